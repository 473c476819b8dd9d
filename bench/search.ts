/** Search by name against the plainest thing that also forgives a slip of the pen. */
import { areaNames, searchAreas } from "../src/areas/area-names.ts";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import type { BenchDatabase } from "./ground.ts";
import { interleave, timed } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";

const typed = [
  "overvecht",
  "Oog in Al",
  "utrech",
  "lunneten",
  "de meern",
  "'s-gravenhage",
  "centrum utrecht",
  "wijk 03",
  "BU03440112",
  "noord",
  "kanaleneiland",
  "xyzzy",
];

export async function searchLine({ read, pool }: BenchDatabase): Promise<Line> {
  const reader = { read, snapshot: await readSnapshot((text) => pool.query(text)) };
  const { entries } = await areaNames(reader);
  const names = entries.map(({ shown }) => shown.toLowerCase());
  const ours = async () => {
    for (const name of typed) await searchAreas(reader, name);
  };
  const theirs = () => {
    for (const name of typed) plainSearch(names, name.toLowerCase());
  };
  const measured = await interleave(
    7,
    () => timed(ours),
    () => timed(theirs),
    2,
  );
  const each = { ...measured, ours: measured.ours / typed.length, theirs: measured.theirs / typed.length };
  return peerLine("one name search", "edit distance to each name", "ms", each, { most: 1 }, `${names.length.toLocaleString("en")} areas`);
}

/** The ten nearest names by Levenshtein's distance. */
function plainSearch(names: readonly string[], query: string): string[] {
  return names
    .map((name) => ({ name, distance: name.includes(query) ? 0 : distance(name, query) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 10)
    .map(({ name }) => name);
}

function distance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      row[j] = Math.min(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length];
}
