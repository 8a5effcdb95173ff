import { retryTexts } from '../explain.ts';
import { describeKind } from '../param-kind.ts';
import type { Documented, DocumentedCode } from './docs-model.ts';
import { script } from './assets.ts';
import { html, toPage } from './html.ts';
import type { Html } from './html.ts';
import { toLink } from './link.ts';

/** The docs of an API as pages by their names: an index, and one for each code. */
export function toHtmlPages(api: Documented): ReadonlyMap<string, string> {
  const pages = api.codes.map((code): [string, string] => [pageOf(code.reason), toCodePage(code, api)]);
  return new Map([['index.html', toIndex(api)], ...pages]);
}

/** A name that is no device of Windows, and no other case of the index. */
function pageOf(reason: string): string {
  return `code-${reason}.html`;
}

function toIndex({ title, codes }: Documented): string {
  const rows = codes.map(
    (code) =>
      html` <tr id="${code.reason}">
        <td class="number"><code>${code.code}</code></td>
        <td>
          <a href="${pageOf(code.reason)}"><code>${code.reason}</code></a>
        </td>
        <td>${code.status.join(', ')}</td>
        <td>${code.message}${noteOf(code)}</td>
      </tr>`,
  );
  return toPage(
    title,
    html`<main>
      <h1>${title}</h1>
      <div data-search hidden>
        <p><label for="search">Search codes, reasons, statuses and messages</label></p>
        <p><input id="search" type="search" autocomplete="off" spellcheck="false" /></p>
      </div>
      <p class="faint" role="status" data-count>${codes.length} codes</p>
      <div class="scroll" role="region" aria-label="Codes" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Reason</th>
              <th scope="col">Status</th>
              <th scope="col">Message</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </main>`,
    script,
  );
}

function noteOf({ retired, deprecated }: DocumentedCode): Html | undefined {
  if (retired === true) return html` <span class="note">retired</span>`;
  return deprecated === undefined ? undefined : html` <span class="note">deprecated</span>`;
}

function toCodePage(code: DocumentedCode, { title, envelope }: Documented): string {
  const { reason, status, message, params = {}, challenge, retry, docs, deprecated, retired } = code;
  const kinds = Object.entries(params).map(
    ([name, kind]) => html`<div><code>${name}</code>, ${describeKind(kind)}</div>`,
  );
  const link = docs === undefined ? undefined : toLink(docs);
  const facts: readonly (readonly [string, Html | undefined])[] = [
    ['Code', html`<code>${code.code}</code>`],
    ['Status', html`${status.join(', ')}`],
    ['Params', kinds.length > 0 ? html`${kinds}` : undefined],
    ['Challenge', challenge === undefined ? undefined : html`<code>${challenge}</code>`],
    ['Retry', html`${retryTexts[retry]}`],
    ['Speaks for', code.speaksFor.length > 0 ? html`${code.speaksFor.join(', ')}` : undefined],
    ['More', docs === undefined ? undefined : link === undefined ? html`${docs}` : html`<a href="${link}">${docs}</a>`],
    [
      'Deprecated',
      deprecated === undefined ? undefined : html`use <a href="${pageOf(deprecated)}"><code>${deprecated}</code></a>`,
    ],
    ['Retired', retired === true ? html`it is no longer answered, and its code stays taken` : undefined],
  ];
  const list = facts.map(
    ([name, fact]) =>
      fact &&
      html`<dt>${name}</dt>
        <dd>${fact}</dd>`,
  );
  const example =
    code.example === undefined
      ? undefined
      : html`<h2>As it is answered</h2>
          <p class="faint">In the ${envelope} envelope</p>
          <pre tabindex="0"><code>${JSON.stringify(code.example, undefined, 2)}</code></pre>`;
  return toPage(
    `${reason}: ${title}`,
    html`<nav aria-label="Back"><a href="index.html#${reason}">${title}</a></nav>
      <main>
        <h1><code>${reason}</code></h1>
        <p>${message}</p>
        <dl>${list}</dl>
        ${example}
      </main>`,
  );
}
