// SPDX-License-Identifier: Apache-2.0
// Whatever CI files hold: reading them never throws, and no text of theirs gets into a file of ours unread.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { makeDraft } from '../../../src/init/draft.ts';
import { readCommands } from '../../../src/init/project/publish-commands.ts';
import { RELEASE_STEPS } from '../workflows.ts';
import { countRuns } from '../../lab/nightly.ts';

const word = fc.oneof(
  fc.constantFrom(
    ...['docker push', 'docker buildx build --push -t', 'docker/build-push-action@v6'],
    ...['docker/login-action@v3', 'docker/metadata-action@v5', 'changesets/action@v2', 'true'],
    ...[
      '${{ env.A }}',
      '${{ matrix.a.b }}',
      '$A',
      '${{ secrets.X }}',
      "a' }, b: { c: '",
      '\n',
      '"',
    ],
    ...['ghcr.io/acme/app', 'registry.example:5000/a/b:1', '__proto__', 'constructor'],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, text, fc.integer(), tie('list'), tie('map')),
  list: fc.array(tie('any'), { maxLength: 3 }),
  map: fc.dictionary(word, tie('any'), { maxKeys: 3 }),
})).any;
const step = fc.record(
  {
    id: text,
    uses: text,
    run: text,
    env: fc.dictionary(fc.constantFrom('A', 'GITHUB_TOKEN'), text),
    with: fc.dictionary(
      fc.constantFrom(
        ...['images', 'tags', 'push', 'platforms', 'registry', 'username', 'password', 'file'],
        ...['context', 'outputs', 'set', 'token'],
      ),
      fc.oneof(text, value),
    ),
  },
  { requiredKeys: [] },
);
const job = fc.record({
  env: value,
  strategy: fc.record({ matrix: value }),
  steps: fc.array(fc.oneof(step, value), { maxLength: 5 }),
  outputs: value,
  script: value,
  extends: text,
  variables: value,
});
const file = fc.oneof(
  fc.record({ jobs: fc.dictionary(word, job, { maxKeys: 3 }), env: value }).map(stringifyFile),
  fc.dictionary(word, job, { maxKeys: 3 }).map(stringifyFile),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

function stringifyFile(content: unknown): string {
  return stringify(content);
}

it('a file is made all the same, as valid as ever', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(file, file, fc.constantFrom('github', 'gitlab'), (one, other, ci) => {
      const made = makeDraft(
        {
          remoteUrl: 'https://github.com/acme/app',
          defaultBranch: 'main',
          dockerfiles: ['Dockerfile', 'api/Dockerfile'],
          files: [],
          ciFiles: [
            { path: '.github/workflows/a.yml', text: one },
            { path: '.github/workflows/b.yml', text: RELEASE_STEPS.releasePlz },
            { path: '.gitlab-ci.yml', text: other },
          ],
        },
        { images: [], version: '1.2.3', ci },
      );
      if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
      const content = parse(made.value.text) as { jobs?: object; include?: object[] };
      if (ci === 'gitlab') expect(content.include).toHaveLength(2);
      else expect(Object.keys(content.jobs ?? {})).toEqual(['image']);
      expect(made.value.text).not.toMatch(/[^\t\n -~]/);
    }),
    { numRuns: countRuns(50) },
  );
});

it('no script is too odd', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text, (odd, script) => {
      readCommands(odd, (one) => [one]);
      readCommands(`${script}\n${odd} && docker push ${odd}`, (one) => [one]);
    }),
    { numRuns: countRuns(100) },
  );
});
