// SPDX-License-Identifier: Apache-2.0
// A shell script as simple commands and their words. Anything that only a shell can evaluate is refused. Pure.

/** A part of a word: text, or the name of a variable. */
export type WordPart = { readonly text: string } | { readonly variable: string };

/** A word without its quotes; `${{ }}` is text. */
export type Word = readonly WordPart[];

/** A command without operators. */
export interface ScriptCommand {
  /** From 0, in the script. */
  readonly line: number;
  readonly words: readonly Word[];
  /** Whether its output goes into the next command. */
  readonly isPiped: boolean;
}

/** Why a script is not read, and where. */
export interface ScriptRefusal {
  readonly line: number;
  readonly reason: string;
}

/** The most commands of a script that is read. */
const MOST_COMMANDS = 200;

/** Words that begin what is more than a command. */
const COMPOUND = new Set([
  ...['if', 'then', 'else', 'elif', 'fi', 'for', 'while', 'until', 'do', 'done', 'case', 'esac'],
  ...['function', 'select', 'time', '!', '[[', '{', '}', 'coproc'],
]);

/** What a place in the script holds. */
interface Token {
  readonly kind: 'part' | 'blank' | 'end' | 'pipe' | 'refused';
  readonly length: number;
  readonly parts?: readonly WordPart[];
  readonly reason?: string;
}

/**
 * The commands of a script, in their order.
 *
 * | script                                 | is                                              |
 * | -------------------------------------- | ----------------------------------------------- |
 * | `docker build \` and a line with `.`   | one command of three words                      |
 * | `a && b`, `a; b`, two lines            | two commands                                    |
 * | `echo "$X" \| docker login`            | two, the first of them piped                    |
 * | `"a $B"`, `'$B'`, `a\ b`               | words: text and variable, text, text            |
 * | `$(…)`, `${B:-x}`, `> file`, `\|\|`, `<<`, `if`, `for`, `*` | refused                         |
 */
export function readScript(script: string): readonly ScriptCommand[] | ScriptRefusal {
  const state = {
    line: 0,
    commands: [] as ScriptCommand[],
    words: [] as Word[],
    word: [] as WordPart[],
    start: 0,
  };
  let hasWord = false;
  const endWord = (): void => {
    if (hasWord) state.words.push(state.word);
    [state.word, hasWord] = [[], false];
  };
  const endCommand = (isPiped: boolean): void => {
    endWord();
    const { words, start: line } = state;
    if (words.length > 0) state.commands.push({ line, words, isPiped });
    state.words = [];
  };
  for (let at = 0; at < script.length;) {
    const token = readToken(script, at, hasWord);
    if (token.kind === 'refused')
      return { line: state.line, reason: token.reason ?? 'it is not read' };
    if (token.kind === 'part') {
      if (!hasWord && state.words.length === 0) state.start = state.line;
      state.word = join(state.word, token.parts ?? []);
      hasWord = true;
    } else if (token.kind === 'blank') endWord();
    else endCommand(token.kind === 'pipe');
    if (state.commands.length > MOST_COMMANDS)
      return { line: state.line, reason: 'it is too long' };
    state.line += countLines(script.slice(at, at + token.length));
    at += Math.max(1, token.length);
  }
  endCommand(false);
  return checkCompound(state.commands);
}

