// SPDX-License-Identifier: Apache-2.0
// Whatever the text: nothing is thrown, what comes out is YAML, and what is not about images stays.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { translate } from '../../../src/init/from/from.ts';
import { readBakeTarget } from '../../../src/init/from/steps/bake-file.ts';
import { readScript } from '../../../src/init/from/shell/words.ts';
import { names, readGolden } from './golden.ts';
import { countRuns } from '../../lab/nightly.ts';
import { startCpuTime } from '../../cpu-time.ts';

const revision = { version: '0.1.0' };
const texts = names.map(readGolden);

/** One change to the lines of a file. */
const change = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'indent', 'insert', 'cut'),
  at: fc.nat(200),
  to: fc.nat(200),
  text: fc.oneof(
    fc.constantFrom(
      '- &a',
      '*a',
      '<<: *a',
      '|',
      '>-',
      '{',
      '}',
      ']',
      '? x',
      '# c',
      '---',
      "'",
      '"',
    ),
    fc.constantFrom(
      'uses: docker/build-push-action@v6',
      'with:',
      'env: {A: b}',
      'run: docker build .',
    ),
    fc.string({ maxLength: 20, unit: 'binary' }),
  ),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(text: string, { kind, at, to, text: word }: Change): string {
  const lines = text.split('\n');
  const [one, other] = [at % lines.length, to % lines.length];
  const line = lines[one] ?? '';
  if (kind === 'drop') lines.splice(one, 1);
  else if (kind === 'double') lines.splice(one, 0, line);
  else if (kind === 'swap') [lines[one], lines[other]] = [lines[other] ?? '', line];
  else if (kind === 'indent') lines[one] = `  ${line}`;
  else if (kind === 'insert') lines[one] = line.slice(0, to % 40) + word + line.slice(to % 40);
  else lines[one] = line.slice(0, to % 40);
  return lines.join('\n');
}

it('a file with changes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { maxLength: 8 }), (text, changes) => {
      const changed = changes.reduce(apply, text);
      const made = translate(changed, revision);
      if (typeof made === 'string') return;
      expect(parseDocument(made.text).errors).toEqual([]);
      if (made.count === 0) expect(made.text).toBe(changed);
    }),
    { numRuns: countRuns(120) },
  );
}, 60_000);

/** Steps that are none of ours, and steps that may be. */
const foreign = fc.constantFrom(
  '- uses: actions/checkout@v6\n        with: { fetch-depth: 0 }  # all',
  '- name: "x: y"\n        run: |\n          make\n\n          make test   # twice',
  "- {run: 'echo a', shell: bash}",
  '- # why\n        run: >-\n          a\n          b',
  '-\n        uses: docker/setup-qemu-action@v3',
  '- run: "a\n          b"',
);
const condition = fc.constantFrom(
  '',
  "\n        if: github.event_name != 'pull_request'",
  '\n        if: always()',
);
const own = fc.oneof(
  fc
    .tuple(fc.constantFrom('meta', 'm-2'), condition)
    .map(
      ([id, when]) =>
        `- uses: docker/metadata-action@v5${when}\n        id: ${id}\n        with:\n          images: acme/app`,
    ),
  condition.map(
    (when) =>
      `- uses: docker/login-action@v3${when}\n        with:\n          username: acme\n          password: \${{ secrets.TOKEN }}`,
  ),
  fc.constant('- uses: docker/setup-buildx-action@v3'),
  fc
    .tuple(
      fc.subarray([
        '${{ steps.meta.outputs.tags }}',
        '${{ steps.m-2.outputs.tags }}',
        'acme/app:1',
        'acme/x',
      ]),
      fc.subarray([
        'push: true',
        'load: true',
        'context: .',
        "platforms: 'linux/amd64,linux/arm64'",
        'bogus: 1',
      ]),
      condition,
    )
    .map(([tags, inputs, when]) =>
      [
        `- uses: docker/build-push-action@v6${when}\n        with:\n          sbom: false`,
        ...(tags.length === 0 ? [] : ['tags: |', ...tags.map((tag) => `  ${tag}`)]),
        ...inputs,
      ].join('\n          '),
    ),
  fc.constantFrom(
    '- run: docker build -t acme/app .',
    '- run: docker push acme/app',
    '- run: docker login -u acme -p ${{ secrets.TOKEN }}',
  ),
);

/** The ids of steps that a workflow reads, and that none of its steps has. */
function listLoose(text: string): readonly string[] {
  const ids = new Set([...text.matchAll(/^\s*(?:- )?id: (\S+)$/gm)].map(([, id]) => id));
  const read = [...text.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id = '']) => id);
  return read.filter((id) => !ids.has(id));
}

