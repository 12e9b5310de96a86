import { findPromotable, findTagged, findUnchanged } from "./unchanged.js";
// src/ship/reuse/earlier.ts
async function findEarlier(usable, { onExisting, reuse }, facts) {
	if (onExisting === "replace" && !reuse) return {
		earlier: void 0,
		problems: []
	};
	const destinations = usable.map(({ destination }) => destination);
	const tagged = onExisting === "replace" ? void 0 : await findTagged(usable) ?? await findUnchanged(destinations, facts);
	if (tagged !== void 0 || !reuse) return {
		earlier: tagged,
		problems: []
	};
	return findPromotable(destinations, facts.sha);
}
export { findEarlier };
