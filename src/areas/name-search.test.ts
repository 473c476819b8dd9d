import { expect, test } from "vitest";
import { areaLabel, nameIndex, plainName, searchNames, type NamedArea } from "./name-search.ts";

// Names of CBS, Kerncijfers wijken en buurten 2020.
const areas: NamedArea[] = [
  { code: "GM0344", name: "Utrecht", level: "municipality", within: [] },
  { code: "GG2707", name: "Utrecht", level: "ggdRegion", within: [] },
  { code: "GM0796", name: "'s-Hertogenbosch", level: "municipality", within: [] },
  { code: "GM1900", name: "Súdwest-Fryslân", level: "municipality", within: [] },
  { code: "WK034403", name: "Wijk 03 Overvecht", level: "district", within: ["Utrecht"] },
  { code: "WK034401", name: "Wijk 01 West", level: "district", within: ["Utrecht"] },
  { code: "WK034406", name: "Wijk 06 Binnenstad", level: "district", within: ["Utrecht"] },
  { code: "WK036300", name: "Binnenstad", level: "district", within: ["Maastricht"] },
  { code: "BU03440112", name: "Oog in Al", level: "neighbourhood", within: ["Wijk 01 West", "Utrecht"] },
  { code: "BU03440811", name: "Kanaleneiland-Noord", level: "neighbourhood", within: ["Wijk 08 Zuidwest", "Utrecht"] },
  { code: "BU03440812", name: "Kanaleneiland-Zuid", level: "neighbourhood", within: ["Wijk 08 Zuidwest", "Utrecht"] },
  { code: "BU03440331", name: "Overvecht-Zuid", level: "neighbourhood", within: ["Wijk 03 Overvecht", "Utrecht"] },
];
const index = nameIndex(areas);
const first = (typed: string) => searchNames(index, typed)[0]?.area.code;

test.each([
  ["Overvecht", "WK034403"],
  ["wijk 03 overvecht", "WK034403"],
  ["wijk overvecht", "WK034403"],
  ["OVERVECHT zuid", "BU03440331"],
  ["overvechtzuid", "BU03440331"],
  ["zuid overvecht", "BU03440331"],
  ["overvect", "WK034403"],
  ["ovrevecht", "WK034403"],
  ["oog in al", "BU03440112"],
  ["Oog-in-Al", "BU03440112"],
  ["oogin al", "BU03440112"],
  ["kanalneiland", "BU03440811"],
  ["kanaleneiland zuid", "BU03440812"],
  ["kanaleneilnd zuid", "BU03440812"],
  ["s hertogenbosch", "GM0796"],
  ["'s-Hertogenbosch", "GM0796"],
  ["hertogenbosch", "GM0796"],
  ["sudwest fryslan", "GM1900"],
  ["SÚDWEST", "GM1900"],
  ["utrecht", "GM0344"],
  ["gemeente utrecht", "GM0344"],
  ["binnenstad utrecht", "WK034406"],
  ["binnenstad maastricht", "WK036300"],
  ["binenstad maastricht", "WK036300"],
  ["bu03440112", "BU03440112"],
])("%s finds %s first", (typed, code) => {
  expect(first(typed)).toBe(code);
});

test.each(["", "   ", "-", "xyzzy", "al in het oog houden"])("%j finds nothing", (typed) => {
  expect(searchNames(index, typed)).toEqual([]);
});

test("a word of what holds an area does not alone find the area", () => {
  expect(searchNames(index, "maastricht")).toEqual([]);
});

test("a neighbourhood's label names its district and municipality", () => {
  expect(searchNames(index, "oog in al")[0].label).toBe("Oog in Al (West, Utrecht)");
  expect(areaLabel(areas[0])).toBe("Utrecht");
});

test("no more than asked come back", () => {
  expect(searchNames(index, "o", 2)).toHaveLength(2);
});

test("ligatures, curly apostrophes and accents become plain letters", () => {
  expect(plainName("ĲSSELSTEIN’s Wâlden")).toBe("ijsselsteins walden");
});
