// SPDX-License-Identifier: Apache-2.0
// Generates the GitLab components of the commands about published images, one a command.
import type { ComponentCommand } from '../src/settings/inputs/component/flags.ts';
import {
  renderComponent,
  type Component,
  type ComponentJob,
  type Input,
} from './gitlab-component.ts';
import { FILES, jobInputs, NAME, RUNNER_TAGS, SIGNER, SIGNERS } from './gitlab-job.ts';

/** What differs from command to command. */
interface CommandComponent extends Pick<Component, 'doc' | 'docs'> {
  readonly jobName: string;
  readonly stage: string;
  /** When its job runs: in words, and as the default of the input `rules`. */
  readonly rules: Pick<Input, 'description' | 'default'>;
  /** Inputs in place of those that follow from its flags and settings. */
  readonly inputs?: readonly Input[];
  readonly hidden?: string;
  readonly jobs: readonly (Pick<ComponentJob, 'suffix' | 'rules' | 'text'> & {
    readonly extends?: readonly string[];
  })[];
}

const SCHEDULES: CommandComponent['rules'] = {
  description: 'When the job runs: in scheduled pipelines.',
  default: `
      - if: $CI_PIPELINE_SOURCE == "schedule"`,
};

/** What a job leaves for people and later jobs, also when it has failed. */
function renderArtifacts(files: readonly string[], reports = ''): string {
  return `  artifacts:
    name: "${FILES}"
    when: always
    paths:
${files.map((file) => `      - "${file}"\n`).join('')}${reports}`;
}

const VARIABLES = `  variables:
    SHIPPED_FILES: "${FILES}"
`;

const verify: CommandComponent = {
  doc: 'Verifies a container image before it is deployed: its digest and platforms, and as asked its signatures and attestations.',
  jobName: 'verify-image',
  stage: 'test',
  rules: {
    description: 'When the job runs: for git tags and the default branch.',
    default: `
      - if: $CI_COMMIT_TAG
      - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH`,
  },
  docs: {
    platforms:
      'Platforms that each image must have. Default: those of tagship.yml, else those that the image lists.',
    'sign-log':
      'Whether signatures must be recorded in the transparency log: `none` for those of projects that are not public, which are timestamped instead. One of auto, public, none. Default: auto.',
    'sign-trusted-root':
      'Path of the trusted root of an own instance of Sigstore, in JSON as `cosign trusted-root create` writes it. Default: that of the public instance.',
  },
  jobs: [{ text: `  script:\n    - tagship verify\n` }],
};

/** GitLab takes these characters, and no slash at either end. */
const ENVIRONMENT = String.raw`^[\w$\{\}. -]+(?:/[\w$\{\}. -]+)*$`;

const promote: CommandComponent = {
  doc: 'Promotes a published container image: gives it the tags of an environment, without a build, when its manual job is started.',
  jobName: 'promote-image',
  stage: 'deploy',
  rules: {
    description: 'When the job runs: for git tags, as a manual job.',
    default: `
      - if: $CI_COMMIT_TAG
        when: manual`,
  },
  inputs: [
    {
      name: 'environment',
      description:
        'Environment of the job in GitLab, which decides who may start the job if it is protected. Its tags are given to the image, too, such as `production` and `1.2.3-production`.',
      regex: ENVIRONMENT,
      default: 'production',
    },
    {
      name: 'environment-tags',
      type: 'boolean',
      description: 'Whether the image gets the tags of the environment, or only those of `to`.',
      default: 'true',
    },
    {
      name: 'from',
      description:
        'What is promoted: a version or git tag of the repositories, a tag, a digest or a reference; empty with `back`. Default: the git tag of the pipeline.',
      regex: String.raw`^[^\r\n]*\n?$`,
      default: '$CI_COMMIT_TAG',
    },
  ],
  hidden: `
".tagship:$[[ inputs.job-name ]]:environment-tags-true":
  variables: {}

".tagship:$[[ inputs.job-name ]]:environment-tags-false":
  variables:
    TAGSHIP_ENVIRONMENT: ''

".tagship:$[[ inputs.job-name ]]:dry-run-true":
  script:
    - tagship promote

".tagship:$[[ inputs.job-name ]]:dry-run-false":
${VARIABLES}  script:
    - tagship promote --dotenv "$SHIPPED_FILES.env" --receipt "$SHIPPED_FILES.json"
${renderArtifacts([`${FILES}.json`], `    reports:\n      dotenv: "${FILES}.env"\n`)}`,
  jobs: [
    {
      extends: ['environment-tags-$[[ inputs.environment-tags ]]', 'dry-run-$[[ inputs.dry-run ]]'],
      text: `  environment:
    name: >-
      $[[ inputs.environment ]]
`,
    },
  ],
};

const copy: CommandComponent = {
  doc: 'Copies container images to other registries or to OCI layouts, with their signatures and all else that refers to them.',
  jobName: 'copy-images',
  stage: 'deploy',
  rules: SCHEDULES,
  jobs: [{ text: `  script:\n    - tagship copy\n` }],
};

