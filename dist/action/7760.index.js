export const id = 7760;
export const ids = [7760];
export const modules = {

/***/ 87760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeTarget: () => (/* binding */ mergeTarget),
  prepareMerge: () => (/* binding */ prepareMerge)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/plan/build/made.js
var made = __webpack_require__(81193);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var manifests_platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/settings/targets.js
var settings_targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/push/join.js
var join = __webpack_require__(49609);
// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(44684);
// EXTERNAL MODULE: ./src/ship/reuse/copy.js
var copy = __webpack_require__(82198);
// EXTERNAL MODULE: ./src/ship/reuse/earlier.js
var reuse_earlier = __webpack_require__(60891);
// EXTERNAL MODULE: ./src/ship/scan/scanned.js
var scanned = __webpack_require__(52524);
// EXTERNAL MODULE: ./src/ship/test/tested.js
var tested = __webpack_require__(61176);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(33881);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var reuse_revision = __webpack_require__(63510);
;// CONCATENATED MODULE: ./src/ship/legs/checks.js



function checkRecords(records, merge) {
    const foreign = records.flatMap((record) => checkRecord(record, merge));
    const own = records.filter((record) => checkRecord(record, merge).length === 0);
    const brought = own.flatMap((record) => record.images.map((image) => ({ record, image })));
    const checked = merge.plan.targets
        .filter((target) => !merge.exempt.has(target))
        .map((target) => ({ target, ...checkTarget(target, brought, records, merge) }));
    return {
        builds: checked.flatMap(({ builds }) => builds),
        problems: [...foreign, ...brought.flatMap((one) => checkPlanned(one, merge))],
        lost: new Map(checked.flatMap(({ target, problems }) => problems.length === 0 ? [] : [[target, problems]])),
    };
}
function checkTarget(target, brought, records, merge) {
    const chosen = target.platforms.map((platform) => ({
        platform,
        found: choose(brought.filter((one) => isOf(one, target, platform))),
    }));
    const own = brought.filter((one) => findPlanned(one, merge) === target);
    const missing = chosen.filter(({ platform }) => !records.some((one) => names(one, target, platform)));
    return {
        builds: chosen.flatMap(({ platform, found: [one] }) => one === undefined ? [] : [{ target, platform, ...one }]),
        problems: [
            ...own.flatMap((one) => checkImage(one, target, merge)),
            ...chosen.flatMap(({ platform, found }) => describeTwice(target, platform, found)),
            ...missing.map(({ platform }) => describeMissing(platform, target.name, records.length === 0, merge)),
        ],
    };
}
function isOf({ image }, target, platform) {
    return image.target === target.name && (0,ship_platform/* toPlatform */.r)(image.platform) === (0,ship_platform/* toPlatform */.r)(platform);
}
function names(record, target, platform) {
    return record.images.some((image) => isOf({ record, image }, target, platform));
}
function choose(brought) {
    const last = Math.max(...brought.map(({ record }) => record.attempt));
    const latest = brought.filter(({ record }) => record.attempt === last);
    return [...new Map(latest.map((one) => [one.image.digest, one])).values()];
}
function checkRecord({ leg, run, attempt, tool }, merge) {
    if (run !== merge.run.run) {
        const message = `Leg "${leg}" belongs to another run.`;
        return [(0,problem/* error */.z3)('MERGE_OTHER_RUN', message, 'Pass the records of this run only.')];
    }
    if (attempt > merge.run.attempt) {
        const message = `Leg "${leg}" belongs to attempt ${attempt} of the run, and this is attempt ${merge.run.attempt}.`;
        return [(0,problem/* error */.z3)('MERGE_LATER_ATTEMPT', message, 'Run the merge of the latest attempt.')];
    }
    if (tool !== merge.tool) {
        const message = `Leg "${leg}" was built by tagship ${tool}, and this is tagship ${merge.tool}.`;
        return [(0,problem/* error */.z3)('MERGE_OTHER_TOOL', message, 'Use one version of tagship in all jobs.')];
    }
    return [];
}
function findPlanned({ image }, { plan }) {
    return plan.targets.find(({ name, platforms }) => name === image.target &&
        platforms.some((one) => (0,ship_platform/* toPlatform */.r)(one) === (0,ship_platform/* toPlatform */.r)(image.platform)));
}
function checkPlanned(one, merge) {
    if (findPlanned(one, merge) !== undefined)
        return [];
    const { platform, target } = one.image;
    const message = `Leg "${one.record.leg}" built ${platform} of "${target}", which is not planned.`;
    const hint = 'Give all jobs the same platforms, name and targets, in tagship.yml for example.';
    return [(0,problem/* error */.z3)('MERGE_PLATFORM_UNPLANNED', message, hint)];
}
function checkImage({ record, image }, target, merge) {
    const { leg } = record;
    return [
        ...checkBuild({ record, image }, target, merge),
        ...(merge.isTested(target) && !image.tested ? [describeUntested(leg, image)] : []),
        ...(merge.isScanned(target) && !image.scanned ? [describeUnscanned(leg, image)] : []),
        ...(merge.pushes && image.digest === null ? [describeUnpushed(leg, image)] : []),
    ];
}
const SAME_BUILD = 'Give all jobs the same settings. If a {{date}} changed at midnight, use {{commit_date}} instead.';
function checkBuild({ record: { leg }, image }, target, { plan }) {
    const revision = (0,reuse_revision/* revisionOf */.DT)(target, plan.facts.sha);
    const refuse = (what) => [
        (0,problem/* error */.z3)('MERGE_OTHER_BUILD', `Leg "${leg}" built ${what}.`, SAME_BUILD),
    ];
    if (image.revision !== revision) {
        const [there, here] = [checks_short(image.revision), checks_short(revision)];
        return refuse(`commit ${there} of "${target.name}", and this run is of commit ${here}`);
    }
    if (image.version !== target.version) {
        const [there, here] = [image.version ?? 'none', target.version ?? 'none'];
        return refuse(`version ${there} of "${target.name}", and the version of this run is ${here}`);
    }
    if (image.recipe === (0,reuse_revision/* recipeOf */.Sx)(target))
        return [];
    return refuse(`"${target.name}" with other build args, contexts, file, stage or platforms than this run plans`);
}
function describeUntested(leg, { platform, target }) {
    return (0,problem/* error */.z3)('MERGE_UNTESTED', `Leg "${leg}" did not test ${platform} of "${target}".`, 'Give the legs the same setting test as the merge, which does not run it again.');
}
function describeUnscanned(leg, { platform, target }) {
    return (0,problem/* error */.z3)('MERGE_UNSCANNED', `Leg "${leg}" did not scan ${platform} of "${target}".`, 'Give the legs the same setting scan as the merge, which does not run it again.');
}
function describeUnpushed(leg, { platform, target }) {
    return (0,problem/* error */.z3)('MERGE_LEG_UNPUSHED', `Leg "${leg}" built ${platform} of "${target}" and did not push it, and this run pushes.`, 'Give all jobs the same setting push and the same credentials.');
}
function describeTwice({ name }, platform, found) {
    const [one, other] = found;
    if (one === undefined || other === undefined)
        return [];
    const digests = found.map(({ image }) => image.digest ?? 'not pushed').join(', ');
    const message = `Two legs of attempt ${one.record.attempt} built ${platform} of "${name}": ${digests}.`;
    return [(0,problem/* error */.z3)('MERGE_LEG_TWICE', message, 'Build each platform in one leg.')];
}
function describeMissing(platform, name, isAny, { plan }) {
    const hints = {
        github: isAny
            ? 'Look for "Skip output" in the logs of the legs: GitHub drops outputs that contain the value of a secret. Otherwise run all jobs again.'
            : 'Run the failed leg again, or add a leg for it to the matrix.',
        gitlab: `Run the failed leg again, or add {LEG: ${platform}, RUNNER: …} to the matrix.`,
    };
    const { ci } = plan.facts;
    const hint = ci === 'github' || ci === 'gitlab' ? hints[ci] : undefined;
    return (0,problem/* error */.z3)('MERGE_LEG_MISSING', `Missing build for ${platform} of "${name}".`, hint ?? `Build it with ship --leg ${platform} and pass its record.`);
}
function checks_short(revision) {
    return revision.slice(0, 8);
}

// EXTERNAL MODULE: ./src/ship/tag/current-image.js
var current_image = __webpack_require__(81902);
;// CONCATENATED MODULE: ./src/ship/legs/images.js





async function findImage(build, repositories, sha) {
    const { target, image } = build;
    const digest = image.digest ?? '';
    const platform = (0,ship_platform/* toPlatform */.r)(build.platform);
    const all = await Promise.all(repositories.map(async (repository) => {
        const manifest = await repository.getManifest(digest);
        return manifest === undefined ? [] : [{ repository, manifest }];
    }));
    const [first, ...others] = all.flat();
    if (first === undefined)
        return { problem: describeGone(digest, target) };
    const found = await readBuilt(first.repository, first.manifest, platform);
    if (found === undefined)
        return { problem: describeGone(digest, target) };
    const problem = 'is' in found
        ? describeWrong(digest, build.platform, found.is)
        : checkLabels(found, build, sha);
    if (problem !== undefined)
        return { problem };
    const having = [first, ...others].map(({ repository }) => repository);
    const { leg, attempt } = build.record;
    const by = { leg, attempt, tested: image.tested };
    return { image: { target, platform, manifest: first.manifest, repositories: having, by } };
}
async function readBuilt(source, manifest, platform) {
    try {
        const { platforms } = await (0,manifests_platforms/* readPlatforms */.tj)(source, manifest);
        const digest = platforms[platform];
        if (digest === undefined)
            return { is: Object.keys(platforms).join(', ') || NO_IMAGE };
        const child = digest === manifest.digest ? manifest : await source.readManifest(digest);
        const config = await (0,manifests_platforms/* readConfig */.Xg)(source, child);
        const stated = config?.platform ?? NO_IMAGE;
        return config !== undefined && images_isOf(stated, platform) ? config : { is: stated };
    }
    catch (thrown) {
        if (isGone(thrown))
            return undefined;
        throw thrown;
    }
}
const NO_IMAGE = 'not an image';
function images_isOf(stated, platform) {
    return stated === platform || platform.startsWith(`${stated}/`);
}
function isGone(thrown) {
    return (thrown instanceof problem/* Problem */.AF && thrown.problems.every(({ code }) => code === 'REGISTRY_NOT_FOUND'));
}
function checkLabels({ labels }, { target, image, record: { leg } }, sha) {
    const digest = image.digest ?? '';
    const hint = 'Pass the record that this leg of this run wrote, unchanged.';
    const refuse = (what) => (0,problem/* error */.z3)('MERGE_OTHER_BUILD', `${digest} of leg "${leg}" ${what}.`, hint);
    const revision = (0,reuse_revision/* revisionOf */.DT)(target, sha);
    const there = labels[reuse_revision/* REVISION_LABEL */.P1];
    if (reuse_revision/* REVISION_LABEL */.P1 in target.labels && there !== revision) {
        const commit = /^[\x21-\x7e]{1,64}$/.test(there ?? '') ? there?.slice(0, 8) : 'none';
        return refuse(`was built from commit ${commit ?? 'none'}, not from ${revision.slice(0, 8)}`);
    }
    if (labels[current_image/* RECIPE_LABEL */.uP] === (0,reuse_revision/* recipeOf */.Sx)(target))
        return undefined;
    return refuse(`was built with another recipe than "${target.name}" of this run`);
}
function describeGone(digest, { name }) {
    return (0,problem/* error */.z3)('MERGE_IMAGE_GONE', `${digest} is no longer in any repository of "${name}".`, 'Run all legs again. gitlab.com removes untagged images after a day; jobs that clean up must keep those of the last day.');
}
function describeWrong(digest, platform, is) {
    return (0,problem/* error */.z3)('MERGE_PLATFORM_WRONG', `${digest} is recorded as ${platform}, and it is ${is}.`, 'Pass the records as the legs wrote them. Check whether the Dockerfile fixes a platform (FROM --platform=…).');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/ship/legs/record.js
var record = __webpack_require__(67691);
;// CONCATENATED MODULE: ./src/ship/legs/record-files.js





const LARGEST_BYTES = 4 * 1024 * 1024;
const MOST_FILES = 1_000;
async function readRecords(legs, cwd) {
    if (/^\s*[[{"]/.test(legs))
        return (0,record/* parseRecords */.Q4)(legs, record/* JSON_SETTING */.mo);
    const lines = legs.split(/[\r\n]+/).map((line) => line.trim());
    const found = await Promise.all(lines.filter((line) => line !== '').map((line) => findFiles(line, cwd)));
    const paths = [...new Set(found.flatMap(({ paths: some }) => some))];
    const problems = found.flatMap((one) => one.problems);
    if (paths.length > MOST_FILES) {
        return { ok: false, problems: [(0,record/* unreadable */.O$)('legs', `it names more than ${MOST_FILES} files`)] };
    }
    const read = await Promise.all(paths.map((path) => readFile(path, cwd)));
    const all = [...problems, ...read.flatMap((one) => one.problems)];
    if ((0,problem/* hasErrors */.Cs)(all))
        return { ok: false, problems: all };
    const records = read.flatMap((one) => (one.ok ? one.value : []));
    return { ok: true, value: (0,record/* distinct */.dM)(records), problems: all };
}
async function findFiles(line, cwd) {
    if (!/[*?[\]{}!]/.test(line) || (await isThere((0,external_node_path_.resolve)(cwd, line)))) {
        return { paths: [line], problems: [] };
    }
    const { glob } = await __webpack_require__.e(/* import() */ 8172).then(__webpack_require__.bind(__webpack_require__, 88172));
    const paths = await glob([line], { cwd, dot: true, expandDirectories: false });
    if (paths.length > 0)
        return { paths: paths.toSorted(), problems: [] };
    const problem = (0,record/* unreadable */.O$)(JSON.stringify(line), 'it matches no file');
    return { paths: [], problems: [problem] };
}
async function isThere(path) {
    const file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK).catch(() => undefined);
    await file?.close();
    return file !== undefined;
}
async function readFile(path, cwd) {
    const where = JSON.stringify(path);
    const refuse = (why) => ({ ok: false, problems: [(0,record/* unreadable */.O$)(where, why)] });
    try {
        const file = await (0,promises_.open)((0,external_node_path_.resolve)(cwd, path), external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        try {
            const stats = await file.stat();
            if (!stats.isFile())
                return refuse('it is not a regular file');
            if (stats.size > LARGEST_BYTES)
                return refuse(`it has ${stats.size} bytes`);
            const { bytesRead, buffer } = await file.read(Buffer.alloc(stats.size), 0, stats.size, 0);
            const read = (0,record/* parseRecords */.Q4)(buffer.toString('utf8', 0, bytesRead), where);
            return read.ok && read.value.length === 0 ? refuse(`it holds no "${record/* RECORD_KIND */.dJ}"`) : read;
        }
        finally {
            await file.close();
        }
    }
    catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
        if (code === undefined)
            throw cause;
        return refuse(code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`);
    }
}

// EXTERNAL MODULE: ./src/ship/legs/run-identity.js
var run_identity = __webpack_require__(84896);
;// CONCATENATED MODULE: ./src/ship/legs/merge.js

















async function prepareMerge(legs, { plan, context }, surveyed) {
    const read = await readRecords(legs, context.cwd);
    if (!read.ok)
        return { ...NOTHING, problems: read.problems };
    const { settings } = context;
    const { builds, problems, lost } = checkRecords(read.value, {
        ...{ plan, tool: version/* version */.r, run: (0,run_identity/* identifyRun */.y)(context.present ?? plan.facts) },
        exempt: await listExempt(plan, surveyed ?? [], settings),
        isTested: (target) => (0,tested/* isTested */.e)(target, settings),
        isScanned: (target) => (0,scanned/* isScanned */.zq)(target, settings),
        pushes: surveyed !== undefined,
    });
    if (surveyed === undefined) {
        const all = [...problems, ...[...lost.values()].flat()];
        const done = (0,problem/* hasErrors */.Cs)(all) || plan.targets.length === 0 ? [] : [merge_describeUnpushed(plan, builds)];
        return { ...NOTHING, problems: [...all, ...done] };
    }
    const pushed = builds.filter(({ image }) => image.digest !== null);
    const found = await Promise.all(pushed.map(async (build) => ({ build, ...(await findFor(build, surveyed, plan.facts.sha)) })));
    const ofTarget = plan.targets.map((target) => {
        const own = found.filter(({ build }) => build.target === target);
        const wrong = [...(lost.get(target) ?? []), ...own.flatMap((one) => one.problems)];
        return { target, images: own.flatMap(({ image }) => image ?? []), wrong };
    });
    const images = new Map(ofTarget.map((one) => [one.target, one.images]));
    const failed = ofTarget.filter(({ wrong }) => wrong.length > 0);
    return settings.together || plan.targets.length === 1
        ? { images, lost: new Map(), problems: [...problems, ...failed.flatMap(({ wrong }) => wrong)] }
        : { images, lost: new Map(failed.map(({ target, wrong }) => [target, wrong])), problems };
}
const NOTHING = { images: new Map(), lost: new Map() };
async function listExempt({ targets, facts }, surveyed, settings) {
    const found = await Promise.all(targets.map(async (target) => {
        if (target.untagged !== undefined || (0,made/* isMade */.sX)(target.build))
            return [target];
        const usable = surveyed.filter((one) => one.usable && one.destination.target === target);
        const own = (0,settings_targets/* settingsForTarget */.Ob)(settings, target.name);
        const { earlier } = await (0,reuse_earlier/* findEarlier */._)(usable, own, facts);
        return earlier === undefined ? [] : [target];
    }));
    return new Set(found.flat());
}
async function findFor(build, surveyed, sha) {
    const own = surveyed.filter((one) => one.usable && one.destination.target === build.target);
    const repositories = own.map(({ destination }) => destination.repository);
    if (repositories.length === 0)
        return { problems: [] };
    try {
        const found = await findImage(build, repositories, sha);
        return 'image' in found ? { ...found, problems: [] } : { problems: [found.problem] };
    }
    catch (thrown) {
        return { problems: (0,destination/* toProblems */.ek)(thrown) };
    }
}
function merge_describeUnpushed({ push }, builds) {
    const count = new Set(builds.map(({ record }) => record.leg)).size;
    const legs = count === 1 ? '1 leg' : `${count} legs`;
    const why = push.mode === 'push' ? '' : `: ${push.reason}`;
    return (0,problem/* notice */.lm)('MERGE_UNPUSHED', `Built by ${legs} and not pushed${why}.`);
}
async function mergeTarget(target, usable, images, { imageOutput = [], mediaTypes }) {
    const source = toSource(images.map(({ repositories }) => repositories));
    const annotations = (0,join/* readIndexAnnotations */.lj)(target.build.argv, imageOutput);
    const manifest = await merge_join(images, source, annotations);
    const whole = { manifest, ...(await (0,manifests_platforms/* readPlatforms */.tj)(source, manifest)) };
    const formed = await (0,plain_fallback/* toForm */.ks)(whole, source, mediaTypes);
    const copied = await (0,copy/* copyToAll */.m0)(usable, formed.builtImage, formed.source);
    const legs = Object.fromEntries(images.map(({ platform, by }) => [platform, by]));
    return { target, builtImage: formed.builtImage, ...copied, legs, reused: false };
}
async function merge_join(images, source, annotations) {
    const [only, ...others] = images;
    if (only !== undefined && others.length === 0 && !(0,contents/* readContents */.r0)(only.manifest).isIndex) {
        return only.manifest;
    }
    const parts = images.map(({ manifest, platform }) => ({ ...manifest, platform }));
    return (0,join/* joinImages */.hT)(parts, source, annotations);
}
function toSource(having) {
    const all = [...new Set(having.flat())];
    const whole = all.find((one) => having.every((some) => some.includes(one)));
    if (whole !== undefined)
        return whole;
    const readAny = async (holds, read) => {
        for (const one of all.slice(0, -1))
            if (await holds(one))
                return read(one);
        const last = all.at(-1);
        if (last === undefined)
            throw new Error('a merge without images');
        return read(last);
    };
    return {
        openBlob: (blob) => readAny((one) => one.hasBlob(blob.digest), (one) => one.openBlob(blob)),
        readManifest: (digest) => readAny(async (one) => (await one.resolve(digest)) !== undefined, (one) => one.readManifest(digest)),
    };
}


/***/ })

};
