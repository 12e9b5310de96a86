import { parseRepository, quote, suggest } from "./base.js";
import { createExpander, errorAt, readEntries, readRuleFields } from "./plan.js";
// src/plan/metadata/images.ts
async function parseImages(text, isStrict) {
	const entries = await readEntries(text, {
		setting: "images",
		strict: isStrict
	});
	if (!entries.ok) return {
		names: [],
		spans: [],
		problems: entries.problems
	};
	const drafts = [];
	for (const entry of entries.value) {
		const fields = await readRuleFields(entry);
		if (!fields.ok) {
			drafts.push({
				...disabled(entry.span),
				problems: fields.problems
			});
			continue;
		}
		if (entries.value.length === 1 && fields.value.every(isName)) for (const field of fields.value) drafts.push(readName(field));
		else drafts.push(readImage(fields.value, entry.span));
	}
	const enabled = drafts.filter(({ isEnabled }) => isEnabled);
	return {
		names: enabled.map(({ name }) => name.toLowerCase()),
		spans: enabled.map(({ span }) => span),
		problems: drafts.flatMap(({ problems }) => problems)
	};
}
function isName({ text }) {
	return !text.includes("=");
}
function readName({ text, span }) {
	return {
		name: text.trim(),
		span,
		isEnabled: true,
		problems: []
	};
}
function readImage(fields, span) {
	let draft = {
		name: "",
		span,
		isEnabled: true,
		problems: []
	};
	for (const field of fields) draft = readField(draft, field);
	if (draft.name !== "" || draft.problems.length > 0) return draft;
	const problem = errorAt(span, "IMAGES_NAME", "an image has no name", "Add \"name=ghcr.io/acme/app\".");
	return {
		...draft,
		problems: [problem]
	};
}
function readField(draft, { text, span }) {
	const [first = "", value] = text.split("=").map((part) => part.trim());
	if (value === void 0) return {
		...draft,
		name: first,
		span
	};
	switch (first.toLowerCase()) {
		case "name": return {
			...draft,
			name: value,
			span
		};
		case "enable":
			if (value === "true" || value === "false") return {
				...draft,
				isEnabled: value === "true"
			};
			return refuse(draft, span, {
				message: `invalid value ${quote(value)} for "enable": not true or false`,
				hint: suggest(value, ["true", "false"])
			});
		default: return refuse(draft, span, {
			message: `unknown image attribute ${quote(first)}`,
			hint: suggest(first, ["name", "enable"])
		});
	}
}
function refuse(draft, span, { message, hint }) {
	const problem = errorAt(span, "IMAGES_ATTRIBUTE", message, hint);
	return {
		...draft,
		problems: [...draft.problems, problem]
	};
}
function disabled(span) {
	return {
		name: "",
		span,
		isEnabled: false,
		problems: []
	};
}
// src/plan/labels/metadata-labels.ts
function listStrictLabels(facts, settings, version) {
	return listLabels({
		facts,
		settings,
		version
	}, "labels");
}
async function listStrictAnnotations(facts, settings, version) {
	const { labels, problems } = await listLabels({
		facts,
		settings,
		version
	}, "annotations");
	return {
		labels: (settings.metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS ?? "manifest").split(",").flatMap((level) => labels.map(([key, value]) => [`${level}:${key}`, value])),
		problems
	};
}
async function listLabels(run, setting) {
	const { facts, settings, version } = run;
	const expander = createExpander(facts, settings);
	const all = new Map([
		...listProject(facts),
		["org.opencontainers.image.version", version],
		["org.opencontainers.image.created", new Date(facts.now).toISOString()],
		["org.opencontainers.image.revision", expander.context.sha]
	]);
	const problems = [];
	const entries = await readEntries(settings[setting] ?? "", {
		setting,
		strict: true
	});
	problems.push(...entries.problems);
	for (const { text, span } of entries.ok ? entries.value : []) {
		const label = await expander.expand(text, span);
		problems.push(...label.problems);
		const equals = label.ok ? label.value.indexOf("=") : -1;
		if (label.ok && equals >= 0) all.set(label.value.slice(0, equals), label.value.slice(equals + 1));
	}
	return {
		labels: [...all].sort(([one], [other]) => one.localeCompare(other)),
		problems
	};
}
function listProject({ project }) {
	const { name = "", description = "", url = "", license = "" } = project;
	return [
		["org.opencontainers.image.title", name],
		["org.opencontainers.image.description", description],
		["org.opencontainers.image.url", url],
		["org.opencontainers.image.source", url],
		["org.opencontainers.image.licenses", license]
	];
}
// src/plan/metadata/metadata.ts
const bakeOutputs = [
	"bake-file",
	"bake-file-tags",
	"bake-file-labels",
	"bake-file-annotations"
];
async function toMetadataOutputs(plan, settings) {
	const [first] = plan.targets;
	const metadata = await readMetadata(first, plan, settings);
	const lists = toLists(metadata);
	const { tags, labels, annotations } = lists;
	const all = settings.targets.length === 0 ? [{
		name: settings.bakeTarget,
		metadata,
		lists
	}] : await readTargets(plan, settings);
	return {
		version: metadata.version ?? "",
		tags: tags.join(settings.sepTags),
		"tag-names": metadata.tagNames.join(settings.sepTags),
		labels: labels.join(settings.sepLabels),
		annotations: annotations.join(settings.sepAnnotations),
		json: JSON.stringify({
			tags,
			"tag-names": metadata.tagNames,
			labels: toObject(labels),
			annotations
		}),
		...writeBakeFiles(all)
	};
}
function toLists(metadata) {
	return {
		tags: toReferences(metadata),
		labels: metadata.labels.map(writeLabel),
		annotations: metadata.annotations.map(writeLabel)
	};
}
async function readTargets(plan, settings) {
	const tagged = plan.targets.filter(({ untagged }) => untagged === void 0);
	return Promise.all(tagged.map(async (target) => {
		const metadata = await readMetadata(target, plan, settings.targets.find(({ name }) => name === target.name)?.settings ?? settings);
		return {
			name: target.name.replaceAll(".", "_"),
			metadata,
			lists: toLists(metadata)
		};
	}));
}
function writeBakeFiles(targets) {
	const write = (toContent) => JSON.stringify({ target: Object.fromEntries(targets.map((target) => [target.name, toContent(target)])) }, null, 2);
	const toArgs = ({ metadata: { images, version } }) => ({
		DOCKER_META_IMAGES: images.join(","),
		DOCKER_META_VERSION: version
	});
	return {
		"bake-file": write((target) => ({
			tags: target.lists.tags,
			labels: toObject(target.lists.labels),
			args: toArgs(target)
		})),
		"bake-file-tags": write((target) => ({
			tags: target.lists.tags,
			args: toArgs(target)
		})),
		"bake-file-labels": write(({ lists }) => ({ labels: toObject(lists.labels) })),
		"bake-file-annotations": write(({ lists }) => ({ annotations: lists.annotations }))
	};
}
async function readMetadata(target, plan, settings) {
	const isStrict = settings.compat === "strict";
	const version = target === void 0 ? void 0 : nameVersion(target);
	return {
		version,
		images: await listImages(target, settings),
		tagNames: target === void 0 ? [] : listTagNames(target, isStrict),
		only: new Map(target?.tags.flatMap(({ tag, repositories }) => repositories === void 0 ? [] : [[tag, repositories]])),
		...isStrict ? await readStrictLabels(plan, settings, version ?? "") : {
			labels: Object.entries(target?.labels ?? {}).sort(byKey),
			annotations: sortAnnotations(target, settings)
		}
	};
}
function nameVersion({ version, tags, held }) {
	return version ?? tags[0]?.tag ?? held[0]?.tag;
}
async function readStrictLabels({ facts }, settings, version) {
	return {
		labels: (await listStrictLabels(facts, settings, version)).labels,
		annotations: (await listStrictAnnotations(facts, settings, version)).labels
	};
}
async function listImages(target, settings) {
	const isStrict = settings.compat === "strict";
	const own = target?.repositories ?? [];
	if (settings.images === void 0 && !isStrict) return own;
	const { names } = await parseImages(settings.images ?? "", isStrict);
	return names.some((name) => name.includes("{{")) || !isStrict && namesOthers(own, names) ? own : names;
}
function namesOthers(own, names) {
	const parsed = names.flatMap((name) => {
		const repository = parseRepository(name);
		return repository.ok ? [repository.value.name] : [];
	});
	return own.some((name) => !parsed.includes(name));
}
function listTagNames({ tags, listing }, isStrict) {
	if (isStrict && listing !== void 0) return listing;
	const names = tags.filter(({ platform }) => platform === void 0).map(({ tag }) => tag);
	const listed = (listing ?? []).filter((name) => names.includes(name));
	return [...listed, ...names.filter((name) => !listed.includes(name))];
}
function toReferences({ images, tagNames, only }) {
	if (images.length === 0) return tagNames;
	const isFor = (tag, image) => only.get(tag)?.includes(image) !== false;
	return images.flatMap((image) => tagNames.filter((tag) => isFor(tag, image)).map((tag) => image === "" ? tag : `${image}:${tag}`));
}
function sortAnnotations(target, { metadataEnv }) {
	const all = target?.annotations ?? {};
	const isTwin = ([key, value]) => metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS === void 0 && key.startsWith("index:") && all[key.replace("index:", "manifest:")] === value;
	const levels = (metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS ?? "manifest").split(",");
	const rank = ([key]) => {
		const index = levels.indexOf(key.slice(0, Math.max(0, key.indexOf(":"))));
		return index < 0 ? levels.length : index;
	};
	return Object.entries(all).filter((annotation) => !isTwin(annotation)).sort((one, other) => rank(one) - rank(other) || byKey(one, other));
}
function byKey([one], [other]) {
	return one.localeCompare(other);
}
function writeLabel([key, value]) {
	return `${key}=${value}`;
}
function toObject(labels) {
	return Object.fromEntries(labels.flatMap((label) => {
		const [, key, value] = /([^=]*)=(.*)/.exec(label) ?? [];
		return key === void 0 || value === void 0 ? [] : [[key, value]];
	}));
}
export { bakeOutputs, toMetadataOutputs };
