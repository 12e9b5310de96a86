import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { Problem, readText } from "./base.js";
import { isService, isTlsWanted, readCertificateFolder } from "./ahead.js";
const { access } = require("node:fs/promises");
const { join } = require("node:path");
// src/ship/engine/wait.ts
var wait_exports = __exportAll({ waitForEngine: () => waitForEngine });
const ENGINE_PATIENCE_MS = 6e4;
async function waitForEngine(runContext, ask) {
	const found = await waitForAnswer(runContext, ask, async (one) => one?.error !== void 0 && !(await explaining()).isFinal(one.error));
	if (found?.error !== void 0 && ["", "docker"].includes(found.driver)) {
		const missing = await findMissingCertificates(runContext.env);
		const { describeUnreachable } = await explaining();
		throw new Problem([describeUnreachable(runContext.env, found.error, missing)]);
	}
	return found;
}
const explaining = () => import("./unreachable.js");
async function waitForAnswer(runContext, ask, isSilent) {
	const first = await ask();
	if (!await isSilent(first) || !isService(runContext.env)) return first;
	const host = readText(runContext.env, "DOCKER_HOST") ?? "";
	const missing = await findMissingCertificates(runContext.env);
	const what = missing === void 0 ? "" : ` and its certificates in "${missing.folder}"`;
	runContext.log.info(`Waiting for the Docker engine at ${host}${what} …`);
	const until = runContext.clock.now() + ENGINE_PATIENCE_MS;
	for (;;) {
		await runContext.clock.sleep(1e3, runContext.signal);
		const answer = await ask();
		if (!await isSilent(answer) || runContext.clock.now() >= until) return answer;
	}
}
async function findMissingCertificates(env) {
	if (!isTlsWanted(env)) return void 0;
	const folder = readCertificateFolder(env);
	const names = [
		"ca.pem",
		"cert.pem",
		"key.pem"
	];
	const isThere = (name) => access(join(folder, name)).then(() => true, () => false);
	const there = await Promise.all(names.map(isThere));
	const files = names.filter((_, at) => there[at] === false);
	return files.length === 0 ? void 0 : {
		folder,
		files
	};
}
export { waitForAnswer, wait_exports };
