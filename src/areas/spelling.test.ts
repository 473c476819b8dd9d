import { expect, test } from "vitest";
import { distanceWithin, letters, mayBeWithin } from "./spelling.ts";

// "CA" → "ABC" is the textbook pair on which this form (3) and unrestricted Damerau-Levenshtein (2) differ (Boytsov 2011, § 2.2).
test.each([
  ["overvecht", "overvecht", 0],
  ["overvect", "overvecht", 1],
  ["ovrevecht", "overvecht", 1],
  ["zuilen", "zullen", 1],
  ["ca", "abc", 3],
  ["kitten", "sitting", 3],
])("%s and %s differ by %i", (a, b, distance) => {
  expect(distanceWithin(a, b, 3)).toBe(distance);
  expect(distanceWithin(b, a, 3)).toBe(distance);
  expect(distanceWithin(a, b, distance - 1)).toBeNull();
});

test("the quick look never rules out words that are near enough", () => {
  const look = (text: string) => ({ text, letters: letters(text) });
  const words = ["overvecht", "overvect", "ovrevecht", "oervecht", "overvechtt", "iverwecht"];
  for (const a of words) for (const b of words) if (distanceWithin(a, b, 2) !== null) expect(mayBeWithin(look(a), look(b), 2)).toBe(true);
  expect(mayBeWithin(look("overvecht"), look("kanaleneiland"), 2)).toBe(false);
});
