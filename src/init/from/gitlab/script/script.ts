// SPDX-License-Identifier: Apache-2.0
// The script of a GitLab job that builds an image: what it builds, tags and pushes, and what it does before. Pure.
import { touchesImages, type Act } from '../../shell/docker-script.ts';
import { plainText, readScript, type ScriptCommand, type Word } from '../../shell/words.ts';
import type { TranslatedLogin } from '../../steps/login.ts';
import { isCd, readMove, toPairs } from '../../shell/moves.ts';
import { findOpen, isEmulation, needsNoEngine, readActs } from './commands.ts';
import { withMove } from './reasons.ts';
import { namesSetBy, OPENS } from './names.ts';
import { nameOutput, takeOutputs } from './outputs.ts';
import { readChoice, readConditional, splitItem, type Choice, type Only } from './items.ts';
import { isKanikoLogin, readKanikoLogins } from './kaniko.ts';
import type { ScriptItem } from './script-items.ts';

/** An act, where it is done, and when. */
export interface PipelineAct {
  readonly act: Act;
  /** The directory of the checkout that the script is in. */
  readonly directory: string;
  /** Done for the default branch, or for git tags, alone. */
  readonly only?: Only;
}

/** An item that stays ahead of the build. */
interface KeptItem extends ScriptItem {
  /** Whether only other items may need it. */
  readonly isSetting?: true;
  /** The only variable that it sets, if it does nothing else. */
  readonly sets?: string;
}

/** A script that was read. */
export interface PipelineScript {
  readonly acts: readonly PipelineAct[];
  readonly logins: readonly TranslatedLogin[];
  /** Items that prepare the build, and stay; with variables that they may need. */
  readonly kept: readonly KeptItem[];
  /** Variables that those set. */
  readonly set: ReadonlySet<string>;
  /** Of those, the ones that are one of two texts. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** Whether they may set others too, as a file of variables does. */
  readonly isOpen: boolean;
  /** Whether it builds without an engine. */
  readonly isRemote: boolean;
  /** Whether it logs in to Amazon ECR with the program of AWS. */
  readonly isEcr: boolean;
}

/** Why a script is not read. */
export interface PipelineRefusal {
  readonly line: number;
  readonly reason: string;
}

interface State {
  readonly acts: PipelineAct[];
  readonly logins: TranslatedLogin[];
  readonly kept: KeptItem[];
  readonly set: Set<string>;
  readonly choices: Map<string, Choice>;
  readonly local: Map<string, string>;
  /** The commands whose output it takes. */
  readonly outputs: string[];
  readonly values: ReadonlyMap<string, string>;
  readonly directory: string;
  readonly isOpen: boolean;
  readonly isRemote: boolean;
  readonly isEcr: boolean;
}

/** Whether a script builds or pushes an image. */
export function buildsImages(items: readonly ScriptItem[]): boolean {
  return items.some(({ text = '' }) => touches(text));
}

function touches(text: string): boolean {
  const plain = text.replaceAll(/^[ \t]*#.*$/gm, '');
  return (
    touchesImages(plain) ||
    /\/kaniko\/executor\b|\b(?:podman|buildah)\s+(?:image\s+)?(?:build|bud|push|tag)\b/.test(plain)
  );
}

/** The script; the reason, where it does what no input says. `values` are the variables of the job. */
export function readPipelineScript(
  items: readonly ScriptItem[],
  values: ReadonlyMap<string, string>,
): PipelineScript | PipelineRefusal {
  const state: State = {
    acts: [],
    logins: [],
    kept: [],
    set: new Set(),
    choices: new Map(),
    local: new Map(),
    outputs: [],
    values,
    directory: '.',
    isOpen: false,
    isRemote: false,
    isEcr: false,
  };
  for (const item of items.flatMap(splitItem)) {
    const reason = readItem(item, state);
    if (reason !== undefined) return { line: item.line, reason: withMove(reason) };
  }
  const back = { line: 0, text: 'cd "$CI_PROJECT_DIR"', isSetting: true } as const;
  const kept = state.directory === '.' ? state.kept : [...state.kept, back];
  return { ...state, kept };
}

/** The longest command, with all between its `if` and `fi`. */
const LONGEST_ITEM = 8192;

/** A pull before a build is for the cache, which is optional. */
const PULL = /^[ \t]*(?:docker|podman)\s+(?:image\s+)?pull\s+[^\n;|&]+(?:\|\|\s*(?:true|:)\s*)?$/gm;

const OPTIONAL_LOGIN = /(\bdocker\s+login\b[^\n;|&]*)\|\|\s*(?:true|:)\s*$/gm;

/** What fails anyway. */
const FAILING = /\|\|[ \t]*(?:exit[ \t]+1|false)[ \t]*;?[ \t]*$/gm;

const ECR =
  /^[ \t]*(?:aws\s+ecr\s+get-login-password\b[^|\n]*\|\s*docker\s+login\s+(?:-u|--username)[\s=]+AWS\s+--password-stdin\s+\S+|\$\(aws\s+ecr\s+get-login\b[^)\n]*\))\s*$/gm;

