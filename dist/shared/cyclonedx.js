import { omitUndefined } from "./base.js";
// src/report/files/cyclonedx.ts
const SILENT = new Set([
	"NOASSERTION",
	"NONE",
	""
]);
function renderCyclonedx(sboms, toolVersion) {
	const components = new Map();
	for (const document of sboms.flatMap(({ documents }) => documents)) for (const one of listObjects(toObject(document).packages)) {
		const purl = toText(listObjects(one.externalRefs).find((ref) => ref.referenceType === "purl")?.referenceLocator);
		if (purl !== void 0 && !components.has(purl)) components.set(purl, toComponent(one, purl));
	}
	const sorted = [...components].sort(([one], [other]) => one < other ? -1 : 1);
	const [first, ...others] = sboms.map(toContainer);
	const bom = {
		bomFormat: "CycloneDX",
		specVersion: "1.5",
		version: 1,
		metadata: {
			tools: { components: [{
				type: "application",
				name: "tagship",
				version: toolVersion
			}] },
			...omitUndefined({ component: first })
		},
		components: [...others, ...sorted.map(([, component]) => component)]
	};
	return `${JSON.stringify(bom, null, 2)}\n`;
}
function toContainer({ repository, digest }) {
	const purl = `pkg:oci/${repository.slice(repository.lastIndexOf("/") + 1)}@${encodeURIComponent(digest)}?repository_url=${encodeURIComponent(repository)}`;
	return {
		type: "container",
		"bom-ref": purl,
		name: repository,
		version: digest,
		purl
	};
}
function toComponent(one, purl) {
	const [name, versionInfo, licenseDeclared] = [
		toText(one.name),
		toText(one.versionInfo),
		toText(one.licenseDeclared)
	];
	const isSaid = licenseDeclared !== void 0 && !SILENT.has(licenseDeclared);
	return {
		type: "library",
		"bom-ref": purl,
		name: name ?? purl,
		...omitUndefined({ version: versionInfo }),
		...isSaid ? { licenses: [{ expression: licenseDeclared }] } : {},
		purl
	};
}
function toObject(value) {
	return typeof value === "object" && value !== null ? value : {};
}
function listObjects(value) {
	return Array.isArray(value) ? value.map(toObject) : [];
}
function toText(value) {
	return typeof value === "string" ? value : void 0;
}
export { renderCyclonedx };
