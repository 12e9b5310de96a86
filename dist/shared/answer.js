import { readClaims } from "./id-token.js";
// src/credentials/oidc/answer.ts
const TOKEN = /^[\x21-\x7e]+$/;
function readTextField(body, name) {
	const value = body[name];
	return typeof value === "string" && TOKEN.test(value) ? value : void 0;
}
function readLifeMs(value) {
	const seconds = typeof value === "string" ? Number(value) : value;
	return typeof seconds === "number" && seconds > 0 && Number.isFinite(seconds) ? seconds * 1e3 : void 0;
}
function readEndMs(token) {
	return readClaims(token)?.expiresMs;
}
export { readEndMs, readLifeMs, readTextField };
