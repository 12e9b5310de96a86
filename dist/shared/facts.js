import { omitUndefined } from "./plan.js";
// src/lifecycle/promote/facts.ts
function makeBareFacts(now, trust) {
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
export { makeBareFacts, toPromotedFacts };
