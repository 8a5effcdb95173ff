import { describeServer } from '@kuvert-demo/domain/testing';
import { describeGuard } from '@kuvert-demo/domain/testing/guard';

describeServer(new URL('index.ts', import.meta.url), describeGuard);
