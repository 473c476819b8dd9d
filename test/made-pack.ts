/** A small invented city as a pack's folder: three districts, two topics, one framework. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { madeFramework } from "./made-framework.ts";

const files: Record<string, string> = {
  "pack.yaml": `name: leeuwenstad
title: { nl: Leeuwenstad, en: Lion City }
division: 2020
home: GM9901
headline: gezond
themes: [{ id: health, title: { nl: Gezondheid, en: Health } }]
intro: { nl: Een verzonnen stad., en: An invented city. }
`,
  "areas.csv": `code,level,name,parent
NL99,country,Verzonnenland,
GM9901,municipality,Leeuwenstad,NL99
WK990101,district,Noord,GM9901
WK990102,district,Zuid,GM9901
WK990103,district,Oost,GM9901
BU99010101,neighbourhood,Havens,WK990101
`,
  "sets.csv": "code,name,members\naandacht,de aandachtswijken,WK990101 WK990102\n",
  "figures/peiling.yaml": `id: PEILING
title: De peiling
publisher: Leeuwenstad
licence: CC0
division: 2020
disclosure: {}
blank: unknown
groups:
  18plus: { id: 18plus, title: { nl: 18+, en: 18+ }, noun: { nl: volwassenen, en: adults }, sort: 1 }
defaults: { method: survey, theme: health, decimals: 1, unit: "%", measure: proportion, polarity: higherIsBetter }
indicators:
  gezond: { id: gezond, title: { nl: Gezond, en: Healthy } }
  inwoners: { id: inwoners, title: { nl: Inwoners, en: Residents }, unit: aantal, measure: count, method: register, decimals: 0 }
csv:
  columns: { area: area, period: period, indicator: topic, value: value, lower: lower, upper: upper }
  fixed: { group: 18plus }
`,
  // The set's mean, by residents: 2020 (1000 · 60 + 3000 · 80) / 4000 = 75; 2022 (1000 · 62 + 3000 · 82) / 4000 = 77.
  "figures/peiling.csv": `area,period,topic,value,lower,upper
WK990101,2020,inwoners,1000,,
WK990102,2020,inwoners,3000,,
WK990101,2020,gezond,60,58,62
WK990102,2020,gezond,80,78,82
WK990103,2020,gezond,85,83,87
GM9901,2020,gezond,77,76,78
WK990101,2022,gezond,62,60,64
WK990102,2022,gezond,82,80,84
GM9901,2022,gezond,78,77,79
`,
  "frameworks/gezond.yaml": madeFramework,
};

/** Writes the pack, with these files instead of (or beside) its own. @returns its folder; the test removes it */
export function makePack(more: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-pack-"));
  for (const [name, content] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
