import { defineOperations } from '@kuvert/core/operations';
import * as z from 'zod';
import { api } from '../contract.ts';
import { newLabel, newVersion } from '../input.ts';
import { downloads, iconFacts, label, manifest, version } from '../output.ts';
import { bearer, changing } from './callers.ts';

const tags = ['parts of projects'];
const writing = bearer('projects:write');

/** What belongs to a project: versions, download counts, the icon, keywords and channels. */
export const projectPartOperations = defineOperations(api, {
  listVersions: {
    method: 'GET',
    path: '/v1/projects/{slug}/versions',
    summary: 'The versions of a project, newest first',
    tags,
    ok: { data: z.array(version) },
    errors: ['PROJECT_NOT_FOUND'],
  },
  publishVersion: {
    method: 'POST',
    path: '/v1/projects/{slug}/versions',
    summary: 'Publishes a version',
    tags,
    body: newVersion,
    ok: { status: 201, data: version },
    errors: [...changing, 'VERSION_ALREADY_EXISTS', 'INVALID_DEPENDENCY'],
    security: writing,
  },
  getLatestVersion: {
    method: 'GET',
    path: '/v1/projects/{slug}/latest',
    summary: 'The newest version, if there is one',
    tags,
    ok: { data: version.nullable() },
    errors: ['PROJECT_NOT_FOUND'],
  },
  getVersion: {
    method: 'GET',
    path: '/v1/projects/{slug}/versions/{version}',
    summary: 'A version',
    tags,
    ok: { data: version },
    errors: ['PROJECT_NOT_FOUND', 'VERSION_NOT_FOUND'],
  },
  getManifest: {
    method: 'GET',
    path: '/v1/projects/{slug}/versions/{version}/manifest',
    summary: 'What an installer reads of a version',
    tags,
    ok: { data: manifest },
    errors: ['PROJECT_NOT_FOUND', 'VERSION_NOT_FOUND'],
  },
  getDownloads: {
    method: 'GET',
    path: '/v1/projects/{slug}/downloads',
    summary: 'How often a project was fetched',
    tags,
    ok: { data: downloads },
    errors: ['PROJECT_NOT_FOUND', 'BACKEND_UNAVAILABLE'],
  },
  getIcon: {
    method: 'GET',
    path: '/v1/projects/{slug}/icon',
    summary: 'The icon, as it is',
    tags,
    ok: { raw: { 'image/png': {} } },
    errors: ['PROJECT_NOT_FOUND', 'RESOURCE_NOT_FOUND'],
  },
  putIcon: {
    method: 'PUT',
    path: '/v1/projects/{slug}/icon',
    summary: 'Gives a project an icon: a PNG of at most 64 KiB',
    tags,
    body: {
      'multipart/form-data': {
        type: 'object',
        required: ['icon'],
        properties: { icon: { type: 'string', contentMediaType: 'image/png' } },
      },
    },
    ok: { data: iconFacts },
    errors: [...changing, 'INVALID_UPLOAD', 'INVALID_PARAMETERS'],
    security: writing,
  },
});

const names = z.array(z.string());

/** Keywords: words a project is found by. */
export const keywordOperations = defineOperations(api, {
  listKeywords: {
    method: 'GET',
    path: '/v1/projects/{slug}/keywords',
    summary: 'The keywords of a project',
    tags,
    ok: { data: names },
    errors: ['PROJECT_NOT_FOUND'],
  },
  addKeyword: {
    method: 'POST',
    path: '/v1/projects/{slug}/keywords',
    summary: 'Gives a project a keyword, of which it may have five',
    tags,
    body: newLabel,
    ok: { status: 201, data: label },
    errors: [...changing, 'KEYWORD_ALREADY_EXISTS', 'KEYWORD_LIMIT_EXCEEDED'],
    security: writing,
  },
  removeKeyword: {
    method: 'DELETE',
    path: '/v1/projects/{slug}/keywords/{name}',
    summary: 'Takes a keyword from a project',
    tags,
    ok: { status: 204 },
    errors: [...changing, 'KEYWORD_NOT_FOUND'],
    security: writing,
  },
});

/** Channels: where versions of a project are offered. */
export const channelOperations = defineOperations(api, {
  listChannels: {
    method: 'GET',
    path: '/v1/projects/{slug}/channels',
    summary: 'The channels of a project',
    tags,
    ok: { data: names },
    errors: ['PROJECT_NOT_FOUND'],
  },
  addChannel: {
    method: 'POST',
    path: '/v1/projects/{slug}/channels',
    summary: 'Gives a project a channel, of which it may have five',
    tags,
    body: newLabel,
    ok: { status: 201, data: label },
    errors: [...changing, 'CHANNEL_ALREADY_EXISTS', 'CHANNEL_LIMIT_EXCEEDED'],
    security: writing,
  },
  removeChannel: {
    method: 'DELETE',
    path: '/v1/projects/{slug}/channels/{name}',
    summary: 'Takes a channel from a project',
    tags,
    ok: { status: 204 },
    errors: [...changing, 'CHANNEL_NOT_FOUND'],
    security: writing,
  },
});
