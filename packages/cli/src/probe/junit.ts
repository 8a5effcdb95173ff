import type { ProbeRun } from '@kuvert/testkit';

/** What XML 1.0 has no place for, not even escaped (§2.2). */
// oxlint-disable-next-line no-control-regex -- what is looked for
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_CHARACTER, '\ufffd')
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
    .replace(/[\n\r\t]/g, (space) => `&#${space.charCodeAt(0)};`);

/** The run as JUnit has it, which CI servers read: each probe is a test case. */
export function toJUnit({ results, failed, skipped }: ProbeRun, url: string): string {
  const cases = results.map(({ id, title, problems, skipped: reason }) => {
    const name = `    <testcase classname="kuvert probe" name="${escape(`${id}: ${title}`)}"`;
    if (reason !== undefined) return `${name}><skipped message="${escape(reason)}"/></testcase>`;
    if (problems.length === 0) return `${name}/>`;
    const texts = problems.map(({ rule, text }) => `${rule}: ${text}`);
    return `${name}><failure message="${escape(texts[0] ?? '')}">${escape(texts.join('\n'))}</failure></testcase>`;
  });
  const counts = `tests="${results.length}" failures="${failed}" skipped="${skipped}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
  <testsuite name="${escape(url)}" ${counts}>
${cases.join('\n')}
  </testsuite>
</testsuites>
`;
}
