import type { TestRequest } from '../case.ts';
import type { Rule } from '../problem.ts';
import type { Answer } from '../wire/answer.ts';
import type { ProbedServer } from './server.ts';

/** What somebody has to say of a server before a probe can be made of it. */
export type Knowledge = 'path' | 'list' | 'post' | 'guarded';

/** One thing that is wrong: with an answer, or with what a list says of its pages. */
export interface Finding {
  readonly rule: Rule | 'pages';
  /** A sentence. */
  readonly text: string;
}

/** One fault or duty that a server can be asked for without its cooperation. */
export interface Probe {
  readonly id: string;
  /** A sentence about behaviour. */
  readonly title: string;
  /** The rule behind it, or what servers do by themselves. */
  readonly why: string;
  readonly needs?: Knowledge;
  /** Asks the server, and says what is wrong beyond what every answer is held to. */
  readonly ask: (server: ProbedServer) => Promise<readonly Finding[]>;
}

/** A request, and what came of it. */
export interface Probed {
  readonly request: TestRequest;
  /** Absent where none came. */
  readonly answer?: Answer;
}

/** What came of one probe. */
export interface ProbeResult extends Pick<Probe, 'id' | 'title' | 'why'> {
  /** Empty when it passed, or was not made. */
  readonly problems: readonly Finding[];
  readonly exchanges: readonly Probed[];
  /** Why it was not made. */
  readonly skipped?: string;
}
