import type { ContractData } from '@kuvert/core';
import type { OpenApiOptions } from '@kuvert/openapi';
import type { RuleName, RuleLevel } from '../check/rules.ts';

/** The formats `kuvert docs` writes. */
export type DocsFormat = 'markdown' | 'html' | 'json';

/** Where the docs of the codes go. */
export interface DocsConfig {
  /** A folder. */
  readonly out: string;
  /** All of them unless said. */
  readonly formats?: readonly DocsFormat[];
  /** The heading; that of `info` unless said. */
  readonly title?: string;
}

/** How `kuvert check` judges. */
export interface CheckConfig {
  /** Another level for a rule, or none of it. */
  readonly rules?: Readonly<Partial<Record<RuleName, RuleLevel | 'off'>>>;
  /** The rules that are not held against a code, by its reason. */
  readonly silence?: Readonly<Record<string, readonly RuleName[]>>;
}

/** What `kuvert openapi` writes beside `info` and `operations`. */
export interface OpenApiConfig extends Omit<OpenApiOptions, 'info' | 'operations'> {
  /** A file, of JSON or YAML by its name. Printed unless said. */
  readonly out?: string;
}

/** What every config may say, whether it has one API or several. */
export interface CommonConfig {
  readonly docs?: DocsConfig;
  /** What the OpenAPI document says of the API itself. */
  readonly info?: OpenApiOptions['info'];
  /** The operations of `defineOperations`, of which the OpenAPI document is made. */
  readonly operations?: OpenApiOptions['operations'];
  readonly openapi?: OpenApiConfig;
  /** The file that keeps what was promised; `kuvert.lock.json` unless said. */
  readonly lock?: string;
  /** Globs of the sources that raise the codes, for the rule `unused`. */
  readonly sources?: readonly string[];
  readonly check?: CheckConfig;
  /** The packages that carry the contract: a breaking change of it is one of theirs. */
  readonly packages?: readonly string[];
}

/** What `kuvert.config.ts` exports by default: one `api`, or several `apis` by name. */
export type KuvertConfig = CommonConfig &
  (
    | { readonly api: ContractData; readonly apis?: undefined }
    | { readonly apis: Readonly<Record<string, ContractData>>; readonly api?: undefined }
  );

/**
 * Types a config.
 *
 * @returns what it is given
 * @example
 * // kuvert.config.ts
 * import { defineConfig } from '@kuvert/cli';
 * import { api } from './src/contract.ts';
 *
 * export default defineConfig({ api, docs: { out: 'docs/codes' }, sources: ['src/**' + '/*.ts'] });
 */
export function defineConfig<const C extends KuvertConfig>(config: C): C {
  return config;
}
