import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { omitUndefined, readSmallFile } from "./base.js";
const { stat } = require("node:fs/promises");
const { join } = require("node:path");
const { X509Certificate } = require("node:crypto");
const { checkServerIdentity, connect } = require("node:tls");
// src/ship/engine/tls.ts
const PEM_BYTES = 1048576;
async function toTlsOpener(to, { folder, isVerified, isOfContext }) {
	if (isOfContext && isVerified && !await isFolder(folder)) return void 0;
	const [ca, cert, key] = await Promise.all([
		"ca.pem",
		"cert.pem",
		"key.pem"
	].map((name) => readPem(join(folder, name))));
	if (ca === void 0 && !isOfContext) throw new Error(`${folder} has no ca.pem`);
	if (ca !== void 0) new X509Certificate(ca);
	const client = cert === void 0 || key === void 0 ? {} : {
		cert,
		key
	};
	const options = {
		...to,
		...client,
		...omitUndefined({ ca }),
		rejectUnauthorized: isVerified
	};
	return () => connect({
		...options,
		checkServerIdentity: checkName
	});
}
const checkName = (host, certificate) => certificate.subjectaltname === void 0 ? new Error("the certificate names no host") : checkServerIdentity(host, certificate);
async function isFolder(path) {
	return stat(path).then((stats) => stats.isDirectory(), () => false);
}
async function readPem(path) {
	const file = await readSmallFile(path, PEM_BYTES);
	if (file.ok) return file.text;
	if (file.isMissing) return void 0;
	throw new Error(`${path} cannot be read: ${file.why}`);
}
export { toTlsOpener };
