export const id = 152;
export const ids = [152,341];
export const modules = {

/***/ 2722:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFlavor: () => (/* binding */ parseFlavor)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3053);
/* harmony import */ var _rules_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4380);
/* harmony import */ var _rules_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(609);
/* harmony import */ var _rules_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3732);




const KEYS = ['latest', 'prefix', 'suffix', 'onlatest'];
/**
 * The flavor of a text, and what is wrong with it. `onlatest` belongs to the prefix or suffix
 * before it on its line; a value ends at the second `=`, as in docker/metadata-action.
 */
async function parseFlavor(text, isStrict) {
    const flavor = {
        latest: 'auto',
        prefix: '',
        suffix: '',
        prefixOnLatest: false,
        suffixOnLatest: false,
        places: {},
    };
    const problems = [];
    const entries = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$)(text, { setting: 'flavor', strict: isStrict });
    if (!entries.ok)
        return { flavor, problems: entries.problems };
    for (const entry of entries.value) {
        const fields = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .q)(entry);
        problems.push(...(fields.ok ? readEntry(flavor, fields.value) : fields.problems));
    }
    return { flavor, problems };
}
function readEntry(flavor, fields) {
    const problems = [];
    const draft = {
        target: flavor,
        last: undefined,
    };
    for (const field of fields) {
        const [key = '', value] = field.text.split('=').map((part) => part.trim());
        const problem = value === undefined
            ? noPair(field.place, key)
            : readPair(draft, key.toLowerCase(), value, field.place);
        if (problem !== undefined)
            problems.push(problem);
    }
    return problems;
}
function readPair(draft, key, value, place) {
    const { target } = draft;
    switch (key) {
        case 'latest':
            if (value !== 'auto' && value !== 'true' && value !== 'false')
                return badValue(place, key, value, ['auto', 'true', 'false']);
            target.latest = value;
            return undefined;
        case 'prefix':
        case 'suffix':
            target[key] = value;
            target.places = { ...target.places, [key]: place };
            // eslint-disable-next-line no-param-reassign -- the next field may be its onlatest
            draft.last = key;
            return undefined;
        case 'onlatest':
            return readOnLatest(draft, value, place);
        default:
            return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(place, 'FLAVOR_KEY', `flavor has no ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(key)}`, (0,_rules_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(key, KEYS));
    }
}
function readOnLatest(draft, value, place) {
    const { target, last } = draft;
    if (value !== 'true' && value !== 'false')
        return badValue(place, 'onlatest', value, ['true', 'false']);
    if (last !== undefined)
        target[`${last}OnLatest`] = value === 'true';
    return undefined;
}
function noPair(place, text) {
    const hint = 'Write "latest=…", "prefix=…" or "suffix=…".';
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(place, 'FLAVOR_PAIR', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(text)} is no key=value`, hint);
}
function badValue(place, key, value, options) {
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(place, 'FLAVOR_VALUE', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(value)} is no ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(key)}`, (0,_rules_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(value, options));
}


/***/ }),

/***/ 2935:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Or: () => (/* binding */ regexpKeyOf),
/* harmony export */   ZS: () => (/* binding */ readPattern),
/* harmony export */   fZ: () => (/* binding */ noGroup),
/* harmony export */   mU: () => (/* binding */ matchRule)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3053);
/* harmony import */ var _rules_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3732);


/** The attribute in which a rule has its regular expression; undefined where it has none. */
function regexpKeyOf({ type, attributes }) {
    if (type === 'match')
        return 'pattern';
    return (attributes.get('match') ?? '') === '' ? undefined : 'match';
}
/** V8 cannot be interrupted while it compiles a pattern, which for 30,000 nested groups takes it a minute; characters. */
const LONGEST = 2_000;
/** The pattern in an attribute; one of `pattern` may have slashes around it and flags behind, as in JavaScript. */
function readPattern(rule, key) {
    const written = rule.attributes.get(key) ?? '';
    const parts = key === 'pattern' ? /^\/(.+)\/(.*)$/.exec(written) : null;
    const [, body = written, flags = ''] = parts ?? [];
    if (written.length > LONGEST) {
        const why = `longer than ${LONGEST} characters`;
        return { ok: false, problems: [badPattern(rule, key, `${body.slice(0, 40)}…`, why)] };
    }
    try {
        new RegExp(body, flags);
        return { ok: true, value: { body, flags }, problems: [] };
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, problems: [badPattern(rule, key, body, why)] };
    }
}
/**
 * The groups of a rule's pattern in a text; undefined where it does not match. Not ok with RULE_REGEXP
 * or RULE_SLOW, or with no problem where another pattern was the slow one.
 *
 * @param said what is matched, in the user's terms: `git tag "v1.2.3"`.
 */
