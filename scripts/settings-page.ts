// SPDX-License-Identifier: Apache-2.0
// Generates the page docs/settings.md from the table of settings.
import { renderDefault } from '../src/settings/table/documentation.ts';
import { settingGroups, settingsTable } from '../src/settings/table/table.ts';
import type { Setting } from '../src/settings/table/table.ts';
import { untrustedWords } from '../src/settings/table/untrusted.ts';

const HEAD = `<!-- Made from src/settings/table/table.ts by scripts/generate.ts: change it there. -->

# Settings

Every setting has one name. It is an input of the GitHub Action and of the GitLab component, a flag
of the CLI (\`--name\`), a variable (\`TAGSHIP_NAME\`, with underscores), and a key in \`tagship.yml\`.

A flag or input beats a variable, a variable beats the file, the file beats the default. An empty
input, variable or value of the file counts as absent. An empty flag is a problem, unless it states a fact, as
\`--git-tag "$CI_COMMIT_TAG"\` does. All problems are reported at once.

- **Lists** take one entry per line, or a list in YAML or JSON. Quotes around a whole entry hold several
  lines together. Where the table says so, commas separate entries too.
- **Lines** (\`tags\`, \`labels\`, …) are kept as written; a list is the same line by line, and
  \`labels\` and \`annotations\` also take a map.
- **Durations** are written \`90s\`, \`2m\`, \`1h30m\`; a plain number is seconds.
- **Booleans** are \`true\` and \`false\`. As flags: \`--load\`, \`--no-load\`.

The settings file is \`tagship.yml\` or \`.tagship.yml\` in the working directory, or what \`config\` names. On the command line,
\`--image\` is short for one line of \`images\`. For
editors: \`# yaml-language-server: $schema=https://raw.githubusercontent.com/tagship/tagship/main/tagship.schema.json\`.

## Untrusted runs

A change from a fork can change \`tagship.yml\`. In a run that is not trusted (\`tagship plan\` says whether it is, and why)
the file sets only what stays inside the build: the settings that have no *no* in the column *untrusted* below. A notice
names the others, and they have no effect. To have a setting count for such runs too, give it as an input, a flag or a
variable, or in a file outside the checkout that \`config\` names. See [trusted and untrusted runs](trust.md).

In such a run nothing is pushed unless the workflow sets \`push: true\`; no build cache is written
(\`cache-to\`); the build has its own environment, with what buildx needs and what the workflow's
settings name; and \`test\` has an empty \`HOME\`, no login, and of the environment \`PATH\`, \`LANG\`,
\`LC_*\`, \`TZ\`, \`TMPDIR\`, \`SHIPPED_*\`, the variables that lead to the Docker engine, proxies, and what
\`test-env\` names. An image that was pushed is pulled before the test.

The settings file has at most 256 KiB and is a regular file: a symbolic link in the checkout is
refused, and so is a path (\`context\`, \`file\`, …) that such a link leads out of the checkout. The checkout
is the git repository around the working directory.
`;

