// SPDX-License-Identifier: Apache-2.0
// Reads the forms of the setting `test` that need no script: `health`, `tcp:PORT`, `http:PORT/PATH`. Pure.
import { error, Problem } from '../../problem.ts';

/** What to ask of a container of the image. */
export type Probe =
  | { readonly kind: 'health' }
  | { readonly kind: 'tcp'; readonly port: number }
  | { readonly kind: 'http'; readonly port: number; readonly path: string };

const PORT = /^(?<kind>tcp|http):(?<port>\d{1,5})(?<path>\/.*)?$/;

/** How a form begins that somebody wrote from memory: a URL, or a port of another protocol. */
const ALMOST = /^(?:tcp|udp|https?|health):/;

/**
 * What to ask, or undefined where `test` is a command.
 *
 * | `test`              | asks                                                     |
 * | ------------------- | -------------------------------------------------------- |
 * | `health`            | for the health that the engine finds by `HEALTHCHECK`    |
 * | `tcp:8080`          | for a connection to port 8080                            |
 * | `http:8080/healthz` | for a status of 200 to 399 of `/healthz` at port 8080    |
 * | `http:8080`         | the same of `/`                                          |
 * | `./health`          | nothing: it is a command                                 |
 *
 * @throws Problem GATE_INVALID for a port or a path that is none, and for a URL
 */
export function parseProbe(text: string): Probe | undefined {
  if (text === 'health') return { kind: 'health' };
  const { kind, port = '', path } = PORT.exec(text)?.groups ?? {};
  if (kind === undefined) {
    if (ALMOST.test(text)) throw invalid(text, 'has no port');
    return undefined;
  }
  const number = toPort(text, port);
  return kind === 'tcp' ? toTcp(text, number, path) : toHttp(text, number, path);
}

function toPort(text: string, port: string): number {
  const number = Number(port);
  if (number < 1 || number > 65_535) throw invalid(text, `names port ${port}`);
  return number;
}

function toTcp(text: string, port: number, path: string | undefined): Probe {
  if (path !== undefined) throw invalid(text, 'has a path');
  return { kind: 'tcp', port };
}

function toHttp(text: string, port: number, path = '/'): Probe {
  if (!/^[\x21-\x7e]*$/.test(path)) throw invalid(text, 'has a path with other characters');
  return { kind: 'http', port, path };
}

function invalid(text: string, why: string): Problem {
  const hint =
    'Write health, tcp:8080, or http:8080/healthz: the port in the container, from 1 to 65535, and for http the path, in printable ASCII without spaces. For TLS use tcp: or a script.';
  return new Problem([error('GATE_INVALID', `the test "${text}" ${why}.`, hint)]);
}
