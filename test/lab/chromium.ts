// SPDX-License-Identifier: Apache-2.0
// A page in a real Chromium, driven through its debugging pipe: keys, media, requests, what is on it.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';
import { openState } from './state.ts';

/** A page that is open. */
export interface BrowserPage {
  /** The value of a JavaScript expression, which may be a promise. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Presses a key: `Tab`, `Enter`, `Escape`, `/`; `paste` is the shortcut for it. */
  readonly press: (key: string) => Promise<void>;
  /** Types a text into what has the focus. */
  readonly type: (text: string) => Promise<void>;
  readonly setScheme: (scheme: 'light' | 'dark') => Promise<void>;
  /** The addresses that were asked for, that of the page included. */
  readonly requests: readonly string[];
  /** What the page or the browser wrote to its console. */
  readonly messages: readonly string[];
  /** The names, without white space around them, of all elements of a role in the tree that screen readers read. */
  readonly listNames: (role: string) => Promise<readonly string[]>;
  /** A picture of the whole page, WebP. */
  readonly draw: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

let ready: Promise<string> | undefined;

/** The path of Chromium: the one that is installed, or one that is unpacked from Debian's packages. Asked again, it answers at once. */
export function fetchChromium(): Promise<string> {
  return (ready ??= find());
}

async function find(): Promise<string> {
  const installed = PATHS.find((one) => existsSync(one));
  if (installed !== undefined) return installed;
  const { root, tools } = openState();
  const prefix = join(tools, 'chromium');
  const script = fileURLToPath(new URL('chromium.sh', import.meta.url));
  await withLock(join(root, 'chromium.lock'), async () => {
    await promisify(execFile)('bash', [script, prefix]);
  });
  return join(prefix, 'chromium');
}

/** Flags for a browser that does nothing of its own. */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  '--hide-scrollbars',
];

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Opens an address in a browser of its own. */
export async function openPage(
  url: string,
  { width = 1200, scale = 1 }: { readonly width?: number; readonly scale?: number } = {},
): Promise<BrowserPage> {
  const chromium = await fetchChromium();
  const profile = await mkdtemp(join(tmpdir(), 'tagship-chromium-'));
  const flags = [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-pipe'];
  const child = spawn(chromium, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const [requests, messages]: [string[], string[]] = [[], []];
  let loaded: () => void = () => undefined;
  const isLoaded = new Promise<void>((resolve) => (loaded = resolve));
  const send = connect(child.stdio[3] as Writable, child.stdio[4] as Readable, (message) => {
    const text = JSON.stringify(message.params);
    const { request } = (message.params ?? {}) as { request?: { url: string } };
    if (message.method === 'Network.requestWillBeSent') requests.push(request?.url ?? '');
    if (message.method === 'Page.loadEventFired') loaded();
    if (
      /^(?:Log\.entryAdded|Runtime\.(?:consoleAPICalled|exceptionThrown))$/.test(
        message.method ?? '',
      )
    ) {
      messages.push(text);
    }
  });
  const { targetId } = (await send('Target.createTarget', { url: 'about:blank' })) as {
    targetId: string;
  };
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = attached as { sessionId: string };
  const ask = (method: string, params: object = {}) => send(method, params, sessionId);
  for (const domain of ['Page', 'Network', 'Runtime', 'Log', 'Accessibility'])
    await ask(`${domain}.enable`);
  await ask('Emulation.setDeviceMetricsOverride', {
    ...{ width, height: 800, deviceScaleFactor: scale, mobile: false },
  });
  await ask('Page.navigate', { url });
  await isLoaded;
  return {
    ...createActions(ask),
    requests,
    messages,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Ask = (method: string, params?: object) => Promise<unknown>;

const KEYS: Readonly<Record<string, object>> = {
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  '/': { code: 'Slash', windowsVirtualKeyCode: 191, text: '/' },
  paste: { code: 'KeyV', commands: ['paste'] },
};

function createActions(ask: Ask): Omit<BrowserPage, 'requests' | 'messages' | 'close'> {
  return {
    evaluate: async <T>(expression: string) => {
      const answer = await ask('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      const { result, exceptionDetails } = answer as {
        result: { value: T };
        exceptionDetails?: object;
      };
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
    press: async (key) => {
      const event = { key: key === 'paste' ? 'v' : key, ...KEYS[key] };
      await ask('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
      await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: '', commands: [] });
    },
    type: async (text) => {
      await ask('Input.insertText', { text });
    },
    setScheme: async (value) => {
      const features = [{ name: 'prefers-color-scheme', value }];
      await ask('Emulation.setEmulatedMedia', { features });
    },
    listNames: async (role) => {
      interface Node {
        readonly ignored: boolean;
        readonly role?: { readonly value: string };
        readonly name?: { readonly value: string };
      }
      const { nodes } = (await ask('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
      return nodes
        .filter((node) => !node.ignored && node.role?.value === role)
        .map((node) => (node.name?.value ?? '').trim());
    },
    draw: async () => {
      const { cssContentSize } = (await ask('Page.getLayoutMetrics')) as {
        cssContentSize: { width: number; height: number };
      };
      const clip = { x: 0, y: 0, ...cssContentSize, scale: 1 };
      const options = { format: 'webp', quality: 85, captureBeyondViewport: true, clip };
      const { data } = (await ask('Page.captureScreenshot', options)) as { data: string };
      return Buffer.from(data, 'base64');
    },
  };
}

/** Sends commands, and waits for their answers. Messages end with a NUL byte. */
function connect(
  to: Writable,
  from: Readable,
  onEvent: (message: Message) => void,
): (method: string, params: object, sessionId?: string) => Promise<unknown> {
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (reason: Error) => void }
  >();
  let [rest, count] = ['', 0];
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      const one = waiting.get(message.id ?? -1);
      if (one === undefined) onEvent(message);
      else if (message.error === undefined) one.resolve(message.result);
      else one.reject(new Error(message.error.message));
      waiting.delete(message.id ?? -1);
    }
  });
  from.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended'));
  });
  return (method, params, sessionId) => {
    count += 1;
    const id = count;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  };
}
