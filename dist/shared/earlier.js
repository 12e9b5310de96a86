import { array, literal, maxLength, nullable, object, optional, picklist, pipe, safeParse, string } from "./finish.js";
import { parseJson } from "./plan.js";
// src/ship/deploy/earlier.ts
const line = pipe(string(), maxLength(4096));
const receipt = object({
	schemaVersion: literal(1),
	deploy: optional(pipe(array(object({
		name: line,
		target: line,
		outcome: picklist([
			"done",
			"skipped",
			"failed",
			"pending"
		]),
		digest: nullable(line)
	})), maxLength(1e4)), [])
});
function parseEarlierHooks(text) {
	const parsed = safeParse(receipt, parseJson(text));
	return parsed.success ? parsed.output.deploy : void 0;
}
export { parseEarlierHooks };
