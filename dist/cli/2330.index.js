export const id = 2330;
export const ids = [2330];
export const modules = {

/***/ 68600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ readStart),
/* harmony export */   MP: () => (/* binding */ describeBody),
/* harmony export */   mf: () => (/* binding */ readBodyText),
/* harmony export */   wB: () => (/* binding */ dropBody),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);
/* harmony import */ var _trace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5047);


async function readBody(answer, limit) {
    const { bytes, isWhole, thrown } = await read(answer, limit);
    if (thrown !== undefined)
        throw (0,_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .lost */ .DU)(thrown);
    if (isWhole)
        return bytes;
    throw (0,_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .lost */ .DU)(Object.assign(new Error(`it is longer than ${limit} bytes`), { code: 'E2BIG' }));
}
async function readStart(answer, limit) {
    return (await read(answer, limit)).bytes;
}
async function readBodyText(answer, limit) {
    return Buffer.from(await readBody(answer, limit)).toString('utf8');
}
async function dropBody(answer) {
    await read(answer, _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .SMALL_BYTES */ .El);
}
function describeBody({ headers }) {
    const type = headers['content-type']?.split(';', 1)[0]?.trim();
    const encoding = headers['content-encoding'];
    const kinds = [type, encoding].filter((kind) => kind !== undefined && kind !== '');
    return kinds.length === 0 ? 'no content type' : kinds.join(', ');
}
async function read(answer, limit) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of answer) {
            size += chunk.byteLength;
            chunks.push(chunk);
            if (size > limit)
                break;
        }
    }
    catch (thrown) {
        return { bytes: Buffer.concat(chunks), isWhole: false, thrown };
    }
    return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: size <= limit };
}


/***/ }),

/***/ 80493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/registry/tls/pem.js




const BARRED = 'TAGSHIP_BARRED';
function isBarred(thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === BARRED;
}
const PEM_BYTES = 4 * 1024 * 1024;
const FILES = 1_000;
function createPemReader({ cwd, except }) {
    const allow = async (path) => {
        const real = await (0,external_node_fs_promises_.realpath)((0,external_node_path_.resolve)(cwd, path));
        if (except !== undefined && isBelow(real, await (0,external_node_fs_promises_.realpath)(except))) {
            const why = 'it is in the checkout of an untrusted change';
            throw Object.assign(new Error(why), { code: BARRED });
        }
        return real;
    };
    return {
        read: async (path) => readBounded(await allow(path)),
        list: async (directory) => {
            try {
                const names = (await (0,external_node_fs_promises_.readdir)(await allow(directory))).sort().slice(0, FILES);
                return names.map((name) => (0,external_node_path_.join)(directory, name));
            }
            catch {
                return [];
            }
        },
    };
}
function isBelow(path, directory) {
    const rest = (0,external_node_path_.relative)(directory, path);
    return rest !== '..' && !rest.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(rest);
}
async function readBounded(path) {
    const file = await (0,external_node_fs_promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        const stats = await file.stat();
        if (!stats.isFile())
            throw new Error('it is not a regular file');
        if (stats.size > PEM_BYTES)
            throw new Error(`it is larger than ${PEM_BYTES} bytes`);
        const buffer = Buffer.alloc(stats.size);
        const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, 0);
        return buffer.toString('utf8', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}
function checkCertificate(pem) {
    new external_node_crypto_.X509Certificate(pem);
}
function checkPair({ cert, key }) {
    if (!new external_node_crypto_.X509Certificate(cert).checkPrivateKey((0,external_node_crypto_.createPrivateKey)(key))) {
        throw new Error('the key does not match the certificate');
    }
}

;// CONCATENATED MODULE: ./src/registry/tls/certs-d.js





function listCertsDirs(env) {
    const home = env.HOME === undefined || env.HOME === '' ? (0,external_node_os_.homedir)() : env.HOME;
    return [
        (0,external_node_path_.join)(home, '.config', 'containers', 'certs.d'),
        '/etc/containers/certs.d',
        '/etc/docker/certs.d',
    ];
}
async function readHostCertificates(host, directories, reader) {
    const paths = directories.flatMap((directory) => toNames(host).map((name) => (0,external_node_path_.join)(directory, name)));
    const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
    const authorities = [];
    let pair;
    for (const file of files) {
        if (file.endsWith('.crt')) {
            const pem = await check(file, 'REGISTRY_CA_UNREADABLE', async () => {
                const text = await reader.read(file);
                checkCertificate(text);
                return text;
            });
            if (pem !== undefined)
                authorities.push(pem);
        }
        if (file.endsWith('.cert') && pair === undefined)
            pair = await readPair(file, files, reader);
        if (file.endsWith('.key'))
            checkPartner(file, file.replace(/\.key$/, '.cert'), files);
    }
    return { authorities, pair };
}
function toNames(host) {
    if (/^\.*$/.test(host))
        return [];
    return [
        host,
        ...(/:\d+$/.test(host) ? [] : [`${host}:443`]),
        ...((0,registry_host/* isDockerHub */.gr)(host) && host !== 'docker.io' ? ['docker.io'] : []),
    ];
}
async function readPair(file, files, reader) {
    const partner = file.replace(/\.cert$/, '.key');
    checkPartner(file, partner, files);
    return await check(file, 'REGISTRY_CERT_UNREADABLE', async () => {
        const pair = { cert: await reader.read(file), key: await reader.read(partner) };
        checkPair(pair);
        return pair;
    });
}
function checkPartner(file, partner, files) {
    if (files.includes(partner))
        return;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('REGISTRY_CERT_UNREADABLE', `Incomplete client certificate: found "${file}" but not "${partner}".`, 'Provide both, or neither; a CA certificate is named *.crt.'),
    ]);
}
async function check(file, code, read) {
    try {
        return await read();
    }
    catch (cause) {
        if (isUnseen(cause))
            return undefined;
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `Invalid certificate "${file}": ${why}.`;
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)(code, message, 'Correct it, or remove it.')], { cause });
    }
}
function isUnseen(cause) {
    if (isBarred(cause))
        return true;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return code === 'EACCES' || code === 'EPERM' || code === 'ENOENT';
}

// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/registry/http/timeouts.js
var timeouts = __webpack_require__(56028);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./src/registry/http/no-proxy.js


function isExempt(destination, noProxy) {
    const entries = noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '');
    return entries.some((entry) => entry === '*' || matches(entry, destination));
}
function matches(entry, { host, port }) {
    const network = /^([^/%]+)\/(\d{1,3})$/.exec(entry);
    if (network !== null)
        return isInNetwork(host, network[1] ?? '', Number(network[2]));
    const named = splitPort(entry);
    if (named.port !== undefined && named.port !== port)
        return false;
    return (0,external_node_net_.isIP)(named.host) === 0
        ? no_proxy_isBelow(host, named.host)
        : isInNetwork(host, named.host, (0,external_node_net_.isIPv6)(named.host) ? 128 : 32);
}
function splitPort(entry) {
    const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
    const host = bracketed ?? bare;
    if (host === undefined)
        return { host: entry };
    return port === undefined ? { host } : { host, port };
}
function isInNetwork(host, address, bits) {
    const family = (0,external_node_net_.isIP)(address);
    if ((0,external_node_net_.isIP)(host) === 0 || family === 0 || address.includes('%'))
        return false;
    if (bits > (family === 6 ? 128 : 32))
        return false;
    const network = new external_node_net_.BlockList();
    network.addSubnet(address, bits, toFamily(address));
    return network.check(host, toFamily(host));
}
function toFamily(address) {
    return (0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4';
}
function no_proxy_isBelow(host, entry) {
    const pattern = entry.replace(/^\*(?=\.)/, '');
    const isOnlyBelow = pattern.startsWith('.');
    const written = isOnlyBelow ? pattern.slice(1) : pattern;
    if (written === '')
        return false;
    const name = (0,external_node_url_.domainToASCII)(written) || written;
    return host.endsWith(`.${name}`) || (!isOnlyBelow && host === name);
}

;// CONCATENATED MODULE: ./src/registry/http/proxies.js




function readProxy(url, env) {
    const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    if ((0,address/* isLoopback */.U9)(url.hostname) || isExempt({ host, port }, read(env, 'NO_PROXY')))
        return undefined;
    const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    const variable = [name, 'ALL_PROXY'].find((one) => read(env, one) !== '');
    return variable === undefined ? undefined : parseProxy(read(env, variable), url, variable);
}
function toProxyHeaders({ username, password }) {
    if (username === '' && password === '')
        return {};
    const pair = `${decode(username)}:${decode(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
function toProxyAddress(proxy) {
    const port = proxy.port === '' ? (proxy.protocol === 'https:' ? '443' : '80') : proxy.port;
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    return { host, port, servername: (0,external_node_net_.isIP)(host) === 0 ? host : '' };
}
function read(env, name) {
    const upper = env[name];
    return (upper === undefined || upper === '' ? env[name.toLowerCase()] : upper) ?? '';
}
function parseProxy(text, url, variable) {
    const address = text.includes('://') ? text : `http://${text}`;
    const proxy = URL.canParse(address) ? new URL(address) : undefined;
    if (proxy !== undefined && /^https?:$/.test(proxy.protocol))
        return proxy;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('REGISTRY_PROXY_INVALID', `The proxy for ${url.protocol}//${url.host} is not an http:// or https:// URL.`, `Correct ${variable} (http://proxy.example.com:3128), or add the host to NO_PROXY.`),
    ]);
}
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/http/trace.js
var trace = __webpack_require__(5047);
;// CONCATENATED MODULE: ./src/registry/http/tunnel.js







