// SPDX-License-Identifier: Apache-2.0
// A login for the API of a host that ends in the middle of a prune: it is renewed once, for all requests.
import { describe, expect, it } from 'vitest';
import { createAzureHost } from '../../../src/lifecycle/prune/hosts/azure.ts';
import { createLogIn } from '../../../src/lifecycle/prune/hosts/login.ts';
import type { FoundCredential } from '../../../src/registry/registry.ts';
import { secret } from '../../../src/settings/secret.ts';
import { problemOf } from '../../registry/bench.ts';
import { azure, serveApi, siteOf } from './apis.ts';
import { DAY, pruneStore, questionOf, storeOf } from './stores.ts';

/** Opens a repository with three tags to go, whose API accepts `accepted`. */
async function open(first: FoundCredential, renewed: readonly FoundCredential[]) {
  const store = storeOf(['1.0.0', 'sha-1a2b3c4', 'sha-5e6f7a8', 'sha-9f8e7d6']);
  const accepted = new Set(['Bearer first']);
  const { url } = await serveApi(azure, store, ({ headers }) =>
    accepted.has(headers.authorization ?? '') ? undefined : { status: 401, body: '{}' },
  );
  const [next] = [...renewed];
  let renewals = 0;
  const logIn = createLogIn({
    found: first,
    renew: () => {
      renewals += 1;
      return Promise.resolve(next);
    },
    toLogin: (found) => {
      const { credential } = found ?? {};
      const text = credential?.kind === 'password' ? credential.password.reveal() : '';
      return { headers: { authorization: `Bearer ${text}` }, secrets: [text] };
    },
  });
  const host = createAzureHost({ ...siteOf(store, `${url}/`, 'acme.azurecr.io/acme/app'), logIn });
  /** Ends the login after the list was read. */
  const listed = async () => {
    const listing = await host.list();
    accepted.clear();
    accepted.add('Bearer second');
    return listing;
  };
  return { store, host: { ...host, list: listed }, renewals: () => renewals };
}

const toFound = (password: string, ends: boolean): FoundCredential => ({
  credential: { kind: 'password', username: 'u', password: secret(password) },
  source: 'a test',
  ...(ends ? { untilMs: DAY } : {}),
});

describe('a login that ends between the list and the deletions', () => {
  const question = questionOf({ delete: ['sha-*'] });

  it('is renewed once, and all goes that is to go', async () => {
    const { store, host, renewals } = await open(toFound('first', true), [toFound('second', true)]);
    const done = await pruneStore(store, question, { host });
    expect(done.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect([...store.tags.keys()]).toEqual(['1.0.0']);
    expect(renewals()).toBe(1);
  });

  it('is not asked for again where it does not end: what is refused stays', async () => {
    const { host, renewals } = await open(toFound('first', false), []);
    await host.list();
    const { problems } = await problemOf(host.list());
    expect(problems[0]?.code).toBe('PRUNE_REFUSED');
    expect(renewals()).toBe(0);
  });
});

it('names the repository where the API cannot be reached', async () => {
  const site = siteOf(storeOf(['1.0.0']), 'http://127.0.0.1:9/', 'acme.azurecr.io/acme/app');
  const { problems } = await problemOf(createAzureHost(site).list());
  expect(problems[0]?.message).toMatch(/^could not list .*"acme\.azurecr\.io\/acme\/app": cannot/);
});
