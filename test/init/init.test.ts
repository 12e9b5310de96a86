// SPDX-License-Identifier: Apache-2.0
// `tagship init` in real projects: shown, asked for, written, never overwritten.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createQuestion } from '../../src/init/question.ts';
import { Problem } from '../../src/problem.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { run } from './run.ts';

let project: Project | undefined;
afterEach(() => project?.remove());

function read(here: Project, path: string): Promise<string> {
  return readFile(join(here.directory, path), 'utf8');
}

const WORKFLOW = '.github/workflows/image.yml';

describe('init', () => {
  it('shows the file and writes nothing without a terminal', async () => {
    project = await makeProject({});
    const { result, printed, said } = await run(project, {});
    expect(result).toBe('shown');
    expect(printed).toMatch(
      /^# \.github\/workflows\/image\.yml\n# Put more settings here.*\nname: image\n/,
    );
    expect(said).toContain('tagship init --yes writes');
    await expect(read(project, WORKFLOW)).rejects.toThrow('ENOENT');
  });

  it('asks, and takes no for an answer', async () => {
    project = await makeProject({});
    const questions: string[] = [];
    const ask = (question: string): Promise<boolean> => {
      questions.push(question);
      return Promise.resolve(questions.length > 1);
    };
    expect((await run(project, { ask })).result).toBe('shown');
    await expect(read(project, WORKFLOW)).rejects.toThrow('ENOENT');
    const { result, printed } = await run(project, { ask });
    expect(result).toBe('written');
    expect(await read(project, WORKFLOW)).toBe(printed);
    expect(questions[0]).toBe(`Write ${WORKFLOW}? [y/N] `);
  });

  it('writes from a directory of the project into its root, and says what secret is wanted', async () => {
    project = await makeProject({ files: { 'api/main.c': '' } });
    const cwd = join(project.directory, 'api');
    const { said } = await run(project, { cwd, isAgreed: true, ci: 'jenkins' });
    expect(await read(project, 'Jenkinsfile')).toContain(`'docker.io/acme/app'`);
    expect(said).toContain('Store the password');
  });

  it('does not write through a link of the project', async () => {
    project = await makeProject({});
    const outside = await mkdtemp(join(tmpdir(), 'tagship-outside-'));
    try {
      await symlink(outside, join(project.directory, '.github'));
      await expect(run(project, { isAgreed: true })).rejects.toThrow(
        'cannot write into .github: it is a symbolic link',
      );
      expect(await readdir(outside)).toEqual([]);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it('never overwrites', async () => {
    project = await makeProject({ files: { '.gitlab-ci.yml': 'mine: {}\n' } });
    await expect(run(project, { host: 'gitlab.com', isAgreed: true })).rejects.toThrow(
      '.gitlab-ci.yml already exists',
    );
    expect(await read(project, '.gitlab-ci.yml')).toBe('mine: {}\n');
  });

  it('nor a file that came while it asked', async () => {
    project = await makeProject({});
    const path = join(project.directory, WORKFLOW);
    const ask = async (): Promise<boolean> => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, 'theirs');
      return true;
    };
    await expect(run(project, { ask })).rejects.toThrow(Problem);
    expect(await read(project, WORKFLOW)).toBe('theirs');
  });

  it('says where it may not write', async () => {
    project = await makeProject({ files: { '.github': 'a file' } });
    await expect(run(project, { isAgreed: true })).rejects.toThrow('cannot write');
  });

  it('finds the only Dockerfile, and not those of packages', async () => {
    const files = { 'api/Dockerfile': '', 'node_modules/x/Dockerfile': '', '.git/Dockerfile': '' };
    project = await makeProject({ files });
    await rm(join(project.directory, 'Dockerfile'));
    expect((await run(project, {})).printed).toMatch(/with:\n +context: api\n/);
  });

  const names = [
    { name: 'Dockerfile.alpine', file: 'Dockerfile.alpine' },
    { name: 'docker/api.Dockerfile', file: 'docker/api.Dockerfile' },
    { name: 'Containerfile', file: 'Containerfile' },
  ];
  it.each(pickRows(names))(
    'finds $name, and not those of tools, tests and documentation',
    async ({ name, file }) => {
      const aside = ['.devcontainer', '.github', 'test', 'tests', 'docs'];
      const files = Object.fromEntries(aside.map((directory) => [`${directory}/Dockerfile`, '']));
      project = await makeProject({
        files: { ...files, [name]: '', 'Dockerfile.dockerignore': '' },
      });
      await rm(join(project.directory, 'Dockerfile'));
      expect((await run(project, {})).printed).toContain(`          file: ${file}\n`);
    },
  );

  it('finds a Dockerfile that is a link, and none that leads nowhere', async () => {
    project = await makeProject({ files: { 'images/base': '' } });
    await rm(join(project.directory, 'Dockerfile'));
    await mkdir(join(project.directory, 'api'));
    await symlink('../images/base', join(project.directory, 'api/Dockerfile'));
    await symlink('nowhere', join(project.directory, 'Dockerfile'));
    expect((await run(project, {})).printed).toMatch(/with:\n +context: api\n/);
  });

  it('runs for git tags as the project has them', async () => {
    project = await makeProject({});
    await project.git('tag', '1.2.3');
    expect((await run(project, {})).printed).toContain("tags: ['[0-9]*']");
  });

  it('takes the default branch of the remote, whatever is checked out', async () => {
    project = await makeProject({});
    await project.git('checkout', '--quiet', '-b', 'topic');
    expect((await run(project, {})).printed).toContain('branches: [main]');
  });

  it('works without git when it is told enough', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'tagship-init-'));
    await writeFile(join(cwd, 'Dockerfile'), '');
    project = await makeProject({});
    const { printed } = await run(project, { cwd, ci: 'gitlab' });
    expect(printed).toContain('include:');
    await rm(cwd, { recursive: true });
  });
});

