// SPDX-License-Identifier: Apache-2.0
// GitHub workflows → the jobs that publish images. Reads text only.
import { createFill, type WorkflowScope } from './github-words.ts';
import { readCommands } from './publish-commands.ts';
import {
  listPlatforms,
  listReferences,
  toDockerfile,
  toPublisher,
  type Build,
  type CiFile,
  type Fill,
  type PublishingJob,
  type ReadPublishers,
} from './publisher.ts';
import { toFields, toList, toText, type Fields } from './values.ts';
import type { InitLogin } from '../wanted.ts';
import { readYaml } from './yaml.ts';

/** How many jobs and steps of a file are looked at. */
const MOST_JOBS = 100;
const MOST_STEPS = 200;

/** A step, and how its texts are filled in. */
interface Step {
  readonly uses: string;
  readonly with: Fields;
  readonly run: string;
  readonly fill: Fill;
}

/** What a step does with images. */
interface Seen {
  readonly isPublishing?: boolean;
  readonly isOurs?: boolean;
  /** It builds and says that it doesn't push. */
  readonly isOnlyBuilding?: boolean;
  readonly builds?: readonly Build[];
  /** Repositories for later builds: those of docker/metadata-action. */
  readonly named?: Pick<Build, 'images' | 'unread'>;
  readonly login?: InitLogin;
}

/** The workflows among the files that publish images; `slug` is `owner/name` of the project. */
export function readGithubPublishers(files: readonly CiFile[], slug?: string): ReadPublishers {
  const read = files.map((file) => {
    const yaml = readYaml(file.text);
    if (!yaml.ok) return { publishers: [], notes: [`Ignored ${file.path}: it ${yaml.reason}.`] };
    return { publishers: toPublisher(file.path, readJobs(toFields(yaml.value), slug)), notes: [] };
  });
  return {
    publishers: read.flatMap(({ publishers }) => publishers),
    notes: read.flatMap(({ notes }) => notes),
  };
}

function readJobs(workflow: Fields, slug: string | undefined): readonly PublishingJob[] {
  return Object.entries(toFields(workflow.jobs))
    .slice(0, MOST_JOBS)
    .flatMap(([id, value]) => {
      const job = toFields(value);
      const env = { ...toFields(workflow.env), ...toFields(job.env) };
      const matrix = toFields(toFields(job.strategy).matrix);
      return readJob(id, job, { env, matrix, ...(slug !== undefined && { slug }) });
    });
}

function readJob(id: string, job: Fields, scope: WorkflowScope): readonly PublishingJob[] {
  const called = { uses: job.uses, with: job.with };
  const steps = [called, ...toList(job.steps, MOST_STEPS)].map((value): Step => {
    const step = toFields(value);
    const env = { ...scope.env, ...toFields(step.env) };
    return {
      uses: toText(step.uses).replace(/@.*$/s, ''),
      with: toFields(step.with),
      run: toText(step.run),
      fill: createFill({ ...scope, env }),
    };
  });
  const seen = steps.map(readStep);
  const isNamed = seen.some(({ named }) => named !== undefined);
  const isPublishing =
    seen.some((one) => one.isPublishing) ||
    (isNamed && !seen.some(({ isOnlyBuilding }) => isOnlyBuilding));
  if (!isPublishing) return [];
  const logins = seen.flatMap(({ login }) => (login === undefined ? [] : [login]));
  const isOurs = seen.some((one) => one.isOurs);
  return [{ job: id, isOurs, builds: joinBuilds(seen), logins }];
}

/** A build without repositories of its own has those of the last docker/metadata-action before it. */
function joinBuilds(seen: readonly Seen[]): readonly Build[] {
  let named: Pick<Build, 'images' | 'unread'> = { images: [], unread: [] };
  let isUsed = true;
  const builds: Build[] = [];
  for (const one of seen) {
    if (one.named) [named, isUsed] = [one.named, false];
    for (const build of one.builds ?? []) {
      const isBare = build.images.length === 0 && build.unread.length === 0;
      builds.push(isBare ? { ...build, ...named } : build);
      isUsed ||= isBare;
    }
  }
  return isUsed ? builds : [...builds, { ...named, platforms: [] }];
}

function readStep(step: Step): Seen {
  const reader = readers.find(({ uses }) => uses.test(step.uses));
  if (reader !== undefined) return reader.read(step);
  if (step.run === '') return {};
  const { isPublishing, isOurs, build } = readCommands(step.run, step.fill);
  const isEmpty = build.images.length + build.unread.length === 0 && !isPublishing;
  return isEmpty ? {} : { isPublishing, isOurs, builds: isPublishing ? [build] : [] };
}

/** The actions that take part in publishing. */
const readers: readonly { readonly uses: RegExp; readonly read: (step: Step) => Seen }[] = [
  { uses: /^tagship\/tagship$/, read: readOurs },
  { uses: /^docker\/metadata-action$/, read: readMetadata },
  { uses: /^docker\/login-action$/, read: readLogin },
  { uses: /^(?:docker|depot)\/build-push-action$/, read: readBuildPush },
  { uses: /^(?:docker|depot)\/bake-action$/, read: readBake },
  { uses: /^redhat-actions\/push-to-registry$/, read: readPushToRegistry },
  { uses: /^elgohr\/Publish-Docker-Github-Action$/i, read: readElgohr },
  { uses: /^docker\/github-builder\b/, read: readGithubBuilder },
];

