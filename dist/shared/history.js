import { EXIT, hasErrors, toExitCode, unsaid } from "./base.js";
import { log, renderLog, renderYank, runYank } from "./yank.js";
// src/cli/history.ts
async function historyCommand(cli, invocation, run) {
	const { command } = run;
	return command === "log" ? logCommand(cli, invocation, run) : yankCommand(cli, invocation, {
		...run,
		command
	});
}
async function logCommand(cli, { positionals: [reference = ""], since, json }, run) {
	const found = await log(run.request, {
		reference,
		since
	}, run.environment);
	const shown = cli.maskValue(found, new Set([reference, found.repository]));
	if (json) cli.printJson(shown);
	else cli.print(renderLog(shown, cli.paint));
	shown.problems.forEach(cli.log.problem);
	return hasErrors(shown.problems) ? EXIT.problem : EXIT.done;
}
async function yankCommand(cli, { positionals: [version = ""], json, dryRun }, run) {
	let planned;
	const onPlan = (given) => {
		planned = mask(cli, given);
		if (!dryRun && !hasErrors(given.problems)) cli.say(renderYank(planned, cli.paintLog, true));
		planned.problems.forEach(cli.log.problem);
	};
	const { command, request, environment } = run;
	const report = mask(cli, await runYank(request, {
		command,
		version,
		dryRun,
		onPlan
	}, environment));
	if (json) cli.printJson(report);
	else cli.print(renderYank(report, cli.paint));
	unsaid(report.problems, planned?.problems ?? []).forEach(cli.log.problem);
	return hasErrors(report.problems) ? toExitCode({ status: "failed" }, cli.signal) : EXIT.done;
}
function mask(cli, report) {
	const names = report.repositories.flatMap(({ repository, tags }) => [repository, ...tags.map(({ tag }) => tag)]);
	return cli.maskValue(report, new Set([report.version, ...names]));
}
export { historyCommand };
