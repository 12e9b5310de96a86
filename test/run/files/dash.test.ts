// SPDX-License-Identifier: Apache-2.0
// What a dash as the path of an output comes to, in each command that writes one: a problem before anything is done.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runWords } from '../command-line.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'dash-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const app = '127.0.0.1:9/acme/app';
const FILE = 'OUTPUT_FILE_UNWRITABLE';

it.each([
  { argv: ['plan', `--image=${app}`, '--out', '-'], code: FILE },
  { argv: ['ship', `--image=${app}`, '--dotenv=-'], code: FILE },
  { argv: ['merge', 'a.json', `--image=${app}`, '--links=-'], code: FILE },
  { argv: ['promote', '1.2.3', `--image=${app}`, '--to=x', '--receipt=-'], code: FILE },
  { argv: ['prune', app, '--delete=x', '--receipt', '-'], code: FILE },
  { argv: ['prune', app, '--delete=x', '--backup', '-'], code: 'PRUNE_BACKUP' },
  { argv: ['status', app, '--html', '-'], code: FILE },
  { argv: ['copy', `${app}:1`, 'oci:-'], code: 'COPY_LOCATION' },
])('$argv', async ({ argv, code }) => {
  const run = await runWords(argv, { cwd });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain(`[${code}]`);
  expect(run.stderr).toContain('-"');
  expect(readdirSync(cwd)).toEqual([]);
});
