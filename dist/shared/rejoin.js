// src/ship/tag/float/rejoin.ts
function joinResults(first, second) {
	return second.map((after) => {
		const before = first.find(({ destination, planned }) => destination === after.destination && planned.tag === after.planned.tag);
		const { digest, action } = after.image;
		if (before?.expected === void 0 || digest === null || action === "failed") return after;
		const { from } = before.image;
		const line = action === "held" ? action : from === digest ? "kept" : from === null ? "created" : "moved";
		return {
			...after,
			image: {
				...after.image,
				from,
				action: line
			},
			expected: digest
		};
	});
}
export { joinResults };
