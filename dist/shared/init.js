import { EXIT, version } from "./base.js";
// src/cli/init.ts
async function initCommand(cli, { ci, from, given, yes, add }) {
	const { readAsked, readReleaseCommit, runInit } = await import("./init2.js");
	const { createQuestion } = await import("./question.js");
	const { cwd, env, shell, signal, print, say, streams } = cli;
	const edge = {
		cwd,
		env,
		shell,
		signal,
		print,
		say,
		isAgreed: yes,
		ask: streams.stdin.isTTY && streams.stderr.isTTY ? createQuestion(streams, signal) : void 0
	};
	if (from === void 0) {
		await runInit(readAsked(given, {
			add,
			...ci !== void 0 && { ci }
		}, version), edge);
		return EXIT.done;
	}
	const { runFrom } = await import("./command.js");
	await runFrom({
		path: from,
		version
	}, edge, () => readReleaseCommit(version, edge));
	return EXIT.done;
}
export { initCommand };
