// SPDX-License-Identifier: Apache-2.0
// The flags of `tagship status`: what they may say. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { parseBoolean } from '../values/boolean.ts';
import type { FlagWord } from './flag-words.ts';

/** What can be wrong with published tags, as `--fail-on` names it. */
export const FINDING_KINDS = ['drift', 'unsigned', 'backwards', 'broken'] as const;

/**
 * `drift`: not the same in all registries; `backwards`: a floating tag names a lower version than the highest of its series;
 * `broken`: the manifest of a platform is gone.
 */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What the flags of a status ask for. */
export interface StatusFlags {
  readonly metrics: boolean;
  readonly watch: boolean;
  /** 0 for any that is free. */
  readonly port: number;
  readonly failOn: readonly FindingKind[];
}

/** What no flag asks for. */
export const noStatusFlags: StatusFlags = { metrics: false, watch: false, port: 0, failOn: [] };

/** What the flags say; what they may not say is left out, and {@link checkStatusFlags} reports it. */
export function readStatusFlags(flags: readonly FlagWord[]): StatusFlags {
  const isSet = (name: string) => parseBoolean(lastOf(flags, name) ?? 'false') === true;
  const port = Number(lastOf(flags, 'port') ?? 0);
  return {
    metrics: isSet('metrics'),
    watch: isSet('watch'),
    port: isPort(port) ? port : 0,
    failOn: parseFindingKinds('', joinKinds(flags)).kinds,
  };
}

/** The kinds of findings in a list with commas; CLI_BAD_FLAG for each word that is none, in the flag or input of this name. */
export function parseFindingKinds(
  name: string,
  text: string,
): { readonly kinds: readonly FindingKind[]; readonly problems: readonly ProblemData[] } {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const unknown = words.filter((word) => !FINDING_KINDS.some((kind) => kind === word));
  return {
    kinds: words.flatMap((word) => FINDING_KINDS.find((kind) => kind === word) ?? []),
    problems: unknown.map((word) =>
      error(
        'CLI_BAD_FLAG',
        `${name} does not know ${JSON.stringify(word.slice(0, 40))}`,
        `Choose from ${FINDING_KINDS.join(', ')}.`,
      ),
    ),
  };
}

/** CLI_BAD_FLAG for words that are not known, and for flags that exclude each other. */
export function checkStatusFlags(flags: readonly FlagWord[]): readonly ProblemData[] {
  const { metrics, watch } = readStatusFlags(flags);
  const port = lastOf(flags, 'port');
  const isJson = parseBoolean(lastOf(flags, 'json') ?? 'false') === true;
  const others = ['json', 'metrics', 'html', 'fail-on'].filter((name) => lastOf(flags, name));
  return [
    ...parseFindingKinds('--fail-on', joinKinds(flags)).problems,
    ...(port === undefined || isPort(Number(port))
      ? []
      : [error('CLI_BAD_FLAG', '--port needs a number up to 65535', 'Write --port 8080.')]),
    ...(port === undefined || watch
      ? []
      : [error('CLI_BAD_FLAG', '--port is for --watch, and --watch is missing', 'Add --watch.')]),
    ...(isJson && metrics
      ? [error('CLI_BAD_FLAG', '--json and --metrics exclude each other', 'Leave one of them out.')]
      : []),
    ...(watch
      ? others.map((name) =>
          error('CLI_BAD_FLAG', `--watch and --${name} exclude each other`, `Leave --${name} out.`),
        )
      : []),
  ];
}

function joinKinds(flags: readonly FlagWord[]): string {
  return flags
    .filter(({ name }) => name === 'fail-on')
    .map(({ value }) => value)
    .join(',');
}

function lastOf(flags: readonly FlagWord[], name: string): string | undefined {
  return flags.findLast((flag) => flag.name === name)?.value;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65_535;
}
