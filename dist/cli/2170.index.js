export const id = 2170;
export const ids = [2170,6478];
export const modules = {

/***/ 26478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ toPromotedFacts),
/* harmony export */   makeBareFacts: () => (/* binding */ makeBareFacts)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23213);

function makeBareFacts(now, trust) {
    return {
        ci: 'local',
        event: { kind: 'other', name: 'promote' },
        trust,
        eventName: 'promote',
        ref: '',
        sha: '',
        dirty: false,
        project: {},
        run: {},
        now,
        gitTags: { known: false, reason: 'nothing is checked out' },
    };
}
function toPromotedFacts({ ci, trust, eventName, project, run, environment, now }, image) {
    return {
        ...{ ci, trust, eventName, project, run, now },
        event: { kind: 'other', name: 'promote' },
        ref: '',
        sha: image.revision ?? '',
        dirty: false,
        gitTags: { known: false, count: 0, reason: 'the registries decide' },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ environment, commitTime: image.commitTime }),
    };
}


/***/ }),

/***/ 32170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  preparePromotion: () => (/* binding */ preparePromotion)
});

// EXTERNAL MODULE: ./src/plan/version/version.js
var version_version = __webpack_require__(37266);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var reuse_revision = __webpack_require__(63510);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
// EXTERNAL MODULE: ./src/plan/make.js
var make = __webpack_require__(65131);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/plan/version/versions.js
var versions = __webpack_require__(56305);
;// CONCATENATED MODULE: ./src/lifecycle/promote/tags.js





function nameTags(names, { version, settings }) {
    const exact = names.map((name) => readExact(name, version)).find((one) => one !== undefined);
    const isBetter = version === undefined || (version.isPrerelease && exact?.isPrerelease === false);
    const counts = isBetter ? (exact ?? version) : version;
    const named = [...new Set(names)].map((name) => nameTag(name, { version: counts, settings }));
    return {
        tags: named.flatMap(({ tag }) => tag ?? []),
        version: counts,
        problems: named.flatMap(({ problem }) => problem ?? []),
    };
}
function nameTag(tag, run) {
    if (!(0,references/* isTag */.dz)(tag)) {
        const message = `invalid tag ${JSON.stringify(tag.slice(0, 140))} in to: ${(0,references/* describeBadTag */.NM)(tag)}`;
        return { problem: (0,src_problem/* error */.z3)('PROMOTE_TAG_ILLEGAL', message, 'Write tags alone: to: production.') };
    }
    const base = { tag, rule: `to: ${tag}`, decided: 'registry', literal: true };
    if (readExact(tag, run.version) !== undefined || /^sha-[0-9a-f]{7,64}$/.test(tag)) {
        return { tag: { ...base, kind: 'exact', reason: 'it is written once' } };
    }
    const numbers = readNumbers(tag);
    if (numbers !== undefined || tag === 'latest')
        return nameSeries(base, numbers ?? [], run);
    const versions = run.version === undefined ? undefined : makeSeries(run.version, run.settings, `-${tag}`);
    return {
        tag: {
            ...base,
            kind: 'floating',
            reason: 'it never goes back',
            ...(versions === undefined ? {} : { versions, series: versions.name }),
        },
    };
}
function nameSeries(base, numbers, { version, settings }) {
    const name = numbers.length === 0 ? 'all' : `${numbers.join('.')}.x`;
    const { tag } = base;
    if (version === undefined) {
        return { tag: { ...base, kind: 'floating', reason: 'the image has no version' } };
    }
    if (version.isPrerelease) {
        const message = `"${tag}" is for releases, and ${version.text} is a prerelease`;
        const hint = 'Promote the release, or name the release as well: to: 1.2.3, 1.2, latest.';
        return { problem: (0,src_problem/* error */.z3)('PROMOTE_PRERELEASE', message, hint) };
    }
    if (numbers.some((number, index) => (version.numbers[index] ?? 0) !== number)) {
        const message = `"${tag}" is the series ${name}, and ${version.text} does not belong to it`;
        return { problem: (0,src_problem/* error */.z3)('PROMOTE_SERIES', message, 'Name a series of the version.') };
    }
    const range = numbers.length === 0 ? undefined : name;
    const versions = makeSeries(version, settings, '', { name, ...(0,omit_undefined/* omitUndefined */.O)({ range }) });
    const reason = `${version.text} is of ${name}`;
    return { tag: { ...base, kind: 'floating', reason, versions, series: name } };
}
function readExact(tag, own) {
    const version = (0,version_version/* parseVersion */.ot)(tag);
    if (version === undefined)
        return undefined;
    return version.numbers.length >= 3 || version.text === own?.text ? version : undefined;
}
function readNumbers(tag) {
    const [, text] = /^v?(\d{1,9}(?:\.\d{1,9})?)$/.exec(tag) ?? [];
    return text?.split('.').map(Number);
}
function makeSeries(version, settings, exactSuffix, part = { name: 'all' }) {
    const { tagPrefix = '', ignoreVersions: ignore, revisions } = settings;
    const history = (0,versions/* readHistory */.Lu)(undefined, tagPrefix, ignore, revisions);
    return history.makeSeries({
        ...part,
        scheme: version.scheme,
        version: version.text,
        gitTagPrefix: '',
        exactPrefix: '',
        exactSuffix,
        spellings: [`{version}${exactSuffix}`, `v{version}${exactSuffix}`],
        ...(0,omit_undefined/* omitUndefined */.O)({ ignore, revisions }),
    });
}