function createTunnelAgent(proxy, options) {
    const agent = new external_node_https_.Agent(options.pool);
    const opening = new Set();
    const destroy = agent.destroy.bind(agent);
    return Object.assign(agent, {
        createConnection: (target, done) => {
            openTunnel({ proxy, target, opening, ...options }).then((socket) => {
                done(null, socket);
            }, (thrown) => {
                done(thrown instanceof Error ? thrown : new Error(String(thrown)));
            });
            return undefined;
        },
        destroy: () => {
            for (const one of opening)
                one.destroy();
            destroy();
        },
    });
}
async function openTunnel(order) {
    return await tunnel_secure(await connect(order), order);
}
async function connect(order) {
    const { proxy, trusts } = order;
    const isTls = proxy.protocol === 'https:';
    try {
        return isTls
            ? await trusts.connect({ host: proxy.host }, (trust) => ask(order, trust))
            : await ask(order, {});
    }
    catch (thrown) {
        throw (0,trace/* traced */.mn)(thrown, { proxy: proxy.host });
    }
}
async function ask({ proxy, limits, target, opening }, trust) {
    const { host = '', port = 443 } = target;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const isTls = proxy.protocol === 'https:';
    const request = (isTls ? external_node_https_ : external_node_http_).request({
        method: 'CONNECT',
        ...toProxyAddress(proxy),
        path: authority,
        headers: { host: authority, ...toProxyHeaders(proxy) },
        agent: false,
        ...trust,
    });
    const known = (0,trace/* noteHandshake */.yJ)(request, trust);
    opening.add(request);
    (0,timeouts/* watch */.w)(request, limits, { isTls, isProxied: false, isBlob: false, bytes: 0 });
    try {
        return await new Promise((resolve, reject) => {
            request.once('error', reject);
            request.once('close', () => {
                reject(Object.assign(new Error('the connection closed'), { code: 'ECONNRESET' }));
            });
            request.once('connect', (answer, socket, head) => {
                if (answer.statusCode === 200) {
                    if (head.byteLength > 0)
                        socket.unshift(head);
                    resolve(socket);
                    return;
                }
                socket.destroy();
                reject(refusedBy(answer));
            });
            request.end();
        });
    }
    catch (thrown) {
        throw (0,trace/* traced */.mn)(thrown, known());
    }
    finally {
        opening.delete(request);
    }
}
function refusedBy({ statusCode = 0, statusMessage = '', headers, }) {
    const reason = headers['x-squid-error'];
    const said = (0,line/* toLine */.S)(typeof reason === 'string' ? reason : statusMessage);
    const refusal = new Error(`it answered ${statusCode}`);
    return (0,trace/* traced */.mn)(Object.assign(refusal, { code: 'EPROXY' }), { status: statusCode, said });
}
async function tunnel_secure(socket, { proxy, limits, target, opening }) {
    const secured = external_node_tls_.connect({ ...target, socket });
    let hasAgreedKeys = false;
    secured.once('keylog', () => {
        hasAgreedKeys = true;
    });
    opening.add(secured);
    try {
        return await new Promise((resolve, reject) => {
            const late = setTimeout(() => {
                const error = new Error(`no connection within ${limits.connectMs / 1000} s`);
                secured.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
            }, limits.connectMs);
            secured.once('error', reject);
            secured.once('close', () => {
                clearTimeout(late);
                reject(Object.assign(new Error('the connection closed'), { code: 'ECONNRESET' }));
            });
            secured.once('secureConnect', () => {
                clearTimeout(late);
                resolve(secured);
            });
        });
    }
    catch (thrown) {
        throw (0,trace/* traced */.mn)(thrown, { hasAgreedKeys, through: proxy.host });
    }
    finally {
        opening.delete(secured);
    }
}

;// CONCATENATED MODULE: ./src/registry/http/route.js




