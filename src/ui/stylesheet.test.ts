import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { declaredProperties, usedProperties } from "./custom-properties.ts";
import { composeStylesheet, withoutUnused } from "./stylesheet.ts";

describe("custom properties", () => {
  const theme = declaredProperties(
    "/* --no: 1; */ .theme { --a: var(--b, 1px); --b: var( --c ); --c: 2px; --loop: var(--loop); --d: 3px }",
  );
  test("are followed to the end", () => expect([...usedProperties(theme, "p { margin: var(--a) }").keys()]).toEqual(["--a", "--b", "--c"]));
  test("that read themselves end", () => expect([...usedProperties(theme, "p{margin:var(--loop)}").keys()]).toEqual(["--loop"]));
  test("in comments do not count", () => expect(theme.has("--no")).toBe(false));
});

test("unused selectors go, the others of their rule stay", () => {
  expect(withoutUnused("a,b:x{c:d}e:x{f:g}@media print{b:x{c:d}a{h:i}}", /:x/)).toBe("a{c:d}@media print{a{h:i}}");
});

describe("stylesheet", () => {
  const sheet = composeStylesheet();
  test("stays under 20 KB on the wire", () => expect(gzipSync(sheet.css).length).toBeLessThan(20_000));
  test("keeps the licence notice of what it takes", () => expect(sheet.css).toMatch(/^\/\*![^*]*EUPL-1\.2/));
  test("asks no other host for anything", () => expect(sheet.css).not.toMatch(/url\((?!["']?data:)|@import|@font-face/));
  test("a city's theme comes last and gives the file another name", () => {
    const city = composeStylesheet({ theme: ":root { --gelijkop-ink: #400000 }" });
    expect(city.css).toMatch(/#400000\s*\}\s*$/);
    expect(city.hash).not.toBe(sheet.hash);
    expect(composeStylesheet().hash).toBe(sheet.hash);
  });
});