function readItem(item: ScriptItem, state: State): string | undefined {
  if (item.text === undefined) return 'an item of its script is not text, such as !reference';
  if (item.text.length > LONGEST_ITEM) return 'an item of its script is too long';
  if (isKanikoLogin(item.text)) return readKanikoConfig(item.text, state);
  const plain = item.text
    .replaceAll(PULL, '')
    .replaceAll(OPTIONAL_LOGIN, '$1')
    .replaceAll(FAILING, '');
  const text = plain.replaceAll(ECR, () => {
    Object.assign(state, { isEcr: true });
    return '';
  });
  if (text.trim() === '') return undefined;
  return readPlain(takeOut(text, item, state), item, state);
}

/** The output of commands in a build, a tag or a push, as variables that are set ahead of the build. */
function takeOut(text: string, item: ScriptItem, state: State): string {
  if (!touches(text) && !/\bdocker\s+login\b/.test(text)) return text;
  if (/^\s*(?:if|for|while|case)\b/.test(text)) return text;
  const made = takeOutputs(text, state.outputs);
  const commands = readScript(made.text);
  // Others may change what the command prints, and stand behind it then.
  if ('reason' in commands || !commands.every(({ words }) => isBuilder(words))) return text;
  const added = made.commands.length > state.outputs.length;
  if (added && isBuilt(state)) return text;
  for (const [at, command] of made.commands.entries()) {
    if (at < state.outputs.length) continue;
    const name = nameOutput(at);
    state.kept.push({ line: item.line, text: `export ${name}="$(${command})"`, sets: name });
    state.set.add(name);
  }
  state.outputs.splice(0, state.outputs.length, ...made.commands);
  return made.text;
}

function readPlain(text: string, item: ScriptItem, state: State): string | undefined {
  const conditional = readConditional(text);
  const commands = readScript(conditional?.body ?? text);
  if (!('reason' in commands)) {
    return readCommands(commands, { item, state, only: conditional?.only });
  }
  const isOurs = touches(text) || /\bdocker\s+login\b/.test(text);
  return isOurs ? commands.reason : keep(item, state);
}

function readKanikoConfig(text: string, state: State): string | undefined {
  const logins = readKanikoLogins(text);
  if (typeof logins === 'string') return logins;
  state.logins.push(...logins);
  return undefined;
}

interface ItemContext {
  readonly item: ScriptItem;
  readonly state: State;
  readonly only: PipelineAct['only'];
}

