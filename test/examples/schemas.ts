// SPDX-License-Identifier: Apache-2.0
// Validates the ready files by the schemas of their CI systems: `npm run test:schemas -- DIRECTORY`. The
// schemas are their authors' and not part of this project; save each in the directory under the name below.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readExampleText } from './example.ts';

/** A ready file, and where the schema of its CI system is published. */
interface Check {
  readonly example: string;
  readonly schema: string;
  readonly from: string;
  readonly licence: string;
  /** The system reads all scalars as text. */
  readonly isText?: true;
}

const checks: readonly Check[] = [
  {
    example: 'circle/config.yml',
    schema: 'circle.json',
    from: 'https://github.com/CircleCI-Public/circleci-yaml-language-server/blob/main/schema.json',
    licence: 'Apache-2.0',
  },
  {
    example: 'azure/azure-pipelines.yml',
    schema: 'azure.json',
    from: 'https://github.com/microsoft/azure-pipelines-vscode/blob/main/service-schema.json',
    licence: 'MIT',
    isText: true,
  },
  {
    example: 'buildkite/pipeline.yml',
    schema: 'buildkite.json',
    from: 'https://github.com/buildkite/pipeline-schema/blob/main/schema.json',
    licence: 'MIT',
  },
  {
    example: 'travis/.travis.yml',
    schema: 'travis.json',
    from: 'https://json.schemastore.org/travis.json',
    licence: 'Apache-2.0',
  },
  {
    example: 'woodpecker/image.yml',
    schema: 'woodpecker.json',
    from: 'https://github.com/woodpecker-ci/woodpecker/blob/main/pipeline/frontend/yaml/linter/schema/schema.json',
    licence: 'Apache-2.0',
  },
  {
    example: 'drone/.drone.yml',
    schema: 'drone.json',
    from: 'https://json.schemastore.org/drone.json',
    licence: 'Apache-2.0',
  },
  {
    example: 'github/image.yml',
    schema: 'github.json',
    from: 'https://json.schemastore.org/github-workflow.json',
    licence: 'Apache-2.0',
  },
];

/** What Drone's schema takes from that of Kubernetes, for pipelines of another type than ours. */
const KUBERNETES = {
  $id: 'https://json.schemastore.org/kubernetes-definitions.json',
  definitions: Object.fromEntries(
    ['ObjectMeta', 'EnvVarSource', 'Toleration'].map((name) => [name, {}]),
  ),
};

/** What the schema has against the file; empty when it is valid. */
function validate(file: unknown, schemaText: string): readonly string[] {
  const schema = toDraft7(JSON.parse(schemaText, withoutOutsideReferences) as object);
  const ajv = new Ajv({
    ...{ strict: false, allErrors: true, validateFormats: false, logger: false },
    // Patterns there are written for engines without the flag `u`.
    unicodeRegExp: false,
  });
  ajv.addSchema(KUBERNETES);
  const isValid = ajv.compile(schema);
  if (isValid(file)) return [];
  return (isValid.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath || '/'} ${message}`,
  );
}

/** Draft 4 calls `$id` `id`; nothing else of it is used there that draft 7 has not. */
function toDraft7(schema: object): object {
  const isOld = '$schema' in schema && String(schema.$schema).includes('draft-04');
  if (!isOld) return schema;
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'),
  );
}

/** References to other files count as anything. */
function withoutOutsideReferences(key: string, value: unknown): unknown {
  const isOutside = key === '$ref' && typeof value === 'string' && value.startsWith('kubernetes-');
  return isOutside ? `${KUBERNETES.$id}#/definitions/ObjectMeta` : value;
}

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  process.stderr.write('usage: npm run test:schemas -- DIRECTORY\n\n');
  for (const { schema, from, licence } of checks)
    process.stderr.write(`${schema}  ${from}  (${licence})\n`);
  process.exit(2);
}
for (const { example, schema, isText } of checks) {
  const file: unknown = parse(readExampleText(example), isText ? { schema: 'failsafe' } : {});
  const wrong = validate(file, readFileSync(join(directory, schema), 'utf8'));
  process.stdout.write(`${wrong.length === 0 ? 'valid  ' : 'INVALID'}  ${example}\n`);
  for (const line of wrong.slice(0, 20)) process.stdout.write(`         ${line}\n`);
  if (wrong.length > 0) process.exitCode = 1;
}
