import { createRequire as createBundledRequire } from "module";
const { createInterface } = createBundledRequire(import.meta.url)("node:readline/promises");
// src/init/question.ts
function createQuestion({ stdin, stderr }, signal) {
	return async (question) => {
		const lines = createInterface({
			input: stdin,
			output: stderr,
			terminal: false
		});
		const ended = new Promise((resolve) => {
			lines.once("close", () => {
				resolve("");
			});
		});
		try {
			const answer = await Promise.race([lines.question(question, { signal }), ended]);
			return /^\s*y(?:es)?\s*$/i.test(answer);
		} finally {
			lines.close();
		}
	};
}
export { createQuestion };
