export const id = 456;
export const ids = [456,341];
export const modules = {

/***/ 6432:
/***/ (function (module, __unused_webpack_exports, __webpack_require__) {



const parse = __webpack_require__(5797)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 6278:
/***/ (function (module, __unused_webpack_exports, __webpack_require__) {

const { valid, clean, explain, parse } = __webpack_require__(4494);

const { lt, le, eq, ne, ge, gt, compare, rcompare } = __webpack_require__(7264);

const {
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,
} = __webpack_require__(2074);

const { major, minor, patch, inc } = __webpack_require__(5088);

module.exports = {
  // version
  valid,
  clean,
  explain,
  parse,

  // operator
  lt,
  le,
  lte: le,
  eq,
  ne,
  neq: ne,
  ge,
  gte: ge,
  gt,
  compare,
  rcompare,

  // range
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,

  // semantic
  major,
  minor,
  patch,
  inc,
};


/***/ }),

/***/ 5088:
/***/ (function (module, __unused_webpack_exports, __webpack_require__) {

const { explain, parse, stringify } = __webpack_require__(4494);

// those notation are borrowed from semver
module.exports = {
  major,
  minor,
  patch,
  inc,
};

function major(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  return version.release[0];
}

function minor(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 2) {
    return 0;
  }
  return version.release[1];
}

function patch(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 3) {
    return 0;
  }
  return version.release[2];
}

function inc(input, release, preReleaseIdentifier) {
  let identifier = preReleaseIdentifier || `a`;
  const version = parse(input);

  if (!version) {
    return null;
  }

  if (
    !['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'].includes(
      identifier,
    )
  ) {
    return null;
  }

  switch (release) {
    case 'premajor':
      {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'preminor':
      {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prepatch':
      {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prerelease':
      if (version.pre === null) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
        version.pre = [identifier, 0];
      } else {
        if (preReleaseIdentifier === undefined && version.pre !== null) {
          [identifier] = version.pre;
        }

        const [letter, number] = version.pre;
        if (letter === identifier) {
          version.pre = [letter, number + 1];
        } else {
          version.pre = [identifier, 0];
        }
      }

      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'major':
      if (
        version.release.slice(1).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'minor':
      if (
        version.release.slice(2).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'patch':
      if (
        version.release.slice(3).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    default:
      return null;
  }

  return stringify(version);
}


/***/ }),

/***/ 2074:
/***/ (function (module, __unused_webpack_exports, __webpack_require__) {

// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.

const { VERSION_PATTERN, explain: explainVersion } = __webpack_require__(4494);

const Operator = __webpack_require__(7264);

const RANGE_PATTERN = [
  '(?<operator>(===|~=|==|!=|<=|>=|<|>))',
  '\\s*',
  '(',
  /*  */ '(?<version>(?:' + VERSION_PATTERN.replace(/\?<\w+>/g, '?:') + '))',
  /*  */ '(?<prefix>\\.\\*)?',
  /*  */ '|',
  /*  */ '(?<legacy>[^,;\\s)]+)',
  ')',
].join('');

module.exports = {
  RANGE_PATTERN,
  parse,
  satisfies,
  filter,
  validRange,
  maxSatisfying,
  minSatisfying,
};

const isEqualityOperator = (op) => ['==', '!=', '==='].includes(op);

const rangeRegex = new RegExp('^' + RANGE_PATTERN + '$', 'i');

function parse(ranges) {
  if (!ranges.trim()) {
    return [];
  }

  const specifiers = ranges
    .split(',')
    .map((range) => rangeRegex.exec(range.trim()) || {})
    .map(({ groups }) => {
      if (!groups) {
        return null;
      }

      let { ...spec } = groups;
      const { operator, version, prefix, legacy } = groups;

      if (version) {
        spec = { ...spec, ...explainVersion(version) };
        if (operator === '~=') {
          if (spec.release.length < 2) {
            return null;
          }
        }
        if (!isEqualityOperator(operator) && spec.local) {
          return null;
        }

        if (prefix) {
          if (!isEqualityOperator(operator) || spec.dev || spec.local) {
            return null;
          }
        }
      }
      if (legacy && operator !== '===') {
        return null;
      }

      return spec;
    });

  if (specifiers.filter(Boolean).length !== specifiers.length) {
    return null;
  }

  return specifiers;
}

function filter(versions, specifier, options = {}) {
  const filtered = pick(versions, specifier, options);
  if (filtered.length === 0 && options.prereleases === undefined) {
    return pick(versions, specifier, { prereleases: true });
  }
  return filtered;
}

function maxSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[found.length - 1];
}

function minSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[0];
}

function pick(versions, specifier, options) {
  const parsed = parse(specifier);

  if (!parsed) {
    return [];
  }

  return versions.filter((version) => {
    const explained = explainVersion(version);

    if (!parsed.length) {
      return explained && !(explained.is_prerelease && !options.prereleases);
    }

    return parsed.reduce((pass, spec) => {
      if (!pass) {
        return false;
      }
      return contains({ ...spec, ...options }, { version, explained });
    }, true);
  });
}

function satisfies(version, specifier, options = {}) {
  const filtered = pick([version], specifier, options);

  return filtered.length === 1;
}

function arrayStartsWith(array, prefix) {
  if (prefix.length > array.length) {
    return false;
  }

  for (let i = 0; i < prefix.length; i += 1) {
    if (prefix[i] !== array[i]) {
      return false;
    }
  }

  return true;
}

function contains(specifier, input) {
  const { explained } = input;
  let { version } = input;
  const { ...spec } = specifier;

  if (spec.prereleases === undefined) {
    spec.prereleases = spec.is_prerelease;
  }

  if (explained && explained.is_prerelease && !spec.prereleases) {
    return false;
  }

  if (spec.operator === '~=') {
    let compatiblePrefix = spec.release.slice(0, -1).concat('*').join('.');
    if (spec.epoch) {
      compatiblePrefix = spec.epoch + '!' + compatiblePrefix;
    }
    return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, {
      prereleases: spec.prereleases,
    });
  }

  if (spec.prefix) {
    const isMatching =
      explained.epoch === spec.epoch &&
      arrayStartsWith(explained.release, spec.release);
    const isEquality = spec.operator !== '!=';
    return isEquality ? isMatching : !isMatching;
  }

  if (explained)
    if (explained.local && spec.version) {
      version = explained.public;
      spec.version = explainVersion(spec.version).public;
    }

  if (spec.operator === '<' || spec.operator === '>') {
    // simplified version of https://www.python.org/dev/peps/pep-0440/#exclusive-ordered-comparison
    if (Operator.eq(spec.release.join('.'), explained.release.join('.'))) {
      return false;
    }
  }

  const op = Operator[spec.operator];
  return op(version, spec.version || spec.legacy);
}

function validRange(specifier) {
  return Boolean(parse(specifier));
}


/***/ }),

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

/***/ 2456:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fireRules: () => (/* binding */ fireRules)
});

// EXTERNAL MODULE: ./src/plan/expressions.js + 1 modules
var expressions = __webpack_require__(4511);
// EXTERNAL MODULE: ./src/plan/fired.js
var plan_fired = __webpack_require__(7429);
// EXTERNAL MODULE: ./src/plan/flavor.js
var plan_flavor = __webpack_require__(2722);
// EXTERNAL MODULE: ./src/plan/preset.js + 1 modules
var preset = __webpack_require__(2633);
// EXTERNAL MODULE: ./src/plan/preset-flavor.js
var preset_flavor = __webpack_require__(259);
// EXTERNAL MODULE: ./src/plan/preset-version.js
var preset_version = __webpack_require__(7379);
// EXTERNAL MODULE: ../../node_modules/semver/functions/parse.js
var parse = __webpack_require__(5797);
// EXTERNAL MODULE: ../../node_modules/semver/functions/valid.js
var valid = __webpack_require__(6432);
// EXTERNAL MODULE: ./src/plan/version.js
var plan_version = __webpack_require__(2429);
;// CONCATENATED MODULE: ./src/plan/rule-kinds-source.js
// SPDX-License-Identifier: Apache-2.0
// The versions that rules find in git tags and values, and how much of one a tag holds. Knows no rule.



/** The version of a text by semver, as `type=semver` reads it; undefined when it is none. */
function readSemver(raw, gitTag) {
    if (valid(raw) === null)
        return undefined;
    const semver = parse(raw, { loose: true });
    if (semver === null)
        return undefined;
    return {
        scheme: 'semver',
        text: semver.version,
        numbers: [semver.major, semver.minor, semver.patch],
        isPrerelease: semver.prerelease.length > 0,
        raw,
        gitTagPrefix: prefixOf(gitTag, raw),
    };
}
/** The version of a text by PEP 440, as `type=pep440` reads it. */
function readPep440(raw, gitTag) {
    const version = (0,plan_version/* parsePep440 */.FB)(raw);
    if (version === undefined)
        return undefined;
    const { scheme, text, numbers, isPrerelease } = version;
    return { scheme, text, numbers, isPrerelease, raw, gitTagPrefix: prefixOf(gitTag, raw) };
}
/**
 * The version somewhere in a text: all of it, what follows a prefix (`api/v1.2.3`, `p1-v1.2.3`), or
 * a PEP 440 version. Undefined when there is none.
 */
function findVersion(text, gitTag) {
    const [, tail] = /(?:^|[^0-9A-Za-z.])(v?\d+\.\d+.*)$/s.exec(text) ?? [];
    for (const raw of [text, tail]) {
        const version = raw === undefined ? undefined : (0,plan_version/* parseVersion */.ot)(raw);
        if (raw !== undefined && version !== undefined) {
            const { scheme, numbers, isPrerelease } = version;
            const common = { scheme, numbers, isPrerelease, raw, gitTagPrefix: prefixOf(gitTag, raw) };
            return { ...common, text: version.text };
        }
    }
    return readPep440(text, gitTag);
}
/** How much of a version a text holds that was cut out of it. */
function extentOf(text, version) {
    if (holds(text, version.text) || holds(text, version.raw))
        return 'whole';
    const [major = 0, minor = 0] = version.numbers;
    if (version.numbers.length > 2 && holds(text, `${major}.${minor}`))
        return 'minor';
    return holds(text, String(major)) ? 'major' : 'none';
}
/** The range and the name of the series that a tag of this extent chooses from. */
function toSeriesRange(extent, version) {
    const [major = 0, minor = 0] = version.numbers;
    if (extent === 'minor')
        return `${major}.${minor}.x`;
    return extent === 'major' ? `${major}.x` : undefined;
}
/** Whether a text holds another as a word: `1.2` is in `v1.2-alpine`, not in `1.20` or `1.2.3`. */
function holds(text, wanted) {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const before = text.slice(0, at);
        const after = text.slice(at + wanted.length);
        if (!/\d\.?$/.test(before) && !/^\.?\d/.test(after))
            return true;
    }
    return false;
}
function prefixOf(gitTag, raw) {
    const at = gitTag?.lastIndexOf(raw) ?? -1;
    return at <= 0 ? '' : (gitTag ?? '').slice(0, at).replace(/(?<![A-Za-z0-9])v$/, '');
}

