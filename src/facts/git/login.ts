// SPDX-License-Identifier: Apache-2.0
// Remote URLs with a user and a password: passes these to git outside its arguments, and masks them. Pure.
import type { Env } from '../facts.ts';

/** How git is called for a remote. */
export interface RemoteLogin {
  /** The URL without password; without user too where that goes another way. */
  readonly url: string;
  /** `key=value`, for `git -c`. Holds no secret. */
  readonly config: readonly string[];
  /** Where the secrets are. */
  readonly env: Env;
}

/** Answers git's question for a login from the environment; a constant, since an argument can be read by others. */
const HELPER = `!f() { test "$1" = get && printf 'username=%s\\npassword=%s\\n' "$TAGSHIP_GIT_USERNAME" "$TAGSHIP_GIT_PASSWORD"; }; f`;

/** A URL split into its parts. */
interface Parts {
  /** With `://`. */
  readonly scheme: string;
  readonly username: string;
  /** Undefined where there is no `:`. */
  readonly password: string | undefined;
  /** With the port. */
  readonly host: string;
  readonly rest: string;
}

/**
 * How to call git for a remote whose URL contains a user or a password; undefined for every other URL.
 *
 * git gives the URL of an HTTP remote to a helper as an argument, and every user of the machine can read
 * those. So it gets the URL without them, and a credential helper for that host alone that takes them from
 * the environment. The helper, unlike a header, is not asked for the host that a redirect leads to, and does
 * not come on top of the header that a checkout step has configured. `insteadOf` with the whole URL is the
 * longest match, so that none of the user's puts a token back into it.
 *
 * A user name without a password is passed in `GIT_CONFIG_COUNT`, and the user's own helpers supply the password.
 *
 * @see https://git-scm.com/docs/gitcredentials
 */
export function splitLogin(url: string, env: Env = {}): RemoteLogin | undefined {
  const parts = splitUrl(url);
  if (parts === undefined) return undefined;
  if (/^(?:https?|ftps?):/i.test(parts.scheme)) return toHttpLogin(parts, env);
  const isSsh = /^(?:ssh|git\+ssh|ssh\+git):/i.test(parts.scheme);
  if (!isSsh || parts.password === undefined) return undefined;
  // ssh takes no password from a URL.
  const { scheme, username, host, rest } = parts;
  return { url: `${scheme}${username}@${host}${rest}`, config: [], env: {} };
}

function splitUrl(url: string): Parts | undefined {
  const [, scheme = '', authority = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is.exec(url.replace(/[\r\n\0]/g, '')) ?? [];
  const at = authority.lastIndexOf('@');
  if (at < 0) return undefined;
  const [, username = '', password] = /^([^:]*)(?::(.*))?$/s.exec(authority.slice(0, at)) ?? [];
  return { scheme, username, password, host: authority.slice(at + 1), rest };
}

function toHttpLogin(parts: Parts, env: Env): RemoteLogin {
  const { scheme, host, rest } = parts;
  const url = `${scheme}${host}${rest}`;
  // `-c` ends the key at the first "=".
  const keep = url.includes('=') ? [] : [`url.${url}.insteadOf=${url}`];
  const username = decode(parts.username);
  const password = decode(parts.password ?? '');
  // A line break would be a line of the credential protocol; git refuses such a URL too.
  const isSendable = /^[\w.:[\]-]+$/.test(host) && !/[\r\n\0]/.test(username + password);
  if (!isSendable) return { url, config: keep, env: {} };
  const key = `credential.${scheme}${host}`;
  if (parts.password === undefined)
    return { url, config: keep, env: addConfig(env, `${key}.username`, username) };
  return {
    url,
    config: [...keep, `${key}.helper=`, `${key}.helper=${HELPER}`],
    env: { TAGSHIP_GIT_USERNAME: username, TAGSHIP_GIT_PASSWORD: password },
  };
}

/** The variables that add an entry to the configuration of git 2.31 and later, behind those that are there. */
function addConfig(env: Env, key: string, value: string): Env {
  const count = env.GIT_CONFIG_COUNT ?? '';
  if (!/^\d{0,6}$/.test(count)) return {}; // git refuses it with an error
  const index = Number(count);
  return {
    GIT_CONFIG_COUNT: String(index + 1),
    [`GIT_CONFIG_KEY_${index}`]: key,
    [`GIT_CONFIG_VALUE_${index}`]: value,
  };
}

/** What is not percent-encoded as it should be means itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) return text;
    throw cause;
  }
}
