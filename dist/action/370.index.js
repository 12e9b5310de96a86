export const id = 370;
export const ids = [370,723];
export const modules = {

/***/ 6029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ PROTECTED_HINT),
/* harmony export */   G8: () => (/* binding */ listGitlabLogins),
/* harmony export */   sW: () => (/* binding */ findGitlabLogin)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6392);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3981);


/**
 * The login of a GitLab job for a repository; undefined where GitLab gives none.
 *
 * | repository                         | login                                                        |
 * | ---------------------------------- | ------------------------------------------------------------ |
 * | below `CI_REGISTRY_IMAGE`          | `CI_REGISTRY_USER`, else the deploy token                    |
 * | another project of `CI_REGISTRY`   | the deploy token, else `CI_REGISTRY_USER`                    |
 * | the whole of `CI_REGISTRY`         | `CI_REGISTRY_USER`, else the deploy token                    |
 * | on `CI_DEPENDENCY_PROXY_SERVER`    | `CI_DEPENDENCY_PROXY_USER`                                   |
 *
 * The job's own user may push to its project only; a group's deploy token, given as
 * `CI_DEPLOY_USER`, also to the others of the group.
 *
 * @see https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/
 * @see https://docs.gitlab.com/user/packages/dependency_proxy/#authenticate-within-cicd
 */
function findGitlabLogin(env, repository) {
    const logins = listGitlabLogins(env).filter(({ host }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)(host, repository.host));
    const own = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CI_REGISTRY_IMAGE') ?? repository.host);
    const isForeign = repository.path !== '' && !(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(own, repository);
    const token = logins.find(({ source }) => source === DEPLOY.password);
    return (isForeign ? token : undefined) ?? logins[0];
}
/** All logins of a GitLab job, the preferred one of a host first; empty outside GitLab. */
function listGitlabLogins(env) {
    return [REGISTRY, DEPLOY, DEPENDENCY_PROXY].flatMap((names) => {
        const [server, username, password] = [names.server, names.user, names.password].map((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, name));
        if (server === undefined || username === undefined || password === undefined)
            return [];
        return listHosts(server).map((host) => ({ host, username, password, source: names.password }));
    });
}
/** The dependency proxy is named with its port, which image names may leave out where it is that of https. */
function listHosts(server) {
    const { host } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(server);
    return host.endsWith(':443') ? [host, host.slice(0, -':443'.length)] : [host];
}
const REGISTRY = {
    server: 'CI_REGISTRY',
    user: 'CI_REGISTRY_USER',
    password: 'CI_REGISTRY_PASSWORD',
};
/** What GitLab fills in for a deploy token of the name `gitlab-deploy-token`. */
const DEPLOY = {
    server: 'CI_REGISTRY',
    user: 'CI_DEPLOY_USER',
    password: 'CI_DEPLOY_PASSWORD',
};
const DEPENDENCY_PROXY = {
    server: 'CI_DEPENDENCY_PROXY_SERVER',
    user: 'CI_DEPENDENCY_PROXY_USER',
    password: 'CI_DEPENDENCY_PROXY_PASSWORD',
};
/** What to do where a GitLab job lacks a variable since its branch or git tag isn't protected. */
const PROTECTED_HINT = 'GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear "Protect variable" (Settings > CI/CD > Variables).';


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ copyImage),
/* harmony export */   t: () => (/* binding */ listBlobs)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8660);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4659);
/* harmony import */ var _http_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3072);
/* harmony import */ var _platforms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9236);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7691);
// SPDX-License-Identifier: Apache-2.0
// Copies an image with everything that belongs to it to repositories, byte for byte. Writes no tags.






/** How many layers, from the last, are expected to be new. */
const NEW_LAYERS = 2;
const AT_ONCE = 8;
/** Layers that their licence keeps where they are. */
const FOREIGN = /foreign|nondistributable/;
/**
 * Copies an image, or an index with all its images and attestations, to every target at the same
 * time. Blobs go in parallel, each once; a manifest goes when all it refers to is there; the digest
 * stays, since no byte changes. A failing target does not stop the others.
 */
async function copyImage(manifest, source, targets) {
    if (targets.length === 0)
        return [];
    const tree = await readTree(manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_4__/* .createWalk */ .y)(source));
    return await Promise.all(targets.map((target) => copyTo(target, tree, source)));
}
async function readTree(manifest, walk) {
    const { isIndex, isAbout, manifests } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest);
    const children = await walk.each(manifest, manifests, async (child, entry, deeper) => {
        const mediaType = entry.mediaType === '' ? child.mediaType : entry.mediaType;
        const node = await readTree({ ...child, mediaType }, deeper);
        return (0,_platforms_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(entry) ? { ...node, part: 'attestation' } : node;
    });
    const blobs = listBlobs(manifest);
    const [config, ...layers] = blobs.map(({ digest }) => digest);
    const fresh = new Set([...(config === undefined ? [] : [config]), ...layers.slice(-NEW_LAYERS)]);
    return { manifest, part: isIndex ? 'index' : undefined, isAbout, children, blobs, fresh };
}
/** The blobs that go along with a manifest itself. */
function listBlobs(manifest) {
    const { config, layers } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest);
    const all = [...(config === undefined ? [] : [config]), ...layers];
    return all.filter(({ mediaType }) => !FOREIGN.test(mediaType));
}
async function copyTo(target, tree, source) {
    const counts = { present: 0, mounted: 0, uploaded: 0 };
    const slots = (0,_http_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .createSlots */ .e)(AT_ONCE);
    const blobs = new Map();
    const { unlessFailed, failure } = createFuse();
    const bring = (blob, { part, fresh }) => {
        const isNew = source.repository === undefined && fresh.has(blob.digest);
        const known = blobs.get(blob.digest) ??
            slots.within(() => unlessFailed(part, async () => {
                counts[await target.putBlob(blob, source, { isNew })] += 1;
            }));
        blobs.set(blob.digest, known);
        return known;
    };
    const place = async (node) => {
        const { manifest, part, blobs: own, children } = node;
        let isThere = false;
        const look = unlessFailed(part, async () => {
            isThere = (await target.resolve(manifest.digest)) !== undefined;
        });
        const first = children.filter(({ isAbout }) => !isAbout).map(place);
        const rest = children.filter(({ isAbout }) => isAbout);
        const later = rest.map(async (child) => {
            await awaitAll([...first, ...child.blobs.map((blob) => bring(blob, child))]);
            await place(child);
        });
        await awaitAll([look, ...own.map((blob) => bring(blob, node)), ...first, ...later]);
        const write = async () => {
            if (!isThere)
                await target.putManifest(manifest.digest, manifest);
        };
        await unlessFailed(part, write, true);
    };
    const { repository } = target;
    try {
        await place(tree);
        return { repository, ...counts };
    }
    catch (caught) {
        const { thrown, part, isWrite } = failure() ?? { thrown: caught };
        if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
            throw thrown;
        const told = part !== undefined && isRefusedKind(thrown, isWrite) ? { refused: part } : {};
        return { repository, ...counts, problem: thrown, ...told };
    }
}
/**
 * Whether the host does not support this type of manifest. Many do not report it: a proxy or the
 * registry itself answers with a page, or fails at it again and again until the deadline.
 */
function isRefusedKind(thrown, isWrite = false) {
    if (thrown.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED'))
        return true;
    const answer = isWrite ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailure */ .w)(thrown)?.answer : undefined;
    if (answer === undefined)
        return false;
    const { status, isPage } = answer;
    return (isPage && status < 500 && !ELSE.includes(status)) || (status >= 500 && status !== 503);
}
/** The subject of a page that reports it. */
const ELSE = [401, 407, 408, 413, 429];
/** After the first failure, which is the one reported, nothing more is started. */
function createFuse() {
    let failure;
    return {
        failure: () => failure,
        unlessFailed: async (part, work, isWrite = false) => {
            try {
                if (failure === undefined)
                    await work();
            }
            catch (thrown) {
                failure ??= { thrown, part, isWrite };
                throw thrown;
            }
        },
    };
}
/** Waits for all, so that nothing continues in the background, and throws the first failure. */
async function awaitAll(works) {
    const results = await Promise.allSettled(works);
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}


/***/ }),

/***/ 9702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toDockerTypes)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8660);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3564);
/* harmony import */ var _platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9236);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7691);
// SPDX-License-Identifier: Apache-2.0
// An image in Docker's media types instead of OCI's, for registries that accept no others. No layer changes.




const DOCKER = 'application/vnd.docker';
const LIST = `${DOCKER}.distribution.manifest.list.v2+json`;
const MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;
/** What Docker calls the kinds that an image is made of; any other stays as it is. */
const TYPES = new Map([
    ['application/vnd.oci.image.config.v1+json', `${DOCKER}.container.image.v1+json`],
    ['application/vnd.oci.image.layer.v1.tar', `${DOCKER}.image.rootfs.diff.tar`],
    ['application/vnd.oci.image.layer.v1.tar+gzip', `${DOCKER}.image.rootfs.diff.tar.gzip`],
    ['application/vnd.oci.image.layer.v1.tar+zstd', `${DOCKER}.image.rootfs.diff.tar.zstd`],
]);
/**
 * The same image as a Docker manifest or manifest list. Config and layers are the same blobs; manifests
 * have other bytes, and so other digests. Attestations and annotations, which Docker's types cannot hold,
 * are left out. A Docker manifest is returned unchanged; the same image gives the same bytes.
 *
 * @see https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
async function toDockerTypes(image) {
    const made = new Map();
    const manifest = await convert(image.manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_3__/* .createWalk */ .y)(image.source), made);
    const { source } = image;
    const readManifest = (digest) => {
        const known = made.get(digest);
        return known === undefined ? source.readManifest(digest) : Promise.resolve(known);
    };
    return { manifest, source: { ...source, readManifest } };
}
async function convert(manifest, walk, made) {
    if (manifest.mediaType.startsWith(DOCKER))
        return manifest;
    const { isIndex, manifests, config, layers } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!isIndex) {
        const parts = { config: config && toPart(config), layers: layers.map(toPart) };
        return make({ schemaVersion: 2, mediaType: MANIFEST, ...parts }, made);
    }
    const images = manifests.filter((entry) => !(0,_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry));
    const entries = await walk.each(manifest, images, async (child, { platform }, deeper) => {
        const { mediaType, digest, bytes } = await convert(child, deeper, made);
        return { mediaType, digest, size: bytes.byteLength, ...(platform && { platform }) };
    });
    return make({ schemaVersion: 2, mediaType: LIST, manifests: entries }, made);
}
function toPart({ mediaType, digest, size }) {
    return { mediaType: TYPES.get(mediaType) ?? mediaType, digest, size };
}
function make(body, made) {
    const bytes = Buffer.from(JSON.stringify(body, undefined, 2));
    const manifest = { mediaType: body.mediaType, bytes, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes) };
    made.set(manifest.digest, manifest);
    return manifest;
}


/***/ }),

/***/ 1384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ joinFlags),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   RV: () => (/* binding */ isFlag),
/* harmony export */   g0: () => (/* binding */ splitFlags)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Splits a build command into flags: a value is a value, even if it looks like a flag. Pure.
/** Flags of a plan's command that take no value. */
const SWITCHES = new Set(['--no-cache', '--pull']);
/** The flags in the words after `docker buildx build`. */
function splitFlags(words) {
    const flags = [];
    const left = [...words];
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
        if (name === '--')
            return [...flags, [name, ...left]];
        const isAlone = SWITCHES.has(name) || !name.startsWith('-') || name.includes('=');
        const value = isAlone ? undefined : left.shift();
        flags.push(value === undefined ? [name] : [name, value]);
    }
    return flags;
}
/** The words of the flags. */
function joinFlags(flags) {
    return flags.flat();
}
/** The value of `--name value` or `--name=value`; undefined for another flag. */
function valueOf([name, value], wanted) {
    if (name === wanted)
        return value;
    return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : undefined;
}
/** Whether a flag is one of these, in either spelling. */
function isFlag([name], wanted) {
    return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}