// EXTERNAL MODULE: ./src/plan/expressions-scope.js
var expressions_scope = __webpack_require__(4795);
// EXTERNAL MODULE: ./src/plan/rules-legal.js
var rules_legal = __webpack_require__(7558);
// EXTERNAL MODULE: ./src/plan/rules-place.js
var rules_place = __webpack_require__(3732);
;// CONCATENATED MODULE: ./src/plan/rules-latest.js
// SPDX-License-Identifier: Apache-2.0
// `latest`: who gives it, who withholds it, and what it follows. Knows no type of rule.





/**
 * `latest` of a run: the first rule to fire decides under `latest=auto`, and it stands last. A rule
 * about a prerelease gives none and says so, unless `latest=true` asks for it.
 */
function fireLatest(given, run, series) {
    const [first] = given;
    const { flavor } = run;
    if (first === undefined || flavor.latest === 'false')
        return NO_LATEST;
    const version = versionOf(first, run);
    const decision = flavor.latest === 'true' ? {} : decideAuto(first, version, run);
    if (decision === undefined)
        return NO_LATEST;
    const legal = nameLatest(flavor, first.rule.place, run.isStrict);
    if (!legal.ok)
        return { fired: [], problems: legal.problems };
    const fired = {
        tag: legal.tag,
        kind: 'floating',
        rule: `flavor: latest=${flavor.latest}`,
        ...describeLatest(flavor, version, series),
        priority: lowestPriority(given) - 1,
        ...(decision.held === undefined ? {} : { held: decision.held, onlyHeld: true }),
    };
    return { fired: [fired], problems: [] };
}
/** The lowest priority of the rules, 0 at most. Not by spreading, which many thousand rules would be too many for. */
function lowestPriority(given) {
    return given.reduce((lowest, { rule: { priority } }) => {
        return Number.isFinite(priority) ? Math.min(lowest, priority) : lowest;
    }, 0);
}
function describeLatest(flavor, version, series) {
    const cause = flavor.latest === 'auto' ? 'a rule about a release fires first' : 'the flavor says so';
    if (version === undefined)
        return { reason: cause };
    const versions = makeLatestSeries(version, flavor, series);
    return { versions, reason: `${cause}; ${(0,preset_version/* describeFloat */.A)(versions, series.known)}` };
}
const NO_LATEST = { fired: [], problems: [] };
/** Under `latest=auto`: given (an empty value), held with a reason, or nothing to be said of. */
function decideAuto({ firing }, version, run) {
    const held = run.isStrict ? undefined : describeHold(firing, version, run);
    if (held !== undefined)
        return { held };
    return firing.givesLatest ? {} : undefined;
}
/** Why a rule that is about a version gives no `latest` under `latest=auto`; undefined when it may. */
function describeHold(firing, version, { settings, facts }) {
    if (!firing.givesLatest)
        return describeOwnHold(firing);
    const { event } = facts;
    if (event.kind === 'release' && event.prerelease)
        return 'the release is marked as a pre-release';
    const { latest } = settings;
    const isOff = version !== undefined && (latest === 'never' || latest === 'branch');
    return isOff ? `the setting "latest" is ${latest}` : undefined;
}
/** Of a rule about versions that gives no `latest`; build tags are about a version, but no such rule. */
function describeOwnHold({ version, extent }) {
    if (version === undefined || extent === undefined)
        return undefined;
    return version.isPrerelease
        ? `${version.text} is a prerelease`
        : `${version.text} is no plain release`;
}
function makeLatestSeries(version, flavor, series) {
    return series.make({
        version,
        extent: 'none',
        prefix: flavor.prefixOnLatest ? (0,rules_legal/* toOriginalTag */.B)(flavor.prefix) : '',
        suffix: flavor.suffixOnLatest ? (0,rules_legal/* toOriginalTag */.B)(flavor.suffix) : '',
        lead: '',
    });
}
/** The version that `latest` goes by: the first rule's, else the run's. */
function versionOf({ firing }, run) {
    if (firing.version !== undefined)
        return firing.version;
    const version = (0,expressions_scope/* readRunVersion */.CX)(run.facts, run.settings);
    if (version === undefined)
        return undefined;
    return findVersion(version.text, run.expander.context.gitTag);
}
/** `latest` with the flavor's prefix and suffix as written: the original fills in no expression here. */
function nameLatest(flavor, place, isStrict) {
    const parts = [
        { text: flavor.prefixOnLatest ? flavor.prefix : '', isLiteral: true },
        { text: 'latest', isLiteral: true },
        { text: flavor.suffixOnLatest ? flavor.suffix : '', isLiteral: true },
    ];
    const where = flavor.places.prefix ?? flavor.places.suffix ?? place;
    const legal = (0,rules_legal/* toLegalTag */.L)(parts, where, isStrict);
    if (legal.ok || legal.problems.length === 0)
        return legal;
    const text = parts.map((part) => part.text).join('');
    const message = `"${(0,rules_legal/* toOriginalTag */.B)(text)}" cannot be a tag`;
    const hint = 'Expressions are not filled in for latest: give a plain prefix, or leave onlatest out.';
    return { ...legal, problems: [(0,rules_place/* errorAt */.Os)(where, 'FLAVOR_LATEST', message, hint)] };
}

