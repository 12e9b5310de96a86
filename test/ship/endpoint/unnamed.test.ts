// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { withoutName } from '../../../src/ship/endpoint/unnamed.ts';
import type { ShipContext } from '../../../src/ship/context.ts';

const RANDOM = '0123456789abcdef0123456789abcdef';
const NAME = `127.0.0.1:34567/${RANDOM}:image`;

function open() {
  const said: string[] = [];
  const built: unknown[] = [];
  const say = (text: string): void => void said.push(text);
  const log = { output: say, info: say, debug: say };
  const context = { log, onBuilt: (record: unknown) => built.push(record) } as unknown;
  return { said, built, ...withoutName(context as ShipContext, NAME) };
}

describe('what is shown of a build', () => {
  it.each([
    `#7 pushing manifest for ${NAME}@sha256:00 0.1s done`,
    `failed to push ${NAME}: unexpected status from PUT request to http://127.0.0.1:34567/v2/${RANDOM}/blobs/uploads/1?digest=sha256:00: 503 Service Unavailable`,
    `--output type=image,"name=${NAME}",push=true`,
    `dial tcp 127.0.0.1:34567: connect: connection refused`,
    `a path alone: ${RANDOM}`,
  ])('has no address: %s', (text) => {
    const { rewrite } = open();
    expect(rewrite(text)).not.toMatch(/34567|0123456789abcdef/);
    expect(rewrite(text)).toContain('the registries');
  });

  it('keeps other addresses', () => {
    const text = 'pull 127.0.0.1:5000/app and 127.0.0.1:3456/app';
    expect(open().rewrite(text)).toBe(text);
  });

  it('has none either where a chunk ends within it', () => {
    const { context, said, flush } = open();
    const text = `#7 pushing manifest for ${NAME}\n#8 DONE\nthe last line`;
    for (const char of text) context.log.output(char);
    flush();
    expect(said.join('')).toBe('#7 pushing manifest for the registries\n#8 DONE\nthe last line');
  });

  it('nor does the report of buildx', () => {
    const { context, built } = open();
    const metadata = { 'image.name': NAME, 'containerimage.digest': 'sha256:00' };
    context.onBuilt?.({ name: 'app', metadata });
    expect(built).toEqual([{ name: 'app', metadata: { 'containerimage.digest': 'sha256:00' } }]);
  });
});
