// SPDX-License-Identifier: Apache-2.0
// A script of docker commands: what it logs in to, builds, tags and pushes. Pure.
import { readBuildFlags, type BuildFlags } from './docker-flags.ts';
import type { TranslatedLogin } from '../steps/login.ts';
import { plainText, type ScriptCommand, type ScriptRefusal, type Word } from './words.ts';
import {
  findUnknown,
  toPassword,
  toValue,
  type PipelineVariables,
  type Variables,
  type WorkflowVariables,
} from './values.ts';

/** One docker command of a script. */
export type Act = { readonly line: number } & (
  | { readonly kind: 'login'; readonly login: TranslatedLogin }
  | { readonly kind: 'build'; readonly flags: BuildFlags }
  | { readonly kind: 'tag'; readonly source: string; readonly target: string }
  | { readonly kind: 'push'; readonly reference: string; readonly isAll: boolean }
);

/** The context of a script; what it sets itself comes from the script. */
export type ScriptContext = WorkflowVariables | PipelineVariables;

/** Whether a script builds or pushes images with docker, however it does. */
export function touchesImages(script: string): boolean {
  const plain = script.replaceAll(/^[ \t]*#.*$/gm, '');
  return /\bdocker\s+(?:(?:buildx|image|builder)\s+)?(?:build|push|tag)\b/.test(plain);
}

/** Whether a script only logs in with docker. */
export function isLoginScript(script: string): boolean {
  return /\bdocker\s+login\b/.test(script) && !touchesImages(script);
}

/**
 * The docker commands of a script that has no others; the reason if it has others, or if only a shell can
 * evaluate them. What they set is added to `local`.
 */
export function readDockerCommands(
  list: readonly ScriptCommand[],
  variables: Variables & { readonly local: Map<string, string> },
): readonly Act[] | ScriptRefusal {
  const acts: Act[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const command = list[at];
    if (command === undefined) break;
    const next = command.isPiped ? list[at + 1] : undefined;
    const read = command.isPiped
      ? readPipe(command, next, variables)
      : readCommand(command, variables, variables.local);
    if (typeof read === 'string') return { line: command.line, reason: read };
    acts.push(...read);
    if (next !== undefined) at += 1;
  }
  return acts;
}

/** `echo "$PASSWORD" | docker login --password-stdin`, and nothing else. */
function readPipe(
  command: ScriptCommand,
  next: ScriptCommand | undefined,
  variables: Variables,
): readonly Act[] | string {
  const [program, ...words] = command.words;
  const name = plainText(program ?? []);
  const isLogin =
    next !== undefined && !next.isPiped && startsWith(next.words, ['docker', 'login']);
  const said = words.filter(
    (word) => !['-n', '%s', String.raw`%s\n`].includes(plainText(word) ?? ''),
  );
  const [password, ...others] = said;
  if (!isLogin || (name !== 'echo' && name !== 'printf') || password === undefined) {
    return 'it has a pipe';
  }
  if (others.length > 0) return 'more than one command is piped into docker login';
  return readLogin(next, variables, password);
}

function readCommand(
  command: ScriptCommand,
  variables: Variables,
  local: Map<string, string>,
): readonly Act[] | string {
  const { line, words } = command;
  const assigned = readAssignment(words, variables);
  if (assigned !== undefined) {
    local.set(...assigned);
    return [];
  }
  if (isHarmless(words)) return [];
  if (startsWith(words, ['docker', 'login'])) return readLogin(command, variables, undefined);
  const values = readValues(words, variables);
  if (typeof values === 'string') return values;
  const [program = '', ...rest] = values;
  if (program !== 'docker') return `"${program.slice(0, 40)}" is another program`;
  const act = readAct(line, rest);
  return typeof act === 'string' ? act : [act];
}

function readValues(words: readonly Word[], variables: Variables): readonly string[] | string {
  const values: string[] = [];
  for (const word of words) {
    const value = toValue(word, variables);
    if (value === undefined) return unknown(word, variables);
    if (mayBeSeveral(word, value)) return 'a variable in it contains several words or a flag';
    values.push(value);
  }
  return values;
}

/** Whether a shell may make several words of this one, or a flag of what looks like a value. */
function mayBeSeveral(word: Word, value: string): boolean {
  if (word.every((part) => 'text' in part)) return false;
  const plain = value.replaceAll(/\$\{\{.*?\}\}/gs, 'x');
  return /\s/.test(plain) || (plainStart(word) === '' && plain.startsWith('-'));
}

/** `NAME=value` alone. */
function readAssignment(
  words: readonly Word[],
  variables: Variables,
): readonly [string, string] | undefined {
  const isExport = plainText(words[0] ?? []) === 'export';
  const [word, ...others] = isExport ? words.slice(1) : words;
  if (word === undefined || others.length > 0) return undefined;
  const value = toValue(word, variables);
  const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value ?? '') ?? [];
  return name === undefined || text === undefined ? undefined : [name, text];
}

