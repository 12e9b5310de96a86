// SPDX-License-Identifier: Apache-2.0
// Single commands of a script of GitLab: those of docker, podman, buildah and kaniko, and `cd`. Pure.
import { readDockerCommands, type Act } from '../../shell/docker-script.ts';
import { plainText, type ScriptCommand, type ScriptRefusal, type Word } from '../../shell/words.ts';
import { onlyVariable } from '../../shell/moves.ts';
import { readKaniko } from './kaniko.ts';

const nameOf = ({ words }: ScriptCommand): string => plainText(words[0] ?? []) ?? '';

/** Whether a command builds or pushes without an engine. */
export function needsNoEngine(command: ScriptCommand): boolean {
  return ['podman', 'buildah', '/kaniko/executor'].includes(nameOf(command));
}

/** What a command does, or two of which the first one's output goes into the second; the reason, where it does something else. */
export function readActs(
  pair: readonly ScriptCommand[],
  local: Map<string, string>,
): readonly Act[] | ScriptRefusal | string {
  const read = (name: string): string => `\${${name}}`;
  const [first] = pair;
  if (first !== undefined && nameOf(first) === '/kaniko/executor')
    return readKanikoAct(first, read);
  const acts = readDockerCommands(pair.flatMap(asDocker), { read, local });
  const program = nameOf(first ?? { line: 0, words: [], isPiped: false });
  if (!('reason' in acts) || !OTHER_PROGRAMS.includes(program)) return acts;
  return { ...acts, reason: acts.reason.replaceAll(/\bdocker\b/g, program) };
}

const OTHER_PROGRAMS = ['podman', 'buildah'];

function readKanikoAct(
  { line, words }: ScriptCommand,
  read: (name: string) => string,
): readonly Act[] | string {
  const toText = (word: Word): string =>
    word.map((part) => ('text' in part ? part.text : read(part.variable))).join('');
  const flags = readKaniko(words.slice(1).map(toText));
  return typeof flags === 'string' ? flags : [{ line, kind: 'build', flags }];
}

/** Flags of podman and buildah that make no difference here; the second kind takes a value. */
const SWITCH = /^--(?:layers|tls-verify|squash-all)(?:=|$)/;
const VALUE = /^--(?:format|isolation|storage-driver|storage-opt|log-level)$/;

/** podman and buildah have the commands of docker; a push to another reference is a tag and a push of it. */
function asDocker(command: ScriptCommand): readonly ScriptCommand[] {
  const [, ...rest] = command.words;
  if (!OTHER_PROGRAMS.includes(nameOf(command))) return [command];
  const isNeedless = (word: Word, at: number): boolean => {
    const [flag, before] = [plainText(word) ?? '', plainText(rest[at - 1] ?? []) ?? ''];
    return SWITCH.test(flag) || VALUE.test(flag.replace(/=.*$/s, '')) || VALUE.test(before);
  };
  const words = rest
    .filter((word, at) => !isNeedless(word, at))
    .map((word, at): Word => (at === 0 && plainText(word) === 'bud' ? [{ text: 'build' }] : word));
  const toDocker = (list: readonly Word[]) => ({ ...command, words: [DOCKER, ...list] });
  const [verb = [], ...all] = words;
  const [source, target, ...others] = all.filter((word) => !startOf(word).startsWith('-'));
  const isCopy = plainText(verb) === 'push' && target !== undefined && others.length === 0;
  if (!isCopy || source === undefined) return [toDocker(words)];
  const reference = withoutTransport(target);
  return [toDocker([[{ text: 'tag' }], source, reference]), toDocker([verb, reference])];
}

const DOCKER: Word = [{ text: 'docker' }];

function startOf([first]: Word): string {
  return first !== undefined && 'text' in first ? first.text : '';
}

/** A destination without `docker://`. */
function withoutTransport([first, ...others]: Word): Word {
  const text = first !== undefined && 'text' in first ? first.text : '';
  return text.startsWith('docker://')
    ? [{ text: text.slice('docker://'.length) }, ...others].filter(
        (part) => !('text' in part) || part.text !== '',
      )
    : first === undefined
      ? others
      : [first, ...others];
}

/** What is known of the variables of a script. */
interface Values {
  readonly values: ReadonlyMap<string, string>;
  readonly local: ReadonlyMap<string, string>;
}

/** A variable that stands alone where flags can: what it holds, the shell would split. */
export function findOpen(words: readonly Word[], known: Values): string | undefined {
  const isBuild = words
    .slice(0, 3)
    .some((word) => ['build', 'bud'].includes(plainText(word) ?? ''));
  const rest = words.slice(2);
  return rest.map(onlyVariable).find((variable, at) => {
    if (variable === undefined) return false;
    const value = known.local.get(variable) ?? known.values.get(variable);
    if (value !== undefined) return value === '' || /^-|\s/.test(value);
    const isOfFlag = (plainText(rest[at - 1] ?? []) ?? '').startsWith('-');
    return isBuild && !isOfFlag && !variable.startsWith('CI_');
  });
}

/** Whether a command lets the engine run programs of other platforms, which the build may need. */
export function isEmulation({ words }: ScriptCommand): boolean {
  const texts = words.map((word) => plainText(word) ?? '');
  const isRun = texts[0] === 'docker' && texts[1] === 'run';
  return isRun && texts.some((text) => /(?:^|\/)(?:binfmt|qemu-user-static)(?::|@|$)/.test(text));
}
