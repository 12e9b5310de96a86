export const id = 87;
export const ids = [87];
export const modules = {

/***/ 9087:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readAsked: () => (/* binding */ readAsked),
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/facts/git/git.js + 1 modules
var git = __webpack_require__(236);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/facts/project.js
var project = __webpack_require__(4916);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(793);
;// CONCATENATED MODULE: ./src/init/wanted.js
/**
 * Text that means itself in YAML, Groovy, JSON, shells and GitHub's expressions, quoted or not: letters,
 * digits, `.`, `_`, `/`, `@`, `-`, beginning with a letter, a digit, `_` or `.`.
 */
function isPlainWord(text) {
    return /^[A-Za-z0-9_.][A-Za-z0-9._/@-]*$/.test(text);
}
/** The settings that differ from their defaults, by their name; `registries` is JSON on one line. */
function listSettings({ image, login, context, file, gitTags }) {
    const all = [
        ['images', image],
        ['registries', login && renderRegistries(login)],
        ['context', context],
        ['file', file],
        ['tag-prefix', gitTags?.prefix],
    ];
    return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
/** The settings as variables: `TAGSHIP_IMAGES`. */
function listVariables(wanted) {
    return listSettings(wanted).map(([name, value]) => [
        `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
        value,
    ]);
}
/** `NAME: value` lines, indented by so many spaces. */
function renderMap(entries, indent) {
    return entries
        .map(([name, value]) => `${' '.repeat(indent)}${name}: ${toYaml(value)}\n`)
        .join('');
}
/** A scalar that YAML reads as this very text. */
function toYaml(text) {
    const isBare = /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return isBare ? text : `'${text.replaceAll("'", "''")}'`;
}
/** Why nothing that must be trusted is left to the settings file. */
const TRUST = 'More settings belong here: an untrusted change may set only the build in tagship.yml.';
/** The first lines of a file: where it belongs, and which secret it wants. */
function renderHead(path, comment, ...notes) {
    return [path, ...notes, TRUST].map((line) => `${comment} ${line}\n`).join('');
}
function renderRegistries({ host, username, passwordEnv }) {
    return `{"${host}": {"username": "${username}", "password-env": "${passwordEnv}"}}`;
}

;// CONCATENATED MODULE: ./src/init/git-tags.js
// SPDX-License-Identifier: Apache-2.0
// How a project names its releases: from its git tags to the patterns of a CI file. Pure.

/** What is assumed of a project without version git tags. */
const V_TAGS = { pattern: 'v*', wildcard: 'v*' };
const VERSION = /^(?<prefix>(?:.*[^0-9v.])?)(?<v>v?)\d+(?:\.\d+)+(?:[-+.].*|[a-z]+\d*)?$/;
/** How many git tags count: habits change. */
const RECENT = 20;
/**
 * The style of most of the newest version git tags; they are given newest first.
 *
 * | git tags                       | pattern       | prefix     |
 * | ------------------------------ | ------------- | ---------- |
 * | none, `nightly`                | `v*`          |            |
 * | `v1.2.3`                       | `v*`          |            |
 * | `1.2.3`                        | `[0-9]*`      |            |
 * | `api-v1.2.3`                   | `api-v*`      | `api-`     |
 * | `release/1.2.3`                | `release/*`   | `release/` |
 * | `api-v1.0.0` and `web-v1.0.0`  | `v*`          |            |
 */
function decideTagStyle(gitTags) {
    const spellings = gitTags.flatMap(readSpelling).slice(0, RECENT);
    const prefixes = new Set(spellings.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''));
    const isSeveral = prefixes.size > 1;
    const [first, ...rest] = spellings.filter(({ prefix }) => !isSeveral || prefix === '');
    if (first === undefined)
        return V_TAGS;
    const usual = [first, ...rest].toSorted((one, other) => count(other) - count(one))[0] ?? first;
    return toStyle(usual);
    function count({ prefix, v }) {
        return spellings.filter((other) => other.prefix === prefix && other.v === v).length;
    }
}
function readSpelling(gitTag) {
    const { prefix = '', v = '' } = VERSION.exec(gitTag)?.groups ?? {};
    return VERSION.test(gitTag) && (prefix === '' || isPlainWord(prefix)) ? [{ prefix, v }] : [];
}
function toStyle({ prefix, v }) {
    const wildcard = `${prefix}${v}*`;
    const pattern = prefix === '' && v === '' ? '[0-9]*' : wildcard;
    return { pattern, wildcard, ...(prefix !== '' && { prefix }) };
}

;// CONCATENATED MODULE: ./src/init/systems/azure.js
// SPDX-License-Identifier: Apache-2.0
// The pipeline for Azure. Knows no project.


/** Secrets reach a step only by name; the checkout keeps its login, with which the remote's git tags are read. */
function renderAzure(wanted) {
    const { version, branch, login, gitTags = V_TAGS } = wanted;
    const notes = login
        ? [`Wants the secret variable ${login.passwordEnv}: Edit > Variables > Keep this value secret.`]
        : [];
    return `${renderHead('azure-pipelines.yml', '#', ...notes)}trigger:
  branches:
    include: [${toYaml(branch)}]
  tags:
    include: ['${gitTags.wildcard}']

pr:
  branches:
    include: ['*']

pool:
  vmImage: ubuntu-24.04

variables:
${renderMap(listVariables(wanted), 2)}
steps:
  - checkout: self
    persistCredentials: true
  - task: NodeTool@0
    inputs:
      versionSpec: 22.x
  - script: npx --yes tagship@${version} ship
    displayName: Image
${renderSecret(login)}`;
}
function renderSecret(login) {
    if (login === undefined)
        return '';
    return `    env:\n      ${login.passwordEnv}: $(${login.passwordEnv})\n`;
}

;// CONCATENATED MODULE: ./src/init/systems/bitbucket.js
// SPDX-License-Identifier: Apache-2.0
// The pipeline for Bitbucket. Knows no project.


/**
 * BuildKit runs in the Docker service, which has 1 GB if nothing is said. A step has 4 GB, of which 1 GB
 * is the script's.
 *
 * @see https://support.atlassian.com/bitbucket-cloud/docs/run-docker-commands-in-bitbucket-pipelines/
 */
const DOCKER_MEMORY_MB = 3072;
/**
 * Runs in the tool image, since buildx needs runtime 3, which no longer lends a docker client. Bitbucket
 * has no variables in the file, so the settings are flags.
 */
function renderBitbucket(wanted) {
    const { version, branch, login, gitTags = V_TAGS } = wanted;
    const notes = login
        ? [
            `Wants the secured variable ${login.passwordEnv}: Repository settings > Repository variables.`,
        ]
        : [];
    const flags = listSettings(wanted).map(([name, value]) => {
        const word = /^[\w./:-]+$/.test(value) ? value : `'${value}'`;
        return `            --${name} ${word}\n`;
    });
    return `${renderHead('bitbucket-pipelines.yml', '#', ...notes)}image: ghcr.io/tagship/tagship:${version}

definitions:
  services:
    docker:
      memory: ${DOCKER_MEMORY_MB}
  steps:
    - step: &image
        name: Image
        runtime:
          cloud:
            version: '3'
        services: [docker]
        script:
          - >-
            tagship ship
${flags.join('')}
pipelines:
  branches:
    ${toYaml(branch)}:
      - step: *image
  tags:
    '${gitTags.wildcard}':
      - step: *image
  pull-requests:
    '**':
      - step: *image
`;
}

;// CONCATENATED MODULE: ./src/init/systems/buildkite.js
// SPDX-License-Identifier: Apache-2.0
// The pipeline for Buildkite. Knows no project.

/** Which branches and git tags are built is set in Buildkite, not in the file. */
function renderBuildkite(wanted) {
    const { version, login } = wanted;
    const notes = [
        ...(login ? [`Wants the secret ${login.passwordEnv}: Agents > the cluster > Secrets.`] : []),
        'Agents need Node, git, and Docker with buildx; secrets need agent 3.106 or later.',
    ];
    return `${renderHead('.buildkite/pipeline.yml', '#', ...notes)}steps:
  - label: Image
    command: npx --yes tagship@${version} ship
    env:
${renderMap(listVariables(wanted), 6)}${buildkite_renderSecret(login)}`;
}
function buildkite_renderSecret(login) {
    return login === undefined ? '' : `    secrets:\n      - ${login.passwordEnv}\n`;
}

;// CONCATENATED MODULE: ./src/init/systems/circle.js
// SPDX-License-Identifier: Apache-2.0
// The workflow for CircleCI. Knows no project.

/** On a machine, which has Docker with buildx and Node; git tags run only where a filter asks for them. */
function renderCircle(wanted) {
    const { version, login } = wanted;
    const notes = login
        ? [`Wants the variable ${login.passwordEnv}: Project Settings > Environment Variables.`]
        : [];
    return `${renderHead('.circleci/config.yml', '#', ...notes)}version: 2.1

jobs:
  image:
    machine:
      image: ubuntu-2404:current
    environment:
${renderMap(listVariables(wanted), 6)}    steps:
      - checkout
      - run: npx --yes tagship@${version} ship

workflows:
  image:
    jobs:
      - image:
          filters:
            tags:
              only: /.*/
`;
}

;// CONCATENATED MODULE: ./src/init/systems/drone.js
// SPDX-License-Identifier: Apache-2.0
// The pipeline for Drone. Knows no project.

/**
 * One step: Drone leaves a secret unset that a pull request may not have. The refs of the trigger are
 * those of pushes to the branch, of git tags, and of pull requests on each kind of server.
 *
 * @see https://docs.drone.io/pipeline/docker/syntax/trigger/
 */
function renderDrone(wanted) {
    const { version, branch, login } = wanted;
    const secret = login?.passwordEnv.toLowerCase();
    const notes = [
        ...(secret === undefined
            ? []
            : [`Wants the secret ${secret}: Settings > Secrets, not for pull requests.`]),
        'The project must be trusted (Settings > General), for the engine of the runner.',
    ];
    const from = login && secret ? `      ${login.passwordEnv}:\n        from_secret: ${secret}\n` : '';
    return `${renderHead('.drone.yml', '#', ...notes)}kind: pipeline
type: docker
name: image

trigger:
  ref:
    - refs/heads/${branch}
    - refs/tags/**
    - refs/pull/**
    - refs/pull-requests/**
    - refs/merge-requests/**

steps:
  - name: image
    image: ghcr.io/tagship/tagship:${version}
    environment:
${renderMap(listVariables(wanted), 6)}${from}    volumes:
      - name: docker
        path: /var/run/docker.sock
    commands:
      - tagship ship

volumes:
  - name: docker
    host:
      path: /var/run/docker.sock
`;
}

;// CONCATENATED MODULE: ./src/init/systems/github.js
// SPDX-License-Identifier: Apache-2.0
// The workflow for GitHub Actions. Knows no project.


/** Ships branch pushes, git tags and pull requests; with permissions for no more than that. */
function renderGithub(wanted) {
    const { version, commit, branch, login, gitTags = V_TAGS } = wanted;
    const notes = login
        ? [`Wants the secret ${login.passwordEnv}: Settings > Secrets and variables > Actions.`]
        : [];
    const revision = commit === undefined ? `v${version}` : `${commit} # v${version}`;
    return `${renderHead('.github/workflows/image.yml', '#', ...notes)}name: image

on:
  push:
    branches: [${toYaml(branch)}]
    tags: ['${gitTags.pattern}']
  pull_request:

permissions:
  contents: read
${login ? '' : '  packages: write\n'}
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: tagship/tagship@${revision}
${github_renderSecret(login)}${renderWith(wanted)}`;
}
function github_renderSecret(login) {
    if (login === undefined)
        return '';
    const { passwordEnv } = login;
    return `        env:\n          ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`;
}
function renderWith({ image, login, context, file, gitTags }) {
    const parts = [
        image === undefined ? '' : renderMap([['images', image]], 10),
        login === undefined ? '' : github_renderRegistries(login),
        context === undefined ? '' : renderMap([['context', context]], 10),
        file === undefined ? '' : renderMap([['file', file]], 10),
        gitTags?.prefix === undefined ? '' : renderMap([['tag-prefix', gitTags.prefix]], 10),
    ].join('');
    return parts === '' ? '' : `        with:\n${parts}`;
}
function github_renderRegistries({ host, username, passwordEnv }) {
    const entry = `${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }`;
    return `          registries: |\n            ${entry}\n`;
}

;// CONCATENATED MODULE: ./src/init/systems/gitlab.js
// SPDX-License-Identifier: Apache-2.0
// The pipeline for GitLab: the component, included. Knows no project.

/** Includes the component of this very version; inputs only where they differ from its defaults. */
function renderGitlab(wanted) {
    const { version, commit, login } = wanted;
    const notes = login
        ? [`Wants the variable ${login.passwordEnv}, masked: Settings > CI/CD > Variables.`]
        : [];
    const revision = commit ?? `v${version}`;
    const comment = commit === undefined ? '' : ` # v${version}`;
    const remote = `https://raw.githubusercontent.com/tagship/tagship/${revision}/templates/build.yml`;
    const head = renderHead('.gitlab-ci.yml', '#', ...notes);
    return `${head}include:\n  - remote: ${remote}${comment}\n${renderInputs(wanted)}`;
}
function renderInputs({ image, login, context, file, gitTags }) {
    const inputs = [
        image && `images: [${toYaml(image)}]`,
        login &&
            `registries:\n        - ${toYaml(login.host)}: { username: ${toYaml(login.username)}, password-env: ${login.passwordEnv} }`,
        context && `context: ${toYaml(context)}`,
        file && `file: ${toYaml(file)}`,
        gitTags?.prefix && `tag-prefix: ${toYaml(gitTags.prefix)}`,
    ].filter((input) => input !== undefined);
    if (inputs.length === 0)
        return '';
    return `    inputs:\n${inputs.map((input) => `      ${input}\n`).join('')}`;
}

;// CONCATENATED MODULE: ./src/init/systems/jenkins.js
// SPDX-License-Identifier: Apache-2.0
// The declarative pipeline for Jenkins. Knows no project.

/**
 * A multibranch pipeline: branches, changes, and git tags where Jenkins is told to discover them. All
 * strings are in single quotes, in which Groovy fills in nothing.
 */
function renderJenkins(wanted) {
    const { version, login } = wanted;
    const id = login?.passwordEnv.toLowerCase().replaceAll('_', '-');
    const notes = [
        ...(id === undefined
            ? []
            : [`Wants a credential of the kind "Secret text" with the id ${id}.`]),
        'A multibranch project; its branch source discovers git tags only when told to. Agents need Node,',
        'git, and Docker with buildx.',
    ];
    const secret = login && id ? `        ${login.passwordEnv} = credentials('${id}')\n` : '';
    const settings = listVariables(wanted).map(([name, value]) => `        ${name} = '${value}'\n`);
    return `${renderHead('Jenkinsfile', '//', ...notes)}pipeline {
  agent any
  options {
    disableConcurrentBuilds()
    timeout(time: 1, unit: 'HOURS')
  }
  stages {
    stage('Image') {
      environment {
${secret}${settings.join('')}      }
      steps {
        sh 'npx --yes tagship@${version} ship'
      }
    }
  }
}
`;
}

;// CONCATENATED MODULE: ./src/init/systems/travis.js
// SPDX-License-Identifier: Apache-2.0
// The build for Travis CI. Knows no project.

/**
 * Travis hands each line of `env` to a shell as an assignment. It has no spaces, since behind a colon
 * they would make it a map. The machine's Docker comes without buildx, which is a package of its own.
 */
function renderTravis(wanted) {
    const { version, login } = wanted;
    const notes = login
        ? [`Wants the variable ${login.passwordEnv}, hidden in the log: More options > Settings.`]
        : [];
    const lines = listVariables(wanted).map(([name, value]) => {
        const compact = value.replaceAll(/([:,]) /g, '$1');
        return `    - ${name}=${compact === value ? value : `'${compact}'`}\n`;
    });
    return `${renderHead('.travis.yml', '#', ...notes)}os: linux
dist: jammy
language: node_js
node_js: 22
services: docker
addons:
  apt:
    packages: [docker-buildx]
env:
  global:
${lines.join('')}install: skip
script: npx --yes tagship@${version} ship
`;
}

;// CONCATENATED MODULE: ./src/init/systems/woodpecker.js
// SPDX-License-Identifier: Apache-2.0
// The workflow for Woodpecker. Knows no project.

/**
 * Two steps of which one runs: Woodpecker ends a pipeline whose step names a secret that the event may
 * not have, and by default pull requests have none.
 */
function renderWoodpecker(wanted) {
    const { branch, login } = wanted;
    const secret = login?.passwordEnv.toLowerCase();
    const notes = [
        ...(secret === undefined ? [] : [`Wants the secret ${secret}: Settings > Secrets.`]),
        'The project must be trusted with volumes (an administrator sets it), for the engine of the agent.',
        'Runs on agents with the Docker backend only: those on Kubernetes have no engine to lend.',
    ];
    const from = login && secret ? `      ${login.passwordEnv}:\n        from_secret: ${secret}\n` : '';
    return `${renderHead('.woodpecker/image.yml', '#', ...notes)}when:
  - event: push
    branch: ${toYaml(branch)}
  - event: [tag, cron, manual, pull_request]

labels:
  backend: docker

steps:
  - name: image
${renderStep(wanted, from)}    when:
      - event: [push, tag, cron, manual]

  - name: change
${renderStep(wanted, '')}    when:
      - event: pull_request
`;
}
function renderStep(wanted, secret) {
    return `    image: ghcr.io/tagship/tagship:${wanted.version}
    environment:
${renderMap(listVariables(wanted), 6)}${secret}    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
    commands:
      - tagship ship
`;
}

;// CONCATENATED MODULE: ./src/init/systems/system.js
// SPDX-License-Identifier: Apache-2.0
// The CI systems that a file can be written for: how each is recognised, and what its file is called. A table.










/** The systems, in the order in which people are told of them. */
const systems = [
    {
        name: 'github',
        title: 'GitHub Actions',
        path: '.github/workflows/image.yml',
        signs: ['.github/workflows'],
        rivals: ['.github/workflows/image.yaml'],
        host: /^github\.com$/,
        ownRegistry: /^ghcr\.io$/,
        namesRevision: true,
        render: renderGithub,
    },
    {
        name: 'gitlab',
        title: 'GitLab',
        path: '.gitlab-ci.yml',
        signs: ['.gitlab-ci.yml'],
        rivals: [],
        host: /^(?:.+\.)?gitlab\./,
        ownRegistry: /^registry\.gitlab\./,
        namesRevision: true,
        render: renderGitlab,
    },
    {
        name: 'jenkins',
        title: 'Jenkins',
        path: 'Jenkinsfile',
        signs: ['Jenkinsfile'],
        rivals: [],
        render: renderJenkins,
    },
    {
        name: 'travis',
        title: 'Travis CI',
        path: '.travis.yml',
        signs: ['.travis.yml'],
        rivals: [],
        render: renderTravis,
    },
    {
        name: 'circle',
        title: 'CircleCI',
        path: '.circleci/config.yml',
        signs: ['.circleci'],
        rivals: ['.circleci/config.yaml'],
        render: renderCircle,
    },
    {
        name: 'azure',
        title: 'Azure Pipelines',
        path: 'azure-pipelines.yml',
        signs: ['azure-pipelines.yml', 'azure-pipelines.yaml'],
        rivals: ['azure-pipelines.yaml'],
        host: /^(?:ssh\.)?dev\.azure\.com$|\.visualstudio\.com$/,
        render: renderAzure,
    },
    {
        name: 'bitbucket',
        title: 'Bitbucket Pipelines',
        path: 'bitbucket-pipelines.yml',
        signs: ['bitbucket-pipelines.yml'],
        rivals: [],
        host: /^bitbucket\.org$/,
        render: renderBitbucket,
    },
    {
        name: 'buildkite',
        title: 'Buildkite',
        path: '.buildkite/pipeline.yml',
        signs: ['.buildkite'],
        rivals: ['.buildkite/pipeline.yaml', 'buildkite.yml'],
        render: renderBuildkite,
    },
    {
        name: 'woodpecker',
        title: 'Woodpecker',
        path: '.woodpecker/image.yml',
        signs: ['.woodpecker', '.woodpecker.yml', '.woodpecker.yaml'],
        rivals: ['.woodpecker/image.yaml', '.woodpecker.yml', '.woodpecker.yaml'],
        host: /^codeberg\.org$/,
        render: renderWoodpecker,
    },
    {
        name: 'drone',
        title: 'Drone',
        path: '.drone.yml',
        signs: ['.drone.yml', '.drone.jsonnet', '.drone.star'],
        rivals: ['.drone.jsonnet', '.drone.star'],
        render: renderDrone,
    },
];

;// CONCATENATED MODULE: ./src/init/draft.js
// SPDX-License-Identifier: Apache-2.0
// What is in a project, and what was asked for → the file to write. Pure; reads and writes nothing.






/** Where the examples of every version are. */
const EXAMPLES = 'https://github.com/tagship/tagship/tree';
/**
 * The file for a project: the CI system that was asked for, that is in use already, or that belongs to
 * the host; the Dockerfile that is there; the image that follows from the remote.
 *
 * Codes: INIT_UNKNOWN_CI, INIT_WHICH_CI, INIT_FILE_EXISTS, INIT_NO_DOCKERFILE, INIT_WHICH_DOCKERFILE,
 * INIT_NO_IMAGE, INIT_SEVERAL_IMAGES, INIT_HARD_WORD and those of `parseRepository`.
 */
function makeDraft(found, asked) {
    const system = decideSystem(found, asked);
    if (!system.ok)
        return system;
    const place = decidePlace(found, asked);
    const image = decideImage(found, asked, system.value);
    const problems = [
        ...checkFree(found, system.value, asked.version),
        ...place.problems,
        ...image.problems,
        ...checkWords({
            '--context': asked.context,
            '--file': asked.file,
            branch: found.defaultBranch,
        }),
    ];
    if (!place.ok || !image.ok || problems.length > 0)
        return { ok: false, problems };
    const wanted = {
        version: asked.version,
        ...(asked.commit !== undefined && { commit: asked.commit }),
        branch: found.defaultBranch,
        ...place.value,
        ...image.value,
        gitTags: decideTagStyle(found.gitTags ?? []),
    };
    const { path, render } = system.value;
    const secret = wanted.login?.passwordEnv;
    const draft = { system: system.value, path, text: render(wanted), ...(secret && { secret }) };
    return { ok: true, value: draft, problems: [] };
}
/**
 * | asked            | files there          | remote      | is                              |
 * | ---------------- | -------------------- | ----------- | ------------------------------- |
 * | `--ci jenkins`   | any                  | any         | Jenkins                         |
 * |                  | of one system        | any         | that system                     |
 * |                  | of several           | github.com  | GitHub, if it is among them     |
 * |                  | none                 | gitlab.com  | GitLab                          |
 * |                  | none                 | another     | a problem that lists all names  |
 */
function decideSystem(found, { ci }) {
    const hint = `Write --ci with one of ${systems.map(({ name }) => name).join(', ')}.`;
    if (ci !== undefined) {
        const asked = systems.find(({ name }) => name === ci);
        if (asked)
            return done(asked);
        return fail('INIT_UNKNOWN_CI', `there is no file for the CI system "${ci}"`, hint);
    }
    const used = systems.filter(({ signs }) => signs.some((sign) => found.files.includes(sign)));
    const host = ((0,project/* parseProjectUrl */.o0)(found.remoteUrl).host ?? '').toLowerCase();
    const own = (used.length > 0 ? used : systems).find((system) => system.host?.test(host));
    const [first = own, ...others] = used;
    const chosen = others.length > 0 ? own : first;
    if (chosen !== undefined)
        return done(chosen);
    const titles = used.map(({ title }) => title).join(', ');
    const what = titles === ''
        ? 'neither the files here nor the git remote say which CI system is used'
        : `several CI systems are used here: ${titles}`;
    return fail('INIT_WHICH_CI', what, hint);
}
function checkFree({ files }, { path, rivals, name }, version) {
    const taken = [path, ...rivals].find((file) => files.includes(file));
    if (taken === undefined)
        return [];
    const hint = `Add to it what ${EXAMPLES}/v${version}/examples/${name} shows, or choose another CI system with --ci.`;
    return [(0,problem/* error */.z3)('INIT_FILE_EXISTS', `${taken} is there already, and is not touched`, hint)];
}
/**
 * | Dockerfiles                     | context | file                |
 * | ------------------------------- | ------- | ------------------- |
 * | `Dockerfile`, alone or not      |         |                     |
 * | `api/Dockerfile`                | `api`   |                     |
 * | `docker/Dockerfile`             |         | `docker/Dockerfile` |
 * | `Containerfile`, `api.Dockerfile` |       | itself              |
 * | several, none of them the first | a problem | |
 */
function decidePlace(found, asked) {
    const { context, file } = asked;
    if (context !== undefined || file !== undefined) {
        return done({ ...(context && { context }), ...(file && { file }) });
    }
    const { dockerfiles } = found;
    if (dockerfiles.includes('Dockerfile'))
        return done({});
    const [only, ...others] = dockerfiles;
    if (only === undefined) {
        const hint = 'Write a Dockerfile first, or say with --file or --context where it is.';
        return fail('INIT_NO_DOCKERFILE', 'there is no Dockerfile here', hint);
    }
    if (others.length > 0) {
        const hint = 'Choose one with --context or --file, and copy the step for the others.';
        const what = `there are several Dockerfiles: ${dockerfiles.join(', ')}`;
        return fail('INIT_WHICH_DOCKERFILE', what, hint);
    }
    return done(toPlace(only));
}
/** A Dockerfile beside its sources has them for a context; one in a directory for such files has not. */
function toPlace(dockerfile) {
    const directory = /^(.+)\/Dockerfile$/.exec(dockerfile)?.[1];
    const isBeside = directory !== undefined && !/(?:^|\/)\.?(?:docker|build|deploy|ci)$/.test(directory);
    return isBeside ? { context: directory } : { file: dockerfile };
}
/** On GitHub and GitLab their own registry, elsewhere Docker Hub, by the names of owner and project. */
function decideImage(found, { images }, { ownRegistry }) {
    const given = images.flatMap((line) => line.split(/[\n,]/)).filter((line) => line !== '');
    if (given.length > 1) {
        const hint = 'Give one, and add the others to the file.';
        return fail('INIT_SEVERAL_IMAGES', 'init writes a file for one image', hint);
    }
    if (given.length === 0 && ownRegistry !== undefined)
        return done({});
    const name = given[0] ?? toHubName(found.remoteUrl);
    if (name === undefined) {
        const hint = 'Write --image docker.io/acme/app.';
        return fail('INIT_NO_IMAGE', 'no name for the image follows from the git remote', hint);
    }
    const parsed = (0,references/* parseRepository */.SU)(name);
    if (!parsed.ok)
        return parsed;
    const { host, path } = parsed.value;
    const image = `${host}/${path}`;
    return done(ownRegistry?.test(host) ? { image } : { image, login: toLogin(host, path) });
}
/** Docker Hub has two levels only, so groups within groups are left out. */
function toHubName(remoteUrl) {
    const [owner, ...rest] = (0,project/* parseProjectUrl */.o0)(remoteUrl).project.slug?.toLowerCase().split('/') ?? [];
    const name = rest.at(-1);
    return owner === undefined || name === undefined ? undefined : `docker.io/${owner}/${name}`;
}
/** Big registries log in owners; what others call their users nobody knows. */
function toLogin(host, path) {
    const owner = path.split('/', 1)[0] ?? '';
    if (host === 'docker.io')
        return { host, username: owner, passwordEnv: 'HUB_TOKEN' };
    if (host === 'ghcr.io')
        return { host, username: owner, passwordEnv: 'GHCR_TOKEN' };
    return { host, username: 'ci', passwordEnv: 'REGISTRY_TOKEN' };
}
function checkWords(words) {
    return Object.entries(words)
        .filter(([, word]) => word !== undefined && !isPlainWord(word))
        .map(([name, word]) => (0,problem/* error */.z3)('INIT_HARD_WORD', `${name} "${word ?? ''}" has characters that mean something in CI files`, `Write the file by hand, after one of ${EXAMPLES}/main/examples.`));
}
function done(value) {
    return { ok: true, value, problems: [] };
}
function fail(code, what, hint) {
    return { ok: false, problems: [(0,problem/* error */.z3)(code, what, hint)] };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/init/found.js
// SPDX-License-Identifier: Apache-2.0
// Looks around in a project: Dockerfiles, CI files, remote, default branch. Changes nothing, and decides nothing.






/** How deep Dockerfiles are looked for. */
const DEPTH = 3;
/** Directories with other people's Dockerfiles, or copies of one's own. */
const FOREIGN = new Set(['node_modules', 'vendor', 'third_party', 'target', 'dist', 'testdata']);
/** Directories whose Dockerfiles are for tools, tests and documentation, not for the project's image. */
const ASIDE = /^(?:\.devcontainer|\.github|\.git|tests?|__tests__|e2e|docs?|examples?|fixtures)$/i;
const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\.(?!dockerignore$)[\w.-]+)?$|^.+\.Dockerfile$/;
/** The project that `cwd` is in, from its root; `cwd` itself where there is no git. */
async function readFound(place) {
    const { cwd } = place;
    const { run } = (0,git.openGit)(place);
    const say = async (...args) => {
        const { code, stdout } = await run(args);
        return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
    };
    const [top, remoteUrl, head, branch, gitTags = ''] = await Promise.all([
        say('rev-parse', '--show-toplevel'),
        say('remote', 'get-url', 'origin'),
        say('symbolic-ref', '--short', 'refs/remotes/origin/HEAD'),
        say('symbolic-ref', '--short', 'HEAD'),
        say('tag', '--list', '--sort=-creatordate'),
    ]);
    const root = top ?? cwd;
    const paths = systems.flatMap(({ path, signs, rivals }) => [path, ...signs, ...rivals]);
    return {
        root,
        found: {
            ...(remoteUrl && { remoteUrl }),
            defaultBranch: head?.replace(/^origin\//, '') ?? branch ?? 'main',
            gitTags: gitTags.split('\n').filter((name) => name !== ''),
            dockerfiles: await listDockerfiles(root, '', DEPTH),
            files: [...new Set(paths)].filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path))),
        },
    };
}
async function listDockerfiles(root, directory, depth) {
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, directory), { withFileTypes: true });
    const found = [];
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
        const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (isDockerfile(entry, (0,external_node_path_.join)(root, path)) && isPlainWord(path))
            found.push(path);
        const isOwn = entry.isDirectory() && !FOREIGN.has(entry.name) && !ASIDE.test(entry.name);
        if (isOwn && depth > 1)
            found.push(...(await listDockerfiles(root, path, depth - 1)));
    }
    return found;
}
function isDockerfile(entry, path) {
    if (!DOCKERFILE.test(entry.name))
        return false;
    return entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path));
}
/** Whether a link leads to a file; one that leads nowhere, or in a circle, does not. */
function isLinkToFile(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false; // broken: there is nothing to build
    }
}

