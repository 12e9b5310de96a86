export const id = 8555;
export const ids = [8555];
export const modules = {

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

/***/ 95671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ renderCsv)
/* harmony export */ });
function renderCsv(fields) {
    const quote = (field) => /[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
    return fields.map(quote).join(',');
}


/***/ }),

/***/ 65442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ listOwnOptions),
/* harmony export */   Nj: () => (/* binding */ renderBuildkitConfig),
/* harmony export */   lF: () => (/* binding */ listDriverOptions),
/* harmony export */   mg: () => (/* binding */ isSpecial),
/* harmony export */   zl: () => (/* binding */ listBuilderSettings)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16392);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88849);
/* harmony import */ var _secret_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42245);
/* harmony import */ var _settings_values_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11214);
/* harmony import */ var _build_csv_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95671);







function listBuilderSettings(settings) {
    const { driverOpts, buildkitdConfig, buildkitdConfigInline, buildkitdFlags } = settings;
    return [
        ...(driverOpts.length === 0 ? [] : ['driver-opts']),
        ...(buildkitdConfig === undefined ? [] : ['buildkitd-config']),
        ...(buildkitdConfigInline === undefined ? [] : ['buildkitd-config-inline']),
        ...(buildkitdFlags === undefined ? [] : ['buildkitd-flags']),
    ];
}
function renderBuildkitConfig({ registries, hosts, own, cwd }) {
    const special = registries.filter(isSpecial);
    const byHost = new Map([
        ...hosts.filter(_registry_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9).map((host) => [host, { insecure: true }]),
        ...special.toReversed().map((entry) => [(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .parseScope */ .Sk)(entry.prefix).host, entry]),
    ]);
    const tables = [...byHost]
        .filter(([host]) => !own.includes(JSON.stringify(host)) && !own.includes(`'${host}'`))
        .map(([host, { insecure, ca, cert = '', key = '' }]) => {
        const quotePath = (path) => JSON.stringify((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path));
        return [
            `[registry.${JSON.stringify(host)}]`,
            ...(insecure ? ['http = true', 'insecure = true'] : []),
            ...(ca === undefined ? [] : [`ca = [${quotePath(ca)}]`]),
            ...(cert === '' || key === ''
                ? []
                : [
                    `[[registry.${JSON.stringify(host)}.keypair]]`,
                    `cert = ${quotePath(cert)}`,
                    `key = ${quotePath(key)}`,
                ]),
        ].join('\n');
    });
    const parts = [...(own.trim() === '' ? [] : [own.trimEnd()]), ...tables];
    return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}
function isSpecial({ insecure, ca, cert }) {
    return insecure || ca !== undefined || cert !== undefined;
}
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
function listDriverOptions({ driverOpts }, hosts, env) {
    const own = readOptions(driverOpts);
    const names = own.map(([name]) => name.toLowerCase());
    const proxies = readProxies(env).filter(([name]) => !names.includes(name.toLowerCase()));
    const isNear = hosts.some(_registry_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9) || [...own, ...proxies].some(isLoopbackProxy);
    const network = isNear && !names.includes('network') ? [['network', 'host']] : [];
    return partition([...network, ...proxies, ...own]);
}
function listOwnOptions({ driverOpts }) {
    return partition(readOptions(driverOpts));
}
function readOptions(driverOpts) {
    return driverOpts
        .flatMap((entry) => (0,_settings_values_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .splitEntries */ .l8)(entry, true))
        .map((field) => {
        const [name = '', ...rest] = field.split('=');
        return [name.trim(), rest.join('=')];
    });
}
function readProxies(env) {
    return PROXIES.flatMap((name) => {
        const value = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, name, name.toLowerCase());
        return value === undefined ? [] : [[`env.${name}`, value]];
    });
}
function isLoopbackProxy([name, value]) {
    if (!/^env\.https?_proxy$/i.test(name))
        return false;
    const address = value.includes('://') ? value : `http://${value}`;
    return URL.canParse(address) && (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(new URL(address).host);
}
function partition(options) {
    const isHidden = ([name, value]) => name.startsWith('env.') && (0,_secret_text_js__WEBPACK_IMPORTED_MODULE_5__/* .findUrlSecrets */ .gx)(value).length > 0;
    return {
        shown: options
            .filter((option) => !isHidden(option))
            .map(([name, value]) => (0,_build_csv_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCsv */ .P)([`${name}=${value}`])),
        hidden: Object.fromEntries(options.filter(isHidden)),
    };
}


/***/ }),