async function matchRule(rule, key, { text, said, match, }) {
    const pattern = readPattern(rule, key);
    if (!pattern.ok)
        return pattern;
    const matched = await match(pattern.value, text);
    switch (matched.kind) {
        case 'matched':
            return { ok: true, value: matched.groups, problems: [] };
        case 'none':
            return { ok: true, value: undefined, problems: [] };
        case 'failed':
            return { ok: false, problems: [badPattern(rule, key, pattern.value.body, matched.why)] };
        case 'slow':
            return { ok: false, problems: [slow(rule, key, said, matched.limitMs)] };
        case 'untried':
            return { ok: false, problems: [] };
    }
}
function badPattern(rule, key, body, why) {
    const place = rule.places.get(key) ?? rule.place;
    const message = `invalid regular expression ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(body)}: ${why}`;
    const hint = 'Quote brackets and dots that are meant as themselves with a backslash.';
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(place, 'RULE_REGEXP', message, hint);
}
/** RULE_SLOW: it backtracks, which may take longer than the universe lasts. */
function slow(rule, key, said, limitMs) {
    const pattern = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(rule.attributes.get(key) ?? '');
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(rule.places.get(key) ?? rule.place, 'RULE_SLOW', `matching ${pattern} with ${said} was stopped after ${limitMs / 1000} s`, 'Write the pattern without a repetition inside a repetition: a+ instead of (a+)+.');
}
/** RULE_NO_GROUP: it matches, and nobody knows which part is the version. */
function noGroup(rule, match) {
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(rule.places.get('match') ?? rule.place, 'RULE_NO_GROUP', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(match)} matches, but has no group that says which part is the version`, 'Put brackets around the version, for example v(\\d+\\.\\d+\\.\\d+)$.');
}


/***/ }),

/***/ 9685:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ commonAttributes),
/* harmony export */   GV: () => (/* binding */ ruleKinds),
/* harmony export */   go: () => (/* binding */ listTypes),
/* harmony export */   of: () => (/* binding */ originalDefaults),
/* harmony export */   uw: () => (/* binding */ listAttributes)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// The types of rules as data: what each is called, may have, must have and has unless said. Knows no fact.
/** The types that docker/metadata-action has. */
const originalTypes = [
    'schedule',
    'semver',
    'pep440',
    'match',
    'edge',
    'ref',
    'raw',
    'sha',
];
/** Attributes that every rule may have. */
const commonAttributes = [
    'type',
    'enable',
    'priority',
    'prefix',
    'suffix',
];
/** Every type of rule. To add one: an entry here, and how it fires in `rule-kinds-fire.ts`. */
const ruleKinds = {
    schedule: { priority: 1000, attributes: { pattern: 'nightly' } },
    semver: { priority: 900, attributes: { pattern: undefined, value: '', match: '' } },
    pep440: { priority: 900, attributes: { pattern: undefined, value: '', match: '' } },
    match: { priority: 800, attributes: { pattern: undefined, group: '0', value: '' } },
    edge: { priority: 700, attributes: { branch: '' } },
    ref: {
        priority: 600,
        attributes: { event: undefined },
        choices: { event: ['branch', 'tag', 'pr'] },
    },
    build: { priority: 300, attributes: { pattern: '{{base}}-b{{build}}-{{sha}}' } },
    raw: { priority: 200, attributes: { value: undefined } },
    sha: {
        priority: 100,
        attributes: { format: 'short', prefix: 'sha-' },
        choices: { format: ['short', 'long'] },
    },
    standard: { priority: 0, attributes: {} },
};
/** What stands for no rules at all under `compat: strict`. */
const originalDefaults = [
    'type=schedule',
    'type=ref,event=branch',
    'type=ref,event=tag',
    'type=ref,event=pr',
];
/** The types that may be written, by their names. */
function listTypes(isStrict) {
    return isStrict ? originalTypes : [...originalTypes, 'build'];
}
/** The attributes that a rule of a type may have, by their names. */
function listAttributes(type, isStrict) {
    const own = Object.keys(ruleKinds[type].attributes);
    return [...new Set([...commonAttributes, ...own, ...(isStrict ? [] : ['kind'])])];
}


/***/ }),

/***/ 7558:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toOriginalTag),
/* harmony export */   L: () => (/* binding */ toLegalTag)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3053);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5113);
/* harmony import */ var _rules_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3732);



/** What docker/metadata-action makes of a name: anything but letters, digits, `.`, `_`, `-` becomes a dash. */
function toOriginalTag(name) {
    return name.replace(/[^a-zA-Z0-9._-]+/g, '-');
}
/**
 * The legal tag for the parts that a rule gives.
 *
 * | parts                               | tag                 | because                                    |
 * | ----------------------------------- | ------------------- | ------------------------------------------ |
 * | `feature/login`                     | `feature-login`     | as in the original                         |
 * | prefix `{{branch}}-` on a git tag   | `abc1234`           | the name that would come first is not there |
 * | value `-x`, written so              | RULE_ILLEGAL        | the user can write it right                |
 * | a branch of 200 letters             | its head and a hash | registries take 128                        |
 *
 * Under `compat: strict` only the first row counts.
 */
function toLegalTag(parts, place, isStrict) {
    const name = parts.map(({ text }) => text).join('');
    const plain = toOriginalTag(name);
    if (isStrict || (0,_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(plain))
        return { ok: true, tag: plain };
    const [first] = parts.filter(({ text }) => text !== '');
    const isLong = plain.length > 128;
    const isOwnDoing = isLong ? parts.every(isWritten) : first?.isLiteral === true;
    if (isOwnDoing)
        return refuse(plain, place);
    const tag = (0,_references_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(name);
    if (tag === undefined) {
        const reason = `no character of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(name)} may stand in a tag`;
        return { ok: false, reason, problems: [] };
    }
    return { ok: true, tag };
}
function isWritten({ text, isLiteral }) {
    return text === '' || isLiteral;
}
function refuse(tag, place) {
    const why = (0,_references_js__WEBPACK_IMPORTED_MODULE_0__/* .describeBadTag */ .NM)(tag);
    const message = `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(tag)} cannot be a tag: ${why}`;
    const hint = 'Start a tag with a letter, a digit or "_", and use at most 128 characters.';
    return {
        ok: false,
        reason: why,
        problems: [(0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAt */ .Os)(place, 'RULE_ILLEGAL', message, hint)],
    };
}


/***/ }),

/***/ 3240:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ parseRules)
/* harmony export */ });
/* unused harmony export parseRule */
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3053);
/* harmony import */ var _rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9685);
/* harmony import */ var _rules_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4380);
/* harmony import */ var _rules_nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(609);
/* harmony import */ var _rules_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3732);





/**
 * The rules of a text, the highest priority first, in the order of writing where that is equal.
 *
 * @param isStrict only what docker/metadata-action knows, and its defaults for an empty text.
 */
async function parseRules(text, isStrict, pause) {
    const entries = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .readEntries */ .$)(text, { setting: 'tags', strict: isStrict });
    if (!entries.ok)
        return { rules: [], problems: entries.problems };
    const wanted = entries.value.length === 0 && isStrict ? _rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .originalDefaults */ .of.map(toEntry) : entries.value;
    const rules = [];
    const problems = [];
    for (const entry of wanted) {
        await pause?.();
        const parsed = await parseRule(entry, isStrict);
        problems.push(...parsed.problems);
        if (parsed.ok)
            rules.push(parsed.value);
    }
    return { rules: rules.sort(byPriority), problems };
}
/** A priority that is no number is neither higher nor lower than any other, as in the original. */
function byPriority(one, other) {
    if (one.priority < other.priority)
        return 1;
    return one.priority > other.priority ? -1 : 0;
}
/** One rule from one entry. */
async function parseRule(entry, isStrict) {
    const fields = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .readFields */ .q)(entry);
    if (!fields.ok)
        return fields;
    if (!isStrict && entry.text === 'standard') {
        return { ok: true, value: makeRule(entry, 'standard', noWords), problems: [] };
    }
    const words = readWords(fields.value);
    const type = words.values.get('type') ?? 'raw';
    const known = (0,_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .listTypes */ .go)(isStrict).find((name) => name === type);
    if (known === undefined) {
        return {
            ok: false,
            problems: [unknownType(type, words.places.get('type') ?? entry.place, isStrict)],
        };
    }
    const problems = checkWords(entry, known, words, isStrict);
    return problems.some(({ level }) => level === 'error')
        ? { ok: false, problems }
        : { ok: true, value: makeRule(entry, known, words), problems };
}
const noWords = { values: new Map(), places: new Map(), keys: new Map() };
/** `key=value` at the first `=` that is not the first character; a field without one is the `value`. */
function readWords(fields) {
    const values = new Map();
    const places = new Map();
    const keys = new Map();
    for (const { text, place } of fields) {
        const equals = text.indexOf('=', 1);
        const isPair = equals > 0 && !text.startsWith('=');
        const key = isPair ? text.slice(0, equals).trim().toLowerCase() : 'value';
        const raw = isPair ? text.slice(equals + 1) : text;
        const value = raw.trim();
        const start = (isPair ? equals + 1 : 0) + (raw.length - raw.trimStart().length);
        values.set(key, value);
        places.set(key, (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .ux)(place, value === '' && isPair ? 0 : start, value.length || text.length));
        if (isPair)
            keys.set(key, (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .ux)(place, text.length - text.trimStart().length, key.length));
    }
    return { values, places, keys };
}
function makeRule(entry, type, words) {
    const kind = words.values.get('kind');
    return {
        type,
        attributes: new Map([...listDefaults(type, words), ...words.values]),
        places: words.places,
        place: entry.place,
        written: entry.text,
        priority: Number(words.values.get('priority') ?? _rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleKinds */ .GV[type].priority),
        ...(kind === 'exact' || kind === 'floating' ? { kind } : {}),
    };
}
/** What the attributes say unless the user says something else. */
function listDefaults(type, words) {
    const own = Object.entries(_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleKinds */ .GV[type].attributes).flatMap(([key, value]) => value === undefined ? [] : [[key, value]]);
    const isChange = type === 'ref' && words.values.get('event') === 'pr';
    return [...own, ...(isChange ? [['prefix', 'pr-']] : []), ['enable', 'true']];
}
/** How many unknown attributes of one rule are told of. */
const MOST_NOTICES = 20;
function checkWords(entry, type, words, isStrict) {
    const { attributes, choices = {} } = _rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleKinds */ .GV[type];
    const missing = Object.keys(attributes).filter((key) => attributes[key] === undefined && !words.values.has(key));
    const chosen = isStrict
        ? choices
        : { ...choices, kind: ['exact', 'floating'] };
    const group = words.values.get('group') ?? '0';
    const isGroupBad = type === 'match' && Number.isNaN(Number(group));
    return [
        ...missing.map((key) => missingWord(entry, type, key, words)),
        ...Object.entries(chosen).flatMap(([key, options]) => checkChoice(key, options, words)),
        ...(isGroupBad ? [badGroup(group, words.places.get('group') ?? entry.place)] : []),
        ...(missing.length > 0
            ? []
            : [...words.values.keys()]
                .filter((key) => !(0,_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .listAttributes */ .uw)(type, isStrict).includes(key))
                .slice(0, MOST_NOTICES)
                .flatMap((key) => describeUnknown(key, type, words, isStrict))),
    ];
}
function checkChoice(key, options, words) {
    const value = words.values.get(key);
    const place = words.places.get(key);
    if (value === undefined || place === undefined || options.includes(value))
        return [];
    return [
        (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAt */ .Os)(place, 'RULE_VALUE', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(value)} is no ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(key)}`, (0,_rules_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(value, options)),
    ];
}
/** The original takes no notice of attributes that it does not know, so they are no error. */
function describeUnknown(key, type, words, isStrict) {
    const known = (0,_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .listAttributes */ .uw)(type, isStrict);
    const place = words.keys.get(key) ?? words.places.get(key);
    if (place === undefined)
        return [];
    const isElsewhere = Object.values(_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleKinds */ .GV).some(({ attributes }) => key in attributes);
    const message = `type=${type} takes no notice of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(key)}`;
    const hint = isElsewhere
        ? 'Leave it out.'
        : (0,_rules_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(key, known.filter((name) => name !== 'type'));
    return [(0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .noticeAt */ .SC)(place, 'RULE_ATTRIBUTE', message, hint)];
}
function missingWord(entry, type, key, words) {
    const known = [..._rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .commonAttributes */ .$x, ...Object.keys(_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleKinds */ .GV[type].attributes)];
    const wrong = [...words.values.keys()].find((word) => !known.includes(word) && (0,_rules_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearestWord */ .z)(word, [key]) === key);
    const place = wrong === undefined ? entry.place : (words.keys.get(wrong) ?? entry.place);
    const choices = _rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleKinds */ .GV[type].choices?.[key];
    const example = choices === undefined ? (key === 'pattern' ? '{{version}}' : '…') : choices[0];
    const hint = wrong === undefined ? `Add "${key}=${example ?? '…'}".` : `Did you mean "${key}"?`;
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAt */ .Os)(place, 'RULE_MISSING', `type=${type} needs a ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(key)}`, hint);
}
function unknownType(type, place, isStrict) {
    const hint = (0,_rules_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(type, (0,_rule_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .listTypes */ .go)(isStrict));
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAt */ .Os)(place, 'RULE_TYPE', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(type)} is no type of rule`, hint);
}
function badGroup(group, place) {
    return (0,_rules_place_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAt */ .Os)(place, 'RULE_GROUP', `the group ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(group)} is no number`, 'Count the brackets of the pattern: "group=1" is the first.');
}
function toEntry(text) {
    return {
        text,
        place: { setting: 'tags', line: 1, start: 0, length: text.length, source: text },
    };
}


/***/ }),

/***/ 7152:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkWords: () => (/* binding */ checkWords)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _expressions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4511);
/* harmony import */ var _flavor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2722);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8935);
/* harmony import */ var _rule_kinds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9685);
/* harmony import */ var _rule_kinds_regexp_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2935);
/* harmony import */ var _rules_legal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7558);
/* harmony import */ var _rules_lines_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4380);
/* harmony import */ var _rules_parse_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3240);
// SPDX-License-Identifier: Apache-2.0
// What is wrong with rules, flavor, images and texts as they are written, whatever the run is about. Knows no fact.









/**
 * The errors that no facts can mend: for a run that has none, so that whoever wrote them hears of
 * them all the same. What follows from values that are not known, such as a tag that an expression
 * comes to, is not among them.
 */
async function checkWords(words) {
    const strict = words.compat === 'strict';
    const { flavor, problems: flavorProblems } = await (0,_flavor_js__WEBPACK_IMPORTED_MODULE_2__.parseFlavor)(words.flavor ?? '', strict);
    const { rules, problems: ruleProblems } = await (0,_rules_parse_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRules */ .N)(words.tags ?? '', strict);
    const found = [
        ...ruleProblems,
        ...flavorProblems,
        ...(await checkAffixes(flavor)),
        ...(await collect(rules, (rule) => checkRule(rule, flavor, strict))),
        ...(await (0,_images_js__WEBPACK_IMPORTED_MODULE_3__/* .checkImages */ .B6)(words)),
        ...(await checkTexts(words, 'labels')),
        ...(await checkTexts(words, 'annotations')),
    ];
    return found.filter((problem) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)([problem]));
}
/** Attributes that are templates; the pattern of `match` is a regular expression. */
const TEMPLATES = ['enable', 'prefix', 'suffix', 'value', 'pattern'];
async function checkRule(rule, flavor, isStrict) {
    const known = (0,_rule_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .listAttributes */ .uw)(rule.type, isStrict);
    const templates = TEMPLATES.filter((key) => rule.places.has(key) && known.includes(key)).filter((key) => key !== 'pattern' || rule.type !== 'match');
    const problems = await collect(templates, (key) => (0,_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(rule.attributes.get(key) ?? '', rule.places.get(key) ?? rule.place));
    const key = (0,_rule_kinds_regexp_js__WEBPACK_IMPORTED_MODULE_8__/* .regexpKeyOf */ .Or)(rule);
    const regexp = key === undefined ? [] : (0,_rule_kinds_regexp_js__WEBPACK_IMPORTED_MODULE_8__/* .readPattern */ .ZS)(rule, key).problems;
    return [...problems, ...regexp, ...checkLiteral(rule, flavor, isStrict)];
}
/** A rule that gives one and the same tag to every run. */
function checkLiteral(rule, flavor, isStrict) {
    const { attributes, type, places, place } = rule;
    const value = attributes.get('value') ?? '';
    const texts = [
        attributes.get('prefix') ?? flavor.prefix,
        value,
        attributes.get('suffix') ?? flavor.suffix,
    ];
    const isSame = type === 'raw' && attributes.get('enable') === 'true' && value !== '';
    if (!isSame || texts.some((text) => text.includes('{{')))
        return [];
    const parts = texts.map((text) => ({ text, isLiteral: true }));
    const legal = (0,_rules_legal_js__WEBPACK_IMPORTED_MODULE_5__/* .toLegalTag */ .L)(parts, places.get('value') ?? place, isStrict);
    return legal.ok ? [] : legal.problems;
}
async function checkAffixes({ prefix, suffix, places }) {
    return [
        ...(await (0,_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(prefix, places.prefix ?? 'flavor')),
        ...(await (0,_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(suffix, places.suffix ?? 'flavor')),
    ];
}
async function checkTexts(words, setting) {
    const strict = words.compat === 'strict';
    const entries = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_6__/* .readEntries */ .$)(words[setting] ?? '', { setting, strict });
    if (!entries.ok)
        return entries.problems;
    return collect(entries.value, ({ text, place }) => (0,_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(text, place));
}
async function collect(items, check) {
    return (await Promise.all(items.map(check))).flat();
}


/***/ })

};
