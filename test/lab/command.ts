// SPDX-License-Identifier: Apache-2.0
// `npm run lab -- up|down|status`. Knows the words; `lab.ts` does the work.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDaemonAlive } from './daemon.ts';
import { down, up, type Lab } from './lab.ts';
import { isListening } from './probe.ts';
import { registryNames } from './registries.ts';
import { openState } from './state.ts';

async function run(word: string): Promise<number> {
  switch (word) {
    case 'up': {
      const began = performance.now();
      const { lab, started } = await up({ keep: true });
      const what = started.length > 0 ? `started ${started.join(', ')}` : 'was up';
      say(`lab: ${what} (${Math.round(performance.now() - began)} ms)`);
      say(describe(lab));
      return 0;
    }
    case 'down':
      await down();
      say('lab: down');
      return 0;
    case 'status':
      return status();
    default:
      say('usage: npm run lab -- up|down|status');
      return 2;
  }
}

/** Exit code 0 when everything runs, 1 when something does not. */
async function status(): Promise<number> {
  const state = openState();
  const path = join(state.root, 'lab.json');
  if (!existsSync(path)) {
    say('lab: down');
    return 1;
  }
  const lab = JSON.parse(readFileSync(path, 'utf8')) as Lab;
  const names = [
    ...(lab.engine.isOwn ? ['engine'] : []),
    ...registryNames.map((name) => `registry-${name}`),
    'token-service',
    'buildkit',
    'second-engine',
    'second-buildkit',
  ];
  const dead = names.filter((name) => !isDaemonAlive(state.run, name));
  const { port } = lab.classicEngine;
  const isClassicUp = isDaemonAlive(state.run, 'engine-classic') && (await isListening(port));
  say(dead.length === 0 ? 'lab: up' : `lab: not running: ${dead.join(', ')}`);
  say(describe(lab));
  say(`  classic   ${isClassicUp ? 'running' : 'not started; a test starts it when it needs it'}`);
  return dead.length === 0 ? 0 : 1;
}

function describe(lab: Lab): string {
  const registries = Object.entries(lab.registries).map(([name, { url, users }]) => {
    const who = Object.keys(users);
    return `  ${name.padEnd(9)} ${url}${who.length > 0 ? `  users ${who.join(', ')}` : ''}`;
  });
  return [
    `  engine    ${lab.env.DOCKER_HOST}${lab.engine.isOwn ? '' : ' (was there already)'}`,
    ...registries,
    `  tokens    ${lab.tokenService.url}`,
    `  buildkit  ${lab.buildkit.tcp}  ${lab.buildkit.unix}`,
    `  another   ${lab.secondBuildkit.tcp}  ${lab.secondBuildkit.unix}`,
    `  classic   ${lab.classicEngine.tcp} (TLS)  ${lab.classicEngine.unix}`,
    `  passwords, paths and environment: ${join(lab.root, 'lab.json')}`,
  ].join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.stdout.on('error', () => undefined); // the reader may close early, like `head`
process.exitCode = await run(process.argv[2] ?? '');
