import { Problem, error } from "./base.js";
import { toFallbackTag } from "./registry.js";
import { addToFallback, findBundle, listBundles, makeReferrer, putArtifact, toLegacyTag } from "./ship.js";
import { ownsLegacy, putLegacy, readLegacy, signLegacy } from "./legacy-store.js";
// src/ship/sign/attach.ts
const WAITS_MS = [
	0,
	200,
	1e3,
	3e3
];
async function attachBundle(repository, subject, bundle, attaching) {
	const { signer, clock, signal, predicateType } = attaching;
	const { digest } = subject;
	const owner = {
		ownsBundle: signer.ownsBundle,
		predicateType
	};
	const format = predicateType === void 0 ? "bundle" : "attestation";
	const before = await listBundles(repository, digest);
	const tag = before.hasApi ? null : toFallbackTag(digest);
	const note = toNote({
		repository,
		subject,
		format,
		tag
	}, attaching);
	const known = await findBundle(repository, before, digest, owner);
	if (known !== void 0) {
		note("kept", known.digest);
		return;
	}
	const bytes = await bundle();
	const created = new Date(clock.now()).toISOString();
	const artifact = makeReferrer(subject, bytes, created, predicateType);
	note("failed", artifact.manifest.digest);
	await putArtifact(repository, artifact);
	for (const waitMs of WAITS_MS) {
		await clock.sleep(waitMs, signal);
		const listed = await listBundles(repository, digest);
		const found = await findBundle(repository, listed, digest, owner);
		if (found !== void 0) {
			note("created", found.digest);
			return;
		}
		if (!listed.hasApi) await addToFallback(repository, digest, listed, artifact);
	}
	throw lost(repository, digest, tag ?? "the list of referrers");
}
async function attachLegacy(repository, subject, signing) {
	const { signer, clock, signal } = signing;
	const { digest } = subject;
	const tag = toLegacyTag(digest);
	const note = toNote({
		repository,
		subject,
		format: "legacy",
		tag
	}, signing);
	let action = "kept";
	for (const waitMs of WAITS_MS) {
		await clock.sleep(waitMs, signal);
		const there = await readLegacy(repository, digest);
		if (there !== void 0 && await ownsLegacy(repository, there, digest, signer)) {
			note(action, there.digest);
			return true;
		}
		const artifact = await signLegacy(repository, there, digest, signer);
		if (artifact === void 0) return false;
		note("failed", artifact.manifest.digest);
		action = "created";
		await putLegacy(repository, digest, artifact);
	}
	throw lost(repository, digest, tag);
}
function toNote({ repository, subject, format, tag }, { note }) {
	const { name } = repository.repository;
	return (action, digest) => {
		note({
			repository: name,
			subject: subject.digest,
			format,
			tag,
			digest,
			action
		});
	};
}
function lost({ repository }, digest, where) {
	return new Problem([error("SIGN_LOST", `the signature of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in ${where}.`, "Run it again; if it stays so, choose the other sign-format, or find out what else writes this tag.")]);
}
export { attachBundle, attachLegacy };
