import type { Exam } from '../exam.ts';
import { examine } from './examine.ts';

export default { fetch: async (request: Request) => Response.json(await examine((await request.json()) as Exam)) };