/***/ 82140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lh: () => (/* binding */ findUncovered),
/* harmony export */   kj: () => (/* binding */ readBuilder),
/* harmony export */   xx: () => (/* binding */ parseBuilder)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);


const REMOTE_SCHEMES = ['tcp', 'unix', 'docker-container', 'podman-container', 'kube-pod'];
const TLS_OPTIONS = ['cacert', 'cert', 'key'];
function parseBuilder(text) {
    const parts = text.split(/[\s,]+/).filter((part) => part !== '');
    const [first, ...others] = parts;
    if (first === undefined || (first === 'auto' && others.length === 0))
        return { kind: 'auto' };
    if (others.length === 0 && !first.includes('://')) {
        return first.includes('=') ? refuse(text, first) : { kind: 'name', name: first };
    }
    const node = parseNode(text, first);
    const nodes = [node, ...others.map((part) => parseNode(text, part))];
    if (nodes.some(({ driver }) => driver !== node.driver)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `The builder "${text}" mixes kinds of addresses, which buildx cannot.`, 'Name only clusters (kubernetes://), only engines (ssh://) or only BuildKits (tcp://host:1234).'),
        ]);
    }
    if (nodes.length > 1 && nodes.some(({ platforms }) => platforms.length === 0)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describePlatformless(text)]);
    }
    return { kind: 'nodes', nodes };
}
function readBuilder(given, env) {
    const isNamed = !['', 'auto'].includes(given) || (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BUILDX_BUILDER') !== undefined;
    return isNamed ? given : ((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BUILDKIT_HOST') ?? given);
}
function findUncovered(nodes, platforms) {
    if (nodes.some((node) => node.platforms.length === 0))
        return undefined;
    return platforms.find((platform) => !nodes.some((node) => node.platforms.includes(platform)));
}
function parseNode(text, part) {
    const match = NODE.exec(part)?.groups;
    if (match === undefined)
        return refuse(text, part);
    const { platform, scheme = '', address = '', query = '' } = match;
    const options = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
    const platforms = platform === undefined ? [] : [platform];
    if (scheme === 'kubernetes') {
        return { driver: 'kubernetes', options: [`namespace=${address}`, ...options], platforms };
    }
    if (scheme === 'ssh') {
        const endpoint = `ssh://${address.replace(/\/$/, '')}`;
        return { driver: 'docker-container', endpoint, options, platforms };
    }
    if (!REMOTE_SCHEMES.includes(scheme))
        return refuse(text, part);
    checkTls(part, options);
    return { driver: 'remote', endpoint: `${scheme}://${address}`, options, platforms };
}
const NODE = /^(?:(?<platform>[a-z0-9]+\/[a-z0-9/]+)=)?(?<scheme>[a-z-]+):\/\/(?<address>[^?]+)(?:\?(?<query>.*))?$/;
function checkTls(part, options) {
    const missing = TLS_OPTIONS.filter((name) => !options.some((one) => one.startsWith(`${name}=`)));
    if (missing.length === 0 || missing.length === TLS_OPTIONS.length)
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `The builder "${part}" lacks ${missing.join(' and ')}: a BuildKit behind TLS needs the client's certificate and key, and the server's authority.`, 'Write tcp://host:1234?cacert=ca.pem&cert=cert.pem&key=key.pem.'),
    ]);
}
function refuse(text, part) {
    const where = part === text ? '' : ` in "${text}"`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `invalid builder "${part}"${where}.`, 'Write auto, the name of a buildx builder, tcp://host:port, unix:///path, ssh://user@host, kubernetes://namespace, or platform=address pairs such as linux/arm64=tcp://arm:1234.'),
    ]);
}
function describePlatformless(text) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `The builder "${text}" has several addresses, and not each says which platform it is for.`, 'Write pairs: linux/amd64=tcp://one:1234, linux/arm64=tcp://two:1234.');
}


