import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, SMALL_BYTES, createFinder, createHostPause, error, failed, fillTemplate, findHookSecrets, hasErrors, isLoopback, isObject, knownSecrets, listSettings, maskFound, omitUndefined, oncePer, parseObject, readReach, toFailure, toLimits } from "./base.js";
import { YANK_KIND, decideHooks, decideYank, describeYank, readRecords, toReceiptHook } from "./ship.js";
import { toLine, toTextLine } from "./job.js";
import { createHttp, createRetryLog, parseRetryAfter, readStart, toNetworkFailure, withRetries } from "./registry.js";
const { createHmac, randomUUID } = require("node:crypto");
// src/ship/deploy/send.ts
const REDIRECTS = 3;
const TRANSIENT = new Set([
	408,
	425,
	429
]);
const REDIRECT = new Set([
	301,
	302,
	303,
	307,
	308
]);
const HINT = "Look at the log of the service, and at the address in the variable.";
async function sendHook(request, context) {
	refusePlain(request);
	const { clock, signal, settings, log } = context;
	const http = createHttp({
		...context,
		reach: (host) => readReach(settings.registries, host),
		sockets: 1,
		limits: toLimits({
			idleMs: 2 * request.timeoutMs,
			totalMs: request.timeoutMs
		})
	});
	const reportRetry = createRetryLog(log, clock);
	const pauseOf = oncePer((host) => host, () => createHostPause(clock, signal));
	try {
		return await withRetries({
			clock,
			signal,
			deadlineMs: settings.retryDeadline,
			pause: pauseOf(request.url.host),
			onRetry: (failure, waitMs) => {
				reportRetry(request.url.host, failure, waitMs);
			}
		}, () => sendOnce(request, (url, method) => http.send({
			...toMessage(request),
			method,
			url
		}), context));
	} finally {
		http.close();
	}
}
function toMessage({ headers, body }) {
	return {
		headers,
		...body === void 0 ? {} : { body: Buffer.from(body) }
	};
}
function refusePlain({ url, insecure }) {
	if (url.protocol === "https:" || isLoopback(url.host) || insecure) return;
	throw deploymentFailed(`the address on ${url.host} does not begin with https://, so its secrets would not be safe`, "Use https://, or allow it with insecure: true of the hook.");
}
async function sendOnce(request, send, { clock }) {
	let { url } = request;
	const { host } = url;
	try {
		for (let redirects = 0;; redirects += 1) {
			const answer = await send(url, request.method);
			const { statusCode: status } = answer;
			const { location } = answer.headers;
			if (!REDIRECT.has(status) || location === void 0) return await readAnswer(answer, request, clock.now());
			answer.destroy();
			if (redirects === REDIRECTS) throw deploymentFailed(`${host} redirects more than ${REDIRECTS} times`, HINT);
			url = follow(location, url, {
				request,
				status
			});
		}
	} catch (thrown) {
		if (thrown instanceof Problem) throw thrown;
		const failure = toNetworkFailure(thrown, host, "call the hook");
		if (failure === void 0) throw thrown;
		const retry = failure.retry === "transient" ? "limited" : failure.retry;
		throw failed({
			...failure,
			retry
		}, thrown);
	}
}
function follow(location, url, { request, status }) {
	const next = URL.canParse(location, url.href) ? new URL(location, url) : void 0;
	if (next?.origin !== url.origin) {
		const where = next === void 0 ? "elsewhere" : `to ${next.host}`;
		throw deploymentFailed(`${url.host} redirects ${where}, and secrets go to no other host`, "Put the address that it redirects to into the variable.");
	}
	if (request.method !== "GET" && status !== 307 && status !== 308) throw deploymentFailed(`${url.host} answered ${status}, which would turn ${request.method} into GET`, "Put the address that it redirects to into the variable.");
	return next;
}
async function readAnswer(answer, request, nowMs) {
	const { statusCode: status } = answer;
	const text = Buffer.from(await readStart(answer, SMALL_BYTES)).toString("utf8");
	if (status >= 200 && status < 300) return {
		status,
		body: parseObject(text) ?? {}
	};
	const words = toTextLine(maskFound(toWords(text), request.secrets.map(createFinder)));
	const said = words === "" ? `${status}` : `${status} "${words}"`;
	const isBusy = TRANSIENT.has(status) || status >= 500;
	const retryAfterMs = parseRetryAfter(answer.headers["retry-after"], nowMs);
	throw failed({
		retry: isBusy ? "limited" : "permanent",
		pauseHost: status === 429 || status === 503,
		...omitUndefined({ retryAfterMs }),
		problem: error("DEPLOY_FAILED", `${request.url.host} answered ${said}`, status === 401 || status === 403 ? "Check the token or the key in the variable." : HINT)
	});
}
function toWords(text) {
	const { message, error: fault, detail } = parseObject(text) ?? {};
	const found = [
		message,
		fault,
		detail
	].find((one) => typeof one === "string");
	return typeof found === "string" ? found : text;
}
function deploymentFailed(message, hint) {
	return failed({
		retry: "permanent",
		problem: error("DEPLOY_FAILED", message, hint)
	});
}
function toCallProblem(thrown) {
	const problem = toFailure(thrown)?.problem;
	if (problem !== void 0) return problem;
	return thrown instanceof Problem ? thrown.problems[0] : void 0;
}
// src/ship/deploy/app.ts
const REQUEST_MS = 3e4;
const POLL_MS = 5e3;
const GOOD = "success";
const BAD = [
	"failed",
	"cancelled",
	"canceled",
	"skipped",
	"error"
];
const apis = {
	sevalla: {
		start: ({ app }, reference) => [`/applications/${app}/deployments`, {
			docker_image: reference,
			is_restart: false
		}],
		watch: ({ app }, deployment) => `/applications/${app}/deployments/${deployment}`,
		read: (answer) => answer
	},
	kinsta: {
		start: ({ app }, reference) => ["/applications/deployments", {
			app_id: app,
			docker_image: reference,
			is_restart: false
		}],
		watch: (_hook, deployment) => `/applications/deployments/${deployment}`,
		read: ({ deployment }) => isObject(deployment) ? deployment : {}
	}
};
async function callApp(hook, { values, context }) {
	const { env, clock, signal, log } = context;
	const api = apis[hook.kind];
	const end = clock.now() + hook.timeoutMs;
	const request = {
		headers: {
			authorization: `Bearer ${env[hook.tokenEnv]?.trim() ?? ""}`,
			accept: "application/json"
		},
		secrets: findHookSecrets([hook], env).map(({ value }) => value),
		insecure: false,
		timeoutMs: Math.min(REQUEST_MS, hook.timeoutMs)
	};
	const [path, body] = api.start(hook, values.reference);
	const started = await sendHook({
		...request,
		method: "POST",
		url: new URL(hook.apiUrl + path),
		headers: {
			...request.headers,
			"content-type": "application/json"
		},
		body: JSON.stringify(body)
	}, context);
	const { host } = new URL(hook.apiUrl);
	const id = readId(api.read(started.body));
	if (id === void 0) throw deploymentFailed(`${host} answered without the ID of a deployment`, "Check app and api-url.");
	const url = new URL(hook.apiUrl + api.watch(hook, encodeURIComponent(id)));
	for (let { status } = api.read(started.body); status !== GOOD;) {
		if (typeof status === "string" && BAD.includes(status)) throw deploymentFailed(`the deployment on ${host} ended with "${status}"`, "Look at the log of the deployment there.");
		if (clock.now() + POLL_MS > end) throw deploymentFailed(`the deployment on ${host} has not ended within ${`${Math.round(hook.timeoutMs / 1e3)} s`}`, "Look at the deployment there, or raise timeout of the hook.");
		await clock.sleep(POLL_MS, signal);
		const answer = await sendHook({
			...request,
			method: "GET",
			url
		}, context);
		({status} = api.read(answer.body));
		log.debug(`the deployment on ${host}: ${typeof status === "string" ? toLine(status) : "no status"}`);
	}
}
function readId({ id }) {
	const text = typeof id === "number" ? String(id) : id;
	return typeof text === "string" && /^[\w-]{1,100}$/.test(text) ? text : void 0;
}
// src/ship/deploy/github.ts
async function callGithub(hook, { values }, deployments) {
	if (deployments === void 0) throw deploymentFailed("GitHub is not known", "Set github-token.");
	const { environmentUrl } = hook;
	const answer = await deployments.record({
		ref: values.revision,
		environment: hook.environment,
		description: `${values.reference} is ${values.moved} now`,
		payload: values,
		logUrl: values.run === "" ? void 0 : values.run,
		environmentUrl: environmentUrl === void 0 ? void 0 : fillTemplate(environmentUrl, values, encodeURIComponent),
		timeoutMs: hook.timeoutMs
	});
	if (!answer.ok) throw deploymentFailed(answer.why, answer.hint);
}
// src/ship/deploy/message.ts
function toJsonBody(hook, values, nowMs) {
	return {
		schemaVersion: 1,
		event: "deploy",
		hook,
		...values,
		at: new Date(nowMs).toISOString()
	};
}
function toDockerHubBody(values, nowMs) {
	const { image, moved, tag, digest } = values;
	const repository = image.replace(/^docker\.io\//, "");
	const path = repository.split("/");
	return {
		push_data: {
			tag: moved,
			pushed_at: Math.floor(nowMs / 1e3),
			pusher: "tagship",
			images: [],
			digest,
			exact_tag: tag
		},
		callback_url: "",
		repository: {
			repo_name: repository,
			name: path.at(-1) ?? "",
			namespace: path.slice(0, -1).join("/"),
			repo_url: `https://${image}`,
			status: "Active"
		}
	};
}
function toSlackBody(text, values) {
	const standard = [
		"`{{reference}}` is `{{moved}}` now",
		...values.project === "" ? [] : [" ({{project}})"],
		"\n`{{digest}}`",
		...values.run === "" ? [] : ["\n{{run}}"]
	].join("");
	return { text: fillTemplate(text ?? standard, values, escapeSlack) };
}
function escapeSlack(value) {
	return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function addQuery(url, query, values) {
	const filled = Object.entries(query).map(([name, text]) => [name, fillTemplate(text, values)]);
	if (filled.length === 0) return url;
	const added = new URLSearchParams(filled).toString();
	const whole = new URL(url);
	whole.search = whole.search === "" ? added : `${whole.search}&${added}`;
	return whole;
}
// src/ship/deploy/webhook.ts
const DOCKER_HUB_AGENT = "Go-http-client/1.1 (tagship)";
async function callWebhook(hook, calling) {
	const { context, values } = calling;
	const { env } = context;
	const body = toBody(hook, calling);
	const key = hook.secretEnv === void 0 ? void 0 : read(env, hook.secretEnv);
	const signature = key === void 0 ? {} : { "x-hub-signature-256": `sha256=${createHmac("sha256", key).update(body ?? "").digest("hex")}` };
	const given = Object.entries(hook.headersEnv).map(([header, variable]) => [header.toLowerCase(), read(env, variable)]);
	await sendHook({
		method: hook.method,
		url: addQuery(new URL(read(env, hook.urlEnv)), hook.query, values),
		headers: {
			"x-tagship-delivery": randomUUID(),
			...body === void 0 ? {} : { "content-type": "application/json" },
			...hook.body === "dockerhub" ? { "user-agent": DOCKER_HUB_AGENT } : {},
			...signature,
			...Object.fromEntries(given)
		},
		...body === void 0 ? {} : { body },
		secrets: findHookSecrets([hook], env).map(({ value }) => value),
		insecure: hook.insecure,
		timeoutMs: hook.timeoutMs
	}, context);
}
function toBody({ name, body }, { values, context, renderReceipt }) {
	const now = context.clock.now();
	switch (body) {
		case "none": return;
		case "json": return JSON.stringify(toJsonBody(name, values, now));
		case "dockerhub": return JSON.stringify(toDockerHubBody(values, now));
		case "receipt": return renderReceipt();
	}
}
async function callSlack(hook, { values, context }) {
	const { env } = context;
	await sendHook({
		method: "POST",
		url: new URL(read(env, hook.urlEnv)),
		headers: { "content-type": "application/json" },
		body: JSON.stringify(toSlackBody(hook.text, values)),
		secrets: findHookSecrets([hook], env).map(({ value }) => value),
		insecure: hook.insecure,
		timeoutMs: hook.timeoutMs
	}, context);
}
function read(env, name) {
	return env[name]?.trim() ?? "";
}
// src/ship/deploy/run.ts
async function callHooks(facts, deploying) {
	const { journal, context } = deploying;
	const decided = decideHooks(facts);
	const hooks = decided.map(toReceiptHook);
	const learn = (problems = []) => {
		journal.learn({
			hooks: [...hooks],
			problems
		});
	};
	learn();
	if (hasErrors(journal.read().problems)) return;
	for (const [at, { call, reason }] of decided.entries()) {
		const before = hooks[at];
		if (call === void 0 || before === void 0) continue;
		context.signal.throwIfAborted();
		const named = {
			...before,
			host: findHost(call.hook, context)
		};
		hooks[at] = {
			...named,
			outcome: "failed",
			reason: WHILE
		};
		learn();
		const { problem, ...ended } = await tryCall(call, deploying);
		hooks[at] = {
			...named,
			reason,
			...ended
		};
		learn(problem === void 0 ? [] : [problem]);
		context.log.info(`${named.name} at ${named.host ?? "an unknown host"}: ${ended.outcome}`);
	}
}
const WHILE = "the run ended while it was called, so the call may have been received";
async function tryCall({ hook, values, destination: { repository } }, deploying) {
	const { context } = deploying;
	const calling = {
		values,
		context,
		renderReceipt: () => renderReceipt(deploying)
	};
	try {
		const tombstones = (await readRecords(repository, values.digest, YANK_KIND)).map(({ record }) => record);
		const yank = decideYank(tombstones, values.moved);
		if (yank !== void 0) return {
			outcome: "skipped",
			reason: describeYank(yank)
		};
		await callOne(hook, calling, context);
		const { digest, run } = values;
		return {
			outcome: "done",
			called: {
				digest,
				at: new Date(context.clock.now()).toISOString(),
				...run === "" ? {} : { run }
			}
		};
	} catch (thrown) {
		context.signal.throwIfAborted();
		const problem = toCallProblem(thrown);
		if (problem === void 0) throw thrown;
		const finders = findHookSecrets([hook], context.env).map(({ value }) => createFinder(value));
		const message = `the deploy hook "${hook.name}" failed: ${problem.message}`;
		const hint = `${problem.hint} ${AGAIN}`.trim();
		const failed = error("DEPLOY_FAILED", maskFound(message, finders), hint);
		return {
			outcome: "failed",
			reason: failed.message,
			problem: failed
		};
	}
}
const AGAIN = "The tags stay. To call only the hooks that are not done, run it again with the receipt of this run: `receipt: FILE` in the Action, `--receipt FILE` in a shell.";
async function callOne(hook, calling, context) {
	switch (hook.kind) {
		case "webhook": return callWebhook(hook, calling);
		case "slack": return callSlack(hook, calling);
		case "sevalla":
		case "kinsta": return callApp(hook, calling);
		case "github-deployment": return callGithub(hook, calling, context.deployments);
	}
}
function findHost(hook, { env, deployments }) {
	if (hook.kind === "github-deployment") return deployments?.host ?? null;
	const text = "apiUrl" in hook ? hook.apiUrl : env[hook.urlEnv]?.trim() ?? "";
	return URL.canParse(text) ? new URL(text).host : null;
}
function renderReceipt({ context, receipt }) {
	const { settings, env } = context;
	const finders = knownSecrets(listSettings(settings), env).map(createFinder);
	return JSON.stringify(receipt(), (_key, value) => typeof value === "string" ? maskFound(value, finders) : value);
}
export { callHooks };
