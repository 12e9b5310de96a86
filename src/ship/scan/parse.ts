// SPDX-License-Identifier: Apache-2.0
// Reads the reports of Trivy, Grype and Docker Scout, of which the image decides much. Pure.
import { isObject, parseObject, type JsonObject } from '../../registry/json.ts';
import { type Finding, type ScanReport, sortFindings, toFinding, toWord } from './findings.ts';
import type { ScannerName } from './scanned.ts';

/** Reads the text of a report; undefined if it is not one of this scanner. */
export type ParseReport = (text: string) => ScanReport | undefined;

/** How the report of each scanner is read. */
export const parseReport: Readonly<Record<ScannerName, ParseReport>> = {
  trivy: (text) => parse(text, readTrivy),
  grype: (text) => parse(text, readGrype),
  scout: (text) => parse(text, readScout),
};

/** What is read of a report: the lists are checked, their entries are not. */
interface Raw {
  readonly findings: readonly (Finding | undefined)[];
  readonly version: unknown;
  readonly system: readonly unknown[];
}

function parse(
  text: string,
  read: (report: JsonObject) => Raw | undefined,
): ScanReport | undefined {
  const report = parseObject(text);
  const raw = report === undefined ? undefined : read(report);
  if (raw === undefined) return undefined;
  return {
    findings: sortFindings(raw.findings.flatMap((one) => one ?? [])),
    version: toWord(raw.version),
    system: raw.system.map(toWord).join(' ').trim(),
  };
}

/**
 * `trivy image --format json`. An image without packages has no `Results`.
 *
 * @see https://github.com/aquasecurity/trivy/blob/v0.58.0/pkg/types/report.go
 */
function readTrivy(report: JsonObject): Raw | undefined {
  const { SchemaVersion, ArtifactName, Results = [], Trivy, Metadata } = report;
  if (SchemaVersion !== 2 || typeof ArtifactName !== 'string' || !isList(Results)) return undefined;
  const found = Results.map(asObject).map(({ Vulnerabilities }) => Vulnerabilities ?? []);
  if (!found.every(isList)) return undefined;
  const { Family, Name } = asObject(asObject(Metadata).OS);
  return {
    findings: found.flat().map((one) => {
      const { VulnerabilityID, PkgName, InstalledVersion, FixedVersion, Severity, ...rest } =
        asObject(one);
      return toFinding({
        ...{ id: VulnerabilityID, package: PkgName, version: InstalledVersion },
        ...{ fixed: FixedVersion, severity: Severity, title: rest.Title, link: rest.PrimaryURL },
      });
    }),
    version: asObject(Trivy).Version,
    system: [Family, Name],
  };
}

/**
 * `grype --output json`. `ignoredMatches` are those that its configuration accepts.
 *
 * @see https://github.com/anchore/grype/blob/v0.85.0/grype/presenter/models/document.go
 */
function readGrype({ matches, descriptor, distro }: JsonObject): Raw | undefined {
  if (!isList(matches) || asObject(descriptor).name !== 'grype') return undefined;
  const { name, version } = asObject(distro);
  return {
    findings: matches.map((match) => {
      const { vulnerability, artifact } = asObject(match);
      const { id, severity, description, dataSource, fix } = asObject(vulnerability);
      const { versions } = asObject(fix);
      return toFinding({
        ...{ id, package: asObject(artifact).name, version: asObject(artifact).version },
        ...{ fixed: isList(versions) ? versions.map(toWord).join(', ') : '', severity },
        ...{ title: description, link: dataSource },
      });
    }),
    version: asObject(descriptor).version,
    system: [name, version],
  };
}

/**
 * `docker scout cves --format gitlab`, the one JSON of Scout that names severity, package and solution in a documented form.
 *
 * @see https://docs.gitlab.com/user/application_security/container_scanning/#reports-json-format
 */
function readScout({ version, vulnerabilities, scan }: JsonObject): Raw | undefined {
  if (typeof version !== 'string' || !isList(vulnerabilities)) return undefined;
  const all = vulnerabilities.map(asObject);
  return {
    findings: all.map(({ id, identifiers, location, severity, ...rest }) => {
      const { dependency } = asObject(location);
      const named = isList(identifiers) ? asObject(identifiers[0]) : {};
      return toFinding({
        ...{ id: named.value ?? named.name ?? id, severity, link: named.url },
        package: asObject(asObject(dependency).package).name,
        version: asObject(dependency).version,
        fixed: toFixed(rest.solution),
        title: rest.name ?? rest.message ?? rest.description,
      });
    }),
    version: asObject(asObject(scan).scanner).version,
    system: [asObject(all[0]?.location).operating_system],
  };
}

/** The version in a sentence like "Upgrade openssl to 3.0.2". */
function toFixed(solution: unknown): string {
  const [, version = ''] = /\bto(?: version)? (\S{1,100})$/.exec(toWord(solution)) ?? [];
  return version;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
