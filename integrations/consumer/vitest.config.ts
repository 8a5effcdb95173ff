import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

// The one test configuration, with the packages packed before the first test.
export default mergeConfig(shared, { test: { globalSetup: ['src/pack.ts'] } });
