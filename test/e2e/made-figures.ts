/**
 * Figures that nobody measured, in the form of a published file, so that every kind of figure and of absence stands on a page: shares
 * and rates from counts, a mean with its source's limits, counts, an order of areas, two groups, two years, and each reason why there is no figure.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { loadCsv } from "../../src/figures/index.ts";
import type { Pack } from "../../src/packs/index.ts";

/** Shown as text wherever they stand. */
export const hostileName = "<script>alert(1)</script> & 'zo'";
export const hostileTitle = `Zegt "ja" & <b>'nee'</b><img src=x onerror=alert(1)>`;

const columns =
  "columns: { area: area, areaName: name, period: period, group: group, indicator: indicator, value: value, lower: lower, upper: upper, numerator: numerator, denominator: denominator, status: status }";
const header = "area,name,period,group,indicator,value,lower,upper,numerator,denominator,status";

const mapping = `
id: GEMAAKT
title: Gemaakte cijfers
publisher: De tests
licence: CC0
series: alles
division: 2020
groups:
  "18plus": { id: 18plus, title: { nl: 18 jaar of ouder, en: 18 years and over }, noun: { nl: volwassenen, en: adults }, totalOf: [18-64, 65plus], sort: 10, counted: { by: [volwassenen], as: { nl: volwassenen, en: adults } } }
  "65plus": { id: 65plus, title: { nl: 65 jaar of ouder, en: 65 years and over }, noun: { nl: 65-plussers, en: people of 65 and over }, sort: 30 }
  all: { id: all, title: { nl: alle inwoners, en: all residents }, noun: { nl: inwoners, en: residents }, sort: 1 }
defaults: { method: register }
indicators:
  Lid: { id: lid-van-een-club, title: { nl: Lid van een club, en: Member of a club }, phrase: { nl: zijn lid van een club, en: are members of a club }, definition: { nl: Aandeel dat lid is van een club., en: Share that is a member of a club. }, unit: "%", measure: proportion, polarity: higherIsBetter, theme: participation, sort: 1 }
  Spoed: { id: spoedbezoeken, title: { nl: Bezoeken aan de spoedzorg, en: Visits to emergency care }, unit: per 1.000 inwoners, measure: rate, polarity: lowerIsBetter, theme: health, sort: 90 }
  Huisarts: { id: afstand-tot-huisarts, title: { nl: Afstand tot de huisarts, en: Distance to the doctor }, unit: km, measure: mean, polarity: lowerIsBetter, theme: living, sort: 1 }
  Krap: { id: krap-bij-kas, title: { nl: Krap bij kas, en: Short of money }, phrase: { nl: zitten krap bij kas, en: are short of money }, unit: "%", measure: proportion, polarity: lowerIsBetter, orders: true, theme: participation, sort: 95 }
  Volwassenen: { id: volwassenen, title: { nl: Volwassenen, en: Adults }, unit: aantal, decimals: 0, measure: count, theme: population, sort: 95 }
  Ongevallen: { id: ongevallen, title: { nl: Verkeersongevallen, en: Traffic accidents }, unit: aantal, decimals: 0, measure: count, theme: living, sort: 2 }
csv:
  ${columns}
`;

const hostileMapping = `
id: VREEMD
title: ${JSON.stringify(hostileTitle)}
publisher: ${JSON.stringify(hostileName)}
licence: ${JSON.stringify(hostileName)}
series: alles
division: 2020
groups:
  "18plus": { id: 18plus, title: { nl: 18 jaar of ouder, en: 18 years and over }, noun: { nl: volwassenen, en: adults }, totalOf: [18-64, 65plus], sort: 10, counted: { by: [volwassenen], as: { nl: volwassenen, en: adults } } }
indicators:
  Vreemd: { id: vreemd, title: ${JSON.stringify(hostileTitle)}, phrase: ${JSON.stringify(`${hostileTitle} zeggen`)}, definition: ${JSON.stringify(hostileName)}, caveat: ${JSON.stringify(hostileName)}, unit: "%", measure: proportion, polarity: higherIsBetter, theme: other }
csv:
  ${columns}
`;

/** A fraction between 0 and 1 that looks scattered and is always the same: the fractional part of i·k. */
const scattered = (i: number, k: number): number => i * k - Math.floor(i * k);

type Counts = { lid: [number, number]; spoed: [number, number]; ongevallen: number };

