import { Problem, notice } from "./base.js";
import { ONCE_BYTES, SUBJECT_MISSING, createDeliveries, isAsBuilt, isBare, isDivided, isIndexAttribute, isReachable, isRequired, openBlobsAhead, orderForPush, runBuild, toAttributes, toBuildDigest, toDefaultProvenance, toLines, toSubjectName } from "./ship.js";
import { adviseOn, toDockerTypes, withSubjects } from "./finish.js";
import { copyImage, listFresh } from "./registry.js";
import { openFanOut } from "./ahead.js";
import { joinImages, readIndexAnnotations } from "./join.js";
import { buildLayout } from "./layout.js";
// src/ship/push/shared-blob.ts
const HELD_MS = 250;
function shareBlob(blob, source, { readers, clock, onSlow }) {
	const [taken, left, slow] = [
		new Set(),
		new Set(),
		new Set()
	];
	const timeouts = Array.from({ length: readers }, () => ({
		ms: HELD_MS,
		share: 0
	}));
	let opening;
	const open = async () => {
		const stream = unless(() => left.size === readers, await source.openBlob(blob));
		const note = (reader) => {
			slow.add(reader);
			onSlow(reader);
		};
		const fan = openFanOut(stream, {
			clock,
			timeouts,
			onSlow: note
		});
		for (const reader of left) fan.branches[reader]?.close();
		return fan;
	};
	const leave = (reader) => {
		left.add(reader);
		opening?.then(({ branches }) => branches[reader]?.close(), () => void 0);
	};
	const readFrom = async function* (reader, { stream }) {
		let bytes = 0;
		try {
			for await (const piece of stream) {
				bytes += piece.byteLength;
				yield piece;
			}
			return;
		} catch (thrown) {
			if (!slow.has(reader)) throw toCause(thrown);
		} finally {
			leave(reader);
		}
		yield* skip(bytes, await source.openBlob(blob));
	};
	const openFor = async (reader) => {
		taken.add(reader);
		opening ??= open();
		const branch = (await opening).branches[reader];
		return branch === void 0 ? source.openBlob(blob) : readFrom(reader, branch);
	};
	return {
		sources: timeouts.map((_, reader) => ({
			...source,
			openBlob: (asked) => asked.digest !== blob.digest || taken.has(reader) || left.has(reader) || slow.has(reader) ? source.openBlob(asked) : openFor(reader)
		})),
		leave
	};
}
async function* unless(isOver, stream) {
	for await (const piece of stream) {
		if (isOver()) return;
		yield piece;
	}
}
async function* skip(bytes, stream) {
	let rest = bytes;
	for await (const piece of stream) {
		if (rest < piece.byteLength) yield piece.subarray(rest);
		rest = Math.max(0, rest - piece.byteLength);
	}
}
function toCause(thrown) {
	if (thrown instanceof Error && thrown.cause instanceof Error) return thrown.cause;
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
// src/ship/push/strategy/builder-ahead.ts
const NAMED = /^#\d+ exporting (?:attestation )?manifest (?:list )?(sha256:[0-9a-f]{64})\b/;
const PUSHING = /^#\d+ pushing manifest for /;
const PUSHED = /^#\d+ pushing manifest for .* done$/;
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 1e3;
const MOST_TRIES = 20;
function openPushAhead(primary, others, { clock, onPushed, deliver }) {
	const blobs = openBlobsAhead(others, (blob, source, options) => shareBlob(blob, source, {
		...options,
		clock
	}));
	const reads = openReads(primary, clock, (manifest) => {
		for (const blob of listFresh(manifest)) blobs.send(blob, primary, { isNew: blob.size <= ONCE_BYTES });
		blobs.sendAll(manifest, primary);
	});
	const source = {
		...primary,
		readManifest: reads.readManifest
	};
	const deliveries = createDeliveries();
	const deliverRead = async (digest) => {
		const manifest = await source.readManifest(digest).catch(() => void 0);
		return manifest && await deliver?.({
			manifest,
			source
		}, blobs.targets);
	};
	const beginDelivery = (digest) => {
		deliveries.begin(digest, () => deliverRead(digest));
	};
	const over = new AbortController();
	const listen = () => {
		const named = new Set();
		let last;
		const pushed = new AbortController();
		const ended = AbortSignal.any([over.signal, pushed.signal]);
		let isFollowed = others.length === 0;
		return toLines((line) => {
			const digest = NAMED.exec(line)?.[1];
			if (digest !== void 0) named.add(last = digest);
			if (PUSHED.test(line)) {
				pushed.abort();
				named.forEach(reads.begin);
				if (others.length === 0) onPushed?.();
				else if (last !== void 0) beginDelivery(last);
			} else if (PUSHING.test(line) && !isFollowed) {
				isFollowed = true;
				reads.follow(named, ended).catch(() => void 0);
			}
		});
	};
	return {
		listen,
		source,
		targets: blobs.targets,
		find: deliveries.find,
		end: (isThere) => {
			over.abort();
			if (!isThere) blobs.drop();
		}
	};
}
function openReads(primary, clock, pass) {
	const known = new Map();
	return {
		begin: (digest) => {
			if (known.has(digest)) return;
			const reading = primary.readManifest(digest);
			known.set(digest, reading);
			reading.then(pass).catch(() => void 0);
		},
		follow: async (named, ended) => {
			for (const digest of named) for (let tries = 0; !known.has(digest); tries += 1) {
				if (tries === MOST_TRIES || ended.aborted) return;
				const manifest = await primary.getManifest(digest);
				if (manifest === void 0) await clock.sleep(toWait(tries), ended);
				else if (!known.has(digest)) {
					known.set(digest, Promise.resolve(manifest));
					setImmediate(pass, manifest);
				}
			}
		},
		readManifest: (digest) => known.get(digest)?.catch(() => primary.readManifest(digest)) ?? primary.readManifest(digest)
	};
}
function toWait(tries) {
	return Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
}
// src/ship/build/turns.ts
function takeTurns(log, count) {
	const kept = Array.from({ length: count }, () => []);
	const ended = new Set();
	let current = 0;
	const say = (own, what) => {
		if (own <= current) what();
		else kept[own]?.push(what);
	};
	const end = (own) => {
		ended.add(own);
		while (ended.has(current)) {
			current += 1;
			for (const what of kept[current] ?? []) what();
		}
	};
	return kept.map((_, own) => ({
		log: {
			group: log.group,
			problem: log.problem,
			info: (line) => {
				say(own, () => {
					log.info(line);
				});
			},
			debug: (line) => {
				say(own, () => {
					log.debug(line);
				});
			},
			output: (chunk) => {
				say(own, () => {
					log.output(chunk);
				});
			}
		},
		end: () => {
			end(own);
		}
	}));
}
// src/ship/push/strategy/nodes.ts
async function pushFromNodes(task, push) {
	const built = await buildAll(task, push);
	return "kind" in built ? built : await putIndex(task, push, built);
}
async function buildAll(task, push) {
	const { context, target } = task;
	const platforms = [...new Set(target.platforms)];
	const attributes = (context.settings.imageOutput ?? []).filter((one) => !isIndexAttribute(one));
	const turns = takeTurns(context.log, platforms.length);
	const stop = new AbortController();
	const signal = AbortSignal.any([context.signal, stop.signal]);
	let failure;
	const build = async (platform, at) => {
		const { log = context.log, end } = turns[at] ?? {};
		log.info(`Platform ${platform}:`);
		const own = {
			args: [
				...push.provenance,
				"--output",
				push.toOutput(attributes)
			],
			platform,
			isBare: true,
			hear: push.ahead.listen()
		};
		const part = {
			...task,
			context: {
				...context,
				signal,
				log
			}
		};
		let isThere = false;
		try {
			const yieldsOn = (kind) => kind === "hung";
			const pushed = await runBuild(part, {
				...push.order,
				yieldsOn,
				...own
			});
			const outcome = !pushed.ok && pushed.kind === "hung" ? await upload(part, push, {
				hung: pushed,
				platform
			}) : pushed;
			if (!outcome.ok) failure ??= outcome;
			isThere = outcome.ok;
			return outcome;
		} finally {
			if (!isThere) stop.abort();
			end?.();
		}
	};
	const outcomes = await Promise.allSettled(platforms.map(build));
	context.signal.throwIfAborted();
	if (failure !== void 0) return failure;
	const done = outcomes.map((outcome) => {
		if (outcome.status === "rejected") throw outcome.reason;
		return outcome.value;
	});
	return {
		digests: done.flatMap((outcome) => outcome.ok ? [toBuildDigest(outcome)] : []),
		retries: done.reduce((sum, { retries }) => sum + retries, 0)
	};
}
async function upload(task, { primary, order, onHung, subject }, { hung, platform }) {
	onHung(hung);
	const { settings } = task.context;
	const attributes = toAttributes({ imageOutput: (settings.imageOutput ?? []).filter((one) => !isIndexAttribute(one)) });
	const built = await buildLayout(task, {
		...order,
		attributes,
		platform,
		isBare: true
	});
	if (!built.ok) return built;
	const named = await withSubjects(built.image, subject);
	const { manifest, source } = settings.mediaTypes === "docker" ? await toDockerTypes(named) : named;
	const retries = hung.retries + 1 + built.retries;
	const [copied] = await copyImage(manifest, source, [primary]);
	const problem = copied?.problem?.problems[0];
	if (problem !== void 0) return {
		ok: false,
		kind: toKind(problem.code),
		problem,
		retries
	};
	const { digest, mediaType } = manifest;
	return {
		ok: true,
		metadata: {
			digest,
			mediaType,
			configDigest: void 0
		},
		retries
	};
}
function toKind(code) {
	return KINDS[code] ?? "refused";
}
const KINDS = {
	REGISTRY_UNSUPPORTED: "unsupported",
	REGISTRY_FAILED: "failing"
};
async function putIndex({ target, context }, { primary, ahead: { source } }, { digests, retries }) {
	const { imageOutput = [] } = context.settings;
	try {
		const images = await Promise.all(digests.map((digest) => source.readManifest(digest)));
		const annotations = readIndexAnnotations(target.build.argv, imageOutput);
		const index = await joinImages(images, source, annotations);
		const { manifest } = context.settings.mediaTypes === "docker" ? await toDockerTypes({
			manifest: index,
			source
		}) : { manifest: index };
		const { mediaType, digest } = manifest;
		await primary.putManifest(digest, manifest);
		return {
			ok: true,
			metadata: {
				mediaType,
				digest,
				configDigest: void 0
			},
			retries
		};
	} catch (thrown) {
		const problem = thrown instanceof Problem ? thrown.problems[0] : void 0;
		if (problem === void 0) throw thrown;
		return {
			ok: false,
			kind: toKind(problem.code),
			problem,
			retries
		};
	}
}
// src/ship/push/strategy/builder.ts
const LAYOUT_ANSWERS = [...[
	"unreachable",
	"hung",
	"failing",
	"too-large",
	"unsupported",
	"unclear"
]];
const HANGS = ["hung"];
function listLayoutAnswers({ builder, context: { settings } }) {
	if (!builder.canWriteLayout) return [];
	return settings.publish === "auto" ? LAYOUT_ANSWERS : HANGS;
}
function tellTurn(input, primary, outcome) {
	input.context.log.problem(describeTurn(primary, outcome));
	input.onRetry();
}
const PICKY = ["unsupported", "failing"];
async function pushFromBuilder(input) {
	const { builder, context } = input;
	const { settings } = context;
	const answers = listLayoutAnswers(input);
	const missed = [];
	for (const primary of orderForPush(input.repositories, builder, settings)) {
		if (settings.publish === "auto" && builder.canWriteLayout && !isReachable(primary.repository, builder, settings)) return void 0;
		const { ahead, outcome } = await pushOnce(input, primary, missed, { yieldsOn: (kind) => answers.includes(kind) });
		if (outcome.ok) return deliverPushed(input, {
			ahead,
			outcome,
			missed
		});
		if (answers.includes(outcome.kind)) {
			tellTurn(input, primary, outcome);
			return;
		}
		if (isFinal(outcome, primary, settings)) throw new Problem([outcome.problem]);
		missed.push({
			primary,
			outcome
		});
	}
	return pushUnattested(input, missed);
}
async function pushOnce(input, primary, missed, order) {
	const open = () => openAhead(input, primary, missed);
	const ahead = open();
	const outcome = await pushTo(input, primary, ahead, order);
	const { imageOutput = [] } = input.context.settings;
	if (outcome.ok || !isSubjectRefused(outcome, imageOutput)) return {
		ahead,
		outcome
	};
	input.context.log.info(`Pushing the attestations in their older form, ${OLD_ATTESTATIONS}.`);
	input.onRetry();
	const again = open();
	return {
		ahead: again,
		outcome: await pushTo(input, primary, again, {
			...order,
			attributes: [OLD_ATTESTATIONS]
		})
	};
}
function openAhead(input, primary, missed) {
	const { clock, settings } = input.context;
	const others = listOthers(primary, input, missed);
	if (isDivided(input)) return openPushAhead(primary, others, { clock });
	const deliver = async (image, targets) => {
		return (await import("./finish.js").then((n) => n.deliver_exports)).deliver(input, {
			...image,
			targets,
			failed: listFailed(missed),
			notices: []
		});
	};
	return openPushAhead(primary, others, {
		clock,
		onPushed: input.onPushed,
		...isAsBuilt(settings) && { deliver }
	});
}
const OLD_ATTESTATIONS = "oci-artifact=false";
function isSubjectRefused({ kind, problem }, imageOutput) {
	return !imageOutput.some((attribute) => attribute.startsWith("oci-artifact=")) && kind === "unclear" && SUBJECT_MISSING.test(problem.message);
}
async function pushTo(input, primary, ahead, { attributes: added = [], ...order }) {
	const { name } = primary.repository;
	const { mediaTypes, imageOutput } = input.context.settings;
	const toOutput = (attributes = []) => [`type=image,"name=${name}",push-by-digest=true,name-canonical=true,push=true`, ...[
		`oci-mediatypes=${String(mediaTypes === "oci")}`,
		...added,
		...attributes
	]].join(",");
	const provenance = toPushedProvenance(input, order);
	const own = {
		args: [
			...provenance,
			"--output",
			toOutput(imageOutput)
		],
		isBare: isBare(input),
		hear: ahead.listen()
	};
	let isThere = false;
	try {
		const outcome = await input.context.log.group(`Build ${input.target.name} and push it to ${name}`, () => isDivided(input) ? pushFromNodes(input, {
			primary,
			ahead,
			toOutput,
			order,
			provenance,
			subject: toSubjectName(input),
			onHung: (hung) => {
				tellTurn(input, primary, hung);
			}
		}) : runBuild(input, {
			...own,
			...order
		}));
		isThere = outcome.ok;
		return outcome;
	} finally {
		ahead.end(isThere);
	}
}
function toPushedProvenance({ target: { build }, context: { settings, env } }, { isUnattested }) {
	return build.provenance !== void 0 && isUnattested !== true ? toDefaultProvenance(build, settings, env) : [];
}
function listOthers(primary, { repositories }, missed) {
	const done = [primary, ...listLost(missed).map((one) => one.primary)];
	return repositories.filter((one) => !done.includes(one));
}
function listLost(missed) {
	return missed.filter(({ outcome: { kind } }) => !PICKY.includes(kind));
}
function listFailed(missed) {
	return listLost(missed).map(({ primary: { repository }, outcome: { problem } }) => ({
		repository,
		problem
	}));
}
async function deliverPushed(input, { ahead, outcome, missed }) {
	const digest = toBuildDigest(outcome);
	const delivered = await ahead.find(digest);
	if (delivered !== void 0) return delivered;
	const { source, targets } = ahead;
	const [manifest, { deliver }] = await Promise.all([source.readManifest(digest), import("./finish.js").then((n) => n.deliver_exports)]);
	return deliver(input, {
		manifest,
		source,
		targets,
		failed: listFailed(missed),
		notices: []
	});
}
async function pushUnattested(input, missed) {
	const picky = missed.find(({ outcome: { kind } }) => PICKY.includes(kind));
	if (picky === void 0) throw new Problem(missed.map(({ outcome }) => outcome.problem));
	const { primary, outcome: refused } = picky;
	const { length } = input.target.platforms;
	const ahead = openAhead(input, primary, missed);
	const answers = listLayoutAnswers(input);
	const order = {
		isBare: length <= 1,
		isUnattested: true,
		yieldsOn: (kind) => kind === "hung" && answers.includes(kind)
	};
	const outcome = await pushTo(input, primary, ahead, order);
	if (outcome.ok) {
		const built = await deliverPushed(input, {
			ahead,
			outcome,
			missed
		});
		return {
			...built,
			notices: [describeUnattested(primary, refused), ...built.notices]
		};
	}
	if (order.yieldsOn(outcome.kind)) {
		tellTurn(input, primary, outcome);
		return;
	}
	const isSame = PICKY.includes(outcome.kind);
	throw new Problem([isSame ? {
		...refused.problem,
		hint: adviseOn(length > 1)
	} : outcome.problem]);
}
function isFinal({ kind }, { repository }, { registries }) {
	return kind === "build" || !PICKY.includes(kind) && isRequired(repository, registries);
}
function describeTurn({ repository: { name } }, { kind, problem }) {
	return notice("PUSH_FROM_HERE", `the builder could not push to "${name}"; tagship pushes instead: ${problem.message}`, kind === "unsupported" || kind === "too-large" ? "Write publish: layout to do so at once." : "");
}
function describeUnattested({ repository: { name } }, { problem }) {
	return notice("PUSH_PLAIN", `"${name}" does not accept an image with attestations, so this one has none. ${problem.message}`, "Write attestations: plain (provenance: false with several platforms) to push it so at once.");
}
export { pushFromBuilder };
