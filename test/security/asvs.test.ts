/** docs/security.md answers every requirement of OWASP ASVS 5.0.0 on levels 1 and 2, and names only what is there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromRoot } from "../../src/kernel/root.ts";
import { requirements } from "./asvs-requirements.ts";

const text = readFileSync(fromRoot("docs", "security.md"), "utf8");
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \(([12])\) \|(.*)\|$/gm)].map(([, id, level, rest]) => {
  const [, state, where, shown, remark] = rest.split(" | ").map((cell) => cell.trim());
  return {
    id,
    level: Number(level),
    state: state.replaceAll("*", ""),
    where,
    shown,
    remark: (remark ?? "").replace(/\|$/, "").trim(),
  };
});
const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path);

test("the standard has 70 requirements on level 1 and 183 more on level 2", () => {
  const levels = [...requirements.values()];
  expect([levels.filter((level) => level === 1).length, levels.filter((level) => level === 2).length]).toEqual([70, 183]);
});

test("each is in the list once, in order, with its level", () => {
  const inOrder = [...requirements].toSorted(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  expect(rows.map(({ id, level }) => [id, level])).toEqual(inOrder);
});

test("each answer names files and tests that are there, or says what is missing", () => {
  const faults = rows.flatMap(({ id, state, where, shown, remark }) => {
    const wrong: string[] = [];
    const missing = [...named(where), ...named(shown)].filter((path) => !existsSync(fromRoot(path)));
    if (missing.length > 0) wrong.push(`names ${missing.join(", ")}`);
    if (!["met", "in part", "not yet", "not applicable"].includes(state)) wrong.push(`is ${state}`);
    if ((state === "met" || state === "in part") && named(where).length === 0) wrong.push("says nowhere where");
    if (state === "met" && !/\.test\.tsx?`|by reading/.test(shown)) wrong.push("is shown by nothing");
    if (state !== "met" && remark.length <= 10) wrong.push("doesn't say why");
    return wrong.map((each) => `${id} ${each}`);
  });
  expect(faults).toEqual([]);
});

test("all other files that the document names are there too", () => {
  const paths = named(text).filter((name) => /^(?:src|test|docs|bin|migrations|\.ci)\/\S+\.\w+$/.test(name));
  expect(paths.length).toBeGreaterThan(100);
  expect([...new Set(paths)].filter((path) => !existsSync(fromRoot(path)))).toEqual([]);
});