/***/ }),

/***/ 4684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ withoutAttestations),
/* harmony export */   ks: () => (/* binding */ toForm),
/* harmony export */   mm: () => (/* binding */ adviseOn),
/* harmony export */   rH: () => (/* binding */ copyTo)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8660);
/* harmony import */ var _registry_manifests_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4599);
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3564);
/* harmony import */ var _registry_manifests_docker_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9702);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9236);
// SPDX-License-Identifier: Apache-2.0
// Copies an image to repositories in the form that each of them accepts. Writes no tag.






/**
 * Copies an image to all targets at once. A host that accepts no index, or no attestations, gets the image
 * without them: see {@link withoutAttestations}. Any other failure is the problem of that host.
 */
async function copyTo(builtImage, source, targets) {
    const copied = await (0,_registry_manifests_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .copyImage */ .L)(builtImage.manifest, source, targets);
    return await Promise.all(targets.map(async (repository, index) => {
        const { problem, refused } = copied[index] ?? {};
        if (problem === undefined)
            return { repository, builtImage, problems: [], notices: [] };
        const failed = { repository, builtImage, problems: problem.problems, notices: [] };
        if (refused === undefined)
            return { ...failed, problems: explain(failed.problems, refused) };
        return await copyPlainTo(failed, source, refused);
    }));
}
/** The image in the requested media types, and a source to read its parts from. */
async function toForm(builtImage, source, mediaTypes) {
    if (mediaTypes === 'oci')
        return { builtImage, source };
    const made = await (0,_registry_manifests_docker_types_js__WEBPACK_IMPORTED_MODULE_4__/* .toDockerTypes */ .f)({ manifest: builtImage.manifest, source });
    const { imageId, platforms } = await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .readPlatforms */ .tj)(made.source, made.manifest);
    return { builtImage: { manifest: made.manifest, imageId, platforms }, source: made.source };
}
async function copyPlainTo(failed, source, part) {
    const { repository, builtImage, problems } = failed;
    const manifest = await withoutAttestations(builtImage, source);
    if (manifest === undefined)
        return { ...failed, problems: explain(problems, part) };
    const [again] = await (0,_registry_manifests_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .copyImage */ .L)(manifest, source, [repository]);
    const problem = again?.problem;
    if (problem === undefined) {
        const bare = { ...builtImage, manifest };
        return { ...failed, builtImage: bare, problems: [], notices: [describe(failed, bare, part)] };
    }
    const isSame = problem.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED');
    return { ...failed, problems: isSame ? explain(problems, again?.refused) : problem.problems };
}
/**
 * The same image without its attestations, in the plainest form: undefined if it already has this form.
 *
 * | platforms | an index becomes                          |
 * | --------- | ----------------------------------------- |
 * | one       | the manifest of the platform              |
 * | several   | an index of the same platforms' manifests |
 */
async function withoutAttestations(builtImage, source) {
    const { isIndex, manifests } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(builtImage.manifest);
    if (!isIndex)
        return undefined;
    const [only, ...others] = Object.values(builtImage.platforms);
    if (only === undefined)
        return undefined;
    if (others.length === 0)
        return await source.readManifest(only);
    return manifests.some(_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3) ? toIndex(builtImage.manifest) : undefined;
}
/** The same index without the entries for attestations; always the same bytes. */
function toIndex({ mediaType, bytes }) {
    const body = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const manifests = body.manifests.filter((entry) => !(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3)(entry));
    const bare = Buffer.from(JSON.stringify({ ...body, manifests }));
    return { mediaType, bytes: bare, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .toDigest */ .O6)(bare) };
}
function describe({ repository, builtImage, problems }, bare, part) {
    const { name, host } = repository.repository;
    const what = part === 'index' ? 'this index' : 'its attestation';
    const answer = problems[0]?.message ?? '';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('PUSH_PLAIN', `"${name}" differs from the other repositories: ${host} does not accept ${what}, so it has ${nameForm(bare)} ` +
        `${bare.manifest.digest} of the same build instead of ${builtImage.manifest.digest}. ${answer}`, 'To have one digest everywhere, write attestations: plain (provenance: false with several platforms).');
}
function nameForm({ manifest, platforms }) {
    const [[only, digest] = [], ...others] = Object.entries(platforms);
    return digest === manifest.digest && others.length === 0
        ? `the plain ${only ?? ''} manifest`
        : 'the index without attestations';
}
/** The original problem with a hint; `part` is what was refused last. */
function explain(problems, part) {
    const hint = adviseOn(part === 'index');
    return problems.map((one) => (one.code === 'REGISTRY_UNSUPPORTED' ? { ...one, hint } : one));
}
/** What to do about a host that accepts the image in none of our forms. */
function adviseOn(needsIndex) {
    return needsIndex
        ? 'Several platforms need an index: ship one platform to this host, in a run of its own with platforms: linux/amd64, or give it required: false in registries.'
        : "It accepts neither an index nor a plain OCI manifest: write media-types: docker, which pushes Docker's types, or update it, or give it required: false in registries.";
}


/***/ }),

/***/ 6080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VQ: () => (/* binding */ choosePushStrategy),
/* harmony export */   kj: () => (/* binding */ isReachable),
/* harmony export */   yD: () => (/* binding */ orderForPush)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8849);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3981);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1232);
// SPDX-License-Identifier: Apache-2.0
// Chooses the push strategy, and the repository to push to first. Pure.




/**
 * The push strategy of this run.
 *
 * | `publish` | builder            | strategy                                                       |
 * | --------- | ------------------ | -------------------------------------------------------------- |
 * | `auto`    | pushes by digest   | *builder*, if it can reach a repository; else *layout*         |
 * | `auto`    | reaches the endpoint | *endpoint*                                                   |
 * | `auto`    | other `docker` driver | *layout*                                                    |
 * | other     |                    | as set                                                         |
 *
 * @throws Problem PUBLISH_IMPOSSIBLE if the builder cannot do what `publish` requires
 */
function choosePushStrategy(settings, builder, repositories) {
    const can = {
        builder: builder.canPushByDigest,
        endpoint: builder.endpoint !== undefined,
        layout: builder.canWriteLayout,
    };
    if (settings.publish !== 'auto') {
        if (can[settings.publish])
            return settings.publish;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describeImpossible(settings.publish, builder.driver)]);
    }
    const reaches = repositories.some((one) => isReachable(one, builder, settings));
    if (can.builder && (reaches || !can.layout))
        return 'builder';
    if (can.endpoint)
        return 'endpoint';
    if (can.layout)
        return 'layout';
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describeImpossible('layout', builder.driver)]);
}
const ABILITIES = {
    builder: 'push by digest',
    endpoint: 'push to this process',
    layout: 'write an OCI layout',
};
function describeImpossible(strategy, driver) {
    if (strategy === 'endpoint' && driver === 'docker') {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PUBLISH_IMPOSSIBLE', 'The Docker engine does not reach a port of this process on 127.0.0.1, as publish: endpoint requires.', 'Write publish: auto. The engine must be at a local socket and share the network of this process: not Docker Desktop, a remote engine, or a job in a container.');
    }
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PUBLISH_IMPOSSIBLE', `A builder with the driver "${driver}" cannot ${ABILITIES[strategy]}.`, 'Write publish: auto and builder: auto.');
}
/**
 * Whether a builder is expected to reach a repository: it is not if we use a client certificate, a
 * custom certificate authority, unchecked TLS or plain HTTP, and the builder is not configured for it.
 */
function isReachable(repository, builder, settings) {
    const { insecure, ca, cert } = (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .readReach */ .eo)(settings.registries, repository.host);
    return (builder.knownHosts.includes(repository.host) ||
        (!insecure && ca === undefined && cert === undefined));
}
/**
 * The repositories in the order in which the builder should try them: the setting
 * `primary`; then required ones before others; among them those that it can reach, then those on this
 * machine (which is another machine for a builder in a container); each in the given order.
 */
function orderForPush(repositories, builder, settings) {
    const rank = ({ repository }) => {
        if ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPrimary */ .Dn)(repository, settings.primary))
            return 0;
        const late = (0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .isRequired */ .gx)(repository, settings.registries) ? 0 : 3;
        if (!isReachable(repository, builder, settings))
            return late + 3;
        const isElsewhere = builder.driver === 'docker-container' || builder.driver === 'kubernetes';
        return late + ((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(repository.host) && isElsewhere ? 2 : 1);
    };
    return repositories.toSorted((one, other) => rank(one) - rank(other));
}


/***/ }),

/***/ 4370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  apply: () => (/* binding */ apply)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
;// CONCATENATED MODULE: ./src/ship/disk.js
// SPDX-License-Identifier: Apache-2.0
// Errors of the file system of the private directory: faults of the machine, not bugs of tagship. Pure.

const reasons = {
    ENOSPC: 'no space is left on the file system',
    EDQUOT: "this user's disk quota is used up",
    EROFS: 'the file system is read-only',
    EFBIG: 'the limit for the size of files (ulimit -f) is too low',
    EIO: 'the disk reports an error',
};
/** Problem TEMP_FULL for an error of the file system; anything else unchanged. */
function toDiskProblem(thrown, tempDir) {
    if (!(thrown instanceof Error) || !('code' in thrown) || !('syscall' in thrown))
        return thrown;
    const reason = reasons[String(thrown.code)];
    if (reason === undefined)
        return thrown;
    const message = `cannot write to the temporary directory "${tempDir}": ${reason}`;
    const hint = 'Free some space there, or set TMPDIR to a directory on another file system.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('TEMP_FULL', message, hint)], { cause: thrown });
}

;// CONCATENATED MODULE: ./src/ship/end.js
// SPDX-License-Identifier: Apache-2.0
// How a run ends: done, interrupted, or by a bug of tagship.

/** Waits for the end of a run or its interruption; after an interruption only what is known by then counts. */
async function awaitEnd(running, journal, signal) {
    const interrupted = new Promise((resolve) => {
        const end = () => {
            resolve({ progress: journal.read(), problems: [describeInterruption(signal.reason)] });
        };
        signal.addEventListener('abort', end, { once: true });
        if (signal.aborted)
            end();
    });
    try {
        const done = running.then(() => ({ progress: journal.read(), problems: [] }));
        return await Promise.race([interrupted, done]);
    }
    catch (thrown) {
        if (signal.aborted)
            return await interrupted;
        journal.close(thrown);
        return { progress: journal.read(), problems: [describeBug()], bug: { thrown } };
    }
}
function describeInterruption(why) {
    return (0,problem/* error */.z3)('SHIP_INTERRUPTED', `The run was interrupted: ${why instanceof Error ? why.message : String(why)}.`, 'Run it again: it continues from what is already pushed.');
}
function describeBug() {
    return (0,problem/* error */.z3)('SHIP_BUG', 'A bug in tagship ended the run before it was done.', 'Report it, with the log, and run it again: it continues from what is already pushed.');
}

// EXTERNAL MODULE: ./src/ship/inputs.js
var inputs = __webpack_require__(8555);
// EXTERNAL MODULE: ./src/ship/tag/exact/decide.js
var exact_decide = __webpack_require__(939);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(1232);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var revision = __webpack_require__(3510);
;// CONCATENATED MODULE: ./src/ship/journal.js



