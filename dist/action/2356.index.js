export const id = 2356;
export const ids = [2356,8137];
export const modules = {

/***/ 8137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFlavor: () => (/* binding */ parseFlavor)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83053);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54842);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76655);
/* harmony import */ var _source_span_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74945);




const KEYS = ['latest', 'prefix', 'suffix', 'onlatest'];
async function parseFlavor(text, isStrict) {
    const flavor = {
        latest: 'auto',
        prefix: '',
        suffix: '',
        prefixOnLatest: false,
        suffixOnLatest: false,
        spans: {},
    };
    const problems = [];
    const entries = await (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$)(text, { setting: 'flavor', strict: isStrict });
    if (!entries.ok)
        return { flavor, problems: entries.problems };
    for (const entry of entries.value) {
        const fields = await (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readRuleFields */ .i)(entry);
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
            ? noPair(field.span, key)
            : readPair(draft, key.toLowerCase(), value, field.span);
        if (problem !== undefined)
            problems.push(problem);
    }
    return problems;
}
function readPair(draft, key, value, span) {
    const { target } = draft;
    switch (key) {
        case 'latest':
            if (value !== 'auto' && value !== 'true' && value !== 'false')
                return badValue(span, key, value, ['auto', 'true', 'false']);
            target.latest = value;
            return undefined;
        case 'prefix':
        case 'suffix':
            target[key] = value;
            target.spans = { ...target.spans, [key]: span };
            draft.last = key;
            return undefined;
        case 'onlatest':
            return readOnLatest(draft, value, span);
        default:
            return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'FLAVOR_KEY', `unknown flavor attribute ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(key)}`, (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(key, KEYS));
    }
}
function readOnLatest(draft, value, span) {
    const { target, last } = draft;
    if (value !== 'true' && value !== 'false')
        return badValue(span, 'onlatest', value, ['true', 'false']);
    if (last !== undefined)
        target[`${last}OnLatest`] = value === 'true';
    return undefined;
}
function noPair(span, text) {
    const hint = 'Write "latest=…", "prefix=…" or "suffix=…".';
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'FLAVOR_PAIR', `invalid flavor ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(text)}: not a key=value pair`, hint);
}
function badValue(span, key, value, options) {
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'FLAVOR_VALUE', `invalid value ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(value)} for ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(key)}`, (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(value, options));
}


/***/ }),

/***/ 97082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ commonAttributes),
/* harmony export */   GV: () => (/* binding */ ruleKinds),
/* harmony export */   go: () => (/* binding */ listTypes),
/* harmony export */   of: () => (/* binding */ originalDefaults),
/* harmony export */   uw: () => (/* binding */ listAttributes)
/* harmony export */ });
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
const commonAttributes = [
    'type',
    'enable',
    'priority',
    'prefix',
    'suffix',
];
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
const originalDefaults = [
    'type=schedule',
    'type=ref,event=branch',
    'type=ref,event=tag',
    'type=ref,event=pr',
];
function listTypes(isStrict) {
    return isStrict ? originalTypes : [...originalTypes, 'build'];
}
function listAttributes(type, isStrict) {
    const own = Object.keys(ruleKinds[type].attributes);
    return [...new Set([...commonAttributes, ...own, ...(isStrict ? [] : ['kind'])])];
}


/***/ }),

/***/ 38344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Or: () => (/* binding */ regexpKeyOf),
/* harmony export */   ZS: () => (/* binding */ readPattern),
/* harmony export */   fZ: () => (/* binding */ noGroup),
/* harmony export */   mU: () => (/* binding */ matchRule)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83053);
/* harmony import */ var _source_span_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74945);


