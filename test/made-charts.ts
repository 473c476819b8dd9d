/** Charts of inequality over made figures, as pages could have them: usual, at the edges, and with nothing in them. */
import { EffectLines, EventStudy, type EffectLinesProps, type EventStudyProps } from "../src/ui/chart/effect-plot.ts";
import { Equiplot, type EquiplotProps } from "../src/ui/chart/equiplot.ts";
import { FunnelPlot, type FunnelPlotProps } from "../src/ui/chart/funnel-plot.ts";
import { LorenzPlot, type LorenzPlotProps } from "../src/ui/chart/lorenz-plot.ts";
import { SlopePlot, type SlopePlotProps } from "../src/ui/chart/slope-plot.ts";
import type { LimitedMeasurement } from "../src/ui/chart/trend-chart.ts";

export const equiplot: EquiplotProps = {
  language: "nl",
  title: "De kloof is kleiner geworden",
  groups: ["meeste moeite met rondkomen", "tweede vijfde", "derde vijfde", "vierde vijfde", "minste moeite met rondkomen"],
  unit: " %",
  rows: [
    { period: "2012", values: [62.1, 72.3, 78, 82.2, 85.9] },
    { period: "2016", values: [null, null, null, null, null], absence: "niet gemeten in deze indeling" },
    { period: "2020", values: [66.4, 75.2, 80.1, 84, 86.3], gap: { value: 19.9, lower: 15.2, upper: 24.6 } },
    { period: "2024", values: [71, 76.2, 80.5, 83, 87.6] },
  ],
};

const districts: [name: string, value: number, people: number][] = [
  ["Overvecht", 69.9, 35_000],
  ["Zuidwest", 77.3, 39_000],
  ["Noordwest", 78.9, 45_000],
  ["Zuid", 79.1, 28_000],
  ["West", 82.5, 29_000],
  ["Binnenstad", 85.8, 19_000],
  ["Leidsche Rijn", 82.8, 40_000],
  ["Noordoost", 85.4, 40_000],
  ["Oost", 84.9, 34_000],
  ["Vleuten-De Meern", 82.7, 49_000],
];

export const slope: SlopePlotProps = {
  language: "nl",
  title: "Hoe minder moeite met rondkomen, hoe gezonder",
  areas: districts.map(([name, value, people], place) => ({ name, value, people, rank: (place + 0.5) / 10, own: name === "Overvecht" })),
  line: { least: 70.2, most: 86.9 },
  band: Array.from({ length: 21 }, (_, place) => {
    const [middle, half] = [70.2 + (16.7 * place) / 20, 2 + 0.3 * Math.abs(place - 10)];
    return { rank: place / 20, lower: middle - half, upper: middle + half };
  }),
  ends: { least: "meeste moeite met rondkomen", most: "minste moeite met rondkomen" },
  labels: ["Zuidwest", "Leidsche Rijn", "Binnenstad", "Vleuten-De Meern", "Noordoost", "Noordwest", "Zuid", "West", "Oost"],
  benchmark: { name: "Utrecht", value: 80.8 },
  unit: " %",
};

const counts = Array.from({ length: 80 }, (_, place) => 20 + place * 30);
const limit = (z: number): number[] => counts.map((count) => 80.8 + z * Math.sqrt((80.8 * 19.2) / count));

export const funnel: FunnelPlotProps = {
  language: "nl",
  title: "In een paar buurten is het meer dan toeval",
  valueName: "goede ervaren gezondheid, van de 100 volwassenen",
  countedName: "volwassenen",
  centre: { name: "Utrecht", value: 80.8 },
  limits: { counted: counts, lower95: limit(-1.96), upper95: limit(1.96), lower998: limit(-3.09), upper998: limit(3.09) },
  points: Array.from({ length: 111 }, (_, place) => {
    const counted = 40 + ((place * 7_919) % 2_100);
    const z = (((place * 104_729) % 1_000) / 1_000 - 0.5) * 6.6;
    return {
      name: `Buurt ${place} en omgeving`,
      counted,
      value: Math.min(100, 80.8 + z * Math.sqrt((80.8 * 19.2) / counted)),
      class: Math.abs(z) > 3.09 ? ("outside998" as const) : Math.abs(z) > 1.96 ? ("outside95" as const) : ("inside" as const),
      own: place === 5,
    };
  }),
  unit: " %",
};

export const lorenz: LorenzPlotProps = {
  language: "nl",
  title: "Het geld volgt de behoefte maar half",
  points: Array.from({ length: 11 }, (_, place) => ({ x: place / 10, y: (place / 10) ** 2.6 })),
  name: "geld voor gezondheid",
  areaName: "volgt de behoefte niet",
  xName: "bewoners, van meeste naar minste moeite met rondkomen",
  yName: "deel van het geld",
};