const NOTHING = { surveyed: [], produced: [], problems: [], pushed: false };
/** A journal for the run of one commit; it ends with the signal. */
function createJournal(sha, signal) {
    let progress = NOTHING;
    const ending = new AbortController();
    const noted = new Map();
    const note = (tagResult) => {
        noted.set(keyOf(tagResult.destination, tagResult.planned.tag), tagResult);
    };
    return {
        note,
        write: async ({ destination, planned, from }, manifest) => {
            signal.throwIfAborted();
            ending.signal.throwIfAborted();
            note({ ...toUnwritten(destination, planned, WHILE, from), isUncertain: true });
            await destination.repository.putManifest(planned.tag, manifest);
        },
        learn: (more) => {
            const problems = [...progress.problems, ...(more.problems ?? [])];
            progress = { ...progress, ...more, problems };
        },
        read: () => {
            const { tagResults, pushed, produced } = progress;
            return {
                ...progress,
                tagResults: tagResults ?? (pushed ? listNoted(produced, noted, sha) : []),
            };
        },
        close: (why) => {
            ending.abort(why);
        },
    };
}
const BEFORE = 'the run ended before this tag was decided; run it again';
const WHILE = 'the run ended while this tag was being written, so it may exist; run it again';
function listNoted(produced, noted, sha) {
    const destinations = produced.flatMap(({ pushedImages }) => pushedImages.map(({ destination }) => destination));
    return destinations.flatMap((destination) => [...(0,ship_destination/* listExact */.Af)(destination), ...(0,ship_destination/* listFloating */.Xg)(destination)].map((planned) => {
        const longer = toLongerName(destination, planned, sha);
        const found = noted.get(keyOf(destination, longer)) ?? noted.get(keyOf(destination, planned.tag));
        return found ?? toUnwritten(destination, planned, BEFORE, null);
    }));
}
/** The name that a tag has if another commit has `sha-<7>`. */
function toLongerName(destination, { kind, tag }, sha) {
    const other = { digest: '', revision: '' };
    return kind === 'exact'
        ? ((0,exact_decide/* decideLongerName */.z2)(tag, (0,revision/* revisionOf */.DT)(destination.target, sha), other) ?? tag)
        : tag;
}
function toUnwritten(destination, planned, reason, from) {
    const image = (0,ship_destination/* toImage */.RS)(destination, planned, { action: 'failed', digest: from, from, reason });
    return { destination, planned, image };
}
function keyOf(destination, tag) {
    return `${destination.target.name} ${destination.name}:${tag}`;
}

;// CONCATENATED MODULE: ./src/ship/outcome.js
/** The Receipt of a run, also of a failed one: it shows what was done until then. */
function toReceipt(outcome) {
    const problems = distinct(outcome.problems);
    return {
        schemaVersion: 1,
        status: toStatus(outcome.tagResults, problems),
        pushed: outcome.pushed,
        targets: outcome.targets.map((target) => toTarget(target, outcome)),
        retries: outcome.retries,
        durationsMs: outcome.durationsMs,
        problems,
    };
}
function toStatus(tagResults, problems) {
    if (!problems.some(({ level }) => level === 'error'))
        return 'done';
    const wrote = tagResults.some(({ image, isUncertain }) => WRITTEN.has(image.action) || isUncertain === true);
    return wrote ? 'partial' : 'failed';
}
const WRITTEN = new Set(['created', 'moved', 'replaced']);
function toTarget(target, { produced, tagResults, surveyed, sizesOf }) {
    const made = produced.find((one) => one.target === target);
    const order = new Map(surveyed.map(({ destination }, index) => [destination, index]));
    const images = tagResults
        .filter(({ destination }) => destination.target === target)
        .sort((one, other) => (order.get(one.destination) ?? 0) - (order.get(other.destination) ?? 0))
        .map(({ image }) => image);
    return {
        name: target.name,
        version: target.version,
        ...describeImage(made?.builtImage, sizesOf),
        reused: made?.reused ?? false,
        images,
    };
}
function describeImage(builtImage, sizesOf) {
    if (builtImage === undefined)
        return { digest: null, imageId: null, platforms: {} };
    const { manifest, imageId, platforms } = builtImage;
    const { digest, mediaType, bytes } = manifest;
    const size = bytes.byteLength;
    const descriptor = size === 0 ? {} : { descriptor: { mediaType, digest, size } };
    const sizes = sizesOf(platforms);
    const known = Object.keys(sizes).length === 0 ? {} : { sizes };
    return { digest, imageId, platforms, ...known, ...descriptor };
}
function distinct(problems) {
    const seen = new Map(problems.map((one) => [`${one.level} ${one.code} ${one.message}`, one]));
    return [...seen.values()];
}

// EXTERNAL MODULE: ./src/ship/tag/float/branch.js
var float_branch = __webpack_require__(5900);
// EXTERNAL MODULE: ./src/ship/tag/snapshot.js
var tag_snapshot = __webpack_require__(7779);
;// CONCATENATED MODULE: ./src/ship/tag/prefetch.js



/**
 * A snapshot that starts at once, while exact tags are written: of git, whose remote takes longer to
 * answer than a registry, and of the current images of version floats. Changes of git that it misses are in
 * the snapshot after our own write; current images are read again before it.
 */
function prefetch(pushedImages, context) {
    const snapshot = (0,tag_snapshot/* createSnapshot */.$)(context.remote);
    const { moving, version } = context.settings;
    const floats = moving === 'always' ? [] : pushedImages.flatMap(({ destination }) => (0,ship_destination/* listFloating */.Xg)(destination));
    const branch = (0,float_branch/* branchOf */.W0)(context.facts);
    const isVersion = ({ versions }) => versions !== undefined;
    // An error is reported to the caller that needs the answer.
    if (version === undefined && floats.some(isVersion))
        snapshot.gitTags().catch(() => undefined);
    if (branch !== undefined && !floats.every(isVersion))
        snapshot.tip(branch).catch(() => undefined);
    for (const { destination } of moving === 'always' ? [] : pushedImages) {
        const tags = (0,ship_destination/* listFloating */.Xg)(destination).filter(isVersion);
        for (const { tag } of tags)
            snapshot.digest(destination, tag).catch(() => undefined);
    }
    return snapshot;
}

// EXTERNAL MODULE: ./src/ship/push/notices.js
var notices = __webpack_require__(4112);
// EXTERNAL MODULE: ./src/ship/tag/exact/write.js
var write = __webpack_require__(7608);
;// CONCATENATED MODULE: ./src/ship/preflight.js






/**
 * Asks every destination at once: are the credentials accepted, may they push, and which images have the exact
 * tags. Writes nothing but an upload that is cancelled. A problem of one destination does not
 * keep the others from being asked, so that all problems are reported together.
 */
async function preflight(destinations, options) {
    return Promise.all(destinations.map((destination) => surveyDestination(destination, options)));
}
async function surveyDestination(destination, options) {
    try {
        await destination.repository.authorize('pull,push');
        const [right, tags] = await Promise.all([
            destination.repository.provePush(),
            caught(surveyTags(destination, options)),
        ]);
        if (!right.ok) {
            const forbidden = right.reason === 'credentials' || right.reason === 'permission';
            return failed(destination, [describeRefusal(destination, right)], forbidden);
        }
        if (!tags.ok)
            return failed(destination, (0,ship_destination/* toProblems */.ek)(tags.thrown), false);
        return tags.problems.length > 0
            ? failed(destination, tags.problems, false)
            : {
                destination,
                usable: true,
                reusable: tags.reusable,
                forbidden: false,
                problems: tags.notices,
            };
    }
    catch (thrown) {
        const problems = (0,ship_destination/* toProblems */.ek)(thrown);
        return failed(destination, problems, problems.some(isForbidden));
    }
}
/** A refused login makes reading fail, too; waiting for both keeps the better explanation. */
async function caught(step) {
    try {
        return { ok: true, ...(await step) };
    }
    catch (thrown) {
        return { ok: false, thrown };
    }
}
async function surveyTags(destination, options) {
    const ours = (0,revision/* identify */.ls)(destination.target, options.sha);
    const decide = async (tag) => {
        const { planned, there } = await (0,write/* nameExact */.HZ)(destination, tag, ours.revision);
        const here = there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
        const reference = (0,ship_destination/* toReference */.TT)(destination, planned.tag);
        const { onExisting } = options;
        return { planned, decision: (0,exact_decide/* decideExact */.mA)({ reference, ours, here, onExisting }) };
    };
    const [told, ...found] = await Promise.all([
        (0,notices/* explainVTags */.p)(destination),
        ...(0,ship_destination/* listExact */.Af)(destination).map(decide),
    ]);
    return {
        reusable: found.flatMap(({ planned, decision }) => decision.action === 'reuse' && planned.platform === undefined ? [decision.digest] : []),
        notices: [
            ...told,
            ...found.flatMap(({ decision }) => decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : []),
        ],
        problems: found.flatMap(({ decision }) => decision.action === 'refuse' ? [decision.problem] : []),
    };
}
function failed(destination, problems, forbidden) {
    return {
        destination,
        usable: false,
        reusable: [],
        forbidden,
        problems: destination.required ? problems : (0,ship_destination/* asNotices */.Ek)(problems),
    };
}
/** Problems that are expected for a change: CI systems give it no secrets. */
const FORBIDDEN = new Set([
    'REGISTRY_DENIED',
    'LOGIN_REFUSED',
    'LOGIN_MISSING',
    'LOGIN_PASSWORD_MISSING',
    'REGISTRY_FILE_UNTRUSTED',
]);
function isForbidden({ code }) {
    return FORBIDDEN.has(code);
}
function describeRefusal(destination, right) {
    return (right.problem ??
        (0,problem/* error */.z3)('PREFLIGHT_REFUSED', `"${destination.name}" cannot be pushed to: ${right.detail}`));
}

// EXTERNAL MODULE: ./src/ship/push/image.js
var push_image = __webpack_require__(8852);
;// CONCATENATED MODULE: ./src/ship/push/check-pushed.js
// SPDX-License-Identifier: Apache-2.0
// Checks that an image can be read where it was pushed. Writes nothing.