const TAIL = `## Several images

\`targets\`, which only the settings file can have, lists the images of one project:

\`\`\`yaml
platforms: [linux/amd64, linux/arm64]
images: ghcr.io/acme/{{name}}
targets:
  base: { context: base }
  api:
    context: services/api
    build-contexts: base=target:base # FROM base in its Dockerfile
  web: { context: services/web, platforms: linux/amd64, tag-prefix: web@ }
\`\`\`

- A setting in a target replaces the one at the top level as a whole; an empty one stands for the default. An input, flag or
  variable counts for every target. Settings of the whole run (\`push\`, \`registries\`, \`builder\`, …) are refused in a target.
- \`{{name}}\` is the target's name in \`images\`, \`flavor\`, \`tags\`, \`build-args\`, \`labels\` and \`test\`. Without \`images\` a target
  goes to \`<the project's own repository>/<name>\`; one target with \`default: true\` to the project's own repository.
- A git tag with the \`tag-prefix\` of a target is for that target alone (the longest prefix wins); all others are for the
  targets without \`tag-prefix\`.
- \`target:base\` in \`build-contexts\` builds a target on the image of another. A change of the base is a change of all that
  are built on it.
- With \`paths\`, a target is built only if one of its files, its Dockerfile, its build settings or its bases changed since the
  image in the registry was built; otherwise that image gets every tag of the run. The patterns are those of git and start at
  the working directory. Files that the build reads and \`paths\` does not name are not seen. \`on-existing: replace\` and
  \`no-cache\` build in any case.
- Targets are built side by side (\`parallel\`), and nothing is tagged unless all are built and tested (\`together\`).

## Prune

\`prune\`, which only the settings file can have, says which tags and images [\`tagship prune\`](cookbook.md#prune) deletes:

\`\`\`yaml
prune:
  keep-last: 5 # of each series; lower versions are deleted
  delete: [sha-*, 'regex:nightly-\\d+'] # a pattern matches a whole tag
  keep: [sha-1a2b3c4] # beats all other rules
  older-than: 30d # for keep-last and delete
  pull-requests: closed # pr-N and mr-N, by the API of GitHub or GitLab
  untagged-older-than: 7d
  minimum-age: 1d # the default
\`\`\`

None of it counts in a run that is not trusted.

## Registries

\`\`\`yaml
registries:
  docker.io:
    username: acme
    password-env: HUB_TOKEN # the name of a variable
  registry.acme.example:5000/team: # counts for what lies below
    username: robot
    password-file: /run/secrets/registry
    ca: certificates/acme.pem
    required: false # a failure is a notice, and stops no other registry
\`\`\`

A password itself (\`password\`) is taken from inputs and variables only; in the file it is refused.
For one run: \`tagship ship --registry docker.io=acme --password-stdin docker.io\`. With \`plan\`,
\`--registry\` alone asks the registries about every tag.

\`cert\` and \`key\` name a client certificate. [Registries, proxies and certificates](network.md) says where else
certificates are read from, and how proxies are chosen; [registries](registries.md) what each provider needs.

## Secrets

\`github-token\` and \`secrets\` are taken from inputs and variables only: not from the file, which is in
git, and not from flags, which other users of the machine can read. Values of \`secrets\` reach buildx
through its environment.

## Metadata steps

With \`command: plan\`, \`context\` takes \`workflow\` or \`git\`, as in docker/metadata-action: where
facts come from. Everywhere else it is the build context, and \`ship\` refuses the two words unless a directory has that
name, because the commit that is checked out counts anyway. The variables
\`DOCKER_METADATA_PR_HEAD_SHA\`, \`DOCKER_METADATA_SHORT_SHA_LENGTH\`,
\`DOCKER_METADATA_ANNOTATIONS_LEVELS\` and \`DOCKER_METADATA_SET_OUTPUT_ENV\` mean the same as there.
`;

/** The text of `docs/settings.md`, before it is formatted. */
export function renderSettingsPage(): string {
  const groups = settingGroups.map((group) => {
    const rows = settingsTable.filter((setting) => setting.group === group).map(renderRow);
    return [
      `## ${group}`,
      '',
      '| name | written as | default | untrusted | description |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [HEAD, ...groups, TAIL].join('\n');
}

function renderRow(setting: Setting): string {
  const cells = [
    `\`${setting.name}\``,
    writtenAs(setting),
    cell(renderDefault(setting)),
    setting.untrusted === undefined ? 'no' : untrustedWords[setting.untrusted],
    cell(setting.doc),
  ];
  return `| ${cells.join(' | ')} |`;
}

function writtenAs({ type, options, words, commas, maps }: Setting): string {
  if (options) return options.map((option) => `\`${option}\``).join(', ');
  const ways = {
    string: 'one value',
    boolean: 'true or false',
    enum: '',
    text: 'lines',
    list: 'list',
    duration: 'time',
    registries: 'map',
    hooks: 'list of maps',
    secret: 'secret',
  }[type];
  return [ways, ...(words ?? []), ...(commas ? ['commas'] : []), ...(maps ? ['map'] : [])].join(
    ', ',
  );
}

/** Markdown takes `|` for the next cell and `<…>` for a tag. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/<(\w+)>/g, '\\<$1\\>');
}
