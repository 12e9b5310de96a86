export const id = 8858;
export const ids = [8858];
export const modules = {

/***/ 98858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  countsPulls: () => (/* binding */ countsPulls),
  readImageRepositories: () => (/* binding */ readImageRepositories)
});

// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/limits.js
var registry_limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/lifecycle/copy/store.js
var store = __webpack_require__(7635);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var manifests_contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/ship/sign/bundle-store.js
var bundle_store = __webpack_require__(29266);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
;// CONCATENATED MODULE: ./src/lifecycle/status/attestation.js


const STATEMENTS = [
    [/^https:\/\/slsa\.dev\/provenance\//, 'provenance'],
    [/^https:\/\/(?:spdx\.dev\/Document|cyclonedx\.org\/bom)/, 'SBOM'],
    [/^https:\/\/cosign\.sigstore\.dev\/attestation\/vuln\//, 'scan'],
];
function nameStatement(predicateType) {
    const known = STATEMENTS.find(([type]) => type.test(predicateType ?? ''));
    return known?.[1] ?? 'other';
}
const CERTIFICATE_BYTES = 64 * 1024;
function readBundleIdentity(bundle) {
    const { verificationMaterial } = (0,json/* parseObject */.lj)(Buffer.from(bundle).toString('utf8')) ?? {};
    if (!(0,json/* isObject */.Gv)(verificationMaterial))
        return null;
    const { certificate, x509CertificateChain: chain } = verificationMaterial;
    const listed = (0,json/* isObject */.Gv)(chain) && Array.isArray(chain.certificates) ? chain.certificates[0] : undefined;
    const first = (0,json/* isObject */.Gv)(certificate) ? certificate : listed;
    const raw = (0,json/* isObject */.Gv)(first) ? first.rawBytes : undefined;
    return typeof raw === 'string' ? readIdentity(Buffer.from(raw, 'base64')) : null;
}
function readLegacyIdentity(pem) {
    return pem === undefined ? null : readIdentity(Buffer.from(pem));
}
function readIdentity(bytes) {
    if (bytes.byteLength > CERTIFICATE_BYTES)
        return null;
    try {
        const { subjectAltName = '' } = new external_node_crypto_.X509Certificate(bytes);
        const [, name = ''] = /^(?:URI|email):"?([\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,256})/.exec(subjectAltName) ?? [];
        return name === '' ? null : name;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./src/lifecycle/status/image.js







const MOST_CHILDREN = 64;
const AT_ONCE = 8;
const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const CREATED = 'org.opencontainers.image.created';
const VERSION = 'org.opencontainers.image.version';
async function readStatusImage(repository, digest) {
    const manifest = await repository.readManifest(digest);
    const contents = (0,manifests_contents/* readContents */.r0)(manifest);
    return contents.isIndex
        ? await readIndex(repository, contents)
        : await readSingle(repository, manifest, contents);
}
async function readSingle(repository, manifest, contents) {
    const config = await (0,bundle_store/* orUnreadable */.pz)(() => (0,platforms/* readConfig */.Xg)(repository, manifest));
    const texts = { ...config?.labels, ...contents.annotations };
    const bytes = sizeOf(contents);
    const { platform } = config ?? {};
    return {
        created: toTime(texts[CREATED], config?.created),
        version: toWord(texts[VERSION]),
        platforms: platform === undefined
            ? []
            : [{ platform, digest: manifest.digest, bytes, isMissing: false }],
        attestations: [],
        blobs: blobsOf(contents),
    };
}
async function readIndex(repository, { manifests, annotations }) {
    const children = await readChildren(repository, manifests);
    const images = children.filter(({ entry }) => !(0,platforms/* isAttestation */.H3)(entry));
    const usual = images.find(({ entry }) => entry.platform?.architecture === 'amd64') ?? images[0];
    const config = await (0,bundle_store/* orUnreadable */.pz)(async () => usual?.manifest === undefined ? undefined : (0,platforms/* readConfig */.Xg)(repository, usual.manifest));
    const texts = { ...config?.labels, ...usual?.contents?.annotations, ...annotations };
    const known = children.flatMap(({ contents }) => contents ?? []);
    const alone = config?.platform ?? 'unknown';
    return {
        created: toTime(texts[CREATED], config?.created),
        version: toWord(texts[VERSION]),
        platforms: images.map((child) => toPlatform(child, child === usual ? alone : 'unknown')),
        attestations: listAttestations(children),
        blobs: new Map(known.flatMap((contents) => [...blobsOf(contents)])),
    };
}
async function readChildren(repository, entries) {
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    let bytes = 0;
    return Promise.all(entries.map((entry, at) => slots.within(async () => {
        const unread = { entry, isMissing: false };
        if (at >= MOST_CHILDREN || bytes > registry_limits/* TREE_BYTES */.Vq)
            return unread;
        const child = await (0,bundle_store/* orUnreadable */.pz)(() => readChild(repository, entry));
        bytes += child?.manifest?.bytes.byteLength ?? 0;
        return child ?? unread;
    })));
}
async function readChild(repository, entry) {
    const manifest = await (0,store/* orAbsent */.Re)(repository.readManifest(entry.digest));
    if (manifest === undefined)
        return { entry, isMissing: true };
    return { entry, manifest, contents: (0,manifests_contents/* readContents */.r0)(manifest), isMissing: false };
}
function toPlatform({ entry, contents, isMissing }, silent) {
    const { platform, digest } = entry;
    const bytes = contents === undefined || contents.isIndex ? null : sizeOf(contents);
    const name = platform === undefined ? silent : (0,platforms/* toPlatformText */.g3)(platform);
    return { platform: name, digest, bytes, isMissing };
}
function listAttestations(children) {
    const types = children
        .filter(({ entry }) => (0,platforms/* isAttestation */.H3)(entry))
        .flatMap(({ contents }) => contents?.layers ?? [])
        .map(({ annotations }) => nameStatement(annotations?.[PREDICATE_TYPE]));
    return [...new Set(types)].sort();
}
function sizeOf(contents) {
    return [...blobsOf(contents).values()].reduce((sum, bytes) => sum + bytes, 0);
}
function blobsOf({ config, layers }) {
    const blobs = config === undefined ? layers : [config, ...layers];
    return new Map(blobs.map(({ digest, size }) => [digest, size]));
}
const EARLIEST_MS = Date.UTC(2000, 0, 1);
function toTime(...texts) {
    for (const text of texts) {
        const ms = text === undefined || text.length > 40 ? Number.NaN : Date.parse(text);
        if (ms > EARLIEST_MS)
            return new Date(ms).toISOString();
    }
    return null;
}
function toWord(text) {
    return text !== undefined && /^[\x21-\x7e]{1,128}$/.test(text) ? text : null;
}

// EXTERNAL MODULE: ./src/registry/manifests/fallback.js
var fallback = __webpack_require__(85580);
// EXTERNAL MODULE: ./src/registry/blobs/whole.js
var whole = __webpack_require__(76333);
// EXTERNAL MODULE: ./src/ship/history/records.js
var records = __webpack_require__(5433);
// EXTERNAL MODULE: ./src/ship/history/tombstone.js
var tombstone = __webpack_require__(52952);
// EXTERNAL MODULE: ./src/ship/sign/artifact.js
var artifact = __webpack_require__(35176);
// EXTERNAL MODULE: ./src/ship/sign/bundle.js
var bundle = __webpack_require__(33718);
// EXTERNAL MODULE: ./src/ship/sign/legacy-store.js
var legacy_store = __webpack_require__(37541);
// EXTERNAL MODULE: ./src/ship/sign/payload.js
var payload = __webpack_require__(11822);
;// CONCATENATED MODULE: ./src/lifecycle/status/signature.js











const MOST_REFERRERS = 20;
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
const PREDICATE = 'dev.sigstore.bundle.predicateType';
const RECORDS = 'application/vnd.tagship.';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
function createSignatureReader(reader) {
    let hasApi = true;
    return async (digest) => {
        const listed = hasApi ? await reader.repository.listReferrers(digest) : undefined;
        if (listed === undefined)
            hasApi = false;
        const referrers = listed ?? (await readFallback(reader, digest));
        const legacy = await readOlder(reader, digest);
        if (referrers === undefined && !legacy.isSigned)
            return undefined;
        const newer = await readBundles(reader, digest, referrers ?? []);
        const isYanked = await readYanked(reader, digest, referrers ?? []);
        const joined = join(legacy, newer, reader.verifier !== undefined);
        return isYanked ? { ...joined, isYanked } : joined;
    };
}
async function readFallback({ repository, tags, reads }, digest) {
    const tag = (0,fallback/* toFallbackTag */.KN)(digest);
    if (!tags.has(tag))
        return [];
    if (!reads)
        return undefined;
    const index = await (0,bundle_store/* orUnreadable */.pz)(() => repository.getManifest(tag));
    if (index === undefined || index.digest === digest)
        return [];
    return (await (0,bundle_store/* orUnreadable */.pz)(() => Promise.resolve((0,fallback/* readIndexEntries */.rp)(index)))) ?? [];
}
async function readYanked({ repository, reads }, digest, referrers) {
    const isMarked = referrers.some(({ artifactType }) => artifactType === tombstone/* YANK_KIND */.vw.artifactType);
    if (!reads || !isMarked)
        return false;
    const found = await (0,records/* readRecords */.T3)(repository, digest, tombstone/* YANK_KIND */.vw);
    return (0,tombstone/* decideYank */.SK)(found.map(({ record }) => record)) !== undefined;
}
async function readOlder({ repository, tags, reads, verifier }, digest) {
    const tag = (0,fallback/* toFallbackTag */.KN)(digest);
    const attestations = [
        ...(tags.has(`${tag}.att`) ? ['other'] : []),
        ...(tags.has(`${tag}.sbom`) ? ['SBOM'] : []),
    ];
    const none = { isSigned: false, isVerified: false, identities: [], attestations };
    if (!tags.has(`${tag}.sig`))
        return none;
    if (!reads)
        return { ...none, isSigned: true };
    const manifest = await (0,bundle_store/* orUnreadable */.pz)(() => (0,legacy_store/* readLegacy */.Od)(repository, digest));
    if (manifest === undefined)
        return none;
    const layers = (0,artifact/* readLegacyLayers */.a4)(manifest).slice(-MOST_REFERRERS);
    return {
        isSigned: layers.length > 0,
        isVerified: verifier !== undefined && (await (0,legacy_store/* ownsLegacy */.Hq)(repository, manifest, digest, verifier)),
        identities: layers.flatMap(({ annotations }) => readLegacyIdentity(annotations[CERTIFICATE]) ?? []),
        attestations,
    };
}
async function readBundles({ repository, reads, verifier }, digest, referrers) {
    const isBundle = ({ artifactType }) => artifactType === undefined || artifactType === bundle/* BUNDLE_TYPE */.q$ || artifactType === EMPTY_TYPE;
    const isRecord = ({ artifactType }) => artifactType?.startsWith(RECORDS) === true;
    const others = referrers.filter((one) => !isBundle(one) && !isRecord(one)).map(() => 'other');
    const found = await Promise.all(referrers
        .filter(isBundle)
        .slice(-MOST_REFERRERS)
        .map((referrer) => readOne(repository, referrer, reads)));
    const bundles = found.flatMap((one) => one ?? []);
    const signatures = bundles.filter(({ predicate }) => predicate === payload/* SIGN_PREDICATE */.m$);
    const statements = bundles.filter(({ predicate }) => predicate !== payload/* SIGN_PREDICATE */.m$);
    const listed = { referrers, hasApi: true, isTaken: false };
    return {
        isSigned: signatures.length > 0,
        isVerified: verifier !== undefined &&
            (await (0,bundle_store/* findBundle */.az)(repository, listed, digest, verifier)) !== undefined,
        identities: signatures.flatMap(({ identity }) => identity ?? []),
        attestations: [...others, ...statements.map(({ predicate }) => nameStatement(predicate))],
    };
}
async function readOne(repository, { digest, annotations }, reads) {
    const stated = annotations?.[PREDICATE];
    if (!reads)
        return stated === undefined ? undefined : { predicate: stated, identity: null };
    return (0,bundle_store/* orUnreadable */.pz)(async () => {
        const manifest = await repository.getManifest(digest);
        if (manifest === undefined)
            return undefined;
        const contents = (0,manifests_contents/* readContents */.r0)(manifest);
        const layer = contents.layers.find(({ mediaType }) => mediaType === bundle/* BUNDLE_TYPE */.q$);
        if (layer === undefined)
            return undefined;
        const predicate = contents.annotations[PREDICATE] ?? stated ?? payload/* SIGN_PREDICATE */.m$;
        if (predicate !== payload/* SIGN_PREDICATE */.m$ || layer.size > bundle/* BUNDLE_BYTES */.dA)
            return { predicate, identity: null };
        return { predicate, identity: readBundleIdentity(await (0,whole/* readWhole */.o)(repository, layer)) };
    });
}
function join(legacy, newer, isAsked) {
    const sorted = (texts) => [...new Set(texts)].sort();
    return {
        isSigned: legacy.isSigned || newer.isSigned,
        isVerified: isAsked ? legacy.isVerified || newer.isVerified : null,
        formats: [
            ...(newer.isSigned ? ['bundle'] : []),
            ...(legacy.isSigned ? ['legacy'] : []),
        ],
        identities: sorted([...newer.identities, ...legacy.identities]),
        attestations: sorted([...newer.attestations, ...legacy.attestations]),
    };
}

// EXTERNAL MODULE: ./src/lifecycle/status/tag-kind.js
var tag_kind = __webpack_require__(9968);
;// CONCATENATED MODULE: ./src/lifecycle/status/read.js










const MOST_TAGS = 1_000;
const MOST_IMAGES = 200;
const MOST_COUNTED = 20;
const MOST_KEPT = 5_000;
const read_AT_ONCE = 16;
function countsPulls(host) {
    return (0,registry_host/* isDockerHub */.gr)(host) || host === 'ghcr.io';
}
async function readImageRepositories(repositories, reader) {
    const readings = await Promise.all(repositories.map((one) => readRepository(one, reader)));
    return Promise.all(readings.map(async (reading, at) => {
        const repository = repositories[at];
        if (repository === undefined || reading.depth === 'manifests')
            return reading;
        return await addDiffering(reading, readings, { ...reader, repository });
    }));
}
async function readRepository(repository, reader) {
    const { name, host } = repository.repository;
    const reads = reader.details || !reader.countsPulls(host);
    const depth = reads ? 'manifests' : 'digests';
    try {
        const { tags, complete } = await repository.listTags(registry_limits/* TAG_PAGES */.sV);
        const all = tags.filter(references/* isTag */.dz);
        const listed = all.filter((tag) => !(0,store/* isRelatedTag */.mc)(tag));
        const state = listed.length === 0 ? 'empty' : 'read';
        const { digests, problems: unread } = await readDigests(repository, listed);
        const found = distinct(digests.values());
        const images = await readImages(found.slice(0, reads ? MOST_IMAGES : 0), {
            ...reader,
            repository,
        });
        const signatures = await readSignatures(found.slice(0, MOST_IMAGES), {
            ...{ repository, tags: new Set(all), verifier: reader.verifier },
            reads: reads || reader.verifier !== undefined,
        });
        const limits = describeLimits(name, { listed, complete, images: reads ? found.length : 0 });
        const problems = [...limits, ...unread, ...images.problems, ...signatures.problems];
        return {
            ...{ name, state, depth, listed, isListComplete: complete, digests },
            images: images.found,
            signatures: signatures.found,
            problems: summarize(problems),
        };
    }
    catch (thrown) {
        return {
            ...{ name, state: 'failed', depth, listed: [], isListComplete: false, digests: new Map() },
            ...{ images: new Map(), signatures: new Map(), problems: (0,destination/* toProblems */.ek)(thrown) },
        };
    }
}
async function readDigests(repository, listed) {
    const names = [...(0,tag_kind/* nameStatusTags */.rt)(listed, { branches: [] }).values()].sort(tag_kind/* compareTags */.bb);
    const slots = (0,pause/* createSlots */.e)(read_AT_ONCE);
    const problems = [];
    const resolved = await Promise.all(names.slice(0, MOST_TAGS).map(({ tag }) => slots.within(async () => {
        try {
            return [[tag, (await repository.resolve(tag))?.digest ?? null]];
        }
        catch (thrown) {
            problems.push(...(0,destination/* toProblems */.ek)(thrown));
            return [];
        }
    })));
    return { digests: new Map(resolved.flat()), problems };
}
function distinct(digests) {
    return [...new Set([...digests].flatMap((digest) => digest ?? []))];
}
async function readImages(digests, { repository, cache }) {
    return readEach(digests, async (digest) => {
        const key = `${repository.repository.name}@${digest}`;
        const known = cache.get(key);
        if (known !== undefined)
            return known;
        const image = await readStatusImage(repository, digest);
        const isWhole = !image.platforms.some(({ isMissing }) => isMissing);
        if (isWhole && cache.size < MOST_KEPT)
            cache.set(key, image);
        return image;
    });
}
async function readSignatures(digests, options) {
    return readEach(digests, createSignatureReader(options));
}
async function readEach(digests, read) {
    const slots = (0,pause/* createSlots */.e)(read_AT_ONCE);
    const found = new Map();
    const problems = [];
    await Promise.all(digests.map((digest) => slots.within(async () => {
        try {
            const value = await read(digest);
            if (value !== undefined)
                found.set(digest, value);
        }
        catch (thrown) {
            problems.push(...(0,destination/* asNotices */.Ek)((0,destination/* toProblems */.ek)(thrown)));
        }
    })));
    return { found, problems };
}
async function addDiffering(reading, others, reader) {
    const differing = [...reading.digests].flatMap(([tag, digest]) => {
        const elsewhere = others.map((other) => other.digests.get(tag) ?? digest);
        return digest !== null && elsewhere.some((other) => other !== digest) ? [digest] : [];
    });
    const { found, problems } = await readImages(distinct(differing).slice(0, MOST_COUNTED), reader);
    return { ...reading, images: found, problems: summarize([...reading.problems, ...problems]) };
}
function describeLimits(name, found) {
    const { listed, complete, images } = found;
    const limits = [
        ...(complete
            ? []
            : ['has more tags than its registry lists in 20 pages; the others are unknown']),
        ...(listed.length > MOST_TAGS
            ? [`has ${listed.length} tags; only ${MOST_TAGS} of them are looked at`]
            : []),
        ...(images > MOST_IMAGES
            ? [`has ${images} images; sizes and signatures of only ${MOST_IMAGES} are read`]
            : []),
    ];
    return limits.map((what) => (0,problem/* notice */.lm)('STATUS_LIMIT', `"${name}" ${what}.`, PRUNE));
}
const PRUNE = 'Remove tags that are no longer used.';
const MOST_PROBLEMS = 5;
function summarize(problems) {
    const distinctOnes = [...new Map(problems.map((one) => [one.message, one])).values()];
    const [shown, rest] = [distinctOnes.slice(0, MOST_PROBLEMS), distinctOnes.slice(MOST_PROBLEMS)];
    if (rest.length === 0)
        return shown;
    const isError = rest.some(({ level }) => level === 'error');
    const last = (0,problem/* notice */.lm)('STATUS_PROBLEMS', `There are ${rest.length} more problems of this kind.`);
    return [...shown, isError ? { ...last, level: 'error' } : last];
}


/***/ }),

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   VW: () => (/* binding */ isOfSeries),
/* harmony export */   bb: () => (/* binding */ compareTags),
/* harmony export */   rt: () => (/* binding */ nameStatusTags)
/* harmony export */ });
/* harmony import */ var _plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37266);
/* harmony import */ var _copy_tag_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10024);


