import { __exportAll } from "./rolldown-runtime.js";
import { writtenReferences } from "./plan.js";
// src/report/files/links.ts
var links_exports = __exportAll({ renderLinks: () => renderLinks });
function renderLinks(plan, receipt) {
	const links = (receipt.pushed ? writtenReferences(plan, receipt) : []).map((label) => ({ external_link: {
		label,
		url: toPage(label)
	} }));
	return `${JSON.stringify({ "Container images": links }, null, 2)}\n`;
}
const PAGES = {
	"docker.io": "https://hub.docker.com/r",
	"ghcr.io": "https://ghcr.io",
	"quay.io": "https://quay.io/repository"
};
function toPage(reference) {
	const repository = reference.slice(0, reference.lastIndexOf(":"));
	const slash = repository.indexOf("/");
	const host = repository.slice(0, slash);
	return `${PAGES[host] ?? `https://${host}`}/${repository.slice(slash + 1)}`;
}
function findPage(repository) {
	const slash = repository.indexOf("/");
	const page = PAGES[repository.slice(0, slash)];
	return page === void 0 ? void 0 : `${page}/${repository.slice(slash + 1)}`;
}
export { findPage, links_exports };
