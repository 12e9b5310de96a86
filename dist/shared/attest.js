import { Problem, error, notice, parseObject } from "./base.js";
import { isAbout, readEnvelope, toProblems } from "./ship.js";
import { attachBundle } from "./attach.js";
import { PROVENANCE_TYPE } from "./predicate.js";
// src/ship/attest/attest.ts
async function attestAll(produced, { context, watch, attester }, journal) {
	if (attester === void 0) return;
	const images = produced.flatMap(({ pushedImages }) => pushedImages);
	const attaching = {
		context,
		journal
	};
	await watch.time("attest", () => context.log.group("Attest", async () => {
		for (const subject of new Set(images.map(digestOf))) {
			context.signal.throwIfAborted();
			const places = listPlaces(images.filter((image) => digestOf(image) === subject));
			const bundle = await attestOne(subject, places, attester, journal);
			if (bundle === void 0) continue;
			const problems = await Promise.all(places.map((one) => attachAt(one, bundle, attaching)));
			journal.learn({ problems: problems.flat() });
		}
	}));
}
const digestOf = ({ builtImage }) => builtImage.manifest.digest;
function listPlaces(images) {
	return [...new Map(images.map((one) => [one.destination.name, one])).values()];
}
async function attestOne(subject, places, { store, bundle: make }, journal) {
	const learn = (id, action) => {
		const { attestations = [] } = journal.read();
		const url = id === null ? null : store.toUrl(id);
		journal.learn({ attestations: [...attestations, {
			subject,
			id,
			url,
			action
		}] });
	};
	const there = await store.find(subject);
	if (there !== void 0) {
		learn(null, "kept");
		return there.bundle === void 0 ? void 0 : Buffer.from(JSON.stringify(there.bundle));
	}
	const bundle = await make(places.map(({ destination }) => destination.name), subject);
	const stored = await store.store(parseObject(bundle.toString("utf8")) ?? {});
	if (!stored.ok) throw refused(stored.why, stored.hint);
	learn(stored.id, "created");
	return bundle;
}
async function attachAt({ destination, builtImage }, bundle, { context: { clock, signal }, journal }) {
	const { repository, name } = destination;
	const { digest } = builtImage.manifest;
	const attaching = {
		clock,
		signal,
		note: journal.noteReferrer,
		predicateType: PROVENANCE_TYPE,
		signer: { ownsBundle: isProvenance }
	};
	try {
		if (!isProvenance(bundle, digest)) return [];
		const subject = await readSubject(repository, builtImage.manifest);
		await attachBundle(repository, subject, () => Promise.resolve(bundle), attaching);
		return [];
	} catch (thrown) {
		signal.throwIfAborted();
		const what = `the attestation of "${name}@${digest}" is on GitHub, but not in the registry: ${toProblems(thrown)[0]?.message ?? "it was refused"}`;
		return [notice("ATTEST_REFERRER", what, "gh attestation verify asks GitHub, and finds it.")];
	}
}
async function readSubject(repository, manifest) {
	const { mediaType, digest, bytes } = manifest.bytes.byteLength > 0 ? manifest : await repository.readManifest(manifest.digest);
	return {
		mediaType,
		digest,
		size: bytes.byteLength
	};
}
function isProvenance(bundle, digest) {
	const envelope = readEnvelope(bundle);
	return envelope !== void 0 && isAbout(envelope.payload, digest, "https://slsa.dev/provenance/v1");
}
function refused(why, hint) {
	return new Problem([error("ATTEST_REFUSED", `no tag was written: ${why}.`, hint)]);
}
export { attestAll };
