// SPDX-License-Identifier: Apache-2.0
// Images whose labels, annotations and configuration are hostile, as every output shows them: read, and obeyed by nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyImages } from '../../src/lifecycle/copy/copy.ts';
import { readLog } from '../../src/lifecycle/log/log.ts';
import { createDistributionHost } from '../../src/lifecycle/prune/hosts/distribution.ts';
import { pruneRepositories } from '../../src/lifecycle/prune/prune.ts';
import { makeStatus } from '../../src/lifecycle/status/make.ts';
import { readImageRepositories } from '../../src/lifecycle/status/read.ts';
import { notice } from '../../src/problem.ts';
import type { RegistryClient } from '../../src/registry/registry.ts';
import { renderCopy } from '../../src/report/lifecycle/copy-text.ts';
import { renderLog } from '../../src/report/lifecycle/history-text.ts';
import { renderPrune } from '../../src/report/lifecycle/prune-text.ts';
import { toLogLines, toPrintedJson } from '../../src/report/log-lines.ts';
import { renderMetrics } from '../../src/report/status/metrics.ts';
import { renderStatusPage } from '../../src/report/status/page.ts';
import { renderStatus } from '../../src/report/status/status-text.ts';
import { renderTextSummary } from '../../src/report/summary.ts';
import { ansi, plain } from '../../src/report/text.ts';
import { HISTORY_KIND } from '../../src/ship/history/record.ts';
import { YANK_KIND } from '../../src/ship/history/tombstone.ts';
import { NOW, put, storeOf } from '../lifecycle/prune/stores.ts';
import { createStore, digestOf, openMemory, type Store } from '../ship/memory.ts';

/** What every text of the images holds, so that a leak of it is found. */
const MARK = 'pwned';

const TEXTS: Readonly<Record<string, string>> = {
  'control characters': `${MARK}\u0000\u0007\b\u007f\u009b31m\u0085`,
  'ANSI escapes': `\u001b[31m${MARK}\u001b[2J\u001b]0;${MARK}\u0007\u001b]8;;https://evil.example\u0007`,
  'marks that reorder': `\u202e${MARK}\u2066\u200f\ufeff`,
  'line ends': `1.0.0\n${MARK}\r\n${MARK}\r${MARK}\u2028${MARK}`,
  'commands of GitHub': `\n::set-output name=x::${MARK}\n::error::${MARK}\n##[error]${MARK}`,
  'commands of Azure and TeamCity': `\n##vso[task.setvariable variable=x]${MARK}\n##teamcity[${MARK}]`,
  'sections of GitLab': `\nsection_start:0:${MARK}\r\u001b[0K${MARK}`,
  Markdown: `# ${MARK}\n[${MARK}](https://evil.example) ![x](https://evil.example/x) | a | b |\n\`\`\`\n@${MARK} #1`,
  HTML: `</pre></code></details><script>${MARK}</script><img src=x onerror=${MARK}>"' onx=${MARK}`,
  'lines of metrics': `"} 1\ntagship_findings{kind="drift"} ${MARK}\n# TYPE ${MARK} gauge\\`,
  'a megabyte': `${MARK} ${'1.'.repeat(524_288)}`,
  'a megabyte of digits': '1'.repeat(1_048_576),
  'a date with a thirteenth month': '2024-13-45T99:99:99Z',
  'a year of five digits': '+099999-01-01T00:00:00Z',
  'the last date there is': '+275760-09-13T00:00:00Z',
  'a date before there was Docker': '0001-01-01T00:00:00Z',
};

const OCI = 'org.opencontainers.image.';
const KEYS = ['version', 'revision', 'source', 'created', 'title', 'url', 'base.name', 'vendor'];

/** An object with own properties of these names; `__proto__` as well, as JSON has it. */
function toObject(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
  );
}