function readCommands(
  commands: readonly ScriptCommand[],
  context: ItemContext,
): string | undefined {
  const { item, state } = context;
  const kind = decideKind(commands, context.only);
  if (kind === 'unclear')
    return 'it sets a variable or changes the directory under a condition, and builds, tags or pushes under it: do the first on a line of its own before the build';
  if (kind === 'other') return keep(item, state);
  if (kind === 'saying') remember(item, state);
  for (const pair of toPairs(commands)) {
    const reason = readOne(pair, context);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** What an item is: it builds, it says and sets something only, or it is for a shell. */
function decideKind(
  commands: readonly ScriptCommand[],
  only: PipelineAct['only'],
): 'ours' | 'saying' | 'other' | 'unclear' {
  const isSet =
    only !== undefined && commands.some(({ words }) => isAssignment(words) || isCd(words));
  if (commands.length > 0 && commands.every(isEmulation)) return 'other';
  if (commands.some(({ words }) => isBuilder(words))) return isSet ? 'unclear' : 'ours';
  if (commands.every(({ words }) => isPlain(words))) return isSet ? 'other' : 'saying';
  return commands.length === 1 && commands.every(({ words }) => isCd(words)) ? 'ours' : 'other';
}

const BUILDERS = /^(?:docker|podman|buildah|\/kaniko\/executor)$/;

function isBuilder([program]: readonly Word[]): boolean {
  return BUILDERS.test(plainText(program ?? []) ?? '');
}

/** `NAME=value`, and what says something only. */
function isPlain(words: readonly Word[]): boolean {
  return isAssignment(words) || ['echo', 'set', 'true'].includes(plainText(words[0] ?? []) ?? '');
}

/** `NAME=value`, and `export` of one. */
function isAssignment(words: readonly Word[]): boolean {
  const [first = []] = words;
  const start = first[0] !== undefined && 'text' in first[0] ? first[0].text : '';
  const isSet = /^[A-Za-z_]\w*=/.test(start) && words.length === 1;
  return isSet || (plainText(first) === 'export' && words.length === 2);
}

/** A command, or one whose output goes into the next. */
function readOne(
  pair: readonly ScriptCommand[],
  { item, state, only }: ItemContext,
): string | undefined {
  const [command] = pair;
  if (command === undefined) return undefined;
  const moved = readMove(command.words, state.directory, 'CI_PROJECT_DIR');
  if (moved === '') return 'cd leads to a place that is not known';
  if (moved !== undefined) {
    Object.assign(state, { directory: moved });
    remember(item, state);
    return undefined;
  }
  const open = findOpen(command.words, state);
  if (open !== undefined) return `$${open} may hold flags, which only a shell can tell apart`;
  if (needsNoEngine(command)) Object.assign(state, { isRemote: true });
  const acts = readActs(pair, state.local);
  if (typeof acts === 'string') return acts;
  if ('reason' in acts) return acts.reason;
  return addActs(acts, { item, state, only });
}

function addActs(acts: readonly Act[], { state, only }: ItemContext): string | undefined {
  for (const act of acts) {
    if (only !== undefined && (act.kind === 'build' || act.kind === 'login')) {
      return 'it builds or logs in under a condition of its own';
    }
    if (act.kind === 'login') state.logins.push(act.login);
    else state.acts.push({ act, directory: state.directory, ...(only !== undefined && { only }) });
  }
  return undefined;
}

/** Keeps what items that are kept may need. */
function remember(item: ScriptItem, state: State): void {
  if (!isBuilt(state)) state.kept.push({ ...item, isSetting: true });
}

function isBuilt({ acts }: State): boolean {
  return acts.some(({ act }) => act.kind === 'build');
}

/** Keeps an item that prepares the build. */
function keep(item: ScriptItem, state: State): string | undefined {
  const { text = '' } = item;
  if (/(?:^|[;&|\s])(?:cd|pushd|popd)\s/.test(text)) return 'cd leads to a place that is not known';
  if (isBuilt(state)) {
    if (SAYS.test(text)) return undefined;
    return 'it does something else after the build: move it to a job of its own, which gets SHIPPED_IMAGE';
  }
  state.kept.push(item);
  for (const name of namesSetBy(text)) {
    state.set.add(name);
    // What it was before does not count any more.
    state.local.delete(name);
    state.choices.delete(name);
  }
  const choice = readChoice(text);
  if (choice !== undefined) {
    state.choices.set(choice.name, choice);
    state.kept.splice(-1, 1, { ...item, sets: choice.name });
  }
  if (OPENS.test(text)) Object.assign(state, { isOpen: true });
  return undefined;
}

/** What only says something, with the output of a command in it. */
const SAYS = /^\s*(?:echo|printf|date|sleep)\b[^>|;&\n]*$/;