const BRANCHES = /^(?:main|master|develop|development|trunk|edge|nightly|branch)(?:-|$)/;
const CHANGES = /^(?:pr|mr)-\d+(?:-|$)/;
const FLOAT = /^(?:latest|v?(\d{1,4}(?:\.\d+)?))(?:-([A-Za-z][\w.-]*))?$/;
const COMMIT = /^sha-[0-9a-f]{7,}/;
function nameStatusTags(tags, known) {
    const kinds = new Map(tags.map((tag) => [tag, (0,_copy_tag_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyTag */ .r)(tag, tags)]));
    const variants = new Set(tags.flatMap((tag) => (kinds.get(tag) === 'series' ? (FLOAT.exec(tag)?.[2] ?? []) : [])));
    const named = tags.map((tag) => {
        const kind = kinds.get(tag) ?? 'branch';
        if (kind === 'series')
            return nameFloat(tag);
        return kind === 'exact' ? nameExact(tag, variants) : nameOther(tag, known);
    });
    return new Map(named.map((one) => [one.tag, one]));
}
const NOTHING = { series: null, numbers: [], variant: null, version: null };
function nameFloat(tag) {
    const [, text, variant = null] = FLOAT.exec(tag) ?? [];
    const numbers = text?.split('.').map(Number) ?? [];
    const series = text === undefined ? 'all' : `${text}.x`;
    return { ...NOTHING, tag, kind: 'floating', series, numbers, variant };
}
function nameExact(tag, variants) {
    if (COMMIT.test(tag))
        return { ...NOTHING, tag, kind: 'exact' };
    const fitting = [...variants].filter((one) => tag.endsWith(`-${one}`));
    const [variant = null] = fitting.sort((one, other) => other.length - one.length);
    const bare = variant === null ? tag : tag.slice(0, -variant.length - 1);
    const version = (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(bare) ?? null;
    return { ...NOTHING, tag, kind: 'exact', variant, version };
}
function nameOther(tag, { branches }) {
    if (CHANGES.test(tag))
        return { ...NOTHING, tag, kind: 'change' };
    const isBranch = BRANCHES.test(tag) || branches.includes(tag);
    return { ...NOTHING, tag, kind: isBranch ? 'branch' : 'unknown' };
}
function isOfSeries(float, one) {
    const { version, variant } = one;
    if (version === null || version.isPrerelease || variant !== float.variant)
        return false;
    return float.numbers.every((number, at) => (version.numbers[at] ?? 0) === number);
}
const RANK = {
    floating: 0,
    exact: 1,
    unknown: 2,
    branch: 3,
    change: 4,
};
function compareTags(one, other) {
    const byKind = rankOf(one) - rankOf(other);
    if (byKind !== 0)
        return byKind;
    const byNumbers = compareSeries(one, other);
    if (byNumbers !== 0)
        return byNumbers;
    if (one.version !== null && other.version !== null) {
        const byVersion = (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(other.version, one.version);
        if (byVersion !== 0)
            return byVersion;
    }
    return compareNames(one.tag, other.tag);
}
function rankOf({ kind, version }) {
    return kind === 'exact' && version === null ? 3.5 : RANK[kind];
}
function compareSeries(one, other) {
    if (one.kind !== 'floating' || other.kind !== 'floating')
        return 0;
    const [mine, theirs] = [one.numbers, other.numbers];
    if (mine.length === 0 || theirs.length === 0)
        return mine.length - theirs.length;
    for (let at = 0; at < Math.min(mine.length, theirs.length); at += 1) {
        const difference = (theirs[at] ?? 0) - (mine[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return mine.length - theirs.length;
}
const collator = new Intl.Collator('en', { numeric: true });
function compareNames(one, other) {
    return collator.compare(one, other);
}


/***/ }),

/***/ 73564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   O6: () => (/* binding */ toDigest),
/* harmony export */   Sk: () => (/* binding */ sized)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4659);



const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isDigest(text) {
    return DIGEST.test(text);
}
function toDigest(bytes, like = '') {
    const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
async function* checked(stream, wanted, place) {
    const algorithm = wanted.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > wanted.size)
            throw tooLong(place, wanted);
        hash.update(chunk);
        yield chunk;
    }
    const digest = `${algorithm}:${hash.digest('hex')}`;
    if (digest === wanted.digest && size === wanted.size)
        return;
    throw digestMismatch(`${place} returned ${size} bytes with digest ${digest}`, wanted);
}
async function* sized(stream, wanted) {
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > wanted.size)
            break;
        yield chunk;
    }
    if (size === wanted.size)
        return;
    throw digestMismatch(`The source of ${wanted.digest} returned ${size} bytes`, wanted);
}
function tooLong(place, wanted) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('REGISTRY_DIGEST_MISMATCH', `${place} returned more than the ${wanted.size} bytes of ${wanted.digest}.`, 'Check that the host is a container registry and that the manifest is intact.'),
    });
}
function digestMismatch(what, wanted) {
    const size = wanted.size === undefined ? '' : `${wanted.size} bytes with digest `;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('REGISTRY_DIGEST_MISMATCH', `${what}, not ${size}${wanted.digest}.`, 'Run again. If it persists, a proxy or the storage of the registry alters the data.'),
    });
}


