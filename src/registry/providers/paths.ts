// SPDX-License-Identifier: Apache-2.0
// Whether registries accept the paths of repositories. Pure; asks none.
import { error, type ProblemData } from '../../problem.ts';
import type { RepositoryName } from '../../registry-host.ts';
import type { PathRule } from './provider.ts';
import { findProvider } from './providers.ts';

/**
 * The problem REPOSITORY_PATH of a name that its registry never accepts: too few or too many components.
 *
 * | name                                   | its registry takes                                |
 * | -------------------------------------- | ------------------------------------------------- |
 * | `docker.io/acme/app/api`               | `docker.io/NAMESPACE/IMAGE`                       |
 * | `ghcr.io/app`                          | `ghcr.io/OWNER/IMAGE`                             |
 * | `europe-docker.pkg.dev/acme/app`       | `europe-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE`  |
 */
export function checkPath({ name, host, path }: RepositoryName): readonly ProblemData[] {
  const rule = findProvider(host)?.path?.(host);
  const fault = rule && findFault(path, rule);
  if (rule === undefined || fault === undefined) return [];
  return [
    error(
      'REPOSITORY_PATH',
      `the registry does not accept the name "${name}": ${fault}`,
      `Write ${rule.form}; see ${rule.source}.`,
    ),
  ];
}

function findFault(path: string, { least, most = Infinity }: PathRule): string | undefined {
  const count = path.split('/').length;
  if (count < least) return `its path has ${toParts(count)}, and needs at least ${least}`;
  return count > most ? `its path has ${toParts(count)}, and may have at most ${most}` : undefined;
}

function toParts(count: number): string {
  return count === 1 ? '1 component' : `${count} components`;
}
