// SPDX-License-Identifier: Apache-2.0
// A pipeline of GitLab after `init --from`, as GitLab would read it.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { translate } from '../../../../src/init/from/from.ts';
import { renderComponent, type InputValue } from '../../../gitlab/render.ts';

const template = readFileSync(new URL('../../../../templates/build.yml', import.meta.url), 'utf8');

type Inputs = Readonly<Record<string, InputValue>>;

/** The includes of a pipeline. */
type Include = readonly { readonly inputs?: Inputs }[] | string;

/** What a pipeline became. */
export interface Made {
  readonly count: number;
  readonly inputs: readonly Inputs[];
  readonly jobs: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  readonly said: string;
}

/** What becomes of a pipeline; its includes are valid for the component. */
export function migrate(text: string, files: Readonly<Record<string, string>> = {}): Made {
  const made = translate(text, { version: '0.1.0' }, new Map(Object.entries(files)));
  if (typeof made === 'string') throw new Error(made);
  const { include = [], ...jobs } = parse(made.text, { logLevel: 'error' }) as Made['jobs'] & {
    readonly include?: Include;
  };
  const list = typeof include === 'string' ? [] : include;
  const inputs = list.flatMap(({ inputs: given }) => (given === undefined ? [] : [given]));
  for (const one of inputs) expect(renderComponent(template, one).errors).toEqual([]);
  return {
    count: made.count,
    inputs,
    jobs,
    said: made.notTaken.map(({ what, said }) => `${what}: ${said}`).join('\n'),
  };
}

/** A job `a` with these commands, one a line. */
export function job(script: string, further = ''): string {
  const lines = script.trim().split('\n');
  return `a:\n  services: [docker:dind]\n${further}  script:\n${lines
    .map((line) => `    - ${JSON.stringify(line)}\n`)
    .join('')}`;
}

/** Commands that build an image and push it. */
export const BUILD = 'docker build -t acme/app:1 .\ndocker push acme/app:1';