const prune: CommandComponent = {
  doc: 'Shows which old tags and images of a repository a policy would delete, and deletes them with `yes`.',
  jobName: 'prune-images',
  stage: 'deploy',
  rules: SCHEDULES,
  jobs: [
    {
      text: `${VARIABLES}  script:
    - tagship prune --receipt "$SHIPPED_FILES.json"
${renderArtifacts([`${FILES}.json`])}`,
    },
  ],
};

/** GitLab publishes the page of a job that has succeeded, so another one fails for what was found. */
const status: CommandComponent = {
  doc: 'Publishes the status of container images on GitLab Pages, and fails where registries differ, tags went back or images are broken.',
  jobName: 'pages',
  stage: 'deploy',
  rules: SCHEDULES,
  inputs: [
    {
      name: 'job-name',
      description:
        'Name of the job. GitLab publishes the page of the job `pages`; of a job of another name it is an artifact.',
      regex: NAME,
      default: 'pages',
    },
    {
      name: 'fail-on',
      type: 'array',
      description:
        'Findings that fail the second job, which has `:findings` behind its name: drift, unsigned, backwards, broken.',
      default: '[drift, backwards, broken]',
    },
  ],
  jobs: [
    {
      text: `  variables:
    TAGSHIP_FLAG_FAIL_ON: ''
  script:
    - mkdir -p public
    - tagship status --html public/index.html
${renderArtifacts(['public'])}`,
    },
    { suffix: ':findings', text: `  script:\n    - tagship status\n` },
  ],
};

/** When a job runs that a person starts with a variable. */
function asked(variable: string): CommandComponent['rules'] {
  return {
    description: `When the job runs: in pipelines that have the variable ${variable}.`,
    default: `
      - if: $${variable} && $CI_PIPELINE_SOURCE == "web"`,
  };
}

const log: CommandComponent = {
  doc: 'Shows which run moved a tag, when, and from what. Runs in a pipeline that is started with the variable LOG_REFERENCE.',
  jobName: 'tag-log',
  stage: 'deploy',
  rules: asked('LOG_REFERENCE'),
  inputs: [
    {
      name: 'reference',
      description: 'A tag, or a repository for all its tags.',
      regex: String.raw`^[^\r\n]*\n?$`,
      default: '$LOG_REFERENCE',
    },
  ],
  jobs: [{ text: `  script:\n    - tagship log\n` }],
};

const unyank: CommandComponent = {
  doc: 'Lets a version count again that was yanked, and moves no tag. Runs in a pipeline that is started with the variable UNYANK_VERSION.',
  jobName: 'unyank-version',
  stage: 'deploy',
  rules: asked('UNYANK_VERSION'),
  inputs: [
    {
      name: 'version',
      description: 'The version that counts again.',
      regex: String.raw`^[^\r\n]*\n?$`,
      default: '$UNYANK_VERSION',
    },
  ],
  hidden: SIGNERS,
  jobs: [{ extends: [SIGNER], text: `  script:\n    - tagship unyank\n` }],
};

const yank: CommandComponent = {
  doc: 'Takes a bad version out of its series: floating tags go to the highest version that is left. Runs in a pipeline that is started with the variable YANK_VERSION.',
  jobName: 'yank-version',
  stage: 'deploy',
  rules: asked('YANK_VERSION'),
  inputs: [
    {
      name: 'version',
      description: 'The version that is yanked.',
      regex: String.raw`^[^\r\n]*\n?$`,
      default: '$YANK_VERSION',
    },
    {
      name: 'because',
      description: 'Why it is yanked. Everybody who may pull the image can read it.',
      regex: String.raw`^[^\r\n]*\n?$`,
      default: '$YANK_BECAUSE',
    },
  ],
  hidden: SIGNERS,
  jobs: [{ extends: [SIGNER], text: `  script:\n    - tagship yank\n` }],
};

const COMPONENTS: Readonly<Record<ComponentCommand, CommandComponent>> = {
  verify,
  promote,
  copy,
  prune,
  status,
  log,
  yank,
  unyank,
};

/** The text of `templates/<command>.yml`; `version` is that of the tool's image. */
export function renderCommandTemplate(command: ComponentCommand, version: string): string {
  const {
    doc,
    docs = {},
    jobName,
    stage,
    rules,
    inputs = [],
    hidden = '',
    jobs,
  } = COMPONENTS[command];
  const own = new Set(inputs.map(({ name }) => name));
  const ofJob = jobInputs({ jobName, version, stage, rules }).filter(({ name }) => !own.has(name));
  return renderComponent({
    ...{ name: command, command, doc, docs, jobName, engines: hidden },
    inputs: [...inputs, ...ofJob],
    jobs: jobs.map((job) => ({
      ...job,
      extends: ['settings', ...(job.extends ?? [])],
      tags: RUNNER_TAGS,
    })),
  });
}
