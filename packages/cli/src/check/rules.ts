/** How grave a finding is. */
export type RuleLevel = 'warning' | 'error';

/** The rules of `kuvert check`, with their levels unless the config says others, and what each is about. */
export const rules = {
  registry: { level: 'error', about: 'breaks a rule of the registry' },
  'status-contradicts-reason': { level: 'error', about: 'the reason says another status' },
  'deprecated-for-none': { level: 'error', about: 'deprecated for a code that can no longer be raised' },
  'same-text': { level: 'warning', about: 'two codes with one message' },
  'retry-contradicts-status': { level: 'warning', about: 'the retry class and the status say opposite things' },
  unused: { level: 'warning', about: 'no source raises the code' },
  'silences-nothing': { level: 'warning', about: 'the config silences a rule for a reason there is not' },
} as const;

/** The name of a rule. */
export type RuleName = keyof typeof rules;

/** All of them. */
export const ruleNames: readonly RuleName[] = Object.keys(rules) as RuleName[];

/** Something that is wrong, or likely is. */
export interface Finding {
  readonly rule: RuleName;
  readonly level: RuleLevel;
  readonly api: string;
  readonly reason: string;
  readonly text: string;
}

/** What a rule finds, before the config has its say. */
export type Found = Omit<Finding, 'level' | 'api'>;
