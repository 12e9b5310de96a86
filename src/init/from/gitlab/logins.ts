// SPDX-License-Identifier: Apache-2.0
// Logins of a script of GitLab, as the input `registries` of the component. Pure.
import type { TranslatedLogin } from '../steps/login.ts';
import { toPlainVariables } from './references.ts';

/** What the job has for the registry of the project. */
const OWN_PASSWORDS = new Set(['CI_REGISTRY_PASSWORD', 'CI_JOB_TOKEN', 'CI_BUILD_TOKEN']);

/** The input `registries`; none for logins that tagship finds in the job by itself. */
export function toRegistries(
  logins: readonly TranslatedLogin[],
  values: ReadonlyMap<string, string>,
): readonly string[] {
  const entries = new Map<string, string>();
  for (const login of logins) {
    if (OWN_PASSWORDS.has(login.passwordEnv ?? '')) continue;
    const host = toHost(login.registry, values);
    const fields = [
      ...(login.username === undefined
        ? []
        : [`username: ${quote(toPlainVariables(login.username))}`]),
      ...(login.passwordEnv === undefined ? [] : [`password-env: ${login.passwordEnv}`]),
    ];
    entries.set(host, `{ ${fields.join(', ')} }`);
  }
  const lines = [...entries].map(([host, fields]) => `  - ${quote(host)}: ${fields}`);
  return lines.length === 0 ? [] : ['registries:', ...lines];
}

function toHost(registry = '', values: ReadonlyMap<string, string>): string {
  const [, variable = ''] = /^\$\{?(\w+)\}?$/.exec(registry) ?? [];
  const known = values.get(variable) ?? '';
  const filled = known === '' ? registry : known;
  const host = filled.trim().replace(/^https?:\/\//, '');
  const isHub = host === '' || /^(?:index\.|registry-1\.)?docker\.io(?:\/|$)/.test(host);
  return isHub ? 'docker.io' : toPlainVariables(host).replace(/^([^/]+)\/v\d\/?$/, '$1');
}

/** A word in the braces of a map. */
function quote(text: string): string {
  return /^[A-Za-z$][\w.$-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