it('steps in any order: those that are not ours stay as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(foreign, own), { minLength: 1, maxLength: 8 }), (steps) => {
      const text = `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps.map((step) => `      ${step}\n`).join('')}`;
      const made = translate(text, revision);
      if (typeof made === 'string') throw new Error(`${made}\n${text}`);
      expect(parseDocument(made.text).errors).toEqual([]);
      for (const id of listLoose(made.text)) expect(listLoose(text)).toContain(id);
      const isOwn = /docker\/(?:metadata|login|setup-buildx|build-push)|run: docker/;
      const rest = steps.filter((step) => !isOwn.test(step)).map((step) => `      ${step}\n`);
      let at = 0;
      for (const step of rest) {
        const found = made.text.indexOf(step, at);
        expect(found, `${step} in\n${made.text}`).toBeGreaterThanOrEqual(at);
        at = found + step.length;
      }
    }),
    { numRuns: countRuns(80) },
  );
}, 60_000);

it('any script is read or refused', () => {
  const word = fc.constantFrom(
    'docker',
    'build',
    '-t',
    '$A',
    '"',
    "'",
    '\\',
    '\n',
    '|',
    '${{',
    '}}',
    '$(',
    '`',
    '#',
    ' ',
    '{a,b}',
    '${A:-b}',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 5 }))), (words) => {
      const read = readScript(words.join(''));
      expect('reason' in read || read.every(({ words: all }) => all.length > 0)).toBe(true);
    }),
    { numRuns: countRuns(150) },
  );
}, 60_000);

it('any bake file is read or refused', () => {
  const token = fc.constantFrom(
    ...['target', 'group', 'variable', ' "default" ', ' "A" ', '{', '}', '=', '[', ']', ',', '\n'],
    ...[
      'inherits',
      'targets',
      'default',
      '"${A}${A}"',
      '"',
      '${',
      '//',
      '/*',
      'f(',
      '?',
      '<<E',
      '1',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(token, fc.string({ maxLength: 4 }))),
      fc.constantFrom('a.hcl', 'a.json'),
      (tokens, path) => {
        const read = readBakeTarget([{ path, text: tokens.join('') }], [], () => undefined, []);
        expect(typeof read === 'string' ? read !== '' : read.name === 'default').toBe(true);
      },
    ),
    { numRuns: countRuns(200) },
  );
}, 60_000);

it.each([
  {
    name: 'groups in circles',
    text: `group "default" { targets = [${'"default", "b", '.repeat(2000)}] }\ngroup "b" { targets = ["default"] }`,
  },
  {
    name: 'variables that double',
    text: `target "default" { tags = ["\${A}"] }\n${'A B C D E F G'
      .split(' ')
      .map(
        (one, at) =>
          `variable "${one}" { default = "${`\${${'ABCDEFGH'[at + 1] ?? ''}}`.repeat(1000)}" }`,
      )
      .join('\n')}`,
  },
  {
    name: 'targets that inherit each other',
    text:
      'A B C D E F G H'
        .split(' ')
        .map(
          (one) =>
            `target "${one}" { inherits = [${'"A","B","C","D","E","F","G","H",'.repeat(9)}] }`,
        )
        .join('\n') + '\ntarget "default" { inherits = ["A"] }',
  },
  { name: 'brackets', text: `target "default" { tags = ${'['.repeat(20_000)} }` },
])('hostile bake files take no time: $name', ({ text }) => {
  const spent = startCpuTime();
  readBakeTarget([{ path: 'a.hcl', text }], [], () => undefined, []);
  expect(spent()).toBeLessThan(2000);
});

it.each([
  ['a workflow', 'jobs:\n  a:\n    steps:\n      - run: |\n'],
  ['a pipeline of GitLab', 'a:\n  script:\n        - |\n'],
])('eighty thousand empty lines in a script of %s are read at once', (_, head) => {
  const lines = ['echo a', ...Array<string>(80_000).fill(''), 'docker build -t a/b:1 .'];
  const text = head + lines.map((line) => (line === '' ? '' : `          ${line}`)).join('\n');
  const spent = startCpuTime();
  expect(translate(text, revision)).toMatchObject({ count: 1 });
  expect(spent()).toBeLessThan(2000);
});

it.each([
  ['logins of kaniko', '- mkdir /kaniko/.docker "a":{"auth":"$('],
  ['conditions', '- if [ a ]; then x '],
  ['logins', '- docker login '],
])('an item of a pipeline that goes on and on is refused: %s', (_, item) => {
  const text = `a:\n  script:\n    - docker build .\n    - '${item.slice(2).repeat(3000)}'\n`;
  const spent = startCpuTime();
  const made = translate(text, revision);
  const said = 'an item of its script is too long';
  expect(made).toMatchObject({ count: 0, notTaken: [{ said }] });
  expect(spent()).toBeLessThan(2000);
});
