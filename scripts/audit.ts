// SPDX-License-Identifier: Apache-2.0
// Asks npm for advisories about the packages in dist/. All of them are development dependencies, so
// `npm audit --omit=dev` would check none of them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createShell } from '../src/shell.ts';
import {
  isSevere,
  parseAudit,
  parseLicenses,
  type Finding,
  type Installed,
} from './audit-report.ts';

/** How long npm may take, ms. */
const TIMEOUT_MS = 60_000;

const root = fileURLToPath(new URL('..', import.meta.url));

/** The packages of the bundles, as the bundler lists them. */
async function readBundled(): Promise<Installed[]> {
  const packages = parseLicenses(await readFile(join(root, 'dist/shared/licenses.txt'), 'utf8'));
  return [...new Map(packages.map((one) => [`${one.name}@${one.version}`, one])).values()];
}

function render({ name, version, severity, title, url }: Finding): string {
  return `${severity || 'unknown severity'}: ${name} ${version}: ${title} ${url}`;
}

const bundled = await readBundled();
if (bundled.length === 0) throw new Error('dist/shared/licenses.txt lists no package');
const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string }>;
};
const result = await createShell()({
  argv: ['npm', 'audit', '--json', '--fetch-retries=0'],
  env: process.env,
  cwd: root,
  timeoutMs: TIMEOUT_MS,
  captureLimit: 16 * 1024 * 1024,
});
const audit = result.timedOut
  ? { answered: false as const, reason: `npm did not answer within ${TIMEOUT_MS / 1000} s` }
  : parseAudit(result.stdout, bundled, lock.packages);
if (audit.answered) {
  const severe = audit.findings.filter(isSevere);
  audit.findings.forEach((finding) => process.stdout.write(`${render(finding)}\n`));
  process.stdout.write(
    `${bundled.length} bundled packages: ${audit.findings.length} advisories, ${severe.length} of them high or critical\n`,
  );
  process.exitCode = severe.length > 0 ? 1 : 0;
} else {
  process.stdout.write(`notice: the bundled packages were not audited: ${audit.reason}\n`);
}
