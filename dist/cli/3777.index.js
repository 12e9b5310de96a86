export const id = 3777;
export const ids = [3777];
export const modules = {

/***/ 93777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   limitSettings: () => (/* binding */ limitSettings),
/* harmony export */   noLogin: () => (/* binding */ noLogin)
/* harmony export */ });
/* harmony import */ var _facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15076);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _settings_values_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11214);
/* harmony import */ var _ship_scan_scanned_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52524);
/* harmony import */ var _settings_table_untrusted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84994);
/* harmony import */ var _settings_values_from_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10544);






async function limitSettings(read, trusts, git) {
    const { value } = read;
    if (value === undefined)
        return read;
    const checkout = await (0,_facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_0__/* .findCheckout */ .I8)(git);
    const limit = async (one, fromCheckout) => {
        const found = await Promise.all(listPaths(one).map((named) => check(named, fromCheckout, { trusts, checkout, ...git })));
        const left = trusts.run.level === 'untrusted' ? leaveOut(one, trusts.run) : { problems: [] };
        return {
            settings: { ...one, ...left.settings },
            problems: [...found.flat(), ...left.problems],
        };
    };
    const run = await limit(value, read.fromCheckout);
    const below = await Promise.all(value.targets.map(async (target) => {
        const { settings, problems } = await limit(target.settings, target.fromCheckout);
        return { target: { ...target, settings }, problems };
    }));
    const problems = distinct([
        ...[...read.problems, ...run.problems],
        ...below.flatMap((one) => one.problems),
    ]);
    const settings = { ...run.settings, targets: below.map(({ target }) => target) };
    return read.ok && !(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrors */ .Cs)(problems)
        ? { ...read, value: settings, problems }
        : { ok: false, value: settings, problems, fromCheckout: read.fromCheckout };
}
function distinct(problems) {
    return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
function leaveOut(settings, { reason }) {
    const { cacheTo, test, testUntrusted, login, loginUntrusted, scan } = settings;
    const writes = cacheTo.length > 0;
    const isTestLeftOut = test !== undefined && !testUntrusted;
    const isLoginLeftOut = login !== 'none' && !loginUntrusted;
    return {
        settings: {
            cacheTo: [],
            scan: undefined,
            ...(isTestLeftOut ? { test: undefined } : {}),
            ...(isLoginLeftOut ? { login: 'none' } : {}),
        },
        problems: [
            ...(writes ? [noCache(reason)] : []),
            ...(isTestLeftOut ? [noTest(reason)] : []),
            ...((0,_ship_scan_scanned_js__WEBPACK_IMPORTED_MODULE_3__/* .wantsScan */ .FO)({ scan }) ? [noScan(reason)] : []),
            ...(isLoginLeftOut ? [noLogin(reason)] : []),
        ],
    };
}
function noCache(reason) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('CACHE_NOT_WRITTEN', `no build cache is written (cache-to), because ${reason}`, 'It is only read (cache-from). Trusted runs write it.');
}
function noTest(reason) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('TEST_LEFT_OUT', `the test does not run, because ${reason} and test-untrusted is false`);
}
function noLogin(reason) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('LOGIN_LEFT_OUT', `no login is left for later steps, because ${reason}`, 'Later steps work without it, or leave them out for such changes. login-untrusted: true allows it, set by the workflow.');
}
function noScan(reason) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('SCAN_LEFT_OUT', `the image is not scanned, because ${reason}`, 'Trusted runs scan it before they tag it.');
}
function listPaths(settings) {
    const { from, context, file, buildxFlags, outputs, cacheFrom, registries } = settings;
    const flags = (flag) => buildxFlags.filter((one) => one.flag === flag).map(({ value }) => value);
    const fields = (setting, entries, name) => entries.flatMap((entry) => (0,_settings_values_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .readFields */ .qU)(entry, name)).map((path) => ({ setting, path }));
    return [
        ...from.flatMap((entry) => listMadePaths((0,_settings_values_from_js__WEBPACK_IMPORTED_MODULE_5__/* .pathOfMade */ .CB)(entry))),
        ...[context, `${context}/.dockerignore`].map((path) => ({ setting: 'context', path })),
        ...(file === undefined
            ? ['Dockerfile', 'dockerfile'].map((name) => ({
                setting: 'context',
                path: `${context}/${name}`,
            }))
            : []),
        ...(file === undefined ? [] : [file, `${file}.dockerignore`]).map((path) => ({
            setting: 'file',
            path,
        })),
        ...flags('--build-context')
            .filter((entry) => (0,_settings_table_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .toNamedTarget */ .Wk)(entry) === undefined)
            .map((entry) => ({
            setting: 'build-contexts',
            path: (0,_settings_table_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .toNamedPath */ .Ik)(entry),
        })),
        ...flags('--ssh').flatMap((entry) => entry.includes('=')
            ? (0,_settings_table_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .toNamedPath */ .Ik)(entry)
                .split(',')
                .map((path) => ({ setting: 'ssh', path }))
            : []),
        ...fields('secret-files', flags('--secret'), 'src'),
        ...fields('outputs', outputs, 'dest'),
        ...fields('cache-from', cacheFrom, 'src'),
        ...registries.flatMap(({ password, ca, cert, key }) => [password?.from === 'file' ? password.path : undefined, ca, cert, key]
            .filter((path) => path !== undefined)
            .map((path) => ({ setting: 'registries', path }))),
    ];
}
function listMadePaths(path) {
    if (path === undefined)
        return [];
    const parts = ['', '/index.json', '/blobs', '/blobs/sha256', '/blobs/sha512'];
    return parts.map((part) => ({ setting: 'from', path: `${path}${part}` }));
}
async function check({ setting, path }, fromCheckout, given) {
    const { trusts, checkout, cwd } = given;
    const isOfChange = fromCheckout.has(setting) && trusts.file.level === 'untrusted';
    if (isOfChange) {
        if (!(0,_settings_table_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .isLocalPath */ .Nj)(path) || (await (0,_facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_0__/* .lead */ .HI)(path, cwd, checkout)).inside)
            return [];
        return [outside(`${setting}: the path leads out of the checkout`, trusts.file)];
    }
    if (trusts.run.level === 'trusted')
        return [];
    const { escapes } = await (0,_facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_0__/* .lead */ .HI)(path, cwd, checkout);
    if (!escapes)
        return [];
    const what = `${setting}: "${path}" leads out of the checkout by a symbolic link that lies in it`;
    return [outside(what, trusts.run)];
}
function outside(what, { reason }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PATH_OUTSIDE_CHECKOUT', `${what}, which is not allowed, because ${reason}`, 'Name a path that stays inside the checkout.');
}


