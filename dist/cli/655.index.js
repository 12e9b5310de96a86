export const id = 655;
export const ids = [655];
export const modules = {

/***/ 50655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  copyCommand: () => (/* binding */ copyCommand)
});

// EXTERNAL MODULE: ./src/clock.js
var clock = __webpack_require__(82359);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/copy-text.js

const WORDS = {
    write: 'new',
    keep: 'equal',
    move: 'moved',
    replace: 'replaced',
    hold: 'held',
    refuse: 'refused',
    fail: 'failed',
};
/** Most rows of a table; the others are counted. */
const MOST_ROWS = 50;
/** One block for each destination: its tags, and what became of them. */
function renderCopy(receipt, paint) {
    const { images, bytes, source, destinations } = receipt;
    const referrers = images.reduce((sum, image) => sum + image.referrers, 0);
    const what = [
        count(images.length, 'image'),
        ...(referrers === 0 ? [] : [count(referrers, 'referrer')]),
        (0,report_text/* formatSize */.Xq)(bytes),
    ].join(', ');
    return [
        `${source}: ${what}`,
        ...destinations.map((one) => [
            `${paint('bold', one.destination)} ${toStatus(one)}`,
            ...(0,report_text/* renderColumns */.CO)(one.tags.slice(0, MOST_ROWS).map(toRow)).map((line) => `  ${line}`),
            ...(one.tags.length > MOST_ROWS ? [`  and ${one.tags.length - MOST_ROWS} more`] : []),
        ].join('\n')),
    ].join('\n\n');
}
function toStatus({ status, blobs }) {
    if (status === 'planned')
        return '(dry run: nothing was written)';
    if (status === 'failed')
        return 'failed';
    const { uploaded, mounted, present } = blobs;
    return `done: ${count(uploaded, 'blob')} sent, ${mounted} mounted, ${present} there already`;
}
function toRow({ tag, digest, action, reason }) {
    return [WORDS[action], tag, digest, reason];
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
/** One line while a copy runs: `copied 12.3 MB, 4.1 MB/s`. */
function renderProgress(bytes, ms) {
    const rate = ms < 1 ? '' : `, ${(0,report_text/* formatSize */.Xq)(Math.round((bytes * 1000) / ms))}/s`;
    return `copied ${(0,report_text/* formatSize */.Xq)(bytes)}${rate}`;
}

// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 44 modules
var read = __webpack_require__(71406);
// EXTERNAL MODULE: ./src/run/ship.js + 5 modules
var ship = __webpack_require__(17417);
;// CONCATENATED MODULE: ./src/run/copy.js
// SPDX-License-Identifier: Apache-2.0
// The command copy, with the settings and the trust of the run.







/**
 * Copies images between registries and layouts.
 *
 * @throws Problem COPY_UNTRUSTED where an untrusted run would write to a registry, and what `copyImages` throws
 */
async function copy(request, asked, told) {
    const { environment } = told;
    const settings = await (0,read/* readSettingsAlone */.t)(request, environment);
    const problems = [...(request.problems ?? []), ...settings.problems];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings.value], environment.env));
    const facts = await readTrust(request, environment);
    const writes = asked.to.some((word) => !/^oci(?:-archive)?:/.test(word)) && !asked.dryRun;
    if (writes && settings.value.push !== 'true')
        refuseUntrusted(facts, environment);
    const { copyImages } = await Promise.all(/* import() */[__webpack_require__.e(6505), __webpack_require__.e(7265)]).then(__webpack_require__.bind(__webpack_require__, 67265));
    const platforms = asked.platforms.flatMap((word) => word.split(',')).map(readPlatform);
    const prepared = { settings: settings.value, ...(0,omit_undefined/* omitUndefined */.O)({ facts }) };
    return await (0,ship/* withContext */.eQ)(prepared, environment, ({ registries }) => copyImages({ ...asked, platforms }, { ...told, registries }));
}
/** `linux/arm64/v8` and `linux/x86_64` are other words for `linux/arm64` and `linux/amd64`. */
function readPlatform(word) {
    const [os = '', architecture = '', variant, ...rest] = word.trim().split('/');
    if (os === '' || architecture === '' || rest.length > 0) {
        const shown = JSON.stringify(word.slice(0, 100));
        const hint = 'Write --platform linux/arm64.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_PLATFORM_MISSING', `invalid platform ${shown}`, hint)]);
    }
    return (0,platforms/* toPlatformText */.g3)({ os, architecture, ...(0,omit_undefined/* omitUndefined */.O)({ variant }) });
}
/** Where the run is not in a checkout, there are no facts. */
async function readTrust(request, environment) {
    const { facts } = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    return facts.ok ? facts.value : undefined;
}
/** A copy that a stranger's change runs may write files, but nothing to a registry. */
function refuseUntrusted(facts, { env }) {
    const isTrusted = facts === undefined ? (0,detect/* detectCi */.A)(env) === 'local' : facts.trust.level === 'trusted';
    if (isTrusted)
        return;
    const why = facts?.trust.reason ?? 'nothing is known about what started it';
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('COPY_UNTRUSTED', `This run is untrusted (${why}), so it copies nothing to a registry.`, 'If the workflow means it, give --push.'),
    ]);
}

// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
;// CONCATENATED MODULE: ./src/cli/copy.js
// SPDX-License-Identifier: Apache-2.0
// The command copy: its receipt as text or JSON, and its progress.





/** Copies, and prints what was copied; exit code 1 where a destination failed. */
async function copyCommand(cli, { positionals, allTags, platforms, replace, dryRun, json }, run) {
    const { log, maskValue, paint, print, printJson } = cli;
    const [from = '', ...to] = positionals;
    const progress = createProgress(cli, json);
    const receipt = await copy(run.request, { from, to, allTags, platforms, replace, dryRun }, {
        environment: run.environment,
        onBytes: progress.add,
        onPlan: ({ source, images, destinations }) => {
            const names = destinations.map(({ destination }) => destination).join(', ');
            if (!dryRun && !json)
                log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
        },
    }).finally(progress.end);
    const published = new Set([
        receipt.source,
        ...receipt.destinations.map((one) => one.destination),
    ]);
    const shown = maskValue(receipt, published);
    if (json)
        printJson(shown);
    else
        print(renderCopy(shown, paint));
    const problems = shown.destinations.flatMap((one) => one.problems);
    problems.forEach(log.problem);
    return (0,problem/* hasErrors */.Cs)(problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
/** How often the line is drawn again, ms. */
const DRAW_MS = 200;
/** One line on a terminal that is drawn again and again; in CI and with `--json` only the last one. */
function createProgress({ streams, env, log }, json) {
    const { stderr } = streams;
    const isDrawn = stderr.isTTY && (env.CI ?? '') === '' && !json;
    const startMs = clock/* systemClock */.m.now();
    let [bytes, drawnMs] = [0, startMs];
    return {
        add: (more) => {
            bytes += more;
            const now = clock/* systemClock */.m.now();
            if (!isDrawn || now - drawnMs < DRAW_MS)
                return;
            drawnMs = now;
            stderr.write(`\r\u001B[K${renderProgress(bytes, now - startMs)}`);
        },
        end: () => {
            if (isDrawn && drawnMs !== startMs)
                stderr.write('\r\u001B[K');
            if (bytes > 0 && !json)
                log.info(renderProgress(bytes, clock/* systemClock */.m.now() - startMs));
        },
    };
}


/***/ }),

/***/ 76333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
/** All bytes of a small blob. A repository asks for them again where they came cut or changed. */
async function readWhole(source, blob) {
    if (source.readBlob !== undefined)
        return await source.readBlob(blob);
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 59236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   g3: () => (/* binding */ toPlatformText),
/* harmony export */   tj: () => (/* binding */ readPlatforms),
/* harmony export */   ux: () => (/* binding */ readWords)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75893);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77691);
/* harmony import */ var _blobs_whole_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76333);
// SPDX-License-Identifier: Apache-2.0
// Which platforms an image holds, and what its configuration says.





