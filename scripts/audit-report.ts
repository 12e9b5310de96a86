// SPDX-License-Identifier: Apache-2.0
// Finds the advisories of `npm audit --json` that are about bundled packages. Pure.

/** An advisory about a package that is bundled. */
export interface Finding {
  readonly name: string;
  readonly version: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
}

/** The result of an audit. */
export type Audit =
  | { readonly answered: true; readonly findings: readonly Finding[] }
  | { readonly answered: false; readonly reason: string };

/** A package, and its path in npm's tree: `node_modules/a/node_modules/b`. */
export interface Installed {
  readonly name: string;
  readonly version: string;
}

/** Severities that do not fail the audit. Unknown words fail it, too. */
const TOLERATED: readonly string[] = ['info', 'low', 'moderate'];

/** Whether a finding fails the audit. */
export function isSevere({ severity }: Finding): boolean {
  return !TOLERATED.includes(severity);
}

/** The packages that a `licenses.txt` of the bundler lists: `name version (license)`, underlined. */
export function parseLicenses(text: string): Installed[] {
  return [...text.matchAll(/^(\S+) (\S+) \(.*\)\n-{3,}$/gm)].map(([, name = '', version = '']) => ({
    name,
    version,
  }));
}

/**
 * The advisories about packages that are bundled, from the output of `npm audit --json`.
 *
 * A package that is listed only because it depends on one with an advisory (its `via` are names) is left out:
 * what is not in the bundle cannot be run. A copy of another version than the bundled one is left out, too,
 * if `lock` (paths to packages, as in package-lock.json) has its version.
 *
 * @see https://docs.npmjs.com/cli/commands/npm-audit
 */
export function parseAudit(
  output: string,
  bundled: readonly Installed[],
  lock: Readonly<Record<string, { readonly version?: unknown }>>,
): Audit {
  const report = parseJson(output);
  if (!isRecord(report)) return { answered: false, reason: 'npm audit gave no JSON' };
  if (!isRecord(report.vulnerabilities)) return { answered: false, reason: reasonOf(report) };
  const garbled = bundled.find(({ name }) => isGarbled(report.vulnerabilities, name));
  if (garbled)
    return { answered: false, reason: `what npm says of ${garbled.name} cannot be read` };
  const findings = Object.entries(report.vulnerabilities).flatMap(([name, entry]) => {
    const found = bundled.filter((one) => one.name === name && isThere(one, entry, lock));
    return found.flatMap(({ version }) =>
      readAdvisories(entry).map((advisory) => ({ name, version, ...advisory })),
    );
  });
  return { answered: true, findings };
}

/** Whether an entry has no list of advisories. */
function isGarbled(vulnerabilities: unknown, name: string): boolean {
  if (!isRecord(vulnerabilities) || !Object.hasOwn(vulnerabilities, name)) return false;
  const entry = vulnerabilities[name];
  return !isRecord(entry) || !Array.isArray(entry.via);
}

/** Whether one of the affected copies may be the bundled one. */
function isThere(
  { version }: Installed,
  entry: unknown,
  lock: Readonly<Record<string, { readonly version?: unknown }>>,
): boolean {
  const nodes: unknown = isRecord(entry) ? entry.nodes : undefined;
  if (!Array.isArray(nodes) || nodes.length === 0) return true;
  return nodes.some((node: unknown) => {
    const known = typeof node === 'string' && Object.hasOwn(lock, node) ? lock[node] : undefined;
    return typeof known?.version !== 'string' || known.version === version;
  });
}

function readAdvisories(entry: unknown): Pick<Finding, 'severity' | 'title' | 'url'>[] {
  const via: unknown = isRecord(entry) ? entry.via : undefined;
  return (Array.isArray(via) ? via : []).filter(isRecord).map(({ severity, title, url }) => ({
    severity: toText(severity),
    title: toText(title),
    url: toText(url),
  }));
}

function reasonOf({ message, error }: Readonly<Record<string, unknown>>): string {
  const summary = isRecord(error) ? error.summary : undefined;
  return toText(message) || toText(summary) || 'npm audit gave no list of vulnerabilities';
}

/** One line of printable text; empty for everything else. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[^\P{C}]+/gu, ' ').slice(0, 300) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
