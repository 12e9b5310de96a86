// SPDX-License-Identifier: Apache-2.0
// The outputs of the Action.
import { describe, expect, it } from 'vitest';
import { toOutputs } from '../../../src/report/files/outputs.ts';
import { digest, older, samplePlan, sampleReceipt } from '../sample.ts';

describe('toOutputs', () => {
  it('tells what is in the registries after a push', () => {
    const outputs = toOutputs(samplePlan, sampleReceipt, { tags: 'planned', version: '1.2.3' });
    expect(outputs).toMatchObject({
      version: '1.2.3',
      tags: 'ghcr.io/acme/app:1.2.3\nghcr.io/acme/app:1.2',
      'tag-names': '1.2.3\n1.2',
      held: 'latest',
      pushed: 'true',
      reference: `ghcr.io/acme/app@${digest}`,
      digest,
      digests: JSON.stringify({ app: digest }),
      imageid: `sha256:${'3'.repeat(64)}`,
    });
    expect(JSON.parse(outputs.images ?? '')).toHaveLength(3);
    expect(JSON.parse(outputs.metadata ?? '')).toMatchObject({
      'containerimage.digest': digest,
    });
    expect(outputs.receipt).toContain(older);
  });

  it('keeps the planned tags when nothing was pushed', () => {
    const outputs = toOutputs(samplePlan, { ...sampleReceipt, pushed: false }, { tags: 'planned' });
    expect(outputs).toMatchObject({ tags: 'planned', pushed: 'false', reference: '' });
  });

  it('has the digest of each target that was built', () => {
    const [app] = sampleReceipt.targets;
    if (app === undefined) throw new Error('the sample has a target');
    const targets = [
      app,
      { ...app, name: 'web', digest: older },
      { ...app, name: 'bad', digest: null },
    ];
    const { digests = '' } = toOutputs(samplePlan, { ...sampleReceipt, targets }, {});
    expect(JSON.parse(digests)).toEqual({ app: digest, web: older });
  });

  it('has the command that verifies each target, one a line', () => {
    const [app] = sampleReceipt.targets;
    if (app === undefined) throw new Error('the sample has a target');
    const commands = ['cosign verify --key cosign.pub a', 'cosign verify --key cosign.pub b'];
    const targets = [app, ...commands.map((verifyCommand) => ({ ...app, verifyCommand }))];
    const outputs = toOutputs(samplePlan, { ...sampleReceipt, targets }, {});
    expect(outputs['verify-command']).toBe(commands.join('\n'));
    expect(toOutputs(samplePlan, sampleReceipt, {})['verify-command']).toBe('');
  });

  it('has no receipt under plan', () => {
    expect(Object.keys(toOutputs(samplePlan, undefined, {})).sort()).toEqual(['held', 'plan']);
  });
});