describe('the revision of tagship', () => {
  const sha = /[0-9a-f]{40}/;

  /** A project whose remote is our repository, with `v1.2.3` as given. */
  async function makeSource(...tag: string[]): Promise<{ source: Project; commit: string }> {
    const source = await makeProject({});
    const commit = await source.git('rev-parse', 'HEAD');
    if (tag.length > 0) await source.git('tag', ...tag);
    await source.commit('Second');
    await source.push();
    return { source, commit };
  }

  const gitTags = [
    { name: 'an annotated git tag', tag: ['--annotate', '--message', 'Release', 'v1.2.3'] },
    { name: 'a git tag', tag: ['v1.2.3'] },
  ];
  it.each(pickRows(gitTags))(
    'is the commit of $name, with the version next to it',
    async ({ tag }) => {
      const { source, commit } = await makeSource(...tag);
      project = await makeProject({});
      const env = gitEnv(project.home, source.remote);
      const github = await run(project, { env });
      expect(github.printed).toContain(`      - uses: tagship/tagship@${commit} # v1.2.3\n`);
      expect(github.said).not.toContain('is unknown');
      const gitlab = await run(project, { env, ci: 'gitlab' });
      const url = 'https://raw.githubusercontent.com/tagship/tagship';
      expect(gitlab.printed).toContain(`- remote: ${url}/${commit}/templates/build.yml # v1.2.3\n`);
      await source.remove();
    },
  );

  nightly(it)('makes up no commit of another action', async () => {
    const { source, commit } = await makeSource('v1.2.3');
    project = await makeProject({});
    const { printed } = await run(project, { env: gitEnv(project.home, source.remote) });
    expect(printed.replace(commit, '')).not.toMatch(sha);
    await source.remove();
  });

  const silences = [
    { name: 'no such git tag', tag: ['v1.2.30'], says: 'no such git tag' },
    { name: 'there is no answer', tag: undefined, says: 'the remote could not be asked' },
  ];
  it.each(pickRows(silences))(
    'is the git tag where $name, and that is said',
    async ({ tag, says }) => {
      const source = tag && (await makeSource(...tag)).source;
      project = await makeProject({});
      const env = gitEnv(project.home, source?.remote);
      for (const ci of pickRows(['github', 'gitlab'])) {
        const { printed, said } = await run(project, { env, ci });
        expect(printed).toMatch(/tagship[@/]v1\.2\.3\b/);
        expect(printed).not.toMatch(sha);
        expect(said).toContain('The commit of v1.2.3 at https://github.com/tagship/tagship');
        expect(said).toContain(says);
      }
      await source?.remove();
    },
  );

  it('is not asked for where the file names a version', async () => {
    project = await makeProject({});
    const { said } = await run(project, { ci: 'jenkins' });
    expect(said).not.toContain('The commit of');
  });
});

describe('the question', () => {
  it.each([
    { typed: 'y\n', answer: true },
    { typed: ' YES \n', answer: true },
    { typed: '\n', answer: false },
    { typed: 'n\n', answer: false },
    { typed: 'yesterday\n', answer: false },
  ])('$typed is $answer', async ({ typed, answer }) => {
    const [stdin, stderr] = [new PassThrough(), new PassThrough()];
    stdin.end(typed);
    const ask = createQuestion({ stdin, stderr }, new AbortController().signal);
    expect(await ask('Sure? ')).toBe(answer);
    expect(String(stderr.read())).toBe('Sure? ');
  });

  it('the end of the input is a no, an interruption ends it', async () => {
    const silent = new PassThrough();
    silent.end();
    const stderr = new PassThrough();
    const { signal } = new AbortController();
    expect(await createQuestion({ stdin: silent, stderr }, signal)('Sure? ')).toBe(false);
    const controller = new AbortController();
    const answer = createQuestion(
      { stdin: new PassThrough(), stderr },
      controller.signal,
    )('Sure? ');
    controller.abort();
    await expect(answer).rejects.toThrow('abort');
  });
});
