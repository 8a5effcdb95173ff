import { expect, test } from 'vitest';
import { openServices, person } from '../testing/open-services.ts';
import { iconLimit } from './icons.ts';
import { readUpload } from './upload.ts';

const png = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};

test('the bytes come back as they were put', async () => {
  const { services } = await openServices();
  const bytes = png(300);
  bytes[299] = 0xff;
  expect(await services.icons.put(person('ada'), 'alder', { type: 'image/png', bytes })).toEqual({
    type: 'image/png',
    size: 300,
  });
  expect(await services.icons.get('alder')).toMatchObject({ type: 'image/png', bytes });
});

test('a second icon takes the place of the first', async () => {
  const { services } = await openServices();
  for (const size of [300, 200]) {
    await services.icons.put(person('ada'), 'alder', { type: 'image/png', bytes: png(size) });
  }
  expect((await services.icons.get('alder')).bytes).toHaveLength(200);
});

test('64 KiB are taken', async () => {
  const { services } = await openServices();
  const putting = services.icons.put(person('ada'), 'alder', { type: 'image/png', bytes: png(iconLimit) });
  expect((await putting).size).toBe(65_536);
});

test.each([
  ['nothing', undefined, 400],
  ['one byte more than 64 KiB', { type: 'image/png', bytes: png(iconLimit + 1) }, 413],
  ['another declared type', { type: 'image/svg+xml', bytes: png(10) }, 415],
  ['bytes of another type', { type: 'image/png', bytes: new Uint8Array(10) }, 400],
  ['too few bytes to tell', { type: 'image/png', bytes: png(10).slice(0, 7) }, 400],
])('%s is refused', async (_what, upload, status) => {
  const { services } = await openServices();
  await expect(services.icons.put(person('ada'), 'alder', upload)).rejects.toMatchObject({ code: 1002, status });
});

function put(body: FormData | string, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/icon', { method: 'PUT', headers, body });
}

test('a form gives its file, and nothing for a text or a missing field', async () => {
  const form = new FormData();
  form.append('icon', new Blob([png(9)], { type: 'image/png' }), 'icon.png');
  form.append('caption', 'image');
  expect(await readUpload(put(form), 'icon')).toEqual({ type: 'image/png', bytes: png(9) });
  expect(await readUpload(put(form), 'caption')).toBeUndefined();
  expect(await readUpload(put(form), 'picture')).toBeUndefined();
});

test.each(['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json'])(
  'a body of %s that is no form is malformed',
  async (type) => {
    const reading = readUpload(put('icon=', { 'content-type': type }), 'icon');
    await expect(reading).rejects.toMatchObject({ fault: 'uploadMalformed' });
  },
);

test('a body that announces too much is not read', async () => {
  const request = put('', { 'content-length': '1000000' });
  await expect(readUpload(request, 'icon')).rejects.toMatchObject({ fault: 'uploadTooLarge' });
  expect(request.bodyUsed).toBe(false);
});
