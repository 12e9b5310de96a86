// SPDX-License-Identifier: Apache-2.0
// Signing between push and tags: whatever goes wrong there, no tag is without its signature, and the next run finishes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createPublicKey } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRule, Script } from '../lab/fault.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { createShell } from '../../src/shell.ts';
import { readKeyCheck } from '../../src/ship/sign/verify.ts';
import { addToIndex, toFallbackTag } from '../../src/registry/manifests/fallback.ts';
import type { Repository } from '../../src/registry/registry.ts';
import {
  addLegacyLayer,
  makeReferrer,
  readLegacyLayers,
  toLegacyTag,
} from '../../src/ship/sign/store/artifact.ts';
import {
  findBundle,
  listBundles,
  putArtifact,
  putBlobs,
} from '../../src/ship/sign/store/bundle-store.ts';
import { readLegacy } from '../../src/ship/sign/store/legacy-store.ts';
import { makeSimpleSigning, makeStatement } from '../../src/ship/sign/payload.ts';
import { judge } from '../lab/verifiers.ts';
import { shipFrom, type RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import { newPath, open, requestOf, snapshot, NONE, EXACT } from './release-run.ts';
import { expectOneEach, expectSigned, KEYS, signWith, STEPS } from './signatures.ts';

const KINDS = ['plain', 'token'] as const;

const pool = createRegistryPool();
let keys: string;

beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
});
afterAll(async () => {
  await pool.close();
  await rm(keys, { recursive: true, force: true });
});

/** Where public keys are read. */
const runner = () => ({
  ...{ cwd: keys, env: {}, shell: createShell() },
  signal: new AbortController().signal,
});

function toRequest(fixture: RegistryFixture, path: string, pem: string, bothRequired = true) {
  const request = requestOf(fixture, path, { before: 'empty', bothRequired });
  const { settings, env } = signWith(pem);
  return { ...request, settings: { ...request.settings, ...settings }, env };
}

describe.each(pickRows(Object.entries(KEYS)))('a key of kind %s', (kind, pem) => {
  it('is accepted by two versions of cosign, which read different formats', async () => {
    await pool.lend(['plain'], async (fixture) => {
      const path = newPath();
      const { receipt } = await shipFrom(fixture, toRequest(fixture, path, pem));
      expect(receipt.problems).toEqual([]);
      const key = `${kind}.pub`;
      await writeFile(join(keys, key), publicOf(pem));
      const reference = `${fixture.proxied[0]?.proxy.host ?? ''}/${path}:${EXACT}`;
      const args = ['verify', '--key', key, '--insecure-ignore-tlog=true', reference];
      for (const verifier of ['cosign-2', 'cosign-3'] as const) {
        const { ok, text } = await judge(verifier, args, { cwd: keys });
        expect(ok, text).toBe(true);
      }
    });
  });
});

/** Puts signatures in place of those of a digest, over something else than was signed. */
async function tamper(repository: Repository, digest: string): Promise<void> {
  const older = await readLegacy(repository, digest);
  const [layer] = older === undefined ? [] : readLegacyLayers(older);
  if (layer !== undefined) {
    const payload = makeSimpleSigning('registry.example/other', digest);
    const artifact = addLegacyLayer(undefined, payload, layer.annotations);
    await putBlobs(repository, artifact);
    await repository.putManifest(toLegacyTag(digest), artifact.manifest);
  }
  const listed = await listBundles(repository, digest);
  const found = await findBundle(repository, listed, digest, { ownsBundle: () => true });
  if (found === undefined) return;
  const bundle = JSON.parse(found.bundle.toString()) as { dsseEnvelope: { payload: string } };
  const statement = {
    ...JSON.parse(makeStatement(digest).toString()),
    predicate: { more: 1 },
  } as object;
  bundle.dsseEnvelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  const subject = await repository.readManifest(digest);
  const artifact = makeReferrer(
    { ...subject, size: subject.bytes.byteLength },
    Buffer.from(JSON.stringify(bundle)),
    '2026-01-01T00:00:00Z',
  );
  await putArtifact(repository, artifact);
  await repository.putManifest(toFallbackTag(digest), addToIndex(undefined, [artifact.manifest]));
}

