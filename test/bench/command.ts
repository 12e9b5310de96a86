// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- NAME`: measures, and prints Markdown tables. To add one: an entry here and its file.

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  copy: async (args) => (await import('./copy.ts')).benchCopy(args),
  many: async (args) => (await import('./many.ts')).benchMany(args),
  plan: async (args) => (await import('./plan.ts')).benchPlan(args),
  push: async (args) => (await import('./push.ts')).benchPush(args),
  start: async (args) => (await import('./start.ts')).benchStart(args),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')}\n`);
  process.exitCode = 2;
} else {
  await bench(args);
}
