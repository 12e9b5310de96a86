// SPDX-License-Identifier: Apache-2.0
// tagship whoami for what the environment offers: the source, the account and the end, and no secret.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CliProcess } from '../../../src/cli/cli.ts';
import { runCli } from '../../../src/cli/run.ts';
import type { WhoamiRow } from '../../../src/run/whoami.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import { createShell } from '../../../src/shell.ts';
import { gitEnv, makeProject, type Project } from '../../e2e/project.ts';
import { CLIENT, ROLE } from '../oidc/clouds.ts';
import { openInternet } from './internet.ts';
import { LONG, type Offer, offers, SHORT } from './offers.ts';
import { NOWHERE } from './world.ts';

let project: Project;
beforeAll(async () => {
  project = await makeProject({});
});
afterAll(() => project.remove());

async function whoami({ env, hosts, host, secrets }: Offer, flags: readonly string[]) {
  const internet = await openInternet({ 'nothing.example': () => ({}), ...hosts });
  onTestFinished(internet.close);
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await runCli({
    argv: ['whoami', host, ...flags],
    cwd: project.directory,
    env: { ...gitEnv(project.home), ...NOWHERE, HOME: project.home, ...internet.env, ...env },
    shell: createShell(),
    signal: new AbortController().signal,
    streams: { stdout, stderr, stdin } as unknown as CliProcess['streams'],
  });
  const [text, said] = [stdout, stderr].map((one) => String((one.read() as Buffer | null) ?? ''));
  const all = `${text ?? ''}${said ?? ''}`;
  expect(secrets.filter((value) => createFinder(value)(all).length > 0)).toEqual([]);
  return { code, text: text ?? '', said };
}

/** The accounts by the offers that name one. */
const accounts: Readonly<Record<string, string | undefined>> = {
  'keys of a user of AWS': LONG.id,
  'keys of a session of AWS': SHORT.id,
  'a token in a file and a role of AWS': ROLE,
  'a container of AWS': SHORT.id,
  'a machine of AWS': SHORT.id,
  'a service account of Google': 'ci@acme.iam.gserviceaccount.com',
  'a service principal of Azure': CLIENT,
  'a token in a file and an application of Azure': CLIENT,
};

describe('whoami shows the login of', () => {
  it.each(Object.keys(offers))('%s', async (name) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const { code, text, said } = await whoami(offer, ['--json']);
    expect(code, said).toBe(0);
    const [row] = (JSON.parse(text) as { readonly registries: readonly WhoamiRow[] }).registries;
    expect(row).toMatchObject({ registry: offer.host, username: offer.user, push: null });
    expect(row?.source).toMatch(offer.source);
    expect(row?.account).toBe(accounts[name] ?? null);
    // The end itself, not when the run would renew it.
    const leftMs = Date.parse(row?.until ?? '') - Date.now();
    expect(leftMs).toBeGreaterThan(name.includes('AWS') ? 11.9 * 3_600_000 : 1_700_000);
  });

  it('keys of a user of AWS, as text', async () => {
    const offer = (await offers['keys of a user of AWS']?.()) ?? expect.fail();
    const { text } = await whoami(offer, []);
    const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
    expect(lines).toEqual(
      expect.arrayContaining([
        offer.host,
        'login AWS_ACCESS_KEY_ID',
        'user AWS',
        `account ${LONG.id}`,
      ]),
    );
  });
});
