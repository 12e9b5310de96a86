export const id = 6709;
export const ids = [6709,3777];
export const modules = {

/***/ 26709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loginCommand: () => (/* binding */ loginCommand),
  logoutCommand: () => (/* binding */ logoutCommand)
});

// EXTERNAL MODULE: ./src/clock.js
var clock = __webpack_require__(82359);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __webpack_require__(40532);
// EXTERNAL MODULE: ./src/run/untrusted.js
var untrusted = __webpack_require__(93777);
// EXTERNAL MODULE: ./src/run/whoami.js
var whoami = __webpack_require__(52338);
// EXTERNAL MODULE: ./src/run/login/collect.js
var collect = __webpack_require__(91631);
// EXTERNAL MODULE: ./src/run/login/leave.js
var leave = __webpack_require__(9718);
// EXTERNAL MODULE: ./src/run/login/store.js + 1 modules
var store = __webpack_require__(4720);
;// CONCATENATED MODULE: ./src/run/login/command.js










async function login(request, registries, environment) {
    const wanted = registries.map(whoami/* parseWanted */.VB);
    const prepared = await (0,whoami/* readPrepared */.S6)(request, environment, wanted.length === 0);
    const { settings, facts } = prepared;
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings], environment.env));
    if (facts.trust.level === 'untrusted' && !settings.loginUntrusted) {
        return { registries: [], problems: [(0,untrusted.noLogin)(facts.trust.reason)] };
    }
    const names = wanted.length > 0 ? wanted : (0,collect/* listLoginNames */.M)(prepared.plan, settings);
    const left = await (0,ship/* withContext */.eQ)(prepared, environment, ({ credentials }) => (0,leave.leaveLogins)(names, { ...environment, settings, credentials }));
    const lacking = left.rows
        .filter(({ result }) => result === 'none')
        .map(({ registry }) => registry);
    const missing = wanted.length > 0 ? lacking.map(noLoginFor) : [];
    return { registries: left.rows, problems: [...left.problems, ...missing] };
}
function noLoginFor(registry) {
    return (0,problem/* error */.z3)('LOGIN_MISSING', `there is no login for ${registry}`, 'Give one in registries, with --registry HOST=USER, or in the variables of the CI system.');
}
async function logout(registries, environment) {
    const wanted = registries.map(whoami/* parseWanted */.VB);
    const { env, cwd, clock, signal } = environment;
    const directory = await (0,leave.findConfigDirectory)(env, cwd);
    const isWanted = (key) => wanted.length === 0 || wanted.some((name) => isOf(key, name));
    return (0,store/* removeLogins */.TE)({ directory, clock, signal }, (0,leave.toCommandId)(env), isWanted);
}
function isOf(key, name) {
    return key === (0,address/* toConfigKey */.xw)(name.host) || (0,registry_host/* covers */.hU)(name, (0,registry_host/* parseScope */.Sk)(key));
}

;// CONCATENATED MODULE: ./src/cli/login.js





async function loginCommand({ log, maskValue, print, printJson }, { positionals, json }, run) {
    const request = { ...run.request, remote: 'never' };
    const answer = maskValue(await login(request, positionals, run.environment));
    if (json)
        printJson(answer);
    else
        print(renderLogins(answer.registries));
    answer.problems.forEach(log.problem);
    return (0,problem/* hasErrors */.Cs)(answer.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
const RESULTS = {
    written: 'logged in',
    there: 'logged in already',
    none: 'no login',
};
function renderLogins(rows) {
    if (rows.length === 0)
        return 'No login was written.';
    const lines = rows.map(({ registry, result, source, until }) => [
        registry,
        RESULTS[result],
        source ?? '',
        until === null ? '' : `until ${until}`,
    ]);
    return (0,report_text/* renderColumns */.CO)(lines).join('\n');
}
async function logoutCommand({ cwd, env, signal, print, printJson }, { positionals, json }) {
    const removed = await logout(positionals, { cwd, env, signal, clock: clock/* systemClock */.m });
    if (json)
        printJson({ removed });
    else
        print(removed.length === 0 ? 'There was no login to remove.' : `Removed: ${removed.join(', ')}`);
    return entry/* EXIT */.dc.done;
}


/***/ }),

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

