// SPDX-License-Identifier: Apache-2.0
// Lists of hosts that do not end, lead elsewhere, or hold what is no image: nothing is deleted by such a list.
import { describe, expect, it } from 'vitest';
import { Problem, type ProblemData } from '../../../src/problem.ts';
import type { Reply } from '../../registry/server.ts';
import type { Store } from '../../ship/memory.ts';
import * as apis from './apis.ts';
import { rows, type HostRow } from './host-rows.ts';
import { storeOf } from './stores.ts';

const API: Readonly<Record<string, apis.Api>> = {
  ...{ 'Docker Hub': apis.hub, GitLab: apis.gitlab, Harbor: apis.harbor, Quay: apis.quay },
  ...{ Azure: apis.azure, 'Artifact Registry': apis.google, 'ghcr.io': apis.ghcr, ECR: apis.ecr },
};

const text = ({ body = '' }: Reply) => (typeof body === 'string' ? body : '');
const isList = ({ method, headers }: apis.ApiAsked) =>
  method === 'GET' || String(headers['x-amz-target']).endsWith('.DescribeImages');

/** What is wrong with a list. */
interface OddList {
  readonly name: string;
  /** The answer, from that of the host; the first one is that of the first page. */
  readonly odd: (own: Reply, first: Reply) => Reply;
  readonly hosts?: readonly string[];
  readonly not?: readonly string[];
}

const lists: readonly OddList[] = [
  { name: 'gives its first page again and again', odd: (_, first) => first },
  {
    name: 'goes on at another host',
    odd: (own) => ({
      ...own,
      headers: {
        ...own.headers,
        ...(own.headers?.link === undefined
          ? {}
          : { link: own.headers.link.replace('</', '<https://elsewhere.example/') }),
      },
      body: text(own).replace('"next":"/', '"next":"https://elsewhere.example/'),
    }),
    hosts: ['Docker Hub', 'GitLab', 'Harbor', 'Azure'],
  },
  {
    name: 'has a number in place of a tag',
    odd: (own) => ({ ...own, body: text(own).replace('"sha-1a2b3c4"', '5') }),
    not: ['GitLab'], // the registry lists its tags
  },
  {
    name: 'has a name that is no tag',
    odd: (own) => ({ ...own, body: text(own).replace('"sha-1a2b3c4"', '"a b\\u001b[31m"') }),
    not: ['GitLab'],
  },
  {
    name: 'has null among its entries',
    odd: (own) => ({ ...own, body: text(own).replace(/(?<=[a-z]":|^)\[\{/, '[null,{') }),
    not: ['ECR'], // its SDK leaves them out
  },
  { name: 'is a text', odd: () => apis.json('many') },
  { name: 'is a number in a page', odd: () => ({ status: 200, body: '5' }) },
  { name: 'is longer than any page', odd: () => apis.json(['x'.repeat(10 * 1024 * 1024)]) },
];

/** The problem of a listing. */
async function listBy(row: HostRow, store: Store, list: OddList): Promise<ProblemData | undefined> {
  let first: Reply | undefined;
  const host = await row.open(store, (asked) => {
    const own = API[row.name]?.(asked, store);
    if (!isList(asked) || own === undefined || (own.status ?? 200) !== 200) return undefined;
    first ??= own;
    return list.odd(own, first);
  });
  try {
    await host.list();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return thrown.problems[0];
  }
}

describe.each(lists)('a list that $name', (list) => {
  const { hosts = Object.keys(API), not = [] } = list;
  it.each(rows.filter(({ name }) => hosts.includes(name) && !not.includes(name)))(
    'of $name',
    async (row) => {
      // ghcr.io has 100 versions on a page.
      const more = Array.from({ length: 30 }, (_, at) => `sha-${String(at).padStart(7, '0')}`);
      const store = storeOf(['sha-1a2b3c4', 'main', ...more]);
      const problem = await listBy(row, store, list);
      expect(problem, row.name).toMatchObject({ level: 'error' });
      expect(problem?.code).toMatch(
        /^(?:REGISTRY_A(?:PI_FAILED|NSWER_INVALID)|PRUNE_REFUSED|LOGIN_SERVICE_FAILED)$/,
      );
      expect(problem?.message).not.toMatch(/\p{Cc}/u);
      expect(problem?.hint).not.toBe('');
    },
  );
});