/***/ }),

/***/ 76333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
async function readWhole(source, blob) {
    if (source.readBlob !== undefined)
        return await source.readBlob(blob);
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 4659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failed),
/* harmony export */   w: () => (/* binding */ toFailure)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const FAILURE = Symbol('failure');
function failed(failure, cause) {
    return Object.assign(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([failure.problem], { cause }), { [FAILURE]: failure });
}
function toFailure(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && FAILURE in thrown)
        return thrown[FAILURE];
    return undefined;
}


/***/ }),

/***/ 73072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots),
/* harmony export */   v: () => (/* binding */ createHostPause)
/* harmony export */ });
const STAGGER_MS = 250;
function createHostPause(clock, signal) {
    let until = 0;
    return {
        extend: (ms) => {
            until = Math.max(until, clock.now() + ms);
        },
        over: async () => {
            for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
                await clock.sleep(left + clock.random() * STAGGER_MS, signal);
            }
        },
    };
}
function createSlots(size) {
    let free = size;
    const line = [];
    return {
        within: async (work) => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => line.push(resolve));
            try {
                return await work();
            }
            finally {
                const next = line.shift();
                if (next === undefined)
                    free += 1;
                else
                    next();
            }
        },
    };
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

/***/ 88660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Hi: () => (/* binding */ readMediaType),
/* harmony export */   LA: () => (/* binding */ isMediaType),
/* harmony export */   Mv: () => (/* binding */ toReferrers),
/* harmony export */   Q0: () => (/* binding */ toManifestPlatform),
/* harmony export */   Yh: () => (/* binding */ isManifest),
/* harmony export */   r0: () => (/* binding */ readContents)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75893);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]{1,32}:[0-9a-f]{32,128}$/;
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;
const PLATFORM_PART = /^[\w.+-]{1,64}$/;
function readContents(manifest, mostEntries = _limits_js__WEBPACK_IMPORTED_MODULE_3__/* .INDEX_ENTRIES */ .ov) {
    const body = parse(manifest);
    const isIndex = Array.isArray(body.manifests);
    const { length } = Array.isArray(body.manifests) ? body.manifests : [];
    if (length > mostEntries) {
        throw invalid(manifest, `it lists ${length} manifests, more than ${mostEntries}`);
    }
    if (!isIndex && !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config)) {
        throw invalid(manifest, 'it has neither manifests nor a configuration');
    }
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config) ? toDescriptor(body.config, manifest) : undefined;
    return {
        isIndex,
        isAbout: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.subject),
        manifests: toDescriptors(body.manifests, manifest),
        layers: toDescriptors(body.layers, manifest),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(body.annotations),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ config }),
    };
}
function readMediaType(bytes) {
    const body = parse({ bytes, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes), mediaType: '' });
    const { mediaType: stated } = body;
    if (isMediaType(stated))
        return stated;
    return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
