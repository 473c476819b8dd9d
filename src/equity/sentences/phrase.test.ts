import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { fromRoot } from "../../kernel/root.ts";
import { verbFirst, verbLast } from "./phrase.ts";

test.each([
  ["hebben moeite met rondkomen", "moeite hebben met rondkomen"],
  ["bewegen genoeg volgens de beweegrichtlijn", "genoeg bewegen volgens de beweegrichtlijn"],
  ["vinden de eigen gezondheid goed of zeer goed", "de eigen gezondheid goed of zeer goed vinden"],
  ["zijn door hun gezondheid beperkt in wat zij doen", "door hun gezondheid beperkt zijn in wat zij doen"],
  ["lopen of fietsen naar school of werk", "naar school of werk lopen of fietsen"],
  ["roken", "roken"],
  ["hebben een langdurige ziekte en zijn daardoor beperkt", null],
  ["vinden dat de buurt veilig is", null],
])("%s, with the verb last: %s", (phrase, expected) => {
  expect(verbLast(phrase)).toBe(expected);
});

test("every phrase of the Utrecht pack begins with its verb, and all but one can be turned", () => {
  const { indicators } = parse(readFileSync(fromRoot("packs", "utrecht", "sources", "50090NED.yaml"), "utf8")) as {
    indicators: Record<string, { phrase?: { nl: string } }>;
  };
  const phrases = Object.values(indicators).flatMap(({ phrase }) => phrase?.nl ?? []);
  expect(phrases.length).toBeGreaterThan(30);
  expect(phrases.map((phrase) => verbFirst(phrase).verb).filter((verb) => !/en$|^zijn$|^doen$/.test(verb))).toEqual([]);
  expect(phrases.filter((phrase) => verbLast(phrase) === null)).toEqual(["hebben een langdurige ziekte en zijn daardoor beperkt"]);
});