const ATTESTATION = 'vnd.docker.reference.type';
/**
 * A platform as users write it.
 *
 * | os, architecture, variant | text            |
 * | ------------------------- | --------------- |
 * | linux, amd64              | `linux/amd64`   |
 * | linux, arm64, v8          | `linux/arm64`   |
 * | linux, arm, v7            | `linux/arm/v7`  |
 * | linux, arm                | `linux/arm/v7`  |
 * | linux, x86_64             | `linux/amd64`   |
 */
function toPlatformText(platform) {
    const os = platform.os.toLowerCase();
    const stated = platform.architecture.toLowerCase();
    const architecture = ALIASES.get(stated) ?? stated;
    const variant = platform.variant ?? (architecture === 'arm' ? 'v7' : '');
    const isDefault = DEFAULT_VARIANTS.get(architecture) === variant;
    return variant === '' || isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
const ALIASES = new Map([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
    ['i386', '386'],
]);
const DEFAULT_VARIANTS = new Map([
    ['arm64', 'v8'],
    ['amd64', 'v1'],
]);
/** Whether an index's entry is about another entry (provenance, SBOM) rather than an image to run. */
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
/** Which platforms an image holds: the entries of an index, else what the configuration says. */
async function readPlatforms(source, manifest) {
    const platforms = await collect(source, manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_3__/* .createWalk */ .y)(source));
    const only = platforms.length === 1 ? platforms[0] : undefined;
    return {
        platforms: Object.fromEntries(platforms.map(({ platform, digest }) => [platform, digest])),
        imageId: only === undefined ? null : await readImageId(source, manifest, only.digest),
    };
}
async function collect(source, manifest, walk) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!contents.isIndex) {
        const { platform } = (await readConfig(source, manifest)) ?? {};
        return platform === undefined ? [] : [{ platform, digest: manifest.digest }];
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const silent = images.filter(({ platform }) => platform === undefined);
    const found = await walk.each(manifest, silent, (child, _, deeper) => collect(source, child, deeper));
    const bySilent = new Map(silent.map((entry, at) => [entry, found[at] ?? []]));
    return images.flatMap((entry) => entry.platform === undefined
        ? (bySilent.get(entry) ?? [])
        : [{ platform: toPlatformText(entry.platform), digest: entry.digest }]);
}
async function readImageId(source, manifest, digest) {
    const image = digest === manifest.digest ? manifest : await source.readManifest(digest);
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(image).config?.digest ?? null;
}
/** The configuration of a single manifest; undefined for an index. */
async function readConfig(source, manifest) {
    const { config } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (config === undefined)
        return undefined;
    const body = parseConfig(await readSmallBlob(source, config));
    const { platform } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .toManifestPlatform */ .Q0)(body);
    const isImage = platform !== undefined && platform.os !== 'unknown';
    return {
        digest: config.digest,
        platform: isImage ? toPlatformText(platform) : undefined,
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
/**
 * The metadata of an image. An index has no configuration of its own: its first platform's
 * speaks for it, `linux/amd64` before others.
 */
async function readWords(source, manifest) {
    return await readWordsBelow(source, manifest, 1);
}
async function readWordsBelow(source, manifest, depth) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!contents.isIndex) {
        const config = await readConfig(source, manifest);
        return { annotations: contents.annotations, labels: config?.labels ?? {} };
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const usual = images.find(({ platform }) => platform !== undefined && toPlatformText(platform) === 'linux/amd64');
    const first = usual ?? images[0];
    if (first === undefined)
        return { annotations: contents.annotations, labels: {} };
    if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_DEPTH */ .RS)
        throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(manifest, `indexes nest deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_DEPTH */ .RS}`);
    const words = await readWordsBelow(source, await source.readManifest(first.digest), depth + 1);
    return {
        annotations: { ...words.annotations, ...contents.annotations },
        labels: words.labels,
    };
}
async function readSmallBlob(source, blob) {
    if (blob.size > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_BYTES */ .ms) {
        throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(blob, `a configuration of ${blob.size} bytes is more than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_BYTES */ .ms}`);
    }
    return await (0,_blobs_whole_js__WEBPACK_IMPORTED_MODULE_4__/* .readWhole */ .o)(source, blob);
}
/** An artifact's configuration may be anything. */
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}


/***/ })

};