// EXTERNAL MODULE: ./src/plan/rules-parse.js
var rules_parse = __webpack_require__(3240);
// EXTERNAL MODULE: ./src/plan/versions.js
var versions = __webpack_require__(6472);
;// CONCATENATED MODULE: ./src/plan/rules-series.js



/**
 * Series for one run. The exact tag of another version is spelled like the run's own exact tag with
 * the same suffix, or else with what stands around the float itself. Under `compat: strict` nothing
 * counts as newer, since docker/metadata-action looks at no other git tag.
 */
function createSeriesMaker(facts, settings, given) {
    const list = facts.gitTags.known ? facts.gitTags.list : undefined;
    const histories = new Map();
    const historyOf = (prefix) => {
        const known = histories.get(prefix) ?? (0,versions/* readHistory */.Lu)(list, prefix, settings.ignoreVersions);
        histories.set(prefix, known);
        return known;
    };
    const spellings = groupBySuffix(given.flatMap(toSpelling));
    return {
        known: facts.gitTags.known,
        make: (place) => {
            const { version, extent } = place;
            const range = toSeriesRange(extent, version);
            const frame = {
                name: range ?? 'all',
                scheme: version.scheme,
                version: version.text,
                ...(range === undefined ? {} : { range }),
                gitTagPrefix: version.gitTagPrefix || (settings.tagPrefix ?? ''),
                ...spell(place, spellings),
                ...(settings.ignoreVersions === undefined ? {} : { ignore: settings.ignoreVersions }),
            };
            return settings.compat === 'strict'
                ? { ...frame, above: [] }
                : historyOf(frame.gitTagPrefix).makeSeries(frame);
        },
    };
}
/** What stands before a pattern's first expression, `v` of `v{{major}}.{{minor}}`. */
function leadOf(pattern) {
    const at = pattern.indexOf('{{');
    return at < 0 ? '' : (0,rules_legal/* toOriginalTag */.B)(pattern.slice(0, at));
}
/** What stands around the version in an exact tag. */
function toSpelling({ tag, kind, firing }) {
    if (kind !== 'exact' || firing.version === undefined)
        return [];
    const version = (0,rules_legal/* toOriginalTag */.B)(firing.version.text);
    const at = tag.indexOf(version);
    if (at < 0)
        return [];
    return [{ prefix: tag.slice(0, at), suffix: tag.slice(at + version.length) }];
}
function groupBySuffix(spellings) {
    const groups = new Map();
    for (const { prefix, suffix } of spellings) {
        groups.set(suffix, (groups.get(suffix) ?? new Set()).add(prefix));
    }
    return groups;
}
function spell(place, spellings) {
    for (const prefix of spellings.get(place.suffix) ?? []) {
        if (prefix.startsWith(place.prefix))
            return { exactPrefix: prefix, exactSuffix: place.suffix };
    }
    return { exactPrefix: place.prefix + place.lead, exactSuffix: place.suffix };
}

