// SPDX-License-Identifier: Apache-2.0
// `tagship init --from FILE`: shown, asked for, written; never by itself, and never over another file.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runFrom } from '../../../src/init/from/command.ts';
import type { InitContext } from '../../../src/init/init.ts';
import { createShell } from '../../../src/shell.ts';
import { readGolden, translated } from './golden.ts';

const PATH = 'x.yml';
let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'from-'));
  await writeFile(join(directory, PATH), readGolden('signed'), { mode: 0o640 });
});
afterEach(() => rm(directory, { recursive: true }));

async function run(edge: Partial<InitContext> = {}, { path = PATH, commit = '' } = {}) {
  const printed: string[] = [];
  const said: string[] = [];
  const asked = { path, version: '0.1.0' };
  const around: InitContext = {
    cwd: directory,
    env: {},
    shell: createShell(),
    isAgreed: false,
    ask: undefined,
    print: (text) => printed.push(text),
    say: (line) => said.push(line),
    ...edge,
  };
  const known = commit === '' ? undefined : commit;
  const result = await runFrom(asked, around, () => Promise.resolve(known)).catch(
    (thrown: unknown) => thrown,
  );
  return { result, printed: printed.join(''), said: said.join('\n') };
}

const read = (path = PATH): Promise<string> => readFile(join(directory, path), 'utf8');

