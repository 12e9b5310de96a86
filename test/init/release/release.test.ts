// SPDX-License-Identifier: Apache-2.0
// Release tools whose git tags start no workflow, and the job behind them.
import { describe, expect, it } from 'vitest';
import { makeDraft, type Draft, type FoundProject } from '../../../src/init/draft.ts';
import { RELEASE_STEPS, releaseWorkflow } from '../workflows.ts';

const found: FoundProject = {
  remoteUrl: 'https://github.com/acme/app',
  defaultBranch: 'main',
  dockerfiles: ['Dockerfile'],
  files: [],
};

function draft(project: Partial<FoundProject>): Draft {
  const made = makeDraft({ ...found, ...project }, { images: [], version: '1.2.3', ci: 'github' });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  return made.value;
}

function withRelease(text: string, project: Partial<FoundProject> = {}): Draft {
  return draft({ ciFiles: [{ path: '.github/workflows/release.yml', text }], ...project });
}

describe('a workflow that makes releases', () => {
  it.each([
    {
      name: 'release-please',
      step: RELEASE_STEPS.releasePlease,
      id: 'release',
      outputs: ['release_created', 'version', 'tag_name'],
      version: 'needs.make.outputs.version',
      ref: 'needs.make.outputs.git-tag',
      several: 'DIRECTORY--version',
    },
    {
      name: 'semantic-release',
      step: RELEASE_STEPS.semanticRelease,
      outputs: ['new_release_published', 'new_release_version', 'new_release_git_tag'],
      version: 'needs.make.outputs.version',
      ref: 'needs.make.outputs.git-tag',
    },
    {
      name: 'changesets',
      step: RELEASE_STEPS.changesets,
      id: 'release',
      outputs: ['published', 'publishedPackages'],
      version: "fromJSON(needs.make.outputs.releases || '[]')[0].version",
    },
    {
      name: 'changesets, version 2 of the action',
      step: RELEASE_STEPS.changesetsTwo,
      id: 'release',
      outputs: ['published', 'published-packages'],
      version: "fromJSON(needs.make.outputs.releases || '[]')[0].version",
    },
    {
      name: 'release-plz',
      step: RELEASE_STEPS.releasePlz,
      id: 'release',
      outputs: ['releases_created', 'releases'],
      several: 'the first is used',
      version: "fromJSON(needs.make.outputs.releases || '[]')[0].version",
      ref: "fromJSON(needs.make.outputs.releases || '[]')[0].tag",
    },
  ])('by $name is given the job behind it', ({ step, id, outputs, version, ref, several }) => {
    const { text, release, notes } = withRelease(releaseWorkflow(step));
    expect(text).toContain('  workflow_call:\n    inputs:\n      version:\n');
    expect(text).toContain('          version: ${{ inputs.version }}\n');
    expect(text).toContain('          ref: ${{ inputs.ref }}\n');
    expect(release).toMatchObject({ job: 'make', step: '', ...(id && { id }) });
    expect(release?.id).toBe(id);
    for (const output of outputs) expect(release?.outputs).toMatch(new RegExp(`\\.${output} }}`));
    expect(release?.added).toContain("    if: needs.make.outputs.released == 'true'\n");
    expect(release?.added).toContain('    uses: ./.github/workflows/image.yml\n');
    expect(release?.added).toContain(`      version: \${{ ${version} }}\n`);
    if (ref === undefined) expect(release?.added).not.toContain('ref:');
    else expect(release?.added).toContain(`      ref: \${{ ${ref} }}\n`);
    expect(notes.join('\n')).toContain(release?.added);
    if (several !== undefined) expect(notes.join('\n')).toContain(several);
  });

  it('by a command is given a step that reads the git tag', () => {
    const gitTags = ['api-v1.0.0'];
    const { release } = withRelease(releaseWorkflow(RELEASE_STEPS.semanticCommand), { gitTags });
    expect(release?.step).toContain("git tag --points-at HEAD --list 'api-v*'");
    expect(release?.step).toContain('version=${tag#api-}');
    expect(release?.added).toContain("    if: needs.make.outputs.version != ''\n");
    expect(release?.added).toContain('      version: ${{ needs.make.outputs.version }}\n');
  });

  it('keeps outputs that are there already', () => {
    const head = `    outputs:
      made: \${{ steps.rp.outputs.release_created }}
      tag: \${{steps.rp.outputs.tag_name}}
`;
    const step = '      - { id: rp, uses: googleapis/release-please-action@v5 }\n';
    const { release } = withRelease(releaseWorkflow(step, { head }));
    expect(release?.id).toBeUndefined();
    expect(release?.outputs).toBe('      version: ${{ steps.rp.outputs.version }}\n');
    expect(release?.added).toContain("if: needs.make.outputs.made == 'true'");
    expect(release?.added).toContain('ref: ${{ needs.make.outputs.tag }}');
  });

  it('passes the secrets that the file wants, and no others', () => {
    const ciFiles = [
      {
        path: '.github/workflows/release.yml',
        text: releaseWorkflow(RELEASE_STEPS.releasePlease),
      },
    ];
    const asked = { images: ['docker.io/acme/app'], version: '1.2.3', ci: 'github' };
    const made = makeDraft({ ...found, ciFiles }, asked);
    const added = made.ok ? made.value.release?.added : '';
    expect(added).toContain('    secrets:\n      HUB_TOKEN: ${{ secrets.HUB_TOKEN }}\n');
    expect(added).not.toContain('packages: write');
  });

  it('does not take the name of a job that is there', () => {
    const { release } = withRelease(releaseWorkflow(RELEASE_STEPS.releasePlease, { job: 'image' }));
    expect(release?.added).toMatch(/^ {2}publish-image:\n {4}needs: image\n/);
  });

  it.each([
    {
      name: 'release-please',
      step: '      - uses: googleapis/release-please-action@v4\n        with: { token: "${{ secrets.BOT }}" }\n',
    },
    {
      name: 'semantic-release by command',
      step: '      - run: npx semantic-release\n        env: { GITHUB_TOKEN: "${{ steps.app.outputs.token }}" }\n',
    },
    {
      name: 'changesets',
      step: '      - uses: changesets/action@v1\n        env: { GITHUB_TOKEN: "${{ secrets.BOT }}" }\n',
    },
    {
      name: 'release-plz',
      step: '      - uses: release-plz/action@v0.5\n        env: { GITHUB_TOKEN: "${{ secrets.BOT }}" }\n',
    },
  ])('$name with a token of its own starts the file by its git tags', ({ step }) => {
    const { text, release, notes } = withRelease(releaseWorkflow(step));
    expect(release).toBeUndefined();
    expect(text).not.toContain('workflow_call');
    expect(notes.join('\n')).toContain('with its own token, so they start');
  });

  it.each([
    {
      name: 'its own token, named',
      step: '      - uses: release-plz/action@v0.5\n        env: { GITHUB_TOKEN: "${{ secrets.GITHUB_TOKEN }}" }\n',
      is: true,
    },
    {
      name: 'only a pull request',
      step: '      - uses: release-plz/action@v0.5\n        with: { command: release-pr }\n',
      is: false,
    },
    { name: 'a dry run', step: '      - run: npx semantic-release --dry-run\n', is: false },
    { name: 'an installation', step: '      - run: npm install -g semantic-release\n', is: false },
    {
      name: 'a comment',
      step: '      - run: |\n          # npx semantic-release\n          true\n',
      is: false,
    },
  ])('$name: $is', ({ step, is }) => {
    expect(withRelease(releaseWorkflow(step)).text.includes('workflow_call')).toBe(is);
  });
});

describe('a configuration without a workflow', () => {
  it.each([
    { file: 'release-please-config.json', title: 'release-please' },
    { file: '.releaserc.yml', title: 'semantic-release' },
    { file: 'package.json#release', title: 'semantic-release' },
    { file: 'release.config.mjs', title: 'semantic-release' },
    { file: '.changeset/config.json', title: 'changesets' },
    { file: '.release-plz.toml', title: 'release-plz' },
  ])('$file', ({ file, title }) => {
    const { notes, release } = draft({ releaseConfigs: [file] });
    const said = `${title} is configured (${file}), but no workflow here runs it`;
    expect(notes.join('\n')).toContain(said);
    expect(release?.added).toContain('    needs: release\n');
  });

  it('other CI systems need no job', () => {
    const asked = { images: [], version: '1.2.3', ci: 'gitlab' };
    const made = makeDraft({ ...found, releaseConfigs: ['.releaserc'] }, asked);
    expect(made.ok && made.value.notes).toEqual([]);
  });
});