function createRoutes(options) {
    const { env, pool } = options;
    const direct = { http: new external_node_http_.Agent(pool), https: new external_node_https_.Agent(pool) };
    const agents = new Map();
    const proxies = new Map();
    const toProxy = ({ origin }) => {
        if (!proxies.has(origin))
            proxies.set(origin, readProxy(new URL(origin), env));
        return proxies.get(origin);
    };
    const toAgent = (key, create) => {
        const agent = agents.get(key) ?? create();
        agents.set(key, agent);
        return agent;
    };
    return {
        to: (url) => {
            const proxy = toProxy(url);
            if (proxy === undefined)
                return toDirect(url, direct);
            if (url.protocol === 'https:')
                return toTunnel(url, proxy, options, toAgent);
            const isTls = proxy.protocol === 'https:';
            const agent = toAgent(url.origin, () => isTls ? new external_node_https_.Agent(pool) : new external_node_http_.Agent(pool));
            return toRelay(url, proxy, agent);
        },
        close: () => {
            direct.http.destroy();
            direct.https.destroy();
            for (const agent of agents.values())
                agent.destroy();
        },
    };
}
function toDirect(url, agents) {
    const isTls = url.protocol === 'https:';
    return {
        peer: isTls ? url.host : undefined,
        options: { ...toTarget(url), agent: isTls ? agents.https : agents.http },
        headers: {},
    };
}
function toTunnel(url, proxy, { pool, limits, trusts }, toAgent) {
    const agent = toAgent(proxy.href, () => createTunnelAgent(proxy, { pool, limits, trusts }));
    return {
        peer: url.host,
        options: { ...toTarget(url), agent },
        headers: {},
        proxy: { name: proxy.host, kind: 'tunnel' },
    };
}
function toRelay(url, proxy, agent) {
    const path = `${url.origin}${url.pathname}${url.search}`;
    return {
        peer: proxy.protocol === 'https:' ? proxy.host : undefined,
        options: { protocol: proxy.protocol, ...toProxyAddress(proxy), path, agent },
        headers: { host: url.host, ...toProxyHeaders(proxy) },
        proxy: { name: proxy.host, kind: 'relay' },
    };
}
function toTarget(url) {
    return {
        protocol: url.protocol,
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port === '' ? undefined : url.port,
        path: `${url.pathname}${url.search}`,
    };
}

;// CONCATENATED MODULE: ./src/registry/tls/system-trust.js




