export const id = 1759;
export const ids = [1759];
export const modules = {

/***/ 16278:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

const { valid, clean, explain, parse } = __webpack_require__(14494);

const { lt, le, eq, ne, ge, gt, compare, rcompare } = __webpack_require__(7264);

const {
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,
} = __webpack_require__(42074);

const { major, minor, patch, inc } = __webpack_require__(75088);

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

/***/ 75088:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

const { explain, parse, stringify } = __webpack_require__(14494);

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

/***/ 42074:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.

const { VERSION_PATTERN, explain: explainVersion } = __webpack_require__(14494);

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

/***/ 11759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  evaluateRules: () => (/* binding */ evaluateRules)
});

// EXTERNAL MODULE: ./src/plan/template/expressions.js + 1 modules
var expressions = __webpack_require__(92864);
// EXTERNAL MODULE: ./src/plan/rules/evaluated.js
var rules_evaluated = __webpack_require__(71044);
// EXTERNAL MODULE: ./src/plan/rules/flavor.js
var rules_flavor = __webpack_require__(8137);
// EXTERNAL MODULE: ./src/plan/preset/preset.js + 1 modules
var preset = __webpack_require__(12722);
// EXTERNAL MODULE: ./src/plan/preset/flavor.js
var preset_flavor = __webpack_require__(35893);
// EXTERNAL MODULE: ./src/plan/preset/version.js
var preset_version = __webpack_require__(35965);
// EXTERNAL MODULE: ./src/plan/rules/kinds/source-version.js
var source_version = __webpack_require__(95777);
// EXTERNAL MODULE: ./src/plan/rules/legal.js
var rules_legal = __webpack_require__(62312);
// EXTERNAL MODULE: ./src/plan/template/scope.js
var template_scope = __webpack_require__(78080);
// EXTERNAL MODULE: ./src/plan/rules/source-span.js
var source_span = __webpack_require__(74945);
;// CONCATENATED MODULE: ./src/plan/rules/latest.js





function evaluateLatest(given, run, { series, version: runVersion }) {
    const [first] = given;
    const { flavor } = run;
    if (first === undefined || flavor.latest === 'false')
        return NO_LATEST;
    const version = first.evaluation.version ?? runVersion;
    const decision = flavor.latest === 'true' ? {} : decideAuto(first, version, run);
    if (decision === undefined)
        return NO_LATEST;
    const legal = nameLatest(flavor, first.rule.span, run.isStrict);
    if (!legal.ok)
        return { tags: [], problems: legal.problems };
    const evaluated = {
        tag: legal.tag,
        kind: 'floating',
        rule: `flavor: latest=${flavor.latest}`,
        ...describeLatest(legal.tag, version, { flavor, series }),
        priority: lowestPriority(given) - 1,
        ...(decision.held === undefined ? {} : { held: decision.held, onlyHeld: true }),
    };
    return { tags: [evaluated], problems: [] };
}
function lowestPriority(given) {
    return given.reduce((lowest, { rule: { priority } }) => {
        return Number.isFinite(priority) ? Math.min(lowest, priority) : lowest;
    }, 0);
}
function describeLatest(tag, version, { flavor, series }) {
    const cause = flavor.latest === 'auto' ? 'a rule about a release fires first' : 'the flavor says so';
    if (version === undefined)
        return { reason: cause };
    const versions = series.make({ tag, version, extent: 'none' });
    return { versions, reason: `${cause}; ${(0,preset_version/* describeFloat */.A)(versions, series.known)}` };
}
const NO_LATEST = { tags: [], problems: [] };
function decideAuto({ evaluation }, version, run) {
    const held = run.isStrict ? undefined : describeHold(evaluation, version, run);
    if (held !== undefined)
        return { held };
    return evaluation.givesLatest ? {} : undefined;
}
function describeHold(evaluation, version, { settings, facts }) {
    if (!evaluation.givesLatest)
        return describeOwnHold(evaluation);
    const { event } = facts;
    if (event.kind === 'release' && event.prerelease)
        return 'the release is marked as a pre-release';
    const { latest } = settings;
    const isOff = version !== undefined && (latest === 'never' || latest === 'branch');
    return isOff ? `the setting "latest" is ${latest}` : undefined;
}
function describeOwnHold({ version, extent }) {
    if (version === undefined || extent === undefined)
        return undefined;
    return version.isPrerelease
        ? `${version.text} is a prerelease`
        : `${version.text} is not a plain release`;
}
function findRunVersion(given, { facts, settings, expander: { context } }) {
    const own = given.find(({ evaluation }) => evaluation.version !== undefined)?.evaluation.version;
    const { kind } = facts.event;
    if (own !== undefined || kind === 'change' || kind === 'mergeQueue')
        return own;
    const { gitTag } = context;
    const version = (0,template_scope/* readRunVersion */.CX)(facts, settings);
    if (version !== undefined)
        return (0,source_version/* findVersion */.Am)(version.text, gitTag, settings.revisions);
    return gitTag === undefined ? undefined : (0,source_version/* findVersion */.Am)(gitTag, gitTag, settings.revisions);
}
function nameLatest(flavor, span, isStrict) {
    const parts = [
        { text: flavor.prefixOnLatest ? flavor.prefix : '', isLiteral: true },
        { text: 'latest', isLiteral: true },
        { text: flavor.suffixOnLatest ? flavor.suffix : '', isLiteral: true },
    ];
    const where = flavor.spans.prefix ?? flavor.spans.suffix ?? span;
    const legal = (0,rules_legal/* toLegalTag */.L)(parts, where, isStrict);
    if (legal.ok || legal.problems.length === 0)
        return legal;
    const text = parts.map((part) => part.text).join('');
    const message = `"${(0,rules_legal/* toOriginalTag */.B)(text)}" cannot be a tag`;
    const hint = 'Expressions are not expanded in latest: give a plain prefix, or leave onlatest out.';
    return { ...legal, problems: [(0,source_span/* errorAt */.Os)(where, 'FLAVOR_LATEST', message, hint)] };
}