/** Waits before asking again for a digest that was just pushed, ms. */
const WAITS_MS = [200, 1_000, 3_000];
/** Checks every destination, platform by platform; throws if the image is missing in a required one. */
async function checkPushed(pushedImages, context) {
    const checked = await Promise.all(pushedImages.map(async (pushedImage) => ({
        pushedImage,
        problems: await checkOne(pushedImage, context),
    })));
    const bad = checked.filter(({ problems }) => problems.length > 0);
    const required = bad.filter(({ pushedImage }) => pushedImage.destination.required);
    if (required.length > 0)
        throw new problem/* Problem */.AF(required.flatMap(({ problems }) => problems));
    return {
        pushedImages: checked
            .filter(({ problems }) => problems.length === 0)
            .map(({ pushedImage }) => pushedImage),
        problems: (0,ship_destination/* asNotices */.Ek)(bad.flatMap(({ problems }) => problems)),
    };
}
async function checkOne({ destination, builtImage }, { clock, signal }) {
    const { platforms } = destination.target;
    try {
        let problems = await (0,push_image/* verifyCopy */.Lr)(destination.repository, builtImage, platforms);
        for (const waitMs of WAITS_MS) {
            if (problems.length === 0)
                break;
            await clock.sleep(waitMs, signal);
            problems = await (0,push_image/* verifyImage */.ZG)(destination.repository, builtImage.manifest.digest, platforms);
        }
        return problems;
    }
    catch (thrown) {
        return (0,ship_destination/* toProblems */.ek)(thrown);
    }
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(8660);
;// CONCATENATED MODULE: ./src/ship/reuse/find.js
// SPDX-License-Identifier: Apache-2.0
// Finds an earlier build of ours to reuse instead of building again.






/**
 * The image of this very build that already has an exact tag, in a required destination first: once a
 * tag is written, nothing is built again, and every other destination gets the same image. If destinations differ
 * because one of them accepts no index, the most complete image is used.
 */
async function findTagged(surveyed) {
    const usable = surveyed.filter(({ usable, reusable }) => usable && reusable.length > 0);
    const required = usable.filter(({ destination }) => destination.required);
    const best = required.length > 0 ? required : usable.slice(0, 1);
    const first = (digest = '') => best.find(({ reusable }) => reusable[0] === digest);
    const found = best
        .filter((one) => one === first(one.reusable[0]))
        .map(async ({ destination, reusable: [digest = ''] }) => ({
        destination,
        builtImage: await (0,push_image/* readImage */.AM)(destination.repository, digest),
    }));
    return findFullest(await Promise.all(found));
}
/** The image with the most parts, of which a plain manifest has none; the first of equals. */
function findFullest(found) {
    const count = ({ builtImage }) => (0,contents/* readContents */.r0)(builtImage.manifest).manifests.length;
    return found.toSorted((one, other) => count(other) - count(one))[0];
}
/**
 * The image built earlier for this commit (`sha-…`), for `reuse: true`: promoted instead of built
 * if it has the same recipe. An image of the same commit with another recipe is not the
 * same image; a notice says so.
 */
async function findPromotable(destinations, sha) {
    const problems = [];
    const found = [];
    for (const destination of destinations) {
        const earlier = await findIn(destination, sha, problems);
        if (earlier !== undefined)
            found.push(earlier);
        // This host may accept only a plain manifest of an image that is complete elsewhere.
        if (earlier !== undefined && (0,contents/* readContents */.r0)(earlier.builtImage.manifest).isIndex)
            break;
    }
    return { earlier: findFullest(found), problems };
}
async function findIn(destination, sha, problems) {
    const { target } = destination;
    const ours = (0,revision/* identify */.ls)(target, sha);
    for (const tag of listShaTags(destination, sha)) {
        const there = await destination.repository.resolve(tag);
        if (there === undefined)
            continue;
        const here = await destination.readIdentity(there.digest, 'recipe');
        const differs = (0,exact_decide/* describeDifference */.hF)(here, ours);
        if (differs === undefined) {
            problems.push(...(0,exact_decide/* describeOlder */.Sf)(`${destination.name}:${tag}`, here, ours));
            return { destination, builtImage: await (0,push_image/* readImage */.AM)(destination.repository, there.digest) };
        }
        problems.push((0,problem/* notice */.lm)('REUSE_OTHER_BUILD', `"${destination.name}:${tag}" is not promoted: ${differs}.`, 'Build args that hold the version make every release a build of its own.'));
    }
    return undefined;
}
/** The tags for a commit: with seven, twelve or all digits, and the run's own affixes. */
function listShaTags(destination, sha) {
    const affixes = (0,ship_destination/* listFloating */.Xg)(destination).flatMap(({ versions }) => versions === undefined ? [] : [[versions.exactPrefix.replace(/^v$/, ''), versions.exactSuffix]]);
    const names = [7, 12, sha.length].map((length) => `sha-${sha.slice(0, length)}`);
    const tags = [['', ''], ...affixes].flatMap(([prefix = '', suffix = '']) => names.map((name) => prefix + name + suffix));
    return [...new Set(tags)];
}

// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(4684);
;// CONCATENATED MODULE: ./src/ship/reuse/copy.js




/** Copies an earlier image to every destination that lacks it. */
async function copyEarlier(target, usable, { destination: source, builtImage }, mediaTypes = 'oci') {
    const own = ({ reusable }) => reusable[0] !== undefined && reusable[0] !== builtImage.manifest.digest;
    const lacking = usable.filter((one) => one.destination !== source && !own(one));
    const targets = lacking.map(({ destination }) => destination.repository);
    const form = targets.length === 0 ? 'oci' : mediaTypes;
    const formed = await (0,plain_fallback/* toForm */.ks)(builtImage, source.repository, form);
    const copied = await (0,plain_fallback/* copyTo */.rH)(formed.builtImage, formed.source, targets);
    const at = new Map(lacking.map(({ destination }, index) => [destination, copied[index]]));
    const failed = lacking.filter(({ destination }) => isLost(at.get(destination)));
    const grave = failed.filter(({ destination }) => destination.required);
    const explain = ({ destination }) => at.get(destination)?.problems ?? [];
    if (grave.length > 0)
        throw new problem/* Problem */.AF(grave.flatMap(explain));
    const there = usable.filter(({ destination }) => !isLost(at.get(destination)));
    return {
        target,
        builtImage,
        pushedImages: await Promise.all(there.map(async (one) => ({
            destination: one.destination,
            builtImage: own(one)
                ? await (0,push_image/* readImage */.AM)(one.destination.repository, one.reusable[0] ?? '')
                : (at.get(one.destination)?.builtImage ?? builtImage),
        }))),
        reused: true,
        problems: [
            (0,problem/* notice */.lm)('SHIP_REUSED', `Nothing was built: "${source.name}@${builtImage.manifest.digest}" already is this build.`),
            ...copied.flatMap(({ notices }) => notices),
            ...there
                .filter(own)
                .map(({ destination, reusable }) => (0,problem/* notice */.lm)('SHIP_DIFFERS', `"${destination.name}" differs from the other repositories: it already has this build, as ${reusable[0] ?? ''}.`)),
            ...(0,ship_destination/* asNotices */.Ek)(failed.flatMap(explain)),
        ],
    };
}
function isLost(copied) {
    return copied !== undefined && copied.problems.length > 0;
}

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(3213);
;// CONCATENATED MODULE: ./src/ship/produce.js








/**
 * Gets a target's image to every usable destination. An image of this build that has an exact tag is
 * reused; with `reuse: true` also one that was built for this commit earlier. The image in each
 * destination is verified, platform by platform, before any tag points at it.
 *
 * @throws Problem if the image cannot be built or reused, or not be pushed to a required destination
 */
async function produce(target, surveyed, production) {
    const usable = surveyed.filter((one) => one.usable);
    if (usable.length === 0)
        throw new problem/* Problem */.AF(noDestination(target, surveyed));
    const { earlier, problems } = await findEarlier(usable, production);
    if (earlier !== undefined)
        void production.early.drop();
    const asked = new Map();
    const produced = earlier === undefined
        ? await build(target, usable, production, asked)
        : await production.watch.time('publish', () => copyEarlier(target, usable, earlier, production.context.settings.mediaTypes));
    await addOutputs(produced, production);
    prefetchExactTags(produced, production, asked);
    const checked = await production.watch.time('verify', () => checkPushed(produced.pushedImages, production.context));
    return {
        ...produced,
        pushedImages: checked.pushedImages,
        problems: [
            ...problems,
            ...produced.problems,
            ...(produced.reused ? (0,notices/* explainNotRebuilt */.y)(target) : []),
            ...checked.problems,
        ],
    };
}
/** Starts to read the exact tags, unless another build or the test comes before they are written. */
function prefetchExactTags({ target, pushedImages }, { plan, context: { settings }, exactTags }, asked) {
    if (!isTaggedNext(target, { plan, settings }))
        return;
    const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
    for (const pushedImage of pushedImages) {
        const reading = (0,write/* readExactTags */.jn)(pushedImage, options, asked.get(pushedImage.destination.name));
        reading.catch(() => undefined); // reported to the caller
        exactTags.set(pushedImage.destination, reading);
    }
}
function isTaggedNext(target, { plan, settings }) {
    return settings.test === undefined && plan.targets.at(-1) === target;
}
/** What to call while the image of a target is pushed, to ask for the exact tags of its only destination. */
function askWhenPushed(target, usable, { plan, context: { settings }, buildEnvironment }, asked) {
    const onRetry = () => {
        asked.clear();
        buildEnvironment.onRetry();
    };
    const onPushed = () => {
        for (const { destination } of isTaggedNext(target, { plan, settings }) ? usable : []) {
            const asking = (0,write/* nameExactTags */.c7)(destination, plan.facts.sha);
            asking.catch(() => undefined); // asked again where it is needed
            asked.set(destination.name, asking);
        }
    };
    return { onRetry, onPushed };
}
async function findEarlier(usable, { plan, context }) {
    const { onExisting, reuse } = context.settings;
    const tagged = onExisting === 'replace' ? undefined : await findTagged(usable);
    if (tagged !== undefined || !reuse)
        return { earlier: tagged, problems: [] };
    return findPromotable(usable.map(({ destination }) => destination), plan.facts.sha);
}
async function build(target, usable, production, asked) {
    const { context, buildEnvironment, watch } = production;
    const destinations = usable.map(({ destination }) => destination);
    const repositories = destinations.map(({ repository }) => repository);
    const start = async () => {
        const { buildAndPublish } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 5742));
        const open = await openBuildEnvironment(buildEnvironment);
        const { buildArgs } = context.settings;
        const hooks = askWhenPushed(target, usable, production, asked);
        // The endpoint waits for the builder, which may be made only now that it is asked for.
        const endpoint = await buildEnvironment.endpoint();
        const input = { target, repositories, context, ...open, endpoint, buildArgs };
        return buildAndPublish({ ...input, ...hooks });
    };
    const builtImage = await watch.time('build', async () => (await production.early.take(target, repositories)) ?? (await start()));
    const lost = new Set(builtImage.failed.map(({ repository }) => repository.name));
    return {
        target,
        builtImage,
        pushedImages: destinations
            .filter(({ name }) => !lost.has(name))
            .map((destination) => ({
            destination,
            builtImage: builtImage.bare.get(destination.name) ?? builtImage,
        })),
        reused: false,
        problems: [
            ...builtImage.notices,
            ...(0,ship_destination/* asNotices */.Ek)(builtImage.failed.map(({ problem }) => problem)),
        ],
    };
}
/** Writes files and other outputs that the user wants in addition to a push, also if nothing had to be built. */
async function addOutputs({ target, reused }, { context, buildEnvironment, watch }) {
    if (context.settings.outputs.length === 0)
        return;
    const { writeOutputs } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 5742));
    const task = {
        target,
        context,
        ...(await openBuildEnvironment(buildEnvironment)),
        buildArgs: context.settings.buildArgs,
    };
    await watch.time('outputs', () => writeOutputs(task, !reused));
}
async function openBuildEnvironment({ builder, childEnv, onRetry, }) {
    const [chosen, env] = await Promise.all([builder(), childEnv()]);
    return { builder: chosen, childEnv: env, onRetry };
}
/** Builds without pushing; loads the image into the local engine if that is useful. */
async function buildUnpushed(target, production) {
    const { plan, context, buildEnvironment, watch } = production;
    const { buildOnly: buildImage } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 5742));
    const open = await openBuildEnvironment(buildEnvironment);
    const { buildArgs } = context.settings;
    const input = { target, repositories: [], context, ...open, buildArgs };
    const { builder } = open;
    const several = target.platforms.length > 1 && builder.store !== 'containerd';
    const able = context.settings.load || (builder.hasEngine && !several);
    const built = await watch.time('build', () => buildImage(input, able && (wantsLoad(plan, context) || staysHere(context, builder))));
    return {
        target,
        builtImage: built.digest === '' ? undefined : built,
        pushedImages: [],
        reused: false,
        ...(0,omit_undefined/* omitUndefined */.O)({ loadedReference: built.loadedReference }),
        problems: [],
    };
}
/** Whether a run that does not push loads its image into the local engine: on request, to test it, or on a laptop. */
function wantsLoad(plan, { settings }) {
    if (settings.load)
        return true;
    const useful = settings.test !== undefined || plan.facts.ci === 'local';
    return useful && settings.outputs.length === 0;
}
/**
 * Whether an image that is not pushed stays in the engine that built it, like with `docker build`: for
 * later steps, if `push` was left to the run. An image of an untrusted change stays only with
 * `load`: in an engine that other jobs share it would take names of the project.
 */
