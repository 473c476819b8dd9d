/**
 * An invented city of six districts with 1,000 residents each, whose figures lie exactly on a line along the ladder, so that every answer is
 * known: a rung's middle lies at (2 i + 1) / 12, and gezond is 60 + 24 × that in 2020 and 50 + 36 × that in 2016. By `leeg`
 * areas could be put in order if it had a figure.
 */
import { makePack } from "../../../test/made-pack.ts";

export const districts = ["WK990101", "WK990102", "WK990103", "WK990104", "WK990105", "WK990106"] as const;

const areas = `code,level,name,parent
NL99,country,Verzonnenland,
GM9901,municipality,Leeuwenstad,NL99
WK990101,district,Noord,GM9901
WK990102,district,Zuid,GM9901
WK990103,district,Oost,GM9901
WK990104,district,West,GM9901
WK990105,district,Midden,GM9901
WK990106,district,Haven,GM9901
WK990107,district,Polder,GM9901
`;

const mapping = (orders: boolean) => `id: PEILING
title: De peiling
publisher: Leeuwenstad
licence: CC0
division: 2020
disclosure: {}
blank: unknown
groups:
  18plus: { id: 18plus, title: { nl: 18 jaar of ouder, en: 18 and over }, noun: { nl: volwassenen, en: adults }, sort: 1, counted: { by: [inwoners], as: { nl: inwoners, en: residents } } }
defaults: { method: survey, theme: health, decimals: 1, unit: "%", measure: proportion, polarity: higherIsBetter }
indicators:
  gezond: { id: gezond, title: { nl: Gezond, en: Healthy }, phrase: { nl: voelen zich gezond, en: feel healthy } }
  sport: { id: sport, title: { nl: Sport, en: Sports }, phrase: { nl: sporten elke week, en: do sports every week } }
  lid: { id: lid, title: { nl: Lid van een club, en: Member of a club }, phrase: { nl: zijn lid van een club, en: are members of a club } }
  model: { id: model, title: { nl: Geschat, en: Estimated }, method: modelEstimate }
  moeite: { id: moeite, title: { nl: Moeite met rondkomen, en: Difficulty making ends meet }, phrase: { nl: hebben moeite met rondkomen, en: have difficulty making ends meet }, polarity: lowerIsBetter${orders ? ", orders: true" : ""} }
  leeg: { id: leeg, title: { nl: Laag inkomen, en: Low income }, polarity: lowerIsBetter${orders ? ", orders: true" : ""} }
  inwoners: { id: inwoners, title: { nl: Inwoners, en: Residents }, unit: aantal, measure: count, method: register, decimals: 0 }
csv:
  columns: { area: area, period: period, indicator: topic, value: value, lower: lower, upper: upper, numerator: numerator, denominator: denominator, status: status }
  fixed: { group: 18plus }
`;

const header = "area,period,topic,value,lower,upper,numerator,denominator,status";
const middle = (place: number): number => (2 * place + 1) / 12;

/** Members of a club, out of 1,000: Haven alone has far more. */
export const members = [300, 310, 290, 305, 295, 500];

function figures(): string {
  const lines = [header];
  for (const [place, code] of districts.entries()) {
    for (const [year, start, rise] of [
      ["2016", 50, 36],
      ["2020", 60, 24],
    ] as const) {
      const value = start + rise * middle(place);
      lines.push(`${code},${year},gezond,${value},${value - 2},${value + 2},,,`);
      lines.push(`${code},${year},moeite,${40 - 6 * place},,,,,`);
    }
    lines.push(`${code},2020,sport,${[50, 58, 49, 57, 51, 56][place]},,,,,`);
    lines.push(`${code},2020,model,${50 + place},,,,,`);
    lines.push(`${code},2020,lid,${members[place] / 10},,,${members[place]},1000,`);
    lines.push(`${code},2020,inwoners,1000,,,,,`);
    lines.push(`${code},2020,leeg,,,,,,unknown`);
  }
  lines.push("WK990107,2020,gezond,,,,,,suppressed", "WK990107,2020,moeite,20,,,,,", "WK990107,2020,inwoners,1000,,,,,");
  return lines.join("\n");
}

/** The pack's folder; the test removes it. */
export const madeCity = ({ orders = true } = {}): string =>
  makePack({
    "areas.csv": areas,
    "sets.csv": "code,name,members\naandacht,de aandachtswijken,WK990101 WK990102\n",
    "figures/peiling.yaml": mapping(orders),
    "figures/peiling.csv": figures(),
  });
