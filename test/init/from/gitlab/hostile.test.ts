// SPDX-License-Identifier: Apache-2.0
// Pipelines that are made to take long.
import { describe, expect, it } from 'vitest';
import { translate } from '../../../../src/init/from/from.ts';
import { startCpuTime } from '../../../cpu-time.ts';
import { BUILD, job } from './migrate.ts';

describe('hostile pipelines take no time', () => {
  const many = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('');
  it.each([
    {
      name: 'a condition that never ends',
      text: `a:\n  script:\n    - |\n      if [ a ]; then\n${'      b\n'.repeat(30_000)}      docker push a\n`,
    },
    {
      name: 'variables that double',
      text: `variables:\n${many(9, (at) => `  V${at}: "${`$V${at + 1}`.repeat(300)}"\n`)}  V9: "${'x'.repeat(900)}"\n${job(`docker build -t a:$V0 .\n${many(150, () => 'docker push a:$V0\n')}`)}`,
    },
    {
      name: 'maps that merge each other',
      text: `${many(12, (at) => `.m${at}: &m${at}\n  k${at}: 1\n${at === 0 ? '' : `  <<: [*m${at - 1}, *m${at - 1}, *m${at - 1}, *m${at - 1}]\n`}`)}${job(BUILD)}`,
    },
    {
      name: 'lists of aliases of lists',
      text: `${many(
        10,
        (at) =>
          `.l${at}: &l${at} [${
            at === 0
              ? 'echo a'
              : Array(9)
                  .fill(`*l${at - 1}`)
                  .join(', ')
          }]\n`,
      )}a:\n  services: [docker:dind]\n  script: *l9\n  after_script: [docker push a]\n`,
    },
    {
      name: 'references in a circle',
      text: `.a: { script: [!reference [.b, script]] }\n.b: { script: [!reference [.a, script]] }\na:\n  script: [!reference [.a, script], docker build .]\n`,
    },
    {
      name: 'outputs of commands',
      text: job(many(300, (at) => `docker build --label x="$(a${at})" .\n`)),
    },
  ])('$name', ({ text }) => {
    const spent = startCpuTime();
    expect(translate(text, { version: '0.1.0' })).toBeDefined();
    expect(spent()).toBeLessThan(2000);
  });

  it('includes in a circle, and more than are read', () => {
    const files = new Map(
      Array.from({ length: 40 }, (_, at) => [
        `f${at}.yml`,
        `include: [f${(at + 1) % 40}.yml, f0.yml, ../x.yml]\n.x${at}: { retry: 1 }\n`,
      ]),
    );
    const made = translate(`include: f0.yml\n${job(BUILD)}`, { version: '0.1.0' }, files);
    expect(made).toMatchObject({ notTaken: [] });
  });
});
