/** Invented cities with a known effect, for the tests of evaluations. */
import { normalDraws, seededRandom } from "../../stats/index.ts";
import { readEvaluation } from "./file.ts";
import { evaluationView, type EvaluationView } from "./service.ts";

export type City = {
  treated: number;
  comparison: number;
  near?: number;
  first: number;
  last: number;
  effect?: number;
  spill?: number;
  /** How much more the treated areas rise each year, without any cause. */
  drift?: number;
  noise?: number;
  seed: number;
  more?: string;
};

const start = 2015;

/** An invented city as its files: a record and a series; areas of different levels, a common path, noise with sd 1 unless told. */
export function files({ treated, comparison, near = 0, first, last, effect = 0, spill = 0, drift = 0, noise = 1, seed, more = "" }: City) {
  const normal = normalDraws(seededRandom(seed));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const common = years.map(() => normal());
  const rows = ["area,period,value"];
  const names = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at + 1}`);
  for (const [name, count] of [
    ["t", treated],
    ["c", comparison],
    ["n", near],
  ] as const)
    for (const area of names(name, count)) {
      const level = 70 + 5 * normal() - (name === "t" ? 8 : 0);
      for (const [at, year] of years.entries()) {
        const after = year >= start ? 1 : 0;
        const own = name === "t" ? after * effect + drift * at : name === "n" ? after * spill : 0;
        rows.push(`${area},${year},${level + common[at] + own + noise * normal()}`);
      }
    }
  const record = `
id: city
title: { nl: Stad, en: City }
intervention: { title: { nl: Aanpak, en: Approach }, text: { nl: Iets, en: Something } }
areas: [${names("t", treated).join(", ")}]
start: ${start}
${near > 0 ? `near: [${names("n", near).join(", ")}]` : ""}
${comparison > 0 ? "comparison: { rest: { level: district, within: series }, reason: { nl: Zo, en: So } }" : ""}
outcome: { series: city.csv, title: { nl: Gezond, en: Healthy }, unit: "%", polarity: higherIsBetter }
${more}`;
  return { record, series: rows.join("\n") };
}

export async function judge(city: City): Promise<EvaluationView> {
  const { record, series } = files(city);
  const { evaluation, faults } = readEvaluation("city.yaml", record, (name) => (name === "city.csv" ? series : null));
  if (!evaluation) throw new Error(faults.map(({ found }) => found).join("; "));
  return evaluationView(null, evaluation);
}
