import { __exportAll } from "./rolldown-runtime.js";
import { refuseFile, refuseLong, toUnread } from "./base.js";
// src/credentials/standard-input.ts
var standard_input_exports = __exportAll({ readInput: () => readInput });
async function readInput(input, limits) {
	const { bytes: limit, signal, silentMs = 0 } = limits;
	const watched = endInput(input, limits);
	try {
		const bytes = await readStream(input, limit, watched.refresh);
		return bytes === void 0 ? refuseLong(limit) : {
			ok: true,
			text: bytes.toString("utf8")
		};
	} catch (cause) {
		signal?.throwIfAborted();
		if (cause !== SILENT) return toUnread(cause);
		return refuseFile(`nothing came for ${silentMs / 1e3} s, and it is still open`);
	} finally {
		watched.stop();
	}
}
const SILENT = new Error("silent");
function endInput(input, { signal, silentMs }) {
	const end = () => input.destroy(SILENT);
	const timer = silentMs === void 0 ? void 0 : setTimeout(end, silentMs);
	signal?.addEventListener("abort", end, { once: true });
	if (signal?.aborted === true) end();
	return {
		refresh: () => timer?.refresh(),
		stop: () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", end);
		}
	};
}
async function readStream(input, limit, onChunk) {
	const chunks = [];
	let bytes = 0;
	for await (const chunk of input) {
		onChunk();
		chunks.push(Buffer.from(chunk));
		bytes += chunk.length;
		if (bytes > limit) return void 0;
	}
	return Buffer.concat(chunks);
}
export { readInput, standard_input_exports };
