export const id = 521;
export const ids = [521];
export const modules = {

/***/ 2521:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e7: () => (/* binding */ readBack),
/* harmony export */   verifyReferences: () => (/* binding */ verifyReferences),
/* harmony export */   zr: () => (/* binding */ beginReadBack)
/* harmony export */ });
/* unused harmony export parseReference */
/* harmony import */ var _plan_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5113);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _bits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2804);
/* harmony import */ var _decide_exact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6358);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2543);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3725);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9981);
// SPDX-License-Identifier: Apache-2.0
// Reads back what the registries say, and compares. Writes nothing.







/** How long a registry's answers may lag behind a write before the write counts as lost, ms. */
const WAITS_MS = [100, 250, 500, 1_000, 2_000, 4_000];
/**
 * Every tag of the receipt with the digest that its registry answers with now. A tag that we wrote
 * and that still shows what was there before is asked again for a while, since some registries
 * answer from copies that lag.
 */
async function readBack(landed, waiting) {
    return Promise.all(landed.map((one) => readBackOne(one, waiting)));
}
async function readBackOne(landed, waiting) {
    const { place, planned, image } = landed;
    const { repository } = place;
    try {
        let digest = await readFirst(landed, waiting.look);
        for (const waitMs of WAITS_MS) {
            if (!isDoubtful(landed, digest))
                break;
            await waiting.clock.sleep(waitMs, waiting.signal);
            // In doubt the bytes themselves are asked for: their digest is what we compute.
            const again = (await repository.getManifest(planned.tag))?.digest ?? null;
            if (again === digest && !isStale(landed, digest))
                break;
            digest = again;
        }
        return await compare(landed, digest, waiting.sha);
    }
    catch (thrown) {
        return toFailed(landed, image.digest, (0,_place_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown));
    }
}
async function readFirst({ place, planned: { tag } }, look) {
    const digest = look === undefined
        ? (await place.repository.resolve(tag))?.digest
        : await look.digest(place, tag);
    return digest ?? null;
}
/**
 * Begins to read the tags of some places, all that they are planned to have. Whatever is asked of the
 * look later is read then.
 */