// EXTERNAL MODULE: ./src/plan/expressions-engine.js
var expressions_engine = __webpack_require__(2085);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __webpack_require__(3053);
// EXTERNAL MODULE: ./src/plan/references.js + 2 modules
var references = __webpack_require__(5113);
;// CONCATENATED MODULE: ./src/plan/rule-kinds-run.js
/** An outcome that gives nothing, and why. */
function skip(reason, problems = []) {
    return { fires: false, reason, problems };
}
/** An attribute with its expressions filled in. */
async function expandAttribute(rule, run, key, scope) {
    const where = rule.places.get(key) ?? rule.place;
    return run.expander.expand(rule.attributes.get(key) ?? '', where, scope);
}

// EXTERNAL MODULE: ../../node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(6278);
// EXTERNAL MODULE: ./src/plan/rule-kinds-regexp.js
var rule_kinds_regexp = __webpack_require__(2935);
;// CONCATENATED MODULE: ./src/plan/rule-kinds-version.js
// SPDX-License-Identifier: Apache-2.0
// How the rules about versions fire: semver, pep440, match. Knows no other rule.







/** `type=semver`. */
async function fireSemver(rule, run) {
    const read = await readVersionText(rule, run);
    if ('outcome' in read)
        return read.outcome;
    const { raw, gitTag, said, problems } = read.found;
    const version = readSemver(raw, gitTag);
    if (version === undefined)
        return skip(`${said} is no semver version`, problems);
    const pattern = rule.attributes.get('pattern') ?? '';
    const isWhole = version.isPrerelease && !(await (0,expressions_engine/* isRawAlone */.W8)(pattern));
    const names = {
        ...Object.fromEntries(Object.entries(parse(raw, { loose: true }) ?? {})),
        ...run.expander.names.ours,
        ...partsOf(raw),
    };
    const value = await fillPattern(rule, run, isWhole, names);
    return giveVersion({ rule, version, value, said, problems, isRelease: !version.isPrerelease });
}
/** `type=pep440`. A post-release is treated like a prerelease, as in the original. */
async function firePep440(rule, run) {
    const read = await readVersionText(rule, run);
    if ('outcome' in read)
        return read.outcome;
    const { raw, gitTag, said, problems } = read.found;
    const version = readPep440(raw, gitTag);
    if (version === undefined)
        return skip(`${said} does not conform to PEP 440`, problems);
    const isRelease = isPep440Release(raw);
    const value = isRelease
        ? await fillPattern(rule, run, false, namesOfPep440(raw, version, run))
        : { ok: true, value: await nameWhole(rule, raw), problems: [] };
    return giveVersion({ rule, version, value, said, problems, isRelease });
}
function isPep440Release(raw) {
    const parts = pep440.explain(raw);
    return parts !== null && !parts.is_prerelease && !parts.is_postrelease && !parts.is_devrelease;
}
async function nameWhole(rule, raw) {
    return (await (0,expressions_engine/* isRawAlone */.W8)(rule.attributes.get('pattern') ?? '')) ? raw : spellPep440(raw);
}
/** The original's spelling, where the parts of a local version are not set apart by dots. */
function spellPep440(raw) {
    return pep440.clean(raw) ?? raw;
}
function namesOfPep440(raw, { numbers }, run) {
    const [major = 0, minor = 0, patch = 0] = numbers;
    return {
        ...run.expander.names.ours,
        raw: () => raw,
        version: () => spellPep440(raw),
        major: () => major,
        minor: () => minor,
        patch: () => patch,
    };
}
/** `type=match`. */
async function fireMatch(rule, run) {
    const read = await readSource(rule, run);
    if ('outcome' in read)
        return read.outcome;
    const { raw, gitTag, said, problems } = read.found;
    const pattern = rule.attributes.get('pattern') ?? '';
    const matched = await (0,rule_kinds_regexp/* matchRule */.mU)(rule, 'pattern', { text: raw, said, match: run.match });
    if (!matched.ok)
        return skip('its pattern is wrong', matched.problems);
    const groups = matched.value;
    if (groups === undefined)
        return skip(`${said} does not match ${(0,quote/* quote */.h)(pattern)}`, problems);
    const group = rule.attributes.get('group') ?? '0';
    const value = groups[group];
    if (value === undefined) {
        return skip(`${(0,quote/* quote */.h)(pattern)} has no group ${group} for ${said}`, problems);
    }
    const version = findVersion(raw, gitTag);
    return { ...giveMatch(value, { raw, said, version, isStrict: run.isStrict }), problems };
}
function giveMatch(value, from) {
    const { raw, said, version, isStrict } = from;
    const common = { fires: true, value };
    if (version === undefined) {
        return { ...common, givesLatest: true, isExact: value === raw, reason: `${said} matches` };
    }
    const extent = extentOf(value, version);
    return {
        ...common,
        givesLatest: isStrict || !version.isPrerelease,
        isExact: extent === 'whole',
        reason: `${said} matches, and is version ${version.text}`,
        version,
        extent,
    };
}
/** The text that semver and pep440 read: what `match` leaves of the source, slashes made dashes. */
async function readVersionText(rule, run) {
    const read = await readSource(rule, run);
    if ('outcome' in read)
        return read;
    const source = read.found;
    const match = rule.attributes.get('match') ?? '';
    if (match === '')
        return { found: { ...source, raw: source.raw.replaceAll('/', '-') } };
    const { raw: text, said } = source;
    const matched = await (0,rule_kinds_regexp/* matchRule */.mU)(rule, 'match', { text, said, match: run.match });
    if (!matched.ok)
        return { outcome: skip('its match is wrong', matched.problems) };
    const groups = matched.value;
    if (groups === undefined) {
        return run.isStrict
            ? { found: { ...source, raw: source.raw.replaceAll('/', '-') } }
            : { outcome: skip(`${source.said} does not match ${(0,quote/* quote */.h)(match)}`, source.problems) };
    }
    const part = groups[1] ?? (run.isStrict ? undefined : groups[0]);
    if (part === undefined)
        return { outcome: skip('its match is wrong', [(0,rule_kinds_regexp/* noGroup */.fZ)(rule, match)]) };
    return { found: { ...source, raw: part.replaceAll('/', '-') } };
}
/** What a rule about versions starts from: its `value`, the setting `version`, or the git tag. */
async function readSource(rule, run) {
    const given = rule.attributes.get('value') ?? '';
    if (given !== '') {
        const value = await expandAttribute(rule, run, 'value');
        if (!value.ok)
            return { outcome: skip('its value is wrong', value.problems) };
        const said = `the value ${(0,quote/* quote */.h)(value.value)}`;
        return { found: { raw: value.value, said, problems: value.problems } };
    }
    const { version } = run.settings;
    const { gitTag } = run.expander.context;
    if (version !== undefined)
        return readGivenVersion(version, run);
    if (gitTag === undefined)
        return { outcome: skip('the run is not on a git tag') };
    const prefix = run.settings.tagPrefix ?? '';
    const said = `git tag ${(0,quote/* quote */.h)(gitTag)}`;
    if (!gitTag.startsWith(prefix)) {
        return { outcome: skip(`${said} does not start with ${(0,quote/* quote */.h)(prefix)}`) };
    }
    return { found: { raw: gitTag.slice(prefix.length), gitTag, said, problems: [] } };
}
/** A version that release tooling gives; on a change it only labels. */
function readGivenVersion(version, run) {
    if (run.facts.event.kind === 'change') {
        return { outcome: skip(`version ${(0,quote/* quote */.h)(version)} is not released from a change`) };
    }
    return { found: { raw: version, said: `version ${(0,quote/* quote */.h)(version)}`, problems: [] } };
}
function fillPattern(rule, run, isWhole, names) {
    if (!isWhole)
        return expandAttribute(rule, run, 'pattern', names);
    return run.expander.expand('{{version}}', rule.place, names);
}
function giveVersion(given) {
    const { rule, version, value, said, isRelease } = given;
    if (!value.ok)
        return skip('its pattern is wrong', value.problems);
    const extent = isRelease ? extentOfPattern(rule.attributes.get('pattern') ?? '') : 'whole';
    return {
        fires: true,
        value: value.value,
        givesLatest: isRelease,
        reason: `${said} is version ${version.text}`,
        version,
        extent,
        isExact: extent === 'whole',
        problems: [...given.problems, ...value.problems],
    };
}
function extentOfPattern(pattern) {
    const [major, minor, patch] = ['major', 'minor', 'patch'].map((name) => (0,expressions_engine/* usesName */.WR)(pattern, [name]));
    if ((0,expressions_engine/* usesName */.WR)(pattern, ['version', 'raw']) || (major && minor && patch))
        return 'whole';
    if (major && !patch)
        return minor ? 'minor' : 'major';
    return 'none';
}
/** The numbers of a semver version by name, over what the run's own version would say. */
function partsOf(raw) {
    const semver = parse(raw, { loose: true });
    if (semver === null)
        return {};
    const { version, major, minor, patch } = semver;
    return { raw: semver.raw, version, major, minor, patch };
}

