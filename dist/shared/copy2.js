import { EXIT, hasErrors, systemClock } from "./plan.js";
import { copy, renderCopy, renderProgress } from "./copy.js";
// src/cli/copy.ts
async function copyCommand(cli, { positionals, allTags, platforms, replace, dryRun, json }, run) {
	const { log, maskValue, paint, print, printJson } = cli;
	const [from = "", ...to] = positionals;
	const progress = createProgress(cli, json);
	const receipt = await copy(run.request, {
		from,
		to,
		allTags,
		platforms,
		replace,
		dryRun
	}, {
		environment: run.environment,
		onBytes: progress.add,
		onPlan: ({ source, images, destinations }) => {
			const names = destinations.map(({ destination }) => destination).join(", ");
			if (!dryRun && !json) log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
		}
	}).finally(progress.end);
	const shown = maskValue(receipt, new Set([receipt.source, ...receipt.destinations.map((one) => one.destination)]));
	if (json) printJson(shown);
	else print(renderCopy(shown, paint));
	const problems = shown.destinations.flatMap((one) => one.problems);
	problems.forEach(log.problem);
	return hasErrors(problems) ? EXIT.problem : EXIT.done;
}
const DRAW_MS = 200;
function createProgress({ streams, env, log }, json) {
	const { stderr } = streams;
	const isDrawn = stderr.isTTY && (env.CI ?? "") === "" && !json;
	const startMs = systemClock.now();
	let [bytes, drawnMs] = [0, startMs];
	return {
		add: (more) => {
			bytes += more;
			const now = systemClock.now();
			if (!isDrawn || now - drawnMs < DRAW_MS) return;
			drawnMs = now;
			stderr.write(`\r\u001B[K${renderProgress(bytes, now - startMs)}`);
		},
		end: () => {
			if (isDrawn && drawnMs !== startMs) stderr.write("\r\x1B[K");
			if (bytes > 0 && !json) log.info(renderProgress(bytes, systemClock.now() - startMs));
		}
	};
}
export { copyCommand };
