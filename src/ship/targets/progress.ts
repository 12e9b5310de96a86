// SPDX-License-Identifier: Apache-2.0
// Tells how several targets get on while their logs are kept: lines in place on a terminal, else one line now and then.
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { toLines } from '../build/lines.ts';

/** What becomes known of the targets. */
export interface TargetProgress {
  readonly begin: (name: string) => void;
  /** The log of a target, whose build steps are noticed. */
  readonly listen: (name: string, log: Log) => Log;
  /** It is built, failed or skipped. */
  readonly end: (name: string) => void;
  /** Nothing is said any more. */
  readonly stop: () => void;
}

/** Calls a function again and again; the function that it returns stops that. */
export type Repeat = (ms: number, step: () => void) => () => void;

/** How often there is a line where lines stay, as in a CI log. */
const LINE_MS = 30_000;
/** How often lines in place are drawn. */
const DRAW_MS = 250;
/** How many names of waiting targets a line has. */
const MOST_NAMES = 10;

interface State {
  readonly began: number;
  readonly step?: string;
}

const repeatInTime: Repeat = (ms, step) => {
  const timer = setInterval(step, ms).unref();
  return () => {
    clearInterval(timer);
  };
};

/**
 * The progress of these targets. Where the log has a status, one line for each target that is being built:
 * `api  3/12  RUN npm ci  1m12s`; else, every 30 seconds, `building: api 1m12s, web 40s; waiting: worker`.
 */
export function createProgress(
  names: readonly string[],
  { log, clock }: { readonly log: Log; readonly clock: Pick<Clock, 'now'> },
  repeat: Repeat = repeatInTime,
): TargetProgress {
  const waiting = new Set(names);
  const building = new Map<string, State>();
  const { status } = log;
  const draw = () => status?.(renderStatus(building, waiting.size, clock.now()));
  const say = () => {
    if (building.size > 0) log.info(renderLine(building, [...waiting], clock.now()));
  };
  const stop = status === undefined ? repeat(LINE_MS, say) : repeat(DRAW_MS, draw);
  return {
    begin: (name) => {
      waiting.delete(name);
      building.set(name, { began: clock.now() });
      draw();
    },
    listen: (name, own) => {
      const hear = toLines((line) => {
        const state = building.get(name);
        const step = toStep(line);
        if (state !== undefined && step !== undefined) building.set(name, { ...state, step });
      });
      const output = (chunk: string): void => {
        hear(chunk);
        own.output(chunk);
      };
      return { ...own, output };
    },
    end: (name) => {
      waiting.delete(name);
      building.delete(name);
      draw();
    },
    stop: () => {
      stop();
      status?.([]);
    },
  };
}

/** `3/12  RUN npm ci` of `#7 [linux/amd64 build 3/12] RUN npm ci`, as `--progress=plain` has it; the text alone without numbers. */
function toStep(line: string): string | undefined {
  const [, stage = '', text] = /^#\d+ \[([^\]]*)\] (.+)$/.exec(line) ?? [];
  const [count] = /\d+\/\d+$/.exec(stage) ?? [];
  return text === undefined || count === undefined ? text : `${count}  ${text}`;
}

function renderStatus(
  building: ReadonlyMap<string, State>,
  waiting: number,
  now: number,
): readonly string[] {
  const column = Math.max(0, ...[...building.keys()].map(({ length }) => length));
  const lines = [...building].map(([name, { began, step = 'starting' }]) =>
    [name.padEnd(column), step, toTime(now - began)].join('  '),
  );
  return waiting === 0 || building.size === 0 ? lines : [...lines, `waiting: ${waiting}`];
}

function renderLine(
  building: ReadonlyMap<string, State>,
  waiting: readonly string[],
  now: number,
): string {
  const times = [...building].map(([name, { began }]) => `${name} ${toTime(now - began)}`);
  const more = waiting.length - MOST_NAMES;
  const names = waiting.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `building: ${times.join(', ')}${waiting.length === 0 ? '' : `; waiting: ${names}`}`;
}

/** `40s`, `1m12s`. */
function toTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${String(seconds % 60).padStart(2, '0')}s`;
}
