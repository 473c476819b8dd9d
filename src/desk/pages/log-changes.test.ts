import { expect, test } from "vitest";
import { changes } from "./log-changes.ts";
import { actorText, whatHappened, whenText } from "./log-words.ts";

test("fields that differ, from the top down; null, empty and absent are the same", () => {
  const before = {
    title: "A",
    empty: "",
    gone: "x",
    list: ["a", "b"],
    rows: [
      { id: "p", n: 1 },
      { id: "q", n: 2 },
    ],
  };
  const after = {
    title: "B",
    empty: null,
    list: ["a", "c"],
    rows: [
      { id: "o", n: 0 },
      { id: "p", n: 1 },
      { id: "q", n: 3 },
    ],
  };
  expect(changes(before, after)).toEqual([
    { field: "title", before: "A", after: "B" },
    { field: "list", before: "a; b", after: "a; c" },
    { field: "rows › o › id", before: null, after: "o" },
    { field: "rows › o › n", before: null, after: "0" },
    { field: "rows › q › n", before: "2", after: "3" },
    { field: "gone", before: "x", after: null },
  ]);
  expect(changes(null, null)).toEqual([]);
  expect(changes(null, { a: false })).toEqual([{ field: "a", before: null, after: "false" }]);
});

test("days are Amsterdam's, also around midnight and the change to summer time", () => {
  const now = new Date("2026-03-29T22:30:00Z");
  expect(whenText(new Date("2026-03-29T22:10:00Z"), now, "nl")).toBe("vandaag 00:10");
  expect(whenText(new Date("2026-03-29T21:59:00Z"), now, "nl")).toBe("gisteren 23:59");
  expect(whenText(new Date("2026-03-28T22:59:00Z"), now, "nl")).toBe("28 maart 2026 23:59");
  expect(whenText(new Date("2026-03-28T22:59:00Z"), now, "en")).toBe("28 March 2026 23:59");
});

test("what happened, from what the event itself says", () => {
  const told = (action: string, before: unknown, after: unknown) => whatHappened({ action, before, after }, "nl");
  expect(told("policy_item_version insert", null, { version: 1 })).toBe("Onderdeel van beleid toegevoegd");
  expect(told("policy_item_version insert", { version: 1 }, { version: 2 })).toBe("Onderdeel van beleid gewijzigd");
  expect(told("policy_item_version insert", { version: 2 }, { version: 3, removed: true })).toBe("Onderdeel van beleid ingetrokken");
  expect(told("draft update", { state: "open" }, { state: "handedIn" })).toBe("Concept ingediend als voorstel");
  expect(told("release update", { withdrawn_at: null }, { withdrawn_at: "2026" })).toBe("Levering van cijfers ingetrokken");
  expect(told("something new", null, null)).toBe("something new");
  expect([actorText("system", null, "nl"), actorText("door", null, "nl"), actorText("x", null, "nl")]).toEqual([
    "het systeem",
    "iemand die zich aanmeldde",
    "een account dat er niet meer is",
  ]);
});