;// CONCATENATED MODULE: ./src/lifecycle/promote/environment.js




async function nameEnvironmentTags(run) {
    const { environment, version, settings } = run;
    const name = (0,references/* toTag */.yQ)(environment);
    if (name === undefined) {
        const message = `the environment ${JSON.stringify(environment)} cannot be part of a tag`;
        const problem = (0,src_problem/* error */.z3)('ENVIRONMENT_ILLEGAL', message, 'Name it like "production".');
        return { tags: [], version, problems: [problem] };
    }
    const own = nameTags([name], { version, settings });
    const rest = version === undefined ? [] : await evaluateRules(run, version);
    const others = rest.filter(({ tag }) => tag !== name);
    const tags = own.tags.map((tag) => ({ ...tag, rule: `environment: ${name}` }));
    return { tags: [...others, ...tags], version, problems: own.problems };
}
async function evaluateRules({ environment, facts, settings, plan: context }, version) {
    const gitTag = `${settings.tagPrefix ?? ''}${version.hasV ? 'v' : ''}${version.text}`;
    const released = {
        ...facts,
        event: { kind: 'gitTag', gitTag, trigger: 'manual' },
        ref: `refs/tags/${gitTag}`,
        dirty: false,
        gitTags: { known: false, reason: 'the registries decide' },
    };
    const own = { ...settings, environment, version: undefined, archTags: false };
    const plan = await (0,make/* makePlan */.C)(released, own, { ...context, ships: false });
    const text = (0,references/* toTag */.yQ)(version.text) ?? version.text;
    return plan.targets
        .flatMap(({ tags }) => tags)
        .filter(({ tag, kind, versions }) => kind === 'exact' ? tag.includes(text) : versions !== undefined);
}

// EXTERNAL MODULE: ./src/lifecycle/promote/facts.js
var promote_facts = __webpack_require__(26478);
// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
;// CONCATENATED MODULE: ./src/lifecycle/promote/identity.js