// EXTERNAL MODULE: ./src/plan/rules/parse.js + 1 modules
var parse = __webpack_require__(19944);
// EXTERNAL MODULE: ./src/plan/template/engine.js
var engine = __webpack_require__(10784);
// EXTERNAL MODULE: ./src/plan/version/spelling.js
var version_spelling = __webpack_require__(77222);
// EXTERNAL MODULE: ./src/plan/version/versions.js
var versions = __webpack_require__(56305);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/plan/rules/series.js






function createSeriesMaker(run, given, version) {
    const { settings, facts } = run;
    const list = facts.gitTags.known ? facts.gitTags.list : undefined;
    const histories = new Map();
    const historyOf = (prefix) => {
        const known = histories.get(prefix) ??
            (0,versions/* readHistory */.Lu)(list, prefix, settings.ignoreVersions, settings.revisions);
        histories.set(prefix, known);
        return known;
    };
    const all = given.flatMap((tag) => toExact(tag, run, version));
    const byVersion = all.filter(({ spelling }) => (0,version_spelling/* namesVersion */.H7)(spelling));
    const exact = byVersion.length > 0 ? byVersion : all;
    return {
        known: facts.gitTags.known,
        make: (span) => {
            const range = (0,source_version/* toSeriesRange */.mf)(span.extent, span.version);
            const frame = {
                name: range ?? 'all',
                scheme: span.version.scheme,
                ...(0,omit_undefined/* omitUndefined */.O)({ range }),
                gitTagPrefix: span.version.gitTagPrefix || (settings.tagPrefix ?? ''),
                ...follow(span, exact),
                ...(0,omit_undefined/* omitUndefined */.O)({ ignore: settings.ignoreVersions, revisions: settings.revisions }),
            };
            return run.isStrict
                ? { ...frame, above: [] }
                : historyOf(frame.gitTagPrefix).makeSeries(frame);
        },
    };
}
function toExact(given, run, runVersion) {
    const { tag, kind, evaluation } = given;
    const version = evaluation.version ?? runVersion;
    if (kind !== 'exact' || namesMoment(given, run))
        return [];
    const spelling = spellTag(given, run, version);
    if (spelling === undefined)
        return [];
    const text = version === undefined ? undefined : (0,rules_legal/* toOriginalTag */.B)(textIn(spelling, version));
    const exactAffixes = text === undefined ? undefined : splitAffixes(tag, text);
    const affixes = (0,version_spelling/* affixesOf */.cn)(spelling);
    return [{ spelling, affixes, ...(0,omit_undefined/* omitUndefined */.O)({ exactAffixes }) }];
}
function textIn(spelling, { text, raw }) {
    const [metadata = ''] = /\+[0-9A-Za-z.-]+$/.exec(raw) ?? [];
    return spelling.includes('{gitTag}') && !text.endsWith(metadata) ? text + metadata : text;
}
const MOMENTS = ['build', 'date', 'distance', 'base_ref', 'branch', 'pr'];
function namesMoment({ rule }, { flavor }) {
    const { attributes } = rule;
    const affixes = ['prefix', 'suffix'].map((key) => attributes.get(key) ?? flavor[key]);
    const texts = [...affixes, attributes.get('pattern') ?? '', attributes.get('value') ?? ''];
    return rule.type === 'build' || texts.some((text) => (0,engine/* usesName */.WR)(text, MOMENTS));
}
function spellTag({ tag, rule }, { expander: { context } }, version) {
    const isRaw = rule.type === 'ref' || (0,engine/* usesName */.WR)(rule.attributes.get('pattern') ?? '', ['raw']);
    const byGitTag = isRaw ? replaceGitTag(tag, context.gitTag) : undefined;
    const named = byGitTag ?? replaceVersion(tag, version) ?? tag;
    const spelled = replaceCommit(named, context.sha);
    return spelled.includes('{') ? spelled : undefined;
}
function replaceGitTag(tag, gitTag) {
    const name = (0,rules_legal/* toOriginalTag */.B)(gitTag ?? '');
    if (name === '' || !tag.includes(name))
        return undefined;
    return tag.replace(name, () => '{gitTag}');
}
function replaceVersion(tag, version) {
    if (version === undefined)
        return undefined;
    const { text, numbers } = version;
    const core = [0, 1, 2].map((at) => numbers[at] ?? 0).join('.');
    for (const [wanted, token] of [
        [(0,rules_legal/* toOriginalTag */.B)(text), '{version}'],
        [core, '{core}'],
    ]) {
        const at = findWhole(tag, wanted);
        if (at >= 0)
            return tag.slice(0, at) + token + tag.slice(at + wanted.length);
    }
    return undefined;
}
function replaceCommit(tag, sha) {
    return tag.replace(/(?<![0-9A-Za-z{:])[0-9a-f]{7,64}(?![0-9A-Za-z])/g, (digits) => sha.startsWith(digits) ? `{commit:${digits.length}}` : digits);
}
function splitAffixes(tag, version) {
    const at = findWhole(tag, version);
    if (at < 0)
        return undefined;
    return { exactPrefix: tag.slice(0, at), exactSuffix: tag.slice(at + version.length) };
}
function findWhole(tag, version) {
    for (let at = tag.indexOf(version); at >= 0; at = tag.indexOf(version, at + 1)) {
        const isWhole = !/\d\.?$/.test(tag.slice(0, at)) && !/^\.?\d/.test(tag.slice(at + version.length));
        if (isWhole)
            return at;
    }
    return -1;
}
const MOST_FOLLOWED = 20;
function follow({ tag, version, extent }, exact) {
    const followed = chooseLike(tag, exact).slice(0, MOST_FOLLOWED);
    const exactAffixes = followed.find((one) => one.exactAffixes !== undefined)?.exactAffixes ??
        findFloatAffixes(tag, followed, {
            version,
            extent,
        });
    const spellings = [...new Set(followed.map(({ spelling }) => spelling))];
    const [only] = spellings;
    const isPlain = spellings.length <= 1 &&
        (only ?? '{version}') === `${exactAffixes.exactPrefix}{version}${exactAffixes.exactSuffix}`;
    const text = textIn(only ?? '', version);
    return {
        version: text,
        ...exactAffixes,
        ...(isPlain || spellings.length === 0 ? {} : { spellings }),
    };
}
function chooseLike(tag, exact) {
    const weighed = exact.flatMap((one) => {
        const { affixes } = one;
        const carried = (0,version_spelling/* carries */.ED)(tag, affixes);
        if (!carried.prefix || !carried.suffix)
            return [];
        const prefix = tag.startsWith(affixes.prefix) ? affixes.prefix.length : 0;
        return [{ one, weight: prefix + affixes.suffix.length }];
    });
    const most = weighed.reduce((highest, { weight }) => Math.max(highest, weight), 0);
    return weighed.length === 0
        ? exact
        : weighed.filter(({ weight }) => weight === most).map(({ one }) => one);
}
function findFloatAffixes(tag, [first], { version, extent }) {
    if (first !== undefined) {
        const { prefix, suffix } = first.affixes;
        return { exactPrefix: prefix, exactSuffix: suffix };
    }
    const value = series_valueOf(extent, version);
    const at = tag.indexOf(value);
    if (at < 0)
        return { exactPrefix: '', exactSuffix: '' };
    return { exactPrefix: tag.slice(0, at), exactSuffix: tag.slice(at + value.length) };
}
function series_valueOf(extent, { numbers: [major = 0, minor = 0] }) {
    if (extent === 'minor')
        return `${major}.${minor}`;
    return extent === 'major' ? String(major) : 'latest';
}

// EXTERNAL MODULE: ./src/plan/template/empty.js
var template_empty = __webpack_require__(4337);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __webpack_require__(83053);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
;// CONCATENATED MODULE: ./src/plan/rules/kinds/run.js
function skip(reason, problems = []) {
    return { applies: false, reason, problems };
}
function skipUnread(reason, unread, problems) {
    return { applies: false, reason, problems, unread };
}
async function expandAttribute(rule, run, key, scope) {
    const where = rule.spans.get(key) ?? rule.span;
    return run.expander.expand(rule.attributes.get(key) ?? '', where, scope);
}

// EXTERNAL MODULE: ../../node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(16278);
// EXTERNAL MODULE: ../../node_modules/semver/functions/parse.js
var functions_parse = __webpack_require__(15797);
// EXTERNAL MODULE: ./src/plan/rules/kinds/regexp.js
var regexp = __webpack_require__(38344);
;// CONCATENATED MODULE: ./src/plan/rules/kinds/version.js







async function evaluateSemver(rule, run) {
    const read = await readVersionText(rule, run);
    if ('outcome' in read)
        return read.outcome;
    const { raw, gitTag, said, problems } = read.found;
    const version = (0,source_version/* readSemver */.Pv)(raw, gitTag, run.settings.revisions);
    if (version === undefined) {
        const unread = toUnread('semver', read.found, run);
        return skipUnread(`${said} is not a semver version`, unread, problems);
    }
    const pattern = rule.attributes.get('pattern') ?? '';
    const isWhole = version.isPrerelease && !(await (0,engine/* isRawAlone */.W8)(pattern));
    const names = {
        ...Object.fromEntries(Object.entries(functions_parse(raw, { loose: true }) ?? {})),
        ...run.expander.names.ours,
        ...(version.isRevised === true ? partsOfRevised(version) : partsOf(raw)),
    };
    const value = await fillPattern(rule, run, isWhole, names);
    return giveVersion({ rule, version, value, said, problems, isRelease: !version.isPrerelease });
}
async function evaluatePep440(rule, run) {
    const read = await readVersionText(rule, run);
    if ('outcome' in read)
        return read.outcome;
    const { raw, gitTag, said, problems } = read.found;
    const version = (0,source_version/* readPep440 */.WV)(raw, gitTag, run.settings.revisions);
    if (version === undefined) {
        const unread = toUnread('pep440', read.found, run);
        return skipUnread(`${said} does not conform to PEP 440`, unread, problems);
    }
    const isRelease = version.isRevised === true || isPep440Release(raw);
    const value = isRelease
        ? await fillPattern(rule, run, false, namesOfPep440(raw, version, run))
        : { ok: true, value: await nameWhole(rule, raw), problems: [] };
    return giveVersion({ rule, version, value, said, problems, isRelease });
}
function toUnread(type, { raw, gitTag, said }, run) {
    const isGiven = gitTag === undefined;
    const isRelease = run.facts.event.kind === 'release';
    return { type, text: gitTag ?? raw, said, isVersion: isGiven || isRelease };
}
function isPep440Release(raw) {
    const parts = pep440.explain(raw);
    return parts !== null && !parts.is_prerelease && !parts.is_postrelease && !parts.is_devrelease;
}
async function nameWhole(rule, raw) {
    return (await (0,engine/* isRawAlone */.W8)(rule.attributes.get('pattern') ?? '')) ? raw : spellPep440(raw);
}
function spellPep440(raw) {
    return pep440.clean(raw) ?? raw;
}
function namesOfPep440(raw, version, run) {
    const [major = 0, minor = 0, patch = 0] = version.numbers;
    return {
        ...run.expander.names.ours,
        raw: () => raw,
        version: () => (version.isRevised === true ? version.text : spellPep440(raw)),
        major: () => major,
        minor: () => minor,
        patch: () => patch,
    };
}
async function evaluateMatch(rule, run) {
    const read = await readSource(rule, run);
    if ('outcome' in read)
        return read.outcome;
    const { raw, gitTag, said, problems } = read.found;
    const pattern = rule.attributes.get('pattern') ?? '';
    const matched = await (0,regexp/* matchRule */.mU)(rule, 'pattern', { text: raw, said, match: run.match });
    if (!matched.ok)
        return skip('its pattern is invalid', matched.problems);
    const groups = matched.value;
    if (groups === undefined) {
        const unread = toUnread('match', read.found, run);
        return skipUnread(`${said} does not match ${(0,quote/* quote */.h)(pattern)}`, unread, problems);
    }
    const group = rule.attributes.get('group') ?? '0';
    const value = groups[group];
    if (value === undefined) {
        return skip(`${(0,quote/* quote */.h)(pattern)} has no group ${group} for ${said}`, problems);
    }
    const version = (0,source_version/* findVersion */.Am)(raw, gitTag, run.settings.revisions);
    return { ...giveMatch(value, { raw, said, version, isStrict: run.isStrict }), problems };
}
function giveMatch(value, from) {
    const { raw, said, version, isStrict } = from;
    const common = { applies: true, value };
    if (version === undefined) {
        return { ...common, givesLatest: true, isExact: value === raw, reason: `${said} matches` };
    }
    const extent = (0,source_version/* extentOf */.OY)(value, version);
    return {
        ...common,
        givesLatest: isStrict || !version.isPrerelease,
        isExact: extent === 'whole',
        reason: `${said} matches, and is version ${version.text}`,
        version,
        extent,
    };
}
async function readVersionText(rule, run) {
    const read = await readSource(rule, run);
    if ('outcome' in read)
        return read;
    const source = read.found;
    const match = rule.attributes.get('match') ?? '';
    if (match === '')
        return { found: { ...source, raw: source.raw.replaceAll('/', '-') } };
    const { raw: text, said } = source;
    const matched = await (0,regexp/* matchRule */.mU)(rule, 'match', { text, said, match: run.match });
    if (!matched.ok)
        return { outcome: skip('its match is invalid', matched.problems) };
    const groups = matched.value;
    if (groups === undefined) {
        return run.isStrict
            ? { found: { ...source, raw: source.raw.replaceAll('/', '-') } }
            : { outcome: skipMatch(rule, source, run) };
    }
    const part = groups[1] ?? (run.isStrict ? undefined : groups[0]);
    if (part === undefined)
        return { outcome: skip('its match is invalid', [(0,regexp/* noGroup */.fZ)(rule, match)]) };
    return { found: { ...source, raw: part.replaceAll('/', '-') } };
}
function skipMatch(rule, source, run) {
    const match = (0,quote/* quote */.h)(rule.attributes.get('match') ?? '');
    const unread = toUnread('match', source, run);
    return skipUnread(`${source.said} does not match ${match}`, unread, source.problems);
}
async function readSource(rule, run) {
    const given = rule.attributes.get('value') ?? '';
    if (given !== '') {
        const value = await expandAttribute(rule, run, 'value');
        if (!value.ok)
            return { outcome: skip('its value is invalid', value.problems) };
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
function readGivenVersion(version, run) {
    if (run.facts.event.kind === 'change') {
        return { outcome: skip(`version ${(0,quote/* quote */.h)(version)} is not released from a change`) };
    }
    return { found: { raw: version, said: `version ${(0,quote/* quote */.h)(version)}`, problems: [] } };
}
function fillPattern(rule, run, isWhole, names) {
    if (!isWhole)
        return expandAttribute(rule, run, 'pattern', names);
    return run.expander.expand('{{version}}', rule.span, names);
}
function giveVersion(given) {
    const { rule, version, value, said, isRelease } = given;
    if (!value.ok)
        return skip('its pattern is invalid', value.problems);
    const extent = isRelease ? extentOfPattern(rule.attributes.get('pattern') ?? '') : 'whole';
    return {
        applies: true,
        value: value.value,
        givesLatest: isRelease,
        reason: `${said} is version ${version.text}`,
        version,
        extent,
        isExact: extent === 'whole',
        problems: [...given.problems, ...value.problems],
        empty: value.empty ?? [],
    };
}
function extentOfPattern(pattern) {
    const [major, minor, patch] = ['major', 'minor', 'patch'].map((name) => (0,engine/* usesName */.WR)(pattern, [name]));
    if ((0,engine/* usesName */.WR)(pattern, ['version', 'raw']) || (major && minor && patch))
        return 'whole';
    if (major && !patch)
        return minor ? 'minor' : 'major';
    return 'none';
}
function partsOf(raw) {
    const semver = functions_parse(raw, { loose: true });
    if (semver === null)
        return {};
    const { version, major, minor, patch } = semver;
    return { raw: semver.raw, version, major, minor, patch };
}
function partsOfRevised({ raw, text, numbers }) {
    const [major = 0, minor = 0, patch = 0] = numbers;
    return { raw, version: text, major, minor, patch, prerelease: [] };
}

// EXTERNAL MODULE: ./src/plan/rules/context.js
var context = __webpack_require__(56854);
;// CONCATENATED MODULE: ./src/plan/rules/kinds/evaluate.js








const evaluateByType = {
    schedule: evaluateSchedule,
    semver: evaluateSemver,
    pep440: evaluatePep440,
    match: evaluateMatch,
    edge: evaluateEdge,
    ref: evaluateRef,
    raw: evaluateRaw,
    sha: evaluateSha,
    build: evaluateBuild,
    standard: () => skip('the preset stands on its own'),
};
async function evaluateRule(rule, run) {
    return evaluateByType[rule.type](rule, run);
}
async function evaluateSchedule(rule, run) {
    if (!run.expander.context.isSchedule)
        return skip('the run is not on a schedule');
    const value = await expandAttribute(rule, run, 'pattern', run.expander.names.dates);
    if (!value.ok)
        return skip('its pattern is invalid', value.problems);
    return {
        applies: true,
        value: value.value,
        givesLatest: false,
        reason: 'the run is on a schedule',
        isLiteral: isStatic(rule.attributes.get('pattern')),
        problems: value.problems,
        empty: value.empty ?? [],
    };
}
function evaluateEdge(rule, run) {
    const { branch, edgeBranch } = run.expander.context;
    if (branch === undefined)
        return skip('the run is not on a branch');
    const named = rule.attributes.get('branch') ?? '';
    const wanted = named === '' ? edgeBranch : named;
    if (branch !== wanted) {
        return skip(`the branch is ${(0,quote/* quote */.h)(branch)}, not ${(0,quote/* quote */.h)(wanted ?? 'the default branch')}`);
    }
    const reason = `${(0,quote/* quote */.h)(branch)} is the branch that edge follows`;
    return { applies: true, value: 'edge', givesLatest: false, reason };
}
function evaluateRef(rule, run) {
    const { branch, branchName, gitTag, pull } = run.expander.context;
    const event = rule.attributes.get('event');
    if (event === 'branch') {
        if (branch === undefined)
            return skip('the run is not on a branch');
        return applies(branchName ?? branch, `the branch is ${(0,quote/* quote */.h)(branch)}`);
    }
    if (event === 'tag') {
        return gitTag === undefined ? skip('the run is not on a git tag') : evaluateGitTag(gitTag, run);
    }
    if (pull === undefined)
        return skip('the run is not for a change');
    return applies(pull, `the change is number ${pull}`);
}
function evaluateGitTag(gitTag, run) {
    const version = (0,source_version/* findVersion */.Am)(gitTag, gitTag, run.settings.revisions);
    const isHeldBack = !run.isStrict && version?.isPrerelease === true;
    return {
        ...applies(gitTag, `the git tag is ${(0,quote/* quote */.h)(gitTag)}`),
        givesLatest: !isHeldBack,
        isExact: true,
        ...(version === undefined ? {} : { version, extent: 'whole' }),
    };
}
async function evaluateRaw(rule, run) {
    const value = await expandAttribute(rule, run, 'value');
    if (!value.ok)
        return skip('its value is invalid', value.problems);
    const isLiteral = isStatic(rule.attributes.get('value'));
    const reason = isLiteral ? 'it is written so' : `it reads ${(0,quote/* quote */.h)(value.value)} here`;
    const { problems, empty = [] } = value;
    const raw = { ...applies(value.value, reason), isLiteral, problems, empty };
    return rule.repository === undefined ? raw : { ...raw, ...readNamed(value.value, run) };
}
function readNamed(tag, { facts, settings, expander }) {
    const { sha, gitTag } = expander.context;
    if (namesCommit(tag, sha)) {
        return { isExact: true, reason: `it names the commit ${sha.slice(0, 7)}` };
    }
    const own = (0,template_scope/* readRunVersion */.CX)(facts, settings);
    const version = own === undefined ? undefined : (0,source_version/* findVersion */.Am)(own.text, gitTag);
    const extent = version === undefined ? 'none' : (0,source_version/* extentOfTag */.U1)(tag, version);
    if (version === undefined || extent === 'none')
        return {};
    const isWhole = extent === 'whole';
    const reason = `it names ${isWhole ? '' : 'a series of '}version ${version.text}`;
    return { version, extent, reason, ...(isWhole ? { isExact: true } : {}) };
}
function namesCommit(tag, sha) {
    return (sha !== '' && tag.split(/[^0-9a-f]+/).some((word) => word.length >= 7 && sha.startsWith(word)));
}
async function evaluateSha(rule, run) {
    const { sha } = run.expander.context;
    if (sha === '')
        return skip('the commit is not known');
    const isLong = rule.attributes.get('format') === 'long';
    const names = { sha: () => (isLong ? sha : (0,context/* toShortSha */.CW)(sha, run.settings)) };
    const value = await run.expander.expand('{{sha}}', rule.span, names);
    if (!value.ok)
        return skip('the short commit is unknown', value.problems);
    return { ...applies(value.value, `the commit is ${value.value}`), isExact: true };
}
async function evaluateBuild(rule, run) {
    const { facts, settings, expander } = run;
    if (facts.run.number === undefined)
        return skip('the CI system gives the run no number');
    const version = (0,template_scope/* readRunVersion */.CX)(facts, settings);
    const base = version?.text ?? nameBase(run);
    if (base === undefined)
        return skip('there is no version and no branch to name it after');
    const scope = { ...expander.names.everywhere, base };
    const value = await expandAttribute(rule, run, 'pattern', scope);
    if (!value.ok)
        return skip('its pattern is invalid', value.problems);
    const { gitTag } = expander.context;
    const source = version === undefined ? undefined : (0,source_version/* findVersion */.Am)(version.text, gitTag, settings.revisions);
    return {
        ...applies(value.value, `this is build ${facts.run.number} of ${base}`),
        isExact: true,
        problems: value.problems,
        empty: value.empty ?? [],
        ...(0,omit_undefined/* omitUndefined */.O)({ version: source }),
    };
}
function nameBase(run) {
    const { branchName, gitTag, pull } = run.expander.context;
    if (pull !== undefined)
        return (0,references/* toTag */.yQ)(`pr-${pull}`);
    const name = gitTag ?? branchName;
    return name === undefined ? undefined : (0,references/* toTag */.yQ)(name);
}
function applies(value, reason) {
    return { applies: true, value, givesLatest: false, reason };
}
function isStatic(template) {
    return template !== undefined && !template.includes('{{');
}

// EXTERNAL MODULE: ./src/nearest.js
var nearest = __webpack_require__(76655);
;// CONCATENATED MODULE: ./src/plan/rules/run-rule.js










const NOTHING = 'it is empty here';
async function runRule(rule, run) {
    const enabled = await readEnabled(rule, run);
    if (!enabled.ok)
        return { skipped: 'its "enable" is invalid', problems: enabled.problems };
    if (!enabled.value)
        return { skipped: describeDisabled(rule), problems: enabled.problems };
    const outcome = await evaluateRule(rule, run);
    const problems = [...enabled.problems, ...(outcome.problems ?? [])];
    if (!outcome.applies) {
        const { reason: skipped, unread } = outcome;
        return { skipped, problems, ...(0,omit_undefined/* omitUndefined */.O)({ unread }) };
    }
    const result = await withAffixes(rule, outcome, run);
    return { ...result, problems: [...problems, ...result.problems] };
}
async function withAffixes(rule, evaluation, run) {
    const prefix = await readAffix(rule, run, 'prefix');
    const suffix = await readAffix(rule, run, 'suffix');
    const problems = [...prefix.problems, ...suffix.problems];
    if (!prefix.ok || !suffix.ok)
        return { skipped: 'its prefix or suffix is invalid', problems };
    const value = { text: evaluation.value, isLiteral: evaluation.isLiteral === true };
    const parts = [prefix.value, value, suffix.value];
    if (parts.every(({ text }) => text === ''))
        return { skipped: NOTHING, problems };
    const empty = findEmpty([prefix, evaluation, suffix], run);
    if (empty !== undefined) {
        const left = (0,template_empty/* leftOut */.ig)(empty, (0,rules_legal/* toOriginalTag */.B)(joinParts(parts)), rule.span);
        return { skipped: (0,template_empty/* describeEmpty */.tS)(empty), problems: [...problems, left] };
    }
    const legal = (0,rules_legal/* toLegalTag */.L)(parts, rule.spans.get('value') ?? rule.span, run.isStrict);
    if (!legal.ok)
        return { skipped: legal.reason, problems: [...problems, ...legal.problems] };
    const repository = await readRepository(rule, run);
    problems.push(...repository.problems);
    if (!repository.ok)
        return { skipped: 'its repository is invalid', problems };
    const kind = rule.kind ?? (isExact(rule, evaluation, run) ? 'exact' : 'floating');
    const tag = {
        rule,
        tag: legal.tag,
        kind,
        evaluation,
        prefix: (0,rules_legal/* toOriginalTag */.B)(prefix.value.text),
        suffix: (0,rules_legal/* toOriginalTag */.B)(suffix.value.text),
        isLiteral: parts.every(({ text, isLiteral }) => text === '' || isLiteral),
        ...repository.value,
    };
    return { tag, problems };
}
async function readRepository({ repository, span }, run) {
    if (repository === undefined)
        return { ok: true, value: {}, problems: [] };
    const expanded = await run.expander.expand(repository, span);
    if (!expanded.ok)
        return expanded;
    const parsed = (0,references/* parseRepository */.SU)(expanded.value);
    const problems = [...expanded.problems, ...parsed.problems];
    return parsed.ok
        ? { ok: true, value: { repository: parsed.value.name }, problems }
        : { ok: false, problems };
}
function findEmpty(parts, { isStrict }) {
    return isStrict ? undefined : parts.flatMap(({ empty }) => empty ?? [])[0];
}
function joinParts(parts) {
    return parts.map(({ text }) => text).join('');
}
async function readEnabled(rule, run) {
    const enabled = await expandAttribute(rule, run, 'enable');
    if (!enabled.ok)
        return enabled;
    const { value, problems } = enabled;
    if (value === 'true' || value === 'false')
        return { ok: true, value: value === 'true', problems };
    const span = rule.spans.get('enable') ?? rule.span;
    const message = `invalid value ${(0,quote/* quote */.h)(value)} for "enable": not true or false`;
    return {
        ok: false,
        problems: [(0,source_span/* errorAt */.Os)(span, 'RULE_ENABLE', message, (0,nearest/* suggest */.Z)(value, ['true', 'false']))],
    };
}
function describeDisabled(rule) {
    const enable = rule.attributes.get('enable') ?? 'false';
    return enable === 'false' ? 'it is disabled' : `${(0,quote/* quote */.h)(enable)} is false here`;
}
async function readAffix(rule, run, key) {
    const own = rule.attributes.get(key);
    const template = own ?? run.flavor[key];
    const where = (own === undefined ? run.flavor.spans[key] : rule.spans.get(key)) ?? rule.span;
    const text = await run.expander.expand(template, where);
    return text.ok
        ? { ...text, value: { text: text.value, isLiteral: !template.includes('{{') } }
        : text;
}
function isExact(rule, evaluation, run) {
    if (evaluation.isExact === true)
        return true;
    const { build, version } = run.expander.names.ours;
    const names = [
        ...(run.expander.context.sha === '' ? [] : ['sha']),
        ...(typeof build === 'string' && build !== '' ? ['build'] : []),
        ...(typeof version === 'string' && version !== '' ? ['version'] : []),
    ];
    const affixes = ['prefix', 'suffix'].map((key) => rule.attributes.get(key) ?? run.flavor[key]);
    const values = rule.type === 'raw' ? [rule.attributes.get('value') ?? ''] : [];
    return [...affixes, ...values].some((template) => (0,engine/* usesName */.WR)(template, names));
}

// EXTERNAL MODULE: ./src/plan/preset/unread-version.js
var unread_version = __webpack_require__(41019);
// EXTERNAL MODULE: ./src/plan/version/version.js
var version_version = __webpack_require__(37266);
;// CONCATENATED MODULE: ./src/plan/rules/rules.js
















async function evaluateRules(input) {
    const { facts, settings } = input;
    const isStrict = settings.compat === 'strict';
    const { rules, problems: ruleProblems } = await (0,parse/* parseRules */.N)(input.text, isStrict, input.pause);
    const { flavor, problems: flavorProblems } = await (0,rules_flavor.parseFlavor)(input.flavor ?? '', isStrict);
    const problems = [...ruleProblems, ...flavorProblems];
    const expander = (0,expressions/* createExpander */.k)(facts, settings, { isForTags: true });
    const run = { facts, settings, isStrict, flavor, expander, match: input.match };
    const own = rules.every(isPreset) ? rules_evaluated/* NOTHING */.K : await evaluateOwn(rules, run, input.pause);
    const isEmpty = !isStrict && rules.length === 0 && !problems.some(isError);
    const hasPreset = isEmpty || rules.some(isPreset);
    const evaluated = hasPreset ? (0,rules_evaluated/* joinEvaluated */.C)(await evaluateFlavoredPreset(run), own) : own;
    return { ...evaluated, problems: [...problems, ...evaluated.problems] };
}
function isPreset({ type }) {
    return type === 'standard';
}
function isError({ level }) {
    return level === 'error';
}
function evaluateFlavoredPreset({ facts, settings, flavor, expander, }) {
    return (0,preset_flavor/* addFlavor */.e)((0,preset/* evaluatePreset */.H)(facts, settings), flavor, expander);
}
async function evaluateOwn(rules, run, pause) {
    const { given, skipped, problems } = await runAll(rules, run, pause);
    const version = findRunVersion(given, run);
    const series = createSeriesMaker(run, given, version);
    const released = isReleased(given, run, version) ? version : undefined;
    const latest = evaluateLatest(given.filter(isForAll), run, { series, version });
    const evaluated = [
        ...unifyKinds(given, given.map((tag) => toEvaluated(tag, tag.tag === 'latest' ? version : released, series))),
        ...latest.tags,
    ];
    return {
        tags: levelPriorities(evaluated),
        skipped,
        version: nameVersion(given, run),
        problems: [...problems, ...latest.problems],
        listing: listOriginally(given, latest.tags),
        said: given.flatMap(toSaid),
    };
}
function toSaid({ rule, evaluation }) {
    if ((rule.attributes.get('value') ?? '') === '')
        return [];
    const { version } = evaluation;
    if (version !== undefined)
        return [version.text];
    const written = rule.type === 'raw' ? (0,version_version/* parseVersion */.ot)(evaluation.value) : undefined;
    return written?.scheme === 'semver' ? [written.text] : [];
}
function isForAll({ repository }) {
    return repository === undefined;
}
function nameVersion(given, { facts, settings }) {
    const [first] = given.filter(isForAll);
    if (first !== undefined)
        return first.tag;
    const own = given.length === 0 ? undefined : (0,template_scope/* readRunVersion */.CX)(facts, settings);
    return own?.text ?? given[0]?.tag ?? null;
}
function isReleased(given, { expander: { context } }, version) {
    const text = (0,rules_legal/* toOriginalTag */.B)(version?.text ?? '');
    return (context.gitTag !== undefined ||
        (text !== '' && given.some(({ tag, kind }) => kind === 'exact' && tag.includes(text))));
}
async function runAll(rules, run, pause) {
    const given = [];
    const skipped = [];
    const problems = [];
    const unread = [];
    for (const rule of rules.filter((one) => !isPreset(one))) {
        await pause?.();
        const result = await runRule(rule, run);
        problems.push(...result.problems);
        if (result.tag !== undefined)
            given.push(result.tag);
        if (result.unread !== undefined)
            unread.push(result.unread);
        if (result.skipped !== undefined)
            skipped.push({ rule: rule.written, reason: result.skipped });
    }
    return { given, skipped, problems: [...distinct(problems), ...explainAll(given, unread)] };
}
function explainAll(given, unread) {
    if (given.some(({ rule }) => isAboutVersions(rule)))
        return [];
    const told = unread.flatMap(unread_version/* explainUnread */.H);
    return told.slice(0, 1);
}
function isAboutVersions({ type }) {
    return type === 'semver' || type === 'pep440' || type === 'match';
}
function distinct(problems) {
    return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
function toEvaluated(given, version, series) {
    const { rule, tag, kind, evaluation, isLiteral, repository } = given;
    const versions = kind === 'floating' ? makeSeries(given, version, series) : undefined;
    const about = versions === undefined ? '' : `; ${(0,preset_version/* describeFloat */.A)(versions, series.known)}`;
    return {
        tag,
        kind,
        ...(0,omit_undefined/* omitUndefined */.O)({ versions }),
        rule: rule.written,
        reason: evaluation.reason + about,
        priority: rule.priority,
        ...(isLiteral ? { literal: true } : {}),
        ...(repository === undefined ? {} : { repositories: [repository] }),
    };
}
function makeSeries({ rule, tag, evaluation }, runVersion, series) {
    if (evaluation.version !== undefined) {
        const { version, extent = 'none' } = evaluation;
        return series.make({ tag, version, extent });
    }
    if (rule.type !== 'raw' || runVersion === undefined)
        return undefined;
    const extent = tag === 'latest' ? 'none' : (0,source_version/* extentOf */.OY)(evaluation.value, runVersion);
    return extent === 'whole' ? undefined : series.make({ tag, version: runVersion, extent });
}
function unifyKinds(given, evaluated) {
    const groups = groupByTag(evaluated);
    const said = groupKinds(given);
    return evaluated.map((tag) => {
        const [kind, other] = said.get(tag.tag) ?? [];
        return other === undefined ? unifyKind(tag, groups.get(tag.tag) ?? tag, kind) : tag;
    });
}
function unifyKind(tag, group, said) {
    const { versions } = group;
    const isExact = versions === undefined && group.kind === 'exact';
    const kind = said ?? (isExact ? 'exact' : 'floating');
    if (kind === 'floating')
        return { ...tag, kind, ...(0,omit_undefined/* omitUndefined */.O)({ versions }) };
    return Object.hasOwn(tag, 'versions') ? withoutSeries(tag) : { ...tag, kind };
}
function withoutSeries({ tag, rule, reason, priority, literal, repositories, }) {
    return {
        ...{ tag, kind: 'exact', rule, reason, priority },
        ...(literal ? { literal } : {}),
        ...(0,omit_undefined/* omitUndefined */.O)({ repositories }),
    };
}
function groupByTag(evaluated) {
    const groups = new Map();
    for (const { tag, kind, versions } of evaluated) {
        const known = groups.get(tag);
        const series = known?.versions ?? versions;
        groups.set(tag, {
            kind: known?.kind === 'exact' ? 'exact' : kind,
            ...(0,omit_undefined/* omitUndefined */.O)({ versions: series }),
        });
    }
    return groups;
}
function groupKinds(given) {
    const kinds = new Map();
    for (const { tag, rule } of given) {
        const known = kinds.get(tag) ?? [];
        if (rule.kind !== undefined && !known.includes(rule.kind))
            kinds.set(tag, [...known, rule.kind]);
    }
    return kinds;
}
function levelPriorities(evaluated) {
    let last = Number.MAX_SAFE_INTEGER;
    return evaluated.map((tag) => {
        last = Math.min(last, Number.isFinite(tag.priority) ? tag.priority : last);
        return { ...tag, priority: last };
    });
}
function listOriginally(given, latest) {
    const names = [...new Set(given.map(({ tag }) => tag))];
    return [...names, ...latest.filter(({ held }) => held === undefined).map(({ tag }) => tag)];
}


/***/ })

};
