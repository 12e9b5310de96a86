import { OLDER_ENDS, createSlots, notice } from "./base.js";
import { addToIndex, copyImage, listReferring, subjectOf, toFallbackTag } from "./registry.js";
import { orUnreadable, toProblems } from "./ship.js";
import { HISTORY_KIND } from "./record.js";
import { mergeOlder, putOlder } from "./older.js";
import { listSubjects } from "./subjects.js";
// src/ship/reuse/carry.ts
const AT_ONCE = 8;
const MOST_REFERRERS = 500;
async function carryReferrers(manifest, carriage) {
	const subjects = await listSubjects(manifest, carriage.target);
	const slots = createSlots(AT_ONCE);
	const seen = new Set(subjects.map(({ digest }) => digest));
	const carry = async (digest) => {
		const tags = OLDER_ENDS.map((suffix) => slots.within(() => orNotice(() => carryTag(digest, suffix, carriage), digest, carriage)));
		const listed = await slots.within(() => listOrNotice(digest, carriage));
		const unseen = listed.digests.filter((one) => !seen.has(one));
		const room = Math.max(0, MOST_REFERRERS - seen.size);
		const fresh = room === 0 ? [] : unseen.slice(-room);
		const left = unseen.length - fresh.length;
		fresh.forEach((one) => seen.add(one));
		const copied = await slots.within(() => orNotice(() => carryListed(digest, fresh, carriage), digest, carriage));
		const deeper = fresh.map(carry);
		const all = await Promise.all([...tags, ...deeper]);
		const lost = left === 0 ? [] : [describeLeft(left, digest, carriage)];
		return [
			...listed.problems,
			...lost,
			...copied,
			...all.flat()
		];
	};
	return (await Promise.all(subjects.map(({ digest }) => carry(digest)))).flat();
}
async function listOrNotice(digest, carriage) {
	let digests = [];
	const problems = await orNotice(async () => {
		const { referrers } = await listReferring(carriage.source, digest);
		digests = referrers.filter(({ artifactType }) => artifactType !== HISTORY_KIND.artifactType).map((one) => one.digest);
		return [];
	}, digest, carriage);
	return {
		digests,
		problems
	};
}
async function orNotice(step, digest, { source, target }) {
	try {
		return await step();
	} catch (thrown) {
		const [first] = toProblems(thrown);
		const message = `something that belongs to ${`"${source.label}@${digest}"`} was not copied to "${target.repository.name}": ${first?.message ?? ""}`;
		return [notice("REFERRER_NOT_COPIED", message, "Run it again, or sign and attest the image there.")];
	}
}
async function carryTag(digest, suffix, { source, target, note }) {
	const tag = `${toFallbackTag(digest)}.${suffix}`;
	const manifest = await orUnreadable(() => source.getManifest(tag));
	if (manifest === void 0) return [];
	const told = toNote(digest, target, {
		format: "legacy",
		tag
	});
	const there = await target.resolve(tag);
	if (there === void 0) {
		note({
			...told,
			digest: manifest.digest,
			action: "failed"
		});
		await copy(manifest, source, target);
		await target.putManifest(tag, manifest);
		note({
			...told,
			digest: manifest.digest,
			action: "created"
		});
		return [];
	}
	const isSame = there.digest === manifest.digest;
	const own = isSame ? void 0 : await orUnreadable(() => target.getManifest(tag));
	const merge = own && mergeOlder(tag, own, manifest);
	if (merge === void 0 || merge.missing.length === 0) {
		note({
			...told,
			digest: there.digest,
			action: "kept"
		});
		return isSame || merge !== void 0 ? [] : [describeOwn(tag, target)];
	}
	const merged = {
		...told,
		digest: merge.artifact.manifest.digest
	};
	note({
		...merged,
		action: "failed"
	});
	await putOlder(tag, merge, {
		source,
		target
	});
	note({
		...merged,
		action: "created"
	});
	return [];
}
async function carryListed(subject, digests, carriage) {
	if (digests.length === 0) return [];
	const { target, note } = carriage;
	const before = await listReferring(target, subject);
	if (before.isTaken) return [describeOwn(toFallbackTag(subject), target)];
	const tag = before.hasApi ? null : toFallbackTag(subject);
	const told = toNote(subject, target, {
		format: "referrer",
		tag
	});
	const there = new Set(before.referrers.map(({ digest }) => digest));
	const copied = [];
	const problems = [];
	for (const digest of digests) {
		if (there.has(digest)) {
			note({
				...told,
				digest,
				action: "kept"
			});
			continue;
		}
		const fail = () => {
			note({
				...told,
				digest,
				action: "failed"
			});
		};
		const step = () => carryReferrer({
			subject,
			digest,
			fail,
			copied
		}, carriage);
		problems.push(...await orNotice(step, subject, carriage));
	}
	const list = async () => {
		if (tag !== null && copied.length > 0) await addToList(subject, copied, target);
		for (const { digest } of copied) note({
			...told,
			digest,
			action: "created"
		});
		return [];
	};
	return [...problems, ...await orNotice(list, subject, carriage)];
}
async function addToList(subject, copied, target) {
	const { index } = await listReferring(target, subject);
	await target.putManifest(toFallbackTag(subject), addToIndex(index, copied));
}
async function carryReferrer({ subject, digest, fail, copied }, { source, target }) {
	const manifest = await orUnreadable(() => source.getManifest(digest));
	if (manifest === void 0) return [];
	if (subjectOf(manifest) !== subject) return [describeForeign(digest, subject, source)];
	fail();
	await copy(manifest, source, target);
	copied.push(manifest);
	return [];
}
async function copy(manifest, source, target) {
	const [copied] = await copyImage(manifest, source, [target]);
	if (copied?.problem !== void 0) throw copied.problem;
}
function toNote(subject, { repository }, given) {
	return {
		repository: repository.name,
		subject,
		...given
	};
}
function describeOwn(tag, { repository }) {
	return notice("REFERRER_NOT_COPIED", `"${repository.name}" has signatures or attestations of its own under "${tag}"; they stay as they are.`);
}
function describeForeign(digest, subject, { label }) {
	return notice("REFERRER_NOT_COPIED", `"${label}" lists "${digest}" as something that refers to "${subject}", but it does not. It was not copied.`);
}
function describeLeft(count, digest, { source }) {
	return notice("REFERRER_NOT_COPIED", `"${source.label}@${digest}" has ${count} more signatures, attestations and the like than are copied, which are the newest ${MOST_REFERRERS} of an image.`, "Copy the whole repository with another program, or sign and attest the image where it is copied to.");
}
export { carryReferrers };