/***/ }),

/***/ 52244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ toLacking),
/* harmony export */   or: () => (/* binding */ checkNodes),
/* harmony export */   x5: () => (/* binding */ findShortcoming)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _settings_values_image_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67545);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65442);
/* harmony import */ var _setting_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82140);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33881);





const USE_CONTAINERD = 'Switch the engine to the containerd image store ({"features": {"containerd-snapshotter": true}} in ' +
    'daemon.json, then restart it), or write builder: auto, which makes a builder of its own.';
function findShortcoming(builder, found, settings, want) {
    if (builder.hasNodes && want.platforms.length > 1)
        return findNodesShortcoming(settings, want);
    if (builder.driver !== 'docker')
        return undefined;
    const [setting] = (0,_options_js__WEBPACK_IMPORTED_MODULE_2__/* .listBuilderSettings */ .zl)(settings);
    if (setting !== undefined) {
        const what = `the engine's own builder ignores ${setting}`;
        return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
    }
    return builder.store === 'classic' && (0,_settings_values_image_output_js__WEBPACK_IMPORTED_MODULE_1__/* .listOwnPushes */ .XU)(settings.outputs).length === 0
        ? findClassicShortcoming(settings, want)
        : findDockerShortcoming(found, settings, want);
}
function checkNodes(nodes, settings, want) {
    const uncovered = (0,_setting_js__WEBPACK_IMPORTED_MODULE_3__/* .findUncovered */ .Lh)(nodes, want.platforms);
    if (uncovered !== undefined) {
        const message = `No address in the setting builder is for the platform "${uncovered}".`;
        const hint = `Add one: ${uncovered}=tcp://host:1234.`;
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', message, hint)];
    }
    const driver = nodes[0]?.driver ?? 'remote';
    const able = { driver, store: 'n/a', hasNodes: nodes.length > 1 };
    return toLacking(settings.builder, findShortcoming(able, { platforms: [] }, settings, want));
}
function toLacking(name, lack) {
    if (lack?.fatal !== true)
        return [];
    const message = `The builder "${name}" cannot do this: ${lack.what}.`;
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_LACKING', message, lack.hint)];
}
function findDockerShortcoming(found, settings, want) {
    if ((0,_settings_values_image_output_js__WEBPACK_IMPORTED_MODULE_1__/* .listOwnPushes */ .XU)(settings.outputs).length > 0) {
        const what = 'the docker driver cannot push by digest, which outputs ask for';
        return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
    }
    if (want.push && settings.publish === 'builder') {
        const what = 'the docker driver cannot push by digest, which publish: builder asks for';
        return { what, hint: 'Write publish: auto or builder: auto.', fatal: true };
    }
    const cache = settings.cacheTo.find((destination) => /\btype=(s3|azblob)\b/.test(destination));
    if (cache !== undefined) {
        const what = `the docker driver cannot export a cache to "${cache}"`;
        return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
    }
    const known = new Set(found.platforms.map(_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .toPlatform */ .r));
    const foreign = want.platforms.find((platform) => !known.has((0,_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .toPlatform */ .r)(platform)));
    if (foreign === undefined || found.platforms.length === 0)
        return undefined;
    const what = `the engine cannot run programs of "${foreign}"`;
    const hint = 'For RUN steps on it, install its emulator (docker/setup-qemu-action on GitHub).';
    return { what, hint, fatal: false };
}
function findNodesShortcoming({ outputs, publish }, want) {
    const hint = 'Name a builder with one node, or build one platform.';
    if ((0,_settings_values_image_output_js__WEBPACK_IMPORTED_MODULE_1__/* .listOwnPushes */ .XU)(outputs).length > 0) {
        const what = 'buildx tags what several nodes push, and outputs ask for a push by digest alone';
        return { what, hint, fatal: true };
    }
    const file = outputs.find((output) => /\btype=(oci|tar)\b/.test(output));
    if (file !== undefined) {
        const what = `buildx cannot write "${file}" of several platforms from several nodes`;
        return { what, hint, fatal: true };
    }
    if (!want.push || publish !== 'layout')
        return undefined;
    const what = 'buildx cannot write an OCI layout of several platforms from several nodes';
    return { what, hint: `Write publish: auto. ${hint}`, fatal: true };
}
function findClassicShortcoming(settings, want) {
    const lack = (what) => ({ what, hint: USE_CONTAINERD, fatal: true });
    if (want.push) {
        return lack('the classic image store can neither push by digest nor write an OCI layout');
    }
    if (want.platforms.length > 1)
        return lack('the classic image store holds one platform only');
    const asksFor = (value) => value !== undefined && value !== 'false';
    if (asksFor(settings.provenance) || asksFor(settings.sbom)) {
        return lack('the classic image store cannot hold attestations');
    }
    const cache = settings.cacheTo.find((destination) => !/\btype=inline\b/.test(destination));
    return cache === undefined
        ? undefined
        : lack(`the classic image store cannot export a cache to "${cache}"`);
}


