// SPDX-License-Identifier: Apache-2.0
// Asks GitHub's API at most once in a run, and loads the client only then.
import type { AskEnvironment } from './ask.ts';
import { isWebAddress } from './deployments.ts';
import { toUnanswered, type AskGithub } from '../../github/repository.ts';
import { toPlainText } from '../../github/words.ts';

/**
 * A question that is asked once, however often facts are read. @actions/github reads the variables of the
 * process when it is loaded, and throws if they hold no URL: that is a notice, too.
 */
export function createGithubQuestion(environment: AskEnvironment): AskGithub {
  let answer: ReturnType<AskGithub> | undefined;
  return (question) => (answer ??= ask(question, environment));
}

const ask = async (
  question: Parameters<AskGithub>[0],
  environment: AskEnvironment,
): ReturnType<AskGithub> => {
  const { api } = question;
  if (!isWebAddress(api)) {
    const why = 'it is not an http:// or https:// address';
    return toUnanswered(`GITHUB_API_URL ("${toPlainText(api)}")`, question, {
      ok: false,
      kind: 'garbled',
      why,
    });
  }
  const loaded = await import('./ask.ts').catch((thrown: unknown) =>
    toPlainText(thrown instanceof Error ? thrown.message : String(thrown)),
  );
  if (typeof loaded !== 'string') return loaded.askGithub(question, environment);
  return toUnanswered(new URL(api).host, question, { ok: false, kind: 'network', why: loaded });
};