function staysHere({ settings, trust }, { driver }) {
    const { push, outputs, imageOutput } = settings;
    const isFree = push === 'auto' && outputs.length === 0 && imageOutput === undefined;
    return driver === 'docker' && isFree && trust.level === 'trusted';
}
function noDestination(target, surveyed) {
    return [
        (0,problem/* error */.z3)('SHIP_NOWHERE', `No repository of target "${target.name}" can be pushed to.`, 'See the notices of each registry; none of them is required.'),
        ...surveyed.flatMap(({ problems }) => problems),
    ];
}

;// CONCATENATED MODULE: ./src/ship/sizes.js
// SPDX-License-Identifier: Apache-2.0
// The sizes of the images of a run, from the manifests that it reads and writes anyway. Sends no request of its own.

/** Records the sizes of manifests, by digest. */
function createSizeRecord(registries) {
    const sizes = new Map();
    const note = (manifest) => {
        const size = manifest === undefined ? undefined : sizeOf(manifest);
        if (manifest !== undefined && size !== undefined)
            sizes.set(manifest.digest, size);
        return manifest;
    };
    const measure = (repository) => ({
        ...repository,
        readManifest: async (digest) => note(await repository.readManifest(digest)),
        getManifest: async (reference) => note(await repository.getManifest(reference)),
        putManifest: (reference, manifest) => repository.putManifest(reference, note(manifest)),
    });
    return {
        registries: { ...registries, open: (name) => measure(registries.open(name)) },
        read: (platforms) => Object.fromEntries(Object.entries(platforms).flatMap(([platform, digest]) => {
            const size = sizes.get(digest);
            return size === undefined ? [] : [[platform, size]];
        })),
    };
}
/**
 * What a pull of one platform's image fetches in bytes: its configuration and layers, compressed.
 * Undefined for an index, and for what is no manifest of an image.
 */
function sizeOf(manifest) {
    try {
        const { isIndex, config, layers } = (0,contents/* readContents */.r0)(manifest);
        if (isIndex)
            return undefined;
        return [...(config === undefined ? [] : [config]), ...layers].reduce((sum, { size }) => sum + size, 0);
    }
    catch {
        return undefined; // reported by the caller that uses the manifest
    }
}

;// CONCATENATED MODULE: ./src/ship/stopwatch.js
/** A stopwatch that starts now. */
function createStopwatch(clock) {
    const started = clock.now();
    const steps = new Map();
    return {
        time: async (step, work) => {
            const from = clock.now();
            try {
                return await work();
            }
            finally {
                steps.set(step, (steps.get(step) ?? 0) + clock.now() - from);
            }
        },
        read: () => {
            const entries = [...steps, ['total', clock.now() - started]];
            return Object.fromEntries(entries.map(([step, ms]) => [step, Math.round(ms)]));
        },
    };
}

// EXTERNAL MODULE: ./src/ship/verify/verify.js
var verify = __webpack_require__(3723);
;// CONCATENATED MODULE: ./src/ship/tag/exact/confirm.js

/**
 * The outcome with each exact tag that was written as its registry answers now: one HEAD each, repeated
 * if the answer is not what was written. A registry, or a proxy in front of it, may accept a
 * write with success and store nothing; such a tag failed, and no floating tag may name its image.
 */
async function confirmExact(outcome, waiting) {
    const tagResults = await Promise.all(outcome.tagResults.map(async (one) => {
        if (!isWritten(one))
            return one;
        const [back = one] = await (0,verify/* readBack */.e7)([one], waiting);
        waiting.journal.note(back);
        return back;
    }));
    const found = tagResults.filter((one, at) => one.problem !== outcome.tagResults[at]?.problem);
    const problems = found.flatMap(({ problem }) => problem ?? []);
    return { ...outcome, tagResults, problems: [...outcome.problems, ...problems] };
}
function isWritten({ image, expected }) {
    return expected !== undefined && (image.action === 'created' || image.action === 'replaced');
}

// EXTERNAL MODULE: ./src/plan/version/standing.js
var standing = __webpack_require__(3660);
;// CONCATENATED MODULE: ./src/ship/tag/float/update.js


/** The current state, for the receipt. */
function toTagResult(update) {
    const { destination, planned } = update.float;
    const [problem] = update.problems;
    const from = update.judged?.here ?? null;
    const line = describe(update, from);
    const image = (0,ship_destination/* toImage */.RS)(destination, planned, { ...line, from });
    return {
        destination,
        planned,
        image,
        ...(update.written === undefined || problem !== undefined ? {} : { expected: update.written }),
        ...(0,omit_undefined/* omitUndefined */.O)({ problem }),
    };
}
function describe(update, from) {
    const { judged, written, newer, problems } = update;
    const [problem] = problems;
    if (newer !== undefined && written !== undefined) {
        const reason = `${newer.tag} was published during this run, and the tag follows it`;
        return { action: 'held', digest: written, reason };
    }
    if (problem !== undefined && judged?.decision.action !== 'hold') {
        return { action: 'failed', digest: from, reason: problem.message };
    }
    return describeDecision(judged?.decision, from, written);
}
function describeDecision(decision, from, written) {
    switch (decision?.action) {
        case 'move': {
            const action = from === null ? 'created' : 'moved';
            return { action, digest: written ?? from, reason: decision.reason };
        }
        case 'keep':
            return { action: 'kept', digest: from, reason: describeReason(decision) };
        case 'hold':
        case undefined:
            return { action: 'held', digest: from, reason: describeReason(decision) };
    }
}
function describeReason(decision) {
    if (decision === undefined)
        return 'it was not decided';
    return decision.hint === undefined ? decision.reason : `${decision.reason}. ${decision.hint}`;
}

// EXTERNAL MODULE: ./src/ship/tag/float/judge.js + 2 modules
var judge = __webpack_require__(6529);
;// CONCATENATED MODULE: ./src/ship/tag/other-kind.js
// SPDX-License-Identifier: Apache-2.0
// Explains why a registry refuses to move a tag: it may point at another kind of manifest. Writes nothing.


/** Permanent refusals. */
const REFUSALS = new Set([
    'REGISTRY_REFUSED',
    'REGISTRY_DENIED',
    'REGISTRY_UNSUPPORTED',
    'REGISTRY_REPOSITORY_MISSING',
]);
/**
 * The problems of a refused write; if the tag points at an index and the new manifest is a plain one,
 * or the other way round, they say so, since some registries do not let a tag change its kind.
 */
async function explainOtherKind({ destination, builtImage }, planned, thrown) {
    if (!(thrown instanceof problem/* Problem */.AF))
        return thrown;
    const isRefused = thrown.problems.some(({ code }) => REFUSALS.has(code));
    const there = isRefused ? await findKind(destination, planned.tag) : undefined;
    const ours = planned.platform === undefined ? toKind(builtImage.manifest.mediaType) : 'a manifest';
    if (there === undefined || there === ours)
        return thrown;
    const explain = (problem) => ({
        ...problem,
        message: `${problem.message} "${(0,ship_destination/* toReference */.TT)(destination, planned.tag)}" holds ${there}, and this is ${ours}.`,
        hint: `Where ${destination.repository.repository.host} does not let a tag change its kind, delete the tag there once, or push ${there} again (attestations: ${there === 'an index' ? 'index' : 'plain'}).`,
    });
    return new problem/* Problem */.AF(thrown.problems.map(explain), { cause: thrown });
}
async function findKind(destination, tag) {
    try {
        const there = await destination.repository.resolve(tag);
        return there === undefined ? undefined : toKind(there.mediaType);
    }
    catch (thrown) {
        if (thrown instanceof problem/* Problem */.AF)
            return undefined; // only the refusal itself is reported
        throw thrown;
    }
}
function toKind(mediaType) {
    return /\b(index|manifest\.list)\b/.test(mediaType) ? 'an index' : 'a manifest';
}

;// CONCATENATED MODULE: ./src/ship/verify/read-delay.js
/** Hosts that have answered from delayed copies; Distribution and similar registries answer from what was written. */
const LAGGING = {
    'ghcr.io': 2_000,
    'docker.io': 2_000,
};
/** How long to wait, ms, before the answer of a host about a tag that was just written is reliable. */
function readDelayMs(host, readDelay) {
    return readDelay === 'auto' ? (LAGGING[host] ?? 0) : readDelay;
}

;// CONCATENATED MODULE: ./src/ship/tag/float/move.js
// SPDX-License-Identifier: Apache-2.0
// Moves floating tags, and yields to newer images that were pushed meanwhile. `decide.ts` decides.









/** The limit of rounds; each one means that yet another newer image was pushed. */
const ROUNDS = 10;
/**
 * Moves the floating tags of all destinations: decide, write, check again. Registries have no
 * compare-and-set, so two runs can both decide to write, and the older one can write last. After
 * its own write, it sees the exact tag that the newer run wrote before it decided, and corrects the
 * floating tag. Hosts with delayed answers are checked once more after a while.
 */
async function tagFloats(pushedImages, context, snapshot) {
    const { journal } = context;
    const decided = await each(pushedImages.flatMap(listUpdates), journal, (update) => decide(update, context, snapshot));
    const written = await writeAll(decided, context);
    if (!written.some(mayBeWritten))
        return { tagResults: written.map(toTagResult) };
    // Usually there is nothing newer, and what was read meanwhile is final.
    const back = context.beginReadBack(pushedImages);
    const checked = await yieldToNewer(written, context, back);
    const waitMs = Math.max(0, ...checked.map((update) => lagMs(update, context.settings)));
    if (waitMs === 0) {
        const isLast = checked.every((update, index) => update === written[index]);
        return { tagResults: checked.map(toTagResult), ...(isLast ? { snapshot: back } : {}) };
    }
    await context.clock.sleep(waitMs, context.signal);
    return { tagResults: (await yieldToNewer(checked, context)).map(toTagResult) };
}
/** Whether a write was started: a failed one may still have been done. */
function mayBeWritten({ written, problems }) {
    return written !== undefined || problems.length > 0;
}
/** Holds floating tags, for a reason that is not their own. */
function holdFloats(pushedImages, reason) {
    return pushedImages
        .flatMap(listUpdates)
        .map((update) => toTagResult({ ...update, judged: hold(undefined, reason) }));
}
function listUpdates(pushedImage) {
    const { destination, builtImage } = pushedImage;
    return (0,ship_destination/* listFloating */.Xg)(destination).map((planned) => ({
        pushedImage,
        float: { destination, planned, ours: (0,ship_destination/* digestFor */.iW)(builtImage, planned) },
        problems: [],
    }));
}
async function decide(update, context, snapshot) {
    return { ...update, judged: await (0,judge/* judgeFloat */.yN)(update.float, context, snapshot) };
}
/** The tags of whole images first: a platform's manifest is not written at the same time as its index. */
async function writeAll(decided, context) {
    const { journal } = context;
    const isPart = ({ float }) => float.planned.platform !== undefined;
    const write = (parts) => (update) => isPart(update) === parts ? writeOurs(update, context) : Promise.resolve(update);
    return each(await each(decided, journal, write(false)), journal, write(true));
}
async function writeOurs(before, context) {
    const { pushedImage, float } = before;
    const isClear = before.judged?.decision.action === 'move';
    const ready = isClear ? await (0,ship_destination/* manifestFor */.h$)(pushedImage, float.planned) : undefined;
    const update = await decideAgain(before, context);
    if (update.judged?.decision.action !== 'move')
        return update;
    const manifest = ready ?? (await (0,ship_destination/* manifestFor */.h$)(pushedImage, float.planned));
    await context.journal.write(toWrite(update), manifest);
    return { ...update, written: manifest.digest };
}
/**
 * Decides again if the tag of a version has moved since it was decided, until it is unchanged
 * from the decision to the write; its current image may have been read before our exact tags were written.
 * A higher version that git does not know is seen only while it has the tag.
 */
