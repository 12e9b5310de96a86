import { array, check, literal, maxLength, nullable, object, optional, picklist, pipe, regex, safeParse, string } from "./finish.js";
import { parseJson } from "./base.js";
// src/ship/deploy/earlier.ts
const line = pipe(string(), maxLength(4096));
const time = pipe(string(), regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/), check((text) => !Number.isNaN(Date.parse(text))));
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
		digest: nullable(line),
		called: optional(object({
			digest: line,
			at: time,
			run: optional(line)
		}))
	})), maxLength(1e4)), [])
});
function parseEarlierHooks(text) {
	const parsed = safeParse(receipt, parseJson(text));
	return parsed.success ? parsed.output.deploy : void 0;
}
export { parseEarlierHooks };
