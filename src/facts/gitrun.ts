// SPDX-License-Identifier: Apache-2.0
// The one place where git starts, through simple-git. argv arrays only; the exit code decides. Knows no question to ask.
import type { Readable } from 'node:stream';
import type { SimpleGitOptions } from 'simple-git';
import { simpleGit } from 'simple-git';
import type { Env } from './facts.ts';

/** What came of a git command. Never thrown: `code` is null when it could not be started or was ended. */
export interface GitAnswer {
  readonly code: number | null;
  readonly stdout: string;
  /** In English, whatever the user's language. */
  readonly stderr: string;
  /** Why there is no exit code. */
  readonly failure?: 'missing' | 'timeout' | 'directory' | 'refused';
}

/** Runs one git command in the checkout. */
export type GitRun = (args: readonly string[], options?: GitRunOptions) => Promise<GitAnswer>;

/** How one command differs from the others. */
export interface GitRunOptions {
  /** End it after this long, ms. */
  readonly timeoutMs?: number;
  /** Variables on top of the environment. */
  readonly env?: Env;
}

/** Where git runs. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Env;
  /** The checkout is a CI system's, often of another user's making, and trusted as it is. */
  readonly isCi: boolean;
}

/** Variables that would open an editor, a pager or a window, or run a program on a diff. */
const unwanted = new Set([
  'EDITOR',
  'VISUAL',
  'PAGER',
  'PREFIX',
  'SSH_ASKPASS',
  'GIT_EDITOR',
  'GIT_PAGER',
  'GIT_SEQUENCE_EDITOR',
  'GIT_EXTERNAL_DIFF',
  'GIT_TEMPLATE_DIR',
]);

/**
 * What the user's own variables need switched on in simple-git, which refuses them by default. All else
 * it knows to be dangerous stays switched off, and nothing is switched on that is not in the environment.
 */
const permits: Readonly<Record<string, SimpleGitOptions['unsafe']>> = {
  GIT_ASKPASS: { allowUnsafeAskPass: true },
  GIT_CONFIG: { allowUnsafeConfigPaths: true },
  GIT_CONFIG_GLOBAL: { allowUnsafeConfigPaths: true },
  GIT_CONFIG_SYSTEM: { allowUnsafeConfigPaths: true },
  GIT_EXEC_PATH: { allowUnsafeExec: true },
  GIT_PROXY_COMMAND: { allowUnsafeGitProxy: true },
  GIT_SSH: { allowUnsafeSshCommand: true },
  GIT_SSH_COMMAND: { allowUnsafeSshCommand: true },
  GIT_CONFIG_PARAMETERS: { allowUnsafeConfigEnvCount: true },
  GIT_CONFIG_COUNT: {
    allowUnsafeConfigEnvCount: true,
    allowUnsafeAskPass: true,
    allowUnsafeCredentialHelper: true,
    allowUnsafeFsMonitor: true,
    allowUnsafeGitProxy: true,
    allowUnsafeHooksPath: true,
    allowUnsafeInclude: true,
    allowUnsafeProtocolOverride: true,
    allowUnsafeSshCommand: true,
    allowUnsafeUrlRewrite: true,
  },
};

/** Ends the helper for http by itself when nothing comes for this long, since ending git does not. */
const stallLimits = ['http.lowSpeedLimit=1', 'http.lowSpeedTime=10'];

/** How long what git left behind (ssh that serves the next connection too) may hold its standard error open, ms. */
const STRAGGLERS_MS = 250;

/**
 * A runner of git commands that never prompt, never page, take no locks and fetch nothing by themselves.
 *
 * In CI the checkout may belong to another user of the machine (containers do that), and git would
 * refuse to read it; there it is trusted for these commands only. Elsewhere git's refusal stands.
 */
export function createGitRun({ cwd, env, isCi }: GitPlace): GitRun {
  const base = toGitEnv(env, isCi);
  return async (args, options = {}) => {
    const childEnv = { ...base, ...options.env };
    const isBounded = options.timeoutMs !== undefined;
    const streams: NodeJS.ReadableStream[] = [];
    let straggling: NodeJS.Timeout | undefined;
    const outcome = { code: null as number | null, stderr: '', error: undefined as unknown };
    try {
      const git = simpleGit({
        baseDir: cwd,
        config: [...(isCi ? ['safe.directory=*'] : []), ...(isBounded ? stallLimits : [])],
        allowEnvironment: Object.keys(childEnv).filter((name) => /^git_/i.test(name)),
        unsafe: Object.assign(
          {},
          ...Object.keys(childEnv).map((name) => permits[name] ?? {}),
        ) as object,
        // Not `onExit`: a long answer may still be on its way when the process is gone, and the timer
        // would keep our own process from ending.
        completion: { onExit: false },
        ...(options.timeoutMs === undefined
          ? {}
          : { timeout: { block: options.timeoutMs, stdOut: false, stdErr: false } }),
        errors: (error, result) => {
          outcome.code = result.exitCode;
          outcome.stderr = Buffer.concat(result.stdErr).toString();
          outcome.error = error;
          return undefined;
        },
      });
      const stdout = await git
        .env(childEnv)
        .outputHandler((_, out, err) => {
          streams.push(out, err);
          if (isBounded)
            out.once('close', () => (straggling = setTimeout(letGo, STRAGGLERS_MS, err)));
        })
        .raw([...args]);
      return { ...toAnswer(outcome), stdout };
    } catch (cause) {
      return { code: null, stdout: '', stderr: textOf(cause), failure: failureOf(textOf(cause)) };
    } finally {
      clearTimeout(straggling);
      // A helper that git left behind (for http, ssh) would hold these open, and with them our process.
      if (outcome.error !== undefined) streams.forEach(letGo);
    }
  };
}

function letGo(stream: NodeJS.ReadableStream): void {
  if ('destroy' in stream) (stream as Readable).destroy();
}

function toAnswer(outcome: { code: number | null; stderr: string; error: unknown }) {
  const text = outcome.error instanceof Error ? outcome.error.message : '';
  if (/timeout|abort/i.test(text))
    return { code: null, stderr: outcome.stderr, failure: 'timeout' as const };
  if (outcome.code !== null && outcome.code < 0)
    return { code: null, stderr: outcome.stderr, failure: failureOf(outcome.stderr) };
  return { code: outcome.code, stderr: outcome.stderr };
}

function failureOf(text: string): 'missing' | 'directory' | 'refused' {
  if (/\bENOENT\b/.test(text)) return 'missing';
  return text.includes('directory that does not exist') ? 'directory' : 'refused';
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function toGitEnv(env: Env, isCi: boolean): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const isWanted = !unwanted.has(name.toUpperCase()) && (isCi || name !== 'GIT_ASKPASS');
    if (value !== undefined && isWanted) kept[name] = value;
  }
  return {
    ...kept,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GCM_INTERACTIVE: 'never',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}
