export const id = 6907;
export const ids = [6907];
export const modules = {

/***/ 36907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readAsked: () => (/* binding */ readAsked),
  readReleaseCommit: () => (/* binding */ readReleaseCommit),
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/facts/git/git.js + 1 modules
var git = __webpack_require__(30236);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/facts/project.js
var project = __webpack_require__(84916);
;// CONCATENATED MODULE: ./src/init/wanted.js
function isPlainWord(text) {
    return /^[A-Za-z0-9_.][A-Za-z0-9._/@-]*$/.test(text);
}
function listTargetSettings(target) {
    const { name, images, context, file, platforms } = target;
    const all = [
        ['name', name],
        ...images.map((image) => ['images', image]),
        ['context', context],
        ['file', file],
        ['platforms', platforms.length === 0 ? undefined : platforms.join(',')],
    ];
    return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}
function listSharedSettings({ logins, gitTags }) {
    const all = [
        ['registries', logins.length === 0 ? undefined : renderRegistries(logins)],
        ['tag-prefix', gitTags?.prefix],
    ];
    return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}
function listVariables(wanted) {
    const own = hasCommandOfItsOwn(wanted) ? [] : wanted.targets.flatMap(listTargetSettings);
    const [images, others] = [own.slice(0, 1), own.slice(1)];
    const settings = [...images, ...listSharedSettings(wanted), ...others];
    return settings.map(([name, value]) => [
        `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
        value,
    ]);
}
function listCommands(wanted, command) {
    if (!hasCommandOfItsOwn(wanted))
        return [command];
    return wanted.targets.map((target) => [command, ...listTargetSettings(target).map(([name, value]) => `--${name} ${value}`)].join(' '));
}
function hasCommandOfItsOwn({ targets }) {
    return targets.length > 1 || targets.some(({ images }) => images.length > 1);
}
function loginsOf({ images }, logins) {
    return logins.filter(({ host }) => images.some((image) => image.startsWith(`${host}/`)));
}
function listLoginNotes(logins, tell) {
    return logins.flatMap((login) => [
        ...(login.isStored ? [] : [tell(login)]),
        ...(login.isPlaceholder
            ? [`Replace the username "${login.username}" with your user on ${login.host}.`]
            : []),
    ]);
}
function renderMap(entries, indent) {
    return entries
        .map(([name, value]) => `${' '.repeat(indent)}${name}: ${toYaml(value)}\n`)
        .join('');
}
function toYaml(text) {
    const isBare = /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return isBare ? text : `'${text.replaceAll("'", "''")}'`;
}
const TRUST = 'Put more settings here: in tagship.yml, an untrusted change may set only the build.';
function renderHead(path, comment, ...notes) {
    return [path, ...notes, TRUST].map((line) => `${comment} ${line}\n`).join('');
}
function renderRegistries(logins) {
    const entries = logins.map(({ host, username, passwordEnv }) => `"${host}": {"username": "${username}", "password-env": "${passwordEnv}"}`);
    return `{${entries.join(', ')}}`;
}

;// CONCATENATED MODULE: ./src/init/git-tags.js

const V_TAGS = { pattern: 'v*', wildcard: 'v*' };
const VERSION = /^(?<prefix>(?:.*[^0-9v.])?)(?<v>v?)\d+(?:\.\d+)+(?:[-+.].*|[a-z]+\d*)?$/;
const RECENT = 20;
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

;// CONCATENATED MODULE: ./src/init/systems/github.js


function renderGithub(wanted) {
    const { path = '.github/workflows/image.yml', version, commit, branch } = wanted;
    const { logins, targets, gitTags = V_TAGS, isCalled } = wanted;
    const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv}: Settings > Secrets and variables > Actions.`);
    const revision = commit === undefined ? `v${version}` : `${commit} # v${version}`;
    const [only] = targets;
    const isSplit = only !== undefined && targets.length === 1 && isForRunners(wanted, only);
    const steps = targets.map((target) => `      - uses: tagship/tagship@${revision}\n${renderSecrets(loginsOf(target, logins))}${renderWith(wanted, target)}`);
    return `${renderHead(path, '#', ...notes)}name: image

on:
  push:
    branches: [${toYaml(branch)}]
    tags: ['${gitTags.pattern}']
  pull_request:
${isCalled ? renderCall(logins) : ''}
permissions:
  contents: read
${targets.some(usesOwnRegistry) ? '  packages: write\n' : ''}
jobs:
  image:
${isSplit ? renderReusable(wanted, only, revision) : renderSteps(wanted, steps)}`;
}
function renderSteps({ targets, isCalled }, steps) {
    return `    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
${isCalled ? '        with:\n          ref: ${{ inputs.ref }}\n' : ''}${renderEmulator(targets)}${steps.join('')}`;
}
function isForRunners({ isCalled }, { platforms }) {
    return platforms.length > 1 && isCalled !== true;
}
function renderReusable(wanted, target, revision) {
    const inputs = renderWith({ ...wanted, logins: [] }, target).replaceAll(/^ {4}/gm, '');
    const logins = loginsOf(target, wanted.logins).map(({ host, username, passwordEnv }) => `        ${toYaml(host)}: { username: ${toYaml(username)}, password: \${{ toJSON(secrets.${passwordEnv}) }} }\n`);
    const secrets = logins.length === 0 ? '' : `    secrets:\n      registries: |\n${logins.join('')}`;
    return `    uses: tagship/tagship/.github/workflows/ship.yml@${revision}\n${inputs}${secrets}`;
}
function usesOwnRegistry({ images }) {
    return images.length === 0 || images.some((image) => image.startsWith('ghcr.io/'));
}
function renderCall(logins) {
    const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n`);
    return `  workflow_call:
    inputs:
      version:
        description: The version that the calling workflow has released.
        type: string
      ref:
        description: The git tag or commit of that release.
        type: string
${secrets.length === 0 ? '' : `    secrets:\n${secrets.join('')}`}`;
}
const EMULATOR = `
      - uses: docker/setup-qemu-action@v4
`.slice(1);
function renderEmulator(targets) {
    const isNeeded = targets.some(({ platforms }) => platforms.some((platform) => platform !== 'linux/amd64'));
    return isNeeded ? EMULATOR : '';
}
function renderSecrets(logins) {
    if (logins.length === 0)
        return '';
    const lines = logins.map(({ passwordEnv }) => `          ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`);
    return `        env:\n${lines.join('')}`;
}
function renderWith({ logins: all, gitTags, isCalled }, target) {
    const logins = loginsOf(target, all);
    const { name, images, context, file, platforms } = target;
    const parts = [
        name === undefined ? '' : renderMap([['name', name]], 10),
        isCalled ? '          version: ${{ inputs.version }}\n' : '',
        renderImages(images),
        logins.length === 0 ? '' : `          registries: |\n${logins.map(renderLogin).join('')}`,
        context === undefined ? '' : renderMap([['context', context]], 10),
        file === undefined ? '' : renderMap([['file', file]], 10),
        platforms.length === 0 ? '' : `          platforms: ${platforms.join(',')}\n`,
        gitTags?.prefix === undefined ? '' : renderMap([['tag-prefix', gitTags.prefix]], 10),
    ].join('');
    return parts === '' ? '' : `        with:\n${parts}`;
}
function renderImages(images) {
    const [first, ...others] = images;
    if (first === undefined)
        return '';
    if (others.length === 0)
        return renderMap([['images', first]], 10);
    return `          images: |\n${images.map((image) => `            ${image}\n`).join('')}`;
}
function renderLogin({ host, username, passwordEnv }) {
    return `            ${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }\n`;
}

// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
;// CONCATENATED MODULE: ./src/init/project/values.js
function toFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}
function toList(value, most = 500) {
    if (value === undefined || value === null)
        return [];
    return Array.isArray(value) ? value.slice(0, most) : [value];
}
function toText(value) {
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
function toUnique(values) {
    return [...new Set(values)];
}

;// CONCATENATED MODULE: ./src/init/images.js




const FLAT = new Set(['docker.io', 'quay.io']);
function decideImages(planned, asked) {
    const bases = decideBases(planned, asked);
    if (!bases.ok)
        return bases;
    const targets = planned.map(({ place, name, suffix, dockerfile }) => {
        const builds = findBuilds(asked.publishers, dockerfile, planned.length === 1);
        const published = asked.images.length > 0 ? [] : toUnique(builds.flatMap(({ images }) => images));
        const images = published.length > 0 ? published : bases.value.map((base) => join(base, suffix));
        return {
            ...(name !== undefined && { name }),
            images: withoutDefault(images, asked),
            ...place,
            platforms: toUnique(builds.flatMap(({ platforms }) => platforms)),
        };
    });
    const hosts = toUnique(targets.flatMap(({ images }) => images.map(hostOf)));
    const known = asked.publishers.flatMap(({ logins }) => logins);
    return done({ targets, logins: decideLogins(hosts, targets, known, asked.system) });
}
function findBuilds(publishers, dockerfile, isOnly) {
    const builds = publishers.flatMap((publisher) => publisher.builds);
    const own = builds.filter((build) => build.dockerfile === dockerfile);
    return own.length > 0 || !isOnly ? own : builds;
}
function decideBases(planned, asked) {
    const { images, remoteUrl, system } = asked;
    const given = images.flatMap((line) => line.split(/[\n,]/)).filter((line) => line !== '');
    if (given.length > 0)
        return parseAll(given);
    if (system.ownImage !== undefined && planned.length === 1)
        return done([]);
    const own = system.ownImage?.((0,project/* parseProjectUrl */.o0)(remoteUrl).project.slug?.toLowerCase());
    if (own !== undefined)
        return own.startsWith('$') ? done([own]) : parseAll([own]);
    const name = system.ownImage === undefined ? toHubName(remoteUrl) : undefined;
    if (name !== undefined)
        return parseAll([name]);
    const hint = 'Write --image docker.io/acme/app.';
    const what = 'cannot derive an image name from the git remote';
    return { ok: false, problems: [(0,problem/* error */.z3)('INIT_NO_IMAGE', what, hint)] };
}
function parseAll(names) {
    const problems = [];
    const repositories = [];
    for (const name of toUnique(names)) {
        const parsed = (0,references/* parseRepository */.SU)(name);
        if (parsed.ok)
            repositories.push(`${parsed.value.host}/${parsed.value.path}`);
        else
            problems.push(...parsed.problems);
    }
    return problems.length > 0 ? { ok: false, problems } : done(repositories);
}
function withoutDefault(images, { remoteUrl, system }) {
    const own = system.ownImage?.((0,project/* parseProjectUrl */.o0)(remoteUrl).project.slug?.toLowerCase());
    return images.length === 1 && images[0] === own ? [] : images;
}
function join(base, suffix) {
    if (suffix === '')
        return base;
    return `${base}${FLAT.has(hostOf(base)) ? '-' : '/'}${suffix}`;
}
function hostOf(image) {
    return image.split('/', 1)[0] ?? '';
}
function toHubName(remoteUrl) {
    const [owner, ...rest] = (0,project/* parseProjectUrl */.o0)(remoteUrl).project.slug?.toLowerCase().split('/') ?? [];
    const name = rest.at(-1);
    return owner === undefined || name === undefined ? undefined : `docker.io/${owner}/${name}`;
}
function decideLogins(hosts, targets, known, { ownRegistry }) {
    const foreign = hosts.filter((host) => !ownRegistry?.test(host) && !host.startsWith('$'));
    return foreign.map((host, index) => {
        const login = known.find((one) => one.host === host);
        if (login !== undefined)
            return login;
        const image = targets.flatMap(({ images }) => images).find((one) => hostOf(one) === host) ?? '';
        return toLogin(host, image.split('/')[1] ?? '', index);
    });
}
function toLogin(host, owner, index) {
    if (host === 'docker.io')
        return { host, username: owner, passwordEnv: 'HUB_TOKEN' };
    if (host === 'ghcr.io')
        return { host, username: owner, passwordEnv: 'GHCR_TOKEN' };
    const passwordEnv = index === 0 ? 'REGISTRY_TOKEN' : `REGISTRY_TOKEN_${index + 1}`;
    return { host, username: 'ci', passwordEnv, isPlaceholder: true };
}
function done(value) {
    return { ok: true, value, problems: [] };
}

;// CONCATENATED MODULE: ./src/init/notes.js

const MOST_NAMES = 10;
function tellPublishers(publishers, version) {
    const told = publishers.map((publisher) => {
        const { file, jobs, builds, isOurs } = publisher;
        const images = toUnique(builds.flatMap((build) => build.images));
        const platforms = toUnique(builds.flatMap((build) => build.platforms));
        const unread = toUnique(builds.flatMap((build) => build.unread));
        const what = isOurs ? 'already publishes with tagship' : 'already publishes an image';
        const details = [
            images.length > 0 && list(images),
            platforms.length > 0 && `for ${list(platforms)}`,
            unread.length > 0 &&
                `under names known only at run time (give them with --image): ${list(unread.map(quote))}`,
        ].filter((part) => typeof part === 'string');
        const where = `${file} (${jobs.length === 1 ? 'job' : 'jobs'} ${list(jobs.map(quote))})`;
        return `${where} ${what}${details.length === 0 ? '' : `: ${details.join(', ')}`}.`;
    });
    const others = publishers.filter(({ isOurs }) => !isOurs);
    if (others.length === 0)
        return told;
    const page = `https://github.com/tagship/tagship/blob/v${version}/README.md#coming-from-the-docker-actions`;
    return [
        ...told,
        `The file below uses its registries and platforms. How to replace the steps: ${page}`,
    ];
}
function tellTargets({ planned, leftOut }, targets, { ownImage }) {
    const rows = planned.map(({ dockerfile = '' }, index) => {
        const { images = [], name = '' } = targets[index] ?? {};
        const own = ownImage?.('<owner>/<project>') ?? '';
        return `  ${dockerfile}: ${name}, ${images.length === 0 ? own : images.join(', ')}`;
    });
    const several = [
        `Found ${planned.length} Dockerfiles, one image each:`,
        ...rows,
        'Choose one with --context or --file, and set other names with --image.',
    ];
    return [
        ...(planned.length > 1 ? [several.join('\n')] : []),
        ...(leftOut.length === 0
            ? []
            : [
                `Not built, because they look like development or test images, or like a second file for the same image: ${list(leftOut)}.`,
            ]),
    ];
}
function tellRelease({ tool, config, step }, lines, path) {
    const { title, proposed } = tool;
    if (step?.token !== undefined) {
        return [
            `${title} in ${step.file} (job ${quote(step.job)}) creates git tags with its own token, so they start ${path}.`,
        ];
    }
    if (lines === undefined)
        return [];
    const where = step === undefined
        ? `${title} is configured (${config ?? ''}), but no workflow here runs it. With the workflow's own token, as in ${proposed},`
        : `${title} in ${step.file} (job ${quote(step.job)}) creates git tags with the workflow's own token:`;
    return [
        `${where} they start no other workflow. So let the release workflow call ${path} with the version.\n${renderLines(lines, step, tool)}`,
    ];
}
function renderLines(lines, step, { title, several }) {
    const { job, id, outputs, added } = lines;
    const file = step?.file ?? 'the release workflow';
    const parts = [
        id && `Give the step ${quote(step?.what ?? title)} the id ${id}.`,
        lines.step &&
            `${title} has no outputs when run as a command. Add this step after it:\n\n${lines.step}`,
        outputs && `Add to the job ${job}:\n\n    outputs:\n${outputs}`,
        `Add this job to ${file}:\n\n${added}`,
        lines.step === '' && several,
    ].filter((part) => typeof part === 'string' && part !== '');
    return parts.join('\n');
}
function list(names) {
    const more = names.length - MOST_NAMES;
    const shown = names.slice(0, MOST_NAMES).join(', ');
    return more > 0 ? `${shown} and ${more} more` : shown;
}
function quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

;// CONCATENATED MODULE: ./src/init/project/publisher.js


const UNKNOWN = '\u0000';
const LONGEST_NAME = 255;
function toPublisher(file, jobs) {
    if (jobs.length === 0)
        return [];
    const hosts = new Map(jobs.flatMap(({ logins }) => logins).map((login) => [login.host, login]));
    return [
        {
            file,
            jobs: toUnique(jobs.map(({ job }) => job)),
            isOurs: jobs.every(({ isOurs }) => isOurs),
            builds: jobs.flatMap(({ builds }) => builds),
            logins: [...hosts.values()],
        },
    ];
}
function listReferences(references, fill) {
    const images = [];
    const unread = [];
    for (const reference of references) {
        for (const filled of fill(reference)) {
            const image = toImage(filled);
            if (image === undefined)
                unread.push(reference);
            else
                images.push(image);
        }
    }
    return { images: toUnique(images), unread: toUnique(unread) };
}
function toImage(reference) {
    const name = reference.replace(/@.*$/s, '').replace(/:[^/]*$/, '');
    if (/^\$CI_REGISTRY_IMAGE(?:\/[a-z0-9][a-z0-9._/-]*)?$/.test(name))
        return name;
    if (name.length > LONGEST_NAME || name.includes(UNKNOWN))
        return undefined;
    const parsed = (0,references/* parseRepository */.SU)(name.toLowerCase());
    if (!parsed.ok)
        return undefined;
    const { host, path } = parsed.value;
    return host === 'docker.io' && path.startsWith('library/') ? undefined : `${host}/${path}`;
}
function listPlatforms(texts, fill) {
    const words = texts.flatMap(fill).flatMap((text) => text.split(/[\s,"']+/));
    return toUnique(words.filter((word) => /^[a-z0-9]+(?:\/[a-z0-9.]+){1,2}$/.test(word))).slice(0, 20);
}
function toDockerfile(context, file) {
    const inContext = normalize(context);
    if (file !== '')
        return normalize(file);
    if (inContext === undefined)
        return undefined;
    return inContext === '' ? 'Dockerfile' : `${inContext}/Dockerfile`;
}
function normalize(path) {
    if (path.includes(UNKNOWN) || /[${}]/.test(path) || /^(?:\/|[a-z+]+:|git@)/.test(path))
        return undefined;
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    return parts.includes('..') ? undefined : parts.join('/');
}

;// CONCATENATED MODULE: ./src/init/project/github-words.js


const MOST_TEXTS = 50;
const MOST_PLACES = 200;
const PLACE = /\$\{\{([^{}]*)\}\}|\$\{([A-Za-z_]\w*)(?:,,)?\}|\$([A-Za-z_]\w*)/g;
function createFill(scope) {
    return (text) => fill(text, { ...scope, left: MOST_PLACES });
}
function fill(text, filling) {
    let texts = [''];
    let end = 0;
    for (const match of text.matchAll(PLACE)) {
        const [whole, expression, ...names] = match;
        const before = text.slice(end, match.index);
        end = match.index + whole.length;
        const name = names.find((word) => word !== undefined) ?? '';
        const values = expression === undefined
            ? readVariable(name, filling)
            : readExpression(expression.trim(), filling);
        texts = texts
            .flatMap((head) => values.map((value) => `${head}${before}${value}`))
            .slice(0, MOST_TEXTS);
    }
    return toUnique(texts.map((head) => `${head}${text.slice(end)}`));
}
function readExpression(expression, scope) {
    const own = readProject(expression, scope);
    if (own !== undefined)
        return [own];
    const literal = /^'([^']*)'$/.exec(expression)?.[1];
    if (literal !== undefined)
        return [literal];
    const variable = /^env\.([A-Za-z_]\w*)$/.exec(expression)?.[1];
    if (variable !== undefined)
        return readVariable(variable, scope);
    const path = /^matrix\.([\w.-]+)$/.exec(expression)?.[1];
    return path === undefined ? [UNKNOWN] : readMatrix(path.split('.'), scope);
}
function readProject(expression, { slug }) {
    const [owner, name] = slug?.split('/') ?? [];
    const parts = {
        'github.repository': slug,
        'github.repository_owner': owner,
        'github.event.repository.name': name,
    };
    return Object.hasOwn(parts, expression) ? (parts[expression] ?? UNKNOWN) : undefined;
}
function readVariable(name, scope) {
    if (name === 'GITHUB_REPOSITORY')
        return [scope.slug ?? UNKNOWN];
    if (name === 'GITHUB_REPOSITORY_OWNER')
        return [scope.slug?.split('/')[0] ?? UNKNOWN];
    const value = Object.hasOwn(scope.env, name) ? toText(scope.env[name]) : '';
    return value === '' ? [UNKNOWN] : fillInner(value, scope);
}
function readMatrix(path, scope) {
    const [first = '', ...rest] = path;
    const { matrix } = scope;
    const entries = [
        ...toList(Object.hasOwn(matrix, first) ? matrix[first] : undefined),
        ...toList(matrix.include).flatMap((entry) => toList(toFields(entry)[first])),
    ];
    const values = entries.map((entry) => toText(rest.reduce((value, key) => toFields(value)[key], entry)));
    const texts = values.filter((value) => value !== '').slice(0, MOST_TEXTS);
    return texts.length === 0
        ? [UNKNOWN]
        : texts.flatMap((value) => fillInner(value, scope)).slice(0, MOST_TEXTS);
}
function fillInner(text, filling) {
    if (!text.includes('$'))
        return [text];
    const places = text.match(PLACE)?.length ?? 0;
    Object.assign(filling, { left: filling.left - places });
    return filling.left < 0 ? [UNKNOWN] : fill(text, filling);
}

;// CONCATENATED MODULE: ./src/init/project/publish-commands.js


const LONGEST_SCRIPT = 64 * 1024;
const MOST_COMMANDS = 2000;
const LONGEST_COMMAND = 4096;
const NOTHING = { isPublishing: false, references: [] };
function readCommands(script, fill) {
    const lines = script
        .slice(0, LONGEST_SCRIPT)
        .replaceAll(/\\\r?\n/g, ' ')
        .split(/\r?\n|;|&&|\|/)
        .slice(0, MOST_COMMANDS)
        .map((line) => line.slice(0, LONGEST_COMMAND));
    const seen = lines.map((line) => readCommand(toWords(line)));
    const files = seen.filter(({ file, context }) => file !== undefined || context !== undefined);
    const [first, ...others] = files;
    const dockerfile = first && others.length === 0 ? toDockerfile(first.context ?? '', first.file ?? '') : undefined;
    const references = toUnique(seen.flatMap((command) => command.references));
    return {
        isPublishing: seen.some(({ isPublishing }) => isPublishing),
        isOurs: seen.some(({ isOurs }) => isOurs),
        build: {
            ...listReferences(references, fill),
            platforms: listPlatforms(seen.flatMap(({ platforms = [] }) => platforms), fill),
            ...(dockerfile !== undefined && { dockerfile }),
        },
    };
}
function toWords(line) {
    const words = line.match(/(?:\$\{\{[^}]*\}\}|"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
    const bare = words.map((word) => word.replaceAll(/["']/g, ''));
    const start = bare.findIndex((word) => !/^(?:sudo|exec|time|-|!|[A-Za-z_]\w*=.*)$/s.test(word));
    return start < 0 ? [] : bare.slice(start);
}
function readCommand([program = '', ...args]) {
    const name = program.split('/').at(-1) ?? '';
    if (isOurProgram(name, args))
        return { isPublishing: true, isOurs: true, references: [] };
    if (/^(?:docker|podman|nerdctl|buildah)$/.test(name))
        return readDocker(args);
    if (name === 'kaniko' || /(?:^|\/)kaniko\/executor$/.test(program))
        return readKaniko(args);
    return name === 'buildctl' ? readBuildctl(args) : NOTHING;
}
function isOurProgram(name, args) {
    if (name === 'tagship')
        return args[0] === 'ship';
    return name === 'npx' && args.some((arg) => /^tagship(?:@|$)/.test(arg)) && args.includes('ship');
}
function readDocker(args) {
    const words = args.filter((arg) => !arg.startsWith('-'));
    const [first = '', second = ''] = words;
    const verb = /^(?:image|buildx|compose|manifest|builder)$/.test(first) ? second : first;
    if (first === 'compose' || verb === 'bake') {
        return { isPublishing: verb === 'push' || args.includes('--push'), references: [] };
    }
    if (verb === 'push') {
        const names = words.slice(words.indexOf('push') + 1);
        return {
            isPublishing: true,
            references: names.map((word) => word.replace(/^docker:\/\//, '')),
        };
    }
    return verb === 'build' || verb === 'bud' ? readDockerBuild(args) : NOTHING;
}
function readDockerBuild(args) {
    const outputs = valuesOf(args, '--output', '-o');
    const [file] = valuesOf(args, '--file', '-f');
    const context = args.at(-1) ?? '';
    return {
        isPublishing: isSwitchedOn(args, '--push') || outputs.some(isPushing),
        references: [...valuesOf(args, '--tag', '-t'), ...outputs.flatMap(nameOf)],
        platforms: valuesOf(args, '--platform'),
        ...(file !== undefined && { file }),
        context: context.startsWith('-') ? '' : context,
    };
}
function readKaniko(args) {
    const [file] = valuesOf(args, '--dockerfile', '-f');
    const [context = ''] = valuesOf(args, '--context', '-c');
    return {
        isPublishing: !isSwitchedOn(args, '--no-push'),
        references: valuesOf(args, '--destination', '-d'),
        platforms: valuesOf(args, '--customPlatform', '--custom-platform'),
        ...(file !== undefined && { file: withoutRoot(file) }),
        context: withoutRoot(context),
    };
}
function readBuildctl(args) {
    const outputs = valuesOf(args, '--output', '-o');
    return { isPublishing: outputs.some(isPushing), references: outputs.flatMap(nameOf) };
}
function withoutRoot(path) {
    return path.replace(/^(?:dir:\/\/)?\$\{?CI_PROJECT_DIR\}?\/?/, '');
}
function isPushing(output) {
    return /(?:^|,)(?:type=registry|push=true)(?:,|$)/.test(output);
}
function nameOf(output) {
    const name = /(?:^|,)name=([^,]+)/.exec(output)?.[1];
    return name === undefined ? [] : [name];
}
function isSwitchedOn(args, flag) {
    return args.includes(flag) || args.includes(`${flag}=true`);
}
function valuesOf(args, ...flags) {
    return args.flatMap((arg, index) => {
        const flag = flags.find((name) => arg === name || arg.startsWith(`${name}=`));
        if (flag === undefined)
            return [];
        return arg === flag ? args.slice(index + 1, index + 2) : [arg.slice(flag.length + 1)];
    });
}

// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(33483);
// EXTERNAL MODULE: ./src/settings/file/yaml-limits.js
var yaml_limits = __webpack_require__(27520);
;// CONCATENATED MODULE: ./src/init/project/yaml.js


function readYaml(text) {
    if (text.length > yaml_limits/* LONGEST_TEXT */.xG)
        return { ok: false, reason: 'is larger than 256 KiB' };
    const excess = (0,yaml_limits/* findExcess */.Lb)(new dist.Lexer().lex(text));
    if (excess !== undefined)
        return { ok: false, reason: excess };
    try {
        const document = (0,dist.parseDocument)(text, {
            merge: true,
            prettyErrors: false,
            logLevel: 'silent',
            uniqueKeys: false,
        });
        if (document.errors.length > 0)
            return { ok: false, reason: 'is not valid YAML' };
        return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
    }
    catch (cause) {
        return { ok: false, reason: `cannot be read (${String(cause)})` };
    }
}

;// CONCATENATED MODULE: ./src/init/project/publishers-github.js





const MOST_JOBS = 100;
const MOST_STEPS = 200;
function readGithubPublishers(files, slug) {
    const read = files.map((file) => {
        const yaml = readYaml(file.text);
        if (!yaml.ok)
            return { publishers: [], notes: [`Ignored ${file.path}: it ${yaml.reason}.`] };
        return { publishers: toPublisher(file.path, readJobs(toFields(yaml.value), slug)), notes: [] };
    });
    return {
        publishers: read.flatMap(({ publishers }) => publishers),
        notes: read.flatMap(({ notes }) => notes),
    };
}
function readJobs(workflow, slug) {
    return Object.entries(toFields(workflow.jobs))
        .slice(0, MOST_JOBS)
        .flatMap(([id, value]) => {
        const job = toFields(value);
        const env = { ...toFields(workflow.env), ...toFields(job.env) };
        const matrix = toFields(toFields(job.strategy).matrix);
        return readJob(id, job, { env, matrix, ...(slug !== undefined && { slug }) });
    });
}
function readJob(id, job, scope) {
    const called = { uses: job.uses, with: job.with };
    const steps = [called, ...toList(job.steps, MOST_STEPS)].map((value) => {
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
    const isPublishing = seen.some((one) => one.isPublishing) ||
        (isNamed && !seen.some(({ isOnlyBuilding }) => isOnlyBuilding));
    if (!isPublishing)
        return [];
    const logins = seen.flatMap(({ login }) => (login === undefined ? [] : [login]));
    const isOurs = seen.some((one) => one.isOurs);
    return [{ job: id, isOurs, builds: joinBuilds(seen), logins }];
}
function joinBuilds(seen) {
    let named = { images: [], unread: [] };
    let isUsed = true;
    const builds = [];
    for (const one of seen) {
        if (one.named)
            [named, isUsed] = [one.named, false];
        for (const build of one.builds ?? []) {
            const isBare = build.images.length === 0 && build.unread.length === 0;
            builds.push(isBare ? { ...build, ...named } : build);
            isUsed ||= isBare;
        }
    }
    return isUsed ? builds : [...builds, { ...named, platforms: [] }];
}
function readStep(step) {
    const reader = readers.find(({ uses }) => uses.test(step.uses));
    if (reader !== undefined)
        return reader.read(step);
    if (step.run === '')
        return {};
    const { isPublishing, isOurs, build } = readCommands(step.run, step.fill);
    const isEmpty = build.images.length + build.unread.length === 0 && !isPublishing;
    return isEmpty ? {} : { isPublishing, isOurs, builds: isPublishing ? [build] : [] };
}
const readers = [
    { uses: /^tagship\/tagship$/, read: readOurs },
    { uses: /^docker\/metadata-action$/, read: readMetadata },
    { uses: /^docker\/login-action$/, read: readLogin },
    { uses: /^(?:docker|depot)\/build-push-action$/, read: readBuildPush },
    { uses: /^(?:docker|depot)\/bake-action$/, read: readBake },
    { uses: /^redhat-actions\/push-to-registry$/, read: readPushToRegistry },
    { uses: /^elgohr\/Publish-Docker-Github-Action$/i, read: readElgohr },
    { uses: /^docker\/github-builder\b/, read: readGithubBuilder },
];
function readOurs({ with: inputs, fill }) {
    if (toText(inputs.command) === 'plan')
        return {};
    return {
        isPublishing: true,
        isOurs: true,
        builds: [readBuild(inputs, toText(inputs.images), fill)],
    };
}
function readMetadata({ with: inputs, fill }) {
    return { named: listReferences(splitNames(toText(inputs.images)), fill) };
}
function readBuildPush({ with: inputs, fill }) {
    const isPublishing = publishers_github_isPushing(inputs);
    const build = readBuild(inputs, toText(inputs.tags), fill);
    return { isPublishing, isOnlyBuilding: !isPublishing, builds: isPublishing ? [build] : [] };
}
function readBake({ with: inputs, fill }) {
    const isPublishing = publishers_github_isPushing(inputs);
    const platforms = listPlatforms([...toText(inputs.set).matchAll(/^[^=\n]*\.platform=(.*)$/gm)].map(([, value = '']) => value), fill);
    const builds = isPublishing ? [{ images: [], unread: [], platforms }] : [];
    return { isPublishing, isOnlyBuilding: !isPublishing, builds };
}
function readPushToRegistry({ with: inputs, fill }) {
    const registry = toText(inputs.registry);
    const image = toText(inputs.image);
    const name = image === '' ? toText(inputs.tags) : [registry, image].filter(Boolean).join('/');
    return {
        isPublishing: true,
        builds: [{ ...listReferences(splitNames(name), fill), platforms: [] }],
    };
}
function readElgohr({ with: inputs, fill }) {
    const registry = toText(inputs.registry);
    const names = splitNames(toText(inputs.name)).map((name) => registry === '' || name.startsWith(`${registry}/`) ? name : `${registry}/${name}`);
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
function readGithubBuilder({ with: inputs, fill }) {
    return {
        isPublishing: true,
        builds: [readBuild(inputs, toText(inputs['meta-images']), fill)],
    };
}
function readBuild(inputs, names, fill) {
    const isFromSteps = (name) => /^\$\{\{\s*(?:steps|needs)\./.test(name);
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
function publishers_github_isPushing(inputs) {
    const push = toText(inputs.push).trim().toLowerCase();
    const outputs = toText(inputs.outputs);
    return (push !== '' && push !== 'false') || /(?:type=registry|push=true)/.test(outputs);
}
function splitNames(text) {
    return text
        .split(/[\n,]/)
        .map((part) => part.trim().replace(/^name=/, ''))
        .filter((part) => part !== '' && !/^(?:enable|latest)=|^#/.test(part))
        .slice(0, 50);
}
function readLogin({ with: inputs, fill }) {
    const [registry = ''] = fill(toText(inputs.registry).trim());
    const host = registry.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
    const secret = /^\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}$/.exec(toText(inputs.password).trim());
    const username = readUsername(toText(inputs.username).trim(), fill);
    const passwordEnv = secret?.[1];
    if (passwordEnv === undefined || passwordEnv === 'GITHUB_TOKEN' || username === undefined) {
        return {};
    }
    const name = host === '' || /^(?:index|registry-1)\.docker\.io$/.test(host) ? 'docker.io' : host;
    if (!/^[a-z0-9][a-z0-9.-]*(?::\d+)?$/.test(name))
        return {};
    return { login: { host: name, username, passwordEnv, isStored: true } };
}
const USERNAME = /^[A-Za-z0-9][\w.+$@-]{0,127}$/;
function readUsername(text, fill) {
    const variable = /^\$\{\{\s*((?:vars|secrets)\.[A-Za-z_]\w*)\s*\}\}$/.exec(text)?.[1];
    if (variable !== undefined)
        return `\${{ ${variable} }}`;
    const [filled = ''] = fill(text);
    return USERNAME.test(filled) ? filled : undefined;
}

;// CONCATENATED MODULE: ./src/init/project/publishers-gitlab.js




const publishers_gitlab_MOST_JOBS = 200;
const MOST_LINES = 1000;
const DEEPEST = 5;
const KEYWORDS = /^(?:stages|variables|include|workflow|image|services|cache|pages|spec|before_script|after_script)$/;
function readGitlabPublishers(files) {
    const read = files.map((file) => {
        const yaml = readYaml(file.text);
        if (!yaml.ok)
            return { publishers: [], notes: [`Ignored ${file.path}: it ${yaml.reason}.`] };
        const pipeline = toFields(yaml.value);
        const jobs = [...readIncludes(pipeline), ...publishers_gitlab_readJobs(pipeline)];
        return { publishers: toPublisher(file.path, jobs), notes: [] };
    });
    return {
        publishers: read.flatMap(({ publishers }) => publishers),
        notes: read.flatMap(({ notes }) => notes),
    };
}
function readIncludes(pipeline) {
    return toList(pipeline.include).flatMap((entry) => {
        const { component, remote, template } = toFields(entry);
        const named = [component, remote, template, entry].map(toText).find((text) => text !== '') ?? '';
        const isOurs = /\btagship\/tagship\//.test(named);
        const isDocker = /to-be-continuous\/docker\b|Jobs\/Build\.gitlab-ci\.yml$/.test(named);
        return isOurs || isDocker ? [{ job: named, isOurs, builds: [], logins: [] }] : [];
    });
}
function publishers_gitlab_readJobs(pipeline) {
    const entries = Object.entries(pipeline).filter(([name]) => !KEYWORDS.test(name));
    return entries.slice(0, publishers_gitlab_MOST_JOBS).flatMap(([name, value]) => {
        const parents = readParents(pipeline, toFields(value));
        if (name.startsWith('.') || name === 'default')
            return [];
        const job = Object.assign({}, ...parents.toReversed());
        const variables = Object.assign({}, ...[pipeline, ...parents.toReversed()].map((one) => toFields(one.variables)));
        const lines = [job.before_script, job.script, job.after_script].flatMap((script) => readLines(script, 0));
        const script = lines.slice(0, MOST_LINES).join('\n');
        const { isPublishing, isOurs, build } = readCommands(script, publishers_gitlab_createFill(variables));
        return isPublishing ? [{ job: name, isOurs, builds: [build], logins: [] }] : [];
    });
}
function readParents(pipeline, job) {
    const found = [job];
    for (let at = 0; at < found.length && found.length < 20; at += 1) {
        for (const name of toList(found[at]?.extends, 10)) {
            const parent = toFields(Object.hasOwn(pipeline, toText(name)) ? pipeline[toText(name)] : {});
            if (!found.includes(parent))
                found.push(parent);
        }
    }
    return found;
}
function readLines(script, depth) {
    if (depth > DEEPEST)
        return [];
    return toList(script, MOST_LINES)
        .flatMap((line) => (Array.isArray(line) ? readLines(line, depth + 1) : [toText(line)]))
        .slice(0, MOST_LINES);
}
const publishers_gitlab_MOST_PLACES = 100;
function publishers_gitlab_createFill(variables) {
    return (text) => {
        let left = publishers_gitlab_MOST_PLACES;
        const fill = (one) => one.replaceAll(/\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g, (_whole, braced, bare) => {
            const name = toText(braced ?? bare);
            if (name === 'CI_REGISTRY_IMAGE')
                return '$CI_REGISTRY_IMAGE';
            const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
            const known = toText(toFields(value).value ?? value);
            left -= 1;
            return known === '' || left < 0 ? UNKNOWN : fill(known);
        });
        return [fill(text)];
    };
}

;// CONCATENATED MODULE: ./src/init/release/tools.js
const FIRST = 'If several packages are released together, the first is used: replace [0] with the index of yours.';
const releaseTools = [
    {
        title: 'release-please',
        configs: /^(?:\.github\/)?(?:release-please-config|\.release-please-manifest)\.json$/,
        action: /^(?:googleapis|google-github-actions)\/release-please-action$/,
        proposed: 'googleapis/release-please-action@v5',
        command: /\brelease-please\s+github-release\b/,
        several: "A package in a directory has its own outputs, such as steps.release.outputs['DIRECTORY--version'].",
        outputs: () => ({ made: 'release_created', version: 'version', gitTag: 'tag_name' }),
    },
    {
        title: 'semantic-release',
        configs: /^(?:\.releaserc(?:\.(?:json|ya?ml|[cm]?js|ts))?|release\.config\.(?:[cm]?js|ts))$/,
        packageKey: 'release',
        action: /^cycjimmy\/semantic-release-action$/,
        proposed: 'cycjimmy/semantic-release-action@v6',
        command: /(?:^|[\s/])semantic-release(?:@[\w.^~-]+)?(?=$|\s)/,
        unless: ['dry_run', 'true'],
        several: '',
        outputs: () => ({
            made: 'new_release_published',
            version: 'new_release_version',
            gitTag: 'new_release_git_tag',
        }),
    },
    {
        title: 'changesets',
        configs: /^\.changeset\/config\.json$/,
        action: /^changesets\/action$/,
        proposed: 'changesets/action@v2',
        command: /\bchangeset\s+(?:publish|tag)\b/,
        several: FIRST,
        outputs: (major) => ({
            made: 'published',
            list: major === 1 ? 'publishedPackages' : 'published-packages',
            version: 'version',
        }),
    },
    {
        title: 'release-plz',
        configs: /^\.?release-plz\.toml$/,
        action: /^(?:release-plz\/action|MarcoIeni\/release-plz-action)$/i,
        proposed: 'release-plz/action@v0.5',
        command: /\brelease-plz\s+release(?=$|\s)/,
        unless: ['command', 'release-pr'],
        several: FIRST,
        outputs: () => ({
            made: 'releases_created',
            list: 'releases',
            version: 'version',
            gitTag: 'tag',
        }),
    },
];

;// CONCATENATED MODULE: ./src/init/release/release.js



const release_MOST_JOBS = 100;
const release_MOST_STEPS = 200;
const release_LONGEST_SCRIPT = 64 * 1024;
const NO_RELEASE = /^\s*#|--dry-run\b|\s-d\b|\s(?:install|add|i|ci)\s/;
const JOB = /^[A-Za-z_][\w-]*$/;
function findReleaseTool(files, configs) {
    const workflows = files.flatMap((file) => {
        const yaml = readYaml(file.text);
        return yaml.ok ? [{ file: file.path, workflow: toFields(yaml.value) }] : [];
    });
    const found = releaseTools.map((tool) => {
        const config = configs.find((path) => tool.configs.test(path) || isPackage(tool, path));
        const [step] = workflows.flatMap(({ file, workflow }) => findSteps(tool, file, workflow));
        return { tool, ...(config !== undefined && { config }), ...(step && { step }) };
    });
    return (found.find(({ step }) => step !== undefined) ?? found.find(({ config }) => config !== undefined));
}
function isPackage({ packageKey }, path) {
    return path === `package.json#${packageKey ?? ''}`;
}
function findSteps(tool, file, workflow) {
    return Object.entries(toFields(workflow.jobs))
        .filter(([name]) => JOB.test(name))
        .slice(0, release_MOST_JOBS)
        .flatMap(([name, value]) => {
        const job = toFields(value);
        const steps = toList(job.steps, release_MOST_STEPS).map(toFields);
        const index = steps.findIndex((step) => isRelease(tool, step));
        const step = steps[index];
        if (step === undefined)
            return [];
        const token = findToken([workflow, job, step], steps.slice(0, index));
        const jobs = Object.keys(toFields(workflow.jobs));
        return [
            { file, job: name, jobs, ...describe(tool, step, job, steps), ...(token && { token }) },
        ];
    });
}
function isRelease({ action, command, unless }, step) {
    const [name] = toText(step.uses).split('@', 1);
    if (action.test(name ?? '')) {
        const [input = '', value = ''] = unless ?? [];
        return value === '' || toText(toFields(step.with)[input]) !== value;
    }
    const lines = toText(step.run)
        .slice(0, release_LONGEST_SCRIPT)
        .split(/\n|;|&&|\|\|/);
    return lines.some((line) => command.test(line) && !NO_RELEASE.test(line));
}
function describe(tool, step, job, steps) {
    const uses = toText(step.uses);
    const id = toText(step.id);
    const major = Number(/@v(\d+)/.exec(uses)?.[1] ?? '0');
    const given = Object.entries(toFields(job.outputs)).map(([name, value]) => [toText(value).replaceAll(/\s+/g, ''), name]);
    return {
        what: uses === '' ? tool.title : uses,
        ...(id !== '' && JOB.test(id) && { id }),
        ...(uses !== '' && { outputs: tool.outputs(major) }),
        given: new Map(given.filter(([, name]) => JOB.test(name))),
        ids: steps.map((one) => toText(one.id)),
    };
}
function findToken(owners, before) {
    const fromEnv = owners.flatMap(({ env }) => {
        const { GITHUB_TOKEN, GH_TOKEN } = toFields(env);
        return [toText(GH_TOKEN), toText(GITHUB_TOKEN)];
    });
    const inputs = toFields(owners.at(-1)?.with);
    const checkouts = before.filter(({ uses }) => toText(uses).startsWith('actions/checkout@'));
    const all = [
        toText(inputs.token),
        toText(inputs['github-token']),
        ...fromEnv,
        ...checkouts.map((step) => toText(toFields(step.with).token)),
    ];
    return all.find((text) => text !== '' && !OWN_TOKEN.test(text));
}
const OWN_TOKEN = /^\$\{\{\s*(?:secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/;

;// CONCATENATED MODULE: ./src/init/release/lines.js
function makeReleaseLines({ tool, step }, called) {
    const here = step ?? {
        job: 'release',
        outputs: tool.outputs(0),
        given: new Map(),
        ids: [],
        jobs: [],
    };
    const id = ('id' in here ? here.id : undefined) ?? toFreeId(here.ids);
    const isScript = here.outputs === undefined;
    const outputs = isScript ? listScriptOutputs(toFreeId(here.ids)) : listOutputs(here, id);
    const missing = outputs.filter(({ isGiven }) => !isGiven);
    return {
        job: here.job,
        step: isScript ? renderStep(toFreeId(here.ids), called.gitTags) : '',
        ...(!isScript && !('id' in here && here.id) && { id }),
        outputs: missing.map(({ name, expression }) => `      ${name}: ${expression}\n`).join(''),
        added: renderJob(here, outputs, called),
    };
}
function toFreeId(ids) {
    return (['release', 'released', 'tagship-release'].find((id) => !ids.includes(id)) ?? 'released-tag');
}
function listOutputs({ outputs, given }, id) {
    if (outputs === undefined)
        return [];
    const { made, version, gitTag, list } = outputs;
    const wanted = list === undefined
        ? [
            ['released', made],
            ['version', version],
            ['git-tag', gitTag],
        ]
        : [
            ['released', made],
            ['releases', list],
        ];
    return wanted.flatMap(([name, output]) => {
        if (output === undefined)
            return [];
        const expression = `\${{ steps.${id}.outputs.${output} }}`;
        const there = given.get(expression.replaceAll(/\s+/g, ''));
        return [{ name: there ?? name, expression, isGiven: there !== undefined }];
    });
}
function listScriptOutputs(id) {
    return ['version', 'git-tag'].map((name) => ({
        name,
        expression: `\${{ steps.${id}.outputs.${name} }}`,
        isGiven: false,
    }));
}
function renderStep(id, { pattern, prefix }) {
    const version = prefix === undefined ? '$tag' : `\${tag#${prefix}}`;
    return `      - id: ${id}
        run: |
          tag=$(git tag --points-at HEAD --list '${pattern}' | head -n 1)
          echo "version=${version}" >> "$GITHUB_OUTPUT"
          echo "git-tag=$tag" >> "$GITHUB_OUTPUT"
`;
}
function renderJob(here, outputs, called) {
    const { job } = here;
    const { path, logins, usesOwnRegistry } = called;
    const value = (index) => `needs.${job}.outputs.${outputs[index]?.name ?? ''}`;
    const isMade = here.outputs === undefined ? `${value(0)} != ''` : `${value(0)} == 'true'`;
    const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`);
    const name = ['image', 'publish-image', 'tagship'].find((one) => !here.jobs.includes(one));
    return `  ${name ?? 'tagship-image'}:
    needs: ${job}
    if: ${isMade}
    uses: ./${path}
    permissions:
      contents: read
${usesOwnRegistry ? '      packages: write\n' : ''}    with:
${lines_renderWith(here, value)}${secrets.length === 0 ? '' : `    secrets:\n${secrets.join('')}`}`;
}
function lines_renderWith({ outputs }, value) {
    if (outputs?.list !== undefined) {
        const first = (key) => `\${{ fromJSON(${value(1)} || '[]')[0].${key} }}`;
        const ref = outputs.gitTag === undefined ? '' : `      ref: ${first(outputs.gitTag)}\n`;
        return `      version: ${first(outputs.version)}\n${ref}`;
    }
    const [version, ref] = outputs === undefined ? [0, 1] : [1, 2];
    return `      version: \${{ ${value(version)} }}\n      ref: \${{ ${value(ref)} }}\n`;
}

;// CONCATENATED MODULE: ./src/init/systems/azure.js


function renderAzure(wanted) {
    const { version, branch, logins, gitTags = V_TAGS } = wanted;
    const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret variable ${passwordEnv}: Edit > Variables > Keep this value secret.`);
    const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map((command) => `  - script: ${command}\n    displayName: Image\n${azure_renderSecrets(logins)}`);
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
${steps.join('')}`;
}
function azure_renderSecrets(logins) {
    if (logins.length === 0)
        return '';
    const lines = logins.map(({ passwordEnv }) => `      ${passwordEnv}: $(${passwordEnv})\n`);
    return `    env:\n${lines.join('')}`;
}

;// CONCATENATED MODULE: ./src/init/systems/bitbucket.js


const DOCKER_MEMORY_MB = 3072;
function renderBitbucket(wanted) {
    const { version, branch, targets, logins, gitTags = V_TAGS } = wanted;
    const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the secured variable ${passwordEnv}: Repository settings > Repository variables.`);
    const commands = targets.map((target) => `          - >-\n            tagship ship\n${renderFlags(listFlags(wanted, target))}`);
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
${commands.join('')}
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
function listFlags(wanted, target) {
    const own = listTargetSettings(target);
    const isName = ([key]) => key === 'name' || key === 'images';
    return [
        ...own.filter(isName),
        ...listSharedSettings(wanted),
        ...own.filter((entry) => !isName(entry)),
    ];
}
function renderFlags(settings) {
    const flags = settings.map(([name, value]) => {
        const word = /^[\w./:,-]+$/.test(value) ? value : `'${value}'`;
        return `            --${name} ${word}\n`;
    });
    return flags.join('');
}

;// CONCATENATED MODULE: ./src/init/systems/buildkite.js

function renderBuildkite(wanted) {
    const { version, logins } = wanted;
    const commands = listCommands(wanted, `npx --yes tagship@${version} ship`);
    const notes = [
        ...listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv}: Agents > the cluster > Secrets.`),
        'Agents need Node, git, and Docker with buildx; secrets need agent 3.106 or later.',
    ];
    return `${renderHead('.buildkite/pipeline.yml', '#', ...notes)}steps:
  - label: Image
${renderCommands(commands)}    env:
${renderMap(listVariables(wanted), 6)}${buildkite_renderSecrets(logins)}`;
}
function renderCommands(commands) {
    const [first, ...others] = commands;
    if (others.length === 0)
        return `    command: ${first ?? ''}\n`;
    return `    commands:\n${commands.map((command) => `      - ${command}\n`).join('')}`;
}
function buildkite_renderSecrets(logins) {
    if (logins.length === 0)
        return '';
    return `    secrets:\n${logins.map(({ passwordEnv }) => `      - ${passwordEnv}\n`).join('')}`;
}

;// CONCATENATED MODULE: ./src/init/systems/circle.js

function renderCircle(wanted) {
    const { version, logins } = wanted;
    const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the variable ${passwordEnv}: Project Settings > Environment Variables.`);
    const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map((command) => `      - run: ${command}\n`);
    return `${renderHead('.circleci/config.yml', '#', ...notes)}version: 2.1

jobs:
  image:
    machine:
      image: ubuntu-2404:current
    environment:
${renderMap(listVariables(wanted), 6)}    steps:
      - checkout
${steps.join('')}
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

function renderDrone(wanted) {
    const { version, branch, logins } = wanted;
    const notes = [
        ...listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv.toLowerCase()}: Settings > Secrets, not for pull requests.`),
        'The project must be trusted (Settings > General), for the engine of the runner.',
    ];
    const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n        from_secret: ${passwordEnv.toLowerCase()}\n`);
    const commands = listCommands(wanted, 'tagship ship').map((command) => `      - ${command}\n`);
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
${renderMap(listVariables(wanted), 6)}${secrets.join('')}    volumes:
      - name: docker
        path: /var/run/docker.sock
    commands:
${commands.join('')}
volumes:
  - name: docker
    host:
      path: /var/run/docker.sock
`;
}

;// CONCATENATED MODULE: ./src/init/systems/gitlab.js

function renderGitlab(wanted) {
    const { path = '.gitlab-ci.yml', version, commit, logins, targets } = wanted;
    const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the variable ${passwordEnv}, masked: Settings > CI/CD > Variables.`);
    const revision = commit ?? `v${version}`;
    const comment = commit === undefined ? '' : ` # v${version}`;
    const remote = `https://raw.githubusercontent.com/tagship/tagship/${revision}/templates`;
    const includes = targets.map((target) => {
        const component = target.platforms.length > 1 ? 'multi' : 'build';
        return `  - remote: ${remote}/${component}.yml${comment}\n${renderInputs(wanted, target)}`;
    });
    const legs = targets.some(({ platforms }) => platforms.length > 1) ? LEG_NOTES : [];
    return `${renderHead(path, '#', ...notes, ...legs)}include:\n${includes.join('')}`;
}
const LEG_NOTES = ['Builds each platform on a runner of its own: matrix names them by their tags.'];
const ARM_RUNNER = 'saas-linux-small-arm64';
const USUAL_RUNNER = 'saas-linux-small-amd64';
function renderPlatforms(platforms) {
    if (platforms.length < 2)
        return renderList('platforms', platforms);
    if (platforms.join() === 'linux/amd64,linux/arm64')
        return [];
    const rows = platforms.map((platform) => {
        const runner = /^linux\/arm(?:64)?(?:\/|$)/.test(platform) ? ARM_RUNNER : USUAL_RUNNER;
        return `        - { LEG: ${toYaml(platform)}, RUNNER: ${runner} }`;
    });
    return [`matrix:\n${rows.join('\n')}`];
}
function renderInputs({ logins: all, gitTags }, target) {
    const logins = loginsOf(target, all);
    const { name, images, context, file, platforms } = target;
    const words = [
        ['context', context],
        ['file', file],
    ];
    const inputs = [
        ...(name === undefined ? [] : [`job-name: ${name}-image`, `name: ${toYaml(name)}`]),
        ...renderList('images', images),
        ...(logins.length === 0 ? [] : [`registries:\n${logins.map(gitlab_renderLogin).join('\n')}`]),
        ...words.flatMap(([key, word]) => (word === undefined ? [] : [`${key}: ${toYaml(word)}`])),
        ...renderPlatforms(platforms),
        ...(gitTags?.prefix === undefined ? [] : [`tag-prefix: ${toYaml(gitTags.prefix)}`]),
    ];
    if (inputs.length === 0)
        return '';
    return `    inputs:\n${inputs.map((input) => `      ${input}\n`).join('')}`;
}
function renderList(key, words) {
    return words.length === 0 ? [] : [`${key}: [${words.map(toYaml).join(', ')}]`];
}
function gitlab_renderLogin({ host, username, passwordEnv }) {
    return `        - ${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }`;
}

;// CONCATENATED MODULE: ./src/init/systems/jenkins.js

function renderJenkins(wanted) {
    const { version, logins } = wanted;
    const notes = [
        ...listLoginNotes(logins, (login) => `Needs a credential of the kind "Secret text" with the id ${toId(login)}.`),
        'A multibranch project; its branch source must be configured to discover git tags. Agents need Node,',
        'git, and Docker with buildx.',
    ];
    const secrets = logins.map((login) => `        ${login.passwordEnv} = credentials('${toId(login)}')\n`);
    const settings = listVariables(wanted).map(([name, value]) => `        ${name} = '${value}'\n`);
    const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map((command) => `        sh '${command}'\n`);
    return `${renderHead('Jenkinsfile', '//', ...notes)}pipeline {
  agent any
  options {
    disableConcurrentBuilds()
    timeout(time: 1, unit: 'HOURS')
  }
  stages {
    stage('Image') {
      environment {
${secrets.join('')}${settings.join('')}      }
      steps {
${steps.join('')}      }
    }
  }
}
`;
}
function toId({ passwordEnv }) {
    return passwordEnv.toLowerCase().replaceAll('_', '-');
}

;// CONCATENATED MODULE: ./src/init/systems/travis.js

function renderTravis(wanted) {
    const { version, logins } = wanted;
    const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the variable ${passwordEnv}, hidden in the log: More options > Settings.`);
    const [first = '', ...others] = listCommands(wanted, `npx --yes tagship@${version} ship`);
    const script = others.length === 0
        ? ` ${first}\n`
        : `\n${[first, ...others].map((command) => `  - ${command}\n`).join('')}`;
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
script:${script}`;
}

;// CONCATENATED MODULE: ./src/init/systems/woodpecker.js

function renderWoodpecker(wanted) {
    const { branch, logins } = wanted;
    const notes = [
        ...listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv.toLowerCase()}: Settings > Secrets.`),
        'The project must be trusted with volumes (an administrator sets it), for the engine of the agent.',
        'Runs on agents with the Docker backend only: those on Kubernetes have no engine.',
    ];
    const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n        from_secret: ${passwordEnv.toLowerCase()}\n`);
    return `${renderHead('.woodpecker/image.yml', '#', ...notes)}when:
  - event: push
    branch: ${toYaml(branch)}
  - event: [tag, cron, manual, pull_request]

labels:
  backend: docker

steps:
  - name: image
${woodpecker_renderStep(wanted, secrets.join(''))}    when:
      - event: [push, tag, cron, manual]

  - name: change
${woodpecker_renderStep(wanted, '')}    when:
      - event: pull_request
`;
}
function woodpecker_renderStep(wanted, secrets) {
    const commands = listCommands(wanted, 'tagship ship').map((command) => `      - ${command}\n`);
    return `    image: ghcr.io/tagship/tagship:${wanted.version}
    environment:
${renderMap(listVariables(wanted), 6)}${secrets}    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
    commands:
${commands.join('')}`;
}

;// CONCATENATED MODULE: ./src/init/systems/system.js










const systems = [
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

;// CONCATENATED MODULE: ./src/init/targets.js

const MOST_TARGETS = 20;
const ASIDE = /^(?:dev|devel|development|tests?|testing|ci|e2e|local|docs?|lint)$/i;
const FOR_DOCKERFILES = /^\.?(?:docker|dockerfiles?|build|deploy|ci)$/;
function decideTargets(dockerfiles, project) {
    const wanted = dockerfiles.filter((path) => !isAside(path) && !isTwin(path, dockerfiles));
    const chosen = wanted.length === 0 ? dockerfiles : wanted;
    const leftOut = dockerfiles.filter((path) => !chosen.includes(path));
    const [only, ...others] = chosen;
    if (only === undefined) {
        const hint = 'Write a Dockerfile first, or give its path with --file or --context.';
        return fail('INIT_NO_DOCKERFILE', 'no Dockerfile found', hint);
    }
    if (others.length === 0) {
        return targets_done({
            planned: [{ place: toPlace(only), dockerfile: only, suffix: '' }],
            leftOut,
        });
    }
    if (chosen.length > MOST_TARGETS) {
        const what = `found ${chosen.length} Dockerfiles, more than the limit of ${MOST_TARGETS} for one file`;
        const hint = 'Choose one with --context or --file, and copy the step for the others.';
        return fail('INIT_WHICH_DOCKERFILE', what, hint);
    }
    return targets_done({ planned: nameAll(chosen, project), leftOut });
}
function toPlace(dockerfile) {
    const directory = /^(.+)\/Dockerfile$/.exec(dockerfile)?.[1];
    const last = directory?.split('/').at(-1) ?? '';
    if (dockerfile === 'Dockerfile')
        return {};
    return directory !== undefined && !FOR_DOCKERFILES.test(last)
        ? { context: directory }
        : { file: dockerfile };
}
function nameAll(dockerfiles, project) {
    const short = dockerfiles.map(toShortName);
    const names = dockerfiles.map((path, index) => {
        const name = short[index] ?? '';
        return short.filter((other) => other === name).length > 1 ? toLongName(path) : name;
    });
    const taken = new Set();
    return dockerfiles.map((dockerfile, index) => {
        const suffix = toFree(names[index] ?? '', taken);
        const name = suffix === '' ? toFree(toWord(project) || 'main', new Set(names)) : suffix;
        return { place: toPlace(dockerfile), dockerfile, name, suffix };
    });
}
function toFree(name, taken) {
    let free = name;
    for (let count = 2; taken.has(free); count += 1)
        free = `${name}-${count}`;
    taken.add(free);
    return free;
}
function toShortName(path) {
    const parts = path.split('/').slice(0, -1);
    const own = parts.filter((part) => !FOR_DOCKERFILES.test(part));
    const variant = variantOf(path);
    const directory = own.at(-1) ?? (variant === '' ? parts.at(-1) : undefined) ?? '';
    return toWord(directory === variant ? variant : `${directory}-${variant}`);
}
function toLongName(path) {
    const parts = [...path.split('/').slice(0, -1), variantOf(path)];
    return toWord(parts.join('-'));
}
function variantOf(path) {
    const file = path.split('/').at(-1) ?? '';
    return file.replace(/^(?:Dockerfile|Containerfile)\.?/, '').replace(/\.Dockerfile$/, '');
}
function toWord(text) {
    const parts = text.toLowerCase().split(/[^a-z0-9]+/);
    return parts.filter((part) => part !== '').join('-');
}
function isAside(path) {
    return variantOf(path)
        .split(/[._-]/)
        .some((word) => ASIDE.test(word));
}
function isTwin(path, all) {
    const twin = path.replace(/Containerfile(?=[^/]*$)/, 'Dockerfile');
    return twin !== path && all.includes(twin);
}
function targets_done(value) {
    return { ok: true, value, problems: [] };
}
function fail(code, what, hint) {
    return { ok: false, problems: [(0,problem/* error */.z3)(code, what, hint)] };
}

;// CONCATENATED MODULE: ./src/init/draft.js














const EXAMPLES = 'https://github.com/tagship/tagship/tree';
function makeDraft(found, asked) {
    const system = decideSystem(found, asked);
    if (!system.ok)
        return system;
    const targets = decidePlaces(found, asked);
    const words = checkWords({
        '--context': asked.context,
        '--file': asked.file,
        branch: found.defaultBranch,
    });
    if (!targets.ok) {
        const { problems } = decidePath(found, asked, system.value, false);
        return { ok: false, problems: [...problems, ...targets.problems, ...words] };
    }
    const read = readPublishers(found, system.value);
    const publishers = read.publishers.filter((one) => isSame(one, targets.value, asked));
    const isPublished = publishers.some(({ isOurs }) => !isOurs);
    const path = decidePath(found, asked, system.value, isPublished);
    const images = decideImages(targets.value.planned, {
        ...found,
        images: asked.images,
        system: system.value,
        publishers,
    });
    const problems = [...path.problems, ...images.problems, ...words];
    if (!path.ok || !images.ok || problems.length > 0)
        return { ok: false, problems };
    const parts = { found, asked, system: system.value, path: path.value, publishers };
    const draft = assemble(parts, targets.value, images.value);
    return draft_done({ ...draft, notes: [...read.notes, ...draft.notes] });
}
function assemble(parts, targets, images) {
    const { asked, system, path, publishers } = parts;
    const release = findOwnRelease(parts);
    const caller = release?.step?.token === undefined ? release : undefined;
    const wanted = makeWanted(parts, images, caller !== undefined);
    const lines = caller && toLines(caller, wanted, path);
    return {
        system,
        path,
        text: system.render(wanted),
        secrets: images.logins.flatMap((login) => (login.isStored ? [] : [login.passwordEnv])),
        published: publishers.map(({ file }) => file),
        notes: [
            ...tellPublishers(publishers, asked.version),
            ...tellTargets(targets, images.targets, system),
            ...(release === undefined ? [] : tellRelease(release, lines, path)),
        ],
        ...(lines && { release: lines }),
    };
}
function makeWanted(parts, images, isCalled) {
    const { found, asked, system, path } = parts;
    return {
        version: asked.version,
        ...(asked.commit !== undefined && { commit: asked.commit }),
        ...(path !== system.path && { path }),
        branch: found.defaultBranch,
        ...images,
        gitTags: decideTagStyle(found.gitTags ?? []),
        ...(isCalled && { isCalled }),
    };
}
function toLines(release, wanted, path) {
    const { logins, targets, gitTags = V_TAGS } = wanted;
    return makeReleaseLines(release, {
        path,
        gitTags,
        logins,
        usesOwnRegistry: targets.some(usesOwnRegistry),
    });
}
function findOwnRelease({ found, system }) {
    const { ciFiles = [], releaseConfigs = [] } = found;
    if (system.name !== 'github')
        return undefined;
    return findReleaseTool(ciFiles.filter(({ path }) => path.startsWith('.github/')), releaseConfigs);
}
function readPublishers({ ciFiles = [], remoteUrl }, { name }) {
    const isGithub = name === 'github';
    const own = ciFiles.filter(({ path }) => path.startsWith('.github/') === isGithub);
    if (isGithub)
        return readGithubPublishers(own, (0,project/* parseProjectUrl */.o0)(remoteUrl).project.slug);
    return name === 'gitlab' ? readGitlabPublishers(own) : { publishers: [], notes: [] };
}
function isSame({ builds }, { planned }, asked) {
    if (builds.length === 0)
        return true;
    const { images } = listReferences(asked.images, (text) => [text]);
    return builds.some((build) => {
        if (images.length > 0 && build.unread.length === 0 && build.images.length > 0) {
            return build.images.some((image) => images.includes(image));
        }
        const own = planned.map(({ dockerfile }) => dockerfile);
        return (build.dockerfile === undefined || own.includes(undefined) || own.includes(build.dockerfile));
    });
}
function decideSystem(found, { ci }) {
    const hint = `Use --ci with one of ${systems.map(({ name }) => name).join(', ')}.`;
    if (ci !== undefined) {
        const asked = systems.find(({ name }) => name === ci);
        if (asked)
            return draft_done(asked);
        return draft_fail('INIT_UNKNOWN_CI', `unsupported CI system "${ci}"`, hint);
    }
    const used = systems.filter(({ signs }) => signs.some((sign) => found.files.includes(sign)));
    const host = ((0,project/* parseProjectUrl */.o0)(found.remoteUrl).host ?? '').toLowerCase();
    const own = (used.length > 0 ? used : systems).find((system) => system.host?.test(host));
    const [first = own, ...others] = used;
    const chosen = others.length > 0 ? own : first;
    if (chosen !== undefined)
        return draft_done(chosen);
    const titles = used.map(({ title }) => title).join(', ');
    const what = titles === ''
        ? 'cannot detect the CI system from the files or the git remote'
        : `several CI systems are used here: ${titles}`;
    return draft_fail('INIT_WHICH_CI', what, hint);
}
function decidePath({ files }, { version, isAdded = false }, { path, rivals, name, extraPath }, isPublished) {
    const taken = [path, ...rivals].find((file) => files.includes(file));
    if (taken === undefined)
        return draft_done(path);
    const isFree = extraPath !== undefined && !files.includes(extraPath);
    if (isFree && (isAdded || isPublished))
        return draft_done(extraPath);
    const more = isFree ? ` --add writes ${extraPath}.` : '';
    const hint = `Add to it what ${EXAMPLES}/v${version}/examples/${name} shows, or choose another CI system with --ci.${more}`;
    return draft_fail('INIT_FILE_EXISTS', `${taken} already exists; not changed`, hint);
}
function decidePlaces(found, { context, file }) {
    if (context === undefined && file === undefined) {
        return decideTargets(found.dockerfiles, (0,project/* parseProjectUrl */.o0)(found.remoteUrl).project.name ?? '');
    }
    const place = { ...(context && { context }), ...(file && { file }) };
    return draft_done({ planned: [{ place, suffix: '' }], leftOut: [] });
}
function checkWords(words) {
    return Object.entries(words)
        .filter(([, word]) => word !== undefined && !isPlainWord(word))
        .map(([name, word]) => (0,problem/* error */.z3)('INIT_HARD_WORD', `${name} "${word ?? ''}" contains characters that are special in CI files`, `Write the file by hand, after one of ${EXAMPLES}/main/examples.`));
}
function draft_done(value) {
    return { ok: true, value, problems: [] };
}
function draft_fail(code, what, hint) {
    return { ok: false, problems: [(0,problem/* error */.z3)(code, what, hint)] };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/init/project/files.js






const MOST_FILES = 100;
const MOST_TEXT = 4 * 1024 * 1024;
const WORKFLOWS = '.github/workflows';
async function readProjectFiles(root) {
    const workflows = (await files_list(root, WORKFLOWS))
        .filter((name) => /\.ya?ml$/.test(name))
        .slice(0, MOST_FILES)
        .map((name) => `${WORKFLOWS}/${name}`);
    const files = [];
    let total = 0;
    for (const path of [...workflows, '.gitlab-ci.yml']) {
        const text = await readText((0,external_node_path_.join)(root, path));
        total += text?.length ?? 0;
        if (text !== undefined && total <= MOST_TEXT)
            files.push({ path, text });
    }
    return files;
}
async function readReleaseConfigs(root) {
    const [top, github] = await Promise.all([files_list(root, ''), files_list(root, '.github')]);
    const paths = [
        ...top,
        ...github.map((name) => `.github/${name}`),
        ...['.changeset/config.json'].filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path))),
    ];
    const configs = paths.filter((path) => releaseTools.some(({ configs: known }) => known.test(path)));
    const text = (await readText((0,external_node_path_.join)(root, 'package.json'))) ?? '';
    const content = parseJson(text);
    const keys = releaseTools.flatMap(({ packageKey }) => packageKey !== undefined && Object.hasOwn(content, packageKey) ? [packageKey] : []);
    return [...configs, ...keys.map((key) => `package.json#${key}`)];
}
async function files_list(root, directory) {
    try {
        return (await (0,promises_.readdir)((0,external_node_path_.join)(root, directory))).toSorted();
    }
    catch {
        return [];
    }
}
async function readText(path) {
    try {
        const { size } = await (0,promises_.lstat)(path).then((stat) => (stat.isFile() ? stat : { size: undefined }));
        if (size === undefined)
            return undefined;
        return size > yaml_limits/* LONGEST_TEXT */.xG * 4 ? ' '.repeat(yaml_limits/* LONGEST_TEXT */.xG + 1) : await (0,promises_.readFile)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
function parseJson(text) {
    try {
        return toFields(JSON.parse(text.slice(0, yaml_limits/* LONGEST_TEXT */.xG)));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./src/init/project/project.js







const DEPTH = 3;
const FOREIGN = new Set(['node_modules', 'vendor', 'third_party', 'target', 'dist', 'testdata']);
const project_ASIDE = /^(?:\.devcontainer|\.github|\.git|tests?|__tests__|e2e|docs?|examples?|fixtures)$/i;
const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\.(?!dockerignore$)[\w.-]+)?$|^.+\.Dockerfile$/;
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
    const paths = systems.flatMap(({ path, extraPath, signs, rivals }) => [
        path,
        ...signs,
        ...rivals,
        ...(extraPath === undefined ? [] : [extraPath]),
    ]);
    return {
        root,
        found: {
            ...(remoteUrl && { remoteUrl }),
            defaultBranch: head?.replace(/^origin\//, '') ?? branch ?? 'main',
            gitTags: gitTags.split('\n').filter((name) => name !== ''),
            dockerfiles: withoutLinked(root, await listDockerfiles(root, '', DEPTH)),
            files: [...new Set(paths)].filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path))),
            ciFiles: await readProjectFiles(root),
            releaseConfigs: await readReleaseConfigs(root),
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
        const isOwn = entry.isDirectory() && !FOREIGN.has(entry.name) && !project_ASIDE.test(entry.name);
        if (isOwn && depth > 1)
            found.push(...(await listDockerfiles(root, path, depth - 1)));
    }
    return found;
}
function withoutLinked(root, paths) {
    const depth = (path) => path.split('/').length;
    const seen = new Set();
    const kept = paths
        .toSorted((one, other) => depth(one) - depth(other))
        .filter((path) => {
        const real = (0,external_node_fs_.realpathSync)((0,external_node_path_.join)(root, path));
        return !seen.has(real) && seen.add(real);
    });
    return paths.filter((path) => kept.includes(path));
}
function isDockerfile(entry, path) {
    if (!DOCKERFILE.test(entry.name))
        return false;
    return entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path));
}
function isLinkToFile(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/init/init.js






const SOURCE = 'https://github.com/tagship/tagship';
const SOURCE_TIMEOUT_MS = 5_000;
function readAsked(given, { ci, add = false }, version) {
    const last = (name) => [given[name] ?? []].flat().at(-1);
    const [context, file] = [last('context'), last('file')];
    return {
        version,
        images: [given.images ?? []].flat(),
        ...(ci !== undefined && { ci }),
        ...(context !== undefined && { context }),
        ...(file !== undefined && { file }),
        ...(add && { isAdded: true }),
    };
}
async function runInit(asked, edge) {
    const { root, found } = await readFound(edge);
    const named = makeDraft(found, asked);
    if (!named.ok)
        throw new problem/* Problem */.AF(named.problems);
    const commit = named.value.system.namesRevision && (await readReleaseCommit(asked.version, edge));
    const made = commit ? makeDraft(found, { ...asked, commit }) : named;
    if (!made.ok)
        throw new problem/* Problem */.AF(made.problems);
    const draft = made.value;
    const { path, text, system, notes } = draft;
    notes.forEach(edge.say);
    edge.say(`For ${system.title}: ${path}`);
    edge.print(text);
    if (!(await isWanted(draft, asked, edge)))
        return 'shown';
    await write((0,external_node_path_.join)(root, path), path, text);
    edge.say(`Wrote ${path}. ${toNext(draft)}`);
    return 'written';
}
async function isWanted(draft, asked, edge) {
    const { path, published } = draft;
    const isDoubtful = published.length > 0 && asked.isAdded !== true;
    const command = toCommand(asked, isDoubtful);
    if (edge.isAgreed && !isDoubtful)
        return true;
    if (edge.isAgreed)
        throw publishedAlready(draft, command);
    if (edge.ask === undefined) {
        edge.say(`Nothing written. ${command} writes ${path}.`);
        return false;
    }
    const doubt = isDoubtful ? `${published.join(', ')} would publish the image too. ` : '';
    if (await edge.ask(`${doubt}Write ${path}? [y/N] `))
        return true;
    edge.say('Nothing written.');
    return false;
}
function publishedAlready({ published, path }, command) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('INIT_PUBLISHED_ALREADY', `${published.join(', ')} already publishes the image; ${path} not written`, `Change the existing file, or write the additional file as well: ${command}`),
    ]);
}
function toCommand({ ci, images, context, file, isAdded }, isDoubtful) {
    const words = [
        ...(ci === undefined ? [] : ['--ci', ci]),
        ...images.flatMap((image) => ['--image', image]),
        ...(context === undefined ? [] : ['--context', context]),
        ...(file === undefined ? [] : ['--file', file]),
        ...(isAdded === true || isDoubtful ? ['--add'] : []),
    ];
    return ['tagship init --yes', ...words.map(toShellWord)].join(' ');
}
function toShellWord(word) {
    return /^[\w.,:/@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
async function readReleaseCommit(version, edge) {
    const gitTag = `v${version}`;
    const asked = await (0,git.openGit)(edge, SOURCE_TIMEOUT_MS).gitTagOf(gitTag, SOURCE);
    if (asked.ok && asked.value !== undefined)
        return asked.value;
    const reason = asked.ok ? 'no such git tag' : asked.reason;
    edge.say(`The commit of ${gitTag} at ${SOURCE} is unknown (${reason}): the file uses the git tag.`);
    return undefined;
}
function toNext({ secrets, path, system, release }) {
    const [secret, ...others] = secrets;
    const word = others.length > 0 ? 'passwords' : 'password';
    return [
        ...(secret === undefined ? [] : [`Store the ${word} as described in its first lines.`]),
        ...(path === system.extraPath && system.extraHint ? [`${system.extraHint}.`] : []),
        ...(release === undefined ? [] : ['Add the lines above to the release workflow.']),
        'Commit it; run tagship plan to see what it will do.',
    ].join(' ');
}
async function write(file, path, text) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, text, { flag: 'wx' });
    }
    catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        throw new problem/* Problem */.AF([
            isThere
                ? (0,problem/* error */.z3)('INIT_FILE_EXISTS', `${path} already exists; not changed`)
                : (0,problem/* error */.z3)('INIT_UNWRITABLE', `cannot write ${path}: ${String(cause)}`),
        ], { cause });
    }
}


/***/ }),

/***/ 27520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lb: () => (/* binding */ findExcess),
/* harmony export */   vy: () => (/* binding */ MOST_PROBLEMS),
/* harmony export */   xG: () => (/* binding */ LONGEST_TEXT)
/* harmony export */ });
const LONGEST_TEXT = 256 * 1024;
const MOST_PROBLEMS = 20;
const MOST_TOKENS = 10_000;
const MOST_ALIASES = 100;
const DEEPEST = 64;
function findExcess(tokens) {
    const seen = { count: 0, aliases: 0, depth: 0, onLine: 0 };
    for (const token of tokens) {
        seen.count += 1;
        if (/^[&*]/.test(token))
            seen.aliases += 1;
        seen.depth = Math.max(0, seen.depth + (DEEPER.get(token) ?? 0));
        if (/^\r?\n/.test(token))
            seen.onLine = 0;
        else if (seen.depth === 0 && /^[-?:]$/.test(token))
            seen.onLine += 1;
        const excess = describeExcess(seen);
        if (excess !== undefined)
            return excess;
    }
    return undefined;
}
const DEEPER = new Map([
    ['[', 1],
    ['{', 1],
    [']', -1],
    ['}', -1],
]);
function describeExcess(seen) {
    if (seen.aliases > MOST_ALIASES)
        return `has more than ${MOST_ALIASES} anchors and aliases`;
    if (seen.depth > DEEPEST || seen.onLine > DEEPEST)
        return 'is nested too deeply';
    return seen.count > MOST_TOKENS ? 'holds too many values' : undefined;
}


/***/ })

};
