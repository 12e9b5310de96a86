export const id = 414;
export const ids = [414];
export const modules = {

/***/ 4414:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  usePlanFile: () => (/* binding */ usePlanFile)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/plan/build-mask.js
var build_mask = __webpack_require__(374);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
;// CONCATENATED MODULE: ./src/plan/saved.js
// SPDX-License-Identifier: Apache-2.0
// Reads a Plan back that was saved as JSON. Pure: text in, Plan or problems out.

/**
 * The plan in `text`, or what is wrong with it: no JSON, of another schema version, damaged, of
 * another commit or of a clean checkout where this one is not, or to be pushed where nobody wants
 * that now, or the other way round.
 *
 * @param path names the file in messages.
 */
function parseSavedPlan(text, path, present) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (cause) {
        return refuse((0,problem/* error */.z3)('PLAN_NOT_JSON', `"${path}" holds no JSON: ${String(cause)}`, 'Save a plan with `tagship plan --json > plan.json`.'));
    }
    if (!isObject(json))
        return refuse(damaged(path, 'it is no object'));
    if (json.schemaVersion !== 1) {
        return refuse((0,problem/* error */.z3)('PLAN_SCHEMA_VERSION', `"${path}" has schema version ${JSON.stringify(json.schemaVersion)}; this tagship applies version 1`, 'Make the plan and apply it with the same tagship.'));
    }
    const wrong = shapeProblem(json);
    if (wrong !== undefined)
        return refuse(damaged(path, wrong));
    const plan = json;
    const problems = listMisfits(plan, path, present);
    return problems.length === 0 ? { ok: true, value: plan, problems } : { ok: false, problems };
}
function listMisfits({ facts, push }, path, present) {
    const problems = [];
    if (facts.sha !== present.sha) {
        const message = `"${path}" was made for commit ${facts.sha}, but ${present.sha} is checked out`;
        const hint = 'Check that commit out, or make a new plan.';
        problems.push((0,problem/* error */.z3)('PLAN_OTHER_COMMIT', message, hint));
    }
    else if (present.dirty && !facts.dirty) {
        const message = `"${path}" was made for a clean checkout, and this one has changes that are not committed`;
        const hint = 'Commit or stash them, or allow them with --allow-dirty.';
        problems.push((0,problem/* error */.z3)('PLAN_DIRTY', message, hint));
    }
    if (present.push === 'true' && push.mode !== 'push') {
        const message = `"${path}" was made for a run that does not push: ${push.reason}`;
        const hint = 'Make it for one that does: tagship plan --push --json > plan.json.';
        problems.push((0,problem/* error */.z3)('PLAN_NO_PUSH', message, hint));
    }
    if (present.push === 'false' && push.mode === 'push') {
        const message = `"${path}" was made for a run that pushes, and push is false now`;
        const hint = 'Make it for one that does not: tagship plan --no-push --json > plan.json.';
        problems.push((0,problem/* error */.z3)('PLAN_PUSHES', message, hint));
    }
    return problems;
}
function shapeProblem(json) {
    const facts = json.facts;
    if (!isObject(facts) || typeof facts.sha !== 'string')
        return 'facts.sha is missing';
    if (!isObject(json.push))
        return 'push is missing';
    if (!isSettled(json.settled))
        return 'settled is not what tagship plan writes there';
    if (!Array.isArray(json.problems))
        return 'problems is missing';
    const targets = json.targets;
    if (!Array.isArray(targets))
        return 'targets is missing';
    for (const [index, target] of targets.entries()) {
        const wrong = targetProblem(target);
        if (wrong !== undefined)
            return `targets[${index}]${wrong}`;
    }
    return undefined;
}
function isSettled(value) {
    if (value === undefined)
        return true;
    if (!isObject(value) || !['string', 'undefined'].includes(typeof value.version))
        return false;
    return ['auto', 'release', 'branch', 'never'].some((word) => word === value.latest);
}
function targetProblem(target) {
    if (!isObject(target))
        return ' is no object';
    if (typeof target.name !== 'string')
        return '.name is missing';
    for (const key of ['platforms', 'repositories']) {
        if (!isTexts(target[key]))
            return `.${key} is no list of texts`;
    }
    for (const key of ['tags', 'held']) {
        const tags = target[key];
        if (!Array.isArray(tags) || !tags.every(isTag))
            return `.${key} is no list of tags`;
    }
    return buildProblem(target.build);
}
function buildProblem(build) {
    if (!isObject(build) || !isTexts(build.argv))
        return '.build.argv is no list of texts';
    return build.argv.slice(0, 3).join(' ') === 'docker buildx build'
        ? undefined
        : '.build.argv does not begin with docker buildx build';
}
function isTag(value) {
    return (isObject(value) &&
        typeof value.tag === 'string' &&
        (value.kind === 'exact' || value.kind === 'floating') &&
        (value.decided === 'plan' || value.decided === 'registry'));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function damaged(path, why) {
    return (0,problem/* error */.z3)('PLAN_DAMAGED', `"${path}" is not a plan: ${why}`, 'Make it again with `tagship plan --json`.');
}
function refuse(problem) {
    return { ok: false, problems: [problem] };
}

;// CONCATENATED MODULE: ./src/settings/commands.js
/** The commands, most used first. */
const commands = [
    {
        name: 'plan',
        usage: 'tagship plan [flags]',
        doc: 'Says what ship would do, with a reason for every tag given and held. Changes nothing.',
    },
    {
        name: 'ship',
        usage: 'tagship ship [flags]',
        doc: 'Builds the image, publishes it by digest, tags it, and reads every tag back.',
    },
    {
        name: 'verify',
        usage: 'tagship verify REFERENCE… [flags]',
        doc: 'Reads references from their registries and confirms every platform.',
        settings: [
            ...['platforms', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
            'config',
        ],
    },
    {
        name: 'init',
        usage: 'tagship init [flags]',
        doc: 'Looks at the project and writes the file for its CI system: shows it, asks, and never overwrites.',
        settings: ['images', 'context', 'file'],
    },
    {
        name: 'help',
        usage: 'tagship help [COMMAND]',
        doc: 'Says what there is to say, or about one command.',
    },
    { name: 'version', usage: 'tagship --version', doc: 'Says which version this is.' },
];
/** Whether a command takes the setting of that name. */
function takesSetting(command, setting) {
    const { settings } = commands.find(({ name }) => name === command) ?? {};
    return settings?.includes(setting) ?? true;
}
const RUNS = ['plan', 'ship'];
const ALL = ['plan', 'ship', 'verify'];
/** Flags that say how a command behaves. */
const runFlags = [
    {
        name: 'json',
        takes: 'switch',
        doc: 'Prints the plan or the receipt as JSON.',
        commands: ALL,
    },
    {
        name: 'explain',
        takes: 'switch',
        doc: 'Prints a table rule by rule: fired or not, why, and which tags.',
        commands: ['plan'],
    },
    {
        name: 'registry',
        takes: 'either',
        placeholder: '[HOST=USER]',
        doc: 'With HOST=USER, logs in there as that user. For plan, also with nothing behind it: asks the registries and foretells every move.',
        commands: ALL,
    },
    {
        name: 'password-stdin',
        takes: 'value',
        placeholder: 'HOST',
        doc: 'Reads the password for that registry from standard input.',
        commands: ALL,
    },
    {
        name: 'dotenv',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Writes SHIPPED_VERSION, SHIPPED_DIGEST, SHIPPED_TAGS and their like for later jobs.',
        commands: RUNS,
    },
    {
        name: 'receipt',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Writes the receipt as JSON.',
        commands: ['ship'],
    },
    {
        name: 'links',
        takes: 'value',
        placeholder: 'FILE',
        doc: "Writes links to the images, as GitLab's annotations report takes them.",
        commands: ['ship'],
    },
    {
        name: 'cyclonedx',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Writes the SBOM that the setting sbom has made, in CycloneDX.',
        commands: ['ship'],
    },
    {
        name: 'plan',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Ships a plan that plan --json has written.',
        commands: ['ship'],
    },
    {
        name: 'remote',
        takes: 'switch',
        doc: "Asks git's remote for its git tags. In CI it is asked anyway, unless --no-remote is given.",
        commands: RUNS,
    },
    {
        name: 'same-digest',
        takes: 'switch',
        doc: 'Fails unless all references lead to one digest.',
        commands: ['verify'],
    },
    {
        name: 'ci',
        takes: 'value',
        placeholder: 'NAME',
        doc: 'The CI system to write for: github, gitlab, jenkins, travis, circle, azure, bitbucket, buildkite or woodpecker. Default: what the project uses, or its host has.',
        commands: ['init'],
    },
    { name: 'yes', takes: 'switch', doc: 'Writes without asking.', commands: ['init'] },
    { name: 'debug', takes: 'switch', doc: 'Says more of what goes on.', commands: ALL },
    {
        name: 'help',
        takes: 'switch',
        doc: 'Says what the command does.',
        commands: [...ALL, 'init'],
    },
];
const factFlag = { takes: 'value', commands: RUNS };
/** Flags that override facts. */
const factFlags = [
    {
        ...factFlag,
        name: 'git-tag',
        fact: 'gitTag',
        placeholder: 'NAME',
        doc: 'As if this git tag were pushed.',
    },
    {
        ...factFlag,
        name: 'branch',
        fact: 'branch',
        placeholder: 'NAME',
        doc: 'As if this branch were pushed.',
    },
    {
        ...factFlag,
        name: 'event',
        fact: 'event',
        placeholder: 'NAME',
        doc: 'As if this had happened: push, schedule, release, …',
    },
    {
        ...factFlag,
        name: 'sha',
        fact: 'sha',
        placeholder: 'SHA',
        doc: 'As if this commit were checked out.',
    },
    {
        ...factFlag,
        name: 'pr',
        fact: 'change',
        placeholder: 'NUMBER',
        doc: 'As if this pull or merge request were built.',
    },
    {
        ...factFlag,
        name: 'build',
        fact: 'build',
        placeholder: 'NUMBER',
        doc: 'As if this were the build of that number.',
    },
    {
        ...factFlag,
        name: 'default-branch',
        fact: 'defaultBranch',
        placeholder: 'NAME',
        doc: 'As if this were the default branch.',
    },
    {
        ...factFlag,
        name: 'now',
        fact: 'now',
        placeholder: 'TIME',
        doc: 'As if it were this time, ISO 8601.',
    },
];

// EXTERNAL MODULE: ./src/settings/table.js + 3 modules
var table = __webpack_require__(9005);
;// CONCATENATED MODULE: ./src/settings/settled.js



/** The groups of settings that go into a plan as a whole. */
const GROUPS = ['Image', 'Tags', 'Labels'];
/** Settings of other groups that do. */
const NAMES = [
    ...['name', 'file', 'target', 'platforms', 'provenance', 'sbom', 'no-cache', 'pull'],
    'plain-tag',
];
/** Settings whose values stand behind a word of the plan's build command, the context behind `--`. */
const WORDS = {
    'build-args': '--build-arg',
    'cache-from': '--cache-from',
    'cache-to': '--cache-to',
    context: '--',
};
/**
 * The notice PLAN_SETTLED that names the flags, given beside a saved plan, that cannot change it;
 * nothing when there are none. `--sha` is not among them: the plan has to be of that commit.
 *
 * @param path names the plan's file.
 */
function explainSettled(path, beside) {
    const settings = table/* settingsTable */.uG
        .filter(({ name }) => name in beside.given)
        .filter((setting) => settled_isSettled(setting, beside.masked));
    const facts = factFlags.filter(({ fact }) => fact !== 'sha' && beside.overrides[fact]);
    const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
    if (flags.length === 0)
        return [];
    return [
        (0,problem/* notice */.lm)('PLAN_SETTLED', `"${path}" is shipped as it was planned: ${flags.join(', ')} cannot change it.`, 'Give them to the command that makes the plan: tagship plan --json.'),
    ];
}
/** Whether a plan holds all there is to a setting. Secrets given as values are never in one. */
function settled_isSettled(setting, masked) {
    if (GROUPS.includes(setting.group) || NAMES.includes(setting.name))
        return true;
    if (setting.key === undefined) {
        return setting.form !== 'secret-value' && !masked.includes(setting.buildxFlag);
    }
    const word = WORDS[setting.name];
    return word !== undefined && !masked.includes(word);
}
/**
 * The settings, with those that a saved plan has settled as it has them: by which ship decides about
 * floating tags, and by which it chooses a builder that can do what the build command says.
 */
function withSettled(settings, { settled, argv, masked }) {
    const valuesOf = (flag) => argv.filter((_, at) => argv[at - 1] === flag);
    return {
        ...settings,
        provenance: valuesOf('--provenance').at(-1),
        sbom: valuesOf('--sbom').at(-1),
        cacheTo: masked.includes('--cache-to') ? settings.cacheTo : valuesOf('--cache-to'),
        ...(settled === undefined ? {} : { latest: settled.latest, version: settled.version }),
    };
}

// EXTERNAL MODULE: ./src/settings-file.js
var settings_file = __webpack_require__(5627);
;// CONCATENATED MODULE: ./src/plan-file.js
// SPDX-License-Identifier: Apache-2.0
// A plan that was saved earlier, in the place of the one just made. Reads the file; what is in it is judged elsewhere.






/**
 * The plan in a file, with the facts and settings of this run beside it; what was given beside it in
 * vain is among its problems.
 *
 * @throws Problem PLAN_… when there is none in it, or it does not fit this checkout
 */
async function usePlanFile(path, request, fresh, cwd) {
    const text = await (0,settings_file/* readText */.y)((0,external_node_path_.resolve)(cwd, path));
    const { sha, dirty } = fresh.plan.facts;
    const { allowDirty, push } = fresh.settings;
    const parsed = parseSavedPlan(text, path, { sha, dirty: dirty && !allowDirty, push });
    if (!parsed.ok)
        throw new problem/* Problem */.AF(parsed.problems);
    const plan = parsed.value;
    const argv = plan.targets.flatMap(({ build }) => build.argv);
    const masked = (0,build_mask/* listMasked */.gX)(argv);
    const vain = explainSettled(path, { ...request, masked });
    return {
        ...fresh,
        plan: { ...plan, problems: [...plan.problems, ...vain] },
        settings: withSettled(fresh.settings, { settled: plan.settled, argv, masked }),
    };
}


/***/ })

};
