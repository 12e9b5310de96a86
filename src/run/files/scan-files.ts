// SPDX-License-Identifier: Apache-2.0
// The files that the findings of a scan are written to.
import type { ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Scan } from '../../ship/scan/findings.ts';
import { renderGitlabReport } from '../../ship/scan/gitlab-report.ts';
import { renderSarif } from '../../ship/scan/sarif.ts';
import { checkOutputFiles, writeOutputFile, type OutputFile } from './output-files.ts';

type FileSettings = Pick<Settings, 'scanSarif' | 'scanGitlab'>;

function listFiles({ scanSarif, scanGitlab }: FileSettings) {
  return [
    { flag: 'scan-sarif', path: scanSarif, render: renderSarif },
    { flag: 'scan-gitlab', path: scanGitlab, render: renderGitlabReport },
  ].flatMap(({ path, ...file }) => (path === undefined ? [] : [{ ...file, path }]));
}

/** Problems with the paths, in advance: those of {@link checkOutputFiles}. */
export function checkScanFiles(settings: FileSettings, cwd: string): readonly ProblemData[] {
  const files: readonly OutputFile[] = listFiles(settings);
  return checkOutputFiles(files, cwd);
}

/**
 * Writes each file with all scans so far. Nothing is written of a command, which reports nothing. Returns the problems, by
 * the codes of {@link checkOutputFiles}.
 */
export function writeScanFiles(
  scans: readonly Scan[],
  settings: FileSettings,
  cwd: string,
): readonly ProblemData[] {
  const reported = scans.filter(({ report }) => report !== undefined);
  if (reported.length === 0) return [];
  return listFiles(settings).flatMap(({ render, ...file }) =>
    writeOutputFile(file, render(reported), cwd),
  );
}