async function decideAgain(update, context) {
    const { destination, planned } = update.float;
    if (planned.versions === undefined || context.settings.moving === 'always')
        return update;
    let current = update;
    for (let round = 0; round < ROUNDS; round += 1) {
        const here = (await destination.repository.resolve(planned.tag))?.digest;
        if (here === current.judged?.here)
            break;
        current = await decide(current, context, (0,tag_snapshot/* createSnapshot */.$)(context.remote));
    }
    return current;
}
function toWrite({ float: { destination, planned }, judged }) {
    return { destination, planned, from: judged?.here ?? null };
}
/** Checks again until no newer image is found after the last write, before which `first` was started. */
async function yieldToNewer(all, context, first = (0,tag_snapshot/* createSnapshot */.$)(context.remote)) {
    let current = all;
    for (let round = 0; round < ROUNDS; round += 1) {
        if (current.every((update) => !isOpen(update)))
            break;
        const snapshot = round === 0 ? first : (0,tag_snapshot/* createSnapshot */.$)(context.remote);
        const next = await each(current, context.journal, (update) => yieldOnce(update, context, snapshot));
        const changed = next.some((update, index) => update !== current[index]);
        current = next;
        if (!changed)
            break;
    }
    return current;
}
async function yieldOnce(update, context, snapshot) {
    const { float, written } = update;
    if (!isOpen(update))
        return update;
    const newer = await (0,judge/* findNewer */.pF)(float, context, snapshot);
    if (newer === undefined)
        return reassert(update, context, snapshot);
    if (newer.digest === written)
        return update;
    const manifest = await float.destination.repository.getManifest(newer.digest);
    if (manifest === undefined)
        return update;
    await context.journal.write(toWrite(update), manifest);
    return { ...update, written: manifest.digest, newer };
}
/**
 * Writes our image again if a lower version took the tag right after us. This is for versions that
 * are not from git: a run that ships a version of git does not look for them among the exact tags.
 */
async function reassert(update, context, snapshot) {
    const { float, pushedImage, written } = update;
    const { versions, tag } = float.planned;
    if (versions === undefined || (await (0,judge/* isFromGit */.lr)(context, snapshot)))
        return update;
    const here = await snapshot.digest(float.destination, tag);
    if (here === undefined || here === written)
        return update;
    const said = await float.destination.readIdentity(here, 'origin');
    if ((0,standing/* readCurrent */.c)(versions, said, undefined)?.standing !== 'below')
        return update;
    await context.journal.write(toWrite(update), await (0,ship_destination/* manifestFor */.h$)(pushedImage, float.planned));
    return { ...update };
}
/** Whether we wrote the tag, so that we must undo an overwrite. */
function isOpen({ written, problems }) {
    return written !== undefined && problems.length === 0;
}
function lagMs(update, { readDelay }) {
    return isOpen(update)
        ? readDelayMs(update.float.destination.repository.repository.host, readDelay)
        : 0;
}
/** Does a step for all at once; a failed one keeps its problems and does not stop the others. */
async function each(all, journal, step) {
    return Promise.all(all.map(async (update) => {
        if (update.problems.length > 0)
            return update;
        const after = await tryStep(update, step);
        if (after !== update && isDone(after))
            journal.note(toTagResult(after));
        return after;
    }));
}
async function tryStep(update, step) {
    try {
        return await step(update);
    }
    catch (thrown) {
        const { pushedImage, float } = update;
        return move_failed(update, await explainOtherKind(pushedImage, float.planned, thrown));
    }
}
/** Whether only a final check is left. */
function isDone({ judged, written, problems }) {
    return judged?.decision.action !== 'move' || written !== undefined || problems.length > 0;
}
function move_failed(update, thrown) {
    const { destination, planned } = update.float;
    if (!(0,write/* isImmutable */.t3)(thrown) || planned.literal === true) {
        const problems = (0,ship_destination/* toProblems */.ek)(thrown);
        return { ...update, problems: destination.required ? problems : (0,ship_destination/* asNotices */.Ek)(problems) };
    }
    const reason = 'the registry does not allow tags to be overwritten';
    return {
        ...update,
        judged: hold(update.judged?.here, reason),
        problems: [
            (0,problem/* notice */.lm)('TAG_IMMUTABLE', `"${(0,ship_destination/* toReference */.TT)(destination, planned.tag)}" was not moved: ${reason}.`, 'Exclude floating tags from the immutability rule of the registry, or leave this tag out.'),
        ],
    };
}
function hold(here, reason) {
    const decision = { action: 'hold', reason };
    return { here, decision };
}

;// CONCATENATED MODULE: ./src/ship/tag/tag.js





/**
 * Tags what was produced. Exact tags are read back before any floating tag is decided.
 * Floating tags are moved in no required destination while any required destination
 * lacks an exact tag, so that no `latest` names a release that is missing elsewhere; a destination that is
 * not required and failed holds only its own floating tags.
 */
async function tagAll(produced, context, snapshot = (0,tag_snapshot/* createSnapshot */.$)(context.remote)) {
    const pushedImages = produced.flatMap((one) => one.pushedImages);
    const { journal, facts, settings, exactTags } = context;
    const options = { sha: facts.sha, onExisting: settings.onExisting, journal };
    const written = await Promise.all(pushedImages.map((pushedImage) => (0,write/* tagExact */.g8)(pushedImage, options, exactTags?.get(pushedImage.destination))));
    const back = (0,tag_snapshot/* createSnapshot */.$)(context.remote);
    const waiting = { ...context, sha: facts.sha, snapshot: back };
    const exact = await Promise.all(written.map(async (outcome) => {
        const confirmed = await confirmExact(outcome, waiting);
        say(confirmed.tagResults, context);
        return confirmed;
    }));
    const floats = await tagFloating(exact, context, snapshot);
    say(floats.tagResults, context);
    const tagResults = exact.flatMap((outcome) => outcome.tagResults);
    return {
        pushedImages: exact.map(({ pushedImage }) => pushedImage),
        tagResults: [...tagResults, ...floats.tagResults, ...pushedImages.flatMap(tellHeld)],
        problems: exact.flatMap((outcome) => outcome.problems),
        ...toLastSnapshot(floats, back),
    };
}
/** The last snapshot: since the exact tags were written, if no floating tag was written after them. */
function toLastSnapshot({ snapshot, tagResults }, back) {
    if (snapshot !== undefined)
        return { snapshot };
    return tagResults.some(({ expected }) => expected !== undefined) ? {} : { snapshot: back };
}
/** Logs tags as they are written. */
function say(tagResults, { log }) {
    for (const { image } of tagResults)
        log?.info(`${image.action.padEnd(8)} ${image.reference}`);
}
async function tagFloating(exact, context, snapshot) {
    const lacking = exact.find((outcome) => outcome.pushedImage.destination.required && !(0,write/* holdsExact */.y)(outcome));
    const pushedImages = exact.map(({ pushedImage }) => pushedImage);
    if (lacking !== undefined) {
        const { name } = lacking.pushedImage.destination;
        return { tagResults: holdFloats(pushedImages, `${name} does not hold the exact tags yet`) };
    }
    const ready = exact.filter(write/* holdsExact */.y).map(({ pushedImage }) => pushedImage);
    const behind = exact.filter((one) => !(0,write/* holdsExact */.y)(one)).map(({ pushedImage }) => pushedImage);
    const moved = await tagFloats(ready, context, snapshot);
    const held = holdFloats(behind, 'the exact tags are not here yet');
    return { ...moved, tagResults: [...moved.tagResults, ...held] };
}
/** The tags that the plan holds, so that the receipt shows why. */
function tellHeld({ destination }) {
    return (0,ship_destination/* listHeld */.IE)(destination).map((planned) => {
        const { reason } = planned;
        const image = (0,ship_destination/* toImage */.RS)(destination, planned, {
            action: 'held',
            digest: null,
            from: null,
            reason,
        });
        return { destination, planned, image };
    });
}

// EXTERNAL MODULE: ./src/settings/values/image-output.js
var image_output = __webpack_require__(7545);
// EXTERNAL MODULE: ./src/credentials/gitlab.js
var gitlab = __webpack_require__(6029);
;// CONCATENATED MODULE: ./src/ship/push/unpushed.js



/**
 * The notices for a run that pushed nothing itself: PUSHED_BY_OUTPUTS with the destinations, if the
 * user's outputs pushed; otherwise why it did not push, unless the user decided so.
 */
function explainUnpushed(plan, settings) {
    const pushes = (0,image_output/* listOwnPushes */.XU)(settings.outputs);
    return pushes.length === 0
        ? explainSkipped(plan, settings)
        : plan.targets.map((target) => explainOutputs(target, pushes));
}
/** The builder prefers the names of the target to an output's own. */
function explainOutputs({ name, repositories }, pushes) {
    const own = pushes.flatMap((push) => push.name ?? []);
    const destinations = repositories.length > 0 ? repositories : own;
    return (0,problem/* notice */.lm)('PUSHED_BY_OUTPUTS', `"${name}" was pushed by its outputs, by digest and without a tag: ${destinations.join(', ')}.`, 'It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.');
}
/**
 * The notice PUSH_SKIPPED for a run that decided by itself not to push; none
 * if the user decided, and if there was no tag to push, which has its own problem. Outside CI
 * the hint lists what `--push` would push to each repository.
 */
function explainSkipped({ facts, push, targets }, settings) {
    const isAsked = settings.load || settings.call !== undefined;
    const isDecided = settings.push !== 'auto' || isAsked || push.mode === 'push';
    if (isDecided || targets.every(({ tags }) => tags.length === 0))
        return [];
    const hint = facts.ci === 'local' ? targets.flatMap(foretell).join('\n') : '';
    return [(0,problem/* notice */.lm)('PUSH_SKIPPED', `Built and not pushed: ${push.reason}.`, hint)];
}
function foretell({ repositories, tags }) {
    const names = tags.map(({ tag }) => tag).join(', ');
    if (repositories.length === 0)
        return [`With --push and --image REPOSITORY it would get: ${names}`];
    return repositories.map((repository) => `With --push, ${repository} would get: ${names}`);
}
/** The problems of a job that does not get a protected variable. */
const LACKS_PASSWORD = new Set(['LOGIN_PASSWORD_MISSING', 'LOGIN_MISSING']);
/**
 * Why a run only builds under `push: auto`: a change has no credentials, or they cannot push; a branch
 * that is not protected lacks a password.
 */
function explainBarred(plan, surveyed) {
    if (!plan.push.onlyWithCredentials)
        return undefined;
    const isChange = plan.facts.event.kind === 'change';
    const isBarring = ({ code }) => isChange || LACKS_PASSWORD.has(code);
    const barred = surveyed.find(({ forbidden, problems: [why] }) => forbidden && why && isBarring(why));
    const [why] = barred?.problems ?? [];
    if (barred === undefined || why === undefined)
        return undefined;
    const who = isChange ? 'this change' : 'this branch is not protected and';
    return (0,problem/* notice */.lm)('PUSH_NOT_ALLOWED', `Built and not pushed: ${who} may not push to "${barred.destination.name}". ${why.message}`, isChange ? why.hint : gitlab/* PROTECTED_HINT */.DQ);
}

