// SPDX-License-Identifier: Apache-2.0
// The Action with `command: verify`: a gate before a deployment, with what was found in the log and the job summary.
import { setOutput, summarize } from './runner.ts';
import { error, hasErrors, type ProblemData } from '../problem.ts';
import { renderProblemsSummary } from '../report/summary.ts';
import { renderColumns } from '../report/text.ts';
import { EXIT } from '../run/entry.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { verify } from '../run/verify.ts';
import type { CommandInputs } from '../settings/inputs/command-inputs.ts';
import { parseBoolean } from '../settings/values/boolean.ts';
import type { StepRun } from './context.ts';

/** Verifies what the input `references` names; gives the exit code. */
export async function verifyStep(
  step: StepRun,
  {
    own: { references: text = '' },
    request,
  }: { readonly own: CommandInputs; readonly request: Request },
  environment: RunEnvironment,
): Promise<number> {
  const { log, maskValue } = step;
  const references = text.split(/[\s,]+/).filter((word) => word !== '');
  const problems = references.length === 0 ? [noReference()] : [];
  const found = await verify(
    { ...request, problems: [...(request.problems ?? []), ...problems] },
    { references, sameDigest: false, notYanked: false, attested: readAttested(request) },
    environment,
  );
  const shown = maskValue(found, new Set(references));
  const rows = shown.references.map(({ reference, digest, problems: wrong }) => [
    wrong.length === 0 ? 'ok' : 'failed',
    reference,
    digest ?? 'missing',
  ]);
  log.info(renderColumns(rows).join('\n'));
  shown.problems.forEach(log.problem);
  const head = hasErrors(found.problems) ? 'Not verified' : 'Verified';
  summarize(step.env.GITHUB_STEP_SUMMARY, renderProblemsSummary(shown.problems, head));
  setOutput('digest', shown.references[0]?.digest ?? '');
  return hasErrors(found.problems) ? EXIT.problem : EXIT.done;
}

/** `provenance: true` and `sbom: true` ask for what the image must have; elsewhere they say what to build. */
function readAttested({ given }: Request): readonly ('provenance' | 'sbom')[] {
  return (['provenance', 'sbom'] as const).filter((name) => {
    const value = given[name];
    return typeof value === 'string' && parseBoolean(value) === true;
  });
}

function noReference(): ProblemData {
  return error(
    'VERIFY_REFERENCE',
    'the input references is empty, and verify needs at least one',
    'Write references: ghcr.io/acme/app:1.2.3, or hand over the output tags or reference of an earlier job.',
  );
}