function regexpKeyOf({ type, attributes }) {
    if (type === 'match')
        return 'pattern';
    return (attributes.get('match') ?? '') === '' ? undefined : 'match';
}
const LONGEST = 2_000;
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
    const span = rule.spans.get(key) ?? rule.span;
    const message = `invalid regular expression ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(body)}: ${why}`;
    const hint = 'Escape literal brackets and dots with a backslash.';
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'RULE_REGEXP', message, hint);
}
function slow(rule, key, said, limitMs) {
    const pattern = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(rule.attributes.get(key) ?? '');
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(rule.spans.get(key) ?? rule.span, 'RULE_SLOW', `matching ${pattern} with ${said} was stopped after ${limitMs / 1000} s`, 'Write the pattern without a repetition inside a repetition: a+ instead of (a+)+.');
}
function noGroup(rule, match) {
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(rule.spans.get('match') ?? rule.span, 'RULE_NO_GROUP', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(match)} matches, but has no group that says which part is the version`, 'Put parentheses around the version, for example v(\\d+\\.\\d+\\.\\d+)$.');
}


/***/ }),

/***/ 62312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toOriginalTag),
/* harmony export */   L: () => (/* binding */ toLegalTag)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83053);
/* harmony import */ var _reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _source_span_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74945);



function toOriginalTag(name) {
    return name.replace(/[^a-zA-Z0-9._-]+/g, '-');
}
function toLegalTag(parts, span, isStrict) {
    const name = parts.map(({ text }) => text).join('');
    const plain = toOriginalTag(name);
    if (isStrict || (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(plain))
        return { ok: true, tag: plain };
    const [first] = parts.filter(({ text }) => text !== '');
    const isLong = plain.length > 128;
    const isOwnDoing = isLong ? parts.every(isWritten) : first?.isLiteral === true;
    if (isOwnDoing)
        return refuse(plain, span);
    const tag = (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(name);
    if (tag === undefined) {
        const reason = `no character of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(name)} is allowed in a tag`;
        return { ok: false, reason, problems: [] };
    }
    return { ok: true, tag };
}
function isWritten({ text, isLiteral }) {
    return text === '' || isLiteral;
}
function refuse(tag, span) {
    const why = (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .describeBadTag */ .NM)(tag);
    const message = `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(tag)} cannot be a tag: ${why}`;
    const hint = 'Start a tag with a letter, a digit or "_", and use at most 128 characters.';
    return {
        ok: false,
        reason: why,
        problems: [(0,_source_span_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAt */ .Os)(span, 'RULE_ILLEGAL', message, hint)],
    };
}


/***/ }),

/***/ 19944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ parseRules)
});

// UNUSED EXPORTS: parseRule

// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __webpack_require__(83053);
// EXTERNAL MODULE: ./src/plan/rules/kinds/kinds.js
var kinds = __webpack_require__(97082);
// EXTERNAL MODULE: ./src/plan/rules/lines.js
var lines = __webpack_require__(54842);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __webpack_require__(76655);
// EXTERNAL MODULE: ./src/plan/rules/source-span.js
var source_span = __webpack_require__(74945);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
;// CONCATENATED MODULE: ./src/plan/rules/references.js



function readReferences(fields) {
    const bare = fields.filter(({ text }) => text.trim() !== '');
    const parts = bare.map((field) => ({ field, part: readPart(field.text.trim()) }));
    const odd = parts.find(({ part }) => part.kind !== 'word');
    if (odd === undefined)
        return undefined;
    const references = parts.flatMap(({ field: { text, span }, part }) => part.kind === 'reference' ? [{ ...part, text: text.trim(), span }] : []);
    if (references.length === parts.length)
        return { ok: true, references };
    const wrong = parts.find(({ part }) => part.kind !== 'reference') ?? odd;
    const shown = wrong.part.kind === 'word' ? odd : wrong;
    return { ok: false, problem: describe(shown.field, shown.part, parts.length > 1) };
}
function readPart(text) {
    const shape = text.replaceAll(/\{\{.*?\}\}/gs, (expression) => 'x'.repeat(expression.length));
    if (!/[/:]/.test(shape) || shape.indexOf('=') > 0)
        return { kind: 'word' };
    if (/@sha\d+:/.test(shape))
        return { kind: 'digest' };
    return isRepository(shape) ? { kind: 'untagged' } : splitReference(text, shape);
}
function splitReference(text, shape) {
    const [, name = '', shown] = /^((?:[^/:@]*(?::\d+)?\/)?[^:@]+):(.*)$/s.exec(shape) ?? [];
    if (shown === undefined || !isRepository(name) || isOdd(name, shown))
        return { kind: 'broken' };
    if (shown === '')
        return { kind: 'untagged' };
    const [repository, tag] = [text.slice(0, name.length), text.slice(name.length + 1)];
    return { kind: (0,references/* isTag */.dz)(tag) || tag !== shown ? 'reference' : 'illegal', repository, tag };
}
function isOdd(name, tag) {
    return tag.includes('@') || (tag.includes(':') && !name.includes('/'));
}
function isRepository(text) {
    return (0,references/* parseRepository */.SU)(text).ok;
}
function describe({ text, span }, part, isOneOfSeveral) {
    const shown = (0,quote/* quote */.h)(hideUser(text.trim()));
    const [repository] = /^[^@]*/.exec(text.trim().replace(/:$/, '')) ?? [''];
    switch (part.kind) {
        case 'illegal':
            return at(span, describeIllegal(part), writeLegal(part));
        case 'digest':
            return at(span, `${shown} ends with a digest, and "tags" gives tags`, writeTags(repository));
        case 'untagged':
            return at(span, `${shown} looks like a repository, and has no tag`, writeTags(repository));
        case 'reference':
        case 'broken':
        case 'word': {
            const why = isOneOfSeveral
                ? `${shown} is mixed with words that are not whole references`
                : `${shown} is neither a tag nor a whole reference such as ghcr.io/acme/app:1.0`;
            const hint = 'Write whole references, one a line: ghcr.io/acme/app:1.0. ' +
                'Or write the repository under images and the tag alone under tags:\n  images: ghcr.io/acme/app\n  tags: 1.0';
            return at(span, why, hint);
        }
    }
}
function describeIllegal({ tag }) {
    return `${(0,quote/* quote */.h)(tag)} cannot be a tag: ${(0,references/* describeBadTag */.NM)(tag)}`;
}
function writeLegal({ repository, tag, }) {
    const legal = tag.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
    return (`Write ${repository}:${legal}. Rules make names of branches and git tags legal:\n` +
        `  images: ${repository}\n  tags: type=ref,event=branch`);
}
function writeTags(repository) {
    const name = repository.trim();
    return (`For tags that follow from git, write the repository under images and leave tags out:\n  images: ${name}\n` +
        `For this one tag alone, write it after the repository:\n  tags: ${name}:latest\n` +
        `For a tag of that name write it without the slash: ${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.`);
}
function at(span, message, hint) {
    const safe = hideUser(span.source);
    const shown = safe === span.source ? span : { ...span, source: safe, start: 0, length: 1 };
    return (0,source_span/* errorAt */.Os)(shown, 'RULE_REFERENCE', message, hideUser(hint));
}
function hideUser(text) {
    return text.replaceAll(/[^\s,"]*:[^\s,"]*@(?!sha\d+:)/g, '***@');
}

;// CONCATENATED MODULE: ./src/plan/rules/parse.js






async function parseRules(text, isStrict, pause) {
    const entries = await (0,lines/* readEntries */.$)(text, { setting: 'tags', strict: isStrict });
    if (!entries.ok)
        return { rules: [], problems: entries.problems };
    const wanted = entries.value.length === 0 && isStrict ? kinds/* originalDefaults */.of.map(toEntry) : entries.value;
    const rules = [];
    const problems = [];
    for (const entry of wanted) {
        await pause?.();
        const parsed = await parseEntry(entry, isStrict);
        problems.push(...parsed.problems);
        if (parsed.ok)
            rules.push(...parsed.value);
    }
    return { rules: rules.sort(byPriority), problems };
}
function byPriority(one, other) {
    if (one.priority < other.priority)
        return 1;
    return one.priority > other.priority ? -1 : 0;
}
async function parseEntry(entry, isStrict) {
    const fields = isStrict ? undefined : await (0,lines/* readRuleFields */.i)(entry);
    const read = fields?.ok === true ? readReferences(fields.value) : undefined;
    if (read !== undefined) {
        return read.ok
            ? { ok: true, value: read.references.map(toReferenceRule), problems: [] }
            : { ok: false, problems: [read.problem] };
    }
    const rule = await parseRule(entry, isStrict);
    return rule.ok ? { ...rule, value: [rule.value] } : rule;
}
function toReferenceRule({ repository, tag, text, span }) {
    const value = (0,source_span/* within */.ux)(span, text.length - tag.length, tag.length);
    const attributes = { value: tag, prefix: '', suffix: '', enable: 'true' };
    return {
        type: 'raw',
        attributes: new Map(Object.entries(attributes)),
        spans: new Map([['value', value]]),
        span,
        written: text,
        priority: kinds/* ruleKinds */.GV.raw.priority,
        repository,
    };
}
async function parseRule(entry, isStrict) {
    const fields = await (0,lines/* readRuleFields */.i)(entry);
    if (!fields.ok)
        return fields;
    if (!isStrict && entry.text === 'standard') {
        return { ok: true, value: makeRule(entry, 'standard', noWords), problems: [] };
    }
    const words = readWords(fields.value);
    const type = words.values.get('type') ?? 'raw';
    const known = (0,kinds/* listTypes */.go)(isStrict).find((name) => name === type);
    if (known === undefined) {
        return {
            ok: false,
            problems: [unknownType(type, words.spans.get('type') ?? entry.span, isStrict)],
        };
    }
    const problems = [
        ...checkEntry(entry, known, words, isStrict),
        ...(isStrict ? [] : [...explainLiteral(entry, fields.value), ...explainDropped(fields.value)]),
    ];
    return problems.some(({ level }) => level === 'error')
        ? { ok: false, problems }
        : { ok: true, value: makeRule(entry, known, words), problems };
}
const SELDOM_TAGS = ['semver', 'pep440', 'schedule', 'match', 'ref', 'raw'];
function explainLiteral({ text, span }, fields) {
    if (fields.length !== 1 || text.includes('='))
        return [];
    const meant = SELDOM_TAGS.includes(text) ? `type=${text}` : (0,nearest/* nearest */.p)(text, ['standard']);
    if (meant === undefined)
        return [];
    return [
        (0,source_span/* noticeAt */.SC)(span, 'RULE_LITERAL', `${(0,quote/* quote */.h)(text)} is a tag of that name, not a rule`, `If you mean the rule, write ${meant}.`),
    ];
}
function explainDropped(fields) {
    const keyOf = ({ text }) => /^([^=]+)=/.exec(text)?.[1]?.trim().toLowerCase() ?? 'value';
    const last = new Map(fields.map((field) => [keyOf(field), field]));
    const dropped = fields.filter((field) => last.get(keyOf(field)) !== field);
    return dropped
        .slice(0, MOST_NOTICES)
        .map(({ text, span }) => (0,source_span/* noticeAt */.SC)(span, 'RULE_DROPPED', `${(0,quote/* quote */.h)(text.trim())} has no effect: a line is one rule, and a later value replaces it`, text.includes('=')
        ? 'Write one of them.'
        : 'Write one tag per line, or on a command line --tags for each.'));
}
const noWords = { values: new Map(), spans: new Map(), keys: new Map() };
function readWords(fields) {
    const values = new Map();
    const spans = new Map();
    const keys = new Map();
    for (const { text, span } of fields) {
        const equals = text.indexOf('=', 1);
        const isPair = equals > 0 && !text.startsWith('=');
        const key = isPair ? text.slice(0, equals).trim().toLowerCase() : 'value';
        const raw = isPair ? text.slice(equals + 1) : text;
        const value = raw.trim();
        const start = (isPair ? equals + 1 : 0) + (raw.length - raw.trimStart().length);
        values.set(key, value);
        spans.set(key, (0,source_span/* within */.ux)(span, value === '' && isPair ? 0 : start, value.length || text.length));
        if (isPair)
            keys.set(key, (0,source_span/* within */.ux)(span, text.length - text.trimStart().length, key.length));
    }
    return { values, spans, keys };
}
function makeRule(entry, type, words) {
    const kind = words.values.get('kind');
    return {
        type,
        attributes: new Map([...listDefaults(type, words), ...words.values]),
        spans: words.spans,
        span: entry.span,
        written: entry.text,
        priority: Number(words.values.get('priority') ?? kinds/* ruleKinds */.GV[type].priority),
        ...(kind === 'exact' || kind === 'floating' ? { kind } : {}),
    };
}
function listDefaults(type, words) {
    const own = Object.entries(kinds/* ruleKinds */.GV[type].attributes).flatMap(([key, value]) => value === undefined ? [] : [[key, value]]);
    const isChange = type === 'ref' && words.values.get('event') === 'pr';
    return [...own, ...(isChange ? [['prefix', 'pr-']] : []), ['enable', 'true']];
}
const MOST_NOTICES = 20;
function checkEntry(entry, type, words, isStrict) {
    const { attributes, choices = {} } = kinds/* ruleKinds */.GV[type];
    const missing = Object.keys(attributes).filter((key) => attributes[key] === undefined && !words.values.has(key));
    const chosen = isStrict
        ? choices
        : { ...choices, kind: ['exact', 'floating'] };
    const group = words.values.get('group') ?? '0';
    const isGroupBad = type === 'match' && Number.isNaN(Number(group));
    return [
        ...missing.map((key) => missingWord(entry, type, key, words)),
        ...Object.entries(chosen).flatMap(([key, options]) => checkChoice(key, options, words)),
        ...(isGroupBad ? [badGroup(group, words.spans.get('group') ?? entry.span)] : []),
        ...(missing.length > 0
            ? []
            : [...words.values.keys()]
                .filter((key) => !(0,kinds/* listAttributes */.uw)(type, isStrict).includes(key))
                .slice(0, MOST_NOTICES)
                .flatMap((key) => describeUnknown(key, type, words, isStrict))),
    ];
}
function checkChoice(key, options, words) {
    const value = words.values.get(key);
    const span = words.spans.get(key);
    if (value === undefined || span === undefined || options.includes(value))
        return [];
    return [
        (0,source_span/* errorAt */.Os)(span, 'RULE_VALUE', `invalid value ${(0,quote/* quote */.h)(value)} for ${(0,quote/* quote */.h)(key)}`, (0,nearest/* suggest */.Z)(value, options)),
    ];
}
function describeUnknown(key, type, words, isStrict) {
    const known = (0,kinds/* listAttributes */.uw)(type, isStrict);
    const span = words.keys.get(key) ?? words.spans.get(key);
    if (span === undefined)
        return [];
    const isElsewhere = Object.values(kinds/* ruleKinds */.GV).some(({ attributes }) => key in attributes);
    const message = `type=${type} ignores ${(0,quote/* quote */.h)(key)}`;
    const hint = isElsewhere
        ? 'Leave it out.'
        : (0,nearest/* suggest */.Z)(key, known.filter((name) => name !== 'type'));
    return [(0,source_span/* noticeAt */.SC)(span, 'RULE_ATTRIBUTE', message, hint)];
}
function missingWord(entry, type, key, words) {
    const known = [...kinds/* commonAttributes */.$x, ...Object.keys(kinds/* ruleKinds */.GV[type].attributes)];
    const wrong = [...words.values.keys()].find((word) => !known.includes(word) && (0,nearest/* nearest */.p)(word, [key]) === key);
    const span = wrong === undefined ? entry.span : (words.keys.get(wrong) ?? entry.span);
    const choices = kinds/* ruleKinds */.GV[type].choices?.[key];
    const example = choices === undefined ? (key === 'pattern' ? '{{version}}' : '…') : choices[0];
    const hint = wrong === undefined ? `Add "${key}=${example ?? '…'}".` : `Did you mean "${key}"?`;
    return (0,source_span/* errorAt */.Os)(span, 'RULE_MISSING', `type=${type} needs a ${(0,quote/* quote */.h)(key)}`, hint);
}
function unknownType(type, span, isStrict) {
    const hint = (0,nearest/* suggest */.Z)(type, (0,kinds/* listTypes */.go)(isStrict));
    return (0,source_span/* errorAt */.Os)(span, 'RULE_TYPE', `unknown rule type ${(0,quote/* quote */.h)(type)}`, hint);
}
function badGroup(group, span) {
    return (0,source_span/* errorAt */.Os)(span, 'RULE_GROUP', `invalid group ${(0,quote/* quote */.h)(group)}: not a number`, 'Count the groups of the pattern: "group=1" is the first.');
}
function toEntry(text) {
    return {
        text,
        span: { setting: 'tags', line: 1, start: 0, length: text.length, source: text },
    };
}


/***/ })

};
