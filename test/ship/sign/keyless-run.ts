// SPDX-License-Identifier: Apache-2.0
// A run that signs with its identity: a CI system that gives tokens, and an instance of Sigstore.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareKeyless, type KeylessContext } from '../../../src/ship/sign/keyless/open.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { openIssuer, type Issuer } from '../../credentials/oidc/issuer.ts';
import { openSigstore, type Sigstore } from '../../lab/sigstore.ts';
import { settingsOf } from '../../plan/settings.ts';
import { createQuickClock } from '../../registry/bench.ts';
import { scriptShell } from '../scripted-shell.ts';
import { silentLog } from '../tagging.ts';

/** Who the run is. */
export const IDENTITY =
  'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

/** What such runs need. */
export interface KeylessSite {
  readonly sigstore: Sigstore;
  readonly issuer: Issuer;
  readonly contextOf: (
    settings?: Partial<Settings>,
    more?: Partial<KeylessContext>,
  ) => KeylessContext;
  /** A signer that is open. */
  readonly open: (
    settings?: Partial<Settings>,
  ) => ReturnType<Awaited<ReturnType<typeof prepareKeyless>>['open']>;
  readonly close: () => Promise<void>;
}

/** Opens it, with a log of one version of Rekor's protocol. */
export async function openKeylessSite(logVersion: 1 | 2 = 1): Promise<KeylessSite> {
  const sigstore = await openSigstore(logVersion);
  const issuer = await openIssuer({ sub: IDENTITY }, Date.now);
  const tempDir = await mkdtemp(join(tmpdir(), 'tagship-keyless-'));
  const contextOf: KeylessSite['contextOf'] = (settings = {}, more = {}) => ({
    settings: settingsOf({
      ...{ sign: 'keyless', retryDeadline: 60_000, ...sigstore.settings },
      ...settings,
    }),
    trust: { level: 'trusted', reason: 'it is ours' },
    env: issuer.env,
    cwd: tempDir,
    hide: () => undefined,
    shell: scriptShell([]).shell,
    clock: createQuickClock(),
    signal: new AbortController().signal,
    log: silentLog,
    tempDir,
    ...more,
  });
  return {
    ...{ sigstore, issuer, contextOf },
    open: async (settings) => (await prepareKeyless(contextOf(settings), {})).open(),
    close: async () => {
      await Promise.all([sigstore.close(), issuer.served.close()]);
      await rm(tempDir, { recursive: true, force: true });
    },
  };
}
