// SPDX-License-Identifier: Apache-2.0
// Logs of the entry points: nothing secret, nothing that a runner would obey.
import { describe, expect, it } from 'vitest';
import { error, notice } from '../../src/problem.ts';
import { createVault } from '../../src/report/mask.ts';
import { createTerminalLog } from '../../src/report/terminal.ts';
import { plain } from '../../src/report/text.ts';
import { createWorkflowLog } from '../../src/report/workflow.ts';

function terminal(sections: 'plain' | 'gitlab') {
  let text = '';
  const log = createTerminalLog({
    write: (chunk) => {
      text += chunk;
    },
    paint: plain,
    secrets: () => ['s3cret-value'],
    debug: false,
    sections,
    now: () => 1_700_000_000_123,
  });
  return { log, text: () => text };
}

describe('createTerminalLog', () => {
  it('masks secrets in every kind of line', async () => {
    const { log, text } = terminal('plain');
    await log.group('login s3cret-value', () => {
      log.info('a s3cret-value');
      log.output('b s3cret');
      log.output('-value\nrest');
      log.problem(notice('TEST_NOTICE', 'c s3cret-value', 'd s3cret-value'));
      return Promise.resolve();
    });
    expect(text()).not.toContain('s3cret-value');
    expect(text()).toContain('▸ login ***\na ***\nb ***\n');
    expect(text()).toContain(
      'notice: c *** [TEST_NOTICE]\n  → d ***\n  https://github.com/tagship/tagship/blob/main/docs/troubleshooting.md#test_notice\n',
    );
    expect(text()).toMatch(/rest\n$/);
  });

  it('marks groups for GitLab, closed even when the step fails', async () => {
    const { log, text } = terminal('gitlab');
    await expect(log.group('build', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(text()).toContain('section_start:1700000000:tagship_1[collapsed=true]\r');
    expect(text()).toContain('section_end:1700000000:tagship_1\r');
  });

  it.each([
    { sections: 'plain', code: 'BUILD_FAILED', isSaid: false },
    { sections: 'gitlab', code: 'BUILD_FAILED', isSaid: true },
    { sections: 'plain', code: 'RULE_TYPE', isSaid: true },
  ] as const)('$sections repeats the end of the output for $code: $isSaid', (row) => {
    const { log, text } = terminal(row.sections);
    log.problem(error(row.code, 'it failed', 'Look there.\n#7 ERROR: no such file'));
    expect(text()).toContain('  → Look there.\n');
    expect(text().includes('#7 ERROR')).toBe(row.isSaid);
  });

  it('says debug lines only when asked', () => {
    const { log, text } = terminal('plain');
    log.debug('detail');
    expect(text()).toBe('');
  });
});

describe('createWorkflowLog', () => {
  const run = () => {
    const written: string[] = [];
    const commands: string[] = [];
    const log = createWorkflowLog({
      issue: (command, properties, message) => {
        commands.push([command, JSON.stringify(properties), message].join(' '));
      },
      write: (chunk) => written.push(chunk),
      secrets: () => ['s3cret-value'],
    });
    return { log, written, commands };
  };

  it.each([
    { name: 'a command', line: '::set-output name=x::y' },
    { name: 'a command behind blanks', line: '  ::add-mask::y' },
    { name: 'an old command', line: '##[add-path]/tmp' },
    { name: 'a command on a second line', line: 'hello\n::stop-commands::x' },
  ])('disarms $name', ({ line }) => {
    const { log, written } = run();
    log.info(line);
    log.output(`${line}\n`);
    expect(
      written
        .join('')
        .split('\n')
        .filter((text) => /^\s*(?:::|##\[)/.test(text)),
    ).toEqual([]);
  });

  it('makes problems annotations, masked', () => {
    const { log, commands } = run();
    log.problem({
      level: 'error',
      code: 'TEST_ERROR',
      message: 'bad s3cret-value',
      hint: 'fix it',
    });
    expect(commands).toEqual([
      'error {"title":"TEST_ERROR"} bad ***\n→ fix it\nhttps://github.com/tagship/tagship/blob/main/docs/troubleshooting.md#test_error',
    ]);
  });
});

describe('createVault', () => {
  it('announces each secret once, before it is used', () => {
    const announced: string[] = [];
    const vault = createVault((value) => announced.push(value));
    vault.add(['token-1', 'line-a\nline-b', 'token-1']);
    vault.add(['token-1', 'x']);
    expect(announced.sort()).toEqual(['line-a', 'line-a\nline-b', 'line-b', 'token-1']);
    expect(vault.list()).toHaveLength(4);
  });
});
