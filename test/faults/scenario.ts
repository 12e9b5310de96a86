// SPDX-License-Identifier: Apache-2.0
// Scenarios of faults: which fault, at which step, in which registry. Pure.
import type { Fault, FaultRule } from '../lab/fault.ts';
import type { RegistryKind } from '../lab/registries.ts';
import { createRandom } from '../ship/tag/scheduler.ts';

/** The steps of a run at which a registry can fail, by their requests. */
export const STEPS = {
  'prove that we may push': { method: 'POST', url: /\/blobs\/uploads\/$/, from: 1 },
  'read the exact tag': { method: 'HEAD', url: /\/manifests\/1\.2\.3$/, from: 1 },
  'start an upload': { method: 'POST', url: /\/blobs\/uploads\/$/, from: 2 },
  'send a blob': { method: 'PUT', url: /\/blobs\/uploads\/.+/, from: 1 },
  'write a manifest': { method: 'PUT', url: /\/manifests\/sha256:/, from: 1 },
  'read the image': { method: 'GET', url: /\/manifests\/sha256:/, from: 1 },
  'read the exact tag again': { method: 'HEAD', url: /\/manifests\/1\.2\.3$/, from: 2 },
  'write the exact tag': { method: 'PUT', url: /\/manifests\/1\.2\.3$/, from: 1 },
  'read the floating tag': { method: 'HEAD', url: /\/manifests\/latest$/, from: 1 },
  'write the floating tag': { method: 'PUT', url: /\/manifests\/latest$/, from: 1 },
  'read back the exact tag': { method: 'HEAD', url: /\/manifests\/1\.2\.3$/, from: 3 },
  'check for a newer tag': { method: 'HEAD', url: /\/manifests\/1\.2\.3$/, from: 4 },
  'read it before the write': { method: 'HEAD', url: /\/manifests\/latest$/, from: 2 },
  'read back the floating tag': { method: 'HEAD', url: /\/manifests\/latest$/, from: 3 },
} as const satisfies Readonly<Record<string, Required<Pick<FaultRule, 'method' | 'url' | 'from'>>>>;

export type StepName = keyof typeof STEPS;

const WRONG = `sha256:${'0'.repeat(64)}`;

/** Transient faults. */
export const PASSING: Readonly<Record<string, Fault>> = {
  'answers 500': { kind: 'status', status: 500 },
  'answers 502': { kind: 'status', status: 502 },
  'answers 503': { kind: 'status', status: 503, retryAfter: '1' },
  'answers 504': { kind: 'status', status: 504 },
  'answers 408': { kind: 'status', status: 408 },
  'answers 429, come back in 3 s': { kind: 'status', status: 429, retryAfter: '3' },
  'answers 429, come back in 12.5ms': { kind: 'status', status: 429, retryAfter: '12.5ms' },
  'answers 429 and nothing else': { kind: 'status', status: 429 },
  'resets before': { kind: 'reset', when: 'before' },
  'resets in the middle': { kind: 'reset', when: 'during' },
  'resets after doing it': { kind: 'reset', when: 'after' },
  'cuts the answer short': { kind: 'truncate', keepBytes: 10 },
  'garbles the answer': { kind: 'corrupt' },
  'names another digest': { kind: 'digest', digest: WRONG },
  'forgets the token': { kind: 'expired' },
  'never answers': { kind: 'hang', when: 'before' },
  'never answers after doing it': { kind: 'hang', when: 'after' },
  'shows what was there before for a while': { kind: 'stale', ms: 25 },
  'takes a second': { kind: 'delay', ms: 300 },
};

/** Permanent faults. */
export const STAYING: Readonly<Record<string, Fault>> = {
  'always answers 500': { kind: 'status', status: 500 },
  'always answers 503': { kind: 'status', status: 503 },
  'always answers 429': { kind: 'status', status: 429, retryAfter: '2' },
  'always resets': { kind: 'reset', when: 'before' },
  'always resets after doing it': { kind: 'reset', when: 'after' },
  'denies it': { kind: 'status', status: 403, code: 'DENIED', message: 'denied' },
  'refuses it': { kind: 'status', status: 400, code: 'UNSUPPORTED', message: 'no' },
  'says the tag is immutable': {
    kind: 'status',
    status: 400,
    code: 'TAG_INVALID',
    message: 'the tag cannot be overwritten because the tag is immutable',
  },
};

/** The floating tags before the run. */
export type Before = 'empty' | 'older' | 'newer';

