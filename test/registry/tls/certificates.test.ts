// SPDX-License-Identifier: Apache-2.0
// Where certificates come from: settings, the directories of Docker and Podman, the environment.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RegistryClientOptions } from '../../../src/registry/client.ts';
import type { RegistrySetting } from '../../../src/settings/settings.ts';
import { makeIdentity } from '../../lab/certificates.ts';
import { createBench, problemOf } from '../bench.ts';
import { serve } from '../server.ts';

const authority = makeIdentity({ name: 'Test authority' });
const good = makeIdentity({ name: 'registry', issuer: authority, ipAddresses: ['127.0.0.1'] });
const client = makeIdentity({ name: 'client', issuer: authority });
const stranger = makeIdentity({ name: 'stranger', issuer: makeIdentity({ name: 'Other' }) });

const open = { key: good.key, cert: good.certificate };
const mutual = { ...open, requestCert: true, rejectUnauthorized: true, ca: authority.certificate };

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-certificates-'));
  await writeFile(join(directory, 'ca.pem'), authority.certificate);
  await writeFile(join(directory, 'client.pem'), client.certificate);
  await writeFile(join(directory, 'client.key'), client.key);
  await writeFile(join(directory, 'stranger.key'), stranger.key);
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const closers: (() => Promise<unknown>)[] = [];
const clients: { close: () => void }[] = [];
afterEach(async () => {
  for (const one of clients.splice(0)) one.close();
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(tls: https.ServerOptions): Promise<string> {
  const server = await serve(() => ({ status: 404 }), { tls });
  closers.push(server.close);
  return server.host;
}

/** Asks `host`, of which the settings say this. */
function ask(
  host: string,
  entry: Partial<RegistrySetting> = {},
  more: Partial<RegistryClientOptions> = {},
): Promise<unknown> {
  const registries = [{ prefix: host, required: true, insecure: false, ...entry }];
  const certsDirs = [join(directory, 'certs.d')];
  const bench = createBench({ registries, cwd: directory, certsDirs, ...more });
  clients.push(bench.client);
  return bench.open(host).resolve('1');
}

describe('certificates', () => {
  async function fill(host: string, files: Readonly<Record<string, string>>): Promise<void> {
    const path = join(directory, 'certs.d', host);
    // An earlier server may have had the same port.
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  }

  it('of our own come from the settings', async () => {
    const host = await start(mutual);
    const entry = { ca: 'ca.pem', cert: 'client.pem', key: 'client.key' };
    await expect(ask(host, entry)).resolves.toBeUndefined();
  });

  it.each([
    {
      name: 'a file that is not there',
      entry: { cert: 'no.pem', key: 'client.key' },
      says: 'ENOENT',
    },
    {
      name: 'a key that is none',
      entry: { cert: 'client.pem', key: 'ca.pem' },
      says: 'client.pem',
    },
    {
      name: 'a key of another certificate',
      entry: { cert: 'client.pem', key: 'stranger.key' },
      says: 'the key does not match the certificate',
    },
  ])('$name is a Problem', async ({ entry, says }) => {
    const host = await start(open);
    const [problem] = (await problemOf(ask(host, { ca: 'ca.pem', ...entry }))).problems;
    expect(problem?.code).toBe('REGISTRY_CERT_UNREADABLE');
    expect(problem?.message).toContain(says);
  });

  it('of authorities and our own come from the directory of a host', async () => {
    const host = await start(mutual);
    await fill(host, {
      'ca.crt': authority.certificate,
      'client.cert': client.certificate,
      'client.key': client.key,
      README: 'not a certificate',
    });
    await expect(ask(host)).resolves.toBeUndefined();
  });

  it.each([
    { files: { 'client.cert': client.certificate }, says: /not ".*client\.key"/ },
    { files: { 'client.key': client.key }, says: /not ".*client\.cert"/ },
    { files: { 'ca.crt': 'none' }, says: /invalid certificate "[^"]*ca\.crt"/ },
    { files: { 'ca.crt': ' '.repeat(5_000_000) }, says: /larger than/ },
  ])('in a directory that is not in order are a Problem: $says', async ({ files, says }) => {
    const host = await start(open);
    await fill(host, files);
    const [problem] = (await problemOf(ask(host, { insecure: true }))).problems;
    expect(problem?.message).toMatch(says);
  });

  it.each([
    { name: 'SSL_CERT_FILE', value: () => join(directory, 'ca.pem') },
    { name: 'SSL_CERT_DIR', value: () => `/nowhere:${directory}` },
  ])('of authorities come from $name', async ({ name, value }) => {
    const host = await start(open);
    await expect(ask(host, {}, { env: { [name]: value() } })).resolves.toBeUndefined();
  });

  it('SSL_CERT_FILE that is not there is told where it is needed', async () => {
    const host = await start(open);
    const env = { SSL_CERT_FILE: '/nowhere/ca.pem' };
    const [problem] = (await problemOf(ask(host, {}, { env }))).problems;
    expect(problem?.message).toMatch(/SSL_CERT_FILE "\/nowhere\/ca\.pem".*ENOENT/);
  });

  it('are not read from the checkout of a change that is not trusted, nor through a link', async () => {
    const host = await start(open);
    const checkout = join(directory, 'checkout');
    await mkdir(join(checkout, 'certs.d', host), { recursive: true });
    await writeFile(join(checkout, 'ca.pem'), authority.certificate);
    await writeFile(join(checkout, 'certs.d', host, 'ca.crt'), authority.certificate);
    const outside = await mkdtemp(join(tmpdir(), 'tagship-link-'));
    closers.push(() => rm(outside, { recursive: true }));
    await symlink(join(checkout, 'ca.pem'), join(outside, 'ca.pem'));
    const env = { SSL_CERT_FILE: join(outside, 'ca.pem') };
    const certsDirs = [join(checkout, 'certs.d')];
    const limited = { env, certsDirs, except: checkout };
    const [problem] = (await problemOf(ask(host, {}, limited))).problems;
    expect(problem?.code).toBe('REGISTRY_TLS_UNTRUSTED');
    const given = ask(host, { ca: join(outside, 'ca.pem') }, limited);
    const [refused] = (await problemOf(given)).problems;
    expect(refused?.code).toBe('REGISTRY_FILE_UNTRUSTED');
  });
});