/***/ }),

/***/ 18555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isRemote),
/* harmony export */   checkInputs: () => (/* binding */ checkInputs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _plan_build_build_args_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39834);
/* harmony import */ var _plan_build_made_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81193);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34734);
/* harmony import */ var _test_command_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8656);
/* harmony import */ var _test_probe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13827);
/* harmony import */ var _builder_shortcomings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52244);
/* harmony import */ var _builder_setting_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82140);
/* harmony import */ var _settings_values_from_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10544);
/* harmony import */ var _made_problems_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(81954);











async function checkInputs(plan, settings, runContext) {
    const found = await Promise.all([
        ...plan.targets.map(({ build }) => (0,_plan_build_made_js__WEBPACK_IMPORTED_MODULE_3__/* .isMade */ .sX)(build) ? checkMade(build.from, runContext.cwd) : checkBuild(build, runContext.cwd)),
        collect(() => {
            const builder = (0,_builder_setting_js__WEBPACK_IMPORTED_MODULE_8__/* .readBuilder */ .kj)(settings.builder, runContext.env);
            checkBuilder(plan, { ...settings, builder }, runContext.push);
        }),
        collect(() => checkTest(settings.test, runContext.cwd)),
        checkConfig(settings.buildkitdConfig, runContext.cwd),
    ]);
    const args = plan.targets.flatMap(({ build }) => (0,_plan_build_build_args_js__WEBPACK_IMPORTED_MODULE_2__/* .checkHiddenValues */ .lY)(build.argv, settings.buildArgs));
    return [...found.flat(), ...args];
}
function checkBuilder({ targets }, settings, push) {
    const wish = (0,_builder_setting_js__WEBPACK_IMPORTED_MODULE_8__/* .parseBuilder */ .xx)(settings.builder);
    if (wish.kind !== 'nodes')
        return;
    const platforms = [...new Set(targets.flatMap((target) => target.platforms))];
    const problems = (0,_builder_shortcomings_js__WEBPACK_IMPORTED_MODULE_7__/* .checkNodes */ .or)(wish.nodes, settings, { platforms, push });
    if (problems.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF(problems);
}
async function checkBuild({ context, file }, cwd) {
    if (isRemote(context))
        return [];
    const below = (path) => ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? '' : ` in "${cwd}"`);
    if (!(await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, context)))) {
        const message = `There is no build context "${context}"${below(context)}.`;
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILD_NO_CONTEXT', message, 'Set context: to a folder of the checkout.')];
    }
    if (file === '-' || isRemote(file) || (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file))))
        return [];
    const message = `There is no Dockerfile at "${file}"${below(file)}.`;
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILD_NO_DOCKERFILE', message, 'Write one, or set file: to its path.')];
}
async function checkMade(from = [], cwd) {
    const found = from.map(async (written) => {
        const path = (0,_settings_values_from_js__WEBPACK_IMPORTED_MODULE_9__/* .pathOfMade */ .CB)(written);
        if (path === undefined || (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path))))
            return [];
        const is = (0,_settings_values_from_js__WEBPACK_IMPORTED_MODULE_9__/* .parseMadeImage */ .eX)(written)?.kind === 'layout' ? 'directory' : 'file';
        return (0,_made_problems_js__WEBPACK_IMPORTED_MODULE_10__/* .missing */ .LO)(written, `there is no such ${is}`).problems;
    });
    return (await Promise.all(found)).flat();
}
function isRemote(location) {
    return location === '-' || /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(location);
}
async function checkTest(test, cwd) {
    if (test === undefined || (0,_test_probe_js__WEBPACK_IMPORTED_MODULE_6__/* .parseProbe */ .u)(test) !== undefined)
        return;
    const [program] = (0,_test_command_js__WEBPACK_IMPORTED_MODULE_5__/* .parseGate */ .X)(test, {});
    await (0,_test_command_js__WEBPACK_IMPORTED_MODULE_5__/* .checkScript */ .w)(program, cwd);
}
async function checkConfig(path, cwd) {
    if (path === undefined || (await isReadable((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path))))
        return [];
    const message = `There is no buildkitd configuration at "${path}" that can be read.`;
    const hint = 'Set buildkitd-config to the path of a TOML file, or write it into buildkitd-config-inline.';
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDKITD_CONFIG_MISSING', message, hint)];
}
async function isReadable(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path).then(() => true, () => false);
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(() => true, () => false);
}
async function collect(check) {
    try {
        await check();
        return [];
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF)
            return thrown.problems;
        throw thrown;
    }
}


