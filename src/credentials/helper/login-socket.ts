// SPDX-License-Identifier: Apache-2.0
// Answers the credential helper of the run's children: a socket in the private directory, asked when a login is needed.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { Problem } from '../../problem.ts';
import { parseObject } from '../../registry/json.ts';
import type { Credential } from '../../registry/registry.ts';
import { KEY_VARIABLE, renderHelper } from './program.ts';

/** A helper that children can be given. */
export interface LoginHelper {
  /** Its name, for `credHelpers`. */
  readonly name: string;
  /** An environment in which children find and may use it. */
  readonly addTo: (env: Env) => Env;
}

/** What {@link openLoginHelper} needs. */
export interface LoginHelperOptions {
  /** Private, and removed when the run ends. */
  readonly tempDir: string;
  readonly signal?: AbortSignal | undefined;
  /** Called with the key, which children have in their environment. */
  readonly vault?: { readonly add: (secrets: readonly string[]) => void } | undefined;
  /** The login for a server as Docker names it; undefined for none. A Problem is told to the one who asks. */
  readonly answer: (server: string) => Promise<Credential | undefined>;
}

/** The longest address of a socket that every system takes, bytes. */
const LONGEST_ADDRESS = 100;
const KEY_BYTES = 16;
/** No server's name is longer, characters. */
const LONGEST_QUESTION = 4096;
/** A question is sent at once, ms. */
const QUESTION_TIMEOUT_MS = 10_000;
/** What Docker takes for "there is none". */
const NONE = 'credentials not found in native keychain';

/**
 * Opens the socket, and writes the helper next to it. It ends with the process; undefined where the system cannot have one:
 * Windows has no scripts that Docker would start, a mounted `noexec` no programs, and a long path no sockets.
 */
export async function openLoginHelper(
  options: LoginHelperOptions,
): Promise<LoginHelper | undefined> {
  const directory = join(options.tempDir, 'login');
  const address = join(directory, 'socket');
  if (process.platform === 'win32' || Buffer.byteLength(address) > LONGEST_ADDRESS)
    return undefined;
  await mkdir(directory, { mode: 0o700 });
  const { name, files } = renderHelper(process.execPath, directory);
  for (const file of files) {
    await writeFile(join(directory, file.name), file.text, { mode: file.mode, flag: 'wx' });
  }
  const script = join(directory, files.at(-1)?.name ?? '');
  if (!(await isRunnable(script)) || !(await isRunnable('/bin/sh'))) return undefined;
  const key = randomBytes(KEY_BYTES).toString('hex');
  options.vault?.add([key]);
  if (!(await listen(address, options, key))) return undefined;
  return {
    name,
    addTo: (env) => ({ ...env, PATH: toPath(directory, env.PATH), [KEY_VARIABLE]: key }),
  };
}

function toPath(directory: string, path: string | undefined): string {
  return path === undefined || path === '' ? directory : `${directory}:${path}`;
}

async function isRunnable(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Whether the socket could be opened. It keeps no process alive. */
async function listen(address: string, options: LoginHelperOptions, key: string): Promise<boolean> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    void converse(socket, options, key);
  });
  server.unref();
  options.signal?.addEventListener('abort', () => server.close(), { once: true });
  return await new Promise<boolean>((resolve) => {
    server.on('error', () => {
      resolve(false);
    });
    server.listen(address, () => {
      resolve(true);
    });
  });
}

/** One question and its answer: `0 ` and a login as JSON, or `1 ` and why there is none. */
async function converse(socket: Socket, options: LoginHelperOptions, key: string): Promise<void> {
  const question = parseObject((await readLine(socket)) ?? '');
  if (question === undefined || !isKey(question.key, key)) {
    socket.destroy();
    return;
  }
  const server = typeof question.server === 'string' ? question.server : '';
  socket.end(`${await toAnswer(server, options)}\n`);
}

async function toAnswer(server: string, { answer }: LoginHelperOptions): Promise<string> {
  try {
    const credential = await answer(server);
    return credential === undefined ? `1 ${NONE}` : `0 ${renderLogin(server, credential)}`;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) return `1 ${NONE}`;
    return `1 ${thrown.message.replaceAll(/\s+/g, ' ')}`;
  }
}

function renderLogin(ServerURL: string, credential: Credential): string {
  return JSON.stringify(
    credential.kind === 'password'
      ? { ServerURL, Username: credential.username, Secret: credential.password.reveal() }
      : { ServerURL, Username: '<token>', Secret: credential.token.reveal() },
  );
}

/** The first line; undefined for one that is too long, too late, or cut. */
async function readLine(socket: Socket): Promise<string | undefined> {
  return await new Promise((resolve) => {
    let text = '';
    const end = (line?: string): void => {
      socket.setTimeout(0);
      resolve(line);
    };
    socket.setEncoding('utf8').setTimeout(QUESTION_TIMEOUT_MS, end);
    socket.on('close', () => {
      end();
    });
    socket.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) end(text.slice(0, text.indexOf('\n')));
      else if (text.length > LONGEST_QUESTION) end();
    });
  });
}

function isKey(given: unknown, key: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
