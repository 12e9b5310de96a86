// SPDX-License-Identifier: Apache-2.0
// Generates the GitLab components templates/build.yml and templates/plan.yml from the table of settings.
// GitLab inserts inputs into the text before it parses the text as YAML, so every value goes through a
// block scalar, which takes any single line as it is, and none goes into a script.
import { renderDescription } from '../src/settings/table/documentation.ts';
import {
  inputVariableOf,
  isListInput,
  isQuotedInput,
} from '../src/settings/inputs/component-inputs.ts';
import { settingsTable, variableOf } from '../src/settings/table/table.ts';
import type { Setting } from '../src/settings/table/table.ts';

/** An input of a component. */
interface Input {
  readonly name: string;
  readonly description: string;
  readonly type?: 'array';
  /** As YAML. */
  readonly default: string;
  readonly options?: readonly string[];
  readonly regex?: string;
}

/** The differences of the two components. */
interface Component {
  readonly name: string;
  readonly doc: string;
  readonly jobName: string;
  readonly inputs: readonly Input[];
  readonly engines: string;
  readonly extends: readonly string[];
  readonly job: string;
}

/** Values that GitLab must not expand: `$SHIPPED_IMAGE` is for the program that tests the image. */
const UNEXPANDED = new Set(['test']);

/** Secrets are masked variables of the project, never inputs: inputs can be read in every pipeline. */
const inputSettings = settingsTable.filter(
  ({ asFlag, inComponent }) => asFlag !== false && inComponent !== false,
);

/** What is allowed between quotes in the template, single or double. */
const NAME = String.raw`^[^'"\\$\r\n]+$`;

/** What is also allowed in a file name, and literally in a pattern for file names. */
const FILE_NAME = String.raw`^[^'"\\$\r\n/*?\[\]{}!]+$`;

/** One line, which a block scalar takes as it is; in YAML it ends before a second line. */
const LINE = String.raw`^[^\r\n]*\n?$`;

function jobInputs(jobName: string, version: string): Input[] {
  return [
    {
      name: 'job-name',
      description:
        'Name of the job, also used in the names of its files. Use a different one each time the component is included.',
      default: jobName,
      regex: FILE_NAME,
    },
    {
      name: 'stage',
      description: 'Stage of the job.',
      default: 'build',
      regex: NAME,
    },
    {
      name: 'rules',
      type: 'array',
      description:
        'When the job runs: for merge requests, branches and git tags, and only once for each push.',
      default: `
      - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS && $CI_PIPELINE_SOURCE == "push"
        when: never
      - if: $CI_COMMIT_BRANCH
      - if: $CI_COMMIT_TAG`,
    },
    {
      name: 'runner-tags',
      type: 'array',
      description: 'Tags of the runners that may take the job.',
      default: '[]',
    },
    {
      name: 'tool-image',
      description: 'Image with tagship, git, the docker client and buildx.',
      default: `ghcr.io/tagship/tagship:${version}`,
      regex: LINE,
    },
  ];
}

const engineInputs: readonly Input[] = [
  {
    name: 'engine',
    description:
      'Where the image is built: dind and dind-no-tls need privileged runners, remote is rootless BuildKit (the input builder takes precedence), host is the engine of the runner.',
    default: 'dind',
    options: ['dind', 'dind-no-tls', 'remote', 'host'],
  },
  {
    name: 'dind-image',
    description: 'Image of the engine, for dind and dind-no-tls.',
    default: 'docker:28-dind',
    regex: LINE,
  },
  {
    name: 'buildkit-image',
    description: 'Image of BuildKit, for remote.',
    default: 'moby/buildkit:v0.26.3-rootless',
    regex: LINE,
  },
];

/** Hidden jobs include the name of their job, so that each inclusion has its own. */
const ENGINES = `
".tagship:$[[ inputs.job-name ]]:dind":
  services:
    - name: >-
        $[[ inputs.dind-image ]]
      alias: docker
      variables:
        HEALTHCHECK_TCP_PORT: '2376'
  variables:
    DOCKER_HOST: tcp://docker:2376
    DOCKER_TLS_CERTDIR: /certs
    DOCKER_TLS_VERIFY: '1'
    DOCKER_CERT_PATH: /certs/client

".tagship:$[[ inputs.job-name ]]:dind-no-tls":
  services:
    - name: >-
        $[[ inputs.dind-image ]]
      alias: docker
      command: ['--tls=false']
      variables:
        HEALTHCHECK_TCP_PORT: '2375'
  variables:
    DOCKER_HOST: tcp://docker:2375
    DOCKER_TLS_CERTDIR: ''

".tagship:$[[ inputs.job-name ]]:remote":
  services:
    - name: >-
        $[[ inputs.buildkit-image ]]
      alias: buildkitd
      command: [--oci-worker-no-process-sandbox, --addr, 'tcp://0.0.0.0:1234']
  variables:
    BUILDKIT_HOST: tcp://buildkitd:1234

".tagship:$[[ inputs.job-name ]]:host":
  variables: {}
`;

