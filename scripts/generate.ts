// SPDX-License-Identifier: Apache-2.0
// Generates the files that follow from the table of settings, and the examples of `init`:
// `npx jiti scripts/generate.ts`.
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { makeSchema } from '../src/settings/table/schema.ts';
import { componentCommands } from '../src/settings/inputs/component/flags.ts';
import { version } from '../src/version.ts';
import { renderActionYml, renderOutputsTable } from './action-yml.ts';
import { fillSection } from './document-section.ts';
import { exampleRenderers } from './examples.ts';
import {
  renderBuildTemplate,
  renderMultiTemplate,
  renderPlanTemplate,
} from './gitlab-templates.ts';
import { renderCommandTemplate } from './gitlab-commands.ts';
import { renderSettingsPage } from './settings-page.ts';
import { readActionReference, renderShipWorkflow, SHIP_WORKFLOW } from './ship-workflow.ts';

/** The files and their generators. */
const renderers: Readonly<Record<string, () => string>> = {
  'action.yml': renderActionYml,
  'tagship.schema.json': () => JSON.stringify(makeSchema()),
  'docs/settings.md': renderSettingsPage,
  'docs/outputs-and-receipt.md': () =>
    fillSection(readText('docs/outputs-and-receipt.md'), 'outputs', renderOutputsTable()),
  'templates/build.yml': () => renderBuildTemplate(version),
  'templates/multi.yml': () => renderMultiTemplate(version),
  'templates/plan.yml': () => renderPlanTemplate(version),
  ...Object.fromEntries(
    componentCommands.map((command) => [
      `templates/${command}.yml`,
      () => renderCommandTemplate(command, version),
    ]),
  ),
  [SHIP_WORKFLOW]: () => renderShipWorkflow(readActionReference(toPath(SHIP_WORKFLOW), version)),
  ...exampleRenderers,
};

/** Paths of the generated files, from the project's root. */
export const generatedFiles: readonly string[] = Object.keys(renderers);

/** The content of a file: rendered, then formatted like all other files in a language that prettier knows. */
export async function generate(path: string): Promise<string> {
  const filepath = toPath(path);
  const text = renderers[path]?.() ?? '';
  if ((await getFileInfo(filepath)).inferredParser === null) return text;
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

function readText(path: string): string {
  return readFileSync(toPath(path), 'utf8');
}

function toPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const path of generatedFiles) {
    const text = await generate(path);
    const before = await readFile(toPath(path), 'utf8').catch(() => '');
    if (text !== before) {
      await writeFile(toPath(path), text);
      process.stdout.write(`wrote ${path}\n`);
    }
  }
}
