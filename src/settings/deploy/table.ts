// SPDX-License-Identifier: Apache-2.0
// The setting that says what is called once the tags of a run are verified.
import type { Setting } from '../table/setting.ts';

/** Settings of the group Deploy. It does not count in the settings file of an untrusted change. */
export const deploySettings: readonly Setting[] = [
  {
    name: 'deploy',
    key: 'deploy',
    type: 'hooks',
    group: 'Deploy',
    default: [],
    doc: 'Hooks to call once all tags are written and verified, a list of maps: `kind` (`webhook`, `sevalla`, `kinsta`, `github-deployment` or `slack`), `when` (the tag that the hook follows, or a pattern; default `latest` in a run with a version), `name`, `target`, `timeout`, and the fields of its kind. A hook is called only if this run moved that tag forward in the first repository, and never for a change or in an untrusted run.',
    examples: [
      [
        {
          kind: 'webhook',
          'url-env': 'DEPLOY_HOOK',
          query: { imgURL: '{{image}}@{{digest}}' },
          body: 'none',
        },
      ],
      [
        {
          name: 'staging',
          kind: 'webhook',
          when: 'main',
          'url-env': 'STAGING_HOOK',
          'headers-env': { Authorization: 'STAGING_AUTHORIZATION' },
          'secret-env': 'STAGING_KEY',
          timeout: '1m',
        },
        { kind: 'slack', when: '*', 'url-env': 'SLACK_HOOK' },
      ],
      [{ kind: 'sevalla', app: '8a5c1f0e-3b7d', 'token-env': 'SEVALLA_TOKEN' }],
      [
        {
          kind: 'github-deployment',
          environment: 'production',
          'environment-url': 'https://app.example.com',
        },
      ],
    ],
  },
];
