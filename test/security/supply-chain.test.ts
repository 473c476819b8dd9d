/** What this project is made of, and what a release says of it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  allowedLicences,
  licenceFaults,
  lockFaults,
  mayUse,
  readByHand,
  weaknesses,
  withInstallScripts,
  type Lock,
} from "../../bin/supply-chain.mjs";
import { fromRoot } from "../../src/kernel/root.ts";

const lock = JSON.parse(readFileSync(fromRoot("package-lock.json"), "utf8")) as Lock;

test("every package has a checksum, comes from the registry, and none has a new install script", () => {
  expect(lockFaults(lock)).toEqual([]);
  const scripted = Object.entries(lock.packages).flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript ? [place.replace(/^.*node_modules\//, "")] : [],
  );
  expect(scripted.toSorted()).toEqual([...withInstallScripts]);
});

test("nothing of them is run: installing leaves scripts out", () =>
  expect(readFileSync(fromRoot("bin", "install.mjs"), "utf8")).toContain('"ci", "--ignore-scripts"'));

test("versions are exact: what was looked at is what is used", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8")) as Record<
    string,
    Record<string, string>
  >;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)]);
});

test("a lock file with something else is refused", () => {
  const faulty: Lock = {
    packages: {
      "": {},
      "node_modules/a": { resolved: "https://registry.npmjs.org/a/-/a-1.tgz" },
      "node_modules/b": { integrity: "sha512-x", resolved: "git+ssh://git@github.com/b/b.git" },
      "node_modules/c/node_modules/@d/e": { integrity: "sha512-x", hasInstallScript: true },
      "node_modules/f": { integrity: "sha1-x" },
    },
  };
  expect(lockFaults(faulty)).toEqual([
    "a has no checksum",
    "b comes from git+ssh://git@github.com/b/b.git",
    "@d/e runs something when it is installed",
    "f has no checksum",
  ]);
});

test("licences: only those of the list, whatever the form they are given in", () => {
  const bill = (licenses?: object[]) =>
    ({ components: [{ name: "a", version: "1.0.0", licenses }] }) as Parameters<typeof licenceFaults>[0];
  expect(licenceFaults(bill([{ license: { id: "MIT" } }]))).toEqual([]);
  expect(licenceFaults(bill([{ expression: "(MIT OR GPL-3.0-only)" }]))).toEqual([]);
  expect(licenceFaults(bill([{ expression: "MIT AND GPL-3.0-only" }]))).toEqual(["a 1.0.0: MIT AND GPL-3.0-only is not on the list"]);
  expect(licenceFaults(bill([{ license: { name: "Commercial" } }]))).toEqual(["a 1.0.0: Commercial is not on the list"]);
  expect(licenceFaults(bill())).toEqual(["a 1.0.0 names no licence"]);
  expect(licenceFaults({ components: [] })).toEqual(["the bill of materials is empty"]);
  expect([...allowedLicences].every(mayUse)).toBe(true);
  for (const strict of ["GPL-2.0-only", "AGPL-3.0-only", "SSPL-1.0", "BUSL-1.1", "UNLICENSED", ""])
    expect([strict, mayUse(strict)]).toEqual([strict, false]);
});

test("a licence that was read by hand belongs to a package that is there", () => {
  for (const name of Object.keys(readByHand)) expect(Object.keys(lock.packages)).toContain(`node_modules/${name}`);
});

test("no answer of the registry is no good answer", () => {
  expect(weaknesses("")).toBeNull();
  expect(weaknesses('{"message":"405 Method Not Allowed","error":{"code":"ENOAUDIT"}}')).toBeNull();
  expect(weaknesses('{"vulnerabilities":{},"metadata":{}}')).toEqual([]);
  expect(
    weaknesses(
      '{"vulnerabilities":{"a":{"name":"a","severity":"high","range":"<2"},"b":{"name":"b","severity":"low","range":"*"}},"metadata":{}}',
    ),
  ).toEqual(["a <2: high"]);
});

test("npm makes the bill of materials from the lock file alone; its licences may all be used", { timeout: 120_000 }, () => {
  const { npm_execpath: _, ...environment } = process.env;
  const made = spawnSync(process.execPath, [fromRoot("bin", "sbom")], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...environment, npm_config_offline: "true" },
  });
  expect(made.stderr).toBe("");
  const bill = JSON.parse(made.stdout) as { bomFormat: string; components: { name: string; version: string; purl: string }[] };
  expect(bill.bomFormat).toBe("CycloneDX");
  expect(licenceFaults(bill)).toEqual([]);
  const named = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  for (const [place, entry] of Object.entries(lock.packages) as [string, { version?: string }][])
    if (place !== "") expect(named).toContain(`${place.replace(/^.*node_modules\//, "")}@${entry.version}`);
});