// EXTERNAL MODULE: ./src/plan/rules-context.js
var rules_context = __webpack_require__(3764);
;// CONCATENATED MODULE: ./src/plan/rule-kinds-fire.js
// SPDX-License-Identifier: Apache-2.0
// How each type of rule fires: what it makes of a run, before prefix, suffix and legality. Knows no registry.







const fireByType = {
    schedule: fireSchedule,
    semver: fireSemver,
    pep440: firePep440,
    match: fireMatch,
    edge: fireEdge,
    ref: fireRef,
    raw: fireRaw,
    sha: fireSha,
    build: fireBuild,
    standard: () => skip('the preset stands on its own'),
};
/** What a rule makes of a run; errors are among the problems of an outcome that does not fire. */
async function fireRule(rule, run) {
    return fireByType[rule.type](rule, run);
}
async function fireSchedule(rule, run) {
    if (!run.expander.context.isSchedule)
        return skip('the run is not on a schedule');
    const value = await expandAttribute(rule, run, 'pattern', run.expander.names.dates);
    if (!value.ok)
        return skip('its pattern is wrong', value.problems);
    return {
        fires: true,
        value: value.value,
        givesLatest: false,
        reason: 'the run is on a schedule',
        isLiteral: isStatic(rule.attributes.get('pattern')),
        problems: value.problems,
    };
}
function fireEdge(rule, run) {
    const { branch, edgeBranch } = run.expander.context;
    if (branch === undefined)
        return skip('the run is not on a branch');
    const named = rule.attributes.get('branch') ?? '';
    const wanted = named === '' ? edgeBranch : named;
    if (branch !== wanted) {
        return skip(`the branch is ${(0,quote/* quote */.h)(branch)}, not ${(0,quote/* quote */.h)(wanted ?? 'the default branch')}`);
    }
    const reason = `${(0,quote/* quote */.h)(branch)} is the branch that edge follows`;
    return { fires: true, value: 'edge', givesLatest: false, reason };
}
function fireRef(rule, run) {
    const { branch, gitTag, pull } = run.expander.context;
    const event = rule.attributes.get('event');
    if (event === 'branch') {
        if (branch === undefined)
            return skip('the run is not on a branch');
        return fires(branch, `the branch is ${(0,quote/* quote */.h)(branch)}`);
    }
    if (event === 'tag') {
        return gitTag === undefined ? skip('the run is not on a git tag') : fireGitTag(gitTag, run);
    }
    if (pull === undefined)
        return skip('the run is not about a change');
    return fires(pull, `the change is number ${pull}`);
}
function fireGitTag(gitTag, run) {
    const version = findVersion(gitTag, gitTag);
    const isHeldBack = !run.isStrict && version?.isPrerelease === true;
    return {
        ...fires(gitTag, `the git tag is ${(0,quote/* quote */.h)(gitTag)}`),
        givesLatest: !isHeldBack,
        isExact: true,
        ...(version === undefined ? {} : { version, extent: 'whole' }),
    };
}
async function fireRaw(rule, run) {
    const value = await expandAttribute(rule, run, 'value');
    if (!value.ok)
        return skip('its value is wrong', value.problems);
    const isLiteral = isStatic(rule.attributes.get('value'));
    const reason = isLiteral ? 'it is written so' : `it reads ${(0,quote/* quote */.h)(value.value)} here`;
    return { ...fires(value.value, reason), isLiteral, problems: value.problems };
}
async function fireSha(rule, run) {
    const { sha } = run.expander.context;
    if (sha === '')
        return skip('the commit is not known');
    const isLong = rule.attributes.get('format') === 'long';
    const names = { sha: () => (isLong ? sha : (0,rules_context/* toShortSha */.CW)(sha, run.settings)) };
    const value = await run.expander.expand('{{sha}}', rule.place, names);
    if (!value.ok)
        return skip('the short commit cannot be told', value.problems);
    return { ...fires(value.value, `the commit is ${value.value}`), isExact: true };
}
async function fireBuild(rule, run) {
    const { facts, settings, expander } = run;
    if (facts.run.number === undefined)
        return skip('the CI system gives the run no number');
    const version = (0,expressions_scope/* readRunVersion */.CX)(facts, settings);
    const base = version?.text ?? nameBase(run);
    if (base === undefined)
        return skip('there is no version and no branch to name it after');
    const scope = { ...expander.names.everywhere, base };
    const value = await expandAttribute(rule, run, 'pattern', scope);
    if (!value.ok)
        return skip('its pattern is wrong', value.problems);
    const { gitTag } = expander.context;
    const source = version === undefined ? undefined : findVersion(version.text, gitTag);
    return {
        ...fires(value.value, `this is build ${facts.run.number} of ${base}`),
        isExact: true,
        problems: value.problems,
        ...(source === undefined ? {} : { version: source }),
    };
}
function nameBase(run) {
    const { branch, gitTag, pull } = run.expander.context;
    if (pull !== undefined)
        return (0,references/* toTag */.yQ)(`pr-${pull}`);
    const name = gitTag ?? branch;
    return name === undefined ? undefined : (0,references/* toTag */.yQ)(name);
}
function fires(value, reason) {
    return { fires: true, value, givesLatest: false, reason };
}
function isStatic(template) {
    return template !== undefined && !template.includes('{{');
}

