export const id = 305;
export const ids = [305];
export const modules = {

/***/ 305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareSigning: () => (/* binding */ prepareSigning),
  signImages: () => (/* binding */ signImages)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/failure.js
var failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/registry/manifests/fallback.js
var fallback = __webpack_require__(85580);
// EXTERNAL MODULE: ./src/ship/sign/artifact.js
var sign_artifact = __webpack_require__(35176);
// EXTERNAL MODULE: ./src/ship/sign/bundle-store.js
var bundle_store = __webpack_require__(29266);
// EXTERNAL MODULE: ./src/ship/sign/legacy-store.js
var legacy_store = __webpack_require__(37541);
;// CONCATENATED MODULE: ./src/ship/sign/attach.js





const WAITS_MS = [0, 200, 1_000, 3_000];
async function attachBundle(repository, subject, bundle, signing) {
    const { signer, clock, signal } = signing;
    const { digest } = subject;
    const before = await (0,bundle_store/* listBundles */.Od)(repository, digest);
    const tag = before.hasApi ? null : (0,fallback/* toFallbackTag */.KN)(digest);
    const note = toNote({ repository, subject, format: 'bundle', tag }, signing);
    const known = await (0,bundle_store/* findBundle */.az)(repository, before, digest, signer);
    if (known !== undefined) {
        note('kept', known.digest);
        return;
    }
    const bytes = await bundle();
    const artifact = (0,sign_artifact/* makeReferrer */.uK)(subject, bytes, new Date(clock.now()).toISOString());
    note('failed', artifact.manifest.digest);
    await (0,bundle_store/* putArtifact */.qg)(repository, artifact);
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const listed = await (0,bundle_store/* listBundles */.Od)(repository, digest);
        const found = await (0,bundle_store/* findBundle */.az)(repository, listed, digest, signer);
        if (found !== undefined) {
            note('created', found.digest);
            return;
        }
        if (!listed.hasApi)
            await (0,bundle_store/* addToFallback */.Bv)(repository, digest, listed, artifact);
    }
    throw lost(repository, digest, tag ?? 'the list of referrers');
}
async function attachLegacy(repository, subject, signing) {
    const { signer, clock, signal } = signing;
    const { digest } = subject;
    const tag = (0,sign_artifact/* toLegacyTag */.Df)(digest);
    const note = toNote({ repository, subject, format: 'legacy', tag }, signing);
    let action = 'kept';
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const there = await (0,legacy_store/* readLegacy */.Od)(repository, digest);
        if (there !== undefined && (await (0,legacy_store/* ownsLegacy */.Hq)(repository, there, digest, signer))) {
            note(action, there.digest);
            return;
        }
        note('failed', there?.digest ?? null);
        action = 'created';
        await (0,legacy_store/* addLegacy */.DE)(repository, there, digest, signer);
    }
    throw lost(repository, digest, tag);
}
function toNote({ repository, subject, format, tag, }, { note }) {
    const { name } = repository.repository;
    return (action, digest) => {
        note({ repository: name, subject: subject.digest, format, tag, digest, action });
    };
}
function lost({ repository }, digest, where) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('SIGN_LOST', `The signature of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in ${where}.`, 'Run it again; if it stays so, choose the other sign-format, or find out what else writes this tag.'),
    ]);
}

// EXTERNAL MODULE: ./src/ship/sign/read-key.js
var read_key = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/ship/sign/signer.js
var signer = __webpack_require__(73352);
// EXTERNAL MODULE: ./src/ship/sign/subjects.js
var sign_subjects = __webpack_require__(93531);
;// CONCATENATED MODULE: ./src/ship/sign/sign.js








