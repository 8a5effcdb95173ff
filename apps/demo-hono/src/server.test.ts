import { describeServer } from '@kuvert-demo/domain/testing';

describeServer(new URL('index.ts', import.meta.url));
