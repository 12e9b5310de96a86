// SPDX-License-Identifier: Apache-2.0
// Scenarios of faults while a BuildKit pushes, and while our client copies from its repository. Pure.
import type { Fault, FaultRule } from '../lab/fault.ts';
import type { RegistryKind } from '../lab/registries.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { createRandom } from '../ship/tag/scheduler.ts';
import type { Before } from './scenario.ts';

/** Who asks: BuildKit, or our client. */
export const BUILDKIT = /^(?!tagship)/;
const OURS = /^tagship/;

/** Requests of a BuildKit that pushes. */
export const PUSH = {
  'check for a layer': { method: 'HEAD', url: /\/blobs\/sha256:/, userAgent: BUILDKIT },
  'start an upload': { method: 'POST', url: /\/blobs\/uploads\/$/, userAgent: BUILDKIT },
  'send a layer': { method: 'PUT', url: /\/blobs\/uploads\/.+/, userAgent: BUILDKIT },
  'write a manifest': { method: 'PUT', url: /\/manifests\/sha256:/, userAgent: BUILDKIT },
} as const;

/** Requests of our client that copies: it reads from the primary, and writes to the second. */
const COPY = {
  'read a manifest': { method: 'GET', url: /\/manifests\/sha256:/, userAgent: OURS },
  'read a layer': { method: 'GET', url: /\/blobs\/sha256:/, userAgent: OURS },
  'start an upload': { method: 'POST', url: /\/blobs\/uploads\/$/, userAgent: OURS, from: 2 },
  'send a layer': { method: 'PUT', url: /\/blobs\/uploads\/.+/, userAgent: OURS },
  'write a manifest': { method: 'PUT', url: /\/manifests\/sha256:/, userAgent: OURS },
} as const;

export const FAULTS = {
  'answers 429': { kind: 'status', status: 429 },
  'answers 500': { kind: 'status', status: 500 },
  'answers 502': { kind: 'status', status: 502, page: '<h1>Bad Gateway</h1>' },
  'answers 503': { kind: 'status', status: 503, retryAfter: '1' },
  'has no such blob yet': {
    ...{ kind: 'status', status: 404, code: 'MANIFEST_BLOB_UNKNOWN' },
    message: 'blob unknown to registry',
  },
  'denies it': { kind: 'status', status: 403, code: 'DENIED', message: 'denied' },
  'refuses it': {
    ...{ kind: 'status', status: 400, code: 'MANIFEST_INVALID' },
    message: 'manifest invalid',
  },
  'resets before': { kind: 'reset', when: 'before' },
  'resets in the middle': { kind: 'reset', when: 'during' },
  'resets after doing it': { kind: 'reset', when: 'after' },
  'never answers': { kind: 'hang', when: 'before' },
  'never answers after doing it': { kind: 'hang', when: 'after' },
  'cuts the answer short': { kind: 'truncate', keepBytes: 10 },
  'garbles the answer': { kind: 'corrupt' },
  'names another digest': { kind: 'digest', digest: `sha256:${'0'.repeat(64)}` },
  'forgets the token': { kind: 'expired' },
} as const satisfies Readonly<Record<string, Fault>>;

type FaultName = keyof typeof FAULTS;

/** How a scenario ends. */
export interface End {
  readonly status: 'done' | 'failed';
  /** How often buildx is run again. */
  readonly again: readonly [least: number, most: number];
  /** Codes of notices and errors that are reported, among others. */
  readonly codes: readonly string[];
}

/** One release by a BuildKit, and what goes wrong. */
export interface PushScenario {
  readonly name: string;
  readonly kinds: readonly [RegistryKind, RegistryKind];
  readonly before: Before;
  readonly bothRequired: boolean;
  readonly settings: Partial<Settings>;
  /** By registry. */
  readonly rules: readonly [readonly FaultRule[], readonly FaultRule[]];
  /** The rules hold until buildx was run again so often. */
  readonly until: number;
  readonly end: End;
}

type Draft = Omit<PushScenario, 'kinds' | 'before'> & Partial<Pick<PushScenario, 'kinds'>>;
type Given = Partial<Omit<Draft, 'name' | 'rules' | 'end'>>;

const STATES: readonly Before[] = ['empty', 'older', 'newer'];

/** Registries and what is in them, by turns. */
function copyEarlier(drafts: readonly Draft[]): readonly PushScenario[] {
  return drafts.map((draft, index) => ({
    kinds: index % 2 === 0 ? ['plain', 'token'] : ['htpasswd', 'second'],
    before: STATES[index % STATES.length] ?? 'empty',
    ...draft,
  }));
}

const DONE: End = { status: 'done', again: [0, 0], codes: [] };
const ONCE: End = { ...DONE, again: [1, 1] };
const TURNED: End = { ...ONCE, codes: ['PUSH_FROM_HERE'] };
const REFUSED: End = { status: 'failed', again: [0, 0], codes: ['PUSH_FAILED'] };

/** A fault of the first registry while BuildKit pushes to it. */
function pushing(
  fault: FaultName,
  step: keyof typeof PUSH,
  end: End,
  { until = end.status === 'done' ? 1 : Infinity, settings = {}, ...given }: Given = {},
): Draft {
  const rule = { ...PUSH[step], count: Infinity, fault: FAULTS[fault] };
  const way = settings.publish === undefined ? '' : `, publish: ${settings.publish}`;
  const times = until > 1 && until < Infinity ? ` in ${until} runs` : '';
  return {
    name: `BuildKit pushes, and the registry ${fault}${times} (${step}${way})`,
    ...{ bothRequired: true, settings, rules: [[rule], []], until, end },
    ...given,
  };
}

