export { defineConfig } from './config/config.ts';
export type {
  CheckConfig,
  CommonConfig,
  DocsConfig,
  DocsFormat,
  KuvertConfig,
  OpenApiConfig,
} from './config/config.ts';
export { bumpOf } from './diff/changes.ts';
export type { Bump, Change, ChangeKind } from './diff/changes.ts';
export { compareLocks } from './diff/compare-locks.ts';
export { toLock, toLockText } from './lock/lock.ts';
export type { ApiLock, Lock } from './lock/lock.ts';
export { readLock } from './lock/read-lock.ts';
