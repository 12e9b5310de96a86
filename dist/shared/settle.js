import { error, omitUndefined } from "./base.js";
import { WRITTEN_BY_OTHER, asNotices, comparePushed, digestFor, isImmutable, isRival, manifestFor, toProblems } from "./ship.js";
import { readExactAgain, readImage } from "./finish.js";
import { placeImage } from "./place.js";
// src/ship/tag/exact/settle.ts
const ROUNDS = 10;
async function settleExact(outcomes, context) {
	let current = outcomes;
	let snapshot;
	for (let round = 0; round < ROUNDS; round += 1) {
		const next = await alignAll(current, context);
		if (next.every((one, at) => one === current[at])) return {
			exact: current,
			...omitUndefined({ snapshot })
		};
		snapshot = context.newSnapshot();
		const reading = {
			...context.waiting,
			journal: context.journal,
			snapshot
		};
		current = await Promise.all(next.map((one) => readExactAgain(one, reading)));
	}
	return {
		exact: current.map((one) => giveUp(one, context)),
		...omitUndefined({ snapshot })
	};
}
async function alignAll(outcomes, context) {
	const targets = new Set(outcomes.map(({ pushedImage }) => pushedImage.destination.target));
	const aligned = new Map();
	for (const target of targets) {
		const own = outcomes.filter(({ pushedImage }) => pushedImage.destination.target === target);
		const after = await alignTarget(own, context);
		own.forEach((one, at) => aligned.set(one, after[at] ?? one));
	}
	return outcomes.map((one) => aligned.get(one) ?? one);
}
async function alignTarget(outcomes, context) {
	let current = outcomes;
	for (const tag of listContested(outcomes)) {
		const first = findFirst(current, tag);
		if (first === void 0) continue;
		current = await Promise.all(current.map((one) => alignTag(one, tag, first, context)));
	}
	if (current.every((one, at) => one === outcomes[at]) && !current.some(({ tagResults }) => tagResults.some(isRival))) return outcomes;
	return Promise.all(current.map((one) => followWhole(one, context)));
}
function listContested(outcomes) {
	return new Set(outcomes.flatMap(({ tagResults, fixed }) => tagResults.filter(({ planned }) => planned.platform === void 0).filter((one) => isRival(one) || fixed?.has(one.planned.tag) === true).map(({ planned }) => planned.tag)));
}
function findFirst(outcomes, tag) {
	const isFixed = ({ fixed }) => fixed?.has(tag) === true;
	const [first] = outcomes.filter((one) => findResult(one, tag) !== void 0).toSorted((one, other) => Number(isFixed(other)) - Number(isFixed(one)) || comparePushed(one.pushedImage, other.pushedImage));
	const digest = first === void 0 ? void 0 : findResult(first, tag)?.image.digest;
	return first === void 0 || digest === null || digest === void 0 ? void 0 : {
		source: first.pushedImage.destination,
		digest
	};
}
function findResult({ tagResults, left }, tag) {
	return tagResults.find((one) => one.planned.tag === tag && one.expected !== void 0 && one.image.digest !== null && one.image.action !== "failed" && (left?.has(tag) !== true || isRival(one)));
}
async function alignTag(outcome, tag, first, context) {
	const result = findResult(outcome, tag);
	if (result === void 0) return outcome;
	const { destination, planned, image } = result;
	if (image.digest === first.digest) return agree(outcome, result, first.digest, context);
	const isFixed = outcome.fixed?.has(tag) === true;
	try {
		const { manifest } = (await place(outcome, first, context)).builtImage;
		const { digest } = manifest;
		if (digest === image.digest) return agree(outcome, result, digest, context);
		if (isFixed) return fail(outcome, result, [describeSplit(result, first)], context);
		await context.journal.write({
			destination,
			planned,
			from: image.from
		}, manifest);
		return agree(outcome, result, digest, context);
	} catch (thrown) {
		const problems = toProblems(thrown);
		return isImmutable(thrown) ? {
			...outcome,
			fixed: new Set([...outcome.fixed ?? [], tag])
		} : fail(outcome, result, problems, context);
	}
}
async function place({ pushedImage }, first, { built }) {
	const own = built.get(pushedImage.destination);
	return own?.builtImage.manifest.digest === first.digest ? own : placeImage(pushedImage, first);
}
function agree(outcome, result, digest, context) {
	const { destination, planned, image } = result;
	if (image.digest === digest && result.expected === digest && result.problem === void 0) return outcome;
	const own = context.built.get(destination);
	const isOwn = own !== void 0 && digestFor(own.builtImage, planned) === digest;
	const written = image.from === null ? "created" : "replaced";
	const line = isOwn ? {
		action: image.from === digest ? "kept" : written,
		reason: planned.reason
	} : {
		action: "kept",
		reason: WRITTEN_BY_OTHER,
		...keptFrom(image.from, digest)
	};
	return put(outcome, result, {
		destination,
		planned,
		image: {
			...image,
			...line,
			digest
		},
		expected: digest
	}, context);
}
function keptFrom(from, digest) {
	return { from: from === null ? null : digest };
}
function fail(outcome, result, found, context) {
	const { destination, planned, image } = result;
	const problems = destination.required ? found : asNotices(found);
	const [problem] = problems;
	const reason = problem?.message ?? image.reason;
	const after = put(outcome, result, {
		destination,
		planned,
		image: {
			...image,
			action: "failed",
			reason
		},
		...omitUndefined({ problem })
	}, context);
	return {
		...after,
		problems: [...after.problems, ...problems]
	};
}
function put(outcome, before, after, { journal }) {
	journal.note(after);
	const tagResults = outcome.tagResults.map((one) => one === before ? after : one);
	return {
		...outcome,
		tagResults
	};
}
async function followWhole(outcome, context) {
	const [whole] = outcome.tagResults.filter(({ planned }) => planned.platform === void 0).flatMap(({ planned }) => findResult(outcome, planned.tag) ?? []);
	if (whole === void 0) return outcome;
	try {
		let current = await follow(outcome, whole.image.digest);
		for (const { planned } of outcome.tagResults) if (planned.platform !== void 0) current = await alignPart(current, planned.tag, context);
		return current;
	} catch (thrown) {
		return fail(outcome, whole, toProblems(thrown), context);
	}
}
async function follow(outcome, digest) {
	const { destination, builtImage } = outcome.pushedImage;
	if (digest === null || builtImage.manifest.digest === digest) return outcome;
	const image = await readImage(destination.repository, digest);
	return {
		...outcome,
		pushedImage: {
			destination,
			builtImage: image
		}
	};
}
async function alignPart(outcome, tag, context) {
	const result = findResult(outcome, tag);
	if (result === void 0) return outcome;
	const { destination, planned, image } = result;
	const digest = digestFor(outcome.pushedImage.builtImage, planned);
	if (digest === void 0) return outcome;
	try {
		if (digest !== image.digest) {
			const manifest = await manifestFor(outcome.pushedImage, planned);
			await context.journal.write({
				destination,
				planned,
				from: image.from
			}, manifest);
		}
		return agree(outcome, result, digest, context);
	} catch (thrown) {
		return fail(outcome, result, toProblems(thrown), context);
	}
}
function giveUp(outcome, context) {
	return outcome.tagResults.filter(isRival).reduce((current, result) => {
		const { pushedImage } = outcome;
		const digest = result.expected ?? "";
		return fail(current, result, [describeSplit(result, {
			source: pushedImage.destination,
			digest
		})], context);
	}, outcome);
}
function describeSplit({ destination, image }, first) {
	const { host } = destination.repository.repository;
	const where = first.source === destination ? `should be ${first.digest}` : `is ${first.digest} in "${first.source.name}"`;
	return error("TAG_SPLIT", `"${image.reference}" is ${image.digest ?? "absent"}, but ${where}: another run of this commit writes this tag at the same time, and it could not be given one image everywhere.`, `Let the CI system run one at a time. Where ${host} does not let tags be written again, delete this tag there. Then run it again.`);
}
export { settleExact };
