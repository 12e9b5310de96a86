// src/report/files/code-quality.ts
function renderCodeQuality(problems) {
	const seen = new Map();
	const entries = problems.flatMap(({ at, message, code, level }) => {
		if (at === void 0) return [];
		const place = `${at.file}:${at.line}: `;
		const description = message.startsWith(place) ? message.slice(place.length) : message;
		const key = `${code}:${at.file}:${description}`;
		const nth = seen.get(key) ?? 0;
		seen.set(key, nth + 1);
		return [{
			description,
			check_name: /^(\w+): /.exec(description)?.[1] ?? code,
			fingerprint: `${key}:${nth}`,
			severity: level === "error" ? "major" : "minor",
			location: {
				path: at.file,
				lines: { begin: at.line }
			}
		}];
	});
	return `${JSON.stringify(entries, void 0, 2)}\n`;
}
export { renderCodeQuality };
