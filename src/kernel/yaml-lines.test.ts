import { LineCounter, parseDocument } from "yaml";
import { expect, test } from "vitest";
import { lineOf } from "./yaml-lines.ts";

const text = `# a comment
id: one
list:
  - name: a
  - name: b
    far:
      value: 1
`;
const lines = new LineCounter();
const { contents } = parseDocument(text, { lineCounter: lines });

test.each<[string, (string | number)[], number]>([
  ["the whole", [], 2],
  ["a key", ["id"], 2],
  ["a key whose value begins below it", ["list"], 3],
  ["an item", ["list", 1], 5],
  ["far down", ["list", 1, "far", "value"], 7],
  ["a key that is missing: what lacks it", ["list", 0, "far"], 4],
  ["an item that is missing", ["list", 7, "name"], 3],
])("%s", (_what, path, line) => {
  expect(lineOf(contents, path, lines)).toBe(line);
});

test("an empty file has its first line", () => {
  expect(lineOf(parseDocument("").contents, ["id"], new LineCounter())).toBe(1);
});
