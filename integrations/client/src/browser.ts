import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import type { Exam, Findings } from './exam.ts';
import { startFront } from './front.ts';
import type { Runtime } from './runtime.ts';

/** The Chromium, or Chrome, that is installed here, if one is. */
export const program: string | undefined = [
  process.env['CHROME_BIN'] ?? '',
  ...['chromium', 'google-chrome', 'chromium-browser'].flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  ),
].find((file) => file !== '' && existsSync(file));

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts it with a profile of its own, which is empty. */
const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: program ?? '', headless: true, chromiumSandbox: false, args: FLAGS });

/** A page, and the server of the exam on another origin or on its own. */
const inPage = (name: string, headers: string | undefined): Runtime => ({
  name,
  isHere: program !== undefined,
  async examine(exam) {
    const { port } = new URL(exam.baseUrl);
    const home = await startFront(Number(port), '');
    const other = headers === undefined ? home : await startFront(Number(port), headers);
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(home.origin);
      await page.addScriptTag({ path: join(import.meta.dirname, '../dist/page.iife.js') });
      const asked: Exam = { ...exam, baseUrl: other.origin };
      return await page.evaluate<Findings>(`examine(${JSON.stringify(asked)})`);
    } finally {
      await browser.close();
      home.close();
      other.close();
    }
  },
});

/** A browser; a page asks the server of its own origin. */
export const ownOrigin: Runtime = inPage('Chromium', undefined);

/** The same across origins. The headers are added to the first answer of a connection, so each has only one. */
export const otherOrigin: Runtime = inPage(
  'Chromium, another origin',
  'Access-Control-Allow-Origin: *\r\nConnection: close\r\n',
);
