import { __exportAll } from "./rolldown-runtime.js";
import { omitUndefined } from "./plan.js";
// src/lifecycle/promote/facts.ts
var facts_exports = __exportAll({ makeBareFacts: () => makeBareFacts });
const LOCAL = {
	level: "trusted",
	reason: "it is not run by a CI system"
};
function makeBareFacts(now, trust = LOCAL) {
	return {
		ci: "local",
		event: {
			kind: "other",
			name: "promote"
		},
		trust,
		eventName: "promote",
		ref: "",
		sha: "",
		dirty: false,
		project: {},
		run: {},
		now,
		gitTags: {
			known: false,
			reason: "nothing is checked out"
		}
	};
}
function toPromotedFacts({ ci, trust, eventName, project, run, environment, now }, image) {
	return {
		ci,
		trust,
		eventName,
		project,
		run,
		now,
		event: {
			kind: "other",
			name: "promote"
		},
		ref: "",
		sha: image.revision ?? "",
		dirty: false,
		gitTags: {
			known: false,
			count: 0,
			reason: "the registries decide"
		},
		...omitUndefined({
			environment,
			commitTime: image.commitTime
		})
	};
}
export { facts_exports, makeBareFacts, toPromotedFacts };
