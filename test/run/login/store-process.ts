// SPDX-License-Identifier: Apache-2.0
// A job of its own process: adds its logins, sees whether they are there, and takes them out, many times. Arguments: directory, name, how often.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../src/clock.ts';
import { addLogins, removeLogins } from '../../../src/run/login/store.ts';

const [directory = '', id = '', times = '1'] = process.argv.slice(2);
const store = { directory, clock: systemClock };
const auth = Buffer.from(`${id}:secret`).toString('base64');
let lost = 0;
for (let turn = 0; turn < Number(times); turn += 1) {
  const entries = { [`${id}.test`]: { auth }, 'shared.test': { auth } };
  await addLogins(store, { id, job: '', runner: '', sinceMs: Date.now(), entries });
  const { auths } = JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')) as {
    auths: Record<string, { auth: string } | undefined>;
  };
  if (auths[`${id}.test`]?.auth !== auth || auths['shared.test'] === undefined) lost += 1;
  await removeLogins(store, id);
}
console.log(`lost ${lost}`);
