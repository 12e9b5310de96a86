// SPDX-License-Identifier: Apache-2.0
// A status as metrics: the format of Prometheus, and no series twice.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMetrics } from '../../../src/report/status/metrics.ts';
import type { Status } from '../../../src/lifecycle/status/status.ts';
import { hostileStatus, sampleStatus } from './sample.ts';

/** @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details */
const SAMPLE = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (-?\d+)$/;

function check(status: Status): readonly string[] {
  const text = renderMetrics(status);
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.slice(0, -1).split('\n');
  const samples = lines.filter((line) => !line.startsWith('# '));
  const series = samples.map((line) => line.slice(0, line.lastIndexOf(' ')));
  expect(samples.filter((line) => !SAMPLE.test(line))).toEqual([]);
  expect(new Set(series).size).toBe(series.length);
  const typed = lines.flatMap((line) => /^# TYPE (\w+) gauge$/.exec(line)?.[1] ?? []);
  expect(new Set(typed).size).toBe(typed.length);
  expect(typed).toEqual(expect.arrayContaining(series.map((one) => one.split('{', 1)[0] ?? '')));
  return lines;
}

it('says what the tags are, and counts findings', () => {
  const lines = check(sampleStatus());
  expect(lines).toEqual(
    expect.arrayContaining([
      'tagship_findings{kind="backwards"} 1',
      'tagship_findings{kind="broken"} 0',
      'tagship_repository_up{repository="docker.io/acme/app"} 1',
      'tagship_repository_tags{repository="ghcr.io/acme/app"} 12',
      'tagship_tag_same{repository="docker.io/acme/app",tag="latest"} 0',
      'tagship_tag_signed{repository="ghcr.io/acme/app",tag="1.2.2"} 0',
      'tagship_tag_created_seconds{repository="ghcr.io/acme/app",tag="1.3.0"} 1795680000',
      'tagship_tag_size_bytes{repository="ghcr.io/acme/app",tag="1.3.0",platform="linux/arm64"} 1000',
    ]),
  );
  expect(lines.join('\n')).toMatch(
    /tagship_tag_info\{repository="ghcr\.io\/acme\/app",tag="latest",kind="floating",series="all",version="1\.2\.3",digest="sha256:/,
  );
  expect(lines.join('\n')).not.toMatch(/tag="(?:pr-12|sha-0123456)"/);
});

it('says which tags are yanked, where that was read', () => {
  const status = sampleStatus();
  const images = status.images.map((image) => ({
    ...image,
    tags: image.tags.map((tag) => ({
      ...tag,
      entries: tag.entries.map((entry) => {
        const { signature } = entry;
        const isYanked = tag.tag === '1.2.2' || tag.tag === '0.9.0';
        const isHere = isYanked && signature !== null;
        return isHere ? { ...entry, signature: { ...signature, isYanked: true as const } } : entry;
      }),
    })),
  }));
  const yanked = check({ ...status, images }).filter((line) =>
    line.startsWith('tagship_tag_yanked'),
  );
  const here = (tag: string) => `tagship_tag_yanked{repository="ghcr.io/acme/app",tag="${tag}"}`;
  expect(yanked).toEqual(
    expect.arrayContaining([`${here('1.2.2')} 1`, `${here('0.9.0')} 1`, `${here('1.2.3')} 0`]),
  );
  // Of docker.io only digests were read.
  expect(yanked.filter((line) => line.includes('docker.io'))).toEqual([]);
});

it('keeps the format, whatever a registry says', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, (one) => void check(hostileStatus(one))),
    { numRuns: 50 },
  );
});
