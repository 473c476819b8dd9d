import fc from "fast-check";
import { expect, test } from "vitest";
import { pathOfThisSite } from "./local-path.ts";

test.each([
  ["/bureau", "/bureau"],
  ["/en/bureau/mensen?q=a%20b", "/en/bureau/mensen?q=a%20b"],
  ["/bureau/../beleid#deel", "/beleid"],
  ["/welkomstwoord", "/welkomstwoord"],
])("%s leads to %s", (given, path) => {
  expect(pathOfThisSite(given)).toBe(path);
});

test.each([
  "",
  "bureau",
  "https://elders.example/",
  "//elders.example/",
  "/\\elders.example",
  "/\t/elders.example",
  "/%0d/..//elders.example",
  "/.//elders.example",
  "javascript:alert(1)",
  "/aanmelden?naar=/bureau",
  "/en/welkom",
  "/afmelden",
  "/" + "a".repeat(3_000),
  null,
  undefined,
])("%j leads nowhere", (given) => {
  expect(pathOfThisSite(given)).toBe(null);
});

test("whatever is given, a browser stays on this site (seed 5, 500 runs)", () => {
  const piece = fc.constantFrom("/", "\\", "//", ":", "@", "..", ".", "%2f", "\t", "\n", "elders.example", "http:", "#", "?", "x");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
        fc.webUrl(),
        fc.string(),
      ),
      (given) => {
        const path = pathOfThisSite(given);
        if (path === null) return;
        expect(new URL(path, "https://gelijkop.example/aanmelden").origin).toBe("https://gelijkop.example");
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});