// EXTERNAL MODULE: ./src/plan/rules-nearest.js
var rules_nearest = __webpack_require__(609);
;// CONCATENATED MODULE: ./src/plan/rules-tags.js







const NOTHING = 'it reads as nothing here';
/** Fires one rule. Nothing is thrown: what is wrong is among the problems. */
async function runRule(rule, run) {
    const enabled = await readEnabled(rule, run);
    if (!enabled.ok)
        return { skipped: 'its "enable" is wrong', problems: enabled.problems };
    if (!enabled.value)
        return { skipped: describeDisabled(rule), problems: enabled.problems };
    const outcome = await fireRule(rule, run);
    const problems = [...enabled.problems, ...(outcome.problems ?? [])];
    if (!outcome.fires)
        return { skipped: outcome.reason, problems };
    const result = await dress(rule, outcome, run);
    return { ...result, problems: [...problems, ...result.problems] };
}
/** The tag of a rule that fired: prefix, value and suffix, made legal. */
async function dress(rule, firing, run) {
    const prefix = await readAffix(rule, run, 'prefix');
    const suffix = await readAffix(rule, run, 'suffix');
    const problems = [...prefix.problems, ...suffix.problems];
    if (!prefix.ok || !suffix.ok)
        return { skipped: 'its prefix or suffix is wrong', problems };
    const value = { text: firing.value, isLiteral: firing.isLiteral === true };
    const parts = [prefix.value, value, suffix.value];
    if (parts.every(({ text }) => text === ''))
        return { skipped: NOTHING, problems };
    const legal = (0,rules_legal/* toLegalTag */.L)(parts, rule.places.get('value') ?? rule.place, run.isStrict);
    if (!legal.ok)
        return { skipped: legal.reason, problems: [...problems, ...legal.problems] };
    const kind = rule.kind ?? (isExact(rule, firing, run) ? 'exact' : 'floating');
    const tag = {
        rule,
        tag: legal.tag,
        kind,
        firing,
        prefix: (0,rules_legal/* toOriginalTag */.B)(prefix.value.text),
        suffix: (0,rules_legal/* toOriginalTag */.B)(suffix.value.text),
        isLiteral: parts.every(({ text, isLiteral }) => text === '' || isLiteral),
    };
    return { tag, problems };
}
async function readEnabled(rule, run) {
    const enabled = await expandAttribute(rule, run, 'enable');
    if (!enabled.ok)
        return enabled;
    const { value, problems } = enabled;
    if (value === 'true' || value === 'false')
        return { ok: true, value: value === 'true', problems };
    const place = rule.places.get('enable') ?? rule.place;
    const message = `"enable" is ${(0,quote/* quote */.h)(value)}, neither true nor false`;
    return {
        ok: false,
        problems: [(0,rules_place/* errorAt */.Os)(place, 'RULE_ENABLE', message, (0,rules_nearest/* suggest */.Z)(value, ['true', 'false']))],
    };
}
function describeDisabled(rule) {
    const enable = rule.attributes.get('enable') ?? 'false';
    return enable === 'false' ? 'it is switched off' : `${(0,quote/* quote */.h)(enable)} is false here`;
}
/** The rule's own prefix or suffix, even an empty one; else the flavor's. */
async function readAffix(rule, run, key) {
    const own = rule.attributes.get(key);
    const template = own ?? run.flavor[key];
    const where = (own === undefined ? run.flavor.places[key] : rule.places.get(key)) ?? rule.place;
    const text = await run.expander.expand(template, where);
    return text.ok
        ? { ...text, value: { text: text.value, isLiteral: !template.includes('{{') } }
        : text;
}
/**
 * Whether a tag names one version or commit for ever: by its type, or since it says which commit or
 * build it is of. An expression that is empty here names nothing.
 */
