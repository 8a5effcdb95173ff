import { iconLimit } from '../resources/icons.ts';
import { ok, refused } from './expect.ts';
import type { Part, RequestGroup } from './types.ts';

/** A PNG of one transparent pixel. */
const pixel: Uint8Array<ArrayBuffer> = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
const icon: Part = { name: 'icon', filename: 'icon.png', type: 'image/png', bytes: pixel };

const put = { method: 'PUT', path: '/v1/projects/alder/icon', as: 'ada session' } as const;

export const icons: RequestGroup = {
  heading: 'Icons: an upload and a raw answer',
  requests: [
    {
      title: 'there is none yet',
      method: 'GET',
      path: '/v1/projects/alder/icon',
      expect: refused(404, 5, 'Resource not found'),
    },
    {
      ...put,
      title: 'a part of another name',
      multipart: [{ ...icon, name: 'picture' }],
      expect: refused(400, 1002, 'Invalid upload payload'),
    },
    {
      ...put,
      title: 'a multipart body without a boundary',
      headers: { 'content-type': 'multipart/form-data' },
      body: 'icon=',
      expect: refused(400, 1002, 'Invalid upload payload'),
    },
    {
      ...put,
      title: 'a file that only says it is a PNG',
      multipart: [{ ...icon, bytes: Uint8Array.from(new TextEncoder().encode('<svg onload="alert(1)"/>')) }],
      expect: refused(400, 1002, 'Invalid upload payload'),
    },
    {
      ...put,
      title: 'a file that is too large',
      multipart: [{ ...icon, bytes: new Uint8Array(iconLimit + 1) }],
      expect: refused(413, 1002, 'Invalid upload payload'),
    },
    {
      ...put,
      title: 'a file of another type',
      multipart: [{ ...icon, filename: 'icon.gif', type: 'image/gif' }],
      expect: refused(415, 1002, 'Invalid upload payload'),
    },
    { ...put, title: 'a PNG', multipart: [icon], expect: ok({ type: 'image/png', size: 70 }) },
    {
      title: 'its bytes come back as they are',
      method: 'GET',
      path: '/v1/projects/alder/icon',
      expect: {
        status: 200,
        code: null,
        raw: {
          type: 'image/png',
          length: 70,
          sha256: '6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0',
        },
      },
    },
  ],
};
