// SPDX-License-Identifier: Apache-2.0
// Fetches what `upload` next to it keeps, as actions/download-artifact does: one by its name, or those of a pattern.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const input = (name: string) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const store = process.env.LAB_ARTIFACTS ?? '';
const [name, prefix] = [input('name'), input('pattern').replace(/\*$/, '')];
const found = existsSync(store) ? readdirSync(store) : [];
const chosen = found.filter((one) => (name === '' ? one.startsWith(prefix) : one === name));
if (name !== '' && chosen.length === 0) {
  console.log(`::error::Artifact not found for name: ${name}`);
  process.exitCode = 1;
}
const isFlat = name !== '' || input('merge-multiple') === 'true';
for (const one of chosen.sort()) {
  const path = resolve(process.env.GITHUB_WORKSPACE ?? '', input('path') || '.');
  cpSync(join(store, one), isFlat ? path : join(path, one), { recursive: true });
}