/** A repository whose latest image says this text wherever it can, next to images that say nothing. */
function storeWith(text: string): Store {
  const store = createStore({ hasReferrers: true });
  for (const [tag, digest] of storeOf(['1.0.0', '1.1.0', 'sha-1', 'main']).tags) {
    store.tags.set(tag, digest);
  }
  const plainStore = storeOf(['1.0.0', '1.1.0', 'sha-1', 'main']);
  for (const [digest, one] of plainStore.manifests) store.manifests.set(digest, one);
  for (const [digest, one] of plainStore.blobs) store.blobs.set(digest, one);
  // Registries take no manifest of more than 4 MiB.
  const keys = text.length > 1_000 ? KEYS.slice(0, 1) : KEYS;
  const words = toObject([
    ...keys.map((key) => [`${OCI}${key}`, text] as const),
    ...(['__proto__', 'constructor', 'toString', text.slice(0, 200)] as const).map(
      (key) => [key, text.slice(0, 1_000)] as const,
    ),
  ]);
  const config = Buffer.from(
    JSON.stringify({
      ...{ os: text, architecture: text, variant: text, author: text, created: text },
      config: { Labels: words, Env: [text] },
      history: [{ created: text, created_by: text, comment: text }],
    }),
  );
  store.blobs.set(digestOf(config), config);
  const descriptor = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: digestOf(config),
    size: config.byteLength,
  };
  const image = put(store, { config: descriptor, layers: [], annotations: words });
  const statement = put(store, {
    config: descriptor,
    layers: [{ ...descriptor, annotations: { 'in-toto.io/predicate-type': text } }],
  });
  const short = text.slice(0, 1_000);
  const entryOf = ({ digest, bytes, mediaType }: typeof image, more: object) => ({
    ...{ mediaType, digest, size: bytes.byteLength, ...more },
  });
  const index = put(
    store,
    {
      manifests: [
        entryOf(image, { platform: { os: short, architecture: short } }),
        entryOf(image, { platform: { os: 'linux', architecture: 'amd64', variant: short } }),
        entryOf(statement, { annotations: { 'vnd.docker.reference.type': short } }),
      ],
      annotations: words,
      artifactType: short,
    },
    'application/vnd.oci.image.index.v1+json',
  );
  const subject = {
    mediaType: index.mediaType,
    digest: index.digest,
    size: index.bytes.byteLength,
  };
  for (const artifactType of [short, HISTORY_KIND.artifactType, YANK_KIND.artifactType]) {
    const by = { at: text, ci: text, url: text, actor: text, commit: text, id: text };
    const record = Buffer.from(
      JSON.stringify({
        ...{ schemaVersion: 1, version: text.slice(0, 100), because: text.slice(0, 300), by },
        ...(artifactType === YANK_KIND.artifactType
          ? { kind: 'tagship/yank', state: 'yanked', number: 1 }
          : { kind: 'tagship/history', command: 'ship', repository: NAME, digest: index.digest }),
        tags: [{ tag: 'latest', kind: 'floating', action: 'moved', from: null, reason: text }],
      }),
    );
    store.blobs.set(digestOf(record), record);
    const layer = { mediaType: artifactType, digest: digestOf(record), size: record.byteLength };
    put(store, { artifactType, config: descriptor, layers: [layer], subject, annotations: words });
  }
  for (const tag of ['1.2.0', 'latest', 'production', 'sha-2']) store.tags.set(tag, index.digest);
  return store;
}

const NAME = 'registry.test/acme/app';

function clientOf(store: Store): RegistryClient {
  return {
    open: ({ name }) => openMemory(name === NAME ? store : createStore(), undefined, name),
    connect: () => undefined,
    endPreflight: () => undefined,
    counts: () => ({ requests: 0, retries: 0 }),
    close: () => undefined,
  };
}

interface Outputs {
  /** What a command prints, before and without colours, and what it is as JSON. */
  readonly texts: readonly string[];
  readonly json: readonly string[];
  readonly page: string;
  readonly metrics: string;
  readonly summaries: readonly string[];
}

/** Runs every command that reads images of others. */
async function readOutputs(store: Store, directory: string): Promise<Outputs> {
  const client = clientOf(store);
  const name = { name: NAME, host: 'registry.test', path: 'acme/app' };
  const reading = await readImageRepositories([client.open(name)], {
    ...{ details: true, verifier: undefined, cache: new Map(), countsPulls: () => false },
  });
  const status = makeStatus([{ name: 'app', repositories: reading }], {
    ...{ toolVersion: '1.0.0', time: new Date(NOW).toISOString(), branches: [] },
  });
  const log = await readLog(NAME, {}, client);
  const copied = await copyImages(
    {
      ...{ from: NAME, to: [`oci:${directory}`, 'registry.test/acme/other'], allTags: true },
      ...{ platforms: [], replace: false, dryRun: true },
    },
    { registries: client, onBytes: () => undefined, onPlan: () => undefined },
  );
  const pruned = await pruneRepositories(
    {
      ...{ repositories: [name], inUse: '', apply: false },
      policy: { keep: [], delete: ['sha-*', 'production'] },
    },
    {
      ...{ registries: client, nowMs: NOW, now: () => 0, onPlan: () => undefined },
      openHost: () => Promise.resolve(createDistributionHost(client.open(name), () => 'id')),
      listClosed: () => Promise.resolve({ closed: new Set(), unasked: 0 }),
    },
  );
  const problems = [
    ...[...status.problems, ...log.problems],
    ...pruned.repositories.flatMap((one) => one.problems),
  ];
  const texts = [plain, ansi].flatMap((paint) => [
    renderStatus(status, { paint, width: 80 }),
    renderStatus(status, { paint, width: 200 }),
    renderLog(log, paint),
    renderCopy(copied, paint),
    renderPrune(pruned, { nowMs: NOW, isDry: true, paint }),
  ]);
  return {
    texts: [...texts, ...problems.map(({ message, hint }) => `${message} ${hint}`)],
    json: [status, log, copied, pruned].map(toPrintedJson),
    page: renderStatusPage(status, { isWatched: false }),
    metrics: renderMetrics(status),
    summaries: texts.map((text) => renderTextSummary({ head: 'Done', text, problems })),
  };
}

