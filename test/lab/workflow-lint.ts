// SPDX-License-Identifier: Apache-2.0
// GitHub's own language service as a linter of workflows and actions. Runs inside vitest, which inlines the package's JSON imports.
import { validate } from '@actions/languageservice';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

type ValidationConfig = NonNullable<Parameters<typeof validate>[1]>;
type ActionsMetadataProvider = NonNullable<ValidationConfig['actionsMetadataProvider']>;
type Metadata = Awaited<ReturnType<ActionsMetadataProvider['fetchActionMetadata']>>;

/** What is linted, and against what. */
export interface LintSubject {
  /** The file's name decides what it is: `action.yml`, or a workflow. */
  readonly path: string;
  readonly text: string;
  /** The project, where `uses: ./` finds its action.yml. */
  readonly root: string;
  /** `owner/name` to the directory of its action.yml; inputs of other actions are not checked. */
  readonly actions?: Readonly<Record<string, string>>;
}

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** The service asks for the metadata of actions by owner and name only, so the project's own gets one. */
const SELF = 'local/self';

let lints = 0;

/** What the service has to say, a line each: `.github/workflows/test.yml:3:7: error …`. */
export async function lintWorkflow(subject: LintSubject): Promise<readonly string[]> {
  const text = subject.text.replaceAll(/uses: (['"]?)\.\/\1(?=\s|$)/g, `uses: ${SELF}@v0`);
  // A name of its own each time: the service remembers files by name, whatever is in them now.
  lints += 1;
  const uri = pathToFileURL(`/lint-${lints}/${subject.path}`).href;
  const document = TextDocument.create(uri, 'yaml', 1, text);
  const diagnostics = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ owner, name }) =>
        Promise.resolve(readMetadata(subject, `${owner}/${name}`)),
    },
    fileProvider: {
      getFileContent: (reference) => {
        const content = readFileSync(join(subject.root, reference.path), 'utf8');
        return Promise.resolve({ name: reference.path, content });
      },
    },
  });
  return diagnostics.flatMap(({ range, severity, message }) => {
    const said = typeof message === 'string' ? message : message.value;
    if (said.startsWith('Unable to resolve action')) return []; // not to be had without the network
    const where = `${subject.path}:${range.start.line + 1}:${range.start.character + 1}`;
    return [`${where}: ${SEVERITIES[severity ?? 1] ?? ''} ${said}`];
  });
}

function readMetadata(subject: LintSubject, name: string): Metadata {
  const directory = name === SELF ? subject.root : subject.actions?.[name];
  if (directory === undefined) return undefined;
  return parse(readFileSync(join(directory, 'action.yml'), 'utf8')) as Metadata;
}
