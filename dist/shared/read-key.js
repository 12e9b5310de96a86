import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, readSmallFile } from "./base.js";
import { KEY_KINDS, openKey, openKmsKey } from "./kms.js";
import { isKeyAddress } from "./ship.js";
const { resolve } = require("node:path");
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
export { readKeyFile, readSigningKey };