function beginReadBack(landings, remote) {
    const look = (0,_look_js__WEBPACK_IMPORTED_MODULE_4__/* .createLook */ .y)(remote);
    for (const { place } of landings) {
        for (const { tag } of [...(0,_place_js__WEBPACK_IMPORTED_MODULE_5__/* .listExact */ .Af)(place), ...(0,_place_js__WEBPACK_IMPORTED_MODULE_5__/* .listFloating */ .Xg)(place)]) {
            look.digest(place, tag).catch(() => undefined); // told to whoever waits for it
        }
    }
    return look;
}
/** Not what it should be: one answer is not enough to believe it. */
function isDoubtful({ image, expected }, digest) {
    return (digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null));
}
/** What was there before we wrote: the answer of a copy that lags. */
function isStale({ image, expected }, digest) {
    return expected !== undefined && digest === image.from;
}
/** The receipt's line, true to what was read; another digest than ours is explained or is a problem. */
async function compare(landed, digest, sha) {
    const { planned, image, expected } = landed;
    if (expected === undefined || digest === expected) {
        return { ...landed, image: { ...image, digest } };
    }
    if (digest === null || digest === image.from)
        return toLost(landed, digest, expected);
    return planned.kind === 'floating'
        ? toMovedOn(landed, digest)
        : toTaken(landed, { digest, expected, sha });
}
async function toMovedOn(landed, digest) {
    const { version, revision } = await landed.place.readHolder(digest, 'origin');
    const whose = version ?? revision?.slice(0, 12) ?? digest;
    const reason = `another run moved it on to ${whose} while this ran`;
    return { ...landed, image: { ...landed.image, digest, action: 'held', reason } };
}
/** An exact tag that somebody else wrote at the same time: fine for another run of the same build. */
async function toTaken(landed, { digest, expected, sha }) {
    if (!(await isOurBuild(landed, digest, sha)))
        return toLost(landed, digest, expected);
    const { image } = landed;
    const reason = 'another run of this commit wrote it while this ran';
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('TAG_OTHER_BITS', `"${image.reference}" is ${digest}: ${reason}.`);
    return { ...landed, image: { ...image, digest, action: 'kept', reason }, problem };
}
function toLost(landed, digest, expected) {
    const { place, image } = landed;
    const { host } = place.repository.repository;
    const problem = digest === image.from
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, and reads back as ${digest ?? 'absent'}: ${host} took the write and did not keep it.`, `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`)
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, and reads back as ${digest ?? 'absent'}.`, 'Find out what else writes this tag, then run it again.');
    return toFailed(landed, digest, [problem]);
}
async function isOurBuild({ place }, digest, sha) {
    const holder = await place.readHolder(digest, 'recipe');
    return (0,_decide_exact_js__WEBPACK_IMPORTED_MODULE_3__/* .describeDifference */ .hF)(holder, (0,_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .ls)(place.target, sha)) === undefined;
}
function toFailed(landed, digest, problems) {
    const [problem] = landed.place.required ? problems : (0,_place_js__WEBPACK_IMPORTED_MODULE_5__/* .soften */ .yP)(problems);
    const reason = problem?.message ?? landed.image.reason;
    return {
        ...landed,
        image: { ...landed.image, digest, action: 'failed', reason },
        ...(problem === undefined ? {} : { problem }),
    };
}
/**
 * What the registries say of some references (`ghcr.io/acme/app:1.2.3`, `…@sha256:…`): whether they
 * exist, have every platform with its manifest, and, if asked, are one and the same digest.
 */
async function verifyReferences(references, options, registries) {
    const verified = await Promise.all(references.map((reference) => verifyReference(reference, options.platforms, registries)));
    const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
    const differ = options.sameDigest && digests.size > 1
        ? [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIFFERENT', `The references point at ${digests.size} digests: ${verified
                .map(({ reference, digest }) => `${reference} at ${digest ?? 'nothing'}`)
                .join(', ')}.`, 'Ship the release again: it takes the bits that are there to where they are missing. With a registry that takes no index, write attestations: plain.'),
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
        const parsed = (0,_plan_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            return { reference, digest: null, problems: parsed.problems };
        const repository = registries.open(parsed.value);
        const there = await repository.resolve(at);
        if (there === undefined) {
            const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_MISSING', `"${reference}" does not exist.`, 'Check the tag.');
            return { reference, digest: null, problems: [problem] };
        }
        const problems = await (0,_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyBits */ .wH)(repository, there.digest, platforms);
        return { reference, digest: there.digest, problems };
    }
    catch (thrown) {
        return { reference, digest: null, problems: (0,_place_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown) };
    }
}
/**
 * A reference taken apart.
 *
 * | reference                   | name                 | at           |
 * | --------------------------- | -------------------- | ------------ |
 * | `ghcr.io/acme/app:1.2.3`    | `ghcr.io/acme/app`   | `1.2.3`      |
 * | `127.0.0.1:5000/app`        | `127.0.0.1:5000/app` | `latest`     |
 * | `acme/app@sha256:…`         | `acme/app`           | `sha256:…`   |
 * | `acme/app:1.2.3@sha256:…`   | `acme/app`           | `sha256:…`   |
 *
 * @throws Problem VERIFY_REFERENCE when nothing stands before or behind the separator
 */
function parseReference(reference) {
    const match = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference);
    if (match?.[1] === undefined) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_REFERENCE', `"${reference}" is no reference.`, 'Write repository:tag, as in ghcr.io/acme/app:1.2.3.'),
        ]);
    }
    return { name: match[1], at: match[3] ?? match[2] ?? 'latest' };
}


/***/ })

};
