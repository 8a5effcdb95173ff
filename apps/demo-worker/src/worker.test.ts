import { describeServer } from '@kuvert-demo/domain/testing';

describeServer(new URL('start.ts', import.meta.url));
