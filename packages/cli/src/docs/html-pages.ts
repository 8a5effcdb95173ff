import { retryTexts } from '../explain.ts';
import { describeKind } from '../param-kind.ts';
import { keptTexts } from './docs-model.ts';
import type { Documented, DocumentedCode } from './docs-model.ts';
import { toLink } from './link.ts';
import { markup, toPage } from './markup.ts';
import type { Markup } from './markup.ts';
import { script } from './search-script.ts';

/** The docs of an API as pages by their names: an index, and one for each code. */
export function toHtmlPages(api: Documented): ReadonlyMap<string, string> {
  const pages = api.codes.map((code): [string, string] => [pageOf(code.reason), toCodePage(code, api)]);
  return new Map([['index.html', toIndex(api)], ...pages]);
}

/** A name that is no device of Windows, and no other case of the index. */
function pageOf(reason: string): string {
  return `code-${reason}.html`;
}

function toIndex(api: Documented): string {
  const { title, codes } = api;
  const rows = codes.map(
    (code) => markup`<tr id="${code.reason}">
<td class="number"><code>${code.code}</code></td>
<td><a href="${pageOf(code.reason)}"><code>${code.reason}</code></a></td>
<td>${code.status.join(', ')}</td>
<td>${code.message}${noteOf(code)}</td>
</tr>
`,
  );
  const body = markup`<main>
<h1>${title}</h1>
<div data-search hidden>
<p><label for="search">Search codes, reasons, statuses and messages</label></p>
<p><input id="search" type="search" autocomplete="off" spellcheck="false"></p>
</div>
<p class="faint" role="status" data-count>${codes.length} codes</p>
<div class="scroll" role="region" aria-label="Codes" tabindex="0">
<table>
<thead>
<tr><th scope="col">Code</th><th scope="col">Reason</th><th scope="col">Status</th><th scope="col">Message</th></tr>
</thead>
<tbody>
${rows}</tbody>
</table>
</div>
${keptTexts(api).map(
  (text) => markup`<p>${text}</p>
`,
)}</main>`;
  return toPage(title, body, script);
}

function noteOf({ retired, deprecated }: DocumentedCode): Markup | undefined {
  if (retired === true) return markup` <span class="note">retired</span>`;
  return deprecated === undefined ? undefined : markup` <span class="note">deprecated</span>`;
}

function toCodePage(code: DocumentedCode, { title, envelope }: Documented): string {
  const { reason, message, example } = code;
  const list = Array.from(factsOf(code), ([name, fact]) => markup`<dt>${name}</dt><dd>${fact}</dd>\n`);
  const shown =
    example !== undefined &&
    markup`<h2>As it is answered</h2>
<p class="faint">In the ${envelope} envelope</p>
<pre tabindex="0"><code>${JSON.stringify(example, undefined, 2)}</code></pre>
`;
  const body = markup`<nav aria-label="Back"><a href="index.html#${reason}">${title}</a></nav>
<main>
<h1><code>${reason}</code></h1>
<p>${message}</p>
<dl>
${list}</dl>
${shown}</main>`;
  return toPage(`${reason}: ${title}`, body);
}

/** What is known of a code, under its names. */
function* factsOf(code: DocumentedCode): Generator<readonly [string, Markup]> {
  const { status, params = {}, challenge, retry, docs, deprecated, retired } = code;
  yield ['Code', markup`<code>${code.code}</code>`];
  yield ['Status', markup`${status.join(', ')}`];
  const kinds = Object.entries(params);
  if (kinds.length > 0) {
    yield [
      'Params',
      markup`${kinds.map(([name, kind]) => markup`<div><code>${name}</code>, ${describeKind(kind)}</div>`)}`,
    ];
  }
  if (challenge !== undefined) yield ['Challenge', markup`<code>${challenge}</code>`];
  yield ['Retry', markup`${retryTexts[retry]}`];
  if (code.speaksFor.length > 0) yield ['Speaks for', markup`${code.speaksFor.join(', ')}`];
  if (docs !== undefined) {
    const link = toLink(docs);
    yield ['More', link === undefined ? markup`${docs}` : markup`<a href="${link}">${docs}</a>`];
  }
  if (deprecated !== undefined) {
    yield ['Deprecated', markup`use <a href="${pageOf(deprecated)}"><code>${deprecated}</code></a>`];
  }
  if (retired === true) yield ['Retired', markup`it is no longer answered, and its code stays taken`];
}