function isManifest(bytes) {
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
    return body !== undefined && MARKS.some((mark) => mark in body);
}
const MARKS = ['schemaVersion', 'mediaType', 'manifests', 'config', 'layers', 'fsLayers', 'blobs'];
function isMediaType(value) {
    return typeof value === 'string' && MEDIA_TYPE.test(value);
}
function parse(manifest) {
    const text = Buffer.from(manifest.bytes).toString('utf8');
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooDeep */ .f_)(text))
        throw invalid(manifest, 'its JSON is nested too deep');
    try {
        const body = JSON.parse(text);
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body))
            return body;
    }
    catch (cause) {
        throw invalid(manifest, 'it is not JSON', cause);
    }
    throw invalid(manifest, 'it is not an object');
}
function toDescriptors(value, manifest) {
    return Array.isArray(value) ? value.map((item) => toDescriptor(item, manifest)) : [];
}
function toReferrers(entries) {
    const at = { digest: 'sha256:', mediaType: '', bytes: new Uint8Array() };
    return entries.flatMap((entry) => {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(entry))
            return [];
        const { digest, size, artifactType } = entry;
        const isOne = typeof digest === 'string' && DIGEST.test(digest) && Number.isSafeInteger(size);
        if (!isOne || Number(size) < 0)
            return [];
        const known = isMediaType(artifactType) ? { artifactType } : {};
        return [{ ...toDescriptor(entry, at), ...known }];
    });
}
function toDescriptor(value, manifest) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        throw invalid(manifest, 'it refers to something that is not a descriptor');
    const { mediaType, digest, size, platform } = value;
    if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
        throw invalid(manifest, 'it refers to something without digest and size');
    }
    if (!Number.isSafeInteger(size) || size < 0) {
        throw invalid(manifest, `it states a size of ${size} bytes for ${digest}`);
    }
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value.annotations);
    return {
        mediaType: isMediaType(mediaType) ? mediaType : '',
        digest,
        size,
        ...toManifestPlatform(platform),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
}
function toManifestPlatform(value) {
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    const isOne = [os, architecture, variant === '' ? undefined : variant].every((part) => part === undefined || PLATFORM_PART.test(part));
    if (os === undefined || architecture === undefined || !isOne)
        return {};
    const isPlain = variant === undefined || variant === '';
    return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}
