export { leadsApi } from './leads/contract.ts';
export { leadQuery, newLead } from './leads/input.ts';
export { api } from './resources/contract.ts';
export { iconLimit } from './resources/icons.ts';
export {
  callbackQuery,
  newLabel,
  newMember,
  newOrganization,
  newProject,
  newToken,
  newVersion,
  pageQuery,
  projectPatch,
  projectQuery,
  searchQuery,
} from './resources/input.ts';
export { readUpload } from './resources/upload.ts';
export type { Upload } from './resources/upload.ts';
export { documents, programPath, referenceHeaders, referencePage, referencePath } from './documents.ts';
export { environmentFrom, fixedEnvironment, systemEnvironment } from './environment.ts';
export type { Environment } from './environment.ts';
export { bodyLimit, searchLimit } from './limits.ts';
export { labelOperations, leadOperations, operations } from './operations.ts';
export { securitySchemes } from './resources/operations/callers.ts';
export { authorizationOf, demoVariables, requestGroups, requests } from './requests.ts';
export type { DemoRequest, Expectation, Part, RequestGroup } from './requests/types.ts';
export { ask, problemsOf } from './exchange.ts';
export type { Answer } from './exchange.ts';
export { createServices } from './services.ts';
export type { Services, ServicesOptions } from './services.ts';
