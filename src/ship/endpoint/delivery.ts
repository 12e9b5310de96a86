// SPDX-License-Identifier: Apache-2.0
// Brings one blob to all repositories that lack it, as a builder pushes it: again where one of them failed.
import type { Clock } from '../../clock.ts';
import { Problem } from '../../problem.ts';
import type { Descriptor } from '../../registry/registry.ts';
import { type Change, createChange, until, untilWithin } from './change.ts';
import { type Branch, openFanOut, type ReaderTimeout } from './fan-out.ts';
import type { Member, Members } from './members.ts';

/**
 * What became of a push: `stored` in every repository that takes part; `again` where one failed and takes
 * it once more; `refused` where one that is required has failed for good.
 */
export type DeliveryResult = 'stored' | 'again' | 'refused';

/** The delivery of one blob. */
export interface Delivery {
  /**
   * Passes on what the builder pushes, and may be called again.
   *
   * @throws the stream's error
   */
  readonly push: (stream: AsyncIterable<Uint8Array>) => Promise<DeliveryResult>;
}

/** What {@link createDelivery} needs. */
export interface DeliveryOptions {
  readonly members: Members;
  readonly clock: Clock;
  /** The build is over: nothing comes any more. */
  readonly over: AbortSignal;
}

/** How long those that are not required may hold the others up, ms. */
export const GRACE_MS = 2_000;
const TIMEOUTS: Readonly<Record<'required' | 'optional', ReaderTimeout>> = {
  required: { ms: 10_000, share: 0.75 },
  optional: { ms: GRACE_MS, share: 0.25 },
};

/** One repository that lacks the blob. */
interface Lane {
  readonly member: Member;
  /** `ready`: its upload is open, and it waits for the bytes. `gone`: it takes part no more. */
  state: 'starting' | 'ready' | 'sending' | 'stored' | 'gone';
  take: (stream: AsyncIterable<Uint8Array>) => void;
  drop: (why: Error) => void;
  branch: Branch | undefined;
}

/** Marks the error of a stream that the builder broke off, after which it pushes the blob again. */
const CUT = new Error('the builder broke off its push');

/** Opens an upload in each of the repositories, and waits for the bytes. */
export function createDelivery(
  blob: Descriptor,
  lacking: readonly Member[],
  options: DeliveryOptions,
): Delivery {
  const { members, clock } = options;
  const change = createChange();
  const lanes = lacking.map((member) => startLane(blob, member, { ...options, change }));
  const drop = (lane: Lane): void => {
    members.leave(lane.member);
    Object.assign(lane, { state: 'gone' });
    lane.drop(new Error('this repository is too slow'));
    lane.branch?.close();
    change.notify();
  };
  return {
    push: async (stream) => {
      await awaitAll(lanes, 'starting', { change, clock, drop });
      const ready = lanes.filter(({ state }) => state === 'ready');
      const isOver = members.fatal() !== undefined;
      const fan = openFanOut(stream, {
        clock,
        timeouts: isOver
          ? []
          : ready.map(({ member }) => TIMEOUTS[member.isRequired ? 'required' : 'optional']),
        onSlow: (at) => {
          const lane = ready[at];
          if (lane !== undefined) drop(lane);
        },
      });
      for (const [at, branch] of fan.branches.entries()) begin(ready[at], branch);
      try {
        await fan.done;
      } finally {
        await awaitAll(lanes, 'sending', { change, clock, drop });
      }
      if (members.fatal() !== undefined) return 'refused';
      // What failed for one that is not required is copied to it later.
      if (lanes.some(({ state }) => state === 'stored')) {
        lanes.filter(({ member, state }) => !member.isRequired && state !== 'stored').forEach(drop);
      }
      return lanes.every(({ state }) => state === 'stored' || state === 'gone')
        ? 'stored'
        : 'again';
    },
  };
}

function begin(lane: Lane | undefined, branch: Branch): void {
  if (lane === undefined) return;
  Object.assign(lane, { branch, state: 'sending' });
  lane.take(uncut(branch.stream));
}

/** The same stream, whose error is {@link CUT}. */
async function* uncut(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* stream;
  } catch {
    throw CUT;
  }
}

/** Waits until none is in this state: for those that are required, and a moment longer for the others. */
async function awaitAll(
  lanes: readonly Lane[],
  waiting: 'starting' | 'sending',
  {
    change,
    clock,
    drop,
  }: Pick<DeliveryOptions, 'clock'> & {
    readonly change: Change;
    readonly drop: (lane: Lane) => void;
  },
): Promise<void> {
  const listOpen = () => lanes.filter(({ state }) => state === waiting);
  const isOver = () => listOpen().length === 0;
  // Where it is the only one that may get the blob, it is not left behind.
  const mayDrop = () =>
    lanes.some(
      ({ state }) => state === 'stored' || (state === 'ready' && waiting === 'starting'),
    ) && listOpen().every(({ member }) => !member.isRequired);
  while (!isOver()) {
    await until(change, () => isOver() || mayDrop());
    const isMet = await untilWithin(change, isOver, { clock, ms: GRACE_MS });
    if (!isMet && mayDrop()) listOpen().forEach(drop);
  }
}

function startLane(
  blob: Descriptor,
  member: Member,
  { members, over, change }: DeliveryOptions & { readonly change: Change },
): Lane {
  const none = (): void => undefined;
  const lane: Lane = { member, state: 'starting', take: none, drop: none, branch: undefined };
  const become = (state: Lane['state']): void => {
    lane.branch?.close();
    if (lane.state !== 'gone') lane.state = state;
    change.notify();
  };
  const next = (failure: Problem | undefined) =>
    new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
      if (failure !== undefined) members.note(member, failure);
      Object.assign(lane, { take: resolve, drop: reject });
      over.addEventListener('abort', () => {
        reject(new Error('the build is over'));
      });
      if (over.aborted || lane.state === 'gone') reject(new Error('the build is over'));
      become('ready');
    });
  const run = async (): Promise<void> => {
    for (;;) {
      try {
        await member.repository.sendBlob(blob, next);
        members.note(member, undefined);
        members.store(member, blob.digest);
        become('stored');
        return;
      } catch (thrown) {
        const isAgain = thrown === CUT && lane.state !== 'gone' && !over.aborted;
        if (!isAgain) {
          const isDropped = lane.state === 'gone' || over.aborted;
          if (!isDropped) members.lose(member, thrown);
          become('gone');
          return;
        }
        become('starting');
      }
    }
  };
  void run();
  return lane;
}
