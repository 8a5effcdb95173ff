// The exam comes from a file, and what is found goes to the standard output: node process.js <file>
import { readFileSync } from 'node:fs';
import type { Exam } from '../exam.ts';
import { examine } from './examine.ts';

console.log(JSON.stringify(await examine(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Exam)));
