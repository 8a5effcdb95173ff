import { peek } from './brand.ts';
import type { FaultName } from './faults.ts';

/**
 * The fault of an error that a reader of requests raises without a status that could be trusted: a form, a compressed
 * body, a path, a row that is taken. What it is told by must be no one else's, since it is the caller who is blamed.
 */
export function toCallerFault(error: unknown): FaultName | undefined {
  const text = (key: string): string => String(peek(error, key));
  const code = text('code');
  const message = text('message');

  if (text('name') === 'MulterError') return MULTER_SIZES.test(code) ? 'uploadTooLarge' : 'uploadMalformed';
  if (membersOf(error) === 'code,httpCode') return formidable.find(([known]) => known.test(code))?.[1];
  // The members are zlib's own, and not of a client that copies the code of what it could not decompress.
  if (ZLIB_DATA.test(code)) return typeof peek(error, 'errno') === 'number' ? 'malformedBody' : undefined;
  if (SQLITE.test(code) || message.startsWith('D1_ERROR: ')) return TAKEN.test(message) ? 'conflict' : undefined;
  if (peek(error, 'status') === 400) {
    if (text('name') === 'URIError') return 'malformedUrl';
    // co-body gives the error of a parser a status, and the text that it could not read.
    if (typeof peek(error, 'body') === 'string') return coBodyErrors.get(text('name'));
  }
  return faultOfText(error, message);
}

/** multer's `LIMIT_*` codes that speak of size or number; the others are of form. */
const MULTER_SIZES = /^LIMIT_(?:FILE_SIZE|FIELD_VALUE|FIELD_KEY|(?:FILE|FIELD|PART)_COUNT)$/;

/**
 * formidable 2 and 3 number their errors. Those left out are of its author's making, or of the server's: plugins,
 * folders.
 */
const formidable: readonly (readonly [code: RegExp, fault: FaultName])[] = [
  [/^10(?:02|08|1[0-4])$/, 'uploadMalformed'],
  [/^1003$/, 'unsupportedMediaType'],
  [/^10(?:0[679]|1[56])$/, 'uploadTooLarge'],
];

/** Bytes that zlib, Brotli or Zstandard cannot read. */
const ZLIB_DATA =
  /^(?:Z_(?:DATA|BUF)_ERROR|Z_NEED_DICT|ERR__ERROR_FORMAT_\w+|ZSTD_error_(?:prefix_unknown|corruption_detected|checksum_wrong))$/;

/** node:sqlite, and the code of SQLite itself in better-sqlite3, bun:sqlite, sqlite3 and libSQL. */
const SQLITE = /^(?:ERR_SQLITE_ERROR$|SQLITE_CONSTRAINT)/;
/** A primary key is unique, too. What else is constrained the application has let through. */
const TAKEN = /^(?:D1_ERROR: |SQLITE_CONSTRAINT: )?(?:SQLite error: )?(?:UNIQUE|FOREIGN KEY) constraint failed/;

const coBodyErrors: ReadonlyMap<string, FaultName> = new Map([
  ['RangeError', 'badRequest'],
  ['SyntaxError', 'malformedBody'],
]);

/** Errors that differ by their text alone. They have no members but those named, so that no other is taken for one. */
const texts: readonly (readonly [text: RegExp, members: RegExp, fault: FaultName])[] = [
  // busboy; multer notes what it has cleared away, and raises the second row itself.
  [
    /^(?:Multipart: Boundary not found|Malformed (?:part header|urlencoded form)|Unexpected end of form)$/,
    /^(?:storageErrors)?$/,
    'uploadMalformed',
  ],
  [/^Request (?:aborted|closed)$/, /^storageErrors$/, 'uploadMalformed'],
  [/^Unsupported content type: multipart\//, /^$/, 'unsupportedMediaType'],
  // co-body and inflation.
  [/^(?:Missing content-type$|Unsupported (?:content-type|Content-Encoding): )/, /^status$/, 'unsupportedMediaType'],
  // formData() of Node, Bun, Deno and Workers.
  [
    /^(?:Failed to parse body as FormData|FormData parse error|Unable to parse body as form|Cannot construct MultipartP|No initial boundary)/,
    /^$/,
    'uploadMalformed',
  ],
  [
    /^(?:Content-Type was not one of "multipart|Can't decode form data|Body can not be decoded as form|Unrecognized Content-Type header)/,
    /^$/,
    'unsupportedMediaType',
  ],
  // qs.
  [/^(?:Input depth exceeded depth option of|(?:Array|Parameter) limit exceeded\. Only) \d+ /, /^$/, 'badRequest'],
];

function faultOfText(error: unknown, message: string): FaultName | undefined {
  return texts.find(([text, own]) => text.test(message) && own.test(membersOf(error)))?.[2];
}

const membersOf = (error: unknown): string => Object.keys(error as object).join();
