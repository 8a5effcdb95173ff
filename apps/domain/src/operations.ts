import { leadOperations } from './leads/operations.ts';
import { peopleOperations } from './resources/operations/people.ts';
import { channelOperations, keywordOperations, projectPartOperations } from './resources/operations/project-parts.ts';
import { projectOperations } from './resources/operations/projects.ts';
import { signingInOperations } from './resources/operations/signing-in.ts';

/** What the package registry answers to, by id. */
export const operations = {
  ...signingInOperations,
  ...peopleOperations,
  ...projectOperations,
  ...keywordOperations,
  ...channelOperations,
  ...projectPartOperations,
};

/** The operations of keywords and of channels, which are alike. */
export const labelOperations = {
  keywords: {
    list: keywordOperations.listKeywords,
    add: keywordOperations.addKeyword,
    remove: keywordOperations.removeKeyword,
  },
  channels: {
    list: channelOperations.listChannels,
    add: channelOperations.addChannel,
    remove: channelOperations.removeChannel,
  },
};

export { leadOperations };
