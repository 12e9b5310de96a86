import { Problem, SBOM_BYTES, error, isAttestation, parseObject, parseRepository, readContents, readWhole } from "./base.js";
import { asNotices, toProblems } from "./ship.js";
// src/ship/verify/sbom.ts
const PREDICATE_TYPE = "in-toto.io/predicate-type";
const SPDX = "https://spdx.dev/Document";
async function readSboms({ targets, pushed }, registries) {
	const sboms = [];
	const problems = [];
	for (const target of pushed ? targets : []) try {
		const found = await findSbom(target, registries);
		if (found !== void 0) sboms.push(found);
	} catch (thrown) {
		problems.push(...asNotices(toProblems(thrown)));
	}
	return {
		sboms,
		problems
	};
}
async function findSbom({ images, digest: own }, registries) {
	const ours = images.filter(({ action }) => action !== "held" && action !== "failed");
	for (const digest of new Set([own, ...ours.map((image) => image.digest)])) {
		const name = ours.find((image) => image.digest === digest)?.repository;
		const parsed = parseRepository(name ?? "");
		if (digest === null || name === void 0 || !parsed.ok) continue;
		const documents = await readDocuments(registries.open(parsed.value), digest);
		if (documents.length > 0) return {
			repository: name,
			digest,
			documents
		};
	}
}
async function readDocuments(repository, digest) {
	const documents = [];
	let bytes = 0;
	for (const entry of readContents(await repository.readManifest(digest)).manifests) {
		if (!isAttestation(entry)) continue;
		for (const layer of readContents(await repository.readManifest(entry.digest)).layers) {
			if (layer.annotations?.[PREDICATE_TYPE] !== SPDX) continue;
			bytes += layer.size;
			if (bytes > 134217728) throw unreadable(layer.digest, `is larger than ${SBOM_BYTES} bytes`);
			documents.push(parseStatement(await readText(repository, layer), layer.digest));
		}
	}
	return documents;
}
function parseStatement(text, digest) {
	const statement = parseObject(text);
	if (statement === void 0) throw unreadable(digest, "is not a JSON object");
	return statement.predicate;
}
function unreadable(digest, why) {
	const message = `the SBOM "${digest}" ${why}.`;
	return new Problem([error("SBOM_UNREADABLE", message, "Check the generator of the SBOM.")]);
}
async function readText(repository, layer) {
	return Buffer.from(await readWhole(repository, layer)).toString();
}
export { readSboms };