function isExact(rule, firing, run) {
    if (firing.isExact === true)
        return true;
    const { build, version } = run.expander.names.ours;
    const names = [
        ...(run.expander.context.sha === '' ? [] : ['sha']),
        ...(typeof build === 'string' && build !== '' ? ['build'] : []),
        ...(typeof version === 'string' && version !== '' ? ['version'] : []),
    ];
    const affixes = ['prefix', 'suffix'].map((key) => rule.attributes.get(key) ?? run.flavor[key]);
    const values = rule.type === 'raw' ? [rule.attributes.get('value') ?? ''] : [];
    return [...affixes, ...values].some((template) => (0,expressions_engine/* usesName */.WR)(template, names));
}

;// CONCATENATED MODULE: ./src/plan/rules.js












/**
 * What the rules of a run come to, the highest priority first and `latest` last.
 *
 * The language is docker/metadata-action's; under `compat: strict` its results too, in every
 * detail. Without it: no rules are the standard preset; `match` that fails skips its rule; no
 * prerelease gives `latest`; names from refs become legal tags, and what the user wrote and is
 * illegal is the problem RULE_ILLEGAL. Every problem is returned, none thrown.
 */
async function fireRules(input) {
    const { facts, settings } = input;
    const isStrict = settings.compat === 'strict';
    const { rules, problems: ruleProblems } = await (0,rules_parse/* parseRules */.N)(input.text, isStrict, input.pause);
    const { flavor, problems: flavorProblems } = await (0,plan_flavor.parseFlavor)(input.flavor ?? '', isStrict);
    const problems = [...ruleProblems, ...flavorProblems];
    const expander = (0,expressions/* createExpander */.k)(facts, settings);
    const run = { facts, settings, isStrict, flavor, expander, match: input.match };
    const own = rules.every(isPreset) ? plan_fired/* NOTHING */.K : await fireOwn(rules, run, input.pause);
    const isEmpty = !isStrict && rules.length === 0 && !problems.some(isError);
    const hasPreset = isEmpty || rules.some(isPreset);
    const fired = hasPreset ? (0,plan_fired/* joinFired */.z)(await fireFlavoredPreset(run), own) : own;
    return { ...fired, problems: [...problems, ...fired.problems] };
}
function isPreset({ type }) {
    return type === 'standard';
}
function isError({ level }) {
    return level === 'error';
}
function fireFlavoredPreset({ facts, settings, flavor, expander }) {
    return (0,preset_flavor/* addFlavor */.e)((0,preset/* firePreset */.g)(facts, settings), flavor, expander);
}
/** The tags of the user's own rules, and the `latest` that they give. */
async function fireOwn(rules, run, pause) {
    const { given, skipped, problems } = await runAll(rules, run, pause);
    const series = createSeriesMaker(run.facts, run.settings, given);
    const latest = fireLatest(given, run, series);
    const fired = [
        ...settleKinds(given, given.map((tag) => toFired(tag, run, series))),
        ...latest.fired,
    ];
    return {
        fired: levelPriorities(fired),
        skipped,
        version: given[0]?.tag ?? null,
        problems: [...problems, ...latest.problems],
        listing: listOriginally(given, latest.fired),
    };
}
async function runAll(rules, run, pause) {
    const given = [];
    const skipped = [];
    const problems = [];
    for (const rule of rules.filter((one) => !isPreset(one))) {
        await pause?.();
        const result = await runRule(rule, run);
        problems.push(...result.problems);
        if (result.tag !== undefined)
            given.push(result.tag);
        if (result.skipped !== undefined)
            skipped.push({ rule: rule.written, reason: result.skipped });
    }
    return { given, skipped, problems };
}
function toFired(given, run, series) {
    const { rule, tag, kind, firing, isLiteral } = given;
    const versions = kind === 'floating' ? makeSeries(given, run, series) : undefined;
    const about = versions === undefined ? '' : `; ${(0,preset_version/* describeFloat */.A)(versions, series.known)}`;
    return {
        tag,
        kind,
        ...(versions === undefined ? {} : { versions }),
        rule: rule.written,
        reason: firing.reason + about,
        priority: rule.priority,
        ...(isLiteral ? { literal: true } : {}),
    };
}
/** The series of a floating tag: its own version's, and the run's for whatever is named `latest`. */
function makeSeries({ rule, tag, firing, prefix, suffix }, run, series) {
    if (firing.version !== undefined) {
        const { version, extent = 'none' } = firing;
        const lead = leadOf(rule.attributes.get('pattern') ?? '');
        return series.make({ version, extent, prefix, suffix, lead });
    }
    if (tag !== 'latest')
        return undefined;
    const own = (0,expressions_scope/* readRunVersion */.CX)(run.facts, run.settings);
    const version = own === undefined ? undefined : findVersion(own.text, run.expander.context.gitTag);
    if (version === undefined)
        return undefined;
    return series.make({ version, extent: 'none', prefix: '', suffix: '', lead: '' });
}
/**
 * One kind for each tag that several rules give, since in the original they are one tag. What
 * `kind=` says goes for all; else it floats if it is a series as well as a version, as `1.2` of a
 * version that is just `1.2`, and is exact if any rule makes it so. `kind=exact` beside
 * `kind=floating` is left for the user to settle: TAG_TWO_KINDS.
 */
