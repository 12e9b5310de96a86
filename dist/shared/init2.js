import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __toESM } from "./rolldown-runtime.js";
import { Problem, describeFileError, error, openGit, parseRepository, toShellWord } from "./base.js";
import { parseProjectUrl } from "./plan.js";
import { require_dist } from "./dist2.js";
import { LONGEST_TEXT, findExcess } from "./yaml-limits.js";
const { existsSync, realpathSync, statSync } = require("node:fs");
const { lstat: lstat$1, mkdir, readFile, readdir: readdir$1, writeFile } = require("node:fs/promises");
const { dirname, join } = require("node:path");
// src/init/wanted.ts
function isPlainWord(text) {
	return /^[A-Za-z0-9_.][A-Za-z0-9._/@-]*$/.test(text);
}
function listTargetSettings(target) {
	const { name, images, context, file, platforms } = target;
	return [
		["name", name],
		...images.map((image) => ["images", image]),
		["context", context],
		["file", file],
		["platforms", platforms.length === 0 ? void 0 : platforms.join(",")]
	].flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]);
}
function listSharedSettings({ logins, gitTags }) {
	return [["registries", logins.length === 0 ? void 0 : renderRegistries(logins)], ["tag-prefix", gitTags?.prefix]].flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]);
}
function listVariables(wanted) {
	const own = hasCommandOfItsOwn(wanted) ? [] : wanted.targets.flatMap(listTargetSettings);
	const [images, others] = [own.slice(0, 1), own.slice(1)];
	return [
		...images,
		...listSharedSettings(wanted),
		...others
	].map(([name, value]) => [`TAGSHIP_${name.toUpperCase().replaceAll("-", "_")}`, value]);
}
function listCommands(wanted, command) {
	if (!hasCommandOfItsOwn(wanted)) return [command];
	return wanted.targets.map((target) => [command, ...listTargetSettings(target).map(([name, value]) => `--${name} ${value}`)].join(" "));
}
function hasCommandOfItsOwn({ targets }) {
	return targets.length > 1 || targets.some(({ images }) => images.length > 1);
}
function loginsOf({ images }, logins) {
	return logins.filter(({ host }) => images.some((image) => image.startsWith(`${host}/`)));
}
function listLoginNotes(logins, tell) {
	return logins.flatMap((login) => [...login.isStored ? [] : [tell(login)], ...login.isPlaceholder ? [`Replace the username "${login.username}" with your user on ${login.host}.`] : []]);
}
function renderMap(entries, indent) {
	return entries.map(([name, value]) => `${" ".repeat(indent)}${name}: ${toYaml(value)}\n`).join("");
}
function toYaml(text) {
	return /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
const TRUST = "Put more settings here: in tagship.yml, an untrusted change may set only the build.";
function renderHead(path, comment, ...notes) {
	return [
		path,
		...notes,
		TRUST
	].map((line) => `${comment} ${line}\n`).join("");
}
function renderRegistries(logins) {
	return `{${logins.map(({ host, username, passwordEnv }) => `"${host}": {"username": "${username}", "password-env": "${passwordEnv}"}`).join(", ")}}`;
}
// src/init/git-tags.ts
const V_TAGS = {
	pattern: "v*",
	wildcard: "v*"
};
const VERSION = /^(?<prefix>(?:.*[^0-9v.])?)(?<v>v?)\d+(?:\.\d+)+(?:[-+.].*|[a-z]+\d*)?$/;
const RECENT = 20;
function decideTagStyle(gitTags) {
	const spellings = gitTags.flatMap(readSpelling).slice(0, RECENT);
	const isSeveral = new Set(spellings.map(({ prefix }) => prefix).filter((prefix) => prefix !== "")).size > 1;
	const [first, ...rest] = spellings.filter(({ prefix }) => !isSeveral || prefix === "");
	if (first === void 0) return V_TAGS;
	return toStyle([first, ...rest].toSorted((one, other) => count(other) - count(one))[0] ?? first);
	function count({ prefix, v }) {
		return spellings.filter((other) => other.prefix === prefix && other.v === v).length;
	}
}
function readSpelling(gitTag) {
	const { prefix = "", v = "" } = VERSION.exec(gitTag)?.groups ?? {};
	return VERSION.test(gitTag) && (prefix === "" || isPlainWord(prefix)) ? [{
		prefix,
		v
	}] : [];
}
function toStyle({ prefix, v }) {
	const wildcard = `${prefix}${v}*`;
	return {
		pattern: prefix === "" && v === "" ? "[0-9]*" : wildcard,
		wildcard,
		...prefix !== "" && { prefix }
	};
}
// src/init/systems/github.ts
function renderGithub(wanted) {
	const { path = ".github/workflows/image.yml", version, commit, branch } = wanted;
	const { logins, targets, gitTags = V_TAGS, isCalled } = wanted;
	const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv}: Settings > Secrets and variables > Actions.`);
	const revision = commit === void 0 ? `v${version}` : `${commit} # v${version}`;
	const [only] = targets;
	const isSplit = only !== void 0 && targets.length === 1 && isForRunners(wanted, only);
	const steps = targets.map((target) => `      - uses: tagship/tagship@${revision}\n${renderSecrets$2(loginsOf(target, logins))}${renderWith$1(wanted, target)}`);
	return `${renderHead(path, "#", ...notes)}name: image

on:
  push:
    branches: [${toYaml(branch)}]
    tags: ['${gitTags.pattern}']
  pull_request:
${isCalled ? renderCall(logins) : ""}
permissions:
  contents: read
${targets.some(usesOwnRegistry) ? "  packages: write\n" : ""}
jobs:
  image:
${isSplit ? renderReusable(wanted, only, revision) : renderSteps(wanted, steps)}`;
}
function renderSteps({ targets, isCalled }, steps) {
	return `    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
${isCalled ? "        with:\n          ref: ${{ inputs.ref }}\n" : ""}${renderEmulator(targets)}${steps.join("")}`;
}
function isForRunners({ isCalled }, { platforms }) {
	return platforms.length > 1 && isCalled !== true;
}
function renderReusable(wanted, target, revision) {
	const inputs = renderWith$1({
		...wanted,
		logins: []
	}, target).replaceAll(/^ {4}/gm, "");
	const logins = loginsOf(target, wanted.logins).map(({ host, username, passwordEnv }) => `        ${toYaml(host)}: { username: ${toYaml(username)}, password: \${{ toJSON(secrets.${passwordEnv}) }} }\n`);
	return `    uses: tagship/tagship/.github/workflows/ship.yml@${revision}\n${inputs}${logins.length === 0 ? "" : `    secrets:\n      registries: |\n${logins.join("")}`}`;
}
function usesOwnRegistry({ images }) {
	return images.length === 0 || images.some((image) => image.startsWith("ghcr.io/"));
}
function renderCall(logins) {
	const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n`);
	return `  workflow_call:
    inputs:
      version:
        description: The version that the calling workflow has released.
        type: string
      ref:
        description: The git tag or commit of that release.
        type: string
${secrets.length === 0 ? "" : `    secrets:\n${secrets.join("")}`}`;
}
const EMULATOR = `
      - uses: docker/setup-qemu-action@v4
`.slice(1);
function renderEmulator(targets) {
	return targets.some(({ platforms }) => platforms.some((platform) => platform !== "linux/amd64")) ? EMULATOR : "";
}
function renderSecrets$2(logins) {
	if (logins.length === 0) return "";
	return `        env:\n${logins.map(({ passwordEnv }) => `          ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`).join("")}`;
}
function renderWith$1({ logins: all, gitTags, isCalled }, target) {
	const logins = loginsOf(target, all);
	const { name, images, context, file, platforms } = target;
	const parts = [
		name === void 0 ? "" : renderMap([["name", name]], 10),
		isCalled ? "          version: ${{ inputs.version }}\n" : "",
		renderImages(images),
		logins.length === 0 ? "" : `          registries: |\n${logins.map(renderLogin$1).join("")}`,
		context === void 0 ? "" : renderMap([["context", context]], 10),
		file === void 0 ? "" : renderMap([["file", file]], 10),
		platforms.length === 0 ? "" : `          platforms: ${platforms.join(",")}\n`,
		gitTags?.prefix === void 0 ? "" : renderMap([["tag-prefix", gitTags.prefix]], 10)
	].join("");
	return parts === "" ? "" : `        with:\n${parts}`;
}
function renderImages(images) {
	const [first, ...others] = images;
	if (first === void 0) return "";
	if (others.length === 0) return renderMap([["images", first]], 10);
	return `          images: |\n${images.map((image) => `            ${image}\n`).join("")}`;
}
function renderLogin$1({ host, username, passwordEnv }) {
	return `            ${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }\n`;
}
// src/init/project/values.ts
function toFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function toList(value, most = 500) {
	if (value === void 0 || value === null) return [];
	return Array.isArray(value) ? value.slice(0, most) : [value];
}
function toText(value) {
	if (typeof value === "string") return value;
	return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
function toUnique(values) {
	return [...new Set(values)];
}
// src/init/images.ts
const FLAT = new Set(["docker.io", "quay.io"]);
function decideImages(planned, asked) {
	const bases = decideBases(planned, asked);
	if (!bases.ok) return bases;
	const targets = planned.map(({ paths, name, suffix, dockerfile }) => {
		const builds = findBuilds(asked.publishers, dockerfile, planned.length === 1);
		const published = asked.images.length > 0 ? [] : toUnique(builds.flatMap(({ images }) => images));
		const images = published.length > 0 ? published : bases.value.map((base) => join$1(base, suffix));
		return {
			...name !== void 0 && { name },
			images: withoutDefault(images, asked),
			...paths,
			platforms: toUnique(builds.flatMap(({ platforms }) => platforms))
		};
	});
	return done$2({
		targets,
		logins: decideLogins(toUnique(targets.flatMap(({ images }) => images.map(hostOf))), targets, asked.publishers.flatMap(({ logins }) => logins), asked.system)
	});
}
function findBuilds(publishers, dockerfile, isOnly) {
	const builds = publishers.flatMap((publisher) => publisher.builds);
	const own = builds.filter((build) => build.dockerfile === dockerfile);
	return own.length > 0 || !isOnly ? own : builds;
}
function decideBases(planned, asked) {
	const { images, remoteUrl, system } = asked;
	const given = images.flatMap((line) => line.split(/[\n,]/)).filter((line) => line !== "");
	if (given.length > 0) return parseAll(given);
	if (system.ownImage !== void 0 && planned.length === 1) return done$2([]);
	const own = system.ownImage?.(parseProjectUrl(remoteUrl).project.slug?.toLowerCase());
	if (own !== void 0) return own.startsWith("$") ? done$2([own]) : parseAll([own]);
	const name = system.ownImage === void 0 ? toHubName(remoteUrl) : void 0;
	if (name !== void 0) return parseAll([name]);
	return {
		ok: false,
		problems: [error("INIT_NO_IMAGE", "cannot derive an image name from the git remote", "Write --image docker.io/acme/app.")]
	};
}
function parseAll(names) {
	const problems = [];
	const repositories = [];
	for (const name of toUnique(names)) {
		const parsed = parseRepository(name);
		if (parsed.ok) repositories.push(`${parsed.value.host}/${parsed.value.path}`);
		else problems.push(...parsed.problems);
	}
	return problems.length > 0 ? {
		ok: false,
		problems
	} : done$2(repositories);
}
function withoutDefault(images, { remoteUrl, system }) {
	const own = system.ownImage?.(parseProjectUrl(remoteUrl).project.slug?.toLowerCase());
	return images.length === 1 && images[0] === own ? [] : images;
}
function join$1(base, suffix) {
	if (suffix === "") return base;
	return `${base}${FLAT.has(hostOf(base)) ? "-" : "/"}${suffix}`;
}
function hostOf(image) {
	return image.split("/", 1)[0] ?? "";
}
function toHubName(remoteUrl) {
	const [owner, ...rest] = parseProjectUrl(remoteUrl).project.slug?.toLowerCase().split("/") ?? [];
	const name = rest.at(-1);
	return owner === void 0 || name === void 0 ? void 0 : `docker.io/${owner}/${name}`;
}
function decideLogins(hosts, targets, known, { ownRegistry }) {
	return hosts.filter((host) => !ownRegistry?.test(host) && !host.startsWith("$")).map((host, index) => {
		const login = known.find((one) => one.host === host);
		if (login !== void 0) return login;
		return toLogin(host, (targets.flatMap(({ images }) => images).find((one) => hostOf(one) === host) ?? "").split("/")[1] ?? "", index);
	});
}
function toLogin(host, owner, index) {
	if (host === "docker.io") return {
		host,
		username: owner,
		passwordEnv: "HUB_TOKEN"
	};
	if (host === "ghcr.io") return {
		host,
		username: owner,
		passwordEnv: "GHCR_TOKEN"
	};
	return {
		host,
		username: "ci",
		passwordEnv: index === 0 ? "REGISTRY_TOKEN" : `REGISTRY_TOKEN_${index + 1}`,
		isPlaceholder: true
	};
}
function done$2(value) {
	return {
		ok: true,
		value,
		problems: []
	};
}
// src/init/notes.ts
const MOST_NAMES = 10;
function tellPublishers(publishers, version) {
	const told = publishers.map((publisher) => {
		const { file, jobs, builds, isOurs } = publisher;
		const images = toUnique(builds.flatMap((build) => build.images));
		const platforms = toUnique(builds.flatMap((build) => build.platforms));
		const unread = toUnique(builds.flatMap((build) => build.unread));
		const what = isOurs ? "already publishes with tagship" : "already publishes an image";
		const details = [
			images.length > 0 && list$1(images),
			platforms.length > 0 && `for ${list$1(platforms)}`,
			unread.length > 0 && `under names known only at run time (give them with --image): ${list$1(unread.map(quote))}`
		].filter((part) => typeof part === "string");
		return `${`${file} (${jobs.length === 1 ? "job" : "jobs"} ${list$1(jobs.map(quote))})`} ${what}${details.length === 0 ? "" : `: ${details.join(", ")}`}.`;
	});
	if (publishers.filter(({ isOurs }) => !isOurs).length === 0) return told;
	const page = `https://github.com/tagship/tagship/blob/v${version}/README.md#coming-from-the-docker-actions`;
	return [...told, `The file below uses its registries and platforms. How to replace the steps: ${page}`];
}
function tellTargets({ planned, leftOut }, targets, { ownImage }) {
	const rows = planned.map(({ dockerfile = "" }, index) => {
		const { images = [], name = "" } = targets[index] ?? {};
		const own = ownImage?.("<owner>/<project>") ?? "";
		return `  ${dockerfile}: ${name}, ${images.length === 0 ? own : images.join(", ")}`;
	});
	const several = [
		`Found ${planned.length} Dockerfiles, one image each:`,
		...rows,
		"Choose one with --context or --file, and set other names with --image."
	];
	return [...planned.length > 1 ? [several.join("\n")] : [], ...leftOut.length === 0 ? [] : [`Not built, because they look like development or test images, or like a second file for the same image: ${list$1(leftOut)}.`]];
}
function tellRelease({ tool, config, step }, lines, path) {
	const { title, proposed } = tool;
	if (step?.token !== void 0) return [`${title} in ${step.file} (job ${quote(step.job)}) creates git tags with its own token, so they start ${path}.`];
	if (lines === void 0) return [];
	return [`${step === void 0 ? `${title} is configured (${config ?? ""}), but no workflow here runs it. With the workflow's own token, as in ${proposed},` : `${title} in ${step.file} (job ${quote(step.job)}) creates git tags with the workflow's own token:`} they start no other workflow. So let the release workflow call ${path} with the version.\n${renderLines(lines, step, tool)}`];
}
function renderLines(lines, step, { title, several }) {
	const { job, id, outputs, added } = lines;
	const file = step?.file ?? "the release workflow";
	return [
		id && `Give the step ${quote(step?.what ?? title)} the id ${id}.`,
		lines.step && `${title} has no outputs when run as a command. Add this step after it:\n\n${lines.step}`,
		outputs && `Add to the job ${job}:\n\n    outputs:\n${outputs}`,
		`Add this job to ${file}:\n\n${added}`,
		lines.step === "" && several
	].filter((part) => typeof part === "string" && part !== "").join("\n");
}
function list$1(names) {
	const more = names.length - MOST_NAMES;
	const shown = names.slice(0, MOST_NAMES).join(", ");
	return more > 0 ? `${shown} and ${more} more` : shown;
}
function quote(text) {
	return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
const LONGEST_NAME = 255;
function toPublisher(file, jobs) {
	if (jobs.length === 0) return [];
	const hosts = new Map(jobs.flatMap(({ logins }) => logins).map((login) => [login.host, login]));
	return [{
		file,
		jobs: toUnique(jobs.map(({ job }) => job)),
		isOurs: jobs.every(({ isOurs }) => isOurs),
		builds: jobs.flatMap(({ builds }) => builds),
		logins: [...hosts.values()]
	}];
}
function listReferences(references, fill) {
	const images = [];
	const unread = [];
	for (const reference of references) for (const filled of fill(reference)) {
		const image = toImage(filled);
		if (image === void 0) unread.push(reference);
		else images.push(image);
	}
	return {
		images: toUnique(images),
		unread: toUnique(unread)
	};
}
function toImage(reference) {
	const name = reference.replace(/@.*$/s, "").replace(/:[^/]*$/, "");
	if (/^\$CI_REGISTRY_IMAGE(?:\/[a-z0-9][a-z0-9._/-]*)?$/.test(name)) return name;
	if (name.length > LONGEST_NAME || name.includes("\0")) return void 0;
	const parsed = parseRepository(name.toLowerCase());
	if (!parsed.ok) return void 0;
	const { host, path } = parsed.value;
	return host === "docker.io" && path.startsWith("library/") ? void 0 : `${host}/${path}`;
}
function listPlatforms(texts, fill) {
	return toUnique(texts.flatMap(fill).flatMap((text) => text.split(/[\s,"']+/)).filter((word) => /^[a-z0-9]+(?:\/[a-z0-9.]+){1,2}$/.test(word))).slice(0, 20);
}
function toDockerfile(context, file) {
	const inContext = normalize(context);
	if (file !== "") return normalize(file);
	if (inContext === void 0) return void 0;
	return inContext === "" ? "Dockerfile" : `${inContext}/Dockerfile`;
}
function normalize(path) {
	if (path.includes("\0") || /[${}]/.test(path) || /^(?:\/|[a-z+]+:|git@)/.test(path)) return void 0;
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	return parts.includes("..") ? void 0 : parts.join("/");
}
// src/init/project/github-words.ts
const MOST_TEXTS = 50;
const MOST_PLACES$1 = 200;
const PLACE = /\$\{\{([^{}]*)\}\}|\$\{([A-Za-z_]\w*)(?:,,)?\}|\$([A-Za-z_]\w*)/g;
function createFill$1(scope) {
	return (text) => fill(text, {
		...scope,
		left: MOST_PLACES$1
	});
}
function fill(text, filling) {
	let texts = [""];
	let end = 0;
	for (const match of text.matchAll(PLACE)) {
		const [whole, expression, ...names] = match;
		const before = text.slice(end, match.index);
		end = match.index + whole.length;
		const name = names.find((word) => word !== void 0) ?? "";
		const values = expression === void 0 ? readVariable(name, filling) : readExpression(expression.trim(), filling);
		texts = texts.flatMap((head) => values.map((value) => `${head}${before}${value}`)).slice(0, MOST_TEXTS);
	}
	return toUnique(texts.map((head) => `${head}${text.slice(end)}`));
}
function readExpression(expression, scope) {
	const own = readProject(expression, scope);
	if (own !== void 0) return [own];
	const literal = /^'([^']*)'$/.exec(expression)?.[1];
	if (literal !== void 0) return [literal];
	const variable = /^env\.([A-Za-z_]\w*)$/.exec(expression)?.[1];
	if (variable !== void 0) return readVariable(variable, scope);
	const path = /^matrix\.([\w.-]+)$/.exec(expression)?.[1];
	return path === void 0 ? ["\0"] : readMatrix(path.split("."), scope);
}
function readProject(expression, { slug }) {
	const [owner, name] = slug?.split("/") ?? [];
	const parts = {
		"github.repository": slug,
		"github.repository_owner": owner,
		"github.event.repository.name": name
	};
	return Object.hasOwn(parts, expression) ? parts[expression] ?? "\0" : void 0;
}
function readVariable(name, scope) {
	if (name === "GITHUB_REPOSITORY") return [scope.slug ?? "\0"];
	if (name === "GITHUB_REPOSITORY_OWNER") return [scope.slug?.split("/")[0] ?? "\0"];
	const value = Object.hasOwn(scope.env, name) ? toText(scope.env[name]) : "";
	return value === "" ? ["\0"] : fillInner(value, scope);
}
function readMatrix(path, scope) {
	const [first = "", ...rest] = path;
	const { matrix } = scope;
	const texts = [...toList(Object.hasOwn(matrix, first) ? matrix[first] : void 0), ...toList(matrix.include).flatMap((entry) => toList(toFields(entry)[first]))].map((entry) => toText(rest.reduce((value, key) => toFields(value)[key], entry))).filter((value) => value !== "").slice(0, MOST_TEXTS);
	return texts.length === 0 ? ["\0"] : texts.flatMap((value) => fillInner(value, scope)).slice(0, MOST_TEXTS);
}
function fillInner(text, filling) {
	if (!text.includes("$")) return [text];
	const places = text.match(PLACE)?.length ?? 0;
	Object.assign(filling, { left: filling.left - places });
	return filling.left < 0 ? ["\0"] : fill(text, filling);
}
// src/init/project/publish-commands.ts
const LONGEST_SCRIPT$1 = 65536;
const MOST_COMMANDS = 2e3;
const LONGEST_COMMAND = 4096;
const NOTHING = {
	isPublishing: false,
	references: []
};
function readCommands(script, fill) {
	const seen = script.slice(0, LONGEST_SCRIPT$1).replaceAll(/\\\r?\n/g, " ").split(/\r?\n|;|&&|\|/).slice(0, MOST_COMMANDS).map((line) => line.slice(0, LONGEST_COMMAND)).map((line) => readCommand(toWords(line)));
	const [first, ...others] = seen.filter(({ file, context }) => file !== void 0 || context !== void 0);
	const dockerfile = first && others.length === 0 ? toDockerfile(first.context ?? "", first.file ?? "") : void 0;
	const references = toUnique(seen.flatMap((command) => command.references));
	return {
		isPublishing: seen.some(({ isPublishing }) => isPublishing),
		isOurs: seen.some(({ isOurs }) => isOurs),
		build: {
			...listReferences(references, fill),
			platforms: listPlatforms(seen.flatMap(({ platforms = [] }) => platforms), fill),
			...dockerfile !== void 0 && { dockerfile }
		}
	};
}
function toWords(line) {
	const bare = (line.match(/(?:\$\{\{[^}]*\}\}|"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replaceAll(/["']/g, ""));
	const start = bare.findIndex((word) => !/^(?:sudo|exec|time|-|!|[A-Za-z_]\w*=.*)$/s.test(word));
	return start < 0 ? [] : bare.slice(start);
}
function readCommand([program = "", ...args]) {
	const name = program.split("/").at(-1) ?? "";
	if (isOurProgram(name, args)) return {
		isPublishing: true,
		isOurs: true,
		references: []
	};
	if (/^(?:docker|podman|nerdctl|buildah)$/.test(name)) return readDocker(args);
	if (name === "kaniko" || /(?:^|\/)kaniko\/executor$/.test(program)) return readKaniko(args);
	return name === "buildctl" ? readBuildctl(args) : NOTHING;
}
function isOurProgram(name, args) {
	if (name === "tagship") return args[0] === "ship";
	return name === "npx" && args.some((arg) => /^tagship(?:@|$)/.test(arg)) && args.includes("ship");
}
function readDocker(args) {
	const words = args.filter((arg) => !arg.startsWith("-"));
	const [first = "", second = ""] = words;
	const verb = /^(?:image|buildx|compose|manifest|builder)$/.test(first) ? second : first;
	if (first === "compose" || verb === "bake") return {
		isPublishing: verb === "push" || args.includes("--push"),
		references: []
	};
	if (verb === "push") return {
		isPublishing: true,
		references: words.slice(words.indexOf("push") + 1).map((word) => word.replace(/^docker:\/\//, ""))
	};
	return verb === "build" || verb === "bud" ? readDockerBuild(args) : NOTHING;
}
function readDockerBuild(args) {
	const outputs = valuesOf(args, "--output", "-o");
	const [file] = valuesOf(args, "--file", "-f");
	const context = args.at(-1) ?? "";
	return {
		isPublishing: isSwitchedOn(args, "--push") || outputs.some(isPushing$1),
		references: [...valuesOf(args, "--tag", "-t"), ...outputs.flatMap(nameOf)],
		platforms: valuesOf(args, "--platform"),
		...file !== void 0 && { file },
		context: context.startsWith("-") ? "" : context
	};
}
function readKaniko(args) {
	const [file] = valuesOf(args, "--dockerfile", "-f");
	const [context = ""] = valuesOf(args, "--context", "-c");
	return {
		isPublishing: !isSwitchedOn(args, "--no-push"),
		references: valuesOf(args, "--destination", "-d"),
		platforms: valuesOf(args, "--customPlatform", "--custom-platform"),
		...file !== void 0 && { file: withoutRoot(file) },
		context: withoutRoot(context)
	};
}
function readBuildctl(args) {
	const outputs = valuesOf(args, "--output", "-o");
	return {
		isPublishing: outputs.some(isPushing$1),
		references: outputs.flatMap(nameOf)
	};
}
function withoutRoot(path) {
	return path.replace(/^(?:dir:\/\/)?\$\{?CI_PROJECT_DIR\}?\/?/, "");
}
function isPushing$1(output) {
	return /(?:^|,)(?:type=registry|push=true)(?:,|$)/.test(output);
}
function nameOf(output) {
	const name = /(?:^|,)name=([^,]+)/.exec(output)?.[1];
	return name === void 0 ? [] : [name];
}
function isSwitchedOn(args, flag) {
	return args.includes(flag) || args.includes(`${flag}=true`);
}
function valuesOf(args, ...flags) {
	return args.flatMap((arg, index) => {
		const flag = flags.find((name) => arg === name || arg.startsWith(`${name}=`));
		if (flag === void 0) return [];
		return arg === flag ? args.slice(index + 1, index + 2) : [arg.slice(flag.length + 1)];
	});
}
// src/init/project/yaml.ts
var import_dist = __toESM(require_dist(), 1);
function readYaml(text) {
	if (text.length > 262144) return {
		ok: false,
		reason: "is larger than 256 KiB"
	};
	const excess = findExcess(new import_dist.Lexer().lex(text));
	if (excess !== void 0) return {
		ok: false,
		reason: excess
	};
	try {
		const document = (0, import_dist.parseDocument)(text, {
			merge: true,
			prettyErrors: false,
			logLevel: "silent",
			uniqueKeys: false
		});
		if (document.errors.length > 0) return {
			ok: false,
			reason: "is not valid YAML"
		};
		return {
			ok: true,
			value: document.toJS({ maxAliasCount: 100 })
		};
	} catch (cause) {
		return {
			ok: false,
			reason: `cannot be read (${String(cause)})`
		};
	}
}
// src/init/project/publishers-github.ts
const MOST_JOBS$2 = 100;
const MOST_STEPS$1 = 200;
function readGithubPublishers(files, slug) {
	const read = files.map((file) => {
		const yaml = readYaml(file.text);
		if (!yaml.ok) return {
			publishers: [],
			notes: [`Ignored ${file.path}: it ${yaml.reason}.`]
		};
		return {
			publishers: toPublisher(file.path, readJobs$1(toFields(yaml.value), slug)),
			notes: []
		};
	});
	return {
		publishers: read.flatMap(({ publishers }) => publishers),
		notes: read.flatMap(({ notes }) => notes)
	};
}
function readJobs$1(workflow, slug) {
	return Object.entries(toFields(workflow.jobs)).slice(0, MOST_JOBS$2).flatMap(([id, value]) => {
		const job = toFields(value);
		return readJob(id, job, {
			env: {
				...toFields(workflow.env),
				...toFields(job.env)
			},
			matrix: toFields(toFields(job.strategy).matrix),
			...slug !== void 0 && { slug }
		});
	});
}
function readJob(id, job, scope) {
	const seen = [{
		uses: job.uses,
		with: job.with
	}, ...toList(job.steps, MOST_STEPS$1)].map((value) => {
		const step = toFields(value);
		const env = {
			...scope.env,
			...toFields(step.env)
		};
		return {
			uses: toText(step.uses).replace(/@.*$/s, ""),
			with: toFields(step.with),
			run: toText(step.run),
			fill: createFill$1({
				...scope,
				env
			})
		};
	}).map(readStep);
	const isNamed = seen.some(({ named }) => named !== void 0);
	if (!(seen.some((one) => one.isPublishing) || isNamed && !seen.some(({ isOnlyBuilding }) => isOnlyBuilding))) return [];
	const logins = seen.flatMap(({ login }) => login === void 0 ? [] : [login]);
	return [{
		job: id,
		isOurs: seen.some((one) => one.isOurs),
		builds: joinBuilds(seen),
		logins
	}];
}
function joinBuilds(seen) {
	let named = {
		images: [],
		unread: []
	};
	let isUsed = true;
	const builds = [];
	for (const one of seen) {
		if (one.named) [named, isUsed] = [one.named, false];
		for (const build of one.builds ?? []) {
			const isBare = build.images.length === 0 && build.unread.length === 0;
			builds.push(isBare ? {
				...build,
				...named
			} : build);
			isUsed ||= isBare;
		}
	}
	return isUsed ? builds : [...builds, {
		...named,
		platforms: []
	}];
}
function readStep(step) {
	const reader = readers.find(({ uses }) => uses.test(step.uses));
	if (reader !== void 0) return reader.read(step);
	if (step.run === "") return {};
	const { isPublishing, isOurs, build } = readCommands(step.run, step.fill);
	return build.images.length + build.unread.length === 0 && !isPublishing ? {} : {
		isPublishing,
		isOurs,
		builds: isPublishing ? [build] : []
	};
}
const readers = [
	{
		uses: /^tagship\/tagship$/,
		read: readOurs
	},
	{
		uses: /^docker\/metadata-action$/,
		read: readMetadata
	},
	{
		uses: /^docker\/login-action$/,
		read: readLogin
	},
	{
		uses: /^(?:docker|depot)\/build-push-action$/,
		read: readBuildPush
	},
	{
		uses: /^(?:docker|depot)\/bake-action$/,
		read: readBake
	},
	{
		uses: /^redhat-actions\/push-to-registry$/,
		read: readPushToRegistry
	},
	{
		uses: /^elgohr\/Publish-Docker-Github-Action$/i,
		read: readElgohr
	},
	{
		uses: /^docker\/github-builder\b/,
		read: readGithubBuilder
	}
];
function readOurs({ with: inputs, fill }) {
	if (toText(inputs.command) === "plan") return {};
	return {
		isPublishing: true,
		isOurs: true,
		builds: [readBuild(inputs, toText(inputs.images), fill)]
	};
}
function readMetadata({ with: inputs, fill }) {
	return { named: listReferences(splitNames(toText(inputs.images)), fill) };
}
function readBuildPush({ with: inputs, fill }) {
	const isPublishing = isPushing(inputs);
	const build = readBuild(inputs, toText(inputs.tags), fill);
	return {
		isPublishing,
		isOnlyBuilding: !isPublishing,
		builds: isPublishing ? [build] : []
	};
}
function readBake({ with: inputs, fill }) {
	const isPublishing = isPushing(inputs);
	const platforms = listPlatforms([...toText(inputs.set).matchAll(/^[^=\n]*\.platform=(.*)$/gm)].map(([, value = ""]) => value), fill);
	return {
		isPublishing,
		isOnlyBuilding: !isPublishing,
		builds: isPublishing ? [{
			images: [],
			unread: [],
			platforms
		}] : []
	};
}
function readPushToRegistry({ with: inputs, fill }) {
	const registry = toText(inputs.registry);
	const image = toText(inputs.image);
	return {
		isPublishing: true,
		builds: [{
			...listReferences(splitNames(image === "" ? toText(inputs.tags) : [registry, image].filter(Boolean).join("/")), fill),
			platforms: []
		}]
	};
}
function readElgohr({ with: inputs, fill }) {
	const registry = toText(inputs.registry);
	const names = splitNames(toText(inputs.name)).map((name) => registry === "" || name.startsWith(`${registry}/`) ? name : `${registry}/${name}`);
	const file = toText(inputs.dockerfile);
	const dockerfile = toDockerfile(toText(inputs.context), file);
	return {
		isPublishing: true,
		builds: [{
			...listReferences(names, fill),
			platforms: listPlatforms([toText(inputs.platforms)], fill),
			...dockerfile !== void 0 && { dockerfile }
		}]
	};
}
function readGithubBuilder({ with: inputs, fill }) {
	return {
		isPublishing: true,
		builds: [readBuild(inputs, toText(inputs["meta-images"]), fill)]
	};
}
function readBuild(inputs, names, fill) {
	const isFromSteps = (name) => /^\$\{\{\s*(?:steps|needs)\./.test(name);
	const references = splitNames(names).filter((name) => !isFromSteps(name));
	const [context = ""] = fill(toText(inputs.context));
	const files = fill(toText(inputs.file));
	const dockerfile = files.length === 1 ? toDockerfile(context, files[0] ?? "") : void 0;
	return {
		...listReferences(references, fill),
		platforms: listPlatforms([toText(inputs.platforms)], fill),
		...dockerfile !== void 0 && { dockerfile }
	};
}
function isPushing(inputs) {
	const push = toText(inputs.push).trim().toLowerCase();
	const outputs = toText(inputs.outputs);
	return push !== "" && push !== "false" || /(?:type=registry|push=true)/.test(outputs);
}
function splitNames(text) {
	return text.split(/[\n,]/).map((part) => part.trim().replace(/^name=/, "")).filter((part) => part !== "" && !/^(?:enable|latest)=|^#/.test(part)).slice(0, 50);
}
function readLogin({ with: inputs, fill }) {
	const [registry = ""] = fill(toText(inputs.registry).trim());
	const host = registry.replace(/^https?:\/\//, "").replace(/\/.*$/s, "");
	const secret = /^\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}$/.exec(toText(inputs.password).trim());
	const username = readUsername(toText(inputs.username).trim(), fill);
	const passwordEnv = secret?.[1];
	if (passwordEnv === void 0 || passwordEnv === "GITHUB_TOKEN" || username === void 0) return {};
	const name = host === "" || /^(?:index|registry-1)\.docker\.io$/.test(host) ? "docker.io" : host;
	if (!/^[a-z0-9][a-z0-9.-]*(?::\d+)?$/.test(name)) return {};
	return { login: {
		host: name,
		username,
		passwordEnv,
		isStored: true
	} };
}
const USERNAME = /^[A-Za-z0-9][\w.+$@-]{0,127}$/;
function readUsername(text, fill) {
	const variable = /^\$\{\{\s*((?:vars|secrets)\.[A-Za-z_]\w*)\s*\}\}$/.exec(text)?.[1];
	if (variable !== void 0) return `\${{ ${variable} }}`;
	const [filled = ""] = fill(text);
	return USERNAME.test(filled) ? filled : void 0;
}
// src/init/project/publishers-gitlab.ts
const MOST_JOBS$1 = 200;
const MOST_LINES = 1e3;
const DEEPEST = 5;
const KEYWORDS = /^(?:stages|variables|include|workflow|image|services|cache|pages|spec|before_script|after_script)$/;
function readGitlabPublishers(files) {
	const read = files.map((file) => {
		const yaml = readYaml(file.text);
		if (!yaml.ok) return {
			publishers: [],
			notes: [`Ignored ${file.path}: it ${yaml.reason}.`]
		};
		const pipeline = toFields(yaml.value);
		const jobs = [...readIncludes(pipeline), ...readJobs(pipeline)];
		return {
			publishers: toPublisher(file.path, jobs),
			notes: []
		};
	});
	return {
		publishers: read.flatMap(({ publishers }) => publishers),
		notes: read.flatMap(({ notes }) => notes)
	};
}
function readIncludes(pipeline) {
	return toList(pipeline.include).flatMap((entry) => {
		const { component, remote, template } = toFields(entry);
		const named = [
			component,
			remote,
			template,
			entry
		].map(toText).find((text) => text !== "") ?? "";
		const isOurs = /\btagship\/tagship\//.test(named);
		const isDocker = /to-be-continuous\/docker\b|Jobs\/Build\.gitlab-ci\.yml$/.test(named);
		return isOurs || isDocker ? [{
			job: named,
			isOurs,
			builds: [],
			logins: []
		}] : [];
	});
}
function readJobs(pipeline) {
	return Object.entries(pipeline).filter(([name]) => !KEYWORDS.test(name)).slice(0, MOST_JOBS$1).flatMap(([name, value]) => {
		const parents = readParents(pipeline, toFields(value));
		if (name.startsWith(".") || name === "default") return [];
		const job = Object.assign({}, ...parents.toReversed());
		const variables = Object.assign({}, ...[pipeline, ...parents.toReversed()].map((one) => toFields(one.variables)));
		const { isPublishing, isOurs, build } = readCommands([
			job.before_script,
			job.script,
			job.after_script
		].flatMap((script) => readLines(script, 0)).slice(0, MOST_LINES).join("\n"), createFill(variables));
		return isPublishing ? [{
			job: name,
			isOurs,
			builds: [build],
			logins: []
		}] : [];
	});
}
function readParents(pipeline, job) {
	const found = [job];
	for (let at = 0; at < found.length && found.length < 20; at += 1) for (const name of toList(found[at]?.extends, 10)) {
		const parent = toFields(Object.hasOwn(pipeline, toText(name)) ? pipeline[toText(name)] : {});
		if (!found.includes(parent)) found.push(parent);
	}
	return found;
}
function readLines(script, depth) {
	if (depth > DEEPEST) return [];
	return toList(script, MOST_LINES).flatMap((line) => Array.isArray(line) ? readLines(line, depth + 1) : [toText(line)]).slice(0, MOST_LINES);
}
const MOST_PLACES = 100;
function createFill(variables) {
	return (text) => {
		let left = MOST_PLACES;
		const fill = (one) => one.replaceAll(/\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g, (_whole, braced, bare) => {
			const name = toText(braced ?? bare);
			if (name === "CI_REGISTRY_IMAGE") return "$CI_REGISTRY_IMAGE";
			const value = Object.hasOwn(variables, name) ? variables[name] : void 0;
			const known = toText(toFields(value).value ?? value);
			left -= 1;
			return known === "" || left < 0 ? "\0" : fill(known);
		});
		return [fill(text)];
	};
}
// src/init/release/tools.ts
const FIRST = "If several packages are released together, the first is used: replace [0] with the index of yours.";
const releaseTools = [
	{
		title: "release-please",
		configs: /^(?:\.github\/)?(?:release-please-config|\.release-please-manifest)\.json$/,
		action: /^(?:googleapis|google-github-actions)\/release-please-action$/,
		proposed: "googleapis/release-please-action@v5",
		command: /\brelease-please\s+github-release\b/,
		several: "A package in a directory has its own outputs, such as steps.release.outputs['DIRECTORY--version'].",
		outputs: () => ({
			made: "release_created",
			version: "version",
			gitTag: "tag_name"
		})
	},
	{
		title: "semantic-release",
		configs: /^(?:\.releaserc(?:\.(?:json|ya?ml|[cm]?js|ts))?|release\.config\.(?:[cm]?js|ts))$/,
		packageKey: "release",
		action: /^cycjimmy\/semantic-release-action$/,
		proposed: "cycjimmy/semantic-release-action@v6",
		command: /(?:^|[\s/])semantic-release(?:@[\w.^~-]+)?(?=$|\s)/,
		unless: ["dry_run", "true"],
		several: "",
		outputs: () => ({
			made: "new_release_published",
			version: "new_release_version",
			gitTag: "new_release_git_tag"
		})
	},
	{
		title: "changesets",
		configs: /^\.changeset\/config\.json$/,
		action: /^changesets\/action$/,
		proposed: "changesets/action@v2",
		command: /\bchangeset\s+(?:publish|tag)\b/,
		several: FIRST,
		outputs: (major) => ({
			made: "published",
			list: major === 1 ? "publishedPackages" : "published-packages",
			version: "version"
		})
	},
	{
		title: "release-plz",
		configs: /^\.?release-plz\.toml$/,
		action: /^(?:release-plz\/action|MarcoIeni\/release-plz-action)$/i,
		proposed: "release-plz/action@v0.5",
		command: /\brelease-plz\s+release(?=$|\s)/,
		unless: ["command", "release-pr"],
		several: FIRST,
		outputs: () => ({
			made: "releases_created",
			list: "releases",
			version: "version",
			gitTag: "tag"
		})
	}
];
// src/init/release/release.ts
const MOST_JOBS = 100;
const MOST_STEPS = 200;
const LONGEST_SCRIPT = 65536;
const NO_RELEASE = /^\s*#|--dry-run\b|\s-d\b|\s(?:install|add|i|ci)\s/;
const JOB = /^[A-Za-z_][\w-]*$/;
function findReleaseTool(files, configs) {
	const workflows = files.flatMap((file) => {
		const yaml = readYaml(file.text);
		return yaml.ok ? [{
			file: file.path,
			workflow: toFields(yaml.value)
		}] : [];
	});
	const found = releaseTools.map((tool) => {
		const config = configs.find((path) => tool.configs.test(path) || isPackage(tool, path));
		const [step] = workflows.flatMap(({ file, workflow }) => findSteps(tool, file, workflow));
		return {
			tool,
			...config !== void 0 && { config },
			...step && { step }
		};
	});
	return found.find(({ step }) => step !== void 0) ?? found.find(({ config }) => config !== void 0);
}
function isPackage({ packageKey }, path) {
	return path === `package.json#${packageKey ?? ""}`;
}
function findSteps(tool, file, workflow) {
	return Object.entries(toFields(workflow.jobs)).filter(([name]) => JOB.test(name)).slice(0, MOST_JOBS).flatMap(([name, value]) => {
		const job = toFields(value);
		const steps = toList(job.steps, MOST_STEPS).map(toFields);
		const index = steps.findIndex((step) => isRelease(tool, step));
		const step = steps[index];
		if (step === void 0) return [];
		const token = findToken([
			workflow,
			job,
			step
		], steps.slice(0, index));
		return [{
			file,
			job: name,
			jobs: Object.keys(toFields(workflow.jobs)),
			...describe(tool, step, job, steps),
			...token && { token }
		}];
	});
}
function isRelease({ action, command, unless }, step) {
	const [name] = toText(step.uses).split("@", 1);
	if (action.test(name ?? "")) {
		const [input = "", value = ""] = unless ?? [];
		return value === "" || toText(toFields(step.with)[input]) !== value;
	}
	return toText(step.run).slice(0, LONGEST_SCRIPT).split(/\n|;|&&|\|\|/).some((line) => command.test(line) && !NO_RELEASE.test(line));
}
function describe(tool, step, job, steps) {
	const uses = toText(step.uses);
	const id = toText(step.id);
	const major = Number(/@v(\d+)/.exec(uses)?.[1] ?? "0");
	const given = Object.entries(toFields(job.outputs)).map(([name, value]) => [toText(value).replaceAll(/\s+/g, ""), name]);
	return {
		what: uses === "" ? tool.title : uses,
		...id !== "" && JOB.test(id) && { id },
		...uses !== "" && { outputs: tool.outputs(major) },
		given: new Map(given.filter(([, name]) => JOB.test(name))),
		ids: steps.map((one) => toText(one.id))
	};
}
function findToken(owners, before) {
	const fromEnv = owners.flatMap(({ env }) => {
		const { GITHUB_TOKEN, GH_TOKEN } = toFields(env);
		return [toText(GH_TOKEN), toText(GITHUB_TOKEN)];
	});
	const inputs = toFields(owners.at(-1)?.with);
	const checkouts = before.filter(({ uses }) => toText(uses).startsWith("actions/checkout@"));
	return [
		toText(inputs.token),
		toText(inputs["github-token"]),
		...fromEnv,
		...checkouts.map((step) => toText(toFields(step.with).token))
	].find((text) => text !== "" && !OWN_TOKEN.test(text));
}
const OWN_TOKEN = /^\$\{\{\s*(?:secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/;
// src/init/release/lines.ts
function makeReleaseLines({ tool, step }, called) {
	const here = step ?? {
		job: "release",
		outputs: tool.outputs(0),
		given: new Map(),
		ids: [],
		jobs: []
	};
	const id = ("id" in here ? here.id : void 0) ?? toFreeId(here.ids);
	const isScript = here.outputs === void 0;
	const outputs = isScript ? listScriptOutputs(toFreeId(here.ids)) : listOutputs(here, id);
	const missing = outputs.filter(({ isGiven }) => !isGiven);
	return {
		job: here.job,
		step: isScript ? renderStep$1(toFreeId(here.ids), called.gitTags) : "",
		...!isScript && !("id" in here && here.id) && { id },
		outputs: missing.map(({ name, expression }) => `      ${name}: ${expression}\n`).join(""),
		added: renderJob(here, outputs, called)
	};
}
function toFreeId(ids) {
	return [
		"release",
		"released",
		"tagship-release"
	].find((id) => !ids.includes(id)) ?? "released-tag";
}
function listOutputs({ outputs, given }, id) {
	if (outputs === void 0) return [];
	const { made, version, gitTag, list } = outputs;
	return (list === void 0 ? [
		["released", made],
		["version", version],
		["git-tag", gitTag]
	] : [["released", made], ["releases", list]]).flatMap(([name, output]) => {
		if (output === void 0) return [];
		const expression = `\${{ steps.${id}.outputs.${output} }}`;
		const there = given.get(expression.replaceAll(/\s+/g, ""));
		return [{
			name: there ?? name,
			expression,
			isGiven: there !== void 0
		}];
	});
}
function listScriptOutputs(id) {
	return ["version", "git-tag"].map((name) => ({
		name,
		expression: `\${{ steps.${id}.outputs.${name} }}`,
		isGiven: false
	}));
}
function renderStep$1(id, { pattern, prefix }) {
	return `      - id: ${id}
        run: |
          tag=$(git tag --points-at HEAD --list '${pattern}' | head -n 1)
          echo "version=${prefix === void 0 ? "$tag" : `\${tag#${prefix}}`}" >> "$GITHUB_OUTPUT"
          echo "git-tag=$tag" >> "$GITHUB_OUTPUT"
`;
}
function renderJob(here, outputs, called) {
	const { job } = here;
	const { path, logins, usesOwnRegistry } = called;
	const value = (index) => `needs.${job}.outputs.${outputs[index]?.name ?? ""}`;
	const isMade = here.outputs === void 0 ? `${value(0)} != ''` : `${value(0)} == 'true'`;
	const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`);
	return `  ${[
		"image",
		"publish-image",
		"tagship"
	].find((one) => !here.jobs.includes(one)) ?? "tagship-image"}:
    needs: ${job}
    if: ${isMade}
    uses: ./${path}
    permissions:
      contents: read
${usesOwnRegistry ? "      packages: write\n" : ""}    with:
${renderWith(here, value)}${secrets.length === 0 ? "" : `    secrets:\n${secrets.join("")}`}`;
}
function renderWith({ outputs }, value) {
	if (outputs?.list !== void 0) {
		const first = (key) => `\${{ fromJSON(${value(1)} || '[]')[0].${key} }}`;
		const ref = outputs.gitTag === void 0 ? "" : `      ref: ${first(outputs.gitTag)}\n`;
		return `      version: ${first(outputs.version)}\n${ref}`;
	}
	const [version, ref] = outputs === void 0 ? [0, 1] : [1, 2];
	return `      version: \${{ ${value(version)} }}\n      ref: \${{ ${value(ref)} }}\n`;
}
// src/init/systems/azure.ts
function renderAzure(wanted) {
	const { version, branch, logins, gitTags = V_TAGS } = wanted;
	const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret variable ${passwordEnv}: Edit > Variables > Keep this value secret.`);
	const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map((command) => `  - script: ${command}\n    displayName: Image\n${renderSecrets$1(logins)}`);
	return `${renderHead("azure-pipelines.yml", "#", ...notes)}trigger:
  branches:
    include: [${toYaml(branch)}]
  tags:
    include: ['${gitTags.wildcard}']

pr:
  branches:
    include: ['*']

pool:
  vmImage: ubuntu-24.04

variables:
${renderMap(listVariables(wanted), 2)}
steps:
  - checkout: self
    persistCredentials: true
  - task: NodeTool@0
    inputs:
      versionSpec: 22.x
${steps.join("")}`;
}
function renderSecrets$1(logins) {
	if (logins.length === 0) return "";
	return `    env:\n${logins.map(({ passwordEnv }) => `      ${passwordEnv}: $(${passwordEnv})\n`).join("")}`;
}
// src/init/systems/bitbucket.ts
const DOCKER_MEMORY_MB = 3072;
function renderBitbucket(wanted) {
	const { version, branch, targets, logins, gitTags = V_TAGS } = wanted;
	const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the secured variable ${passwordEnv}: Repository settings > Repository variables.`);
	const commands = targets.map((target) => `          - >-\n            tagship ship\n${renderFlags(listFlags(wanted, target))}`);
	return `${renderHead("bitbucket-pipelines.yml", "#", ...notes)}image: ghcr.io/tagship/tagship:${version}

definitions:
  services:
    docker:
      memory: ${DOCKER_MEMORY_MB}
  steps:
    - step: &image
        name: Image
        runtime:
          cloud:
            version: '3'
        services: [docker]
        script:
${commands.join("")}
pipelines:
  branches:
    ${toYaml(branch)}:
      - step: *image
  tags:
    '${gitTags.wildcard}':
      - step: *image
  pull-requests:
    '**':
      - step: *image
`;
}
function listFlags(wanted, target) {
	const own = listTargetSettings(target);
	const isName = ([key]) => key === "name" || key === "images";
	return [
		...own.filter(isName),
		...listSharedSettings(wanted),
		...own.filter((entry) => !isName(entry))
	];
}
function renderFlags(settings) {
	return settings.map(([name, value]) => {
		return `            --${name} ${/^[\w./:,-]+$/.test(value) ? value : `'${value}'`}\n`;
	}).join("");
}
// src/init/systems/buildkite.ts
function renderBuildkite(wanted) {
	const { version, logins } = wanted;
	const commands = listCommands(wanted, `npx --yes tagship@${version} ship`);
	return `${renderHead(".buildkite/pipeline.yml", "#", ...[...listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv}: Agents > the cluster > Secrets.`), "Agents need Node, git, and Docker with buildx; secrets need agent 3.106 or later."])}steps:
  - label: Image
${renderCommands(commands)}    env:
${renderMap(listVariables(wanted), 6)}${renderSecrets(logins)}`;
}
function renderCommands(commands) {
	const [first, ...others] = commands;
	if (others.length === 0) return `    command: ${first ?? ""}\n`;
	return `    commands:\n${commands.map((command) => `      - ${command}\n`).join("")}`;
}
function renderSecrets(logins) {
	if (logins.length === 0) return "";
	return `    secrets:\n${logins.map(({ passwordEnv }) => `      - ${passwordEnv}\n`).join("")}`;
}
// src/init/systems/circle.ts
function renderCircle(wanted) {
	const { version, logins } = wanted;
	const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the variable ${passwordEnv}: Project Settings > Environment Variables.`);
	const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map((command) => `      - run: ${command}\n`);
	return `${renderHead(".circleci/config.yml", "#", ...notes)}version: 2.1

jobs:
  image:
    machine:
      image: ubuntu-2404:current
    environment:
${renderMap(listVariables(wanted), 6)}    steps:
      - checkout
${steps.join("")}
workflows:
  image:
    jobs:
      - image:
          filters:
            tags:
              only: /.*/
`;
}
// src/init/systems/drone.ts
function renderDrone(wanted) {
	const { version, branch, logins } = wanted;
	const notes = [...listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv.toLowerCase()}: Settings > Secrets, not for pull requests.`), "The project must be trusted (Settings > General), for the engine of the runner."];
	const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n        from_secret: ${passwordEnv.toLowerCase()}\n`);
	const commands = listCommands(wanted, "tagship ship").map((command) => `      - ${command}\n`);
	return `${renderHead(".drone.yml", "#", ...notes)}kind: pipeline
type: docker
name: image

trigger:
  ref:
    - refs/heads/${branch}
    - refs/tags/**
    - refs/pull/**
    - refs/pull-requests/**
    - refs/merge-requests/**

steps:
  - name: image
    image: ghcr.io/tagship/tagship:${version}
    environment:
${renderMap(listVariables(wanted), 6)}${secrets.join("")}    volumes:
      - name: docker
        path: /var/run/docker.sock
    commands:
${commands.join("")}
volumes:
  - name: docker
    host:
      path: /var/run/docker.sock
`;
}
// src/init/systems/gitlab.ts
function renderGitlab(wanted) {
	const { path = ".gitlab-ci.yml", version, commit, logins, targets } = wanted;
	const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the variable ${passwordEnv}, masked: Settings > CI/CD > Variables.`);
	const revision = commit ?? `v${version}`;
	const comment = commit === void 0 ? "" : ` # v${version}`;
	const remote = `https://raw.githubusercontent.com/tagship/tagship/${revision}/templates`;
	const includes = targets.map((target) => {
		const component = target.platforms.length > 1 ? "multi" : "build";
		return `  - remote: ${remote}/${component}.yml${comment}\n${renderInputs(wanted, target)}`;
	});
	const legs = targets.some(({ platforms }) => platforms.length > 1) ? LEG_NOTES : [];
	return `${renderHead(path, "#", ...notes, ...legs)}include:\n${includes.join("")}`;
}
const LEG_NOTES = ["Builds each platform on a runner of its own: matrix names them by their tags."];
const ARM_RUNNER = "saas-linux-small-arm64";
const USUAL_RUNNER = "saas-linux-small-amd64";
function renderPlatforms(platforms) {
	if (platforms.length < 2) return renderList("platforms", platforms);
	if (platforms.join() === "linux/amd64,linux/arm64") return [];
	return [`matrix:\n${platforms.map((platform) => {
		const runner = /^linux\/arm(?:64)?(?:\/|$)/.test(platform) ? ARM_RUNNER : USUAL_RUNNER;
		return `        - { LEG: ${toYaml(platform)}, RUNNER: ${runner} }`;
	}).join("\n")}`];
}
function renderInputs({ logins: all, gitTags }, target) {
	const logins = loginsOf(target, all);
	const { name, images, context, file, platforms } = target;
	const words = [["context", context], ["file", file]];
	const inputs = [
		...name === void 0 ? [] : [`job-name: ${name}-image`, `name: ${toYaml(name)}`],
		...renderList("images", images),
		...logins.length === 0 ? [] : [`registries:\n${logins.map(renderLogin).join("\n")}`],
		...words.flatMap(([key, word]) => word === void 0 ? [] : [`${key}: ${toYaml(word)}`]),
		...renderPlatforms(platforms),
		...gitTags?.prefix === void 0 ? [] : [`tag-prefix: ${toYaml(gitTags.prefix)}`]
	];
	if (inputs.length === 0) return "";
	return `    inputs:\n${inputs.map((input) => `      ${input}\n`).join("")}`;
}
function renderList(key, words) {
	return words.length === 0 ? [] : [`${key}: [${words.map(toYaml).join(", ")}]`];
}
function renderLogin({ host, username, passwordEnv }) {
	return `        - ${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }`;
}
// src/init/systems/jenkins.ts
function renderJenkins(wanted) {
	const { version, logins } = wanted;
	const notes = [
		...listLoginNotes(logins, (login) => `Needs a credential of the kind "Secret text" with the id ${toId(login)}.`),
		"A multibranch project; its branch source must be configured to discover git tags. Agents need Node,",
		"git, and Docker with buildx."
	];
	const secrets = logins.map((login) => `        ${login.passwordEnv} = credentials('${toId(login)}')\n`);
	const settings = listVariables(wanted).map(([name, value]) => `        ${name} = '${value}'\n`);
	const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map((command) => `        sh '${command}'\n`);
	return `${renderHead("Jenkinsfile", "//", ...notes)}pipeline {
  agent any
  options {
    disableConcurrentBuilds()
    timeout(time: 1, unit: 'HOURS')
  }
  stages {
    stage('Image') {
      environment {
${secrets.join("")}${settings.join("")}      }
      steps {
${steps.join("")}      }
    }
  }
}
`;
}
function toId({ passwordEnv }) {
	return passwordEnv.toLowerCase().replaceAll("_", "-");
}
// src/init/systems/travis.ts
function renderTravis(wanted) {
	const { version, logins } = wanted;
	const notes = listLoginNotes(logins, ({ passwordEnv }) => `Needs the variable ${passwordEnv}, hidden in the log: More options > Settings.`);
	const [first = "", ...others] = listCommands(wanted, `npx --yes tagship@${version} ship`);
	const script = others.length === 0 ? ` ${first}\n` : `\n${[first, ...others].map((command) => `  - ${command}\n`).join("")}`;
	const lines = listVariables(wanted).map(([name, value]) => {
		const compact = value.replaceAll(/([:,]) /g, "$1");
		return `    - ${name}=${compact === value ? value : `'${compact}'`}\n`;
	});
	return `${renderHead(".travis.yml", "#", ...notes)}os: linux
dist: jammy
language: node_js
node_js: 22
services: docker
addons:
  apt:
    packages: [docker-buildx]
env:
  global:
${lines.join("")}install: skip
script:${script}`;
}
// src/init/systems/woodpecker.ts
function renderWoodpecker(wanted) {
	const { branch, logins } = wanted;
	const notes = [
		...listLoginNotes(logins, ({ passwordEnv }) => `Needs the secret ${passwordEnv.toLowerCase()}: Settings > Secrets.`),
		"The project must be trusted with volumes (an administrator sets it), for the engine of the agent.",
		"Runs on agents with the Docker backend only: those on Kubernetes have no engine."
	];
	const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n        from_secret: ${passwordEnv.toLowerCase()}\n`);
	return `${renderHead(".woodpecker/image.yml", "#", ...notes)}when:
  - event: push
    branch: ${toYaml(branch)}
  - event: [tag, cron, manual, pull_request]

labels:
  backend: docker

steps:
  - name: image
${renderStep(wanted, secrets.join(""))}    when:
      - event: [push, tag, cron, manual]

  - name: change
${renderStep(wanted, "")}    when:
      - event: pull_request
`;
}
function renderStep(wanted, secrets) {
	const commands = listCommands(wanted, "tagship ship").map((command) => `      - ${command}\n`);
	return `    image: ghcr.io/tagship/tagship:${wanted.version}
    environment:
${renderMap(listVariables(wanted), 6)}${secrets}    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
    commands:
${commands.join("")}`;
}
// src/init/systems/system.ts
const systems = [
	{
		name: "github",
		title: "GitHub Actions",
		path: ".github/workflows/image.yml",
		signs: [".github/workflows"],
		rivals: [".github/workflows/image.yaml"],
		host: /^github\.com$/,
		ownRegistry: /^ghcr\.io$/,
		ownImage: (slug) => slug === void 0 ? void 0 : `ghcr.io/${slug}`,
		extraPath: ".github/workflows/tagship.yml",
		namesRevision: true,
		render: renderGithub
	},
	{
		name: "gitlab",
		title: "GitLab",
		path: ".gitlab-ci.yml",
		signs: [".gitlab-ci.yml"],
		rivals: [],
		host: /^(?:.+\.)?gitlab\./,
		ownRegistry: /^registry\.gitlab\./,
		ownImage: () => "$CI_REGISTRY_IMAGE",
		extraPath: ".gitlab/tagship.yml",
		extraHint: "Add to .gitlab-ci.yml: include: [{ local: .gitlab/tagship.yml }]",
		namesRevision: true,
		render: renderGitlab
	},
	{
		name: "jenkins",
		title: "Jenkins",
		path: "Jenkinsfile",
		signs: ["Jenkinsfile"],
		rivals: [],
		render: renderJenkins
	},
	{
		name: "travis",
		title: "Travis CI",
		path: ".travis.yml",
		signs: [".travis.yml"],
		rivals: [],
		render: renderTravis
	},
	{
		name: "circle",
		title: "CircleCI",
		path: ".circleci/config.yml",
		signs: [".circleci"],
		rivals: [".circleci/config.yaml"],
		render: renderCircle
	},
	{
		name: "azure",
		title: "Azure Pipelines",
		path: "azure-pipelines.yml",
		signs: ["azure-pipelines.yml", "azure-pipelines.yaml"],
		rivals: ["azure-pipelines.yaml"],
		host: /^(?:ssh\.)?dev\.azure\.com$|\.visualstudio\.com$/,
		render: renderAzure
	},
	{
		name: "bitbucket",
		title: "Bitbucket Pipelines",
		path: "bitbucket-pipelines.yml",
		signs: ["bitbucket-pipelines.yml"],
		rivals: [],
		host: /^bitbucket\.org$/,
		render: renderBitbucket
	},
	{
		name: "buildkite",
		title: "Buildkite",
		path: ".buildkite/pipeline.yml",
		signs: [".buildkite"],
		rivals: [".buildkite/pipeline.yaml", "buildkite.yml"],
		render: renderBuildkite
	},
	{
		name: "woodpecker",
		title: "Woodpecker",
		path: ".woodpecker/image.yml",
		signs: [
			".woodpecker",
			".woodpecker.yml",
			".woodpecker.yaml"
		],
		rivals: [
			".woodpecker/image.yaml",
			".woodpecker.yml",
			".woodpecker.yaml"
		],
		host: /^codeberg\.org$/,
		render: renderWoodpecker
	},
	{
		name: "drone",
		title: "Drone",
		path: ".drone.yml",
		signs: [
			".drone.yml",
			".drone.jsonnet",
			".drone.star"
		],
		rivals: [".drone.jsonnet", ".drone.star"],
		render: renderDrone
	}
];
// src/init/targets.ts
const MOST_TARGETS = 20;
const ASIDE$1 = /^(?:dev|devel|development|tests?|testing|ci|e2e|local|docs?|lint)$/i;
const FOR_DOCKERFILES = /^\.?(?:docker|dockerfiles?|build|deploy|ci)$/;
function decideTargets(dockerfiles, project) {
	const wanted = dockerfiles.filter((path) => !isAside(path) && !isTwin(path, dockerfiles));
	const chosen = wanted.length === 0 ? dockerfiles : wanted;
	const leftOut = dockerfiles.filter((path) => !chosen.includes(path));
	const [only, ...others] = chosen;
	if (only === void 0) return fail$1("INIT_NO_DOCKERFILE", "no Dockerfile found", "Write a Dockerfile first, or give its path with --file or --context.");
	if (others.length === 0) return done$1({
		planned: [{
			paths: toBuildPaths(only),
			dockerfile: only,
			suffix: ""
		}],
		leftOut
	});
	if (chosen.length > MOST_TARGETS) return fail$1("INIT_WHICH_DOCKERFILE", `found ${chosen.length} Dockerfiles, more than the limit of ${MOST_TARGETS} for one file`, "Choose one with --context or --file, and copy the step for the others.");
	return done$1({
		planned: nameAll(chosen, project),
		leftOut
	});
}
function toBuildPaths(dockerfile) {
	const directory = /^(.+)\/Dockerfile$/.exec(dockerfile)?.[1];
	const last = directory?.split("/").at(-1) ?? "";
	if (dockerfile === "Dockerfile") return {};
	return directory !== void 0 && !FOR_DOCKERFILES.test(last) ? { context: directory } : { file: dockerfile };
}
function nameAll(dockerfiles, project) {
	const short = dockerfiles.map(toShortName);
	const names = dockerfiles.map((path, index) => {
		const name = short[index] ?? "";
		return short.filter((other) => other === name).length > 1 ? toLongName(path) : name;
	});
	const taken = new Set();
	return dockerfiles.map((dockerfile, index) => {
		const suffix = toFree(names[index] ?? "", taken);
		const name = suffix === "" ? toFree(toWord(project) || "main", new Set(names)) : suffix;
		return {
			paths: toBuildPaths(dockerfile),
			dockerfile,
			name,
			suffix
		};
	});
}
function toFree(name, taken) {
	let free = name;
	for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
	taken.add(free);
	return free;
}
function toShortName(path) {
	const parts = path.split("/").slice(0, -1);
	const own = parts.filter((part) => !FOR_DOCKERFILES.test(part));
	const variant = variantOf(path);
	const directory = own.at(-1) ?? (variant === "" ? parts.at(-1) : void 0) ?? "";
	return toWord(directory === variant ? variant : `${directory}-${variant}`);
}
function toLongName(path) {
	return toWord([...path.split("/").slice(0, -1), variantOf(path)].join("-"));
}
function variantOf(path) {
	return (path.split("/").at(-1) ?? "").replace(/^(?:Dockerfile|Containerfile)\.?/, "").replace(/\.Dockerfile$/, "");
}
function toWord(text) {
	return text.toLowerCase().split(/[^a-z0-9]+/).filter((part) => part !== "").join("-");
}
function isAside(path) {
	return variantOf(path).split(/[._-]/).some((word) => ASIDE$1.test(word));
}
function isTwin(path, all) {
	const twin = path.replace(/Containerfile(?=[^/]*$)/, "Dockerfile");
	return twin !== path && all.includes(twin);
}
function done$1(value) {
	return {
		ok: true,
		value,
		problems: []
	};
}
function fail$1(code, what, hint) {
	return {
		ok: false,
		problems: [error(code, what, hint)]
	};
}
// src/init/draft.ts
const EXAMPLES = "https://github.com/tagship/tagship/tree";
function makeDraft(found, asked) {
	const system = decideSystem(found, asked);
	if (!system.ok) return system;
	const targets = decideTargetPaths(found, asked);
	const words = checkWords({
		"--context": asked.context,
		"--file": asked.file,
		branch: found.defaultBranch
	});
	if (!targets.ok) {
		const { problems } = decidePath(found, asked, system.value, false);
		return {
			ok: false,
			problems: [
				...problems,
				...targets.problems,
				...words
			]
		};
	}
	const read = readPublishers(found, system.value);
	const publishers = read.publishers.filter((one) => isSame(one, targets.value, asked));
	const isPublished = publishers.some(({ isOurs }) => !isOurs);
	const path = decidePath(found, asked, system.value, isPublished);
	const images = decideImages(targets.value.planned, {
		...found,
		images: asked.images,
		system: system.value,
		publishers
	});
	const problems = [
		...path.problems,
		...images.problems,
		...words
	];
	if (!path.ok || !images.ok || problems.length > 0) return {
		ok: false,
		problems
	};
	const draft = assemble({
		found,
		asked,
		system: system.value,
		path: path.value,
		publishers
	}, targets.value, images.value);
	return done({
		...draft,
		notes: [...read.notes, ...draft.notes]
	});
}
function assemble(parts, targets, images) {
	const { asked, system, path, publishers } = parts;
	const release = findOwnRelease(parts);
	const caller = release?.step?.token === void 0 ? release : void 0;
	const wanted = makeWanted(parts, images, caller !== void 0);
	const lines = caller && toLines(caller, wanted, path);
	return {
		system,
		path,
		text: system.render(wanted),
		secrets: images.logins.flatMap((login) => login.isStored ? [] : [login.passwordEnv]),
		published: publishers.map(({ file }) => file),
		notes: [
			...tellPublishers(publishers, asked.version),
			...tellTargets(targets, images.targets, system),
			...release === void 0 ? [] : tellRelease(release, lines, path)
		],
		...lines && { release: lines }
	};
}
function makeWanted(parts, images, isCalled) {
	const { found, asked, system, path } = parts;
	return {
		version: asked.version,
		...asked.commit !== void 0 && { commit: asked.commit },
		...path !== system.path && { path },
		branch: found.defaultBranch,
		...images,
		gitTags: decideTagStyle(found.gitTags ?? []),
		...isCalled && { isCalled }
	};
}
function toLines(release, wanted, path) {
	const { logins, targets, gitTags = V_TAGS } = wanted;
	return makeReleaseLines(release, {
		path,
		gitTags,
		logins,
		usesOwnRegistry: targets.some(usesOwnRegistry)
	});
}
function findOwnRelease({ found, system }) {
	const { ciFiles = [], releaseConfigs = [] } = found;
	if (system.name !== "github") return void 0;
	return findReleaseTool(ciFiles.filter(({ path }) => path.startsWith(".github/")), releaseConfigs);
}
function readPublishers({ ciFiles = [], remoteUrl }, { name }) {
	const isGithub = name === "github";
	const own = ciFiles.filter(({ path }) => path.startsWith(".github/") === isGithub);
	if (isGithub) return readGithubPublishers(own, parseProjectUrl(remoteUrl).project.slug);
	return name === "gitlab" ? readGitlabPublishers(own) : {
		publishers: [],
		notes: []
	};
}
function isSame({ builds }, { planned }, asked) {
	if (builds.length === 0) return true;
	const { images } = listReferences(asked.images, (text) => [text]);
	return builds.some((build) => {
		if (images.length > 0 && build.unread.length === 0 && build.images.length > 0) return build.images.some((image) => images.includes(image));
		const own = planned.map(({ dockerfile }) => dockerfile);
		return build.dockerfile === void 0 || own.includes(void 0) || own.includes(build.dockerfile);
	});
}
function decideSystem(found, { ci }) {
	const hint = `Use --ci with one of ${systems.map(({ name }) => name).join(", ")}.`;
	if (ci !== void 0) {
		const asked = systems.find(({ name }) => name === ci);
		if (asked) return done(asked);
		return fail("INIT_UNKNOWN_CI", `unsupported CI system "${ci}"`, hint);
	}
	const used = systems.filter(({ signs }) => signs.some((sign) => found.files.includes(sign)));
	const host = (parseProjectUrl(found.remoteUrl).host ?? "").toLowerCase();
	const own = (used.length > 0 ? used : systems).find((system) => system.host?.test(host));
	const [first = own, ...others] = used;
	const chosen = others.length > 0 ? own : first;
	if (chosen !== void 0) return done(chosen);
	const titles = used.map(({ title }) => title).join(", ");
	return fail("INIT_WHICH_CI", titles === "" ? "cannot detect the CI system from the files or the git remote" : `several CI systems are used here: ${titles}`, hint);
}
function decidePath({ files }, { version, isAdded = false }, { path, rivals, name, extraPath }, isPublished) {
	const taken = [path, ...rivals].find((file) => files.includes(file));
	if (taken === void 0) return done(path);
	const isFree = extraPath !== void 0 && !files.includes(extraPath);
	if (isFree && (isAdded || isPublished)) return done(extraPath);
	const more = isFree ? ` --add writes ${extraPath}.` : "";
	const hint = `Add to it what ${EXAMPLES}/v${version}/examples/${name} shows, or choose another CI system with --ci.${more}`;
	return fail("INIT_FILE_EXISTS", `${taken} already exists; not changed`, hint);
}
function decideTargetPaths(found, { context, file }) {
	if (context === void 0 && file === void 0) return decideTargets(found.dockerfiles, parseProjectUrl(found.remoteUrl).project.name ?? "");
	return done({
		planned: [{
			paths: {
				...context && { context },
				...file && { file }
			},
			suffix: ""
		}],
		leftOut: []
	});
}
function checkWords(words) {
	return Object.entries(words).filter(([, word]) => word !== void 0 && !isPlainWord(word)).map(([name, word]) => error("INIT_HARD_WORD", `${name} "${word ?? ""}" contains characters that are special in CI files`, `Write the file by hand, after one of ${EXAMPLES}/main/examples.`));
}
function done(value) {
	return {
		ok: true,
		value,
		problems: []
	};
}
function fail(code, what, hint) {
	return {
		ok: false,
		problems: [error(code, what, hint)]
	};
}
// src/init/project/files.ts
const MOST_FILES = 100;
const MOST_TEXT = 4194304;
const WORKFLOWS = ".github/workflows";
async function readProjectFiles(root) {
	const workflows = (await list(root, WORKFLOWS)).filter((name) => /\.ya?ml$/.test(name)).slice(0, MOST_FILES).map((name) => `${WORKFLOWS}/${name}`);
	const files = [];
	let total = 0;
	for (const path of [...workflows, ".gitlab-ci.yml"]) {
		const text = await readText(join(root, path));
		total += text?.length ?? 0;
		if (text !== void 0 && total <= MOST_TEXT) files.push({
			path,
			text
		});
	}
	return files;
}
async function readReleaseConfigs(root) {
	const [top, github] = await Promise.all([list(root, ""), list(root, ".github")]);
	const configs = [
		...top,
		...github.map((name) => `.github/${name}`),
		...[".changeset/config.json"].filter((path) => existsSync(join(root, path)))
	].filter((path) => releaseTools.some(({ configs: known }) => known.test(path)));
	const content = parseJson(await readText(join(root, "package.json")) ?? "");
	const keys = releaseTools.flatMap(({ packageKey }) => packageKey !== void 0 && Object.hasOwn(content, packageKey) ? [packageKey] : []);
	return [...configs, ...keys.map((key) => `package.json#${key}`)];
}
async function list(root, directory) {
	try {
		return (await readdir$1(join(root, directory))).toSorted();
	} catch {
		return [];
	}
}
async function readText(path) {
	try {
		const { size } = await lstat$1(path).then((stat) => stat.isFile() ? stat : { size: void 0 });
		if (size === void 0) return void 0;
		return size > 1048576 ? " ".repeat(LONGEST_TEXT + 1) : await readFile(path, "utf8");
	} catch {
		return;
	}
}
function parseJson(text) {
	try {
		return toFields(JSON.parse(text.slice(0, LONGEST_TEXT)));
	} catch {
		return {};
	}
}
// src/init/project/project.ts
const DEPTH = 3;
const FOREIGN = new Set([
	"node_modules",
	"vendor",
	"third_party",
	"target",
	"dist",
	"testdata"
]);
const ASIDE = /^(?:\.devcontainer|\.github|\.git|tests?|__tests__|e2e|docs?|examples?|fixtures)$/i;
const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\.(?!dockerignore$)[\w.-]+)?$|^.+\.Dockerfile$/;
async function readFound(context) {
	const { cwd } = context;
	const { run } = openGit(context);
	const say = async (...args) => {
		const { code, stdout } = await run(args);
		return code === 0 && stdout.trim() !== "" ? stdout.trim() : void 0;
	};
	const [top, remoteUrl, head, branch, gitTags = ""] = await Promise.all([
		say("rev-parse", "--show-toplevel"),
		say("remote", "get-url", "origin"),
		say("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
		say("symbolic-ref", "--short", "HEAD"),
		say("tag", "--list", "--sort=-creatordate")
	]);
	const root = top ?? cwd;
	const paths = systems.flatMap(({ path, extraPath, signs, rivals }) => [
		path,
		...signs,
		...rivals,
		...extraPath === void 0 ? [] : [extraPath]
	]);
	return {
		root,
		found: {
			...remoteUrl && { remoteUrl },
			defaultBranch: head?.replace(/^origin\//, "") ?? branch ?? "main",
			gitTags: gitTags.split("\n").filter((name) => name !== ""),
			dockerfiles: withoutLinked(root, await listDockerfiles(root, "", DEPTH)),
			files: [...new Set(paths)].filter((path) => existsSync(join(root, path))),
			ciFiles: await readProjectFiles(root),
			releaseConfigs: await readReleaseConfigs(root)
		}
	};
}
async function listDockerfiles(root, directory, depth) {
	const entries = await readdir$1(join(root, directory), { withFileTypes: true });
	const found = [];
	for (const entry of entries.toSorted((one, other) => one.name < other.name ? -1 : 1)) {
		const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
		if (isDockerfile(entry, join(root, path)) && isPlainWord(path)) found.push(path);
		if (entry.isDirectory() && !FOREIGN.has(entry.name) && !ASIDE.test(entry.name) && depth > 1) found.push(...await listDockerfiles(root, path, depth - 1));
	}
	return found;
}
function withoutLinked(root, paths) {
	const depth = (path) => path.split("/").length;
	const seen = new Set();
	const kept = paths.toSorted((one, other) => depth(one) - depth(other)).filter((path) => {
		const real = realpathSync(join(root, path));
		return !seen.has(real) && seen.add(real);
	});
	return paths.filter((path) => kept.includes(path));
}
function isDockerfile(entry, path) {
	if (!DOCKERFILE.test(entry.name)) return false;
	return entry.isFile() || entry.isSymbolicLink() && isLinkToFile(path);
}
function isLinkToFile(path) {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
// src/init/init.ts
const SOURCE = "https://github.com/tagship/tagship";
const SOURCE_TIMEOUT_MS = 5e3;
function readAsked(given, { ci, add = false }, version) {
	const last = (name) => [given[name] ?? []].flat().at(-1);
	const [context, file] = [last("context"), last("file")];
	return {
		version,
		images: [given.images ?? []].flat(),
		...ci !== void 0 && { ci },
		...context !== void 0 && { context },
		...file !== void 0 && { file },
		...add && { isAdded: true }
	};
}
async function runInit(asked, init) {
	const { root, found } = await readFound(init);
	const named = makeDraft(found, asked);
	if (!named.ok) throw new Problem(named.problems);
	const commit = named.value.system.namesRevision && await readReleaseCommit(asked.version, init);
	const made = commit ? makeDraft(found, {
		...asked,
		commit
	}) : named;
	if (!made.ok) throw new Problem(made.problems);
	const draft = made.value;
	const { path, text, system, notes } = draft;
	notes.forEach(init.say);
	init.say(`For ${system.title}: ${path}`);
	init.print(text);
	if (!await isWanted(draft, asked, init)) return "shown";
	await write(root, path, text);
	init.say(`Wrote ${path}. ${toNext(draft)}`);
	return "written";
}
async function isWanted(draft, asked, init) {
	const { path, published } = draft;
	const isDoubtful = published.length > 0 && asked.isAdded !== true;
	const command = toCommand(asked, isDoubtful);
	if (init.isAgreed && !isDoubtful) return true;
	if (init.isAgreed) throw publishedAlready(draft, command);
	if (init.ask === void 0) {
		init.say(`Nothing written. ${command} writes ${path}.`);
		return false;
	}
	const doubt = isDoubtful ? `${published.join(", ")} would publish the image too. ` : "";
	if (await init.ask(`${doubt}Write ${path}? [y/N] `)) return true;
	init.say("Nothing written.");
	return false;
}
function publishedAlready({ published, path }, command) {
	return new Problem([error("INIT_PUBLISHED_ALREADY", `${published.join(", ")} already publishes the image; ${path} not written`, `Change the existing file, or write the additional file as well: ${command}`)]);
}
function toCommand({ ci, images, context, file, isAdded }, isDoubtful) {
	return ["tagship init --yes", ...[
		...ci === void 0 ? [] : ["--ci", ci],
		...images.flatMap((image) => ["--image", image]),
		...context === void 0 ? [] : ["--context", context],
		...file === void 0 ? [] : ["--file", file],
		...isAdded === true || isDoubtful ? ["--add"] : []
	].map(toShellWord)].join(" ");
}
async function readReleaseCommit(version, init) {
	const gitTag = `v${version}`;
	const asked = await openGit(init, SOURCE_TIMEOUT_MS).gitTagOf(gitTag, SOURCE);
	if (asked.ok && asked.value !== void 0) return asked.value;
	const reason = asked.ok ? "no such git tag" : asked.reason;
	init.say(`The commit of ${gitTag} at ${SOURCE} is unknown (${reason}): the file uses the git tag.`);
}
function toNext({ secrets, path, system, release }) {
	const [secret, ...others] = secrets;
	const word = others.length > 0 ? "passwords" : "password";
	return [
		...secret === void 0 ? [] : [`Store the ${word} as described in its first lines.`],
		...path === system.extraPath && system.extraHint ? [`${system.extraHint}.`] : [],
		...release === void 0 ? [] : ["Add the lines above to the release workflow."],
		"Commit it; run tagship plan to see what it will do."
	].join(" ");
}
async function write(root, path, text) {
	const file = join(root, path);
	try {
		await refuseLinks(root, dirname(path));
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text, { flag: "wx" });
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		const isThere = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
		throw new Problem([isThere ? error("INIT_FILE_EXISTS", `${path} already exists; not changed`) : error("INIT_UNWRITABLE", `cannot write ${path}: ${describeFileError(cause)}`)], { cause });
	}
}
async function refuseLinks(root, folder) {
	const parts = folder === "." ? [] : folder.split("/");
	for (const count of parts.keys()) {
		const part = parts.slice(0, count + 1).join("/");
		if (!await lstat$1(join(root, part)).then((stats) => stats.isSymbolicLink(), () => false)) continue;
		const hint = "Put a directory in its place.";
		const message = `cannot write into ${part}: it is a symbolic link`;
		throw new Problem([error("INIT_UNWRITABLE", message, hint)]);
	}
}
export { readAsked, readReleaseCommit, runInit };