/***/ }),

/***/ 81954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ several),
/* harmony export */   Jb: () => (/* binding */ otherKind),
/* harmony export */   LO: () => (/* binding */ missing),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   toMadeProblem: () => (/* binding */ toMadeProblem)
/* harmony export */ });
/* harmony import */ var _settings_file_written_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76045);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);


const OF_FILES = [
    'REGISTRY_NOT_FOUND',
    'REGISTRY_DIGEST_MISMATCH',
    'REGISTRY_MANIFEST_INVALID',
];
function missing(written, what, hint = MAKE_IT) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_MISSING', `from: ${(0,_settings_file_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteWritten */ .Em)(written)}: ${what}`, hint)]);
}
const MAKE_IT = 'Run the program that makes it before this step, in the same job, and check the path: it starts at the working directory.';
function otherKind(written, what, hint) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_KIND', `from: ${(0,_settings_file_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteWritten */ .Em)(written)}: ${what}`, hint)]);
}
function several(written, names) {
    const plain = names.filter((name) => /^[\w./:@+-]{1,200}$/.test(name));
    const shown = plain.slice(0, 10).join(', ');
    const more = plain.length > 10 ? ` and ${plain.length - 10} more` : '';
    const what = plain.length === 0 ? 'several images' : `several images: ${shown}${more}`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_SEVERAL', `from: ${(0,_settings_file_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteWritten */ .Em)(written)}: it has ${what}`, `Name the one to ship behind it: ${(0,_settings_file_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteWritten */ .Em)(`${written}:${plain[0] ?? 'TAG'}`)}.`),
    ]);
}
function broken(written, why, cause) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describeBroken(written, why)], { cause });
}
function describeBroken(written, why) {
    const hint = 'Make the image again. A layout must be whole: oci-layout, index.json and all of blobs, unchanged.';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FROM_BROKEN', `from: ${(0,_settings_file_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteWritten */ .Em)(written)}: ${why.replace(/\.$/, '')}`, hint);
}
function toMadeProblem(thrown, written) {
    if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
        return thrown;
    const problems = thrown.problems.map((one) => OF_FILES.includes(one.code) ? describeBroken(written, one.message) : one);
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(problems, { cause: thrown });
}


/***/ }),

/***/ 8656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseGate),
/* harmony export */   w: () => (/* binding */ checkScript)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);