/***/ }),

/***/ 52524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ toFailing),
/* harmony export */   FO: () => (/* binding */ wantsScan),
/* harmony export */   b5: () => (/* binding */ parseScan),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   zq: () => (/* binding */ isScanned)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _settings_targets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73733);


const SCANNERS = new Map([
    ['trivy', 'trivy'],
    ['grype', 'grype'],
    ['scout', 'scout'],
    ['docker scout', 'scout'],
]);
const OFF = new Set(['none', 'false', 'off', 'no']);
function parseScan({ scan }) {
    const text = scan?.trim();
    if (text === undefined || OFF.has(text))
        return undefined;
    const scanner = SCANNERS.get(text.toLowerCase());
    if (scanner !== undefined)
        return { scanner };
    if (['true', 'yes', 'on'].includes(text)) {
        throw invalid(`scan: "${text}" names no scanner.`, 'Write scan: trivy, grype or scout, or a command.');
    }
    return { scanner: 'command', command: text };
}
function wantsScan({ scan }) {
    return scan !== undefined && !OFF.has(scan.trim());
}
function isScanned({ name, untagged }, settings) {
    const own = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsForTarget */ .Ob)(settings, name);
    return wantsScan(own) && (own.call ?? 'build') === 'build' && untagged === undefined;
}
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'];
function toFailing({ scanSeverity }) {
    const places = scanSeverity.map((word) => {
        const place = SEVERITIES.findIndex((one) => one === word.toLowerCase());
        if (place >= 0)
            return place;
        const hint = `Write one or more of ${SEVERITIES.join(', ')}.`;
        throw invalid(`scan-severity: "${word}" is not a severity.`, hint);
    });
    if (places.length === 0) {
        throw invalid('scan-severity is empty.', 'Name a severity, or leave out scan to scan nothing.');
    }
    return new Set(SEVERITIES.slice(0, Math.max(...places) + 1));
}
function invalid(message, hint) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SCAN_INVALID', message, hint)]);
}


/***/ })

};
