// What adapters are made of. Users of an adapter need none of it.
export { readJson } from './body.ts';
export type { BodyOptions, BodySource } from './body.ts';
export { joinHeader } from './headers.ts';
export { markHeard } from './heard.ts';
export type { Origin } from './heard.ts';
export { announcesBody, isJsonType, parseJson } from './json-body.ts';
export { readNodeBody } from './node-body.ts';
export { writeHeaders } from './node-headers.ts';
export type { NodeRequest } from './node-body.ts';
export { createReplier } from './replier.ts';
export type { RequestFacts } from './facts.ts';
export type { Replier } from './replier.ts';
export type { Reply } from './reply.ts';
export type { StreamReply } from './stream-reply.ts';
export type { OutputOf } from './standard-schema.ts';
export { isDecodable, readQuery, toTarget } from './target.ts';
export type { Query, Target } from './target.ts';
export { isThenable } from './thenable.ts';