/** Of every neighbourhood, and the sums above it, for they must agree. */
function countsOf(pack: Pack, shift: number): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const parents = new Map(pack.areas.map(({ code, parent }) => [code, parent]));
  pack.areas
    .filter(({ level }) => level === "neighbourhood")
    .forEach(({ code }, place) => {
      const people = 200 + Math.round(scattered(place + 1, Math.SQRT2) * 3_000);
      const own: Counts = {
        lid: [Math.round(people * (0.2 + 0.5 * scattered(place + 1, Math.sqrt(3)) + shift)), people],
        spoed: [Math.round(people * 0.1 * (0.5 + scattered(place + 1, Math.sqrt(5)))), people],
        ongevallen: Math.round(scattered(place + 1, Math.sqrt(7)) * 20),
      };
      for (let at: string | null | undefined = code; at; at = parents.get(at)) {
        const sum = counts.get(at) ?? { lid: [0, 0], spoed: [0, 0], ongevallen: 0 };
        counts.set(at, {
          lid: [sum.lid[0] + own.lid[0], sum.lid[1] + own.lid[1]],
          spoed: [sum.spoed[0] + own.spoed[0], sum.spoed[1] + own.spoed[1]],
          ongevallen: sum.ongevallen + own.ongevallen,
        });
      }
    });
  return counts;
}

/** Neighbourhoods by place in the pack without a figure of their own, and why. */
const absent: Readonly<Record<number, string>> = { 3: "suppressed", 4: "suppressed", 9: "unknown", 20: "notApplicable", 33: "notMeasured" };

function rows(pack: Pack, change: number): string[] {
  const neighbourhoods = pack.areas.filter(({ level }) => level === "neighbourhood").map(({ code }) => code);
  const lines = [header];
  for (const [period, shift] of [
    ["2018", 0],
    ["2020", 0.04],
  ] as const) {
    for (const [code, { lid, spoed, ongevallen }] of countsOf(pack, shift)) {
      const reason = absent[neighbourhoods.indexOf(code)];
      for (const group of ["18plus", "65plus"]) {
        const [of, people] = group === "18plus" ? lid : [Math.round(lid[0] / 6), Math.round(lid[1] / 5)];
        lines.push(
          reason
            ? `${code},,${period},${group},Lid,,,,,,${reason}`
            : `${code},,${period},${group},Lid,${((100 * of) / people).toFixed(1)},,,${of},${people},`,
        );
      }
      lines.push(
        reason
          ? `${code},,${period},all,Spoed,,,,,,${reason}`
          : `${code},,${period},all,Spoed,${((1000 * spoed[0]) / spoed[1]).toFixed(1)},,,${spoed[0]},${spoed[1]},provisional`,
      );
      if (!neighbourhoods.includes(code) && code !== "NL01") {
        const km = 0.4 + scattered(spoed[1], Math.SQRT2) + (code === "GM0344" ? change : 0);
        lines.push(`${code},,${period},all,Huisarts,${km.toFixed(1)},${(km - 0.1).toFixed(2)},${(km + 0.1).toFixed(2)},,,`);
      }
      // Where fewer are members, more are short of money, so that there is an order to see.
      lines.push(`${code},,${period},18plus,Krap,${(30 - (35 * lid[0]) / lid[1] + 8 * scattered(spoed[0], Math.SQRT2)).toFixed(1)},,,,,`);
      lines.push(`${code},,${period},all,Volwassenen,${lid[1]},,,,,`);
      lines.push(reason ? `${code},,${period},all,Ongevallen,,,,,,${reason}` : `${code},,${period},all,Ongevallen,${ongevallen},,,,,`);
    }
  }
  return lines;
}

/** Loads them, then a correction of the city's distance to the doctor, which supersedes the first. */
export async function loadMadeFigures(pool: pg.Pool, pack: Pack): Promise<void> {
  await loadText(pool, rows(pack, 0), mapping);
  await loadText(pool, rows(pack, 0.3), mapping);
}

/** An area of another city with a name that is code, and a subject whose title is. */
export async function loadHostileFigures(pool: pg.Pool): Promise<void> {
  const name = JSON.stringify(hostileName);
  await loadText(
    pool,
    [
      header,
      `NL01,,2020,18plus,Vreemd,50,,,,,`,
      `GM0307,${name},2020,18plus,Vreemd,40,,,,,`,
      `WK030701,${name},2020,18plus,Vreemd,30,,,,,`,
      `WK030702,${name},2020,18plus,Vreemd,,,,,,suppressed`,
    ],
    hostileMapping,
  );
}

/** Through files, as a person would. */
export async function loadText(pool: pg.Pool, lines: readonly string[], mappingText: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-e2e-"));
  try {
    writeFileSync(join(folder, "figures.csv"), lines.join("\n"));
    writeFileSync(join(folder, "figures.yaml"), mappingText);
    await loadCsv(pool, join(folder, "figures.csv"), join(folder, "figures.yaml"), () => {});
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