describe('a signature over something else than was signed', () => {
  it.each([
    { verifier: 'cosign-2', signFormat: 'legacy' },
    { verifier: 'cosign-3', signFormat: 'bundle' },
    ...(isNightly ? [{ verifier: 'cosign-3', signFormat: 'legacy' } as const] : []),
  ] as const)('$verifier refuses it, $signFormat', async ({ verifier, signFormat }) => {
    await pool.lend(['plain'], async (fixture) => {
      const path = newPath();
      const request = toRequest(fixture, path, KEYS['P-256']);
      const settings = { ...request.settings, signFormat };
      const { receipt } = await shipFrom(fixture, { ...request, settings });
      const digest = receipt.targets[0]?.digest ?? '';
      await writeFile(join(keys, 'tampered.pub'), publicOf(KEYS['P-256']));
      const reference = `${fixture.proxied[0]?.proxy.host ?? ''}/${path}@${digest}`;
      const flags = ['--key', 'tampered.pub', '--insecure-ignore-tlog=true'];
      const verify = () => judge(verifier, ['verify', ...flags, reference], { cwd: keys });
      expect((await verify()).ok).toBe(true);
      const [repository] = open(fixture, path);
      if (repository === undefined) throw new Error('no repository');
      await tamper(repository, digest);
      expect((await verify()).ok).toBe(false);
      const check = await readKeyCheck('tampered.pub', runner());
      expect((await check(repository, digest))[0]?.code).toBe('VERIFY_UNSIGNED');
    });
  });
});

function publicOf(pem: string): string {
  return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
}

const rows = STEPS.flatMap((step) =>
  (['after', 'before'] as const).flatMap((when) =>
    [1, 2, 5].map((from) => ({ ...step, when, from })),
  ),
);

/** By day the writes but that of a bundle, where sign-kill.test.ts kills the process. */
const isDaily = ({ method, step }: (typeof rows)[number]) =>
  method === 'PUT' && step !== 'write a bundle';

describe('cut short', () => {
  it.each(isNightly ? rows : pickRows(rows.filter(isDaily), ({ step }) => step))(
    '$when it could $step ($from)',
    async (row) => {
      await pool.lend(KINDS, async (fixture) => {
        const path = newPath();
        const controller = new AbortController();
        let seen = 0;
        const script: Script = ({ method, url, manifest }) => {
          const isIt = method === row.method && row.url.test(url);
          if (!isIt || ('manifest' in row && !row.manifest.test(manifest))) return undefined;
          seen += 1;
          if (seen !== row.from) return undefined;
          controller.abort(new Error('cut short'));
          return { kind: 'reset', when: row.when };
        };
        for (const { proxy } of fixture.proxied) proxy.use(script);
        const request = toRequest(fixture, path, KEYS['P-256']);
        const { receipt } = await shipFrom(fixture, { ...request, controller });
        expect(receipt.problems.map(({ code }) => code)).toContain('SHIP_INTERRUPTED');
        expect(await snapshot(fixture, path)).toEqual([NONE, NONE]);
        for (const { proxy } of fixture.proxied) proxy.use([]);
        const again = await shipFrom(fixture, request);
        expect(again.receipt).toMatchObject({ status: 'done', problems: [] });
        await expectSigned(fixture, path, KEYS['P-256']);
        await expectOneEach(fixture, path);
      });
    },
  );
});

const DENIED = { kind: 'status', status: 403, code: 'DENIED', message: 'read only' } as const;
const refusals = STEPS.filter(({ method }) => method === 'PUT');

describe('a registry that refuses', () => {
  const toRule = (step: (typeof refusals)[number]): FaultRule => ({ ...step, fault: DENIED });

  it.each(pickRows(refusals))('to $step gets no tag', async (step) => {
    await pool.lend(KINDS, async (fixture) => {
      const path = newPath();
      fixture.proxied[1]?.proxy.use([toRule(step)]);
      const { receipt } = await shipFrom(fixture, toRequest(fixture, path, KEYS.Ed25519));
      expect(receipt.status).toBe('failed');
      expect(receipt.problems.map(({ code }) => code)).toContain('SIGN_REFUSED');
      expect(await snapshot(fixture, path)).toEqual([NONE, NONE]);
    });
  });

  const targets = [
    { together: false, tagged: [true, false] },
    { together: true, tagged: [false, false] },
  ];
  it.each(pickRows(targets))(
    'holds up the other targets with together: $together',
    async ({ together, tagged }) => {
      await pool.lend(KINDS, async (fixture) => {
        const path = newPath();
        fixture.proxied[1]?.proxy.use(refusals.map(toRule));
        const request = toRequest(fixture, path, KEYS.Ed25519);
        const [target, ...none] = request.plan.targets;
        if (target === undefined || none.length > 0) throw new Error('it is one target');
        const targets = target.repositories.map((name, at) => ({
          ...{ ...target, name: `target-${at}`, repositories: [name] },
        }));
        const { receipt } = await shipFrom(fixture, {
          ...request,
          plan: { ...request.plan, targets },
          settings: { ...request.settings, together },
        });
        const tags = await snapshot(fixture, path);
        expect(tags.map((one) => one[EXACT] !== undefined)).toEqual(tagged);
        expect(receipt.targets.map(({ status }) => status === 'shipped')).toEqual(tagged);
        expect(receipt.problems.map(({ code }) => code)).toContain('SIGN_REFUSED');
        await expectSigned(fixture, path, KEYS.Ed25519);
      });
    },
  );

  nightly(it)('and is not required does not hold up the others', async () => {
    await pool.lend(KINDS, async (fixture) => {
      const path = newPath();
      fixture.proxied[1]?.proxy.use(refusals.map(toRule));
      const { receipt } = await shipFrom(fixture, toRequest(fixture, path, KEYS.Ed25519, false));
      expect(receipt.status).toBe('done');
      const [first, second] = await snapshot(fixture, path);
      expect(first?.[EXACT]).toBeDefined();
      expect(second).toEqual(NONE);
      await expectSigned(fixture, path, KEYS.Ed25519);
    });
  });
});

