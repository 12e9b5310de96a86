import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { parseObject, readSmallFile, secret } from "./base.js";
import { readClaims } from "./id-token.js";
import { accountInvalid } from "./refused2.js";
const { resolve } = require("node:path");
// src/credentials/ambient/identity-file.ts
async function readNamedFile({ variable, path }, { host, cwd }) {
	const file = await readSmallFile(resolve(cwd, path));
	if (file.ok) return file.text;
	const what = `cannot read the file "${path}" that ${variable} names: ${file.why}`;
	throw accountInvalid(host, what, `Correct ${variable}, or unset it.`);
}
async function readNamedObject(file, context) {
	const object = parseObject(await readNamedFile(file, context));
	if (object !== void 0) return object;
	const what = `the file "${file.path}" that ${file.variable} names holds no JSON object`;
	throw accountInvalid(context.host, what, "Write the key of the account there, as it was given.");
}
function toIdToken(text, source, { host, hide }) {
	const trimmed = text.trim();
	const claims = readClaims(trimmed);
	if (claims === void 0) throw accountInvalid(host, `${source} is not a JSON Web Token`, "It has to be a token in three parts with dots between them.");
	hide([trimmed, trimmed.split(".")[2] ?? ""]);
	return {
		token: secret(trimmed),
		claims,
		source
	};
}
export { readNamedFile, readNamedObject, toIdToken };