/** A word and more of it; neighbouring texts are one. */
function join(word: readonly WordPart[], parts: readonly WordPart[]): WordPart[] {
  const result = [...word];
  for (const part of parts) {
    const last = result.at(-1);
    const isText = last !== undefined && 'text' in last && 'text' in part;
    if (isText) result[result.length - 1] = { text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function checkCompound(
  commands: readonly ScriptCommand[],
): readonly ScriptCommand[] | ScriptRefusal {
  for (const { line, words } of commands) {
    const first = plainText(words[0] ?? []);
    if (first !== undefined && COMPOUND.has(first)) {
      return { line, reason: `"${first}" makes it more than a list of commands` };
    }
  }
  return commands;
}

/** The text of a word without variables; undefined for one with some. */
export function plainText(word: Word): string | undefined {
  let result = '';
  for (const part of word) {
    if (!('text' in part)) return undefined;
    result += part.text;
  }
  return result;
}

function readToken(script: string, at: number, isInWord: boolean): Token {
  const char = script[at] ?? '';
  const expression = readExpression(script, at);
  if (expression !== undefined) return expression;
  if (char === "'") return readQuoted(script, at);
  if (char === '"') return readDouble(script, at);
  const rest = script.slice(at, at + 256);
  const skipped = isInWord ? 0 : skip(script, at, rest);
  if (skipped > 0) return { kind: 'blank', length: skipped };
  return readBare(char, rest) ?? readOperator(rest, isInWord) ?? text(char);
}

/** The length of what says nothing: a comment, or a redirection to nowhere. */
function skip(script: string, at: number, rest: string): number {
  return rest.startsWith('#') ? lineLength(script, at) : (HIDDEN.exec(rest)?.[0].length ?? 0);
}

/** A redirection that only keeps output away, or joins it. */
const HIDDEN = /^(?:[12]?>>?|&>)[ \t]*(?:&[12]|\/dev\/null)(?![^\s;&|])/;

function text(char: string): Token {
  return { kind: 'part', length: 1, parts: [{ text: char }] };
}

function readBare(char: string, rest: string): Token | undefined {
  if (char === '\\') return readEscape(rest);
  if (char === '$' || char === '`') return readVariable(rest);
  if (char === '\n') return { kind: 'end', length: 1 };
  return /\s/.test(char) ? { kind: 'blank', length: 1 } : undefined;
}

function lineLength(script: string, at: number): number {
  const end = script.indexOf('\n', at);
  return (end < 0 ? script.length : end) - at;
}

const OPERATORS: readonly (readonly [start: string, token: Token])[] = [
  ['&&', { kind: 'end', length: 2 }],
  ['||', refuse('"||" makes what follows depend on a failure')],
  ['|', { kind: 'pipe', length: 1 }],
  [';;', refuse('";;" belongs to a case')],
  [';', { kind: 'end', length: 1 }],
];

function readOperator(rest: string, isInWord: boolean): Token | undefined {
  const operator = OPERATORS.find(([start]) => rest.startsWith(start));
  if (operator !== undefined) return operator[1];
  const [char = ''] = rest;
  const redirection = /^[<>&()]+/.exec(rest)?.[0];
  if (redirection !== undefined) return refuse(`it has "${redirection.slice(0, 4)}"`);
  const isExpanded = /^(?:[*?]|\{[^{}\s]*[,.])/.test(rest) || (!isInWord && /^[~[]/.test(rest));
  return isExpanded ? refuse(`the shell would expand "${char}"`) : undefined;
}

function refuse(reason: string): Token {
  return { kind: 'refused', length: 1, reason };
}

/** `${{ … }}`, which GitHub fills in before any shell sees it. */
function readExpression(script: string, at: number): Token | undefined {
  if (!script.startsWith('${{', at)) return undefined;
  const end = script.indexOf('}}', at);
  if (end < 0) return refuse('an expression is not closed');
  const text = script.slice(at, end + 2);
  return { kind: 'part', length: text.length, parts: [{ text }] };
}

function readEscape(rest: string): Token {
  const [, next = ''] = rest;
  const newline = /^\\\r?\n/.exec(rest)?.[0];
  if (newline !== undefined) return { kind: 'blank', length: newline.length };
  return { kind: 'part', length: 2, parts: [{ text: next }] };
}

function readQuoted(script: string, at: number): Token {
  const end = script.indexOf("'", at + 1);
  if (end < 0) return refuse('a quote is not closed');
  const text = script.slice(at + 1, end);
  return { kind: 'part', length: end + 1 - at, parts: [{ text }] };
}

function readDouble(script: string, at: number): Token {
  const parts: WordPart[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ text });
    text = '';
  };
  let place = at + 1;
  while (place < script.length && script[place] !== '"') {
    const token = readInner(script, place);
    if (token.kind === 'refused') return token;
    for (const part of token.parts ?? []) {
      if ('text' in part) text += part.text;
      else {
        flush();
        parts.push(part);
      }
    }
    place += token.length;
  }
  if (place >= script.length) return refuse('a quote is not closed');
  flush();
  return { kind: 'part', length: place + 1 - at, parts };
}

/** One character, variable or expression between double quotes. */
function readInner(script: string, at: number): Token {
  const expression = readExpression(script, at);
  if (expression !== undefined) return expression;
  const rest = script.slice(at, at + 256);
  const [char = '', next = ''] = rest;
  if (char === '$' || char === '`') return readVariable(rest);
  if (char === '\\' && '$`"\\\n'.includes(next) && next !== '') {
    return { kind: 'part', length: 2, parts: [{ text: next === '\n' ? '' : next }] };
  }
  return { kind: 'part', length: 1, parts: [{ text: char }] };
}

function readVariable(rest: string): Token {
  const [all, braced, bare] = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest) ?? [];
  const variable = braced ?? bare;
  if (all !== undefined && variable !== undefined) {
    return { kind: 'part', length: all.length, parts: [{ variable }] };
  }
  if (/^(?:\$\(|`)/.test(rest)) return refuse('it takes the output of another command');
  if (/^\$[{0-9@*#?!$-]/.test(rest)) return refuse('"$" is followed by more than a name');
  return { kind: 'part', length: 1, parts: [{ text: '$' }] };
}