describe('init --from', () => {
  it('shows the workflow and what was not taken over, and writes nothing', async () => {
    const { result, printed, said } = await run();
    expect(result).toBe('shown');
    expect(printed).toBe(translated(readGolden('signed')).text);
    expect(said).toContain(
      `Migrated from ${PATH}:\n  line 12: docker/setup-buildx-action: left out`,
    );
    expect(said).toContain('Not migrated, or to check:\n  line 13: docker/login-action: kept');
    expect(said).toContain(`tagship init --from ${PATH} --yes overwrites it`);
    expect(await read()).toBe(readGolden('signed'));
  });

  it('overwrites with --yes, keeps the mode, leaves no other file', async () => {
    const commit = 'b'.repeat(40);
    const { result, printed } = await run({ isAgreed: true }, { commit });
    expect(result).toBe('written');
    expect(await read()).toBe(printed);
    expect(printed).toContain(`tagship/tagship@${commit} # v0.1.0`);
    expect((await stat(join(directory, PATH))).mode & 0o777).toBe(0o640);
    expect(await readdir(directory)).toEqual([PATH]);
  });

  it('asks, and writes only after a yes', async () => {
    const questions: string[] = [];
    const answer = (word: boolean) => (question: string) => {
      questions.push(question);
      return Promise.resolve(word);
    };
    expect((await run({ ask: answer(false) })).result).toBe('shown');
    expect(await read()).toBe(readGolden('signed'));
    expect((await run({ ask: answer(true) })).result).toBe('written');
    expect(questions).toEqual(Array(2).fill(`Overwrite ${PATH}? [y/N] `));
  });

  it('writes through a link', async () => {
    await symlink(PATH, join(directory, 'link.yml'));
    expect((await run({ isAgreed: true }, { path: 'link.yml' })).result).toBe('written');
    expect(await read()).toContain('tagship/tagship');
  });

  it('does not overwrite a file that changed while it asked', async () => {
    const ask = async (): Promise<boolean> => {
      await writeFile(join(directory, PATH), 'theirs: 1\n');
      return true;
    };
    expect((await run({ ask })).result).toMatchObject({
      problems: [{ code: 'INIT_FROM_CHANGED' }],
    });
    expect(await read()).toBe('theirs: 1\n');
  });

  it('says what it cannot take over where that is all, and writes nothing', async () => {
    await writeFile(join(directory, PATH), readGolden('bake'));
    const { result, printed, said } = await run({ isAgreed: true });
    expect(result).toMatchObject({ problems: [{ code: 'INIT_FROM_NOTHING' }] });
    expect(printed).toBe('');
    expect(said).toContain('docker/bake-action: its bake file absent.hcl does not exist');
    expect(await read()).toBe(readGolden('bake'));
  });

  describe('files that a pipeline includes', () => {
    const main = '.gitlab-ci.yml';
    const template = `.docker:
  services: [docker:dind]
  script: [docker build -t acme/app:1 ., docker push acme/app:1]
`;
    beforeEach(async () => {
      await mkdir(join(directory, 'ci'));
      await writeFile(join(directory, main), 'include: ci/all.yml\na:\n  extends: .docker\n');
    });

    it('are read, one through another', async () => {
      await writeFile(join(directory, 'ci/all.yml'), 'include: [/ci/docker.yml]\n');
      await writeFile(join(directory, 'ci/docker.yml'), template);
      const { result, printed } = await run({}, { path: main });
      expect(result).toBe('shown');
      expect(printed).toContain('- acme/app:1');
    });

    it.each([
      { name: 'a link that leads out', link: true },
      { name: 'one that is not there', link: false },
    ])('$name is not read, and is named', async ({ link }) => {
      const outside = await mkdtemp(join(tmpdir(), 'from-outside-'));
      await writeFile(join(outside, 'docker.yml'), template);
      if (link) await symlink(join(outside, 'docker.yml'), join(directory, 'ci/all.yml'));
      const { result, printed, said } = await run({}, { path: main });
      await rm(outside, { recursive: true });
      expect(result).toMatchObject({ problems: [{ code: 'INIT_FROM_NOTHING' }] });
      expect(printed).toBe('');
      expect(said).toContain('it may come from the include of local ci/all.yml');
    });
  });

  it('a workflow that calls one of the project which builds names that file', async () => {
    await mkdir(join(directory, '.github/workflows'), { recursive: true });
    const path = '.github/workflows/ci.yml';
    const steps = 'runs-on: x\n    steps:\n';
    await writeFile(
      join(directory, path),
      `on: push\njobs:\n  own:\n    ${steps}      - uses: docker/build-push-action@v6\n        with: { push: true, tags: acme/app:1 }\n  lint:\n    uses: ./.github/workflows/lint.yml\n  image:\n    uses: ./.github/workflows/image.yml\n`,
    );
    for (const [name, step] of Object.entries({
      lint: 'run: make lint',
      image: 'uses: docker/build-push-action@v6',
    })) {
      await writeFile(
        join(directory, `.github/workflows/${name}.yml`),
        `on: workflow_call\njobs:\n  a:\n    ${steps}      - ${step}\n`,
      );
    }
    const { result, said } = await run({}, { path });
    expect(result).toBe('shown');
    expect(said).toContain(
      './.github/workflows/image.yml: it builds the image: run tagship init --from .github/workflows/image.yml',
    );
    expect(said).not.toContain('lint.yml');
    expect((await run({}, { path: '.github/workflows/image.yml' })).printed).toContain('tagship/');
  });

  it.each([
    {
      name: 'a missing file',
      path: 'none.yml',
      code: 'INIT_FROM_UNREADABLE',
      says: 'does not exist',
    },
    { name: 'a directory', path: 'dir', code: 'INIT_FROM_UNREADABLE', says: 'is not a file' },
    {
      name: 'a large file',
      path: 'large.yml',
      code: 'INIT_FROM_UNREADABLE',
      says: 'larger than 256 KiB',
    },
    {
      name: 'no YAML',
      path: 'bad.yml',
      code: 'INIT_FROM_SYNTAX',
      says: 'is not valid YAML at line 1',
    },
    { name: 'a pipe', path: 'pipe', code: 'INIT_FROM_UNREADABLE', says: 'is not a file' },
  ])('refuses $name', async ({ path, code, says }) => {
    await mkdir(join(directory, 'dir'));
    await promisify(execFile)('mkfifo', [join(directory, 'pipe')]);
    await writeFile(join(directory, 'large.yml'), `a: ${'x'.repeat(300_000)}`);
    await writeFile(join(directory, 'bad.yml'), 'a: [');
    const { result } = await run({}, { path });
    expect(result).toMatchObject({
      problems: [{ code, message: expect.stringContaining(says) as string }],
    });
  });
});