function invalid({ digest }, why, cause) {
    const message = `The manifest ${digest} cannot be used: ${why}.`;
    const hint = 'Check that the reference names a container image.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
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





const ATTESTATION = 'vnd.docker.reference.type';
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
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
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
        created: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(body).created,
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
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
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}


/***/ }),

/***/ 77691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createWalk)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75893);
/* harmony import */ var _http_pause_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73072);



const AT_ONCE = 8;
function createWalk(source, treeBytes = _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TREE_BYTES */ .Vq) {
    const slots = (0,_http_pause_js__WEBPACK_IMPORTED_MODULE_2__/* .createSlots */ .e)(AT_ONCE);
    let listed = 0;
    let bytes = 0;
    const read = async (index, digest) => {
        if (bytes > treeBytes)
            throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `what it lists is larger than ${treeBytes} bytes`);
        const manifest = await source.readManifest(digest);
        bytes += manifest.bytes.byteLength;
        return manifest;
    };
    const toWalk = (depth) => ({
        each: async (index, entries, next) => {
            if (entries.length === 0)
                return [];
            if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_DEPTH */ .RS)
                throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `indexes nest deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_DEPTH */ .RS}`);
            listed += entries.length;
            if (listed > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_ENTRIES */ .ov) {
                throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `it and the indexes in it list more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_ENTRIES */ .ov} manifests`);
            }
            const deeper = toWalk(depth + 1);
            return await Promise.all(entries.map(async (entry) => {
                const manifest = await slots.within(() => read(index, entry.digest));
                return await next(manifest, entry, deeper);
            }));
        },
    });
    return toWalk(1);
}