const years = (values: readonly (number | null)[], half?: number): LimitedMeasurement[] =>
  values.map((value, place) => ({
    period: String(2012 + place * 2),
    at: 2012 + place * 2,
    value,
    ...(half !== undefined && value !== null ? { lower: value - half, upper: value + half } : {}),
  }));

export const effect: EffectLinesProps = {
  language: "nl",
  title: "In de aanpakwijken steeg het iets harder",
  treated: { name: "Overvecht en Zuidwest", points: years([65.8, 66.2, 67, 70.4, 72.1], 2) },
  comparison: { name: "Vergelijkingswijken zonder aanpak", points: years([68.3, 68.9, 69.4, 70.8, 71.5], 2) },
  expected: { name: "Verwacht zonder aanpak", points: years([null, null, 67, 68.4, 69.1]) },
  start: { at: 2016.5, text: "start van de aanpak, 2016" },
  unit: " %",
};

export const events: EventStudyProps = {
  language: "nl",
  title: "Voor de start liepen ze gelijk op",
  points: [
    ...years([-0.4, 0.3], 1.7),
    { period: "2016", at: 2016, value: null, absence: "niet gemeten" },
    ...years([0, 0, 0, 1.9, 2.6], 2.1).slice(3),
  ],
  reference: { period: "2015", at: 2015 },
  start: { at: 2017, text: "start 2017" },
  valueName: "verschil met de vergelijkingswijken, in punten",
};

const long = "huishoudens met het laagste besteedbare inkomen van de stad";

/** Name → markup. */
export const usual: Readonly<Record<string, string>> = {
  equiplot: String(Equiplot(equiplot)),
  slope: String(SlopePlot(slope)),
  funnel: String(FunnelPlot(funnel)),
  lorenz: String(LorenzPlot(lorenz)),
  effect: String(EffectLines(effect)),
  events: String(EventStudy(events)),
};

/** Values at the ends of the scale, ends that meet and cross, the longest names, lines that end together. */
export const edges: Readonly<Record<string, string>> = {
  "equiplot from 0 to 100": String(
    Equiplot({
      ...equiplot,
      rows: [
        { period: "2012", values: [0, 20, 50, 70, 100] },
        { period: "2020", values: [100, 50, 50, 50, 0] },
      ],
    }),
  ),
  "equiplot whose ends meet": String(
    Equiplot({
      ...equiplot,
      rows: [
        { period: "2012", values: [70, 70, 70, 70, 70] },
        { period: "2020", values: [70, 71, 72, 73, 70.2] },
      ],
    }),
  ),
  "equiplot with long names and limits": String(
    Equiplot({
      ...equiplot,
      groups: [long, "b", "c", "d", "andere huishoudens met een hoog inkomen"],
      rows: [{ period: "2012–2016", values: [12, 20, 30, 40, 48], gap: { value: 1036.2, lower: 1001.1, upper: 1077.7 }, absence: "" }],
    }),
  ),
  "slope that falls": String(
    SlopePlot({
      ...slope,
      areas: slope.areas.map((area) => ({ ...area, rank: 1 - area.rank })),
      line: { least: 86.9, most: 70.2 },
      band: [],
    }),
  ),
  "slope of a hundred": String(
    SlopePlot({
      ...slope,
      areas: Array.from({ length: 111 }, (_, place) => ({
        name: `Buurt ${place}`,
        rank: place / 110,
        value: 60 + ((place * 37) % 40),
        people: 500 + ((place * 911) % 9_000),
      })),
      labels: Array.from({ length: 20 }, (_, place) => `Buurt ${place * 5}`),
    }),
  ),
  "funnel of large numbers": String(
    FunnelPlot({ ...funnel, points: funnel.points.map((point) => ({ ...point, counted: point.counted * 1_000 })) }),
  ),
  "lorenz above the line": String(
    LorenzPlot({ ...lorenz, points: lorenz.points.map(({ x, y }) => ({ x: 1 - x, y: 1 - y })).toReversed() }),
  ),
  "effect whose lines end together": String(
    EffectLines({
      ...effect,
      treated: { name: long, points: years([40, 50, 71]) },
      comparison: { name: `Zonder ${long}`, points: years([60, 60, 71]) },
      start: { at: 2012, text: "start van de aanpak, 2012" },
    }),
  ),
  "events in many years": String(
    EventStudy({
      ...events,
      points: Array.from({ length: 16 }, (_, place) => ({
        period: String(2005 + place),
        at: 2005 + place,
        value: Math.sin(place),
        lower: Math.sin(place) - 1,
        upper: Math.sin(place) + 1,
      })),
      start: { at: 2019.5, text: "start eind 2019" },
      reference: null,
    }),
  ),
};
