import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, readSmallFile } from "./base.js";
import { explainUnreadBundles, findBundle, isKeyAddress, listBundles, orUnreadable } from "./ship.js";
import { openPublicKey, readKmsPublicKey } from "./kms.js";
import { explainUnreadLegacy, ownsLegacy, readLegacy } from "./legacy-store.js";
import { createVerifier } from "./signer.js";
import { listSubjects } from "./subjects.js";
const { resolve } = require("node:path");
// src/ship/sign/verify.ts
const KEY_BYTES = 65536;
async function readSignatureCheck(names, context) {
	const { key, ...identity } = names;
	const byIdentity = Object.values(identity).some((one) => one !== void 0);
	if (key !== void 0 && byIdentity) throw noKey("a key and an identity are both named");
	if (byIdentity) {
		const { readIdentityVerifier } = await import("./verifier.js");
		const open = await readIdentityVerifier(identity, context);
		return (repository, digest) => checkEach(repository, digest, open());
	}
	if (key === void 0) throw noKey("nothing says by whom they should be");
	return await readKeyCheck(key, context);
}
async function readKeyCheck(name, runner) {
	const verifier = {
		...await readKeyVerifier(name, runner),
		who: "this key",
		others: () => ""
	};
	return (repository, digest) => checkEach(repository, digest, verifier);
}
async function readKeyVerifier(name, runner) {
	const key = openPublicKey(isKeyAddress(name) ? await readKmsPublicKey(name, runner) : await readFile(name, runner));
	if (key === void 0) throw noKey(`"${name}" is not a public key in PEM that can be used`);
	return createVerifier(key);
}
async function readFile(path, { cwd }) {
	const file = await readSmallFile(resolve(cwd, path), KEY_BYTES, { pipes: true });
	if (!file.ok) throw noKey(`"${path}" cannot be read: ${file.why}`);
	if (file.text.trim() === "") throw noKey(`"${path}" is empty`);
	return file.text;
}
async function checkEach(repository, digest, verifier) {
	const subjects = await listSubjects(await repository.readManifest(digest), repository);
	const unsigned = [];
	let unread = "";
	for (const subject of subjects) {
		const found = await lookFor(repository, subject.digest, verifier);
		if (found.isSigned) continue;
		unsigned.push(subject.digest);
		unread ||= found.unread;
	}
	if (unsigned.length === 0) return [];
	const { name } = repository.repository;
	const which = unsigned.includes(digest) ? "" : `: ${unsigned.join(", ")} of it`;
	const others = verifier.others();
	return [error("VERIFY_UNSIGNED", `"${name}@${digest}" is not signed by ${verifier.who}${which}.${others === "" ? "" : ` ${others}`}${unread}`, "Check by whom it should be, and that the image was shipped with the setting sign.")];
}
async function lookFor(repository, digest, verifier) {
	const signed = {
		isSigned: true,
		unread: ""
	};
	const older = await orUnreadable(() => readLegacy(repository, digest));
	if (older !== void 0 && await ownsLegacy(repository, older, digest, verifier)) return signed;
	const listed = await listBundles(repository, digest);
	if (await findBundle(repository, listed, digest, verifier) !== void 0) return signed;
	return {
		isSigned: false,
		unread: `${explainUnreadBundles(listed)}${explainUnreadLegacy(older)}`
	};
}
function noKey(why) {
	return new Problem([error("VERIFY_KEY", `signatures cannot be verified: ${why}.`, "Name the public key with --key cosign.pub, or the identity with --verify-identity and --verify-issuer.")]);
}
export { readKeyCheck, readKeyVerifier, readSignatureCheck };
