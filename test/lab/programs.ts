// SPDX-License-Identifier: Apache-2.0
// Makes programs out of scripts of the lab, for a PATH.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/** Makes a program NAME in a directory, which is made where it is missing, that runs the script `test/lab/SCRIPT`, which imports nothing of the project. */
export async function installProgram(
  directory: string,
  name: string,
  script: string,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const source = await readFile(new URL(script, import.meta.url), 'utf8');
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  const program = join(directory, `${name}.mjs`);
  await writeFile(program, transpileModule(source, { compilerOptions }).outputText);
  const start = `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`;
  await writeFile(join(directory, name), start, { mode: 0o755 });
}
