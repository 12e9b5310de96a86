// SPDX-License-Identifier: Apache-2.0
// The command verify: what references lead to, as text or JSON.
import { hasErrors } from '../problem.ts';
import { renderColumns } from '../report/text.ts';
import { EXIT } from '../run/entry.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { verify } from '../run/verify.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** Verifies references, and prints what was found; exit code 1 where one is missing or wrong. */
export async function verifyCommand(
  cli: Cli,
  invocation: Invocation,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  const { log, maskValue, print, printJson } = cli;
  const { positionals: references, sameDigest, notYanked, signed, key, attested } = invocation;
  const found = await verify(
    run.request,
    { references, sameDigest, notYanked, attested, ...(signed && { signed: { key } }) },
    run.environment,
  );
  if (invocation.json) printJson(maskValue(found, new Set(references)));
  else {
    const checks = found.checked.filter((check) => check !== 'platforms');
    const rows = found.references.map(({ reference, digest, platforms, problems }) => [
      hasErrors(problems) ? 'failed' : 'ok',
      reference,
      digest ?? 'missing',
      hasErrors(problems) ? '' : [...platforms, ...checks].join(', '),
    ]);
    print(renderColumns(rows).join('\n'));
  }
  found.problems.forEach(log.problem);
  return hasErrors(found.problems) ? EXIT.problem : EXIT.done;
}