function settleKinds(given, fired) {
    const groups = groupByTag(fired);
    const said = groupKinds(given);
    return fired.map((tag) => {
        const [kind, other] = said.get(tag.tag) ?? [];
        return other === undefined ? settleKind(tag, groups.get(tag.tag) ?? tag, kind) : tag;
    });
}
function settleKind(tag, group, said) {
    const { versions } = group;
    const isExact = versions === undefined && group.kind === 'exact';
    const kind = said ?? (isExact ? 'exact' : 'floating');
    if (kind === 'floating')
        return { ...tag, kind, ...(versions === undefined ? {} : { versions }) };
    return Object.hasOwn(tag, 'versions') ? withoutSeries(tag) : { ...tag, kind };
}
function withoutSeries({ tag, rule, reason, priority, literal }) {
    return { tag, kind: 'exact', rule, reason, priority, ...(literal ? { literal } : {}) };
}
/** By tag: the first series that a rule gives it, and `exact` where any rule makes it so. */
function groupByTag(fired) {
    const groups = new Map();
    for (const { tag, kind, versions } of fired) {
        const known = groups.get(tag);
        const series = known?.versions ?? versions;
        groups.set(tag, {
            kind: known?.kind === 'exact' ? 'exact' : kind,
            ...(series === undefined ? {} : { versions: series }),
        });
    }
    return groups;
}
/** The kinds that `kind=` says of each tag, each once. */
function groupKinds(given) {
    const kinds = new Map();
    for (const { tag, rule } of given) {
        const known = kinds.get(tag) ?? [];
        if (rule.kind !== undefined && !known.includes(rule.kind))
            kinds.set(tag, [...known, rule.kind]);
    }
    return kinds;
}
/** Priorities that are no numbers take their neighbour's, so that sorting changes nothing. */
function levelPriorities(fired) {
    let last = Number.MAX_SAFE_INTEGER;
    return fired.map((tag) => {
        last = Math.min(last, Number.isFinite(tag.priority) ? tag.priority : last);
        return { ...tag, priority: last };
    });
}
/** The tags as docker/metadata-action lists them, where only rules of equal results are one. */
function listOriginally(given, latest) {
    const names = [...new Set(given.map(({ tag }) => tag))];
    return [...names, ...latest.filter(({ held }) => held === undefined).map(({ tag }) => tag)];
}


/***/ })

};
