// SPDX-License-Identifier: Apache-2.0
// Generates the GitLab components templates/build.yml, multi.yml and plan.yml from the table of settings.
import { MATRIX_VARIABLE } from '../src/settings/inputs/component/matrix.ts';
import { LINE, renderComponent, type Input } from './gitlab-component.ts';
import { FILES, jobInputs, RUNNER_TAGS, SIGNER, SIGNERS } from './gitlab-job.ts';

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

/** Where a job that ships writes what later jobs read. */
const OUTPUT_FLAGS = `--dotenv "$SHIPPED_FILES.env" --receipt "$SHIPPED_FILES.json"
      --links "$SHIPPED_FILES-links.json" --cyclonedx "$SHIPPED_FILES.cdx.json"`;

const OUTPUT_FILES = `  artifacts:
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

/** What BuildKit found in the Dockerfile and a scanner in the image, for a job that builds. There is no second file without `scan`. */
const QUALITY = `      codequality: "${FILES}-quality.json"
      container_scanning: "${FILES}-scan.json"
`;

const BUILD_JOB = `  variables:
    SHIPPED_FILES: "${FILES}"
  script:
    - >-
      tagship ship ${OUTPUT_FLAGS}
      --code-quality "$SHIPPED_FILES-quality.json" --scan-gitlab "$SHIPPED_FILES-scan.json"
${OUTPUT_FILES}${QUALITY}`;

const matrixInput: Input = {
  name: 'matrix',
  type: 'array',
  description:
    'The machines: platforms, comma-separated, and the tag of the runner that builds them. They are the default of `platforms`.',
  default: `
      - LEG: linux/amd64
        RUNNER: saas-linux-small-amd64
      - LEG: linux/arm64
        RUNNER: saas-linux-small-arm64`,
};

/** For the runs themselves: the rows as they are, which GitLab would expand inside the JSON text. */
const MATRIX_VARIABLES = `    ${MATRIX_VARIABLE}:
      value: >-
        $[[ inputs.matrix ]]
      expand: false
`;

/** A directory that is used again may have records of other pipelines and of other legs, so the file's name is whole. */
const RECORD = `${FILES}-leg-$CI_PIPELINE_ID-$CI_NODE_INDEX.json`;

const LEG_JOB = `  parallel:
    matrix: $[[ inputs.matrix ]]
  variables:
    SHIPPED_FILES: "${FILES}"
  script:
    - >-
      tagship ship --leg "$LEG" --record "$SHIPPED_FILES-leg-$CI_PIPELINE_ID-$CI_NODE_INDEX.json"
      --code-quality "$SHIPPED_FILES-quality.json" --scan-gitlab "$SHIPPED_FILES-scan.json"
  artifacts:
    name: "${FILES}-leg-$CI_NODE_INDEX"
    when: always
    expire_in: 1 week
    paths:
      - "${RECORD}"
    reports:
${QUALITY}`;

/** Gets the records of all legs, and nothing of earlier stages. Has no engine. */
const MERGE_JOB = `  needs:
    - "$[[ inputs.job-name ]]:leg"
  variables:
    SHIPPED_FILES: "${FILES}"
  script:
    - >-
      tagship merge "$SHIPPED_FILES-leg-$CI_PIPELINE_ID-*.json" ${OUTPUT_FLAGS}
${OUTPUT_FILES}`;

const PLAN_JOB = `  variables:
    SHIPPED_FILES: "${FILES}"
  script:
    - tagship plan --dotenv "$SHIPPED_FILES.env"
  artifacts:
    name: "${FILES}"
    reports:
      dotenv: "${FILES}.env"
`;

const ENGINE = '$[[ inputs.engine ]]';

/** The text of `templates/build.yml`; `version` is that of the tool's image. */
export function renderBuildTemplate(version: string): string {
  return renderComponent({
    name: 'build',
    doc: 'Builds a container image, pushes it to all registries, tags and verifies it.',
    jobName: 'container-image',
    inputs: [...jobInputs({ jobName: 'container-image', version }), ...engineInputs],
    engines: `${ENGINES}${SIGNERS}`,
    jobs: [{ extends: ['settings', ENGINE, SIGNER], tags: RUNNER_TAGS, text: BUILD_JOB }],
  });
}

/** The text of `templates/multi.yml`. */
export function renderMultiTemplate(version: string): string {
  return renderComponent({
    name: 'multi',
    doc: 'Builds a container image in legs, each on a native runner; merges them, tags and verifies the image.',
    jobName: 'container-image',
    inputs: [
      matrixInput,
      ...jobInputs({ jobName: 'container-image', version, runners: 'the job that merges' }),
      ...engineInputs,
    ],
    engines: `${ENGINES}${SIGNERS}`,
    variables: MATRIX_VARIABLES,
    jobs: [
      { suffix: ':leg', extends: ['settings', ENGINE], tags: '[$RUNNER]', text: LEG_JOB },
      { extends: ['settings', SIGNER], tags: RUNNER_TAGS, text: MERGE_JOB },
    ],
  });
}

/** The text of `templates/plan.yml`. */
export function renderPlanTemplate(version: string): string {
  return renderComponent({
    name: 'plan',
    doc: 'Computes the tags of a container image for later jobs, and changes nothing.',
    jobName: 'container-plan',
    inputs: jobInputs({ jobName: 'container-plan', version }),
    engines: '',
    jobs: [{ extends: ['settings'], tags: RUNNER_TAGS, text: PLAN_JOB }],
  });
}