/***/ }),

/***/ 37541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ addLegacy),
/* harmony export */   Hq: () => (/* binding */ ownsLegacy),
/* harmony export */   Od: () => (/* binding */ readLegacy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35176);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29266);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11822);






async function readLegacy(repository, digest) {
    const manifest = await repository.getManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest));
    if (manifest === undefined)
        return undefined;
    if ((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(manifest).isIndex)
        throw taken(repository, digest);
    return manifest;
}
const PAYLOAD_BYTES = 64 * 1024;
const MOST_LAYERS = 50;
async function ownsLegacy(repository, manifest, digest, signer) {
    for (const { layer, annotations } of (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacyLayers */ .a4)(manifest).slice(-MOST_LAYERS).reverse()) {
        const payload = await readPayload(repository, layer);
        if (payload === undefined || !isAbout(payload, digest))
            continue;
        if (await signer.ownsPayload(payload, annotations))
            return true;
    }
    return false;
}
async function readPayload(repository, layer) {
    if (layer.size > PAYLOAD_BYTES)
        return undefined;
    return (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .orUnreadable */ .pz)(async () => Buffer.from((await repository.readBlob?.(layer)) ?? []));
}
function isAbout(payload, digest) {
    const { critical } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(payload.toString('utf8')) ?? {};
    const image = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(critical) ? critical.image : undefined;
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(image) && image['docker-manifest-digest'] === digest;
}
async function addLegacy(repository, before, digest, signer) {
    const payload = (0,_payload_js__WEBPACK_IMPORTED_MODULE_5__/* .makeSimpleSigning */ .iU)(repository.repository.name, digest);
    const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .addLegacyLayer */ .Qd)(before, payload, await signer.signPayload(payload));
    await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .putBlobs */ .ES)(repository, artifact);
    await repository.putManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest), artifact.manifest);
    return artifact.manifest.digest;
}
function taken({ repository }, digest) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_TAG_TAKEN', `The tag "${(0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest)}" of "${repository.name}" should hold the signatures of the image, but it holds something else.`, 'Remove this tag, or write sign-format: bundle.'),
    ]);
}


/***/ })

};
