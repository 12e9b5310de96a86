// SPDX-License-Identifier: Apache-2.0
// A working directory that is removed before the program starts in it, as a real process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findNodes } from '../bundle/node.ts';

const node = findNodes().find(({ major }) => major === 24)?.path ?? '';

it.each([
  { entry: 'cli/main.ts', says: /^error: .*\(ENOENT\).* \[WORKING_DIRECTORY_MISSING\]\n {2}→ / },
  { entry: 'action/main.ts', says: /^::error title=WORKING_DIRECTORY_MISSING::.*%0A→ / },
])('$entry says so', ({ entry, says }) => {
  const gone = mkdtempSync(join(tmpdir(), 'gone-'));
  const file = fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
  const script = 'rmdir "$1" && exec "$2" "$3" plan';
  const argv = ['-c', script, 'sh', gone, node, file];
  const { status, stdout, stderr } = spawnSync('sh', argv, { cwd: gone, encoding: 'utf8' });
  expect(stdout + stderr).toMatch(says);
  expect(status).toBe(1);
});