;// CONCATENATED MODULE: ./src/init/init.js
// SPDX-License-Identifier: Apache-2.0
// The story of `tagship init`: look around, make the file, show it, ask, write it. Never overwrites.






/** Where our own versions are. */
const SOURCE = 'https://github.com/tagship/tagship';
/** How long that may take to say the commit of one, ms. */
const SOURCE_TIMEOUT_MS = 5_000;
/** What the flags of `init` say; `given` are the settings among them. */
function readAsked(given, ci, version) {
    const last = (name) => [given[name] ?? []].flat().at(-1);
    const [context, file] = [last('context'), last('file')];
    return {
        version,
        images: [given.images ?? []].flat(),
        ...(ci !== undefined && { ci }),
        ...(context !== undefined && { context }),
        ...(file !== undefined && { file }),
    };
}
/**
 * Shows the file, and writes it when somebody says yes. Without a terminal and without `--yes` it is
 * only shown, so that `tagship init > file` works too. Where it names a revision of ours, that is the commit
 * of this version's git tag, which cannot be moved; when it cannot be asked for, the git tag.
 *
 * @throws Problem those of `makeDraft`; INIT_FILE_EXISTS, INIT_UNWRITABLE
 */
async function runInit(asked, edge) {
    const { root, found } = await readFound(edge);
    const named = makeDraft(found, asked);
    if (!named.ok)
        throw new problem/* Problem */.AF(named.problems);
    const commit = named.value.system.namesRevision && (await readCommit(asked.version, edge));
    const draft = commit ? makeDraft(found, { ...asked, commit }) : named;
    if (!draft.ok)
        throw new problem/* Problem */.AF(draft.problems);
    const { path, text, system } = draft.value;
    edge.say(`For ${system.title}: ${path}`);
    edge.print(text);
    if (!edge.isAgreed) {
        if (edge.ask === undefined) {
            edge.say(`Nothing is written. tagship init --yes writes ${path}.`);
            return 'shown';
        }
        if (!(await edge.ask(`Write ${path}? [y/N] `))) {
            edge.say('Nothing is written.');
            return 'shown';
        }
    }
    await write((0,external_node_path_.join)(root, path), path, text);
    edge.say(`${path} is written. ${toNext(draft.value)}`);
    return 'written';
}
/** The commit of a version's git tag; undefined, with the reason said, where it is not known. */
async function readCommit(version, edge) {
    const gitTag = `v${version}`;
    const asked = await (0,git.openGit)(edge, SOURCE_TIMEOUT_MS).gitTagOf(gitTag, SOURCE);
    if (asked.ok && asked.value !== undefined)
        return asked.value;
    const reason = asked.ok ? 'there is no such git tag' : asked.reason;
    edge.say(`The commit of ${gitTag} at ${SOURCE} is not known (${reason}): the file names the git tag.`);
    return undefined;
}
function toNext({ secret }) {
    const first = secret === undefined ? '' : `Store the password as its first lines say. `;
    return `${first}Commit it; tagship plan says what it will do.`;
}
/** `wx` fails where there is a file, be it one that came since. */
async function write(file, path, text) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, text, { flag: 'wx' });
    }
    catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        throw new problem/* Problem */.AF([
            isThere
                ? (0,problem/* error */.z3)('INIT_FILE_EXISTS', `${path} is there already, and is not touched`)
                : (0,problem/* error */.z3)('INIT_UNWRITABLE', `${path} cannot be written: ${String(cause)}`),
        ], { cause });
    }
}


/***/ })

};