const MOST = 50;
function withExactTags(readIdentity, repository, ours) {
    const above = (0,once/* once */.O)(() => ours === undefined ? Promise.resolve([]) : listAbove(repository, ours));
    return async (digest, depth) => {
        const said = await readIdentity(digest, depth);
        const tagged = (await above()).find((one) => one.digest === digest);
        return tagged === undefined ? said : { ...said, version: tagged.version };
    };
}
async function listAbove(repository, ours) {
    const versions = (await listTags(repository))
        .flatMap((tag) => {
        const version = (0,version_version/* parseVersion */.ot)(tag);
        return version === undefined || version.numbers.length < 3 ? [] : [{ tag, version }];
    })
        .filter(({ version }) => (0,version_version/* compareVersions */.Zy)(version, ours) > 0)
        .sort((one, other) => (0,version_version/* compareVersions */.Zy)(other.version, one.version));
    return Promise.all(versions.slice(0, MOST).map(async ({ tag, version }) => ({
        version: version.text,
        digest: (await repository.resolve(tag))?.digest,
    })));
}
async function listTags(repository) {
    try {
        return (await repository.listTags(limits/* TAG_PAGES */.sV)).tags;
    }
    catch (thrown) {
        (0,ship_destination/* toProblems */.ek)(thrown);
        return [];
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/ship/sign/bundle-store.js
var bundle_store = __webpack_require__(29266);
// EXTERNAL MODULE: ./src/ship/sign/key.js
var sign_key = __webpack_require__(20075);
// EXTERNAL MODULE: ./src/ship/sign/legacy-store.js
var legacy_store = __webpack_require__(37541);
// EXTERNAL MODULE: ./src/ship/sign/read-key.js
var read_key = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/ship/sign/signer.js
var signer = __webpack_require__(73352);
;// CONCATENATED MODULE: ./src/lifecycle/promote/signed.js







async function readVerifier(settings, sources) {
    const { verifyKey, signKeyEnv, signKeyFile } = settings;
    if (verifyKey !== undefined) {
        const key = (0,sign_key/* openPublicKey */.Hm)(await readPublic(verifyKey, sources));
        if (key !== undefined)
            return (0,signer/* createVerifier */.$A)(key);
        const message = `invalid verify-key "${verifyKey}": not a public key in PEM that can be used`;
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('PROMOTE_KEY_INVALID', message, `Known are ${sign_key/* KEY_KINDS */.A3}.`)]);
    }
    if (signKeyEnv !== undefined || signKeyFile !== undefined) {
        return (0,signer/* createVerifier */.$A)(await (0,read_key/* readSigningKey */.j)(settings, sources));
    }
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('PROMOTE_NO_KEY', 'signed is set, and nothing says which key the image must be signed by', 'Set verify-key to the path of the public key, such as cosign.pub.'),
    ]);
}
async function readPublic(path, { cwd }) {
    try {
        return await (0,read_key/* readStart */.H)((0,external_node_path_.resolve)(cwd, path));
    }
    catch (cause) {
        const message = `the public key "${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
        const hint = 'Check its path; it starts at the working directory.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('PROMOTE_KEY_INVALID', message, hint)], { cause });
    }
}
async function checkSigned(repository, digest, verifier) {
    const listed = await (0,bundle_store/* listBundles */.Od)(repository, digest);
    if ((await (0,bundle_store/* findBundle */.az)(repository, listed, digest, verifier)) !== undefined)
        return [];
    const legacy = await (0,legacy_store/* readLegacy */.Od)(repository, digest);
    if (legacy !== undefined && (await (0,legacy_store/* ownsLegacy */.Hq)(repository, legacy, digest, verifier)))
        return [];
    const { name } = repository.repository;
    return [
        (0,src_problem/* error */.z3)('PROMOTE_UNSIGNED', `"${name}@${digest}" has no signature that the key verifies.`, 'Sign the image (sign: key), check that verify-key is the right key, or promote without signed.'),
    ];
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/ship/push/image.js
var push_image = __webpack_require__(78852);
;// CONCATENATED MODULE: ./src/lifecycle/promote/source.js







const DIGEST = /^sha256:[0-9a-f]{64}$/;
function parseFrom(from) {
    if (DIGEST.test(from))
        return { kind: 'here', at: [from] };
    if ((0,references/* isTag */.dz)(from)) {
        const version = (0,version_version/* parseVersion */.ot)(from);
        const other = version === undefined ? [] : [version.hasV ? version.text : `v${from}`];
        return { kind: 'here', at: [from, ...other] };
    }
    const whole = parseWhole(from);
    if (whole !== undefined)
        return whole;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('PROMOTE_FROM', `invalid from ${JSON.stringify(from.slice(0, 200))}: not a tag, digest or reference`, 'Write a version (1.2.3), a tag, sha256:…, or a reference such as ghcr.io/acme/app:1.2.3.'),
    ]);
}
function parseWhole(text) {
    const [, name, tag = '', digest] = /^([^@]+?)(?::([^:/@]+))?(?:@([^@]+))?$/.exec(text) ?? [];
    const isWhole = digest === undefined ? (0,references/* isTag */.dz)(tag) : DIGEST.test(digest);
    return name !== undefined && isWhole ? { kind: 'reference', name, at: digest ?? tag } : undefined;
}
async function findSource(from, names, registries) {
    const wanted = parseFrom(from);
    const repositories = wanted.kind === 'reference' ? [wanted.name] : names;
    const found = await Promise.all(repositories.map(async (name) => {
        const repository = source_open(name, registries);
        const at = wanted.kind === 'reference' ? [wanted.at] : wanted.at;
        return { repository, there: await resolveFirst(repository, at) };
    }));
    const having = found.flatMap(({ repository, there }) => there === undefined ? [] : [{ repository, ...there }]);
    const [first] = having;
    if (first === undefined)
        throw describeMissing(from, repositories);
    const differing = having.find(({ digest }) => digest !== first.digest);
    if (differing !== undefined)
        throw describeDiffering(from, first, differing);
    const builtImage = await (0,push_image/* readImage */.AM)(first.repository, first.digest);
    return {
        given: from,
        ...(0,omit_undefined/* omitUndefined */.O)({ tag: DIGEST.test(first.at) ? undefined : first.at }),
        repository: first.repository,
        builtImage,
        said: await readSaid(first.repository, builtImage),
    };
}
function source_open(name, registries) {
    const parsed = (0,references/* parseRepository */.SU)(name);
    if (!parsed.ok)
        throw new src_problem/* Problem */.AF(parsed.problems);
    return registries.open(parsed.value);
}
async function resolveFirst(repository, names) {
    for (const at of names) {
        const there = await repository.resolve(at);
        if (there !== undefined)
            return { at, digest: there.digest };
    }
    return undefined;
}
async function readSaid(repository, { manifest }) {
    const { annotations } = (0,contents/* readContents */.r0)(manifest);
    const words = await (0,platforms/* readWords */.ux)(repository, manifest);
    const texts = { ...words.labels, ...words.annotations, ...annotations };
    const read = (name) => {
        const text = texts[`org.opencontainers.image.${name}`];
        return text !== undefined && /^[\x21-\x7e]{1,256}$/.test(text) ? text : undefined;
    };
    return (0,omit_undefined/* omitUndefined */.O)({
        version: read('version'),
        revision: read('revision'),
        source: read('source'),
    });
}
function describeMissing(from, repositories) {
    const where = repositories.map((name) => `"${name}"`).join(', ');
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('PROMOTE_MISSING', `There is no image "${from}" in ${where}.`, 'Check the name, and that this login may read the repository; a private one looks empty to others.'),
    ]);
}
function describeDiffering(from, one, other) {
    const show = ({ repository, digest }) => `${repository.repository.name} has ${digest}`;
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('PROMOTE_DIFFERS', `"${from}" is not the same image everywhere: ${show(one)}, ${show(other)}.`, `Name the one that you mean: ${one.repository.repository.name}@${one.digest}.`),
    ]);
}

// EXTERNAL MODULE: ./src/ship/preflight.js
var preflight = __webpack_require__(15983);
// EXTERNAL MODULE: ./src/ship/tag/float/judge.js + 2 modules
var judge = __webpack_require__(66529);
// EXTERNAL MODULE: ./src/ship/tag/snapshot.js
var tag_snapshot = __webpack_require__(27779);
;// CONCATENATED MODULE: ./src/lifecycle/promote/survey.js






async function surveyAll(destinations, asking) {
    const snapshot = (0,tag_snapshot/* createSnapshot */.$)(asking.run.remote);
    return Promise.all(destinations.map((destination) => surveyOne(destination, asking, snapshot)));
}
async function surveyOne(destination, asking, snapshot) {
    const { repository, name } = destination;
    try {
        await repository.authorize('pull,push');
        const right = await repository.provePush();
        const isMissing = !right.ok && right.reason === 'missing' && destination.creation !== undefined;
        if (!right.ok && !isMissing)
            return failed(destination, [(0,preflight/* describeRefusal */.a)(destination, right)]);
        const [there, ...tags] = await Promise.all([
            repository.resolve(asking.digest),
            ...(0,ship_destination/* listExact */.Af)(destination).map((tag) => surveyExact(destination, tag, asking.digest)),
            ...(0,ship_destination/* listFloating */.Xg)(destination).map((tag) => surveyFloat(destination, tag, asking, snapshot)),
        ]);
        const image = there === undefined ? 'copy' : 'there';
        const told = { repository: name, image, tags: tags.map(({ tag }) => tag) };
        const problems = tags.flatMap(({ problem }) => problem ?? []);
        return finish(destination, { told, isMissing }, problems);
    }
    catch (thrown) {
        return failed(destination, (0,ship_destination/* toProblems */.ek)(thrown));
    }
}
function failed(destination, problems) {
    const told = { repository: destination.name, image: 'unknown', tags: [] };
    return finish(destination, { told, isMissing: false }, problems);
}
function finish(destination, found, problems) {
    const usable = !(0,src_problem/* hasErrors */.Cs)(problems);
    return {
        destination,
        ...found,
        usable,
        problems: destination.required ? problems : (0,ship_destination/* asNotices */.Ek)(problems),
    };
}
async function surveyExact(destination, { tag, kind, reason }, digest) {
    const there = await destination.repository.resolve(tag);
    const base = { tag, kind, from: there?.digest ?? null };
    if (there === undefined)
        return { tag: { ...base, action: 'create', fromVersion: null, reason } };
    const fromVersion = await nameVersion(destination, there.digest);
    if (there.digest === digest) {
        return { tag: { ...base, action: 'keep', fromVersion, reason: KEPT } };
    }
    const taken = 'it points at another image already, and an exact tag is written once';
    const message = `"${(0,ship_destination/* toReference */.TT)(destination, tag)}" points at another image already, ${there.digest} instead of ${digest}. An exact tag is written once.`;
    const hint = 'Leave this tag out, or promote the image that has it.';
    return {
        tag: { ...base, action: 'refuse', fromVersion, reason: taken },
        problem: (0,src_problem/* error */.z3)('PROMOTE_TAKEN', message, hint),
    };
}
const KEPT = 'it already points at this image';
async function surveyFloat(destination, planned, { digest, run }, snapshot) {
    const float = { destination, planned, ours: digest };
    const { here, decision: first } = await (0,judge/* judgeFloat */.yN)(float, run, snapshot);
    const fromVersion = here === undefined ? null : await nameVersion(destination, here);
    const isFree = run.settings.moving === 'always' ||
        (here !== undefined && (await snapshot.yank(destination, here, planned.tag)) !== undefined);
    const decision = isFree ? first : judgeChannel(planned, first, fromVersion);
    const { tag, kind } = planned;
    const isRefused = decision.action === 'hold' && planned.literal === true;
    const action = nameAction(decision.action, { isNew: here === undefined, isRefused });
    const line = { tag, kind, action, from: here ?? null, fromVersion, reason: decision.reason };
    if (!isRefused)
        return { tag: line };
    const hint = decision.hint ?? 'To move it back nevertheless, set moving to "always".';
    const message = `"${(0,ship_destination/* toReference */.TT)(destination, tag)}" is not moved: ${decision.reason}.`;
    const code = decision.isYanked === true ? 'PROMOTE_YANKED' : 'PROMOTE_BACKWARDS';
    return { tag: line, problem: (0,src_problem/* error */.z3)(code, message, hint) };
}
function nameAction(action, { isNew, isRefused }) {
    if (action === 'move' && isNew)
        return 'create';
    return isRefused ? 'refuse' : action;
}
function judgeChannel({ versions }, decision, current) {
    const isChannel = versions !== undefined && versions.exactSuffix !== '';
    const here = current === null ? undefined : (0,version_version/* parseVersion */.ot)(current);
    const ours = versions === undefined ? undefined : (0,version_version/* parseVersion */.ot)(versions.version);
    if (!isChannel || decision.action !== 'move' || here === undefined || ours === undefined) {
        return decision;
    }
    return (0,version_version/* compareVersions */.Zy)(here, ours) > 0
        ? {
            action: 'hold',
            reason: `${here.text} is newer than ${ours.text}, and the tag points at it`,
        }
        : decision;
}
async function nameVersion({ readIdentity }, digest) {
    try {
        return (await readIdentity(digest, 'origin')).version ?? null;
    }
    catch (thrown) {
        (0,ship_destination/* toProblems */.ek)(thrown);
        return null;
    }
}

;// CONCATENATED MODULE: ./src/lifecycle/promote/prepare.js













async function preparePromotion(wish, context) {
    checkWish(wish, context);
    const { registries, remote } = context;
    const wanted = parseFrom(wish.from);
    const given = wanted.kind === 'reference' ? [wanted.name] : [];
    const names = wish.names.length > 0 ? wish.names : given;
    if (names.length === 0)
        throw describeNoRepository();
    const source = await findSource(wish.from, names, registries);
    const named = await nameAll(source, wish, context.settings);
    if (named.problems.length > 0)
        throw new src_problem/* Problem */.AF(named.problems);
    const { revision } = source.said;
    const commitTime = revision === undefined ? undefined : await remote.commitTime(revision);
    const facts = (0,promote_facts/* toPromotedFacts */.h)(wish.facts, { ...(0,omit_undefined/* omitUndefined */.O)({ revision }), commitTime });
    const plan = makeTagPlan(facts, makeTarget(source, named, names));
    const settings = { ...context.settings, ...decideBy(named), onExisting: 'fail' };
    const digest = source.builtImage.manifest.digest;
    const destinations = (0,ship_destination/* createDestinations */.g1)(plan, registries, settings).map((one) => ({
        ...one,
        readIdentity: withExactTags(one.readIdentity, one.repository, named.version),
    }));
    const [asked, signed] = await Promise.all([
        surveyAll(destinations, { digest, run: { facts, settings, remote } }),
        settings.signed ? checkSignature(source, context) : undefined,
    ]);
    const problems = [...(signed ?? []), ...asked.flatMap((one) => one.problems)];
    const signature = signed === undefined ? 'not asked' : signed.length === 0 ? 'verified' : 'refused';
    const promotion = {
        schemaVersion: 1,
        kind: 'tagship/promotion',
        tool: { name: 'tagship', version: version/* version */.r },
        image: describeImage(source, named),
        signature,
        repositories: asked.map(({ told }) => told),
        problems,
    };
    return { command: nameCommand(settings), promotion, source, plan, asked, settings };
}
function nameCommand({ back }) {
    return back ? 'back' : 'promote';
}
function checkWish({ facts }, { trust, settings }) {
    const problems = [];
    const untrusted = [trust, facts.trust].find(({ level }) => level === 'untrusted');
    if (untrusted !== undefined) {
        const message = `An untrusted run promotes nothing, and this one is untrusted, because ${untrusted.reason}.`;
        const hint = 'Promote in a run of the project itself: a branch, a git tag, a manual run.';
        problems.push((0,src_problem/* error */.z3)('PROMOTE_UNTRUSTED', message, hint));
    }
    if (settings.to.length === 0 && settings.environment === undefined) {
        const message = 'Nothing says which tags are to point at the image.';
        const hint = 'Name them with to: production, or the environment with environment: production.';
        problems.push((0,src_problem/* error */.z3)('PROMOTE_NOWHERE', message, hint));
    }
    if (problems.length > 0)
        throw new src_problem/* Problem */.AF(problems);
}
function describeNoRepository() {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('PROMOTE_NOWHERE', 'No repository is named to promote the image in.', 'Set images, or give a whole reference: ghcr.io/acme/app:1.2.3.'),
    ]);
}
async function nameAll(source, wish, settings) {
    const text = source.tag ?? source.said.version ?? '';
    const version = (0,version_version/* parseVersion */.ot)(text, settings.revisions) ??
        (0,version_version/* parseVersion */.ot)(source.said.version ?? '', settings.revisions);
    const named = nameTags(settings.to, { version, settings });
    const { environment } = settings;
    if (environment === undefined)
        return named;
    const run = {
        ...wish,
        environment,
        version: named.version,
        settings: withImages(settings, wish),
    };
    const more = await nameEnvironmentTags(run);
    const others = more.tags.filter(({ tag }) => !named.tags.some((one) => one.tag === tag));
    return {
        tags: [...named.tags, ...others],
        version: named.version,
        problems: [...named.problems, ...more.problems],
    };
}
function withImages(settings, { names }) {
    return { ...settings, images: names.join('\n'), targets: [] };
}
function decideBy({ version }) {
    return { version: version?.text };
}
function makeTarget(source, named, names) {
    const { revision, source: url } = source.said;
    const labels = {
        ...(revision === undefined ? {} : { [reuse_revision/* REVISION_LABEL */.P1]: revision }),
        ...(url === undefined ? {} : { 'org.opencontainers.image.source': url }),
    };
    return {
        name: 'default',
        version: named.version?.text ?? null,
        platforms: [],
        repositories: names,
        tags: named.tags,
        held: [],
        labels,
        annotations: {},
        build: { argv: [], context: '.', file: '', recipe: '' },
    };
}
function makeTagPlan(facts, target) {
    return {
        schemaVersion: 1,
        tool: { name: 'tagship', version: version/* version */.r },
        facts,
        push: { mode: 'push', reason: 'promote', onlyWithCredentials: false },
        targets: [target],
        problems: [],
    };
}
async function checkSignature({ repository, builtImage }, { settings, env, cwd, hide }) {
    try {
        const verifier = await readVerifier(settings, { env, cwd, hide });
        return await checkSigned(repository, builtImage.manifest.digest, verifier);
    }
    catch (thrown) {
        return (0,ship_destination/* toProblems */.ek)(thrown);
    }
}
function describeImage({ given, repository, builtImage, said }, named) {
    const { manifest, platforms } = builtImage;
    return {
        given,
        repository: repository.repository.name,
        digest: manifest.digest,
        mediaType: manifest.mediaType,
        version: named.version?.text ?? said.version ?? null,
        revision: said.revision ?? null,
        platforms: Object.keys(platforms),
    };
}


/***/ }),

/***/ 20075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ KEY_KINDS),
/* harmony export */   Hm: () => (/* binding */ openPublicKey),
/* harmony export */   ay: () => (/* binding */ openKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
const HASHES = {
    'ec prime256v1': 'sha256',
    'ec secp384r1': 'sha256',
    rsa: 'sha256',
};
const KEY_KINDS = 'ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits';
function openKey(key, password) {
    const given = typeof key === 'string' ? { key } : { key, format: 'der', type: 'pkcs8' };
    let privateKey;
    try {
        privateKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ ...given, passphrase: password });
    }
    catch {
        return { refused: 'it is not a private key in PEM, or its password is another one' };
    }
    const kind = nameKind(privateKey);
    if (kind !== 'ed25519' && HASHES[kind] === undefined)
        return { refused: `it is of kind ${kind}` };
    const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
    if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) {
        return { refused: `its length is ${length}` };
    }
    return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}
function openPublicKey(pem) {
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
        const kind = nameKind(key);
        const hash = HASHES[kind] ?? null;
        return kind === 'ed25519' || hash !== null ? toPublic(key, hash) : undefined;
    }
    catch {
        return undefined;
    }
}
function nameKind({ asymmetricKeyType, asymmetricKeyDetails }) {
    const curve = asymmetricKeyDetails?.namedCurve;
    return asymmetricKeyType === 'ec' ? `ec ${curve ?? 'unknown'}` : (asymmetricKeyType ?? 'unknown');
}
function toSigningKey(privateKey, hash) {
    return {
        sign: (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey),
        ...toPublic((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey), hash),
    };
}
function toPublic(key, hash) {
    const der = key.export({ type: 'spki', format: 'der' });
    return {
        verifies: (bytes, signature) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, bytes, key, signature),
        publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
        hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(der).digest('base64'),
    };
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


/***/ }),

/***/ 47020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readStart),
/* harmony export */   j: () => (/* binding */ readSigningKey)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20075);





const KEY_BYTES = 64 * 1024;
async function readSigningKey(settings, sources) {
    const { key, where } = await readKeyText(settings, sources);
    const { COSIGN_PASSWORD: password = '' } = sources.env;
    sources.hide?.([key, password]);
    if (Buffer.byteLength(key) > KEY_BYTES)
        throw invalid(where, `it is more than ${KEY_BYTES} bytes`);
    const opened = await openText(key, password);
    if ('refused' in opened)
        throw invalid(where, opened.refused);
    return opened.key;
}
async function openText(pem, password) {
    if (!/-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) /.test(pem))
        return (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .openKey */ .ay)(pem, password);
    const { decryptCosignKey } = await Promise.all(/* import() */[__webpack_require__.e(1378), __webpack_require__.e(3371)]).then(__webpack_require__.bind(__webpack_require__, 53371));
    const decrypted = decryptCosignKey(pem, password);
    return 'der' in decrypted ? (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .openKey */ .ay)(decrypted.der, password) : decrypted;
}
async function readKeyText({ signKeyEnv, signKeyFile }, { env, cwd }) {
    if (signKeyEnv !== undefined && signKeyFile !== undefined) {
        throw missing('sign-key-env and sign-key-file are both set', 'Keep one of them.');
    }
    if (signKeyEnv !== undefined) {
        const key = env[signKeyEnv] ?? '';
        if (key.trim() !== '')
            return { key, where: `the variable ${signKeyEnv}` };
        throw missing(`the variable ${signKeyEnv} is empty`, 'Set it to the key itself.');
    }
    if (signKeyFile === undefined) {
        throw missing('neither sign-key-env nor sign-key-file is set', 'Set one of them.');
    }
    if (KMS.test(signKeyFile))
        throw refuseKms(signKeyFile);
    try {
        return { key: await readStart((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, signKeyFile)), where: `"${signKeyFile}"` };
    }
    catch (cause) {
        throw missing(`the file "${signKeyFile}" cannot be read`, 'Check its path and that this run may read it.', cause);
    }
}
async function readStart(path) {
    return await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.text)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: KEY_BYTES }));
}
const KMS = /^(?:awskms|gcpkms|azurekms|hashivault|k8s|pkcs11|openbao|gitlab|github):\/\/|^pkcs11:/;
function refuseKms(address) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_KMS', `sign-key-file "${address}" is the address of a key in a key management service, which tagship does not sign with.`, 'Use a key that is a file or a variable, or sign with cosign in a later step: cosign sign --key ADDRESS "$SHIPPED_IMAGE".'),
    ]);
}
function missing(why, hint, cause) {
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_MISSING', `There is no key to sign with: ${why}.`, hint);
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([problem], { cause });
}
function invalid(where, why) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_INVALID', `The key in ${where} cannot be used to sign: ${why}.`, `Use a private key of \`cosign generate-key-pair\`, with its password in COSIGN_PASSWORD, or one in PEM: ${_key_js__WEBPACK_IMPORTED_MODULE_4__/* .KEY_KINDS */ .A3}.`),
    ]);
}


/***/ }),

/***/ 73352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ createVerifier),
/* harmony export */   J2: () => (/* binding */ SIGNATURE),
/* harmony export */   e9: () => (/* binding */ createKeySigner)
/* harmony export */ });
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);


const SIGNATURE = 'dev.cosignproject.cosign/signature';
function createVerifier({ verifies }) {
    return {
        ownsBundle: (bundle, digest) => (0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyBundle */ .IF)(bundle, digest, verifies),
        ownsPayload: (payload, marks) => verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
    };
}
function createKeySigner(key) {
    return {
        ...createVerifier(key),
        makeBundle: (digest) => {
            const statement = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .makeStatement */ .UT)(digest);
            const signature = key.sign((0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeForSigning */ .Lj)(_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG, statement));
            return Promise.resolve((0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .makeBundle */ .ND)(statement, signature, key.hint));
        },
        signPayload: (payload) => Promise.resolve({ [SIGNATURE]: key.sign(payload).toString('base64') }),
    };
}


/***/ })

};