async function prepareSigning(context) {
    const { settings, trust, push } = context;
    if (settings.sign === 'none' || !push || settings.leg.length > 0)
        return { problems: [] };
    if (trust.level === 'untrusted')
        return { problems: [explainUnsigned(trust.reason)] };
    try {
        return { signer: (0,signer/* createKeySigner */.e)(await (0,read_key/* readSigningKey */.j)(settings, context)), problems: [] };
    }
    catch (thrown) {
        return { problems: (0,ship_destination/* toProblems */.ek)(thrown) };
    }
}
const AT_ONCE = 8;
async function signImages(pushedImages, { isTagged = false, ...signing }) {
    const failures = new Map();
    const lacking = new Map();
    const told = {
        ...signing,
        tell: (name, problem) => lacking.set(name, problem),
    };
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const parts = await listParts(pushedImages, failures);
    await Promise.all(parts.map((part) => slots.within(async () => {
        const failed = await signPart(part, told);
        for (const [destination, problems] of failed)
            failures.set(destination, problems);
    })));
    signing.signal.throwIfAborted();
    const good = pushedImages.filter(({ destination }) => !failures.has(destination));
    const served = new Set(good.map(({ destination }) => destination.target));
    const bad = [...failures].map(([destination, problems]) => ({
        isFatal: destination.required || !(isTagged || served.has(destination.target)),
        problems: [explainRefused(destination), ...problems],
    }));
    const fatal = bad.filter(({ isFatal }) => isFatal);
    if (fatal.length > 0)
        throw new problem/* Problem */.AF(fatal.flatMap(({ problems }) => problems));
    const notices = (0,ship_destination/* asNotices */.Ek)(bad.flatMap(({ problems }) => problems));
    return { pushedImages: good, problems: [...lacking.values(), ...notices] };
}
async function listParts(pushedImages, failures) {
    const parts = new Map();
    await Promise.all(pushedImages.map(async ({ destination, builtImage }) => {
        try {
            const subjects = await (0,sign_subjects/* listSubjects */.U)(builtImage.manifest, destination.repository);
            for (const subject of subjects) {
                const repositories = new Map();
                const part = parts.get(subject.digest) ?? { subject, repositories };
                const { name } = destination;
                part.repositories.set(name, [...(part.repositories.get(name) ?? []), destination]);
                parts.set(subject.digest, part);
            }
        }
        catch (thrown) {
            failures.set(destination, (0,ship_destination/* toProblems */.ek)(thrown));
        }
    }));
    return [...parts.values()];
}
async function signPart({ subject, repositories }, signing) {
    const { format, signer } = signing;
    const failed = new Map();
    let made;
    const makeBundle = () => (made ??= signer.makeBundle(subject.digest));
    const signAt = async (sharing) => {
        const [destination] = sharing;
        if (destination === undefined)
            return;
        try {
            const { repository } = destination;
            if (format !== 'legacy') {
                try {
                    await attachBundle(repository, subject, makeBundle, signing);
                }
                catch (thrown) {
                    if (format === 'bundle' || !isUnsupported(thrown))
                        throw thrown;
                    signing.tell(destination.name, explainLegacyOnly(destination));
                }
            }
            if (format !== 'bundle')
                await attachLegacy(repository, subject, signing);
        }
        catch (thrown) {
            signing.signal.throwIfAborted();
            for (const one of sharing)
                failed.set(one, (0,ship_destination/* toProblems */.ek)(thrown));
        }
    };
    await Promise.all([...repositories.values()].map(signAt));
    return failed;
}
const UNSUPPORTED = [400, 404, 405, 406, 415, 422];
function isUnsupported(thrown) {
    const { answer } = (0,failure/* toFailure */.w)(thrown) ?? {};
    if (answer !== undefined)
        return UNSUPPORTED.includes(answer.status);
    return thrown instanceof problem/* Problem */.AF && thrown.problems.every(({ code }) => code === 'SIGN_LOST');
}
function explainLegacyOnly({ name }) {
    return (0,problem/* notice */.lm)('SIGN_LEGACY_ONLY', `"${name}" has the signatures in cosign's older format only: it does not keep what refers to an image.`, 'With sign-format: legacy this notice is gone.');
}
function explainRefused({ name }) {
    return (0,problem/* error */.z3)('SIGN_REFUSED', `"${name}" did not take the signature of the image, so no tag was written there.`, 'See the next message. Another sign-format may suit this registry; with required: false in registries it only gets no tags.');
}
function explainUnsigned(reason) {
    return (0,problem/* notice */.lm)('SIGN_UNTRUSTED', `The image is not signed: this run is untrusted, because ${reason}.`);
}


/***/ }),

/***/ 93531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ listSubjects)
/* harmony export */ });
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77691);


const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
async function listSubjects(manifest, source) {
    const whole = manifest.bytes.byteLength > 0 ? manifest : await source.readManifest(manifest.digest);
    const found = await list(whole, (0,_registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .createWalk */ .y)(source));
    return [...new Map(found.map((one) => [one.digest, one])).values()];
}
async function list(manifest, walk) {
    const { mediaType, digest, bytes } = manifest;
    const { manifests } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    const nested = manifests.filter((entry) => INDEX.test(entry.mediaType));
    const others = manifests.filter((entry) => !nested.includes(entry));
    const below = await walk.each(manifest, nested, (child, _, deeper) => list(child, deeper));
    return [
        { mediaType, digest, size: bytes.byteLength },
        ...others.map((entry) => ({
            mediaType: entry.mediaType === '' ? MANIFEST_TYPE : entry.mediaType,
            digest: entry.digest,
            size: entry.size,
        })),
        ...below.flat(),
    ];
}


/***/ })

};
