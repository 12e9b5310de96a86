import { Problem, detectCi, error, formatSize, hasErrors, knownSecrets, omitUndefined, once, readRun, readSettingsAlone, renderColumns, toPlatformText, withContext } from "./plan.js";
import { makeBareFacts } from "./facts.js";
// src/report/lifecycle/copy-text.ts
const WORDS = {
	write: "new",
	keep: "equal",
	move: "moved",
	replace: "replaced",
	hold: "held",
	refuse: "refused",
	fail: "failed"
};
const MOST_ROWS = 50;
function renderCopy(receipt, paint) {
	const { images, bytes, source, destinations } = receipt;
	const referrers = images.reduce((sum, image) => sum + image.referrers, 0);
	return [`${source}: ${[
		count(images.length, "image"),
		...referrers === 0 ? [] : [count(referrers, "referrer")],
		formatSize(bytes)
	].join(", ")}`, ...destinations.map((one) => [
		`${paint("bold", one.destination)} ${toStatus(one)}`,
		...renderColumns(one.tags.slice(0, MOST_ROWS).map(toRow)).map((line) => `  ${line}`),
		...one.tags.length > MOST_ROWS ? [`  and ${one.tags.length - MOST_ROWS} more`] : []
	].join("\n"))].join("\n\n");
}
function toStatus({ status, blobs }) {
	if (status === "planned") return "(dry run: nothing was written)";
	if (status === "failed") return "failed";
	const { uploaded, mounted, present } = blobs;
	return `done: ${count(uploaded, "blob")} sent, ${mounted} mounted, ${present} there already`;
}
function toRow({ tag, digest, action, reason }) {
	return [
		WORDS[action],
		tag,
		digest,
		reason
	];
}
function count(number, what) {
	return `${number} ${what}${number === 1 ? "" : "s"}`;
}
function renderProgress(bytes, ms) {
	const rate = ms < 1 ? "" : `, ${formatSize(Math.round(bytes * 1e3 / ms))}/s`;
	return `copied ${formatSize(bytes)}${rate}`;
}
// src/run/copy.ts
async function copy(request, asked, told) {
	const { environment } = told;
	const load = once(() => import("./copy3.js"));
	const settings = await readSettingsAlone(request, environment);
	const problems = [...request.problems ?? [], ...settings.problems];
	if (!settings.ok || hasErrors(problems)) throw new Problem(problems);
	environment.vault.add(knownSecrets([settings.value], environment.env));
	const facts = await readTrust(request, environment, () => {
		load().catch(() => void 0);
		import("./registry.js").then((n) => n.client_exports).catch(() => void 0);
	});
	if (asked.to.some((word) => !/^oci(?:-archive)?:/.test(word)) && !asked.dryRun && settings.value.push !== "true") refuseUntrusted(facts, environment);
	const { copyImages } = await load();
	const platforms = asked.platforms.flatMap((word) => word.split(",")).map(readPlatform);
	const prepared = {
		settings: settings.value,
		...omitUndefined({ facts })
	};
	return await withContext(prepared, environment, ({ registries }) => copyImages({
		...asked,
		platforms
	}, {
		...told,
		registries
	}));
}
function readPlatform(word) {
	const [os = "", architecture = "", variant, ...rest] = word.trim().split("/");
	const parts = [
		os,
		architecture,
		...variant === void 0 ? [] : [variant],
		...rest
	];
	if (parts.length > 3 || !parts.every((part) => /^[\w.-]{1,64}$/.test(part))) {
		const shown = JSON.stringify(word.slice(0, 100));
		throw new Problem([error("COPY_PLATFORM_MISSING", `invalid platform ${shown}`, "Write --platform linux/arm64.")]);
	}
	return toPlatformText({
		os,
		architecture,
		...omitUndefined({ variant })
	});
}
async function readTrust(request, environment, meanwhile) {
	if (detectCi(environment.env) === "local" && Object.keys(request.overrides).length === 0) return makeBareFacts(request.now);
	const { facts } = await readRun({
		...request,
		remote: "never"
	}, environment, meanwhile);
	return facts.ok ? facts.value : void 0;
}
function refuseUntrusted(facts, { env }) {
	if (facts === void 0 ? detectCi(env) === "local" : facts.trust.level === "trusted") return;
	const why = facts?.trust.reason ?? "nothing is known about what started it";
	throw new Problem([error("COPY_UNTRUSTED", `this run is untrusted (${why}), so it copies nothing to a registry.`, "If the workflow means it, give --push.")]);
}
export { copy, renderCopy, renderProgress };
