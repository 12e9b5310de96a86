// SPDX-License-Identifier: Apache-2.0
// When GitHub's API is asked: once in a run, and only then is what asks it loaded.
import type { AskSurroundings } from './ask-github.ts';
import { toUnanswered, type AskGithub } from '../github/repository.ts';
import { toWords } from '../github/words.ts';

/**
 * A question that is asked once, however often facts are read. @actions/github reads the variables of the
 * process while it is loaded, and throws where they hold no URL: that too is a notice.
 */
export function createQuestion(environment: AskSurroundings): AskGithub {
  let answer: ReturnType<AskGithub> | undefined;
  return (question) => (answer ??= ask(question, environment));
}

const ask = async (
  question: Parameters<AskGithub>[0],
  environment: AskSurroundings,
): ReturnType<AskGithub> => {
  const { api } = question;
  if (!isWeb(api)) {
    const why = 'it is not an http:// or https:// address';
    return toUnanswered(`GITHUB_API_URL ("${toWords(api)}")`, question, {
      ok: false,
      kind: 'garbled',
      why,
    });
  }
  const loaded = await import('./ask-github.ts').catch((thrown: unknown) =>
    toWords(thrown instanceof Error ? thrown.message : String(thrown)),
  );
  if (typeof loaded !== 'string') return loaded.askGithub(question, environment);
  return toUnanswered(new URL(api).host, question, { ok: false, kind: 'network', why: loaded });
};

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