/** One fault in one registry. */
export interface PlannedFault {
  /** Index of the registry. */
  readonly at: number;
  readonly step: StepName;
  readonly fault: string;
  /** How often in a row; `Infinity` for a permanent fault. */
  readonly count: number;
}

/** The initial state, the faults, and which registries are required. */
export interface Scenario {
  readonly name: string;
  readonly kinds: readonly [RegistryKind, RegistryKind];
  readonly before: Before;
  readonly plannedFaults: readonly PlannedFault[];
  /** Whether the second registry is required; the first always is. */
  readonly bothRequired: boolean;
}

const PAIRS: readonly (readonly [RegistryKind, RegistryKind])[] = [
  ['plain', 'token'],
  ['htpasswd', 'second'],
];
const STATES: readonly Before[] = ['empty', 'older', 'newer'];
const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** Every transient fault at every step where it makes sense, alternating registries and states; then every permanent one. */
export function listScenarios(): readonly Scenario[] {
  const passing = combine(PASSING);
  const staying = combine(STAYING).filter(({ fault }) => fault !== 'says the tag is immutable');
  return [
    ...passing.map((pair, index) => toPassing(pair, index)),
    ...staying.map((pair, index) =>
      toScenario([{ ...pair, at: 1, count: Infinity }], index, index % 3 !== 0),
    ),
    ...IMMUTABLE.map((pair, index) => toScenario([{ ...pair, at: 1, count: Infinity }], index)),
  ];
}

/**
 * Of the scenarios with one fault, one for each step and kind of transient fault, and one for each step that
 * fails for good. Which fault of a kind it is changes from step to step, and each fault is there at least
 * once. Transient faults that do not meet share a run.
 */
export function pickByKind(scenarios: readonly Scenario[]): readonly Scenario[] {
  const groups = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    const { step = '', fault = '', count = 1 } = scenario.plannedFaults[0] ?? {};
    const key = [step, count < Infinity ? PASSING[fault]?.kind : 'for good'].join(' | ');
    groups.set(key, [...(groups.get(key) ?? []), scenario]);
  }
  const picked = [...groups.values()].flatMap((group, turn) => group[turn % group.length] ?? []);
  const faultOf = ({ plannedFaults: [plannedFault] }: Scenario) => plannedFault?.fault;
  const missing = scenarios.filter(
    (one, index) =>
      !picked.some((other) => faultOf(other) === faultOf(one)) &&
      scenarios.findIndex((other) => faultOf(other) === faultOf(one)) === index,
  );
  const all = [...picked, ...missing];
  return [...share(all.filter(isPassing)), ...all.filter((one) => !isPassing(one))];
}

/**
 * Scenarios of up to four transient faults, each at another part of a registry: a repeated request is
 * then the next of no other fault.
 */
function share(scenarios: readonly Scenario[]): readonly Scenario[] {
  const runs: PlannedFault[][] = [];
  const partOf = ({ at, step }: PlannedFault) => `${at} ${PARTS[STEPS[step].url.source] ?? ''}`;
  for (const one of scenarios.flatMap(({ plannedFaults }) => plannedFaults)) {
    const found = runs.find(
      (faults, turn) =>
        faults.length < 4 &&
        (!needsToken(one.fault) || turn % PAIRS.length === 0) &&
        faults.every((other) => partOf(other) !== partOf(one)) &&
        dropRepeated([...faults, one]).length > faults.length,
    );
    if (found !== undefined) found.push(one);
    else {
      // A run of its own, at a turn with a registry that takes tokens.
      if (needsToken(one.fault) && runs.length % PAIRS.length !== 0) runs.push([]);
      runs.push([one]);
    }
  }
  return runs.flatMap((faults, turn) => {
    if (faults.length === 0) return [];
    // A newer release keeps its floating tag, which then is not written.
    const isWritten = faults.some(({ step }) => step === 'write the floating tag');
    return [toScenario(faults, isWritten && turn % 3 === 2 ? turn + 4 : turn)];
  });
}

/** Which part of a registry's content the requests of a step are about. */
const PARTS: Readonly<Record<string, string>> = {
  [STEPS['write the exact tag'].url.source]: 'exact tag',
  [STEPS['write the floating tag'].url.source]: 'floating tag',
  [STEPS['start an upload'].url.source]: 'blobs',
  [STEPS['send a blob'].url.source]: 'blobs',
  [STEPS['write a manifest'].url.source]: 'manifests',
};

/** Tokens are forgotten by the registry that takes any. */
function toPassing(pair: Pick<PlannedFault, 'step' | 'fault'>, index: number): Scenario {
  return needsToken(pair.fault)
    ? toScenario([{ ...pair, at: 1, count: 1 }], 2 * index)
    : toScenario([{ ...pair, at: index % 2, count: 1 }], index);
}

