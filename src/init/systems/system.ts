// SPDX-License-Identifier: Apache-2.0
// The CI systems that a file can be written for: how each is recognised, and what its file is called. A table.
import { renderAzure } from './azure.ts';
import { renderBitbucket } from './bitbucket.ts';
import { renderBuildkite } from './buildkite.ts';
import { renderCircle } from './circle.ts';
import { renderDrone } from './drone.ts';
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJenkins } from './jenkins.ts';
import { renderTravis } from './travis.ts';
import type { Render } from '../wanted.ts';
import { renderWoodpecker } from './woodpecker.ts';

/** A CI system that `init` knows. */
export interface System {
  /** What `--ci` calls it. */
  readonly name: string;
  readonly title: string;
  /** The file to write, from the project's root. */
  readonly path: string;
  /** Files and directories that only projects with this system have. */
  readonly signs: readonly string[];
  /** Files next to `path` that would shadow it, or be shadowed by it. */
  readonly rivals: readonly string[];
  /** The hosts whose own system this is. */
  readonly host?: RegExp;
  /** The registry that needs no login from here. */
  readonly ownRegistry?: RegExp;
  /** The repository there that is the default of a project (`owner/name`); undefined where only a run knows it. */
  readonly ownImage?: (slug: string | undefined) => string | undefined;
  /** The file to write where `path` is taken, or the image is published already; absent where one file holds all. */
  readonly extraPath?: string;
  /** What to do with a file at `extraPath`, where it takes more than to commit it. */
  readonly extraHint?: string;
  /** Its file names a revision of our repository, which can be a commit. */
  readonly namesRevision?: true;
  readonly render: Render;
}

/** The systems, in the order of presentation. */
export const systems: readonly System[] = [
  {
    name: 'github',
    title: 'GitHub Actions',
    path: '.github/workflows/image.yml',
    signs: ['.github/workflows'],
    rivals: ['.github/workflows/image.yaml'],
    host: /^github\.com$/,
    ownRegistry: /^ghcr\.io$/,
    ownImage: (slug) => (slug === undefined ? undefined : `ghcr.io/${slug}`),
    extraPath: '.github/workflows/tagship.yml',
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
    ownImage: () => '$CI_REGISTRY_IMAGE',
    extraPath: '.gitlab/tagship.yml',
    extraHint: 'Add to .gitlab-ci.yml: include: [{ local: .gitlab/tagship.yml }]',
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
