// SPDX-License-Identifier: Apache-2.0
// The status page as the CLI bundle serves it: on loopback, to those that name this machine and know the path.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
let proxy: FaultProxy;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({});
  proxy = await startFaultProxy(site.registries.second);
});
afterAll(async () => {
  await proxy.close();
  await project.remove();
});

const first = () => `${site.registries.plain.host}/status-${runId}/watched`;
const second = () => `${site.registries.second.host}/status-${runId}/watched`;

function status(args: readonly string[], more: Partial<CliOptions> = {}): Promise<CliRun> {
  return runCli({ lab: site, project, args: ['status', ...args], ...more });
}

describe('--watch', () => {
  interface Answer {
    readonly status: number | undefined;
    readonly type: string | undefined;
    readonly policy: string;
    readonly body: string;
  }

  function ask(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    method = 'GET',
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = request(url, { headers, method, agent: false }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.once('end', () => {
          const { 'content-type': type, 'content-security-policy': policy = '' } = answer.headers;
          resolve({ status: answer.statusCode, type, policy: String(policy), body });
        });
      });
      asking.once('error', reject).end();
    });
  }

  it('serves the page on loopback, to those that name this machine and know the path', async () => {
    const answers: Record<string, Answer> = {};
    const when = async (stderr: string): Promise<boolean> => {
      const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/)/.exec(stderr) ?? [];
      if (url === '') return false;
      const { origin, port } = new URL(url);
      answers.page = await ask(url);
      answers.json = await ask(`${url}status.json`);
      answers.localhost = await ask(url, { host: `localhost:${port}` });
      answers.rebound = await ask(url, { host: `attacker.example:${port}` });
      answers.guessed = await ask(`${origin}/${'0'.repeat(32)}/`);
      answers.root = await ask(`${origin}/`);
      answers.posted = await ask(url, {}, 'POST');
      return true;
    };
    const run = await status([first(), second(), '--watch'], { kill: { signal: 'SIGINT', when } });
    expect(run.code, run.stderr).toBe(0);
    const { page, json, ...others } = answers;
    expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(page?.policy).toContain("default-src 'none'");
    expect(page?.body).toContain('<html lang="en" data-watched>');
    expect(JSON.parse(json?.body ?? '')).toMatchObject({ schemaVersion: 1 });
    expect(
      Object.entries(others).map(([name, answer]) => `${name} ${answer.status ?? ''}`),
    ).toEqual([...['localhost 200', 'rebound 421', 'guessed 404', 'root 404', 'posted 405']]);
  });

  it('does not start on a port that is taken', async () => {
    const { port } = new URL(proxy.url);
    const run = await status([first(), '--watch', '--port', port]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('STATUS_PORT');
  });
});
