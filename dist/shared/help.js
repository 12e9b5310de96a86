import { commands, factFlags, renderDuration, runFlags, settingGroups, settingsTable, takesSetting } from "./base.js";
// src/settings/table/documentation.ts
function renderDefault(setting) {
	if (setting.defaultText !== void 0) return setting.defaultText;
	const value = setting.default;
	if (value === void 0) return "none";
	if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
	if (typeof value === "number") return renderDuration(value);
	return typeof value === "string" ? value : JSON.stringify(value);
}
// src/settings/inputs/help.ts
const WIDTH = 80;
const COLUMN = 28;
function renderHelp(topic) {
	if (topic === "settings") return renderAllSettings();
	const command = commands.find(({ name }) => name === topic);
	return command === void 0 || topic === "help" || topic === "version" ? renderOverview() : renderCommand(command.name, `${command.usage}\n\n${wrap(command.doc, 0)}`);
}
function renderOverview() {
	return [
		"tagship: from a git commit to correctly tagged, verified container images.",
		["Commands", ...commands.filter(({ isListed = true }) => isListed).map(({ name, doc }) => renderRow(`tagship ${name}`, toFirst(doc)))].join("\n"),
		["Example", renderRow(...EXAMPLE)].join("\n"),
		"All settings: tagship help settings. Flags of a command: tagship plan --help.\n"
	].join("\n\n");
}
function toFirst(doc) {
	return doc.split(/(?<=[.;]) /)[0]?.replace(/;$/, ".") ?? doc;
}
const EXAMPLE = ["tagship ship --push --image ghcr.io/acme/app", "Build, push, tag and verify."];
function renderAllSettings() {
	return [
		wrap("Every setting is a flag (--build-args), a variable (TAGSHIP_BUILD_ARGS) and a key in tagship.yml (build-args). A flag beats a variable, a variable beats the file. --image is short for --images with one repository.", 0),
		...renderSettings(() => true),
		"Exit codes: 0 done, 1 a problem of yours, 2 a bug of ours, 3 a finding of status\n--fail-on, 130 interrupted.\n"
	].join("\n\n");
}
const USUAL = [...[
	"images",
	"tags",
	"platforms",
	"context",
	"file",
	"build-args",
	"push",
	"allow-dirty"
], ...[
	"registries",
	"git-tag",
	"branch",
	"config"
]];
function renderCommand(name, intro) {
	const isLong = name === "plan" || name === "ship";
	const takes = (setting) => takesSetting(name, setting) && (!isLong || USUAL.includes(setting));
	return `${[
		intro,
		renderFlags("Flags", runFlags, name),
		renderFlags("What if", factFlags, name),
		...renderSettings(takes),
		wrap(isLong ? "All settings: tagship help settings. --image is short for --images with one repository." : "", 0)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function renderFlags(title, flags, command) {
	const rows = flags.filter((flag) => flag.commands.includes(command)).map(({ name, placeholder, doc }) => renderRow([`--${name}`, ...placeholder ? [placeholder] : []].join(" "), doc));
	return rows.length === 0 ? "" : [title, ...rows].join("\n");
}
function renderSettings(isShown) {
	return settingGroups.flatMap((group) => {
		const rows = settingsTable.filter((setting) => setting.group === group && isShown(setting.name)).map((setting) => renderRow(renderFlag(setting), explain(setting)));
		return rows.length === 0 ? [] : [[group, ...rows].join("\n")];
	});
}
function renderFlag(setting) {
	if (setting.asFlag === false) return `(${setting.name})`;
	if (setting.type === "boolean") return setting.name.startsWith("no-") ? `--${setting.name}` : `--[no-]${setting.name}`;
	return setting.booleanWords ? `--[no-]${setting.name}[=auto]` : `--${setting.name} ${placeholder(setting)}`;
}
function placeholder({ type }) {
	return new Map([
		["text", "LINES"],
		["list", "LIST"],
		["duration", "TIME"],
		["registries", "YAML"],
		["hooks", "YAML"]
	]).get(type) ?? "VALUE";
}
function explain(setting) {
	const options = setting.options ? `One of ${setting.options.join(", ")}.` : "";
	const flag = setting.asFlag === false ? "Not a flag: an input or a variable." : "";
	return [
		setting.doc,
		options,
		flag,
		`Default: ${renderDefault(setting)}.`
	].filter((part) => part !== "").join(" ");
}
function renderRow(name, doc) {
	const head = `  ${name}`;
	const text = wrap(doc, COLUMN);
	return head.length > 26 ? `${head}\n${text}` : head + text.slice(head.length);
}
function wrap(text, indent) {
	const lines = [];
	for (const word of text.split(" ")) {
		const line = lines.at(-1);
		if (line !== void 0 && indent + line.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${line} ${word}`;
		else lines.push(word);
	}
	return lines.map((line) => " ".repeat(indent) + line).join("\n");
}
export { renderHelp };
