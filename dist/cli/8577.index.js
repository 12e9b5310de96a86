export const id = 8577;
export const ids = [8577];
export const modules = {

/***/ 28577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHelp: () => (/* binding */ renderHelp)
});

// EXTERNAL MODULE: ./src/settings/table/commands.js
var commands = __webpack_require__(92704);
// EXTERNAL MODULE: ./src/settings/inputs/run-flags.js
var run_flags = __webpack_require__(13630);
// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __webpack_require__(82904);
;// CONCATENATED MODULE: ./src/settings/table/documentation.js

function renderDefault(setting) {
    if (setting.defaultText !== undefined)
        return setting.defaultText;
    const value = setting.default;
    if (value === undefined)
        return 'none';
    if (Array.isArray(value))
        return value.length === 0 ? 'none' : value.join(', ');
    if (typeof value === 'number')
        return (0,duration/* renderDuration */.P)(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function renderDescription(setting) {
    const options = setting.options ? ` One of ${setting.options.join(', ')}.` : '';
    return `${setting.doc}${options} Default: ${renderDefault(setting)}.`;
}

// EXTERNAL MODULE: ./src/settings/table/table.js + 10 modules
var table = __webpack_require__(51944);
;// CONCATENATED MODULE: ./src/settings/inputs/help.js




const WIDTH = 80;
const COLUMN = 28;
function renderHelp(topic) {
    if (topic === 'settings')
        return renderAllSettings();
    const command = commands/* commands */.P.find(({ name }) => name === topic);
    return command === undefined || topic === 'help' || topic === 'version'
        ? renderOverview()
        : renderCommand(command.name, `${command.usage}\n\n${wrap(command.doc, 0)}`);
}
function renderOverview() {
    return [
        'tagship: from a git commit to correctly tagged, verified container images.',
        [
            'Commands',
            ...commands/* commands */.P
                .filter(({ isListed = true }) => isListed)
                .map(({ name, doc }) => renderRow(`tagship ${name}`, toFirst(doc))),
        ].join('\n'),
        ['Example', renderRow(...EXAMPLE)].join('\n'),
        'All settings: tagship help settings. Flags of a command: tagship plan --help.\n',
    ].join('\n\n');
}
function toFirst(doc) {
    return doc.split(/(?<=[.;]) /)[0]?.replace(/;$/, '.') ?? doc;
}
const EXAMPLE = [
    'tagship ship --push --image ghcr.io/acme/app',
    'Build, push, tag and verify.',
];
function renderAllSettings() {
    return [
        wrap('Every setting is a flag (--build-args), a variable (TAGSHIP_BUILD_ARGS) and a key in tagship.yml (build-args). A flag beats a variable, a variable beats the file. --image is short for --images with one repository.', 0),
        ...renderSettings(() => true),
        'Exit codes: 0 done, 1 a problem of yours, 2 a bug of ours, 3 a finding of status\n--fail-on, 130 interrupted.\n',
    ].join('\n\n');
}
const USUAL = [
    ...['images', 'tags', 'platforms', 'context', 'file', 'build-args', 'push', 'allow-dirty'],
    ...['registries', 'git-tag', 'branch', 'config'],
];
function renderCommand(name, intro) {
    const isLong = name === 'plan' || name === 'ship';
    const takes = (setting) => (0,commands/* takesSetting */.R)(name, setting) && (!isLong || USUAL.includes(setting));
    const parts = [
        intro,
        renderFlags('Flags', run_flags/* runFlags */.l, name),
        renderFlags('What if', run_flags/* factFlags */.e, name),
        ...renderSettings(takes),
        wrap(isLong
            ? 'All settings: tagship help settings. --image is short for --images with one repository.'
            : '', 0),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function renderFlags(title, flags, command) {
    const rows = flags
        .filter((flag) => flag.commands.includes(command))
        .map(({ name, placeholder, doc }) => renderRow([`--${name}`, ...(placeholder ? [placeholder] : [])].join(' '), doc));
    return rows.length === 0 ? '' : [title, ...rows].join('\n');
}
function renderSettings(isShown) {
    return table/* settingGroups */.Zb.flatMap((group) => {
        const rows = table/* settingsTable */.uG
            .filter((setting) => setting.group === group && isShown(setting.name))
            .map((setting) => renderRow(renderFlag(setting), explain(setting)));
        return rows.length === 0 ? [] : [[group, ...rows].join('\n')];
    });
}
function renderFlag(setting) {
    if (setting.asFlag === false)
        return `(${setting.name})`;
    if (setting.type === 'boolean') {
        return setting.name.startsWith('no-') ? `--${setting.name}` : `--[no-]${setting.name}`;
    }
    return setting.booleanWords
        ? `--[no-]${setting.name}[=auto]`
        : `--${setting.name} ${placeholder(setting)}`;
}
function placeholder({ type }) {
    const words = new Map([
        ['text', 'LINES'],
        ['list', 'LIST'],
        ['duration', 'TIME'],
        ['registries', 'YAML'],
        ['hooks', 'YAML'],
    ]);
    return words.get(type) ?? 'VALUE';
}
function explain(setting) {
    const options = setting.options ? `One of ${setting.options.join(', ')}.` : '';
    const flag = setting.asFlag === false ? 'Not a flag: an input or a variable.' : '';
    return [setting.doc, options, flag, `Default: ${renderDefault(setting)}.`]
        .filter((part) => part !== '')
        .join(' ');
}
function renderRow(name, doc) {
    const head = `  ${name}`;
    const text = wrap(doc, COLUMN);
    return head.length > COLUMN - 2 ? `${head}\n${text}` : head + text.slice(head.length);
}
function wrap(text, indent) {
    const lines = [];
    for (const word of text.split(' ')) {
        const line = lines.at(-1);
        if (line !== undefined && indent + line.length + 1 + word.length <= WIDTH) {
            lines[lines.length - 1] = `${line} ${word}`;
        }
        else {
            lines.push(word);
        }
    }
    return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}


/***/ })

};