const store = external_node_tls_;
const BUNDLES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/pki/tls/cacert.pem',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
async function readDefaults(env, reader) {
    if (store.getCACertificates !== undefined)
        return store.getCACertificates('default');
    const extra = env.NODE_EXTRA_CA_CERTS ?? '';
    return [...external_node_tls_.rootCertificates, ...(extra === '' ? [] : await readIfThere(extra, reader))];
}
async function readSystem(env, reader) {
    const { SSL_CERT_FILE: file = '', SSL_CERT_DIR: directories = '' } = env;
    const given = file === '' ? [] : await readGiven(file, reader);
    const paths = directories.split(external_node_path_.delimiter).filter((directory) => directory !== '');
    const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
    const listed = await Promise.all(files.map((path) => readIfThere(path, reader)));
    return [...given, ...listed.flat(), ...(await readStore(reader))];
}
async function readStore(reader) {
    if (store.getCACertificates !== undefined)
        return store.getCACertificates('system');
    for (const path of BUNDLES) {
        const bundle = await readIfThere(path, reader);
        if (bundle.length > 0)
            return bundle;
    }
    return [];
}
async function readGiven(path, reader) {
    try {
        const pem = await reader.read(path);
        checkCertificate(pem);
        return [pem];
    }
    catch (cause) {
        if (isBarred(cause))
            return [];
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `Invalid SSL_CERT_FILE "${path}": ${why}.`;
        const hint = 'Set SSL_CERT_FILE to a PEM file that this run can read, or unset it.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('REGISTRY_CA_UNREADABLE', message, hint)], { cause });
    }
}
async function readIfThere(path, reader) {
    try {
        const pem = await reader.read(path);
        checkCertificate(pem);
        return [pem];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/registry/tls/trust.js






function createTrusts(options) {
    const reader = createPemReader(options);
    const known = new Map();
    const wide = new Map();
    let system;
    const widen = async (peer) => {
        system ??= readSystem(options.env, reader);
        return await readTrust(peer, options, { reader, system: await system });
    };
    return {
        connect: async (peer, attempt) => {
            const key = `${peer.host} ${peer.registry ?? ''}`;
            const trusting = known.get(key) ?? readTrust(peer, options, { reader, system: [] });
            known.set(key, trusting);
            try {
                return await attempt(await trusting);
            }
            catch (thrown) {
                if (!(0,network/* isUnknownAuthority */.c2)(thrown))
                    throw thrown;
                const widening = wide.get(key) ?? widen(peer);
                wide.set(key, widening);
                const answer = await attempt(await widening);
                known.set(key, widening);
                return answer;
            }
        },
    };
}
async function readTrust(peer, options, sources) {
    const { insecure, ca } = options.reach(peer.host);
    const { authorities, pair } = await collectFor(peer, options, sources.reader);
    const unchecked = insecure && ca === undefined ? { rejectUnauthorized: false } : {};
    const more = [...authorities, ...sources.system];
    if (more.length === 0 && pair === undefined)
        return unchecked;
    const all = more.length === 0
        ? {}
        : { ca: [...(await readDefaults(options.env, sources.reader)), ...more] };
    const secureContext = external_node_tls_.createSecureContext({ ...all, ...pair });
    return { ...unchecked, hasCertificate: pair !== undefined, secureContext };
}
async function collectFor({ host, registry }, options, reader) {
    const own = await collect(host, options, reader);
    const isSaid = own.pair !== undefined || own.authorities.length > 0;
    if (isSaid || registry === undefined || options.reach(host).insecure)
        return own;
    return await collect(registry, options, reader);
}
async function collect(host, options, reader) {
    const reach = options.reach(host);
    const found = await readHostCertificates(host, options.certsDirs, reader);
    const own = reach.ca === undefined ? [] : [await readAuthority(reach.ca, reader)];
    const pair = (await trust_readPair(reach, reader)) ?? found.pair;
    return { authorities: [...own, ...found.authorities], pair };
}
async function readAuthority(path, reader) {
    try {
        const pem = await reader.read(path);
        checkCertificate(pem);
        return pem;
    }
    catch (cause) {
        throw unusable('REGISTRY_CA_UNREADABLE', cause, {
            what: `The certificate authority "${path}"`,
            hint: 'Set `ca` to the path of a PEM file that this run can read.',
        });
    }
}
async function trust_readPair({ cert, key }, reader) {
    if (cert === undefined || key === undefined)
        return undefined;
    try {
        const pair = { cert: await reader.read(cert), key: await reader.read(key) };
        checkPair(pair);
        return pair;
    }
    catch (cause) {
        throw unusable('REGISTRY_CERT_UNREADABLE', cause, {
            what: `The client certificate "${cert}" with the key "${key}"`,
            hint: 'Set `cert` and `key` to the paths of matching PEM files that this run can read; the key must have no passphrase.',
        });
    }
}
function unusable(code, cause, { what, hint }) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `${what} cannot be used: ${why}.`;
    if (!isBarred(cause))
        return new problem/* Problem */.AF([(0,problem/* error */.z3)(code, message, hint)], { cause });
    const move = 'Keep the file outside the checkout, for example in /etc/docker/certs.d.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('REGISTRY_FILE_UNTRUSTED', message, move)], { cause });
}

;// CONCATENATED MODULE: ./src/registry/http/http.js











const USER_AGENT = 'tagship';
function createHttp(options) {
    const { env, limits, signal } = options;
    const pool = { keepAlive: true, maxSockets: options.sockets };
    const trusts = createTrusts({ ...options, certsDirs: options.certsDirs ?? listCertsDirs(env) });
    const routes = createRoutes({ env, pool, limits, trusts });
    return {
        send: async (httpRequest) => {
            const route = routes.to(httpRequest.url);
            const order = { httpRequest, route, limits, signal };
            if (route.peer === undefined)
                return await sendOnce(order, {});
            const registry = route.peer === httpRequest.url.host ? httpRequest.registry : undefined;
            return await trusts.connect({ host: route.peer, registry }, (trust) => sendOnce(order, trust));
        },
        close: routes.close,
    };
}
async function sendOnce({ httpRequest, route, limits, signal }, trust) {
    const { url, body } = httpRequest;
    const isTls = route.peer !== undefined;
    const fault = {};
    const stream = body === undefined || body instanceof Uint8Array ? body : await http_open(body, fault);
    let known = () => ({});
    try {
        const request = (isTls ? external_node_https_ : external_node_http_).request({
            ...route.options,
            method: httpRequest.method,
            headers: {
                'user-agent': USER_AGENT,
                ...httpRequest.headers,
                ...toLength(body),
                ...route.headers,
            },
            signal,
            ...trust,
        });
        known = (0,trace/* noteHandshake */.yJ)(request, trust);
        const isProxied = route.proxy?.kind === 'tunnel';
        (0,timeouts/* watch */.w)(request, limits, {
            ...{ isTls, isProxied, isBlob: httpRequest.isBlob === true },
            ...{ bytes: toSize(body), withinMs: httpRequest.withinMs },
        });
        return toHttpResponse(await exchange(request, stream), route);
    }
    catch (thrown) {
        throw (fault.thrown ?? (0,trace/* lost */.DU)(thrown, { ...toProxyTrace(thrown, route), ...known(), host: url.host }));
    }
}
function toHttpResponse(answer, { proxy }) {
    if (proxy?.kind !== 'relay')
        return answer;
    if (isOfProxy(answer)) {
        answer.destroy();
        throw refusedBy(answer);
    }
    return Object.assign(answer, { proxy: proxy.name });
}
function isOfProxy({ statusCode, headers }) {
    if (statusCode === 407)
        return true;
    const isRegistry = headers['docker-distribution-api-version'] !== undefined;
    return statusCode === 403 && !isRegistry && !/json/i.test(headers['content-type'] ?? '');
}
function toProxyTrace(thrown, { proxy }) {
    if (proxy === undefined)
        return {};
    const isAtFault = proxy.kind === 'relay' && (0,network/* isOfConnection */.yC)(thrown);
    return isAtFault ? { proxy: proxy.name } : { through: proxy.name };
}
function toLength(body) {
    if (body === undefined)
        return {};
    return { 'content-length': String(toSize(body)) };
}
function toSize(body) {
    if (body === undefined)
        return 0;
    return body instanceof Uint8Array ? body.byteLength : body.size;
}
async function http_open(body, fault) {
    return external_node_stream_.Readable.from(noted(await body.open(), fault), { objectMode: false });
}
async function* noted(stream, fault) {
    try {
        yield* stream;
    }
    catch (thrown) {
        Object.assign(fault, { thrown });
        throw thrown;
    }
}
async function exchange(request, body) {
    const answered = new Promise((resolve, reject) => {
        request.on('error', reject);
        request.on('close', () => {
            reject(Object.assign(new Error('the connection closed without a response'), {
                code: 'ECONNRESET',
            }));
        });
        request.on('response', (answer) => {
            answer.on('error', () => undefined);
            answer.once('end', () => {
                if (!request.writableFinished)
                    request.destroy();
            });
            resolve(answer);
        });
    });
    if (!(body instanceof external_node_stream_.Readable)) {
        request.end(body);
        return await answered;
    }
    const sent = (0,promises_.pipeline)(body, request).then(() => answered);
    answered.catch(() => undefined);
    sent.catch(() => undefined);
    return await Promise.race([answered, sent]);
}


/***/ }),

