// SPDX-License-Identifier: Apache-2.0
// The rules by which CI systems find commands in a log, written from their sources; for tests only.

/** A command that a system would obey. */
export interface FoundCommand {
  readonly system: 'github' | 'azure' | 'teamcity' | 'gitlab';
  readonly name: string;
}

/** Commands that GitHub's runner registers. @see https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs */
const REGISTERED = new Set([
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group'],
  ...['internal-set-repo-path', 'notice', 'remove-matcher', 'save-state', 'set-env'],
  ...['set-output', 'stop-commands', 'warning'],
]);

/** What `Char.IsWhiteSpace` of .NET takes for white space. */
const WHITE_SPACE = /^[\t-\r\u0085\p{Z}]+/u;

/** Characters without weight when .NET compares by culture, as it does to find both prefixes. */
const WEIGHTLESS = /[\p{Cf}\p{Mn}]|(?![\t-\r\u0085])\p{Cc}/gu;

/** The lines that a runner reads: it ends them as `StreamReader.ReadLine` does. */
export function toRunnerLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Every command in a text that one of the systems would obey. */
export function findCommands(text: string): FoundCommand[] {
  return [...toRunnerLines(text).flatMap(findInLine), ...findSections(text)];
}

function findInLine(line: string): FoundCommand[] {
  // With and without what has no weight: the one that finds more counts.
  return [line, line.replaceAll(WEIGHTLESS, '')]
    .map((form) => findInForm(form))
    .reduce((one, other) => (other.length > one.length ? other : one));
}

function findInForm(line: string): FoundCommand[] {
  const github = parseColons(line) ?? parseHashes(line);
  const vso = /##vso\[(?<name>[^\]\s]*)[^\]]*\]/.exec(line)?.groups?.name;
  const teamcity = /##teamcity\[(?<name>[\w.-]+)/.exec(line)?.groups?.name;
  return [
    ...(github === undefined ? [] : [{ system: 'github', name: github } as const]),
    ...(vso === undefined ? [] : [{ system: 'azure', name: vso } as const]),
    ...(teamcity === undefined ? [] : [{ system: 'teamcity', name: teamcity } as const]),
  ];
}

/** The newer form: `::name properties::data`, at the start of a line. */
function parseColons(line: string): string | undefined {
  const trimmed = line.replace(WHITE_SPACE, '');
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  return toRegistered(trimmed.slice(2, end));
}

/** The older form: `##[name properties]data`, anywhere in a line. */
function parseHashes(line: string): string | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  return start < 0 || end < 0 ? undefined : toRegistered(line.slice(start + 3, end));
}

function toRegistered(info: string): string | undefined {
  const name = (info.split(' ', 1)[0] ?? '').toLowerCase();
  return REGISTERED.has(name) ? name : undefined;
}

/** @see https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections */
function findSections(text: string): FoundCommand[] {
  // eslint-disable-next-line no-control-regex -- the marker of a section is made of them
  return [...text.matchAll(/section_(start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r\u001B\[0K/g)].map(
    ([, name = '']) => ({ system: 'gitlab', name }),
  );
}
