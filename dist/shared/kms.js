import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, createSlots, error, isObject, once, parseObject } from "./base.js";
import { toLine } from "./job.js";
const { createReadStream } = require("node:fs");
const { mkdir, rm, writeFile } = require("node:fs/promises");
const { join } = require("node:path");
const { stripVTControlCharacters } = require("node:util");
const { createHash, createPrivateKey, createPublicKey, sign, verify } = require("node:crypto");
const { text } = require("node:stream/consumers");
// src/ship/sign/key.ts
const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
const HASHES = {
	"ec prime256v1": "sha256",
	"ec secp384r1": "sha256",
	rsa: "sha256"
};
const KEY_KINDS = "ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits";
function openKey(key, password) {
	const given = typeof key === "string" ? { key } : {
		key,
		format: "der",
		type: "pkcs8"
	};
	let privateKey;
	try {
		privateKey = createPrivateKey({
			...given,
			passphrase: password
		});
	} catch {
		return { refused: "it is not a private key in PEM, or its password is another one" };
	}
	const kind = nameKind(privateKey);
	if (kind !== "ed25519" && HASHES[kind] === void 0) return { refused: `it is of kind ${kind}` };
	const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
	if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) return { refused: `its length is ${length}` };
	return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}
function openPublicKey(pem) {
	try {
		const key = createPublicKey(pem);
		const kind = nameKind(key);
		const hash = HASHES[kind] ?? null;
		return kind === "ed25519" || hash !== null ? toPublic(key, hash) : void 0;
	} catch {
		return;
	}
}
function readKind(pem) {
	try {
		return nameKind(createPublicKey(pem));
	} catch {
		return;
	}
}
function nameKind({ asymmetricKeyType, asymmetricKeyDetails }) {
	const curve = asymmetricKeyDetails?.namedCurve;
	return asymmetricKeyType === "ec" ? `ec ${curve ?? "unknown"}` : asymmetricKeyType ?? "unknown";
}
function toSigningKey(privateKey, hash) {
	return {
		sign: (bytes) => sign(hash, bytes, privateKey),
		...toPublic(createPublicKey(privateKey), hash)
	};
}
function toPublic(key, hash) {
	const der = key.export({
		type: "spki",
		format: "der"
	});
	return {
		verifies: (bytes, signature) => verify(hash, bytes, key, signature),
		publicKey: key.export({
			type: "spki",
			format: "pem"
		}).toString(),
		hint: createHash("sha256").update(der).digest("base64")
	};
}
// src/ship/sign/kms.ts
async function readKmsPublicKey(address, runner) {
	if (/[?&;]pin-value=|:\/\/[^/]*@/.test(address)) throw holdsSecret();
	const { stdout } = await runCosign(runner, [
		"public-key",
		"--key",
		address
	], { what: `read the public key of "${address}"` });
	return stdout;
}
const PROBE = Buffer.from("Written by tagship to find out whether this key signs.\n");
async function openKmsKey(address, context) {
	const pem = await readKmsPublicKey(address, context);
	const kind = readKind(pem);
	const key = kind !== void 0 && KINDS.includes(kind) ? openPublicKey(pem) : void 0;
	if (key === void 0) throw refused(`the key "${address}" cannot be used: ${describeKind(kind)}`, ALGORITHMS);
	const slots = createSlots(AT_ONCE);
	const prepare = once(() => prepareSigning(address, context));
	const signOnce = async (bytes) => {
		const sign = await prepare();
		const signature = await slots.within(() => sign(bytes));
		if (key.verifies(bytes, signature)) return signature;
		throw refused(`the key "${address}" signs in another way than verifiers expect of its kind`, ALGORITHMS);
	};
	const attempt = async () => {
		await signOnce(PROBE);
	};
	return {
		...key,
		sign: signOnce,
		attempt
	};
}
const KINDS = ["ec prime256v1", "rsa"];
const ALGORITHMS = "Use an ECDSA key P-256 with SHA-256, or an RSA key with SHA-256 and the padding of PKCS #1 v1.5.";
function describeKind(kind) {
	return kind === void 0 ? "cosign printed no public key for it" : `it is of kind ${kind}`;
}
const AT_ONCE = 4;
const BUNDLE_BYTES = 65536;
async function prepareSigning(address, context) {
	const { tempDir } = context;
	const what = `sign with "${address}"`;
	const argv = [
		"sign-blob",
		"--yes",
		"--key",
		address
	];
	if ((await runCosign(context, ["sign-blob", "--help"], { what })).stdout.includes("--tlog-upload")) return async (stdin) => {
		const { stdout } = await runCosign(context, [
			...argv,
			"--tlog-upload=false",
			"-"
		], {
			what,
			stdin
		});
		return Buffer.from(stdout, "base64");
	};
	const directory = join(tempDir, "cosign");
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	const write = async (name, json) => {
		await writeFile(join(directory, name), JSON.stringify(json), { mode: 384 });
		return join(directory, name);
	};
	const files = [...["--signing-config", await write("signing-config.json", NO_SERVICES)], ...["--trusted-root", await write("trusted-root.json", NO_ROOTS)]];
	let count = 0;
	return async (stdin) => {
		const path = join(directory, `${count += 1}.json`);
		await runCosign(context, [
			...argv,
			...files,
			"--bundle",
			path,
			"-"
		], {
			what,
			stdin
		});
		const bundle = await text(createReadStream(path, { end: BUNDLE_BYTES })).catch(() => "");
		await rm(path, { force: true });
		const { messageSignature: found } = parseObject(bundle) ?? {};
		const { signature } = isObject(found) ? found : {};
		return Buffer.from(typeof signature === "string" ? signature : "", "base64");
	};
}
const NO_SERVICES = { mediaType: "application/vnd.dev.sigstore.signingconfig.v0.2+json" };
const NO_ROOTS = { mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1" };
const TIMEOUT_MS = 2e5;
async function runCosign({ env, cwd, shell, signal }, args, { what, stdin }) {
	const input = stdin === void 0 ? {} : { stdin };
	const result = await shell({
		argv: ["cosign", ...args],
		env,
		cwd,
		signal,
		timeoutMs: TIMEOUT_MS,
		...input
	});
	signal.throwIfAborted();
	if (result.code === 0) return result;
	if (result.spawnError === "ENOENT") throw refused(`could not ${what}: cosign is not on the PATH`, "Install cosign before this step (GitHub: sigstore/cosign-installer; others: https://docs.sigstore.dev/cosign/system_config/installation/).");
	throw refused(`could not ${what}: cosign ${describeEnd(result)}`, `Check the address, and that this job may use the key, with a login from its variables and files. ${ALGORITHMS}`);
}
function describeEnd({ code, stderr, timedOut, spawnError }) {
	if (timedOut) return `took longer than ${TIMEOUT_MS / 1e3} s`;
	if (spawnError !== void 0) return `cannot be started (${spawnError})`;
	const said = stripVTControlCharacters(stderr.slice(-65536)).split("\n").findLast((line) => line.trim() !== "") ?? "";
	const words = toLine(said.replace(/^error during command execution: /, ""));
	if (words !== "") return `says "${words}"`;
	return code === null ? "was ended by a signal" : `ended with exit code ${code}`;
}
function holdsSecret() {
	return refused("the address of the signing key holds a PIN or a password, which every process of the machine could read", "Leave it out of the address, and set the variable COSIGN_PKCS11_PIN or the variables of the service.");
}
function refused(why, hint) {
	return new Problem([error("SIGN_KEY_KMS", `${why}.`, hint)]);
}
export { KEY_KINDS, openKey, openKmsKey, openPublicKey, readKmsPublicKey };
