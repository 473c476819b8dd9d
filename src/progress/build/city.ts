/** The city in figures: each indicator's average and the gap between districts, with a map. */
import { displayName, type Area } from "../../areas/index.ts";
import type { Observation } from "../../figures/index.ts";
import { quantileClasses } from "../../ui/chart/classes.ts";
import type { Block, Figure, Line, Run } from "../content.ts";
import { drawTileChart, type ChartTile } from "../drawing/tile-chart.ts";
import type { Ground } from "./ground.ts";
import { number, observationPath, paragraph, plain } from "./lines.ts";
import { words } from "./words.ts";

type Indicator = ReturnType<Ground["list"]["indicator"]>;
type Wanted = { indicator: Indicator; group: string };
type Valued = { area: Area; observation: Observation | null };
/** One indicator in one period: the city, and its districts. */
type Slice = Wanted & { period: string; city: Valued; parts: readonly Valued[] };

/** @returns the blocks, and the deliveries that their figures stand in */
export async function cityBlocks(ground: Ground): Promise<{ blocks: Block[]; releases: string[]; city: string | null }> {
  const { speaker, year, framework, targets } = ground;
  const text = words[speaker.language];
  const city = cityOf(ground);
  const own = targets.some(({ series }) => series.length > 0);
  const wanted = indicatorsOf(ground, own ? targets : ground.others);
  if (!city || wanted.length === 0) return { blocks: [], releases: [], city: null };
  const slices = (await Promise.all(wanted.map((each) => sliceOf(ground, city, each)))).filter((slice) => slice !== null);
  if (slices.length === 0) return { blocks: [], releases: [], city: null };
  const name = displayName(city.name);
  const figures = await Promise.all(slices.map((slice) => mapFigure(ground, slice)));
  const releases = slices.flatMap(({ city: whole, parts }) => [whole, ...parts].flatMap(({ observation }) => observation?.release ?? []));
  return {
    releases: [...new Set(releases)],
    city: name,
    blocks: [
      paragraph("city-text", [
        plain(
          `${own || framework.targets.length > 0 ? "" : `${text.cityOther} `}${text.cityText(speaker.language === "nl" ? "wijken" : "districts", name, year)}`,
        ),
      ]),
      {
        kind: "table",
        id: "city-table",
        caption: text.cityTable(name),
        columns: [
          { title: text.indicator, share: 2.6 },
          { title: text.periodHeading, share: 0.9 },
          { title: text.average, share: 0.9, numeric: true },
          { title: text.lowest, share: 1.8 },
          { title: text.highest, share: 2 },
          { title: text.gap, share: 1, numeric: true },
        ],
        rows: slices.map((slice) => gapRow(ground, slice)),
      },
      ...figures.filter((figure) => figure !== null),
    ],
  };
}

/** The municipality that the framework's areas lie in. */
function cityOf({ framework, index, others }: Ground): Area | null {
  const codes = [
    ...framework.columns.flatMap(({ area }) => area ?? []),
    ...framework.updates.flatMap(({ areas }) => areas),
    ...framework.targets.flatMap(({ series }) => series.map(({ area }) => area)),
    ...others.flatMap(({ target }) => target.series.map(({ area }) => area)),
  ];
  for (const code of codes) {
    const area = index.versions(code)[0];
    const inside = area?.level === "set" ? index.get(area.memberIds[0]) : area;
    if (!inside) continue;
    const city = inside.level === "municipality" ? inside : index.ancestorAt(inside, "municipality");
    if (city) return city;
  }
  return null;
}

function indicatorsOf({ list }: Ground, targets: Ground["targets"]): Wanted[] {
  const found = new Map<string, Wanted>();
  for (const { series } of targets.flatMap((each) => each.series)) {
    const indicator = list.indicators.find(({ id }) => id === series.indicator);
    if (indicator) found.set(`${indicator.id} ${series.group}`, { indicator, group: series.group });
  }
  return [...found.values()];
}

/** The last period up to and including the year in which the city has a figure; null when there is none. */
async function sliceOf({ index, list, year, observations }: Ground, city: Area, { indicator, group }: Wanted): Promise<Slice | null> {
  const of = async (area: Area) =>
    (await observations(area, group)).filter((each) => each.indicator === indicator.id && each.group === group);
  const inTime = new Map(list.periods.filter(({ ends }) => ends <= `${year}-12-31`).map((period) => [period.id, period.ends]));
  const whole = (await of(city))
    .filter(({ value, period }) => value !== null && inTime.has(period))
    .toSorted((a, b) => ((inTime.get(a.period) ?? "") < (inTime.get(b.period) ?? "") ? -1 : 1))
    .at(-1);
  if (!whole) return null;
  const { period } = whole;
  const parts = await Promise.all(
    index.children(city).map(async (area) => ({ area, observation: (await of(area)).find((each) => each.period === period) ?? null })),
  );
  return { indicator, group, period, city: { area: city, observation: whole }, parts };
}

const topicOf = ({ indicator }: Wanted, language: Ground["speaker"]["language"]): string =>
  language === "nl" ? indicator.title_nl : indicator.title_en;

