// SPDX-License-Identifier: Apache-2.0
// The snippets of docs/registries.md that log in, as a run gets them: inputs of the action, or variables of the component's job.
import { parse } from 'yaml';
import { listBlocks, read } from '../contract/documents.ts';
import { renderComponent, type InputValue } from '../gitlab/render.ts';

/** One snippet. */
export interface Snippet {
  /** Where it is: `docs/registries.md:123, GitHub`. */
  readonly name: string;
  readonly system: 'github' | 'gitlab';
  /** As written. */
  readonly images: readonly string[];
  /** Inputs of the action; none on GitLab. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Variables of the job; none on GitHub. */
  readonly variables: Readonly<Record<string, string>>;
  /** Audiences by the variables in which GitLab puts the tokens. */
  readonly idTokens: Readonly<Record<string, string>>;
  readonly text: string;
}

const DOCUMENT = 'docs/registries.md';

/** All snippets below the heading "Providers", in their order. */
export function listSnippets(): readonly Snippet[] {
  const first = read(DOCUMENT).split('\n').indexOf('## Providers') + 1;
  return listBlocks(DOCUMENT)
    .filter(({ name }) => Number(name.split(':').at(-1)) > first)
    .flatMap(({ name, text, path }) => {
      if (path === '.gitlab-ci.yml') return [readPipeline(name, text)];
      return text.startsWith('# GitHub: a step') ? [readStep(name, text)] : [];
    });
}

function readStep(name: string, text: string): Snippet {
  const [step] = parse(text) as readonly { readonly with: Readonly<Record<string, string>> }[];
  const inputs = step?.with ?? {};
  return {
    ...{ name: `${name}, GitHub`, system: 'github', text, inputs },
    ...{ images: (inputs.images ?? '').trim().split('\n'), variables: {}, idTokens: {} },
  };
}

interface ComponentJob {
  readonly variables?: Readonly<Record<string, string | number | { readonly value: string }>>;
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
}

function readPipeline(name: string, text: string): Snippet {
  const { include } = parse(text) as {
    readonly include: readonly { readonly inputs: Readonly<Record<string, InputValue>> }[];
  };
  const inputs = include[0]?.inputs ?? {};
  const rendered = renderComponent(read('templates/build.yml'), inputs);
  if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
  const job = (rendered.jobs['container-image'] ?? {}) as ComponentJob;
  const settings = (rendered.jobs['.tagship:container-image:settings'] ?? {}) as ComponentJob;
  const variables = Object.entries({ ...settings.variables, ...job.variables }).map(
    ([key, value]) => [key, String(typeof value === 'object' ? value.value : value)],
  );
  const idTokens = Object.entries(job.id_tokens ?? {}).map(([key, { aud }]) => [key, aud]);
  return {
    ...{ name: `${name}, GitLab`, system: 'gitlab', text, inputs: {} },
    images: (inputs.images as readonly unknown[]).map(String),
    variables: Object.fromEntries(variables) as Record<string, string>,
    idTokens: Object.fromEntries(idTokens) as Record<string, string>,
  };
}
