import { EXIT, checkDryFiles, hasErrors, toExitCode, toPrintedJson, unsaid, writeOutputFile } from "./base.js";
import { renderPromotions, toAnswer } from "./promotion-text.js";
import { listPublished } from "./plan.js";
import { runPromotion } from "./promote.js";
// src/cli/promote.ts
async function promoteCommand(cli, invocation, run) {
	const files = { isWritten: true };
	checkDryFiles(invocation.dryRun, invocation.files).forEach(cli.log.problem);
	const { promotions, receipt } = await runPromotion(run.request, {
		dryRun: invocation.dryRun,
		onPlan: (planned, plan) => {
			sayPromotion(cli, invocation, planned, plan);
			return Promise.resolve();
		},
		report: async (told, planned, plan) => {
			files.isWritten = await reportPromotion(cli, invocation, {
				receipt: told,
				planned,
				plan
			});
		}
	}, run.environment);
	if (receipt === void 0) return hasErrors(problemsOf(promotions)) ? EXIT.problem : EXIT.done;
	const exitCode = toExitCode(receipt, cli.signal);
	return exitCode === EXIT.done && !files.isWritten ? EXIT.problem : exitCode;
}
function sayPromotion(cli, { dryRun, json }, promotions, plan) {
	const shown = cli.maskValue(promotions, listPublished(plan));
	if (!dryRun && !hasErrors(problemsOf(promotions))) cli.say(renderPromotions(shown, cli.paintLog));
	else if (json) cli.printJson(toAnswer(shown));
	else cli.print(renderPromotions(shown, cli.paint));
	problemsOf(shown).forEach(cli.log.problem);
}
function problemsOf(promotions) {
	return promotions.flatMap(({ problems }) => problems);
}
async function reportPromotion(cli, { json, files }, done) {
	const published = listPublished(done.plan);
	const shown = cli.maskValue(done.receipt, published);
	if (json) cli.printJson(shown);
	else {
		const { renderReceipt } = await import("./plan.js").then((n) => n.receipt_text_exports);
		cli.print(renderReceipt(shown, cli.paint));
	}
	unsaid(shown.problems, problemsOf(done.planned)).forEach(cli.log.problem);
	const write = (flag, text) => {
		const path = files[flag];
		if (path === void 0) return true;
		const problems = writeOutputFile({
			flag,
			path
		}, text, cli.cwd);
		problems.forEach(cli.log.problem);
		return problems.length === 0;
	};
	const { renderDotenv } = await import("./plan.js").then((n) => n.dotenv_exports);
	return [write("receipt", `${toPrintedJson(shown)}\n`), write("dotenv", renderDotenv(cli.maskValue(done.plan, published), shown))].every(Boolean);
}
export { promoteCommand };