const HARMLESS = [
  ['set'],
  ['echo'],
  ['true'],
  ['docker', 'buildx', 'create'],
  ['docker', 'buildx', 'use'],
  ['docker', 'buildx', 'inspect'],
  ['docker', 'buildx', 'ls'],
  ['docker', 'buildx', 'version'],
  ['docker', 'buildx', 'install'],
  ['docker', 'logout'],
  ['docker', 'version'],
  ['docker', 'info'],
  ['docker', 'images'],
  ['docker', '--version'],
];

function isHarmless(words: readonly Word[]): boolean {
  return HARMLESS.some((start) => startsWith(words, start));
}

function startsWith(words: readonly Word[], start: readonly string[]): boolean {
  return start.every((text, at) => plainText(words[at] ?? []) === text);
}

function readAct(line: number, words: readonly string[]): Act | string {
  const [first = '', second] = words;
  const isGroup = ['buildx', 'image', 'builder'].includes(first);
  const verb = isGroup ? `${first} ${second ?? ''}` : first;
  const rest = words.slice(isGroup ? 2 : 1);
  if (BUILDS.includes(verb)) return readBuild(line, rest);
  if (['tag', 'image tag'].includes(verb)) return readTag(line, rest);
  if (['push', 'image push'].includes(verb)) return readPush(line, rest);
  return `"docker ${verb.slice(0, 40)}" does something else`;
}

function readBuild(line: number, words: readonly string[]): Act | string {
  const flags = readBuildFlags(words);
  return typeof flags === 'string' ? flags : { line, kind: 'build', flags };
}

const BUILDS = ['build', 'image build', 'builder build', 'buildx build', 'buildx b'];

function readTag(line: number, [source, target, ...others]: readonly string[]): Act | string {
  if (source === undefined || target === undefined || others.length > 0) {
    return 'docker tag takes two references';
  }
  return { line, kind: 'tag', source, target };
}

function readPush(line: number, words: readonly string[]): Act | string {
  const isAll = words.some((word) => word === '--all-tags' || word === '-a');
  const [reference, ...others] = words.filter(
    (word) => !['--all-tags', '-a', '--quiet', '-q'].includes(word),
  );
  if (reference === undefined || others.length > 0 || reference.startsWith('-')) {
    return 'docker push takes one reference';
  }
  return { line, kind: 'push', reference, isAll };
}

/** What the words of a login say. */
interface LoginWords {
  registry?: string;
  username?: string;
  password?: Word;
}

function readLogin(
  { line, words }: ScriptCommand,
  variables: Variables,
  piped: Word | undefined,
): readonly Act[] | string {
  const said: LoginWords = piped === undefined ? {} : { password: piped };
  const rest = words.slice(2);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const reason = readLoginWord(word, rest, said, variables);
    if (reason !== undefined) return reason;
  }
  const { password, ...login } = said;
  if (password === undefined) return 'docker login has an unknown password';
  const secret = toPassword(password, variables);
  if (secret === undefined) return 'the password of docker login is not a secret of the workflow';
  return [{ line, kind: 'login', login: { ...login, ...secret } }];
}

/** Reads one word, or a flag and its value; the reason if it cannot. */
function readLoginWord(
  word: Word,
  rest: Word[],
  said: LoginWords,
  variables: Variables,
): string | undefined {
  const text = toValue(word, variables);
  if (text === '--password-stdin') return undefined;
  if (text?.startsWith('-') === false) {
    Object.assign(said, { registry: text });
    return undefined;
  }
  const { name, attached } = splitLoginFlag(word, plainStart(word));
  const given = attached ?? rest.shift();
  if (name === '') return 'docker login has an unsupported flag';
  if (given === undefined) return `${name} of docker login has no value`;
  if (name === 'password') {
    Object.assign(said, { password: given });
    return undefined;
  }
  const username = toValue(given, variables);
  if (username === undefined) return unknown(given, variables);
  Object.assign(said, { username });
  return undefined;
}

/** The text that a word begins with, before its first variable. */
function plainStart([first]: Word): string {
  return first !== undefined && 'text' in first ? first.text : '';
}

function unknown(word: Word, variables: Variables): string {
  return `$${findUnknown(word, variables) ?? ''} is set neither in this script nor in env`;
}

/** `-u NAME`, `--username=NAME`, `-pPASSWORD`: the flag, and the word that is attached to it. */
function splitLoginFlag(
  word: Word,
  start: string,
): { readonly name: string; readonly attached?: Word } {
  const [all = '', long, short] = /^(?:--(username|password)(?:=|$)|-([up])=?)/.exec(start) ?? [];
  if (all === '') return { name: '' };
  const name = long ?? (short === 'u' ? 'username' : 'password');
  if (start === all && word.length === 1 && !all.endsWith('=')) return { name };
  const head = [{ text: start.slice(all.length) }].filter(({ text }) => text !== '');
  return { name, attached: [...head, ...word.slice(1)] };
}
