import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { noSignature } from "./plan.js";
import { Problem, createSlots, error, notice, readSmallFile, toFailure } from "./base.js";
import { asNotices, isKeyAddress, toKeyCommand, toProblems } from "./ship.js";
import { attachBundle, attachLegacy } from "./attach.js";
import { KEY_KINDS, openKey, openKmsKey } from "./kms.js";
import { createKeySigner } from "./signer.js";
import { listSubjects } from "./subjects.js";
const { resolve } = require("node:path");
// src/ship/sign/guard.ts
function guardSigner({ signer, format }) {
	let failure;
	const check = () => {
		if (failure !== void 0) throw failure.thrown;
	};
	const within = async (work) => {
		check();
		try {
			return await work();
		} catch (thrown) {
			failure ??= { thrown };
			throw thrown;
		}
	};
	return {
		check,
		signer: {
			...signer,
			makeBundle: (digest) => within(() => signer.makeBundle(digest)),
			signPayload: (payload) => within(async () => {
				const marks = await signer.signPayload(payload);
				if (marks === void 0 && format === "legacy") throw withoutFormat();
				return marks;
			})
		}
	};
}
function withoutFormat() {
	return new Problem([error("SIGN_FORMAT", "the transparency log is Rekor's second version, whose entries cosign's older format cannot hold.", "Write sign-format: bundle.")]);
}
// src/ship/sign/read-key.ts
const KEY_BYTES = 65536;
async function readSigningKey(settings, sources) {
	const { signKeyEnv, signKeyFile: address } = settings;
	if (signKeyEnv === void 0 && address !== void 0 && isKeyAddress(address)) return await openKmsKey(address, sources);
	const { key, where } = await readKeyText(settings, sources);
	const { COSIGN_PASSWORD: password = "" } = sources.env;
	sources.hide?.([key, password]);
	if (isKeyAddress(key.trim())) throw isAddress(where);
	if (Buffer.byteLength(key) > KEY_BYTES) throw invalid(where, `it is more than ${KEY_BYTES} bytes`);
	const opened = await openText(key, password);
	if ("refused" in opened) throw invalid(where, opened.refused);
	return opened.key;
}
async function openText(pem, password) {
	if (!/-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) /.test(pem)) return openKey(pem, password);
	const { decryptCosignKey } = await import("./cosign-key.js");
	const decrypted = decryptCosignKey(pem, password);
	return "der" in decrypted ? openKey(decrypted.der, password) : decrypted;
}
async function readKeyText({ signKeyEnv, signKeyFile }, { env, cwd }) {
	if (signKeyEnv !== void 0 && signKeyFile !== void 0) throw missing("sign-key-env and sign-key-file are both set", "Keep one of them.");
	if (signKeyEnv !== void 0) {
		const key = env[signKeyEnv] ?? "";
		if (key.trim() !== "") return {
			key,
			where: `the variable ${signKeyEnv}`
		};
		throw missing(`the variable ${signKeyEnv} is empty`, "Set it to the key itself.");
	}
	if (signKeyFile === void 0) throw missing("neither sign-key-env nor sign-key-file is set", "Set one of them.");
	const file = await readKeyFile(resolve(cwd, signKeyFile));
	if (file.ok) return {
		key: file.text,
		where: `"${signKeyFile}"`
	};
	throw missing(`the file "${signKeyFile}" cannot be read: ${file.why}`, "Check its path and that this run may read it.");
}
function readKeyFile(path) {
	return readSmallFile(path, KEY_BYTES, { pipes: true });
}
function missing(why, hint) {
	return new Problem([error("SIGN_KEY_MISSING", `there is no key to sign with: ${why}.`, hint)]);
}
const PRIVATE_KEY = `Use a private key of \`cosign generate-key-pair\`, with its password in COSIGN_PASSWORD, or one in PEM: ${KEY_KINDS}.`;
function invalid(where, why, hint = PRIVATE_KEY) {
	const message = `the key in ${where} cannot be used to sign: ${why}.`;
	return new Problem([error("SIGN_KEY_INVALID", message, hint)]);
}
function isAddress(where) {
	return invalid(where, "it is the address of a key in a service, and not the key", "Write the address itself as the value of sign-key-file, and leave out sign-key-env.");
}
// src/ship/sign/sign.ts
async function prepareSigning(context, project) {
	const { settings, trust, push } = context;
	if (settings.sign === "none" || !push || settings.leg.length > 0) return { problems: [] };
	if (trust.level === "untrusted") return { problems: [noSignature(trust.reason)] };
	try {
		if (settings.sign === "keyless") {
			const { open, problems } = await (await import("./open.js")).prepareKeyless(context, project);
			return {
				openSigner: open,
				problems
			};
		}
		const key = await readSigningKey(settings, context);
		await key.attempt?.();
		const opened = {
			signer: createKeySigner(key),
			verifyBy: toKeyCommand(settings.signKeyFile)
		};
		return {
			openSigner: () => Promise.resolve(opened),
			problems: []
		};
	} catch (thrown) {
		return { problems: toProblems(thrown) };
	}
}
const AT_ONCE = 8;
async function signImages(pushedImages, { isTagged = false, ...signing }) {
	const failures = new Map();
	const lacking = new Map();
	const { signer, check } = guardSigner(signing);
	const told = {
		...signing,
		signer,
		tell: (name, problem) => lacking.set(name, problem)
	};
	const slots = createSlots(AT_ONCE);
	const parts = await listParts(pushedImages, failures);
	await Promise.all(parts.map((part) => slots.within(async () => {
		const failed = await signPart(part, told);
		for (const [destination, problems] of failed) failures.set(destination, problems);
	})));
	signing.signal.throwIfAborted();
	check();
	const good = pushedImages.filter(({ destination }) => !failures.has(destination));
	const served = new Set(good.map(({ destination }) => destination.target));
	const bad = [...failures].map(([destination, problems]) => ({
		isFatal: destination.required || !(isTagged || served.has(destination.target)),
		problems: [explainRefused(destination), ...problems]
	}));
	const fatal = bad.filter(({ isFatal }) => isFatal);
	if (fatal.length > 0) throw new Problem(fatal.flatMap(({ problems }) => problems));
	const notices = asNotices(bad.flatMap(({ problems }) => problems));
	return {
		pushedImages: good,
		problems: [...lacking.values(), ...notices]
	};
}
async function listParts(pushedImages, failures) {
	const parts = new Map();
	await Promise.all(pushedImages.map(async ({ destination, builtImage }) => {
		try {
			const subjects = await listSubjects(builtImage.manifest, destination.repository);
			for (const subject of subjects) {
				const repositories = new Map();
				const part = parts.get(subject.digest) ?? {
					subject,
					repositories
				};
				const { name } = destination;
				part.repositories.set(name, [...part.repositories.get(name) ?? [], destination]);
				parts.set(subject.digest, part);
			}
		} catch (thrown) {
			failures.set(destination, toProblems(thrown));
		}
	}));
	return [...parts.values()];
}
async function signPart({ subject, repositories }, signing) {
	const { format, signer } = signing;
	const failed = new Map();
	let made;
	const makeBundle = () => made ??= signer.makeBundle(subject.digest);
	const signAt = async (sharing) => {
		const [destination] = sharing;
		if (destination === void 0) return;
		try {
			const { repository } = destination;
			if (format !== "legacy") try {
				await attachBundle(repository, subject, makeBundle, signing);
			} catch (thrown) {
				if (format === "bundle" || !isUnsupported(thrown)) throw thrown;
				signing.tell(destination.name, explainLegacyOnly(destination));
			}
			if (format === "bundle") return;
			if (!await attachLegacy(repository, subject, signing)) signing.tell(BUNDLE_ONLY.code, BUNDLE_ONLY);
		} catch (thrown) {
			signing.signal.throwIfAborted();
			for (const one of sharing) failed.set(one, toProblems(thrown));
		}
	};
	await Promise.all([...repositories.values()].map(signAt));
	return failed;
}
const UNSUPPORTED = [
	400,
	404,
	405,
	406,
	415,
	422
];
function isUnsupported(thrown) {
	const { answer } = toFailure(thrown) ?? {};
	if (answer !== void 0) return UNSUPPORTED.includes(answer.status);
	return thrown instanceof Problem && thrown.problems.every(({ code }) => code === "SIGN_LOST");
}
const BUNDLE_ONLY = notice("SIGN_BUNDLE_ONLY", "the signatures are bundles only: the transparency log is Rekor's second version, whose entries cosign's older format cannot hold.", "With sign-format: bundle this notice is gone.");
function explainLegacyOnly({ name }) {
	return notice("SIGN_LEGACY_ONLY", `"${name}" has the signatures in cosign's older format only: it does not keep what refers to an image.`, "With sign-format: legacy this notice is gone.");
}
function explainRefused({ name }) {
	return error("SIGN_REFUSED", `"${name}" did not take the signature of the image, so no tag was written there.`, "See the next message. Another sign-format may suit this registry; with required: false in registries it only gets no tags.");
}
export { prepareSigning, readKeyFile, readSigningKey, signImages };
