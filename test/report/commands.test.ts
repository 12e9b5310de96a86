// SPDX-License-Identifier: Apache-2.0
// No text from outside is a command, by the rules of the systems that read logs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notice } from '../../src/problem.ts';
import { toLogLines, toPrintedJson } from '../../src/report/log-lines.ts';
import { createTerminalLog } from '../../src/report/terminal.ts';
import { plain } from '../../src/report/text.ts';
import { createWorkflowLog } from '../../src/report/workflow.ts';
import { findCommands, toRunnerLines } from './runner.ts';
import { countRuns } from '../lab/nightly.ts';

/** Pieces that commands are made of, and what may be between them. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['::', ':', '##[', '##vso[', '##teamcity[', '#', '[', ']', '::stop-commands::', 'group'],
    ...['add-mask', 'set-env name=PATH', '::add-path::/tmp', '##[add-path]/tmp', ' ', '\t', '\n'],
    ...['\r', '\r\n', '\u0085', '\u00A0', '\u2028', '\u2029', '\u3000', '\v', '\f', '\u200B'],
    ...['\uFEFF', '\u00AD', '\u200D', '\u0301', '\0', '\u001B[31m', '\u001B[0K', '\u001B'],
    ...[
      'section_start:1:x',
      'section_end:1:x\r\u001B[0K',
      '%0A::group::',
      '%23%23[',
      'a',
      '#5 0.1 ',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

const examples = [
  '::set-output name=x::y',
  '  ::add-mask::y',
  '\u0085::add-mask::y',
  '\u2028\u3000\v\f\u00A0::add-mask::y',
  'hello\n::stop-commands::x',
  '10%\r::stop-commands::x',
  '##[add-path]/tmp',
  '#12 0.345 ##[add-path]/tmp',
  'x ###[add-path]/tmp',
  '#12 0.3 ##vso[task.setvariable variable=PATH]/tmp',
  "#12 0.3 ##teamcity[setParameter name='env.PATH' value='/tmp']",
  'x section_start:1700000000:a\r\u001B[0Kb',
] as const;

/** What a log writes of a text, given to it in each way. */
function writeAll(text: string, cut: number): { issued: string[]; written: string } {
  const issued: string[] = [];
  let written = '';
  const issue = (
    command: string,
    properties: Readonly<Record<string, string>>,
    message: string,
  ) => {
    issued.push(command);
    written += toCommandLine(command, properties, message);
  };
  const write = (chunk: string) => {
    written += chunk;
  };
  const log = createWorkflowLog({ issue, write, secrets: () => [] });
  log.info(text);
  log.debug(text);
  log.problem(notice('TEST_NOTICE', text, text));
  log.output(text.slice(0, cut));
  log.output(`${text.slice(cut)}\n`);
  return { issued, written };
}

/** What `@actions/core` writes. @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function toCommandLine(
  command: string,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const escape = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escape(value)}`);
  return `::${command}${pairs.length > 0 ? ` ${pairs.join(',')}` : ''}::${escape(message)}\n`;
}

describe('createWorkflowLog', () => {
  it.each(examples)('writes %j as text', (text) => {
    const { issued, written } = writeAll(text, 3);
    expect(findCommands(written).map(({ name }) => name)).toEqual(issued);
  });

  it('writes any text as text, however it is cut', () => {
    fc.assert(
      fc.property(hostile, fc.nat(20), (text, cut) => {
        const { issued, written } = writeAll(text, cut);
        expect(findCommands(written).map(({ name }) => name)).toEqual(issued);
      }),
      { numRuns: countRuns(200) },
    );
  });

  it('is tested with rules that find commands', () => {
    const obeyed = examples.flatMap((text) => findCommands(text));
    expect(obeyed).toHaveLength(examples.length);
  });
});

describe('createTerminalLog', () => {
  it.each(['plain', 'gitlab'] as const)('%s: no line is a command anywhere', (sections) => {
    fc.assert(
      fc.property(hostile, fc.nat(20), (text, cut) => {
        let written = '';
        const log = createTerminalLog({
          write: (chunk) => {
            written += chunk;
          },
          paint: plain,
          secrets: () => [],
          debug: true,
          sections,
          now: () => 1_700_000_000_123,
        });
        log.info(text);
        log.debug(text);
        log.problem(notice('TEST_NOTICE', text, text));
        log.output(text.slice(0, cut));
        log.output(`${text.slice(cut)}\n`);
        expect(findCommands(written)).toEqual([]);
      }),
      { numRuns: countRuns(100) },
    );
  });
});

describe('toLogLines', () => {
  it.each([
    {
      name: 'colours',
      text: '\u001B[1;31mred\u001B[0m\u001B[K\tx',
      shown: ['\u001B[1;31mred\u001B[0m\u001B[K\tx'],
    },
    {
      name: 'a style, in its line only',
      text: '\u001B[8mhidden\nnext',
      shown: ['\u001B[8mhidden\u001B[0m', 'next'],
    },
    {
      name: 'a style that another one does not end',
      text: '\u001B[8mhidden\u001B[39m\n\u001B[38;5;0mblack\n\u001B[8m\u001B[4:0mx',
      shown: [
        '\u001B[8mhidden\u001B[39m\u001B[0m',
        '\u001B[38;5;0mblack\u001B[0m',
        '\u001B[8m\u001B[4:0mx\u001B[0m',
      ],
    },
    {
      name: 'styles that have ended',
      text: '\u001B[2m\u001B[91mred\u001B[39m\u001B[22m\n\u001B[1;44mx\u001B[m',
      shown: ['\u001B[2m\u001B[91mred\u001B[39m\u001B[22m', '\u001B[1;44mx\u001B[m'],
    },
    {
      name: 'other escape sequences',
      text: '\u001B]0;title\u0007',
      shown: [String.raw`\u{1b}]0;title\u{7}`],
    },
    {
      name: 'C1 controls and bidi marks',
      text: 'a\u009Bb\u202Ec',
      shown: [String.raw`a\u{9b}b\u{202e}c`],
    },
    { name: 'other languages', text: 'שלום 👩‍💻 é', shown: ['שלום 👩‍💻 é'] },
    {
      name: 'colons in a line',
      text: 'error: std::string ## [x]',
      shown: ['error: std::string ## [x]'],
    },
    { name: 'line ends', text: 'a\r\nb\rc\n', shown: ['a', 'b', 'c', ''] },
    { name: 'a command, to be read', text: '::group::x', shown: [': :group::x'] },
  ])('$name', ({ text, shown }) => {
    expect(toLogLines(text)).toEqual(shown);
  });
});

describe('toPrintedJson', () => {
  it('is the same value, in printable characters, and no command', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, fc.oneof(hostile, fc.array(hostile))), (value) => {
        const text = toPrintedJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/[\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u);
        expect(findCommands(text)).toEqual([]);
      }),
      { numRuns: countRuns(100) },
    );
  });

  it('escapes by UTF-16', () => {
    expect(toPrintedJson('\u{E0001}\u009B\u202E')).toBe(String.raw`"\udb40\udc01\u009b\u202e"`);
  });
});

describe('the rules of the runner', () => {
  it('split lines as .NET does', () => {
    expect(toRunnerLines('a\rb\r\nc\u0085d\n')).toEqual(['a', 'b', 'c\u0085d']);
  });
});
