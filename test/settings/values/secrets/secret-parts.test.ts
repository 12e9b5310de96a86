// SPDX-License-Identifier: Apache-2.0
// What is secret inside of a longer value.
import { describe, expect, it } from 'vitest';
import { findSecretParts } from '../../../../src/settings/values/secrets/secret-parts.ts';

const TOKEN = 'ghp_0123456789abcdefghij';

describe('secrets in an entry', () => {
  it.each([
    {
      entry: 'type=s3,region=r,access_key_id=AKIA1,secret_access_key=k/e+y=,session_token=st',
      secrets: ['k/e+y=', 'st'],
    },
    { entry: 'type=azblob,name=n,secret_access_key=k', secrets: ['k'] },
    { entry: 'type=gha,token=t,ghtoken=g', secrets: ['t', 'g'] },
    { entry: 'type=gha,"token=t",scope=x', secrets: ['t'] },
    { entry: 'type=registry,ref=ghcr.io/acme/app:cache', secrets: [] },
    { entry: 'type=local,src=my_token=1', secrets: [] },
    { entry: 'https://user:word@git.example/acme/app.git', secrets: ['word'] },
    { entry: `src=https://${TOKEN}@git.example/acme/app.git#main`, secrets: [TOKEN] },
    { entry: 'https://user@git.example/acme/app.git', secrets: [] },
    { entry: 'ssh://git@git.example/acme/app.git', secrets: [] },
    { entry: 'base=docker-image://alpine:3.20@sha256:0123', secrets: [] },
    { entry: 'https://git.example/@scope/app', secrets: [] },
  ])('$entry', ({ entry, secrets }) => {
    expect(findSecretParts(entry)).toEqual(secrets);
  });
});
