/** What every answer is held to, whatever its case is about. */
export const rules = {
  alive: 'The process lives, and answers the next request.',
  prompt:
    'The answer is complete within a second, or the connection ends abnormally once the head is out; it never hangs, and never looks complete when it was cut.',
  json: 'The type of an envelope is its own, whatever the client accepts.',
  envelope: 'The body is one envelope in valid UTF-8, and its message is not empty and at most 1 KiB.',
  status: 'It is a success envelope if and only if the status is 2xx.',
  framing: 'One Content-Length equal to the bytes, or chunks, never both; nothing after 204, 304 and HEAD.',
  secrets: 'Nothing of a thrown message, stack, path, statement, upstream answer or rejected input goes out.',
  headers:
    'No control character in a header; nosniff on envelopes; failures are no-store; no X-Powered-By; one request id.',
  environment: 'The same bytes whatever NODE_ENV says.',
  hook: 'The hook hears of every failure once, with the original, and changes nothing for the client.',
  alike: 'The same status, contract headers and body on every adapter and runtime.',
} as const;

/** The name of a rule. */
export type Rule = keyof typeof rules;

/** One thing that is wrong with an answer. */
export interface Problem {
  readonly rule: Rule;
  /** A sentence. */
  readonly text: string;
}
