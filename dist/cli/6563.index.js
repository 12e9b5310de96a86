export const id = 6563;
export const ids = [6563];
export const modules = {

/***/ 96563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderWhoami: () => (/* binding */ renderWhoami),
/* harmony export */   whoamiCommand: () => (/* binding */ whoamiCommand)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53101);
/* harmony import */ var _run_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39067);
/* harmony import */ var _run_whoami_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52338);




async function whoamiCommand({ log, maskValue, paint, print, printJson }, { positionals, check, json }, run) {
    const request = { ...run.request, remote: 'never' };
    const answer = await (0,_run_whoami_js__WEBPACK_IMPORTED_MODULE_3__/* .whoami */ .qY)(request, { registry: positionals[0], check }, run.environment);
    const shown = maskValue(answer);
    if (json)
        printJson(shown);
    else
        print(renderWhoami(shown.registries, paint));
    shown.problems.forEach(log.problem);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(shown.problems) ? _run_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.problem : _run_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.done;
}
function renderWhoami(rows, paint) {
    if (rows.length === 0)
        return 'No registry: name one, or set images or registries.';
    return rows
        .map((row) => [
        paint('bold', row.registry),
        ...(0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .renderColumns */ .CO)(listFacts(row)).map((line) => `  ${line}`),
    ].join('\n'))
        .join('\n\n');
}
function listFacts(row) {
    const { source, username, account, until, identity, push, problems } = row;
    const failed = problems.some(({ level }) => level === 'error');
    const login = source ?? (failed && push === null ? 'failed' : 'none (anonymous)');
    return [
        ['login', login],
        ...(username === null ? [] : [['user', username]]),
        ...(account === null ? [] : [['account', account]]),
        ...(identity === null
            ? []
            : [
                ['token', identity.from],
                ['issuer', identity.issuer],
                ['audience', identity.audience],
                ['subject', identity.subject],
            ]),
        ...(until === null ? [] : [['until', until]]),
        ...(push === null ? [] : [['push', push]]),
    ];
}


/***/ }),

/***/ 57001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   H5: () => (/* binding */ NO_CONFIG),
/* harmony export */   R_: () => (/* binding */ toCredential),
/* harmony export */   Ym: () => (/* binding */ findHelper),
/* harmony export */   iu: () => (/* binding */ findAuth),
/* harmony export */   q0: () => (/* binding */ toEntry),
/* harmony export */   zQ: () => (/* binding */ toServer)
/* harmony export */ });
/* unused harmony export encode */
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53823);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





const NO_CONFIG = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };
function parseDockerConfig(text) {
    const value = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(text);
    if (value === undefined)
        return undefined;
    const { auths, credHelpers, credsStore, ...rest } = value;
    return {
        auths: Object.fromEntries(Object.entries((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(auths) ? auths : {}).map(([key, entry]) => [key, toAuthEntry(entry)])),
        credHelpers: (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(credHelpers),
        credsStore: typeof credsStore === 'string' ? credsStore : '',
        rest,
    };
}
function toAuthEntry(value) {
    const { auth, username, password, identitytoken } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    return {
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ auth, username, password, identitytoken }),
    };
}
function findAuth(config, repository) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}
function findHelper(config, host) {
    const named = Object.entries(config.credHelpers).find(([key]) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(key).host, host));
    return named?.[1] ?? config.credsStore;
}
function toServer(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .toConfigKey */ .xw)(host) : host;
}
function toCredential(entry) {
    if (entry === undefined)
        return undefined;
    if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
        return { kind: 'identityToken', token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .r)(entry.identitytoken) };
    }
    const [username, password] = readPair(entry);
    if (username === '' || password === '')
        return undefined;
    return { kind: 'password', username, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .r)(password) };
}
function readPair({ auth, username, password }) {
    if (auth === undefined || auth === '')
        return [username ?? '', password ?? ''];
    const pair = Buffer.from(auth, 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    if (colon < 0)
        return ['', ''];
    return [pair.slice(0, colon), pair.slice(colon + 1).replace(/\0+$/, '')];
}
function toEntry(credential) {
    if (credential.kind === 'identityToken')
        return { identitytoken: credential.token.reveal() };
    return { auth: encode(credential.username, credential.password.reveal()) };
}
function encode(username, password) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}


/***/ }),

