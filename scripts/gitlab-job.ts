// SPDX-License-Identifier: Apache-2.0
// What the jobs of all GitLab components have: their inputs, the token to sign with, the names of their files.
import { LINE, type Input } from './gitlab-component.ts';

/** What is allowed between quotes in the template, single or double. */
export const NAME = String.raw`^[^'"\\$\r\n]+$`;

/** What is also allowed in a file name, and literally in a pattern for file names. */
const FILE_NAME = String.raw`^[^'"\\$\r\n/*?\[\]{}!]+$`;

/** The differences of the inputs that all components have for their jobs. */
interface JobInputs {
  readonly jobName: string;
  readonly version: string;
  readonly runners?: string;
  readonly stage?: string;
  /** Of the default rules: what to say of them, and the rules as YAML. */
  readonly rules?: Pick<Input, 'description' | 'default'>;
}

const RULES = {
  description:
    'When the job runs: for merge requests, branches and git tags, and only once for each push.',
  default: `
      - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS && $CI_PIPELINE_SOURCE == "push"
        when: never
      - if: $CI_COMMIT_BRANCH
      - if: $CI_COMMIT_TAG`,
};

/** The inputs that all components have for their jobs. */
export function jobInputs({
  jobName,
  version,
  runners = 'the job',
  stage = 'build',
  rules = RULES,
}: JobInputs): Input[] {
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
      default: stage,
      regex: NAME,
    },
    {
      name: 'rules',
      type: 'array',
      ...rules,
    },
    {
      name: 'runner-tags',
      type: 'array',
      description: `Tags of the runners that may take ${runners}.`,
      default: '[]',
    },
    {
      name: 'id-token-aud',
      description:
        'Audience of the identity token of the job, REGISTRY_ID_TOKEN, for logins without stored secrets: what the provider accepts. For several providers add id_tokens to the job.',
      default: 'tagship',
      regex: NAME,
    },
    {
      name: 'tool-image',
      description: 'Image with tagship, git, the docker client and buildx.',
      default: `ghcr.io/tagship/tagship:${version}`,
      regex: LINE,
    },
  ];
}

/**
 * The token of a job that signs without a key, by the input `sign`: no other job has one, since it lets a program sign as the job.
 *
 * @see https://docs.gitlab.com/ci/yaml/signing_examples/
 */
export const SIGNERS = `
".tagship:$[[ inputs.job-name ]]:sign-":
  variables: {}

".tagship:$[[ inputs.job-name ]]:sign-none":
  variables: {}

".tagship:$[[ inputs.job-name ]]:sign-key":
  variables: {}

".tagship:$[[ inputs.job-name ]]:sign-keyless":
  id_tokens:
    SIGSTORE_ID_TOKEN:
      aud: sigstore
`;

/** The hidden job that {@link SIGNERS} has for the input `sign`. */
export const SIGNER = 'sign-$[[ inputs.sign ]]';

/** Files include the name of their job, so that a job which gets the files of several can tell them apart. */
export const FILES = 'tagship-$[[ inputs.job-name ]]';

/** The tags of the runners of a job, by the input. */
export const RUNNER_TAGS = '$[[ inputs.runner-tags ]]';