// EXTERNAL MODULE: ./src/ship/push/strategy.js
var strategy = __webpack_require__(6080);
// EXTERNAL MODULE: ./src/ship/build/flags.js
var build_flags = __webpack_require__(1384);
;// CONCATENATED MODULE: ./src/ship/build/held-log.js
/** A log in front of another one. */
function holdLog(log) {
    let held = [];
    const later = (effect) => {
        if (held === undefined)
            effect();
        else
            held.push(effect);
    };
    return {
        later,
        release: () => {
            const kept = held ?? [];
            held = undefined;
            for (const effect of kept)
                effect();
        },
        log: {
            group: async (title, step) => {
                if (held === undefined)
                    return await log.group(title, step);
                let run = () => undefined;
                const running = new Promise((resolve, reject) => {
                    run = () => {
                        step().then(resolve, reject);
                    };
                });
                later(() => {
                    log.group(title, () => running).catch(() => undefined); // reported to the caller
                });
                run();
                return await running;
            },
            info: (line) => {
                later(() => {
                    log.info(line);
                });
            },
            debug: (line) => {
                later(() => {
                    log.debug(line);
                });
            },
            output: (chunk) => {
                later(() => {
                    log.output(chunk);
                });
            },
            problem: (problem) => {
                later(() => {
                    log.problem(problem);
                });
            },
        },
    };
}

;// CONCATENATED MODULE: ./src/ship/build/early.js




/**
 * The build of the first target, beside the preflight. It is not started where it could write anything outside
 * the builder and the directory of the run:
 *
 * | what                                              | why it waits                                   |
 * | ------------------------------------------------- | ---------------------------------------------- |
 * | a builder that is made for the run, or Kubernetes | a container or pod, made for nothing           |
 * | a push by the builder (*builder*)                 | it pushes without asking again                 |
 * | `--cache-to`, `--secret`, `--ssh`, `--allow`      | it writes, or has rights, elsewhere            |
 * | `reuse: true`                                     | most often there is nothing to build           |
 *
 * `start` is called when everything is checked that needs no network. Then `take` continues the build,
 * or `drop` ends it with SIGTERM, for a run that is refused or has its image already.
 */
function openEarlyBuild(production) {
    const { plan, context } = production;
    const [target] = plan.targets;
    const stop = new AbortController();
    let running;
    let isOver = false;
    return {
        start: () => {
            if (target === undefined || !mayStart(target.build, context) || isOver)
                return;
            running = begin(target, production, stop.signal, () => isOver);
            running.catch(() => undefined); // the build that is asked for later fails in the same way
        },
        take: async (wanted, repositories) => {
            if (wanted !== target)
                return undefined;
            isOver = true;
            const early = await withoutWaiting(running);
            if (early === undefined)
                return undefined;
            early.clear(repositories);
            early.held.release();
            running = undefined;
            return await early.built;
        },
        drop: async () => {
            isOver = true;
            stop.abort(new Error('there is nothing to build'));
            const early = await withoutWaiting(running);
            await early?.built.catch(() => undefined); // it was not needed
        },
    };
}
/** Flags with which a build writes elsewhere, or has rights to do so. */
const REACHING = ['--cache-to', '--secret', '--ssh', '--allow'];
function mayStart({ argv }, { push, settings }) {
    const flags = (0,build_flags/* splitFlags */.g0)(argv.slice(argv.indexOf('build') + 1));
    return push && !settings.reuse && !flags.some((flag) => (0,build_flags/* isFlag */.RV)(flag, REACHING));
}
/** What has become of a start; nothing if the builder is not ready yet, which may be waiting for the need of it. */
async function withoutWaiting(starting) {
    return await Promise.race([
        starting?.catch(() => undefined),
        new Promise((resolve) => {
            setImmediate(resolve, undefined);
        }),
    ]);
}
async function begin(target, production, signal, isOver) {
    const { plan, context, buildEnvironment } = production;
    const [environment, endpoint, { buildAndPublish }] = await Promise.all([
        buildEnvironment.prepared(),
        buildEnvironment.endpoint(),
        Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 5742)),
    ]);
    if (isOver() || !isReady(environment.builder))
        return undefined;
    const all = (0,ship_destination/* createDestinations */.g1)(plan, context.registries, context.settings);
    const repositories = all.filter((one) => one.target === target).map((one) => one.repository);
    const names = repositories.map(({ repository }) => repository);
    const able = { ...environment.builder, endpoint };
    if ((0,strategy/* choosePushStrategy */.VQ)(context.settings, able, names) === 'builder')
        return undefined;
    const held = holdLog(context.log);
    const { cleared, clear } = createClearance(signal);
    const built = buildAndPublish({
        ...{ target, repositories, cleared, endpoint, ...environment },
        buildArgs: context.settings.buildArgs,
        context: toHeldContext(context, held, signal),
        onRetry: () => {
            held.later(buildEnvironment.onRetry);
        },
    });
    built.catch(() => undefined); // reported to whom takes it
    return { target, held, clear, built };
}
/** A promise of the repositories that the preflight leaves; it rejects with the reason of the signal. */
function createClearance(signal) {
    let clear = () => undefined;
    const cleared = new Promise((resolve, reject) => {
        clear = resolve;
        signal.addEventListener('abort', () => {
            reject(signal.reason);
        });
    });
    cleared.catch(() => undefined); // reported to whom it keeps from pushing
    return { cleared, clear };
}
/** Whether a build on it leaves nothing that must be removed again. */
function isReady({ driver, remove }) {
    return driver !== 'kubernetes' && remove === undefined;
}
function toHeldContext(context, held, signal) {
    const { onBuilt } = context;
    return {
        ...context,
        log: held.log,
        signal: AbortSignal.any([context.signal, signal]),
        ...(onBuilt && {
            onBuilt: (record) => {
                held.later(() => {
                    onBuilt(record);
                });
            },
        }),
    };
}

// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(793);
// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(4840);
;// CONCATENATED MODULE: ./src/ship/build/environment.js



/**
 * The build environment of one run; `retries` is the number of repeated builds so far, `close` removes a
 * builder that was created for the run.
 */
function createBuildEnvironment(plan, context) {
    const names = listNames(plan);
    const closing = new AbortController();
    const own = { ...context, signal: AbortSignal.any([context.signal, closing.signal]) };
    const request = createBuilderRequest(closing.signal);
    let isNeeded = false;
    let retries = 0;
    const buildx = (0,once/* once */.O)(async () => (await __webpack_require__.e(/* import() */ 493).then(__webpack_require__.bind(__webpack_require__, 7493))).openBuildx(own));
    const builder = (0,once/* once */.O)(async () => {
        const { chooseBuilder } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(263), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 6479));
        const want = { ...toWanted(plan, context, names), needed: request.builderRequested };
        return chooseBuilder(context.settings, own, want, await buildx());
    });
    const endpoint = (0,once/* once */.O)(async () => {
        if (!context.push)
            return undefined;
        const { openEndpoint } = await Promise.all(/* import() */[__webpack_require__.e(263), __webpack_require__.e(906)]).then(__webpack_require__.bind(__webpack_require__, 3906));
        return openEndpoint(own, await builder(), context.settings);
    });
    const childEnv = (0,once/* once */.O)(() => context.credentials.childEnv(names, {
        buildx: async () => (await buildx()).version(),
        docker: context.settings.test !== undefined,
    }));
    return {
        prepare: () => {
            void Promise.allSettled([builder(), childEnv(), endpoint()]);
        },
        prepared: async () => {
            const [chosen, env] = await Promise.all([builder(), childEnv()]);
            return { builder: chosen, childEnv: env };
        },
        builder: () => {
            isNeeded = true;
            request.requestBuilder();
            return builder();
        },
        childEnv,
        endpoint,
        onRetry: () => {
            retries += 1;
        },
        retries: () => retries,
        close: async () => {
            if (!isNeeded)
                closing.abort(new Error('nothing was built'));
            const [made, opened] = await Promise.allSettled([
                builder.begun(),
                endpoint.begun(),
                childEnv.begun(),
            ]);
            if (opened.status === 'fulfilled')
                opened.value?.close();
            if (made.status === 'fulfilled')
                await made.value?.remove?.();
        },
    };
}
/** A promise that resolves when a builder is needed; it rejects when the run ends without one. */
function createBuilderRequest(end) {
    let requestBuilder = () => undefined;
    const builderRequested = new Promise((resolve, reject) => {
        requestBuilder = resolve;
        end.addEventListener('abort', () => {
            reject(new Error('nothing was built'));
        });
    });
    builderRequested.catch(() => undefined); // usually there is no waiter
    return { builderRequested, requestBuilder };
}
function toWanted(plan, context, names) {
    return {
        platforms: [...new Set(plan.targets.flatMap((target) => target.platforms))],
        push: context.push,
        load: !context.push && wantsLoad(plan, context),
        hosts: [...new Set(names.map(({ host }) => host))],
    };
}
function listNames(plan) {
    const names = plan.targets.flatMap((target) => target.repositories).map(references/* parseRepository */.SU);
    return names.flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}

;// CONCATENATED MODULE: ./src/ship/ship.js


















/**
 * Applies a plan and returns the receipt. A run that fails or is interrupted has a receipt, too: its
 * status is `failed` if no tag was written and `partial` if some were; its problems say why.
 * `report` of the context is called with the receipt before cleaning up, so that it is reported even if the run
 * is killed. Bugs of tagship are thrown after that.
 */
