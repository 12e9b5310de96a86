// SPDX-License-Identifier: Apache-2.0
// `.gitlab-ci.yml` → the jobs that publish images. Reads text only.
import { readCommands } from './publish-commands.ts';
import {
  toPublisher,
  UNKNOWN,
  type CiFile,
  type Fill,
  type PublishingJob,
  type ReadPublishers,
} from './publisher.ts';
import { toFields, toList, toText, type Fields } from './values.ts';
import { readYaml } from './yaml.ts';

const MOST_JOBS = 200;
/** Lines of a script, and how deep lists may stand in lists there. */
const MOST_LINES = 1000;
const DEEPEST = 5;

/** Keys of the file that are not jobs, except `default`. */
const KEYWORDS =
  /^(?:stages|variables|include|workflow|image|services|cache|pages|spec|before_script|after_script)$/;

/** The jobs of the files that publish images; a job that extends another has its script. */
export function readGitlabPublishers(files: readonly CiFile[]): ReadPublishers {
  const read = files.map((file) => {
    const yaml = readYaml(file.text);
    if (!yaml.ok) return { publishers: [], notes: [`Ignored ${file.path}: it ${yaml.reason}.`] };
    const pipeline = toFields(yaml.value);
    const jobs = [...readIncludes(pipeline), ...readJobs(pipeline)];
    return { publishers: toPublisher(file.path, jobs), notes: [] };
  });
  return {
    publishers: read.flatMap(({ publishers }) => publishers),
    notes: read.flatMap(({ notes }) => notes),
  };
}

function readIncludes(pipeline: Fields): readonly PublishingJob[] {
  return toList(pipeline.include).flatMap((entry) => {
    const { component, remote, template } = toFields(entry);
    const named =
      [component, remote, template, entry].map(toText).find((text) => text !== '') ?? '';
    const isOurs = /\btagship\/tagship\//.test(named);
    const isDocker = /to-be-continuous\/docker\b|Jobs\/Build\.gitlab-ci\.yml$/.test(named);
    return isOurs || isDocker ? [{ job: named, isOurs, builds: [], logins: [] }] : [];
  });
}

function readJobs(pipeline: Fields): readonly PublishingJob[] {
  const entries = Object.entries(pipeline).filter(([name]) => !KEYWORDS.test(name));
  return entries.slice(0, MOST_JOBS).flatMap(([name, value]) => {
    const parents = readParents(pipeline, toFields(value));
    if (name.startsWith('.') || name === 'default') return [];
    const job = Object.assign({}, ...parents.toReversed()) as Fields;
    const variables = Object.assign(
      {},
      ...[pipeline, ...parents.toReversed()].map((one) => toFields(one.variables)),
    ) as Fields;
    const lines = [job.before_script, job.script, job.after_script].flatMap((script) =>
      readLines(script, 0),
    );
    const script = lines.slice(0, MOST_LINES).join('\n');
    const { isPublishing, isOurs, build } = readCommands(script, createFill(variables));
    return isPublishing ? [{ job: name, isOurs, builds: [build], logins: [] }] : [];
  });
}

/** A job, and those that it extends, nearest first. */
function readParents(pipeline: Fields, job: Fields): readonly Fields[] {
  const found = [job];
  for (let at = 0; at < found.length && found.length < 20; at += 1) {
    for (const name of toList(found[at]?.extends, 10)) {
      const parent = toFields(Object.hasOwn(pipeline, toText(name)) ? pipeline[toText(name)] : {});
      if (!found.includes(parent)) found.push(parent);
    }
  }
  return found;
}

function readLines(script: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  return toList(script, MOST_LINES)
    .flatMap((line) => (Array.isArray(line) ? readLines(line, depth + 1) : [toText(line)]))
    .slice(0, MOST_LINES);
}

/** Variables that are filled in for one text, those within variables too. */
const MOST_PLACES = 100;

/** GitLab's own variable for the project's repository stays. */
function createFill(variables: Fields): Fill {
  return (text) => {
    let left = MOST_PLACES;
    const fill = (one: string): string =>
      one.replaceAll(/\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g, (_whole, braced, bare) => {
        const name = toText(braced ?? bare);
        if (name === 'CI_REGISTRY_IMAGE') return '$CI_REGISTRY_IMAGE';
        const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
        const known = toText(toFields(value).value ?? value);
        left -= 1;
        return known === '' || left < 0 ? UNKNOWN : fill(known);
      });
    return [fill(text)];
  };
}
