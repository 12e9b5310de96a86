#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 15895:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(74464)
const { safeRe: re, t } = __nccwpck_require__(23227)
const cmp = __nccwpck_require__(55594)
const debug = __nccwpck_require__(28195)
const SemVer = __nccwpck_require__(69855)
const Range = __nccwpck_require__(32946)


/***/ }),

/***/ 32946:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(5587)
const cache = new LRU()

const parseOptions = __nccwpck_require__(74464)
const Comparator = __nccwpck_require__(15895)
const debug = __nccwpck_require__(28195)
const SemVer = __nccwpck_require__(69855)
const trimComparatorWhitespace = __nccwpck_require__(99853)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(23227)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(1825)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 69855:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(28195)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(1825)
const { safeRe: re, t } = __nccwpck_require__(23227)

const parseOptions = __nccwpck_require__(74464)
const { compareIdentifiers } = __nccwpck_require__(14192)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 55594:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(37014)
const neq = __nccwpck_require__(66186)
const gt = __nccwpck_require__(60955)
const gte = __nccwpck_require__(75048)
const lt = __nccwpck_require__(90004)
const lte = __nccwpck_require__(73329)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 66841:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(69855)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 37014:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(66841)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 60955:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(66841)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 75048:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(66841)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 90004:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(66841)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 73329:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(66841)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 66186:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(66841)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 15797:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(69855)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 76432:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(15797)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 1825:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 28195:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 14192:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 5587:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 74464:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 23227:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(1825)
const debug = __nccwpck_require__(28195)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 99853:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __nccwpck_require__(1825)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 23381:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(32946)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 26848:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline/promises");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7066:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tty");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 16460:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers/promises");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 7264:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { parse } = __nccwpck_require__(14494);

module.exports = {
  compare,
  rcompare,
  lt,
  le,
  eq,
  ne,
  ge,
  gt,
  '<': lt,
  '<=': le,
  '==': eq,
  '!=': ne,
  '>=': ge,
  '>': gt,
  '===': arbitrary,
};

function lt(version, other) {
  return compare(version, other) < 0;
}

function le(version, other) {
  return compare(version, other) <= 0;
}

function eq(version, other) {
  return compare(version, other) === 0;
}

function ne(version, other) {
  return compare(version, other) !== 0;
}

function ge(version, other) {
  return compare(version, other) >= 0;
}

function gt(version, other) {
  return compare(version, other) > 0;
}

function arbitrary(version, other) {
  return version.toLowerCase() === other.toLowerCase();
}

function compare(version, other) {
  const parsedVersion = parse(version);
  const parsedOther = parse(other);

  const keyVersion = calculateKey(parsedVersion);
  const keyOther = calculateKey(parsedOther);

  return pyCompare(keyVersion, keyOther);
}

function rcompare(version, other) {
  return -compare(version, other);
}

// this logic is buitin in python, but we need to port it to js
// see https://stackoverflow.com/a/5292332/1438522
function pyCompare(elemIn, otherIn) {
  let elem = elemIn;
  let other = otherIn;
  if (elem === other) {
    return 0;
  }
  if (Array.isArray(elem) !== Array.isArray(other)) {
    elem = Array.isArray(elem) ? elem : [elem];
    other = Array.isArray(other) ? other : [other];
  }
  if (Array.isArray(elem)) {
    const len = Math.min(elem.length, other.length);
    for (let i = 0; i < len; i += 1) {
      const res = pyCompare(elem[i], other[i]);
      if (res !== 0) {
        return res;
      }
    }
    return elem.length - other.length;
  }
  if (elem === -Infinity || other === Infinity) {
    return -1;
  }
  if (elem === Infinity || other === -Infinity) {
    return 1;
  }
  return elem < other ? -1 : 1;
}

function calculateKey(input) {
  const { epoch } = input;
  let { release, pre, post, local, dev } = input;
  // When we compare a release version, we want to compare it with all of the
  // trailing zeros removed. So we'll use a reverse the list, drop all the now
  // leading zeros until we come to something non zero, then take the rest
  // re-reverse it back into the correct order and make it a tuple and use
  // that for our sorting key.
  release = release.concat();
  release.reverse();
  while (release.length && release[0] === 0) {
    release.shift();
  }
  release.reverse();

  // We need to "trick" the sorting algorithm to put 1.0.dev0 before 1.0a0.
  // We'll do this by abusing the pre segment, but we _only_ want to do this
  // if there is !a pre or a post segment. If we have one of those then
  // the normal sorting rules will handle this case correctly.
  if (!pre && !post && dev) pre = -Infinity;
  // Versions without a pre-release (except as noted above) should sort after
  // those with one.
  else if (!pre) pre = Infinity;

  // Versions without a post segment should sort before those with one.
  if (!post) post = -Infinity;

  // Versions without a development segment should sort after those with one.
  if (!dev) dev = Infinity;

  if (!local) {
    // Versions without a local segment should sort before those with one.
    local = -Infinity;
  } else {
    // Versions with a local segment need that segment parsed to implement
    // the sorting rules in PEP440.
    // - Alpha numeric segments sort before numeric segments
    // - Alpha numeric segments sort lexicographically
    // - Numeric segments sort numerically
    // - Shorter versions sort before longer versions when the prefixes
    //   match exactly
    local = local.map((i) =>
      Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ''],
    );
  }

  return [epoch, release, pre, post, dev, local];
}


/***/ }),

/***/ 14494:
/***/ ((module) => {

const VERSION_PATTERN = [
  'v?',
  '(?:',
  /* */ '(?:(?<epoch>[0-9]+)!)?', // epoch
  /* */ '(?<release>[0-9]+(?:\\.[0-9]+)*)', // release segment
  /* */ '(?<pre>', // pre-release
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))',
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_n>[0-9]+)?',
  /* */ ')?',
  /* */ '(?<post>', // post release
  /*    */ '(?:-(?<post_n1>[0-9]+))',
  /*    */ '|',
  /*    */ '(?:',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_l>post|rev|r)',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_n2>[0-9]+)?',
  /*    */ ')',
  /* */ ')?',
  /* */ '(?<dev>', // dev release
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_l>dev)',
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_n>[0-9]+)?',
  /* */ ')?',
  ')',
  '(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?', // local version
].join('');

module.exports = {
  VERSION_PATTERN,
  valid,
  clean,
  explain,
  parse,
  stringify,
};

const validRegex = new RegExp('^' + VERSION_PATTERN + '$', 'i');

function valid(version) {
  return validRegex.test(version) ? version : null;
}

const cleanRegex = new RegExp('^\\s*' + VERSION_PATTERN + '\\s*$', 'i');
function clean(version) {
  return stringify(parse(version, cleanRegex));
}

function parse(version, regex) {
  // Validate the version and parse it into pieces
  const { groups } = (regex || validRegex).exec(version) || {};
  if (!groups) {
    return null;
  }

  // Store the parsed out pieces of the version
  const parsed = {
    epoch: Number(groups.epoch ? groups.epoch : 0),
    release: groups.release.split('.').map(Number),
    pre: normalize_letter_version(groups.pre_l, groups.pre_n),
    post: normalize_letter_version(
      groups.post_l,
      groups.post_n1 || groups.post_n2,
    ),
    dev: normalize_letter_version(groups.dev_l, groups.dev_n),
    local: parse_local_version(groups.local),
  };

  return parsed;
}

function stringify(parsed) {
  if (!parsed) {
    return null;
  }
  const { epoch, release, pre, post, dev, local } = parsed;
  const parts = [];

  // Epoch
  if (epoch !== 0) {
    parts.push(`${epoch}!`);
  }
  // Release segment
  parts.push(release.join('.'));

  // Pre-release
  if (pre) {
    parts.push(pre.join(''));
  }
  // Post-release
  if (post) {
    parts.push('.' + post.join(''));
  }
  // Development release
  if (dev) {
    parts.push('.' + dev.join(''));
  }
  // Local version segment
  if (local) {
    parts.push(`+${local}`);
  }
  return parts.join('');
}

function normalize_letter_version(letterIn, numberIn) {
  let letter = letterIn;
  let number = numberIn;
  if (letter) {
    // We consider there to be an implicit 0 in a pre-release if there is
    // not a numeral associated with it.
    if (!number) {
      number = 0;
    }
    // We normalize any letters to their lower case form
    letter = letter.toLowerCase();

    // We consider some words to be alternate spellings of other words and
    // in those cases we want to normalize the spellings to our preferred
    // spelling.
    if (letter === 'alpha') {
      letter = 'a';
    } else if (letter === 'beta') {
      letter = 'b';
    } else if (['c', 'pre', 'preview'].includes(letter)) {
      letter = 'rc';
    } else if (['rev', 'r'].includes(letter)) {
      letter = 'post';
    }
    return [letter, Number(number)];
  }
  if (!letter && number) {
    // We assume if we are given a number, but we are not given a letter
    // then this is using the implicit post release syntax (e.g. 1.0-1)
    letter = 'post';

    return [letter, Number(number)];
  }
  return null;
}

function parse_local_version(local) {
  /*
    Takes a string like abc.1.twelve and turns it into("abc", 1, "twelve").
    */
  if (local) {
    return local
      .split(/[._-]/)
      .map((part) =>
        Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part),
      );
  }
  return null;
}

function explain(version) {
  const parsed = parse(version);
  if (!parsed) {
    return parsed;
  }
  const { epoch, release, pre, post, dev, local } = parsed;

  let base_version = '';
  if (epoch !== 0) {
    base_version += epoch + '!';
  }
  base_version += release.join('.');

  const is_prerelease = Boolean(dev || pre);
  const is_devrelease = Boolean(dev);
  const is_postrelease = Boolean(post);

  // return

  return {
    epoch,
    release,
    pre,
    post: post ? post[1] : post,
    dev: dev ? dev[1] : dev,
    local: local ? local.join('.') : local,
    public: stringify(parsed).split('+', 1)[0],
    base_version,
    is_prerelease,
    is_devrelease,
    is_postrelease,
  };
}


/***/ }),

/***/ 89415:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _facts_detect_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(33154);
/* harmony import */ var _run_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39067);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(84143);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(11364);




const processes = (0,_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .createProcesses */ .EC)();
const signal = (0,_run_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .abortOnSignals */ .PB)(processes);
const cwd = (0,_run_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .readWorkingDirectory */ .bq)(2, ({ code, message, hint }) => `error: ${message} [${code}]\n  → ${hint}`);
const exitCode = await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runCli */ .a)({
    argv: process.argv.slice(2),
    cwd,
    env: (0,_facts_detect_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUnset */ .s)(process.env),
    shell: processes.shell,
    signal,
    streams: process,
});
await (0,_run_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .endProcess */ .JZ)(exitCode);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 11364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: ./src/clock.js
var clock = __nccwpck_require__(82359);
// EXTERNAL MODULE: ./src/report/log-lines.js
var log_lines = __nccwpck_require__(96240);
// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __nccwpck_require__(11071);
;// CONCATENATED MODULE: ./src/report/mask.js

const SHORTEST = 4;
function createMask(secrets) {
    const finders = new Map();
    const finderOf = (value) => {
        const finder = finders.get(value) ?? (0,secret_forms/* createFinder */.p)(value);
        finders.set(value, finder);
        return finder;
    };
    let list = [];
    let size = 0;
    let found = [];
    return (text) => {
        const now = secrets();
        if (now !== list || now.length !== size) {
            found = secretLines(now).map(finderOf);
            [list, size] = [now, now.length];
        }
        return (0,secret_forms/* maskFound */.n)(text, found);
    };
}
function createValueMask(mask) {
    return (value, kept = new Set()) => {
        const walk = (one) => {
            if (typeof one === 'string')
                return kept.has(one) ? one : mask(one);
            if (Array.isArray(one))
                return one.map(walk);
            if (typeof one !== 'object' || one === null)
                return one;
            return Object.fromEntries(Object.entries(one).map(([key, item]) => [walk(key), walk(item)]));
        };
        return walk(value);
    };
}
function secretLines(secrets) {
    const all = secrets.flatMap((value) => [value, ...value.split(/\r?\n/)]);
    return [...new Set(all)]
        .filter((value) => value.trim().length >= SHORTEST)
        .sort((a, b) => b.length - a.length);
}
function createLines(emit) {
    let rest = '';
    return {
        write: (chunk) => {
            const parts = (rest + chunk).split(/\r\n|\r(?!$)|\n/);
            rest = parts.pop() ?? '';
            for (const part of parts)
                emit(part);
        },
        flush: () => {
            if (rest !== '')
                emit(rest.replace(/\r$/, ''));
            rest = '';
        },
    };
}
function createVault(announce) {
    const known = new Set();
    let list = [];
    return {
        add: (secrets) => {
            for (const value of secretLines(secrets)) {
                if (known.has(value))
                    continue;
                known.add(value);
                announce(value);
            }
            if (list.length !== known.size)
                list = [...known];
        },
        list: () => list,
    };
}

;// CONCATENATED MODULE: ./src/report/problem-link.js
const GUIDE = 'https://github.com/tagship/tagship/blob/main/docs/troubleshooting.md';
function toProblemLink(code) {
    return `${GUIDE}#${code.toLowerCase()}`;
}

;// CONCATENATED MODULE: ./src/report/status-lines.js
function createStatusLines(write, columns) {
    let shown = [];
    const draw = (text, lines) => {
        const erased = shown.length === 0 ? '' : `\u001B[${shown.length}A\r\u001B[J`;
        const width = Math.max(columns() - 1, 1);
        const drawn = lines.map((line) => `${Array.from(line).slice(0, width).join('')}\n`);
        if (erased + text !== '' || drawn.length > 0)
            write(erased + text + drawn.join(''));
        shown = lines;
    };
    return {
        write: (text) => {
            draw(text, shown);
        },
        show: (lines) => {
            draw('', lines);
        },
    };
}

// EXTERNAL MODULE: ./src/report/text.js
var report_text = __nccwpck_require__(53101);
;// CONCATENATED MODULE: ./src/report/terminal.js





function createTerminalLog(options) {
    const mask = createMask(options.secrets);
    const maskValue = createValueMask(mask);
    const { columns } = options;
    const status = columns === undefined ? undefined : createStatusLines(options.write, columns);
    const write = status?.write ?? options.write;
    const line = (text) => {
        for (const one of (0,log_lines/* toLogLines */.v)(mask(text)))
            write(`${one}\n`);
    };
    const output = createLines((text) => {
        line(options.paint('dim', text));
    });
    let sections = 0;
    return {
        group: async (title, step) => {
            sections += 1;
            const id = `tagship_${sections}`;
            const open = options.sections === 'gitlab';
            if (open)
                write(marker('start', id, options.now(), '[collapsed=true]'));
            line(options.paint('bold', `▸ ${title}`));
            try {
                return await step();
            }
            finally {
                output.flush();
                if (open)
                    write(`${marker('end', id, options.now(), '')}\n`);
            }
        },
        info: line,
        debug: (text) => {
            if (options.debug)
                line(options.paint('dim', text));
        },
        output: output.write,
        ...(status && {
            status: (lines) => {
                status.show(lines.map((text) => options.paint('dim', (0,report_text/* visible */.RK)(mask(text)))));
            },
        }),
        problem: (problem) => {
            const shown = options.sections === 'plain' ? withoutOutput(problem) : problem;
            for (const text of renderProblem(maskValue(shown), options.paint))
                line(text);
        },
    };
}
const WITH_OUTPUT = ['BUILD_FAILED', 'PUSH_FAILED'];
function withoutOutput(problem) {
    const [hint = ''] = problem.hint.split('\n', 1);
    return WITH_OUTPUT.includes(problem.code) ? { ...problem, hint } : problem;
}
function renderProblem(problem, paint) {
    const level = problem.level === 'error' ? paint('red', 'error') : paint('yellow', 'notice');
    const message = problem.message.split('\n').map(report_text/* visible */.RK);
    const hint = problem.hint === '' ? [] : problem.hint.split('\n').map(report_text/* visible */.RK);
    return [
        `${level}: ${message[0] ?? ''} ${paint('dim', `[${problem.code}]`)}`,
        ...message.slice(1).map((text) => `  ${text}`),
        ...hint.map((text, index) => `  ${index === 0 ? '→ ' : '  '}${text}`),
        paint('dim', `  ${toProblemLink(problem.code)}`),
    ];
}
function marker(edge, id, now, options) {
    return `\u001B[0Ksection_${edge}:${Math.floor(now / 1000)}:${id}${options}\r\u001B[0K`;
}

;// CONCATENATED MODULE: ./src/report/plan-details.js

function renderDetails(plan, target, paint) {
    const section = (title, lines) => lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)];
    const { build } = target;
    return [
        ...section('Facts', renderFacts(plan)),
        ...section('Labels', renderMap(target.labels)),
        ...section('Annotations', renderMap(withoutLevels(target.annotations))),
        ...section('Command', [
            ...(build.argv.length === 0 ? [] : [(0,report_text/* visible */.RK)((0,report_text/* renderArgv */.Jn)(build.argv))]),
            ...(build.provenance === undefined
                ? []
                : [(0,report_text/* visible */.RK)(`when pushed, with --provenance ${build.provenance}`)]),
        ]),
    ];
}
const USUAL = new Set(['--platform', '--label', '--annotation', '--file']);
function listUnusual({ build: { argv }, labels }) {
    const end = argv.lastIndexOf('--');
    const words = argv.slice(argv.indexOf('build') + 1, end < 0 ? undefined : end);
    const flags = [];
    for (const word of words) {
        if (word.startsWith('--'))
            flags.push([word]);
        else
            flags.at(-1)?.push(word);
    }
    return [
        ...flags.filter(([name = '']) => !USUAL.has(name)).map(report_text/* renderArgv */.Jn),
        ...Object.entries(labels)
            .filter(([key, value]) => value !== '' && !key.startsWith('org.opencontainers.image.'))
            .map(([key, value]) => `label ${key}=${value}`),
    ];
}
function renderFacts({ facts, tool }) {
    return (0,report_text/* renderColumns */.CO)([
        ['tagship', tool.version],
        ['CI', facts.ci === 'local' ? 'none' : (0,report_text/* visible */.RK)(`${facts.ci}, ${facts.eventName}`)],
        ['commit', facts.sha + renderCheckedOut(facts)],
        ['committed', facts.commitTime ?? 'unknown'],
        ['project', (0,report_text/* visible */.RK)(facts.project.slug ?? facts.project.url ?? 'unknown')],
        ['default branch', (0,report_text/* visible */.RK)(facts.defaultBranch ?? 'unknown')],
        ['trust', (0,report_text/* visible */.RK)(renderTrust(facts.trust))],
    ]);
}
function renderCheckedOut({ checkedOut }) {
    if (checkedOut === undefined)
        return '';
    const { is, eventSha } = checkedOut;
    const other = eventSha === undefined ? '' : `; the event's is ${eventSha.slice(0, 12)}`;
    return ` (${relations[is]}${other})`;
}
const relations = {
    head: "the change's own",
    base: 'the base, not the change',
    older: 'checked out, older',
    newer: 'checked out, made in the job',
    elsewhere: 'checked out from another project',
    other: 'checked out',
};
function renderTrust({ level, reason, settingsFile }) {
    const file = settingsFile && `; the settings file is ${settingsFile.level}, because ${settingsFile.reason}`;
    return `${level}, because ${reason}${file ?? ''}`;
}
function withoutLevels(annotations) {
    const groups = new Map();
    for (const [key, value] of Object.entries(annotations)) {
        const [, level = '', name = key] = /^([a-z-]+(?:\[[^\]]*\])?):(.*)$/s.exec(key) ?? [];
        const pair = `${name}\0${value}`;
        groups.set(pair, [...(groups.get(pair) ?? []), level]);
    }
    return Object.fromEntries([...groups].map(([pair, levels]) => {
        const [name = '', value = ''] = pair.split('\0');
        const before = levels.filter((level) => level !== '').join(',');
        return [before === '' ? name : `${before}:${name}`, value];
    }));
}
function renderMap(map) {
    return Object.entries(map)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (0,report_text/* visible */.RK)(`${key}=${value}`));
}

// EXTERNAL MODULE: ./src/report/targets/targets-text.js
var targets_text = __nccwpck_require__(94427);
;// CONCATENATED MODULE: ./src/report/plan-text.js



const DEFAULT_WIDTH = 80;
const origins = {
    project: '',
    fork: ' from a fork',
    unknown: ' of unknown origin',
};
function renderEvent(event) {
    switch (event.kind) {
        case 'branch':
            return `branch ${event.branch}`;
        case 'gitTag':
            return `git tag ${event.gitTag}`;
        case 'release':
            return `release ${event.gitTag}` + (event.prerelease ? ' (pre-release)' : '');
        case 'change':
            return `change ${event.number}` + origins[event.origin];
        case 'mergeQueue':
            return 'merge queue';
        case 'schedule':
            return 'schedule' + (event.branch === undefined ? '' : ` on ${event.branch}`);
        case 'other':
            return event.name;
    }
}
function renderPlan(plan, view) {
    const lines = [
        ...renderTargets(plan, view),
        ...renderRun(plan, view),
        ...(view.details === true
            ? plan.targets.flatMap((target) => renderDetails(plan, target, view.paint))
            : []),
        '',
        view.paint('bold', `Plan: ${count(plan)}.`) + view.paint('dim', renderMore(view)),
    ];
    return `${lines.join('\n')}\n`;
}
function renderMore({ details }) {
    return details === true ? '' : '  More: --explain, --details, --json';
}
function renderTargets(plan, view) {
    if ((0,targets_text/* isOfTargets */.a7)(plan)) {
        return [...renderWhere(plan, view), '', ...(0,targets_text/* renderTargetTable */.c$)(plan, view), ''];
    }
    if (plan.targets.length === 0)
        return [...renderWhere(plan, view), ''];
    return plan.targets.flatMap((target) => renderTarget(plan, target, view));
}
function renderTarget(plan, target, view) {
    const { paint, width } = view;
    const { repositories, version, name } = target;
    const what = [name === 'default' ? 'Image' : name, ...(version === null ? [] : [version])];
    const [only] = repositories;
    const head = `${(0,report_text/* visible */.RK)(what.join(' '))} for ${only !== undefined && repositories.length === 1 ? only : `${repositories.length} repositories`}`;
    return [
        paint('bold', repositories.length === 0 ? (0,report_text/* visible */.RK)(what.join(' ')) : head),
        ...(repositories.length > 1 ? renderRepositories(target, paint) : []),
        ...(target.creates ?? []).map((repository) => `  creates ${repository} if it is missing`),
        ...renderWhere(plan, view),
        '',
        ...renderTags(target, view),
        ...(target.tags.length + target.held.length === 0 ? ['  no tags'] : []),
        '',
        ...(0,report_text/* wrap */.LV)(renderBuild(target, plan), { width, indent: '       ' }),
        ...renderLogin(target),
        ...(repositories.length === 0 ? ['Push:  nowhere yet: name a repository with --image'] : []),
    ];
}
function renderRepositories({ repositories, logins }, paint) {
    const column = longest(repositories);
    return repositories.map((repository) => {
        const source = logins?.[repository];
        const login = source === undefined ? '' : paint('dim', `login: ${source}`);
        return `  ${repository.padEnd(column)}  ${login}`.trimEnd();
    });
}
function renderLogin({ repositories, logins }) {
    const source = repositories.length === 1 ? logins?.[repositories[0] ?? ''] : undefined;
    return source === undefined ? [] : [`Login: ${source}`];
}
function renderWhere({ facts }, { width }) {
    const { gitTags, sha, dirty } = facts;
    const tags = gitTags.known
        ? `${gitTags.count} git ${gitTags.count === 1 ? 'tag' : 'tags'} from the ${gitTags.from ?? 'clone'}`
        : `git tags not known: ${gitTags.reason ?? 'no reason given'}`;
    const commit = `commit ${sha.slice(0, 12)}${dirty ? ' with uncommitted changes' : ''}`;
    const text = (0,report_text/* visible */.RK)([renderEvent(facts.event), commit, tags].join(', '));
    return (0,report_text/* wrap */.LV)(text, { width, indent: '' });
}
const OTHER_COMMIT = 'FACTS_NOT_CHECKED_OUT';
function listUnshown({ problems, push }) {
    return problems.filter(({ code }) => code !== OTHER_COMMIT || push.mode === 'push');
}
function renderTags(target, { paint, width }) {
    const rows = [
        ...target.tags.map((planned) => toRow(planned, false)),
        ...target.held.map((planned) => toRow(planned, true)),
    ];
    const verbs = longest(rows.map(({ verb }) => verb));
    const names = longest(rows.map(({ planned }) => planned.tag).filter((tag) => tag.length <= width / 3));
    return rows.flatMap(({ verb, style, planned }) => {
        const column = 2 + verbs + 2 + names + 2;
        const reason = (0,report_text/* visible */.RK)(renderFrom(planned) + planned.reason + renderDestinations(planned));
        const wrapped = (0,report_text/* wrap */.LV)(reason, { width: width - column, indent: '' });
        const isLong = planned.tag.length > names;
        const head = `  ${paint(style, verb)}${' '.repeat(verbs - verb.length)}  ${planned.tag}`;
        const [first = '', ...more] = isLong ? ['', ...wrapped] : wrapped;
        const gap = isLong ? '' : ' '.repeat(names - planned.tag.length + 2);
        return [(head + gap + first).trimEnd(), ...more.map((line) => ' '.repeat(column) + line)];
    });
}
function longest(words) {
    return words.reduce((most, word) => Math.max(most, word.length), 0);
}
function toRow(planned, isHeld) {
    if (isHeld)
        return { verb: 'hold', style: 'yellow', planned };
    const verb = planned.answer ?? (planned.kind === 'exact' ? 'new' : 'move');
    return { verb, style: verb === 'keep' ? 'dim' : 'green', planned };
}
function renderFrom({ from, versions }) {
    if (from === undefined)
        return '';
    const { digest, version, revision } = from;
    const commit = revision === undefined ? undefined : `commit ${revision.slice(0, 12)}`;
    const name = versions === undefined ? commit : (version ?? commit);
    return `from ${name ?? (0,report_text/* shortDigest */.VK)(digest)}; `;
}
function renderDestinations({ repositories }) {
    return repositories === undefined ? '' : `; only in ${repositories.join(', ')}`;
}
function renderBuild(target, plan) {
    const { from, context, file } = target.build;
    if (from !== undefined) {
        const { platforms } = target;
        const which = platforms.length === 0 ? ['the platforms that it has'] : platforms;
        return `From:  ${(0,report_text/* visible */.RK)([...from, ...which].join(', '))}; nothing is built`;
    }
    const parts = [file, ...(context === '.' ? [] : [`context ${context}`]), ...target.platforms];
    return `Build: ${(0,report_text/* visible */.RK)([...parts, ...listUnusual(target)].join(', '))}${renderFiles(plan)}`;
}
function renderFiles({ problems }) {
    const isOther = problems.some(({ code }) => code === OTHER_COMMIT);
    return isOther ? ', from the files that are checked out, which are of another commit' : '';
}
function renderRun(plan, { width }) {
    const { push, facts, targets } = plan;
    const tags = targets.flatMap((target) => [...target.tags, ...target.held]);
    const isOpen = tags.some(({ decided, answer }) => decided === 'registry' && answer === undefined);
    const { level, reason, settingsFile } = facts.trust;
    return [
        ...[
            `Push:  ${push.mode === 'push' ? 'yes' : 'no'}, ${push.reason}`,
            ...renderSigning(plan),
            ...renderDeploy(plan),
            ...(plan.history === undefined ? [] : [HISTORY]),
            ...(plan.login === undefined ? [] : [LOGIN]),
            ...(level === 'trusted' ? [] : [`Trust: ${level}, because ${reason}`]),
            ...(settingsFile === undefined
                ? []
                : [`The settings file is ${settingsFile.level}, because ${settingsFile.reason}`]),
        ].flatMap((line) => (0,report_text/* wrap */.LV)((0,report_text/* visible */.RK)(line), { width, indent: '       ' })),
        ...(isOpen ? (0,report_text/* wrap */.LV)(UNASKED, { width, indent: '' }) : []),
    ];
}
function renderSigning({ sign }) {
    if (sign === undefined)
        return [];
    const tags = sign.referrers.join(' and ');
    const who = sign.with === 'key' ? 'with a key' : 'with the identity of the CI run';
    const log = sign.log === undefined ? '' : `; ${LOGS[sign.log]}`;
    return [`Sign:  ${who}, every manifest of the image before any tag${log}; adds the tags ${tags}`];
}
function renderDeploy({ deploy = [], targets }) {
    return deploy.map(({ name, target, call, reason }) => {
        const what = targets.length > 1 ? `${name} of ${target}` : name;
        return `Deploy: ${what}, ${call ? '' : 'not called: '}${reason}`;
    });
}
const HISTORY = 'Log:   records the tags that the run writes next to the images, for tagship log';
const LOGS = {
    public: 'recorded in the public transparency log',
    own: 'recorded in the transparency log of sign-rekor-url',
    none: 'recorded in no transparency log',
};
const LOGIN = "Later: the logins stay in the job's Docker configuration until its end, for later steps";
const UNASKED = 'The registry was not asked; it decides about tags that move: plan --registry.';
function count({ targets }) {
    const verbs = [
        ...targets.flatMap(({ tags }) => tags.map((tag) => toRow(tag, false).verb)),
        ...targets.flatMap(({ held }) => held.map(() => 'hold')),
    ];
    const counted = Object.entries(COUNTED).flatMap(([verb, word]) => {
        const size = verbs.filter((one) => one === verb).length;
        return size === 0 ? [] : [`${size} ${word}`];
    });
    return counted.length === 0 ? 'no tags' : counted.join(', ');
}
const COUNTED = {
    new: 'new',
    create: 'to create',
    move: 'to move',
    replace: 'to replace',
    keep: 'to keep',
    hold: 'held',
};

;// CONCATENATED MODULE: ./src/cli/cli.js






function createCli(given) {
    const { argv, env, streams } = given;
    const vault = createVault(() => undefined);
    const mask = createMask(vault.list);
    const toShown = (text) => `${(0,log_lines/* toLogLines */.v)(mask(text.replace(/\n$/, ''))).join('\n')}\n`;
    return {
        ...given,
        vault,
        maskValue: createValueMask(mask),
        paint: paintFor(streams.stdout, env),
        paintLog: paintFor(streams.stderr, env),
        width: columnsOf(streams.stdout),
        log: createTerminalLog({
            write: (text) => streams.stderr.write(text),
            paint: paintFor(streams.stderr, env),
            secrets: vault.list,
            debug: argv.includes('--debug'),
            sections: isSet(env.GITLAB_CI) ? 'gitlab' : 'plain',
            now: clock/* systemClock */.m.now,
            ...(isTerminal(streams.stderr, env) && { columns: () => columnsOf(streams.stderr) }),
        }),
        print: (text) => streams.stdout.write(toShown(text)),
        say: (text) => streams.stderr.write(toShown(text)),
        printJson: (value) => streams.stdout.write(`${(0,log_lines/* toPrintedJson */.e)(value)}\n`),
    };
}
function isSet(value) {
    return value !== undefined && value !== '';
}
function paintFor(stream, env) {
    return isTerminal(stream, env) && !isSet(env.NO_COLOR) ? report_text/* ansi */.QQ : report_text/* plain */.pj;
}
function isTerminal({ isTTY }, env) {
    return isTTY === true && !isSet(env.CI) && env.TERM !== 'dumb';
}
function columnsOf({ isTTY, columns }) {
    return isTTY && columns >= 40 ? columns : DEFAULT_WIDTH;
}

;// CONCATENATED MODULE: ./src/cli/images.js
const NAMES = new Set([
    'verify',
    'copy',
    'prune',
    'promote',
    'status',
    'log',
    'yank',
    'unyank',
]);
function isAboutImages(command) {
    return NAMES.has(command);
}
async function imagesCommand(cli, invocation, command, run) {
    switch (command) {
        case 'verify':
            return (await __nccwpck_require__.e(/* import() */ 7363).then(__nccwpck_require__.bind(__nccwpck_require__, 17363))).verifyCommand(cli, invocation, run);
        case 'copy':
            return (await __nccwpck_require__.e(/* import() */ 655).then(__nccwpck_require__.bind(__nccwpck_require__, 50655))).copyCommand(cli, invocation, run);
        case 'prune':
            return (await __nccwpck_require__.e(/* import() */ 375).then(__nccwpck_require__.bind(__nccwpck_require__, 70375))).pruneCommand(cli, invocation, run);
        case 'promote':
            return (await __nccwpck_require__.e(/* import() */ 5221).then(__nccwpck_require__.bind(__nccwpck_require__, 95221))).promoteCommand(cli, invocation, run);
        case 'status':
            return (await __nccwpck_require__.e(/* import() */ 5290).then(__nccwpck_require__.bind(__nccwpck_require__, 35290))).statusCommand(cli, invocation, run);
        case 'log':
        case 'yank':
        case 'unyank':
            return (await __nccwpck_require__.e(/* import() */ 6176).then(__nccwpck_require__.bind(__nccwpck_require__, 56176))).historyCommand(cli, invocation, { ...run, command });
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./src/cli/own-files.js


function listOwnFiles(cwd, paths) {
    return [
        ...identify(() => (0,external_node_fs_.fstatSync)(1)),
        ...paths.flatMap((path) => path === undefined ? [] : identify(() => (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(cwd, path)))),
    ];
}
function identify(read) {
    try {
        const stats = read();
        return stats.isFile() ? [stats] : [];
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./src/run/entry.js
var entry = __nccwpck_require__(39067);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __nccwpck_require__(33154);
// EXTERNAL MODULE: ./src/run/files/output-files.js + 1 modules
var output_files = __nccwpck_require__(54538);
// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/report/published.js
var report_published = __nccwpck_require__(14518);
// EXTERNAL MODULE: ./src/settings/table/commands.js
var commands = __nccwpck_require__(92704);
// EXTERNAL MODULE: ./src/settings/inputs/prune-flags.js
var prune_flags = __nccwpck_require__(31887);
// EXTERNAL MODULE: ./src/settings/inputs/run-flags.js
var run_flags = __nccwpck_require__(13630);
// EXTERNAL MODULE: ./src/settings/values/boolean.js
var values_boolean = __nccwpck_require__(23102);
// EXTERNAL MODULE: ./src/settings/table/table.js + 10 modules
var table = __nccwpck_require__(51944);
// EXTERNAL MODULE: ./src/settings/file/written.js
var written = __nccwpck_require__(76045);
;// CONCATENATED MODULE: ./src/settings/inputs/status-flags.js


const FINDING_KINDS = ['drift', 'unsigned', 'backwards', 'broken'];
const noStatusFlags = { metrics: false, watch: false, port: 0, failOn: [] };
function readStatusFlags(flags) {
    const isSet = (name) => (0,values_boolean/* parseBoolean */.y)(lastOf(flags, name) ?? 'false') === true;
    const port = Number(lastOf(flags, 'port') ?? 0);
    return {
        metrics: isSet('metrics'),
        watch: isSet('watch'),
        port: isPort(port) ? port : 0,
        failOn: listKinds(flags).flatMap((word) => FINDING_KINDS.find((kind) => kind === word) ?? []),
    };
}
function checkStatusFlags(flags) {
    const { metrics, watch } = readStatusFlags(flags);
    const unknown = listKinds(flags).filter((word) => !FINDING_KINDS.some((kind) => kind === word));
    const port = lastOf(flags, 'port');
    const isJson = (0,values_boolean/* parseBoolean */.y)(lastOf(flags, 'json') ?? 'false') === true;
    const others = ['json', 'metrics', 'html', 'fail-on'].filter((name) => lastOf(flags, name));
    return [
        ...unknown.map((word) => (0,problem/* error */.z3)('CLI_BAD_FLAG', `--fail-on does not know ${JSON.stringify(word.slice(0, 40))}`, `Choose from ${FINDING_KINDS.join(', ')}.`)),
        ...(port === undefined || isPort(Number(port))
            ? []
            : [(0,problem/* error */.z3)('CLI_BAD_FLAG', '--port needs a number up to 65535', 'Write --port 8080.')]),
        ...(isJson && metrics
            ? [(0,problem/* error */.z3)('CLI_BAD_FLAG', '--json and --metrics exclude each other', 'Leave one of them out.')]
            : []),
        ...(watch
            ? others.map((name) => (0,problem/* error */.z3)('CLI_BAD_FLAG', `--watch and --${name} exclude each other`, `Leave --${name} out.`))
            : []),
    ];
}
function listKinds(flags) {
    return flags
        .filter(({ name }) => name === 'fail-on')
        .flatMap(({ value }) => value.split(','))
        .map((word) => word.trim())
        .filter((word) => word !== '');
}
function lastOf(flags, name) {
    return flags.findLast((flag) => flag.name === name)?.value;
}
function isPort(port) {
    return Number.isInteger(port) && port >= 0 && port <= 65_535;
}

;// CONCATENATED MODULE: ./src/settings/inputs/flag-checks.js





function checkFlags(command, flags, positionals) {
    return [
        ...checkRegistry(command, flags),
        ...checkSwitches(command, flags),
        ...checkPasswords(flags),
        ...checkPositionals(command, positionals, flags),
        ...(command === 'init' ? checkFrom(flags) : []),
        ...checkRecords(command, flags, positionals),
        ...(command === 'status' ? checkStatusFlags(flags) : []),
    ];
}
const SWITCHES = [
    'json',
    'explain',
    'details',
    'matrix',
    'remote',
    'same-digest',
    'not-yanked',
    'signed',
    'check',
    'all-tags',
    'replace',
    'dry-run',
    'metrics',
    'watch',
    'yes',
    'add',
    'debug',
    'help',
    'fork',
];
function checkRegistry(command, flags) {
    const isBare = flags.some(({ name, value }) => name === 'registry' && value === 'true');
    if (command === 'plan' || !isBare)
        return [];
    const hint = `Write --registry HOST=USER; alone it belongs to tagship plan, since ${command} asks the registries anyway.`;
    return [(0,problem/* error */.z3)('CLI_BAD_FLAG', '--registry needs HOST=USER', hint)];
}
const VERIFY_SWITCHES = ['provenance', 'sbom'];
function checkSwitches(command, flags) {
    const switches = command === 'verify' ? [...SWITCHES, ...VERIFY_SWITCHES] : SWITCHES;
    return flags
        .filter(({ name, value }) => switches.includes(name) && (0,values_boolean/* parseBoolean */.y)(value) === undefined)
        .map(({ name, value }) => (0,problem/* error */.z3)('CLI_BAD_FLAG', `--${name} takes no value such as ${(0,written/* quoteWritten */.Em)(value)}`, `Write --${name}.`));
}
function checkPasswords(flags) {
    const leaks = flags.some(({ name, value }) => name === 'registries' && /(?<![\w-])password["']?\s*:/.test(value));
    if (!leaks)
        return [];
    const hint = 'Write password-env with the name of a variable, or use --password-stdin.';
    return [(0,problem/* error */.z3)('CLI_BAD_FLAG', '--registries takes no password: others can read it there', hint)];
}
function checkFrom(flags) {
    const from = flags.find(({ name }) => name === 'from');
    const others = ['ci', ...table/* settingsTable */.uG.map(({ name }) => name)].filter((name) => name !== 'from');
    const other = flags.find(({ name }) => others.includes(name));
    if (from === undefined)
        return [];
    if (from.value.trim() === '') {
        return [(0,problem/* error */.z3)('CLI_BAD_FLAG', '--from needs the path of a file', 'Write --from FILE.')];
    }
    if (other === undefined)
        return [];
    const what = `--${other.name} says nothing together with --from, which takes all from its file`;
    return [(0,problem/* error */.z3)('CLI_BAD_FLAG', what, `Leave --${other.name} out.`)];
}
function checkRecords(command, flags, words) {
    const isGiven = (name) => flags.some((flag) => flag.name === name && flag.value !== '');
    if (command === 'merge' && words.length === 0 && !isGiven('legs')) {
        const hint = 'Write tagship merge leg-*.json, with the files of ship --leg … --record FILE.';
        return [(0,problem/* error */.z3)('CLI_NO_RECORD', 'merge needs the record of at least one leg', hint)];
    }
    if (!isGiven('record') || isGiven('leg'))
        return [];
    const hint = 'Add --leg with the platforms that this machine builds, or remove --record.';
    return [(0,problem/* error */.z3)('CLI_BAD_FLAG', '--record is for a leg, and --leg is missing', hint)];
}
const MANY_WORDS = ['merge', 'login', 'logout', 'status', 'prune'];
const ONE_WORD = {
    promote: ['the image to promote', 'tagship promote 1.2.3 --to production'],
    log: ['a reference', 'tagship log ghcr.io/acme/app:latest'],
    yank: ['the version', 'tagship yank 1.2.3 --because "it loses data"'],
    unyank: ['the version', 'tagship unyank 1.2.3'],
};
function checkOneWord(command, flags) {
    const isBack = flags.some(({ name, value }) => name === 'back' && (0,values_boolean/* parseBoolean */.y)(value) === true);
    const [what, example] = ONE_WORD[command] ?? [];
    if (what === undefined || example === undefined || isBack)
        return [];
    return [(0,problem/* error */.z3)('CLI_NO_REFERENCE', `${command} needs ${what}`, `Write ${example}.`)];
}
function checkPositionals(command, words, flags) {
    if (MANY_WORDS.includes(command))
        return [];
    if (command === 'copy') {
        const hint = 'Write tagship copy ghcr.io/acme/app:1.2.3 oci:backup.';
        return words.length > 1
            ? []
            : [(0,problem/* error */.z3)('CLI_NO_REFERENCE', 'copy needs a source and at least one destination', hint)];
    }
    if (command === 'verify') {
        const hint = 'Write tagship verify ghcr.io/acme/app:1.2.3.';
        return words.length > 0
            ? []
            : [(0,problem/* error */.z3)('CLI_NO_REFERENCE', 'verify needs at least one reference', hint)];
    }
    if (words.length === 0)
        return checkOneWord(command, flags);
    return words
        .slice(command === 'whoami' || ONE_WORD[command] !== undefined ? 1 : 0)
        .map((word) => (0,problem/* error */.z3)('CLI_UNEXPECTED_WORD', `${(0,written/* quoteWritten */.Em)(word)} belongs to no flag`, /^\.{0,2}\/?$|^\.{0,2}\//.test(word)
        ? `The build context is a flag: --context ${word === '.' ? '. (the default)' : (0,written/* quoteWritten */.Em)(word)}.`
        : 'Put quotes around values with spaces, and give lists line by line or with one flag each.'));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(57975);
// EXTERNAL MODULE: ./src/settings/inputs/foreign.js
var foreign = __nccwpck_require__(16341);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __nccwpck_require__(76655);
;// CONCATENATED MODULE: ./src/settings/inputs/flag-words.js








const ALIASES = new Map([
    ['image', 'images'],
    ...['identity', 'identity-regexp', 'issuer', 'issuer-regexp'].map((name) => [name, `verify-${name}`]),
]);
function readFlagWords(command, argv) {
    const known = flagsOf(command);
    const flags = [];
    const positionals = [];
    const problems = [];
    const tokens = tokenize(joinRegistry(argv), known);
    for (const [index, token] of tokens.entries()) {
        const previous = tokens[index - 1];
        if (token.kind === 'positional' && !isValueOf(previous, token.value, known)) {
            positionals.push(token.value);
        }
        if (token.kind !== 'option')
            continue;
        const read = readFlag(token, tokens[index + 1], known);
        if ('code' in read)
            problems.push(read);
        else
            flags.push(read);
    }
    return { flags, positionals, problems };
}
function flagsOf(command) {
    const run = [...run_flags/* runFlags */.l, ...run_flags/* factFlags */.e].filter(({ commands }) => commands.includes(command));
    return new Map([
        ...table/* settingsTable */.uG
            .filter(({ name }) => (0,commands/* takesSetting */.R)(command, name))
            .map((setting) => [setting.name, takesOf(setting)]),
        ...run.map(({ name, takes }) => [name, takes]),
    ]);
}
function takesOf({ asFlag, type, booleanWords }) {
    if (asFlag === false)
        return 'secret';
    return type === 'boolean' || booleanWords ? 'either' : 'value';
}
function tokenize(argv, known) {
    const options = {};
    for (const [name, takes] of known) {
        options[name] = { type: takes === 'value' || takes === 'secret' ? 'string' : 'boolean' };
    }
    for (const name of ALIASES.keys())
        options[name] = { type: 'string' };
    options.help = { type: 'boolean', short: 'h' };
    return (0,external_node_util_.parseArgs)({ args: [...argv], options, strict: false, tokens: true }).tokens;
}
function joinRegistry(argv) {
    const joined = [];
    for (const word of argv) {
        if (joined.at(-1) === '--registry' && /^[^-=][^=]*=./.test(word)) {
            joined[joined.length - 1] = `--registry=${word}`;
        }
        else {
            joined.push(word);
        }
    }
    return joined;
}
function isValueOf(token, value, known) {
    if (token?.kind !== 'option' || token.value !== undefined)
        return false;
    return !known.has(nameOf(token)) ? !isNegation(token, known) : isSwitchValue(value);
}
function nameOf(token) {
    return ALIASES.get(token.name) ?? token.name;
}
function isNegation({ name }, known) {
    const takes = known.get(name.slice(3));
    return name.startsWith('no-') && (takes === 'switch' || takes === 'either');
}
function isSwitchValue(word) {
    return /^(?:true|false|auto)$/i.test(word);
}
function readFlag(token, next, known) {
    const name = nameOf(token);
    const takes = known.get(name);
    switch (takes) {
        case undefined:
            if (!isNegation(token, known))
                return unknownFlag(token.rawName, known);
            return token.value === undefined
                ? { name: name.slice(3), value: 'false' }
                : bad(`${token.rawName} takes no value`, `Write ${token.rawName}.`);
        case 'secret':
            return bad(`${token.rawName} is not a flag: other users of the machine can read the command line`, `Set the variable ${(0,table/* variableOf */.Qn)({ name })}.`);
        case 'value':
            return readValue(token, name);
        case 'switch':
        case 'either':
            return readSwitch(token, next, name);
    }
}
function readValue({ rawName, value, inlineValue }, name) {
    if (value === undefined)
        return bad(`${rawName} needs a value`, `Write ${rawName}=VALUE.`);
    if (!inlineValue && /^--?[A-Za-z]/.test(value)) {
        return bad(`${rawName} needs a value, and a flag follows it`, `Write ${rawName}=VALUE if the value begins with a dash.`);
    }
    return { name, value };
}
function readSwitch({ rawName, value }, next, name) {
    if (value === undefined && next?.kind === 'positional' && isSwitchValue(next.value)) {
        return bad(`${rawName} takes a value only behind =`, `Write ${rawName}=${next.value.toLowerCase()}.`);
    }
    return { name, value: value ?? 'true' };
}
function unknownFlag(rawName, known) {
    const name = rawName.replace(/^-+/, '');
    const short = SHORT.get(rawName);
    const meant = short ?? (0,nearest/* nearest */.p)(name, [...known.keys(), ...ALIASES.keys()]);
    if (rawName === '-t')
        return (0,problem/* error */.z3)('CLI_UNKNOWN_FLAG', 'unknown flag "-t"', TAGS_FROM_GIT);
    const hint = hintForOther(ALIASES.get(name) ?? name) ??
        (meant === undefined ? (0,foreign/* hintForUnknown */.Z)(name) : `Write --${meant}.`);
    return (0,problem/* error */.z3)('CLI_UNKNOWN_FLAG', `unknown flag ${(0,written/* quoteWritten */.Em)(rawName)}`, hint);
}
function hintForOther(name) {
    const owners = commands/* commands */.P
        .filter((command) => command.name !== 'help' && command.name !== 'version')
        .filter((command) => flagsOf(command.name).has(name));
    return owners.length === 0
        ? undefined
        : `It belongs to tagship ${owners.map((owner) => owner.name).join(', ')}.`;
}
const TAGS_FROM_GIT = 'The tags come from git. Name the repository: --image HOST/NAME. For a tag of your own next to them: --tags standard --tags 1.0.';
const SHORT = new Map([
    ['-f', 'file'],
    ['-o', 'outputs'],
    ['-v', 'version'],
]);
function bad(message, hint) {
    return (0,problem/* error */.z3)('CLI_BAD_FLAG', message, hint);
}

;// CONCATENATED MODULE: ./src/settings/inputs/flags.js











const FILE_FLAGS = [
    'out',
    'dotenv',
    'receipt',
    'record',
    'links',
    'cyclonedx',
    'code-quality',
    'html',
];
function parseArgv(argv) {
    const [first = 'help', ...rest] = argv;
    if (first === '--version')
        return done({ command: 'version' });
    if (first === '--help' || first === '-h')
        return done({ command: 'help' });
    const command = commands/* commands */.P.find(({ name }) => name === first)?.name;
    if (command === undefined)
        return { ok: false, problems: [unknownCommand(first)] };
    if (command === 'version')
        return done({ command });
    if (command === 'help')
        return parseHelp(rest);
    return parseFlags(command, rest);
}
function parseFlags(command, argv) {
    const { flags, positionals, problems } = readFlagWords(command, argv);
    const isSet = (name) => lastSwitch(flags, name) === true;
    if (isSet('help'))
        return done({ command: 'help', topic: command });
    const all = [...problems, ...checkFlags(command, flags, positionals)];
    const planFile = command === 'ship' || command === 'merge' ? lastValue(flags, 'plan') : undefined;
    const [ci, from] = [lastValue(flags, 'ci'), lastValue(flags, 'from')];
    const { value } = done({
        command,
        given: toGiven(command, flags, positionals),
        facts: toFacts(flags),
        json: isSet('json'),
        explain: isSet('explain'),
        details: isSet('details'),
        askRegistries: command === 'plan' && flags.some(({ name }) => name === 'registry'),
        matrix: isSet('matrix'),
        remote: lastSwitch(flags, 'remote'),
        sameDigest: isSet('same-digest'),
        since: lastValue(flags, 'since'),
        notYanked: isSet('not-yanked'),
        signed: isSet('signed') || lastValue(flags, 'key') !== undefined,
        ...toKey(flags),
        attested: ['provenance', 'sbom'].filter((name) => command === 'verify' && isSet(name)),
        check: isSet('check'),
        status: readStatusFlags(flags),
        allTags: isSet('all-tags'),
        platforms: flags.filter(({ name }) => name === 'platform').map(({ value }) => value),
        replace: isSet('replace'),
        dryRun: isSet('dry-run'),
        debug: isSet('debug'),
        yes: isSet('yes'),
        add: isSet('add'),
        ...(ci !== undefined && { ci }),
        ...(command === 'init' && from !== undefined && { from }),
        ...(planFile !== undefined && { planFile }),
        files: toFiles(flags),
        prune: toPrune(flags),
        positionals,
    });
    return { ok: all.length === 0, value, problems: all };
}
function lastValue(flags, name) {
    return flags.findLast((flag) => flag.name === name)?.value;
}
function toKey(flags) {
    const key = lastValue(flags, 'key');
    return key === undefined ? {} : { key };
}
function lastSwitch(flags, name) {
    const value = lastValue(flags, name);
    return value === undefined ? undefined : (0,values_boolean/* parseBoolean */.y)(value);
}
function toGiven(command, flags, words) {
    const keys = new Map([
        ...table/* settingsTable */.uG.map(({ name }) => [name, name]),
        ...CREDENTIAL_FLAGS.map((name) => [name, `--${name}`]),
    ]);
    const given = {};
    for (const { name, value } of flags) {
        const key = keys.get(name);
        if (key === undefined || (name === 'registry' && value === 'true'))
            continue;
        (given[key] ??= []).push(value);
    }
    return addWords(command, given, words);
}
function addWords(command, { from, ...given }, words) {
    if (command === 'promote')
        return words.length === 0 ? given : { ...given, from: words };
    if (command === 'merge' && words.length > 0) {
        return { ...given, legs: [...(given.legs ?? []), ...words] };
    }
    return command === 'init' || from === undefined ? given : { ...given, from };
}
const CREDENTIAL_FLAGS = ['registry', 'password-stdin'];
function toFacts(flags) {
    return Object.fromEntries(run_flags/* factFlags */.e.flatMap(({ name, fact }) => {
        const value = lastValue(flags, name)?.trim();
        return value ? [[fact, value]] : [];
    }));
}
function toFiles(flags) {
    return Object.fromEntries(FILE_FLAGS.flatMap((name) => {
        const path = lastValue(flags, name);
        return path ? [[name, path]] : [];
    }));
}
function toPrune(flags) {
    const given = prune_flags/* pruneFlags */.q.map(({ name }) => [name, flags.filter((flag) => flag.name === name)]);
    return Object.fromEntries(given.flatMap(([name, words]) => words.length === 0 ? [] : [[name, words.map(({ value }) => value)]]));
}
const nothing = {
    command: 'help',
    given: {},
    facts: {},
    json: false,
    explain: false,
    details: false,
    askRegistries: false,
    matrix: false,
    remote: undefined,
    sameDigest: false,
    since: undefined,
    notYanked: false,
    signed: false,
    attested: [],
    check: false,
    status: noStatusFlags,
    allTags: false,
    platforms: [],
    replace: false,
    dryRun: false,
    debug: false,
    yes: false,
    add: false,
    prune: {},
    files: {},
    positionals: [],
};
function done(asked) {
    return { ok: true, value: { ...nothing, ...asked }, problems: [] };
}
function parseHelp([topic]) {
    if (topic === undefined || topic.startsWith('-'))
        return done({ command: 'help' });
    if (topic === 'settings')
        return done({ command: 'help', topic });
    const command = commands/* commands */.P.find(({ name }) => name === topic)?.name;
    if (command === undefined)
        return { ok: false, problems: [unknownCommand(topic)] };
    return done({ command: 'help', topic: command });
}
function unknownCommand(word) {
    if (word.startsWith('-')) {
        return (0,problem/* error */.z3)('CLI_NO_COMMAND', `the command comes first, before ${(0,written/* quoteWritten */.Em)(word.split('=', 1)[0] ?? '')}`, 'Write tagship plan or tagship ship, then the flags.');
    }
    const names = commands/* commands */.P.map(({ name }) => name);
    const meant = (0,nearest/* nearest */.p)(word, names);
    return (0,problem/* error */.z3)('CLI_UNKNOWN_COMMAND', `there is no command ${(0,written/* quoteWritten */.Em)(word)}`, meant ? `Write tagship ${meant}.` : `Choose from ${names.join(', ')}.`);
}

// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __nccwpck_require__(3236);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __nccwpck_require__(40532);
// EXTERNAL MODULE: ./src/version.js
var version = __nccwpck_require__(24493);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __nccwpck_require__(23213);
;// CONCATENATED MODULE: ./src/cli/run.js

















function runCli(given) {
    const cli = createCli(given);
    return (0,entry/* runToExitCode */.iJ)(() => runArgv(cli), given.signal, {
        problem: cli.log.problem,
        line: cli.say,
    });
}
async function runArgv(cli) {
    cli.vault.add((0,known_secrets/* environmentSecrets */.Pm)(cli.env));
    const parsed = parseArgv(cli.argv);
    const { value: invocation, problems } = parsed;
    if (invocation === undefined || (!parsed.ok && invocation.command === 'init')) {
        throw new problem/* Problem */.AF(problems);
    }
    const { command } = invocation;
    if (isAboutImages(command)) {
        const request = toRequest(cli, invocation, problems);
        const environment = toEnvironment(cli, invocation);
        return imagesCommand(cli, invocation, command, { request, environment });
    }
    return isAboutLogins(command)
        ? loginsCommand(cli, invocation, problems)
        : runCommand(cli, invocation, command, problems);
}
function isAboutLogins(command) {
    return ['whoami', 'login', 'logout'].includes(command);
}
async function runCommand(cli, invocation, command, problems) {
    switch (command) {
        case 'version':
            cli.print(version/* version */.r);
            return entry/* EXIT */.dc.done;
        case 'help': {
            const { renderHelp } = await __nccwpck_require__.e(/* import() */ 8577).then(__nccwpck_require__.bind(__nccwpck_require__, 28577));
            cli.print(renderHelp(invocation.topic));
            return entry/* EXIT */.dc.done;
        }
        case 'plan':
            return planCommand(cli, invocation, toRequest(cli, invocation, problems));
        case 'ship':
        case 'merge':
            return shipCommand(cli, invocation, toRequest(cli, invocation, problems));
        case 'init':
            return (await __nccwpck_require__.e(/* import() */ 9883).then(__nccwpck_require__.bind(__nccwpck_require__, 42264))).initCommand(cli, invocation);
    }
}
async function loginsCommand(cli, invocation, problems) {
    if (invocation.command === 'logout') {
        if (problems.length > 0)
            throw new problem/* Problem */.AF(problems);
        return (await Promise.all(/* import() */[__nccwpck_require__.e(9718), __nccwpck_require__.e(6709)]).then(__nccwpck_require__.bind(__nccwpck_require__, 26709))).logoutCommand(cli, invocation);
    }
    const run = {
        request: toRequest(cli, invocation, problems),
        environment: toEnvironment(cli, invocation),
    };
    return invocation.command === 'login'
        ? (await Promise.all(/* import() */[__nccwpck_require__.e(9718), __nccwpck_require__.e(6709)]).then(__nccwpck_require__.bind(__nccwpck_require__, 26709))).loginCommand(cli, invocation, run)
        : (await __nccwpck_require__.e(/* import() */ 6563).then(__nccwpck_require__.bind(__nccwpck_require__, 96563))).whoamiCommand(cli, invocation, run);
}
async function planCommand(cli, invocation, request) {
    const environment = toEnvironment(cli, invocation);
    const prepared = await ship/* prepare */.iA(request, environment);
    let { plan: result } = prepared;
    if (invocation.askRegistries && !(0,problem/* hasErrors */.Cs)(result.problems)) {
        result = await ship/* previewRun */.iK(prepared, environment);
    }
    if (invocation.matrix)
        await printMatrix(cli, { ...prepared, plan: result });
    else {
        const shown = cli.maskValue(result, (0,report_published/* listPublished */.B)(result));
        if (invocation.explain) {
            const { printExplanation } = await __nccwpck_require__.e(/* import() */ 5602).then(__nccwpck_require__.bind(__nccwpck_require__, 45602));
            await printExplanation(cli, invocation, { ...prepared, plan: shown, environment });
        }
        else
            printPlan(cli, shown, invocation);
    }
    const lacking = await ship/* checkBuildable */.zf(prepared, environment);
    [...listUnshown(result), ...lacking].forEach(cli.log.problem);
    const isWritten = await writeFiles(cli, invocation, result, undefined);
    return isWritten && !(0,problem/* hasErrors */.Cs)(result.problems) ? entry/* EXIT */.dc.done : entry/* EXIT */.dc.problem;
}
async function printMatrix({ log, print }, { plan, settings }) {
    const { toMatrixOutputs } = await __nccwpck_require__.e(/* import() */ 3547).then(__nccwpck_require__.bind(__nccwpck_require__, 33547));
    const { outputs, problems } = toMatrixOutputs(plan, settings);
    problems.forEach(log.problem);
    print(outputs.matrix);
}
function printPlan({ paint, print, printJson, width }, result, { json, details }) {
    if (json)
        printJson(result);
    else
        print(renderPlan(result, { paint, width, details }));
}
async function sayPlan({ env, log, maskValue, paintLog }, plan) {
    if ((0,detect/* detectCi */.A)(env) === 'local')
        return;
    const shown = maskValue(plan, (0,report_published/* listPublished */.B)(plan));
    await log.group('Plan', () => {
        log.info(renderPlan(shown, { paint: paintLog, width: DEFAULT_WIDTH }));
        return Promise.resolve();
    });
}
async function shipCommand(cli, invocation, request) {
    const environment = toEnvironment(cli, invocation);
    const { log, signal } = cli;
    const prepared = await ship/* prepareToShip */.NP(request, environment);
    await sayPlan(cli, prepared.plan);
    prepared.plan.problems.forEach(log.problem);
    let isWritten = true;
    const receipt = await ship/* ship */.dx(prepared, environment, async (told) => {
        isWritten = await report(cli, invocation, prepared.plan, told);
    });
    const exitCode = (0,entry/* toExitCode */.t4)(receipt, signal);
    if (exitCode !== entry/* EXIT */.dc.interrupted) {
        isWritten = (await writeSbom(cli, invocation, prepared, receipt)) && isWritten;
    }
    return exitCode === entry/* EXIT */.dc.done && !isWritten ? entry/* EXIT */.dc.problem : exitCode;
}
async function report(cli, invocation, plan, receipt) {
    const { log, maskValue, paint, print, printJson } = cli;
    const shown = maskValue(receipt, (0,report_published/* listPublished */.B)(plan));
    if (invocation.json)
        printJson(shown);
    else {
        const { renderReceipt } = await __nccwpck_require__.e(/* import() */ 9926).then(__nccwpck_require__.bind(__nccwpck_require__, 99926));
        print(renderReceipt(shown, paint));
    }
    (0,problem/* unsaid */.DY)(receipt.problems, plan.problems).forEach(log.problem);
    return writeFiles(cli, invocation, plan, receipt);
}
async function writeFiles(cli, invocation, unmaskedPlan, unmaskedReceipt) {
    const published = (0,report_published/* listPublished */.B)(unmaskedPlan);
    const plan = cli.maskValue(unmaskedPlan, published);
    const receipt = cli.maskValue(unmaskedReceipt, published);
    const { files } = invocation;
    const written = [];
    if (files.out !== undefined && !(0,problem/* hasErrors */.Cs)(plan.problems)) {
        written.push(writeFile(cli, invocation, 'out', `${(0,log_lines/* toPrintedJson */.e)(plan)}\n`));
    }
    if (files.dotenv !== undefined) {
        const { renderDotenv } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 44832));
        written.push(writeFile(cli, invocation, 'dotenv', renderDotenv(plan, receipt)));
    }
    const values = { receipt, record: receipt?.record };
    for (const flag of ['receipt', 'record']) {
        if (values[flag] === undefined || files[flag] === undefined)
            continue;
        written.push(writeFile(cli, invocation, flag, `${(0,log_lines/* toPrintedJson */.e)(values[flag])}\n`));
    }
    if (receipt !== undefined)
        written.push(...(await writeReports(cli, invocation, plan, receipt)));
    return written.every(Boolean);
}
async function writeReports(cli, invocation, plan, receipt) {
    const { links, 'code-quality': quality } = invocation.files;
    const written = [];
    if (links !== undefined) {
        const { renderLinks } = await __nccwpck_require__.e(/* import() */ 1309).then(__nccwpck_require__.bind(__nccwpck_require__, 21309));
        written.push(writeFile(cli, invocation, 'links', renderLinks(plan, receipt)));
    }
    if (quality !== undefined) {
        const { renderCodeQuality } = await __nccwpck_require__.e(/* import() */ 995).then(__nccwpck_require__.bind(__nccwpck_require__, 20995));
        const text = renderCodeQuality(receipt.problems);
        written.push(writeFile(cli, invocation, 'code-quality', text));
    }
    return written;
}
function writeFile({ cwd, log }, { files }, flag, text) {
    const file = { flag, path: files[flag] ?? '', isPrivate: flag === 'out' };
    const problems = (0,output_files/* writeOutputFile */.B)(file, text, cwd);
    problems.forEach(log.problem);
    return problems.length === 0;
}
async function writeSbom(cli, invocation, prepared, receipt) {
    if (invocation.files.cyclonedx === undefined)
        return true;
    const environment = toEnvironment(cli, invocation);
    const { sboms, problems } = await ship/* readRunSboms */.qO(prepared, receipt, environment);
    problems.forEach(cli.log.problem);
    if (sboms.length === 0)
        return true;
    const { renderCyclonedx } = await __nccwpck_require__.e(/* import() */ 4609).then(__nccwpck_require__.bind(__nccwpck_require__, 54609));
    return writeFile(cli, invocation, 'cyclonedx', renderCyclonedx(cli.maskValue(sboms), version/* version */.r));
}
function toRequest({ cwd, env }, { command, given, facts, remote, planFile, askRegistries, files }, problems) {
    const outputs = Object.entries(files).map(([flag, path]) => ({ flag, path }));
    const inCi = (0,detect/* detectCi */.A)(env) !== 'local';
    return {
        command: command === 'merge' ? 'ship' : command,
        given,
        overrides: facts,
        payload: (0,entry/* readPayload */.rD)(env),
        now: new Date().toISOString(),
        remote: (remote ?? inCi) ? 'ask' : 'never',
        usesTempDir: command !== 'plan' || askRegistries,
        problems: [...problems, ...(0,output_files/* checkOutputFiles */.D)(outputs, cwd)],
        ...(0,omit_undefined/* omitUndefined */.O)({ planFile }),
    };
}
function toEnvironment(cli, invocation) {
    const { planFile, files, command, positionals } = invocation;
    const { cwd, env, shell, signal, log, vault } = cli;
    const records = command === 'merge' ? positionals : [];
    return {
        ...{ cwd, env, shell, signal, log, vault },
        own: listOwnFiles(cwd, [planFile, files.out, files.receipt, ...records]),
        ...(0,omit_undefined/* omitUndefined */.O)({ receiptFile: files.receipt }),
        clock: clock/* systemClock */.m,
        tempParent: (0,external_node_os_.tmpdir)(),
    };
}


/***/ }),

/***/ 82359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(58500);

const systemClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal ? { signal } : {});
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 34500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ findMarker),
/* harmony export */   J1: () => (/* binding */ toEventProblem),
/* harmony export */   q4: () => (/* binding */ readUnknownFacts)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(16392);


const markers = new Map([
    ['bamboo_buildKey', 'Bamboo'],
    ['bamboo_planKey', 'Bamboo'],
    ['APPVEYOR', 'AppVeyor'],
    ['BITRISE_IO', 'Bitrise'],
    ['BUDDY_WORKSPACE_ID', 'Buddy'],
    ['CF_BUILD_ID', 'Codefresh'],
    ['CIRRUS_CI', 'Cirrus CI'],
    ['CM_BUILD_ID', 'Codemagic'],
    ['AC_APPCIRCLE', 'Appcircle'],
    ['AGOLA_GIT_REF', 'Agola'],
    ['GO_PIPELINE_LABEL', 'GoCD'],
    ['HARNESS_BUILD_ID', 'Harness CI'],
    ['HEROKU_TEST_RUN_ID', 'Heroku CI'],
    ['PROW_JOB_ID', 'Prow'],
    ['SCREWDRIVER', 'Screwdriver'],
    ['VELA', 'Vela'],
]);
function findMarker(env) {
    const marker = [...markers.keys()].find((name) => isOn((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, name)));
    return marker ?? (isOn((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CI')) ? 'CI' : undefined);
}
function isOn(value) {
    return value !== undefined && !/^(false|0|no|off)$/i.test(value);
}
function readUnknownFacts(env) {
    const marker = findMarker(env) ?? 'CI';
    const system = markers.get(marker) ?? 'a CI system';
    return {
        ci: 'unknown',
        project: {},
        run: {},
        eventProblem: toEventProblem(`The variable ${marker} is set, so this is ${system}`, 'Outside CI, unset that variable.'),
        notices: [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('FACTS_UNKNOWN_CI', `The variable ${marker} is set, so this is ${system}, which does not tell tagship where a change comes from.`, 'Here tagship.yml in the checkout may only set what stays inside the build: set the rest by flags or variables. A pull or merge request needs --pr.'),
        ],
    };
}
function toEventProblem(system, hint = '') {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FACTS_NO_EVENT', `${system}: no branch, git tag or change is known for this run.`, `Give --branch, --git-tag, --pr or --event. ${hint}`.trim());
}


/***/ }),

/***/ 33154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ detectCi),
/* harmony export */   s: () => (/* binding */ withoutUnset)
/* harmony export */ });
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(16392);
/* harmony import */ var _ci_unknown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34500);


const signs = [
    ['woodpecker', (env) => env.CI === 'woodpecker' || env.CI_SYSTEM_NAME === 'woodpecker'],
    ['forgejo', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'FORGEJO_ACTIONS')],
    ['gitea', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'GITEA_ACTIONS')],
    ['github', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'GITHUB_ACTIONS')],
    ['gitlab', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'GITLAB_CI') !== undefined],
    ['azure', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'TF_BUILD')],
    ['bitbucket', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BITBUCKET_BUILD_NUMBER', 'BITBUCKET_COMMIT') !== undefined],
    ['buildkite', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'BUILDKITE')],
    ['circle', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'CIRCLECI')],
    ['drone', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'DRONE')],
    ['travis', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'TRAVIS')],
    ['semaphore', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrue */ .Hn)(env, 'SEMAPHORE')],
    ['teamcity', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'TEAMCITY_VERSION') !== undefined],
    ['jenkins', isJenkins],
    ['codebuild', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CODEBUILD_BUILD_ID') !== undefined],
    ['cloudbuild', (env) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BUILDER_OUTPUT') !== undefined],
    ['unknown', (env) => (0,_ci_unknown_js__WEBPACK_IMPORTED_MODULE_0__/* .findMarker */ .Ed)(env) !== undefined],
];
function detectCi(env) {
    return signs.find(([, is]) => is(env))?.[0] ?? 'local';
}
function withoutUnset(env) {
    if (detectCi(env) !== 'azure')
        return env;
    return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && !(0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnsetMacro */ .KL)(value)));
}
function isJenkins(env) {
    return ((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'JENKINS_URL', 'JENKINS_HOME') !== undefined ||
        ((0,_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BUILD_TAG') ?? '').startsWith('jenkins-'));
}


/***/ }),

/***/ 15076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   HI: () => (/* binding */ lead),
/* harmony export */   I8: () => (/* binding */ findCheckout),
/* harmony export */   UT: () => (/* binding */ findTerritory),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   iP: () => (/* binding */ findRepositories)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(57975);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(30236);




const MOST_LINKS = 40;
async function follow(path, cwd) {
    const left = split((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : `${cwd}/${path}`);
    const links = [];
    let at = node_path__WEBPACK_IMPORTED_MODULE_1__.sep;
    while (left.length > 0) {
        const name = left.shift() ?? '';
        if (name === '..') {
            at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
            continue;
        }
        const next = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, name);
        const target = await readLink(next);
        if (target === undefined) {
            at = next;
            continue;
        }
        links.push(next);
        if (links.length > MOST_LINKS)
            return undefined;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(target))
            at = node_path__WEBPACK_IMPORTED_MODULE_1__.sep;
        left.unshift(...split(target));
    }
    return { path: at, links };
}
function split(path) {
    return path.split('/').filter((name) => name !== '' && name !== '.');
}
async function readLink(path) {
    try {
        return await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.readlink)(path);
    }
    catch {
        return undefined;
    }
}
function isInside(directory, path) {
    const start = directory.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? directory : `${directory}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`;
    return path === directory || path.startsWith(start);
}
async function findTerritory(cwd) {
    const found = await findRepositories(cwd);
    return found.outermost ?? (await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpath)(cwd));
}
async function findCheckout(place) {
    const here = await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpath)(place.cwd);
    const { outermost = here, nearest } = await findRepositories(place.cwd);
    if (nearest === undefined || nearest === here)
        return { territory: outermost, root: here };
    const tree = await (0,_git_js__WEBPACK_IMPORTED_MODULE_3__.openGit)(place).run(['rev-parse', '--verify', '--quiet', 'HEAD:./']);
    return { territory: outermost, root: tree.code === 0 ? nearest : here };
}
async function findRepositories(cwd) {
    const found = [];
    let at = await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpath)(cwd);
    for (;;) {
        const kind = await readKind((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, '.git'));
        if (kind !== undefined)
            found.push(at);
        const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
        if (kind === 'directory' || above === at)
            break;
        at = above;
    }
    const [nearest] = found;
    const outermost = found.at(-1);
    return nearest === undefined || outermost === undefined ? {} : { nearest, outermost };
}
async function readKind(path) {
    try {
        return (await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)).isDirectory() ? 'directory' : 'other';
    }
    catch {
        return undefined;
    }
}
async function lead(path, cwd, checkout) {
    const ways = [await follow(path, cwd), await follow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), cwd)];
    const leaves = ways.filter((way) => way === undefined || !isInside(checkout.root, way.path));
    const escapes = leaves.some((way) => way === undefined || way.links.some((link) => isInside(checkout.territory, link)));
    return { inside: leaves.length === 0, escapes };
}


/***/ }),

/***/ 49143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KB: () => (/* binding */ readClone),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   tw: () => (/* binding */ parseGitTags)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(34734);
/* harmony import */ var _detect_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(33154);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(95872);
/* harmony import */ var _secret_text_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(42245);
/* harmony import */ var _refs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(18374);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(47828);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(23213);









const QUESTIONS = {
    log: ['log', '-1', '--no-show-signature', '--format=%H %cI', 'HEAD', '--'],
    where: [
        ...['rev-parse', '--is-shallow-repository', '--symbolic-full-name'],
        ...['HEAD', 'refs/remotes/origin/HEAD'],
    ],
    tags: ['show-ref', '--tags', '--dereference'],
    remote: ['ls-remote', '--get-url'],
};
const STATUS = ['status', '--porcelain=v2', '--branch', '--untracked-files=normal'];
const FROM_TOP = { config: ['status.relativePaths=false'] };
async function readClone(place) {
    const isCi = (0,_detect_js__WEBPACK_IMPORTED_MODULE_3__/* .detectCi */ .A)(place.env) !== 'local';
    const git = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .createGitRun */ .q)(place, isCi);
    const answers = await Promise.all([
        git(QUESTIONS.log),
        git(QUESTIONS.where),
        git(QUESTIONS.tags),
        git(QUESTIONS.remote),
        isCi ? undefined : git(STATUS, FROM_TOP),
    ]);
    const unanswered = answers.find((answer) => answer?.failure !== undefined);
    if (unanswered !== undefined)
        return { problem: toProblem(unanswered) };
    const [log, where, tags, remote, status] = answers;
    const hasNoCommits = /bad revision 'HEAD'|does not have any commits/.test(log.stderr);
    if (log.code !== 0 && !hasNoCommits)
        return { problem: toProblem(log) };
    const [shallow, head, origin] = where.stdout.split('\n');
    const changed = await listChanged(status?.stdout ?? '', git, place);
    return {
        clone: (0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({
            head: parseHead(log.stdout),
            branch: (0,_refs_js__WEBPACK_IMPORTED_MODULE_6__/* .toBranch */ .U5)(head),
            defaultBranch: /^refs\/remotes\/origin\/(?!HEAD$)(.+)$/.exec(origin ?? '')?.[1],
            shallow: shallow === 'true',
            gitTags: parseGitTags(tags.stdout),
            dirty: changed.length > 0,
            changes: summarizeChanges(changed),
            remoteUrl: remote.code === 0 ? remote.stdout.trim() : undefined,
        }),
    };
}
const MOST_NAMED = 3;
function summarizeChanges(changed) {
    if (changed.length === 0)
        return undefined;
    return { count: changed.length, files: changed.slice(0, MOST_NAMED).map(toPath) };
}
async function listChanged(status, git, { cwd, own = [] }) {
    const changes = status.split('\n').filter((line) => /^[^#]/.test(line));
    if (changes.length === 0 || own.length === 0 || changes.length > MOST_LOOKED_AT)
        return changes;
    const { stdout } = await git(['rev-parse', '--show-cdup']);
    const top = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, stdout.trim());
    return changes.filter((line) => {
        if (!line.startsWith('? '))
            return true;
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(top, line.slice(2)), { throwIfNoEntry: false });
        return !own.some(({ dev, ino }) => stats?.dev === dev && stats.ino === ino);
    });
}
const MOST_LOOKED_AT = 100;
function toPath(line) {
    const [, path = line] = /^(?:\? |1 (?:\S+ ){7}|2 (?:\S+ ){8}|u (?:\S+ ){9})([^\t]*)/.exec(line) ?? [];
    return path;
}
function parseHead(text) {
    const [, sha, time] = /^([0-9a-f]{40,64}) (\S+)/.exec(text) ?? [];
    return sha === undefined ? undefined : { sha, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ time: (0,_time_js__WEBPACK_IMPORTED_MODULE_7__/* .toUtc */ .y)(time) }) };
}
function parseGitTags(text) {
    const shas = new Map();
    for (const line of text.split('\n')) {
        const end = line.search(/[\t ]/);
        if (end < 40 || !line.startsWith('refs/tags/', end + 1))
            continue;
        const name = line.slice(end + 1 + 'refs/tags/'.length);
        shas.set(name.endsWith('^{}') ? name.slice(0, -3) : name, line.slice(0, end));
    }
    return [...shas].map(([name, sha]) => ({ name, sha }));
}
function toProblem(answer) {
    if (answer.failure === 'missing')
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FACTS_GIT_MISSING', 'git not found in PATH.', 'Install git, or run in an environment that has it.');
    if (answer.failure === 'directory')
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FACTS_NO_DIRECTORY', 'The working directory does not exist.', 'Change to the checkout and run again.');
    const owned = /dubious ownership in repository at '(.+?)'/.exec(answer.stderr)?.[1];
    if (owned !== undefined)
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FACTS_GIT_OWNERSHIP', `git refuses to read "${owned}", because it belongs to another user.`, `If you trust it: git config --global --add safe.directory '${owned}'`);
    const bare = /cannot use bare repository '(.+?)'/.exec(answer.stderr)?.[1];
    if (bare !== undefined)
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FACTS_BARE_REPOSITORY', `"${bare}" is a bare git repository, whose configuration could run programs: it is not read.`, 'Run in the root of the checkout, or set GIT_DIR to use that repository.');
    if (answer.stderr.includes('not a git repository'))
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FACTS_NOT_A_REPOSITORY', 'Not in a git repository.', 'Change to the checkout of your project; in CI, check it out first.');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('FACTS_GIT_FAILED', `git could not read the checkout: ${lastLine(answer.stderr)}`, 'Run "git log -1" there and fix what it reports.');
}
function lastLine(stderr) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const fatal = lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? 'no reason given';
    return (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutUrlSecrets */ .t)(fatal.replace(/^(fatal|error): /, '').trim());
}


/***/ }),

/***/ 30236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  REMOTE_TIMEOUT_MS: () => (/* binding */ REMOTE_TIMEOUT_MS),
  createRemote: () => (/* binding */ createRemote),
  openGit: () => (/* binding */ openGit),
  readAncestry: () => (/* binding */ readAncestry),
  readDistance: () => (/* binding */ readDistance)
});

// EXTERNAL MODULE: ./src/facts/git/clone.js
var clone = __nccwpck_require__(49143);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __nccwpck_require__(33154);
;// CONCATENATED MODULE: ./src/facts/git/login.js
const HELPER = `!f() { test "$1" = get && printf 'username=%s\\npassword=%s\\n' "$TAGSHIP_GIT_USERNAME" "$TAGSHIP_GIT_PASSWORD"; }; f`;
function splitLogin(url, env = {}) {
    const parts = splitUrl(url);
    if (parts === undefined)
        return undefined;
    if (/^(?:https?|ftps?):/i.test(parts.scheme))
        return toHttpLogin(parts, env);
    const isSsh = /^(?:ssh|git\+ssh|ssh\+git):/i.test(parts.scheme);
    if (!isSsh || parts.password === undefined)
        return undefined;
    const { scheme, username, host, rest } = parts;
    return { url: `${scheme}${username}@${host}${rest}`, config: [], env: {} };
}
function splitUrl(url) {
    const [, scheme = '', authority = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is.exec(url.replace(/[\r\n\0]/g, '')) ?? [];
    const at = authority.lastIndexOf('@');
    if (at < 0)
        return undefined;
    const [, username = '', password] = /^([^:]*)(?::(.*))?$/s.exec(authority.slice(0, at)) ?? [];
    return { scheme, username, password, host: authority.slice(at + 1), rest };
}
function toHttpLogin(parts, env) {
    const { scheme, host, rest } = parts;
    const url = `${scheme}${host}${rest}`;
    const keep = url.includes('=') ? [] : [`url.${url}.insteadOf=${url}`];
    const username = decode(parts.username);
    const password = decode(parts.password ?? '');
    const isSendable = /^[\w.:[\]-]+$/.test(host) && !/[\r\n\0]/.test(username + password);
    if (!isSendable)
        return { url, config: keep, env: {} };
    const key = `credential.${scheme}${host}`;
    if (parts.password === undefined)
        return { url, config: keep, env: addConfig(env, `${key}.username`, username) };
    return {
        url,
        config: [...keep, `${key}.helper=`, `${key}.helper=${HELPER}`],
        env: { TAGSHIP_GIT_USERNAME: username, TAGSHIP_GIT_PASSWORD: password },
    };
}
function addConfig(env, key, value) {
    const count = env.GIT_CONFIG_COUNT ?? '';
    if (!/^\d{0,6}$/.test(count))
        return {};
    const index = Number(count);
    return {
        GIT_CONFIG_COUNT: String(index + 1),
        [`GIT_CONFIG_KEY_${index}`]: key,
        [`GIT_CONFIG_VALUE_${index}`]: value,
    };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch (cause) {
        if (cause instanceof URIError)
            return text;
        throw cause;
    }
}

// EXTERNAL MODULE: ./src/facts/git/run.js + 1 modules
var git_run = __nccwpck_require__(95872);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __nccwpck_require__(16392);
// EXTERNAL MODULE: ./src/facts/git/refs.js
var refs = __nccwpck_require__(18374);
// EXTERNAL MODULE: ./src/facts/time.js
var time = __nccwpck_require__(47828);
// EXTERNAL MODULE: ./src/once.js
var once = __nccwpck_require__(44840);
;// CONCATENATED MODULE: ./src/facts/git/git.js








const REMOTE_TIMEOUT_MS = 10_000;
function toGitTags(answer, timeoutMs) {
    return answer.code === 0
        ? { ok: true, value: (0,clone/* parseGitTags */.tw)(answer.stdout) }
        : { ok: false, reason: toReason(answer, timeoutMs) };
}
function listBranches(text) {
    return text.split('\n').flatMap((line) => (0,refs/* toBranch */.U5)(line.split('\t')[1]) ?? []);
}
const silentRemotes = new WeakMap();
function toSilent(shell) {
    const silent = silentRemotes.get(shell) ?? new Set();
    silentRemotes.set(shell, silent);
    return silent;
}
function openGit(place, timeoutMs = REMOTE_TIMEOUT_MS) {
    const run = (0,git_run/* createGitRun */.q)(place, (0,detect/* detectCi */.A)(place.env) !== 'local');
    const silent = toSilent(place.shell);
    const ask = async (url, options, repository = [], patterns = []) => {
        if (silent.has(url))
            return { code: null, stdout: '', stderr: '', failure: 'timeout' };
        const login = splitLogin(url, place.env);
        const named = login === undefined ? repository : [login.url];
        const env = { ...login?.env, ...(await sshEnv(run, place.env, url)) };
        const config = login?.config ?? [];
        const args = ['ls-remote', ...options, ...named, ...patterns];
        const answer = await run(args, { timeoutMs, config, env });
        if (answer.failure === 'timeout')
            silent.add(url);
        return answer;
    };
    return {
        run,
        remoteGitTags: async (url) => toGitTags(await ask(url, ['--quiet', '--tags']), timeoutMs),
        remoteRefs: async (url) => {
            const answer = await ask(url, ['--quiet', '--heads', '--tags']);
            const gitTags = toGitTags(answer, timeoutMs);
            if (!gitTags.ok)
                return gitTags;
            return { ok: true, value: { gitTags: gitTags.value, branches: listBranches(answer.stdout) } };
        },
        remoteDefaultBranch: async (url) => {
            const answer = await ask(url, ['--symref'], ['origin'], ['HEAD']);
            return /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(answer.stdout)?.[1];
        },
        remoteTip: async (branch, url) => {
            const answer = await ask(url, ['--quiet', '--heads']);
            if (answer.code !== 0)
                return { ok: false, reason: toReason(answer, timeoutMs) };
            const line = answer.stdout
                .split('\n')
                .find((text) => text.endsWith(`\trefs/heads/${branch}`));
            return { ok: true, value: (0,refs/* toSha */.O9)(line?.split('\t')[0]) };
        },
        gitTagOf: async (name, url) => {
            const resolved = await run(['ls-remote', '--get-url', url]);
            if (resolved.code !== 0)
                return { ok: false, reason: toReason(resolved, timeoutMs) };
            const patterns = [`refs/tags/${name}`, `refs/tags/${name}^{}`];
            const answer = await ask(resolved.stdout.trim(), ['--quiet'], [url], patterns);
            const tags = toGitTags(answer, timeoutMs);
            if (!tags.ok)
                return tags;
            return { ok: true, value: (0,refs/* toSha */.O9)(tags.value.find((tag) => tag.name === name)?.sha) };
        },
        commitTime: async (sha) => {
            if ((0,refs/* toSha */.O9)(sha) === undefined)
                return undefined;
            const answer = await run(['log', '-1', '--no-show-signature', '--format=%cI', sha, '--']);
            return answer.code === 0 ? (0,time/* toUtc */.y)(answer.stdout.trim()) : undefined;
        },
    };
}
function createRemote(place) {
    const git = openGit(place);
    const url = (0,once/* once */.O)(async () => {
        const answer = await git.run(['ls-remote', '--get-url']);
        return answer.code === 0 ? answer.stdout.trim() : undefined;
    });
    return {
        gitTags: async () => {
            await turn();
            const address = await url();
            if (address === undefined)
                return readLocalGitTags(git.run);
            const asked = await git.remoteGitTags(address);
            return asked.ok
                ? { known: true, from: 'remote', list: asked.value }
                : { known: false, reason: asked.reason };
        },
        tip: async (branch) => {
            if (!(0,refs/* isRefName */.pA)(branch))
                return undefined;
            await turn();
            const address = await url();
            if (address !== undefined) {
                const asked = await git.remoteTip(branch, address);
                return asked.ok ? asked.value : undefined;
            }
            const answer = await git.run(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]);
            return (0,refs/* toSha */.O9)(answer.stdout.trim());
        },
        isAncestor: (ancestor, sha) => readAncestry(git.run, ancestor, sha),
        commitTime: git.commitTime,
    };
}
function turn() {
    return new Promise((resolve) => {
        setImmediate(resolve);
    });
}
async function readDistance(place, tagPrefix = '') {
    const { run } = openGit(place);
    const prefix = tagPrefix.replace(/[\\*?[]/g, '\\$&');
    const [shallow, described] = await Promise.all([
        run(['rev-parse', '--is-shallow-repository']),
        run([
            'describe',
            '--tags',
            '--long',
            '--abbrev=40',
            `--match=${prefix}[0-9]*`,
            `--match=${prefix}v[0-9]*`,
            'HEAD',
        ]),
    ]);
    if (shallow.stdout.trim() !== 'false' || described.code !== 0)
        return undefined;
    const count = /-(\d+)-g[0-9a-f]+$/.exec(described.stdout.trim())?.[1];
    return count === undefined ? undefined : Number(count);
}
async function readLocalGitTags(run) {
    const answer = await run(['show-ref', '--tags', '--dereference']);
    return answer.code === 0 || answer.code === 1
        ? { known: true, from: 'clone', list: (0,clone/* parseGitTags */.tw)(answer.stdout) }
        : { known: false, reason: (0,clone/* lastLine */.fM)(answer.stderr) };
}
async function readAncestry(run, ancestor, sha) {
    if ((0,refs/* toSha */.O9)(ancestor) === undefined || (0,refs/* toSha */.O9)(sha) === undefined)
        return undefined;
    const [answer, shallow] = await Promise.all([
        run(['merge-base', '--is-ancestor', ancestor, sha]),
        run(['rev-parse', '--is-shallow-repository']),
    ]);
    if (answer.code === 0)
        return true;
    return answer.code === 1 && shallow.stdout.trim() === 'false' ? false : undefined;
}
async function sshEnv(run, env, url) {
    const isSsh = /^(git\+)?ssh:/i.test(url) || /^[^/:]+:(?!\/\/)/.test(url);
    if (!isSsh || (0,variables/* readText */.yR)(env, 'GIT_SSH') !== undefined)
        return {};
    const chosen = (0,variables/* readText */.yR)(env, 'GIT_SSH_COMMAND');
    const configured = chosen ?? (await run(['config', '--get', 'core.sshCommand'])).stdout.trim();
    const command = configured === '' ? 'ssh' : configured;
    return {
        GIT_SSH_COMMAND: `${command} -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=5`,
    };
}
function toReason(answer, timeoutMs) {
    if (answer.failure === 'timeout')
        return `the remote did not respond within ${timeoutMs / 1000} s`;
    if (answer.failure === 'missing')
        return 'git was not found';
    const line = (0,clone/* lastLine */.fM)(answer.stderr);
    if (/could not read (Username|Password)|Authentication failed/.test(line))
        return 'the remote requires a login that the clone does not have';
    return `the remote could not be asked: ${line}`;
}


/***/ }),

/***/ 91020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ withoutCheckoutPrograms)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);

function withoutCheckoutPrograms(env, cwd) {
    const bins = new Set(listAbove(cwd).map((directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'node_modules', '.bin')));
    const isOutside = (entry) => {
        if (!(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(entry))
            return false;
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(cwd, entry);
        const isInside = below === '' || !(below === '..' || below.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`));
        return !isInside && !bins.has((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(entry, '.'));
    };
    return Object.fromEntries(Object.entries(env).map(([name, value]) => name.toUpperCase() === 'PATH' && value !== undefined
        ? [name, value.split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter).filter(isOutside).join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter)]
        : [name, value]));
}
function listAbove(directory) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(directory);
    return parent === directory ? [directory] : [directory, ...listAbove(parent)];
}


/***/ }),

/***/ 18374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O9: () => (/* binding */ toSha),
/* harmony export */   P2: () => (/* binding */ isIllegalTag),
/* harmony export */   Sy: () => (/* binding */ toGitTag),
/* harmony export */   U5: () => (/* binding */ toBranch),
/* harmony export */   ZX: () => (/* binding */ listAlike),
/* harmony export */   _k: () => (/* binding */ isPushedWithoutBranch),
/* harmony export */   ak: () => (/* binding */ toBranchEvent),
/* harmony export */   bL: () => (/* binding */ toChangeNumber),
/* harmony export */   hR: () => (/* binding */ toRefEvent),
/* harmony export */   lW: () => (/* binding */ toRef),
/* harmony export */   pA: () => (/* binding */ isRefName)
/* harmony export */ });
function toBranch(ref) {
    return /^refs\/heads\/(.+)$/s.exec(ref ?? '')?.[1];
}
function toGitTag(ref) {
    return /^refs\/tags\/(.+)$/s.exec(ref ?? '')?.[1];
}
function toChangeNumber(ref) {
    const digits = /^refs\/(?:pull|merge-requests)\/([1-9]\d{0,14})\//.exec(ref ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
}
function isPushedWithoutBranch(source) {
    return source?.startsWith('refs/') === true;
}
function toSha(text) {
    return text !== undefined && /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)
        ? text.toLowerCase()
        : undefined;
}
function toBranchEvent(branch, trigger) {
    const queue = /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,14})-[0-9a-f]{7,64}$/s.exec(branch);
    const [, target, number] = queue ?? [];
    return target === undefined
        ? { kind: 'branch', branch, trigger }
        : { kind: 'mergeQueue', target, number: Number(number) };
}
function toRefEvent(ref, trigger) {
    const gitTag = toGitTag(ref);
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    const branch = toBranch(ref);
    return branch === undefined ? undefined : toBranchEvent(branch, trigger);
}
function toRef(event, branch) {
    switch (event.kind) {
        case 'branch':
            return `refs/heads/${event.branch}`;
        case 'gitTag':
        case 'release':
            return `refs/tags/${event.gitTag}`;
        case 'change':
            return `refs/pull/${event.number}/${event.headSha === undefined ? 'head' : 'merge'}`;
        case 'schedule':
            return toBranchRef(event.branch ?? branch);
        case 'mergeQueue':
        case 'other':
            return toBranchRef(branch);
    }
}
function toBranchRef(branch) {
    return branch === undefined ? '' : `refs/heads/${branch}`;
}
function isRefName(name) {
    if (/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$|^-|^@$/.test(name))
        return false;
    return name
        .split('/')
        .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
function isIllegalTag(branch) {
    return /[^A-Za-z0-9._-]|^[.-]/.test(branch);
}
const MOST_ALIKE = 100;
function listAlike(names, branches) {
    const keys = new Set(names.map(toLetters));
    return branches.filter((branch) => keys.has(toLetters(branch))).slice(0, MOST_ALIKE);
}
function toLetters(name) {
    return name.replace(/[^A-Za-z0-9]+/g, '');
}


/***/ }),

/***/ 95872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ createGitRun)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./src/facts/git/safe.js


function makeGitSafety(env, isCi) {
    return {
        config: [
            'safe.bareRepository=explicit',
            'core.fsmonitor=false',
            'core.hooksPath=/dev/null',
            'protocol.ext.allow=never',
            isCi ? 'safe.directory=*' : 'core.askPass=',
        ],
        env: {
            ...env,
            SSH_ASKPASS: undefined,
            GIT_ASKPASS: isCi ? env.GIT_ASKPASS : undefined,
            GIT_TERMINAL_PROMPT: '0',
            GIT_OPTIONAL_LOCKS: '0',
            GIT_NO_LAZY_FETCH: '1',
            GCM_INTERACTIVE: 'never',
            LC_ALL: 'C',
            LANGUAGE: '',
        },
    };
}
function findBareRepository(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return undefined;
    let at = (0,external_node_fs_.realpathSync)(directory);
    for (;;) {
        if (hasGitDirectory(at))
            return undefined;
        if (isBare(at))
            return at;
        const parent = (0,external_node_path_.dirname)(at);
        if (parent === at)
            return undefined;
        at = parent;
    }
}
function hasGitDirectory(directory) {
    const path = (0,external_node_path_.join)(directory, '.git');
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true || isBare(path);
}
function isBare(directory) {
    const has = (name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, name));
    return has('HEAD') && (has('commondir') || (has('objects') && has('refs')));
}

// EXTERNAL MODULE: ./src/facts/git/program-path.js
var program_path = __nccwpck_require__(91020);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __nccwpck_require__(23213);
;// CONCATENATED MODULE: ./src/facts/git/run.js




function createGitRun({ cwd, env, shell, signal }, isCi) {
    const safety = makeGitSafety((0,program_path/* withoutCheckoutPrograms */.c)(env, cwd), isCi);
    const bare = env.GIT_DIR === undefined ? findBareRepository(cwd) : undefined;
    return async (args, { timeoutMs, config = [], env: more } = {}) => {
        if (bare !== undefined)
            return toRefusal(bare);
        const options = [...safety.config, ...config].flatMap((entry) => ['-c', entry]);
        return toAnswer(await shell({
            argv: ['git', ...options, ...args],
            cwd,
            env: { ...safety.env, ...more },
            captureLimit: Infinity,
            ...(0,omit_undefined/* omitUndefined */.O)({ timeoutMs, signal }),
        }), cwd);
    };
}
function toRefusal(bare) {
    const stderr = `fatal: cannot use bare repository '${bare}' (safe.bareRepository is 'explicit')`;
    return { code: 128, stdout: '', stderr };
}
function toAnswer(result, cwd) {
    const { code, stdout, stderr } = result;
    if (code !== null)
        return { code, stdout, stderr };
    return { code, stdout, stderr: result.spawnError ?? stderr, failure: failureOf(result, cwd) };
}
function failureOf({ spawnError, timedOut }, cwd) {
    if (timedOut)
        return 'timeout';
    if (spawnError === 'ENOTDIR')
        return 'directory';
    if (spawnError === 'ENOENT')
        return (0,external_node_fs_.existsSync)(cwd) ? 'missing' : 'directory';
    return 'ended';
}


/***/ }),

/***/ 23634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ compareOrigins)
/* harmony export */ });
/* unused harmony export origins */
const JENKINS_PLUGINS = 'https://plugins.jenkins.io';
const origins = [
    {
        ci: 'github',
        name: 'GitHub Actions',
        evidence: 'stated',
        by: '`pull_request.head.repo` or `workflow_run.head_repository` of the event payload is `GITHUB_REPOSITORY`',
        source: 'https://docs.github.com/en/webhooks/webhook-events-and-payloads',
    },
    {
        ci: 'gitea',
        name: 'Gitea Actions',
        evidence: 'stated',
        by: 'as on GitHub; a change without a branch (AGit) is of unknown origin',
        source: 'https://docs.gitea.com/usage/agit',
    },
    {
        ci: 'forgejo',
        name: 'Forgejo Actions',
        evidence: 'stated',
        by: 'as on GitHub; a change without a branch (AGit) is of unknown origin',
        source: 'https://forgejo.org/docs/latest/user/agit-support/',
    },
    {
        ci: 'gitlab',
        name: 'GitLab, merge request',
        evidence: 'stated',
        by: '`CI_MERGE_REQUEST_SOURCE_PROJECT_PATH` is `CI_PROJECT_PATH`, or the same for the project IDs',
        source: 'https://docs.gitlab.com/ci/variables/predefined_variables/',
    },
    {
        ci: 'gitlab',
        name: 'GitLab, external pull request',
        evidence: 'stated',
        by: '`CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY` is `CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY`',
        source: 'https://docs.gitlab.com/ci/ci_cd_for_external_repos/',
    },
    {
        ci: 'azure',
        name: 'Azure Pipelines',
        evidence: 'stated',
        by: '`SYSTEM_PULLREQUEST_ISFORK` is `False`',
        source: 'https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables',
    },
    {
        ci: 'bitbucket',
        name: 'Bitbucket Pipelines',
        evidence: 'never runs for forks',
        by: 'nothing',
        source: 'https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/',
    },
    {
        ci: 'buildkite',
        name: 'Buildkite',
        evidence: 'stated',
        by: '`BUILDKITE_PULL_REQUEST_REPO` names the project of `BUILDKITE_REPO`',
        source: 'https://buildkite.com/docs/pipelines/configure/environment-variables',
    },
    {
        ci: 'circle',
        name: 'CircleCI',
        evidence: 'implied',
        by: "`CIRCLE_PR_NUMBER`, `CIRCLE_PR_USERNAME`, `CIRCLE_PR_REPONAME` and branches `pull/<number>` are a fork's",
        source: 'https://circleci.com/docs/reference/variables/',
    },
    {
        ci: 'drone',
        name: 'Drone',
        evidence: 'not stated',
        by: 'nothing',
        source: 'https://docs.drone.io/pipeline/environment/reference/',
    },
    {
        ci: 'travis',
        name: 'Travis CI',
        evidence: 'implied',
        by: "`TRAVIS_PULL_REQUEST_SLUG` is `TRAVIS_REPO_SLUG`; without the former, the project's own where `TRAVIS_SECURE_ENV_VARS` is `true`",
        source: 'https://docs.travis-ci.com/user/environment-variables/',
    },
    {
        ci: 'woodpecker',
        name: 'Woodpecker',
        evidence: 'stated',
        by: '`CI_COMMIT_PULL_REQUEST_FROM_FORK` is `false`',
        source: 'https://woodpecker-ci.org/docs/usage/environment',
    },
    {
        ci: 'jenkins',
        name: 'Jenkins, multibranch',
        evidence: 'implied',
        by: "`CHANGE_FORK` marks a fork's",
        source: `${JENKINS_PLUGINS}/branch-api/`,
    },
    {
        ci: 'jenkins',
        name: 'Jenkins, GitLab plugin',
        evidence: 'stated',
        by: '`gitlabSourceRepoHttpUrl` names the project of `gitlabTargetRepoHttpUrl`, and the same for `…SshUrl`',
        source: `${JENKINS_PLUGINS}/gitlab-plugin/`,
    },
    {
        ci: 'jenkins',
        name: 'Jenkins, GitHub pull request builder',
        evidence: 'stated',
        by: '`ghprbAuthorRepoGitUrl` is a URL of `ghprbGhRepository`',
        source: `${JENKINS_PLUGINS}/ghprb/`,
    },
    {
        ci: 'jenkins',
        name: 'Jenkins, Gerrit and other plugins for changes',
        evidence: 'not stated',
        by: 'nothing',
        source: `${JENKINS_PLUGINS}/gerrit-trigger/`,
    },
    {
        ci: 'semaphore',
        name: 'Semaphore',
        evidence: 'stated',
        by: '`SEMAPHORE_GIT_PR_SLUG` is `SEMAPHORE_GIT_REPO_SLUG`',
        source: 'https://docs.semaphore.io/reference/env-vars',
    },
    {
        ci: 'cloudbuild',
        name: 'Google Cloud Build',
        evidence: 'stated',
        by: '`_HEAD_REPO_URL` is a URL of `REPO_FULL_NAME`, with `automapSubstitutions: true`',
        source: 'https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values',
    },
    {
        ci: 'codebuild',
        name: 'AWS CodeBuild',
        evidence: 'not stated',
        by: 'nothing',
        source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html',
    },
    {
        ci: 'teamcity',
        name: 'TeamCity',
        evidence: 'not stated',
        by: 'nothing',
        source: 'https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html',
    },
    {
        ci: 'unknown',
        name: 'Other CI systems',
        evidence: 'not stated',
        by: 'nothing',
        source: 'https://github.com/watson/ci-info/blob/master/vendors.json',
    },
];
function compareOrigins(source, own) {
    if (source === undefined || own === undefined)
        return 'unknown';
    return source.toLowerCase() === own.toLowerCase() ? 'project' : 'fork';
}


/***/ }),

/***/ 84916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   it: () => (/* binding */ compareProjects),
/* harmony export */   l4: () => (/* binding */ toProject),
/* harmony export */   o0: () => (/* binding */ parseProjectUrl)
/* harmony export */ });
/* harmony import */ var _origins_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(23634);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(23213);


function parseProjectUrl(remote) {
    const parts = splitRemote(remote?.trim() ?? '');
    if (parts === undefined)
        return { project: {} };
    const slug = parts.path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
    if (slug === '')
        return { project: {} };
    return {
        project: { slug, name: nameOf(slug), url: `${parts.scheme}://${parts.host}/${slug}` },
        host: parts.host,
    };
}
function toProject(slug, url) {
    const name = slug === undefined ? undefined : nameOf(slug);
    return (0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ slug, name, url: parseProjectUrl(url).project.url });
}
function compareProjects(source, own) {
    return (0,_origins_js__WEBPACK_IMPORTED_MODULE_0__/* .compareOrigins */ .F)(toKey(source), toKey(own));
}
function toKey(remote) {
    const { host = '', project } = parseProjectUrl(remote);
    return project.slug === undefined ? undefined : `${host}/${project.slug}`;
}
function nameOf(slug) {
    return slug.slice(slug.lastIndexOf('/') + 1);
}
function splitRemote(remote) {
    if (remote.includes('://'))
        return splitUrl(remote);
    const short = /^(?:[^/\s]+@)?([^:/@\s]{2,}):([^?#@]+)(?:[?#][^@]*)?$/.exec(remote);
    return short ? { scheme: 'https', host: short[1] ?? '', path: short[2] ?? '' } : undefined;
}
function splitUrl(remote) {
    if (!URL.canParse(remote) || !/^(https?|ssh|git|git\+ssh):/i.test(remote))
        return undefined;
    const { protocol, host, hostname, pathname, search, hash } = new URL(remote);
    if ((pathname + search + hash).includes('@'))
        return undefined;
    const isWeb = /^https?:$/.test(protocol);
    return isWeb
        ? { scheme: protocol.slice(0, -1), host, path: pathname }
        : { scheme: 'https', host: hostname, path: pathname };
}


/***/ }),

/***/ 47828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ toUtc)
/* harmony export */ });
function toUtc(text) {
    if (text === undefined)
        return undefined;
    const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i.exec(text.trim());
    if (iso === null)
        return undefined;
    const at = new Date(text
        .trim()
        .replace(' ', 'T')
        .replace(/ (?=[+-])/, ''));
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}


/***/ }),

/***/ 16392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ isTrue),
/* harmony export */   KL: () => (/* binding */ isUnsetMacro),
/* harmony export */   Ro: () => (/* binding */ toNumber),
/* harmony export */   kz: () => (/* binding */ readNumber),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
function readText(env, ...names) {
    for (const name of names) {
        const value = env[name];
        if (value !== undefined && value !== '' && !isUnsetMacro(value))
            return value;
    }
    return undefined;
}
function isUnsetMacro(value) {
    return /^\$\([\w.]+\)$/.test(value);
}
function readNumber(env, ...names) {
    return toNumber(readText(env, ...names));
}
function toNumber(text) {
    return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
function isTrue(env, name) {
    return /^(true|1|yes)$/i.test(readText(env, name) ?? '');
}


/***/ }),

/***/ 3529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readRepository),
/* harmony export */   S: () => (/* binding */ toUnanswered)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(91744);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23213);



const LONGEST_DESCRIPTION = 4_000;
async function readRepository(api, question) {
    const [owner = '', repo = ''] = question.slug.split('/');
    const answer = await api.get('/repos/{owner}/{repo}', { owner, repo });
    if (!answer.ok)
        return toUnanswered(api.host, question, answer);
    if (typeof answer.data.full_name === 'string')
        return { ok: true, value: toRepository(answer.data), problems: [] };
    const why = 'its response names no repository';
    return toUnanswered(api.host, question, { ok: false, kind: 'garbled', why });
}
function toRepository(data) {
    const description = typeof data.description === 'string' ? (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .toOneLine */ .G)(data.description) : '';
    const license = readLicense(data.license);
    const branch = data.default_branch;
    return {
        ...(description === '' || description.length > LONGEST_DESCRIPTION ? {} : { description }),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ license }),
        ...(typeof data.private === 'boolean' ? { private: data.private } : {}),
        ...(typeof branch === 'string' && branch !== '' ? { defaultBranch: branch } : {}),
    };
}
function readLicense(license) {
    if (typeof license !== 'object' || license === null || !('spdx_id' in license))
        return undefined;
    const { spdx_id: id } = license;
    return typeof id === 'string' && /^[A-Za-z0-9.+-]{1,100}$/.test(id) ? id : undefined;
}
const RIGHT = 'Give the job "permissions: contents: read", or set "github-token" to a token that may read this repository.';
const moves = {
    login: 'Set "github-token" to a valid token, such as that of the job with "permissions: contents: read".',
    right: RIGHT,
    limit: 'Run again later; "github-token" raises the limit if none is set.',
    trouble: 'Run again later.',
    garbled: 'Check GITHUB_API_URL and the proxy, if any.',
    network: 'Check the network of this machine, HTTPS_PROXY and NO_PROXY.',
};
function toUnanswered(host, { slug, lacks }, { kind, why }) {
    const isRefused = ['login', 'right', 'limit'].includes(kind);
    const code = isRefused ? 'GITHUB_REFUSED' : 'GITHUB_UNREACHABLE';
    const message = `Could not read ${lacks} of "${slug}" from ${host}: ${why.replace(/\.+$/, '')}. Continuing without.`;
    return { ok: false, problems: [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)(code, message, moves[kind])] };
}


/***/ }),

/***/ 91744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ toOneLine),
/* harmony export */   b: () => (/* binding */ toPlainText)
/* harmony export */ });
const LONGEST = 200;
function toPlainText(text) {
    const line = toOneLine(text.slice(0, 10 * LONGEST)).replaceAll('"', "'");
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function toOneLine(text) {
    return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}


/***/ }),

/***/ 85795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ matchesPattern)
/* harmony export */ });
function matchesPattern(text, pattern) {
    let [at, next, star, retry] = [0, 0, -1, 0];
    while (at < text.length) {
        if (pattern[next] === '*') {
            [star, retry] = [next, at];
            next += 1;
        }
        else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === text[at])) {
            next += 1;
            at += 1;
        }
        else if (star >= 0) {
            retry += 1;
            [at, next] = [retry, star + 1];
        }
        else
            return false;
    }
    return pattern.slice(next).replaceAll('*', '') === '';
}


/***/ }),

/***/ 76655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
function nearest(word, candidates) {
    const wanted = toPlain(word);
    if (wanted === '' || wanted.length > LONGEST_WORD)
        return undefined;
    let best;
    let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
    for (const candidate of candidates) {
        const distance = distanceBetween(wanted, toPlain(candidate));
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best ?? completionOf(wanted, candidates);
}
function suggest(word, candidates) {
    const meant = nearest(word, candidates);
    if (meant !== undefined)
        return `Did you mean "${meant}"?`;
    return `Write one of: ${candidates.join(', ')}.`;
}
function completionOf(wanted, candidates) {
    if (wanted.length < 3)
        return undefined;
    return candidates.find((candidate) => toPlain(candidate).startsWith(wanted));
}
const LONGEST_WORD = 40;
function toPlain(word) {
    return word.replace(/[-_ ]/g, '').toLowerCase();
}
function distanceBetween(from, to) {
    const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
    const cell = (row, column) => rows[row]?.[column] ?? Infinity;
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        rows.push(current);
        for (let column = 1; column <= to.length; column += 1) {
            const cost = from[row - 1] === to[column - 1] ? 0 : 1;
            const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            current[column] = Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + cost, isSwap ? cell(row - 2, column - 2) + 1 : Infinity);
        }
    }
    return cell(from.length, to.length);
}


/***/ }),

/***/ 23213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ omitUndefined)
/* harmony export */ });
function omitUndefined(fields) {
    const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(kept);
}


/***/ }),

/***/ 44840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once),
/* harmony export */   P: () => (/* binding */ oncePer)
/* harmony export */ });
function once(begin) {
    let result;
    const call = () => (result ??= { value: begin() }).value;
    return Object.assign(call, { begun: () => result?.value });
}
function oncePer(toKey, compute, { retries = false } = {}) {
    const known = new Map();
    return (...args) => {
        const key = toKey(...args);
        const before = known.get(key);
        if (before !== undefined)
            return before.value;
        const value = compute(...args);
        known.set(key, { value });
        if (retries && value instanceof Promise)
            value.catch(() => known.delete(key));
        return value;
    };
}


/***/ }),

/***/ 39834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ readBuildArgs),
/* harmony export */   LD: () => (/* binding */ splitArg),
/* harmony export */   lY: () => (/* binding */ checkHiddenValues),
/* harmony export */   uw: () => (/* binding */ findHiddenValues)
/* harmony export */ });
/* unused harmony export listArgs */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _secret_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(42245);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(73876);
/* harmony import */ var _template_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(23792);
/* harmony import */ var _template_empty_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4337);
/* harmony import */ var _public_words_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(54529);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(83053);







async function readBuildArgs(settings, expander, { secrets, words }) {
    const args = [];
    const secretNames = [];
    const hidden = [];
    const problems = [];
    const isSecret = ([name, value], written) => {
        if (value === undefined)
            return false;
        if (holdsSecret(value, secrets))
            return true;
        const literal = (splitArg(written)[1] ?? '').replaceAll(/\{\{.*?\}\}/gs, '');
        return [value, literal].every((text) => (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isSecretName */ .eh)(name) && (0,_public_words_js__WEBPACK_IMPORTED_MODULE_3__/* .isSecretValue */ .w2)(text, words));
    };
    for (const written of settings.buildArgs) {
        const expanded = await (0,_template_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .fillOwn */ .w)(expander, written, 'build-args');
        problems.push(...expanded.problems);
        if (!expanded.ok)
            continue;
        const arg = splitArg(expanded.value);
        const [name, value] = arg;
        const isHidden = isSecret(arg, written);
        const shown = isHidden ? `${name}=${_mask_js__WEBPACK_IMPORTED_MODULE_5__/* .MASK */ .v5}` : expanded.value;
        args.push(shown);
        if (isHidden && value !== undefined) {
            hidden.push({
                value,
                source: `the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(name)}`,
                isCredential: (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isSecretName */ .eh)(name),
            });
        }
        if (isHidden || (value === undefined && (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isSecretName */ .eh)(name)))
            secretNames.push(name);
        problems.push(...checkArg(shown, isHidden, expanded.value !== written));
        problems.push(...(0,_template_empty_js__WEBPACK_IMPORTED_MODULE_2__/* .lackParts */ .MI)(expanded.empty, `the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(name)}`, 'build-args'));
    }
    return { args, hidden, secretNames: [...new Set(secretNames)], problems };
}
function checkArg(shown, isHidden, isMixed) {
    const [name, value = ''] = splitArg(shown);
    if (name === '')
        return [noName(shown)];
    if (isHidden && isMixed)
        return [mixed(name)];
    if (isHidden && isReserved(name))
        return [describeReserved(name)];
    return isHidden || (value !== '' && (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isSecretName */ .eh)(name)) ? [inProvenance(name)] : [];
}
function splitArg(arg) {
    const at = arg.indexOf('=');
    return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}
function listArgs(argv) {
    return argv.flatMap((word, at) => {
        if (argv[at - 1] === '--build-arg')
            return [word];
        return word.startsWith('--build-arg=') ? [word.slice('--build-arg='.length)] : [];
    });
}
function findHiddenValues(argv, buildArgs) {
    const values = new Map(buildArgs.map((arg) => splitArg(arg)));
    const hidden = listArgs(argv)
        .map(splitArg)
        .filter(([, value]) => value === _mask_js__WEBPACK_IMPORTED_MODULE_5__/* .MASK */ .v5);
    return Object.fromEntries(hidden.map(([name]) => [name, values.get(name)]));
}
function checkHiddenValues(argv, buildArgs) {
    return Object.entries(findHiddenValues(argv, buildArgs)).flatMap(([name, value]) => {
        if (isReserved(name))
            return [describeReserved(name)];
        return value === undefined ? [missing(name)] : [];
    });
}
const RESERVED = /^(?:PATH|HOME|USERPROFILE|TMPDIR|KUBECONFIG|SSH_AUTH_SOCK|SOURCE_DATE_EPOCH|(?:EXPERIMENTAL_)?BUILDKIT_.*|(?:DOCKER|BUILDX|AWS|AZURE|ACTIONS|GITHUB|OTEL|SSL_CERT|LD|DYLD)(?:_.*)?|(?:HTTPS?|FTP|ALL|NO|SOCKS)_PROXY)$/i;
function isReserved(name) {
    return RESERVED.test(name);
}
function holdsSecret(value, secrets) {
    return secrets.some((secret) => secret !== '' &&
        (value === secret || (secret.length >= _public_words_js__WEBPACK_IMPORTED_MODULE_3__/* .SHORTEST_SECRET */ .c3 && value.includes(secret))));
}
const HINT = 'Build args can be read in the published image: use "secrets" and RUN --mount=type=secret instead.';
function inProvenance(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('BUILD_ARG_SECRET', `the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(name)} looks like a secret`, HINT);
}
function mixed(name) {
    const message = `the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(name)} holds a secret together with an expression`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILD_ARG_MIXED', message, HINT);
}
function noName(shown) {
    const message = `the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(shown)} has no name`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILD_ARG_ILLEGAL', message, 'Write it NAME=value.');
}
function describeReserved(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILD_ARG_UNSAFE', `the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(name)} holds a secret, and buildx itself reads the environment variable of that name`, `Pass it with "secrets" and RUN --mount=type=secret,id=${name}, or give the build arg another name.`);
}
function missing(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILD_ARG_MISSING', `the plan masks the value of the build arg ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .h)(name)}, and this run has no value for it`, `Set it as for the plan: build-args with ${name}=….`);
}


/***/ }),

/***/ 81193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I2: () => (/* binding */ toIndexAnnotations),
/* harmony export */   Z$: () => (/* binding */ planMade),
/* harmony export */   sX: () => (/* binding */ isMade)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);


function isMade({ from }) {
    return from !== undefined && from.length > 0;
}
function planMade({ name, from }, platforms) {
    const recipe = { version: 2, name, from: [...from].sort(), platforms: [...platforms].sort() };
    return { argv: [], context: '', file: '', from, recipe: JSON.stringify(recipe) };
}
function toIndexAnnotations(texts) {
    const all = Object.entries(texts);
    const isPlaced = ([key]) => !/^[a-z-]+(?:[[,].*)?:/.test(key);
    const levelled = all.filter((entry) => !isPlaced(entry));
    const isKept = ([key]) => /^(?:index|manifest-descriptor(?:\[[^\]]*\])?):/.test(key);
    const left = levelled.filter((entry) => !isKept(entry)).map(([key]) => key);
    return {
        annotations: Object.fromEntries([
            ...all.filter(isPlaced).map(([key, value]) => [`index:${key}`, value]),
            ...levelled.filter(isKept),
        ]),
        problems: left.map(leftOut),
    };
}
function leftOut(key) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('FROM_ANNOTATION', `the annotation ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(key)} is left out: the manifests of an image that is made already do not change`, 'Write it without a level, or with index: or manifest-descriptor:.');
}


/***/ }),

/***/ 73876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z0: () => (/* binding */ maskWord),
/* harmony export */   gX: () => (/* binding */ listMasked),
/* harmony export */   v5: () => (/* binding */ MASK)
/* harmony export */ });
const MASK = '***';
const SHORTEST = 6;
function maskWord(word, secrets, shortest = SHORTEST) {
    return secrets
        .filter(({ length }) => length >= shortest)
        .toSorted((one, other) => other.length - one.length)
        .reduce((masked, secret) => masked.replaceAll(secret, MASK), word);
}
function listMasked(argv) {
    return argv.filter((_, at) => argv[at + 1]?.includes(MASK) === true);
}


/***/ }),

/***/ 54529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ toPublicWords),
/* harmony export */   bI: () => (/* binding */ checkPublished),
/* harmony export */   c3: () => (/* binding */ SHORTEST_SECRET),
/* harmony export */   w2: () => (/* binding */ isSecretValue),
/* harmony export */   yh: () => (/* binding */ listWords)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);


const SHORTEST_SECRET = 8;
function listWords(facts, settings) {
    const { name, context, file, target, platforms, environment, version, tagPrefix } = settings;
    const texts = [
        ...listTexts({ ...facts, gitTags: undefined }),
        ...listTexts([name, context, file, target, platforms, environment, version, tagPrefix]),
    ];
    return toPublicWords(texts);
}
function toPublicWords(texts) {
    return new Set(texts
        .flatMap((text) => [text, ...text.split(/[\s/:@=,]+/)])
        .map((word) => word.toLowerCase())
        .filter((word) => word !== ''));
}
function listTexts(value) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(listTexts);
}
const NUMBER_OR_VERSION = /^[+-]?v?\d[\d._,:-]*(?:[-+.]?(?:alpha|beta|rc|dev|post|[abe])\.?\d*)?$/i;
function isSecretValue(value, words) {
    return (value.length >= SHORTEST_SECRET &&
        !NUMBER_OR_VERSION.test(value) &&
        !/^(?:true|false)$/i.test(value) &&
        !words.has(value.toLowerCase()));
}
function checkPublished(published, known, words) {
    const secrets = known.filter(({ value }) => isSecretValue(value, words));
    const texts = [
        ...listPairs('the label', published.labels),
        ...listPairs('the annotation', published.annotations),
        ...published.tags.map((tag) => ({ what: 'a tag', text: tag })),
        ...published.repositories.map((name) => ({ what: 'an image name', text: name })),
    ];
    const problems = texts.flatMap(({ what, text }) => secrets
        .filter(({ value }) => text.toLowerCase().includes(value.toLowerCase()))
        .map((secret) => describe(what, secret)));
    const isFirst = ({ message }, at) => problems.findIndex((one) => one.message === message) === at;
    return problems.filter(isFirst);
}
function listPairs(what, texts) {
    return Object.entries(texts).map(([key, value]) => ({
        what: `${what} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(key)}`,
        text: `${key}=${value}`,
    }));
}
function describe(what, { source, isCredential }) {
    const message = `${what} holds the value of ${source}, and is published with the image`;
    return isCredential
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SECRET_PUBLISHED', message, 'Remove it, and rotate the secret if it was published.')
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('SECRET_PUBLISHED', message, 'Remove it if it is a secret.');
}


/***/ }),

/***/ 80143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ checkChange),
/* harmony export */   Bo: () => (/* binding */ holdAbsentChange),
/* harmony export */   We: () => (/* binding */ describeGitTag),
/* harmony export */   Wm: () => (/* binding */ BASE),
/* harmony export */   gd: () => (/* binding */ findFailure),
/* harmony export */   su: () => (/* binding */ checkCommit)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _template_scope_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(78080);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(98777);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(83053);
/* harmony import */ var _version_versions_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(56305);





function checkCommit({ facts, settings, push }, { said = [] }) {
    const { gitTags, sha } = facts;
    if (!gitTags.known || settings.onExisting === 'replace')
        return [];
    const { tagPrefix = '' } = settings;
    const given = listGiven(facts, settings);
    const versions = [...new Set([...given, ...said])].flatMap((version) => {
        const same = (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_3__/* .listSameVersion */ .Pd)(version, tagPrefix, gitTags.list);
        const [first] = same;
        return first === undefined || same.some((one) => one.sha === sha)
            ? []
            : [otherCommit(version, first, sha)];
    });
    const problems = [...versions, ...checkGitTag(facts, gitTags.list)];
    return push.mode === 'push' ? problems : problems.map((one) => ({ ...one, level: 'notice' }));
}
function listGiven(facts, settings) {
    if (settings.version === undefined || facts.event.kind === 'change')
        return [];
    const version = (0,_template_scope_js__WEBPACK_IMPORTED_MODULE_1__/* .readRunVersion */ .CX)(facts, settings);
    return version === undefined ? [] : [version.text];
}
function checkGitTag({ event, sha }, list) {
    if (event.kind !== 'gitTag' && event.kind !== 'release')
        return [];
    const found = list.find(({ name }) => name === event.gitTag);
    return found === undefined || found.sha === sha ? [] : [otherGitTag(event, found, sha)];
}
function otherCommit(version, gitTag, sha) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERSION_OTHER_COMMIT', `version ${version} is git tag ${describeGitTag(gitTag)}, but this run builds ${sha.slice(0, 12)}`, 'Check that git tag out, give the version that this commit has, or set on-existing to "replace" to build it again from here.');
}
function otherGitTag(event, gitTag, sha) {
    const isAfterRun = 'trigger' in event && event.trigger === 'workflow_run';
    const how = isAfterRun
        ? 'Give actions/checkout "ref: ${{ github.event.workflow_run.head_sha }}"'
        : 'Check that git tag out';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GIT_TAG_OTHER_COMMIT', `the run is about git tag ${describeGitTag(gitTag)}, but this run builds ${sha.slice(0, 12)}`, `${how}, or set on-existing to "replace" to build it again from here.`);
}
function describeGitTag({ name, sha }) {
    return `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(name)} (${sha.slice(0, 12)})`;
}
function numberOfAbsent({ event, checkedOut }) {
    if (checkedOut?.is !== 'base')
        return undefined;
    if (event.kind === 'change')
        return event.number;
    return event.kind === 'other' ? event.about : undefined;
}
const BASE = 'the base of the change is checked out, not the change';
function holdAbsentChange(planned, facts) {
    const number = numberOfAbsent(facts);
    if (number === undefined)
        return planned;
    const pattern = new RegExp(`(?:^|[-_.])(?:pr|mr|pull|change)[-_.]?${number}(?:[-_.]|$)`, 'i');
    const isOfChange = ({ tag }) => pattern.test(tag);
    const held = planned.tags
        .filter(isOfChange)
        .map((tag) => ({ ...tag, reason: BASE, decided: 'plan' }));
    const tags = planned.tags.filter((tag) => !isOfChange(tag));
    return { ...planned, tags, held: [...planned.held, ...held] };
}
function checkChange({ facts, push }, planned) {
    const number = numberOfAbsent(facts);
    const isNamed = planned.held.some(({ reason }) => reason === BASE);
    if (number === undefined || (facts.event.kind === 'other' && !isNamed))
        return [];
    const say = push.mode === 'push' ? _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3 : _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm;
    const base = `its base is checked out (commit ${facts.sha.slice(0, 12)})`;
    const message = push.mode === 'push'
        ? `the run is about change ${number}, but ${base}: nothing is tagged as that change`
        : `the run is about change ${number}, and ${base}: the base is built, and not tagged as that change`;
    return [say('CHANGE_NOT_CHECKED_OUT', message, toWayOut(facts))];
}
function toWayOut({ event, eventName, trust }) {
    if (eventName === 'pull_request')
        return 'Leave "ref" out of the checkout step.';
    const safe = 'Build changes in a workflow with "on: pull_request", which builds without secrets.';
    const isOwn = event.kind === 'change' && event.origin === 'project' && trust.level === 'trusted';
    const ref = refs.get(eventName);
    return isOwn && ref !== undefined
        ? `${safe} Or, since it is a change of this project, give actions/checkout "ref: \${{ ${ref} }}".`
        : safe;
}
const refs = new Map([
    ['pull_request_target', 'github.event.pull_request.head.sha'],
    ['workflow_run', 'github.event.workflow_run.head_sha'],
]);
function findFailure(facts, { push, load }) {
    if (push !== 'auto' || load || !(0,_push_js__WEBPACK_IMPORTED_MODULE_2__/* .isAfterFailure */ .$Z)(facts))
        return undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('WORKFLOW_RUN_FAILED', `${(0,_push_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)(facts)}: nothing is built`, 'Give "push: true" or "push: false" to build all the same.');
}


/***/ }),

/***/ 50716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MG: () => (/* binding */ planPush),
/* harmony export */   MK: () => (/* binding */ checkTags),
/* harmony export */   QZ: () => (/* binding */ explainDirty),
/* harmony export */   eN: () => (/* binding */ findForeign),
/* harmony export */   kh: () => (/* binding */ refuseOtherCommit),
/* harmony export */   ps: () => (/* binding */ checkVersion)
/* harmony export */ });
/* unused harmony export describeChanges */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _check_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(80143);
/* harmony import */ var _template_scope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(78080);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(83053);
/* harmony import */ var _tags_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(95514);
/* harmony import */ var _version_revisions_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(87404);
/* harmony import */ var _version_version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(37266);
/* harmony import */ var _version_versions_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(56305);








function findForeign({ event }, settings) {
    const { tagPrefix = '', version, name } = settings;
    if (tagPrefix === '' || version !== undefined)
        return undefined;
    if (event.kind !== 'gitTag' && event.kind !== 'release')
        return undefined;
    if ((0,_version_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .versionOfGitTag */ .M)(event.gitTag, tagPrefix, settings.revisions) !== undefined)
        return undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('TARGET_NOT_MEANT', `git tag ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(event.gitTag)} is not for the target ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(name)}, whose git tags read ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(`${tagPrefix}<version>`)}`);
}
function checkVersion(making, evaluated) {
    const { facts, settings, pushes } = making;
    const illegal = findIllegal(settings);
    if (illegal.length > 0)
        return illegal;
    const ambiguous = findAmbiguous(making);
    if (ambiguous !== undefined)
        return [ambiguous];
    if (settings.compat === 'strict')
        return pushes ? (0,_check_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .checkCommit */ .su)(making, evaluated) : [];
    const version = (0,_template_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunVersion */ .CX)(facts, settings);
    if (version !== undefined && isIgnored(version, settings))
        return [];
    const twice = checkTwice(version, making);
    return twice.length > 0 ? twice : (0,_check_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .checkCommit */ .su)(making, evaluated);
}
function isIgnored(version, { ignoreVersions }) {
    return ignoreVersions !== undefined && (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .satisfiesRange */ .jY)(version, ignoreVersions);
}
function findIllegal({ ignoreVersions, revisions }) {
    const isIllegalRange = ignoreVersions !== undefined && !(0,_version_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .isRange */ ._Z)(ignoreVersions);
    const isIllegalPattern = revisions !== undefined && (0,_version_revisions_js__WEBPACK_IMPORTED_MODULE_4__/* .compileRevisions */ .sd)(revisions) === undefined;
    return [
        ...(isIllegalRange ? [illegalRange(ignoreVersions)] : []),
        ...(isIllegalPattern ? [illegalRevisions(revisions)] : []),
    ];
}
const BUILDX_VERSION = /^(?:latest|edge|master|lab:.*|cloud:.*|https?:\/\/.*)$/;
function findAmbiguous({ facts, settings }) {
    const { version, setupInputs } = settings;
    if (version === undefined)
        return undefined;
    const own = (0,_template_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunVersion */ .CX)(facts, { ...settings, version: undefined });
    const isOwn = own !== undefined && own.text === (0,_version_version_js__WEBPACK_IMPORTED_MODULE_5__/* .parseVersion */ .ot)(version)?.text;
    if (!BUILDX_VERSION.test(version) && (setupInputs.length === 0 || isOwn))
        return undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERSION_OF_BUILDX', `version: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(version)} is the version of the image here, but reads as a version of buildx for docker/setup-buildx-action${setupInputs.length === 0 ? '' : `, together with ${setupInputs.join(', ')}`}`, "For buildx: leave version out, and keep docker/setup-buildx-action as a step before this one where another buildx than the runner's is needed. For the image: write its version (1.2.3), and leave the inputs of that action out.");
}
function checkTwice(version, { facts: { gitTags }, settings }) {
    if (version === undefined || !gitTags.known)
        return [];
    const same = (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .listSameVersion */ .Pd)(version.text, settings.tagPrefix ?? '', gitTags.list);
    const [first] = same;
    const other = same.find(({ sha }) => sha !== first?.sha);
    return first === undefined || other === undefined ? [] : [twoCommits(version.text, first, other)];
}
function checkTags({ facts, settings, push, pushes }, evaluated, planned) {
    if (isExplained(settings, evaluated, planned))
        return [];
    const reasons = [
        ...planned.held.map(({ tag, reason }) => `${tag} is held: ${reason}`),
        ...evaluated.skipped.map(({ rule, reason }) => `${rule}: ${reason}`),
    ];
    const dirty = planned.held.filter(({ reason }) => reason === _tags_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .DIRTY */ .jm);
    if (push.mode === 'push' && dirty.length > 0)
        return [explainDirty(facts, dirty)];
    if (dirty.length > 0 && dirty.length === planned.held.length) {
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('NO_TAGS', `no tags: ${describeChanges(facts)}`, UNCOMMITTED)];
    }
    const isMeant = planned.held.length > 0 || isWithoutTags(facts, settings);
    const say = pushes && !isMeant ? _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3 : _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm;
    return [
        say('NO_TAGS', 'this run gives no tag', [...whatIsMissing(facts), ...reasons].join('\n')),
    ];
}
function whatIsMissing({ ci, event }) {
    const isUnknown = ci === 'local' && event.kind === 'other';
    return isUnknown ? ['Say what this run is: --branch main, or --git-tag v1.2.3.'] : [];
}
function isWithoutTags({ event, checkedOut }, { tags }) {
    if (checkedOut?.is === 'base')
        return true;
    return tags === undefined && (event.kind === 'mergeQueue' || event.kind === 'other');
}
function isExplained(settings, evaluated, planned) {
    const isMeant = planned.tags.length > 0 || settings.pushByDigest !== undefined;
    return isMeant || (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(evaluated.problems);
}
const UNCOMMITTED = 'Commit the changes, or name the files in .gitignore; --allow-dirty tags the image anyway.';
function describeChanges({ changes }) {
    if (changes === undefined)
        return _tags_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .DIRTY */ .jm;
    const { count, files } = changes;
    const more = count - files.length;
    const names = [...files.map(_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
    return `${count} ${count === 1 ? 'file is' : 'files are'} not committed: ${names}`;
}
function explainDirty(facts, held) {
    const names = held.map(({ tag }) => tag).join(', ');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAGS_DIRTY', `nothing to push: ${describeChanges(facts)}; held: ${names}`, UNCOMMITTED);
}
function planPush(push, planned) {
    const isEmpty = planned === undefined || planned.tags.length + planned.held.length === 0;
    return isEmpty && push.mode === 'push'
        ? { mode: 'build', reason: 'there is no tag to push', onlyWithCredentials: false }
        : push;
}
function refuseOtherCommit({ problems }) {
    return problems.map((problem) => problem.code === 'FACTS_NOT_CHECKED_OUT' ? { ...problem, level: 'error' } : problem);
}
function twoCommits(version, one, other) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERSION_TWICE', `version ${version} is two commits: git tag ${(0,_check_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .describeGitTag */ .We)(one)} and git tag ${(0,_check_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .describeGitTag */ .We)(other)}`, 'Delete the git tag that is wrong, or name the version in "ignore-versions".');
}
function illegalRange(range) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('IGNORE_VERSIONS_ILLEGAL', `invalid semver range ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(range)} in "ignore-versions"`, 'Write it like "2.0.0 || >=3 <4".');
}
function illegalRevisions(pattern) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REVISIONS_ILLEGAL', `invalid regular expression ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .h)(pattern)} in "revisions"`, 'Write it like -r?\\d+ or -\\d+\\.\\d+\\.\\d+, without look-around and back references.');
}


/***/ }),

/***/ 92766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ planDeploy)
/* harmony export */ });
/* harmony import */ var _match_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(85795);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);


function planDeploy(plan, { deploy, leg }) {
    if (deploy.length === 0)
        return {};
    const never = findObstacle(plan, leg.length > 0);
    const shipped = plan.targets.filter(({ untagged }) => untagged === undefined);
    const hooks = deploy.flatMap((hook) => {
        const { target: pattern = '*' } = hook;
        const followed = shipped.filter(({ name }) => (0,_match_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .M)(name, pattern));
        if (followed.length > 0)
            return followed.map((target) => planHook(hook, target, never));
        const reason = never ?? `this run ships no target ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(pattern)}`;
        return [{ ...toName(hook, undefined), target: pattern, call: false, reason }];
    });
    return { deploy: hooks };
}
function findObstacle({ push, facts }, isLeg) {
    if (facts.trust.level === 'untrusted') {
        return `the run is untrusted, because ${facts.trust.reason}`;
    }
    if (facts.event.kind === 'change')
        return `change ${facts.event.number} is not merged`;
    if (push.mode !== 'push')
        return `nothing is pushed: ${push.reason}`;
    return isLeg ? 'a leg gives no tags; the run that merges the legs calls it' : undefined;
}
const DEFAULT_TAG = 'latest';
function toName({ name, kind, when }, target) {
    return { name, kind, when: when ?? DEFAULT_TAG, target: target?.name ?? '' };
}
function planHook(hook, target, never) {
    const named = toName(hook, target);
    const skip = (reason) => ({ ...named, call: false, reason });
    if (never !== undefined)
        return skip(never);
    if (hook.when === undefined && target.version === null) {
        return skip('it names no tag with when, and this run has no version');
    }
    const [first] = target.repositories;
    if (first === undefined)
        return skip('there is no repository');
    return { ...named, ...planTag(target, named.when, first) };
}
function planTag(target, when, first) {
    const isMeant = ({ tag, repositories, platform }) => (0,_match_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .M)(tag, when) && platform === undefined && repositories?.includes(first) !== false;
    const given = target.tags.filter(isMeant);
    const moving = given.filter((planned) => !STAY.includes(answerOf(planned, first) ?? ''));
    const held = target.held.filter(isMeant);
    const open = held.filter(({ decided, answer }) => decided === 'registry' && answer === undefined);
    const tags = (given.length > 0 ? moving : open).map(({ tag }) => tag);
    if (tags.length > 0) {
        return { call: true, reason: `if this run moves ${tags.join(' or ')} forward in ${first}` };
    }
    return { call: false, reason: explainStill({ given, held, when, first }) };
}
function explainStill({ given: [stays], held: [held], when, first, }) {
    if (stays !== undefined) {
        const what = answerOf(stays, first) === 'hold' ? 'is held' : 'points at its image already';
        return `${stays.tag} ${what} in ${first}`;
    }
    return held === undefined
        ? `this run gives no tag ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(when)}`
        : `${held.tag} is held: ${held.reason}`;
}
const STAY = ['keep', 'hold'];
function answerOf({ there, answer }, repository) {
    return there?.[repository]?.answer ?? answer;
}


/***/ }),

/***/ 1420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ findRule),
/* harmony export */   ZV: () => (/* binding */ parseRunners),
/* harmony export */   ib: () => (/* binding */ isNative)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);


const DEFAULTS = [
    { platforms: ['default'], runner: 'ubuntu-24.04' },
    { platforms: ['linux/arm'], runner: 'ubuntu-24.04-arm' },
    { platforms: ['linux/arm64'], runner: 'ubuntu-24.04-arm' },
];
const PLATFORM = /^[a-z0-9]+(?:\/[a-z0-9.]+){0,2}$/i;
const LABEL = /^[^\s[\],"'$\\]{1,100}$/;
function parseRunners(lines) {
    const rules = [];
    const problems = [];
    for (const line of lines) {
        const rule = parseRule(line);
        if (rule === undefined)
            problems.push(describe(line));
        else
            rules.push(rule);
    }
    if (problems.length > 0)
        return { ok: false, problems };
    const isWhole = rules.some(({ platforms }) => platforms.includes('default'));
    return { ok: true, value: isWhole ? rules : [...rules, ...DEFAULTS], problems };
}
function parseRule(line) {
    const [, left = '', right = ''] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
    const platforms = left.split(',').map((platform) => platform.trim());
    const runner = parseRunner(right.trim());
    const isLegal = platforms.every((platform) => PLATFORM.test(platform));
    return isLegal && runner !== undefined ? { platforms, runner } : undefined;
}
function parseRunner(text) {
    const [, list] = /^\[(.*)\]$/.exec(text) ?? [];
    if (list === undefined)
        return LABEL.test(text) ? text : undefined;
    const labels = list.split(',').map((label) => label.trim().replace(/^(["'])(.*)\1$/, '$2'));
    return labels.every((label) => LABEL.test(label)) ? labels : undefined;
}
function describe(line) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('RUNNERS_INVALID', `runners: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(line)} is not a platform and a runner`, 'Write linux/arm64=ubuntu-24.04-arm, or linux/arm64=[self-hosted, arm] for several labels.');
}
function findRule(platform, rules) {
    const rank = ({ platforms }) => Math.max(...platforms.map((name) => rankOf(name, platform)));
    const [best] = rules.toSorted((one, other) => rank(other) - rank(one));
    return best === undefined || rank(best) < 0 ? undefined : best;
}
function rankOf(name, platform) {
    if (name === 'default')
        return 0;
    return platform === name || platform.startsWith(`${name}/`) ? name.length : -1;
}
const OWN_RUNNER = /^ubuntu-(?:latest|[\d.]+)(-arm)?$/;
function isNative(platform, runner) {
    const found = typeof runner === 'string' ? OWN_RUNNER.exec(runner) : null;
    if (found === null)
        return true;
    const [, architecture = ''] = platform.split('/');
    const native = found[1] === undefined ? ['amd64', '386', 'x86_64', 'i386'] : ['arm64', 'arm', 'aarch64'];
    return native.includes(architecture);
}


/***/ }),

/***/ 65131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ makePlan)
/* harmony export */ });
/* harmony import */ var _check_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(80143);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(50716);
/* harmony import */ var _legs_runners_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1420);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(92766);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(98777);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(95414);
/* harmony import */ var _preset_unread_version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(41019);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(25778);
/* harmony import */ var _targets_graph_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(12320);
/* harmony import */ var _targets_select_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(47370);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(23213);











async function makePlan(facts, settings, context) {
    const base = {
        schemaVersion: 1,
        tool: { name: 'tagship', version: context.toolVersion },
        facts: summarize(facts),
        ...(settings.login === 'job' ? { login: settings.login } : {}),
        resolved: {
            latest: settings.latest,
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__/* .omitUndefined */ .O)({ version: settings.version }),
        },
    };
    const decision = (0,_push_js__WEBPACK_IMPORTED_MODULE_3__/* .decidePush */ .vn)(facts, settings);
    if (settings.targets.length > 0) {
        const { makeTargets } = await __nccwpck_require__.e(/* import() */ 3493).then(__nccwpck_require__.bind(__nccwpck_require__, 83493));
        const made = await makeTargets(facts, settings, decision, context);
        const plan = { ...base, ...made, problems: [...made.problems, ...checkRunners(settings)] };
        return {
            ...plan,
            ...(0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .planSigning */ .rx)(plan, settings),
            ...(0,_deploy_js__WEBPACK_IMPORTED_MODULE_10__/* .planDeploy */ .b)(plan, settings),
            ...(0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .planHistory */ .G5)(plan, settings),
        };
    }
    const { push, problems } = decision;
    const misplaced = [...(0,_targets_graph_js__WEBPACK_IMPORTED_MODULE_7__/* .checkNoBases */ .W3)(settings), ...(0,_targets_select_js__WEBPACK_IMPORTED_MODULE_8__/* .checkNoSelection */ .I)(settings)];
    const foreign = (0,_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .findForeign */ .eN)(facts, settings) ?? (0,_check_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .findFailure */ .gd)(facts, settings);
    const made = foreign === undefined
        ? await (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .makeTarget */ .m)({ facts, settings, push, pushes: push.mode === 'push' && context.ships !== false }, context)
        : { target: undefined, planned: undefined, problems: [foreign] };
    const { resolved, ...head } = base;
    const pushed = (0,_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .planPush */ .MG)(push, made.planned);
    const targets = made.target === undefined ? [] : [made.target];
    return {
        ...head,
        push: pushed,
        ...(0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .planSigning */ .rx)({ push: pushed, facts: head.facts }, settings),
        ...(0,_deploy_js__WEBPACK_IMPORTED_MODULE_10__/* .planDeploy */ .b)({ push: pushed, facts: head.facts, targets }, settings),
        ...(0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .planHistory */ .G5)({ push: pushed, facts: head.facts }, settings),
        resolved,
        targets,
        problems: [
            ...problems,
            ...misplaced,
            ...(0,_preset_unread_version_js__WEBPACK_IMPORTED_MODULE_5__/* .explainTagsOfCommit */ .Z)(facts, settings),
            ...made.problems,
            ...checkRunners(settings),
        ],
    };
}
function checkRunners({ runners }) {
    return (0,_legs_runners_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRunners */ .ZV)(runners).problems;
}
function summarize({ gitTags, ...facts }) {
    return {
        ...facts,
        gitTags: gitTags.known
            ? { known: true, from: gitTags.from, count: gitTags.list.length }
            : { known: false, count: 0, reason: gitTags.reason },
    };
}


/***/ }),

/***/ 35893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ addFlavor)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _template_empty_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4337);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(83053);
/* harmony import */ var _reference_references_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80793);
/* harmony import */ var _version_versions_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(56305);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(23213);






const LATEST_PRIORITY = 590;
async function addFlavor(evaluated, flavor, expander) {
    const prefix = await readAffix(flavor.prefix, 'prefix', expander);
    const suffix = await readAffix(flavor.suffix, 'suffix', expander);
    const problems = [...evaluated.problems, ...prefix.problems, ...suffix.problems];
    if (!prefix.ok || !suffix.ok)
        return { ...evaluated, tags: [], problems };
    const affixes = { prefix: prefix.value, suffix: suffix.value };
    const onLatest = {
        prefix: flavor.prefixOnLatest ? affixes.prefix : '',
        suffix: flavor.suffixOnLatest ? affixes.suffix : '',
    };
    const all = chooseLatest(evaluated.tags, flavor.latest);
    const [empty] = [...(prefix.empty ?? []), ...(suffix.empty ?? [])];
    const isPlain = ({ tag }) => tag === 'latest' && onLatest.prefix + onLatest.suffix === '';
    const wanted = empty === undefined ? all : all.filter(isPlain);
    const lost = all.find((tag) => !wanted.includes(tag));
    if (empty !== undefined && lost !== undefined) {
        problems.push((0,_template_empty_js__WEBPACK_IMPORTED_MODULE_1__/* .leftOut */ .ig)(empty, affixes.prefix + lost.tag + affixes.suffix, 'flavor'));
    }
    return {
        ...evaluated,
        tags: wanted.map((tag) => withAffixes(tag, affixes, tag.tag === 'latest' ? onLatest : affixes)),
        problems,
    };
}
async function readAffix(template, name, expander) {
    const expanded = await expander.expand(template, `flavor: ${name}`);
    if (!expanded.ok)
        return expanded;
    const isLiteral = !template.includes('{{');
    const probe = name === 'prefix' ? `${template}a` : `a${template}`;
    const problems = isLiteral && !(0,_reference_references_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(probe)
        ? [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLAVOR_ILLEGAL', `the ${name} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(template)} cannot be part of a tag: ${(0,_reference_references_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBadTag */ .NM)(probe)}`, 'Use letters, digits, ".", "_" and "-".'),
        ]
        : [];
    return problems.length > 0 ? { ok: false, problems } : expanded;
}
function chooseLatest(evaluated, latest) {
    if (latest === 'auto')
        return evaluated;
    const others = evaluated.filter(({ tag }) => tag !== 'latest');
    if (latest === 'false' || others.length === 0)
        return others;
    const versions = evaluated.find((tag) => tag.tag === 'latest')?.versions;
    const own = {
        tag: 'latest',
        kind: 'floating',
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ versions }),
        rule: 'flavor: latest=true',
        reason: 'the flavor says so',
        priority: LATEST_PRIORITY,
    };
    return [...others, own];
}
function withAffixes(tag, all, own) {
    const named = { ...tag, tag: (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(own.prefix + tag.tag + own.suffix) ?? tag.tag };
    return tag.versions === undefined
        ? named
        : { ...named, versions: (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_3__/* .seriesWithAffixes */ .O9)(tag.versions, all.prefix, all.suffix) };
}


/***/ }),

/***/ 12722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ evaluatePreset)
});

// EXTERNAL MODULE: ./src/problem.js
var src_problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/plan/reference/branch-name.js
var branch_name = __nccwpck_require__(44311);
// EXTERNAL MODULE: ./src/plan/check-commit.js
var check_commit = __nccwpck_require__(80143);
// EXTERNAL MODULE: ./src/plan/rules/evaluated.js
var rules_evaluated = __nccwpck_require__(71044);
// EXTERNAL MODULE: ./src/plan/preset/version.js
var preset_version = __nccwpck_require__(35965);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __nccwpck_require__(83053);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __nccwpck_require__(80793);
// EXTERNAL MODULE: ./src/plan/version/version.js
var version_version = __nccwpck_require__(37266);
;// CONCATENATED MODULE: ./src/plan/preset/reserved.js

function describeReserved(tag, environment) {
    if (/^v?\d+(\.\d+)?(\.x)*$/.test(tag))
        return 'a series of versions';
    if ((0,version_version/* parseVersion */.ot)(tag) !== undefined)
        return 'a version';
    if (tag === 'latest')
        return 'the newest image';
    if (tag === 'nightly')
        return 'the scheduled build';
    if (/^pr-\d+$/.test(tag))
        return 'a change';
    if (tag.startsWith('sha-'))
        return 'a commit';
    return tag === environment ? "the environment's own tag" : undefined;
}

// EXTERNAL MODULE: ./src/plan/preset/unread-version.js
var unread_version = __nccwpck_require__(41019);
// EXTERNAL MODULE: ./src/plan/version/versions.js
var versions = __nccwpck_require__(56305);
;// CONCATENATED MODULE: ./src/plan/preset/preset.js











const NAME_PRIORITY = 600;
const LATEST_PRIORITY = 590;
const SHA_PRIORITY = 100;
function evaluatePreset(facts, settings) {
    const { gitTags } = facts;
    const prefix = settings.tagPrefix ?? '';
    const history = (0,versions/* readHistory */.Lu)(gitTags.known ? gitTags.list : undefined, prefix, settings.ignoreVersions, settings.revisions);
    const run = { facts, settings, history };
    return settings.version === undefined ? evaluateEvent(run) : evaluateGiven(run, settings.version);
}
function evaluateEvent(run) {
    const { event } = run.facts;
    switch (event.kind) {
        case 'gitTag':
            return evaluateGitTag(run, event.gitTag, {});
        case 'release':
            return evaluateGitTag(run, event.gitTag, event.prerelease ? { hold: 'the release is marked as a pre-release' } : {});
        case 'branch':
            return (0,rules_evaluated/* joinEvaluated */.C)(evaluateBranch(run, event.branch, event.trigger), evaluateSha(run, 'preset: branch'));
        case 'change':
            return evaluateChange(run.facts, event.number);
        case 'schedule':
            return evaluateSchedule(run, event.branch);
        case 'mergeQueue':
            return skip('preset: merge queue', 'a merge queue only builds');
        case 'other':
            return skip('preset: other event', `no tags for the event ${(0,quote/* quote */.h)(event.name)}`);
    }
}
function evaluateChange({ checkedOut }, number) {
    const rule = 'preset: change';
    if (checkedOut?.is === 'base')
        return skip(rule, check_commit/* BASE */.Wm);
    return toEvaluated({
        tag: `pr-${number}`,
        kind: 'floating',
        rule,
        reason: `the run is for change ${number}`,
        priority: NAME_PRIORITY,
    });
}
function evaluateGiven(run, given) {
    const { event } = run.facts;
    const version = (0,version_version/* parseVersion */.ot)(given, run.settings.revisions);
    if (event.kind === 'change' || event.kind === 'mergeQueue') {
        return { ...evaluateEvent(run), version: version?.text ?? given };
    }
    const source = { name: 'the setting "version"', rule: 'preset: version' };
    const hold = event.kind === 'release' && event.prerelease
        ? { hold: 'the release is marked as a pre-release' }
        : {};
    const evaluated = version === undefined
        ? evaluateOddVersion(given, source)
        : (0,preset_version/* evaluateVersion */.O)(run, version, { ...source, ...hold });
    return (0,rules_evaluated/* joinEvaluated */.C)(evaluated, evaluateSha(run, source.rule));
}
function evaluateOddVersion(given, { name, rule }) {
    const tag = given.replaceAll('+', '-');
    if (!(0,references/* isTag */.dz)(tag)) {
        const problem = (0,src_problem/* error */.z3)('VERSION_ILLEGAL', `the version ${(0,quote/* quote */.h)(given)} cannot be a tag: ${(0,references/* describeBadTag */.NM)(given)}`, 'Give a version like 1.2.3 or 2.0.0-rc.1.');
        return { ...rules_evaluated/* NOTHING */.K, problems: [problem] };
    }
    const reason = `${name} is ${(0,quote/* quote */.h)(given)}, which is in no series`;
    return {
        ...toEvaluated({ tag, kind: 'exact', rule, reason, priority: 900, literal: true }),
        version: given,
    };
}
function evaluateGitTag(run, gitTag, hold) {
    const { tagPrefix = '', environment, vPrefix, revisions } = run.settings;
    const rule = run.facts.event.kind === 'release' ? 'preset: release' : 'preset: git tag';
    const version = (0,versions/* versionOfGitTag */.M)(gitTag, tagPrefix, revisions);
    if (version !== undefined) {
        return (0,preset_version/* evaluateVersion */.O)(run, version, { name: `git tag ${quoteName(gitTag)}`, rule, ...hold });
    }
    if (tagPrefix !== '') {
        return skip(rule, `git tag ${quoteName(gitTag)} is not a version with the prefix ${quoteName(tagPrefix)}`);
    }
    const tag = (0,references/* toTag */.yQ)(gitTag);
    if (tag === undefined)
        return skipIllegal(rule, 'git tag', gitTag);
    const reserved = vPrefix === 'drop' && tag.startsWith('v') ? undefined : describeReserved(tag, environment);
    const named = evaluateName({ tag, of: 'tag', name: gitTag, reserved }, (free) => ({
        tag: free,
        kind: 'exact',
        rule,
        reason: `git tag ${quoteName(gitTag)} is not a version`,
        priority: NAME_PRIORITY,
    }));
    const unread = { type: 'standard', text: gitTag, said: `git tag ${(0,quote/* quote */.h)(gitTag)}` };
    const told = (0,unread_version/* explainUnread */.H)({ ...unread, isVersion: false });
    return { ...named, problems: [...named.problems, ...told] };
}
function evaluateBranch(run, branch, trigger) {
    const rule = 'preset: branch';
    const tag = (0,references/* toTag */.yQ)((0,branch_name/* toBranchName */.H)(branch, run.facts, run.settings).name);
    const latest = evaluateBranchLatest(run, branch);
    if (tag === undefined)
        return (0,rules_evaluated/* joinEvaluated */.C)(skipIllegal(rule, 'branch', branch), latest);
    const reserved = describeReserved(tag, run.settings.environment);
    const named = evaluateName({ tag, of: 'branch', name: branch, reserved }, (free) => ({
        tag: free,
        kind: 'floating',
        rule,
        reason: describeTrigger(trigger, branch),
        priority: NAME_PRIORITY,
    }));
    return (0,rules_evaluated/* joinEvaluated */.C)(named, latest);
}
function evaluateBranchLatest({ facts, settings, history }, branch) {
    const rule = 'preset: default branch';
    const { latest } = settings;
    if (latest === 'never' || latest === 'release')
        return rules_evaluated/* NOTHING */.K;
    if (facts.defaultBranch === undefined)
        return skipUnknown(rule, latest, history);
    if (branch !== facts.defaultBranch)
        return rules_evaluated/* NOTHING */.K;
    const given = { tag: 'latest', kind: 'floating', rule, priority: LATEST_PRIORITY };
    const isDefault = `${quoteName(branch)} is the default branch`;
    if (latest === 'branch')
        return toEvaluated({ ...given, reason: isDefault });
    const release = history.highest();
    if (release === undefined) {
        const which = history.known ? 'there is no release yet' : 'no release is known';
        return toEvaluated({ ...given, reason: `${isDefault}, and ${which}` });
    }
    const held = `it is for releases, and git tag ${quoteName(release.gitTag)} is one`;
    return toEvaluated({ ...given, reason: isDefault, held });
}
function skipUnknown(rule, latest, history) {
    const reason = 'the default branch is not known';
    if (latest !== 'branch' && history.highest() !== undefined)
        return skip(rule, reason);
    const problem = (0,src_problem/* notice */.lm)('DEFAULT_BRANCH_UNKNOWN', `no tag "latest": ${reason}`, 'Name it with --default-branch main, or in the clone with git remote set-head origin --auto.');
    return { ...skip(rule, reason), problems: [problem] };
}
function evaluateSchedule({ facts, settings }, branch) {
    const rule = 'preset: schedule';
    const { defaultBranch } = facts;
    const isOther = branch !== undefined && defaultBranch !== undefined && branch !== defaultBranch;
    const tag = isOther ? (0,references/* toTag */.yQ)(`nightly-${(0,branch_name/* toBranchName */.H)(branch, facts, settings).name}`) : 'nightly';
    if (tag === undefined)
        return skipIllegal(rule, 'branch', branch ?? '');
    const reason = branch === undefined ? 'a scheduled run' : `a scheduled run on branch ${quoteName(branch)}`;
    return toEvaluated({ tag, kind: 'floating', rule, reason, priority: NAME_PRIORITY });
}
function evaluateSha({ facts }, rule) {
    const short = facts.sha.slice(0, 7);
    return toEvaluated({
        tag: `sha-${short}`,
        kind: 'exact',
        rule,
        reason: `the commit is ${short}`,
        priority: SHA_PRIORITY,
    });
}
function evaluateName({ tag, of, name, reserved }, evaluate) {
    if (reserved === undefined)
        return toEvaluated(evaluate(tag));
    const free = (0,references/* toTag */.yQ)(`${of}-${tag}`) ?? tag;
    const kind = of === 'tag' ? 'git tag' : of;
    const problem = (0,src_problem/* notice */.lm)('TAG_RESERVED', `the ${kind} ${(0,quote/* quote */.h)(name)} is tagged "${free}": as a tag, "${tag}" is ${reserved}`);
    return { ...toEvaluated(evaluate(free)), problems: [problem] };
}
function skipIllegal(rule, kind, name) {
    const reason = `no character of the ${kind} ${(0,quote/* quote */.h)(name)} is allowed in a tag`;
    return { ...skip(rule, reason), problems: [(0,src_problem/* notice */.lm)('TAG_NOTHING_LEGAL', reason)] };
}
function skip(rule, reason) {
    return { ...rules_evaluated/* NOTHING */.K, skipped: [{ rule, reason }] };
}
function toEvaluated(tag) {
    return { ...rules_evaluated/* NOTHING */.K, tags: [tag] };
}
function quoteName(name) {
    return /^[\w@./+-]{1,80}$/.test(name) ? name : (0,quote/* quote */.h)(name);
}
function describeTrigger(trigger, branch) {
    const name = quoteName(branch);
    switch (trigger) {
        case 'push':
            return `a push to branch ${name}`;
        case 'manual':
            return `a manual run on branch ${name}`;
        case 'api':
            return `an API run on branch ${name}`;
        case 'workflow_run':
            return `a workflow ran on branch ${name}`;
        case 'local':
            return `branch ${name} is checked out`;
        case 'other':
            return `a run on branch ${name}`;
    }
}


/***/ }),

/***/ 41019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ explainUnread),
/* harmony export */   Z: () => (/* binding */ explainTagsOfCommit)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(83053);
/* harmony import */ var _rules_kinds_source_version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(95777);
/* harmony import */ var _version_version_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(37266);




function explainUnread(unread) {
    const { type, said, isVersion } = unread;
    const suggestion = findSuggestion(unread);
    if (suggestion === undefined && !isVersion)
        return [];
    const what = type === 'standard' ? `${said} is not read as a version` : describe(unread);
    const message = suggestion === undefined
        ? what
        : `${what}; with ${suggestion.setting} it is ${suggestion.version}`;
    const hint = suggestion === undefined
        ? 'Name versions like 1.2.3, or v1.2.3.'
        : `Write ${suggestion.setting}.`;
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('VERSION_NOT_READ', message, hint)];
}
const MOST_OF_COMMIT = 3;
function explainTagsOfCommit({ event, gitTags, sha }, { tagPrefix = '', version }) {
    if (event.kind !== 'branch' || event.trigger !== 'local')
        return [];
    if (!gitTags.known || tagPrefix !== '' || version !== undefined)
        return [];
    const found = gitTags.list.flatMap(({ name, sha: own }) => {
        const suggestion = own === sha ? findPrefix(name, 'standard') : undefined;
        return suggestion === undefined ? [] : [{ name, ...suggestion }];
    });
    return found
        .slice(0, MOST_OF_COMMIT)
        .map(({ name, setting, version: read }) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('VERSION_NOT_READ', `git tag ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(name)} of this commit looks like version ${read}, and is not read as one: this plan is of branch ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(event.branch)}`, `Write ${setting} to plan that release.`));
}
function describe({ type, said }) {
    const whys = {
        semver: 'is not semver',
        pep440: 'does not conform to PEP 440',
        match: 'does not match',
        standard: '',
    };
    return `type=${type} gave no tag: ${said} ${whys[type]}`;
}
function findSuggestion({ type, text }) {
    const prefixed = findPrefix(text, type);
    if (type === 'standard')
        return prefixed;
    const schemes = [
        type === 'semver' ? undefined : toSuggestion('type=semver', (0,_rules_kinds_source_version_js__WEBPACK_IMPORTED_MODULE_1__/* .readSemver */ .Pv)(text, undefined)?.text),
        prefixed,
        isDatelike(text) ? toSuggestion('the line standard', (0,_version_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVersion */ .ot)(text)?.text) : undefined,
        type === 'pep440' ? undefined : toSuggestion('type=pep440', (0,_rules_kinds_source_version_js__WEBPACK_IMPORTED_MODULE_1__/* .readPep440 */ .WV)(text, undefined)?.text),
        toSuggestion('the line standard', (0,_version_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVersion */ .ot)(text)?.text),
    ];
    return schemes.find((suggestion) => suggestion !== undefined);
}
function isDatelike(text) {
    return /(?:^|\.)0\d/.test(text);
}
function toSuggestion(setting, version) {
    return version === undefined ? undefined : { setting, version };
}
function findPrefix(text, type) {
    const [, prefix, rest] = /^(.*?[^0-9.]|v\.)(v?\d+\.\d+.*)$/s.exec(text) ?? [];
    if (prefix === undefined || rest === undefined || prefix === 'v')
        return undefined;
    const version = type === 'pep440' ? (0,_rules_kinds_source_version_js__WEBPACK_IMPORTED_MODULE_1__/* .readPep440 */ .WV)(rest, undefined)?.text : ((0,_version_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVersion */ .ot)(rest)?.text ?? undefined);
    return toSuggestion(`tag-prefix: ${quoteYaml(prefix)}`, version);
}
function quoteYaml(text) {
    return /^[A-Za-z0-9][\w./-]*$/.test(text) ? text : (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text);
}


/***/ }),

/***/ 35965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ describeFloat),
/* harmony export */   O: () => (/* binding */ evaluateVersion)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23213);
/* harmony import */ var _reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(80793);
/* harmony import */ var _version_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(56305);



const VERSION_PRIORITY = 900;
const LATEST_PRIORITY = 890;
function evaluateVersion(run, version, source) {
    const { settings } = run;
    const spellings = listSpellings(version, settings);
    const exact = spellings.map((spelling) => ({
        tag: (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(spelling + version.text) ?? '',
        kind: 'exact',
        rule: source.rule,
        reason: `${source.name} is version ${version.text}`,
        priority: VERSION_PRIORITY,
    }));
    const hold = source.hold ?? describeHold(version, settings);
    const floats = spellings.flatMap((spelling) => evaluateSeries(run, version, { spelling, source, hold }));
    const latest = evaluateLatest(run, version, { spelling: spellings[0] ?? '', source, hold });
    return {
        tags: [...exact, ...floats, ...latest.tags],
        skipped: [...skipMajor(version, source), ...latest.skipped],
        version: version.text,
        problems: [],
    };
}
function listSpellings({ hasV }, { vPrefix, tagPrefix }) {
    const wroteV = hasV || /(^|[^A-Za-z])v$/.test(tagPrefix ?? '');
    switch (vPrefix) {
        case 'drop':
            return [''];
        case 'keep':
            return [wroteV ? 'v' : ''];
        case 'both':
            return ['', 'v'];
    }
}
function describeHold(version, { ignoreVersions }) {
    if (version.isPrerelease) {
        return `${version.text} is a prerelease, and a prerelease never touches a stable series`;
    }
    return ignoreVersions !== undefined && (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .satisfiesRange */ .jY)(version, ignoreVersions)
        ? `${version.text} counts in no series: ignore-versions is ${ignoreVersions}`
        : undefined;
}
function evaluateSeries(run, version, from) {
    if (!hasSeries(version))
        return [];
    const [major = 0, minor = 0] = version.numbers;
    const series = [`${major}.${minor}`, ...(major === 0 ? [] : [`${major}`])];
    return series.map((name) => toFloat({ tag: from.spelling + name, priority: VERSION_PRIORITY }, makeSeries(run, version, { ...from, range: `${name}.x` }), { run, from }));
}
function hasSeries({ scheme, numbers }) {
    return scheme !== 'loose' && numbers.length === 3;
}
function evaluateLatest(run, version, from) {
    const { latest } = run.settings;
    if (latest === 'never' || latest === 'branch') {
        const reason = `no "latest" for a release: the setting "latest" is ${latest}`;
        return { tags: [], skipped: [{ rule: from.source.rule, reason }] };
    }
    const series = makeSeries(run, version, from);
    const named = { tag: 'latest', priority: LATEST_PRIORITY };
    return { tags: [toFloat(named, series, { run, from })], skipped: [] };
}
function skipMajor(version, { rule }) {
    if (!hasSeries(version) || version.isPrerelease || version.numbers[0] !== 0)
        return [];
    return [
        { rule, reason: `no "0" for ${version.text}: versions below 1.0 promise no compatibility` },
    ];
}
function makeSeries({ settings, history }, version, { spelling, range }) {
    return history.makeSeries({
        name: range ?? 'all',
        scheme: version.scheme === 'pep440' ? 'loose' : version.scheme,
        version: version.text,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ range }),
        gitTagPrefix: settings.tagPrefix ?? '',
        exactPrefix: spelling,
        exactSuffix: '',
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ ignore: settings.ignoreVersions, revisions: settings.revisions }),
    });
}
function toFloat(named, versions, { run, from }) {
    return {
        ...named,
        kind: 'floating',
        versions,
        rule: from.source.rule,
        reason: describeFloat(versions, run.history.known),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ held: from.hold }),
    };
}
function describeFloat({ name, version, above }, known) {
    const which = name === 'all' ? 'version' : `version of ${name}`;
    if (!known)
        return `${version} is a ${which}; git tags are not known`;
    return above.length === 0
        ? `no ${which} in git tags is higher than ${version}`
        : `${version} is a ${which}`;
}


/***/ }),

/***/ 98777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ isAfterFailure),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   t0: () => (/* binding */ BY_DIGEST),
/* harmony export */   vn: () => (/* binding */ decidePush)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);


const BY_DIGEST = 'outputs push by digest, and a later step gives the tags';
function decidePush(facts, settings) {
    const { push, load } = settings;
    if (callsElse(settings))
        return { push: build(`call: ${settings.call ?? ''} builds nothing`), problems: [] };
    if (push === 'true' && load) {
        const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PUSH_AND_LOAD', '"push: true" and "load: true" exclude each other: an image is pushed or loaded', 'Leave one of the two out.');
        return { push: build('load: true'), problems: [problem] };
    }
    if (push === 'true' && isAsProject(facts, settings)) {
        return { push: build(facts.trust.reason), problems: [explainUntrusted(facts)] };
    }
    return { push: resolve(facts, settings), problems: [] };
}
function callsElse({ call }) {
    return call !== undefined && call !== 'build';
}
function isAsProject({ trust, event }, { tags }) {
    return trust.level === 'untrusted' && event.kind !== 'change' && tags === undefined;
}
function explainUntrusted({ trust }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('PUSH_UNTRUSTED', `built and not pushed, because ${trust.reason}: the standard tags of this run are those of the project`, 'Set "tags" to what such runs may write.');
}
function resolve(facts, settings) {
    const { push, load, outputs, imageOutput } = settings;
    const { trust } = facts;
    const untrusted = `the run is untrusted, because ${trust.reason}`;
    const isTrusted = trust.level === 'trusted';
    if (push === 'true')
        return pushes(isTrusted ? 'push: true' : `push: true, although ${untrusted}`);
    if (push === 'false') {
        return build(describeOff(settings));
    }
    if (load)
        return build('load: true');
    if (outputs.length > 0 && imageOutput === undefined) {
        return build('outputs are given, and push is not');
    }
    if (facts.ci === 'local')
        return build('outside CI nothing is pushed without --push');
    return isTrusted ? resolveRun(facts) : build(untrusted);
}
function resolveRun(facts) {
    return isAfterFailure(facts)
        ? build(describeFailure(facts))
        : resolveEvent(facts.event, lacksProtected(facts));
}
function isAfterFailure({ conclusion }) {
    return conclusion !== undefined && conclusion !== 'success';
}
function describeFailure({ conclusion = '' }) {
    return conclusion === 'unfinished'
        ? 'the workflow that this run follows has not ended'
        : `the workflow that this run follows ended with ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(conclusion)}`;
}
function lacksProtected({ ci, protected: isProtected }) {
    return ci === 'gitlab' && isProtected === false;
}
function describeOff({ outputs, pushByDigest }) {
    if (pushByDigest !== undefined)
        return BY_DIGEST;
    return outputs.length > 0 ? 'it is built only for its outputs' : 'push: false';
}
function resolveEvent(event, lacks) {
    switch (event.kind) {
        case 'branch':
            if (lacks)
                return pushesWithPasswords('a run on a branch that is not protected');
            return pushes('a run on a branch');
        case 'gitTag':
            return pushes('a run on a git tag');
        case 'release':
            return pushes('a release');
        case 'schedule':
            if (lacks)
                return pushesWithPasswords('a scheduled run on a branch that is not protected');
            return pushes('a scheduled run');
        case 'change':
            return pushesWithPasswords(`change ${event.number} comes from this project`);
        case 'mergeQueue':
            return build('a merge queue only builds');
        case 'other':
            return build(`the event ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(event.name)} does not push by default`);
    }
}
function pushes(reason) {
    return { mode: 'push', reason, onlyWithCredentials: false };
}
function pushesWithPasswords(reason) {
    return { ...pushes(reason), onlyWithCredentials: true };
}
function build(reason) {
    return { mode: 'build', reason, onlyWithCredentials: false };
}


/***/ }),

/***/ 83053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ quoteCharacter),
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
const LONGEST = 120;
function quote(value) {
    const characters = Array.from(value);
    const shown = characters.length <= LONGEST
        ? characters
        : [...characters.slice(0, LONGEST - 20), ' … ', ...characters.slice(-20)];
    return `"${shown.map(showCharacter).join('')}"`;
}
function quoteCharacter(character) {
    return isInvisible(character) ? `U+${toHex(character).padStart(4, '0')}` : `"${character}"`;
}
function showCharacter(character) {
    if (character === '"' || character === '\\')
        return `\\${character}`;
    return isInvisible(character) ? `\\u{${toHex(character)}}` : character;
}
function isInvisible(character) {
    return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character);
}
function toHex(character) {
    return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}


/***/ }),

/***/ 44311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ explainBranchName),
/* harmony export */   H: () => (/* binding */ toBranchName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(60231);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(83053);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80793);




const HASH_DIGITS = 7;
function toBranchName(branch, { branchesAlike = [] }, { compat }) {
    const tag = (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(branch);
    if (compat === 'strict' || tag === undefined || tag === branch)
        return { name: branch, problems: [] };
    const other = branchesAlike.find((name) => name !== branch && (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(name) === tag);
    if (other === undefined)
        return { name: branch, problems: [] };
    const name = `${branch}-${(0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .toFingerprint */ .I)(branch).slice(0, HASH_DIGITS)}`;
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('TAG_BRANCHES_ALIKE', `the branch ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(branch)} is tagged "${(0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(name) ?? tag}": the remote also has the branch ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(other)}, and the tag of both would be "${tag}"`, 'Rename or delete one of the two branches to get the shorter tag.');
    return { name, problems: [problem] };
}
function explainBranchName(facts, settings, tags) {
    const { event } = facts;
    const branch = event.kind === 'branch' || event.kind === 'schedule' ? event.branch : undefined;
    if (branch === undefined)
        return [];
    const { name, problems } = toBranchName(branch, facts, settings);
    const text = (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(name) ?? name;
    return tags.some((tag) => tag.includes(text)) ? problems : [];
}


/***/ }),

/***/ 60231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ toFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);

function toFingerprint(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 8);
}


/***/ }),

/***/ 59449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ checkImages),
/* harmony export */   GD: () => (/* binding */ noRepository),
/* harmony export */   NU: () => (/* binding */ readRepositories),
/* harmony export */   Nf: () => (/* binding */ explainLibrary)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _template_expressions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(92864);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(83053);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80793);
/* harmony import */ var _rules_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(54842);
/* harmony import */ var _rules_source_span_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(74945);






async function readRepositories(facts, settings, expander) {
    const text = settings.images ?? '';
    const strict = settings.compat === 'strict';
    const entries = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntries */ .$)(text, { setting: 'images', strict });
    if (!entries.ok)
        return { names: [], isGiven: true, problems: entries.problems };
    if (entries.value.length === 0)
        return readOwn(facts);
    const { found, problems } = await readEach(entries.value, expander);
    return { names: [...found.values()].map(({ name }) => name), isGiven: true, problems };
}
async function checkImages({ images = '', compat, }) {
    const entries = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntries */ .$)(images, { setting: 'images', strict: compat === 'strict' });
    if (!entries.ok)
        return entries.problems;
    const plain = entries.value.filter(({ text }) => !text.includes('{{'));
    const broken = await Promise.all(entries.value.map(({ text, span }) => (0,_template_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(text, span)));
    return [...broken.flat(), ...(await readEach(plain, AS_WRITTEN)).problems];
}
const AS_WRITTEN = {
    expand: (value) => Promise.resolve({ ok: true, value, problems: [] }),
};
async function readEach(entries, expander) {
    const problems = [];
    const found = new Map();
    for (const entry of entries) {
        const parsed = await readImages(entry, expander);
        problems.push(...parsed.problems);
        for (const { name, isEnabled } of parsed.ok ? parsed.value : []) {
            const repository = (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(name);
            problems.push(...repository.problems);
            if (!repository.ok || !isEnabled)
                continue;
            const key = `${repository.value.host}/${repository.value.path}`;
            if (!found.has(key))
                found.set(key, repository.value);
        }
    }
    return { found, problems };
}
function readOwn({ ownRepository }) {
    if (ownRepository === undefined)
        return { names: [], isGiven: false, problems: [] };
    const parsed = (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(ownRepository.toLowerCase());
    const names = parsed.ok ? [parsed.value.name] : [];
    return { names, isGiven: parsed.ok, problems: parsed.problems };
}
async function readImages(entry, expander) {
    const fields = await (0,_rules_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .readRuleFields */ .i)(entry);
    if (!fields.ok)
        return fields;
    const problems = [];
    const attributes = new Map();
    const names = [];
    for (const field of fields.value) {
        const expanded = await expander.expand(field.text.trim(), field.span);
        problems.push(...expanded.problems);
        if (!expanded.ok)
            continue;
        const [name = '', value] = splitField(field.text, expanded.value);
        if (value === undefined)
            names.push(name);
        else
            attributes.set(name, { value, field });
    }
    if (problems.some(({ level }) => level === 'error'))
        return { ok: false, problems };
    const image = attributes.size === 0 ? toImages(names, entry) : toImage(attributes, names, entry);
    return { ...image, problems: [...problems, ...image.problems] };
}
function splitField(written, expanded) {
    if (!/^\s*[A-Za-z]+\s*=/.test(written))
        return [expanded];
    const at = expanded.indexOf('=');
    return [expanded.slice(0, at).trim().toLowerCase(), expanded.slice(at + 1).trim()];
}
function toImages(names, entry) {
    const given = names.filter((name) => name !== '');
    if (given.length === 0)
        return unnamed(entry);
    const value = given.map((name) => ({ name, isEnabled: true }));
    return { ok: true, value, problems: [] };
}
function toImage(attributes, names, entry) {
    const problems = [...attributes].flatMap(([key, { value, field }]) => checkAttribute(key, value, field));
    const name = attributes.get('name')?.value ?? names.at(-1) ?? '';
    if (name === '')
        problems.push(...unnamed(entry).problems);
    if (problems.length > 0)
        return { ok: false, problems };
    const isEnabled = attributes.get('enable')?.value !== 'false';
    return { ok: true, value: [{ name, isEnabled }], problems };
}
function checkAttribute(key, value, { span }) {
    if (key === 'name')
        return [];
    if (key !== 'enable') {
        const message = `unknown image attribute ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(key)}`;
        return [(0,_rules_source_span_js__WEBPACK_IMPORTED_MODULE_5__/* .errorAt */ .Os)(span, 'IMAGE_ATTRIBUTE', message, 'It has "name" and "enable".')];
    }
    if (value === 'true' || value === 'false')
        return [];
    const message = `invalid value ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(value)} for "enable": not true or false`;
    return [(0,_rules_source_span_js__WEBPACK_IMPORTED_MODULE_5__/* .errorAt */ .Os)(span, 'IMAGE_ENABLE', message, 'Write true or false.')];
}
function unnamed(entry) {
    const message = 'an image needs a name';
    return {
        ok: false,
        problems: [(0,_rules_source_span_js__WEBPACK_IMPORTED_MODULE_5__/* .errorAt */ .Os)(entry.span, 'IMAGE_UNNAMED', message, 'Write name=ghcr.io/acme/app.')],
    };
}
function noRepository({ names, isGiven, problems }) {
    if (names.length > 0 || problems.some(({ level }) => level === 'error'))
        return [];
    const problem = isGiven
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('IMAGES_DISABLED', 'the run would push, but every entry of "images" is disabled', 'Enable one, or set "push: false".')
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('IMAGES_MISSING', 'no repository to push to is set', 'Set "images", for example to ghcr.io/acme/app.');
    return [problem];
}
function explainLibrary(names) {
    return names
        .filter((name) => !name.includes('/'))
        .map((name) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('IMAGE_DOCKER_LIBRARY', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(name)} means docker.io/library/${name}: the official images of Docker Hub, which only Docker publishes`, `Write docker.io/USER/${name} for Docker Hub, or the whole name, as in ghcr.io/acme/${name}.`));
}


/***/ }),

/***/ 80793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ describeBadTag),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   yQ: () => (/* binding */ toTag)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(43981);
/* harmony import */ var _secret_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(42245);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(60231);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(83053);





const LONGEST_TAG = 128;
const LONGEST_PATH = 255;
function isTag(text) {
    return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);
}
function toTag(name) {
    const legal = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
    if (legal === '')
        return undefined;
    if (legal.length <= LONGEST_TAG)
        return legal;
    const hash = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .toFingerprint */ .I)(name);
    return `${legal.slice(0, LONGEST_TAG - hash.length - 1)}-${hash}`;
}
function describeBadTag(text) {
    if (text === '')
        return 'it is empty';
    const index = Array.from(text).findIndex((character) => !/^[A-Za-z0-9._-]$/.test(character));
    if (index >= 0)
        return describeAt(text, index, 'is not allowed');
    if (/^[.-]/.test(text))
        return describeAt(text, 0, 'cannot come first');
    return `it has ${text.length} characters; the limit is ${LONGEST_TAG}`;
}
function parseRepository(text) {
    const trimmed = text.trim();
    const lowered = lowerAscii(trimmed);
    const problem = findShape(trimmed) ?? findIllegal(trimmed, lowered);
    if (problem !== undefined)
        return { ok: false, problems: [problem] };
    const { host, path } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .splitHost */ .Ve)(lowered);
    const value = {
        name: lowered,
        host: (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalHost */ .rQ)(host ?? 'docker.io'),
        path: needsLibrary(host, path) ? `library/${path}` : path,
    };
    const problems = lowered === trimmed
        ? []
        : [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('REPOSITORY_LOWERED', `the repository ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(trimmed)} is written ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(lowered)}: names of images have no upper case`),
        ];
    return { ok: true, value, problems };
}
function lowerAscii(text) {
    return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
function needsLibrary(host, path) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isDockerHub */ .gr)(host ?? 'docker.io') && !path.includes('/');
}
function findShape(text) {
    if (text === '') {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_EMPTY', 'the image name is empty', 'Write it like ghcr.io/acme/app.');
    }
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text);
    if (scheme === null && HAS_USER.test(text))
        return hasUser(text);
    if (scheme !== null) {
        const name = (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutUrlSecrets */ .t)(text)
            .slice(scheme[0].length)
            .replace(/[?#].*$/s, '');
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_IS_URL', `the repository ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} starts with ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(scheme[0])}`, `Write it without: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(name)}.`);
    }
    return findReference(text) ?? findNoPath(text);
}
const HAS_USER = /^(?:\/\/)?(?:[^/@]*:(?!\d+\/).*@(?!sha\d+:)|[^/]*@(?!sha\d+:)[^@]*\/)/s;
function hasUser(text) {
    const name = text.slice(text.lastIndexOf('@') + 1).replace(/[?#].*$/s, '');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_ILLEGAL', `the repository ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(`***@${name}`)} has a user or a password before its host`, `Write ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(name)}; credentials come from the setting "registries". Rotate a password that was written there.`);
}
function findReference(text) {
    const reference = /^(.*\/[^/:@]+|[^/:@[\]]+)([:@][^/]*)$/.exec(text);
    const [, name, rest] = reference ?? [];
    if (name === undefined || rest === undefined)
        return undefined;
    if (!name.includes('/') && /^:\d+$/.test(rest))
        return noPath(text);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_HAS_TAG', `the repository ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} ends with ${rest.startsWith('@') ? 'a digest' : 'a tag'}, ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(rest)}`, `Write ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(name)}; its tags come from the setting "tags".`);
}
function findNoPath(text) {
    const { host, path } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .splitHost */ .Ve)(text);
    if (host !== undefined)
        return path === '' ? noPath(text) : undefined;
    return !text.includes('/') && /[.:[\]]/.test(text) ? noPath(text) : undefined;
}
function noPath(text) {
    const host = text.replace(/\/+$/, '');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_NO_PATH', `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} is a registry, not a repository in it`, `Add the name of the image: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(`${host}/acme/app`)}.`);
}
function findIllegal(text, lowered) {
    const { host, path } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .splitHost */ .Ve)(lowered);
    const wrongHost = host === undefined ? undefined : describeBadHost(host);
    if (wrongHost !== undefined)
        return illegal(text, wrongHost);
    const start = lowered.length - path.length;
    const wrong = findBadPath(path);
    if (wrong !== undefined) {
        return illegal(text, describeAt(text, characterAt(text, start + wrong.index), wrong.why));
    }
    return path.length > LONGEST_PATH
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_TOO_LONG', `the repository ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)} has a path of ${path.length} characters; the limit is ${LONGEST_PATH}`)
        : undefined;
}
function illegal(text, why) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_ILLEGAL', `invalid image name ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(text)}: ${why}`, 'Use lower-case letters and digits, with ".", "_", "__" or "-" only between them.');
}
function describeBadHost(host) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
        return `invalid port ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(port)}`;
    }
    const isIp6 = name.startsWith('[');
    const isWritten = isIp6
        ? /^\[[0-9a-f:]*:[0-9a-f:]*\]$/.test(name)
        : name.split('.').every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
    if (isWritten && isAddress(name))
        return undefined;
    return `invalid ${isIp6 ? 'IPv6 address' : 'host name'} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(name)}`;
}
function isAddress(host) {
    return URL.canParse(`https://${host}/`);
}
function findBadPath(path) {
    const illegalAt = path.search(/[^a-z0-9._/-]/);
    if (illegalAt >= 0)
        return { index: illegalAt, why: 'is not allowed' };
    let start = 0;
    for (const component of path.split('/')) {
        const legal = /^(?:[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)?/.exec(component)?.[0].length ?? 0;
        if (component === '')
            return { index: Math.max(0, start - 1), why: 'is not allowed there' };
        if (legal < component.length)
            return { index: start + legal, why: 'is not allowed there' };
        start += component.length + 1;
    }
    return undefined;
}
function characterAt(text, unit) {
    return Array.from(text.slice(0, unit)).length;
}
function describeAt(text, index, why) {
    const character = Array.from(text)[index] ?? '';
    return `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteCharacter */ .M)(character)} at character ${index + 1} ${why}`;
}


/***/ }),

/***/ 30620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ repositoriesFor),
/* harmony export */   O: () => (/* binding */ withoutNeedless)
/* harmony export */ });
function repositoriesFor({ repositories }, planned) {
    return planned.repositories ?? repositories;
}
function withoutNeedless(tag, all) {
    const { repositories, ...rest } = tag;
    if (repositories === undefined)
        return tag;
    return all.every((name) => repositories.includes(name)) ? rest : tag;
}


/***/ }),

/***/ 56854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ toShortSha),
/* harmony export */   ok: () => (/* binding */ isDefaultBranch),
/* harmony export */   q6: () => (/* binding */ createContext)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _reference_branch_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(44311);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(83053);



const DEFAULT_SHA_LENGTH = 7;
function createContext(facts, settings) {
    const isStrict = settings.compat === 'strict';
    const ref = toRuleRef(facts, isStrict);
    const branch = after(ref, 'refs/heads/');
    return {
        eventName: facts.eventName,
        ref,
        sha: toRuleSha(facts, settings),
        branch,
        branchName: branch === undefined ? undefined : (0,_reference_branch_name_js__WEBPACK_IMPORTED_MODULE_1__/* .toBranchName */ .H)(branch, facts, settings).name,
        gitTag: after(ref, 'refs/tags/'),
        pull: toPull(facts, ref, isStrict),
        isSchedule: facts.eventName.includes('schedule') || facts.event.kind === 'schedule',
        baseRef: toBaseRef(facts, ref, isStrict),
        defaultBranch: isStrict && facts.metadata !== undefined ? facts.metadata.defaultBranch : facts.defaultBranch,
        edgeBranch: facts.defaultBranch,
        now: facts.now,
        commitTime: (isStrict ? facts.metadata?.commitTime : undefined) ?? facts.commitTime ?? facts.now,
    };
}
function toShortSha(sha, settings) {
    const given = settings.metadataEnv.DOCKER_METADATA_SHORT_SHA_LENGTH ?? '';
    const length = given === '' ? DEFAULT_SHA_LENGTH : Number(given);
    if (Number.isNaN(length)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('RULE_SHA_LENGTH', `invalid DOCKER_METADATA_SHORT_SHA_LENGTH ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(given)}: not a number`, 'Set it to a number of digits, for example 12.'),
        ]);
    }
    return sha.substring(0, length);
}
function isDefaultBranch(context) {
    const branch = context.branch ?? context.ref;
    if (branch === '')
        return false;
    if (branch === context.defaultBranch)
        return true;
    return /create|discussion|issues|schedule/.test(context.eventName);
}
function toPull(facts, ref, isStrict) {
    const { event, checkedOut } = facts;
    if (checkedOut?.is === 'base')
        return undefined;
    const number = event.kind === 'mergeQueue' && !isStrict ? event.number : undefined;
    return number === undefined ? after(ref, 'refs/pull/')?.replace(/\/merge$/, '') : String(number);
}
function toRuleRef(facts, isStrict) {
    const { event, metadata } = facts;
    const isFollowing = facts.eventName === 'workflow_run';
    const isTarget = facts.eventName.includes('pull_request_target');
    if (isTarget && event.kind === 'change')
        return `refs/pull/${event.number}/merge`;
    if (isStrict && metadata !== undefined)
        return metadata.ref;
    const isGithub = facts.ci === 'github' && !isFollowing;
    if (isGithub && facts.ref !== '')
        return facts.ref;
    return fromEvent(event) ?? facts.ref;
}
function fromEvent(event) {
    switch (event.kind) {
        case 'branch':
            return `refs/heads/${event.branch}`;
        case 'gitTag':
        case 'release':
            return `refs/tags/${event.gitTag}`;
        case 'change':
            return `refs/pull/${event.number}/merge`;
        case 'schedule':
            return event.branch === undefined ? undefined : `refs/heads/${event.branch}`;
        case 'mergeQueue':
        case 'other':
            return undefined;
    }
}
function toRuleSha(facts, settings) {
    const isHeadWanted = /true/i.test(settings.metadataEnv.DOCKER_METADATA_PR_HEAD_SHA ?? '');
    const headSha = facts.event.kind === 'change' ? facts.event.headSha : undefined;
    const isChange = facts.eventName.includes('pull_request') || facts.ci !== 'github';
    if (isHeadWanted && isChange && headSha !== undefined)
        return headSha;
    const isStrict = settings.compat === 'strict';
    return isStrict && facts.metadata !== undefined ? facts.metadata.sha : facts.sha;
}
function toBaseRef(facts, ref, isStrict) {
    const base = isStrict && facts.metadata !== undefined ? facts.metadata.baseRef : facts.baseRef;
    if (base === undefined)
        return '';
    if (ref.startsWith('refs/tags/'))
        return base.replace(/^refs\/heads\//, '');
    if (ref.startsWith('refs/pull/'))
        return base;
    return '';
}
function after(ref, prefix) {
    return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}


/***/ }),

/***/ 71044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ joinEvaluated),
/* harmony export */   K: () => (/* binding */ NOTHING)
/* harmony export */ });
const NOTHING = { tags: [], skipped: [], version: null, problems: [] };
function joinEvaluated(...all) {
    return {
        tags: all.flatMap(({ tags }) => tags),
        skipped: all.flatMap(({ skipped }) => skipped),
        version: all.find(({ version }) => version !== null)?.version ?? null,
        problems: all.flatMap(({ problems }) => problems),
        said: all.flatMap(({ said = [] }) => said),
    };
}


/***/ }),

/***/ 95777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ findVersion),
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   Pv: () => (/* binding */ readSemver),
/* harmony export */   U1: () => (/* binding */ extentOfTag),
/* harmony export */   WV: () => (/* binding */ readPep440),
/* harmony export */   mf: () => (/* binding */ toSeriesRange)
/* harmony export */ });
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(15797);
/* harmony import */ var semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76432);
/* harmony import */ var _version_version_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(37266);



function readSemver(raw, gitTag, revisions) {
    const revised = readRevised(raw, gitTag, revisions);
    if (revised !== undefined)
        return revised;
    if (semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__(raw) === null)
        return undefined;
    const semver = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_0__(raw, { loose: true });
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
function readPep440(raw, gitTag, revisions) {
    const revised = readRevised(raw, gitTag, revisions);
    if (revised !== undefined)
        return revised;
    const version = (0,_version_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePep440 */ .FB)(raw);
    if (version === undefined)
        return undefined;
    const { scheme, text, numbers, isPrerelease } = version;
    return { scheme, text, numbers, isPrerelease, raw, gitTagPrefix: prefixOf(gitTag, raw) };
}
function readRevised(raw, gitTag, revisions) {
    const version = revisions === undefined ? undefined : (0,_version_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVersion */ .ot)(raw, revisions);
    if (version?.revision === undefined)
        return undefined;
    const { scheme, text, numbers, isPrerelease } = version;
    const common = { scheme, text, numbers, isPrerelease, raw, isRevised: true };
    return { ...common, gitTagPrefix: prefixOf(gitTag, raw) };
}
function findVersion(text, gitTag, revisions) {
    const [, tail] = /(?:^|[^0-9A-Za-z.])(v?\d+\.\d+.*)$/s.exec(text) ?? [];
    for (const raw of [text, tail]) {
        const version = raw === undefined ? undefined : (0,_version_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVersion */ .ot)(raw, revisions);
        if (raw !== undefined && version !== undefined) {
            const { scheme, numbers, isPrerelease } = version;
            const common = { scheme, numbers, isPrerelease, raw, gitTagPrefix: prefixOf(gitTag, raw) };
            return { ...common, text: version.text };
        }
    }
    return readPep440(text, gitTag);
}
function extentOf(text, version) {
    if (holds(text, version.text) || holds(text, version.raw))
        return 'whole';
    const [major = 0, minor = 0] = version.numbers;
    if (version.numbers.length > 2 && holds(text, `${major}.${minor}`))
        return 'minor';
    return holds(text, String(major)) ? 'major' : 'none';
}
function extentOfTag(tag, version) {
    const extent = extentOf(tag, { ...version, text: version.text.replaceAll('+', '-') });
    const [, numbers] = /^v?(\d+(?:\.\d+)?)(?:[-_][A-Za-z].*)?$/s.exec(tag) ?? [];
    if (extent === 'major' || extent === 'minor') {
        const part = version.numbers.slice(0, extent === 'major' ? 1 : 2).join('.');
        return numbers === part ? extent : 'none';
    }
    return extent;
}
function toSeriesRange(extent, version) {
    const [major = 0, minor = 0] = version.numbers;
    if (extent === 'minor')
        return `${major}.${minor}.x`;
    return extent === 'major' ? `${major}.x` : undefined;
}
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


/***/ }),

/***/ 54842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readEntries),
/* harmony export */   i: () => (/* binding */ readRuleFields)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _source_span_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(74945);


async function readEntries(text, options) {
    const trimmed = options.strict ? text.trim() : text.trim().replace(/\r\n?/g, '\n');
    if (trimmed === '')
        return { ok: true, value: [], problems: [] };
    const read = /["\r]/.test(trimmed) ? await readQuoted(trimmed, options) : readPlain(trimmed);
    if (!read.ok)
        return read;
    const seeker = createSeeker(text, options.setting);
    const entries = read.value
        .filter((item) => item.trim() !== '')
        .map((item) => ({ text: item.trim(), span: seeker(item.trim()) }));
    return { ok: true, value: entries, problems: [] };
}
async function readRuleFields(entry) {
    const read = /["\r\n]/.test(entry.text)
        ? await readRecord(entry)
        : { ok: true, value: entry.text.split(','), problems: [] };
    if (!read.ok)
        return read;
    let from = 0;
    const fields = read.value.map((text) => {
        const offset = findNear(entry.text, text, from) ?? from;
        from = offset + text.length;
        return { text, span: spanIn(entry.span, offset, text) };
    });
    return { ok: true, value: fields, problems: [] };
}
function readPlain(text) {
    const lines = text.split('\n').filter((line) => !line.startsWith('#'));
    return { ok: true, value: lines, problems: [] };
}
async function readQuoted(text, options) {
    const { parse } = await __nccwpck_require__.e(/* import() */ 203).then(__nccwpck_require__.bind(__nccwpck_require__, 40203));
    try {
        const records = parse(text, {
            comment: '#',
            comment_no_infix: true,
            relax_column_count: true,
            relax_quotes: true,
            skip_empty_lines: true,
        });
        return { ok: true, value: records.map((record) => record.join(',')), problems: [] };
    }
    catch (cause) {
        const [first = ''] = text.split('\n');
        const span = { setting: options.setting, line: 1, start: 0, length: 1, source: first };
        return { ok: false, problems: [badQuotes(span, cause)] };
    }
}
async function readRecord(entry) {
    const { parse } = await __nccwpck_require__.e(/* import() */ 203).then(__nccwpck_require__.bind(__nccwpck_require__, 40203));
    try {
        const records = parse(entry.text, {
            relax_column_count: true,
            skip_empty_lines: true,
        });
        return { ok: true, value: records[0] ?? [], problems: [] };
    }
    catch (cause) {
        const offset = entry.text.indexOf('"');
        return { ok: false, problems: [badQuotes(spanIn(entry.span, offset, '"'), cause)] };
    }
}
function badQuotes(span, cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'RULE_QUOTES', `unbalanced quotes: ${why}`, 'Quote a whole field, and write it as "key=""value""" where the value itself holds a comma.');
}
const MOST_MISSES = 3;
function createSeeker(text, setting) {
    const lines = text
        .split(/\r\n|\n|\r/)
        .map((source, index) => ({ source, line: index + 1, bare: bare(source) }))
        .filter(({ source }) => source.trim() !== '' && !source.startsWith('#'));
    const nothing = { source: '', line: 1, bare: '' };
    let next = 0;
    let misses = 0;
    const find = (first) => {
        const plain = bare(first);
        for (let at = next; misses < MOST_MISSES && at < lines.length; at += 1) {
            if (lines[at]?.bare.includes(plain) === true)
                return at;
        }
        misses += 1;
        return Math.min(next, lines.length - 1);
    };
    return (item) => {
        const [first = ''] = item.split(/[\r\n]/, 1);
        const at = find(first);
        next = at + 1;
        const { source, line } = lines[at] ?? nothing;
        const start = Math.max(0, source.indexOf(first));
        return { setting, line, start, length: Math.max(1, first.length), source };
    };
}
function bare(line) {
    return line.replaceAll('"', '');
}
const NEAR = 4096;
function findNear(text, part, from) {
    const found = text.slice(from, from + part.length + NEAR).indexOf(part);
    return found < 0 ? undefined : from + found;
}
function spanIn(span, offset, text) {
    const from = span.start + offset;
    const start = findNear(span.source, text, from) ?? findNear(span.source, text, span.start);
    return {
        ...span,
        start: Math.min(start ?? from, span.source.length),
        length: Math.max(1, text.length),
    };
}


/***/ }),

/***/ 74945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ errorAt),
/* harmony export */   SC: () => (/* binding */ noticeAt),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
const WIDEST_EXCERPT = 100;
function within(span, offset, length) {
    return { ...span, start: span.start + offset, length: Math.max(1, length) };
}
function errorAt(span, code, message, hint) {
    return { level: 'error', code, message: point(span, message), hint };
}
function noticeAt(span, code, message, hint) {
    return { level: 'notice', code, message: point(span, message), hint };
}
function point({ setting, line, source, start, length }, message) {
    const before = Array.from(source.slice(0, start));
    const meant = Array.from(source.slice(start, start + length)).length;
    const from = Math.max(0, before.length - WIDEST_EXCERPT / 2);
    const after = Array.from(source.slice(start, start + 2 * WIDEST_EXCERPT + 2));
    const characters = [...before.slice(from), ...after].map(showCharacter);
    const shown = characters.slice(0, WIDEST_EXCERPT);
    const lead = from > 0 ? '…' : '';
    const trail = characters.length > WIDEST_EXCERPT ? '…' : '';
    const indent = ' '.repeat(2 + lead.length + before.length - from);
    const room = Math.max(1, shown.length - (before.length - from));
    const carets = '^'.repeat(Math.min(Math.max(1, meant), room));
    const where = `${setting}:${line}:${before.length + 1}`;
    return `${where}: ${message}\n  ${lead}${shown.join('')}${trail}\n${indent}${carets}`;
}
function showCharacter(character) {
    return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character) ? '\u00B7' : character;
}


/***/ }),

/***/ 95414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ planHistory),
/* harmony export */   h4: () => (/* binding */ decideLog),
/* harmony export */   rx: () => (/* binding */ planSigning)
/* harmony export */ });
const TAGS = {
    bundle: ['sha256-<digest>'],
    legacy: ['sha256-<digest>.sig'],
    both: ['sha256-<digest>', 'sha256-<digest>.sig'],
};
function planSigning({ push, facts }, settings) {
    const { sign, signFormat, leg } = settings;
    const isNone = sign === 'none' || leg.length > 0;
    if (isNone || push.mode !== 'push' || facts.trust.level === 'untrusted')
        return {};
    const log = sign === 'keyless' ? { log: decideLog(settings, facts.project) } : {};
    return { sign: { with: sign, ...log, format: signFormat, referrers: TAGS[signFormat] } };
}
function decideLog({ signLog, signFulcioUrl, signRekorUrl }, { private: isPrivate }) {
    if (signLog === 'none')
        return 'none';
    if (signRekorUrl !== undefined)
        return 'own';
    if (signLog === 'public')
        return 'public';
    return signFulcioUrl === undefined && isPrivate === false ? 'public' : 'none';
}
function planHistory({ push, facts }, { history, leg }) {
    const isWritten = history && leg.length === 0 && push.mode === 'push';
    return isWritten && facts.trust.level === 'trusted' ? { history: true } : {};
}


/***/ }),

/***/ 95514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NF: () => (/* binding */ holdAll),
/* harmony export */   Vd: () => (/* binding */ planTags),
/* harmony export */   _k: () => (/* binding */ isUncommitted),
/* harmony export */   jm: () => (/* binding */ DIRTY),
/* harmony export */   kD: () => (/* binding */ holdDirty)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(23213);


function planTags(evaluated, settings) {
    const sorted = evaluated.toSorted((one, other) => other.priority - one.priority);
    const groups = groupByTag(sorted);
    const merged = groups.flatMap((group) => mergeGroup(group) ?? []);
    const planned = merged.map((tag) => toPlanned(tag, settings.moving));
    return {
        tags: planned.flatMap(({ held, tag }) => (held ? [] : [tag])),
        held: planned.flatMap(({ held, tag }) => (held ? [tag] : [])),
        problems: groups.flatMap(findTwoKinds),
    };
}
function isUncommitted({ dirty }, { allowDirty, source }) {
    return dirty && !allowDirty && source === 'checkout';
}
const DIRTY = 'the checkout has changes that are not committed';
function holdDirty(evaluated) {
    const held = DIRTY;
    return evaluated.map((tag) => tag.kind === 'exact' || tag.versions !== undefined ? { held, ...tag } : tag);
}
function holdAll({ tags, held, problems }, reason) {
    const given = tags.map((tag) => ({ ...tag, decided: 'plan', reason }));
    return { tags: [], held: [...given, ...held], problems };
}
function groupByTag(evaluated) {
    const groups = new Map();
    for (const tag of evaluated) {
        const group = groups.get(tag.tag);
        if (group === undefined)
            groups.set(tag.tag, [tag]);
        else
            group.push(tag);
    }
    return [...groups.values()];
}
function mergeGroup(group) {
    const serious = group.filter(({ onlyHeld }) => onlyHeld !== true);
    const given = serious.filter(({ held }) => held === undefined);
    const [first] = [...given, ...serious, ...group];
    if (first === undefined)
        return undefined;
    const versions = given.find((tag) => tag.versions !== undefined)?.versions ?? first.versions;
    const repositories = joinRepositories(given.length > 0 ? given : group);
    return {
        ...first,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ versions, repositories }),
        ...(group.some(({ literal }) => literal === true) ? { literal: true } : {}),
    };
}
function joinRepositories(group) {
    const names = group.flatMap(({ repositories = [] }) => repositories);
    return names.length === 0 ? undefined : [...new Set(names)];
}
function findTwoKinds(group) {
    const given = group.filter(({ held }) => held === undefined);
    const exact = given.find(({ kind }) => kind === 'exact');
    const floating = given.find(({ kind }) => kind === 'floating');
    if (exact === undefined || floating === undefined)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_TWO_KINDS', `"${exact.tag}" is an exact tag by one rule (${exact.rule}) and floats by another (${floating.rule})`, 'Give one of the two a prefix or a suffix, or say which it is with kind=exact or kind=floating.'),
    ];
}
function toPlanned(evaluated, moving) {
    const { tag, kind, versions, rule, literal, repositories } = evaluated;
    const hold = evaluated.held ?? (moving === 'forward' ? describeNewer(versions) : undefined);
    const isOpen = kind === 'floating' && moving === 'forward' && evaluated.held === undefined;
    return {
        held: hold !== undefined,
        tag: {
            tag,
            kind,
            ...(versions === undefined ? {} : { series: versions.name, versions }),
            rule,
            reason: hold ?? evaluated.reason,
            decided: isOpen ? 'registry' : 'plan',
            ...(literal === true ? { literal } : {}),
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ repositories }),
        },
    };
}
function describeNewer(versions) {
    const newest = versions?.above[0];
    return newest === undefined ? undefined : `${newest.version} in git tags is newer`;
}


/***/ }),

/***/ 25778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ makeTarget)
});

// EXTERNAL MODULE: ./src/plan/reference/branch-name.js
var branch_name = __nccwpck_require__(44311);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./src/plan/build/build-args.js
var build_args = __nccwpck_require__(39834);
// EXTERNAL MODULE: ./src/plan/build/mask.js
var mask = __nccwpck_require__(73876);
// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __nccwpck_require__(83053);
;// CONCATENATED MODULE: ./src/plan/build/provenance.js


function limitProvenance({ provenance, buildxFlags }) {
    return {
        provenance: provenance === undefined ? undefined : addMode(provenance),
        buildxFlags: buildxFlags.map((one) => isProvenance(one) ? { ...one, value: addMode(one.value) } : one),
    };
}
function checkProvenance({ provenance = '', buildxFlags }, secretNames) {
    const asked = [provenance, ...buildxFlags.filter(isProvenance).map(({ value }) => value)];
    const isMax = asked.some((value) => !['min', undefined].includes(readMode(value)));
    if (secretNames.length === 0 || !isMax)
        return [];
    const names = secretNames.map(quote/* quote */.h).join(', ');
    return [
        (0,problem/* error */.z3)('PROVENANCE_SECRET', `provenance with mode=max publishes the values of build args, and ${names} ${secretNames.length === 1 ? 'holds a secret' : 'hold secrets'}`, 'Pass them with "secrets" and RUN --mount=type=secret, or write provenance: mode=min.'),
    ];
}
function makeDefaultProvenance({ ci, project, run }, { provenance, buildxFlags, attestations }, hasSecretArgs) {
    const isDecided = provenance !== undefined || buildxFlags.some(isProvenance);
    if (isDecided || attestations === 'plain' || ci !== 'github')
        return undefined;
    const isPublic = project.private === false && !hasSecretArgs;
    const mode = isPublic ? ['mode=max'] : ['mode=min', 'inline-only=true'];
    return [...mode, ...toBuilderId(run)].join(',');
}
function toBuilderId({ url, attempt }) {
    if (url === undefined || /[\s,"]/.test(url))
        return [];
    return [`builder-id=${url}${attempt === undefined ? '' : `/attempts/${attempt}`}`];
}
function nameBuilder({ provenance, buildxFlags }, facts) {
    return {
        provenance: provenance === undefined ? undefined : addBuilderId(provenance, facts),
        buildxFlags: buildxFlags.map((one) => isProvenance(one) ? { ...one, value: addBuilderId(one.value, facts) } : one),
    };
}
function addBuilderId(text, { ci, run }) {
    const isOff = text === 'false' || /(?:^|,)disabled=true(?:,|$)/.test(text);
    if (ci !== 'github' || isOff || /(?:^|,)"?builder-id=/.test(text))
        return text;
    return [...(text === 'true' ? [] : [text]), ...toBuilderId(run)].join(',') || text;
}
function isProvenance({ flag, value }) {
    return flag === '--attest' && /(?:^|,)"?type=provenance"?(?:,|$)/i.test(value);
}
function readMode(value) {
    return /(?:^|,)"?\s*mode=([^",]*)/i.exec(value)?.[1]?.trim().toLowerCase();
}
function addMode(value) {
    const isOff = /^(?:false|0|f)$/i.test(value) || /disabled=true/i.test(value);
    if (isOff || readMode(value) !== undefined)
        return value;
    return /^(?:true|1|t|)$/i.test(value) ? 'mode=min' : `${value},mode=min`;
}

;// CONCATENATED MODULE: ./src/plan/build/build.js




function makeBuild(facts, settings, parts) {
    const context = (0,mask/* maskWord */.Z0)(toContext(settings.context), parts.secrets);
    const epoch = facts.commitTime === undefined ? NaN : Date.parse(facts.commitTime) / 1000;
    return {
        argv: toArgv(settings, context, { ...parts, facts }),
        context: (0,mask/* maskWord */.Z0)(settings.context, parts.secrets),
        file: settings.file ?? (isRemote(context) ? 'Dockerfile' : external_node_path_.posix.join(context, 'Dockerfile')),
        recipe: toRecipe(settings, parts),
        ...(Number.isNaN(epoch) ? {} : { sourceDateEpoch: Math.floor(epoch) }),
        ...toDefaultProvenance(facts, settings, parts),
        ...(settings.requiredSecrets.length === 0 ? {} : { requiredSecrets: settings.requiredSecrets }),
    };
}
function toDefaultProvenance(facts, settings, parts) {
    const provenance = makeDefaultProvenance(facts, settings, parts.hasSecretArgs);
    return provenance === undefined ? {} : { provenance };
}
function makesIndex(settings) {
    const { platforms, provenance, sbom, attestations, buildxFlags } = settings;
    const isAsked = (value) => value !== undefined && value !== 'false';
    if (platforms.length > 1 || isAsked(sbom) || isAsked(provenance))
        return true;
    const attests = buildxFlags.filter(({ flag }) => flag === '--attest');
    if (attests.some(({ value }) => !value.includes('disabled=true')))
        return true;
    const isSwitchedOff = provenance === 'false' || attests.some(({ value }) => value.includes('type=provenance'));
    return !isSwitchedOff && attestations === 'index';
}
function exportsIndex({ outputs }) {
    const isOf = (types) => outputs.some((output) => types.test(output));
    return isOf(/(?:^|,)\s*type=(?:oci|image|registry)\b/) && !isOf(/(?:^|,)\s*type=docker\b/);
}
function toArgv(settings, context, parts) {
    const { file, target, sbom } = settings;
    const isDocker = settings.mediaTypes === 'docker';
    const limited = parts.hasSecretArgs ? limitProvenance(settings) : settings;
    const { provenance, buildxFlags } = nameBuilder(limited, parts.facts);
    const show = (word) => (0,mask/* maskWord */.Z0)(word, parts.secrets);
    return [
        ...['docker', 'buildx', 'build'],
        ...repeat('--platform', parts.platforms.length === 0 ? [] : [parts.platforms.join(',')]),
        ...repeat('--file', file === undefined ? [] : [file]),
        ...repeat('--target', target === undefined ? [] : [target]),
        ...repeat('--build-arg', parts.buildArgs),
        ...repeat('--label', toPairs(parts.labels)),
        ...repeat('--annotation', isDocker ? [] : toAnnotations(parts.annotations)),
        ...repeat('--provenance', provenance === undefined ? [] : [provenance]),
        ...repeat('--sbom', sbom === undefined ? [] : [sbom]),
        ...repeat('--cache-from', settings.cacheFrom.map(show)),
        ...repeat('--cache-to', settings.cacheTo.map(show)),
        ...(settings.noCache ? ['--no-cache'] : []),
        ...(settings.pull ? ['--pull'] : []),
        ...buildxFlags.flatMap(({ flag, value }) => [flag, show(value)]),
        '--',
        context,
    ];
}
function repeat(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
function toPairs(texts) {
    return Object.entries(texts).map(([key, value]) => `${key}=${value}`);
}
function toAnnotations(annotations) {
    const isDouble = (key) => {
        const name = key.slice(key.indexOf(':'));
        return annotations[`manifest${name}`] === annotations[`index${name}`];
    };
    return toPairs(annotations).flatMap((pair) => {
        const [, level = '', name = ''] = /^(manifest|index)(:[^=]*)/.exec(pair) ?? [];
        if (level === '' || !isDouble(level + name))
            return [pair];
        return level === 'index' ? [] : [`manifest,index${pair.slice(level.length)}`];
    });
}
function toRecipe(settings, { platforms, buildArgs, secrets }) {
    const hide = (text) => (0,mask/* maskWord */.Z0)(text, secrets, 1);
    const args = new Map(buildArgs.map((arg) => (0,build_args/* splitArg */.LD)(arg)));
    const recipe = {
        version: 2,
        name: hide(settings.name),
        context: hide(settings.context),
        file: settings.file === undefined ? null : hide(settings.file),
        target: settings.target === undefined ? null : hide(settings.target),
        buildArgs: [...args]
            .map(([name, value]) => hide(value === undefined ? name : `${name}=${value}`))
            .sort(),
        platforms: [...platforms].sort(),
        ...toRecipeFlags(settings.buildxFlags, hide),
    };
    return JSON.stringify(recipe);
}
function toRecipeFlags(flags, hide) {
    const list = (wanted) => flags.filter(({ flag }) => flag === wanted).map(({ value }) => value);
    const sort = (values) => [...new Set(values)].map(hide).sort();
    const contexts = new Map(list('--build-context').map((one) => (0,build_args/* splitArg */.LD)(one)));
    const network = list('--network').at(-1) ?? 'default';
    return {
        buildContexts: sort([...contexts].map(([name, value]) => `${name}=${value ?? ''}`)),
        secrets: sort(list('--secret').map((one) => /(?:^|,)id=([^,]*)/.exec(one)?.[1] ?? one)),
        ssh: sort(list('--ssh').map((one) => (0,build_args/* splitArg */.LD)(one)[0])),
        network: network === 'default' ? null : hide(network),
        addHosts: sort(list('--add-host')),
    };
}
function toContext(context) {
    return context === '' ? '.' : context;
}
function isRemote(context) {
    return (context === '-' ||
        /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:|target:)/.test(context));
}

// EXTERNAL MODULE: ./src/plan/build/made.js
var made = __nccwpck_require__(81193);
// EXTERNAL MODULE: ./src/plan/check-commit.js
var check_commit = __nccwpck_require__(80143);
// EXTERNAL MODULE: ./src/plan/checks.js
var checks = __nccwpck_require__(50716);
// EXTERNAL MODULE: ./src/plan/template/expressions.js + 1 modules
var expressions = __nccwpck_require__(92864);
// EXTERNAL MODULE: ./src/plan/template/scope.js
var scope = __nccwpck_require__(78080);
// EXTERNAL MODULE: ./src/plan/reference/images.js
var reference_images = __nccwpck_require__(59449);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __nccwpck_require__(80793);
;// CONCATENATED MODULE: ./src/plan/reference/destinations.js



async function readDestinations({ facts, settings }, evaluated, expander) {
    if (settings.pushByDigest !== undefined && settings.pushByDigest.length > 0) {
        return { ...readNames(settings.pushByDigest), tags: evaluated };
    }
    const referred = evaluated.flatMap(({ repositories = [] }) => repositories);
    if (referred.length === 0) {
        return { ...(await (0,reference_images/* readRepositories */.NU)(facts, settings, expander)), tags: evaluated };
    }
    const hasRules = evaluated.some(({ repositories }) => repositories === undefined);
    const isSaid = settings.images !== undefined;
    const images = hasRules && isSaid ? await (0,reference_images/* readRepositories */.NU)(facts, settings, expander) : NOWHERE;
    const names = distinctNames([...images.names, ...referred]);
    const forRules = isSaid ? images.names : [...names.values()];
    return {
        names: [...new Set(names.values())],
        isGiven: true,
        problems: [...images.problems, ...(isSaid && !hasRules ? [imagesUnused()] : [])],
        tags: evaluated.map((tag) => ({
            ...tag,
            repositories: tag.repositories === undefined
                ? forRules
                : tag.repositories.map((name) => names.get(name) ?? name),
        })),
    };
}
function readNames(names) {
    const parsed = names.map(references/* parseRepository */.SU);
    return {
        names: [...new Set(parsed.flatMap((one) => (one.ok ? [one.value.name] : [])))],
        isGiven: true,
        problems: parsed.flatMap(({ problems }) => problems),
    };
}
const NOWHERE = { names: [], isGiven: false, problems: [] };
function distinctNames(names) {
    const firsts = new Map();
    return new Map(names.map((name) => {
        const parsed = (0,references/* parseRepository */.SU)(name);
        const key = parsed.ok ? `${parsed.value.host}/${parsed.value.path}` : name;
        const first = firsts.get(key) ?? name;
        firsts.set(key, first);
        return [name, first];
    }));
}
function imagesUnused() {
    return (0,problem/* notice */.lm)('IMAGES_UNUSED', '"images" is for rules, and every line of "tags" is a whole reference, which names its repository itself', 'Leave images out, or write rules or plain tags under tags.');
}

// EXTERNAL MODULE: ./src/plan/template/foreign.js
var foreign = __nccwpck_require__(23792);
// EXTERNAL MODULE: ./src/plan/template/empty.js
var template_empty = __nccwpck_require__(4337);
// EXTERNAL MODULE: ./src/plan/rules/context.js
var context = __nccwpck_require__(56854);
// EXTERNAL MODULE: ./src/plan/rules/lines.js
var lines = __nccwpck_require__(54842);
;// CONCATENATED MODULE: ./src/plan/labels/labels.js






const OCI = 'org.opencontainers.image.';
function toOciTexts(facts, settings, version) {
    const { project } = facts;
    const isStrict = settings.compat === 'strict';
    const created = isStrict ? facts.now : facts.commitTime;
    const refName = isStrict ? undefined : toRefName(facts);
    return {
        [`${OCI}title`]: project.name ?? '',
        [`${OCI}description`]: project.description ?? '',
        [`${OCI}url`]: project.url ?? '',
        [`${OCI}source`]: project.url ?? '',
        [`${OCI}version`]: version,
        ...(created === undefined ? {} : { [`${OCI}created`]: created }),
        [`${OCI}revision`]: (0,context/* createContext */.q6)(facts, settings).sha,
        [`${OCI}licenses`]: project.license ?? '',
        ...(refName === undefined ? {} : { [`${OCI}ref.name`]: refName }),
    };
}
async function overrideTexts(texts, setting, { settings, expander }) {
    const strict = settings.compat === 'strict';
    const entries = await (0,lines/* readEntries */.$)(settings[setting] ?? '', { setting, strict });
    if (!entries.ok)
        return entries;
    const given = new Map(Object.entries(texts));
    const blank = new Set();
    const problems = [];
    for (const { text, span } of entries.value) {
        const expanded = await (strict ? expander.expand(text, span) : (0,foreign/* fillOwn */.w)(expander, text, span));
        problems.push(...expanded.problems);
        if (!expanded.ok)
            continue;
        const at = expanded.value.indexOf('=');
        const [key, value] = [expanded.value.slice(0, at), expanded.value.slice(at + 1)];
        blank.delete(key);
        if (at <= 0) {
            problems.push(noValue(setting, expanded.value));
            continue;
        }
        given.set(key, value);
        if (value === '')
            blank.add(key);
        const empty = strict ? undefined : expanded.empty;
        problems.push(...(0,template_empty/* lackParts */.MI)(empty, (0,quote/* quote */.h)(key), setting));
    }
    if (problems.some(({ level }) => level === 'error'))
        return { ok: false, problems };
    const sorted = [...given].sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
    return { ok: true, value: { texts: Object.fromEntries(sorted), blank }, problems };
}
function addLevels(texts, hasIndex, chosen) {
    const defaults = chosen?.split(',').map((level) => level.trim()) ?? ['manifest', 'index'];
    const annotations = new Map();
    const problems = [];
    const isLost = (level) => level.startsWith('index') && !hasIndex;
    for (const [key, value] of plainFirst(Object.entries(texts))) {
        const { name, levels } = splitLevels(key);
        if (levels.some(isLost))
            problems.push(noIndex(key));
        for (const level of levels.length === 0 ? defaults : levels) {
            annotations.set(`${isLost(level) ? 'manifest' : level}:${name}`, value);
        }
    }
    return { annotations: Object.fromEntries(annotations), problems };
}
function splitLevels(key) {
    const levels = LEVELS.exec(key)?.[1]?.split(/,(?![^[]*\])/) ?? [];
    return { name: key.replace(LEVELS, ''), levels };
}
function plainFirst(entries) {
    const isLevelled = ([key]) => LEVELS.test(key);
    return [...entries.filter((entry) => !isLevelled(entry)), ...entries.filter(isLevelled)];
}
const LEVELS = /^((?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)(?:,(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)*):/;
function toRefName({ event, checkedOut }) {
    const isAbsent = event.kind === 'change' && checkedOut?.is === 'base';
    return isAbsent ? event.target : nameOf(event);
}
function nameOf(event) {
    switch (event.kind) {
        case 'branch':
        case 'schedule':
            return event.branch;
        case 'gitTag':
        case 'release':
            return event.gitTag;
        case 'change':
            return event.source ?? `pull/${event.number}`;
        case 'mergeQueue':
            return event.target;
        case 'other':
            return undefined;
    }
}
function noValue(setting, text) {
    return (0,problem/* notice */.lm)('LABEL_NO_VALUE', `${(0,quote/* quote */.h)(text)} in "${setting}" is not KEY=value, and is ignored`, 'Write it KEY=value.');
}
function noIndex(key) {
    return (0,problem/* notice */.lm)('ANNOTATION_NO_INDEX', `the annotation ${(0,quote/* quote */.h)(key)} goes to the manifest: a build for one platform without attestations makes no index`);
}

// EXTERNAL MODULE: ./src/plan/tags/tags.js
var tags = __nccwpck_require__(95514);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __nccwpck_require__(23213);
;// CONCATENATED MODULE: ./src/plan/tags/plain-tag.js






const NOTHING = { tags: [], problems: [] };
async function readPlainTag(facts, settings, planned, expander) {
    const { plainTag } = settings;
    if (plainTag === undefined || planned.tags.length === 0)
        return NOTHING;
    const isExact = /\{\{\s*(version|sha|build)\b/.test(plainTag);
    if ((isExact && (0,tags/* isUncommitted */._k)(facts, settings)) || (await lacksVersion(plainTag, expander)))
        return NOTHING;
    const expanded = await expander.expand(plainTag, 'plain-tag');
    if (!expanded.ok)
        return { tags: [], problems: expanded.problems };
    const problem = findHalf(expanded) ?? findProblem(expanded.value, planned);
    if (problem !== undefined)
        return { tags: [], problems: [...expanded.problems, problem] };
    const tag = toPlanned(expanded.value, isExact, choosePlatform(settings.platforms));
    return { tags: [tag], problems: expanded.problems };
}
function choosePlatform(platforms) {
    return platforms.includes('linux/amd64') ? 'linux/amd64' : platforms[0];
}
async function lacksVersion(plainTag, expander) {
    if (!/\{\{\s*version\b/.test(plainTag))
        return false;
    const version = await expander.expand('{{version}}', 'plain-tag');
    return !version.ok || version.value === '';
}
function findHalf({ value, empty: [empty] = [] }) {
    return empty === undefined ? undefined : (0,template_empty/* leftOut */.ig)(empty, value, 'plain-tag');
}
function findProblem(tag, { tags, held }) {
    if (!(0,references/* isTag */.dz)(tag)) {
        const message = `the plain-tag ${(0,quote/* quote */.h)(tag)} cannot be a tag: ${(0,references/* describeBadTag */.NM)(tag)}`;
        return (0,problem/* error */.z3)('PLAIN_TAG_INVALID', message, 'Correct the setting plain-tag.');
    }
    if (![...tags, ...held].some((other) => other.tag === tag))
        return undefined;
    const message = `the plain-tag ${(0,quote/* quote */.h)(tag)} is also a tag of the whole image`;
    return (0,problem/* error */.z3)('PLAIN_TAG_TWICE', message, 'Give it a suffix: {{version}}-plain.');
}
function toPlanned(tag, isExact, platform) {
    return {
        tag,
        kind: isExact ? 'exact' : 'floating',
        rule: 'plain-tag',
        reason: `the bare manifest of ${platform ?? 'the image'}, without index and attestations`,
        decided: isExact ? 'plan' : 'registry',
        ...(0,omit_undefined/* omitUndefined */.O)({ platform }),
    };
}

// EXTERNAL MODULE: ./src/plan/build/public-words.js
var public_words = __nccwpck_require__(54529);
// EXTERNAL MODULE: ./src/plan/preset/preset.js + 1 modules
var preset_preset = __nccwpck_require__(12722);
// EXTERNAL MODULE: ./src/plan/push.js
var push = __nccwpck_require__(98777);
// EXTERNAL MODULE: ./src/plan/preset/flavor.js
var preset_flavor = __nccwpck_require__(35893);
// EXTERNAL MODULE: ./src/plan/version/versions.js
var version_versions = __nccwpck_require__(56305);
;// CONCATENATED MODULE: ./src/plan/tags/suffixes.js





const OWN_PRIORITY = 595;
function addEnvironment(evaluated, environment, run) {
    const name = (0,references/* toTag */.yQ)(environment);
    if (name === undefined) {
        const message = `the environment ${(0,quote/* quote */.h)(environment)} cannot be part of a tag`;
        return {
            tags: evaluated,
            problems: [(0,problem/* error */.z3)('ENVIRONMENT_ILLEGAL', message, 'Name it like "production".')],
        };
    }
    const suffixed = evaluated.map((tag) => withSuffix(tag, `-${name}`, tag.tag === 'latest' ? name : undefined));
    const own = evaluateOwn(evaluated, name, run);
    const problems = name === environment
        ? []
        : [
            (0,problem/* notice */.lm)('ENVIRONMENT_LEGALISED', `the environment ${(0,quote/* quote */.h)(environment)} is written "${name}" in tags`),
        ];
    return { tags: own === undefined ? suffixed : [...suffixed, own], problems };
}
function addArchitectures(tags, platforms) {
    return [
        ...tags,
        ...platforms.flatMap((platform) => tags.map((tag) => ({ ...withSuffix(tag, `-${(0,scope/* toArch */.Qh)(platform)}`), platform }))),
    ];
}
function checkArchitectures(platforms) {
    const twice = platforms.find((platform, index) => platforms.slice(0, index).some((other) => (0,scope/* toArch */.Qh)(other) === (0,scope/* toArch */.Qh)(platform)));
    if (twice === undefined)
        return [];
    const arch = (0,scope/* toArch */.Qh)(twice);
    const both = platforms.filter((platform) => (0,scope/* toArch */.Qh)(platform) === arch);
    return [
        (0,problem/* error */.z3)('ARCH_TAG_TWICE', `${both.map(quote/* quote */.h).join(' and ')} would both be tagged "-${arch}"`, 'Leave one of them out of "platforms", or set "arch-tags: false".'),
    ];
}
function evaluateOwn(evaluated, name, { event, history }) {
    const pushed = evaluated.filter(({ onlyHeld }) => onlyHeld !== true);
    if (pushed.length === 0)
        return undefined;
    const own = {
        tag: name,
        kind: 'floating',
        rule: `environment: ${name}`,
        reason: "every run for an environment moves the environment's own tag",
        priority: OWN_PRIORITY,
    };
    if (event.kind === 'change') {
        return { ...own, held: 'a change does not take the tag of an environment' };
    }
    const versions = pushed.find((tag) => tag.versions !== undefined && tag.held === undefined)?.versions;
    if (versions === undefined)
        return own;
    const all = history.makeSeries(toWholeSeries(versions));
    return { ...own, versions: (0,version_versions/* seriesWithAffixes */.O9)(all, '', `-${name}`) };
}
function toWholeSeries(series) {
    const rest = Object.entries(series).filter(([key]) => key !== 'range');
    return { ...Object.fromEntries(rest), name: 'all' };
}
function withSuffix(tag, suffix, instead) {
    const named = { ...tag, tag: instead ?? extend(tag.tag, suffix) };
    return tag.versions === undefined
        ? named
        : { ...named, versions: (0,version_versions/* seriesWithAffixes */.O9)(tag.versions, '', suffix) };
}
function extend(tag, suffix) {
    return (0,references/* toTag */.yQ)(tag + suffix) ?? tag;
}

// EXTERNAL MODULE: ./src/plan/reference/tag-repositories.js
var tag_repositories = __nccwpck_require__(30620);
// EXTERNAL MODULE: ./src/plan/version/version.js
var version_version = __nccwpck_require__(37266);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __nccwpck_require__(43981);
;// CONCATENATED MODULE: ./src/plan/target.js
























async function makeTarget(making, { secrets, known = [], ...edge }) {
    const { facts, settings, pushes } = making;
    const evaluated = await evaluate(facts, settings, edge);
    const version = toNames(evaluated, making);
    const plain = (0,expressions/* createExpander */.k)(facts, settings, { escape: false, ...version });
    const repositories = await readDestinations(making, evaluated.tags, plain);
    const whole = planAll({ ...evaluated, tags: repositories.tags }, making, repositories.names);
    const plainTag = await readPlainTag(facts, settings, whole, plain);
    const planned = { ...whole, tags: [...whole.tags, ...plainTag.tags] };
    const names = [...planned.tags, ...planned.held].map(({ tag }) => tag);
    const ownWords = (0,public_words/* listWords */.yh)(facts, settings);
    const words = new Set([...ownWords, ...(0,public_words/* toPublicWords */.GL)([...names, ...repositories.names])]);
    const args = await (0,build_args/* readBuildArgs */.EE)(settings, plain, { secrets, words });
    const expander = (0,expressions/* createExpander */.k)(facts, settings, { escape: true, ...version });
    const texts = await readTexts(making, evaluated, expander);
    const target = {
        name: settings.name,
        version: evaluated.version,
        platforms: listPlatforms(settings),
        repositories: repositories.names,
        ...listCreated(repositories.names, settings),
        tags: planned.tags,
        held: planned.held,
        ...(evaluated.skipped.length === 0 ? {} : { skipped: evaluated.skipped }),
        ...(0,omit_undefined/* omitUndefined */.O)({ listing: evaluated.listing }),
        labels: texts.labels,
        annotations: texts.annotations,
        build: settings.from.length > 0
            ? (0,made/* planMade */.Z$)(settings, listPlatforms(settings))
            : makeBuild(facts, settings, {
                platforms: listPlatforms(settings),
                buildArgs: args.args,
                hasSecretArgs: args.secretNames.length > 0,
                ...toBuildTexts(texts, hasIndex(making)),
                secrets,
            }),
    };
    const published = { ...texts, tags: names, repositories: repositories.names };
    const problems = [
        ...(0,checks/* checkVersion */.ps)(making, evaluated),
        ...(0,branch_name/* explainBranchName */.B)(facts, settings, names),
        ...(making.push.mode === 'push' ? (0,reference_images/* explainLibrary */.Nf)(repositories.names) : []),
        ...(0,check_commit/* checkChange */.$_)(making, planned),
        ...evaluated.problems,
        ...planned.problems,
        ...plainTag.problems,
        ...(0,checks/* checkTags */.MK)(making, evaluated, planned),
        ...repositories.problems,
        ...(pushes ? (0,reference_images/* noRepository */.GD)(repositories) : []),
        ...texts.problems,
        ...args.problems,
        ...checkProvenance(settings, args.secretNames),
        ...(0,public_words/* checkPublished */.bI)(published, [...known, ...args.hidden], ownWords),
    ];
    return { target, planned, problems };
}
function listCreated(names, { registries }) {
    const saying = registries.filter(({ createRepository }) => createRepository !== undefined);
    const creates = names.filter((name) => saying.some(({ prefix }) => (0,registry_host/* covers */.hU)((0,registry_host/* parseScope */.Sk)(prefix), (0,registry_host/* parseScope */.Sk)(name))));
    return creates.length === 0 ? {} : { creates };
}
async function evaluate(facts, settings, edge) {
    const { tags, flavor, compat } = settings;
    if (tags !== undefined || compat === 'strict') {
        const { evaluateRules } = await Promise.all(/* import() */[__nccwpck_require__.e(2356), __nccwpck_require__.e(1759)]).then(__nccwpck_require__.bind(__nccwpck_require__, 11759));
        return evaluateRules({ text: tags ?? '', flavor, facts, settings, ...edge });
    }
    const preset = (0,preset_preset/* evaluatePreset */.H)(facts, settings);
    if (flavor === undefined)
        return preset;
    const { parseFlavor } = await __nccwpck_require__.e(/* import() */ 8137).then(__nccwpck_require__.bind(__nccwpck_require__, 8137));
    const parsed = await parseFlavor(flavor, false);
    const expander = (0,expressions/* createExpander */.k)(facts, settings, { isForTags: true });
    const flavored = await (0,preset_flavor/* addFlavor */.e)(preset, parsed.flavor, expander);
    return { ...flavored, problems: [...parsed.problems, ...flavored.problems] };
}
function planAll(evaluated, { facts, settings }, names) {
    const { environment, archTags } = settings;
    const platforms = archTags ? listPlatforms(settings) : [];
    const suffixed = environment === undefined
        ? { tags: evaluated.tags, problems: [] }
        : addEnvironment(evaluated.tags, environment, {
            event: facts.event,
            history: (0,version_versions/* readHistory */.Lu)(facts.gitTags.known ? facts.gitTags.list : undefined, settings.tagPrefix ?? '', settings.ignoreVersions, settings.revisions),
        });
    const clean = (0,tags/* isUncommitted */._k)(facts, settings) ? (0,tags/* holdDirty */.kD)(suffixed.tags) : suffixed.tags;
    const planned = (0,check_commit/* holdAbsentChange */.Bo)((0,tags/* planTags */.Vd)(clean, settings), facts);
    const finish = (tags) => addArchitectures(tags.map((tag) => (0,tag_repositories/* withoutNeedless */.O)(tag, names)), platforms);
    const all = {
        tags: finish(planned.tags),
        held: finish(planned.held),
        problems: [...suffixed.problems, ...planned.problems, ...checkArchitectures(platforms)],
    };
    return settings.pushByDigest === undefined ? all : (0,tags/* holdAll */.NF)(all, push/* BY_DIGEST */.t0);
}
function listPlatforms({ platforms, platformsNamed, from }) {
    return from.length > 0 && !platformsNamed ? [] : [...new Set(platforms)];
}
function toNames(evaluated, { facts, settings }) {
    if (evaluated.version === null || (0,scope/* readRunVersion */.CX)(facts, settings) !== undefined)
        return {};
    const version = (0,version_version/* parseVersion */.ot)(evaluated.version, settings.revisions);
    if (version !== undefined)
        return { version: (0,scope/* toVersionNames */.CQ)(version) };
    if (settings.version === undefined)
        return {};
    return { version: { version: settings.version, major: '', minor: '', patch: '', channel: '' } };
}
async function readTexts({ facts, settings }, evaluated, expander) {
    const named = evaluated.tags.find(({ held }) => held === undefined)?.tag ?? '';
    const oci = toOciTexts(facts, settings, evaluated.version ?? named);
    const labels = await overrideTexts(oci, 'labels', { settings, expander });
    const annotations = await overrideTexts(oci, 'annotations', { settings, expander });
    if (settings.from.length > 0)
        return toMadeTexts(annotations);
    const levelled = addLevels(annotations.ok ? annotations.value.texts : {}, makesIndex(settings), settings.metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS);
    return {
        labels: labels.ok ? labels.value.texts : {},
        annotations: levelled.annotations,
        blank: {
            labels: labels.ok ? labels.value.blank : NONE,
            annotations: annotations.ok ? annotations.value.blank : NONE,
        },
        problems: [...labels.problems, ...annotations.problems, ...levelled.problems],
    };
}
function toMadeTexts(given) {
    const { texts, blank } = given.ok ? given.value : { texts: {}, blank: NONE };
    const { annotations, problems } = (0,made/* toIndexAnnotations */.I2)(withoutUnknown(texts, (key) => blank.has(key)));
    const none = { labels: {}, blank: { labels: NONE, annotations: NONE } };
    return { ...none, annotations, problems: [...given.problems, ...problems] };
}
const NONE = new Set();
function toBuildTexts({ labels, annotations, blank }, isIndex) {
    const levelled = isIndex ? annotations : withoutIndex(annotations);
    return {
        labels: withoutUnknown(labels, (key) => blank.labels.has(key)),
        annotations: withoutUnknown(levelled, (key) => blank.annotations.has(key) || blank.annotations.has(key.replace(/^[^:]*:/, ''))),
    };
}
function withoutUnknown(texts, isBlank) {
    return Object.fromEntries(Object.entries(texts).filter(([key, value]) => value !== '' || isBlank(key)));
}
function hasIndex({ facts, settings, push }) {
    const mayBuild = push.onlyWithCredentials && facts.event.kind === 'change';
    const isPushed = push.mode === 'push' && !mayBuild;
    if (exportsIndex(settings) && makesIndex(settings))
        return true;
    return isPushed || listPlatforms(settings).length > 1;
}
function withoutIndex(annotations) {
    return Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith('index')));
}


/***/ }),

/***/ 12320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W3: () => (/* binding */ checkNoBases),
/* harmony export */   Xt: () => (/* binding */ readBases),
/* harmony export */   bL: () => (/* binding */ withBases),
/* harmony export */   gq: () => (/* binding */ sortByBases)
/* harmony export */ });
/* unused harmony export listBases */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76655);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);



function listBases({ buildxFlags }) {
    const named = buildxFlags.flatMap(({ flag, value }) => {
        const [, target] = /^[^=]+=target:(.*)$/.exec(value) ?? [];
        return flag === '--build-context' && target !== undefined ? [target] : [];
    });
    return [...new Set(named)];
}
function readBases(targets) {
    const names = targets.map(({ name }) => name);
    const bases = new Map(targets.map(({ name, settings }) => [name, listBases(settings)]));
    const unknown = targets.flatMap(({ name, where }) => (bases.get(name) ?? [])
        .filter((base) => !names.includes(base))
        .map((base) => unknownBase(where, base, names)));
    return { bases, problems: [...unknown, ...listCycles(names, bases)] };
}
function withBases(names, bases) {
    const all = new Set();
    const add = (name) => {
        if (all.has(name))
            return;
        all.add(name);
        bases.get(name)?.forEach(add);
    };
    names.forEach(add);
    return all;
}
function sortByBases(names, bases) {
    const sorted = new Set();
    const add = (name) => {
        if (sorted.has(name))
            return;
        bases
            .get(name)
            ?.filter((base) => names.includes(base))
            .forEach(add);
        sorted.add(name);
    };
    names.forEach(add);
    return [...sorted];
}
function listCycles(names, bases) {
    const done = new Set();
    const cycles = [];
    const walk = (name, path) => {
        const at = path.indexOf(name);
        if (at >= 0)
            cycles.push([...path.slice(at), name]);
        if (at >= 0 || done.has(name))
            return;
        bases.get(name)?.forEach((base) => {
            walk(base, [...path, name]);
        });
        done.add(name);
    };
    names.forEach((name) => {
        walk(name, []);
    });
    return cycles.map((cycle) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGETS_CYCLE', `targets are built on each other: ${cycle.join(' → ')}`, 'Remove one of these "target:" contexts from build-contexts.'));
}
function unknownBase(where, base, names) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_UNKNOWN', `${where}: build-contexts: there is no target ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(base)}`, (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .suggest */ .Z)(base, names));
}
function checkNoBases(settings) {
    return listBases(settings).map((base) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_UNKNOWN', `build-contexts: there is no target ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(base)}, since the settings have no targets`, 'Write targets: into tagship.yml, or name an image: docker-image://….'));
}


/***/ }),

/***/ 47370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ selectTargets),
/* harmony export */   I: () => (/* binding */ checkNoSelection)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _match_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(85795);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(76655);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(83053);
/* harmony import */ var _version_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(56305);





function selectTargets(facts, settings) {
    const names = settings.targets.map(({ name }) => name);
    const problems = [
        ...checkPatterns('only', settings.only, names),
        ...checkPatterns('except', settings.except, names),
    ];
    const meant = findMeant(facts, settings.targets);
    const chosen = [];
    const omitted = [];
    for (const target of settings.targets) {
        const reason = whyNotNamed(target, settings) ?? whyNotMeant(target, meant, facts);
        if (reason === undefined)
            chosen.push(target);
        else
            omitted.push({ name: target.name, reason });
    }
    const nothing = problems.length === 0 && chosen.length === 0 ? [nothingMeant(omitted)] : [];
    return { chosen, omitted, problems: [...problems, ...nothing] };
}
function whyNotNamed({ name, isBase, where }, { only, except }) {
    if (isBase && only.length === 0)
        return `not in a group of ${where}`;
    if (only.length > 0 && !only.some((pattern) => (0,_match_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesPattern */ .M)(name, pattern))) {
        return `not in only: ${only.join(', ')}`;
    }
    const pattern = except.find((one) => (0,_match_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesPattern */ .M)(name, one));
    return pattern === undefined ? undefined : `in except: ${pattern}`;
}
function findMeant({ event }, targets) {
    if (event.kind !== 'gitTag' && event.kind !== 'release')
        return undefined;
    const prefixOf = ({ settings }) => settings.tagPrefix ?? '';
    const fitting = targets.filter((target) => {
        const prefix = prefixOf(target);
        const { revisions } = target.settings;
        return prefix !== '' && (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .versionOfGitTag */ .M)(event.gitTag, prefix, revisions) !== undefined;
    });
    const longest = Math.max(0, ...fitting.map((target) => prefixOf(target).length));
    const isFree = ({ settings }) => settings.version !== undefined;
    return new Set(targets.filter((target) => fitting.length === 0
        ? prefixOf(target) === '' || isFree(target)
        : (fitting.includes(target) && prefixOf(target).length === longest) || isFree(target)));
}
function whyNotMeant(target, meant, { event }) {
    if (meant === undefined || meant.has(target))
        return undefined;
    const gitTag = event.kind === 'gitTag' || event.kind === 'release' ? event.gitTag : '';
    return `not meant by git tag ${gitTag} (${target.settings.tagPrefix ?? ''}<version>)`;
}
function nothingMeant(omitted) {
    const reasons = omitted.map(({ name, reason }) => `${name}: ${reason}`);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('TARGET_NOT_MEANT', 'this run ships no target', reasons.join('\n'));
}
function checkPatterns(setting, patterns, names) {
    return patterns
        .filter((pattern) => !names.some((name) => (0,_match_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesPattern */ .M)(name, pattern)))
        .map((pattern) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_UNKNOWN', `${setting}: there is no target ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(pattern)}`, names.length === 0
        ? 'The settings have no targets: write targets: into tagship.yml.'
        : (0,_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(pattern, names)));
}
function checkNoSelection({ only, except }) {
    return [...checkPatterns('only', only, []), ...checkPatterns('except', except, [])];
}


/***/ }),

/***/ 4337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MI: () => (/* binding */ lackParts),
/* harmony export */   ig: () => (/* binding */ leftOut),
/* harmony export */   tS: () => (/* binding */ describeEmpty)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);
/* harmony import */ var _rules_source_span_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(74945);



const NO_VERSION = 'the run has no version';
const lacks = new Map([
    ['branch', 'the run is not on a branch'],
    ['tag', 'the run is not on a git tag'],
    ['base_ref', 'the run has no base branch'],
    ['pr', 'the run is not for a change that is checked out'],
    ['version', NO_VERSION],
    ['major', NO_VERSION],
    ['minor', NO_VERSION],
    ['patch', 'the version has no such number, or the run has no version'],
    ['channel', 'the version is not a prerelease'],
    ['build', 'the CI system gives the run no number'],
    ['environment', 'no environment is set'],
    ['sha', 'the commit is not known'],
    ['distance', 'the history of the checkout does not reach a version git tag'],
]);
const hints = new Map([
    ['distance', 'Give actions/checkout "fetch-depth: 0"; on GitLab set GIT_DEPTH to 0.'],
    ['environment', 'Give "environment".'],
    ['build', 'Give --build NUMBER.'],
]);
function describeEmpty(name) {
    return `{{${name}}} is empty here: ${lacks.get(name) ?? 'no name of that kind is known'}`;
}
function leftOut(name, left, where) {
    const message = `no tag ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(left)}: ${describeEmpty(name)}`;
    const hint = hints.get(name) ?? 'Disable the rule for such runs with "enable", or remove the name.';
    return typeof where === 'string'
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('EXPRESSION_EMPTY', `${where}: ${message}`, hint)
        : (0,_rules_source_span_js__WEBPACK_IMPORTED_MODULE_2__/* .noticeAt */ .SC)(where, 'EXPRESSION_EMPTY', message, hint);
}
function lackParts(names, what, setting) {
    return [...new Set(names)].map((name) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('EXPRESSION_EMPTY', `${setting}: a part of ${what} is missing: ${describeEmpty(name)}`, hints.get(name) ?? `Write {{#if ${name}}}…{{/if}} around what needs it, or remove the name.`));
}


/***/ }),

/***/ 10784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ compileTemplate),
/* harmony export */   W8: () => (/* binding */ isRawAlone),
/* harmony export */   WD: () => (/* binding */ listEmpty),
/* harmony export */   WR: () => (/* binding */ usesName),
/* harmony export */   po: () => (/* binding */ findSyntaxError)
/* harmony export */ });
function listEmpty(names, scope) {
    return names.filter((name) => {
        const value = valueOf(scope, name);
        return value === undefined || value === null || String(value) === '';
    });
}
const MOST_KEPT = 100;
const kept = new Map();
function compileTemplate(template, options) {
    const key = `${String(options.escape)} ${template}`;
    const before = kept.get(key);
    if (before !== undefined)
        return before;
    const compiled = compile(template, options);
    if (kept.size < MOST_KEPT)
        kept.set(key, compiled);
    return compiled;
}
async function compile(template, options) {
    const names = listNames(await parse(template));
    const { default: handlebars } = await __nccwpck_require__.e(/* import() */ 5573).then(__nccwpck_require__.t.bind(__nccwpck_require__, 55573, 19));
    const engine = handlebars.create();
    engine.registerHelper('log', () => undefined);
    const steps = limitSteps(engine);
    const compiled = engine.compile(template, { noEscape: !options.escape });
    const own = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
    const fill = (scope) => {
        steps.reset();
        return compiled(scope, own);
    };
    return { fill, names };
}
function listNames({ body }) {
    return body.flatMap((statement) => {
        if (statement.type !== 'MustacheStatement')
            return [];
        const { path, params } = statement;
        if (!('parts' in path) || path.data || path.depth > 0)
            return [];
        return params.length === 0 && path.parts.length === 1 ? path.parts : [];
    });
}
const DEEPEST = 100;
async function parse(template) {
    checkDepth(template);
    const { default: handlebars } = await __nccwpck_require__.e(/* import() */ 5573).then(__nccwpck_require__.t.bind(__nccwpck_require__, 55573, 19));
    return handlebars.parseWithoutProcessing(template);
}
function checkDepth(template) {
    if (depthOf(template) > DEEPEST) {
        throw new Error(`more than ${DEEPEST} blocks inside each other`);
    }
}
function depthOf(template) {
    let [depth, deepest] = [0, 0];
    for (const [, sign] of template.matchAll(/\{\{~?([#/]|\^(?!\s*~?\}\}))/g)) {
        depth += sign === '/' ? -1 : 1;
        deepest = Math.max(deepest, depth);
    }
    return deepest;
}
const MOST_TEXT = 1024 * 1024;
const MOST_STEPS = 10_000;
function limitSteps(engine) {
    let [steps, size] = [0, 0];
    const count = () => {
        steps += 1;
        if (steps > MOST_STEPS)
            throw new Error(`more than ${MOST_STEPS} repetitions`);
    };
    const weigh = (text) => {
        size += typeof text === 'string' ? text.length : 0;
        if (size > MOST_TEXT)
            throw new Error(`more than ${MOST_TEXT} characters of text`);
        return text;
    };
    const each = engine.helpers.each;
    engine.registerHelper('each', function (context, given) {
        const fn = (...args) => {
            count();
            return weigh(given.fn(...args));
        };
        return each.call(this, context, { ...given, fn });
    });
    const { VM } = engine;
    const { invokePartial } = VM;
    const counted = {
        ...VM,
        invokePartial(...args) {
            count();
            return weigh(invokePartial.apply(this, args));
        },
    };
    Object.assign(engine, { VM: counted });
    return {
        reset: () => {
            [steps, size] = [0, 0];
        },
    };
}
async function findSyntaxError(template) {
    if (!template.includes('{{'))
        return undefined;
    try {
        await parse(template);
        return undefined;
    }
    catch (cause) {
        return cause;
    }
}
async function isRawAlone(template) {
    if (/^\{\{\s*raw\s*\}\}$/.test(template))
        return true;
    if (!/\braw\b/.test(template))
        return false;
    try {
        const [only, ...more] = (await parse(template)).body;
        if (only?.type !== 'MustacheStatement' || more.length > 0)
            return false;
        const { path } = only;
        const parts = 'parts' in path ? path.parts : [];
        return parts.length === 1 && parts[0] === 'raw';
    }
    catch {
        return false;
    }
}
function usesName(template, names) {
    return [...template.matchAll(/\{\{[^}]*\}\}/g)].some(([expression]) => names.some((name) => new RegExp(`(?<![\\w'"/.-])${name}(?![\\w'"/-])`).test(expression)));
}
function valueOf(scope, name) {
    const value = Object.hasOwn(scope, name) ? scope[name] : undefined;
    return typeof value === 'function' ? value() : value;
}


/***/ }),

/***/ 92864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ checkTemplate),
  k: () => (/* binding */ createExpander)
});

// EXTERNAL MODULE: ./src/problem.js
var src_problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __nccwpck_require__(83053);
;// CONCATENATED MODULE: ./src/plan/template/dates.js


async function loadDates() {
    const [{ default: moment }, { abbreviateZone }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 6850).then(__nccwpck_require__.t.bind(__nccwpck_require__, 36850, 19)),
        __nccwpck_require__.e(/* import() */ 1035).then(__nccwpck_require__.bind(__nccwpck_require__, 41035)),
    ]);
    return (time, format, zone) => {
        if (typeof zone !== 'string' || zone === '')
            throw noZone(zone);
        const at = new Date(time);
        const offset = offsetOf(zone, at);
        const local = moment(at).utcOffset(offset ?? 0);
        const abbreviation = () => abbreviateZone(zone, at);
        Object.assign(local, { zoneAbbr: abbreviation, zoneName: abbreviation });
        if (offset === undefined)
            Object.assign(local, { isUtc: () => false });
        return local.format(format);
    };
}
function isZone(zone) {
    return offsetOf(zone, new Date(0)) !== undefined;
}
function offsetOf(zone, at) {
    if (/^[+-]?\d/.test(zone))
        return undefined;
    let format;
    try {
        format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    }
    catch {
        return undefined;
    }
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    const offset = Number(hours) * 60 + Number(minutes);
    return sign === '-' ? -offset : offset;
}
function noZone(zone) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('RULE_TIME_ZONE', `invalid time zone ${(0,quote/* quote */.h)(String(zone))}`, "Write an IANA name in quotes: tz='Europe/Berlin'."),
    ]);
}

// EXTERNAL MODULE: ./src/plan/template/engine.js
var template_engine = __nccwpck_require__(10784);
// EXTERNAL MODULE: ./src/plan/template/scope.js
var scope = __nccwpck_require__(78080);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __nccwpck_require__(76655);
// EXTERNAL MODULE: ./src/plan/rules/context.js
var rules_context = __nccwpck_require__(56854);
// EXTERNAL MODULE: ./src/plan/rules/source-span.js
var source_span = __nccwpck_require__(74945);
;// CONCATENATED MODULE: ./src/plan/template/expressions.js








function createExpander(facts, settings, options = {}) {
    const context = (0,rules_context/* createContext */.q6)(facts, settings);
    const branch = options.isForTags === true ? context.branchName : context.branch;
    const engine = { escape: options.escape ?? true };
    let dates;
    const problems = [];
    const formatDate = createDateNames(context, () => dates, problems);
    const ours = settings.compat === 'strict'
        ? {}
        : {
            ...(0,scope/* createVersionScope */.b5)(facts, settings, options.version),
            ...(0,scope/* createScope */.Ds)(facts, settings),
        };
    const everywhere = { ...ours, ...createContextScope(context, settings, branch), ...formatDate };
    return {
        context,
        names: { everywhere, dates: { ...ours, ...formatDate }, ours },
        expand: async (template, where, scope = everywhere) => {
            if (!template.includes('{{'))
                return { ok: true, value: template, problems: [] };
            try {
                if (template.includes('date'))
                    dates ??= await loadDates();
                const { fill, names } = await (0,template_engine/* compileTemplate */.Gq)(template, engine);
                problems.length = 0;
                const value = fill(scope);
                problems.push(...findUnknown(names, scope));
                const found = problems.map((problem) => locate(problem, where));
                return { ok: true, value, problems: found, empty: (0,template_engine/* listEmpty */.WD)(names, scope) };
            }
            catch (cause) {
                return { ok: false, problems: toProblems(cause, template, where) };
            }
        },
    };
}
async function checkTemplate(template, where) {
    const cause = await (0,template_engine/* findSyntaxError */.po)(template);
    return cause === undefined ? [] : toProblems(cause, template, where);
}
const MOST_UNKNOWN = 20;
function findUnknown(names, scope) {
    return [...new Set(names)]
        .filter((name) => !Object.hasOwn(scope, name))
        .slice(0, MOST_UNKNOWN)
        .map((name) => (0,src_problem/* notice */.lm)('EXPRESSION_UNKNOWN', `{{${name}}} is not defined here`, (0,nearest/* suggest */.Z)(name, Object.keys(scope))));
}
function createContextScope(context, settings, branch) {
    const isDefault = () => String((0,rules_context/* isDefaultBranch */.ok)(context));
    return {
        branch: () => branch ?? '',
        tag: () => context.gitTag ?? '',
        sha: () => (0,rules_context/* toShortSha */.CW)(context.sha, settings),
        base_ref: () => context.baseRef,
        is_default_branch: isDefault,
        is_not_default_branch: () => (isDefault() === 'false' ? 'true' : 'false'),
    };
}
function createDateNames(context, load, problems) {
    const write = (time) => (format, given) => {
        const zone = readZone(given);
        if (typeof zone === 'string' && zone !== '' && !isZone(zone)) {
            problems.push({
                level: 'notice',
                code: 'EXPRESSION_TIME_ZONE',
                message: `unknown time zone ${(0,quote/* quote */.h)(zone)}: the date is in UTC`,
                hint: 'Use an IANA name such as Europe/Berlin.',
            });
        }
        const formatDate = load();
        if (formatDate === undefined)
            throw new Error('dates are not loaded');
        return formatDate(time, format, zone);
    };
    return { date: write(context.now), commit_date: write(context.commitTime) };
}
function readZone(given) {
    const hash = given?.hash;
    if (hash === undefined)
        throw needsFormat();
    const unknown = Object.keys(hash).find((key) => key !== 'tz');
    if (unknown === undefined)
        return 'tz' in hash ? hash.tz : 'UTC';
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('EXPRESSION_ATTRIBUTE', `unknown date attribute ${(0,quote/* quote */.h)(unknown)}`, 'The only attribute is "tz".'),
    ]);
}
function needsFormat() {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('EXPRESSION_DATE', 'a date needs a format', "Write {{date 'YYYYMMDD'}}."),
    ]);
}
function toProblems(cause, template, where) {
    if (cause instanceof src_problem/* Problem */.AF)
        return cause.problems.map((problem) => locate(problem, where));
    const [why = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    const hint = 'See https://handlebarsjs.com/guide/expressions.html for what braces may contain.';
    const problem = (0,src_problem/* error */.z3)('EXPRESSION_FAILED', `${(0,quote/* quote */.h)(template)} cannot be expanded: ${why}`, /Missing helper: "(commit_)?date"/.test(why)
        ? 'Dates are not allowed here: put them into prefix, suffix, or the value of a type=raw rule.'
        : hint);
    return [locate(problem, where)];
}
function locate(problem, where) {
    if (typeof where === 'string')
        return { ...problem, message: `${where}: ${problem.message}` };
    const at = problem.level === 'error' ? source_span/* errorAt */.Os : source_span/* noticeAt */.SC;
    return at(where, problem.code, problem.message, problem.hint);
}


/***/ }),

/***/ 23792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ fillOwn)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83053);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76655);



const TOKEN = /\{\{\{?([^{}]*)\}?\}\}/g;
const BLOCK = /^~?(?:[#^/]\s*(?:if|unless|each|with)\b|else\b|\^)/;
const MOST_KEPT = 20;
async function fillOwn(expander, text, where) {
    const names = Object.keys(expander.names.everywhere);
    const foreign = listForeign(text, names);
    if (foreign.length === 0)
        return expander.expand(text, where);
    const problems = [];
    const empty = [];
    let filled = '';
    let from = 0;
    for (const { index, 0: token, 1: inner = '' } of text.matchAll(TOKEN)) {
        if (!isName(inner, names))
            continue;
        const expanded = await expander.expand(token, where);
        problems.push(...expanded.problems);
        if (!expanded.ok)
            return { ok: false, problems };
        empty.push(...(expanded.empty ?? []));
        filled += text.slice(from, index) + expanded.value;
        from = index + token.length;
    }
    const kept = [...new Set(foreign)].slice(0, MOST_KEPT);
    const told = kept.map((token) => describe(token, names, where));
    return { ok: true, value: filled + text.slice(from), problems: [...problems, ...told], empty };
}
function listForeign(text, names) {
    if (!text.includes('{{'))
        return [];
    const tokens = [...text.matchAll(TOKEN)]
        .filter(([, inner = '']) => !isName(inner, names) && !BLOCK.test(inner.trim()))
        .map(([token]) => token);
    return text.replaceAll(TOKEN, '').includes('{{') ? [...tokens, '{{'] : tokens;
}
function isName(inner, names) {
    const [, name = ''] = /^~?\s*([A-Za-z_]\w*)(?![\w.])/.exec(inner) ?? [];
    return names.includes(name);
}
function describe(token, names, where) {
    const [name = ''] = /[A-Za-z_]\w*/.exec(token) ?? [];
    const isWord = /^\{\{\s*[A-Za-z_]\w*\s*\}\}$/.test(token);
    const setting = typeof where === 'string' ? where : `${where.setting}:${where.line}`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('EXPRESSION_FOREIGN', `${setting}: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(token)} is not a known expression, and is kept as written`, isWord ? (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .suggest */ .Z)(name, names) : '');
}


/***/ }),

/***/ 78080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ toVersionNames),
/* harmony export */   CX: () => (/* binding */ readRunVersion),
/* harmony export */   Ds: () => (/* binding */ createScope),
/* harmony export */   Qh: () => (/* binding */ toArch),
/* harmony export */   b5: () => (/* binding */ createVersionScope)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(83053);
/* harmony import */ var _version_version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(37266);
/* harmony import */ var _version_versions_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(56305);




const noVersion = { version: '', major: '', minor: '', patch: '', channel: '' };
function toVersionNames(version) {
    const [release = ''] = /^\d+(?:\.\d+)*/.exec(version.text) ?? [];
    const [major = '', minor = '', patch = ''] = release.split('.');
    const channel = version.isPrerelease ? readChannel(version.text) : '';
    return { version: version.text, major, minor, patch, channel: channel.replace(/\d+$/, '') };
}
function readChannel(text) {
    const [, python] = /^[\d.]+(a|b|rc)\d+/.exec(text) ?? [];
    const [, named = ''] = /^[^+-]*-([0-9A-Za-z-]*[A-Za-z][0-9A-Za-z-]*)/.exec(text) ?? [];
    return python ?? named;
}
function readRunVersion(facts, settings) {
    if (settings.version !== undefined)
        return (0,_version_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersion */ .ot)(settings.version, settings.revisions);
    const { event } = facts;
    if (event.kind !== 'gitTag' && event.kind !== 'release')
        return undefined;
    return (0,_version_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .versionOfGitTag */ .M)(event.gitTag, settings.tagPrefix ?? '', settings.revisions);
}
function createVersionScope(facts, settings, given) {
    const version = readRunVersion(facts, settings);
    return { ...(given ?? (version === undefined ? noVersion : toVersionNames(version))) };
}
function createScope(facts, settings) {
    return {
        build: facts.run.number ?? '',
        environment: settings.environment ?? facts.environment ?? '',
        pr: toChangeNumber(facts),
        name: settings.name,
        distance: facts.distance === undefined ? '' : String(facts.distance),
        arch: () => toOnlyArch(settings.platforms),
    };
}
function toChangeNumber({ event, checkedOut }) {
    if (event.kind === 'mergeQueue')
        return event.number === undefined ? '' : String(event.number);
    return event.kind === 'change' && checkedOut?.is !== 'base' ? String(event.number) : '';
}
function toArch(platform) {
    const [, architecture = platform, variant = ''] = platform.split('/');
    return architecture === 'arm' ? `${architecture}${variant || 'v7'}` : architecture;
}
function toOnlyArch(platforms) {
    const [first = 'linux/amd64', ...more] = platforms;
    if (more.length === 0)
        return toArch(first);
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('EXPRESSION_ARCH', `{{arch}} is one name, and the image is for ${platforms.length} platforms: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(platforms.join(','))}`, 'Leave {{arch}} out and set "arch-tags: true": each platform then gets its own tags.'),
    ]);
}


/***/ }),

/***/ 87404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zt: () => (/* binding */ compileLinear),
/* harmony export */   cZ: () => (/* binding */ numbersOf),
/* harmony export */   sd: () => (/* binding */ compileRevisions)
/* harmony export */ });
const LONGEST_PATTERN = 200;
const LONGEST_REVISION = 64;
const MOST_REPEATS = 128;
function compileRevisions(pattern) {
    const known = compiled.get(pattern);
    if (known !== undefined)
        return known.matches;
    const matches = compileLinear(pattern, LONGEST_REVISION);
    compiled.clear();
    compiled.set(pattern, { matches });
    return matches;
}
function compileLinear(pattern, longest) {
    const node = readPattern(pattern);
    if (node === undefined)
        return undefined;
    return (text) => text.length <= longest && reach(node, text, new Set([0])).has(text.length);
}
const compiled = new Map();
function numbersOf(revision) {
    return [...revision.matchAll(/\d{1,15}/g)].map(([digits]) => Number(digits));
}
function reach(node, text, from) {
    switch (node.kind) {
        case 'one':
            return new Set([...from].filter((at) => at < text.length && node.test(text[at] ?? '')).map((at) => at + 1));
        case 'all':
            return node.parts.reduce((positions, part) => reach(part, text, positions), from);
        case 'any':
            return new Set(node.choices.flatMap((choice) => [...reach(choice, text, from)]));
        case 'repeat':
            return reachOften(node, text, from);
    }
}
function reachOften({ part, least, most }, text, from) {
    let positions = from;
    for (let times = 0; times < least; times += 1)
        positions = reach(part, text, positions);
    const all = new Set(positions);
    for (let times = least; times < most && times <= least + text.length; times += 1) {
        positions = reach(part, text, positions);
        const size = all.size;
        for (const at of positions)
            all.add(at);
        if (all.size === size)
            break;
    }
    return all;
}
function readPattern(pattern) {
    const text = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
    if (text === '' || pattern.length > LONGEST_PATTERN)
        return undefined;
    const reader = { text, at: 0, depth: 0, isBad: false };
    const node = readChoices(reader);
    return reader.at === text.length && !reader.isBad ? node : undefined;
}
const SHORT = {
    '?': [0, 1],
    '*': [0, MOST_REPEATS],
    '+': [1, MOST_REPEATS],
};
function giveUp(reader) {
    reader.isBad = true;
    reader.at = reader.text.length;
    return { kind: 'any', choices: [] };
}
function readChoices(reader) {
    const choices = [readSequence(reader)];
    while (reader.text[reader.at] === '|') {
        reader.at += 1;
        choices.push(readSequence(reader));
    }
    return { kind: 'any', choices };
}
function readSequence(reader) {
    const parts = [];
    while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at] ?? '')) {
        parts.push(readRepeated(reader));
    }
    return { kind: 'all', parts };
}
function readRepeated(reader) {
    const part = readOne(reader);
    const match = /^(?:[?*+]|\{(\d{1,2})(?:(,)(\d{1,2})?)?\})/.exec(reader.text.slice(reader.at));
    if (match === null)
        return part;
    const [written, least = '0', comma, most] = match;
    reader.at += written.length;
    if (reader.text[reader.at] === '?')
        reader.at += 1;
    if (/^[?*+{]/.test(reader.text.slice(reader.at)))
        return giveUp(reader);
    const counts = SHORT[written] ?? [
        Number(least),
        comma === undefined ? Number(least) : Number(most ?? MOST_REPEATS),
    ];
    return { kind: 'repeat', part, least: counts[0], most: counts[1] };
}
function readOne(reader) {
    const character = reader.text[reader.at] ?? '';
    if (character === '(')
        return readGroup(reader);
    if (character === '[')
        return readClass(reader);
    if ('?*+{}^$'.includes(character))
        return giveUp(reader);
    if (character === '\\')
        return readEscape(reader);
    reader.at += 1;
    return { kind: 'one', test: character === '.' ? () => true : (one) => one === character };
}
function readGroup(reader) {
    const [opening = '('] = /^\((?:\?:|(?!\?))/.exec(reader.text.slice(reader.at)) ?? ['?'];
    if (opening === '?' || reader.depth >= 10)
        return giveUp(reader);
    reader.at += opening.length;
    reader.depth += 1;
    const node = readChoices(reader);
    if (reader.text[reader.at] !== ')')
        return giveUp(reader);
    reader.at += 1;
    reader.depth -= 1;
    return node;
}
const CLASSES = {
    d: /^\d$/,
    D: /^\D$/,
    w: /^\w$/,
    W: /^\W$/,
};
function readEscape(reader) {
    const escaped = reader.text[reader.at + 1] ?? '';
    const known = CLASSES[escaped];
    if (known === undefined && /^[0-9A-Za-z]?$/.test(escaped))
        return giveUp(reader);
    reader.at += 2;
    return { kind: 'one', test: (one) => known?.test(one) ?? one === escaped };
}
function readClass(reader) {
    const [written] = /^\[\^?(?:\\.|[^\]\\])+\]/.exec(reader.text.slice(reader.at)) ?? [];
    const test = written === undefined ? undefined : toRegExp(`^${written}$`);
    if (written === undefined || test === undefined)
        return giveUp(reader);
    reader.at += written.length;
    return { kind: 'one', test: (one) => test.test(one) };
}
function toRegExp(text) {
    try {
        return new RegExp(text);
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 77222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ carries),
/* harmony export */   H7: () => (/* binding */ namesVersion),
/* harmony export */   cn: () => (/* binding */ affixesOf),
/* harmony export */   fE: () => (/* binding */ extendSpelling),
/* harmony export */   lO: () => (/* binding */ spell),
/* harmony export */   nw: () => (/* binding */ stripSpelling),
/* harmony export */   zY: () => (/* binding */ SPELLING)
/* harmony export */ });
/* harmony import */ var _reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(80793);

const TOKEN = /(\{[^}]*\})/;
const SPELLING = /^(?:[A-Za-z0-9._-]|\{version\}|\{core\}|\{gitTag\}|\{commit:\d{1,2}\}){1,300}$/;
function spell(spelling, given) {
    const parts = spelling.split(TOKEN).map((part) => fill(part, given));
    return parts.includes(undefined) ? undefined : (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(parts.join(''));
}
function fill(part, { version, gitTag }) {
    if (!part.startsWith('{'))
        return part;
    switch (part) {
        case '{version}':
            return version.text;
        case '{core}':
            return [0, 1, 2].map((at) => version.numbers[at] ?? 0).join('.');
        case '{gitTag}':
            return gitTag?.name;
        default: {
            const commit = gitTag?.sha.slice(0, Number(/\d+/.exec(part)?.[0])) ?? '';
            return commit === '' ? undefined : commit;
        }
    }
}
function namesVersion(spelling) {
    return /\{(?:version|core|gitTag)\}/.test(spelling);
}
function affixesOf(spelling) {
    const prefix = spelling.slice(0, spelling.indexOf('{'));
    const suffix = spelling.slice(spelling.lastIndexOf('}') + 1);
    return { prefix: namesVersion(spelling) ? prefix : prefix.replace(/sha-$/, ''), suffix };
}
function extendSpelling(spelling, prefix, suffix) {
    return toLegal(prefix) + spelling + toLegal(suffix);
}
function stripSpelling(spelling, { prefix, suffix }) {
    const start = spelling.startsWith(prefix) ? prefix.length : 0;
    const end = spelling.endsWith(suffix) ? suffix.length : 0;
    return spelling.slice(start, spelling.length - end);
}
function carries(tag, { prefix, suffix }) {
    const bare = prefix.replace(/(?<![A-Za-z0-9])v$/, '');
    return {
        prefix: tag.startsWith(bare),
        suffix: tag.endsWith(suffix) || suffix.endsWith(`-${tag}`),
    };
}
function toLegal(text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}


/***/ }),

/***/ 37266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FB: () => (/* binding */ parsePep440),
/* harmony export */   Fp: () => (/* binding */ parseIn),
/* harmony export */   S$: () => (/* binding */ compareNumbers),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   ot: () => (/* binding */ parseVersion)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440_lib_operator_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7264);
/* harmony import */ var _renovatebot_pep440_lib_version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(14494);
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(66841);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(15797);
/* harmony import */ var _revisions_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(87404);





const MOST_DIGITS = 15;
const ZERO = 48;
const DOT = 46 - ZERO;
function parseVersion(text, revisions) {
    const hasV = text.startsWith('v');
    const bare = hasV ? text.slice(1) : text;
    const revised = revisions === undefined ? undefined : parseRevised(bare, revisions, hasV);
    if (revised !== undefined)
        return revised;
    const numbers = scanNumbers(bare);
    if (numbers !== undefined)
        return toRelease(bare, numbers, hasV);
    if (PYTHON.test(bare))
        return parsePython(bare, hasV);
    const semver = /^\d+\.\d+\.\d+[-+][0-9A-Za-z.+-]*$/.test(bare) ? semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_3__(bare) : null;
    if (semver === null)
        return undefined;
    return {
        scheme: 'semver',
        text: bare,
        numbers: [semver.major, semver.minor, semver.patch],
        isPrerelease: semver.prerelease.length > 0,
        hasV,
    };
}
const PYTHON = /^(?=.*[a-z])\d+(?:\.\d+){1,3}(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?$/;
function parsePython(text, hasV) {
    const version = parsePep440(text);
    return version === undefined ? undefined : { ...version, text, hasV };
}
function parseRevised(text, revisions, hasV) {
    const isRevision = (0,_revisions_js__WEBPACK_IMPORTED_MODULE_4__/* .compileRevisions */ .sd)(revisions);
    const [, base = '', tail = ''] = /^(\d+\.\d+\.\d+|\d+\.\d+)(?!\d)(.+)$/.exec(text) ?? [];
    if (tail === '' || isRevision?.(tail) !== true)
        return undefined;
    const numbers = scanNumbers(base);
    const version = numbers === undefined ? undefined : toRelease(base, numbers, hasV);
    return version === undefined ? undefined : { ...version, text, revision: (0,_revisions_js__WEBPACK_IMPORTED_MODULE_4__/* .numbersOf */ .cZ)(tail) };
}
function parsePep440(text) {
    const parsed = _renovatebot_pep440_lib_version_js__WEBPACK_IMPORTED_MODULE_1__.explain(text);
    const normalized = _renovatebot_pep440_lib_version_js__WEBPACK_IMPORTED_MODULE_1__.clean(text)?.replaceAll(',', '.') ?? null;
    if (parsed === null || normalized === null)
        return undefined;
    return {
        scheme: 'pep440',
        text: normalized,
        numbers: parsed.release,
        isPrerelease: parsed.is_prerelease,
        hasV: /^\s*v/i.test(text),
    };
}
function parseIn(scheme, text, revisions) {
    if (scheme !== 'pep440')
        return parseVersion(text, revisions);
    const revised = revisions === undefined ? undefined : parseVersion(text, revisions);
    return revised?.revision === undefined ? parsePep440(text) : revised;
}
function compareVersions(one, other) {
    if (one.scheme === 'pep440' || other.scheme === 'pep440') {
        return _renovatebot_pep440_lib_operator_js__WEBPACK_IMPORTED_MODULE_0__.compare(toPep440(one), toPep440(other));
    }
    const byNumbers = compareNumbers(one.numbers, other.numbers);
    if (byNumbers !== 0)
        return byNumbers;
    if (one.isPrerelease && other.isPrerelease)
        return semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_2__(one.text, other.text);
    const byRelease = Number(other.isPrerelease) - Number(one.isPrerelease);
    return byRelease === 0 ? compareRevisions(one.revision, other.revision) : byRelease;
}
function compareRevisions(one, other) {
    if (one === undefined || other === undefined) {
        return Number(one !== undefined) - Number(other !== undefined);
    }
    return compareNumbers(one, other);
}
function toPep440({ scheme, text, numbers, isPrerelease, revision }) {
    if (scheme === 'pep440')
        return text;
    const release = numbers.join('.');
    if (isPrerelease)
        return `${release}a0`;
    return revision === undefined ? release : `${release}.post${revision[0] ?? 0}`;
}
function compareNumbers(one, other) {
    const length = Math.max(one.length, other.length);
    for (let index = 0; index < length; index += 1) {
        const difference = (one[index] ?? 0) - (other[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function toRelease(text, numbers, hasV) {
    if (numbers.length < 2 || numbers.length > 4)
        return undefined;
    const isSemver = numbers.length === 3 && !/(?:^|\.)0\d/.test(text);
    return { scheme: isSemver ? 'semver' : 'loose', text, numbers, isPrerelease: false, hasV };
}
function scanNumbers(text) {
    const numbers = [];
    let number = 0;
    let digits = 0;
    for (let index = 0; index <= text.length; index += 1) {
        const digit = index === text.length ? DOT : text.charCodeAt(index) - ZERO;
        if (digit === DOT) {
            if (digits === 0 || digits > MOST_DIGITS)
                return undefined;
            numbers.push(number);
            number = 0;
            digits = 0;
        }
        else if (digit >= 0 && digit <= 9) {
            number = number * 10 + digit;
            digits += 1;
        }
        else {
            return undefined;
        }
    }
    return numbers;
}


/***/ }),

/***/ 56305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ spellingsOf),
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   M: () => (/* binding */ versionOfGitTag),
/* harmony export */   O9: () => (/* binding */ seriesWithAffixes),
/* harmony export */   Pd: () => (/* binding */ listSameVersion),
/* harmony export */   Wx: () => (/* binding */ readIn),
/* harmony export */   _Z: () => (/* binding */ isRange),
/* harmony export */   _f: () => (/* binding */ standOf),
/* harmony export */   iW: () => (/* binding */ whyOutside),
/* harmony export */   jY: () => (/* binding */ satisfiesRange),
/* harmony export */   mb: () => (/* binding */ listAbove)
/* harmony export */ });
/* harmony import */ var semver_classes_range_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(32946);
/* harmony import */ var semver_ranges_valid_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(23381);
/* harmony import */ var _reference_references_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80793);
/* harmony import */ var _spelling_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(77222);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(37266);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(23213);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(44840);







const MOST_ABOVE = 50;
function readHistory(gitTags, prefix, ignore, revisions) {
    const list = gitTags ?? [];
    const releases = (0,_once_js__WEBPACK_IMPORTED_MODULE_5__/* .oncePer */ .P)((scheme) => scheme, (scheme) => readReleases(list, { gitTagPrefix: prefix, scheme, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__/* .omitUndefined */ .O)({ revisions }) }));
    const ignores = toFilter(ignore);
    const above = new Map();
    return {
        known: gitTags !== undefined,
        highest: () => findHighest(releases('semver'), ignores),
        makeSeries: (frame) => {
            const key = JSON.stringify([
                frame.scheme,
                frame.version,
                frame.range ?? '',
                frame.ignore ?? '',
            ]);
            const found = above.get(key) ?? findAbove(frame, releases(frame.scheme));
            above.set(key, found);
            return { ...frame, above: toCandidates(frame, found).slice(0, MOST_ABOVE) };
        },
    };
}
function listAbove(series, gitTags) {
    const releases = readReleases(gitTags, series);
    return toCandidates(series, takeHighest(filterAbove(series, releases), releases.length));
}
function readIn({ scheme, revisions }, text) {
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseIn */ .Fp)(scheme, text, revisions);
}
function standOf(series, text) {
    const version = readIn(series, text);
    const own = readIn(series, series.version);
    if (version === undefined || own === undefined || whyOutside(series, version) !== undefined)
        return 'outside';
    const order = (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(version, own);
    if (order === 0)
        return 'equal';
    return order > 0 ? 'above' : 'below';
}
function whyOutside(series, version) {
    const { name, range, ignore } = series;
    if (version.isPrerelease)
        return 'it is a prerelease';
    if (range !== undefined && !satisfiesRange(version, range))
        return `it is not of ${name}`;
    return ignore !== undefined && satisfiesRange(version, ignore)
        ? `ignore-versions leaves it out (${ignore})`
        : undefined;
}
function versionOfGitTag(name, prefix, revisions) {
    return name.startsWith(prefix) ? (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(name.slice(prefix.length), revisions) : undefined;
}
function listSameVersion(version, prefix, gitTags) {
    const tag = (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(version);
    return gitTags.filter(({ name }) => {
        const surplus = name.length - prefix.length - version.length;
        if (surplus === 1 ? name[prefix.length] !== 'v' : surplus !== 0)
            return false;
        if (!name.startsWith(prefix))
            return false;
        if (name.slice(prefix.length + surplus).replaceAll('+', '-') !== tag)
            return false;
        return (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(name.slice(prefix.length)) !== undefined;
    });
}
function satisfiesRange(version, range) {
    return toFilter(range)(version);
}
function isRange(text) {
    return semver_ranges_valid_js__WEBPACK_IMPORTED_MODULE_1__(text) !== null;
}
function readReleases(gitTags, { gitTagPrefix: prefix, scheme, revisions, }) {
    const releases = [];
    for (const { name, sha } of gitTags) {
        if (!name.startsWith(prefix))
            continue;
        const version = (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseIn */ .Fp)(scheme, name.slice(prefix.length), revisions);
        if (version !== undefined && !version.isPrerelease) {
            releases.push({ gitTag: name, sha, version });
        }
    }
    return releases;
}
function findAbove(frame, releases) {
    return takeHighest(filterAbove(frame, releases), 2 * MOST_ABOVE);
}
function filterAbove(frame, releases) {
    const own = readIn(frame, frame.version);
    if (own === undefined)
        return [];
    const isMember = createMember(frame);
    return releases.filter(({ version }) => (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(version, own) > 0 && isMember(version));
}
function createMember({ range, ignore }) {
    const isInside = range === undefined ? () => true : toFilter(range);
    const isIgnored = toFilter(ignore);
    return (version) => !version.isPrerelease && isInside(version) && !isIgnored(version);
}
function toFilter(range) {
    if (range === undefined)
        return () => false;
    if (/^\d+(\.\d+)*\.x$/.test(range)) {
        const wanted = range.split('.').slice(0, -1).map(Number);
        return ({ numbers }) => wanted.every((number, index) => (numbers[index] ?? 0) === number);
    }
    if (!isRange(range))
        return () => false;
    const parsed = new semver_classes_range_js__WEBPACK_IMPORTED_MODULE_0__(range, { includePrerelease: true });
    return ({ scheme, text, numbers, revision }) => {
        const [major = 0, minor = 0, patch = 0] = numbers;
        const isSemver = scheme === 'semver' && revision === undefined;
        return parsed.test(isSemver ? text : `${major}.${minor}.${patch}`);
    };
}
function findHighest(releases, ignores) {
    let highest;
    for (const release of releases) {
        if (ignores(release.version))
            continue;
        if (highest === undefined || (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(release.version, highest.version) > 0) {
            highest = release;
        }
    }
    return highest;
}
function takeHighest(releases, limit) {
    const descending = (one, other) => (0,_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(other.version, one.version);
    let kept = [];
    let lowest;
    for (const release of releases) {
        if (lowest !== undefined && descending(lowest, release) <= 0)
            continue;
        kept.push(release);
        if (kept.length < 8 * limit)
            continue;
        kept = kept.sort(descending).slice(0, limit);
        lowest = kept.at(-1);
    }
    return kept.sort(descending).slice(0, limit);
}
function toCandidates(frame, releases) {
    const candidates = new Map();
    const spellings = spellingsOf(frame);
    for (const { gitTag, sha, version } of releases) {
        for (const spelling of spellings) {
            const tag = (0,_spelling_js__WEBPACK_IMPORTED_MODULE_3__/* .spell */ .lO)(spelling, { version, gitTag: { name: gitTag, sha } });
            if (tag === undefined || candidates.has(tag))
                continue;
            candidates.set(tag, { gitTag, version: version.text, tag });
        }
    }
    return [...candidates.values()];
}
function spellingsOf({ exactPrefix, exactSuffix, spellings, }) {
    return spellings ?? [`${exactPrefix}{version}${exactSuffix}`];
}
function seriesWithAffixes(series, prefix, suffix) {
    const { exactPrefix, exactSuffix, spellings, above } = series;
    return {
        ...series,
        exactPrefix: prefix + exactPrefix,
        exactSuffix: exactSuffix + suffix,
        ...(spellings === undefined
            ? {}
            : { spellings: spellings.map((one) => (0,_spelling_js__WEBPACK_IMPORTED_MODULE_3__/* .extendSpelling */ .fE)(one, prefix, suffix)) }),
        above: above.map((candidate) => ({
            ...candidate,
            tag: (0,_reference_references_js__WEBPACK_IMPORTED_MODULE_2__/* .toTag */ .yQ)(prefix + candidate.tag + suffix) ?? candidate.tag,
        })),
    };
}


/***/ }),

/***/ 34734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   Cs: () => (/* binding */ hasErrors),
/* harmony export */   DY: () => (/* binding */ unsaid),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _secret_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(42245);

class Problem extends Error {
    problems;
    constructor(problems, options) {
        super(problems.map((problem) => problem.message).join('\n'), options);
        this.name = 'Problem';
        this.problems = problems;
    }
}
function error(code, message, hint = '') {
    return make('error', code, message, hint);
}
function notice(code, message, hint = '') {
    return make('notice', code, message, hint);
}
function make(level, code, message, hint) {
    return { level, code, message: (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUrlSecrets */ .t)(message), hint: (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUrlSecrets */ .t)(hint) };
}
function hasErrors(problems) {
    return problems.some(({ level }) => level === 'error');
}
function unsaid(problems, said) {
    return problems.filter(({ code, message }) => !said.some((one) => one.code === code && one.message === message));
}


/***/ }),

/***/ 43981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ isPrimary),
/* harmony export */   K7: () => (/* binding */ isAzureHost),
/* harmony export */   Q1: () => (/* binding */ isCloudHost),
/* harmony export */   R5: () => (/* binding */ isEcrHost),
/* harmony export */   Sk: () => (/* binding */ parseScope),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   WP: () => (/* binding */ toEcrRegion),
/* harmony export */   Xf: () => (/* binding */ isSameHost),
/* harmony export */   Yn: () => (/* binding */ isGoogleHost),
/* harmony export */   eF: () => (/* binding */ mostSpecific),
/* harmony export */   gr: () => (/* binding */ isDockerHub),
/* harmony export */   hU: () => (/* binding */ covers),
/* harmony export */   rQ: () => (/* binding */ canonicalHost)
/* harmony export */ });
/* unused harmony export namesRepository */
const DOCKER_HUB = new Set([
    'docker.io',
    'index.docker.io',
    'registry-1.docker.io',
    'registry.hub.docker.com',
]);
function isDockerHub(host) {
    return DOCKER_HUB.has(host.toLowerCase());
}
const ECR = /^\d+\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com|amazonaws\.eu|on\.aws)(?:\.cn)?$/;
function isEcrHost(host) {
    return ECR.test(host) || host === 'public.ecr.aws';
}
function toEcrRegion(host) {
    return host === 'public.ecr.aws' ? 'us-east-1' : ECR.exec(host)?.[1];
}
function isGoogleHost(host) {
    return /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/.test(host);
}
function isAzureHost(host) {
    return /\.azurecr\.(?:io|us|cn)$/.test(host);
}
function isCloudHost(host) {
    return isEcrHost(host) || isGoogleHost(host) || isAzureHost(host);
}
function canonicalHost(host) {
    return isDockerHub(host) ? 'docker.io' : host.toLowerCase();
}
function isSameHost(a, b) {
    return canonicalHost(a) === canonicalHost(b);
}
function splitHost(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    return first === 'localhost' || /[.:[\]]/.test(first)
        ? { host: first, path: name.slice(slash + 1) }
        : { host: undefined, path: name };
}
function parseScope(key) {
    const [host = '', ...rest] = key
        .trim()
        .replace(/^https?:\/\//i, '')
        .replace(/\/+$/, '')
        .split('/');
    const path = rest.join('/');
    return { host: canonicalHost(host), path: /^v[12]$/.test(path) ? '' : path };
}
function covers(scope, repository) {
    if (!isSameHost(scope.host, repository.host))
        return false;
    const { path } = repository;
    return scope.path === '' || path === scope.path || path.startsWith(`${scope.path}/`);
}
function namesRepository(text, repository) {
    const key = text.includes('/') && splitHost(text).host === undefined ? `docker.io/${text}` : text;
    return covers(parseScope(key), repository);
}
function mostSpecific(entries, keyOf, repository) {
    return entries
        .map((entry) => ({ entry, scope: parseScope(keyOf(entry)) }))
        .filter(({ scope }) => covers(scope, repository))
        .sort((a, b) => b.scope.path.length - a.scope.path.length)[0]?.entry;
}
function isPrimary(repository, primary) {
    if (primary === undefined)
        return false;
    return primary === repository.name || namesRepository(primary, repository);
}


/***/ }),

/***/ 44832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ writtenReferences),
/* harmony export */   renderDotenv: () => (/* binding */ renderDotenv)
/* harmony export */ });
const MAX_BYTES = 5 * 1024;
function renderDotenv(plan, receipt) {
    const references = writtenReferences(plan, receipt);
    const tags = [
        ...new Set(references.map((reference) => reference.slice(reference.lastIndexOf(':') + 1))),
    ];
    const isSeveral = plan.targets.length > 1;
    const prefixes = ['SHIPPED_', ...(isSeveral ? [] : toPrefix(plan.targets[0]?.name))];
    const whole = [
        ...renderImage(plan, receipt),
        `TAG=${tags[0] ?? ''}`,
        `REFERENCE=${references[0] ?? ''}`,
    ];
    const lines = prefixes.flatMap((prefix) => whole.map((line) => prefix + line));
    const budget = (MAX_BYTES - Buffer.byteLength(`${lines.join('\n')}\n`)) / prefixes.length;
    const cut = [
        `TAGS=${fit(tags, Math.floor(budget / 4))}`,
        `REFERENCES=${fit(references, Math.floor(budget / (isSeveral ? 4 : 2)))}`,
        ...(isSeveral ? [`DIGESTS=${fit(listNamedDigests(receipt), Math.floor(budget / 2))}`] : []),
    ];
    return `${[...lines, ...prefixes.flatMap((prefix) => cut.map((line) => prefix + line))].join('\n')}\n`;
}
function listNamedDigests(receipt) {
    return (receipt?.targets ?? []).flatMap(({ name, digest }) => digest === null ? [] : [`${name}=${digest}`]);
}
const LONGEST_NAME = 64;
function toPrefix(name = 'default') {
    const word = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
    const isOwn = name !== 'default' && /[A-Z0-9]/.test(word) && word.length <= LONGEST_NAME;
    return isOwn ? [`SHIPPED_${word}_`] : [];
}
function renderImage(plan, receipt) {
    const [target] = plan.targets;
    const digest = receipt?.targets[0]?.digest ?? '';
    const repository = target?.repositories[0] ?? '';
    return [
        `VERSION=${target === undefined ? '' : nameVersion(target)}`,
        `PUSHED=${String(receipt?.pushed === true)}`,
        `IMAGE=${[repository, digest].filter(() => digest !== '').join('@')}`,
        `DIGEST=${digest}`,
        `REPOSITORY=${repository}`,
    ];
}
function nameVersion({ version, tags, held }) {
    return version ?? tags[0]?.tag ?? held[0]?.tag ?? '';
}
function writtenReferences(plan, receipt) {
    if (receipt !== undefined && (receipt.pushed || receipt.status !== 'done')) {
        return receipt.targets.flatMap((target) => target.images
            .filter(({ action }) => action !== 'held' && action !== 'failed')
            .map(({ reference }) => reference));
    }
    return plan.targets.flatMap((target) => target.repositories.flatMap((repository) => target.tags
        .filter(({ repositories }) => repositories?.includes(repository) !== false)
        .map(({ tag }) => `${repository}:${tag}`)));
}
function fit(items, bytes) {
    let text = '';
    for (const item of items) {
        const next = text === '' ? item : `${text} ${item}`;
        if (Buffer.byteLength(next) > bytes)
            break;
        text = next;
    }
    return text;
}


/***/ }),

/***/ 96240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ toPrintedJson),
/* harmony export */   v: () => (/* binding */ toLogLines)
/* harmony export */ });
const LINE_END = /\r\n|\r|\n/;
const UNPRINTABLE = /\u001B\[[0-9;:]*[mK]|[\p{Cc}\u00AD\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;
const HASH_COMMAND = /#(?=[\p{Cf}\p{Mn}]*#[\w\p{Cf}\p{Mn}]*\[)/gu;
const COLON_COMMAND = /^([^\p{L}\p{N}\p{P}\p{S}]*):(?=[\p{Cf}\p{Mn}]*:)/u;
const SECTION = /section_(start|end):/g;
function toLogLines(text) {
    return text.split(LINE_END).map((line) => line
        .replaceAll(UNPRINTABLE, (found) => found === '\t' || found.length > 1 ? found : escape(found))
        .replaceAll(HASH_COMMAND, '# ')
        .replace(COLON_COMMAND, '$1: ')
        .replaceAll(SECTION, 'section_$1 :'));
}
function toPrintedJson(value) {
    return JSON.stringify(value, null, 2)
        .replaceAll(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, escapeJson)
        .replaceAll(HASH_COMMAND, escapeJson('#'))
        .replaceAll(SECTION, `section_$1${escapeJson(':')}`);
}
function escape(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function escapeJson(character) {
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}


/***/ }),

/***/ 14518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ listPublished)
/* harmony export */ });
/* harmony import */ var _dotenv_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(44832);

function listPublished(plan) {
    return new Set([
        ...(0,_dotenv_js__WEBPACK_IMPORTED_MODULE_0__/* .writtenReferences */ .e)(plan, undefined),
        ...plan.targets.flatMap(({ version, platforms, repositories, tags, held }) => [
            ...(version === null ? [] : [version]),
            ...platforms,
            ...repositories,
            ...[...tags, ...held].map(({ tag }) => tag),
        ]),
    ]);
}


/***/ }),

/***/ 94427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ renderTargetHeading),
/* harmony export */   a7: () => (/* binding */ isOfTargets),
/* harmony export */   c$: () => (/* binding */ renderTargetTable),
/* harmony export */   qE: () => (/* binding */ renderRunHeading)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(53101);

function isOfTargets({ targets, omitted = [] }) {
    return targets.length + omitted.length > 1;
}
function renderTargetTable(plan, { paint, width }) {
    const { targets, omitted = [] } = plan;
    const longest = Math.max(...[...targets, ...omitted].map(({ name }) => name.length));
    const named = (name, row) => `  ${paint('bold', name)}${' '.repeat(longest - name.length)}  ${row}`;
    const rows = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderColumns */ .CO)(targets.map(toRow));
    const table = [
        ...targets.map(({ name }, at) => named(name, rows[at] ?? '')),
        ...omitted.map(({ name, reason }) => named(name, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(reason))),
    ];
    const held = targets.flatMap(({ name, held: tags }) => tags.map(({ tag, reason }) => `${paint('yellow', 'hold')}  ${name} ${tag}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(reason)}`));
    return [
        ...table,
        ...(held.length === 0 ? [] : ['']),
        ...held.flatMap((line) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .wrap */ .LV)(`  ${line}`, { width, indent: '        ' })),
    ];
}
function toRow(target) {
    const { repositories, platforms, tags, build, needs = [], untagged, unchangedSince } = target;
    const [first = 'nowhere yet', ...more] = repositories;
    const names = tags.map(({ tag }) => tag).join(' ');
    return [
        more.length === 0 ? first : `${first} and ${more.length} more`,
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)([...(build.from ?? []).map((one) => `from ${one}`), ...platforms].join(', ')),
        untagged ?? (names === '' ? 'no tags' : names),
        needs.length === 0 ? '' : `on ${needs.join(', ')}`,
        unchangedSince === undefined ? '' : `unchanged since ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(unchangedSince.slice(0, 12))}`,
    ];
}
const STYLE = {
    shipped: 'green',
    unchanged: 'green',
    built: 'yellow',
    failed: 'red',
    skipped: 'yellow',
};
function renderRunHeading({ targets, status, durationsMs: { total } }, paint) {
    const count = (wanted) => targets.filter((one) => one.status === wanted).length;
    const isAll = !targets.some(({ status: how }) => how === 'failed' || how === 'skipped');
    const shipped = count('shipped') + count('unchanged');
    const verb = shipped > 0 || status !== 'done' ? 'shipped' : 'built';
    const part = verb === 'shipped' ? shipped : count('built');
    const time = total === undefined ? '' : ` in ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(total)}`;
    const words = `${verb} ${part} of ${targets.length} targets${time}`;
    return paint(isAll && status === 'done' ? 'green' : 'red', words);
}
function renderTargetHeading(target, paint) {
    const { name, status, reason, version, images } = target;
    const [only, ...others] = new Set(images.map(({ repository }) => repository));
    const where = others.length === 0 ? (only ?? '') : `${others.length + 1} repositories`;
    const what = status === 'shipped'
        ? ` ${[...(version === null ? [] : [(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(version)]), 'to', where].join(' ')}`
        : `: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(reason)}`;
    return `${paint('bold', name)}: ${paint(STYLE[status], status)}${what}`;
}


/***/ }),

/***/ 53101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ renderColumns),
/* harmony export */   Jn: () => (/* binding */ renderArgv),
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   QQ: () => (/* binding */ ansi),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   Up: () => (/* binding */ withSize),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57975);

const ansi = (style, text) => text === '' ? '' : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(style, text, { validateStream: false });
const plain = (_style, text) => text;
function renderColumns(rows, paint = (text) => text) {
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, width(cell));
        });
    }
    return rows.map((row, index) => row
        .map((cell, column) => {
        const isLast = row.slice(column + 1).every((next) => next === '');
        const blanks = isLast ? '' : ' '.repeat((widths[column] ?? 0) - width(cell));
        return paint(cell, column, index) + blanks;
    })
        .join('  ')
        .trimEnd());
}
function wrap(text, { width: columns, indent }) {
    const [head = '', ...words] = text.split(' ');
    const lines = [head];
    for (const word of words) {
        const line = `${lines.at(-1) ?? ''} ${word}`;
        if (width(line) <= columns)
            lines[lines.length - 1] = line;
        else
            lines.push(indent + word);
    }
    return lines;
}
function width(cell) {
    return Array.from(cell).length;
}
const SAFE_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;
function renderArgv(argv) {
    return argv
        .map((word) => (SAFE_WORD.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`))
        .join(' ');
}
function formatDuration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
function formatSize(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 999_950)
        return `${(bytes / 1e3).toFixed(1)} kB`;
    if (bytes < 999_950_000)
        return `${(bytes / 1e6).toFixed(1)} MB`;
    return `${(bytes / 1e9).toFixed(1)} GB`;
}
function shortDigest(digest) {
    return digest === null ? '–' : digest.slice(0, 'sha256:'.length + 12);
}
function withSize(name, size) {
    return size === undefined ? name : `${name} (${formatSize(size)})`;
}
function visible(text) {
    return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}


/***/ }),

/***/ 39067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JZ: () => (/* binding */ endProcess),
/* harmony export */   PB: () => (/* binding */ abortOnSignals),
/* harmony export */   bq: () => (/* binding */ readWorkingDirectory),
/* harmony export */   dc: () => (/* binding */ EXIT),
/* harmony export */   iJ: () => (/* binding */ runToExitCode),
/* harmony export */   rD: () => (/* binding */ readPayload),
/* harmony export */   t4: () => (/* binding */ toExitCode)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(34734);


const EXIT = { done: 0, problem: 1, bug: 2, findings: 3, interrupted: 130 };
const ISSUES = 'https://github.com/tagship/tagship/issues/new';
function toExitCode({ status }, signal) {
    if (status === 'done')
        return EXIT.done;
    return signal.aborted ? EXIT.interrupted : EXIT.problem;
}
function readWorkingDirectory(to, render) {
    try {
        return process.cwd();
    }
    catch (thrown) {
        const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
        const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('WORKING_DIRECTORY_MISSING', `The working directory cannot be read (${code}): it was removed, or may not be entered.`, 'Change to a directory that exists, such as the checkout, and run it again.');
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(to, `${render(problem)}\n`);
        return process.exit(EXIT.problem);
    }
}
async function runToExitCode(main, signal, voice) {
    try {
        return await main();
    }
    catch (thrown) {
        if (signal.aborted) {
            voice.line(`interrupted: ${toText(signal.reason)}`);
            return EXIT.interrupted;
        }
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF) {
            thrown.problems.forEach(voice.problem);
            return EXIT.problem;
        }
        voice.line(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
        voice.line(`This is a bug of tagship. Please report the lines above: ${ISSUES}`);
        return EXIT.bug;
    }
}
function toText(reason) {
    return reason instanceof Error ? reason.message : String(reason);
}
async function endProcess(exitCode) {
    process.exitCode = exitCode;
    if (exitCode !== EXIT.done)
        return;
    await Promise.all([process.stdout, process.stderr].map(drain));
    process.exit();
}
function drain(stream) {
    if (stream.writableLength === 0)
        return Promise.resolve();
    return new Promise((resolve) => {
        stream.write('', () => {
            resolve();
        });
    });
}
const TIDY_LIMIT_MS = 10_000;
function abortOnSignals(processes, limitMs = TIDY_LIMIT_MS) {
    const controller = new AbortController();
    const end = (why) => {
        const names = processes.list().map((name) => `"${name}"`);
        const what = names.length === 0 ? '' : `; still running, and stopped now: ${names.join(', ')}`;
        processes.kill();
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(process.stderr.fd, `tagship ended at once: ${why}${what}\n`);
        }
        catch (cause) {
            if (!(cause instanceof Error && 'code' in cause))
                throw cause;
        }
        process.exit(EXIT.interrupted);
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(name, () => {
            if (controller.signal.aborted)
                end(`a second signal, ${name}`);
            controller.abort(new Error(`ended by ${name}`));
            setTimeout(end, limitMs, `not done ${limitMs / 1000} s after ${name}`).unref();
        });
    }
    return controller.signal;
}
function readPayload(env) {
    const path = env.GITHUB_EVENT_PATH;
    if (path === undefined || path === '')
        return undefined;
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    }
    catch (cause) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('EVENT_UNREADABLE', `the event payload "${path}" cannot be read: ${String(cause)}`)], { cause });
    }
}


/***/ }),

/***/ 54538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ checkOutputFiles),
  B: () => (/* binding */ writeOutputFile)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
;// CONCATENATED MODULE: ./src/run/files/output-path.js



const MOST_LINKS = 40;
function findPath(path, cwd) {
    const descriptor = readDescriptor(path);
    if (descriptor !== undefined)
        return { path, kind: 'stream', descriptor };
    const checkout = findCheckout(cwd);
    let walk = { at: '/', rest: toParts((0,external_node_path_.resolve)(cwd, path)), links: 0 };
    for (let [part, ...rest] = walk.rest; part !== undefined; [part, ...rest] = walk.rest) {
        const next = part === '..' ? (0,external_node_path_.dirname)(walk.at) : (0,external_node_path_.join)(walk.at, part);
        const stats = external_node_fs_.lstatSync(next, { throwIfNoEntry: false });
        if (stats?.isSymbolicLink() === true) {
            if (isBelow(next, checkout))
                throw refuseLink(path, next);
            walk = follow({ ...walk, rest }, external_node_fs_.readlinkSync(next));
            continue;
        }
        if (stats === undefined && rest.length === 0)
            return { path: next, kind: 'absent' };
        if (rest.length > 0)
            checkDirectory(stats);
        walk = { ...walk, at: next, rest };
    }
    return classify(walk.at);
}
function follow({ at, rest, links }, target) {
    if (links >= MOST_LINKS)
        throw failure('ELOOP');
    return {
        at: target.startsWith('/') ? '/' : at,
        rest: [...toParts(target), ...rest],
        links: links + 1,
    };
}
function toParts(path) {
    return path.split('/').filter((part) => part !== '' && part !== '.');
}
function classify(path) {
    const stats = external_node_fs_.lstatSync(path);
    if (stats.isFile())
        return { path, kind: 'file', stats };
    return { path, kind: stats.isDirectory() ? 'directory' : 'stream' };
}
function checkDirectory(stats) {
    if (stats === undefined)
        throw failure('ENOENT');
    if (!stats.isDirectory())
        throw failure('ENOTDIR');
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}
function readDescriptor(path) {
    const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path) ?? [];
    const named = ['/dev/stdin', '/dev/stdout', '/dev/stderr'].indexOf(path);
    if (number !== undefined)
        return Number(number);
    return named > 0 ? named : undefined;
}
function findCheckout(cwd) {
    const start = external_node_fs_.realpathSync(cwd);
    for (let at = start;; at = (0,external_node_path_.dirname)(at)) {
        if (external_node_fs_.lstatSync((0,external_node_path_.join)(at, '.git'), { throwIfNoEntry: false }) !== undefined)
            return at;
        if (at === (0,external_node_path_.dirname)(at))
            return start;
    }
}
function isBelow(path, directory) {
    return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}
function refuseLink(path, link) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('OUTPUT_FILE_LINK', `"${path}" leads through "${link}", a symbolic link in the checkout, which may come with any commit`, 'Give a path without that link, or one outside the checkout.'),
    ]);
}

;// CONCATENATED MODULE: ./src/run/files/output-files.js




function checkOutputFiles(files, cwd) {
    const seen = new Map();
    return files.flatMap(({ flag, path }) => {
        try {
            const found = findPath(path, cwd);
            checkWritable(found);
            const other = seen.get(found.path);
            seen.set(found.path, flag);
            const isShared = found.kind === 'stream' || other === undefined;
            return isShared ? [] : [describeTwice(flag, other, path)];
        }
        catch (thrown) {
            return describeFailure({ flag, path }, thrown);
        }
    });
}
function writeOutputFile(file, text, cwd) {
    try {
        const found = findPath(file.path, cwd);
        if (found.kind === 'stream')
            writeStream(found, text);
        else
            replaceFile(found, text, file.isPrivate === true ? 0o600 : 0o666);
        return [];
    }
    catch (thrown) {
        return describeFailure(file, thrown);
    }
}
function checkWritable({ path, kind }) {
    if (kind === 'stream')
        return;
    if (kind === 'directory')
        throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
    if (kind === 'file')
        external_node_fs_.accessSync(path, external_node_fs_.constants.W_OK);
    else
        external_node_fs_.accessSync((0,external_node_path_.dirname)(path), external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
}
const IN_PLACE = ['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EXDEV'];
function replaceFile(found, text, newMode) {
    checkWritable(found);
    const { path, stats } = found;
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.tagship-${Math.random().toString(36).slice(2)}`);
    try {
        const file = external_node_fs_.openSync(temporary, 'wx', newMode);
        try {
            if (stats !== undefined)
                keepOwner(file, stats);
            external_node_fs_.writeFileSync(file, text);
        }
        finally {
            external_node_fs_.closeSync(file);
        }
        external_node_fs_.renameSync(temporary, path);
    }
    catch (thrown) {
        external_node_fs_.rmSync(temporary, { force: true });
        if (stats === undefined || !IN_PLACE.includes(toCode(thrown)))
            throw thrown;
        overwrite(path, text);
    }
}
function overwrite(path, text) {
    const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = external_node_fs_.constants;
    const file = external_node_fs_.openSync(path, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        external_node_fs_.writeFileSync(file, text);
    }
    finally {
        external_node_fs_.closeSync(file);
    }
}
function keepOwner(file, { mode, uid, gid }) {
    if (process.getuid?.() === 0)
        external_node_fs_.fchownSync(file, uid, gid);
    external_node_fs_.fchmodSync(file, mode & 0o7777);
}
const READER_MS = 2_000;
function writeStream({ path, descriptor }, text) {
    const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = external_node_fs_.constants;
    const file = descriptor ?? external_node_fs_.openSync(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
    try {
        const bytes = Buffer.from(text);
        const start = performance.now();
        for (let at = 0; at < bytes.byteLength;) {
            try {
                at += external_node_fs_.writeSync(file, bytes, at);
            }
            catch (thrown) {
                if (toCode(thrown) !== 'EAGAIN' || performance.now() - start > READER_MS)
                    throw thrown;
                Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
            }
        }
    }
    finally {
        if (descriptor === undefined)
            external_node_fs_.closeSync(file);
    }
}
function describeFailure({ flag, path }, thrown) {
    if (thrown instanceof problem/* Problem */.AF)
        return thrown.problems;
    const why = WORDS[String(toCode(thrown))] ?? (thrown instanceof Error ? thrown.message : '');
    if (toCode(thrown) === undefined)
        throw thrown;
    const isNoReader = toCode(thrown) === 'ENXIO' || toCode(thrown) === 'EAGAIN';
    return [
        (0,problem/* error */.z3)('OUTPUT_FILE_UNWRITABLE', `--${flag}: "${path}" can't be written: ${why}`, isNoReader
            ? 'Start the reader first.'
            : `Give --${flag} the path of a file in a directory that exists and can be written to.`),
    ];
}
const WORDS = {
    ENOENT: 'its directory does not exist',
    ENOTDIR: 'a part of it is a file and not a directory',
    EISDIR: 'it is a directory',
    EACCES: 'this user cannot write there',
    EPERM: 'this user cannot write there',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota is used up',
    ENAMETOOLONG: 'it is too long',
    ELOOP: 'its links lead in a circle',
    ENXIO: 'nothing reads it',
    EAGAIN: `the reader took nothing for ${READER_MS / 1000} s`,
    EPIPE: 'the reader has ended',
};
function toCode(thrown) {
    return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}
function describeTwice(flag, other, path) {
    return (0,problem/* error */.z3)('OUTPUT_FILE_TWICE', `--${flag} and --${other} name the same file "${(0,external_node_path_.basename)(path)}"`, 'Use a different path for each.');
}


/***/ }),

/***/ 81806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dQ: () => (/* binding */ toPathspecs),
/* harmony export */   j$: () => (/* binding */ addInputs),
/* harmony export */   yF: () => (/* binding */ listBuildFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _facts_git_git_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(30236);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(34734);
/* harmony import */ var _settings_targets_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(73733);





const VERSION = 1;
async function addInputs(plan, settings, git) {
    if (!(0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_4__/* .listSettings */ .cl)(settings).some(({ paths }) => paths.length > 0))
        return plan;
    const { run } = (0,_facts_git_git_js__WEBPACK_IMPORTED_MODULE_2__.openGit)(git);
    const read = new Map();
    const readOne = async (target) => {
        const known = read.get(target.name);
        if (known !== undefined)
            return known;
        const bases = plan.targets.filter(({ name }) => target.needs?.includes(name));
        const below = new Map();
        for (const base of bases)
            below.set(base.name, await readOne(base));
        const own = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_4__/* .settingsForTarget */ .Ob)(settings, target.name);
        const inputs = await readInputsOf(target, { settings: own, plan, below, run });
        read.set(target.name, inputs);
        return inputs;
    };
    const targets = [];
    for (const target of plan.targets) {
        const { inputs } = await readOne(target);
        targets.push(inputs === undefined ? target : { ...target, build: { ...target.build, inputs } });
    }
    const problems = [...read.values()].flatMap((one) => one.problems);
    return { ...plan, targets, problems: [...plan.problems, ...problems] };
}
async function readInputsOf(target, { settings, plan, below, run }) {
    const { paths } = settings;
    if (paths.length === 0 || settings.noCache)
        return { problems: [] };
    if (plan.facts.dirty && (settings.source === 'checkout' || (await isStaged(run)))) {
        return { problems: [notBelieved(target)] };
    }
    const unknown = [...below].find(([, { inputs }]) => inputs === undefined);
    if (unknown !== undefined)
        return { problems: [baseUnknown(target, unknown[0])] };
    const listed = await listFiles(run, toPathspecs(paths));
    if (listed.code !== 0)
        return { problems: [invalid(target, listed.stderr)] };
    if (listed.stdout === '')
        return { problems: [empty(target)] };
    const files = await listFiles(run, listBuildFiles(target));
    const bases = [...below].map(([name, { inputs }]) => [name, inputs]).sort();
    const text = JSON.stringify([VERSION, listed.stdout, files.stdout, bases]);
    return { inputs: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex'), problems: [] };
}
async function isStaged(run) {
    return (await run(['diff-index', '--cached', '--quiet', 'HEAD', '--'])).code !== 0;
}
function listFiles(run, pathspecs) {
    return run(['ls-files', '--stage', '-z', '--full-name', '--', ...pathspecs]);
}
function toPathspecs(paths) {
    const specs = paths.map((path) => path.startsWith('!') ? `:(exclude,glob)${path.slice(1)}` : `:(glob)${path}`);
    const excluding = paths.filter((path) => path.startsWith('!')).length;
    return excluding > 0 && excluding < paths.length ? [...specs, NO_FILE] : specs;
}
const NO_FILE = ':(glob)*/.git';
function listBuildFiles({ build: { file, context } }) {
    const names = [file, `${file}.dockerignore`, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(context, '.dockerignore')];
    const isLocal = (name) => name !== '-' && !name.includes(':') && !name.startsWith('/');
    return names.filter(isLocal).map((name) => `:(literal)${name}`);
}
function notBelieved({ name }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('PATHS_DIRTY', `"${name}" is built, whatever its paths: the checkout has uncommitted changes`, 'Commit them, or name the files in .gitignore.');
}
function baseUnknown({ name }, base) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('PATHS_BASE', `"${name}" is built, whatever its paths: its base "${base}" has none, so every commit may change it`, `Give the target "${base}" paths too.`);
}
function empty({ name }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('PATHS_EMPTY', `paths of "${name}" match no file of the commit`, 'Name files or directories relative to the working directory: services/api.');
}
function invalid({ name }, stderr) {
    const said = stderr.trim().split('\n').at(-1) ?? '';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('PATHS_INVALID', `paths of "${name}" cannot be read: ${said}`, 'Name files or directories of the checkout.');
}


/***/ }),

/***/ 57398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ readRun),
  t: () => (/* binding */ readSettingsAlone)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(57975);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __nccwpck_require__(15076);
// EXTERNAL MODULE: ./src/facts/git/git.js + 1 modules
var git_git = __nccwpck_require__(30236);
// EXTERNAL MODULE: ./src/facts/git/refs.js
var git_refs = __nccwpck_require__(18374);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/settings/table/untrusted.js
var untrusted = __nccwpck_require__(84994);
;// CONCATENATED MODULE: ./src/run/build-context.js








const METADATA_WORDS = ['git', 'workflow'];
async function checkContext({ context }, { sha }, git) {
    if (context === '.' || !(0,untrusted/* isLocalPath */.Nj)(context))
        return [];
    const directory = (0,external_node_path_.resolve)(git.cwd, context);
    if (!(await isDirectory(directory))) {
        return METADATA_WORDS.includes(context) ? [ofMetadata(context)] : [];
    }
    const other = await readOther(directory, git);
    return other === undefined || other === sha ? [] : [otherRepository(context, other, sha)];
}
async function readOther(directory, git) {
    const own = (await (0,checkout/* findRepositories */.iP)(git.cwd)).nearest;
    const found = (await (0,checkout/* findRepositories */.iP)(directory)).nearest;
    if (found === undefined || found === own)
        return undefined;
    const sha = await readSha({ ...git, cwd: directory }, 'HEAD');
    if (own === undefined)
        return sha;
    const recorded = await readSha({ ...git, cwd: own }, `HEAD:${(0,external_node_path_.relative)(own, found)}`);
    return recorded === sha ? undefined : sha;
}
async function isDirectory(path) {
    try {
        return (await (0,external_node_util_.promisify)(external_node_fs_.stat)(path)).isDirectory();
    }
    catch {
        return false;
    }
}
async function readSha(git, name) {
    const answer = await (0,git_git.openGit)(git).run(['rev-parse', '--verify', '--quiet', name]);
    return answer.code === 0 ? (0,git_refs/* toSha */.O9)(answer.stdout.trim()) : undefined;
}
function ofMetadata(context) {
    return (0,src_problem/* error */.z3)('CONTEXT_OF_METADATA', `context: "${context}" is a build context here, and there is no directory of that name`, 'Leave it out: the commit that is checked out counts anyway. "git" and "workflow" are for command: plan, as docker/metadata-action has them.');
}
function otherRepository(context, theirs, ours) {
    const [built, counted] = [theirs, ours].map((sha) => `"${sha.slice(0, 12)}"`);
    return (0,src_problem/* notice */.lm)('CONTEXT_OTHER_REPOSITORY', `context: "${context}" is in another repository, at commit ${built ?? ''}, but tags and labels follow commit ${counted ?? ''}, which the working directory is at`, 'To have its commit count, run in that repository, or check it out into the working directory.');
}

// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __nccwpck_require__(33154);
// EXTERNAL MODULE: ./src/facts/project.js
var facts_project = __nccwpck_require__(84916);
;// CONCATENATED MODULE: ./src/facts/git/checked-out.js



async function compareCheckout(read, event) {
    const { ci, clone } = read;
    const head = clone?.head?.sha;
    if (head === undefined || ci.sha === undefined)
        return undefined;
    const change = isAboutChange(event) ? await compareChange(read, event, head) : undefined;
    if (head === ci.sha)
        return change === 'base' ? { is: 'base' } : undefined;
    return { is: change ?? (await compareHistory(read, head, ci.sha)), eventSha: ci.sha };
}
function isAboutChange(event) {
    return event.kind === 'change' || (event.kind === 'other' && event.about !== undefined);
}
async function compareChange({ ci, git }, event, head) {
    const { changeShas = [], baseShas = [] } = ci;
    const headSha = event.kind === 'change' ? event.headSha : undefined;
    if (head === headSha)
        return 'head';
    if (baseShas.includes(head))
        return 'base';
    if (changeShas.includes(head))
        return 'head';
    const parents = changeShas.length === 0 ? [] : await readParents(git, head);
    return parents.some((parent) => changeShas.includes(parent)) ? 'head' : undefined;
}
async function readParents(git, sha) {
    const { stdout } = await git.run(['cat-file', 'commit', sha]);
    const [header = ''] = stdout.split('\n\n', 1);
    return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent);
}
async function compareHistory(read, head, eventSha) {
    if (isElsewhere(read))
        return 'elsewhere';
    const { git } = read;
    if ((await (0,git_git.readAncestry)(git.run, head, eventSha)) === true)
        return 'older';
    return (await (0,git_git.readAncestry)(git.run, eventSha, head)) === true ? 'newer' : 'other';
}
function isElsewhere({ ci, clone }) {
    const own = ci.project.slug?.toLowerCase();
    const found = (0,facts_project/* parseProjectUrl */.o0)(clone?.remoteUrl).project.slug?.toLowerCase();
    if (own === undefined || found === undefined)
        return false;
    return found !== own && !found.endsWith(`/${own}`) && !own.endsWith(`/${found}`);
}
function isOfOtherProject(read) {
    const { ci, clone } = read;
    const head = clone?.head?.sha;
    return head !== undefined && ci.sha !== undefined && head !== ci.sha && isElsewhere(read);
}
async function dropSurrounding(read) {
    const { clone, ci, git } = read;
    if (ci.sha === undefined || clone?.head?.sha === ci.sha || !isElsewhere(read))
        return read;
    const tree = await git.run(['rev-parse', '--verify', '--quiet', 'HEAD:./']);
    return tree.code === 0 ? read : { ...read, clone: undefined };
}
function toBuiltProject({ ci, clone }, checkedOut) {
    const { project } = (0,facts_project/* parseProjectUrl */.o0)(clone?.remoteUrl);
    return checkedOut?.is === 'elsewhere' ? project : { ...project, ...ci.project };
}
function followBranch(event, { clone }, checkedOut) {
    if (event.kind !== 'branch' || clone?.branch === undefined || checkedOut === undefined)
        return event;
    const isByHand = event.trigger === 'manual' || event.trigger === 'api';
    const isOwn = ['older', 'newer', 'other'].includes(checkedOut.is);
    return isByHand && isOwn ? { ...event, branch: clone.branch } : event;
}
function explainCheckout(read, { is, eventSha }, { event, gitTags }) {
    const head = read.clone?.head?.sha;
    if (is === 'head' || is === 'base' || head === undefined || eventSha === undefined)
        return [];
    const [ours, theirs] = [quote(head), quote(eventSha)];
    const isEvent = read.input.counts === 'event';
    const which = isEvent
        ? `${theirs} is used, as in docker/metadata-action`
        : `${ours} is used, because it is what is built`;
    const names = listGitTags(head, gitTags);
    const at = names.length === 0 ? '' : ` (git tag ${names.map((name) => `"${name}"`).join(', ')})`;
    const message = `Commit ${ours}${at} is checked out, ${relations[is](theirs, read)}: ${which}.`;
    return [(0,src_problem/* notice */.lm)('FACTS_OTHER_COMMIT', message, isEvent ? '' : toHint(event, is, names))];
}
function quote(sha) {
    return `"${sha.slice(0, 12)}"`;
}
const relations = {
    older: (sha) => `which came before ${sha}, the commit of the event`,
    newer: (sha) => `which was made after ${sha}, the commit of the event`,
    other: (sha) => `and not ${sha}, the commit of the event`,
    elsewhere: (sha, { ci, clone }) => `of the project "${(0,facts_project/* parseProjectUrl */.o0)(clone?.remoteUrl).project.slug ?? ''}", and the event is about ${sha} of "${ci.project.slug ?? ''}"`,
};
function toHint(event, is, names) {
    const [name] = names;
    if (event.kind !== 'branch' || is === 'newer' || is === 'elsewhere')
        return '';
    if (event.trigger === 'workflow_run')
        return 'To build the commit of the triggering run, give actions/checkout "ref: ${{ github.event.workflow_run.head_sha }}".';
    return name === undefined
        ? ''
        : `To ship it as that git tag, give "git-tag: ${name}"; as that version, give "version".`;
}
function listGitTags(sha, gitTags) {
    if (!gitTags.known)
        return [];
    return gitTags.list.flatMap((tag) => (tag.sha === sha ? [tag.name] : [])).slice(0, 3);
}

// EXTERNAL MODULE: ./src/facts/git/clone.js
var git_clone = __nccwpck_require__(49143);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __nccwpck_require__(23213);
;// CONCATENATED MODULE: ./src/facts/git/commit.js



async function readCommit(read, event, gitTags) {
    const { clone, problems } = read;
    const { sha, isAsked } = await chooseSha(read, event, gitTags);
    if (sha === undefined)
        return undefined;
    const head = clone?.head;
    if (head?.sha === sha)
        return { sha, isAsked, ...(0,omit_undefined/* omitUndefined */.O)({ commitTime: head.time }) };
    if (isAsked && head !== undefined)
        problems.push(notCheckedOut(read.given, sha, head.sha));
    return { sha, isAsked, ...(0,omit_undefined/* omitUndefined */.O)({ commitTime: await readTime(read, sha) }) };
}
async function readTime({ ci, clone, git }, sha) {
    const time = clone === undefined ? undefined : await git.commitTime(sha);
    return time ?? (sha === ci.sha ? ci.commitTime : undefined);
}
async function chooseSha(read, event, gitTags) {
    const { ci, clone, given, input, problems } = read;
    if (given.sha !== undefined)
        return { sha: await readGivenSha(read, given.sha), isAsked: true };
    const tagged = findTagged(given, event, gitTags);
    if (tagged !== undefined)
        return { sha: tagged, isAsked: true };
    const head = clone?.head?.sha;
    const sha = input.counts === 'event' ? (ci.sha ?? head) : (head ?? ci.sha);
    if (sha === undefined)
        problems.push(noCommits());
    return { sha, isAsked: false };
}
function findTagged(given, event, gitTags) {
    if (given.gitTag === undefined || event.kind === 'change' || !gitTags.known)
        return undefined;
    return gitTags.list.find(({ name }) => name === given.gitTag)?.sha;
}
async function readGivenSha({ git, problems }, given) {
    const sha = (0,git_refs/* toSha */.O9)(given) ?? (await expand(git, given));
    if (sha === undefined)
        problems.push(unknownCommit(given));
    return sha;
}
async function expand(git, abbreviated) {
    const answer = await git.run(['rev-parse', '--verify', '--quiet', `${abbreviated}^{commit}`]);
    return answer.code === 0 ? (0,git_refs/* toSha */.O9)(answer.stdout.trim()) : undefined;
}
function noCommits() {
    const hint = 'Make the first commit, then run again.';
    return (0,src_problem/* error */.z3)('FACTS_NO_COMMITS', 'This repository has no commits yet.', hint);
}
function unknownCommit(given) {
    const message = `sha: "${given}" is not a commit of this clone, or is ambiguous.`;
    return (0,src_problem/* error */.z3)('FACTS_UNKNOWN_COMMIT', message, 'Give the full commit ID.');
}
function notCheckedOut({ sha, gitTag }, asked, head) {
    const [name, value] = sha === undefined ? ['git-tag', gitTag ?? ''] : ['sha', sha];
    return (0,src_problem/* notice */.lm)('FACTS_NOT_CHECKED_OUT', `${name}: "${value}" is commit "${asked.slice(0, 12)}", but "${head.slice(0, 12)}" is checked out, and the checkout is what is built.`, `Check out "${asked.slice(0, 12)}" first.`);
}

;// CONCATENATED MODULE: ./src/facts/git/tags.js

function decideGitTags({ clone, asked, isCi }) {
    if (asked?.ok)
        return { gitTags: { known: true, from: 'remote', list: asked.value }, notices: [] };
    const gap = findGap(clone, isCi);
    const failure = asked === undefined ? undefined : asked.reason;
    if (clone !== undefined && gap === undefined) {
        const gitTags = { known: true, from: 'clone', list: clone.gitTags };
        return { gitTags, notices: failure === undefined ? [] : [toUnasked(failure)] };
    }
    const reason = [gap, failure ?? 'the remote was not asked'].join('; ');
    return { gitTags: { known: false, reason }, notices: [toUnknown(reason, failure !== undefined)] };
}
function findGap(clone, isCi) {
    if (clone === undefined)
        return 'there is no clone';
    if (clone.shallow)
        return 'the clone is shallow';
    const mayLack = isCi && clone.remoteUrl !== undefined && clone.gitTags.length === 0;
    return mayLack ? 'the clone has no git tags' : undefined;
}
function toUnasked(failure) {
    return (0,src_problem/* notice */.lm)('FACTS_REMOTE_SILENT', `Only the git tags of the clone are known: ${failure}.`, 'If git tags may be missing, run git fetch --tags first.');
}
function toUnknown(reason, wasAsked) {
    return (0,src_problem/* notice */.lm)('FACTS_GIT_TAGS_UNKNOWN', `The git tags of the project are unknown (${reason}), so the plan assumes its version is the newest; the registry decides.`, wasAsked
        ? 'Fetch the whole history with its git tags, or allow the job to read the remote.'
        : 'Use --remote to read the git tags of the remote, or fetch the whole history with its git tags.');
}

// EXTERNAL MODULE: ../../node_modules/semver/functions/compare.js
var compare = __nccwpck_require__(66841);
// EXTERNAL MODULE: ../../node_modules/semver/functions/parse.js
var parse = __nccwpck_require__(15797);
;// CONCATENATED MODULE: ./src/facts/ci/local.js



const registries = {
    'github.com': 'ghcr.io',
    'gitlab.com': 'registry.gitlab.com',
};
function readLocalEvent(clone, tagPrefix = '') {
    const names = clone.gitTags.filter(({ sha }) => sha === clone.head?.sha).map(({ name }) => name);
    const ours = names.filter((name) => name.startsWith(tagPrefix));
    const version = findHighest(ours, tagPrefix);
    if (version !== undefined)
        return { kind: 'gitTag', gitTag: version, trigger: 'local' };
    if (clone.branch !== undefined)
        return { kind: 'branch', branch: clone.branch, trigger: 'local' };
    const last = (ours.length > 0 ? ours : names).toSorted().at(-1);
    return last === undefined
        ? { kind: 'other', name: 'detached HEAD' }
        : { kind: 'gitTag', gitTag: last, trigger: 'local' };
}
function toOwnRepository(remoteUrl) {
    const { host, project } = (0,facts_project/* parseProjectUrl */.o0)(remoteUrl);
    const key = host?.toLowerCase() ?? '';
    if (project.slug === undefined || !Object.hasOwn(registries, key))
        return undefined;
    return `${registries[key] ?? ''}/${project.slug}`.toLowerCase();
}
function findHighest(names, tagPrefix) {
    const versions = names.map((name) => ({
        name,
        bare: name.slice(tagPrefix.length).replace(/^v/, ''),
    }));
    const strict = versions.filter(({ bare }) => /^\d/.test(bare) && parse(bare) !== null);
    const loose = versions.filter(({ bare }) => /^\d+(\.\d+){1,3}$/.test(bare));
    const highest = strict.toSorted((a, b) => compare(a.bare, b.bare)).at(-1) ??
        loose.toSorted((a, b) => compareNumbers(a.bare, b.bare)).at(-1);
    return highest?.name;
}
function compareNumbers(a, b) {
    const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}

;// CONCATENATED MODULE: ./src/facts/overrides-conflicts.js

const conflicts = [
    [
        'Give either git-tag or branch.',
        ({ gitTag, branch }) => gitTag !== undefined && branch !== undefined,
    ],
    [
        'Give either git-tag or pr.',
        ({ gitTag, change }) => gitTag !== undefined && change !== undefined,
    ],
    [
        'Give pr too: a change needs a number.',
        ({ eventName, change }) => isChangeName(eventName) && change === undefined,
    ],
    [
        'Remove --event, or use pull_request.',
        ({ eventName, change }) => change !== undefined && eventName !== undefined && !isChangeName(eventName),
    ],
    [
        'Remove git-tag: that event is about a branch.',
        ({ gitTag, eventName }) => gitTag !== undefined && (eventName === 'schedule' || eventName === 'merge_group'),
    ],
];
function isChangeName(eventName) {
    return eventName?.startsWith('pull_request') ?? false;
}
function findConflicts(given) {
    return conflicts
        .filter(([, isFound]) => isFound(given))
        .map(([hint]) => (0,src_problem/* error */.z3)('FACTS_OVERRIDES_CONFLICT', `${spell(given)} are mutually exclusive.`, hint));
}
function spell({ eventName, gitTag, branch, change }) {
    const given = { event: eventName, 'git-tag': gitTag, branch, pr: change };
    return Object.entries(given)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name} "${value ?? ''}"`)
        .join(' and ');
}

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __nccwpck_require__(16392);
// EXTERNAL MODULE: ./src/facts/time.js
var time = __nccwpck_require__(47828);
;// CONCATENATED MODULE: ./src/facts/overrides.js






const eventNames = {
    push: 'push',
    tag: 'push',
    pull_request: 'pull_request',
    merge_request: 'pull_request',
    change: 'pull_request',
    pull_request_target: 'pull_request_target',
    merge_group: 'merge_group',
    release: 'release',
    schedule: 'schedule',
    workflow_dispatch: 'workflow_dispatch',
    manual: 'workflow_dispatch',
    repository_dispatch: 'repository_dispatch',
    api: 'repository_dispatch',
};
const triggers = {
    push: 'push',
    workflow_dispatch: 'manual',
    repository_dispatch: 'api',
};
function parseOverrides(given) {
    const problems = [];
    const gitTag = parseName('git-tag', given.gitTag, git_refs/* toGitTag */.Sy, problems);
    const branch = parseName('branch', given.branch, git_refs/* toBranch */.U5, problems);
    const defaultBranch = parseName('default-branch', given.defaultBranch, git_refs/* toBranch */.U5, problems);
    const value = {
        ...(0,omit_undefined/* omitUndefined */.O)({
            gitTag,
            branch,
            defaultBranch,
            eventName: parseEventName(given.event, problems),
            sha: parseSha(given.sha, problems),
            change: parseChange(given.change, problems),
            build: given.build === '' ? undefined : given.build,
            now: parseNow(given.now, problems),
        }),
        isFork: given.fork === 'true',
    };
    problems.push(...findConflicts(value));
    return problems.length === 0 ? { ok: true, value, problems } : { ok: false, problems };
}
function toOverriddenEvent(given, context) {
    const { gitTag, branch, change } = given;
    const asks = given.eventName ?? gitTag ?? branch ?? change;
    if (asks === undefined)
        return undefined;
    const eventName = given.eventName ?? (change === undefined ? 'push' : 'pull_request');
    const event = toEvent(eventName, given, context);
    const ref = event.kind === 'change' ? `refs/pull/${event.number}/merge` : (0,git_refs/* toRef */.lW)(event);
    return { event, eventName, ref };
}
function toEvent(eventName, given, context) {
    const branch = given.branch ?? context.branch;
    const target = context.defaultBranch;
    if (given.change !== undefined)
        return {
            kind: 'change',
            number: given.change,
            ...(0,omit_undefined/* omitUndefined */.O)({ source: branch, target }),
            origin: context.origin,
        };
    switch (eventName) {
        case 'merge_group':
            return { kind: 'mergeQueue', ...(0,omit_undefined/* omitUndefined */.O)({ target: branch ?? target }) };
        case 'schedule':
            return { kind: 'schedule', ...(0,omit_undefined/* omitUndefined */.O)({ branch: branch ?? target }) };
        default:
            return toRun(eventName, branch, given.branch === undefined ? toGitTagOf(given, context) : undefined);
    }
}
function toRun(eventName, branch, gitTag) {
    if (eventName === 'release' && gitTag !== undefined)
        return { kind: 'release', gitTag, prerelease: false };
    const trigger = triggers[eventName] ?? 'other';
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    return branch === undefined ? { kind: 'other', name: eventName } : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function toGitTagOf(given, { event }) {
    return given.gitTag ?? ownGitTag(event);
}
function ownGitTag(event) {
    return event.kind === 'gitTag' || event.kind === 'release' ? event.gitTag : undefined;
}
function parseName(setting, given, strip, problems) {
    if (given === undefined || given === '')
        return undefined;
    const name = strip(given) ?? given;
    if ((0,git_refs/* isRefName */.pA)(name) && !name.startsWith('refs/'))
        return name;
    problems.push((0,src_problem/* error */.z3)('FACTS_BAD_REF', `invalid ${setting} "${given}": not the name of a ${setting === 'git-tag' ? 'git tag' : 'branch'}.`, 'Give the plain name as git lists it, without an expression such as ^{commit}, ~1 or @{1}.'));
    return undefined;
}
function parseEventName(given, problems) {
    if (given === undefined || given === '')
        return undefined;
    if (Object.hasOwn(eventNames, given))
        return eventNames[given];
    const names = Object.keys(eventNames).join(', ');
    problems.push((0,src_problem/* error */.z3)('FACTS_BAD_EVENT', `invalid --event "${given}".`, `Use one of: ${names}.`));
    return undefined;
}
function parseSha(given, problems) {
    if (given === undefined || given === '')
        return undefined;
    if (/^[0-9a-f]{7,64}$/i.test(given))
        return given.toLowerCase();
    problems.push((0,src_problem/* error */.z3)('FACTS_BAD_SHA', `invalid sha "${given}".`, 'Give 7 to 64 hexadecimal digits.'));
    return undefined;
}
function parseChange(given, problems) {
    if (given === undefined || given === '')
        return undefined;
    const number = (0,variables/* toNumber */.Ro)(given.replace(/^[#!]/, ''));
    if (number === undefined)
        problems.push((0,src_problem/* error */.z3)('FACTS_BAD_CHANGE', `invalid pr "${given}": not a number.`, 'Give the number, such as 12.'));
    return number;
}
function parseNow(given, problems) {
    if (given === undefined || given === '')
        return undefined;
    const now = (0,time/* toUtc */.y)(given);
    if (now === undefined)
        problems.push((0,src_problem/* error */.z3)('FACTS_BAD_TIME', `invalid --now "${given}": not a time with a time zone.`, 'Use ISO 8601, such as 2026-11-22T09:30:00Z or 2026-11-22T09:30:00+01:00.'));
    return now;
}

;// CONCATENATED MODULE: ./src/facts/ci/azure.js




const azure_triggers = {
    IndividualCI: 'push',
    BatchedCI: 'push',
    Manual: 'manual',
    ResourceTrigger: 'api',
};
function readAzureFacts(env) {
    const ref = (0,variables/* readText */.yR)(env, 'BUILD_SOURCEBRANCH');
    const event = readEvent(env, ref);
    return {
        ci: 'azure',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'BUILD_REASON'),
            ref,
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'BUILD_SOURCEVERSION')),
            environment: (0,variables/* readText */.yR)(env, 'ENVIRONMENT_NAME'),
        }),
        project: (0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'BUILD_REPOSITORY_NAME'), (0,variables/* readText */.yR)(env, 'BUILD_REPOSITORY_URI')),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'BUILD_BUILDNUMBER'),
            id: (0,variables/* readText */.yR)(env, 'BUILD_BUILDID'),
            url: readRunUrl(env),
        }),
    };
}
function readEvent(env, ref) {
    const change = readChange(env, ref);
    if (change !== undefined)
        return change;
    const reason = (0,variables/* readText */.yR)(env, 'BUILD_REASON') ?? '';
    const branch = (0,git_refs/* toBranch */.U5)(ref);
    if (reason === 'Schedule' && branch !== undefined)
        return { kind: 'schedule', branch };
    return (0,git_refs/* toRefEvent */.hR)(ref, (Object.hasOwn(azure_triggers, reason) ? azure_triggers[reason] : undefined) ?? 'other');
}
function readChange(env, ref) {
    const number = (0,variables/* readNumber */.kz)(env, 'SYSTEM_PULLREQUEST_PULLREQUESTNUMBER') ??
        (0,git_refs/* toChangeNumber */.bL)(ref) ??
        (0,variables/* readNumber */.kz)(env, 'SYSTEM_PULLREQUEST_PULLREQUESTID');
    if (number === undefined)
        return (0,variables/* readText */.yR)(env, 'BUILD_REASON') === 'PullRequest'
            ? { kind: 'other', name: 'PullRequest', origin: readOrigin(env) }
            : undefined;
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: toName((0,variables/* readText */.yR)(env, 'SYSTEM_PULLREQUEST_SOURCEBRANCH')),
            target: toName((0,variables/* readText */.yR)(env, 'SYSTEM_PULLREQUEST_TARGETBRANCH')),
            headSha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'SYSTEM_PULLREQUEST_SOURCECOMMITID')),
        }),
        origin: readOrigin(env),
    };
}
function readOrigin(env) {
    const isFork = (0,variables/* readText */.yR)(env, 'SYSTEM_PULLREQUEST_ISFORK')?.toLowerCase();
    return isFork === 'false' ? 'project' : isFork === 'true' ? 'fork' : 'unknown';
}
function toName(branch) {
    return (0,git_refs/* toBranch */.U5)(branch) ?? branch;
}
function readRunUrl(env) {
    const collection = (0,variables/* readText */.yR)(env, 'SYSTEM_COLLECTIONURI', 'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI');
    const project = (0,variables/* readText */.yR)(env, 'SYSTEM_TEAMPROJECT');
    const id = (0,variables/* readText */.yR)(env, 'BUILD_BUILDID');
    if (collection === undefined || project === undefined || id === undefined)
        return undefined;
    const base = collection.replace(/\/+$/, '');
    return `${base}/${encodeURIComponent(project)}/_build/results?buildId=${id}`;
}

;// CONCATENATED MODULE: ./src/facts/ci/bitbucket.js




function readBitbucketFacts(env) {
    const event = bitbucket_readEvent(env);
    const slug = (0,variables/* readText */.yR)(env, 'BITBUCKET_REPO_FULL_NAME');
    const number = (0,variables/* readText */.yR)(env, 'BITBUCKET_BUILD_NUMBER');
    const origin = (0,variables/* readText */.yR)(env, 'BITBUCKET_GIT_HTTP_ORIGIN')?.replace(/^http:/, 'https:');
    const url = (0,facts_project/* parseProjectUrl */.o0)(origin).project.url ?? (slug && `https://bitbucket.org/${slug}`);
    return {
        ci: 'bitbucket',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: event === undefined ? undefined : toEventName(event),
            ref: event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event, (0,variables/* readText */.yR)(env, 'BITBUCKET_BRANCH')),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'BITBUCKET_COMMIT')),
            environment: (0,variables/* readText */.yR)(env, 'BITBUCKET_DEPLOYMENT_ENVIRONMENT'),
        }),
        project: (0,facts_project/* toProject */.l4)(slug, url),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number,
            id: (0,variables/* readText */.yR)(env, 'BITBUCKET_PIPELINE_UUID'),
            url: slug === undefined || number === undefined
                ? undefined
                : `https://bitbucket.org/${slug}/pipelines/results/${number}`,
        }),
    };
}
function bitbucket_readEvent(env) {
    const number = (0,variables/* readNumber */.kz)(env, 'BITBUCKET_PR_ID');
    const branch = (0,variables/* readText */.yR)(env, 'BITBUCKET_BRANCH');
    if (number !== undefined) {
        const target = (0,variables/* readText */.yR)(env, 'BITBUCKET_PR_DESTINATION_BRANCH');
        return {
            kind: 'change',
            number,
            ...(0,omit_undefined/* omitUndefined */.O)({ source: branch, target }),
            origin: 'project',
        };
    }
    const gitTag = (0,variables/* readText */.yR)(env, 'BITBUCKET_TAG');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger: 'push' };
    return branch === undefined ? undefined : (0,git_refs/* toBranchEvent */.ak)(branch, 'push');
}
function toEventName(event) {
    return event.kind === 'change' ? 'pull_request' : 'push';
}

;// CONCATENATED MODULE: ./src/facts/ci/buildkite.js




const buildkite_triggers = {
    webhook: 'push',
    ui: 'manual',
    api: 'api',
    trigger_job: 'api',
};
function readBuildkiteFacts(env) {
    const event = buildkite_readEvent(env);
    return {
        ci: 'buildkite',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'BUILDKITE_SOURCE'),
            ref: event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event, (0,variables/* readText */.yR)(env, 'BUILDKITE_BRANCH')),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'BUILDKITE_COMMIT')),
            defaultBranch: (0,variables/* readText */.yR)(env, 'BUILDKITE_PIPELINE_DEFAULT_BRANCH'),
            environment: (0,variables/* readText */.yR)(env, 'BUILDKITE_GITHUB_DEPLOYMENT_ENVIRONMENT'),
        }),
        project: (0,facts_project/* parseProjectUrl */.o0)((0,variables/* readText */.yR)(env, 'BUILDKITE_REPO')).project,
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'BUILDKITE_BUILD_NUMBER'),
            id: (0,variables/* readText */.yR)(env, 'BUILDKITE_BUILD_ID'),
            url: (0,variables/* readText */.yR)(env, 'BUILDKITE_BUILD_URL'),
            attempt: (0,variables/* readText */.yR)(env, 'BUILDKITE_RETRY_COUNT'),
        }),
    };
}
function readQueue(env) {
    const named = (0,git_refs/* toBranchEvent */.ak)((0,variables/* readText */.yR)(env, 'BUILDKITE_BRANCH') ?? '', 'push');
    return named.kind === 'mergeQueue' ? (0,omit_undefined/* omitUndefined */.O)({ number: named.number }) : {};
}
function buildkite_readEvent(env) {
    const source = (0,variables/* readText */.yR)(env, 'BUILDKITE_SOURCE') ?? '';
    const trigger = (Object.hasOwn(buildkite_triggers, source) ? buildkite_triggers[source] : undefined) ?? 'other';
    const gitTag = (0,variables/* readText */.yR)(env, 'BUILDKITE_TAG');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    const queue = (0,variables/* readText */.yR)(env, 'BUILDKITE_MERGE_QUEUE_BASE_BRANCH');
    if (queue !== undefined)
        return { ...readQueue(env), kind: 'mergeQueue', target: queue };
    const branch = (0,variables/* readText */.yR)(env, 'BUILDKITE_BRANCH');
    const change = buildkite_readChange(env, branch);
    if (change !== undefined)
        return change;
    if (branch === undefined || branch === 'HEAD')
        return undefined;
    return source === 'schedule' ? { kind: 'schedule', branch } : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function buildkite_readChange(env, branch) {
    const isPrefixed = branch?.includes(':') === true;
    const asked = (0,variables/* readText */.yR)(env, 'BUILDKITE_PULL_REQUEST') ?? 'false';
    if (asked === 'false' && !isPrefixed)
        return undefined;
    const compared = (0,facts_project/* compareProjects */.it)((0,variables/* readText */.yR)(env, 'BUILDKITE_PULL_REQUEST_REPO'), (0,variables/* readText */.yR)(env, 'BUILDKITE_REPO'));
    const origin = isPrefixed ? 'fork' : compared;
    const number = (0,variables/* readNumber */.kz)(env, 'BUILDKITE_PULL_REQUEST');
    if (number === undefined)
        return { kind: 'other', name: 'pull request', origin };
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: branch,
            target: (0,variables/* readText */.yR)(env, 'BUILDKITE_PULL_REQUEST_BASE_BRANCH'),
        }),
        origin,
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/circle.js




function readCircleFacts(env) {
    const event = circle_readEvent(env);
    const located = (0,facts_project/* parseProjectUrl */.o0)((0,variables/* readText */.yR)(env, 'CIRCLE_REPOSITORY_URL'));
    const owner = (0,variables/* readText */.yR)(env, 'CIRCLE_PROJECT_USERNAME');
    const name = (0,variables/* readText */.yR)(env, 'CIRCLE_PROJECT_REPONAME');
    const slug = owner === undefined || name === undefined ? located.project.slug : `${owner}/${name}`;
    return {
        ci: 'circle',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
            ref: event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event, (0,variables/* readText */.yR)(env, 'CIRCLE_BRANCH')),
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'CIRCLE_SHA1')),
        }),
        project: (0,facts_project/* toProject */.l4)(slug, located.project.url),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'CIRCLE_BUILD_NUM'),
            id: (0,variables/* readText */.yR)(env, 'CIRCLE_WORKFLOW_ID'),
            url: (0,variables/* readText */.yR)(env, 'CIRCLE_BUILD_URL'),
        }),
    };
}
function circle_readEvent(env) {
    const gitTag = (0,variables/* readText */.yR)(env, 'CIRCLE_TAG');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger: 'push' };
    const branch = (0,variables/* readText */.yR)(env, 'CIRCLE_BRANCH');
    const number = readForkNumber(env, branch);
    if (number !== undefined)
        return { kind: 'change', number, origin: 'fork' };
    if ((0,variables/* readText */.yR)(env, 'CIRCLE_PR_USERNAME', 'CIRCLE_PR_REPONAME') !== undefined)
        return { kind: 'other', name: 'pull request', origin: 'fork' };
    return branch === undefined ? undefined : (0,git_refs/* toBranchEvent */.ak)(branch, 'push');
}
function readForkNumber(env, branch) {
    const fromBranch = (0,variables/* toNumber */.Ro)(/^pull\/(\d+)(?:\/(?:head|merge))?$/.exec(branch ?? '')?.[1]);
    if (fromBranch !== undefined)
        return fromBranch;
    const number = (0,variables/* readNumber */.kz)(env, 'CIRCLE_PR_NUMBER');
    if (number !== undefined ||
        (0,variables/* readText */.yR)(env, 'CIRCLE_PR_USERNAME', 'CIRCLE_PR_REPONAME') === undefined)
        return number;
    return (0,variables/* toNumber */.Ro)(/\/(\d+)$/.exec((0,variables/* readText */.yR)(env, 'CIRCLE_PULL_REQUEST') ?? '')?.[1]);
}

// EXTERNAL MODULE: ./src/facts/origins.js
var origins = __nccwpck_require__(23634);
// EXTERNAL MODULE: ./src/facts/ci/unknown.js
var unknown = __nccwpck_require__(34500);
;// CONCATENATED MODULE: ./src/facts/ci/cloudbuild.js






const MAPPED = ['PROJECT_ID', 'PROJECT_NUMBER', 'BUILD_ID', 'LOCATION', 'TRIGGER_NAME', 'REF_NAME'];
function readCloudbuildFacts(env) {
    const event = cloudbuild_readEvent(env);
    const id = (0,variables/* readText */.yR)(env, 'BUILD_ID');
    const project = (0,variables/* readText */.yR)(env, 'PROJECT_ID');
    const location = (0,variables/* readText */.yR)(env, 'LOCATION') ?? 'global';
    const page = `https://console.cloud.google.com/cloud-build/builds;region=${location}`;
    return {
        ci: 'cloudbuild',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventProblem: event === undefined
                ? (0,unknown/* toEventProblem */.J1)('Google Cloud Build sets no variables for it', 'Or set options: { automapSubstitutions: true } in the build configuration.')
                : undefined,
            eventName: event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
            ref: event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'COMMIT_SHA', 'REVISION_ID')),
        }),
        project: (0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'REPO_FULL_NAME'), undefined),
        run: (0,omit_undefined/* omitUndefined */.O)({
            id,
            url: id === undefined || project === undefined ? undefined : `${page}/${id}?project=${project}`,
        }),
    };
}
function cloudbuild_readEvent(env) {
    const change = cloudbuild_readChange(env);
    if (change !== undefined)
        return change;
    const gitTag = (0,variables/* readText */.yR)(env, 'TAG_NAME');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger: 'push' };
    const branch = (0,variables/* readText */.yR)(env, 'BRANCH_NAME');
    const isMapped = MAPPED.every((name) => (0,variables/* readText */.yR)(env, name) !== undefined);
    return branch === undefined || !isMapped ? undefined : (0,git_refs/* toBranchEvent */.ak)(branch, 'push');
}
function cloudbuild_readChange(env) {
    const number = (0,variables/* readNumber */.kz)(env, '_PR_NUMBER');
    const head = (0,variables/* readText */.yR)(env, '_HEAD_REPO_URL');
    if (number === undefined && head === undefined)
        return undefined;
    const { slug } = (0,facts_project/* parseProjectUrl */.o0)(head).project;
    const origin = (0,origins/* compareOrigins */.F)(slug, (0,variables/* readText */.yR)(env, 'REPO_FULL_NAME'));
    if (number === undefined)
        return { kind: 'other', name: 'pull_request', origin };
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: (0,variables/* readText */.yR)(env, '_HEAD_BRANCH'),
            target: (0,variables/* readText */.yR)(env, '_BASE_BRANCH'),
        }),
        origin,
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/codebuild.js





function readCodebuildFacts(env) {
    const event = codebuild_readEvent(env);
    return {
        ci: 'codebuild',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventProblem: event === undefined
                ? (0,unknown/* toEventProblem */.J1)('AWS CodeBuild started this build without a webhook')
                : undefined,
            eventName: (0,variables/* readText */.yR)(env, 'CODEBUILD_WEBHOOK_EVENT')?.toLowerCase(),
            ref: event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'CODEBUILD_RESOLVED_SOURCE_VERSION')),
        }),
        project: (0,facts_project/* parseProjectUrl */.o0)((0,variables/* readText */.yR)(env, 'CODEBUILD_SOURCE_REPO_URL')).project,
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'CODEBUILD_BUILD_NUMBER'),
            id: (0,variables/* readText */.yR)(env, 'CODEBUILD_BUILD_ID'),
            url: (0,variables/* readText */.yR)(env, 'CODEBUILD_PUBLIC_BUILD_URL', 'CODEBUILD_BUILD_URL'),
        }),
    };
}
function codebuild_readEvent(env) {
    const trigger = (0,variables/* readText */.yR)(env, 'CODEBUILD_WEBHOOK_TRIGGER');
    const version = (0,variables/* readText */.yR)(env, 'CODEBUILD_SOURCE_VERSION');
    const asked = trigger ?? version ?? '';
    if (asked.startsWith('pr/'))
        return toChange(env, asked);
    if (trigger === undefined)
        return (0,git_refs/* toRefEvent */.hR)(version?.replace(/\^\{[0-9a-f]+\}$/, ''), 'manual');
    const name = trigger.replace(/^[a-z]+\//, '');
    if (trigger.startsWith('branch/'))
        return (0,git_refs/* toBranchEvent */.ak)(name, 'push');
    return trigger.startsWith('tag/') ? toTagEvent(env, name) : undefined;
}
function toTagEvent(env, name) {
    const gitTag = (0,git_refs/* toGitTag */.Sy)(name) ?? name;
    const happened = (0,variables/* readText */.yR)(env, 'CODEBUILD_WEBHOOK_EVENT') ?? '';
    return happened === 'RELEASED' || happened === 'PRERELEASED'
        ? { kind: 'release', gitTag, prerelease: happened === 'PRERELEASED' }
        : { kind: 'gitTag', gitTag, trigger: 'push' };
}
function toChange(env, asked) {
    const number = (0,variables/* toNumber */.Ro)(/^pr\/(\d+)/.exec(asked)?.[1]);
    if (number === undefined)
        return { kind: 'other', name: 'pull_request', origin: 'unknown' };
    const branch = (name) => (0,git_refs/* toBranch */.U5)((0,variables/* readText */.yR)(env, name)) ?? (0,variables/* readText */.yR)(env, name);
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: branch('CODEBUILD_WEBHOOK_HEAD_REF'),
            target: branch('CODEBUILD_WEBHOOK_BASE_REF'),
        }),
        origin: 'unknown',
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/drone.js




const drone_triggers = {
    push: 'push',
    tag: 'push',
    custom: 'manual',
    promote: 'manual',
    rollback: 'manual',
};
function readDroneFacts(env) {
    const event = drone_readEvent(env);
    return {
        ci: 'drone',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'DRONE_BUILD_EVENT'),
            ref: (0,variables/* readText */.yR)(env, 'DRONE_COMMIT_REF') ?? (event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event)),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'DRONE_COMMIT_SHA', 'DRONE_COMMIT')),
            defaultBranch: (0,variables/* readText */.yR)(env, 'DRONE_REPO_BRANCH'),
            environment: (0,variables/* readText */.yR)(env, 'DRONE_DEPLOY_TO'),
        }),
        project: (0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'DRONE_REPO'), (0,variables/* readText */.yR)(env, 'DRONE_REPO_LINK')),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'DRONE_BUILD_NUMBER'),
            url: (0,variables/* readText */.yR)(env, 'DRONE_BUILD_LINK'),
        }),
    };
}
function drone_readEvent(env) {
    const name = (0,variables/* readText */.yR)(env, 'DRONE_BUILD_EVENT') ?? '';
    const change = drone_readChange(env, name);
    if (change !== undefined)
        return change;
    const trigger = (Object.hasOwn(drone_triggers, name) ? drone_triggers[name] : undefined) ?? 'other';
    const gitTag = (0,variables/* readText */.yR)(env, 'DRONE_TAG') ?? (0,git_refs/* toGitTag */.Sy)((0,variables/* readText */.yR)(env, 'DRONE_COMMIT_REF'));
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    const branch = (0,variables/* readText */.yR)(env, 'DRONE_BRANCH');
    if (branch === undefined)
        return undefined;
    return name === 'cron' ? { kind: 'schedule', branch } : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function drone_readChange(env, name) {
    const number = (0,variables/* readNumber */.kz)(env, 'DRONE_PULL_REQUEST') ?? (0,git_refs/* toChangeNumber */.bL)((0,variables/* readText */.yR)(env, 'DRONE_COMMIT_REF'));
    if (number === undefined)
        return name === 'pull_request' ? { kind: 'other', name, origin: 'unknown' } : undefined;
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: (0,variables/* readText */.yR)(env, 'DRONE_SOURCE_BRANCH'),
            target: (0,variables/* readText */.yR)(env, 'DRONE_TARGET_BRANCH', 'DRONE_BRANCH'),
        }),
        origin: 'unknown',
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/github/payload.js
function readField(payload, path) {
    let value = payload;
    for (const key of path.split('.')) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
            return undefined;
        value = value[key];
    }
    return value;
}
function readPayloadText(payload, path) {
    const value = readField(payload, path);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function readPayloadNumber(payload, path) {
    const value = readField(payload, path);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
function readPayloadBoolean(payload, path) {
    const value = readField(payload, path);
    return typeof value === 'boolean' ? value : undefined;
}

;// CONCATENATED MODULE: ./src/facts/forge.js





function readApi(env, payload, { slug, server }) {
    if (slug === undefined || !isSlug(slug))
        return undefined;
    const guessed = server === 'https://github.com' ? 'https://api.github.com' : `${server}/api/v3`;
    return {
        url: (0,variables/* readText */.yR)(env, 'GITHUB_API_URL') ?? guessed,
        slug,
        isProjectUnsaid: readPayloadText(payload, 'repository.full_name') === undefined,
    };
}
function isSlug(slug) {
    return /^[\w.-]+\/[\w.-]+$/.test(slug) && slug.split('/').every((part) => !/^\.+$/.test(part));
}
async function askProject(read, knownBranch) {
    if (read.ci.api?.isProjectUnsaid !== true)
        return undefined;
    const isAll = knownBranch === undefined;
    return ask(read, `the description${isAll ? ', license and default branch' : ' and license'}`);
}
async function addDefaultBranch(read, told, known) {
    const isAsked = told !== undefined || known !== undefined;
    const { project = read.ci.project, defaultBranch } = (isAsked ? told : await ask(read, 'the default branch')) ?? {};
    return { project, defaultBranch: known ?? defaultBranch };
}
async function ask(read, lacks) {
    const { ci, input, problems } = read;
    if (ci.api === undefined || input.askGithub === undefined || input.remote === 'never')
        return undefined;
    if (isOfOtherProject(read))
        return undefined;
    const answer = await input.askGithub({ api: ci.api.url, slug: ci.api.slug, lacks });
    problems.push(...answer.problems);
    if (!answer.ok)
        return {};
    const { defaultBranch, ...project } = answer.value;
    const isName = defaultBranch !== undefined && (0,git_refs/* isRefName */.pA)(defaultBranch);
    return (0,omit_undefined/* omitUndefined */.O)({
        project: { ...project, ...ci.project },
        defaultBranch: isName ? defaultBranch : undefined,
    });
}

;// CONCATENATED MODULE: ./src/facts/ci/github/event.js






const readers = new Map([
    ['push', onRef('push')],
    ['create', onRef('push')],
    ['workflow_dispatch', onRef('manual')],
    ['repository_dispatch', onRef('api')],
    ['workflow_call', onRef('other')],
    ['deployment', onRef('other')],
    ['deployment_status', onRef('other')],
    ['pull_request', event_readChange],
    ['pull_request_target', event_readChange],
    ['pull_request_review', event_readChange],
    ['pull_request_review_comment', event_readChange],
    ['merge_group', readMergeGroup],
    ['release', readRelease],
    [
        'schedule',
        ({ ref }) => ({ event: { kind: 'schedule', ...(0,omit_undefined/* omitUndefined */.O)({ branch: (0,git_refs/* toBranch */.U5)(ref) }) } }),
    ],
    ['workflow_run', readWorkflowRun],
]);
function readGithubEvent(run) {
    const { eventName } = run;
    const reader = readers.get(eventName);
    if (reader !== undefined)
        return reader(run);
    if (eventName.startsWith('pull_request'))
        return event_readChange(run);
    if (eventName === '')
        return onRef('other')(run);
    return event_readOther(run);
}
function event_readOther({ env, payload, eventName }) {
    const own = (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'GITHUB_SHA'));
    const isAboutChange = readField(payload, 'issue.pull_request') !== undefined;
    const about = isAboutChange ? readPayloadNumber(payload, 'issue.number') : undefined;
    return {
        event: { kind: 'other', name: eventName, ...(0,omit_undefined/* omitUndefined */.O)({ about }) },
        trustedAt: own ?? '',
        baseShas: listShas(own),
    };
}
function listShas(...texts) {
    return texts.map(git_refs/* toSha */.O9).filter((sha) => sha !== undefined);
}
function other(name, notice, origin) {
    return {
        event: { kind: 'other', name, ...(0,omit_undefined/* omitUndefined */.O)({ origin }) },
        ...(notice === undefined ? {} : { notices: [notice] }),
    };
}
function onRef(trigger) {
    return (run) => {
        const { ref, eventName } = run;
        if ((0,git_refs/* toChangeNumber */.bL)(ref) !== undefined)
            return event_readChange(run);
        const event = (0,git_refs/* toRefEvent */.hR)(ref, trigger);
        if (event !== undefined)
            return { event };
        return eventName === '' ? {} : other(eventName);
    };
}
function event_readChange(run) {
    const { env, payload, eventName } = run;
    const number = readPayloadNumber(payload, 'pull_request.number') ??
        readPayloadNumber(payload, 'number') ??
        (0,git_refs/* toChangeNumber */.bL)(run.ref);
    if (number === undefined)
        return other(eventName, missing(eventName, 'the number of the pull request'), 'unknown');
    const source = readPayloadText(payload, 'pull_request.head.ref') ?? (0,variables/* readText */.yR)(env, 'GITHUB_HEAD_REF');
    const compared = event_readOrigin(run, 'pull_request.head.repo.full_name');
    const event = {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source,
            target: readPayloadText(payload, 'pull_request.base.ref') ?? (0,variables/* readText */.yR)(env, 'GITHUB_BASE_REF'),
            headSha: (0,git_refs/* toSha */.O9)(readPayloadText(payload, 'pull_request.head.sha')),
        }),
        origin: compared === 'project' && (0,git_refs/* isPushedWithoutBranch */._k)(source) ? 'unknown' : compared,
    };
    return {
        event,
        ...readChangeShas(run),
        ...(eventName === 'pull_request_target' ? { ref: `refs/pull/${number}/merge` } : {}),
        ...(readField(payload, 'pull_request.head') === undefined
            ? { notices: [missing(eventName, 'the source repository of the pull request')] }
            : {}),
    };
}
function readChangeShas({ env, payload, eventName }) {
    const own = (0,variables/* readText */.yR)(env, 'GITHUB_SHA');
    const isTarget = eventName === 'pull_request_target';
    const [head, merge, base] = ['head.sha', 'merge_commit_sha', 'base.sha'].map((path) => readPayloadText(payload, `pull_request.${path}`));
    return {
        changeShas: listShas(head, merge, isTarget ? undefined : own),
        baseShas: listShas(base, isTarget ? own : undefined),
    };
}
function readMergeGroup({ payload, ref }) {
    const base = readPayloadText(payload, 'merge_group.base_ref');
    const queue = (0,git_refs/* toRefEvent */.hR)(ref, 'push');
    const named = queue?.kind === 'mergeQueue' ? queue : {};
    const target = (0,git_refs/* toBranch */.U5)(base) ?? base ?? named.target;
    return { event: { kind: 'mergeQueue', ...(0,omit_undefined/* omitUndefined */.O)({ target, number: named.number }) } };
}
function readRelease({ payload, ref, eventName }) {
    const action = readPayloadText(payload, 'action') ?? 'published';
    if (['deleted', 'unpublished'].includes(action))
        return other(`release ${action}`);
    if (readField(payload, 'release.draft') === true)
        return other('release draft');
    const gitTag = readPayloadText(payload, 'release.tag_name') ?? (0,git_refs/* toGitTag */.Sy)(ref);
    if (gitTag === undefined)
        return other(eventName, missing(eventName, 'the git tag of the release'));
    const isPrerelease = readField(payload, 'release.prerelease') === true;
    return {
        event: { kind: 'release', gitTag, prerelease: isPrerelease },
        ref: `refs/tags/${gitTag}`,
    };
}
function readWorkflowRun(run) {
    const { payload, eventName } = run;
    const branch = readPayloadText(payload, 'workflow_run.head_branch');
    const sha = (0,git_refs/* toSha */.O9)(readPayloadText(payload, 'workflow_run.head_sha'));
    if (branch === undefined || sha === undefined)
        return other(eventName, missing(eventName, 'the branch and commit of the triggering run'), 'unknown');
    const origin = event_readOrigin(run, 'workflow_run.head_repository.full_name');
    const cause = readPayloadText(payload, 'workflow_run.event') ?? 'pull_request';
    const conclusion = (0,omit_undefined/* omitUndefined */.O)({ conclusion: readConclusion(payload) });
    if (cause.startsWith('pull_request') || origin !== 'project') {
        const shas = { changeShas: [sha], baseShas: listShas((0,variables/* readText */.yR)(run.env, 'GITHUB_SHA')) };
        return { event: event_toChange(run, branch, origin), sha, ...shas, ...conclusion };
    }
    return { event: (0,git_refs/* toBranchEvent */.ak)(branch, 'workflow_run'), sha, ...conclusion };
}
function readConclusion(payload) {
    return readField(payload, 'workflow_run.conclusion') === null
        ? 'unfinished'
        : readPayloadText(payload, 'workflow_run.conclusion');
}
function event_toChange({ payload, eventName }, source, origin) {
    const changes = readField(payload, 'workflow_run.pull_requests');
    const first = Array.isArray(changes) ? changes[0] : undefined;
    const number = readPayloadNumber(first, 'number');
    if (number === undefined)
        return {
            kind: 'other',
            name: origin === 'fork' ? `${eventName} of a fork` : eventName,
            origin,
        };
    return {
        kind: 'change',
        number,
        source,
        ...(0,omit_undefined/* omitUndefined */.O)({ target: readPayloadText(first, 'base.ref') }),
        origin,
    };
}
function event_readOrigin({ env, payload }, path) {
    const own = (0,variables/* readText */.yR)(env, 'GITHUB_REPOSITORY') ?? readPayloadText(payload, 'repository.full_name');
    return (0,origins/* compareOrigins */.F)(readPayloadText(payload, path), own);
}
function readActors(env, payload) {
    const paths = ['sender', 'pull_request.user', 'workflow_run.actor'];
    const named = paths.map((path) => readPayloadText(payload, `${path}.login`));
    return [(0,variables/* readText */.yR)(env, 'GITHUB_ACTOR'), ...named].filter((name) => name !== undefined);
}
function missing(eventName, what) {
    return (0,src_problem/* notice */.lm)('FACTS_PAYLOAD_INCOMPLETE', `Invalid payload of the event "${eventName}": missing ${what}.`, 'Set GITHUB_EVENT_PATH to the event payload that GitHub wrote, or give the facts with --event, --pr and --git-tag.');
}

;// CONCATENATED MODULE: ./src/facts/ci/github/metadata.js




function readGithubMetadata(env, payload) {
    const sha = (0,variables/* readText */.yR)(env, 'GITHUB_SHA');
    if (sha === undefined)
        return undefined;
    const ref = (0,variables/* readText */.yR)(env, 'GITHUB_REF') ?? '';
    const isTarget = (0,variables/* readText */.yR)(env, 'GITHUB_EVENT_NAME') === 'pull_request_target';
    return {
        ref,
        sha,
        ...(0,omit_undefined/* omitUndefined */.O)({
            baseRef: readPayloadText(payload, ref.startsWith('refs/tags/') && !isTarget ? 'base_ref' : 'pull_request.base.ref'),
            defaultBranch: readPayloadText(payload, 'repository.default_branch'),
            commitTime: readPushedTime(payload, sha),
        }),
    };
}
function readPushedTime(payload, sha) {
    const commits = readField(payload, 'commits');
    const all = [
        ...(Array.isArray(commits) ? commits : []),
        readField(payload, 'head_commit'),
    ];
    const found = all.find((commit) => sha !== undefined && readPayloadText(commit, 'id') === sha);
    return (0,time/* toUtc */.y)(readPayloadText(found, 'timestamp'));
}

;// CONCATENATED MODULE: ./src/facts/ci/github/github.js








function readGithubFacts(env, payload) {
    const { project, server } = readProject(env, payload);
    return {
        ci: 'github',
        ...readRunFacts(env, payload),
        project,
        ...(0,omit_undefined/* omitUndefined */.O)({
            api: readApi(env, payload, { slug: project.slug, server }),
            ownRepository: toGithubRepository(server, project.slug),
            metadata: readGithubMetadata(env, payload),
            commitTime: readPushedTime(payload, (0,variables/* readText */.yR)(env, 'GITHUB_SHA')),
        }),
        run: readRunIds(env, project.url, (0,variables/* readText */.yR)(env, 'GITHUB_RUN_ID')),
    };
}
function readRunFacts(env, payload) {
    const eventName = (0,variables/* readText */.yR)(env, 'GITHUB_EVENT_NAME');
    const ref = readRef(env);
    const happened = readGithubEvent({ env, payload, eventName: eventName ?? '', ref });
    const sha = (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'GITHUB_SHA'));
    return (0,omit_undefined/* omitUndefined */.O)({
        event: happened.event,
        eventName,
        ref: happened.ref ?? ref,
        baseRef: readBaseRef(env, payload, happened.ref ?? ref),
        sha: happened.sha ?? sha,
        defaultBranch: readPayloadText(payload, 'repository.default_branch') ??
            (eventName === 'schedule' ? (0,git_refs/* toBranch */.U5)(ref) : undefined),
        protected: readProtected(env),
        environment: readPayloadText(payload, 'deployment.environment'),
        actors: readActors(env, payload),
        trustedAt: happened.trustedAt,
        changeShas: happened.changeShas,
        baseShas: happened.baseShas,
        conclusion: happened.conclusion,
        notices: happened.notices,
    });
}
function readProject(env, payload) {
    const server = ((0,variables/* readText */.yR)(env, 'GITHUB_SERVER_URL') ?? 'https://github.com').replace(/\/+$/, '');
    const slug = (0,variables/* readText */.yR)(env, 'GITHUB_REPOSITORY') ?? readPayloadText(payload, 'repository.full_name');
    const url = slug === undefined ? undefined : `${server}/${slug}`;
    return {
        server,
        project: {
            ...(0,facts_project/* toProject */.l4)(slug, url),
            ...(0,omit_undefined/* omitUndefined */.O)({
                description: readPayloadText(payload, 'repository.description'),
                license: readPayloadText(payload, 'repository.license.spdx_id'),
                private: readPayloadBoolean(payload, 'repository.private'),
            }),
        },
    };
}
function readRunIds(env, url, page) {
    return (0,omit_undefined/* omitUndefined */.O)({
        number: (0,variables/* readText */.yR)(env, 'GITHUB_RUN_NUMBER'),
        id: (0,variables/* readText */.yR)(env, 'GITHUB_RUN_ID'),
        attempt: (0,variables/* readText */.yR)(env, 'GITHUB_RUN_ATTEMPT'),
        url: url === undefined || page === undefined ? undefined : `${url}/actions/runs/${page}`,
    });
}
function toGithubRepository(server, slug) {
    const host = /^https?:\/\/([^/]+)$/.exec(server)?.[1];
    if (slug === undefined || host === undefined)
        return undefined;
    const registry = host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
    return `${registry}/${slug}`.toLowerCase();
}
function readRef(env) {
    const ref = (0,variables/* readText */.yR)(env, 'GITHUB_REF');
    if (ref !== undefined)
        return ref;
    const name = (0,variables/* readText */.yR)(env, 'GITHUB_REF_NAME');
    const folder = { branch: 'refs/heads', tag: 'refs/tags' }[(0,variables/* readText */.yR)(env, 'GITHUB_REF_TYPE') ?? ''];
    return name === undefined || folder === undefined ? undefined : `${folder}/${name}`;
}
function readBaseRef(env, payload, ref) {
    const pushed = readPayloadText(payload, 'base_ref');
    if ((0,git_refs/* toGitTag */.Sy)(ref) !== undefined)
        return (0,git_refs/* toBranch */.U5)(pushed) ?? pushed;
    if ((0,git_refs/* toChangeNumber */.bL)(ref) === undefined)
        return undefined;
    return readPayloadText(payload, 'pull_request.base.ref') ?? (0,variables/* readText */.yR)(env, 'GITHUB_BASE_REF');
}
function readProtected(env) {
    const text = (0,variables/* readText */.yR)(env, 'GITHUB_REF_PROTECTED');
    return text === undefined ? undefined : text === 'true';
}

;// CONCATENATED MODULE: ./src/facts/ci/forgejo.js



function readForgejoFacts(ci, env, payload) {
    const { project, server } = readProject(env, payload);
    const host = /^https?:\/\/([^/]+)$/.exec(server)?.[1];
    const own = host === undefined || project.slug === undefined
        ? undefined
        : `${host}/${project.slug}`.toLowerCase();
    return {
        ci,
        ...readRunFacts(env, payload),
        project,
        ...(0,omit_undefined/* omitUndefined */.O)({ ownRepository: own }),
        run: readRunIds(env, project.url, (0,variables/* readText */.yR)(env, 'GITHUB_RUN_NUMBER')),
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/gitlab.js






const gitlab_triggers = {
    push: 'push',
    web: 'manual',
    webide: 'manual',
    chat: 'manual',
    api: 'api',
    trigger: 'api',
    pipeline: 'api',
};
const CHANGE_SOURCES = ['merge_request_event', 'external_pull_request_event'];
function readGitlabFacts(env) {
    const event = gitlab_readEvent(env);
    const sha = (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'CI_COMMIT_SHA'));
    return {
        ci: 'gitlab',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_SOURCE'),
            ref: gitlab_readRef(env, event),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha,
            commitTime: (0,time/* toUtc */.y)((0,variables/* readText */.yR)(env, 'CI_COMMIT_TIMESTAMP')),
            defaultBranch: (0,variables/* readText */.yR)(env, 'CI_DEFAULT_BRANCH'),
            protected: gitlab_readProtected(env),
            environment: (0,variables/* readText */.yR)(env, 'CI_ENVIRONMENT_NAME'),
            now: (0,time/* toUtc */.y)((0,variables/* readText */.yR)(env, 'CI_PIPELINE_CREATED_AT')),
            ownRepository: (0,variables/* readText */.yR)(env, 'CI_REGISTRY_IMAGE')?.toLowerCase(),
        }),
        project: {
            ...(0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'CI_PROJECT_PATH'), (0,variables/* readText */.yR)(env, 'CI_PROJECT_URL')),
            ...(0,omit_undefined/* omitUndefined */.O)({
                description: (0,variables/* readText */.yR)(env, 'CI_PROJECT_DESCRIPTION'),
                private: readPrivate(env),
            }),
        },
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_IID'),
            id: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_ID'),
            url: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_URL'),
        }),
    };
}
function readPrivate(env) {
    const visibility = (0,variables/* readText */.yR)(env, 'CI_PROJECT_VISIBILITY');
    return visibility === undefined ? undefined : visibility !== 'public';
}
function gitlab_readEvent(env) {
    const source = (0,variables/* readText */.yR)(env, 'CI_PIPELINE_SOURCE') ?? '';
    const trigger = (Object.hasOwn(gitlab_triggers, source) ? gitlab_triggers[source] : undefined) ?? 'other';
    const gitTag = (0,variables/* readText */.yR)(env, 'CI_COMMIT_TAG');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    const change = readMergeRequest(env) ?? readExternalChange(env);
    if (change !== undefined)
        return change;
    if (CHANGE_SOURCES.includes(source))
        return { kind: 'other', name: source, origin: 'unknown' };
    const branch = readBranch(env);
    if (source === 'schedule')
        return { kind: 'schedule', ...(0,omit_undefined/* omitUndefined */.O)({ branch }) };
    return branch === undefined ? undefined : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function readBranch(env) {
    const name = (0,variables/* readText */.yR)(env, 'CI_COMMIT_BRANCH', 'CI_COMMIT_REF_NAME');
    return name === 'HEAD' ? undefined : name;
}
function readMergeRequest(env) {
    const number = (0,variables/* readNumber */.kz)(env, 'CI_MERGE_REQUEST_IID');
    if (number === undefined)
        return undefined;
    const target = (0,variables/* readText */.yR)(env, 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME');
    if ((0,variables/* readText */.yR)(env, 'CI_MERGE_REQUEST_EVENT_TYPE') === 'merge_train')
        return { kind: 'mergeQueue', ...(0,omit_undefined/* omitUndefined */.O)({ target, number }) };
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: (0,variables/* readText */.yR)(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'),
            target,
            headSha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA')),
        }),
        origin: gitlab_readOrigin(env),
    };
}
function gitlab_readOrigin(env) {
    const compare = (source, own) => (0,origins/* compareOrigins */.F)((0,variables/* readText */.yR)(env, source), (0,variables/* readText */.yR)(env, own));
    const byPath = compare('CI_MERGE_REQUEST_SOURCE_PROJECT_PATH', 'CI_PROJECT_PATH');
    if (byPath !== 'unknown')
        return byPath;
    return compare('CI_MERGE_REQUEST_SOURCE_PROJECT_ID', 'CI_PROJECT_ID');
}
function readExternalChange(env) {
    const number = (0,variables/* readNumber */.kz)(env, 'CI_EXTERNAL_PULL_REQUEST_IID');
    if (number === undefined)
        return undefined;
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: (0,variables/* readText */.yR)(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME'),
            target: (0,variables/* readText */.yR)(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME'),
        }),
        origin: (0,origins/* compareOrigins */.F)((0,variables/* readText */.yR)(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY'), (0,variables/* readText */.yR)(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY')),
    };
}
function gitlab_readRef(env, event) {
    const named = (0,variables/* readText */.yR)(env, 'CI_MERGE_REQUEST_REF_PATH');
    if (named !== undefined && (0,variables/* readText */.yR)(env, 'CI_COMMIT_TAG') === undefined)
        return named;
    if (event?.kind === 'change' && (0,variables/* readText */.yR)(env, 'CI_MERGE_REQUEST_IID') !== undefined)
        return `refs/merge-requests/${event.number}/head`;
    return event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event, readBranch(env));
}
function gitlab_readProtected(env) {
    const text = (0,variables/* readText */.yR)(env, 'CI_COMMIT_REF_PROTECTED');
    return text === undefined ? undefined : text === 'true';
}

;// CONCATENATED MODULE: ./src/facts/ci/jenkins.js





function readJenkinsFacts(env) {
    const event = jenkins_readEvent(env);
    return {
        ci: 'jenkins',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
            ref: event === undefined
                ? undefined
                : (0,git_refs/* toRef */.lW)(event, (0,variables/* readText */.yR)(env, 'BRANCH_NAME', 'GIT_LOCAL_BRANCH')),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            actors: jenkins_readActors(env),
            sha: event?.kind === 'change' ? undefined : (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'GIT_COMMIT')),
            defaultBranch: (0,variables/* isTrue */.Hn)(env, 'BRANCH_IS_PRIMARY')
                ? (0,variables/* readText */.yR)(env, 'BRANCH_NAME')
                : (0,variables/* readText */.yR)(env, 'GITLAB_PROJECT_DEFAULT_BRANCH'),
        }),
        project: (0,facts_project/* parseProjectUrl */.o0)((0,variables/* readText */.yR)(env, 'GIT_URL', 'GIT_URL_1')).project,
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'BUILD_NUMBER'),
            id: (0,variables/* readText */.yR)(env, 'BUILD_ID'),
            url: (0,variables/* readText */.yR)(env, 'BUILD_URL'),
        }),
    };
}
function jenkins_readActors(env) {
    const author = (0,variables/* readText */.yR)(env, 'CHANGE_AUTHOR');
    return author === undefined ? undefined : [author];
}
function jenkins_readEvent(env) {
    const change = jenkins_readChange(env) ?? readPluginChange(env);
    if (change !== undefined)
        return change;
    const tag = (0,variables/* readText */.yR)(env, 'TAG_NAME') ?? readPluginTag(env);
    if (tag !== undefined)
        return { kind: 'gitTag', gitTag: (0,git_refs/* toGitTag */.Sy)(tag) ?? tag, trigger: 'push' };
    const branch = (0,variables/* readText */.yR)(env, 'BRANCH_NAME', 'GIT_LOCAL_BRANCH') ?? toPlain((0,variables/* readText */.yR)(env, 'GIT_BRANCH'));
    return branch === undefined || branch === 'detached' || branch === 'HEAD'
        ? undefined
        : (0,git_refs/* toBranchEvent */.ak)(branch, 'push');
}
function jenkins_readChange(env) {
    const id = (0,variables/* readText */.yR)(env, 'CHANGE_ID');
    const isFork = (0,variables/* readText */.yR)(env, 'CHANGE_FORK') !== undefined;
    if (id === undefined && !isFork)
        return undefined;
    const source = (0,variables/* readText */.yR)(env, 'CHANGE_BRANCH');
    const own = (0,git_refs/* isPushedWithoutBranch */._k)(source) ? 'unknown' : 'project';
    return jenkins_toChange(id, {
        ...(0,omit_undefined/* omitUndefined */.O)({ source, target: (0,variables/* readText */.yR)(env, 'CHANGE_TARGET') }),
        origin: isFork ? 'fork' : own,
    });
}
function readPluginChange(env) {
    const ghprb = (0,variables/* readText */.yR)(env, 'ghprbPullId');
    if (ghprb !== undefined)
        return toBuilderChange(env, ghprb);
    const isMerge = ['MERGE', 'NOTE'].includes((0,variables/* readText */.yR)(env, 'gitlabActionType') ?? '');
    const gitlab = (0,variables/* readText */.yR)(env, 'gitlabMergeRequestIid');
    if (gitlab !== undefined || (isMerge && (0,variables/* readText */.yR)(env, 'gitlabTargetBranch') !== undefined)) {
        const source = (0,variables/* readText */.yR)(env, 'gitlabSourceBranch');
        const target = (0,variables/* readText */.yR)(env, 'gitlabTargetBranch');
        return jenkins_toChange(gitlab, {
            ...(0,omit_undefined/* omitUndefined */.O)({ source, target }),
            origin: readGitlabOrigin(env),
        });
    }
    if (/^(change-merged|ref-updated)$/.test((0,variables/* readText */.yR)(env, 'GERRIT_EVENT_TYPE') ?? ''))
        return undefined;
    const other = (0,variables/* readText */.yR)(env, ...PLUGIN_NUMBERS);
    return other === undefined ? undefined : jenkins_toChange(other, { origin: 'unknown' });
}
const PLUGIN_NUMBERS = [
    'GERRIT_CHANGE_NUMBER',
    'GITHUB_PR_NUMBER',
    'BITBUCKET_PULL_REQUEST_ID',
    'giteePullRequestIid',
    'pullRequestId',
];
function toBuilderChange(env, number) {
    const author = (0,facts_project/* parseProjectUrl */.o0)((0,variables/* readText */.yR)(env, 'ghprbAuthorRepoGitUrl')).project.slug;
    return jenkins_toChange(number, {
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: (0,variables/* readText */.yR)(env, 'ghprbSourceBranch'),
            target: (0,variables/* readText */.yR)(env, 'ghprbTargetBranch'),
            headSha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'ghprbActualCommit')),
        }),
        origin: (0,origins/* compareOrigins */.F)(author, (0,variables/* readText */.yR)(env, 'ghprbGhRepository')),
    });
}
function readGitlabOrigin(env) {
    const found = [
        ['gitlabSourceRepoHttpUrl', 'gitlabTargetRepoHttpUrl'],
        ['gitlabSourceRepoSshUrl', 'gitlabTargetRepoSshUrl'],
    ]
        .map(([source = '', own = '']) => (0,facts_project/* compareProjects */.it)((0,variables/* readText */.yR)(env, source), (0,variables/* readText */.yR)(env, own)))
        .filter((origin) => origin !== 'unknown');
    return found.find((origin) => origin === 'fork') ?? found[0] ?? 'unknown';
}
function jenkins_toChange(id, change) {
    const number = (0,variables/* toNumber */.Ro)(id);
    if (number === undefined)
        return { kind: 'other', name: 'change', origin: change.origin };
    return { kind: 'change', number, ...change };
}
function readPluginTag(env) {
    const action = (0,variables/* readText */.yR)(env, 'GITLAB_OBJECT_KIND', 'gitlabActionType')?.toLowerCase();
    const pushed = (0,variables/* readText */.yR)(env, 'gitlabBranch', 'gitlabSourceBranch');
    if (action === 'tag_push' && pushed !== undefined)
        return pushed;
    return /^(?:refs\/)?(?:remotes\/)?(?:origin\/)?tags\/(.+)$/.exec((0,variables/* readText */.yR)(env, 'GIT_BRANCH') ?? '')?.[1];
}
function toPlain(branch) {
    return branch?.replace(/^refs\/(heads|remotes)\//, '').replace(/^origin\//, '');
}

;// CONCATENATED MODULE: ./src/facts/ci/semaphore.js





const semaphore_triggers = [
    ['SEMAPHORE_WORKFLOW_TRIGGERED_BY_MANUAL_RUN', 'manual'],
    ['SEMAPHORE_WORKFLOW_TRIGGERED_BY_API', 'api'],
];
function readSemaphoreFacts(env) {
    const event = semaphore_readEvent(env);
    const organization = (0,variables/* readText */.yR)(env, 'SEMAPHORE_ORGANIZATION_URL')?.replace(/\/+$/, '');
    const id = (0,variables/* readText */.yR)(env, 'SEMAPHORE_WORKFLOW_ID');
    const isAddressed = organization !== undefined && id !== undefined;
    return {
        ci: 'semaphore',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_REF_TYPE'),
            ref: (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_REF') ?? (event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event)),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_SHA')),
        }),
        project: (0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_REPO_SLUG'), (0,facts_project/* parseProjectUrl */.o0)((0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_URL')).project.url),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'SEMAPHORE_WORKFLOW_NUMBER'),
            id,
            url: isAddressed ? `${organization}/workflows/${id}` : undefined,
        }),
    };
}
function semaphore_readEvent(env) {
    const type = (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_REF_TYPE');
    const change = semaphore_readChange(env, type);
    if (change !== undefined)
        return change;
    const trigger = semaphore_triggers.find(([name]) => (0,variables/* isTrue */.Hn)(env, name))?.[1] ?? 'push';
    const gitTag = (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_TAG_NAME');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    const branch = (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_BRANCH');
    if (branch === undefined || type === 'tag')
        return undefined;
    return (0,variables/* isTrue */.Hn)(env, 'SEMAPHORE_WORKFLOW_TRIGGERED_BY_SCHEDULE')
        ? { kind: 'schedule', branch }
        : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function semaphore_readChange(env, type) {
    const slug = (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_PR_SLUG');
    const number = (0,variables/* readNumber */.kz)(env, 'SEMAPHORE_GIT_PR_NUMBER') ??
        (0,git_refs/* toChangeNumber */.bL)((0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_REF'));
    if (type !== 'pull-request' && number === undefined && slug === undefined)
        return undefined;
    const origin = (0,origins/* compareOrigins */.F)(slug, (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_REPO_SLUG'));
    if (number === undefined)
        return { kind: 'other', name: 'pull-request', origin };
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source: (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_PR_BRANCH'),
            target: (0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_BRANCH'),
            headSha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'SEMAPHORE_GIT_PR_SHA')),
        }),
        origin,
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/teamcity.js




function readTeamcityFacts(env) {
    return {
        ci: 'teamcity',
        ...(0,omit_undefined/* omitUndefined */.O)({ sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'BUILD_VCS_NUMBER')) }),
        eventProblem: (0,unknown/* toEventProblem */.J1)('TeamCity sets no variable for it', 'Pass a parameter of the build: --branch %teamcity.build.branch%, or --pr %teamcity.pullRequest.number%.'),
        project: {},
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'BUILD_NUMBER'),
            url: (0,variables/* readText */.yR)(env, 'BUILD_URL'),
        }),
    };
}

;// CONCATENATED MODULE: ./src/facts/ci/travis.js





function readTravisFacts(env) {
    const event = travis_readEvent(env);
    return {
        ci: 'travis',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'TRAVIS_EVENT_TYPE'),
            ref: event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event, (0,variables/* readText */.yR)(env, 'TRAVIS_BRANCH')),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'TRAVIS_COMMIT')),
        }),
        project: (0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'TRAVIS_REPO_SLUG'), undefined),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'TRAVIS_BUILD_NUMBER'),
            id: (0,variables/* readText */.yR)(env, 'TRAVIS_BUILD_ID'),
            url: (0,variables/* readText */.yR)(env, 'TRAVIS_BUILD_WEB_URL'),
        }),
    };
}
function travis_readEvent(env) {
    const type = (0,variables/* readText */.yR)(env, 'TRAVIS_EVENT_TYPE') ?? '';
    const trigger = type === 'api' ? 'api' : 'push';
    const branch = (0,variables/* readText */.yR)(env, 'TRAVIS_BRANCH');
    const number = (0,variables/* readNumber */.kz)(env, 'TRAVIS_PULL_REQUEST');
    if (number !== undefined) {
        return {
            kind: 'change',
            number,
            ...(0,omit_undefined/* omitUndefined */.O)({
                source: (0,variables/* readText */.yR)(env, 'TRAVIS_PULL_REQUEST_BRANCH'),
                target: branch,
                headSha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'TRAVIS_PULL_REQUEST_SHA')),
            }),
            origin: travis_readOrigin(env),
        };
    }
    if (type === 'pull_request')
        return { kind: 'other', name: type, origin: travis_readOrigin(env) };
    const gitTag = (0,variables/* readText */.yR)(env, 'TRAVIS_TAG');
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    if (branch === undefined)
        return undefined;
    return type === 'cron' ? { kind: 'schedule', branch } : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function travis_readOrigin(env) {
    const slug = (0,variables/* readText */.yR)(env, 'TRAVIS_PULL_REQUEST_SLUG');
    if (slug !== undefined)
        return (0,origins/* compareOrigins */.F)(slug, (0,variables/* readText */.yR)(env, 'TRAVIS_REPO_SLUG'));
    return (0,variables/* isTrue */.Hn)(env, 'TRAVIS_SECURE_ENV_VARS') ? 'project' : 'unknown';
}

;// CONCATENATED MODULE: ./src/facts/ci/woodpecker.js




const woodpecker_triggers = {
    push: 'push',
    tag: 'push',
    manual: 'manual',
    deployment: 'api',
};
function readWoodpeckerFacts(env) {
    const event = woodpecker_readEvent(env);
    return {
        ci: 'woodpecker',
        ...(0,omit_undefined/* omitUndefined */.O)({
            event,
            eventName: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_EVENT'),
            ref: (0,variables/* readText */.yR)(env, 'CI_COMMIT_REF') ?? (event === undefined ? undefined : (0,git_refs/* toRef */.lW)(event)),
            baseRef: event?.kind === 'change' ? event.target : undefined,
            sha: (0,git_refs/* toSha */.O9)((0,variables/* readText */.yR)(env, 'CI_COMMIT_SHA')),
            defaultBranch: (0,variables/* readText */.yR)(env, 'CI_REPO_DEFAULT_BRANCH'),
            environment: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_DEPLOY_TARGET'),
        }),
        project: (0,facts_project/* toProject */.l4)((0,variables/* readText */.yR)(env, 'CI_REPO'), (0,variables/* readText */.yR)(env, 'CI_REPO_URL')),
        run: (0,omit_undefined/* omitUndefined */.O)({
            number: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_NUMBER'),
            url: (0,variables/* readText */.yR)(env, 'CI_PIPELINE_URL'),
        }),
    };
}
function woodpecker_readEvent(env) {
    const name = (0,variables/* readText */.yR)(env, 'CI_PIPELINE_EVENT') ?? '';
    const change = woodpecker_readChange(env);
    if (change !== undefined)
        return change;
    const gitTag = (0,variables/* readText */.yR)(env, 'CI_COMMIT_TAG');
    if (gitTag !== undefined && name === 'release')
        return { kind: 'release', gitTag, prerelease: (0,variables/* isTrue */.Hn)(env, 'CI_COMMIT_PRERELEASE') };
    const trigger = (Object.hasOwn(woodpecker_triggers, name) ? woodpecker_triggers[name] : undefined) ?? 'other';
    if (gitTag !== undefined)
        return { kind: 'gitTag', gitTag, trigger };
    const branch = (0,variables/* readText */.yR)(env, 'CI_COMMIT_BRANCH');
    if (branch === undefined)
        return undefined;
    return name === 'cron' ? { kind: 'schedule', branch } : (0,git_refs/* toBranchEvent */.ak)(branch, trigger);
}
function woodpecker_readChange(env) {
    const number = (0,variables/* readNumber */.kz)(env, 'CI_COMMIT_PULL_REQUEST');
    const name = (0,variables/* readText */.yR)(env, 'CI_PIPELINE_EVENT') ?? '';
    if (number === undefined)
        return name.startsWith('pull_request') ? { kind: 'other', name, origin: 'unknown' } : undefined;
    const source = (0,variables/* readText */.yR)(env, 'CI_COMMIT_SOURCE_BRANCH');
    return {
        kind: 'change',
        number,
        ...(0,omit_undefined/* omitUndefined */.O)({
            source,
            target: (0,variables/* readText */.yR)(env, 'CI_COMMIT_TARGET_BRANCH', 'CI_COMMIT_BRANCH'),
        }),
        origin: woodpecker_readOrigin(env, source),
    };
}
function woodpecker_readOrigin(env, source) {
    const isFork = (0,variables/* readText */.yR)(env, 'CI_COMMIT_PULL_REQUEST_FROM_FORK');
    if (isFork === 'true')
        return 'fork';
    return isFork === 'false' && !(0,git_refs/* isPushedWithoutBranch */._k)(source) ? 'project' : 'unknown';
}

;// CONCATENATED MODULE: ./src/facts/readers.js
















function readCiFacts(ci, env, payload) {
    return readers_readers[ci](env, payload);
}
const readers_readers = {
    woodpecker: readWoodpeckerFacts,
    forgejo: (env, payload) => readForgejoFacts('forgejo', env, payload),
    gitea: (env, payload) => readForgejoFacts('gitea', env, payload),
    github: readGithubFacts,
    gitlab: readGitlabFacts,
    azure: readAzureFacts,
    bitbucket: readBitbucketFacts,
    buildkite: readBuildkiteFacts,
    circle: readCircleFacts,
    drone: readDroneFacts,
    travis: readTravisFacts,
    jenkins: readJenkinsFacts,
    codebuild: readCodebuildFacts,
    semaphore: readSemaphoreFacts,
    teamcity: readTeamcityFacts,
    cloudbuild: readCloudbuildFacts,
    unknown: unknown/* readUnknownFacts */.q4,
    local: () => ({ ci: 'local', project: {}, run: {} }),
};

;// CONCATENATED MODULE: ./src/facts/trust.js
const DEPENDABOT = 'dependabot[bot]';
const FOREIGN = 'this change comes from another project';
const reasons = {
    project: undefined,
    fork: FOREIGN,
    unknown: 'the origin of this change is unknown',
};
const rules = [
    (event, { said }) => reasonOf(said) ?? reasonOf(event),
    (event, { isGiven }) => isGiven === true && 'branch' in event && trust_isChangeName(event.branch)
        ? reasons.unknown
        : undefined,
    (_event, { isFork }) => (isFork === true ? FOREIGN : undefined),
    (event, { said = event, ...evidence }) => {
        if (!isDependabot(said, evidence))
            return undefined;
        return said.kind === 'change'
            ? `this change comes from ${DEPENDABOT}`
            : `${DEPENDABOT} runs this`;
    },
    (_event, { trustedAt, head }) => trustedAt !== undefined && head !== trustedAt
        ? 'the checkout is not the commit of the project that this event runs on'
        : undefined,
];
function decideTrust(event, evidence = {}) {
    for (const rule of rules) {
        const reason = rule(event, evidence);
        if (reason !== undefined)
            return { level: 'untrusted', reason };
    }
    if (evidence.isLocal === true)
        return { level: 'trusted', reason: 'it runs outside CI' };
    if (evidence.isGiven !== true)
        return { level: 'trusted', reason: 'what is built belongs to the project' };
    return {
        level: 'trusted',
        reason: 'flags say what is built',
        settingsFile: {
            level: 'untrusted',
            reason: 'this CI system does not say where the change comes from',
        },
    };
}
function trustOfSettingsFile({ trust }) {
    return trust.settingsFile ?? trust;
}
function reasonOf(event) {
    const origin = event !== undefined && 'origin' in event ? event.origin : undefined;
    return origin === undefined ? undefined : reasons[origin];
}
function trust_isChangeName(branch = '') {
    return /^(?:(?:pull|pull-requests|merge-requests)\/)?\d+(?:\/(?:head|merge|from))?$/.test(branch);
}
function isDependabot(said, { actors = [], defaultBranch }) {
    if (!actors.includes(DEPENDABOT))
        return false;
    if (!('trigger' in said) || said.trigger !== 'push')
        return true;
    return said.kind !== 'gitTag' && said.branch !== defaultBranch;
}

;// CONCATENATED MODULE: ./src/facts/read.js














async function readFacts(input) {
    const overrides = parseOverrides(input.overrides);
    const ci = readCiFacts((0,detect/* detectCi */.A)(input.env), input.env, input.payload);
    const git = (0,git_git.openGit)(input);
    const read = await (0,git_clone/* readClone */.KB)(input);
    const problems = [...overrides.problems, ...(ci.notices ?? [])];
    const canDoWithout = ci.sha !== undefined && ci.event !== undefined;
    if ('problem' in read)
        problems.push(canDoWithout ? toNotice(read.problem) : read.problem);
    if (!overrides.ok || ('problem' in read && !canDoWithout))
        return { ok: false, problems };
    const clone = 'clone' in read ? read.clone : undefined;
    return complete(await dropSurrounding({ input, given: overrides.value, ci, git, clone, problems }));
}
async function complete(begun) {
    const { problems } = begun;
    if (isWithoutEvent(begun))
        return { ok: false, problems };
    const { gitTags, defaultBranch, project, branchesAlike } = await readRemote(begun);
    const read = { ...begun, ci: { ...begun.ci, project } };
    const happened = toHappened(read, gitTags, defaultBranch);
    const commit = await readCommit(read, happened.event, gitTags);
    if (commit === undefined)
        return { ok: false, problems };
    const { isAsked, ...built } = commit;
    const isOther = isAsked && built.sha !== read.clone?.head?.sha;
    const checkedOut = isOther ? undefined : await compareCheckout(read, happened.event);
    const { event } = happened;
    if (checkedOut && !isAsked)
        problems.push(...explainCheckout(read, checkedOut, { event, gitTags }));
    const followed = toFollowed(happened, read, checkedOut);
    const value = toFacts(read, { ...followed, ...built, ...(0,omit_undefined/* omitUndefined */.O)({ checkedOut, branchesAlike }), gitTags }, defaultBranch);
    return { ok: true, value, problems };
}
function toFollowed(happened, read, checkedOut) {
    if (read.given.branch !== undefined || read.input.counts === 'event')
        return happened;
    const event = followBranch(happened.event, read, checkedOut);
    return event === happened.event ? happened : { ...happened, event, ref: (0,git_refs/* toRef */.lW)(event) };
}
async function readRemote(read) {
    const { ci, clone, git, given, input, problems } = read;
    const url = input.remote === 'ask' ? clone?.remoteUrl : undefined;
    const known = given.defaultBranch ?? ci.defaultBranch ?? clone?.defaultBranch;
    const [refs, remoteDefault, told] = await Promise.all([
        askRefs(read, url),
        url === undefined || known !== undefined ? undefined : git.remoteDefaultBranch(url),
        askProject(read, known),
    ]);
    const { gitTags: asked, branchesAlike } = refs;
    const { gitTags, notices } = decideGitTags({ clone, asked, isCi: ci.ci !== 'local' });
    problems.push(...notices);
    const found = await addDefaultBranch(read, told, known ?? remoteDefault);
    return { gitTags, branchesAlike, ...found };
}
async function askRefs({ ci, clone, git, given }, url) {
    if (url === undefined)
        return {};
    const said = ci.event?.kind === 'branch' || ci.event?.kind === 'schedule' ? ci.event.branch : '';
    const names = [given.branch, said, clone?.branch].filter((name) => name !== undefined);
    if (!names.some(git_refs/* isIllegalTag */.P2))
        return { gitTags: await git.remoteGitTags(url) };
    const refs = await git.remoteRefs(url);
    if (!refs.ok)
        return { gitTags: refs };
    const { gitTags, branches } = refs.value;
    return { gitTags: { ok: true, value: gitTags }, branchesAlike: (0,git_refs/* listAlike */.ZX)(names, branches) };
}
function toFacts(read, found, defaultBranch) {
    const { ci, clone, given, input } = read;
    const { environment, protected: isProtected, conclusion } = ci;
    return {
        ci: ci.ci,
        ...found,
        trust: decideTrust(found.event, toEvidence(ci, given, clone)),
        dirty: clone?.dirty ?? false,
        ...(0,omit_undefined/* omitUndefined */.O)({
            changes: clone?.changes,
            defaultBranch,
            conclusion,
            metadata: isAsGiven(input.overrides) ? toMetadata(read, found.sha) : undefined,
            protected: isProtected,
            environment,
            ownRepository: ci.ownRepository ?? guessRepository(ci, clone),
        }),
        project: toBuiltProject(read, found.checkedOut),
        run: { ...ci.run, ...(0,omit_undefined/* omitUndefined */.O)({ number: given.build ?? ci.run.number }) },
        now: given.now ?? ci.now ?? input.now,
    };
}
function toMetadata({ ci, input }, sha) {
    const { metadata } = ci;
    if (metadata === undefined || metadata.sha === sha || input.counts === 'event')
        return metadata;
    return (0,omit_undefined/* omitUndefined */.O)({ ...metadata, sha, commitTime: undefined });
}
function toEvidence(ci, given, clone) {
    return {
        isLocal: ci.ci === 'local',
        said: ci.event,
        isGiven: ci.eventProblem !== undefined,
        isFork: given.isFork,
        actors: ci.actors,
        defaultBranch: ci.defaultBranch,
        trustedAt: ci.trustedAt,
        head: clone?.head?.sha,
    };
}
function isWithoutEvent({ ci, given, problems }) {
    const { eventName, gitTag, branch, change } = given;
    const asked = eventName ?? gitTag ?? branch ?? change;
    if (ci.eventProblem === undefined || asked !== undefined)
        return false;
    problems.push(ci.eventProblem);
    return true;
}
function isAsGiven({ gitTag, branch, event, sha, change }) {
    return [gitTag, branch, event, sha, change].every((given) => given === undefined);
}
function guessRepository(ci, clone) {
    return ci.ci === 'local' ? toOwnRepository(clone?.remoteUrl) : undefined;
}
function toHappened(read, gitTags, defaultBranch) {
    const { ci, given } = read;
    const event = toFound(read, gitTags);
    const overridden = toOverriddenEvent(given, {
        event,
        branch: toCheckedOut(read)?.branch ?? (event.kind === 'branch' ? event.branch : undefined),
        defaultBranch,
        origin: given.isFork ? 'fork' : toOrigin(ci),
    });
    if (overridden !== undefined) {
        const { event: asked } = overridden;
        return {
            ...overridden,
            ...(0,omit_undefined/* omitUndefined */.O)({ baseRef: asked.kind === 'change' ? asked.target : undefined }),
        };
    }
    return {
        event,
        eventName: ci.eventName ?? ci.ci,
        ref: ci.ref ?? (0,git_refs/* toRef */.lW)(event),
        ...(0,omit_undefined/* omitUndefined */.O)({ baseRef: ci.baseRef }),
    };
}
function toOrigin({ ci, event }) {
    if (ci === 'local')
        return 'project';
    if (event?.kind === 'change')
        return event.origin;
    return event?.kind === 'branch' && event.trigger === 'push' ? 'project' : 'unknown';
}
function toTagRun({ event, sha }, gitTags) {
    if (event?.kind !== 'branch' || event.trigger !== 'workflow_run' || !gitTags.known)
        return undefined;
    const isGitTag = gitTags.list.some((tag) => tag.name === event.branch && tag.sha === sha);
    return isGitTag ? { kind: 'gitTag', gitTag: event.branch, trigger: 'workflow_run' } : undefined;
}
function toFound(read, gitTags) {
    const { ci, given, input } = read;
    const event = toTagRun(ci, gitTags) ?? ci.event ?? read_toEvent(toCheckedOut(read), input.tagPrefix);
    return given.isFork && event.kind === 'change' ? { ...event, origin: 'fork' } : event;
}
function toCheckedOut({ ci, clone }) {
    return ci.eventProblem === undefined ? clone : undefined;
}
function read_toEvent(clone, tagPrefix) {
    return clone === undefined
        ? { kind: 'other', name: 'unknown' }
        : readLocalEvent(clone, tagPrefix);
}
function toNotice({ code, message, hint }) {
    return (0,src_problem/* notice */.lm)(code, `${message} Git tags and commit times are unknown.`, hint);
}

// EXTERNAL MODULE: ./src/github/repository.js
var repository = __nccwpck_require__(3529);
// EXTERNAL MODULE: ./src/github/words.js
var words = __nccwpck_require__(91744);
;// CONCATENATED MODULE: ./src/run/github/question.js


function createGithubQuestion(environment) {
    let answer;
    return (question) => (answer ??= question_ask(question, environment));
}
const question_ask = async (question, environment) => {
    const { api } = question;
    if (!isWeb(api)) {
        const why = 'it is not an http:// or https:// address';
        return (0,repository/* toUnanswered */.S)(`GITHUB_API_URL ("${(0,words/* toPlainText */.b)(api)}")`, question, {
            ok: false,
            kind: 'garbled',
            why,
        });
    }
    const loaded = await Promise.all(/* import() */[__nccwpck_require__.e(9913), __nccwpck_require__.e(2330), __nccwpck_require__.e(3205)]).then(__nccwpck_require__.bind(__nccwpck_require__, 74281)).catch((thrown) => (0,words/* toPlainText */.b)(thrown instanceof Error ? thrown.message : String(thrown)));
    if (typeof loaded !== 'string')
        return loaded.askGithub(question, environment);
    return (0,repository/* toUnanswered */.S)(new URL(api).host, question, { ok: false, kind: 'network', why: loaded });
};
function isWeb(address) {
    return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

// EXTERNAL MODULE: ./src/settings/values/entries.js
var values_entries = __nccwpck_require__(11214);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __nccwpck_require__(53823);
// EXTERNAL MODULE: ./src/settings/table/buildx.js
var buildx = __nccwpck_require__(45346);
// EXTERNAL MODULE: ./src/settings/file/written.js
var file_written = __nccwpck_require__(76045);
;// CONCATENATED MODULE: ./src/settings/values/buildx-flags.js





function makeBuildxFlags(entriesOf) {
    const buildxFlags = [];
    const buildSecrets = [];
    const requiredSecrets = [];
    const problems = [];
    for (const setting of buildx/* buildxSettings */.k) {
        for (const [index, entry] of joinRequired(setting, entriesOf(setting.name)).entries()) {
            if (setting.form === 'plain') {
                buildxFlags.push({ flag: setting.buildxFlag, value: entry });
                continue;
            }
            const read = readSecret(setting, entry, index);
            problems.push(...read.problems);
            if (!read.ok || read.value === undefined)
                continue;
            const { id, rest } = read.value;
            if (setting.form === 'secret-value') {
                const variable = `SHIP_SECRET_${buildSecrets.length + 1}`;
                buildSecrets.push({ id, variable, secret: (0,secret/* secret */.r)(rest) });
                buildxFlags.push({ flag: '--secret', value: `id=${id},env=${variable}` });
            }
            else {
                const bare = rest.replace(REQUIRED, '');
                if (bare !== rest)
                    requiredSecrets.push(id);
                const source = `${setting.form === 'secret-env' ? 'env' : 'src'}=${bare}`;
                buildxFlags.push({ flag: '--secret', value: `id=${id},${(0,values_entries/* renderField */.hX)(source)}` });
            }
        }
    }
    return (0,src_problem/* hasErrors */.Cs)(problems)
        ? { ok: false, problems }
        : { ok: true, value: { buildxFlags, buildSecrets, requiredSecrets }, problems };
}
function readSecret(setting, entry, index) {
    if (/^\s*#[^=]*$/.test(entry))
        return { ok: true, value: undefined, problems: [comment(setting, index)] };
    const own = readBuildxWords(entry, setting.form);
    if (own === 'value')
        return { ok: false, problems: [buildxWords(setting, index)] };
    const { id, rest } = own ?? splitSecret(entry) ?? {};
    if (id === undefined || rest === undefined) {
        return { ok: false, problems: [noSecret(setting, index)] };
    }
    if (rest === '')
        return { ok: true, value: undefined, problems: [emptySecret(setting, id)] };
    return { ok: true, value: { id, rest }, problems: [] };
}
const SOURCES = {
    'secret-env': ['env'],
    'secret-file': ['src', 'source'],
};
function readBuildxWords(entry, form) {
    const [, id, key, rest] = /^id=([^,]+),(?:type=\w+,)?(src|source|env)=(.*)$/s.exec(entry) ?? [];
    if (id === undefined || key === undefined || rest === undefined)
        return undefined;
    return SOURCES[form]?.includes(key) ? { id, rest } : 'value';
}
const REQUIRED = /(?<=.),required$/;
function joinRequired({ form, commas }, entries) {
    const joined = [];
    for (const entry of entries) {
        const last = joined.at(-1);
        const isWord = entry === 'required' || isBuildxPair(last, entry);
        const isSuffix = form === 'secret-env' && commas === true && isWord;
        if (isSuffix && last !== undefined)
            joined.splice(-1, 1, `${last},${entry}`);
        else
            joined.push(entry);
    }
    return joined;
}
function isBuildxPair(id, entry) {
    return /^(?:env|src|source)=/.test(entry) && /^id=[^,]+$/.test(id ?? '');
}
function splitSecret(entry) {
    const match = /^(?<id>[^=,"\p{Cc}]+)=(?<rest>.*)$/su.exec(entry);
    const { id, rest } = match?.groups ?? {};
    return id === undefined || rest === undefined ? undefined : { id, rest };
}
function noSecret({ name, form }, index) {
    const right = {
        'secret-value': 'value',
        'secret-env': 'VARIABLE',
        'secret-file': 'path',
        plain: '',
    };
    const hint = form === 'secret-value' ? ' Put quotes around an entry whose value has several lines.' : '';
    return (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', `${name}: entry ${index + 1} is not ID=${right[form]}`, `Write ID=${right[form]}, one a line.${hint}`);
}
function buildxWords({ name }, index) {
    return (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', `${name}: entry ${index + 1} uses the syntax of buildx, but ${name} takes ID=…`, 'Write secret-files: ID=path for a file, or secret-envs: ID=VARIABLE for a variable.');
}
function comment({ name }, index) {
    return (0,src_problem/* notice */.lm)('BUILD_SECRET_COMMENT', `${name}: entry ${index + 1} starts with # and is not ID=…; ignoring it as a comment`, 'Put quotes around an entry whose value has several lines.');
}
function emptySecret({ name }, id) {
    return (0,src_problem/* notice */.lm)('BUILD_SECRET_EMPTY', `${name}: the secret ${(0,file_written/* quoteWritten */.Em)(id)} is empty; leaving it out of the build`, 'Runs for forks and bots get no secrets; otherwise correct its name.');
}

;// CONCATENATED MODULE: ./src/settings/inputs/component-inputs.js



function inputVariableOf({ name }) {
    return `TAGSHIP_INPUT_${name.replaceAll('-', '_').toUpperCase()}`;
}
function isListInput({ type }) {
    return ['text', 'list', 'registries', 'hooks'].includes(type);
}
function isQuotedInput({ type, verbatim }) {
    return type === 'string' && verbatim === true;
}
const CSV = {
    images: { entry: true, fields: true },
    tags: { entry: true, fields: true },
    flavor: { entry: true, fields: true },
    labels: { entry: true, fields: false },
    annotations: { entry: true, fields: false },
    outputs: { entry: false, fields: true },
    'cache-from': { entry: false, fields: true },
    'cache-to': { entry: false, fields: true },
    attests: { entry: false, fields: true },
};
function expandVariables(written, expansion) {
    const problems = new Map();
    const report = (problem) => {
        problems.set(problem.message, problem);
    };
    const value = mapWords(written, (text) => expandEntry(text, expansion, report));
    const list = [...problems.values()];
    return (0,src_problem/* hasErrors */.Cs)(list)
        ? { ok: false, value, problems: list }
        : { ok: true, value, problems: list };
}
function expandEntry(text, { name, env }, report) {
    const csv = Object.hasOwn(CSV, name) ? CSV[name] : undefined;
    const expand = (field) => expandText(field, { name, env }, report);
    if (csv === undefined)
        return expand(text);
    const fields = csv.fields && !text.includes('"') ? text.split(',') : [text];
    const expanded = fields.map(expand);
    const splits = expanded.some((field, index) => isSplit(field, fields[index], csv));
    if (!splits)
        return expanded.join(',');
    if (text.includes('"')) {
        report(notQuotable(name, text));
        return text;
    }
    const entry = csv.fields ? expanded.map(values_entries/* renderField */.hX).join(',') : (expanded[0] ?? '');
    return csv.entry ? (0,values_entries/* renderField */.hX)(entry) : entry;
}
function isSplit(field, before, csv) {
    return field !== before && (csv.fields ? /[",\r\n]/ : /["\r\n]/).test(field);
}
function expandText(text, { name, env }, report) {
    return text.replace(VARIABLE, (match, ...rest) => {
        const { braced, bare } = rest.at(-1);
        const variable = braced ?? bare;
        if (variable === undefined)
            return '$';
        const value = env[variable] ?? '';
        if (value === '')
            report(emptyVariable(name, match));
        return value;
    });
}
const VARIABLE = /\$(?:\$|\{(?<braced>[A-Za-z_]\w*)\}|(?<bare>[A-Za-z_]\w*))/g;
function emptyVariable(name, variable) {
    return (0,src_problem/* notice */.lm)('SETTINGS_EMPTY_VARIABLE', `${name}: the variable ${(0,file_written/* quoteWritten */.Em)(variable)} is empty or not set`, 'Set it, or correct its name. Protected variables exist only on protected branches and git tags.');
}
function notQuotable(name, text) {
    return (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', `${name}: a variable in ${(0,file_written/* quoteWritten */.Em)(text)} holds a comma, a quotation mark or a line break, and the entry already contains quotation marks`, 'Write the entry without quotation marks; the value of a variable is quoted where needed.');
}
function mapWords(written, change) {
    switch (written.kind) {
        case 'word':
            return { ...written, text: change(written.text) };
        case 'list':
            return { ...written, items: written.items.map((item) => mapWords(item, change)) };
        case 'map':
            return {
                ...written,
                entries: written.entries.map((entry) => ({
                    ...entry,
                    key: change(entry.key),
                    value: mapWords(entry.value, change),
                })),
            };
    }
}

// EXTERNAL MODULE: ./src/nearest.js
var nearest = __nccwpck_require__(76655);
// EXTERNAL MODULE: ./src/settings/table/table.js + 10 modules
var table = __nccwpck_require__(51944);
;// CONCATENATED MODULE: ./src/settings/inputs/component-matrix.js





const MATRIX_VARIABLE = 'TAGSHIP_PLANNED_LEGS';
const MOST_ROWS = 200;
const PLATFORM = /^[a-z0-9]+(?:\/[a-z0-9.]+){1,2}$/i;
function readMatrix({ env, leg, command = 'ship' }) {
    const text = env[MATRIX_VARIABLE] ?? '';
    if (text.trim() === '')
        return { found: [], problems: [] };
    const jobs = parseJobs(text, env);
    if (!jobs.ok)
        return { found: [], problems: jobs.problems };
    const problems = [
        ...checkRows(jobs.value),
        ...(command === 'ship' ? checkLeg(jobs.value, { env, leg }) : []),
    ];
    const platforms = jobs.value.flatMap(splitPlatforms);
    const setting = table/* settingsTable */.uG.find(({ name }) => name === 'platforms');
    if (setting === undefined || (0,src_problem/* hasErrors */.Cs)(problems))
        return { found: [], problems };
    const written = { kind: 'list', items: platforms.map(toWord) };
    const origin = { kind: 'given', name: 'matrix' };
    return { found: [{ setting, origin, written }], problems };
}
function parseJobs(text, env) {
    const rows = parseRows(text);
    if (rows === undefined)
        return refuse(`${(0,file_written/* quoteWritten */.Em)(text)} is not a list of rows`);
    const jobs = [];
    for (const [at, row] of rows.entries()) {
        const legs = [row.LEG].flat();
        if (!legs.every((leg) => typeof leg === 'string') || legs.length === 0) {
            const meant = (0,nearest/* nearest */.p)('LEG', Object.keys(row));
            const found = meant === undefined ? '' : `, and has ${(0,file_written/* quoteWritten */.Em)(meant)}`;
            return refuse(`row ${at + 1} has no LEG with platforms${found}`);
        }
        if (jobs.length >= MOST_ROWS)
            return refuse(`it makes more than ${MOST_ROWS} jobs`);
        jobs.push(...multiply(row, legs).map((leg) => component_matrix_expand(leg, env)));
    }
    if (jobs.length === 0)
        return refuse('it is empty');
    return { ok: true, value: jobs, problems: [] };
}
function parseRows(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every(isRow) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isRow(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function multiply(row, legs) {
    const names = Object.keys(row);
    const counts = names.map((name) => (Array.isArray(row[name]) ? row[name].length : 1));
    const after = (at) => counts.slice(at).reduce((product, count) => product * count, 1);
    const at = names.indexOf('LEG');
    const count = Math.min(after(0), MOST_ROWS + 1);
    return Array.from({ length: count }, (_, job) => legs[Math.floor(job / after(at + 1)) % legs.length] ?? '');
}
function component_matrix_expand(leg, env) {
    const written = expandVariables({ kind: 'word', text: leg }, { name: 'matrix', env }).value;
    return written?.kind === 'word' ? written.text : leg;
}
function splitPlatforms(leg) {
    return leg.split(',').map((platform) => platform.trim());
}
function checkRows(jobs) {
    const all = jobs.flatMap(splitPlatforms);
    const strange = all.filter((platform) => !PLATFORM.test(platform));
    const twice = all.filter((platform, at) => all.indexOf(platform) !== at);
    const whys = [
        ...strange.map((platform) => `${(0,file_written/* quoteWritten */.Em)(platform)} is not a platform`),
        ...twice.map((platform) => `two jobs build ${(0,file_written/* quoteWritten */.Em)(platform)}`),
    ];
    return [...new Set(whys)].map(invalid);
}
function checkLeg(jobs, { env, leg }) {
    const index = env.CI_NODE_INDEX ?? '';
    if (index === '')
        return [];
    const given = [leg ?? []].flat().join(',');
    const isWhole = env.CI_NODE_TOTAL === String(jobs.length);
    const planned = isWhole ? jobs.slice(Number(index) - 1, Number(index)) : jobs;
    const clean = (text) => splitPlatforms(text).join(',');
    if (planned.some((one) => clean(one) === clean(given)))
        return [];
    const what = given.trim() === '' ? 'nothing' : (0,file_written/* quoteWritten */.Em)(given);
    return [
        (0,src_problem/* error */.z3)('MATRIX_LEG_CHANGED', `matrix: this job builds ${planned.map(file_written/* quoteWritten */.Em).join(' or ') || 'no row'}, but LEG says ${what}`, 'A variable LEG of the project, its group or the pipeline overrides the one of the matrix: rename it.'),
    ];
}
function invalid(why) {
    return (0,src_problem/* error */.z3)('MATRIX_INVALID', `matrix: ${why}`, 'Write a row for each machine: {LEG: linux/arm64, RUNNER: tag-of-its-runner}. For a single machine, include build.yml instead.');
}
function refuse(why) {
    return { ok: false, problems: [invalid(why)] };
}
function toWord(text) {
    return { kind: 'word', text };
}

;// CONCATENATED MODULE: ./src/settings/file/written-text.js


async function parseText(value, reading) {
    const { setting, origin } = reading;
    const read = await readText(value, reading);
    if (!read.ok)
        return read;
    const written = (0,file_written/* isUnset */.K$)(read.value, setting.verbatim)
        ? undefined
        : { setting, origin, written: read.value };
    return { ok: true, value: written, problems: [] };
}
async function readText(value, { setting, origin }) {
    const text = typeof value === 'string' ? value : joinTexts(value, setting);
    if (takesYaml(setting) && !/^\s*(?:\[\s*\])?\s*$/.test(text)) {
        const { parseYaml } = await __nccwpck_require__.e(/* import() */ 7655).then(__nccwpck_require__.bind(__nccwpck_require__, 97655));
        return parseYaml(text, origin);
    }
    const takesLists = takesJson(setting);
    const isTable = setting.tables === true && /^\s*\[+\s*[a-z]/i.test(text);
    if (takesLists && !isTable && /^\s*\[/.test(text))
        return parseJsonList(text, { setting, origin });
    const written = (takesLists ? parseJson(text, setting) : undefined) ?? written_text_toWord(text);
    return { ok: true, value: written, problems: [] };
}
function takesYaml({ type }) {
    return type === 'registries' || type === 'hooks';
}
function takesJson({ type, raw }) {
    return raw !== true && ['text', 'list', 'registries', 'hooks'].includes(type);
}
function joinTexts(values, { type }) {
    return type === 'text' || type === 'list' ? values.join('\n') : (values.at(-1) ?? '');
}
function parseJsonList(text, { setting, origin }) {
    const value = parseJson(text, setting);
    if (value !== undefined)
        return { ok: true, value, problems: [] };
    const problem = (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', `${origin.name}: ${(0,file_written/* quoteWritten */.Em)(text)} starts like a JSON list, but is not a JSON list of strings`, `Write one entry a line, or a list such as ["first", "second"]. Escape a quotation mark in an inserted variable as \\".`);
    return { ok: false, problems: [problem] };
}
function parseJson(text, { maps }) {
    const start = text.trimStart()[0];
    if (start !== '[' && !(maps && start === '{'))
        return undefined;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const items = Array.isArray(value) ? value : [value];
    if (!items.every((item) => isPlain(item) || (maps && isMapOfWords(item))))
        return undefined;
    const written = items.map(toWritten);
    return Array.isArray(value) ? { kind: 'list', items: written } : written[0];
}
function isPlain(value) {
    return ['string', 'number', 'boolean'].includes(typeof value);
}
function isMapOfWords(value) {
    return (typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).every(isPlain));
}
function toWritten(value) {
    if (!isMapOfWords(value))
        return written_text_toWord(String(value));
    const entries = Object.entries(value);
    return {
        kind: 'map',
        entries: entries.map(([key, item]) => ({ key, value: written_text_toWord(String(item)) })),
    };
}
function written_text_toWord(text) {
    return { kind: 'word', text };
}

;// CONCATENATED MODULE: ./src/settings/inputs/component-read.js



async function readComponentInputs(env) {
    const found = [];
    const problems = [];
    for (const setting of table/* settingsTable */.uG.filter(isListInput)) {
        const text = env[inputVariableOf(setting)] ?? '';
        if (text === '')
            continue;
        const origin = { kind: 'given', name: setting.name };
        const read = await parseText(text, { setting, origin });
        problems.push(...read.problems);
        if (!read.ok || read.value === undefined)
            continue;
        const expanded = expandVariables(read.value.written, { name: setting.name, env });
        problems.push(...expanded.problems);
        if (expanded.ok)
            found.push({ setting, origin, written: expanded.value });
    }
    for (const setting of table/* settingsTable */.uG.filter(isQuotedInput)) {
        const text = (env[inputVariableOf(setting)] ?? '').slice(1, -1);
        const origin = { kind: 'given', name: setting.name };
        take(await parseText(text, { setting, origin }), { found, problems });
    }
    return { found, problems };
}
function take(read, into) {
    into.problems.push(...read.problems);
    if (read.ok && read.value !== undefined)
        into.found.push(read.value);
}

;// CONCATENATED MODULE: ./src/settings/values/default-context.js


const NAME = /\{\{\s*defaultContext\s*\}\}/;
function resolveContexts({ context, file, buildxFlags }) {
    const problems = [];
    const resolve = (text, setting) => {
        const path = toPath(text);
        problems.push(path === undefined ? badContext(text, setting) : isCheckout(setting));
        return path;
    };
    const own = NAME.test(context) ? resolve(context, 'context') : undefined;
    return {
        context: own ?? context,
        file: own === undefined || file === undefined ? file : below(own, file),
        buildxFlags: buildxFlags.map((one) => {
            if (one.flag !== '--build-context' || !NAME.test(one.value))
                return one;
            const at = one.value.indexOf('=') + 1;
            const path = resolve(one.value.slice(at), 'build-contexts');
            return path === undefined ? one : { ...one, value: one.value.slice(0, at) + path };
        }),
        problems,
    };
}
function toPath(text) {
    const [, rest] = /^\{\{\s*defaultContext\s*\}\}(.*)$/s.exec(text) ?? [];
    if (rest === '')
        return '.';
    const [, folder = ''] = /^(?::|[?&]subdir=)([^:?&#]+)$/.exec(rest ?? '') ?? [];
    const path = folder.replace(/^\/+/, '');
    return path === '' || path.split('/').includes('..') ? undefined : path;
}
function below(folder, file) {
    return folder === '.' ? file : `${folder.replace(/\/+$/, '')}/${file.replace(/^\.\//, '')}`;
}
function isCheckout(setting) {
    return (0,src_problem/* notice */.lm)('CONTEXT_CHECKOUT', `${setting}: here, {{defaultContext}} is the checkout, including files of earlier steps`, 'To let BuildKit fetch the commit, write the URL of the repository.');
}
function badContext(text, setting) {
    return (0,src_problem/* error */.z3)('CONTEXT_DEFAULT', `invalid ${setting} ${(0,file_written/* quoteWritten */.Em)(text)}: not {{defaultContext}} followed by a directory`, 'Write {{defaultContext}}:DIRECTORY, or the directory alone.');
}

;// CONCATENATED MODULE: ./src/settings/table/defaults.js

const besides = {
    metadataContext: 'workflow',
    metadataEnv: {},
    buildxFlags: [],
    buildSecrets: [],
    requiredSecrets: [],
    imageOutput: undefined,
    pushByDigest: undefined,
    platformsNamed: false,
    setupInputs: [],
    targets: [],
    prune: undefined,
};
const defaultSettings = {
    ...besides,
    ...Object.fromEntries(table/* settingsTable */.uG.flatMap((setting) => setting.key === undefined ? [] : [[setting.key, setting.default]])),
};

// EXTERNAL MODULE: ./src/settings/values/from.js
var from = __nccwpck_require__(10544);
// EXTERNAL MODULE: ./src/settings/inputs/foreign.js
var foreign = __nccwpck_require__(16341);
// EXTERNAL MODULE: ./src/settings/values/image-output.js
var image_output = __nccwpck_require__(67545);
;// CONCATENATED MODULE: ./src/settings/values/platforms.js


function checkPlatforms(platforms) {
    return platforms
        .filter((platform) => /\s/.test(platform))
        .map((platform) => {
        const parts = platform.trim().split(/\s+/);
        return (0,src_problem/* error */.z3)('PLATFORM_INVALID', `platforms: ${(0,file_written/* quoteWritten */.Em)(platform)} is not a platform: it contains white space`, parts.length > 1 ? `Write one a line, or ${parts.join(',')}.` : 'Remove the white space.');
    });
}

;// CONCATENATED MODULE: ./src/settings/values/media-types.js

function resolveMediaTypes(settings) {
    if (settings.mediaTypes !== 'docker')
        return settings;
    const image = settings.imageOutput?.filter((one) => !/^"?annotation/.test(one));
    return { ...settings, attestations: 'plain', imageOutput: image };
}
function checkMediaTypes(settings) {
    if (settings.mediaTypes !== 'docker')
        return [];
    const attested = listAttested(settings);
    const packed = settings.imageOutput?.find((one) => /^"?compression=(zstd|estargz)/.test(one));
    return [
        ...(attested.length === 0
            ? []
            : [
                (0,src_problem/* error */.z3)('MEDIA_TYPES_ATTESTED', `media-types: docker does not support attestations, but ${attested.join(', ')} requests them`, 'Remove that setting, or use media-types: oci.'),
            ]),
        ...(packed === undefined
            ? []
            : [
                (0,src_problem/* error */.z3)('MEDIA_TYPES_COMPRESSION', `media-types: docker does not support ${packed.replaceAll('"', '')}`, 'Use compression=gzip, or media-types: oci.'),
            ]),
        ...(settings.annotations === undefined
            ? []
            : [
                (0,src_problem/* notice */.lm)('MEDIA_TYPES_ANNOTATIONS', 'media-types: docker does not support annotations: they are left out; labels stay.'),
            ]),
    ];
}
function listAttested({ provenance, sbom, buildxFlags }) {
    const isAsked = (value) => value !== undefined && !/^(?:false|0|f|)$/i.test(value) && !/disabled=true/i.test(value);
    return [
        ...(isAsked(provenance) ? [`provenance: ${provenance ?? ''}`] : []),
        ...(isAsked(sbom) ? [`sbom: ${sbom ?? ''}`] : []),
        ...buildxFlags.flatMap(({ flag, value }) => flag === '--attest' && isAsked(value) ? [`attests: ${value}`] : []),
    ];
}

// EXTERNAL MODULE: ./src/settings/values/registries.js + 1 modules
var values_registries = __nccwpck_require__(63491);
;// CONCATENATED MODULE: ./src/settings/inputs/registry-flags.js



function addRegistryFlags(entries, flags) {
    const problems = [];
    const merged = new Map(entries.map((entry) => [entry.prefix, entry]));
    problems.push(...listTwice(entries));
    for (const word of flags.registry) {
        const [host, username] = splitOnce(word);
        const prefix = (0,values_registries/* toPrefix */.qW)(host);
        if (prefix === undefined || username === '') {
            problems.push(bad(`invalid --registry ${(0,file_written/* quoteWritten */.Em)(word)}: not HOST=USER`, 'Write --registry ghcr.io=NAME.'));
        }
        else {
            merged.set(prefix, { ...bare(prefix), ...merged.get(prefix), username });
        }
    }
    if (flags.passwordStdin.length > 1) {
        problems.push(bad('--password-stdin is given twice, but standard input holds one password', 'Use password-env under registries for the others.'));
    }
    for (const host of flags.passwordStdin.slice(0, 1))
        problems.push(...putStdin(merged, host));
    problems.push(...[...merged.values()].flatMap(checkPair));
    return problems.length > 0
        ? { ok: false, problems }
        : { ok: true, value: [...merged.values()], problems };
}
function listTwice(entries) {
    const twice = entries.filter((entry, at) => entries.slice(0, at).some(({ prefix }) => prefix === entry.prefix));
    return twice.map(({ prefix }) => bad(`${prefix} is in both registries and the input registry`, 'Keep one of the two.'));
}
function putStdin(merged, host) {
    const prefix = (0,values_registries/* toPrefix */.qW)(host);
    if (prefix === undefined) {
        return [
            bad(`invalid --password-stdin ${(0,file_written/* quoteWritten */.Em)(host)}: not a registry`, 'Write a host such as ghcr.io.'),
        ];
    }
    const entry = merged.get(prefix);
    if (entry?.username === undefined) {
        return [
            bad(`--password-stdin: missing user name for ${prefix}`, `Add --registry ${prefix}=NAME.`),
        ];
    }
    merged.set(prefix, { ...entry, password: { from: 'stdin' } });
    return [];
}
function checkPair({ prefix, username, password }) {
    if (username !== undefined && password === undefined) {
        const hint = `Add password-env with the name of a variable, or --password-stdin ${prefix}.`;
        return [bad(`registries: ${prefix} has a username but no password`, hint)];
    }
    if (username === undefined && password !== undefined) {
        return [bad(`registries: ${prefix} has a password but no username`, 'Add username.')];
    }
    return [];
}
function bare(prefix) {
    return { prefix, required: true, insecure: false };
}
function splitOnce(word) {
    const at = word.indexOf('=');
    return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
function bad(message, hint) {
    return (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', message, hint);
}

// EXTERNAL MODULE: ./src/settings/bake/take.js + 1 modules
var bake_take = __nccwpck_require__(66284);
// EXTERNAL MODULE: ./src/settings/file/read-file.js
var read_file = __nccwpck_require__(43387);
// EXTERNAL MODULE: ./src/settings/values/boolean.js
var values_boolean = __nccwpck_require__(23102);
;// CONCATENATED MODULE: ./src/settings/values/attestations.js


function resolveAttestations({ provenance, sbom, buildxFlags }) {
    const resolved = buildxFlags.flatMap((one) => {
        if (one.flag !== '--attest')
            return [one];
        const fields = (0,values_entries/* splitEntries */.l8)(one.value, true);
        const isReplaced = (provenance !== undefined && isType(fields, 'provenance')) ||
            (sbom !== undefined && isType(fields, 'sbom'));
        return isReplaced ? [] : [{ ...one, value: resolveAttest(fields) }];
    });
    return {
        provenance: provenance === undefined ? undefined : resolveWord(provenance),
        sbom: sbom === undefined ? undefined : resolveWord(sbom),
        buildxFlags: resolved,
    };
}
function isType(fields, type) {
    return fields.some((field) => field.toLowerCase() === `type=${type}`);
}
function resolveWord(text) {
    const { isOff, left } = readSwitch((0,values_entries/* splitEntries */.l8)(text, true));
    if (isOff)
        return 'false';
    return left.length === 0 ? 'true' : left.map(values_entries/* renderField */.hX).join(',');
}
function resolveAttest(fields) {
    const { isOff, left } = readSwitch(fields);
    const kept = isOff ? left.filter((field) => /^type=/i.test(field)) : left;
    return [...kept, ...(isOff ? ['disabled=true'] : [])].map(values_entries/* renderField */.hX).join(',');
}
function readSwitch(fields) {
    const read = fields.map((field) => {
        const [, word] = /^disabled=(.*)$/is.exec(field) ?? [];
        const isOff = word === undefined ? undefined : (0,values_boolean/* parseGoBoolean */.a)(word.trim());
        return { field, isOn: isOff === undefined ? (0,values_boolean/* parseBoolean */.y)(field) : !isOff };
    });
    return {
        isOff: read.some(({ isOn }) => isOn === false),
        left: read.flatMap(({ field, isOn }) => (isOn === undefined ? [field] : [])),
    };
}

// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __nccwpck_require__(82904);
;// CONCATENATED MODULE: ./src/settings/deploy/fields.js
const APPS = ['sevalla', 'kinsta'];
const ADDRESSED = ['webhook', 'slack'];
const hookFields = [
    { name: 'name', type: 'word', doc: 'Name of the hook in plan and receipt. Default: its kind.' },
    {
        name: 'when',
        type: 'word',
        doc: 'The tag that the hook follows, or a pattern with * and ?. Default: latest in a run with a version.',
    },
    {
        name: 'target',
        type: 'word',
        doc: 'The targets that the hook follows, by name or pattern. Default: all.',
    },
    {
        name: 'timeout',
        type: 'word',
        doc: 'Time limit. Default: 30s for a request, 15m for a deployment that is watched.',
    },
    {
        name: 'url-env',
        kinds: ADDRESSED,
        isRequired: true,
        type: 'word',
        doc: 'Variable with the address to call.',
    },
    {
        name: 'method',
        kinds: ['webhook'],
        type: 'word',
        options: ['POST', 'GET', 'PUT', 'PATCH'],
        doc: 'Method of the request. Default: POST.',
    },
    {
        name: 'headers-env',
        kinds: ['webhook'],
        type: 'words',
        doc: 'Variables with the values of headers, by header.',
    },
    {
        name: 'query',
        kinds: ['webhook'],
        type: 'words',
        doc: 'Parameters for the query of the address, such as imgURL: {{image}}@{{digest}}.',
    },
    {
        name: 'body',
        kinds: ['webhook'],
        type: 'word',
        options: ['json', 'receipt', 'dockerhub', 'none'],
        doc: 'Body of the request. Default: json, and none for GET.',
    },
    {
        name: 'secret-env',
        kinds: ['webhook'],
        type: 'word',
        doc: 'Variable with the key of the signature in the header X-Hub-Signature-256.',
    },
    {
        name: 'text',
        kinds: ['slack'],
        type: 'word',
        doc: 'The message, such as {{reference}} is {{moved}} now.',
    },
    {
        name: 'insecure',
        kinds: ADDRESSED,
        type: 'switch',
        doc: 'Allow an address without TLS on another machine.',
    },
    { name: 'app', kinds: APPS, isRequired: true, type: 'word', doc: 'ID of the application.' },
    {
        name: 'token-env',
        kinds: APPS,
        isRequired: true,
        type: 'word',
        doc: 'Variable with the API key.',
    },
    { name: 'api-url', kinds: APPS, type: 'word', doc: 'Address of the API, with its version.' },
    {
        name: 'environment',
        kinds: ['github-deployment'],
        isRequired: true,
        type: 'word',
        doc: 'Environment of the deployment.',
    },
    {
        name: 'environment-url',
        kinds: ['github-deployment'],
        type: 'word',
        doc: 'Address of the environment, such as https://app.example.com.',
    },
];

// EXTERNAL MODULE: ./src/settings/deploy/hook.js
var hook = __nccwpck_require__(88983);
;// CONCATENATED MODULE: ./src/settings/deploy/entry.js





const NAME_OF_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
function readHookEntry(written, origin, problems) {
    if (written.kind !== 'map') {
        const hint = 'Write maps, such as - {kind: webhook, url-env: VARIABLE}.';
        problems.push(entry_bad((0,file_written/* whereIs */.ie)(origin, written.at), 'deploy takes a list of maps', hint));
        return undefined;
    }
    const kind = readKind(written, origin, problems);
    if (kind === undefined)
        return undefined;
    const own = hookFields.filter(({ kinds }) => kinds?.includes(kind) !== false);
    const words = new Map();
    const maps = new Map();
    const fault = (field, what, hint) => {
        const at = written.entries.find(({ key }) => entry_toName(key) === field)?.at ?? written.at;
        problems.push(entry_bad((0,file_written/* whereIs */.ie)(origin, at), `${field} of ${kind} ${what}`, hint));
    };
    for (const entry of written.entries.filter(({ key }) => entry_toName(key) !== 'kind')) {
        const field = own.find(({ name }) => name === entry_toName(entry.key));
        if (field === undefined)
            problems.push(entry_unknown(entry, kind, { origin, own }));
        else
            takeField(field, entry.value, { words, maps, fault });
    }
    const quote = (text, otherwise) => (0,file_written/* cite */.Y0)(origin, text, otherwise);
    const entry = { kind, words, maps, fault, cite: quote };
    checkFields(entry, own);
    return entry;
}
function entry_toName(key) {
    return key.replaceAll('_', '-');
}
function readKind(written, origin, problems) {
    const value = written.entries.findLast(({ key }) => key === 'kind')?.value;
    const text = value?.kind === 'word' ? value.text.trim() : '';
    const kind = hook/* hookKinds */.N.find((one) => one === text);
    if (kind !== undefined)
        return kind;
    const meant = (0,nearest/* nearest */.p)(text, hook/* hookKinds */.N);
    const hint = meant === undefined ? `Choose from ${hook/* hookKinds */.N.join(', ')}.` : `Write ${meant}.`;
    const what = value === undefined
        ? 'a hook of deploy has no kind'
        : `a hook of deploy has the unknown kind ${(0,file_written/* cite */.Y0)(origin, text, 'that is written there')}`;
    problems.push(entry_bad((0,file_written/* whereIs */.ie)(origin, value?.at ?? written.at), what, hint));
    return undefined;
}
function entry_unknown({ key, at }, kind, { origin, own }) {
    const names = own.map(({ name }) => name);
    const other = hookFields.find(({ name }) => name === entry_toName(key));
    const meant = (0,nearest/* nearest */.p)(key, names);
    const hint = meant === undefined ? `Choose from ${names.join(', ')}.` : `Write ${meant}.`;
    const elsewhere = `It is for ${other?.kinds?.join(' and ') ?? ''}.`;
    return (0,src_problem/* error */.z3)('SETTINGS_UNKNOWN', `${(0,file_written/* whereIs */.ie)(origin, at)}: ${kind} has no field ${(0,file_written/* cite */.Y0)(origin, key, 'of this name')}`, other === undefined ? hint : elsewhere);
}
function takeField({ name, type }, value, taking) {
    const { words, maps, fault } = taking;
    if (words.has(name) || maps.has(name))
        fault(name, 'is given twice', 'Keep one of the two.');
    else if ((0,file_written/* isUnset */.K$)(value))
        return;
    else if (type === 'words')
        takeWords(name, value, taking);
    else if (value.kind === 'word')
        words.set(name, value.text.trim());
    else
        fault(name, 'takes one value', '');
}
function takeWords(name, value, { maps, fault }) {
    if (value.kind !== 'map' || value.entries.some((one) => one.value.kind !== 'word')) {
        fault(name, 'takes a map of names to values', '');
        return;
    }
    const pairs = value.entries.flatMap((one) => one.value.kind === 'word' ? [[one.key, one.value.text]] : []);
    if (new Set(pairs.map(([key]) => key.toLowerCase())).size < pairs.length) {
        fault(name, 'has a name twice', 'Keep one of the two.');
    }
    maps.set(name, Object.fromEntries(pairs));
}
function checkFields(entry, own) {
    const { words, maps, fault } = entry;
    for (const field of own) {
        const text = words.get(field.name);
        if (text !== undefined)
            checkWord(field, text, entry);
        else if (field.isRequired)
            fault(field.name, 'is missing', `Add ${field.name}.`);
    }
    const named = Object.values(maps.get('headers-env') ?? {});
    if (!named.every((text) => NAME_OF_VARIABLE.test(text))) {
        const hint = 'Write HEADER: VARIABLE; the variable has the whole value of the header.';
        fault('headers-env', 'has a value that is not the name of a variable', hint);
    }
}
function checkWord({ name, options, type }, text, entry) {
    const { fault, cite: quote } = entry;
    if (options?.includes(text) === false) {
        const shown = quote(text, 'the value');
        fault(name, `is ${shown}, not one of ${options.join(', ')}`, 'Choose one of them.');
    }
    else if (type === 'switch' && !/^(?:true|false)$/i.test(text)) {
        fault(name, `is ${quote(text, 'a word')}, not true or false`, 'Write true or false.');
    }
    else if (name.endsWith('-env') && !NAME_OF_VARIABLE.test(text)) {
        fault(name, 'is not the name of a variable', 'Write the name of the variable, without $.');
    }
}
function entry_bad(where, what, hint) {
    return (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', `${where}: ${what}`, hint);
}

// EXTERNAL MODULE: ./src/settings/deploy/template.js
var template = __nccwpck_require__(5797);
;// CONCATENATED MODULE: ./src/settings/deploy/parse.js





const MOST_HOOKS = 50;
const REQUEST_MS = 30_000;
const DEPLOYMENT_MS = 900_000;
function parseHooks(written, origin) {
    const problems = [];
    const items = written.kind === 'list' ? written.items : [written];
    if (items.length > MOST_HOOKS) {
        const where = (0,file_written/* whereIs */.ie)(origin, written.at);
        const message = `${where}: deploy has ${items.length} hooks; the limit is ${MOST_HOOKS}`;
        return { ok: false, problems: [(0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', message)] };
    }
    const entries = items.flatMap((item) => readHookEntry(item, origin, problems) ?? []);
    entries.forEach(checkEntry);
    checkNames(entries);
    if ((0,src_problem/* hasErrors */.Cs)(problems))
        return { ok: false, problems };
    const names = new Set(entries.flatMap(({ words }) => words.get('name') ?? []));
    const value = entries.map((entry) => toHook(entry, nameHook(entry, names)));
    return { ok: true, value, problems };
}
const parse_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const TAG_PATTERN = /^[A-Za-z0-9_*?][A-Za-z0-9_.*?-]{0,127}$/;
const TARGET_PATTERN = /^[a-z0-9*?][a-z0-9._*?-]{0,63}$/;
const APP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const HEADER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const OWN_HEADERS = /^(?:connection|content-length|content-type|expect|host|keep-alive|proxy-authorization|te|trailer|transfer-encoding|upgrade|x-hub-signature-256)$/i;
const FORMS = [
    { field: 'name', form: parse_NAME, hint: 'Use letters, digits, ".", "_" and "-", at most 64.' },
    {
        field: 'when',
        form: TAG_PATTERN,
        hint: 'Write a tag such as latest or main, or a pattern such as 1.*.',
    },
    { field: 'target', form: TARGET_PATTERN, hint: 'Write the name of a target, or a pattern.' },
    { field: 'app', form: APP, hint: 'Write the ID of the application.' },
];
function checkEntry(entry) {
    const { words, fault, cite } = entry;
    for (const { field, form, hint } of FORMS) {
        const text = words.get(field);
        if (text !== undefined && !form.test(text)) {
            fault(field, `cannot be ${cite(text, 'the value that is written there')}`, hint);
        }
    }
    const timeout = words.get('timeout');
    if (timeout !== undefined && !(((0,duration/* parseDuration */.E)(timeout) ?? 0) > 0)) {
        fault('timeout', 'is not a duration', 'Write 30s, 5m or 1h.');
    }
    checkRequest(entry);
    checkTemplates(entry);
    checkAddresses(entry);
}
function checkRequest({ words, maps, fault, cite }) {
    for (const header of Object.keys(maps.get('headers-env') ?? {})) {
        if (HEADER.test(header) && !OWN_HEADERS.test(header))
            continue;
        const shown = cite(header, 'a header');
        fault('headers-env', `has ${shown}, which cannot be set`, 'Remove it.');
    }
    if (words.get('method') === 'GET' && (words.get('body') ?? 'none') !== 'none') {
        fault('body', 'cannot go with the method GET', 'Write method: POST, or body: none.');
    }
}
function checkTemplates({ words, maps, fault }) {
    const hint = `Write ${Object.keys(template/* templateNames */.VQ)
        .map((name) => `{{${name}}}`)
        .join(', ')}.`;
    const texts = [
        ...['text', 'environment-url'].map((field) => [field, words.get(field) ?? '']),
        ...Object.values(maps.get('query') ?? {}).map((value) => ['query', value]),
    ];
    for (const [field, text] of texts) {
        const what = (0,template/* findTemplateFault */.AD)(text);
        if (what !== undefined)
            fault(field, what, hint);
    }
}
function checkAddresses({ words, fault }) {
    for (const field of ['api-url', 'environment-url']) {
        const text = words.get(field);
        if (text === undefined)
            continue;
        const plain = text.replaceAll(/\{\{[^{}]*\}\}/g, 'x');
        const url = /^https?:\/\//i.test(plain) && URL.canParse(plain) ? new URL(plain) : undefined;
        if (url === undefined) {
            fault(field, 'is not an address', 'Write an address that begins with https://.');
        }
        else if (url.username !== '' || url.password !== '') {
            fault(field, 'has a user or a password in it', 'Remove it.');
        }
    }
}
function checkNames(entries) {
    entries.forEach(({ words, fault, cite }, at) => {
        const name = words.get('name');
        if (name === undefined)
            return;
        const isTaken = entries.slice(0, at).some((one) => one.words.get('name') === name);
        if (isTaken)
            fault('name', `is ${cite(name, 'that')} twice`, 'Give each hook its own name.');
    });
}
function nameHook({ words, kind }, taken) {
    const own = words.get('name');
    if (own !== undefined)
        return own;
    let name = kind;
    for (let count = 2; taken.has(name); count += 1)
        name = `${kind}-${count}`;
    taken.add(name);
    return name;
}
function toHook(entry, name) {
    const { kind, words } = entry;
    const word = (field) => words.get(field) ?? '';
    const base = { name, when: words.get('when'), target: words.get('target') };
    const timeoutMs = (0,duration/* parseDuration */.E)(word('timeout'));
    const [brief, long] = [timeoutMs ?? REQUEST_MS, timeoutMs ?? DEPLOYMENT_MS];
    switch (kind) {
        case 'webhook':
            return toWebhook(entry, { ...base, timeoutMs: brief });
        case 'slack': {
            const own = { urlEnv: word('url-env'), text: words.get('text'), insecure: isInsecure(entry) };
            return { ...base, kind, timeoutMs: brief, ...own };
        }
        case 'sevalla':
        case 'kinsta': {
            const apiUrl = (words.get('api-url') ?? API_URLS[kind]).replace(/\/+$/, '');
            const own = { app: word('app'), tokenEnv: word('token-env'), apiUrl };
            return { ...base, kind, timeoutMs: long, ...own };
        }
        case 'github-deployment': {
            const own = {
                environment: word('environment'),
                environmentUrl: words.get('environment-url'),
            };
            return { ...base, kind, timeoutMs: brief, ...own };
        }
    }
}
function isInsecure({ words }) {
    return /^true$/i.test(words.get('insecure') ?? '');
}
function toWebhook(entry, base) {
    const { words, maps } = entry;
    const method = (words.get('method') ?? 'POST');
    return {
        ...{ ...base, kind: 'webhook', method, insecure: isInsecure(entry) },
        urlEnv: words.get('url-env') ?? '',
        headersEnv: maps.get('headers-env') ?? {},
        query: maps.get('query') ?? {},
        body: (words.get('body') ?? (method === 'GET' ? 'none' : 'json')),
        secretEnv: words.get('secret-env'),
    };
}
const API_URLS = { sevalla: 'https://api.sevalla.com/v3', kinsta: 'https://api.kinsta.com/v2' };

;// CONCATENATED MODULE: ./src/settings/values/values.js









function parseValue(written, reading) {
    if (hasNul(written)) {
        return values_bad(written, reading, 'holds a NUL character');
    }
    return parsers[reading.setting.type](written, reading);
}
function hasNul(written) {
    switch (written.kind) {
        case 'word':
            return written.text.includes('\0');
        case 'list':
            return written.items.some(hasNul);
        case 'map':
            return written.entries.some(({ key, value }) => key.includes('\0') || hasNul(value));
    }
}
const parsers = {
    text: values_parseText,
    list: parseList,
    registries: parseRegistryMap,
    hooks: (written, { origin }) => parseHooks(written, origin),
    string: word(parseString),
    boolean: word((text) => valueOr((0,values_boolean/* parseBoolean */.y)(text), NO_BOOLEAN)),
    enum: word(parseOption),
    duration: word((text, { words }) => valueOr(words?.find((option) => option === text) ?? (0,duration/* parseDuration */.E)(text), noDuration(words))),
    secret: word((text) => ({ value: (0,secret/* secret */.r)(text) })),
};
function word(toOutcome) {
    return (written, reading) => {
        if (written.kind !== 'word') {
            return values_bad(written, reading, `takes one value, not a ${written.kind}`);
        }
        const { setting, origin } = reading;
        const text = setting.verbatim ? written.text : written.text.trim();
        const outcome = toOutcome(text, setting);
        if ('value' in outcome)
            return { ok: true, value: outcome.value, problems: [] };
        const shown = (0,file_written/* cite */.Y0)(origin, text, 'the value');
        return values_bad(written, reading, outcome.what(shown), outcome.hint);
    };
}
function valueOr(value, otherwise) {
    return value === undefined ? otherwise : { value };
}
function parseString(text, { key }) {
    return { value: key === undefined ? [text] : text };
}
function parseOption(text, { options = [], booleanWords, meant = {} }) {
    const boolean = booleanWords ? (0,values_boolean/* parseBoolean */.y)(text) : undefined;
    const option = boolean === undefined ? text : String(boolean);
    if (options.includes(option))
        return { value: option };
    const wanted = Object.hasOwn(meant, option) ? meant[option] : (0,nearest/* nearest */.p)(option, options);
    return {
        what: (shown) => `${shown} is not one of ${options.join(', ')}`,
        hint: wanted ? `Write ${wanted}.` : 'Choose one of them.',
    };
}
const NO_BOOLEAN = {
    what: (shown) => `${shown} is not true or false`,
    hint: 'Write true or false.',
};
function noDuration(words = []) {
    const ways = [...words, '90s', '2m', '1h30m'].join(', ');
    return {
        what: (shown) => `${shown} is not a duration`,
        hint: `Write ${ways} or a number of seconds, less than 24 days.`,
    };
}
function parseRegistryMap(written, reading) {
    const maps = written.kind === 'list' ? written.items : [written];
    const entries = [];
    for (const map of maps) {
        if (map.kind !== 'map') {
            const hint = 'Write HOST: {username: NAME, password-env: VARIABLE}.';
            return values_bad(map, reading, 'takes a map by registry', hint);
        }
        for (const entry of map.entries)
            entries.push(entry);
    }
    return (0,values_registries/* parseRegistries */.XG)({ kind: 'map', entries }, reading.origin);
}
function values_parseText(written, reading) {
    if (written.kind === 'word')
        return { ok: true, value: written.text, problems: [] };
    const entries = readEntries(written, reading, values_entries/* renderEntry */.Ft);
    if (!entries.ok)
        return entries;
    const lines = reading.setting.maps ? entries.value.map(toOneEntry) : entries.value;
    return { ...entries, value: lines.join('\n') };
}
function toOneEntry(item) {
    const text = item.replace(/[\r\n]+$/, '');
    return /[\r\n]/.test(text) && !text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
function parseList(written, reading) {
    const { commas, verbatim, csv } = reading.setting;
    if (written.kind === 'word' && csv === true) {
        const lines = written.text.split(/[\r\n]+/).map((line) => line.trim());
        return { ok: true, value: lines.filter((line) => line !== ''), problems: [] };
    }
    if (written.kind === 'word') {
        const options = { keepsEnd: verbatim === true, splitsQuoted: true };
        const value = (0,values_entries/* splitEntries */.l8)(written.text, commas, options);
        return { ok: true, value, problems: [] };
    }
    const entries = readEntries(written, reading, (key, value) => `${key}=${value}`);
    if (!entries.ok || !commas)
        return entries;
    return { ...entries, value: entries.value.flatMap((entry) => (0,values_entries/* splitEntries */.l8)(entry, true)) };
}
function readEntries(written, reading, render) {
    const problems = [];
    const entries = [];
    for (const item of written.kind === 'list' ? written.items : [written]) {
        if (item.kind === 'word') {
            if (item.text.trim() !== '')
                entries.push(item.text);
        }
        else if (item.kind === 'map' && reading.setting.maps) {
            const pairs = readPairs(item, reading);
            problems.push(...pairs.problems);
            for (const [key, value] of pairs.words)
                entries.push(render(key, value));
        }
        else {
            const what = item === written
                ? 'lines or a list, not a map'
                : `a list of values, but one is a ${item.kind}`;
            problems.push(problem(item, reading, `takes ${what}`));
        }
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: entries, problems };
}
function readPairs(map, reading) {
    const problems = [];
    const words = [];
    for (const { key, value } of map.entries) {
        if (value.kind === 'word')
            words.push([key, value.text]);
        else {
            const name = (0,file_written/* cite */.Y0)(reading.origin, key, 'each name');
            problems.push(problem(value, reading, `takes one value for ${name}`));
        }
    }
    return { words, problems };
}
function values_bad(written, reading, what, hint) {
    return { ok: false, problems: [problem(written, reading, what, hint)] };
}
function problem(written, reading, what, hint) {
    const { origin, setting } = reading;
    const where = (0,file_written/* whereIs */.ie)(origin, written.at);
    const name = origin.kind === 'file' ? `${where}: ${setting.name}` : where;
    return (0,src_problem/* error */.z3)('SETTINGS_BAD_VALUE', `${name}: ${what}`, hint ?? `See tagship help settings for ${setting.name}.`);
}

// EXTERNAL MODULE: ./src/settings/values/parallel.js
var parallel = __nccwpck_require__(15303);
// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __nccwpck_require__(73733);
;// CONCATENATED MODULE: ./src/settings/read.js
























const METADATA_VARIABLES = [
    'DOCKER_METADATA_PR_HEAD_SHA',
    'DOCKER_METADATA_SHORT_SHA_LENGTH',
    'DOCKER_METADATA_ANNOTATIONS_LEVELS',
    'DOCKER_METADATA_SET_OUTPUT_ENV',
];
const CREDENTIAL_FLAGS = ['--registry', '--password-stdin'];
const TRUSTED = { level: 'trusted', reason: 'nothing else is known' };
async function readSettings(sources, trust = TRUSTED) {
    return resolveSettings(await gatherSettings(sources), trust);
}
async function gatherSettings(sources) {
    const harvests = [
        await readGiven(sources),
        await readComponentInputs(sources.env),
        await readVariables(sources.env),
    ];
    return {
        sources,
        given: {
            found: harvests.flatMap(({ found }) => found),
            problems: harvests.flatMap(({ problems }) => problems),
        },
        file: await (0,read_file/* readFileText */.eu)(sources.file),
        matrix: readMatrix({ env: sources.env, leg: sources.given.leg, command: sources.command }),
    };
}
function resolveSettings(gathered, trust = TRUSTED) {
    const { sources, given, file, bake, matrix } = gathered;
    const limits = trust.level === 'untrusted' ? trust : undefined;
    const limitsOf = (from) => from?.origin.unquoted ? limits : undefined;
    const fromFile = (0,bake_take/* joinBake */.G)((0,read_file/* takeFromFile */.kd)(file, limitsOf(file)), bake, limitsOf(bake));
    const resolve = (found, isTarget) => {
        const chosen = choose([...found, ...matrix.found], limits, isTarget);
        const settings = assemble(chosen.values, sources, isTarget || chosen.values.has('push'));
        const problems = [...chosen.problems, ...settings.problems];
        return { ...settings, problems, fromCheckout: chosen.fromCheckout };
    };
    const run = resolve([...given.found, ...fromFile.found], false);
    const below = (0,targets/* resolveTargets */.h5)({ given: given.found, fromFile, run }, resolve);
    const own = [given, matrix, fromFile].flatMap((harvest) => harvest.problems);
    const problems = [...own, ...run.problems, ...below.problems];
    const { fromCheckout } = run;
    if (!run.ok)
        return { ...run, problems };
    const value = { ...run.value, targets: below.targets, prune: fromFile.prune };
    return { ok: !(0,src_problem/* hasErrors */.Cs)(problems), value, problems, fromCheckout };
}
function choose(found, limits, isTarget) {
    const values = new Map();
    const fromCheckout = new Set();
    const problems = [];
    for (const { setting, origin, written } of found) {
        const parsed = parseValue(written, { setting, origin });
        problems.push(...parsed.problems);
        const isBelow = isTarget && setting.key === 'buildArgs' && origin.kind === 'file';
        const slot = isBelow ? ARGS_OF_FILE : setting.name;
        if (!parsed.ok || values.has(slot))
            continue;
        values.set(slot, parsed.value);
        if (!origin.unquoted)
            continue;
        fromCheckout.add(setting.name);
        const value = { setting, origin, at: written.at, value: parsed.value };
        if (limits !== undefined)
            problems.push(...(0,untrusted/* checkUntrusted */.VF)(value, limits));
    }
    joinArgs(values);
    return { values, fromCheckout, problems };
}
const ARGS_OF_FILE = 'build-args of the file';
function joinArgs(values) {
    const own = values.get(ARGS_OF_FILE);
    if (own === undefined)
        return;
    const given = (values.get('build-args') ?? []);
    const byName = new Map([...own, ...given].map((arg) => [arg.split('=', 1)[0], arg]));
    values.set('build-args', [...byName.values()]);
}
async function readGiven({ given }) {
    const found = [];
    const problems = [];
    for (const [name, value] of Object.entries(given)) {
        if (CREDENTIAL_FLAGS.includes(name))
            continue;
        const origin = { kind: 'given', name };
        const setting = table/* settingsTable */.uG.find((candidate) => candidate.name === name);
        if (setting === undefined)
            problems.push(read_unknown(name));
        else
            take(await parseText(value, { setting, origin }), { found, problems });
    }
    return { found, problems };
}
async function readVariables(env) {
    const found = [];
    const problems = [];
    const byVariable = new Map(table/* settingsTable */.uG.map((setting) => [(0,table/* variableOf */.Qn)(setting), setting]));
    const isInput = (setting) => isListInput(setting) || isQuotedInput(setting);
    const inputs = new Set([...table/* settingsTable */.uG.filter(isInput).map(inputVariableOf), MATRIX_VARIABLE]);
    for (const [name, value = ''] of Object.entries(env)) {
        if (!name.startsWith('TAGSHIP_') || inputs.has(name) || value === '')
            continue;
        const origin = { kind: 'env', name };
        const setting = byVariable.get(name);
        if (setting === undefined)
            problems.push(unknownVariable(name, [...byVariable.keys()]));
        else
            take(await parseText(value, { setting, origin }), { found, problems });
    }
    return { found, problems };
}
function assemble(values, { given, env, command, action }, saysPush) {
    const buildx = makeBuildxFlags((name) => (values.get(name) ?? []));
    const keyed = table/* settingsTable */.uG.flatMap(({ name, key }) => key !== undefined && values.has(name) ? [[key, values.get(name)]] : []);
    const read = {
        ...defaultSettings,
        ...Object.fromEntries(keyed),
    };
    const registries = addRegistryFlags([...read.registries, ...(action?.registries ?? [])], {
        registry: toList(given['--registry']),
        passwordStdin: toList(given['--password-stdin']),
    });
    const attestations = buildx.ok ? resolveAttestations({ ...read, ...buildx.value }) : read;
    const contexts = resolveContexts({ ...read, ...attestations });
    const problems = [
        ...[...buildx.problems, ...registries.problems, ...contexts.problems],
        ...(0,image_output/* checkOutputs */.n2)(read),
        ...[...checkPlatforms(read.platforms), ...(0,parallel/* checkParallel */.E)(read)],
        ...(0,from/* checkFrom */.$k)(values, command),
    ];
    if (!buildx.ok || !registries.ok || (0,src_problem/* hasErrors */.Cs)(problems))
        return { ok: false, problems };
    const settings = {
        ...read,
        ...buildx.value,
        registries: registries.value,
        ...(0,image_output/* resolveOutputs */.pr)(read, { push: saysPush, mediaTypes: values.has('media-types') }),
        ...attestations,
        ...{ context: contexts.context, file: contexts.file, buildxFlags: contexts.buildxFlags },
        metadataEnv: readMetadataEnv(env),
        platformsNamed: values.has('platforms'),
        setupInputs: action?.setup ?? [],
        ...(command === 'plan' && readMetadataContext(given)),
    };
    return addMediaTypes(settings, problems);
}
function addMediaTypes(settings, before) {
    const problems = [...before, ...checkMediaTypes(settings)];
    if ((0,src_problem/* hasErrors */.Cs)(problems))
        return { ok: false, problems };
    return { ok: true, value: resolveMediaTypes(settings), problems };
}
function readMetadataContext(given) {
    const context = [given.context].flat().at(-1);
    if (context !== 'workflow' && context !== 'git')
        return {};
    return { context: defaultSettings.context, metadataContext: context };
}
function readMetadataEnv(env) {
    return Object.fromEntries(METADATA_VARIABLES.flatMap((name) => {
        const value = env[name];
        return value ? [[name, value]] : [];
    }));
}
function toList(value) {
    const list = typeof value === 'string' ? [value] : (value ?? []);
    return list.filter((item) => item.trim() !== '');
}
function read_unknown(name) {
    return (0,src_problem/* error */.z3)('SETTINGS_UNKNOWN', `unknown setting ${(0,file_written/* quoteWritten */.Em)(name)}`, (0,foreign/* hintForUnknown */.Z)(name));
}
function unknownVariable(name, variables) {
    const meant = (0,nearest/* nearest */.p)(name, variables);
    return (0,src_problem/* notice */.lm)('SETTINGS_UNKNOWN_VARIABLE', `the variable ${(0,file_written/* quoteWritten */.Em)(name)} is not a setting; ignoring it`, meant ? `Did you mean ${meant}?` : '');
}

;// CONCATENATED MODULE: ./src/run/files/settings-file.js





const SETTINGS_FILES = ['tagship.yml', '.tagship.yml'];
const LARGEST_FILE = 256 * 1024;
async function readSettingsFile(given, { cwd, env }) {
    const named = [given.config].flat().at(-1) ?? env.TAGSHIP_CONFIG;
    try {
        if (named !== undefined && named.trim() !== '') {
            return { ok: true, value: await readNamed(named, cwd), problems: [] };
        }
        for (const path of SETTINGS_FILES) {
            const text = await readSmall((0,external_node_path_.join)(cwd, path), path, 'checkout');
            if (text !== undefined) {
                return { ok: true, value: { path, text, owner: 'checkout' }, problems: [] };
            }
        }
        return { ok: true, value: undefined, problems: await explainNotRead(cwd) };
    }
    catch (thrown) {
        if (thrown instanceof src_problem/* Problem */.AF)
            return { ok: false, problems: thrown.problems };
        throw thrown;
    }
}
const MEANT = /^\.?tagship\.(?:ya?ml|json|toml)$/i;
async function explainNotRead(cwd) {
    const other = (await listFolder(cwd)).find((name) => MEANT.test(name));
    if (other !== undefined) {
        const hint = `Rename it to ${SETTINGS_FILES[0] ?? ''}, or name it with the setting config.`;
        return [notRead(other, 'has another name than the settings file', hint)];
    }
    const start = await (0,external_node_util_.promisify)(external_node_fs_.realpath)(cwd).catch(() => undefined);
    const { nearest: top } = start === undefined ? {} : await (0,checkout/* findRepositories */.iP)(start);
    if (start === undefined || top === undefined)
        return [];
    for (let at = start, path = ''; at !== top;) {
        at = (0,external_node_path_.dirname)(at);
        path += '../';
        const names = await listFolder(at);
        const found = SETTINGS_FILES.find((name) => names.includes(name));
        if (found === undefined)
            continue;
        const hint = `Run tagship in that folder, or name the file: --config ${path}${found}.`;
        return [notRead(path + found, 'lies above the working directory', hint)];
    }
    return [];
}
async function listFolder(path) {
    try {
        return (await (0,external_node_util_.promisify)(external_node_fs_.readdir)(path)).toSorted();
    }
    catch {
        return [];
    }
}
function notRead(path, why, hint) {
    return (0,src_problem/* notice */.lm)('SETTINGS_FILE_NOT_READ', `"${path}" is not read: it ${why}`, hint);
}
async function readNamed(name, cwd) {
    const territory = await (0,checkout/* findTerritory */.UT)(cwd);
    const led = await (0,checkout/* follow */.e6)(name, cwd);
    if (led === undefined || led.links.some((link) => (0,checkout/* isInside */.FK)(territory, link))) {
        throw settings_file_refuse('SETTINGS_FILE_LINK', name, 'is reached through a symbolic link in the checkout');
    }
    const owner = (0,checkout/* isInside */.FK)(territory, led.path) ? 'checkout' : 'workflow';
    const text = await readSmall(led.path, name, owner);
    if (text === undefined)
        throw notFound((0,external_node_path_.resolve)(cwd, name));
    return { path: name, text, owner };
}
async function readSmall(path, name, owner) {
    const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = external_node_fs_.constants;
    const flags = (O_RDONLY ?? 0) | O_NONBLOCK | (owner === 'checkout' ? O_NOFOLLOW : 0);
    let file;
    try {
        file = await (0,external_node_util_.promisify)(external_node_fs_.open)(path, flags);
    }
    catch (cause) {
        if (hasCode(cause, 'ENOENT'))
            return undefined;
        if (hasCode(cause, 'ELOOP'))
            throw settings_file_refuse('SETTINGS_FILE_LINK', name, 'is a symbolic link');
        throw unreadable(name, cause);
    }
    try {
        return await readOpen(file, name);
    }
    finally {
        await (0,external_node_util_.promisify)(external_node_fs_.close)(file);
    }
}
async function readOpen(file, name) {
    const stats = await (0,external_node_util_.promisify)(external_node_fs_.fstat)(file);
    if (!stats.isFile())
        throw settings_file_refuse('SETTINGS_FILE_KIND', name, 'is not a regular file');
    if (stats.size > LARGEST_FILE)
        throw tooLarge(name);
    const buffer = Buffer.alloc(LARGEST_FILE + 1);
    let length = 0;
    while (length < buffer.length) {
        const { bytesRead } = await (0,external_node_util_.promisify)(external_node_fs_.read)(file, buffer, length, buffer.length - length, null);
        if (bytesRead === 0)
            break;
        length += bytesRead;
    }
    if (length > LARGEST_FILE)
        throw tooLarge(name);
    return buffer.toString('utf8', 0, length);
}
const HINTS = {
    SETTINGS_FILE_LINK: 'Put the file itself there. A file outside of the checkout can be named with --config or the variable TAGSHIP_CONFIG.',
    SETTINGS_FILE_KIND: 'Put a text file there, or name another file with --config.',
    SETTINGS_FILE_SIZE: 'Settings are some lines of YAML: check whether this is the right file.',
};
function settings_file_refuse(code, name, what) {
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)(code, `the settings file "${name}" ${what}`, HINTS[code])]);
}
function tooLarge(name) {
    return settings_file_refuse('SETTINGS_FILE_SIZE', name, 'is larger than 256 KiB');
}
async function readSettingsText(path) {
    try {
        return await promisify(readFile)(path, 'utf8');
    }
    catch (cause) {
        throw hasCode(cause, 'ENOENT') ? notFound(path) : unreadable(path, cause);
    }
}
function notFound(path) {
    const hint = 'Check the path; it starts at the checkout.';
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('FILE_NOT_FOUND', `there is no file "${path}"`, hint)]);
}
function unreadable(path, cause) {
    const message = `"${path}" cannot be read: ${String(cause)}`;
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('FILE_UNREADABLE', message)], { cause });
}
function hasCode(cause, code) {
    return cause instanceof Error && 'code' in cause && cause.code === code;
}

;// CONCATENATED MODULE: ./src/run/read.js











async function readRun(request, environment) {
    const gathered = await gather(request, environment);
    const presumed = gathered.resolve();
    const token = presumed.value?.githubToken?.reveal();
    const asking = { ...environment, askGithub: createGithubQuestion({ ...environment, token }) };
    const first = await readAllFacts(request, withoutCheckout(presumed), asking);
    if (!first.ok)
        return { settings: presumed, facts: first };
    const resolved = gathered.resolve(trustOfSettingsFile(first.value));
    const facts = await readAgain(first, { request, presumed, resolved }, asking);
    if (!facts.ok)
        return { settings: resolved, facts };
    const trust = { run: facts.value.trust, file: trustOfSettingsFile(facts.value) };
    const isTrusted = trust.run.level === 'trusted' && trust.file.level === 'trusted';
    const own = isTrusted ? resolved : gathered.resolve(trust.file);
    const taken = await takeOver(own, trust.file, (bake) => gathered.resolve(trust.file, bake), environment);
    const settings = isTrusted
        ? taken
        : await (await __nccwpck_require__.e(/* import() */ 3777).then(__nccwpck_require__.bind(__nccwpck_require__, 93777))).limitSettings(taken, trust, environment);
    return { settings: await addContext(settings, facts.value, environment), facts };
}
async function takeOver(read, trust, resolve, environment) {
    if (read.value === undefined || read.value.targetsFrom.length === 0)
        return read;
    const { readBake } = await __nccwpck_require__.e(/* import() */ 7881).then(__nccwpck_require__.bind(__nccwpck_require__, 37881));
    const bake = await readBake(read.value, trust, environment);
    if (bake.ok)
        return resolve(bake.value);
    return { ...read, ok: false, problems: [...read.problems, ...bake.problems] };
}
async function readAgain(first, read, environment) {
    const { request, presumed, resolved } = read;
    const before = toOverrides(request, withoutCheckout(presumed));
    return (0,external_node_util_.isDeepStrictEqual)(before, toOverrides(request, resolved))
        ? first
        : readAllFacts(request, resolved, environment);
}
function withoutCheckout(read) {
    if (read.value === undefined)
        return read;
    const { fromCheckout } = read;
    const left = (name) => fromCheckout.has(name);
    const value = {
        ...read.value,
        ...(left('git-tag') ? { gitTag: undefined } : {}),
        ...(left('branch') ? { branch: undefined } : {}),
        ...(left('sha') ? { sha: undefined } : {}),
        ...(left('pr') ? { change: undefined } : {}),
    };
    return { ...read, value };
}
async function addContext(read, facts, environment) {
    const found = await checkContexts(read.value, facts, environment);
    if (found.length === 0)
        return read;
    const problems = [...read.problems, ...found];
    const { value, fromCheckout } = read;
    if (read.ok && !(0,src_problem/* hasErrors */.Cs)(found))
        return { ...read, problems };
    return { ok: false, problems, fromCheckout, ...(0,omit_undefined/* omitUndefined */.O)({ value }) };
}
async function checkContexts(settings, facts, environment) {
    if (settings === undefined)
        return [];
    const contexts = new Set((0,targets/* listSettings */.cl)(settings).map(({ context }) => context));
    const found = [...contexts].map((context) => checkContext({ context }, facts, environment));
    return (await Promise.all(found)).flat();
}
async function readSettingsAlone(request, environment) {
    const gathered = await gather(request, environment);
    if (gathered.owner !== 'checkout')
        return gathered.resolve();
    const presumed = withoutCheckout(gathered.resolve());
    const facts = await readAllFacts({ ...request, remote: 'never' }, presumed, environment);
    return gathered.resolve(facts.ok ? trustOfSettingsFile(facts.value) : trustWithoutFacts(environment));
}
function trustWithoutFacts({ env }) {
    if ((0,detect/* detectCi */.A)(env) === 'local')
        return undefined;
    return { level: 'untrusted', reason: 'the author of this change is unknown' };
}
async function gather(request, environment) {
    const { command, given, action } = request;
    const file = await readSettingsFile(given, environment);
    const text = file.ok ? file.value : undefined;
    const sources = {
        command,
        given,
        env: environment.env,
        ...(0,omit_undefined/* omitUndefined */.O)({ action }),
    };
    const gathered = await gatherSettings(text === undefined ? sources : { ...sources, file: text });
    return {
        owner: text?.owner,
        resolve: (trust, bake) => {
            const all = bake === undefined ? gathered : { ...gathered, bake };
            const settings = resolveSettings(all, trust);
            if (file.problems.length === 0)
                return settings;
            const { problems, fromCheckout } = settings;
            if (file.ok)
                return { ...settings, problems: [...file.problems, ...problems] };
            return { ok: false, problems: [...file.problems, ...problems], fromCheckout };
        },
    };
}
async function readAllFacts(request, settings, environment) {
    const { payload, now, remote, command } = request;
    const { env, cwd, shell, signal, own, askGithub } = environment;
    const wanted = settings.value;
    const input = {
        ...{ env, cwd, shell, signal, payload, now, remote },
        overrides: toOverrides(request, settings),
        counts: command === 'plan' && wanted?.compat === 'strict' ? 'event' : 'checkout',
        ...(0,omit_undefined/* omitUndefined */.O)({ tagPrefix: wanted?.tagPrefix, own }),
        ...(wanted === undefined ? {} : (0,omit_undefined/* omitUndefined */.O)({ askGithub })),
    };
    const facts = await readFacts(input);
    if (wanted?.metadataContext === 'git' && facts.ok)
        return readCheckout(facts, input);
    return facts;
}
async function readCheckout({ value, problems }, input) {
    const { PATH, HOME } = input.env;
    const checkout = await readFacts({ ...input, env: { PATH, HOME }, payload: undefined });
    if (!checkout.ok)
        return checkout;
    const { event, ref, sha, commitTime = value.commitTime } = checkout.value;
    const metadata = value.metadata && {
        ...value.metadata,
        ref,
        sha,
        ...(0,omit_undefined/* omitUndefined */.O)({ commitTime }),
    };
    const found = { event, ref, sha, commitTime, metadata, checkedOut: undefined };
    return {
        ok: true,
        value: (0,omit_undefined/* omitUndefined */.O)({ ...value, ...found }),
        problems: problems.filter(({ code }) => code !== 'FACTS_OTHER_COMMIT'),
    };
}
function toOverrides({ overrides }, { value }) {
    const { gitTag, branch, sha, change } = value ?? {};
    return { ...overrides, ...(0,omit_undefined/* omitUndefined */.O)({ gitTag, branch, sha, change }) };
}


/***/ }),

/***/ 40532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  zf: () => (/* binding */ checkBuildable),
  yG: () => (/* binding */ checkRequest),
  iA: () => (/* binding */ prepare),
  NP: () => (/* binding */ prepareToShip),
  iK: () => (/* binding */ previewRun),
  qO: () => (/* binding */ readRunSboms),
  dx: () => (/* binding */ ship),
  eQ: () => (/* binding */ withContext)
});

// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __nccwpck_require__(15076);
// EXTERNAL MODULE: ./src/facts/git/git.js + 1 modules
var git = __nccwpck_require__(30236);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __nccwpck_require__(16392);
// EXTERNAL MODULE: ./src/facts/git/program-path.js
var program_path = __nccwpck_require__(91020);
// EXTERNAL MODULE: ./src/plan/build/build-args.js
var build_args = __nccwpck_require__(39834);
// EXTERNAL MODULE: ./src/plan/checks.js
var checks = __nccwpck_require__(50716);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: ./src/plan/build/made.js
var made = __nccwpck_require__(81193);
;// CONCATENATED MODULE: ./src/plan/build/cache.js


const MOST_WHOLE_SCOPES = 4;
function addCaches(plan, offer) {
    const targets = plan.targets.map((target) => {
        if ((0,made/* isMade */.sX)(target.build))
            return target;
        const cache = toCache(target, plan, offer);
        return cache === undefined ? target : { ...target, build: { ...target.build, cache } };
    });
    return { ...plan, targets };
}
function toCache(target, plan, offer) {
    const settings = offer.settingsFor(target.name);
    const kind = chooseKind(settings, plan, offer);
    const found = kind === 'registry' ? inRegistry(target, plan, settings) : undefined;
    const cache = kind === 'gha' ? onGithub(target, plan, settings) : found;
    if (cache === undefined)
        return undefined;
    const writes = plan.push.mode === 'push' && plan.facts.trust.level === 'trusted';
    const reads = settings.cacheRelease || !isRelease(target);
    const own = { from: reads ? cache.from : [], to: writes ? cache.to : [] };
    return own.from.length + own.to.length === 0 ? undefined : own;
}
function chooseKind({ cache, cacheFrom, cacheTo, noCache }, { facts }, { hasGithubCache }) {
    if (noCache || cacheFrom.length > 0 || cacheTo.length > 0)
        return 'off';
    if (cache !== 'auto')
        return cache;
    const isOffered = hasGithubCache && facts.trust.level === 'trusted';
    return isOffered && facts.event.kind !== 'schedule' ? 'gha' : 'off';
}
function isRelease({ version, tags }) {
    return (version !== null && tags.some(({ kind, tag }) => kind === 'exact' && !tag.startsWith('sha-')));
}
function onGithub({ name }, { targets }, { leg }) {
    const [own, ...others] = listParts(leg).map((part) => `scope=tagship-${toWord(name)}-${part}`);
    const count = targets.flatMap(({ platforms }) => (leg.length === 0 ? name : platforms)).length;
    const mode = count <= MOST_WHOLE_SCOPES ? 'max' : 'min';
    return {
        from: [own, ...others].map((scope) => `type=gha,${scope}`),
        to: [`type=gha,${own},mode=${mode},ignore-error=true,timeout=3m`],
    };
}
function listParts(leg) {
    if (leg.length === 0)
        return ['all'];
    const name = leg.map((platform) => platform.replace(/[^\w.]+/g, '-')).join('-');
    return [name.length <= LONGEST_PART ? name : toTagPart(name), 'all'];
}
const LONGEST_PART = 16;
function inRegistry(target, { facts }, { leg }) {
    const [first] = target.repositories;
    const own = facts.ci === 'gitlab' ? facts.ownRepository : undefined;
    const repository = own === undefined ? first && `${first}-cache` : `${own}/cache`;
    if (repository === undefined)
        return undefined;
    const parts = listParts(leg);
    const refOf = (branch, part) => `ref=${repository}:${toWord(target.name)}-${part}-${toTagPart(branch)}`;
    const { defaultBranch } = facts;
    const branch = branchOf(facts.event) ?? defaultBranch;
    if (branch === undefined)
        return undefined;
    const read = new Set([branch, ...(defaultBranch === undefined ? [] : [defaultBranch])]);
    const form = 'mode=min,image-manifest=true,oci-mediatypes=true,ignore-error=true';
    return {
        from: [...read].flatMap((one) => parts.map((part) => `type=registry,${refOf(one, part)}`)),
        to: [`type=registry,${refOf(branch, parts[0])},${form}`],
    };
}
function branchOf(event) {
    if (event.kind === 'branch' || event.kind === 'schedule')
        return event.branch;
    return event.kind === 'change' ? (event.source ?? `change-${event.number}`) : undefined;
}
function toWord(name) {
    return /^\w[\w.-]{0,63}$/.test(name) ? name : toTagPart(name);
}
const LONGEST_BRANCH = 22;
function toTagPart(branch) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(branch).digest('hex').slice(0, 7);
    const legal = branch.replace(/[^\w.-]+/g, '-').slice(0, LONGEST_BRANCH);
    return `${legal}-${hash}`;
}

// EXTERNAL MODULE: ./src/plan/make.js
var make = __nccwpck_require__(65131);
// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __nccwpck_require__(3236);
// EXTERNAL MODULE: ./src/settings/targets.js
var settings_targets = __nccwpck_require__(73733);
// EXTERNAL MODULE: ./src/run/read.js + 47 modules
var read = __nccwpck_require__(57398);
// EXTERNAL MODULE: ./src/version.js
var version = __nccwpck_require__(24493);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __nccwpck_require__(80793);
;// CONCATENATED MODULE: ./src/plan/labels/base-image.js

function findBaseImage(dockerfile, options) {
    const lines = readLines(dockerfile);
    if (lines === undefined)
        return undefined;
    const given = readGiven(lines.args, options.buildArgs);
    let at = findStage(lines.stages, options.target, lines.stages.length);
    for (let steps = 0; at !== undefined && steps <= lines.stages.length; steps += 1) {
        const from = fill(lines.stages[at]?.from ?? '', given);
        if (from === undefined || options.contexts.includes(from))
            return undefined;
        const below = lines.stages.findLastIndex(({ name }, index) => index < (at ?? 0) && name === from.toLowerCase());
        if (below === -1)
            return toFullName(from);
        at = below;
    }
    return undefined;
}
function findStage(stages, target, count) {
    if (target === undefined)
        return count - 1;
    const named = stages.findLastIndex(({ name }) => name === target.toLowerCase());
    if (named >= 0)
        return named;
    return /^\d{1,4}$/.test(target) && Number(target) < count ? Number(target) : undefined;
}
function readGiven(args, buildArgs) {
    const given = buildArgs.map((arg) => {
        const at = arg.indexOf('=');
        return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
    });
    const known = given.filter(([name]) => args.has(name));
    return new Map([...args, ...known]);
}
function fill(text, given) {
    const filled = text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced, plain) => {
        const value = given.get(braced ?? plain ?? '') ?? '';
        return value === '' ? '$' : value;
    });
    return filled.includes('$') ? undefined : filled;
}
function toFullName(from) {
    if (from === 'scratch')
        return undefined;
    const name = from.replace(/@.*$/s, '');
    const colon = name.lastIndexOf(':');
    const hasTag = colon > name.lastIndexOf('/');
    const tag = hasTag ? name.slice(colon + 1) : undefined;
    const repository = (0,references/* parseRepository */.SU)(hasTag ? name.slice(0, colon) : name);
    if (!repository.ok || (tag !== undefined && !(0,references/* isTag */.dz)(tag)))
        return undefined;
    const { host, path } = repository.value;
    return `${host}/${path}${tag === undefined ? '' : `:${tag}`}`;
}
const SYNTAX = /^#\s*syntax\s*=\s*(?!(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?[:@\s]|(?:docker\.io\/)?docker\/dockerfile$)/im;
function readLines(text) {
    if (SYNTAX.test(text))
        return undefined;
    const escape = /^#\s*escape\s*=\s*`/im.test(text) ? '`' : '\\';
    const args = new Map();
    const stages = [];
    for (const line of joinLines(text, escape)) {
        const [keyword = '', ...rest] = line.split(/\s+/);
        if (/^ARG$/i.test(keyword) && stages.length === 0)
            readArgs(rest, args);
        if (/^FROM$/i.test(keyword))
            stages.push(readStage(rest));
    }
    return stages.length === 0 ? undefined : { args, stages };
}
function readStage(words) {
    const [from = '', as = '', name = ''] = words.filter((one) => !one.startsWith('--'));
    return { from: unquote(from), name: /^AS$/i.test(as) ? name.toLowerCase() : '' };
}
function readArgs(words, args) {
    for (const word of words) {
        const at = word.indexOf('=');
        if (at < 0)
            args.set(word, undefined);
        else
            args.set(word.slice(0, at), fill(unquote(word.slice(at + 1)), args));
    }
}
function unquote(text) {
    return text.replace(/^(["'])(.*)\1$/, '$2');
}
function* joinLines(text, escape) {
    let begun = '';
    let ends = [];
    for (const raw of text.split(/\r?\n/)) {
        if (ends.length > 0) {
            if (raw.replace(/^\t+/, '') === ends[0])
                ends = ends.slice(1);
            continue;
        }
        const line = raw.trim();
        if (line === '' || line.startsWith('#'))
            continue;
        if (line.endsWith(escape)) {
            begun += `${line.slice(0, -1)} `;
            continue;
        }
        const whole = `${begun}${line}`.trim();
        begun = '';
        if (/^(?:RUN|COPY|ADD)\s/i.test(whole)) {
            ends = [...whole.matchAll(/<<-?\s*(["']?)(\w+)\1/g)].map(([, , end = '']) => end);
        }
        yield whole;
    }
    if (begun !== '')
        yield begun.trim();
}

// EXTERNAL MODULE: ./src/plan/build/mask.js
var mask = __nccwpck_require__(73876);
// EXTERNAL MODULE: ./src/small-file.js
var small_file = __nccwpck_require__(36569);
;// CONCATENATED MODULE: ./src/run/base-names.js





const LABEL = 'org.opencontainers.image.base.name';
const LIMIT = 256 * 1024;
async function addBaseNames(plan, { compat, source }, cwd) {
    const isOther = source === 'commit' && plan.facts.dirty;
    if (compat === 'strict' || isOther)
        return plan;
    const targets = await Promise.all(plan.targets.map((target) => addBaseName(target, cwd)));
    return { ...plan, targets };
}
async function addBaseName(target, cwd) {
    const { build, labels } = target;
    if ((0,made/* isMade */.sX)(build) || LABEL in labels || isElsewhere(build.file) || isElsewhere(build.context))
        return target;
    const file = await (0,small_file/* readSmallFile */.E)((0,external_node_path_.resolve)(cwd, build.file), LIMIT);
    if (!file.ok)
        return target;
    const name = findBaseImage(file.text, {
        target: listValues(build.argv, '--target').at(-1),
        buildArgs: listValues(build.argv, '--build-arg').map(withoutMask),
        contexts: listValues(build.argv, '--build-context').map((entry) => entry.split('=', 1)[0] ?? ''),
    });
    if (name === undefined)
        return target;
    const last = build.argv.lastIndexOf('--label');
    const at = last < 0 ? build.argv.indexOf('build') + 1 : last + 2;
    const flag = ['--label', `${LABEL}=${name}`];
    const argv = [...build.argv.slice(0, at), ...flag, ...build.argv.slice(at)];
    return { ...target, labels: { ...labels, [LABEL]: name }, build: { ...build, argv } };
}
function isElsewhere(path) {
    return path === '-' || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(path);
}
function withoutMask(arg) {
    return arg.includes(mask/* MASK */.v5) ? (arg.split('=', 1)[0] ?? '') : arg;
}
function listValues(argv, flag) {
    return argv.flatMap((word, index) => {
        if (word.startsWith(`${flag}=`))
            return [word.slice(flag.length + 1)];
        return argv[index - 1] === flag ? [word] : [];
    });
}

// EXTERNAL MODULE: ./src/run/inputs.js
var inputs = __nccwpck_require__(81806);
;// CONCATENATED MODULE: ./src/run/ship.js















async function prepare(request, environment) {
    const wrong = await checkRequest(request, environment);
    const { settings, facts } = await (0,read/* readRun */.c)(request, environment);
    const problems = [
        ...wrong,
        ...settings.problems,
        ...(settings.value === undefined ? [] : checkLengths(settings.value, environment.env)),
        ...facts.problems,
    ];
    if (!settings.ok || !facts.ok || (0,problem/* hasErrors */.Cs)(problems)) {
        throw new problem/* Problem */.AF([...problems, ...(await findMore(settings, facts, environment))]);
    }
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)((0,settings_targets/* listSettings */.cl)(settings.value), environment.env));
    const known = await addDistance(facts.value, settings.value, environment);
    const made = await planWithin(known, settings.value, environment, request.command === 'ship');
    const named = await addBaseNames(made, settings.value, environment.cwd);
    const plan = addCaches(await (0,inputs/* addInputs */.j$)(named, settings.value, environment), {
        settingsFor: (name) => (0,settings_targets/* settingsForTarget */.Ob)(settings.value, name),
        hasGithubCache: (0,variables/* readText */.yR)(environment.env, 'ACTIONS_RUNTIME_TOKEN') !== undefined,
    });
    environment.vault.add(listHidden(plan, settings.value));
    const complete = await addDestinations(plan, settings.value, environment);
    return {
        plan: { ...complete, problems: [...problems, ...complete.problems] },
        settings: settings.value,
        facts: known,
    };
}
async function planWithin(facts, settings, { vault, signal, env }, ships) {
    const { createPatternMatcher } = await __nccwpck_require__.e(/* import() */ 5428).then(__nccwpck_require__.bind(__nccwpck_require__, 45428));
    const { createPause, hearSignals } = await __nccwpck_require__.e(/* import() */ 9133).then(__nccwpck_require__.bind(__nccwpck_require__, 39133));
    const { match, close } = createPatternMatcher(signal);
    try {
        const plan = await (0,make/* makePlan */.C)(facts, settings, {
            toolVersion: version/* version */.r,
            secrets: vault.list(),
            known: (0,known_secrets/* listKnownSecrets */.Xb)((0,settings_targets/* listSettings */.cl)(settings), env),
            match,
            pause: createPause(signal),
            ships,
        });
        await hearSignals(signal);
        return plan;
    }
    finally {
        await close();
    }
}
async function addDestinations(plan, settings, environment) {
    if (plan.push.mode !== 'push')
        return plan;
    const { addDestinations: add } = await Promise.all(/* import() */[__nccwpck_require__.e(6462), __nccwpck_require__.e(5914)]).then(__nccwpck_require__.bind(__nccwpck_require__, 65914));
    return add(plan, settings, environment);
}
function listHidden({ targets }, settings) {
    return targets
        .flatMap(({ name, build }) => {
        const { buildArgs } = (0,settings_targets/* settingsForTarget */.Ob)(settings, name);
        return Object.values((0,build_args/* findHiddenValues */.uw)(build.argv, buildArgs));
    })
        .filter((value) => value !== undefined);
}
function checkLengths(settings, env) {
    const found = (0,settings_targets/* listSettings */.cl)(settings).flatMap((one) => (0,known_secrets/* checkSecrets */.KK)(one, env));
    return [...new Map(found.map((problem) => [problem.message, problem])).values()];
}
const ABOUT_WORDS = /^(RULE|FLAVOR|EXPRESSION|IMAGE|REPOSITORY|LABEL)_/;
async function findMore(settings, facts, environment) {
    if (settings.value === undefined)
        return [];
    if (!facts.ok)
        return (await Promise.all(/* import() */[__nccwpck_require__.e(2356), __nccwpck_require__.e(1128)]).then(__nccwpck_require__.bind(__nccwpck_require__, 51128))).lintSettings(settings.value);
    const { problems } = await planWithin(facts.value, settings.value, environment, true);
    return problems.filter(({ level, code }) => level === 'error' && ABOUT_WORDS.test(code));
}
async function addDistance(facts, settings, environment) {
    const user = (0,settings_targets/* listSettings */.cl)(settings).find(({ tags, flavor, plainTag, labels, annotations, buildArgs }) => [tags, flavor, plainTag, labels, annotations, ...buildArgs].some((text) => text?.includes('distance') === true));
    if (user === undefined)
        return facts;
    const distance = await (0,git.readDistance)(environment, user.tagPrefix);
    return distance === undefined ? facts : { ...facts, distance };
}
async function previewRun(prepared, environment) {
    const { previewShipping: ask } = await Promise.all(/* import() */[__nccwpck_require__.e(84), __nccwpck_require__.e(7905), __nccwpck_require__.e(5889), __nccwpck_require__.e(6529), __nccwpck_require__.e(7496)]).then(__nccwpck_require__.bind(__nccwpck_require__, 67496));
    return withContext(prepared, environment, (context) => ask(prepared.plan, context));
}
async function checkBuildable({ plan, settings }, { cwd, env }) {
    const { checkInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(8555), __nccwpck_require__.e(3881)]).then(__nccwpck_require__.bind(__nccwpck_require__, 18555));
    const found = await checkInputs(plan, settings, { cwd, env, push: plan.push.mode === 'push' });
    return found.map((problem) => ({ ...problem, level: 'notice' }));
}
async function prepareToShip(request, environment) {
    const fresh = await prepare(request, environment);
    const { planFile } = request;
    const prepared = planFile === undefined
        ? fresh
        : await (await Promise.all(/* import() */[__nccwpck_require__.e(458), __nccwpck_require__.e(4764)]).then(__nccwpck_require__.bind(__nccwpck_require__, 94764))).usePlanFile(planFile, request, fresh, environment.cwd);
    const isMerge = prepared.settings.legs !== undefined;
    const checked = isMerge
        ? { plan: prepared.plan, problems: [] }
        : await checkSecrets(prepared.plan, environment);
    const { checkScanFiles } = await __nccwpck_require__.e(/* import() */ 5731).then(__nccwpck_require__.bind(__nccwpck_require__, 5731));
    const problems = [
        ...(0,checks/* refuseOtherCommit */.kh)(prepared.plan),
        ...checked.problems,
        ...checkScanFiles(prepared.settings, environment.cwd),
        ...(await checkLogins(prepared, environment)),
    ];
    if ((0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    return { ...prepared, plan: { ...checked.plan, problems } };
}
async function checkLogins(prepared, { env, cwd }) {
    if (!leavesLogins(prepared))
        return [];
    return (await __nccwpck_require__.e(/* import() */ 9718).then(__nccwpck_require__.bind(__nccwpck_require__, 9718))).checkLogins(env, cwd);
}
async function checkSecrets(plan, environment) {
    if (!plan.targets.some(({ build }) => build.argv.includes('--secret')))
        return { plan, problems: [] };
    return (await __nccwpck_require__.e(/* import() */ 2987).then(__nccwpck_require__.bind(__nccwpck_require__, 12987))).checkBuildSecrets(plan, environment);
}
async function ship(prepared, environment, report) {
    const { apply } = await Promise.all(/* import() */[__nccwpck_require__.e(84), __nccwpck_require__.e(458), __nccwpck_require__.e(7905), __nccwpck_require__.e(5983), __nccwpck_require__.e(5889), __nccwpck_require__.e(6462), __nccwpck_require__.e(6529), __nccwpck_require__.e(8555), __nccwpck_require__.e(6298), __nccwpck_require__.e(8007)]).then(__nccwpck_require__.bind(__nccwpck_require__, 193));
    const { writeScanFiles } = await __nccwpck_require__.e(/* import() */ 5731).then(__nccwpck_require__.bind(__nccwpck_require__, 5731));
    const { openDeploys } = await __nccwpck_require__.e(/* import() */ 3759).then(__nccwpck_require__.bind(__nccwpck_require__, 53759));
    const push = prepared.plan.push.mode === 'push';
    const onScanned = (scans) => writeScanFiles(scans, prepared.settings, environment.cwd);
    return withContext(prepared, environment, async (context) => {
        const plan = await readSource(prepared.plan, context);
        const own = { push, report, onScanned, present: prepared.facts };
        const shipping = { ...context, ...own, ...(await openDeploys(prepared, environment)) };
        const receipt = await apply(plan, shipping);
        if (receipt.status === 'done' && leavesLogins(prepared)) {
            const { leaveRunLogins } = await Promise.all(/* import() */[__nccwpck_require__.e(9718), __nccwpck_require__.e(3572)]).then(__nccwpck_require__.bind(__nccwpck_require__, 63572));
            await leaveRunLogins(prepared, context.credentials, environment);
        }
        return receipt;
    });
}
function leavesLogins({ plan, settings }) {
    return plan.login === 'job' && settings.login === 'job';
}
async function readSource(plan, context) {
    if (context.settings.source === 'checkout')
        return plan;
    const { useSource } = await Promise.all(/* import() */[__nccwpck_require__.e(8555), __nccwpck_require__.e(2216)]).then(__nccwpck_require__.bind(__nccwpck_require__, 15952));
    return useSource(plan, context);
}
async function readRunSboms(prepared, receipt, environment) {
    const { readSboms: read } = await __nccwpck_require__.e(/* import() */ 1143).then(__nccwpck_require__.bind(__nccwpck_require__, 61143));
    return withContext(prepared, environment, ({ registries }) => read(receipt, registries));
}
async function checkRequest({ problems = [], usesTempDir }, { tempParent }) {
    if (usesTempDir !== true)
        return problems;
    const { checkTempParent } = await __nccwpck_require__.e(/* import() */ 4422).then(__nccwpck_require__.bind(__nccwpck_require__, 84422));
    return [...problems, ...(await checkTempParent(tempParent))];
}
const UNSAID = { level: 'untrusted', reason: 'nothing is known about it' };
async function withContext(prepared, reduced, step) {
    const { facts } = prepared;
    const { readCiFiles } = await __nccwpck_require__.e(/* import() */ 6035).then(__nccwpck_require__.bind(__nccwpck_require__, 6035));
    const { settings, env: ownEnv, problems } = await readCiFiles(prepared.settings, reduced.env);
    problems.forEach(reduced.log.problem);
    const given = { ...reduced, env: ownEnv };
    const [login, client, git, temp, { sweepTempDirs }, children] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 5388).then(__nccwpck_require__.bind(__nccwpck_require__, 75388)),
        Promise.all(/* import() */[__nccwpck_require__.e(2330), __nccwpck_require__.e(6462), __nccwpck_require__.e(5659), __nccwpck_require__.e(915)]).then(__nccwpck_require__.bind(__nccwpck_require__, 50915)),
        Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 30236)),
        __nccwpck_require__.e(/* import() */ 4422).then(__nccwpck_require__.bind(__nccwpck_require__, 84422)),
        __nccwpck_require__.e(/* import() */ 3423).then(__nccwpck_require__.bind(__nccwpck_require__, 23423)),
        __nccwpck_require__.e(/* import() */ 4343).then(__nccwpck_require__.bind(__nccwpck_require__, 34343)),
    ]);
    const trust = facts?.trust ?? UNSAID;
    const isTrusted = trust.level === 'trusted';
    const environment = isTrusted
        ? given
        : { ...given, env: (0,program_path/* withoutCheckoutPrograms */.c)(given.env, given.cwd) };
    const onLeft = async (dir) => {
        const { removeLeft } = await Promise.all(/* import() */[__nccwpck_require__.e(84), __nccwpck_require__.e(7457)]).then(__nccwpck_require__.bind(__nccwpck_require__, 77457));
        return removeLeft(dir, environment);
    };
    await sweepTempDirs(environment.tempParent, {
        ...environment,
        onLeft,
        now: environment.clock.now(),
    });
    const tempDir = await temp.createTempDir(environment.tempParent, process.pid);
    environment.onTempDir?.(tempDir);
    const env = isTrusted
        ? environment.env
        : children.toBuildEnvs(environment.env, (0,settings_targets/* listSettings */.cl)(settings));
    const testEnv = isTrusted ? environment.env : children.toTestEnv(environment.env, settings);
    const credentials = login.createCredentials({
        ...{ settings, ...environment, baseEnv: env, tempDir, trust },
    });
    const registries = client.createRegistryClient({
        ...environment,
        except: facts?.trust.level === 'untrusted' ? await (0,checkout/* findTerritory */.UT)(environment.cwd) : undefined,
        credentials: credentials.find,
        registries: settings.registries,
        retryDeadlineMs: settings.retryDeadline,
        idleTimeoutMs: settings.pushIdleTimeout,
    });
    try {
        const remote = git.createRemote(environment);
        const own = { tempDir, settings, trust, env, testEnv, hide: environment.vault.add };
        return await step({ ...environment, ...own, registries, remote, credentials });
    }
    finally {
        registries.close();
        const { listLeft } = await Promise.all(/* import() */[__nccwpck_require__.e(84), __nccwpck_require__.e(7457)]).then(__nccwpck_require__.bind(__nccwpck_require__, 77457));
        const left = await temp.tryRemoveTempDir(tempDir, await listLeft(tempDir));
        left.forEach(environment.log.problem);
    }
}


/***/ }),

/***/ 11071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ maskFound),
/* harmony export */   p: () => (/* binding */ createFinder)
/* harmony export */ });
const MASK = '***';
const ENCODED = /[\\%&+]/;
const SHORTEST_BASE64 = 5;
function createFinder(secret) {
    const base64 = toBase64Parts(secret);
    let pattern;
    return (text) => {
        const found = findAll(text, secret);
        for (const part of base64) {
            for (let at = text.indexOf(part); at >= 0;) {
                const span = widen(text, [at, at + part.length]);
                found.push(span);
                at = text.indexOf(part, span[1]);
            }
        }
        if (ENCODED.test(text)) {
            pattern ??= toPattern(secret);
            for (const match of text.matchAll(pattern)) {
                found.push([match.index, match.index + match[0].length]);
            }
        }
        return found;
    };
}
function maskFound(text, finders) {
    const spans = finders.flatMap((find) => find(text)).sort(([one], [other]) => one - other);
    const parts = [];
    let end = 0;
    for (const [from, to] of spans) {
        if (to <= end)
            continue;
        if (from >= end)
            parts.push(text.slice(end, from), MASK);
        end = to;
    }
    return parts.join('') + text.slice(end);
}
function findAll(text, part) {
    const found = [];
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        found.push([at, at + part.length]);
    }
    return found;
}
function toBase64Parts(secret) {
    const bytes = Buffer.from(secret);
    const parts = [0, 1, 2].flatMap((shift) => {
        const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
        const part = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
        return [part, part.replaceAll('+', '-').replaceAll('/', '_')];
    });
    return [...new Set(parts)].filter(({ length }) => length >= SHORTEST_BASE64);
}
function widen(text, [from, to]) {
    let [start, end] = [from, to];
    while (start > 0 && isBase64(text[start - 1]))
        start -= 1;
    while (end < text.length && isBase64(text[end]))
        end += 1;
    return [start, end];
}
function isBase64(character) {
    return character !== undefined && /[\w+/=-]/.test(character);
}
function toPattern(secret) {
    const characters = Array.from(secret);
    const manners = [toWebForms, toJsonForms(1), toJsonForms(2)];
    const forms = manners.map((manner) => characters.map((one) => `(?:${manner(one).join('|')})`).join(''));
    return new RegExp([...new Set(forms)].join('|'), 'gu');
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
function toWebForms(character) {
    const code = character.codePointAt(0) ?? 0;
    const bytes = [...Buffer.from(character)];
    const entity = ENTITIES[character];
    return [
        toLiteral(character),
        bytes.map((byte) => `%${toHexPattern(byte, 2)}`).join(''),
        `&#0*${code};`,
        `&#[xX]0*${toHexPattern(code, 1)};`,
        ...(entity === undefined ? [] : [entity]),
        ...(character === ' ' ? [String.raw `\+`] : []),
    ];
}
const LETTERS = {
    '\b': 'b',
    '\f': 'f',
    '\n': 'n',
    '\r': 'r',
    '\t': 't',
};
function toJsonForms(depth) {
    const slashes = (count) => String.raw `\\`.repeat(count);
    const before = slashes(depth);
    return (character) => {
        const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
        const unicode = units.map((unit) => `${before}u${toHexPattern(unit, 4)}`).join('');
        const letter = LETTERS[character];
        if (character === '\\')
            return [slashes(2 ** depth), unicode];
        if (character === '"')
            return [`${slashes(2 ** depth - 1)}"`, unicode];
        if (letter !== undefined)
            return [`${before}${letter}`, unicode];
        const slash = character === '/' ? [`${before}/`] : [];
        return [toLiteral(character), ...slash, unicode];
    };
}
function toLiteral(character) {
    return String.raw `\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function toHexPattern(value, digits) {
    const hex = value.toString(16).padStart(digits, '0');
    return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}


/***/ }),

/***/ 42245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eh: () => (/* binding */ isSecretName),
/* harmony export */   gx: () => (/* binding */ findUrlSecrets),
/* harmony export */   t: () => (/* binding */ withoutUrlSecrets)
/* harmony export */ });
const SECRET_NAME = /(?:^|[_-])(?:TOKEN|JWT|PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|(?:API|ACCESS|PRIVATE|AUTH|MASTER|SIGNING|ENCRYPTION)[_-]?KEY)(?:$|[_-])|[_-]PASS$/i;
const NOT_SECRET = /(?:[_-](?:FILE|PATH|URL|URI|USER(?:NAME)?|ID|NAME|EXPIRES?\w*))$/i;
function isSecretName(name) {
    return SECRET_NAME.test(name) && !NOT_SECRET.test(name);
}
const URL_TEXT = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s"'`<>]+)/gi;
const USER_PART = /(?<=["'])[^\s"'@:/]*:(?!\/\/|\d+\/)[^\s"']*@(?!sha\d+:)/g;
const SIGNATURE = /^(?:sig|signature|x-amz-signature|x-goog-signature|key|code)$/i;
const SHORTEST_TOKEN = 20;
function withoutUrlSecrets(text) {
    return text.replaceAll(USER_PART, '').replaceAll(URL_TEXT, (_, scheme, rest) => {
        const { user, hostAndPath, query, fragment } = splitUrl(scheme, rest);
        const hides = user !== '' || query !== undefined || fragment?.includes('=') === true;
        const end = fragment === undefined ? '' : `#${hides ? '***' : fragment}`;
        return scheme + hostAndPath + (query === undefined ? '' : '?***') + end;
    });
}
function findUrlSecrets(text) {
    const found = [...text.matchAll(URL_TEXT)].flatMap(([, scheme = '', rest = '']) => {
        const { user, query = '' } = splitUrl(scheme, rest);
        const colon = user.indexOf(':');
        const password = colon < 0 ? user : user.slice(colon + 1);
        const isSecret = colon >= 0 || password.length >= SHORTEST_TOKEN;
        return [...(isSecret && password !== '' ? [password] : []), ...findParameters(query)];
    });
    return [...new Set(found.flatMap((value) => [value, decode(value)]))];
}
function findParameters(query) {
    return query.split('&').flatMap((pair) => {
        const at = pair.indexOf('=');
        const name = pair.slice(0, Math.max(0, at));
        const value = pair.slice(at + 1);
        return value !== '' && (isSecretName(name) || SIGNATURE.test(name)) ? [value] : [];
    });
}
function splitUrl(scheme, rest) {
    const start = findHost(scheme, rest);
    const [, hostAndPath = '', , query, , fragment] = /^([^?#]*)(\?([^#]*))?(#(.*))?$/s.exec(rest.slice(start)) ?? [];
    return { user: rest.slice(0, Math.max(0, start - 1)), hostAndPath, query, fragment };
}
const SCHEME = /^(?:https?|ssh|git|git\+\w+|oci(?:-layout)?|docker(?:-\w+)?|tcp|unix|fd|npipe|s3|socks\w*|file):/i;
function findHost(scheme, rest) {
    const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
    const isOdd = /^[^[]*:/.test(authority) || !SCHEME.test(scheme);
    const isMalformed = !authority.includes('@') && isOdd;
    if (!authority.includes('@') && !isMalformed)
        return 0;
    const ends = [...rest.matchAll(/@(?!sha\d+:)/g)].map(({ index }) => index + 1);
    return ends.at(-1) ?? 0;
}
function decode(value) {
    try {
        return decodeURIComponent(value);
    }
    catch {
        return value;
    }
}


/***/ }),

/***/ 73654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GM: () => (/* binding */ parseBakePrint),
/* harmony export */   Vc: () => (/* binding */ LONGEST_PRINT),
/* harmony export */   jh: () => (/* binding */ isMap)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);

const LONGEST_PRINT = 8 * 1024 * 1024;
const MOST_TARGETS = 1000;
function parseBakePrint(text, names) {
    if (text.length >= LONGEST_PRINT)
        return unreadable('more than 8 MiB');
    const root = parseJson(text);
    if (!isMap(root) || !isMap(root.target))
        return unreadable('something else than targets');
    const targets = new Map(Object.entries(root.target).flatMap(([name, fields]) => isMap(fields) ? [[name, fields]] : []));
    if (targets.size === 0)
        return unreadable('no target');
    if (targets.size > MOST_TARGETS)
        return unreadable(`more than ${MOST_TARGETS} targets`);
    const groups = isMap(root.group) ? root.group : {};
    return { ok: true, value: { targets, chosen: expand(names, groups, targets) }, problems: [] };
}
function expand(names, groups, targets) {
    const chosen = new Set();
    const seen = new Set();
    const rest = [...names];
    for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
        const members = seen.has(name) ? undefined : membersOf(name, groups);
        seen.add(name);
        rest.push(...(members ?? []));
        if (targets.has(name) && (members?.includes(name) ?? true))
            chosen.add(name);
    }
    return chosen;
}
function membersOf(name, groups) {
    const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (!isMap(group) || !Array.isArray(group.targets))
        return undefined;
    return group.targets.filter((one) => typeof one === 'string');
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function unreadable(what) {
    return {
        ok: false,
        problems: [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGETS_FROM_PRINT', `targets-from: docker buildx bake --print printed ${what}`, 'Run it with the same files to see what it prints.'),
        ],
    };
}


/***/ }),

/***/ 66284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ joinBake),
  r: () => (/* binding */ parseVariables)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/settings/file/read-file.js
var read_file = __nccwpck_require__(43387);
// EXTERNAL MODULE: ./src/settings/file/targets.js
var targets = __nccwpck_require__(90368);
// EXTERNAL MODULE: ./src/settings/file/written.js
var written = __nccwpck_require__(76045);
// EXTERNAL MODULE: ./src/settings/table/table.js + 10 modules
var table = __nccwpck_require__(51944);
// EXTERNAL MODULE: ./src/settings/table/untrusted.js
var untrusted = __nccwpck_require__(84994);
// EXTERNAL MODULE: ./src/settings/values/entries.js
var entries = __nccwpck_require__(11214);
// EXTERNAL MODULE: ./src/settings/bake/print.js
var print = __nccwpck_require__(73654);
;// CONCATENATED MODULE: ./src/settings/bake/fields.js



const READERS = {
    args: pairs('build-args', fields_unescape),
    labels: pairs('labels', fields_unescape),
    annotations: list('annotations', fields_unescape),
    attest: list('attests'),
    'cache-from': list('cache-from'),
    'cache-to': list('cache-to'),
    context: word('context', withoutDirectory),
    contexts: pairs('build-contexts', withoutDirectory),
    dockerfile: readDockerfile,
    entitlements: list('allow'),
    'extra-hosts': readHosts,
    network: word('network'),
    'no-cache': word('no-cache'),
    'no-cache-filter': list('no-cache-filters'),
    output: readOutput,
    platforms: list('platforms'),
    pull: word('pull'),
    secret: readSecrets,
    'shm-size': word('shm-size'),
    ssh: readSsh,
    tags: readTags,
    target: word('target'),
    ulimits: list('ulimit'),
};
const SILENT = new Set(['description', 'name', 'matrix', 'inherits']);
function readFields(target) {
    const entries = [];
    const notTaken = [];
    let files = false;
    for (const [field, value] of Object.entries(target)) {
        if (SILENT.has(field) || isEmpty(value) || (field === 'call' && value === 'build'))
            continue;
        const read = Object.hasOwn(READERS, field) ? READERS[field]?.(value, target) : undefined;
        if (read !== undefined)
            entries.push(...read.map(([key, written]) => ({ key, value: written })));
        else if (field === 'output')
            files = true;
        else
            notTaken.push(field);
    }
    return { map: { kind: 'map', entries }, notTaken, files };
}
function isEmpty(value) {
    if (Array.isArray(value))
        return value.every((one) => one === '');
    return value === null || value === '' || ((0,print/* isMap */.jh)(value) && Object.keys(value).length === 0);
}
function fields_unescape(text) {
    return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
function withoutDirectory(text) {
    return text.startsWith('cwd://') ? text.slice('cwd://'.length) || '.' : text;
}
function word(setting, convert = same) {
    return (value) => typeof value === 'string' || typeof value === 'boolean'
        ? [[setting, toWord(convert(String(value)))]]
        : undefined;
}
function list(setting, convert = same) {
    return (value) => {
        const items = toItems(value);
        return items && [[setting, toList(items.map(convert))]];
    };
}
function pairs(setting, convert = same) {
    return (value) => {
        if (!(0,print/* isMap */.jh)(value))
            return undefined;
        const entries = Object.entries(value).filter(([, one]) => one !== null);
        if (!entries.every(([, one]) => typeof one === 'string'))
            return undefined;
        const items = entries.map(([key, one]) => `${fields_unescape(key)}=${convert(String(one))}`);
        return [[setting, toList(items)]];
    };
}
function same(text) {
    return text;
}
function toItems(value) {
    if (!Array.isArray(value))
        return undefined;
    const items = value.map((one) => (typeof one === 'string' ? one : toCsv(one)));
    return items.every((one) => one !== undefined) ? items : undefined;
}
function toCsv(value) {
    if (!(0,print/* isMap */.jh)(value))
        return undefined;
    const fields = Object.entries(value).flatMap(([key, one]) => ['string', 'boolean', 'number'].includes(typeof one) ? [`${key}=${String(one)}`] : []);
    if (fields.length !== Object.keys(value).length)
        return undefined;
    const type = fields.filter((field) => field.startsWith('type='));
    return [...type, ...fields.filter((field) => !type.includes(field))].map(entries/* renderField */.hX).join(',');
}
function readDockerfile(value, { context }) {
    if (typeof value !== 'string')
        return undefined;
    if (value === 'Dockerfile')
        return [];
    if (value.startsWith('cwd://'))
        return [['file', toWord(withoutDirectory(value))]];
    const folder = withoutDirectory(typeof context === 'string' ? context : '.');
    const isBelow = isLocalFolder(folder) && !value.startsWith('/') && folder !== '.';
    return [['file', toWord(isBelow ? `${folder.replace(/\/+$/, '')}/${value}` : value)]];
}
function isLocalFolder(folder) {
    return folder.startsWith('/') || (0,untrusted/* isLocalPath */.Nj)(folder);
}
function readHosts(value) {
    if (!(0,print/* isMap */.jh)(value))
        return undefined;
    const hosts = Object.entries(value).map(([host, address]) => `${host}:${String(address)}`);
    return [['add-hosts', toList(hosts)]];
}
function readTags(value) {
    const tags = toItems(value);
    if (tags === undefined)
        return undefined;
    const repositories = new Set(tags.filter(Boolean).map(withoutTag));
    return [['images', toList([...repositories])]];
}
function withoutTag(reference) {
    const name = reference.replace(/@.*$/s, '');
    const colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}
function readSecrets(value) {
    const items = toItems(value);
    if (items === undefined)
        return undefined;
    const sources = items.map(readSecret);
    if (!sources.every((one) => one !== undefined))
        return undefined;
    return ['secret-envs', 'secret-files'].flatMap((setting) => {
        const entries = sources.filter((one) => one.setting === setting);
        return entries.length === 0 ? [] : [[setting, toList(entries.map(({ entry }) => entry))]];
    });
}
function readSecret(item) {
    const fields = toFields(item);
    const [id, path] = [fields.get('id'), fields.get('src') ?? fields.get('source')];
    if (id === undefined)
        return undefined;
    return path !== undefined && fields.get('type') !== 'env'
        ? { setting: 'secret-files', entry: `${id}=${path}` }
        : { setting: 'secret-envs', entry: `${id}=${fields.get('env') ?? path ?? id}` };
}
function readSsh(value) {
    if (!Array.isArray(value))
        return undefined;
    const items = value.map((one) => {
        if (typeof one === 'string')
            return one;
        if (!(0,print/* isMap */.jh)(one) || typeof one.id !== 'string')
            return undefined;
        const paths = Array.isArray(one.paths) ? one.paths.map(String) : [];
        return paths.length === 0 ? one.id : `${one.id}=${paths.join(',')}`;
    });
    return items.every((one) => one !== undefined)
        ? [['ssh', toList(items.map(entries/* renderField */.hX))]]
        : undefined;
}
function readOutput(value) {
    const items = toItems(value);
    if (items === undefined)
        return undefined;
    const kept = items.map((item) => {
        const fields = toFields(item);
        const type = fields.get('type');
        if (type !== 'image' && type !== 'registry')
            return undefined;
        const attributes = [...fields].filter(([key]) => !RUN.has(key));
        return attributes.map(([key, text]) => (0,entries/* renderField */.hX)(`${key}=${text}`));
    });
    if (!kept.every((one) => one !== undefined))
        return undefined;
    const lines = kept.flatMap((one) => (one.length === 0 ? [] : [`type=image,${one.join(',')}`]));
    return lines.length === 0 ? [] : [['outputs', toList(lines)]];
}
const RUN = new Set(['type', 'push', 'name', 'push-by-digest']);
function toFields(item) {
    return new Map((0,entries/* splitEntries */.l8)(item, true).map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }));
}
function toWord(text) {
    return { kind: 'word', text };
}
function toList(items) {
    return { kind: 'list', items: items.map(toWord) };
}

;// CONCATENATED MODULE: ./src/settings/bake/take.js








function joinBake(fromFile, bake, limits) {
    if (bake === undefined)
        return fromFile;
    const taken = takeBake(bake, limits);
    const others = new Map(taken.targets.map((target) => [target.name, target]));
    const joined = fromFile.targets.map((target) => {
        const other = others.get(target.name);
        others.delete(target.name);
        return other === undefined ? target : joinTarget(target, other);
    });
    return {
        ...fromFile,
        targets: [...joined, ...others.values()],
        problems: [...fromFile.problems, ...taken.problems],
    };
}
function joinTarget(target, other) {
    const more = other.found.filter(({ setting }) => !target.own.has(setting.name));
    return {
        ...target,
        isOfCheckout: target.isOfCheckout || other.isOfCheckout,
        found: [...target.found, ...more],
        own: new Set([...target.own, ...other.own]),
    };
}
function takeBake(bake, limits) {
    const { origin, print } = bake;
    const read = [...print.targets].map(([name, fields]) => ({
        ...readFields(fields),
        name,
        isChosen: print.chosen.has(name),
    }));
    const named = read.filter(({ name }) => isName(name));
    const entries = named.map(({ name, map }) => ({ key: name, value: map }));
    const all = { key: 'targets', value: { kind: 'map', entries } };
    const taken = (0,targets/* takeTargets */.u)(all, origin, (one) => (0,read_file/* takeEntries */.gs)(one, origin, limits));
    const leftOut = [
        ...taken.leftOut.map((name) => name.slice(name.lastIndexOf('.') + 1)),
        ...(bake.hidesOutputs ? ['outputs'] : []),
    ];
    return {
        targets: taken.targets.map((target) => print.chosen.has(target.name) ? target : { ...target, isBase: true }),
        problems: [
            ...bake.problems,
            ...taken.problems,
            ...read.flatMap((one) => explain(one, origin)),
            ...(limits === undefined
                ? explainTags(print, origin)
                : (0,untrusted/* explainLeftOut */.z6)([...new Set(leftOut)], origin, limits)),
        ],
        leftOut: [],
    };
}
function isName(name) {
    return table/* TARGET_NAME */.MI.test(name) && name.length <= table/* LONGEST_TARGET_NAME */.PO;
}
function explain({ name, isChosen, notTaken, files }, { name: file }) {
    const shown = (0,written/* quoteWritten */.Em)(name);
    const problems = notTaken.map((field) => (0,problem/* error */.z3)('TARGETS_FROM_FIELD', `${file}: target ${shown} has ${(0,written/* quoteWritten */.Em)(field)}, for which there is no setting`, field === 'dockerfile-inline'
        ? 'Write the Dockerfile to a file, and name it with dockerfile.'
        : 'Remove it, or ship other targets of the file: targets-group.'));
    if (!isName(name))
        problems.push(badName(shown, file));
    if (files && isChosen)
        problems.push(noImage(shown, file));
    return problems;
}
function badName(shown, file) {
    return (0,problem/* error */.z3)('TARGET_NAME', `${file}: invalid name of a target: ${shown}`, `Use lower-case letters and digits, with ".", "_" or "-" between them, at most ${table/* LONGEST_TARGET_NAME */.PO} characters.`);
}
function noImage(shown, file) {
    return (0,problem/* error */.z3)('TARGETS_FROM_OUTPUT', `${file}: target ${shown} has an output that is not an image`, 'Ship other targets of the file with targets-group, or remove the output there and use the setting outputs: type=local,dest=out.');
}
function explainTags({ targets, chosen }, { name }) {
    const tagged = [...targets].filter(([target, { tags }]) => chosen.has(target) && Array.isArray(tags) && tags.some((tag) => tag !== ''));
    if (tagged.length === 0)
        return [];
    const names = tagged.map(([target]) => (0,written/* quoteWritten */.Em)(target));
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    return [
        (0,problem/* notice */.lm)('TARGETS_FROM_TAGS', `${name}: only the repositories of "tags" are used, in ${names.slice(0, MOST_NAMES).join(', ')}${more}`, 'The setting tags says which tags the images get.'),
    ];
}
const MOST_NAMES = 5;
function parseVariables(text) {
    try {
        const list = JSON.parse(text);
        const names = Array.isArray(list) ? list.map((one) => (0,print/* isMap */.jh)(one) && one.name) : [];
        return names.filter((name) => typeof name === 'string');
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 88983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ listHookVariables),
/* harmony export */   N: () => (/* binding */ hookKinds)
/* harmony export */ });
const hookKinds = ['webhook', 'sevalla', 'kinsta', 'github-deployment', 'slack'];
function listHookVariables(hook) {
    switch (hook.kind) {
        case 'webhook':
            return [
                hook.urlEnv,
                ...Object.values(hook.headersEnv),
                ...(hook.secretEnv === undefined ? [] : [hook.secretEnv]),
            ];
        case 'slack':
            return [hook.urlEnv];
        case 'sevalla':
        case 'kinsta':
            return [hook.tokenEnv];
        case 'github-deployment':
            return [];
    }
}


/***/ }),

/***/ 4614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ findHookSecrets)
/* harmony export */ });
/* harmony import */ var _hook_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(88983);

const SHORTEST_PATH = 12;
const SHORTEST_WORD = 8;
function findHookSecrets(hooks, env) {
    const variables = [...new Set(hooks.flatMap(_hook_js__WEBPACK_IMPORTED_MODULE_0__/* .listHookVariables */ .D))];
    return variables.flatMap((variable) => {
        const value = env[variable]?.trim() ?? '';
        return value === ''
            ? []
            : [value, ...findParts(value)].map((one) => ({ variable, value: one }));
    });
}
function findParts(value) {
    const url = /^https?:/i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined) {
        const [, word = ''] = /^[A-Za-z]+ +(\S+)$/.exec(value) ?? [];
        return word.length >= SHORTEST_WORD ? [word] : [];
    }
    const written = value.slice(value.indexOf('//') + 2).replace(/^[^/?#]*/, '');
    const whole = [url.href, `${url.pathname}${url.search}`, url.pathname, written];
    const parts = [...written.matchAll(/[^/?#&=]+/g)].map(([part]) => part);
    return [
        ...whole.filter(({ length }) => length >= SHORTEST_PATH),
        ...parts.filter(isTelling),
        ...[...url.searchParams.values()].filter(({ length }) => length >= SHORTEST_WORD),
    ];
}
function isTelling(part) {
    return part.length >= 20 || (part.length >= SHORTEST_WORD && /\d/.test(part));
}


/***/ }),

/***/ 5797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ findTemplateFault),
/* harmony export */   VQ: () => (/* binding */ templateNames),
/* harmony export */   ou: () => (/* binding */ fillTemplate)
/* harmony export */ });
const templateNames = {
    image: 'the repository, ghcr.io/acme/app',
    tag: 'the exact tag, 1.2.3',
    reference: 'repository and exact tag',
    digest: 'sha256:…',
    moved: 'the tag that the hook follows, latest',
    version: 'the version, empty without one',
    revision: 'the commit',
    target: 'the name of the target',
    project: 'the project, acme/app',
    run: 'the address of the run, empty outside CI',
};
const NAME = /\{\{[ \t]*([A-Za-z0-9_-]*)[ \t]*\}\}/g;
function findTemplateFault(text) {
    for (const [whole, name = ''] of text.matchAll(NAME)) {
        if (!Object.hasOwn(templateNames, name))
            return `has the unknown name ${whole}`;
    }
    return /\{\{|\}\}/.test(text.replaceAll(NAME, '')) ? 'has braces that hold no name' : undefined;
}
function fillTemplate(text, values, encode = (value) => value) {
    return text.replaceAll(NAME, (whole, name) => Object.hasOwn(values, name) ? encode(values[name]) : whole);
}


/***/ }),

/***/ 11590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P7: () => (/* binding */ readPrunePolicy),
/* harmony export */   jk: () => (/* binding */ PRUNE),
/* harmony export */   oY: () => (/* binding */ pruneFields),
/* harmony export */   tj: () => (/* binding */ joinPolicies)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76655);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76045);



const PRUNE = 'prune';
const pruneFields = [
    'keep-last',
    'keep',
    'delete',
    'older-than',
    'untagged-older-than',
    'pull-requests',
    'minimum-age',
];
function readPrunePolicy(written, origin) {
    if (written.kind !== 'map') {
        const hint = 'Write prune: {delete: "pr-*", older-than: 30d}.';
        return refused(bad(origin, written, 'prune takes a map of its rules', hint));
    }
    const policy = { keep: [], delete: [] };
    const problems = [];
    for (const entry of written.entries) {
        const field = pruneFields.find((name) => name === entry.key);
        if (field === undefined)
            problems.push(unknownField(entry, origin));
        else if (!(0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnset */ .K$)(entry.value)) {
            const read = readers[field](entry.value);
            if ('hint' in read)
                problems.push(bad(origin, entry.value, `invalid ${field}`, read.hint));
            else
                Object.assign(policy, read);
        }
    }
    if (problems.length > 0)
        return { ok: false, problems };
    return { ok: true, value: policy, problems };
}
const AGE_HINT = 'Write an age with its unit: 30d, 2w, 12h.';
const readers = {
    'keep-last': (value) => {
        const count = /^\d{1,6}$/.test(toWord(value)) ? Number(toWord(value)) : 0;
        return count > 0 ? { keepLast: count } : { hint: 'Write a number from 1.' };
    },
    keep: (value) => toPatterns(value, (keep) => ({ keep })),
    delete: (value) => toPatterns(value, (patterns) => ({ delete: patterns })),
    'older-than': (value) => toAge(value, (olderThanMs) => ({ olderThanMs })),
    'untagged-older-than': (value) => toAge(value, (untaggedOlderThanMs) => ({ untaggedOlderThanMs })),
    'minimum-age': (value) => toAge(value, (minimumAgeMs) => ({ minimumAgeMs })),
    'pull-requests': (value) => toWord(value) === 'closed' ? { pullRequests: 'closed' } : { hint: 'Write closed.' },
};
function toWord(value) {
    return value.kind === 'word' ? value.text.trim() : '';
}
function toPatterns(value, make) {
    const items = value.kind === 'list' ? value.items : [value];
    if (items.some(({ kind }) => kind !== 'word')) {
        return { hint: 'Write one pattern of tags, or a list of them: [pr-*, sha-*].' };
    }
    const lines = items.flatMap((item) => toWord(item).split('\n'));
    return make(lines.map((line) => line.trim()).filter((line) => line !== ''));
}
const UNITS = {
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};
function toAge(value, make) {
    const [, count, unit = ''] = /^(\d{1,6})([mhdw]?)$/.exec(toWord(value)) ?? [];
    const isAge = count !== undefined && (unit !== '' || Number(count) === 0);
    return isAge ? make(Number(count) * (UNITS[unit] ?? 0)) : { hint: AGE_HINT };
}
function joinPolicies(file, flags) {
    return {
        ...file,
        ...flags,
        keep: [...(file?.keep ?? []), ...flags.keep],
        delete: flags.delete.length > 0 ? flags.delete : (file?.delete ?? []),
    };
}
function unknownField({ key, at }, origin) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(key, pruneFields);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_UNKNOWN', `${(0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin, at)}: prune has no field ${(0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .cite */ .Y0)(origin, key, 'of this name')}`, meant === undefined ? `Choose from ${pruneFields.join(', ')}.` : `Write ${meant}.`);
}
function bad(origin, { at }, what, hint) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_BAD_VALUE', `${(0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin, at)}: ${what}`, hint);
}
function refused(problem) {
    return { ok: false, problems: [problem] };
}


/***/ }),

/***/ 43387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eu: () => (/* binding */ readFileText),
/* harmony export */   gs: () => (/* binding */ takeEntries),
/* harmony export */   kd: () => (/* binding */ takeFromFile)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _inputs_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(16341);
/* harmony import */ var _table_table_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(51944);
/* harmony import */ var _table_untrusted_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(84994);
/* harmony import */ var _prune_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(11590);
/* harmony import */ var _targets_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(90368);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(76045);







async function readFileText(file) {
    if (file === undefined)
        return undefined;
    const { parseYamlMap } = await __nccwpck_require__.e(/* import() */ 7655).then(__nccwpck_require__.bind(__nccwpck_require__, 97655));
    const isOwn = file.owner === 'workflow';
    const origin = {
        ...{ kind: 'file', name: file.path },
        ...(isOwn ? {} : { unquoted: true }),
    };
    return { origin, map: await parseYamlMap(file.text, origin) };
}
function takeFromFile(file, limits) {
    if (file === undefined)
        return { found: [], targets: [], problems: [] };
    const { origin, map } = file;
    if (!map.ok)
        return { found: [], targets: [], problems: map.problems };
    const { entries } = map.value;
    const top = takeEntries(entries.filter(({ key }) => key !== _targets_js__WEBPACK_IMPORTED_MODULE_5__/* .TARGETS */ .d && key !== _prune_js__WEBPACK_IMPORTED_MODULE_4__/* .PRUNE */ .jk), origin, limits);
    const prune = takePrune(entries, origin, limits);
    const [written] = entries.filter(({ key }) => key === _targets_js__WEBPACK_IMPORTED_MODULE_5__/* .TARGETS */ .d);
    const below = (0,_targets_js__WEBPACK_IMPORTED_MODULE_5__/* .takeTargets */ .u)(written, origin, (map) => takeEntries(map, origin, limits));
    const leftOut = [...top.leftOut, ...below.leftOut, ...prune.leftOut];
    const problems = [
        ...[...top.problems, ...below.problems, ...prune.problems],
        ...(limits === undefined ? [] : (0,_table_untrusted_js__WEBPACK_IMPORTED_MODULE_3__/* .explainLeftOut */ .z6)(leftOut, origin, limits)),
    ];
    const { policy } = prune;
    const own = { found: top.found, targets: below.targets, problems };
    return policy === undefined ? own : { ...own, prune: policy };
}
function takePrune(entries, origin, limits) {
    const { value } = entries.find(({ key }) => key === _prune_js__WEBPACK_IMPORTED_MODULE_4__/* .PRUNE */ .jk) ?? {};
    if (value === undefined || (0,_written_js__WEBPACK_IMPORTED_MODULE_6__/* .isUnset */ .K$)(value))
        return { problems: [], leftOut: [] };
    if (limits !== undefined)
        return { problems: [], leftOut: [_prune_js__WEBPACK_IMPORTED_MODULE_4__/* .PRUNE */ .jk] };
    const read = (0,_prune_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrunePolicy */ .P7)(value, origin);
    return { problems: read.problems, leftOut: [], ...(read.ok && { policy: read.value }) };
}
function takeEntries(entries, origin, limits) {
    const found = [];
    const problems = [];
    const leftOut = [];
    for (const { key, at, value } of entries) {
        const setting = _table_table_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsTable */ .uG.find((candidate) => candidate.name === key);
        if (setting === undefined)
            problems.push(unknownInFile(key, origin, at));
        else if (setting.inFile === false)
            problems.push(notInFile(setting, origin, at));
        else if ((0,_written_js__WEBPACK_IMPORTED_MODULE_6__/* .isUnset */ .K$)(value, setting.verbatim))
            continue;
        else if (limits !== undefined && setting.untrusted === undefined)
            leftOut.push(key);
        else
            found.push({ setting, origin, written: value });
    }
    return { found, problems, leftOut };
}
function unknownInFile(name, origin, at) {
    const message = `${(0,_written_js__WEBPACK_IMPORTED_MODULE_6__/* .whereIs */ .ie)(origin, at)}: unknown setting ${(0,_written_js__WEBPACK_IMPORTED_MODULE_6__/* .cite */ .Y0)(origin, name, 'name')}`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_UNKNOWN', message, (0,_inputs_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .hintForUnknown */ .Z)(name));
}
function notInFile(setting, origin, at) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_NOT_IN_FILE', `${(0,_written_js__WEBPACK_IMPORTED_MODULE_6__/* .whereIs */ .ie)(origin, at)}: ${setting.name} is not allowed in the settings file`, `Give it as ${setting.asFlag === false ? '' : `--${setting.name}, `}an input or the variable ${(0,_table_table_js__WEBPACK_IMPORTED_MODULE_2__/* .variableOf */ .Qn)(setting)}.`);
}


/***/ }),

/***/ 90368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ TARGETS),
/* harmony export */   u: () => (/* binding */ takeTargets)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _table_table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51944);
/* harmony import */ var _values_boolean_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(23102);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76045);




const TARGETS = 'targets';
const DEFAULT = 'default';
function takeTargets(written, origin, take) {
    if (written === undefined || (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnset */ .K$)(written.value)) {
        return { targets: [], problems: [], leftOut: [] };
    }
    if (written.value.kind !== 'map')
        return refused(shape(written.value, origin, 'targets'));
    const read = written.value.entries.map((entry) => takeTarget(entry, origin, take));
    const defaults = read.flatMap(({ targets }) => targets.filter(({ isDefault }) => isDefault));
    return {
        targets: read.flatMap(({ targets }) => targets),
        problems: [...read.flatMap(({ problems }) => problems), ...defaults.slice(1).map(twice)],
        leftOut: read.flatMap(({ leftOut }) => leftOut),
    };
}
function takeTarget({ key, at, value }, origin, take) {
    if (!_table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .TARGET_NAME */ .MI.test(key) || key.length > _table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .LONGEST_TARGET_NAME */ .PO)
        return refused(badName(key, origin, at));
    const entries = value.kind === 'map' ? value.entries : [];
    if (value.kind !== 'map' && !(0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnset */ .K$)(value)) {
        return refused(shape(value, origin, `targets.${key}`));
    }
    const isOwn = ({ key: name }) => name !== DEFAULT && !FOR_RUN.has(name);
    const taken = take(entries.filter(isOwn));
    const chosen = readDefault(entries, origin);
    const target = {
        name: key,
        isDefault: chosen.isDefault,
        where: (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, at),
        isOfCheckout: origin.unquoted === true,
        found: taken.found,
        own: new Set(entries.filter(isOwn).map(({ key: name }) => name)),
    };
    const forRun = entries.filter(({ key: name }) => FOR_RUN.has(name));
    return {
        targets: [target],
        problems: [
            ...taken.problems,
            ...chosen.problems,
            ...forRun.map((entry) => notForTarget(entry, origin)),
        ],
        leftOut: taken.leftOut.map((name) => `targets.${key}.${name}`),
    };
}
const FOR_RUN = new Set(_table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsTable */ .uG
    .filter((setting) => setting.inFile !== false && !(0,_table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .isForTarget */ .fX)(setting))
    .map(({ name }) => name));
function readDefault(entries, origin) {
    const entry = entries.find(({ key }) => key === DEFAULT);
    if (entry === undefined || (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnset */ .K$)(entry.value))
        return { isDefault: false, problems: [] };
    const { value } = entry;
    const parsed = value.kind === 'word' ? (0,_values_boolean_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBoolean */ .y)(value.text.trim()) : undefined;
    if (parsed !== undefined)
        return { isDefault: parsed, problems: [] };
    const where = (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, value.at);
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_BAD_VALUE', `${where}: default: the value is not true or false`, 'Write default: true for the one target that goes to the repository of the project itself.');
    return { isDefault: false, problems: [problem] };
}
function refused(problem) {
    return { targets: [], problems: [problem], leftOut: [] };
}
function shape(value, origin, what) {
    const kind = value.kind === 'word' ? 'one value' : `a ${value.kind}`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGETS_SHAPE', `${(0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, value.at)}: ${what} takes a map, not ${kind}`, 'Write targets: {api: {context: services/api}, web: {context: services/web}}.');
}
function badName(name, origin, at) {
    const shown = (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .cite */ .Y0)(origin, name, 'a name');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_NAME', `${(0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, at)}: invalid name of a target: ${shown}`, `Use lower-case letters and digits, with ".", "_" or "-" between them, at most ${_table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .LONGEST_TARGET_NAME */ .PO} characters.`);
}
function notForTarget({ key, at }, origin) {
    const where = (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, at);
    return key === 'name'
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_SETTING', `${where}: name is not allowed in a target`, 'The key of the target is its name.')
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_SETTING', `${where}: ${key} is not allowed in a target: it is for the whole run`, `Move ${key} to the top level of the file.`);
}
function twice({ name, where }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TARGET_SETTING', `${where}: "${name}" is a second target with default: true`, 'Only one target can go to the repository of the project itself. Give this one "images".');
}


/***/ }),

/***/ 76045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ quoteWritten),
/* harmony export */   K$: () => (/* binding */ isUnset),
/* harmony export */   Y0: () => (/* binding */ cite),
/* harmony export */   ie: () => (/* binding */ whereIs)
/* harmony export */ });
function whereIs(origin, at) {
    return at ? `${origin.name}:${at.line}:${at.column}` : origin.name;
}
function isUnset(written, verbatim = false) {
    switch (written.kind) {
        case 'word':
            return (verbatim ? written.text : written.text.trim()) === '';
        case 'list':
            return written.items.length === 0;
        case 'map':
            return written.entries.length === 0;
    }
}
const LONGEST_QUOTE = 60;
function quoteWritten(text) {
    const points = Array.from(text);
    const short = points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join('')}…` : text;
    return JSON.stringify(short).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function cite(origin, text, otherwise) {
    return origin.unquoted ? otherwise : quoteWritten(text);
}


/***/ }),

/***/ 16341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ hintForUnknown)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76655);
/* harmony import */ var _table_table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51944);


const LOGIN = 'Write it as registries: {HOST: {username: NAME, password-env: VARIABLE}}; several are possible.';
const foreignNames = {
    dockerfile: 'Write file.',
    'docker-file': 'Write file.',
    tag: 'The tags come from git. For a tag of your own next to them write tags: two lines, standard and the tag.',
    platform: 'Write platforms.',
    'extra-tags': 'Write tags; a line "standard" keeps the tags that come by themselves.',
    image: 'Write images.',
    'image-name': 'Write images.',
    'image-tag': 'Write tags.',
    repository: 'Write images.',
    repositories: 'Write images.',
    path: 'Write context, or file for the Dockerfile.',
    registry: LOGIN,
    username: LOGIN,
    password: LOGIN,
    'registry-auth': LOGIN,
    ecr: LOGIN,
    logout: 'Leave it out: nothing is logged in, so there is nothing to log out of.',
    scope: 'Write the path behind the host in registries: {HOST/PATH: …}.',
    'tag-latest': 'Write latest: release, branch or never.',
    suffix: 'Write flavor: suffix=…',
    prefix: 'Write flavor: prefix=…',
    'allow-insecure': 'Write registries: {HOST: {insecure: true}}.',
    'github-builder': 'Leave it out.',
    multiplatform: 'Write platforms, one a line.',
    arch: 'Write platforms, for example linux/arm64.',
    driver: 'Write builder with the name of a builder of that driver.',
    'driver-opt': 'Write driver-opts, one a line.',
    'config-inline': 'Write buildkitd-config-inline.',
    token: 'Write github-token, or registries for other hosts.',
    'dry-run': 'Run tagship plan instead.',
    tests: 'Write test.',
};
function hintForUnknown(name) {
    const plain = name.replaceAll('_', '-').toLowerCase();
    const foreign = Object.hasOwn(foreignNames, plain) ? foreignNames[plain] : undefined;
    if (foreign !== undefined)
        return foreign;
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, _table_table_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsTable */ .uG.map((setting) => setting.name));
    return meant === undefined ? 'See tagship help settings.' : `Write ${meant}.`;
}


/***/ }),

/***/ 31887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ pruneFlags)
/* harmony export */ });
const prune = { commands: ['prune'] };
const pruneFlags = [
    {
        ...prune,
        name: 'keep-last',
        takes: 'value',
        placeholder: 'NUMBER',
        doc: 'Keep so many of the highest versions of each series, and name the lower ones for deletion.',
    },
    {
        ...prune,
        name: 'keep',
        takes: 'value',
        placeholder: 'PATTERN',
        doc: 'Keep these tags, whatever other rules say: a pattern such as "stable-*", or regex: and a regular expression. Repeat for several.',
    },
    {
        ...prune,
        name: 'delete',
        takes: 'value',
        placeholder: 'PATTERN',
        doc: 'Delete these tags. Repeat for several.',
    },
    {
        ...prune,
        name: 'older-than',
        takes: 'value',
        placeholder: 'AGE',
        doc: 'Delete what --delete and --keep-last name only if it is older: 30d, 2w, 12h.',
    },
    {
        ...prune,
        name: 'untagged-older-than',
        takes: 'value',
        placeholder: 'AGE',
        doc: 'Delete images without a tag that are older and that nothing holds.',
    },
    {
        ...prune,
        name: 'pull-requests',
        takes: 'value',
        placeholder: 'closed',
        doc: 'Delete the tags pr-N and mr-N of changes that are closed or merged.',
    },
    {
        ...prune,
        name: 'minimum-age',
        takes: 'value',
        placeholder: 'AGE',
        doc: 'Delete nothing that is younger, or whose age is not known. Default: 1d.',
    },
    {
        ...prune,
        name: 'in-use',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Keep the images that this file lists, by reference or digest; - is standard input.',
    },
    {
        ...prune,
        name: 'backup',
        takes: 'value',
        placeholder: 'DIR',
        doc: 'Copy what will be deleted to this OCI layout first.',
    },
];


/***/ }),

/***/ 13630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ factFlags),
/* harmony export */   l: () => (/* binding */ runFlags)
/* harmony export */ });
/* harmony import */ var _prune_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31887);

const RUNS = ['plan', 'ship', 'merge'];
const SHIPS = ['ship', 'merge'];
const YANKS = ['yank', 'unyank'];
const LIFECYCLE = ['promote', 'copy', 'prune', 'status', 'log', ...YANKS];
const ALL = [...RUNS, ...LIFECYCLE, 'verify', 'whoami', 'login'];
const runFlags = [
    {
        name: 'json',
        takes: 'switch',
        doc: 'Print the plan, the receipt or the answer as JSON.',
        commands: [...ALL, 'logout'],
    },
    {
        name: 'explain',
        takes: 'switch',
        doc: 'Print a table of the rules: applied or not, why, and their tags.',
        commands: ['plan'],
    },
    {
        name: 'details',
        takes: 'switch',
        doc: 'Print all facts, labels, annotations and the build command too; for status, read manifests also where the registry counts that as pulls.',
        commands: ['plan', 'status'],
    },
    {
        name: 'matrix',
        takes: 'switch',
        doc: 'Print the jobs that build one platform each, as JSON for strategy.matrix; an empty line if one machine does.',
        commands: ['plan'],
    },
    {
        name: 'registry',
        takes: 'either',
        placeholder: '[HOST=USER]',
        doc: 'Log in to HOST as USER. For plan, without a value: read the registries and predict every tag change.',
        commands: ALL,
    },
    {
        name: 'password-stdin',
        takes: 'value',
        placeholder: 'HOST',
        doc: 'Read the password for that registry from standard input.',
        commands: ALL,
    },
    {
        name: 'out',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the plan as JSON, for ship --plan FILE. Not written if the plan has errors.',
        commands: ['plan'],
    },
    {
        name: 'dotenv',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write a dotenv file for later jobs: SHIPPED_VERSION, SHIPPED_DIGEST, SHIPPED_TAGS and more.',
        commands: [...RUNS, 'promote'],
    },
    {
        name: 'receipt',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the receipt as JSON.',
        commands: [...SHIPS, 'promote', 'prune'],
    },
    {
        name: 'record',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the record of this leg (--leg) for tagship merge.',
        commands: ['ship'],
    },
    {
        name: 'links',
        takes: 'value',
        placeholder: 'FILE',
        doc: "Write links to the images, in the format of GitLab's annotations report.",
        commands: SHIPS,
    },
    {
        name: 'cyclonedx',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the SBOM of the setting sbom in CycloneDX.',
        commands: SHIPS,
    },
    {
        name: 'code-quality',
        takes: 'value',
        placeholder: 'FILE',
        doc: "Write BuildKit's findings in the Dockerfile, in the format of GitLab's code quality report.",
        commands: SHIPS,
    },
    {
        name: 'plan',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Ship a plan written by plan --out FILE.',
        commands: SHIPS,
    },
    {
        name: 'remote',
        takes: 'switch',
        doc: "Read the git tags of the remote. Default in CI, together with GitHub's API for what the event lacks; --no-remote turns both off.",
        commands: RUNS,
    },
    {
        name: 'all-tags',
        takes: 'switch',
        doc: 'Copy all tags.',
        commands: ['copy'],
    },
    {
        name: 'platform',
        takes: 'value',
        placeholder: 'OS/ARCH',
        doc: 'Copy this platform only; repeat for several.',
        commands: ['copy'],
    },
    {
        name: 'replace',
        takes: 'switch',
        doc: 'Overwrite tags of other images.',
        commands: ['copy'],
    },
    {
        name: 'dry-run',
        takes: 'switch',
        doc: 'Show the plan. Write nothing.',
        commands: ['promote', 'copy', ...YANKS],
    },
    {
        name: 'since',
        takes: 'value',
        placeholder: 'TIME',
        doc: 'Show what happened since then: 12h, 7d, 2026-11-27.',
        commands: ['log'],
    },
    {
        name: 'not-yanked',
        takes: 'switch',
        doc: 'Fail if a reference leads to a version that was yanked.',
        commands: ['verify'],
    },
    {
        name: 'same-digest',
        takes: 'switch',
        doc: 'Fail unless all references have the same digest.',
        commands: ['verify'],
    },
    {
        name: 'signed',
        takes: 'switch',
        doc: 'Fail unless every manifest of each reference is signed, in either format: by the public key of --key, or by the identity of --verify-identity and --verify-issuer.',
        commands: ['verify'],
    },
    {
        name: 'provenance',
        takes: 'switch',
        doc: 'Fail unless each platform of each reference has provenance.',
        commands: ['verify'],
    },
    {
        name: 'sbom',
        takes: 'switch',
        doc: 'Fail unless each platform of each reference has an SBOM.',
        commands: ['verify'],
    },
    {
        name: 'key',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'The public key that verifies signatures, in PEM.',
        commands: ['verify', 'status'],
    },
    {
        name: 'check',
        takes: 'switch',
        doc: 'Ask each repository whether a push is granted: an upload is started and cancelled.',
        commands: ['whoami'],
    },
    {
        name: 'html',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write one HTML page that needs no network.',
        commands: ['status'],
    },
    {
        name: 'metrics',
        takes: 'switch',
        doc: 'Print metrics in the text format of Prometheus.',
        commands: ['status'],
    },
    {
        name: 'fail-on',
        takes: 'value',
        placeholder: 'KINDS',
        doc: 'End with exit code 3 on these findings: drift, unsigned, backwards, broken.',
        commands: ['status'],
    },
    {
        name: 'watch',
        takes: 'switch',
        doc: 'Serve the page on this machine, and refresh it.',
        commands: ['status'],
    },
    {
        name: 'port',
        takes: 'value',
        placeholder: 'NUMBER',
        doc: 'The port of --watch. Default: a free one.',
        commands: ['status'],
    },
    {
        name: 'ci',
        takes: 'value',
        placeholder: 'NAME',
        doc: 'CI system to write for: github, gitlab, jenkins, travis, circle, azure, bitbucket, buildkite, woodpecker or drone. Default: the one the project or its host uses.',
        commands: ['init'],
    },
    {
        name: 'from',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Migrate a workflow that uses the docker actions, depot, redhat-actions or docker build (or a .gitlab-ci.yml that uses to-be-continuous): print the new file, and what could not be migrated. With --yes, overwrite the file.',
        commands: ['init'],
    },
    {
        name: 'yes',
        takes: 'switch',
        doc: 'Write, or delete, without asking.',
        commands: ['init', 'prune'],
    },
    ..._prune_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .pruneFlags */ .q,
    {
        name: 'add',
        takes: 'switch',
        doc: 'Write an additional file if the usual one exists, or if a workflow already publishes the image.',
        commands: ['init'],
    },
    { name: 'debug', takes: 'switch', doc: 'Show debug output.', commands: [...ALL, 'logout'] },
    {
        name: 'help',
        takes: 'switch',
        doc: 'Show help.',
        commands: [...ALL, 'logout', 'init'],
    },
];
const factFlag = { takes: 'value', commands: RUNS };
const factFlags = [
    {
        ...factFlag,
        name: 'event',
        fact: 'event',
        placeholder: 'NAME',
        doc: 'Plan as for this event: push, schedule, release, …',
    },
    {
        ...factFlag,
        name: 'fork',
        takes: 'switch',
        fact: 'fork',
        doc: 'Plan as for a change from another project: the run is untrusted.',
    },
    {
        ...factFlag,
        name: 'build',
        fact: 'build',
        placeholder: 'NUMBER',
        doc: 'Plan as for this build number.',
    },
    {
        ...factFlag,
        name: 'default-branch',
        fact: 'defaultBranch',
        placeholder: 'NAME',
        doc: 'Plan with this default branch.',
    },
    {
        ...factFlag,
        name: 'now',
        fact: 'now',
        placeholder: 'TIME',
        doc: 'Plan as at this time, ISO 8601.',
    },
];


/***/ }),

/***/ 53823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57975);

const MASK = '***';
function secret(value) {
    return Object.freeze({
        reveal: () => value,
        toJSON: () => MASK,
        toString: () => MASK,
        [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]: () => MASK,
    });
}


/***/ }),

/***/ 45346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ buildxSettings)
/* harmony export */ });
const passed = { type: 'list', group: 'Build', default: [], form: 'plain' };
const buildxSettings = [
    {
        ...passed,
        name: 'build-contexts',
        untrusted: 'named-paths',
        buildxFlag: '--build-context',
        doc: 'Additional build contexts, `name=path` one a line.',
        examples: [['alpine=docker-image://alpine:3.20']],
    },
    {
        ...passed,
        name: 'secret-envs',
        buildxFlag: '--secret',
        form: 'secret-env',
        commas: true,
        doc: 'Build secrets from environment variables, `ID=VARIABLE` one a line. An unset variable gives an empty secret and a notice; `ID=VARIABLE,required` makes it an error.',
        examples: [['npm=NPM_TOKEN'], ['npm=NPM_TOKEN,required']],
    },
    {
        ...passed,
        name: 'secret-files',
        buildxFlag: '--secret',
        form: 'secret-file',
        doc: 'Build secrets from files, `ID=path` one a line. A missing file is left out of the build, with a notice; `ID=path,required` makes it an error.',
        examples: [['npmrc=.npmrc'], ['npmrc=.npmrc,required']],
    },
    {
        ...passed,
        name: 'secrets',
        inTarget: false,
        buildxFlag: '--secret',
        form: 'secret-value',
        verbatim: true,
        inFile: false,
        asFlag: false,
        doc: 'Build secrets, `ID=value` one a line. The values reach buildx through its environment, never through its command line.',
        examples: [],
    },
    {
        ...passed,
        name: 'ssh',
        buildxFlag: '--ssh',
        commas: true,
        doc: 'SSH agent sockets or keys for the build, one a line.',
        examples: [['default']],
    },
    {
        ...passed,
        name: 'no-cache-filters',
        untrusted: 'any',
        buildxFlag: '--no-cache-filter',
        commas: true,
        doc: 'Stages to build without the cache.',
        examples: [['runtime']],
    },
    {
        ...passed,
        name: 'attests',
        buildxFlag: '--attest',
        doc: 'Attestations in the syntax of buildx, one a line.',
        examples: [['type=provenance,mode=max']],
    },
    {
        ...passed,
        name: 'add-hosts',
        buildxFlag: '--add-host',
        commas: true,
        doc: 'Host names for `RUN` steps, `name:address`.',
        examples: [['db:10.0.0.5']],
    },
    {
        ...passed,
        name: 'network',
        buildxFlag: '--network',
        type: 'string',
        doc: 'Network of `RUN` steps: `default`, `none` or `host`.',
        examples: ['none'],
    },
    {
        ...passed,
        name: 'allow',
        buildxFlag: '--allow',
        commas: true,
        doc: 'Entitlements for the build, for example `network.host`.',
        examples: [['network.host']],
    },
    {
        ...passed,
        name: 'shm-size',
        untrusted: 'any',
        buildxFlag: '--shm-size',
        type: 'string',
        doc: 'Size of `/dev/shm` in `RUN` steps.',
        examples: ['2gb'],
    },
    {
        ...passed,
        name: 'ulimit',
        untrusted: 'any',
        buildxFlag: '--ulimit',
        doc: 'Limits of `RUN` steps, one a line.',
        examples: [['nofile=1024:1024']],
    },
    {
        ...passed,
        name: 'cgroup-parent',
        buildxFlag: '--cgroup-parent',
        type: 'string',
        doc: 'Parent cgroup of `RUN` steps.',
        examples: ['build'],
    },
];


/***/ }),

/***/ 92704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands),
/* harmony export */   R: () => (/* binding */ takesSetting)
/* harmony export */ });
const commands = [
    {
        name: 'plan',
        usage: 'tagship plan [flags]',
        doc: 'Show what ship would do and why. Changes nothing.',
    },
    {
        name: 'ship',
        usage: 'tagship ship [flags]',
        doc: 'Build, push by digest, tag, and read every tag back.',
    },
    {
        name: 'merge',
        usage: 'tagship merge RECORD… [flags]',
        doc: 'Merge and tag what several `ship --leg` built. Needs no engine; takes the settings of ship.',
    },
    {
        name: 'copy',
        usage: 'tagship copy SOURCE DESTINATION… [flags]',
        doc: 'Copy images between registries and OCI layouts. Signatures and all else that refers to them go along. A location is a repository with a tag, a pattern such as "1.*" or a digest, oci:DIR or oci-archive:FILE. Needs no engine.',
        settings: [
            ...['registries', 'github-token', 'push', 'push-idle-timeout', 'retry-deadline'],
            'config',
        ],
    },
    {
        name: 'promote',
        usage: 'tagship promote FROM [flags]',
        doc: 'Give tags to an image that is published already. Builds nothing.',
        settings: [
            'images',
            'to',
            'environment',
            'back',
            'because',
            'history',
            'signed',
            'verify-key',
            'moving',
            'registries',
            'config',
        ],
    },
    {
        name: 'log',
        usage: 'tagship log REFERENCE [flags]',
        doc: 'Show which run moved a tag, when, and from what. Of ghcr.io/acme/app:latest, or of all tags of ghcr.io/acme/app, as far as runs recorded it (history: true).',
        settings: [...['registries', 'github-token', 'push-idle-timeout', 'retry-deadline'], 'config'],
    },
    {
        name: 'yank',
        usage: 'tagship yank VERSION --because TEXT [flags]',
        doc: 'Take a bad version out of its series. Its image gets a tombstone, and `latest`, `1` and `1.2` go to the highest version that is left; no later run moves them to it again. The tag of the version stays.',
        settings: [
            ...[
                'images',
                'because',
                'history',
                'sign',
                'sign-key-env',
                'sign-key-file',
                'ignore-versions',
            ],
            ...[
                'revisions',
                'registries',
                'github-token',
                'push-idle-timeout',
                'retry-deadline',
                'config',
            ],
        ],
    },
    {
        name: 'unyank',
        usage: 'tagship unyank VERSION [flags]',
        doc: 'Let a version count again that was yanked. Moves no tag: promote or ship the version for that.',
        isListed: false,
        settings: [
            ...['images', 'because', 'sign', 'sign-key-env', 'sign-key-file', 'revisions', 'registries'],
            ...['github-token', 'push-idle-timeout', 'retry-deadline', 'config'],
        ],
    },
    {
        name: 'prune',
        usage: 'tagship prune [REPOSITORY…] [flags]',
        doc: 'Delete old tags and images by a policy. Shows what would go; --yes deletes. The policy is the map prune of tagship.yml, or these flags. Without a word it is for the repositories of the settings. Needs no engine.',
        settings: [
            ...['images', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline', 'config'],
        ],
    },
    {
        name: 'verify',
        usage: 'tagship verify REFERENCE… [flags]',
        doc: 'Read references back and verify every platform.',
        settings: [
            ...['platforms', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
            ...['verify-identity', 'verify-identity-regexp', 'verify-issuer', 'verify-issuer-regexp'],
            ...['sign-trusted-root', 'sign-log', 'config'],
        ],
    },
    {
        name: 'status',
        usage: 'tagship status [REPOSITORY…] [flags]',
        doc: 'Show what each tag is and how registries differ. Reads the repositories of the settings, or those that are named; names that end alike hold the same image. Changes nothing.',
        settings: [
            ...['images', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
            'config',
        ],
    },
    {
        name: 'whoami',
        usage: 'tagship whoami [REGISTRY] [flags]',
        doc: 'Show the login and identity for each registry. Changes nothing.',
        settings: [
            ...['images', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
            'config',
        ],
    },
    {
        name: 'login',
        usage: 'tagship login [REGISTRY…] [flags]',
        doc: "Write logins to the Docker configuration. Those of the run's repositories and of `registries`, or of the registries that are named; a script's other programs find them.",
        settings: [
            ...['images', 'registries', 'github-token', 'login-untrusted', 'push-idle-timeout'],
            ...['retry-deadline', 'config'],
        ],
    },
    {
        name: 'logout',
        usage: 'tagship logout [REGISTRY…] [flags]',
        doc: 'Remove the logins that tagship login wrote. All of them, or those of the registries that are named; the configuration becomes what it was before.',
        isListed: false,
        settings: [],
    },
    {
        name: 'init',
        usage: 'tagship init [flags]',
        doc: 'Write the CI file of the project. Takes registries and platforms from an existing workflow, shows the file and asks first; overwrites only the file of --from.',
        settings: ['images', 'context', 'file'],
    },
    {
        name: 'help',
        usage: 'tagship help [COMMAND]',
        doc: 'Show help, also of settings, unyank and logout.',
    },
    { name: 'version', usage: 'tagship --version', doc: 'Show the version.', isListed: false },
];
function takesSetting(command, setting) {
    const { settings } = commands.find(({ name }) => name === command) ?? {};
    return settings?.includes(setting) ?? true;
}


/***/ }),

/***/ 51944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  PO: () => (/* binding */ LONGEST_TARGET_NAME),
  MI: () => (/* binding */ TARGET_NAME),
  fX: () => (/* binding */ isForTarget),
  Zb: () => (/* binding */ settingGroups),
  uG: () => (/* binding */ settingsTable),
  Qn: () => (/* binding */ variableOf)
});

;// CONCATENATED MODULE: ./src/settings/table/build.js
const buildSettings = [
    {
        name: 'name',
        inTarget: false,
        untrusted: 'any',
        key: 'name',
        type: 'string',
        group: 'Build',
        default: 'default',
        doc: 'Name of the image in messages, the receipt and the variables for later jobs: `SHIPPED_API_IMAGE` for `api`.',
        examples: ['api'],
    },
    {
        name: 'from',
        untrusted: 'images',
        key: 'from',
        type: 'list',
        group: 'Build',
        default: [],
        defaultText: 'none: the image is built',
        doc: 'An image that another program made, to ship instead of a build: `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker:NAME` of the engine, or `REPOSITORY@sha256:…`. Several, one a line, are joined, one for each platform; without `platforms`, those of the image count. Settings of the build exclude it. For `command: promote`: the version, tag, digest or reference to promote.',
        examples: ['oci:result', ['docker-archive:amd64.tar', 'docker-archive:arm64.tar']],
    },
    {
        name: 'context',
        untrusted: 'path',
        key: 'context',
        type: 'string',
        group: 'Build',
        default: '.',
        defaultText: 'the checkout',
        doc: 'Build context: a directory or a URL. As a flag or input of `plan`, `workflow` and `git` select the source of facts.',
        examples: ['services/api'],
    },
    {
        name: 'file',
        untrusted: 'path',
        key: 'file',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: 'Dockerfile in the context',
        doc: 'Path of the Dockerfile.',
        examples: ['docker/Dockerfile'],
    },
    {
        name: 'source',
        inTarget: false,
        key: 'source',
        type: 'enum',
        group: 'Build',
        options: ['checkout', 'commit'],
        default: 'checkout',
        doc: 'Which files are built: those of the checkout as they are, or with `commit` those of the commit that is checked out, without ignored, untracked and changed files and without `.git`. Objects of Git LFS and submodules are taken from the checkout. The reusable workflow uses `commit`.',
        examples: ['commit'],
    },
    {
        name: 'target',
        untrusted: 'any',
        key: 'target',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: 'the last stage',
        doc: 'Stage of the Dockerfile to build.',
        examples: ['runtime'],
    },
    {
        name: 'build-args',
        untrusted: 'pairs',
        key: 'buildArgs',
        type: 'list',
        group: 'Build',
        maps: true,
        default: [],
        doc: 'Build arguments, `NAME=value` one a line. Expressions such as `{{version}}` may be used. The value of an argument named like a secret (`NPM_TOKEN`) is masked and kept out of the command line, but stays in the image history: use `secrets` instead.',
        examples: [['VERSION={{version}}'], { VERSION: '{{version}}' }],
    },
    {
        name: 'platforms',
        untrusted: 'any',
        key: 'platforms',
        type: 'list',
        group: 'Build',
        commas: true,
        default: ['linux/amd64'],
        doc: 'Platforms to build for.',
        examples: ['linux/amd64,linux/arm64', ['linux/amd64', 'linux/arm64']],
    },
    {
        name: 'provenance',
        key: 'provenance',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: '`mode=max` for public projects on GitHub, `mode=min` for others there; elsewhere the default of buildx',
        doc: 'Provenance attestation: `true`, `mode=max`, or `false` for none. On GitHub it names the run as `builder-id`.',
        examples: [false, 'mode=max'],
    },
    {
        name: 'sbom',
        key: 'sbom',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: 'the default of buildx',
        doc: 'SBOM attestation: `true`, `false` or `generator=…`.',
        examples: [true],
    },
    {
        name: 'call',
        inTarget: false,
        key: 'call',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: 'build',
        doc: 'Run a buildx check instead of a build: `check` lints the Dockerfile, `outline` and `targets` describe it. Nothing is built, tested or pushed.',
        examples: ['check'],
    },
    {
        name: 'cache-from',
        key: 'cacheFrom',
        type: 'list',
        group: 'Build',
        default: [],
        doc: 'Sources to import the build cache from, one a line.',
        examples: [['type=registry,ref=ghcr.io/acme/app:cache']],
    },
    {
        name: 'cache-to',
        key: 'cacheTo',
        type: 'list',
        group: 'Build',
        default: [],
        doc: 'Destinations to export the build cache to, one a line.',
        examples: [['type=registry,ref=ghcr.io/acme/app:cache,mode=max']],
    },
    {
        name: 'cache',
        key: 'cache',
        type: 'enum',
        group: 'Build',
        options: ['auto', 'gha', 'registry', 'off'],
        meant: { true: 'auto', false: 'off', none: 'off', github: 'gha' },
        default: 'auto',
        doc: "Build cache that a run uses by itself, where `cache-from` and `cache-to` are not set. `auto` uses GitHub's in the action, except on a schedule and in untrusted runs. `registry` uses a repository next to the image. Only trusted runs that push write it, and a cache never fails a build.",
        examples: ['registry', 'off'],
    },
    {
        name: 'cache-release',
        key: 'cacheRelease',
        type: 'boolean',
        group: 'Build',
        default: false,
        doc: 'Whether a run that gives an exact version tag also reads the cache of the setting `cache`.',
        examples: [true],
    },
    {
        name: 'no-cache',
        untrusted: 'any',
        key: 'noCache',
        type: 'boolean',
        group: 'Build',
        default: false,
        doc: 'Build without the cache.',
        examples: [true],
    },
    {
        name: 'pull',
        untrusted: 'any',
        key: 'pull',
        type: 'boolean',
        group: 'Build',
        default: false,
        doc: 'Always check for newer base images.',
        examples: [true],
    },
    {
        name: 'outputs',
        key: 'outputs',
        type: 'list',
        group: 'Build',
        default: [],
        doc: 'Additional outputs of the build, for example `type=local,dest=out`. With `outputs` and without `push`, nothing is pushed; `type=registry` counts as `push`, and attributes of `type=image` (`compression=zstd`) apply to the pushed image.',
        examples: [['type=local,dest=out']],
    },
    {
        name: 'builder',
        inTarget: false,
        key: 'builder',
        type: 'string',
        group: 'Build',
        default: 'auto',
        doc: 'Where to build: `auto` for the BuildKit of `BUILDKIT_HOST`, else the current builder if it is suitable; the name of a builder; `tcp://host:port` for a BuildKit; `ssh://user@host` for a Docker engine; `kubernetes://namespace` for a cluster; or `platform=address` pairs. A builder with several nodes builds each platform on one of them; the index is then assembled by tagship.',
        examples: ['default', 'tcp://buildkitd:1234'],
    },
    {
        name: 'driver-opts',
        inTarget: false,
        key: 'driverOpts',
        type: 'list',
        csv: true,
        group: 'Build',
        default: [],
        doc: 'Options of a builder created for the run, `name=value` one a line: `image=` names the image of BuildKit. Quote a value that contains commas: `"env.no_proxy=localhost,127.0.0.1"`. With any of these, `builder: auto` creates a builder.',
        examples: [['image=registry.example.com/moby/buildkit:buildx-stable-1', 'network=host']],
    },
    {
        name: 'buildkitd-config',
        inTarget: false,
        key: 'buildkitdConfig',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: 'none',
        doc: 'Path of the BuildKit configuration, for a builder created for the run. Settings from `registries` are added for hosts that it does not name.',
        examples: ['.github/buildkitd.toml'],
    },
    {
        name: 'buildkitd-config-inline',
        inTarget: false,
        key: 'buildkitdConfigInline',
        type: 'text',
        tables: true,
        group: 'Build',
        default: undefined,
        defaultText: 'none',
        doc: 'The BuildKit configuration as text; takes precedence over `buildkitd-config`.',
        examples: ['[registry."docker.io"]\nmirrors = ["mirror.example.com"]', 'debug = true'],
    },
    {
        name: 'buildkitd-flags',
        inTarget: false,
        key: 'buildkitdFlags',
        type: 'string',
        group: 'Build',
        default: undefined,
        defaultText: 'none',
        doc: 'Flags of buildkitd, for a builder created for the run.',
        examples: ['--allow-insecure-entitlement network.host'],
    },
    {
        name: 'timeout',
        untrusted: 'any',
        key: 'timeout',
        type: 'duration',
        group: 'Build',
        default: undefined,
        defaultText: 'none',
        doc: 'Time limit for one build.',
        examples: ['45m', 2700],
    },
];

// EXTERNAL MODULE: ./src/settings/table/buildx.js
var buildx = __nccwpck_require__(45346);
;// CONCATENATED MODULE: ./src/settings/deploy/table.js
const deploySettings = [
    {
        name: 'deploy',
        key: 'deploy',
        type: 'hooks',
        group: 'Deploy',
        default: [],
        doc: 'Hooks to call once all tags are written and verified, a list of maps: `kind` (`webhook`, `sevalla`, `kinsta`, `github-deployment` or `slack`), `when` (the tag that the hook follows, or a pattern; default `latest` in a run with a version), `name`, `target`, `timeout`, and the fields of its kind. A hook is called only if this run moved that tag forward in the first repository, and never for a change or in an untrusted run.',
        examples: [
            [
                {
                    kind: 'webhook',
                    'url-env': 'DEPLOY_HOOK',
                    query: { imgURL: '{{image}}@{{digest}}' },
                    body: 'none',
                },
            ],
            [
                {
                    name: 'staging',
                    kind: 'webhook',
                    when: 'main',
                    'url-env': 'STAGING_HOOK',
                    'headers-env': { Authorization: 'STAGING_AUTHORIZATION' },
                    'secret-env': 'STAGING_KEY',
                    timeout: '1m',
                },
                { kind: 'slack', when: '*', 'url-env': 'SLACK_HOOK' },
            ],
            [{ kind: 'sevalla', app: '8a5c1f0e-3b7d', 'token-env': 'SEVALLA_TOKEN' }],
            [
                {
                    kind: 'github-deployment',
                    environment: 'production',
                    'environment-url': 'https://app.example.com',
                },
            ],
        ],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/facts.js
const factSettings = [
    {
        name: 'git-tag',
        key: 'gitTag',
        type: 'string',
        group: 'Facts',
        default: undefined,
        defaultText: 'from the CI system',
        doc: 'Git tag of the run, for example one created by the job, or named by the payload of a `repository_dispatch`. If it exists, its commit must be checked out to ship.',
        examples: ['v1.2.3'],
    },
    {
        name: 'branch',
        key: 'branch',
        type: 'string',
        group: 'Facts',
        default: undefined,
        defaultText: 'from the CI system',
        doc: 'Branch of the run.',
        examples: ['main'],
    },
    {
        name: 'sha',
        key: 'sha',
        type: 'string',
        group: 'Facts',
        default: undefined,
        defaultText: 'the commit that is checked out',
        doc: 'Commit to plan for. To ship, it must be the one that is checked out.',
        examples: ['9071bf2'],
    },
    {
        name: 'pr',
        key: 'change',
        type: 'string',
        group: 'Facts',
        default: undefined,
        defaultText: 'from the CI system',
        doc: 'Number of the pull or merge request of the run.',
        examples: ['12', 12],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/legs.js
const legSettings = [
    {
        name: 'leg',
        key: 'leg',
        type: 'list',
        group: 'Push',
        commas: true,
        default: [],
        defaultText: 'all of `platforms`',
        inFile: false,
        inComponent: false,
        doc: 'The platforms to build on this machine, some of `platforms`. The image is pushed by digest only, and `record` describes it for the run that merges the legs.',
        examples: [],
    },
    {
        name: 'legs',
        key: 'legs',
        type: 'text',
        group: 'Push',
        raw: true,
        default: undefined,
        inFile: false,
        inComponent: false,
        doc: 'The records of all legs, to merge into one image and tag it: JSON such as `toJSON(needs.leg.outputs)` on GitHub, or paths and globs, one per line. Nothing is built, and no engine is needed.',
        examples: [],
    },
    {
        name: 'runners',
        key: 'runners',
        type: 'list',
        group: 'Push',
        default: [],
        defaultText: "GitHub's own for amd64 and arm64",
        inComponent: false,
        doc: 'The runner that builds a platform, for the output `matrix` of `plan`: one `platform=runner` per line. `linux/arm64,linux/arm/v7=big-arm` is one leg, `default=[self-hosted, linux]` is for all other platforms and a list of labels.',
        examples: [['linux/arm64=ubuntu-24.04-arm', 'default=ubuntu-24.04']],
    },
    {
        name: 'split',
        key: 'split',
        type: 'enum',
        group: 'Push',
        options: ['platform', 'target'],
        default: 'platform',
        inComponent: false,
        doc: 'What the output `matrix` of `plan` has a leg for: each platform with all its targets, or with `target` also each part of the targets that is not built on another. `target` with more than 64 legs is `platform`.',
        examples: ['target'],
    },
    {
        name: 'emulation',
        key: 'emulation',
        type: 'enum',
        group: 'Push',
        options: ['auto', 'off'],
        default: 'auto',
        inComponent: false,
        doc: "Whether the reusable workflow installs QEMU on one of GitHub's own runners for platforms that it does not run natively, such as `linux/s390x`. Other runners are taken to have what they need.",
        examples: ['off'],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/promote.js
const promoteSettings = [
    {
        name: 'to',
        key: 'to',
        type: 'list',
        group: 'Promote',
        commas: true,
        default: [],
        inFile: false,
        inComponent: false,
        doc: 'The tags that a promotion gives to the image, such as `production`. Versions are written once; `latest`, `1` and `1.2` follow the highest version of the repository; any other tag never goes back to a lower version. The setting `environment` adds the tags of an environment.',
        examples: [],
    },
    {
        name: 'back',
        key: 'back',
        type: 'boolean',
        group: 'Promote',
        default: false,
        inFile: false,
        inComponent: false,
        doc: 'Move the tags of `to` and `environment` back to the image that they pointed at before, by the history of the repository. A run of the image that they leave does not move them forward again.',
        examples: [],
    },
    {
        name: 'because',
        key: 'because',
        type: 'string',
        group: 'Promote',
        default: undefined,
        inFile: false,
        inComponent: false,
        doc: 'Why a version is yanked, or why tags are moved back with `back`. Everybody who may pull the image can read it.',
        examples: [],
    },
    {
        name: 'signed',
        key: 'signed',
        type: 'boolean',
        group: 'Promote',
        default: false,
        inComponent: false,
        doc: 'Promote an image only if it has a signature by the key of `verify-key`, or of `sign-key-env` or `sign-key-file`.',
        examples: [true],
    },
    {
        name: 'verify-key',
        key: 'verifyKey',
        type: 'string',
        group: 'Promote',
        default: undefined,
        inComponent: false,
        doc: 'Path of the public key that verifies signatures, in PEM.',
        examples: ['cosign.pub'],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/scan.js
const scanSettings = [
    {
        name: 'scan',
        key: 'scan',
        type: 'string',
        group: 'Scan',
        default: undefined,
        doc: 'Scan every platform of the image for known vulnerabilities after `test` and before any signature or tag: with an installed `trivy`, `grype` or `scout` (the plugin of Docker), or with a command, to which `SHIPPED_IMAGE` names the image and whose exit code decides. Untrusted runs do not scan.',
        examples: ['trivy', 'grype', './scan.sh'],
    },
    {
        name: 'scan-severity',
        key: 'scanSeverity',
        type: 'list',
        group: 'Scan',
        commas: true,
        default: ['critical', 'high'],
        doc: 'Severities that fail the run: `critical`, `high`, `medium`, `low`, `unknown`. The least of them counts, with all above it.',
        examples: [['critical'], ['critical', 'high', 'medium']],
    },
    {
        name: 'scan-ignore',
        key: 'scanIgnore',
        type: 'string',
        group: 'Scan',
        default: undefined,
        defaultText: 'what the scanner finds itself, such as .trivyignore',
        doc: 'File with the findings that are accepted, in the form of the scanner: an ignore file of Trivy, a configuration of Grype with `ignore`, a VEX document for Docker Scout.',
        examples: ['.trivyignore'],
    },
    {
        name: 'scan-timeout',
        key: 'scanTimeout',
        type: 'duration',
        group: 'Scan',
        default: 600_000,
        doc: 'Time limit for the scan of one platform.',
        examples: ['15m'],
    },
    {
        name: 'scan-sarif',
        inTarget: false,
        key: 'scanSarif',
        type: 'string',
        group: 'Scan',
        default: undefined,
        doc: 'File to write all findings to as SARIF, for the code scanning of GitHub. It is written also if the scan fails the run.',
        examples: ['scan.sarif'],
    },
    {
        name: 'scan-gitlab',
        inTarget: false,
        inComponent: false,
        key: 'scanGitlab',
        type: 'string',
        group: 'Scan',
        default: undefined,
        doc: "File to write all findings to as GitLab's container scanning report.",
        examples: ['gl-container-scanning-report.json'],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/ship.js
const shipSettings = [
    {
        name: 'push',
        key: 'push',
        type: 'enum',
        group: 'Push',
        options: ['auto', 'true', 'false'],
        booleanWords: true,
        default: 'auto',
        doc: 'Whether to push. `auto` pushes in CI, except for untrusted runs (changes from forks, Dependabot), changes without credentials and merge queues.',
        examples: [true, false, 'auto'],
    },
    {
        name: 'load',
        key: 'load',
        type: 'boolean',
        group: 'Push',
        default: false,
        doc: 'Load the image into the local engine instead of pushing it.',
        examples: [true],
    },
    {
        name: 'allow-dirty',
        key: 'allowDirty',
        type: 'boolean',
        group: 'Push',
        default: false,
        doc: 'Allow exact tags for a checkout with uncommitted changes.',
        examples: [true],
    },
    {
        name: 'registries',
        key: 'registries',
        type: 'registries',
        group: 'Push',
        default: [],
        defaultText: "the CI system's own registry and the Docker configuration",
        doc: 'Credentials by registry, a map `host[/path]: {username, password-env | password-file | password, required, insecure, ca, cert, key}`. In place of a password, the fields of a login by identity token: `role-to-assume`, `workload-identity-provider`, `client-id`, `connection-id`, `robot` or `provider-name`. `create-repository` (`true` or `{immutable, scan, lifecycle}`) creates missing repositories of Amazon ECR, `max-concurrency` limits the requests at a time, and `metadata: off` leaves the credentials of the machine out.',
        examples: [
            { 'docker.io': { username: 'acme', 'password-env': 'HUB_TOKEN' } },
            { 'registry.acme.test:5000/team': { required: false, ca: 'ca.pem' } },
            { 'registry.acme.test': { cert: 'client.pem', key: 'client.key' } },
            {
                '123456789012.dkr.ecr.eu-west-1.amazonaws.com': {
                    'create-repository': { immutable: true, scan: true, lifecycle: 'lifecycle.json' },
                },
            },
            {
                'docker.io': {
                    username: 'acme',
                    'connection-id': '0b9c4b2e-5a5f-4d0c-9d4e-3f6a1c2b7d8e',
                },
            },
        ],
    },
    {
        name: 'github-token',
        key: 'githubToken',
        type: 'secret',
        group: 'Push',
        default: undefined,
        inFile: false,
        asFlag: false,
        defaultText: "the workflow's own on GitHub",
        doc: "Token for ghcr.io where `registries` has no entry for it, and for GitHub's API, which supplies what the event lacks about the project.",
        examples: [],
    },
    {
        name: 'login',
        inTarget: false,
        key: 'login',
        type: 'enum',
        group: 'Push',
        options: ['none', 'job'],
        meant: { false: 'none', off: 'none', true: 'job' },
        default: 'none',
        doc: "Leave the run's logins in the job's Docker configuration (`DOCKER_CONFIG`, else `~/.docker`) for later steps: cosign, attestations, scanners, `docker pull`. `job` writes those for its repositories and for the entries of `registries` when the run has succeeded; the action's post step puts the configuration back as it was. Untrusted runs leave none.",
        examples: ['job'],
    },
    {
        name: 'login-untrusted',
        inTarget: false,
        key: 'loginUntrusted',
        type: 'boolean',
        group: 'Push',
        default: false,
        doc: 'Whether `login: job` counts for an untrusted change too, whose files later steps may run.',
        examples: [true],
    },
    {
        name: 'publish',
        inTarget: true,
        key: 'publish',
        type: 'enum',
        group: 'Push',
        options: ['auto', 'builder', 'endpoint', 'layout'],
        default: 'auto',
        doc: 'How images are pushed: by the builder to one registry and then copied (`builder`); by the Docker engine on this machine through this process to all registries at once (`endpoint`); or written as an OCI layout and uploaded (`layout`). `auto` depends on the builder.',
        examples: ['layout'],
    },
    {
        name: 'primary',
        inTarget: true,
        key: 'primary',
        type: 'string',
        group: 'Push',
        default: undefined,
        defaultText: 'the first of `images`',
        doc: 'The repository, or its registry, that the builder pushes to; the image is copied from there to the others. Choose the nearest.',
        examples: ['ghcr.io'],
    },
    {
        name: 'on-existing',
        inTarget: true,
        key: 'onExisting',
        type: 'enum',
        group: 'Push',
        options: ['auto', 'reuse', 'replace', 'fail'],
        default: 'auto',
        doc: 'What to do when an exact tag exists. `auto` reuses an image of the same commit and build, and refuses any other.',
        examples: ['replace'],
    },
    {
        name: 'moving',
        inTarget: true,
        key: 'moving',
        type: 'enum',
        group: 'Push',
        options: ['forward', 'always'],
        default: 'forward',
        doc: 'Whether floating tags move only forward, or also back.',
        examples: ['always'],
    },
    {
        name: 'read-delay',
        key: 'readDelay',
        type: 'duration',
        group: 'Push',
        words: ['auto'],
        default: 'auto',
        doc: 'Delay before a moved floating tag is read a second time, for registries with eventually consistent reads. `auto` knows the common registries.',
        examples: ['2s', 'auto', 0],
    },
    {
        name: 'reuse',
        inTarget: true,
        key: 'reuse',
        type: 'boolean',
        group: 'Push',
        default: false,
        doc: 'Promote the image built earlier for the same commit instead of building again.',
        examples: [true],
    },
    {
        name: 'push-idle-timeout',
        key: 'pushIdleTimeout',
        type: 'duration',
        group: 'Push',
        default: 120_000,
        doc: 'Abort and retry a transfer after this long without progress. The limit for a response is half of it, or longer after a large body.',
        examples: ['3m'],
    },
    {
        name: 'retry-deadline',
        key: 'retryDeadline',
        type: 'duration',
        group: 'Push',
        default: 300_000,
        doc: 'Retry a failed request or push until this long after its first failure.',
        examples: ['10m'],
    },
    {
        name: 'attestations',
        inTarget: true,
        key: 'attestations',
        type: 'enum',
        group: 'Push',
        options: ['index', 'plain'],
        default: 'index',
        doc: '`index`: the image with its attestations; a registry that refuses an index or attestations automatically gets the same build without them. `plain`: no attestations, and a single platform is a bare manifest, so the digest is the same everywhere.',
        examples: ['plain'],
    },
    {
        name: 'media-types',
        inTarget: true,
        key: 'mediaTypes',
        type: 'enum',
        group: 'Push',
        options: ['oci', 'docker'],
        default: 'oci',
        doc: "The media types of manifests. `docker` is for registries that refuse OCI's: a manifest list or plain manifests, without attestations and annotations; `outputs: type=image,oci-mediatypes=false` means the same.",
        examples: ['docker'],
    },
    {
        name: 'plain-tag',
        inTarget: true,
        key: 'plainTag',
        type: 'string',
        group: 'Push',
        default: undefined,
        doc: 'An additional tag for the plain manifest of `linux/amd64` (else of the first platform), next to the index.',
        examples: ['{{version}}-plain'],
    },
    {
        name: 'history',
        key: 'history',
        type: 'boolean',
        group: 'Push',
        default: false,
        doc: 'Record in every repository, next to the image, which tags a run wrote, from what to what, and which run that was. `tagship log` reads it, and `promote --back` needs it. Untrusted runs record nothing.',
        examples: [true],
    },
    {
        name: 'test',
        key: 'test',
        type: 'string',
        group: 'Checks',
        default: undefined,
        doc: 'What must succeed before any tag is written: `health` runs the image and waits for its `HEALTHCHECK`, `tcp:8080` for a connection to that port, `http:8080/healthz` for a status of 200 to 399; or a command, or a script file, to which `SHIPPED_IMAGE` names the image.',
        examples: ['health', 'tcp:8080', 'http:8080/healthz', './smoke-test.sh'],
    },
    {
        name: 'test-timeout',
        key: 'testTimeout',
        type: 'duration',
        group: 'Checks',
        default: 600_000,
        doc: 'Time limit for `test`.',
        examples: ['15m'],
    },
    {
        name: 'test-env',
        inTarget: false,
        key: 'testEnv',
        type: 'list',
        group: 'Checks',
        commas: true,
        default: [],
        doc: 'Names of the environment variables passed to the container of `health`, `tcp:` and `http:`, which gets no others, and to the command of `test` in an untrusted run. In a trusted run a command gets the environment of the job.',
        examples: [['REGISTRY_MIRROR']],
    },
    {
        name: 'test-untrusted',
        inTarget: false,
        key: 'testUntrusted',
        type: 'boolean',
        group: 'Checks',
        default: true,
        doc: 'Whether to run `test` for an untrusted change: with an empty `HOME` and no credentials, but on this machine.',
        examples: [false],
    },
    {
        name: 'checks',
        key: 'checks',
        type: 'enum',
        group: 'Checks',
        options: ['warn', 'error', 'off'],
        meant: { true: 'warn', false: 'off', none: 'off', warning: 'warn', fail: 'error' },
        default: 'warn',
        doc: "What BuildKit's checks of the Dockerfile do: `warn` reports them at their lines, `error` fails the build before its first step, `off` ignores them.",
        examples: ['error'],
    },
    {
        name: 'config',
        key: 'config',
        type: 'string',
        group: 'Output',
        default: undefined,
        defaultText: 'tagship.yml, else .tagship.yml',
        inFile: false,
        doc: 'Path of the settings file. A file outside the checkout is as trusted as the workflow that names it.',
        examples: [],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/sign.js
const signSettings = [
    {
        name: 'sign',
        key: 'sign',
        type: 'enum',
        group: 'Sign',
        options: ['none', 'key', 'keyless'],
        meant: { false: 'none', off: 'none', 'key-pair': 'key', sigstore: 'keyless', oidc: 'keyless' },
        default: 'none',
        doc: 'Sign the image in every registry after `test` and before any tag is written: its index, each manifest in it and each attestation, by digest. `key` uses the private key of `sign-key-env` or `sign-key-file`, and no network but the registries. `keyless` uses the identity of the CI run: Sigstore issues a certificate for its identity token (audience `sigstore`), so there is no key to keep. Untrusted runs never sign.',
        examples: ['key', 'keyless'],
    },
    {
        name: 'sign-key-env',
        key: 'signKeyEnv',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Name of the environment variable with the private key: a key of `cosign generate-key-pair`, with its password in `COSIGN_PASSWORD`, or PEM (ECDSA P-256 or P-384, Ed25519, RSA).',
        examples: ['COSIGN_PRIVATE_KEY'],
    },
    {
        name: 'sign-key-file',
        key: 'signKeyFile',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Path of the private key, in place of `sign-key-env`.',
        examples: ['/run/secrets/cosign.key'],
    },
    {
        name: 'sign-format',
        key: 'signFormat',
        type: 'enum',
        group: 'Sign',
        options: ['both', 'bundle', 'legacy'],
        default: 'both',
        doc: 'How signatures are stored. `bundle`: as Sigstore bundles that refer to the image, which cosign 3 reads by default. `legacy`: under tags such as `sha256-….sig`, which cosign 2 and most policy controllers read.',
        examples: ['bundle'],
    },
    {
        name: 'sign-log',
        key: 'signLog',
        type: 'enum',
        group: 'Sign',
        options: ['auto', 'public', 'none'],
        meant: { true: 'public', on: 'public', false: 'none', off: 'none' },
        default: 'auto',
        doc: 'Whether `sign: keyless` records signatures in the transparency log, where everybody can read the name of the project. `auto`: for projects that are known to be public, and where `sign-rekor-url` names a log. Signatures that are not recorded are timestamped.',
        examples: ['none'],
    },
    {
        name: 'sign-id-token-env',
        key: 'signIdTokenEnv',
        type: 'string',
        group: 'Sign',
        default: undefined,
        defaultText: '`SIGSTORE_ID_TOKEN` where it is set, else the token of the CI system',
        doc: 'Name of the environment variable with the identity token for `sign: keyless`, or with the path of a file that holds it. Its audience is `sigstore`.',
        examples: ['SIGSTORE_ID_TOKEN'],
    },
    {
        name: 'sign-fulcio-url',
        key: 'signFulcioUrl',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Address of the certificate authority (Fulcio) of an own instance of Sigstore. Needs `sign-trusted-root`. Without it the public instance is used, with the addresses that it publishes.',
        examples: ['https://fulcio.acme.example'],
    },
    {
        name: 'sign-rekor-url',
        key: 'signRekorUrl',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Address of the transparency log (Rekor) of that instance.',
        examples: ['https://rekor.acme.example'],
    },
    {
        name: 'sign-tsa-url',
        key: 'signTsaUrl',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Address of the timestamp authority of that instance, which signatures without a log need.',
        examples: ['https://tsa.acme.example/api/v1/timestamp'],
    },
    {
        name: 'sign-trusted-root',
        key: 'signTrustedRoot',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Path of the trusted root of that instance, in JSON as `cosign trusted-root create` writes it. Each signature is verified by it before it is stored.',
        examples: ['trusted_root.json'],
    },
    {
        name: 'verify-identity',
        key: 'verifyIdentity',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'Whose signatures count when an image is verified: the identity in the certificate, as the receipt of the run that signed has it. Needs `verify-issuer`.',
        examples: ['https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3'],
    },
    {
        name: 'verify-identity-regexp',
        key: 'verifyIdentityRegexp',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'The same as a regular expression, which may match anywhere in the identity, as with cosign: write `^` and `$`.',
        examples: ['^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v'],
    },
    {
        name: 'verify-issuer',
        key: 'verifyIssuer',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'The issuer of the identity token that this identity must have.',
        examples: ['https://token.actions.githubusercontent.com', 'https://gitlab.com'],
    },
    {
        name: 'verify-issuer-regexp',
        key: 'verifyIssuerRegexp',
        type: 'string',
        group: 'Sign',
        default: undefined,
        doc: 'The same as a regular expression, which may match anywhere in the issuer.',
        examples: ['^https://gitlab\\.acme\\.example$'],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/tags.js
const tagSettings = [
    {
        name: 'images',
        key: 'images',
        type: 'text',
        group: 'Image',
        default: undefined,
        defaultText: 'ghcr.io/<owner>/<project> on GitHub, $CI_REGISTRY_IMAGE on GitLab',
        doc: 'Repositories to push to, one a line, the main one first. `name=…,enable=…` enables or disables one.',
        examples: ['ghcr.io/acme/app', ['ghcr.io/acme/app', 'docker.io/acme/app']],
    },
    {
        name: 'tags',
        key: 'tags',
        type: 'text',
        group: 'Tags',
        default: undefined,
        defaultText: 'the standard preset',
        doc: 'Rules for tags, one a line, in the language of docker/metadata-action. A line `standard` adds the standard preset. Full references (`ghcr.io/acme/app:1.0`), as in docker/build-push-action, include their repositories.',
        examples: ['type=semver,pattern={{version}}', ['standard', 'type=sha,format=long']],
    },
    {
        name: 'flavor',
        key: 'flavor',
        type: 'text',
        group: 'Tags',
        default: undefined,
        doc: 'Defaults for all rules: `latest=auto|true|false`, `prefix=…`, `suffix=…`, the latter two with `onlatest=true`.',
        examples: ['latest=false', ['prefix=v', 'suffix=-alpine,onlatest=true']],
    },
    {
        name: 'version',
        key: 'version',
        type: 'string',
        group: 'Tags',
        default: undefined,
        defaultText: 'from the git tag',
        doc: 'Version of this run, if a release tool knows it before git does.',
        examples: ['1.2.3', 1.1],
    },
    {
        name: 'environment',
        key: 'environment',
        type: 'string',
        group: 'Tags',
        default: undefined,
        doc: 'Deployment environment, for example `production`. Every tag gets it as a suffix, and `latest` becomes its name.',
        examples: ['production'],
    },
    {
        name: 'tag-prefix',
        untrusted: 'any',
        key: 'tagPrefix',
        type: 'string',
        group: 'Tags',
        default: undefined,
        doc: 'Prefix of the version in the git tags of this image, for projects with several images. Other git tags are ignored.',
        examples: ['api@', 'api/v'],
    },
    {
        name: 'v-prefix',
        key: 'vPrefix',
        type: 'enum',
        group: 'Tags',
        options: ['drop', 'keep', 'both'],
        meant: { true: 'keep', false: 'drop' },
        default: 'drop',
        doc: 'Whether tags keep the `v` of a git tag like `v1.2.3`.',
        examples: ['keep'],
    },
    {
        name: 'latest',
        key: 'latest',
        type: 'enum',
        group: 'Tags',
        options: ['auto', 'release', 'branch', 'never'],
        meant: { true: 'release', false: 'never', none: 'never', off: 'never' },
        default: 'auto',
        doc: 'What `latest` follows: the highest release, the default branch, or nothing. `auto` is the branch until there is a release.',
        examples: ['never'],
    },
    {
        name: 'ignore-versions',
        key: 'ignoreVersions',
        type: 'string',
        group: 'Tags',
        default: undefined,
        doc: 'Versions to ignore in every series, as a semver range: yanked ones, or those of another product in the same project.',
        examples: ['2.0.0 || >=2024'],
    },
    {
        name: 'revisions',
        key: 'revisions',
        type: 'string',
        group: 'Tags',
        default: undefined,
        doc: 'Regular expression for a packaging revision after the version. With `-\\d+`, git tag `23.6.0-1` is a release, newer than 23.6.0.',
        examples: ['-r?\\d+', '-\\d+\\.\\d+\\.\\d+'],
    },
    {
        name: 'arch-tags',
        key: 'archTags',
        type: 'boolean',
        group: 'Tags',
        default: false,
        doc: 'Also tag the manifest of each platform, for example `1.2.3-amd64`.',
        examples: [true],
    },
    {
        name: 'compat',
        inTarget: false,
        key: 'compat',
        type: 'enum',
        group: 'Tags',
        options: ['none', 'strict'],
        meant: { true: 'strict', false: 'none' },
        default: 'none',
        doc: '`strict` turns off the deliberate differences from docker/metadata-action: same rules, same tags and labels.',
        examples: ['strict'],
    },
    {
        name: 'labels',
        untrusted: 'any',
        key: 'labels',
        type: 'text',
        group: 'Labels',
        maps: true,
        default: undefined,
        doc: 'Labels, `key=value` one a line, in addition to the OCI labels or overriding them. Expressions such as `{{version}}` may be used.',
        examples: ['org.opencontainers.image.title=App', { 'org.opencontainers.image.title': 'App' }],
    },
    {
        name: 'annotations',
        untrusted: 'any',
        key: 'annotations',
        type: 'text',
        group: 'Labels',
        maps: true,
        default: undefined,
        doc: 'Annotations, written like labels. Prefix the key with `manifest:` or `index:` to choose where they go.',
        examples: ['index:org.opencontainers.image.title=App'],
    },
    {
        name: 'sep-tags',
        key: 'sepTags',
        type: 'string',
        group: 'Output',
        verbatim: true,
        default: '\n',
        defaultText: 'a newline',
        doc: 'Separator of the entries of the output `tags`.',
        examples: [','],
    },
    {
        name: 'sep-labels',
        key: 'sepLabels',
        type: 'string',
        group: 'Output',
        verbatim: true,
        default: '\n',
        defaultText: 'a newline',
        doc: 'Separator of the entries of the output `labels`.',
        examples: ['|'],
    },
    {
        name: 'sep-annotations',
        key: 'sepAnnotations',
        type: 'string',
        group: 'Output',
        verbatim: true,
        default: '\n',
        defaultText: 'a newline',
        doc: 'Separator of the entries of the output `annotations`.',
        examples: ['|'],
    },
    {
        name: 'bake-target',
        key: 'bakeTarget',
        type: 'string',
        group: 'Output',
        default: 'docker-metadata-action',
        doc: 'Name of the target in the bake files.',
        examples: ['app-meta'],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/targets.js
const targetSettings = [
    {
        name: 'only',
        untrusted: 'any',
        key: 'only',
        type: 'list',
        group: 'Targets',
        commas: true,
        default: [],
        defaultText: 'all targets',
        doc: 'Ship only these targets, by name or with `*`. What they are built on is built too, without tags.',
        examples: [['api', 'web-*']],
    },
    {
        name: 'except',
        untrusted: 'any',
        key: 'except',
        type: 'list',
        group: 'Targets',
        commas: true,
        default: [],
        doc: 'Ship all targets but these, by name or with `*`.',
        examples: [['docs']],
    },
    {
        name: 'paths',
        untrusted: 'any',
        inTarget: true,
        key: 'paths',
        type: 'list',
        group: 'Targets',
        default: [],
        defaultText: 'none: every commit is built',
        doc: 'Files and directories that the image is made from, as patterns of git, one a line; `!` excludes. If none of them, the Dockerfile, the settings of the build or its bases changed since the image in the registry was built, nothing is built, and that image gets the tags.',
        examples: [['services/api', 'libs/core', '!**/*.md']],
    },
    {
        name: 'targets-from',
        key: 'targetsFrom',
        type: 'list',
        group: 'Targets',
        commas: true,
        default: [],
        doc: 'Bake files or Compose files with the targets to ship, as `docker buildx bake --print` resolves them; a target of the same name in `targets` adds to it or changes it. Of their tags only the repositories are used. Runs of untrusted changes use it only if the workflow itself sets it.',
        examples: [['docker-bake.hcl', 'docker-bake.override.hcl'], ['compose.yml']],
    },
    {
        name: 'targets-group',
        key: 'targetsGroup',
        type: 'list',
        group: 'Targets',
        commas: true,
        default: [],
        defaultText: '`default`',
        doc: 'Groups or targets of the files in `targets-from` that are shipped. What they are built on is built too, without tags.',
        examples: [['release']],
    },
    {
        name: 'targets-env',
        key: 'targetsEnv',
        type: 'list',
        group: 'Targets',
        commas: true,
        default: [],
        doc: 'Environment variables that the files in `targets-from` may read, by name. They see no others, and none in a run of an untrusted change.',
        examples: [['REGISTRY', 'TAG']],
    },
    {
        name: 'together',
        key: 'together',
        type: 'boolean',
        group: 'Targets',
        default: true,
        doc: 'Whether no target is tagged when one of them fails. With `false`, the others are shipped.',
        examples: [false],
    },
    {
        name: 'parallel',
        key: 'parallel',
        type: 'string',
        group: 'Targets',
        default: 'auto',
        doc: 'How many targets are built at the same time. `auto` is 4, or 2 on a machine with less than 4 GiB of memory.',
        examples: [1, 'auto'],
    },
];

;// CONCATENATED MODULE: ./src/settings/table/table.js











const settingGroups = [
    'Image',
    'Tags',
    'Labels',
    'Build',
    'Targets',
    'Push',
    'Checks',
    'Scan',
    'Sign',
    'Promote',
    'Deploy',
    'Facts',
    'Output',
];
const settingsTable = settingGroups.flatMap((group) => [
    ...tagSettings,
    ...buildSettings,
    ...buildx/* buildxSettings */.k,
    ...legSettings,
    ...targetSettings,
    ...shipSettings,
    ...scanSettings,
    ...signSettings,
    ...promoteSettings,
    ...deploySettings,
    ...factSettings,
].filter((setting) => setting.group === group));
function variableOf(setting) {
    return `TAGSHIP_${setting.name.replaceAll('-', '_').toUpperCase()}`;
}
const TARGET_GROUPS = [
    ...['Image', 'Tags', 'Labels', 'Build', 'Checks', 'Scan'],
];
function isForTarget({ inTarget, group }) {
    return inTarget ?? TARGET_GROUPS.includes(group);
}
const TARGET_NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const LONGEST_TARGET_NAME = 64;


/***/ }),

/***/ 84994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ toNamedPath),
/* harmony export */   Nj: () => (/* binding */ isLocalPath),
/* harmony export */   VF: () => (/* binding */ checkUntrusted),
/* harmony export */   Wk: () => (/* binding */ toNamedTarget),
/* harmony export */   z6: () => (/* binding */ explainLeftOut)
/* harmony export */ });
/* unused harmony export untrustedWords */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _file_written_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76045);
/* harmony import */ var _values_from_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(10544);



const untrustedWords = {
    any: 'yes',
    path: 'a path inside the checkout',
    'named-paths': 'paths inside the checkout',
    pairs: '`NAME=value` only',
    images: 'layouts and archives inside the checkout',
};
function checkUntrusted(found, { reason }) {
    const { setting, origin, at, value } = found;
    const rule = setting.untrusted;
    if (rule === undefined || rule === 'any')
        return [];
    const entries = typeof value === 'string' ? [value] : value;
    const isList = typeof value !== 'string';
    return entries.flatMap((entry, index) => {
        if (rules[rule].allows(entry))
            return [];
        const what = isList ? `entry ${index + 1}` : 'the value';
        return [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_UNTRUSTED', `${(0,_file_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, at)}: ${setting.name}: ${what} is not ${rules[rule].wanted}; nothing else is allowed, because ${reason}`, rules[rule].hint),
        ];
    });
}
const PATH_HINT = 'Write the path of a directory or file in the checkout; anything else must come from an input, flag or variable of the workflow.';
const rules = {
    path: { allows: isLocalPath, wanted: 'a path inside the checkout', hint: PATH_HINT },
    'named-paths': {
        allows: (entry) => /^[^=]+=/.test(entry) &&
            (isLocalPath(toNamedPath(entry)) || toNamedTarget(entry) !== undefined),
        wanted: 'name=path with a path inside the checkout',
        hint: PATH_HINT,
    },
    pairs: {
        allows: (entry) => /^[A-Za-z_][A-Za-z0-9_.-]*=/.test(entry),
        wanted: 'NAME=value',
        hint: 'Write the value. buildx would take the value of a bare name from its environment.',
    },
    images: {
        allows: (entry) => isLocalPath((0,_values_from_js__WEBPACK_IMPORTED_MODULE_1__/* .pathOfMade */ .CB)(entry) ?? ''),
        wanted: 'oci:DIR, oci-archive:FILE or docker-archive:FILE inside the checkout',
        hint: PATH_HINT,
    },
};
function toNamedPath(entry) {
    return entry.slice(entry.indexOf('=') + 1);
}
function toNamedTarget(entry) {
    return /^[^=]+=target:(.+)$/.exec(entry)?.[1];
}
function isLocalPath(text) {
    return text !== '' && text !== '-' && !text.includes(':') && !/^(?:\/|github\.com\/)/.test(text);
}
function explainLeftOut(names, { name }, { reason }) {
    if (names.length === 0)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('SETTINGS_LEFT_OUT', `ignored entries of ${name}, because ${reason}: ${names.join(', ')}`, 'To use them in such runs, set them as inputs, flags or TAGSHIP_ variables of the workflow.'),
    ];
}


/***/ }),

/***/ 73733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ob: () => (/* binding */ settingsForTarget),
/* harmony export */   cl: () => (/* binding */ listSettings),
/* harmony export */   h5: () => (/* binding */ resolveTargets)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _table_table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51944);
/* harmony import */ var _values_from_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(10544);



function resolveTargets({ given, fromFile, run }, resolve) {
    const said = new Set(run.problems.map(keyOf));
    const targets = [];
    const problems = [];
    for (const { found, own, ...target } of fromFile.targets) {
        const { name } = target;
        const concerns = ({ setting }) => !own.has('from') || !(0,_values_from_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfBuilds */ .pU)(setting.name);
        const above = fromFile.found.filter((one) => !own.has(one.setting.name) && concerns(one));
        const resolved = resolve([...given.filter(concerns), ...found, ...above], true);
        const news = resolved.problems.filter((problem) => !said.has(keyOf(problem)));
        problems.push(...news.map((problem) => nameTarget(problem, name)));
        if (resolved.value === undefined || (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(resolved.problems))
            continue;
        const settings = fillName({ ...resolved.value, name });
        targets.push({ ...target, settings, fromCheckout: resolved.fromCheckout });
    }
    return { targets, problems };
}
function keyOf({ code, message }) {
    return `${code} ${message}`;
}
function nameTarget(problem, name) {
    if (/:\d+:\d+: /.test(problem.message))
        return problem;
    return { ...problem, message: `target "${name}": ${problem.message}` };
}
function fillName(settings) {
    const fill = (text) => text?.replaceAll(/\{\{\s*name\s*\}\}/g, settings.name);
    return { ...settings, test: fill(settings.test), scan: fill(settings.scan) };
}
const FOR_RUN = _table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsTable */ .uG.flatMap((setting) => setting.key === undefined || setting.key === 'name' || (0,_table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .isForTarget */ .fX)(setting) ? [] : [setting.key]);
function settingsForTarget(settings, target) {
    return listByName(settings).get(target) ?? settings;
}
const listByName = (() => {
    const known = new WeakMap();
    return (settings) => {
        const before = known.get(settings);
        if (before !== undefined)
            return before;
        const forRun = Object.fromEntries(FOR_RUN.map((key) => [key, settings[key]]));
        const all = new Map(settings.targets.map(({ name, settings: own }) => [name, { ...own, ...forRun }]));
        known.set(settings, all);
        return all;
    };
})();
function listSettings(settings) {
    return settings.targets.length === 0
        ? [settings]
        : settings.targets.map(({ name }) => settingsForTarget(settings, name));
}


/***/ }),

/***/ 23102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseGoBoolean),
/* harmony export */   y: () => (/* binding */ parseBoolean)
/* harmony export */ });
function parseBoolean(text) {
    if (/^(?:[yY]es|YES|[oO]n|ON|[yY])$/.test(text))
        return true;
    if (/^(?:[nN]o|NO|[oO]ff|OFF|[nN])$/.test(text))
        return false;
    return parseGoBoolean(text);
}
function parseGoBoolean(text) {
    if (/^(?:1|t|T|true|True|TRUE)$/.test(text))
        return true;
    return /^(?:0|f|F|false|False|FALSE)$/.test(text) ? false : undefined;
}


/***/ }),

/***/ 82904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   P: () => (/* binding */ renderDuration)
/* harmony export */ });
const LONGEST_MS = 2 ** 31 - 1;
function parseDuration(text) {
    if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text))
        return toTimer(Number(text) * 1000);
    const parts = LENGTH.exec(text)?.groups;
    if (!parts || text === '')
        return undefined;
    const { hours = 0, minutes = 0, seconds = 0, millis = 0 } = parts;
    return toTimer(Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(millis));
}
const NUMBER = String.raw `\d{1,9}(?:\.\d{1,9})?`;
const LENGTH = new RegExp(`^(?:(?<hours>${NUMBER})h)?(?:(?<minutes>${NUMBER})m)?(?:(?<seconds>${NUMBER})s)?(?:(?<millis>\\d{1,12})ms)?$`);
function toTimer(ms) {
    return ms <= LONGEST_MS ? Math.round(ms) : undefined;
}
function renderDuration(ms) {
    if (ms > 0 && ms % 3_600_000 === 0)
        return `${ms / 3_600_000}h`;
    if (ms > 0 && ms % 60_000 === 0)
        return `${ms / 60_000}m`;
    return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}


/***/ }),

/***/ 11214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ renderEntry),
/* harmony export */   hX: () => (/* binding */ renderField),
/* harmony export */   l8: () => (/* binding */ splitEntries),
/* harmony export */   qU: () => (/* binding */ readFields)
/* harmony export */ });
const ENTRY_BY_LINE = entryPattern('\\n');
const ENTRY_BY_COMMA = entryPattern('\\n,');
function splitEntries(text, commas = false, options = {}) {
    const lines = text.includes('\n') ? text : text.replaceAll('\r', '\n');
    const read = [...lines.matchAll(commas ? ENTRY_BY_COMMA : ENTRY_BY_LINE)];
    return read.flatMap((match, at) => {
        const { quoted, plain = '' } = match.groups ?? {};
        if (quoted === undefined)
            return options.keepsEnd === true ? dropReturn(plain) : trim(plain);
        const entry = quoted.replaceAll('""', '"');
        const isLine = options.splitsQuoted === true && endsLine(read[at - 1]) && endsLine(match);
        return commas && isLine ? entry.split(',').flatMap(trim) : keep(entry);
    });
}
function trim(entry) {
    return keep(entry.trim());
}
function dropReturn(entry) {
    return keep(entry.replace(/\r$/, ''));
}
function keep(entry) {
    return entry.trim() === '' ? [] : [entry];
}
function endsLine(match) {
    return match?.[0].endsWith(',') !== true;
}
function entryPattern(separators) {
    return new RegExp(`[^\\S\\n]*(?:"(?<quoted>[^"]*(?:""[^"]*)*)"[^\\S\\n]*(?=[${separators}]|$)|(?<plain>[^${separators}]*))(?:[${separators}]|$)`, 'gy');
}
function renderEntry(key, value) {
    const entry = `${key}=${value}`;
    return /["\n\r]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry;
}
function renderField(field) {
    return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
function readFields(entry, name) {
    return [...entry.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
        .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain)
        .filter((field) => field.startsWith(`${name}=`))
        .map((field) => field.slice(name.length + 1));
}


/***/ }),

/***/ 10544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ checkFrom),
/* harmony export */   CB: () => (/* binding */ pathOfMade),
/* harmony export */   eX: () => (/* binding */ parseMadeImage),
/* harmony export */   pU: () => (/* binding */ isOfBuilds)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _file_written_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76045);
/* harmony import */ var _table_table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51944);



const DIGEST = /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/;
const TAG = /^\w[\w.-]{0,127}$/;
const FILES = {
    oci: 'layout',
    'oci-archive': 'layoutArchive',
    'docker-archive': 'dockerArchive',
};
function parseMadeImage(written) {
    const [, scheme = '', rest = ''] = /^([a-z-]+):(.*)$/s.exec(written) ?? [];
    if (Object.hasOwn(FILES, scheme))
        return toFile(FILES[scheme], rest, written);
    if (scheme !== 'docker' || /^\d+\//.test(rest))
        return toRegistry(written);
    const isName = /^\w[\w./:@-]{0,500}$/.test(rest);
    return isName ? { kind: 'engine', written, name: rest } : undefined;
}
function toRegistry(written) {
    const [, name = '', digest = ''] = /^([^@\s]+)@([^@]+)$/.exec(written) ?? [];
    if (!DIGEST.test(digest))
        return undefined;
    return { kind: 'registry', written, name: name.replace(/:[^:/]*$/, ''), digest };
}
function toFile(kind, rest, written) {
    const [path, at] = splitPath(kind, rest);
    if (path === '')
        return undefined;
    if (at === undefined)
        return { kind, written, path };
    const isOne = kind === 'dockerArchive' || TAG.test(at) || DIGEST.test(at);
    return isOne ? { kind, written, path, at } : undefined;
}
function splitPath(kind, rest) {
    const [, path = rest, at] = kind === 'dockerArchive'
        ? (/^([^:]+):(\S+)$/s.exec(rest) ?? [])
        : (/^(.+)@(sha\d+:[0-9a-f]+)$/s.exec(rest) ?? /^(.+):([^:/]+)$/s.exec(rest) ?? []);
    return at === undefined ? [path] : [path, at];
}
function pathOfMade(entry) {
    const parsed = parseMadeImage(entry);
    return parsed !== undefined && 'path' in parsed ? parsed.path : undefined;
}
const OF_BUILDS = new Set([
    ...['context', 'file', 'target', 'build-args', 'provenance', 'sbom', 'call', 'cache-from'],
    ...['cache-to', 'cache', 'cache-release', 'no-cache', 'pull', 'outputs', 'timeout', 'paths'],
    ...['labels', 'load'],
]);
function isOfBuilds(name) {
    const setting = findSetting(name);
    return OF_BUILDS.has(name) || (setting !== undefined && setting.key === undefined);
}
function findSetting(name) {
    return _table_table_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsTable */ .uG.find((setting) => setting.name === name);
}
function checkFrom(values, command) {
    const from = (values.get('from') ?? []);
    if (from.length === 0 || command === 'promote')
        return [];
    const twice = from.filter((entry, at) => from.indexOf(entry) !== at);
    return [
        ...from.filter((entry) => parseMadeImage(entry) === undefined).map(invalid),
        ...twice.map((entry) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_TWICE', `from: ${(0,_file_written_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteWritten */ .Em)(entry)} is named twice`, 'Remove one of them.')),
        ...checkCompany(values),
        ...checkNeeds(values),
    ];
}
function checkNeeds(values) {
    const wanting = ['arch-tags', 'plain-tag'].filter((name) => isSet(name, values.get(name)));
    if (values.has('platforms') || wanting.length === 0)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_NEEDS_PLATFORMS', `with from, ${wanting.join(' and ')} ${wanting.length === 1 ? 'needs' : 'need'} platforms: the image is read only when it is shipped`, 'Name the platforms of the image: platforms: linux/amd64,linux/arm64.'),
    ];
}
function checkCompany(values) {
    const named = [...values].filter(([name, value]) => isOfBuilds(name) && isSet(name, value));
    const types = values.get('media-types') === 'docker' ? ['media-types: docker'] : [];
    const names = [...named.map(([name]) => name), ...types];
    if (names.length === 0)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_WITH', `from takes an image that is made already, so it excludes ${names.join(', ')}`, `Remove ${names.length === 1 ? 'it' : 'them'}, or remove from to build the image.${names.includes('labels') ? ' An image that is made keeps its labels; annotations are added to its index.' : ''}`),
    ];
}
function isSet(name, value) {
    if (value === undefined)
        return false;
    return JSON.stringify(value) !== JSON.stringify(findSetting(name)?.default);
}
function invalid(entry) {
    const isTagged = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?$/.test(entry);
    const forms = 'Write oci:DIR, oci-archive:FILE, docker-archive:FILE, docker:NAME, or REPOSITORY@sha256:….';
    const digest = 'Name an image of a registry by its digest, REPOSITORY@sha256:…: a tag can move.';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_INVALID', `invalid from: ${(0,_file_written_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteWritten */ .Em)(entry)} names no image that another program made`, `${isTagged ? digest : forms} To tag a published image again, use the command promote.`);
}


/***/ }),

/***/ 67545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XU: () => (/* binding */ listOwnPushes),
/* harmony export */   n2: () => (/* binding */ checkOutputs),
/* harmony export */   pr: () => (/* binding */ resolveOutputs)
/* harmony export */ });
/* unused harmony exports readOutputs, pushByDigest */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);
/* harmony import */ var _boolean_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23102);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(11214);



const KEPT = /^(compression|compression-level|force-compression|rewrite-timestamp|oci-artifact|prefer-nondist-layers|force-inline-attestations|annotation([-.[].*)?)$/;
function readOutputs(outputs) {
    const read = outputs.map((entry) => ({ entry, fields: readFields(entry) }));
    const images = read.filter(({ fields }) => isImage(fields));
    const digests = read.filter(({ fields }) => isByDigest(fields));
    const attributes = images.flatMap(({ fields }) => [...fields].filter(([key]) => KEPT.test(key)).map(([key, value]) => `${key}=${value}`));
    return {
        files: read.filter((one) => !images.includes(one)).map(({ entry }) => entry),
        image: images.length === 0 ? undefined : [...new Set(attributes)].map(_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .renderField */ .hX),
        isDocker: images.some(({ fields }) => fields.get('oci-mediatypes') === 'false'),
        pushes: images.some(({ fields }) => fields.get('type') === 'registry' || isOn(fields.get('push'))),
        byDigest: digests.length === 0 ? undefined : digests.flatMap(({ fields }) => listNames(fields)),
    };
}
function resolveOutputs({ outputs, push, mediaTypes: given }, says) {
    const { files, image, isDocker, pushes, byDigest } = readOutputs(outputs);
    const alone = { imageOutput: undefined, push: 'false', mediaTypes: given };
    if (byDigest !== undefined) {
        const own = push === 'true' ? pushByDigest(outputs) : outputs;
        return { ...alone, outputs: own, pushByDigest: byDigest };
    }
    if (!says.push && !pushes && outputs.length > 0) {
        return { ...alone, outputs, pushByDigest: undefined };
    }
    const mediaTypes = isDocker && !says.mediaTypes ? 'docker' : given;
    return { outputs: files, imageOutput: image, pushByDigest: undefined, push, mediaTypes };
}
function checkOutputs({ outputs, load, push, }) {
    const { byDigest, pushes } = readOutputs(outputs);
    if (load && pushes && push === 'auto') {
        const message = 'an output pushes, but "load: true" is set: an image is either pushed or loaded';
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PUSH_AND_LOAD', message, 'Remove one of the two, or set push: false.')];
    }
    if (byDigest === undefined || !pushes)
        return [];
    const message = 'outputs: one output pushes by digest, and another by name';
    const hint = 'Keep one of them: push-by-digest=true for a leg, push=true for an image with tags.';
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('OUTPUTS_MIXED', message, hint)];
}
function pushByDigest(outputs) {
    return outputs.map((entry) => {
        const fields = readFields(entry);
        return isByDigest(fields) && fields.get('type') === 'image' && !fields.has('push')
            ? `${entry},push=true`
            : entry;
    });
}
function listOwnPushes(outputs) {
    return outputs.map(readFields).flatMap((fields) => {
        const name = fields.get('name');
        const isOwn = isPush(fields) && isByDigest(fields);
        return isOwn ? [name === undefined ? {} : { name }] : [];
    });
}
function isPush(fields) {
    const type = fields.get('type');
    return type === 'registry' || (type === 'image' && isOn(fields.get('push')));
}
function isImage(fields) {
    const type = fields.get('type');
    return (type === 'registry' || type === 'image') && !isByDigest(fields);
}
function isByDigest(fields) {
    const type = fields.get('type');
    return (type === 'registry' || type === 'image') && isOn(fields.get('push-by-digest'));
}
function isOn(word) {
    return word !== undefined && (0,_boolean_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGoBoolean */ .a)(word) === true;
}
function listNames(fields) {
    return (fields.get('name') ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
}
function readFields(entry) {
    return new Map((0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .splitEntries */ .l8)(entry, true).map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }));
}


/***/ }),

/***/ 3236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  KK: () => (/* binding */ checkSecrets),
  Pm: () => (/* binding */ environmentSecrets),
  tQ: () => (/* binding */ isShort),
  xU: () => (/* binding */ knownSecrets),
  Xb: () => (/* binding */ listKnownSecrets),
  CI: () => (/* binding */ shortPassword)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/secret-text.js
var secret_text = __nccwpck_require__(42245);
// EXTERNAL MODULE: ./src/settings/deploy/secrets.js
var secrets = __nccwpck_require__(4614);
;// CONCATENATED MODULE: ./src/settings/values/secret-parts.js

const ATTRIBUTE = /(?:^|,)"?(?:secret_access_key|session_token|token|ghtoken)=(?<value>[^,"]+)/gi;
function findSecretParts(entry) {
    const attributes = [...entry.matchAll(ATTRIBUTE)].flatMap(({ groups }) => groups?.value ?? []);
    return [...attributes, ...(0,secret_text/* findUrlSecrets */.gx)(entry)];
}

;// CONCATENATED MODULE: ./src/settings/values/known-secrets.js




const SHORTEST_VARIABLE = 6;
const SHORTEST = 4;
function listKnownSecrets(all, env) {
    const own = all.flatMap((settings) => [
        ...listCredentials(settings, env),
        ...listWords(settings).flatMap(([name, word]) => findSecretParts(word).map((value) => ({ value, source: name, isCredential: false }))),
    ]);
    const found = [...own, ...listVariables(env)].filter(({ value }) => value.length >= SHORTEST);
    return [...new Map(found.map((one) => [`${one.source} ${one.value}`, one])).values()];
}
function knownSecrets(all, env) {
    const registries = all.flatMap((settings) => settings.registries);
    const pairs = registries.flatMap(({ username, password }) => {
        const value = givenPassword(password, env) ?? '';
        if (username === undefined || value.length < SHORTEST)
            return [];
        return [Buffer.from(`${username}:${value}`).toString('base64')];
    });
    return [...new Set([...listKnownSecrets(all, env).map(({ value }) => value), ...pairs])];
}
function environmentSecrets(env) {
    return [...new Set(listVariables(env).map(({ value }) => value))];
}
function checkSecrets(settings, env) {
    const passwords = settings.registries.flatMap(({ prefix, password }) => {
        const value = givenPassword(password, env);
        return value !== undefined && isShort(value) ? [shortPassword(prefix, nameOf(password))] : [];
    });
    const secrets = settings.buildSecrets.flatMap(({ id, secret }) => isShort(secret.reveal()) ? [shortSecret(id)] : []);
    return [...passwords, ...secrets];
}
function isShort(value) {
    return value !== '' && value.trim().length < SHORTEST;
}
function shortPassword(registry, source) {
    return (0,problem/* error */.z3)('PASSWORD_SHORT', `the password for ${registry} (${source}) has fewer than ${SHORTEST} characters; it cannot be masked in logs`, 'Use an access token or a longer password; check that the variable holds the whole value.');
}
function shortSecret(id) {
    return (0,problem/* notice */.lm)('SECRET_SHORT', `the build secret "${id}" has fewer than ${SHORTEST} characters; it cannot be masked in logs`, 'Use a longer value if it must stay secret.');
}
function listCredentials(settings, env) {
    const credential = (source, value) => value === undefined ? [] : [{ value, source, isCredential: true }];
    return [
        ...credential('github-token', settings.githubToken?.reveal()),
        ...settings.buildSecrets.flatMap(({ id, secret }) => credential(`the build secret "${id}"`, secret.reveal())),
        ...listKeys(settings).flatMap((name) => credential(`the variable ${name}`, env[name])),
        ...(0,secrets/* findHookSecrets */.i)(settings.deploy, env).flatMap(({ variable, value }) => credential(`the variable ${variable}`, value)),
        ...settings.registries.flatMap(({ prefix, oidc }) => oidc?.idToken?.from === 'env'
            ? credential(`the identity token for ${prefix}`, env[oidc.idToken.name])
            : []),
        ...settings.registries.flatMap(({ prefix, password }) => credential(`the password for ${prefix} (${nameOf(password)})`, givenPassword(password, env)?.replace(/\r?\n$/, ''))),
    ];
}
function listKeys({ sign, signKeyEnv, signIdTokenEnv }) {
    if (sign === 'none')
        return [];
    if (sign === 'keyless')
        return [signIdTokenEnv ?? 'SIGSTORE_ID_TOKEN'];
    return signKeyEnv === undefined ? ['COSIGN_PASSWORD'] : ['COSIGN_PASSWORD', signKeyEnv];
}
function listVariables(env) {
    return Object.entries(env).flatMap(([name, value]) => value !== undefined && (0,secret_text/* isSecretName */.eh)(name) && value.length >= SHORTEST_VARIABLE
        ? [{ value, source: `the variable ${name}`, isCredential: true }]
        : []);
}
const PROXY_ARG = /^\w+_PROXY=/i;
function listWords(settings) {
    const { buildArgs, cacheFrom, cacheTo, outputs, buildxFlags, context } = settings;
    return [
        ...buildArgs.filter((arg) => !PROXY_ARG.test(arg)).map((word) => ['build-args', word]),
        ...cacheFrom.map((word) => ['cache-from', word]),
        ...cacheTo.map((word) => ['cache-to', word]),
        ...outputs.map((word) => ['outputs', word]),
        ...buildxFlags.map(({ flag, value }) => [flag, value]),
        ['context', context],
    ];
}
function givenPassword(password, env) {
    if (password?.from === 'given')
        return password.secret.reveal();
    return password?.from === 'env' ? env[password.name] : undefined;
}
function nameOf(password) {
    switch (password?.from) {
        case 'env':
            return `the variable ${password.name}`;
        case 'file':
            return `the file ${password.path}`;
        case 'stdin':
            return 'standard input';
        case 'given':
        case undefined:
            return 'the setting registries';
    }
}


/***/ }),

/***/ 10361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ oidcFields),
/* harmony export */   V0: () => (/* binding */ readOidcLogin),
/* harmony export */   lH: () => (/* binding */ providerTitles)
/* harmony export */ });
/* harmony import */ var _file_written_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76045);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(23213);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(43981);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(82904);




const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^[^\s:@/]{1,200}$/;
const LINE = /^[\x21-\x7e]{1,500}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const FIELDS = {
    'connection-id': {
        ...{ provider: 'docker-hub', isKey: true, pattern: UUID },
        hint: 'Write the UUID of the OIDC connection in the settings of the organization on Docker Hub.',
    },
    'expires-in': {
        ...{ provider: 'docker-hub', pattern: /^/ },
        hint: 'Write seconds or a duration of at least 5m, such as 1h.',
    },
    'workload-identity-provider': {
        ...{ provider: 'google', isKey: true },
        pattern: /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/,
        hint: 'Write projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the number of the project.',
    },
    'service-account': {
        ...{ provider: 'google', pattern: /^[a-z0-9.-]+@[a-z0-9.-]+$/ },
        hint: 'Write the email address of the service account.',
    },
    'client-id': {
        ...{ provider: 'azure', isKey: true, pattern: UUID },
        hint: 'Write the UUID of the application (client) in Microsoft Entra ID.',
    },
    'tenant-id': {
        ...{ provider: 'azure', isKey: true, pattern: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i },
        hint: 'Write the UUID of the directory (tenant) in Microsoft Entra ID.',
    },
    robot: {
        ...{ provider: 'quay', isKey: true, pattern: /^[a-z0-9][\w.-]*\+[a-z][a-z0-9_]*$/ },
        hint: 'Write the full name of the robot account, NAMESPACE+NAME.',
    },
    'provider-name': {
        ...{ provider: 'jfrog', isKey: true, pattern: WORD },
        hint: 'Write the name of the OpenID Connect integration in the JFrog platform.',
    },
    'project-key': {
        ...{ provider: 'jfrog', pattern: /^[a-z0-9-]{1,32}$/ },
        hint: 'Write the key of the JFrog project.',
    },
    'identity-mapping-name': {
        ...{ provider: 'jfrog', pattern: WORD },
        hint: 'Write the name of the identity mapping of the integration.',
    },
    'role-to-assume': {
        ...{ provider: 'aws', isKey: true },
        pattern: /^arn:aws(?:-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
        hint: 'Write the ARN of the role, arn:aws:iam::ACCOUNT:role/NAME.',
    },
    'aws-region': {
        ...{ provider: 'aws', pattern: /^[a-z]{2,}(?:-[a-z]+)+-\d$/ },
        hint: 'Write a region such as eu-west-1.',
    },
    'role-session-name': {
        ...{ provider: 'aws', pattern: /^[\w+=,.@-]{2,64}$/ },
        hint: 'Write 2 to 64 letters, digits and characters of _+=,.@-',
    },
    'role-duration-seconds': {
        ...{
            provider: 'aws',
            pattern: /^(?:9\d\d|[1-9]\d{3}|[1-3]\d{4}|4[0-2]\d{3}|43[01]\d\d|43200)$/,
        },
        hint: 'Write seconds from 900 to 43200.',
    },
    audience: { pattern: LINE, hint: 'Write the audience that the provider accepts, as one word.' },
    'id-token-env': {
        pattern: VARIABLE,
        hint: 'Write the name of the variable that holds the token, without $.',
    },
    untrusted: { pattern: /^(?:true|false)$/, hint: 'Write true or false.' },
    'id-token-file': { pattern: /^/, hint: 'Write the path of the file that holds the token.' },
};
const oidcFields = Object.keys(FIELDS);
const fieldOf = (name) => FIELDS[name];
const providerTitles = {
    'docker-hub': 'Docker Hub',
    google: 'Google',
    azure: 'Azure',
    quay: 'Quay',
    jfrog: 'JFrog',
    aws: 'AWS',
};
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
const HOSTS = {
    'docker-hub': (host) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) || host === 'dhi.io',
    google: _registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isGoogleHost */ .Yn,
    azure: _registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isAzureHost */ .K7,
    aws: _registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isEcrHost */ .R5,
};
const HUB_LIFE_S = 3600;
const HUB_SHORTEST_S = 300;
function readOidcLogin(text) {
    const present = oidcFields.filter((name) => text.fields.has(name));
    if (present.length === 0)
        return { faults: [] };
    const keys = present.filter((name) => fieldOf(name).isKey === true);
    const providers = [...new Set(keys.map((name) => fieldOf(name).provider))];
    const [provider, ...others] = providers;
    if (provider === undefined)
        return { faults: [withoutKey(text, present)] };
    if (others.length > 0)
        return { faults: [severalKeys(text, keys)] };
    const faults = [
        ...findForeign(text, present, provider),
        ...findBadValues(text, present),
        ...findOfEntry(text, provider),
        ...findMissing(text, provider),
    ];
    return faults.length > 0 ? { faults } : { login: toLogin(text, provider), faults };
}
function withoutKey({ shown }, present) {
    const provider = present.map((name) => fieldOf(name).provider).find((one) => one !== undefined);
    const keys = oidcFields.filter((name) => fieldOf(name).isKey);
    const ofProvider = keys.filter((name) => fieldOf(name).provider === provider);
    const wanted = (provider === undefined ? keys : ofProvider).join(', ');
    return {
        what: `${shown} has ${present.join(' and ')}, but names no account to log in to`,
        hint: `Add ${provider === undefined ? 'one of ' : ''}${wanted}.`,
    };
}
function severalKeys({ shown }, keys) {
    return {
        what: `${shown} names accounts of several providers: ${keys.join(', ')}`,
        hint: 'Keep those of one provider.',
    };
}
function findForeign({ shown }, present, provider) {
    return present
        .filter((name) => !takes(provider, name))
        .map((name) => ({
        what: `${name} of ${shown} does not apply to a login to ${providerTitles[provider]}`,
        hint: 'Leave it out.',
    }));
}
function takes(provider, name) {
    const owner = fieldOf(name).provider;
    if (owner === undefined)
        return provider !== 'docker-hub' || name !== 'audience';
    return owner === provider;
}
function findBadValues(text, present) {
    return present.flatMap((name) => {
        const value = valueOf(text, name) ?? '';
        const isGood = name === 'expires-in' ? isLongEnough(value) : fieldOf(name).pattern.test(value);
        if (isGood)
            return [];
        const cited = name === 'id-token-env' ? '' : ` ${(0,_file_written_js__WEBPACK_IMPORTED_MODULE_2__/* .cite */ .Y0)(text.origin, value, 'value')}`;
        return [{ what: `invalid ${name}${cited} of ${text.shown}`, hint: fieldOf(name).hint }];
    });
}
function isLongEnough(value) {
    return ((0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(value) ?? 0) >= HUB_SHORTEST_S * 1000;
}
function findOfEntry({ prefix, shown, fields }, provider) {
    const { host } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix);
    const faults = [];
    const password = ['password', 'password-env', 'password-file'].find((name) => fields.has(name));
    if (password !== undefined) {
        faults.push({
            what: `${shown} has both ${password} and a login to ${providerTitles[provider]} by identity token`,
            hint: 'Keep one of them.',
        });
    }
    if (fields.has('username') && provider !== 'docker-hub') {
        faults.push({
            what: `username of ${shown} does not apply to a login to ${providerTitles[provider]} by identity token`,
            hint: 'Leave it out: the provider gives the user name.',
        });
    }
    if (fields.has('id-token-env') && fields.has('id-token-file')) {
        faults.push({
            what: `${shown} has both id-token-env and id-token-file`,
            hint: 'Keep one of them.',
        });
    }
    if (HOSTS[provider]?.(host) === false && !LOOPBACK.test(host)) {
        faults.push({
            what: `${shown} is not a registry of ${providerTitles[provider]}, whose account it names`,
            hint: 'Check the host, or use the fields of its own provider.',
        });
    }
    return faults;
}
function findMissing(text, provider) {
    const { shown, fields } = text;
    const add = (name, hint) => fields.has(name) ? [] : [{ what: `${shown} lacks ${name}`, hint }];
    switch (provider) {
        case 'docker-hub':
            return add('username', 'Add username with the name of the organization on Docker Hub.');
        case 'azure':
            return [
                ...add('client-id', FIELDS['client-id'].hint),
                ...add('tenant-id', FIELDS['tenant-id'].hint),
            ];
        case 'aws':
            return toRegion(text) === undefined
                ? add('aws-region', 'Add aws-region: it is not in the name of this host.')
                : [];
        case 'google':
        case 'quay':
        case 'jfrog':
            return [];
    }
}
function toRegion({ prefix, fields }) {
    return fields.get('aws-region') ?? (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .toEcrRegion */ .WP)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host);
}
function valueOf({ fields }, name) {
    const value = fields.get(name)?.trim();
    return name === 'workload-identity-provider'
        ? value?.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, '')
        : value;
}
function toLogin(text, provider) {
    const audience = valueOf(text, 'audience');
    const [name, path] = [valueOf(text, 'id-token-env'), text.fields.get('id-token-file')];
    return {
        role: toRole(text, provider),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ audience }),
        ...(valueOf(text, 'untrusted') === 'true' ? { untrusted: true } : {}),
        ...(name === undefined ? {} : { idToken: { from: 'env', name } }),
        ...(path === undefined ? {} : { idToken: { from: 'file', path } }),
    };
}
function toRole(text, provider) {
    const of = (name) => valueOf(text, name) ?? '';
    const maybe = (name) => valueOf(text, name);
    switch (provider) {
        case 'docker-hub': {
            const given = maybe('expires-in');
            const expiresInS = given === undefined ? HUB_LIFE_S : Math.round(((0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(given) ?? 0) / 1000);
            const organization = text.fields.get('username') ?? '';
            return { provider, connectionId: of('connection-id'), organization, expiresInS };
        }
        case 'google': {
            const serviceAccount = maybe('service-account');
            const identityProvider = of('workload-identity-provider');
            return { provider, identityProvider, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ serviceAccount }) };
        }
        case 'azure':
            return { provider, clientId: of('client-id'), tenantId: of('tenant-id') };
        case 'quay':
            return { provider, robot: of('robot') };
        case 'jfrog': {
            const [projectKey, identityMapping] = [maybe('project-key'), maybe('identity-mapping-name')];
            const providerName = of('provider-name');
            return { provider, providerName, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ projectKey, identityMapping }) };
        }
        case 'aws':
            return toAwsRole(text);
    }
}
function toAwsRole(text) {
    const sessionName = valueOf(text, 'role-session-name');
    const seconds = valueOf(text, 'role-duration-seconds');
    const durationS = seconds === undefined ? undefined : Number(seconds);
    return {
        provider: 'aws',
        roleArn: valueOf(text, 'role-to-assume') ?? '',
        region: toRegion(text) ?? '',
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ sessionName, durationS }),
    };
}


/***/ }),

/***/ 15303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ checkParallel),
/* harmony export */   V: () => (/* binding */ toParallel)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34734);

const SMALL_MEMORY_BYTES = 4 * 1024 ** 3;
function checkParallel({ parallel }) {
    if (/^(?:auto|[1-9]\d?)$/.test(parallel))
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_BAD_VALUE', 'parallel: the value is neither auto nor a number from 1 to 99', 'Write parallel: 2, or leave it out.'),
    ];
}
function toParallel(parallel, memoryBytes) {
    if (parallel !== 'auto')
        return Number(parallel);
    return memoryBytes < SMALL_MEMORY_BYTES ? 2 : 4;
}


/***/ }),

/***/ 63491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  XG: () => (/* binding */ parseRegistries),
  qW: () => (/* binding */ toPrefix)
});

// UNUSED EXPORTS: registryFields

// EXTERNAL MODULE: ./src/problem.js
var problem = __nccwpck_require__(34734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __nccwpck_require__(43981);
// EXTERNAL MODULE: ./src/settings/values/boolean.js
var values_boolean = __nccwpck_require__(23102);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __nccwpck_require__(76655);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __nccwpck_require__(53823);
// EXTERNAL MODULE: ./src/settings/file/written.js
var written = __nccwpck_require__(76045);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __nccwpck_require__(23213);
// EXTERNAL MODULE: ./src/settings/values/oidc-roles.js
var oidc_roles = __nccwpck_require__(10361);
;// CONCATENATED MODULE: ./src/settings/values/registry-options.js




const optionFields = ['metadata', 'max-concurrency', 'create-repository'];
function readRegistryOptions(text) {
    const faults = [];
    const metadata = readMetadata(text, faults);
    const maxConcurrency = readConcurrency(text, faults);
    const createRepository = readCreation(text, faults);
    return { options: (0,omit_undefined/* omitUndefined */.O)({ metadata, maxConcurrency, createRepository }), faults };
}
function readMetadata({ fields, shown, origin }, faults) {
    const stated = fields.get('metadata');
    if (stated === undefined || /^(?:auto|on|true)$/i.test(stated))
        return undefined;
    if (/^(?:off|false)$/i.test(stated))
        return 'off';
    const what = `metadata of ${shown} is ${(0,written/* cite */.Y0)(origin, stated, 'a word')}, not auto or off`;
    faults.push({ what, hint: 'Write auto or off.' });
    return undefined;
}
function readConcurrency(text, faults) {
    const stated = text.fields.get('max-concurrency');
    if (stated === undefined)
        return undefined;
    if (/^[1-9]\d{0,2}$/.test(stated))
        return Number(stated);
    const cited = (0,written/* cite */.Y0)(text.origin, stated, 'value');
    faults.push({
        what: `invalid max-concurrency ${cited} of ${text.shown}`,
        hint: 'Write how many requests the registry may have at a time, from 1 to 999.',
    });
    return undefined;
}
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
function readCreation(text, faults) {
    const { creation, prefix } = text;
    if (creation === undefined || (0,written/* isUnset */.K$)(creation))
        return undefined;
    const read = creation.kind === 'map' ? readMap(text, faults) : readSwitch(text, faults);
    const fault = read === undefined ? undefined : findUnfit(text, read, (0,registry_host/* parseScope */.Sk)(prefix).host);
    if (fault === undefined)
        return read;
    faults.push(fault);
    return undefined;
}
function findUnfit({ shown }, { immutable, scan, lifecycle }, host) {
    if (!(0,registry_host/* isEcrHost */.R5)(host) && !LOOPBACK.test(host)) {
        const what = `create-repository of ${shown} does not apply: tagship creates repositories on Amazon ECR only`;
        return { what, hint: toOtherWay(host) };
    }
    const isPlain = !immutable && !scan && lifecycle === undefined;
    if (host !== 'public.ecr.aws' || isPlain)
        return undefined;
    const what = `create-repository of ${shown}: public repositories of Amazon have no immutable, scan and lifecycle`;
    return { what, hint: 'Write create-repository: true.' };
}
function toOtherWay(host) {
    if ((0,registry_host/* isGoogleHost */.Yn)(host)) {
        return 'Create it once: gcloud artifacts repositories create NAME --repository-format=docker --location=LOCATION.';
    }
    return 'Leave it out: most registries create a repository when it is pushed to. On Harbor the project must exist; on Quay the account needs the role Creator of its organization.';
}
const NONE = { immutable: false, scan: false };
function readSwitch({ creation, shown }, faults) {
    const value = creation?.kind === 'word' ? (0,values_boolean/* parseBoolean */.y)(creation.text) : undefined;
    if (value === undefined) {
        const what = `create-repository of ${shown} is not true, false or a map`;
        faults.push({ what, hint: 'Write true, or {immutable: true, scan: true, lifecycle: FILE}.' });
    }
    return value === true ? NONE : undefined;
}
function readMap({ creation, shown, origin }, faults) {
    let read = NONE;
    for (const { key, value } of creation?.kind === 'map' ? creation.entries : []) {
        const field = value.kind === 'word' ? readField(key, value.text.trim()) : undefined;
        read = { ...read, ...field };
        if (field !== undefined)
            continue;
        faults.push({
            what: `invalid field ${(0,written/* cite */.Y0)(origin, key, 'name')} in create-repository of ${shown}`,
            hint: 'Write immutable and scan with true or false, and lifecycle with the JSON of a policy or the path of its file.',
        });
    }
    return read;
}
function readField(key, text) {
    if (key === 'lifecycle')
        return text === '' ? undefined : { lifecycle: text };
    const value = (0,values_boolean/* parseBoolean */.y)(text);
    if (value === undefined || (key !== 'immutable' && key !== 'scan'))
        return undefined;
    return key === 'scan' ? { scan: value } : { immutable: value };
}

;// CONCATENATED MODULE: ./src/settings/values/registries.js









const registryFields = [
    'username',
    'password',
    'password-env',
    'password-file',
    'required',
    'insecure',
    'ca',
    'cert',
    'key',
    ...optionFields,
    ...oidc_roles/* oidcFields */.$R,
];
const PREFIX = /^(?:(?=[^/]*[.:])(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?|localhost)(?:\/[a-z0-9._-]+)*$/;
function parseRegistries(map, origin) {
    const problems = [];
    const entries = [];
    for (const { key, at, value } of map.entries) {
        const where = (0,written/* whereIs */.ie)(origin, at);
        const prefix = toPrefix(key);
        if (prefix === undefined) {
            problems.push(bad(where, `invalid registry ${(0,written/* cite */.Y0)(origin, key, 'name')}`, 'Write the host as in images, for example docker.io or registry.acme.io:5000/team, without https://.'));
        }
        else if (entries.some((entry) => entry.prefix === prefix)) {
            const shown = nameOf(prefix, origin);
            problems.push(bad(where, `duplicate entry ${shown}`, 'Merge the two entries.'));
        }
        else {
            const shown = nameOf(prefix, origin);
            entries.push(readEntry(value, { prefix, shown, origin, problems }));
        }
    }
    return problems.some(isFatal) ? { ok: false, problems } : { ok: true, value: entries, problems };
}
function toPrefix(text) {
    const [host = '', ...path] = text.trim().replace(/\/+$/, '').split('/');
    const lower = host.toLowerCase();
    const prefix = [(0,registry_host/* canonicalHost */.rQ)(lower), ...path].join('/');
    return PREFIX.test(prefix) && lower !== 'hub.docker.com' ? prefix : undefined;
}
function nameOf(prefix, origin) {
    return origin.unquoted ? 'the registry' : prefix;
}
function readEntry(value, reading) {
    const { prefix, shown, origin, problems } = reading;
    const bare = { prefix, required: true, insecure: false };
    if ((0,written/* isUnset */.K$)(value))
        return bare;
    const where = (0,written/* whereIs */.ie)(origin, value.at);
    if (value.kind !== 'map') {
        const hint = `Write ${origin.unquoted ? 'HOST' : prefix}: {username: NAME, password-env: VARIABLE}.`;
        problems.push(bad(where, `${shown} takes a map`, hint));
        return bare;
    }
    const fields = readFields(value, reading);
    const password = readPassword(fields, where, reading);
    checkCertificate(fields, where, reading);
    const oidc = readRole(fields, where, reading);
    const creation = findField(value, 'create-repository');
    const { options, faults } = readRegistryOptions({ ...reading, fields, creation });
    problems.push(...faults.map(({ what, hint }) => bad(where, what, hint)));
    return {
        ...bare,
        ...readWords(fields, oidc === undefined ? ['username', ...WORDS] : WORDS),
        ...(0,omit_undefined/* omitUndefined */.O)({ password, oidc }),
        ...options,
        required: registries_readSwitch(fields, 'required', reading) ?? true,
        insecure: registries_readSwitch(fields, 'insecure', reading) ?? false,
    };
}
const WORDS = ['ca', 'cert', 'key'];
function readRole(fields, where, { prefix, shown, origin, problems }) {
    const { login, faults } = (0,oidc_roles/* readOidcLogin */.V0)({ prefix, shown, origin, fields });
    problems.push(...faults.map(({ what, hint }) => bad(where, what, hint)));
    return login;
}
function readWords(fields, names) {
    const words = {};
    for (const name of names) {
        const value = fields.get(name);
        if (value !== undefined)
            words[name] = value;
    }
    return words;
}
function readFields(map, reading) {
    const { shown, origin, problems } = reading;
    const fields = new Map();
    for (const { key, at, value } of map.entries) {
        const where = (0,written/* whereIs */.ie)(origin, at);
        const field = registryFields.find((name) => name === key.replaceAll('_', '-'));
        if (field === undefined) {
            const meant = (0,nearest/* nearest */.p)(key, registryFields);
            const hint = meant ? `Write ${meant}.` : `Choose from ${registryFields.join(', ')}.`;
            problems.push((0,problem/* error */.z3)('SETTINGS_UNKNOWN', `${where}: ${shown} has no field ${(0,written/* cite */.Y0)(origin, key, 'of this name')}`, hint));
        }
        else if (field === 'create-repository') {
            continue;
        }
        else if (value.kind !== 'word') {
            problems.push(bad(where, `${field} of ${shown} takes one value`));
        }
        else if (fields.has(field)) {
            problems.push(bad(where, `${field} of ${shown} is given twice`, 'Keep one of the two.'));
        }
        else if (value.text !== '') {
            fields.set(field, value.text);
        }
    }
    return fields;
}
function findField(map, field) {
    return map.entries.findLast(({ key }) => key.replaceAll('_', '-') === field)?.value;
}
function readPassword(fields, where, { shown, origin, problems }) {
    const [given, name, path] = [
        fields.get('password'),
        fields.get('password-env'),
        fields.get('password-file'),
    ];
    if ([given, name, path].filter((way) => way !== undefined).length > 1) {
        problems.push(bad(where, `${shown} has several passwords`, 'Keep one of them.'));
    }
    if (given !== undefined && origin.kind === 'file') {
        problems.push(passwordInFile(where, shown));
    }
    if (name !== undefined && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
        problems.push(bad(where, `invalid password-env of ${shown}: not a variable name`, 'Write the name of the variable, without $.'));
    }
    if (given !== undefined)
        return { from: 'given', secret: (0,secret/* secret */.r)(given) };
    if (name !== undefined)
        return { from: 'env', name };
    return path === undefined ? undefined : { from: 'file', path };
}
function checkCertificate(fields, where, { shown, problems }) {
    const [given, ...others] = ['cert', 'key'].filter((name) => fields.has(name));
    if (given === undefined || others.length > 0)
        return;
    const missing = given === 'cert' ? 'key' : 'cert';
    problems.push(bad(where, `${shown} has a ${given} but no ${missing}`, `Add ${missing}: the path of its PEM file.`));
}
function registries_readSwitch(fields, field, { shown, origin, problems }) {
    const text = fields.get(field);
    if (text === undefined)
        return undefined;
    const value = (0,values_boolean/* parseBoolean */.y)(text);
    if (value === undefined) {
        problems.push(bad((0,written/* whereIs */.ie)(origin), `${field} of ${shown} is ${(0,written/* cite */.Y0)(origin, text, 'a word')}, not true or false`, 'Write true or false.'));
    }
    return value;
}
function isFatal({ level }) {
    return level === 'error';
}
function passwordInFile(where, shown) {
    return (0,problem/* error */.z3)('SETTINGS_PASSWORD_IN_FILE', `${where}: the settings file contains the password for ${shown}`, 'Change that password, put the new one into a variable, and name it with password-env.');
}
function bad(where, what, hint = '') {
    return (0,problem/* error */.z3)('SETTINGS_BAD_VALUE', `${where}: ${what}`, hint);
}


/***/ }),

/***/ 84143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ createProcesses)
/* harmony export */ });
/* unused harmony exports CAPTURE_LIMIT, createShell */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23213);



const CAPTURE_LIMIT = 1024 * 1024;
const PATIENCE_MS = 5_000;
const STRAGGLERS_MS = 500;
function createShell() {
    return createProcesses().shell;
}
function createProcesses() {
    const running = new Map();
    return {
        list: () => [...running.keys()].map(({ argv }) => toName(argv)),
        kill: () => {
            for (const child of running.values())
                endGroup(child, 'SIGKILL');
        },
        shell: (command) => command.signal?.aborted === true
            ? Promise.resolve(unstarted({ aborted: true }))
            : new Promise((resolve) => {
                const own = { ...command };
                const child = run(own, (result) => {
                    running.delete(own);
                    resolve(result);
                });
                if (child !== undefined)
                    running.set(own, child);
            }),
    };
}
const NAME_WORDS = 5;
function toName([program, ...args]) {
    return [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program), ...args].slice(0, NAME_WORDS).join(' ');
}
function unstarted(why) {
    return { code: null, stdout: '', stderr: '', timedOut: false, ...why };
}
function run(command, resolve) {
    let child;
    try {
        child = start(command);
    }
    catch (cause) {
        resolve(unstarted({ spawnError: toErrorCode(cause) }));
        return undefined;
    }
    const stdout = capture(child, 'stdout', command);
    const stderr = capture(child, 'stderr', command);
    const ending = watchForEnd(child, command);
    const finish = (code, spawnError) => {
        ending.stop();
        endGroup(child, 'SIGKILL');
        const { timedOut, aborted } = ending.state;
        const result = { code, stdout: stdout(), stderr: stderr(), timedOut };
        resolve({
            ...result,
            ...(aborted ? { aborted } : {}),
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ spawnError }),
        });
    };
    child.once('error', (cause) => {
        if (child.pid === undefined)
            finish(null, toErrorCode(cause));
    });
    child.once('close', (code) => {
        finish(code);
    });
    child.once('exit', () => {
        ending.exited();
    });
    return child;
}
function start(command) {
    const [program, ...args] = command.argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        env: command.env,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ cwd: command.cwd }),
        stdio: [command.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        detached: hasGroups,
        windowsHide: true,
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(command.stdin);
    return child;
}
function capture(child, name, { captureLimit = CAPTURE_LIMIT, onOutput }) {
    let kept = '';
    child[name]?.setEncoding('utf8').on('data', (chunk) => {
        kept += chunk;
        if (kept.length > 2 * captureLimit)
            kept = kept.slice(-captureLimit);
        onOutput?.(chunk, name);
    });
    return () => kept.slice(-captureLimit);
}
function watchForEnd(child, command) {
    const state = { timedOut: false, aborted: false };
    const timers = [];
    const end = () => {
        endGroup(child, 'SIGTERM');
        timers.push(setTimeout(endGroup, PATIENCE_MS, child, 'SIGKILL'));
    };
    const onAbort = () => {
        state.aborted = true;
        end();
    };
    command.signal?.addEventListener('abort', onAbort, { once: true });
    if (command.timeoutMs !== undefined) {
        const onTimeout = () => {
            state.timedOut = true;
            end();
        };
        timers.push(setTimeout(onTimeout, command.timeoutMs));
    }
    return {
        state,
        exited: () => {
            const close = () => {
                endGroup(child, 'SIGKILL');
                child.stdout?.destroy();
                child.stderr?.destroy();
            };
            timers.push(setTimeout(close, STRAGGLERS_MS));
        },
        stop: () => {
            command.signal?.removeEventListener('abort', onAbort);
            timers.forEach(clearTimeout);
        },
    };
}
const hasGroups = process.platform !== 'win32';
function endGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (hasGroups)
            process.kill(-child.pid, signal);
        else
            child.kill(signal);
    }
    catch (cause) {
        const code = toErrorCode(cause);
        if (code !== 'ESRCH' && code !== 'EPERM')
            throw cause;
    }
}
function toErrorCode(cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}


/***/ }),

/***/ 36569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readSmallFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);


const CREDENTIAL_BYTES = 64 * 1024;
async function readSmallFile(path, limit = CREDENTIAL_BYTES) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            const stats = await file.stat();
            if (!stats.isFile())
                return { ok: false, why: 'it is not a regular file' };
            if (stats.size > limit)
                return { ok: false, why: `it is longer than ${limit} bytes` };
            const { bytesRead, buffer } = await file.read(Buffer.alloc(limit), 0, limit, 0);
            return { ok: true, text: buffer.toString('utf8', 0, bytesRead) };
        }
        finally {
            await file.close();
        }
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return { ok: false, why: String(cause.code) };
        throw cause;
    }
}


/***/ }),

/***/ 24493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
const version = '0.1.0';


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(89415);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