it('a registry that takes no index has its plain manifest signed, in the older format', async () => {
  await pool.lend(KINDS, async (fixture) => {
    const path = newPath();
    const fault = {
      kind: 'status',
      status: 415,
      code: 'UNSUPPORTED',
      message: 'no index',
    } as const;
    fixture.proxied[1]?.proxy.use([{ method: 'PUT', type: /index/, count: 99, fault }]);
    const { receipt } = await shipFrom(fixture, toRequest(fixture, path, KEYS.Ed25519));
    const codes = receipt.problems.map(({ code }) => code);
    expect(codes.sort()).toEqual(['PUSH_PLAIN', 'SIGN_LEGACY_ONLY']);
    const [first, second] = await snapshot(fixture, path);
    expect(first?.[EXACT]).not.toBe(second?.[EXACT]);
    const bare = receipt.targets[0]?.referrers?.filter(
      ({ subject }) => subject === second?.[EXACT],
    );
    expect(bare?.map(({ format, action }) => `${format} ${action}`).sort()).toContain(
      'legacy created',
    );
  });
});

const actionsOf = ({ receipt }: Awaited<ReturnType<typeof shipFrom>>) =>
  new Set(receipt.targets.flatMap(({ referrers = [] }) => referrers.map(({ action }) => action)));

it.each(isNightly ? Object.entries(KEYS) : [])(
  'a key of kind %s signs once, also where a registry is added later',
  async (_kind, pem) => {
    await pool.lend(['plain', 'second'], async (fixture) => {
      const path = newPath();
      const request = toRequest(fixture, path, pem);
      const [target] = request.plan.targets;
      if (target === undefined) throw new Error('it is one target');
      const first = { ...target, repositories: target.repositories.slice(0, 1) };
      await shipFrom(fixture, { ...request, plan: { ...request.plan, targets: [first] } });
      expect((await shipFrom(fixture, request)).receipt.status).toBe('done');
      await expectOneEach(fixture, path);
      expect(actionsOf(await shipFrom(fixture, request))).toEqual(new Set(['kept']));
      await expectOneEach(fixture, path);
    });
  },
);

it('a run again adds no signature, with another key it does', async () => {
  await pool.lend(KINDS, async (fixture) => {
    const path = newPath();
    const request = toRequest(fixture, path, KEYS['P-256']);
    await shipFrom(fixture, request);
    const again = await shipFrom(fixture, request);
    expect(actionsOf(again)).toEqual(new Set(['kept']));
    const other = await shipFrom(fixture, toRequest(fixture, path, KEYS.Ed25519));
    expect(actionsOf(other)).toEqual(new Set(['created']));
    await expectSigned(fixture, path, KEYS['P-256']);
    await expectSigned(fixture, path, KEYS.Ed25519);
  });
});

nightly(it)('verify accepts the key of the signatures, and no other', async () => {
  await pool.lend(['plain'], async (fixture) => {
    const path = newPath();
    await shipFrom(fixture, toRequest(fixture, path, KEYS['P-256']));
    const [repository] = open(fixture, path);
    const digest = (await repository?.resolve(EXACT))?.digest ?? '';
    const checkBy = async (kind: keyof typeof KEYS) => {
      await writeFile(join(keys, 'check.pub'), publicOf(KEYS[kind]));
      const check = await readKeyCheck('check.pub', runner());
      return repository === undefined ? undefined : await check(repository, digest);
    };
    expect(await checkBy('P-256')).toEqual([]);
    expect(await checkBy('P-384')).toMatchObject([{ code: 'VERIFY_UNSIGNED' }]);
  });
});

it('an untrusted run signs nothing, and says so', async () => {
  await pool.lend(['plain'], async (fixture) => {
    const path = newPath();
    const trust = { level: 'untrusted', reason: 'the change is of a fork' } as const;
    const request = { ...toRequest(fixture, path, KEYS['P-256']), trust };
    const { receipt } = await shipFrom(fixture, request);
    expect(receipt.problems.map(({ code }) => code)).toContain('SIGN_UNTRUSTED');
    expect(receipt.targets.map(({ referrers }) => referrers)).toEqual([undefined]);
    // That a version is yanked may be read there.
    const written = fixture.proxied[0]?.proxy.log.filter(
      ({ method, url }) => method !== 'GET' && url.includes('sha256-'),
    );
    expect(written).toEqual([]);
  });
});