/***/ 61592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c2: () => (/* binding */ isUnknownAuthority),
/* harmony export */   fq: () => (/* binding */ isPlainHttp),
/* harmony export */   y4: () => (/* binding */ toNetworkFailure),
/* harmony export */   yC: () => (/* binding */ isOfConnection),
/* harmony export */   yj: () => (/* binding */ isTls)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40082);
/* harmony import */ var _timeouts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56028);
/* harmony import */ var _tls_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83333);
/* harmony import */ var _trace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5047);





const SELDOM = {
    ENOTFOUND: {
        what: 'unknown host name',
        hint: 'Check the spelling of the host and the DNS settings of this machine.',
    },
    ECONNREFUSED: {
        what: 'connection refused',
        hint: 'Check the host and port, and that the server is running.',
    },
    EHOSTUNREACH: { what: 'no route to the host', hint: 'Check the network of this machine.' },
    ENETUNREACH: { what: 'no route to the host', hint: 'Check the network of this machine.' },
};
const GARBLED = /^(?:HPE_HEADER_OVERFLOW|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;
function isPlainHttp(thrown) {
    return (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown) === 'plain';
}
function isTls(thrown) {
    const fault = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown);
    return fault !== undefined && fault !== 'plain';
}
function isOfConnection(thrown) {
    const errno = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toErrno */ .sP)(thrown);
    if (SELDOM[errno] !== undefined || errno === 'EAI_AGAIN' || errno === 'EPROXY')
        return true;
    return (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown) !== undefined || thrown.message.startsWith(_timeouts_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_CONNECTION */ .L);
}
function isUnknownAuthority(thrown) {
    return (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toTrace */ .l_)(thrown).proxy === undefined && (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown) === 'authority';
}
function toNetworkFailure(thrown, asked, doing) {
    if (!(0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .isLost */ .JD)(thrown))
        return undefined;
    const could = `Could not ${doing}:`;
    const trace = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toTrace */ .l_)(thrown);
    if (trace.proxy !== undefined)
        return toProxyFailure(thrown, trace.proxy, could);
    const host = toAsked(asked, trace.host);
    const fault = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown);
    if (fault === 'plain') {
        return {
            again: 'never',
            problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_PLAIN_HTTP', `${could} ${host} speaks plain HTTP where TLS was expected.`, `If this is intended, set \`insecure: true\` for ${toHost(host)} in \`registries\`; otherwise check the port.`),
        };
    }
    if (fault !== undefined) {
        const problem = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTls */ .fT)(fault, { name: host, isProxy: false }, could, thrown);
        return { again: 'never', problem };
    }
    if (trace.isGivenUp === true)
        return toSilence(host, trace, could);
    const errno = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toErrno */ .sP)(thrown);
    const slip = SELDOM[errno];
    if (slip !== undefined) {
        const message = `${could} cannot reach ${host}: ${slip.what} (${errno}).`;
        return { again: 'seldom', problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_UNREACHABLE', message, slip.hint) };
    }
    return toCutFailure({ errno, why: (0,_line_js__WEBPACK_IMPORTED_MODULE_4__/* .toLine */ .S)(thrown.message), through: trace.through }, host, could);
}
function toSilence(host, { through }, could) {
    const way = through === undefined ? '' : `, through the proxy ${through}`;
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_UNREACHABLE', `${could} ${host} does not respond${way}.`, 'Check the host and port, and that the server is running; a firewall or proxy may drop the traffic.');
    return { again: 'never', problem };
}
function toAsked(asked, host) {
    const withoutPort = (text) => toHost(text).replace(/:(?:443|80)$/, '');
    return host === undefined || withoutPort(host) === withoutPort(asked) ? asked : host;
}
function toHost(asked) {
    return /\S*$/.exec(asked)?.[0] ?? '';
}
function toProxyFailure(thrown, proxy, could) {
    const { status, said } = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toTrace */ .l_)(thrown);
    if (status !== undefined)
        return toProxyRefusal({ status, said, proxy }, could);
    const fault = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown);
    if (fault !== undefined && fault !== 'plain') {
        const problem = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTls */ .fT)(fault, { name: `the proxy ${proxy}`, isProxy: true }, could, thrown);
        return { again: 'never', problem: { ...problem, code: 'REGISTRY_PROXY_FAILED' } };
    }
    const errno = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toErrno */ .sP)(thrown);
    const what = SELDOM[errno]?.what ?? (0,_line_js__WEBPACK_IMPORTED_MODULE_4__/* .toLine */ .S)(thrown.message);
    const plain = 'it speaks plain HTTP: its address must begin with http://';
    const detail = fault === 'plain' ? `, ${plain}` : ` (${errno}, ${what})`;
    return {
        again: fault === 'plain' ? 'never' : 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_PROXY_FAILED', `${could} cannot connect through the proxy ${proxy}${detail}.`, `${PROXY_MOVE}.`),
    };
}
const PROXY_MOVE = 'Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or add the host to NO_PROXY if it needs no proxy';
function toProxyRefusal(refusal, could) {
    const { status, said = '', proxy } = refusal;
    const words = said === '' ? '' : ` "${(0,_line_js__WEBPACK_IMPORTED_MODULE_4__/* .toLine */ .S)(said)}"`;
    const login = 'Put the user name and password of the proxy into HTTPS_PROXY or HTTP_PROXY: USER:PASSWORD@HOST:PORT. Only Basic authentication is supported.';
    return {
        again: status < 500 ? 'never' : 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_PROXY_FAILED', `${could} the proxy ${proxy} refused the connection with ${status}${words}.`, status === 407 ? login : `Allow this host in the proxy. ${PROXY_MOVE}.`),
    };
}
function toCutFailure({ errno, why, through }, host, could) {
    if (errno === 'E2BIG') {
        const message = `${could} the response of ${host} is too large: ${why}.`;
        const hint = 'Check that the host is a container registry.';
        return { again: 'never', problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_ANSWER_INVALID', message, hint) };
    }
    const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why)
        ? 'Run again. If the registry is slow, raise push-idle-timeout.'
        : 'Run again. If it persists, the registry or a proxy in front of it has a problem.';
    const detail = [errno, why].filter((part) => part !== '').join(', ');
    const way = through === undefined ? '' : `, through the proxy ${through}`;
    const message = `${could} incomplete response from ${host}${way} (${detail}).`;
    const again = GARBLED.test(errno) ? 'seldom' : 'always';
    return { again, problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_UNREACHABLE', message, hint) };
}


/***/ }),

