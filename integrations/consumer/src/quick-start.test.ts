import { expect, test } from 'vitest';
import { readQuickStart } from './quick-start.ts';

const readme = `
# Kuvert

## Quick start

\`\`\`js
// contract.mjs
export const api = 1;
\`\`\`

### Koa

\`npm install @kuvert/core @kuvert/koa koa\`: Koa 3.

\`\`\`js
// server.mjs
import { api } from './contract.mjs';
\`\`\`

## Beyond

\`\`\`js
// server.mjs
elsewhere();
\`\`\`
`;

test('a quick start is what stands under its heading, to the letter', () => {
  expect(readQuickStart(readme, 'Koa')).toEqual({
    install: ['@kuvert/core', '@kuvert/koa', 'koa'],
    files: {
      'contract.mjs': '// contract.mjs\nexport const api = 1;\n',
      'server.mjs': "// server.mjs\nimport { api } from './contract.mjs';\n",
    },
  });
});

test.each([
  ['the heading', '### Koa', '### Koala', 'no heading "Koa"'],
  ['the contract', '// contract.mjs', '// codes.mjs', '0 blocks of js that start with "// contract.mjs"'],
  ['the server', '// server.mjs\nimport', '// index.mjs\nimport', '0 blocks of js that start with "// server.mjs"'],
  ['the command that installs it', 'npm install', 'yarn add', 'no `npm install …` under "Koa"'],
])('a README without %s is refused', (_title, before, after, message) => {
  expect(() => readQuickStart(readme.replace(before, after), 'Koa')).toThrow(message);
});

test('a README with two servers under one heading is refused', () => {
  expect(() => readQuickStart(readme.replace('## Beyond', '#### Beyond'), 'Koa')).toThrow('2 blocks of js');
});