/** A fault of one registry while our client copies from the first to the second. */
function copying(fault: FaultName, step: keyof typeof COPY, end = DONE, given: Given = {}): Draft {
  const isAlways = end.status === 'failed' || given.bothRequired === false;
  const rule = { ...COPY[step], count: isAlways ? Infinity : 1, fault: FAULTS[fault] };
  const isRead = step.startsWith('read');
  return {
    name: `we copy, and the ${isRead ? 'first' : 'second'} registry ${fault} (${step})`,
    ...{ bothRequired: true, settings: {}, until: Infinity, end },
    rules: isRead ? [[rule], []] : [[], [rule]],
    ...given,
  };
}

/** One run in which our client copies, with all of these faults. */
const share = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.slice(0, 1).map((draft) => ({
    ...draft,
    name: drafts.map(({ name }) => name).join(', '),
    rules: [drafts.flatMap(({ rules }) => rules[0]), drafts.flatMap(({ rules }) => rules[1])],
  }));

/** What `npm test` plays: faults of each kind while a BuildKit pushes, and one run of those while we copy. */
export function listDailyPushes(): readonly PushScenario[] {
  return copyEarlier([
    pushing('forgets the token', 'write a manifest', ONCE, { kinds: ['token', 'plain'] }),
    pushing('never answers', 'send a layer', TURNED),
    pushing('denies it', 'start an upload', REFUSED),
    ...share([
      copying('cuts the answer short', 'read a layer'),
      copying('garbles the answer', 'read a layer'),
      copying('names another digest', 'read a manifest'),
      copying('answers 500', 'start an upload'),
      copying('resets in the middle', 'send a layer'),
      copying('never answers after doing it', 'send a layer'),
    ]),
  ]);
}

/** What `npm run test:faults -- --all` plays. */
export function listPushScenarios(): readonly PushScenario[] {
  const builder = { settings: { publish: 'builder' } } as const;
  return copyEarlier([
    pushing('answers 429', 'write a manifest', ONCE),
    pushing('answers 429', 'start an upload', { ...DONE, again: [2, 2] }, { until: 2 }),
    pushing('answers 500', 'write a manifest', TURNED),
    pushing('answers 500', 'write a manifest', ONCE, builder),
    pushing('answers 502', 'send a layer', ONCE),
    pushing('answers 503', 'check for a layer', ONCE),
    pushing('has no such blob yet', 'write a manifest', ONCE),
    pushing(
      'has no such blob yet',
      'write a manifest',
      { ...TURNED, again: [2, 2] },
      { until: Infinity },
    ),
    pushing('has no such blob yet', 'write a manifest', ONCE, builder),
    pushing('resets before', 'send a layer', ONCE),
    pushing('resets in the middle', 'send a layer', ONCE),
    pushing('resets after doing it', 'write a manifest', DONE),
    pushing('forgets the token', 'write a manifest', ONCE, { kinds: ['token', 'plain'] }),
    pushing('never answers', 'send a layer', TURNED),
    pushing('never answers after doing it', 'write a manifest', TURNED),
    pushing('never answers', 'send a layer', TURNED, builder),
    pushing('never answers', 'send a layer', TURNED, { ...builder, until: Infinity }),
    pushing('never answers', 'write a manifest', TURNED, { ...builder, until: Infinity }),
    pushing('denies it', 'start an upload', REFUSED),
    pushing('refuses it', 'write a manifest', TURNED, { until: Infinity }),
    pushing(
      'answers 429',
      'send a layer',
      { ...REFUSED, again: [1, 4] },
      {
        settings: { retryDeadline: 5_000 },
      },
    ),
    copying('answers 429', 'read a layer'),
    copying('resets in the middle', 'send a layer'),
    copying('cuts the answer short', 'read a layer'),
    copying('garbles the answer', 'read a layer'),
    copying('never answers', 'read a layer'),
    copying('names another digest', 'read a manifest'),
    copying('answers 500', 'start an upload'),
    copying('never answers after doing it', 'send a layer'),
    copying('resets after doing it', 'write a manifest'),
    copying('denies it', 'send a layer', { ...REFUSED, codes: ['REGISTRY_DENIED'] }),
    copying(
      'refuses it',
      'send a layer',
      { ...DONE, codes: ['REGISTRY_REFUSED'] },
      {
        bothRequired: false,
      },
    ),
  ]);
}

/** Faults of either kind by chance, the same for the same seed. */
export function drawPushScenarios(count: number, seed: number): readonly PushScenario[] {
  const random = createRandom(seed);
  const pick = <T extends string>(
    table: Readonly<Record<T, unknown>>,
    not: readonly T[] = [],
  ): T => {
    const all = (Object.keys(table) as T[]).filter((one) => !not.includes(one));
    const one = all[Math.floor(random() * all.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  const end: End = { ...DONE, again: [0, 3] };
  const drafts = Array.from({ length: count }, () =>
    random() < 0.5
      ? pushing(pick(FAULTS, [...STAYING, ...SPOILT]), pick(PUSH), end)
      : copying(pick(FAULTS, [...STAYING, 'has no such blob yet', ...SPOILT]), pick(COPY), end),
  );
  return copyEarlier(drafts).map((one, run) => ({
    ...one,
    name: `seed ${seed} run ${run}: ${one.name}`,
  }));
}

/** Faults that do not pass, and those that spoil an answer, which only some requests have. */
const STAYING: readonly FaultName[] = ['denies it', 'refuses it'];
const SPOILT: readonly FaultName[] = [
  'cuts the answer short',
  'garbles the answer',
  'names another digest',
  'forgets the token',
];
