// SPDX-License-Identifier: Apache-2.0
// Explains why a builder did not start, from the output of buildx, its probe and the container. Changes nothing.
import { error, type ProblemData } from '../../problem.ts';
import type { CommandResult } from '../../shell.ts';
import { conceal } from '../build/command/command.ts';
import { findError } from '../build/failure.ts';

/** How many of the last lines of a log are shown. */
const LOG_LINES = 5;

/** How much of a line is shown. */
const LINE_LENGTH = 300;

/** The sources of the explanation. */
export interface BootFailure {
  /** What was to be created, for the message. */
  readonly what: string;
  readonly result: CommandResult;
  /** What the container wrote, both streams; empty if there is none. */
  readonly log: string;
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
}

/**
 * The problem BUILDER_NOT_MADE: the last error of buildx, the output of its probe for
 * BuildKit, and the end of the container's log.
 */
export function describeFailedBoot({ what, result, log, secrets }: BootFailure): ProblemData {
  const said = findError(result.stderr) || (result.spawnError ?? toEnd(result));
  const probe = findProbe(result.stderr).filter((line) => !said.includes(line));
  const lines = toLines(log).slice(-LOG_LINES);
  const details = [
    ...(probe.length === 0 ? [] : ["Output of the builder's probe:", ...probe]),
    ...(lines.length === 0 ? [] : ["End of the builder's log:", ...lines]),
  ];
  const show = (text: string) => conceal(text, secrets);
  return error(
    'BUILDER_NOT_MADE',
    show(`cannot create a builder (${what}): ${said}`),
    show([toHint(`${said}\n${log}`), ...details].join('\n')),
  );
}

function toEnd({ timedOut }: CommandResult): string {
  return timedOut ? 'it took too long' : 'it said nothing';
}

/** The text between buildx's two rulers below the name of the step. */
function findProbe(stderr: string): readonly string[] {
  const block = /^-{6}\n > \[internal\] booting buildkit:\n([^]*?)^-{6}$/m.exec(stderr)?.[1] ?? '';
  return toLines(block.replaceAll(/^\d+\.\d+ /gm, ''));
}

/** Non-empty lines without consecutive duplicates and without control sequences. */
function toLines(text: string): readonly string[] {
  return (
    text
      .split('\n')
      // eslint-disable-next-line no-control-regex -- the frames of Docker's log stream are among them
      .map((line) => line.replaceAll(/[\u0000-\u001f\u007f\ufffd]+/g, ' ').trim())
      .filter((line, at, all) => line !== '' && line !== all[at - 1])
      .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line))
  );
}

function toHint(text: string): string {
  return HINTS.find(([words]) => words.test(text))?.[1] ?? DEFAULT_HINT;
}

const DEFAULT_HINT =
  'Make one with "docker buildx create" and give its name as the setting builder.';

const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /pull access denied|manifest unknown|no such image|proxyconnect|registry-1\.docker\.io|toomanyrequests|failed to resolve reference/i,
    'The engine cannot pull the image of BuildKit: name one that it can, driver-opts: image=registry.example.com/moby/buildkit:buildx-stable-1.',
  ],
  [
    /operation not permitted|permission denied|privileged/i,
    'A builder is a privileged container: the engine has to allow these. Or build without one: builder: tcp://buildkitd:1234.',
  ],
  [
    /failed to load config|buildkitd\.toml|toml:|unknown flag|flag provided but not defined/i,
    'Check the settings buildkitd-config, buildkitd-config-inline and buildkitd-flags.',
  ],
];