const OPERATORS = new Set(['&&', '||', '|', ';', '&', '>', '>>', '<', '2>&1']);
function parseGate(text, shipped, setting = 'test') {
    const words = [...text.matchAll(WORD)].map(([raw]) => raw);
    const operator = words.find((word) => OPERATORS.has(word));
    if (operator !== undefined) {
        const hint = "Put the commands into a script file, or write sh -c '…'.";
        throw invalid(`The ${setting} "${text}" contains "${operator}", but does not run in a shell.`, hint);
    }
    if (/(^|[^\\])["']/.test(text.replaceAll(QUOTED, ''))) {
        throw invalid(`The ${setting} "${text}" opens a quote and does not close it.`, 'Close it.');
    }
    const [program, ...args] = words.map((word) => unquote(word, shipped));
    if (program === undefined || program === '') {
        throw invalid(`The ${setting} is empty.`, `Name a command or a script file, or leave out ${setting}.`);
    }
    return [program, ...args];
}
const QUOTED = /'[^']*'|"(?:\\.|[^"\\])*"|\\./gs;
const WORD = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs;
const PART = /'(?<single>[^']*)'|"(?<double>(?:\\.|[^"\\])*)"|\\(?<escaped>.)|(?<plain>[^'"\\]+)/gs;
function unquote(word, shipped) {
    const fill = (text) => text.replaceAll(/\$(?:\{(SHIPPED_\w+)\}|(SHIPPED_\w+))/g, (whole, one, other) => {
        const name = String(one ?? other);
        return shipped[name] ?? whole;
    });
    return [...word.matchAll(PART)]
        .map(({ groups = {} }) => {
        const { single, double, escaped, plain } = groups;
        if (single !== undefined)
            return single;
        if (double !== undefined)
            return fill(double).replaceAll(/\\(["\\$])/g, '$1');
        return escaped ?? fill(plain ?? '');
    })
        .join('');
}
async function checkScript(program, cwd, setting = 'test') {
    if (!program.includes('/'))
        return;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, program);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    if (found === undefined) {
        const hint = 'Give the path from the checkout, for example ./test.sh.';
        throw invalid(`The ${setting} "${program}" does not exist: there is no file "${path}".`, hint);
    }
    if ((found.mode & 0o111) === 0 || !found.isFile()) {
        const hint = `Make it executable: git update-index --chmod=+x ${program}.`;
        throw invalid(`The ${setting} "${program}" is not an executable file.`, hint);
    }
}
function invalid(message, hint) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('GATE_INVALID', message, hint)]);
}


/***/ }),

/***/ 13827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ parseProbe)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const PORT = /^(?<kind>tcp|http):(?<port>\d{1,5})(?<path>\/.*)?$/;
const ALMOST = /^(?:tcp|udp|https?|health):/;
function parseProbe(text) {
    if (text === 'health')
        return { kind: 'health' };
    const { kind, port = '', path } = PORT.exec(text)?.groups ?? {};
    if (kind === undefined) {
        if (ALMOST.test(text))
            throw invalid(text, 'has no port');
        return undefined;
    }
    const number = toPort(text, port);
    return kind === 'tcp' ? toTcp(text, number, path) : toHttp(text, number, path);
}
function toPort(text, port) {
    const number = Number(port);
    if (number < 1 || number > 65_535)
        throw invalid(text, `names port ${port}`);
    return number;
}
function toTcp(text, port, path) {
    if (path !== undefined)
        throw invalid(text, 'has a path');
    return { kind: 'tcp', port };
}
function toHttp(text, port, path = '/') {
    if (!/^[\x21-\x7e]*$/.test(path))
        throw invalid(text, 'has a path with other characters');
    return { kind: 'http', port, path };
}
function invalid(text, why) {
    const hint = 'Write health, tcp:8080, or http:8080/healthz: the port in the container, from 1 to 65535, and for http the path, in printable ASCII without spaces. For TLS use tcp: or a script.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GATE_INVALID', `The test "${text}" ${why}.`, hint)]);
}


/***/ })

};