function readOurs({ with: inputs, fill }: Step): Seen {
  if (toText(inputs.command) === 'plan') return {};
  return {
    isPublishing: true,
    isOurs: true,
    builds: [readBuild(inputs, toText(inputs.images), fill)],
  };
}

function readMetadata({ with: inputs, fill }: Step): Seen {
  return { named: listReferences(splitNames(toText(inputs.images)), fill) };
}

function readBuildPush({ with: inputs, fill }: Step): Seen {
  const isPublishing = isPushing(inputs);
  const build = readBuild(inputs, toText(inputs.tags), fill);
  return { isPublishing, isOnlyBuilding: !isPublishing, builds: isPublishing ? [build] : [] };
}

function readBake({ with: inputs, fill }: Step): Seen {
  const isPublishing = isPushing(inputs);
  const platforms = listPlatforms(
    [...toText(inputs.set).matchAll(/^[^=\n]*\.platform=(.*)$/gm)].map(([, value = '']) => value),
    fill,
  );
  const builds = isPublishing ? [{ images: [], unread: [], platforms }] : [];
  return { isPublishing, isOnlyBuilding: !isPublishing, builds };
}

function readPushToRegistry({ with: inputs, fill }: Step): Seen {
  const registry = toText(inputs.registry);
  const image = toText(inputs.image);
  const name = image === '' ? toText(inputs.tags) : [registry, image].filter(Boolean).join('/');
  return {
    isPublishing: true,
    builds: [{ ...listReferences(splitNames(name), fill), platforms: [] }],
  };
}

function readElgohr({ with: inputs, fill }: Step): Seen {
  const registry = toText(inputs.registry);
  const names = splitNames(toText(inputs.name)).map((name) =>
    registry === '' || name.startsWith(`${registry}/`) ? name : `${registry}/${name}`,
  );
  const file = toText(inputs.dockerfile);
  const dockerfile = toDockerfile(toText(inputs.context), file);
  return {
    isPublishing: true,
    builds: [
      {
        ...listReferences(names, fill),
        platforms: listPlatforms([toText(inputs.platforms)], fill),
        ...(dockerfile !== undefined && { dockerfile }),
      },
    ],
  };
}

function readGithubBuilder({ with: inputs, fill }: Step): Seen {
  return {
    isPublishing: true,
    builds: [readBuild(inputs, toText(inputs['meta-images']), fill)],
  };
}

function readBuild(inputs: Fields, names: string, fill: Fill): Build {
  const isFromSteps = (name: string): boolean => /^\$\{\{\s*(?:steps|needs)\./.test(name);
  const references = splitNames(names).filter((name) => !isFromSteps(name));
  const [context = ''] = fill(toText(inputs.context));
  const files = fill(toText(inputs.file));
  const dockerfile = files.length === 1 ? toDockerfile(context, files[0] ?? '') : undefined;
  return {
    ...listReferences(references, fill),
    platforms: listPlatforms([toText(inputs.platforms)], fill),
    ...(dockerfile !== undefined && { dockerfile }),
  };
}

/** Only a literal `false`, or nothing, means that nothing is pushed. */
function isPushing(inputs: Fields): boolean {
  const push = toText(inputs.push).trim().toLowerCase();
  const outputs = toText(inputs.outputs);
  return (push !== '' && push !== 'false') || /(?:type=registry|push=true)/.test(outputs);
}

/** Lines and parts of lists; `name=x,enable=y` names x. */
function splitNames(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((part) => part.trim().replace(/^name=/, ''))
    .filter((part) => part !== '' && !/^(?:enable|latest)=|^#/.test(part))
    .slice(0, 50);
}

/** A login with a secret; none where the workflow's own token or another action logs in. */
function readLogin({ with: inputs, fill }: Step): Seen {
  const [registry = ''] = fill(toText(inputs.registry).trim());
  const host = registry.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
  const secret = /^\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}$/.exec(toText(inputs.password).trim());
  const username = readUsername(toText(inputs.username).trim(), fill);
  const passwordEnv = secret?.[1];
  if (passwordEnv === undefined || passwordEnv === 'GITHUB_TOKEN' || username === undefined) {
    return {};
  }
  const name = host === '' || /^(?:index|registry-1)\.docker\.io$/.test(host) ? 'docker.io' : host;
  if (!/^[a-z0-9][a-z0-9.-]*(?::\d+)?$/.test(name)) return {};
  return { login: { host: name, username, passwordEnv, isStored: true } };
}

/** Names of people and robots: `acme+ci` on Quay, `robot$ci` on Harbor. */
const USERNAME = /^[A-Za-z0-9][\w.+$@-]{0,127}$/;

function readUsername(text: string, fill: Fill): string | undefined {
  const variable = /^\$\{\{\s*((?:vars|secrets)\.[A-Za-z_]\w*)\s*\}\}$/.exec(text)?.[1];
  if (variable !== undefined) return `\${{ ${variable} }}`;
  const [filled = ''] = fill(text);
  return USERNAME.test(filled) ? filled : undefined;
}