async function apply(plan, given) {
    const sizes = createSizeRecord(given.registries);
    const context = { ...given, registries: sizes.registries };
    const watch = createStopwatch(context.clock);
    const buildEnvironment = createBuildEnvironment(plan, context);
    const journal = createJournal(plan.facts.sha, context.signal);
    const shared = { plan, context, buildEnvironment, watch, exactTags: new Map() };
    const early = openEarlyBuild(shared);
    const running = run({ ...shared, early }, journal);
    try {
        const end = await awaitEnd(running, journal, context.signal);
        const receipt = toReceipt({
            ...end.progress,
            targets: plan.targets,
            retries: context.registries.counts().retries + buildEnvironment.retries(),
            durationsMs: watch.read(),
            sizesOf: sizes.read,
            problems: [...plan.problems, ...end.progress.problems, ...end.problems],
        });
        await context.report(receipt);
        if (end.bug !== undefined)
            throw end.bug.thrown;
        return receipt;
    }
    finally {
        await running.catch(() => undefined); // reported above
        await early.drop();
        await buildEnvironment.close();
    }
}
async function run(production, journal) {
    const { context, plan, buildEnvironment, early } = production;
    try {
        buildEnvironment.prepare();
        const [inputs, surveyed] = await Promise.all([
            checkLocally(production),
            context.push ? survey(production) : [],
        ]);
        const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
        const barred = (0,problem/* hasErrors */.Cs)(inputs) ? undefined : explainBarred(plan, surveyed);
        if (barred !== undefined) {
            journal.learn({ problems: [...inputs, barred] });
        }
        else {
            journal.learn({ surveyed, problems });
            if ((0,problem/* hasErrors */.Cs)(problems))
                return void early.drop();
        }
        await (context.push && barred === undefined ? ship : withoutPush)(production, journal);
        if (!context.push)
            journal.learn({ problems: explainUnpushed(plan, context.settings) });
    }
    catch (thrown) {
        journal.learn({ problems: (0,ship_destination/* toProblems */.ek)(toDiskProblem(thrown, context.tempDir)) });
    }
}
/** Checks what needs no network. If nothing is wrong, the build starts while the registries are asked. */
async function checkLocally({ plan, context, early }) {
    const problems = await (0,inputs.checkInputs)(plan, context.settings, context);
    if (!(0,problem/* hasErrors */.Cs)(problems))
        early.start();
    return problems;
}
/** Checks all registries at once; their problems end the run here, all together. */
async function survey({ plan, context, watch }) {
    const { settings, registries, log } = context;
    const destinations = (0,ship_destination/* createDestinations */.g1)(plan, registries, settings);
    registries.connect(destinations.map(({ repository }) => repository.repository));
    const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
    const what = destinations.length === 1 ? '1 repository' : `${destinations.length} repositories`;
    const surveyed = await watch.time('preflight', () => log.group(`Check ${what}`, () => preflight(destinations, options)));
    registries.endPreflight();
    return surveyed;
}
/** Pushes by digest everywhere; then the test; then exact tags; floating tags last; then reads back. */
async function ship(production, journal) {
    const { context, plan, watch } = production;
    const { surveyed } = journal.read();
    const produced = await eachTarget(production, journal, (target) => {
        const there = surveyed.filter(({ destination }) => destination.target === target);
        return produce(target, there, production);
    });
    await gate(produced, production);
    journal.learn({ pushed: true });
    const tagging = {
        ...{ ...context, facts: plan.facts, journal, exactTags: production.exactTags },
        beginReadBack: (pushedImages) => (0,verify/* beginReadBack */.zr)(pushedImages, context.remote),
    };
    const snapshot = prefetch(produced.flatMap(({ pushedImages }) => pushedImages), tagging);
    const tagged = await watch.time('tag', () => context.log.group('Tag', () => tagAll(produced, tagging, snapshot)));
    const shipped = produced.map((one) => ({ ...one, ...imageAt(one, tagged.pushedImages) }));
    journal.learn({ produced: shipped, problems: tagged.problems });
    const waiting = { ...context, sha: plan.facts.sha, snapshot: tagged.snapshot };
    const tagResults = await watch.time('verify', () => context.log.group('Verify', () => (0,verify/* readBack */.e7)(tagged.tagResults, waiting)));
    journal.learn({ tagResults, problems: tagResults.flatMap(({ problem }) => problem ?? []) });
}
/** Runs a step for every target, and records each result at once. */
async function eachTarget({ plan }, journal, make) {
    const produced = [];
    for (const target of plan.targets) {
        const one = await make(target);
        produced.push(one);
        journal.learn({ produced: [...produced], problems: one.problems });
    }
    return produced;
}
/** The image as tagged: another run's, if that was first with the same commit. */
function imageAt({ target }, pushedImages) {
    const first = pushedImages.find(({ destination }) => destination.target === target);
    return first === undefined ? {} : { builtImage: first.builtImage };
}
/** Builds and tests, and pushes nothing. */
async function withoutPush(production, journal) {
    void production.early.drop();
    const make = (target) => buildUnpushed(target, production);
    await gate(await eachTarget(production, journal, make), production);
}
/** Runs the user's test against the image that would be tagged. */
async function gate(produced, { context, buildEnvironment, watch }) {
    if (!isTested(context.settings))
        return;
    const { runGate } = await __webpack_require__.e(/* import() */ 589).then(__webpack_require__.bind(__webpack_require__, 7589));
    const childEnv = await buildEnvironment.childEnv();
    for (const { target, builtImage: whole, pushedImages, loadedReference } of produced) {
        const builtImage = pushedImages[0]?.builtImage ?? whole;
        const built = {
            digest: builtImage?.manifest.digest ?? '',
            platforms: { ...builtImage?.platforms },
            ...(0,omit_undefined/* omitUndefined */.O)({ loadedReference }),
        };
        const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
        await watch.time('gate', () => runGate({ target, built, repositories, context, childEnv }));
    }
}
/** Whether there is a test, and an image for it. */
function isTested({ test, call = 'build' }) {
    return test !== undefined && call === 'build';
}


/***/ }),

/***/ 3723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e7: () => (/* binding */ readBack),
/* harmony export */   verifyReferences: () => (/* binding */ verifyReferences),
/* harmony export */   zr: () => (/* binding */ beginReadBack)
/* harmony export */ });
/* unused harmony export parseReference */
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(939);
/* harmony import */ var _tag_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7779);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3510);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3213);
// SPDX-License-Identifier: Apache-2.0
// Reads tags back from the registries, and compares. Writes nothing.








/** How long the answers of a registry may lag behind a write before the write counts as lost, ms. */
const WAITS_MS = [100, 250, 500, 1_000, 2_000, 4_000];
/**
 * Every tag of the receipt with the digest that its registry returns now. A tag that we wrote
 * and that still has its previous digest is read again for a while, since some registries
 * answer from delayed copies.
 */
async function readBack(tagResults, waiting) {
    return Promise.all(tagResults.map((one) => readBackOne(one, waiting)));
}
async function readBackOne(tagResult, waiting) {
    const { destination, planned, image } = tagResult;
    const { repository } = destination;
    try {
        let digest = await readFirst(tagResult, waiting.snapshot);
        for (const waitMs of WAITS_MS) {
            if (!isDoubtful(tagResult, digest))
                break;
            await waiting.clock.sleep(waitMs, waiting.signal);
            // In doubt, read the manifest itself: we compute its digest.
            const again = (await repository.getManifest(planned.tag))?.digest ?? null;
            if (again === digest && !isStale(tagResult, digest))
                break;
            digest = again;
        }
        return await compare(tagResult, digest, waiting.sha);
    }
    catch (thrown) {
        return toFailed(tagResult, image.digest, (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown));
    }
}
async function readFirst({ destination, planned: { tag } }, snapshot) {
    const digest = snapshot === undefined
        ? (await destination.repository.resolve(tag))?.digest
        : await snapshot.digest(destination, tag);
    return digest ?? null;
}
/**
 * Starts to read all planned tags of some destinations. Any other request to the
 * snapshot is sent on demand.
 */
function beginReadBack(pushedImages, remote) {
    const snapshot = (0,_tag_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .createSnapshot */ .$)(remote);
    for (const { destination } of pushedImages) {
        for (const { tag } of [...(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listExact */ .Af)(destination), ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listFloating */ .Xg)(destination)]) {
            snapshot.digest(destination, tag).catch(() => undefined); // reported to the caller
        }
    }
    return snapshot;
}
/** An unexpected answer: read again before believing it. */
function isDoubtful({ image, expected }, digest) {
    return (digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null));
}
/** The previous digest: the answer of a delayed copy. */
function isStale({ image, expected }, digest) {
    return expected !== undefined && digest === image.from;
}
/** The receipt's line, corrected to what was read; another digest than ours is explained or is a problem. */
async function compare(tagResult, digest, sha) {
    const { planned, image, expected } = tagResult;
    if (expected === undefined || digest === expected) {
        return { ...tagResult, image: { ...image, digest } };
    }
    if (digest === null || digest === image.from)
        return toLost(tagResult, digest, expected);
    return planned.kind === 'floating'
        ? toMovedOn(tagResult, digest)
        : toTaken(tagResult, { digest, expected, sha });
}
async function toMovedOn(tagResult, digest) {
    const { version, revision } = await tagResult.destination.readIdentity(digest, 'origin');
    const whose = version ?? revision?.slice(0, 12) ?? digest;
    const reason = `another run moved it to ${whose} during this run`;
    return { ...tagResult, image: { ...tagResult.image, digest, action: 'held', reason } };
}
/** An exact tag that was written by another run at the same time: allowed for the same build. */
async function toTaken(tagResult, { digest, expected, sha }) {
    if (!(await isOurBuild(tagResult, digest, sha)))
        return toLost(tagResult, digest, expected);
    const { image } = tagResult;
    const reason = 'another run of this commit wrote it during this run';
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('TAG_OTHER_BITS', `"${image.reference}" is ${digest}: ${reason}.`);
    return { ...tagResult, image: { ...image, digest, action: 'kept', reason }, problem };
}
function toLost(tagResult, digest, expected) {
    const { destination, image } = tagResult;
    const { host } = destination.repository.repository;
    const problem = digest === image.from
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}: ${host} accepted the write and did not keep it.`, `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`)
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}.`, 'Find out what else writes this tag, then run it again.');
    return toFailed(tagResult, digest, [problem]);
}
async function isOurBuild({ destination }, digest, sha) {
    const identity = await destination.readIdentity(digest, 'recipe');
    return (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .describeDifference */ .hF)(identity, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .ls)(destination.target, sha)) === undefined;
}
function toFailed(tagResult, digest, problems) {
    const [problem] = tagResult.destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .asNotices */ .Ek)(problems);
    const reason = problem?.message ?? tagResult.image.reason;
    return {
        ...tagResult,
        image: { ...tagResult.image, digest, action: 'failed', reason },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ problem }),
    };
}
/**
 * Reads references (`ghcr.io/acme/app:1.2.3`, `…@sha256:…`) from their registries: whether they
 * exist, have every platform with its manifest, and, if asked, all have the same digest.
 */
async function verifyReferences(references, options, registries) {
    const verified = await Promise.all(references.map((reference) => verifyReference(reference, options.platforms, registries)));
    const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
    const differ = options.sameDigest && digests.size > 1
        ? [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIFFERENT', `The references point at ${digests.size} digests: ${verified
                .map(({ reference, digest }) => `${reference} at ${digest ?? 'nothing'}`)
                .join(', ')}.`, 'Ship the release again to copy the image to where it is missing. For a registry that does not accept an index, write attestations: plain.'),
        ]
        : [];
    return {
        references: verified,
        problems: [...verified.flatMap(({ problems }) => problems), ...differ],
    };
}
async function verifyReference(reference, platforms, registries) {
    try {
        const { name, at } = parseReference(reference);
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            return { reference, digest: null, problems: parsed.problems };
        const repository = registries.open(parsed.value);
        const there = await repository.resolve(at);
        if (there === undefined) {
            const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_MISSING', `"${reference}" does not exist.`, 'Check the tag.');
            return { reference, digest: null, problems: [problem] };
        }
        const { digest } = there;
        const problems = await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyImage */ .ZG)(repository, digest, platforms);
        const found = `"${repository.repository.name}@${digest}"`;
        const asked = at === digest ? `"${reference}"` : `"${reference}" (${digest})`;
        const toAsked = (one) => ({
            ...one,
            message: one.message.replace(found, () => asked),
        });
        return { reference, digest, problems: problems.map(toAsked) };
    }
    catch (thrown) {
        return { reference, digest: null, problems: (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown) };
    }
}
/**
 * Parses a reference.
 *
 * | reference                   | name                 | at           |
 * | --------------------------- | -------------------- | ------------ |
 * | `ghcr.io/acme/app:1.2.3`    | `ghcr.io/acme/app`   | `1.2.3`      |
 * | `127.0.0.1:5000/app`        | `127.0.0.1:5000/app` | `latest`     |
 * | `acme/app@sha256:…`         | `acme/app`           | `sha256:…`   |
 * | `acme/app:1.2.3@sha256:…`   | `acme/app`           | `sha256:…`   |
 *
 * @throws Problem VERIFY_REFERENCE if the part before or after the separator is empty
 */
function parseReference(reference) {
    const match = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference);
    if (match?.[1] === undefined) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_REFERENCE', `invalid reference "${reference}"`, 'Write repository:tag, as in ghcr.io/acme/app:1.2.3.'),
        ]);
    }
    return { name: match[1], at: match[3] ?? match[2] ?? 'latest' };
}


/***/ })

};
