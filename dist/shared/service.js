import { PAGE_BYTES, Problem, SMALL_BYTES, createFinder, createHostPause, error, failed, isLoopback, isObject, maskFound, omitUndefined, oncePer, parseJson, parseObject, readReach, toFailure, toLimits } from "./base.js";
import { createHttp, createRetryLog, describeBody, parseRetryAfter, readBodyText, toNetworkFailure, withRetries } from "./registry.js";
import { toTextLine } from "./job.js";
// src/registry/http/service.ts
const SOCKETS = 8;
const TRANSIENT = new Set([
	408,
	425,
	429
]);
function createServiceClient(options) {
	const asking = {
		...options,
		reportRetry: createRetryLog(options.log, options.clock),
		http: createHttp({
			...options,
			reach: (host) => readReach(options.registries, host),
			sockets: SOCKETS,
			limits: toLimits()
		}),
		pauseOf: oncePer((host) => host, () => createHostPause(options.clock, options.signal))
	};
	return {
		ask: (request) => ask(asking, request),
		send: async (request) => {
			refusePlain({
				url: request.url,
				doing: "log in"
			});
			return await asking.http.send(request);
		},
		toBase: (host) => {
			const isPlain = isLoopback(host) && readReach(options.registries, host).ca === void 0;
			return new URL(`${isPlain ? "http" : "https"}://${host}/`);
		}
	};
}
async function ask(asking, request) {
	const { clock, signal, retryDeadlineMs: deadlineMs } = asking;
	const { url } = request;
	refusePlain(request);
	return await withRetries({
		clock,
		signal,
		deadlineMs,
		pause: asking.pauseOf(url.host),
		onRetry: (failure, waitMs) => {
			asking.reportRetry(url.host, failure, waitMs);
		}
	}, () => askOnce(asking, request));
}
function refusePlain({ url, doing }) {
	if (url.protocol === "https:" || url.protocol === "http:" && isLoopback(url.host)) return;
	throw new Problem([error("LOGIN_SERVICE_INSECURE", `could not ${doing}: the address of ${url.host} does not begin with https://, so a token would not be safe there.`, "Correct the variable that names this address.")]);
}
async function askOnce({ http, clock, log }, request) {
	const { method, url, doing } = request;
	const asked = request.isApi === true ? url.host : `the token service ${url.host}`;
	try {
		const answer = await http.send({
			method,
			url,
			...toMessage(request)
		});
		log?.debug(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
		return await readAnswer(answer, request, {
			asked,
			nowMs: clock.now()
		});
	} catch (thrown) {
		if (toFailure(thrown) !== void 0) throw thrown;
		const failure = toNetworkFailure(thrown, asked, doing);
		throw failure === void 0 ? thrown : failed(failure, thrown);
	}
}
function toMessage({ headers = {}, form, json }) {
	const accept = {
		accept: "application/json",
		...headers
	};
	if (form === void 0 && json === void 0) return { headers: accept };
	const type = form === void 0 ? "application/json" : "application/x-www-form-urlencoded";
	const text = form === void 0 ? JSON.stringify(json) : new URLSearchParams(form).toString();
	return {
		headers: {
			...accept,
			"content-type": type
		},
		body: Buffer.from(text)
	};
}
async function readAnswer(answer, request, { asked, nowMs }) {
	const { doing, secrets, url, isApi = false } = request;
	const { statusCode: status, headers } = answer;
	const text = await readBodyText(answer, isApi ? PAGE_BYTES : SMALL_BYTES);
	const { body, list, isRead } = parseBody(text, isApi);
	const finders = secrets.map(createFinder);
	const words = toTextLine(maskFound(body === void 0 ? text : toWords(body), finders));
	const isBusy = isTransient(answer);
	if (!isBusy && (status !== 200 || isRead)) {
		const more = {
			list,
			next: toNext(headers.link),
			challenge: headers["www-authenticate"]
		};
		return {
			status,
			body: body ?? {},
			words,
			host: url.host,
			...omitUndefined(more)
		};
	}
	throw toServiceFailure(answer, {
		message: `could not ${doing}: ${asked} answered ${isBusy ? describe(status, words) : `without JSON (${describeBody(answer)})`}.`,
		isApi,
		isBusy,
		nowMs
	});
}
function toServiceFailure({ statusCode: status, headers }, told) {
	const retryAfterMs = parseRetryAfter(headers["retry-after"], told.nowMs);
	const hint = "Run again later, or raise `retry-deadline`. If it persists, look at the status page of the service.";
	return failed({
		retry: told.isBusy ? "transient" : "limited",
		pauseHost: [
			403,
			429,
			503
		].includes(status),
		...omitUndefined({ retryAfterMs }),
		problem: error(told.isApi ? "REGISTRY_API_FAILED" : "LOGIN_SERVICE_FAILED", told.message, hint)
	});
}
function isTransient({ statusCode: status, headers }) {
	const isLimited = status === 403 && headers["retry-after"] !== void 0;
	return TRANSIENT.has(status) || status >= 500 || isLimited;
}
function parseBody(text, isApi) {
	const parsed = isApi ? parseJson(text) : parseObject(text);
	const body = isObject(parsed) ? parsed : void 0;
	const list = Array.isArray(parsed) ? parsed : void 0;
	return {
		body,
		list,
		isRead: body !== void 0 || list !== void 0 || isApi && text === ""
	};
}
function toNext(link) {
	return /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? ""))?.[1];
}
function describe(status, words) {
	return words === "" ? String(status) : `${status} "${words}"`;
}
function toWords(body) {
	const nested = Array.isArray(body.errors) ? body.errors[0] : body.error;
	const inner = isObject(nested) ? nested : {};
	return [...[
		body.error,
		inner.status,
		inner.code
	], ...[
		body.error_description,
		body.error_message,
		body.message,
		body.detail,
		inner.message
	]].filter((part) => typeof part === "string" && part !== "").join(": ");
}
export { createServiceClient };