/***/ 88849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   WC: () => (/* binding */ readConcurrency),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
function readReach(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ ca }),
        ...(cert === undefined || key === undefined ? {} : { cert, key }),
    };
}
function readConcurrency(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}
function toSchemes(host, reach) {
    if (reach.ca !== undefined)
        return ['https'];
    if (reach.insecure)
        return ['https', 'http'];
    return isLoopback(host) ? ['http', 'https'] : ['https'];
}


/***/ }),

/***/ 52519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   OS: () => (/* binding */ toTexts),
/* harmony export */   f_: () => (/* binding */ isTooDeep),
/* harmony export */   gz: () => (/* binding */ findMember),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(text) {
    if (isTooDeep(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
function isTooDeep(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = findEnd(text, at);
        else if (OPENING.includes(code))
            depth += 1;
        else if (CLOSING.includes(code))
            depth -= 1;
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .JSON_DEPTH */ .NE)
            return true;
    }
    return false;
}
function findMember(text, name) {
    let [key, start] = ['', 0];
    let found;
    for (const { code, at, end } of listMarks(text)) {
        if (code === QUOTE && start === 0)
            key = text.slice(at, end);
        else if (code === COLON)
            start = end;
        else if (code !== QUOTE) {
            if (start > 0 && JSON.parse(key) === name)
                found = trim(text, start, at);
            start = 0;
        }
    }
    return found;
}
function* listMarks(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const [code, start] = [text.charCodeAt(at), at];
        if (code === QUOTE)
            at = findEnd(text, at);
        if (depth === 1 && MARKS.includes(code))
            yield { code, at: start, end: at + 1 };
        if (OPENING.includes(code))
            depth += 1;
        else if (CLOSING.includes(code))
            depth -= 1;
    }
}
function trim(text, start, end) {
    const value = text.slice(start, end);
    const first = start + value.length - value.trimStart().length;
    return { start: first, end: first + value.trim().length };
}
const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
const MARKS = [QUOTE, COLON, COMMA, ...CLOSING];
function findEnd(text, start) {
    let end = text.indexOf('"', start + 1);
    while (end >= 0) {
        let backslashes = 0;
        while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH)
            backslashes += 1;
        if (backslashes % 2 === 0)
            return end;
        end = text.indexOf('"', end + 1);
    }
    return text.length;
}
function toTexts(value) {
    if (!isObject(value))
        return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
}


/***/ }),

/***/ 75893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   El: () => (/* binding */ SMALL_BYTES),
/* harmony export */   K: () => (/* binding */ SBOM_BYTES),
/* harmony export */   K5: () => (/* binding */ STATEMENT_BYTES),
/* harmony export */   NE: () => (/* binding */ JSON_DEPTH),
/* harmony export */   OY: () => (/* binding */ toLimits),
/* harmony export */   RS: () => (/* binding */ INDEX_DEPTH),
/* harmony export */   U6: () => (/* binding */ PAGE_BYTES),
/* harmony export */   Vq: () => (/* binding */ TREE_BYTES),
/* harmony export */   Yn: () => (/* binding */ LAYOUT_ENTRIES),
/* harmony export */   cz: () => (/* binding */ LARGE_BYTES),
/* harmony export */   eT: () => (/* binding */ REDIRECTS),
/* harmony export */   g3: () => (/* binding */ INFORMATIONAL),
/* harmony export */   ms: () => (/* binding */ MANIFEST_BYTES),
/* harmony export */   ov: () => (/* binding */ INDEX_ENTRIES),
/* harmony export */   sV: () => (/* binding */ TAG_PAGES),
/* harmony export */   vI: () => (/* binding */ REFUSAL_BYTES),
/* harmony export */   wY: () => (/* binding */ SMALL_CHUNK_BYTES)
/* harmony export */ });
/* unused harmony exports TOTAL_MS, SLOWEST_BYTES_PER_S, PIECE_BYTES, SILENT_MS, PREFLIGHT_MS, IDLE_MS, CONNECT_MS */
const KIB = 1024;
const MIB = 1024 * KIB;
const SMALL_BYTES = MIB;
const REFUSAL_BYTES = 64 * KIB;
const PAGE_BYTES = 8 * MIB;
const TAG_PAGES = 20;
const MANIFEST_BYTES = 16 * MIB;
const TREE_BYTES = 64 * MIB;
const SBOM_BYTES = 128 * MIB;
const STATEMENT_BYTES = 128 * MIB;
const INDEX_DEPTH = 3;
const INDEX_ENTRIES = 1_000;
const LAYOUT_ENTRIES = 100_000;
const JSON_DEPTH = 100;
const REDIRECTS = 5;
const INFORMATIONAL = 100;
const TOTAL_MS = 30_000;
const SLOWEST_BYTES_PER_S = KIB;
const PIECE_BYTES = 512 * KIB;
const LARGE_BYTES = 100_000_000;
const CHUNK_BYTES = 32_000_000;
const SMALL_CHUNK_BYTES = 1_000_000;
const SILENT_MS = 30_000;
const PREFLIGHT_MS = 90_000;
const IDLE_MS = 120_000;
const CONNECT_MS = 15_000;
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
function toLimits(options = {}) {
    const { idleMs = IDLE_MS, connectMs = CONNECT_MS } = options;
    const { totalMs = Math.max(TOTAL_MS, idleMs / 4), slowestBytesPerS = SLOWEST_BYTES_PER_S } = options;
    return {
        connectMs,
        silentMs: options.silentMs ?? SILENT_MS,
        preflightMs: options.preflightMs ?? PREFLIGHT_MS,
        stallMs: idleMs,
        totalMs,
        paceBytes: (slowestBytesPerS * idleMs) / 1000,
        paceMs: { down: idleMs, up: idleMs + (PIECE_BYTES * 1000) / slowestBytesPerS },
        responseMs: ({ bytes, tookMs }) => {
            const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
            return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
        },
    };
}