/***/ 56028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ NO_CONNECTION),
/* harmony export */   w: () => (/* binding */ watch)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);

const NO_CONNECTION = 'no connection';
function watch(request, limits, travel) {
    const endings = [
        watchConnecting(request, limits, travel),
        watchProgress(request, limits.stallMs),
        watchAnswering(request, limits, travel.bytes),
        travel.isBlob ? watchPace(request, limits) : watchTotal(request, limits.totalMs),
        watchWithin(request, travel.withinMs),
    ];
    watchInformational(request);
    request.once('close', () => {
        for (const end of endings)
            end();
    });
}
function end(exchange, what, ms) {
    stop(exchange, `${what} within ${Math.round(ms) / 1000} s`, 'ETIMEDOUT');
}
function stop(exchange, why, code) {
    exchange.destroy(Object.assign(new Error(why), { code }));
}
function watchConnecting(request, limits, { isTls, isProxied }) {
    let connecting;
    const expect = (ms) => {
        connecting = setTimeout(() => {
            end(request, NO_CONNECTION, ms);
        }, ms);
    };
    const connected = () => {
        clearTimeout(connecting);
    };
    if (isProxied)
        expect(limits.connectMs + limits.responseMs({ bytes: 0, tookMs: 0 }));
    request.on('socket', (socket) => {
        connected();
        if (!socket.connecting)
            return;
        expect(limits.connectMs);
        socket.once(isTls ? 'secureConnect' : 'connect', connected);
    });
    return connected;
}
function watchProgress(request, stallMs) {
    let unwatch = () => undefined;
    let exchange = request;
    let phase = { what: 'no bytes were accepted', isTheirs: () => request.writableLength > 0 };
    let excusedAt;
    request.once('socket', (socket) => {
        const late = () => {
            const moved = socket.bytesRead + socket.bytesWritten;
            if (phase.isTheirs() || moved === excusedAt)
                end(exchange, phase.what, stallMs);
            excusedAt = moved;
            socket.setTimeout(stallMs);
        };
        socket.setTimeout(stallMs).on('timeout', late);
        unwatch = () => socket.setTimeout(0).off('timeout', late);
    });
    request.once('finish', () => {
        if (exchange === request)
            request.socket?.setTimeout(0);
    });
    request.once('response', (answer) => {
        exchange = answer;
        phase = { what: 'no bytes were received', isTheirs: () => answer.readableLength === 0 };
        answer.socket.setTimeout(stallMs);
    });
    return () => {
        unwatch();
    };
}
function watchAnswering(request, limits, bytes) {
    let answering;
    let beganMs = 0;
    let isOver = false;
    const over = () => {
        isOver = true;
        clearTimeout(answering);
    };
    request.once('socket', () => {
        beganMs = performance.now();
    });
    request.once('finish', () => {
        if (isOver)
            return;
        const ms = limits.responseMs({ bytes, tookMs: performance.now() - beganMs });
        answering = setTimeout(() => {
            end(request, 'no response', ms);
        }, ms);
    });
    request.once('response', over);
    return over;
}
function watchInformational(request) {
    let count = 0;
    request.on('information', () => {
        count += 1;
        if (count > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .INFORMATIONAL */ .g3) {
            stop(request, `more than ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .INFORMATIONAL */ .g3} informational responses`, 'EPROTO_INFORMATIONAL');
        }
    });
}
function watchTotal(request, totalMs) {
    let exchange = request;
    let total;
    request.once('socket', () => {
        total = setTimeout(() => {
            end(exchange, 'incomplete response', totalMs);
        }, totalMs);
    });
    request.once('response', (answer) => {
        exchange = answer;
    });
    return () => {
        clearTimeout(total);
    };
}
function watchWithin(request, withinMs) {
    if (withinMs === undefined)
        return () => undefined;
    const timer = setTimeout(() => {
        end(request, 'no response', withinMs);
    }, withinMs);
    const over = () => {
        clearTimeout(timer);
    };
    request.once('response', over);
    return over;
}
function watchPace(request, { paceBytes, paceMs }) {
    let timer;
    const over = () => {
        clearInterval(timer);
    };
    const expect = (socket, ms, isSlow, exchange) => {
        const moved = () => socket.bytesRead + socket.bytesWritten;
        let before = moved();
        over();
        timer = setInterval(() => {
            if (moved() - before < paceBytes && isSlow()) {
                end(exchange, `less than ${Math.ceil(paceBytes)} bytes transferred`, ms);
            }
            before = moved();
        }, ms);
    };
    request.once('socket', (socket) => {
        expect(socket, paceMs.up, () => request.writableLength > 0, request);
    });
    request.once('response', (answer) => {
        expect(answer.socket, paceMs.down, () => answer.readableLength === 0, answer);
    });
    return over;
}


/***/ })

};
