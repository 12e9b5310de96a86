// SPDX-License-Identifier: Apache-2.0
// The configuration of a builder that is created for a run: buildkitd's file and flags, and driver options. Runs nothing.
import { resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { parseScope } from '../../registry-host.ts';
import { isLoopback } from '../../registry/address.ts';
import { findUrlSecrets } from '../../secret-text.ts';
import { splitEntries } from '../../settings/values/entries.ts';
import type { RegistrySetting, Settings } from '../../settings/settings.ts';
import { renderCsv } from '../build/command/csv.ts';

/** The settings that only affect a builder that is created for the run. */
export type BuilderSettings = Pick<
  Settings,
  'driverOpts' | 'buildkitdConfig' | 'buildkitdConfigInline' | 'buildkitdFlags'
>;

/** The names of those {@link BuilderSettings} that are set. */
export function listBuilderSettings(settings: BuilderSettings): readonly string[] {
  const { driverOpts, buildkitdConfig, buildkitdConfigInline, buildkitdFlags } = settings;
  return [
    ...(driverOpts.length === 0 ? [] : ['driver-opts']),
    ...(buildkitdConfig === undefined ? [] : ['buildkitd-config']),
    ...(buildkitdConfigInline === undefined ? [] : ['buildkitd-config-inline']),
    ...(buildkitdFlags === undefined ? [] : ['buildkitd-flags']),
  ];
}

/** What buildkitd needs to know about the registries of a run. */
export interface ConfigWish {
  readonly registries: readonly RegistrySetting[];
  /** The registries that it pushes to. */
  readonly hosts: readonly string[];
  /** The user's own configuration, as TOML; it takes precedence for a registry that it names. */
  readonly own: string;
  readonly cwd: string;
}

/**
 * buildkitd's configuration: the user's own, and the registries with their own certificate authority, plain
 * HTTP or unchecked TLS; empty if there is nothing to configure. buildx copies the certificate files into
 * the builder.
 *
 * | registry                               | configured                      |
 * | -------------------------------------- | ------------------------------- |
 * | named in the user's configuration      | nothing more                    |
 * | `ca`                                   | `ca`                            |
 * | `cert` and `key`                       | a `keypair`                     |
 * | `insecure`                             | plain HTTP and unchecked TLS    |
 * | on loopback, without a `ca`            | the same: newer engines no longer allow it by themselves |
 * | any other                              | nothing                         |
 *
 * @see https://docs.docker.com/build/buildkit/toml-configuration/
 */
export function renderBuildkitConfig({ registries, hosts, own, cwd }: ConfigWish): string {
  const special = registries.filter(isSpecial);
  // Entries may differ by path, but buildkitd configures hosts: the first entry of a host counts.
  const byHost = new Map<string, Pick<RegistrySetting, 'insecure' | 'ca' | 'cert' | 'key'>>([
    ...hosts.filter(isLoopback).map((host) => [host, { insecure: true }] as const),
    ...special.toReversed().map((entry) => [parseScope(entry.prefix).host, entry] as const),
  ]);
  const tables = [...byHost]
    .filter(([host]) => !own.includes(JSON.stringify(host)) && !own.includes(`'${host}'`))
    .map(([host, { insecure, ca, cert = '', key = '' }]) => {
      const quotePath = (path: string) => JSON.stringify(resolve(cwd, path));
      return [
        `[registry.${JSON.stringify(host)}]`,
        ...(insecure ? ['http = true', 'insecure = true'] : []),
        ...(ca === undefined ? [] : [`ca = [${quotePath(ca)}]`]),
        ...(cert === '' || key === ''
          ? []
          : [
              `[[registry.${JSON.stringify(host)}.keypair]]`,
              `cert = ${quotePath(cert)}`,
              `key = ${quotePath(key)}`,
            ]),
      ].join('\n');
    });
  const parts = [...(own.trim() === '' ? [] : [own.trimEnd()]), ...tables];
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

/** Whether a builder needs configuration to reach a registry. */
export function isSpecial({ insecure, ca, cert }: RegistrySetting): boolean {
  return insecure || ca !== undefined || cert !== undefined;
}

/** Options of a driver, separated by whether they may be on a command line. */
export interface DriverOptions {
  /** The values of `--driver-opt`. */
  readonly shown: readonly string[];
  /** Those that contain a password, by name. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** The variables that a program behind a proxy reads, in upper case; Go programs such as BuildKit prefer these. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/**
 * The options of a `docker-container` builder: the user's; the proxies of this run's environment, as
 * variables of BuildKit; and the host's network if a registry or a proxy is on loopback.
 * The user's options take precedence.
 *
 * @see https://docs.docker.com/build/builders/drivers/docker-container/
 */
export function listDriverOptions(
  { driverOpts }: Pick<BuilderSettings, 'driverOpts'>,
  hosts: readonly string[],
  env: Env,
): DriverOptions {
  const own = readOptions(driverOpts);
  const names = own.map(([name]) => name.toLowerCase());
  const proxies = readProxies(env).filter(([name]) => !names.includes(name.toLowerCase()));
  const isNear = hosts.some(isLoopback) || [...own, ...proxies].some(isLoopbackProxy);
  const network = isNear && !names.includes('network') ? [['network', 'host'] as const] : [];
  return partition([...network, ...proxies, ...own]);
}

/** The user's options only: for a cluster, which has its own network and proxies. */
export function listOwnOptions({ driverOpts }: Pick<BuilderSettings, 'driverOpts'>): DriverOptions {
  return partition(readOptions(driverOpts));
}

type Option = readonly [name: string, value: string];

function readOptions(driverOpts: readonly string[]): readonly Option[] {
  return driverOpts
    .flatMap((entry) => splitEntries(entry, true))
    .map((field) => {
      const [name = '', ...rest] = field.split('=');
      return [name.trim(), rest.join('=')];
    });
}

function readProxies(env: Env): readonly Option[] {
  return PROXIES.flatMap((name) => {
    const value = readText(env, name, name.toLowerCase());
    return value === undefined ? [] : [[`env.${name}`, value] as const];
  });
}

function isLoopbackProxy([name, value]: Option): boolean {
  if (!/^env\.https?_proxy$/i.test(name)) return false;
  const address = value.includes('://') ? value : `http://${value}`;
  return URL.canParse(address) && isLoopback(new URL(address).host);
}

function partition(options: readonly Option[]): DriverOptions {
  const isHidden = ([name, value]: Option) =>
    name.startsWith('env.') && findUrlSecrets(value).length > 0;
  return {
    shown: options
      .filter((option) => !isHidden(option))
      .map(([name, value]) => renderCsv([`${name}=${value}`])),
    hidden: Object.fromEntries(options.filter(isHidden)),
  };
}