/**
 * Faults that are transient only once: a registry that is silent for minutes twice, or refuses a
 * new token, is not asked again, and an answer that it repeats is believed.
 */
function isOnceOnly(fault: string): boolean {
  return ['expired', 'hang', 'digest'].includes(PASSING[fault]?.kind ?? '');
}

function dropRepeated(plannedFaults: readonly PlannedFault[]): readonly PlannedFault[] {
  const key = ({ at, fault }: PlannedFault) => `${at} ${PASSING[fault]?.kind ?? fault}`;
  return plannedFaults.filter(
    (one, index) =>
      !isOnceOnly(one.fault) ||
      plannedFaults.findIndex((other) => key(other) === key(one)) === index,
  );
}

function needsToken(fault: string): boolean {
  return PASSING[fault]?.kind === 'expired';
}

const IMMUTABLE = (['write the exact tag', 'write the floating tag'] as const).map((step) => ({
  step,
  fault: 'says the tag is immutable',
}));

/** Scenarios by chance, the same for the same seed: up to three faults each, passing or not. */
export function drawScenarios(count: number, seed: number): readonly Scenario[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  const passing = combine(PASSING);
  const staying = [...combine(STAYING), ...IMMUTABLE];
  return Array.from({ length: count }, (_, index) => {
    const plannedFaults: PlannedFault[] = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => ({
        ...pick(passing),
        at: Math.floor(random() * 2),
        count: 1 + Math.floor(random() * 2),
      }),
    ).map((one) => ({
      ...one,
      ...(needsToken(one.fault) ? { at: 1 } : {}),
      ...(isOnceOnly(one.fault) ? { count: 1 } : {}),
    }));
    if (random() < 0.25) plannedFaults.push({ ...pick(staying), at: 1, count: Infinity });
    const turn = Math.floor(random() * 6);
    return toScenario(
      dropRepeated(plannedFaults),
      plannedFaults.some(({ fault }) => needsToken(fault)) ? turn - (turn % 2) : turn,
      random() < 0.7,
      `seed ${seed} run ${index}: `,
    );
  });
}

function combine(
  faults: Readonly<Record<string, Fault>>,
): readonly { readonly step: StepName; readonly fault: string }[] {
  return STEP_NAMES.flatMap((step) =>
    Object.entries(faults)
      .filter(([, fault]) => makesSense(step, fault))
      .map(([fault]) => ({ step, fault })),
  );
}

/** HEAD has no body to spoil, and only writes are seen late. */
function makesSense(step: StepName, fault: Fault): boolean {
  const { method } = STEPS[step];
  switch (fault.kind) {
    case 'truncate':
    case 'corrupt':
      return method === 'GET';
    case 'digest':
      return method !== 'POST' && step !== 'send a blob';
    case 'stale':
      return step === 'write the exact tag' || step === 'write the floating tag';
    case 'hang':
    case 'status':
    case 'delay':
    case 'reset':
    case 'expired':
      return fault.kind !== 'reset' || fault.when !== 'during' || method === 'PUT';
  }
}

function toScenario(
  plannedFaults: readonly PlannedFault[],
  turn: number,
  bothRequired = true,
  prefix = '',
): Scenario {
  const kinds = PAIRS[turn % PAIRS.length] ?? ['plain', 'token'];
  const before = STATES[turn % STATES.length] ?? 'empty';
  const says = plannedFaults.map(({ at, step, fault, count }) => {
    const times = count > 1 && count < Infinity ? ` ${count} times` : '';
    return `${kinds[at] ?? ''} ${fault}${times} (${step})`;
  });
  const optional = bothRequired ? '' : ', which is not required';
  return {
    name: `${prefix}${before}: ${says.join(', ')}${optional}`,
    kinds,
    before,
    plannedFaults,
    bothRequired,
  };
}

/** The rules of a scenario for one registry's proxy, for the repository with this path. */
export function toRules(scenario: Scenario, at: number): readonly FaultRule[] {
  return scenario.plannedFaults
    .filter((plannedFault) => plannedFault.at === at)
    .map(({ step, fault, count }) => {
      const found = PASSING[fault] ?? STAYING[fault];
      if (found === undefined) throw new Error(fault);
      return { ...STEPS[step], count, fault: found };
    });
}

/** Whether everything that goes wrong passes. */
export function isPassing({ plannedFaults }: Scenario): boolean {
  return plannedFaults.every(({ count }) => count < Infinity);
}
