// SPDX-License-Identifier: Apache-2.0
// The files with which a GitHub step sends commands to its runner, parsed like the runner does.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a step wrote to its command files. */
export interface StepEffects {
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A step's private directory, with an empty command file of each kind. */
export interface CommandFiles {
  readonly directory: string;
  /** `GITHUB_OUTPUT`, `GITHUB_ENV`, … and where they are. */
  readonly env: Readonly<Record<string, string>>;
  readonly read: () => StepEffects;
  readonly remove: () => void;
}

const KINDS = ['OUTPUT', 'ENV', 'PATH', 'STATE', 'STEP_SUMMARY'] as const;

/** Makes the directory and the files, the event's payload among them. */
export function makeCommandFiles(event: unknown): CommandFiles {
  const directory = mkdtempSync(join(tmpdir(), 'tagship-step-'));
  const eventPath = join(directory, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event));
  const env: Record<string, string> = { GITHUB_EVENT_PATH: eventPath };
  for (const kind of KINDS) {
    const path = join(directory, kind.toLowerCase());
    writeFileSync(path, '');
    env[`GITHUB_${kind}`] = path;
  }
  const read = (kind: (typeof KINDS)[number]): string =>
    readFileSync(join(directory, kind.toLowerCase()), 'utf8');
  return {
    directory,
    env,
    read: () => ({
      outputs: parseCommandFile(read('OUTPUT')),
      env: parseCommandFile(read('ENV')),
      path: read('PATH').split('\n').filter(Boolean),
      state: parseCommandFile(read('STATE')),
      summary: read('STEP_SUMMARY'),
    }),
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/**
 * `name=value` lines and heredocs.
 *
 * @throws Error when the runner would fail the step: no delimiter at the end, or neither form.
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      values[line.slice(0, heredoc)] = takeHeredoc(lines, line.slice(heredoc + 2));
    } else if (equals >= 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return values;
}

function takeHeredoc(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter);
  if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
  const taken = lines.splice(0, end + 1);
  return taken.slice(0, -1).join('\n');
}
