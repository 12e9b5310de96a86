// SPDX-License-Identifier: Apache-2.0
// Flags and inputs that change nothing, since another one is missing or the command does not look at them. Pure.
import { error, notice, type ProblemData } from '../../problem.ts';
import { isUnset } from '../file/written.ts';
import type { Settings } from '../settings.ts';
import { listSettings } from '../targets.ts';
import { parseBoolean } from '../values/boolean.ts';

/** Settings that count only while another one says something. */
interface Dependence {
  /** The commands of which this is so. */
  readonly commands: readonly string[];
  readonly names: readonly string[];
  /** The setting that is needed; undefined where the command never looks at them. */
  readonly needs?: string;
  readonly isMet: (settings: Settings) => boolean;
  /** What the user would take for done: it is an error then, and else a notice. */
  readonly lacking?: string;
}

const VERIFIED = [
  ...['verify-key', 'verify-identity', 'verify-identity-regexp'],
  ...['verify-issuer', 'verify-issuer-regexp'],
];
const RUNS = ['plan', 'ship'];
const never = () => false;

const DEPENDENCES: readonly Dependence[] = [
  {
    commands: ['promote'],
    names: VERIFIED,
    needs: 'signed',
    isMet: ({ signed }) => signed,
    lacking: 'no signature is verified',
  },
  {
    commands: ['promote'],
    names: ['only', 'except'],
    needs: 'targets',
    isMet: ({ targets }) => targets.length > 0,
    lacking: 'there are no targets to choose from',
  },
  { commands: ['promote'], names: ['because'], needs: 'back', isMet: ({ back }) => back },
  { commands: RUNS, names: ['to', 'back', 'because', 'signed', ...VERIFIED], isMet: never },
  {
    commands: RUNS,
    names: ['test-timeout', 'test-env', 'test-untrusted'],
    needs: 'test',
    isMet: ({ test }) => test !== undefined,
  },
  {
    // scan-gitlab is not among them: the GitLab components give it always.
    commands: RUNS,
    names: ['scan-severity', 'scan-ignore', 'scan-timeout', 'scan-sarif'],
    needs: 'scan',
    isMet: ({ scan }) => scan !== undefined,
  },
  {
    commands: RUNS,
    names: ['sign-key-env', 'sign-key-file', 'sign-format'],
    needs: 'sign',
    isMet: ({ sign }) => sign !== 'none',
  },
  {
    commands: RUNS,
    names: ['targets-group', 'targets-env'],
    needs: 'targets-from',
    isMet: ({ targetsFrom }) => targetsFrom.length > 0,
  },
  {
    commands: RUNS,
    names: ['login-untrusted'],
    needs: 'login',
    isMet: ({ login }) => login !== 'none',
  },
];

/**
 * SETTINGS_UNUSED for what is given by flag or input and changes nothing: a notice, and an error where a check or a choice would
 * be left out without a word. Variables and the settings file are for several commands, so that they may hold more.
 */
export function checkUnused(
  { given, command = '' }: UnusedSources,
  settings: Settings,
): readonly ProblemData[] {
  const all = listSettings(settings);
  return DEPENDENCES.filter(({ commands }) => commands.includes(command))
    .filter(({ isMet }) => ![settings, ...all].some(isMet))
    .flatMap((dependence) => {
      const names = dependence.names.filter((name) => isGiven(given[name]));
      return names.length === 0 ? [] : [describe(dependence, names, command)];
    });
}

/** SETTINGS_UNUSED for files of a promotion that its dry run does not write: the receipt of an earlier run stays there. */
export function checkDryFiles(
  dryRun: boolean,
  files: Readonly<Record<string, string | undefined>>,
): readonly ProblemData[] {
  const names = Object.keys(files).filter((name) => files[name] !== undefined);
  if (!dryRun || names.length === 0) return [];
  const all = names.join(', ');
  const verb = names.length === 1 ? 'has' : 'have';
  const message = `${all} ${verb} no effect with dry-run: nothing is promoted, and no file is written`;
  return [notice('SETTINGS_UNUSED', message, 'Read the plan from standard output or the log.')];
}

/** What was given, and the command that it was given to. */
interface UnusedSources {
  readonly given: Readonly<Record<string, string | readonly string[]>>;
  readonly command?: string | undefined;
}

function isGiven(value: string | readonly string[] | undefined): boolean {
  const last = [value ?? []].flat().at(-1);
  return last !== undefined && !isUnset({ kind: 'word', text: last }) && !isOff(last);
}

function isOff(text: string): boolean {
  return /^\D/.test(text) && parseBoolean(text) === false;
}

function describe(
  { needs, lacking }: Dependence,
  names: readonly string[],
  command: string,
): ProblemData {
  const all = names.join(', ');
  const verb = names.length === 1 ? 'has' : 'have';
  if (needs === undefined) {
    return notice('SETTINGS_UNUSED', `${all} ${verb} no effect on ${command}`, `Remove ${all}.`);
  }
  const message = `${all} ${verb} no effect without ${needs}`;
  const hint = `Set ${needs}, or remove ${all}.`;
  return lacking === undefined
    ? notice('SETTINGS_UNUSED', message, hint)
    : error('SETTINGS_UNUSED', `${message}: ${lacking}`, hint);
}
