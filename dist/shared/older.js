import { __exportAll } from "./rolldown-runtime.js";
import { isObject, parseObject, readContents } from "./base.js";
import { makeLegacy, putBlobs } from "./ship.js";
// src/ship/reuse/older.ts
var older_exports = __exportAll({
	mergeOlder: () => mergeOlder,
	putOlder: () => putOlder
});
const LISTS = /\.(?:sig|att)$/;
const CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
const LAYER_TYPES = new Set(["application/vnd.dev.cosign.simplesigning.v1+json", "application/vnd.dsse.envelope.v1+json"]);
const MOST_LAYERS = 500;
function mergeOlder(tag, own, given) {
	const [ours, theirs] = [readOlder(own), readOlder(given)];
	if (!LISTS.test(tag) || ours === void 0 || theirs === void 0) return void 0;
	const known = new Set(ours.layers.map(toKey));
	const missing = theirs.layers.filter((layer) => !known.has(toKey(layer)));
	const layers = [...missing, ...ours.layers];
	if (layers.length > MOST_LAYERS) return void 0;
	return {
		missing,
		artifact: makeLegacy(layers, ours.body)
	};
}
async function putOlder(tag, { missing, artifact }, { source, target }) {
	await Promise.all(missing.map((layer) => target.putBlob(layer, source)));
	await putBlobs(target, artifact);
	await target.putManifest(tag, artifact.manifest);
}
function readOlder(manifest) {
	const { isIndex, config, layers } = readContents(manifest);
	const body = parseObject(Buffer.from(manifest.bytes).toString("utf8"));
	const isOlder = !isIndex && config?.mediaType === CONFIG_TYPE && layers.length > 0 && layers.every(({ mediaType }) => LAYER_TYPES.has(mediaType));
	const given = Array.isArray(body?.layers) ? body.layers : [];
	const whole = layers.map((layer, at) => ({
		...isObject(given[at]) ? given[at] : {},
		...layer
	}));
	return isOlder && body !== void 0 ? {
		body,
		layers: whole
	} : void 0;
}
function toKey({ digest, annotations = {} }) {
	const sorted = Object.entries(annotations).toSorted(([one], [other]) => one < other ? -1 : 1);
	return JSON.stringify([digest, sorted]);
}
export { mergeOlder, older_exports, putOlder };
