import type { ContractData } from '@kuvert/core';
import { digestOf } from '../digest.ts';
import { membersOf } from './schema-members.ts';

type Envelope = ContractData['envelope'];
type Kind = keyof Envelope['schemas'];

/** What an envelope promises, as a lock keeps it. */
export interface EnvelopeFacts {
  readonly name: string;
  readonly mediaType: string;
  readonly failureMediaType?: string;
  readonly wireCode: string;
  readonly successCode?: number | string;
  readonly isAlwaysOk?: true;
  /** Every member of its bodies, with what its schema says of it. */
  readonly members: Readonly<Record<Kind, Readonly<Record<string, string>>>>;
  /** Of all of its schemas, texts included. */
  readonly digest: string;
}

/** The facts of an envelope. */
export function toEnvelopeFacts(envelope: Envelope): EnvelopeFacts {
  const { name, mediaType, failureMediaType, wireCode, successCode, isAlwaysOk, schemas } = envelope;
  const { success, page, failure } = schemas;
  return {
    name,
    mediaType,
    ...(failureMediaType !== undefined && { failureMediaType }),
    wireCode,
    ...(successCode !== undefined && { successCode }),
    ...(isAlwaysOk === true && { isAlwaysOk }),
    members: { success: membersOf(success), page: membersOf(page), failure: membersOf(failure) },
    digest: digestOf({ success, page, failure }),
  };
}