/***/ }),

/***/ 91631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ listLoginNames),
/* harmony export */   V: () => (/* binding */ collectLogins)
/* harmony export */ });
/* harmony import */ var _credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57001);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88849);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);





function listLoginNames(plan, { registries }) {
    const planned = [...new Set((plan?.targets ?? []).flatMap(({ repositories }) => repositories))]
        .map(_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)
        .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    const entries = registries
        .map(({ prefix }) => ({ name: prefix, ...(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(prefix) }))
        .filter((entry) => !planned.some((name) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .covers */ .hU)(entry, name)));
    return [...planned, ...entries];
}
async function collectLogins(names, options) {
    const entries = new Map();
    const rows = [];
    const problems = [];
    const { primary, registries } = options.settings;
    const rank = (name) => ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isPrimary */ .Dn)(name, primary) ? 0 : 1);
    for (const name of names.toSorted((one, other) => rank(one) - rank(other))) {
        try {
            const found = await options.credentials.findLasting(name);
            const isThere = found !== undefined && isInConfiguration(found, name, options.configuration);
            rows.push(toRow(name, found, isThere));
            if (found !== undefined && !isThere)
                addEntry(entries, name, found);
        }
        catch (thrown) {
            if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF))
                throw thrown;
            problems.push(...soften(thrown.problems, isOptional(name, registries)));
        }
    }
    return { entries: Object.fromEntries(entries), rows, problems };
}
function addEntry(entries, { host, name, path }, { credential }) {
    const entry = (0,_credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .toEntry */ .q0)(credential);
    const ofHost = entries.get((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_3__/* .toConfigKey */ .xw)(host));
    if (ofHost === undefined)
        entries.set((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_3__/* .toConfigKey */ .xw)(host), entry);
    else if (path !== '' && JSON.stringify(ofHost) !== JSON.stringify(entry)) {
        entries.set(name, entry);
    }
}
function isInConfiguration({ source }, { host }, text) {
    if (source === 'the Docker configuration')
        return true;
    const config = text === undefined ? undefined : (0,_credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDockerConfig */ .Cj)(text);
    const helper = config === undefined ? '' : (0,_credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .findHelper */ .Ym)(config, host);
    return helper !== '' && source === `docker-credential-${helper}`;
}
function toRow({ name }, found, isThere) {
    const endMs = found?.identity?.endMs ?? found?.endMs;
    return {
        registry: name,
        source: found?.source ?? null,
        result: found === undefined ? 'none' : isThere ? 'there' : 'written',
        until: endMs === undefined ? null : new Date(endMs).toISOString(),
    };
}
function isOptional(name, registries) {
    return registries.some(({ prefix, required }) => !required && (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .covers */ .hU)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(prefix), name));
}
function soften(problems, isOptional) {
    return isOptional ? problems.map((problem) => ({ ...problem, level: 'notice' })) : problems;
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


/***/ })

};
