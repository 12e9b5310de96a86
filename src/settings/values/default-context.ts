// SPDX-License-Identifier: Apache-2.0
// `{{defaultContext}}`, as docker/build-push-action has it: here it is the checkout. Pure.
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../settings.ts';
import { quoteWritten } from '../file/written.ts';

type Contexts = Pick<Settings, 'context' | 'file' | 'buildxFlags'>;

/** The contexts of a build, and their problems. */
export interface ResolvedContexts extends Contexts {
  readonly problems: readonly ProblemData[];
}

const NAME = /\{\{\s*defaultContext\s*\}\}/;

/**
 * `context` and `build-contexts` with the checkout in the place of `{{defaultContext}}`, and the notice
 * CONTEXT_CHECKOUT. A Dockerfile is named from its subdirectory there, as in a Git context.
 *
 * | written                            | context   | `file: a/Dockerfile` becomes |
 * | ---------------------------------- | --------- | ---------------------------- |
 * | `{{defaultContext}}`               | `.`       | `a/Dockerfile`               |
 * | `{{defaultContext}}:docker`        | `docker`  | `docker/a/Dockerfile`        |
 * | `{{defaultContext}}&subdir=docker` | `docker`  | `docker/a/Dockerfile`        |
 * | `{{defaultContext}}/docker`        | an error: CONTEXT_DEFAULT |              |
 */
export function resolveContexts({ context, file, buildxFlags }: Contexts): ResolvedContexts {
  const problems: ProblemData[] = [];
  const resolve = (text: string, setting: string): string | undefined => {
    const path = toPath(text);
    problems.push(path === undefined ? badContext(text, setting) : isCheckout(setting));
    return path;
  };
  const own = NAME.test(context) ? resolve(context, 'context') : undefined;
  return {
    context: own ?? context,
    file: own === undefined || file === undefined ? file : below(own, file),
    buildxFlags: buildxFlags.map((one) => {
      if (one.flag !== '--build-context' || !NAME.test(one.value)) return one;
      const at = one.value.indexOf('=') + 1;
      const path = resolve(one.value.slice(at), 'build-contexts');
      return path === undefined ? one : { ...one, value: one.value.slice(0, at) + path };
    }),
    problems,
  };
}

function toPath(text: string): string | undefined {
  const [, rest] = /^\{\{\s*defaultContext\s*\}\}(.*)$/s.exec(text) ?? [];
  if (rest === '') return '.';
  const [, folder = ''] = /^(?::|[?&]subdir=)([^:?&#]+)$/.exec(rest ?? '') ?? [];
  const path = folder.replace(/^\/+/, '');
  return path === '' || path.split('/').includes('..') ? undefined : path;
}

function below(folder: string, file: string): string {
  return folder === '.' ? file : `${folder.replace(/\/+$/, '')}/${file.replace(/^\.\//, '')}`;
}

function isCheckout(setting: string): ProblemData {
  return notice(
    'CONTEXT_CHECKOUT',
    `${setting}: here, {{defaultContext}} is the checkout, including files of earlier steps`,
    'To let BuildKit fetch the commit, write the URL of the repository.',
  );
}

function badContext(text: string, setting: string): ProblemData {
  return error(
    'CONTEXT_DEFAULT',
    `invalid ${setting} ${quoteWritten(text)}: not {{defaultContext}} followed by a directory`,
    'Write {{defaultContext}}:DIRECTORY, or the directory alone.',
  );
}