/** Files include the name of their job, so that a job which gets the files of several can tell them apart. */
const FILES = 'tagship-$[[ inputs.job-name ]]';

const BUILD_JOB = `  variables:
    SHIPPED_FILES: "${FILES}"
  script:
    - >-
      tagship ship --dotenv "$SHIPPED_FILES.env" --receipt "$SHIPPED_FILES.json"
      --links "$SHIPPED_FILES-links.json" --cyclonedx "$SHIPPED_FILES.cdx.json"
  artifacts:
    name: "${FILES}"
    when: always
    expose_as: Container image
    paths:
      - "${FILES}.json"
    reports:
      dotenv: "${FILES}.env"
      annotations: "${FILES}-links.json"
      cyclonedx: "${FILES}.cdx.json"
`;

const PLAN_JOB = `  variables:
    SHIPPED_FILES: "${FILES}"
  script:
    - tagship plan --dotenv "$SHIPPED_FILES.env"
  artifacts:
    name: "${FILES}"
    reports:
      dotenv: "${FILES}.env"
`;

/** The text of `templates/build.yml`; `version` is that of the tool's image. */
export function renderBuildTemplate(version: string): string {
  return renderComponent({
    name: 'build',
    doc: 'Builds a container image, pushes it to all registries, tags and verifies it.',
    jobName: 'container-image',
    inputs: [...jobInputs('container-image', version), ...engineInputs],
    engines: ENGINES,
    extends: ['settings', '$[[ inputs.engine ]]'],
    job: BUILD_JOB,
  });
}

/** The text of `templates/plan.yml`. */
export function renderPlanTemplate(version: string): string {
  return renderComponent({
    name: 'plan',
    doc: 'Computes the tags of a container image for later jobs, and changes nothing.',
    jobName: 'container-plan',
    inputs: jobInputs('container-plan', version),
    engines: '',
    extends: ['settings'],
    job: PLAN_JOB,
  });
}

function renderComponent(component: Component): string {
  const inputs = [...component.inputs, ...inputSettings.map(toInput)];
  const parents = component.extends.map(
    (name) => `    - ".tagship:$[[ inputs.job-name ]]:${name}"\n`,
  );
  return `# SPDX-License-Identifier: Apache-2.0
# ${component.doc}
# Made from src/settings/table/table.ts by scripts/generate.ts: change it there. GitLab 17.0 or later.
spec:
  inputs:
${inputs.map(renderInput).join('')}---
".tagship:$[[ inputs.job-name ]]:settings":
  variables:
${inputSettings.map(renderVariable).join('')}${component.engines}
"$[[ inputs.job-name ]]":
  extends:
${parents.join('')}  stage: "$[[ inputs.stage ]]"
  image:
    name: >-
      $[[ inputs.tool-image ]]
    entrypoint: ['']
  tags: $[[ inputs.runner-tags ]]
  rules: $[[ inputs.rules ]]
${component.job}`;
}

/** Inputs are unset by default, so that none overrides `tagship.yml`. */
function toInput(setting: Setting): Input {
  const { name, type, options } = setting;
  const description = renderDescription(setting);
  if (isListInput(setting)) return { name, description, type: 'array', default: '[]' };
  const words = type === 'boolean' ? ['true', 'false'] : options;
  if (words === undefined) {
    return { name, description: description + toHint(name), regex: LINE, default: "''" };
  }
  // GitLab refuses true and false for an input that may also be unset.
  const hint = words.includes('true') ? " Quoted: 'true' or 'false'." : '';
  return { name, description: description + hint, default: "''", options: ['', ...words] };
}

/** What GitLab does not explain about a value that it refuses. */
function toHint(name: string): string {
  return name === 'test' ? ' One line: put several commands into a script file.' : '';
}

function renderInput(input: Input): string {
  const lines = [
    `    ${input.name}:`,
    ...(input.type ? [`      type: ${input.type}`] : []),
    `      description: ${JSON.stringify(input.description)}`,
    ...(input.options ? [`      options: [${input.options.map(toYaml).join(', ')}]`] : []),
    ...(input.regex ? [`      regex: ${toYaml(input.regex)}`] : []),
    `      default: ${input.default}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Quoted if YAML would not parse it as text. */
function toYaml(word: string): string {
  return /^(?:true|false|)$|[^\w./:-]/.test(word) ? `'${word.replaceAll("'", "''")}'` : word;
}

function renderVariable(setting: Setting): string {
  const value = `$[[ inputs.${setting.name} ]]`;
  const isOwn = isListInput(setting) || isQuotedInput(setting);
  const variable = isOwn ? inputVariableOf(setting) : variableOf(setting);
  const text = isQuotedInput(setting) ? `"${value}"` : value;
  return isOwn || UNEXPANDED.has(setting.name)
    ? `    ${variable}:\n      value: >-\n        ${text}\n      expand: false\n`
    : `    ${variable}: >-\n      ${text}\n`;
}
