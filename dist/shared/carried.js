// src/ship/reuse/carried.ts
const OLDER_ENDS = [
	"sig",
	"att",
	"sbom"
];
function fromRepository(repository) {
	return {
		...repository,
		label: repository.repository.name
	};
}
export { OLDER_ENDS, fromRepository };
