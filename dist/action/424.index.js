export const id = 424;
export const ids = [424];
export const modules = {

/***/ 4424:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainSettled: () => (/* binding */ explainSettled),
  withSettled: () => (/* binding */ withSettled)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
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
        .filter((setting) => isSettled(setting, beside.masked));
    const facts = factFlags.filter(({ fact }) => fact !== 'sha' && beside.overrides[fact]);
    const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
    if (flags.length === 0)
        return [];
    return [
        (0,problem/* notice */.lm)('PLAN_SETTLED', `"${path}" is shipped as it was planned: ${flags.join(', ')} cannot change it.`, 'Give them to the command that makes the plan: tagship plan --json.'),
    ];
}
/** Whether a plan holds all there is to a setting. Secrets given as values are never in one. */
function isSettled(setting, masked) {
    if (GROUPS.includes(setting.group) || NAMES.includes(setting.name))
        return true;
    if (setting.key === undefined) {
        return setting.form !== 'secret-value' && !masked.includes(setting.buildxFlag);
    }
    const word = WORDS[setting.name];
    return word !== undefined && !masked.includes(word);
}
/** The settings, with those that a saved plan has settled as it has them; an older plan settles none. */
function withSettled(settings, settled) {
    if (settled === undefined)
        return settings;
    return { ...settings, latest: settled.latest, version: settled.version };
}


/***/ })

};