/***/ 52338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ readPrepared),
/* harmony export */   VB: () => (/* binding */ parseWanted),
/* harmony export */   qY: () => (/* binding */ whoami)
/* harmony export */ });
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _settings_values_registries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63491);
/* harmony import */ var _settings_values_known_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3236);
/* harmony import */ var _login_collect_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91631);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57398);
/* harmony import */ var _ship_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40532);







async function whoami(request, { registry, check }, environment) {
    const wanted = registry === undefined ? undefined : parseWanted(registry);
    const prepared = await readPrepared(request, environment, wanted === undefined);
    const names = wanted === undefined ? (0,_login_collect_js__WEBPACK_IMPORTED_MODULE_4__/* .listLoginNames */ .M)(prepared.plan, prepared.settings) : [wanted];
    environment.vault.add((0,_settings_values_known_secrets_js__WEBPACK_IMPORTED_MODULE_3__/* .knownSecrets */ .xU)([prepared.settings], environment.env));
    const registries = await (0,_ship_js__WEBPACK_IMPORTED_MODULE_6__/* .withContext */ .eQ)(prepared, environment, (context) => Promise.all(names.map((name) => toRow(name, { ...context, check }))));
    return { registries, problems: registries.flatMap(({ problems }) => problems) };
}
async function readPrepared(request, environment, needsPlan) {
    if (needsPlan) {
        try {
            return await (0,_ship_js__WEBPACK_IMPORTED_MODULE_6__/* .prepare */ .iA)(request, environment);
        }
        catch (thrown) {
            if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF))
                throw thrown;
        }
    }
    const { settings, facts } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readRun */ .c)(request, environment);
    const problems = [...(request.problems ?? []), ...settings.problems, ...facts.problems];
    if (!settings.ok || !facts.ok || (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrors */ .Cs)(problems))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(problems);
    return { settings: settings.value, facts: facts.value };
}
function parseWanted(text) {
    const prefix = text.includes('/') ? undefined : (0,_settings_values_registries_js__WEBPACK_IMPORTED_MODULE_2__/* .toPrefix */ .qW)(text);
    if (prefix !== undefined)
        return { name: prefix, host: prefix, path: '' };
    const parsed = text.includes('/') ? (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(text) : undefined;
    if (parsed?.ok === true)
        return parsed.value;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CLI_BAD_REGISTRY', `invalid registry ${JSON.stringify(text.slice(0, 100))}`, 'Write a host such as ghcr.io, or a repository such as ghcr.io/acme/app.'),
    ]);
}
async function toRow(name, { credentials, registries, check }) {
    try {
        const found = await credentials.find(name);
        const pushed = check && name.path !== '' ? await ask(registries, name) : NOT_ASKED;
        return { registry: name.name, ...describe(found), ...pushed };
    }
    catch (thrown) {
        if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF))
            throw thrown;
        return { registry: name.name, ...describe(undefined), push: null, problems: thrown.problems };
    }
}
const NOT_ASKED = { push: null, problems: [] };
async function ask(registries, name) {
    const right = await registries.open(name).provePush();
    if (right.ok)
        return { push: 'granted', problems: [] };
    return { push: 'refused', problems: right.problem === undefined ? [] : [right.problem] };
}
function describe(found) {
    if (found === undefined) {
        return { source: null, username: null, account: null, until: null, identity: null };
    }
    const { credential, source, identity, untilMs, account = null } = found;
    const username = credential.kind === 'password' ? credential.username : null;
    const endMs = identity?.endMs ?? found.endMs ?? untilMs;
    const until = endMs === undefined ? null : new Date(endMs).toISOString();
    if (identity === undefined)
        return { source, username, account, until, identity: null };
    const { from, issuer, audience, subject } = identity;
    return { source, username, account, until, identity: { from, issuer, audience, subject } };
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