function valueRun({ speaker }: Ground, slice: Slice, { area, observation }: Valued, part: string): Run {
  const text = words[speaker.language];
  if (!observation || observation.value === null)
    return plain(observation ? (absenceWords[speaker.language][observation.status] ?? text.unknown) : text.unknown);
  const { indicator, group, period } = slice;
  return number({
    id: `city-${indicator.id}-${group}-${part}-${area.code}`,
    label: `${topicOf(slice, speaker.language)}, ${displayName(area.name)}, ${period}`,
    value: observation.value,
    unit: indicator.unit,
    origin: observationPath(observation.id, speaker.language),
    language: speaker.language,
    decimals: indicator.decimals,
  });
}

const absenceWords: Record<"nl" | "en", Record<string, string>> = {
  nl: { unknown: "onbekend", suppressed: "niet getoond", notApplicable: "n.v.t.", notMeasured: "niet gemeten" },
  en: { unknown: "unknown", suppressed: "not shown", notApplicable: "n/a", notMeasured: "not measured" },
};

function ends({ parts }: Slice): { lowest: Valued; highest: Valued; spread: number } | null {
  const sorted = parts
    .filter(({ observation }) => observation?.value != null)
    .toSorted((a, b) => (a.observation?.value ?? 0) - (b.observation?.value ?? 0) || (a.area.code < b.area.code ? -1 : 1));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest || sorted.length < 2) return null;
  return { lowest, highest, spread: Number(((highest.observation?.value ?? 0) - (lowest.observation?.value ?? 0)).toFixed(9)) };
}

function gapRow(ground: Ground, slice: Slice): Line[] {
  const { speaker } = ground;
  const text = words[speaker.language];
  const found = ends(slice);
  const named = (valued: Valued, part: string): Line => [plain(`${displayName(valued.area.name)} `), valueRun(ground, slice, valued, part)];
  const unit = slice.indicator.unit === "%" ? "" : slice.indicator.unit;
  const gap =
    found &&
    number({
      id: `city-${slice.indicator.id}-${slice.group}-gap`,
      label: `${topicOf(slice, speaker.language)}, ${text.gap.toLowerCase()}`,
      value: found.spread,
      unit,
      origin: null,
      language: speaker.language,
      decimals: slice.indicator.decimals,
    });
  return [
    [plain(topicOf(slice, speaker.language))],
    [plain(slice.period)],
    [valueRun(ground, slice, slice.city, "average")],
    found ? named(found.lowest, "lowest") : [plain(text.unknown)],
    found ? named(found.highest, "highest") : [plain(text.unknown)],
    [gap ?? plain(text.unknown)],
  ];
}

async function mapFigure(ground: Ground, slice: Slice): Promise<Figure | null> {
  const { speaker, list } = ground;
  const text = words[speaker.language];
  const { indicator, group, period, parts, city } = slice;
  const found = ends(slice);
  const tiles = await ground.tiles(`${city.area.code}-${parts[0]?.area.level}`);
  const values = parts.flatMap(({ observation }) => observation?.value ?? []);
  const drawn = tiles.flatMap(({ code, col, row, label }): ChartTile[] => {
    const part = parts.find(({ area }) => area.code === code);
    return part
      ? [
          {
            name: label ?? displayName(part.area.name),
            col,
            row,
            value: part.observation?.value ?? null,
            shown: valueRun(ground, slice, part, "map").text,
          },
        ]
      : [];
  });
  const svg = drawTileChart(drawn, quantileClasses(values, { language: speaker.language, decimals: indicator.decimals }));
  if (!svg || !found) return null;
  const said = (valued: Valued): [string, string] => [displayName(valued.area.name), valueRun(ground, slice, valued, "map").text];
  const whole = valueRun(ground, slice, city, "map").text;
  const id = `city-${indicator.id}-${group}`;
  const release = list.releases.find(({ key }) => key === city.observation?.release);
  return {
    kind: "figure",
    id,
    title: text.perDistrict(topicOf(slice, speaker.language), period),
    svg,
    alt: text.mapAlt(...said(found.lowest), ...said(found.highest), ` ${displayName(city.area.name)}: ${whole}.`),
    source: [
      plain(
        `${release ? `${release.publisher}, ${release.title}. ` : ""}${indicator.method === "modelEstimate" ? `${capital(text.estimate)}.` : ""}`.trim(),
      ),
    ],
    table: {
      kind: "table",
      id: `${id}-table`,
      caption: text.mapTable,
      columns: [
        { title: text.district, share: 2 },
        { title: text.measured, numeric: true, share: 1 },
      ],
      rows: [
        ...parts.toSorted(
          (a, b) => (b.observation?.value ?? -Infinity) - (a.observation?.value ?? -Infinity) || (a.area.code < b.area.code ? -1 : 1),
        ),
        city,
      ].map((valued): Line[] => [[plain(displayName(valued.area.name))], [valueRun(ground, slice, valued, "part")]]),
    },
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
