import { toPlainText } from "./base.js";
// src/github/answer.ts
const GARBLED = "GARBLED";
function garbled(message) {
	return Object.assign(new Error(message), { code: GARBLED });
}
function refused(kind, why, again) {
	const answer = {
		ok: false,
		kind,
		why
	};
	return again === void 0 ? { answer } : {
		answer,
		again
	};
}
function toTried(thrown, nowMs) {
	const { response, status, cause } = isJsonObject(thrown) ? thrown : {};
	if (typeof status === "number" && isJsonObject(response)) return toRefused(status, response, nowMs);
	if (cause instanceof Error) return toLost(cause);
	return refused("garbled", `its response cannot be read: ${toPlainText(String(thrown))}`, {});
}
function toLost(cause) {
	const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
	const words = toPlainText(cause.message);
	if (code === GARBLED || code === "E2BIG") return refused("garbled", words);
	const isTransient = /^(?:E(?!RR_)[A-Z_]+|HPE_\w+)$/.test(code);
	return refused("network", words.includes(code) ? words : `${words} (${code})`, isTransient ? {} : void 0);
}
function toRefused(status, { headers, data }, nowMs) {
	const message = readMessage(data);
	const why = `it answered ${status}${message === "" ? "" : ` "${message}"`}`;
	const limit = readLimit(headers, nowMs);
	const kind = toKind(status, limit.isLimited || /rate limit/i.test(message));
	const answer = {
		ok: false,
		kind,
		why,
		status
	};
	if (kind !== "limit" && kind !== "trouble") return { answer };
	return {
		answer,
		again: limit.again ?? (status === 403 ? { afterMs: MINUTE_MS } : {})
	};
}
const MINUTE_MS = 6e4;
function toKind(status, isLimited) {
	if (status >= 500) return "trouble";
	if (status === 429 || status === 403 && isLimited) return "limit";
	if (status === 401) return "login";
	return status < 400 ? "garbled" : "right";
}
function readMessage(data) {
	return isJsonObject(data) && typeof data.message === "string" ? toPlainText(data.message) : "";
}
function readLimit(headers, nowMs) {
	const { "retry-after": after, "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset } = isJsonObject(headers) ? headers : {};
	const seconds = toCount(after);
	if (seconds !== void 0) return {
		isLimited: true,
		again: { afterMs: seconds * 1e3 }
	};
	if (remaining !== "0") return { isLimited: false };
	const at = toCount(reset);
	if (at === void 0) return { isLimited: true };
	return {
		isLimited: true,
		again: { afterMs: Math.max(0, at * 1e3 - nowMs) }
	};
}
function toCount(value) {
	return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : void 0;
}
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
export { garbled, isJsonObject, refused, toTried };