/** Characters that drive a terminal or reorder what is shown, but for line ends and our own colours. */
const DRIVING =
  // eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
  /(?!\u001b\[[0-9;]*m)[\p{Cc}\p{Cf}\u2028\u2029]/u;
const COMMAND = /^\s*::|##(?:\[|vso|teamcity)|section_(?:start|end):/m;
const LINE_OF_METRICS =
  /^(?:# (?:HELP|TYPE) tagship_\w+ [\w ,.;-]+|tagship_\w+(?:\{(?:\w+="(?:[^"\\\n]|\\[\\"n])*",?)*\})? -?\d+)$/;

describe.each(Object.entries(TEXTS))('an image with %s', (_, text) => {
  let outputs: Outputs;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tagship-hostile-'));
    outputs = await readOutputs(storeWith(text), join(directory, 'layout'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('drives no terminal and no log', () => {
    for (const shown of outputs.texts.map((one) => toLogLines(one).join('\n'))) {
      expect(shown.replaceAll('\n', '')).not.toMatch(DRIVING);
      expect(shown).not.toMatch(COMMAND);
      expect(shown.length).toBeLessThan(20_000);
    }
  });

  it('is JSON that can be printed', () => {
    for (const json of outputs.json) {
      expect(json.replaceAll('\n', '')).not.toMatch(DRIVING);
      expect(json).not.toMatch(COMMAND);
      expect(json.length).toBeLessThan(200_000);
      const { polluted } = JSON.parse(json) as { readonly polluted?: string };
      expect(polluted).toBeUndefined();
    }
  });

  it('adds nothing to the page', () => {
    expect(outputs.page).not.toMatch(new RegExp(`<script>[^<]*${MARK}|<img|onx=`));
    expect(outputs.page.replaceAll('\n', '')).not.toMatch(DRIVING);
    expect(outputs.page.length).toBeLessThan(500_000);
  });

  it('adds no series and no line to metrics', () => {
    const lines = outputs.metrics.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(LINE_OF_METRICS);
    expect(lines.filter((line) => line.startsWith('tagship_findings{kind="drift"}'))).toEqual([
      'tagship_findings{kind="drift"} 0',
    ]);
  });

  it('is plain text in a job summary', () => {
    for (const summary of outputs.summaries) {
      expect(summary.length).toBeLessThan(1_048_576);
      const tags = [...summary.matchAll(/<\/?([a-z]+)[^>]*>/g)].map(([, name]) => name ?? '');
      const usual = ['pre', 'details', 'summary', 'code'];
      expect(tags.filter((tag) => !usual.includes(tag))).toEqual([]);
      expect(summary.match(/<\/pre>/g)).toHaveLength(1);
      expect(summary.replaceAll('\n', '')).not.toMatch(DRIVING);
      expect(summary.replace(/<pre>[^<]*<\/pre>/, '')).not.toMatch(/https:\/\/evil|^# |!\[/m);
    }
  });
});

it('a problem that quotes such a text is plain text in a job summary', () => {
  for (const text of Object.values(TEXTS)) {
    const problem = notice('STATUS_LIMIT', `it says "${text.slice(0, 500)}".`, 'Check it.');
    const summary = renderTextSummary({ head: 'Done', text: '', problems: [problem] });
    const line = summary.split('\n').find((one) => one.startsWith('- **notice**')) ?? '';
    expect(line).not.toMatch(/<(?!code>|\/code>)|\]\(https:\/\/evil|!\[/);
    expect(line).not.toMatch(/https:\/\/evil\.example/);
  }
});
