import type { Exam, Findings } from './exam.ts';

/** Where the client runs. */
export interface Runtime {
  readonly name: string;
  /** Whether it is here, or has to be fetched first. */
  readonly isHere: boolean;
  /** Puts the exam to the client there. */
  readonly examine: (exam: Exam) => Promise<Findings>;
}
