/** What several pages of this room share: the parts of a site, addresses, maps, and short pieces of text. */
import { boundariesOf, tilesOf, type Area, type AreaIndex } from "../../areas/index.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { Choropleth } from "../../ui/chart/choropleth.ts";
import { quantileClasses } from "../../ui/chart/classes.ts";
import type { Fill } from "../../ui/chart/map.ts";
import { TileMap } from "../../ui/chart/tile-map.ts";
import type { Markup } from "../../ui/markup.ts";
import type { Site } from "../../ui/site.tsx";
import type { Observation } from "../contract.ts";
import type { GroupRow, IndicatorRow, PeriodRow } from "../queries.ts";
import { plainValue, valueOrReason } from "../sentences.ts";
import { words } from "./words.ts";

/** The city's own words and choices, from its pack. */
export type CitySettings = {
  title: { nl: string; en: string };
  home: string;
  headline: string;
  themes: readonly { id: string; title: { nl: string; en: string } }[];
  intro: { nl: string; en: string };
};

export type PageParts = {
  reader: () => Reader;
  site: () => Site;
  settings: CitySettings;
  /** What other rooms say of an area on its profile, after its own lead; null where they have nothing to say. */
  onProfile?: (area: Area) => Promise<Markup | null>;
};

/** The Dutch path of an area's profile. */
export function areaPath(area: Pick<Area, "code" | "division">, index?: AreaIndex): string {
  const shown = index?.find(area.code);
  return `/gebieden/${encodeURIComponent(area.code)}${shown && shown.division !== area.division ? `?indeling=${area.division}` : ""}`;
}

export const indicatorPath = (id: string): string => `/indicatoren/${encodeURIComponent(id)}`;
export const originPath = (observation: Pick<Observation, "id">): string => `/cijfers/${encodeURIComponent(observation.id)}`;

/** A path with the query parameters that have a value. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(given)}`;
}

export const titleOf = (row: IndicatorRow | GroupRow, language: Language): string => (language === "nl" ? row.title_nl : row.title_en);

/** Moment of a period on a time axis, in years. */
export const momentOf = (period: PeriodRow): number => Number(period.starts.slice(0, 4)) + (Number(period.starts.slice(5, 7)) - 1) / 12;

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** What of a figure is shown: its value, or why there is none. */
type Shown = Pick<Observation, "value" | "status">;

/** A figure with its unit, or why there is none; where nothing at all is loaded, no source said that it was not measured. */
export function shownValue(observation: Shown | null, indicator: IndicatorRow, language: Language): string {
  return observation ? valueOrReason(observation, indicator, language) : words[language].noFigure;
}

/** "ongeveer 70 van de 100": a figure in a sentence; a register's is not "about". */
export function aboutValue(value: number, indicator: IndicatorRow, language: Language): string {
  return `${about(indicator, language)}${plainValue(value, indicator, language)}`;
}

/** "ongeveer 70", where the sentence before said what of. */
export function aboutCount(value: number, indicator: IndicatorRow, language: Language): string {
  return `${about(indicator, language)}${Math.round(value)}`;
}

const about = ({ method }: IndicatorRow, language: Language): string =>
  method === "modelEstimate" || method === "survey" ? words[language].about : "";

/** A unit as a reader knows it. Sources give it in Dutch; a plain count is the one that every source has. */
export const unitOf = ({ unit }: IndicatorRow, language: Language): string =>
  unit === "aantal" ? words[language].number : unit === "code" ? "" : unit;

type Placed = { area: Area; observation: Observation };

/** Where the figure is lowest and where highest, in a sentence; where several areas share an end, how many. Empty with fewer than two, or all alike. */
export function extremesSentence(rows: readonly Placed[], indicator: IndicatorRow, many: string, language: Language): string {
  const filled = rows.flatMap(({ area, observation: { value } }) => (value === null ? [] : [{ name: area.name, value }]));
  const ends = [Math.min(...filled.map(({ value }) => value)), Math.max(...filled.map(({ value }) => value))] as const;
  if (filled.length < 2 || ends[0] === ends[1]) return "";
  const placeOf = (end: number): string => {
    const there = filled.filter(({ value }) => value === end);
    return there.length === 1 ? there[0].name : `${there.length} ${many}`;
  };
  const [low, high] = ends;
  return words[language].lowestHighest(
    placeOf(low),
    aboutValue(low, indicator, language),
    placeOf(high),
    aboutValue(high, indicator, language),
  );
}

/** The class of a value, or the reason why there is none. */
export function fillOf(observation: Shown | null, classOf: (value: number) => number): Fill {
  if (observation?.value != null) return classOf(observation.value);
  const { status } = observation ?? { status: "unknown" };
  return status === "suppressed" || status === "notMeasured" || status === "notApplicable" ? status : "unknown";
}

export type MapParts = {
  reader: Reader;
  language: Language;
  id: string;
  title: string;
  description: string;
  indicator: IndicatorRow;
  rows: readonly { area: Area; observation: Shown | null }[];
  /** The area that holds them all: its code and their level name the tile map. */
  within: Area;
  selected?: Area;
  /** In people out of a hundred, as in sentences; the decimals stand in the table. */
  whole?: boolean;
  /** What `groundOf` gave for these areas, where the page asked for it beside its other questions. */
  ground?: MapGround;
};

/** What areas are drawn with: their outlines, or where too few have one, the pack's tiles. */
export type MapGround = { outlines: ByCode<typeof boundariesOf>; tiles: ByCode<typeof tilesOf> };
type ByCode<Ask extends typeof boundariesOf | typeof tilesOf> = ReadonlyMap<string, Awaited<ReturnType<Ask>>[number]>;

/** Outlines of another year lack a few areas; with fewer than this share of them it is no map any more. */
const leastDrawn = 0.5;
/** From this number of areas on, a map of the country draws the outlines that were simplified for it. */
const coarseFrom = 100;

export async function groundOf(reader: Reader, areas: readonly Area[], within: Area): Promise<MapGround> {
  const codes = areas.map(({ code }) => code);
  const found = await boundariesOf(reader.read, codes, {
    year: within.division,
    coarse: within.level === "country" && codes.length >= coarseFrom,
  });
  if (found.length > 0 && found.length >= codes.length * leastDrawn)
    return { outlines: new Map(found.map((boundary) => [boundary.code, boundary])), tiles: new Map() };
  const tiles = await tilesOf(reader.read, `${within.code}-${areas[0]?.level ?? ""}`);
  return { outlines: new Map(), tiles: new Map(tiles.map((tile) => [tile.code, tile])) };
}

/**
 * The areas as a map: outlines where they are known, else the pack's tile map, else nothing.
 * @returns the map and what its outlines are, in words; null where neither is loaded or no area has a figure
 */
export async function mapOf(parts: MapParts): Promise<{ map: Markup; note: string } | null> {
  const { reader, language, indicator, rows, within, selected } = parts;
  const values = rows.map(({ observation }) => observation?.value).filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return null;
  const classes = quantileClasses(values, { language, decimals: parts.whole ? 0 : indicator.decimals });
  const shared = {
    language,
    id: parts.id,
    title: parts.title,
    description: parts.description,
    classes,
    ...(selected ? { selected: selected.code, selectedName: selected.name } : {}),
  };
  const textOf = (observation: Shown | null) =>
    observation?.value == null ? shownValue(observation, indicator, language) : plainValue(observation.value, indicator, language);
  const href = (area: Area) => localPath(areaPath(area), language);

  const codes = rows.map(({ area }) => area.code);
  const { outlines, tiles } =
    parts.ground ??
    (await groundOf(
      reader,
      rows.map(({ area }) => area),
      within,
    ));
  const drawn = rows.filter(({ area }) => outlines.has(area.code));
  if (drawn.length > 0) {
    const all = [...outlines.values()];
    const [west, south, east, north] = [
      Math.min(...all.map((b) => b.west)),
      Math.min(...all.map((b) => b.south)),
      Math.max(...all.map((b) => b.east)),
      Math.max(...all.map((b) => b.north)),
    ];
    const map = Choropleth({
      ...shared,
      viewBox: [Math.floor(west), Math.floor(-north), Math.ceil(east - west), Math.ceil(north - south)],
      areas: drawn.map(({ area, observation }) => ({
        code: area.code,
        name: area.name,
        path: outlines.get(area.code)?.path ?? "",
        fill: fillOf(observation, classes.classOf),
        text: textOf(observation),
        href: href(area),
      })),
    });
    return { map, note: outlineNote([...new Set(all.map(({ year }) => year))], all[0].source, codes.length - drawn.length, language) };
  }
  if (rows.length === 0 || !codes.every((code) => tiles.has(code))) return null;
  const map = TileMap({
    ...shared,
    tiles: rows.map(({ area, observation }) => ({
      code: area.code,
      name: area.name,
      shortName: tiles.get(area.code)?.label ?? area.name,
      col: tiles.get(area.code)?.col ?? 0,
      row: tiles.get(area.code)?.row ?? 0,
      fill: fillOf(observation, classes.classOf),
      short: observation?.value == null ? "?" : String(Math.round(observation.value)),
      text: textOf(observation),
      href: href(area),
    })),
  });
  return {
    map,
    note: language === "nl" ? "Elk vak is een gebied; de plaats is ongeveer." : "Each box is an area; its place is approximate.",
  };
}

function outlineNote(years: number[], source: string, missing: number, language: Language): string {
  const named = years.toSorted().join(", ");
  const without = {
    nl: missing === 1 ? "Eén gebied heeft" : `${missing} gebieden hebben`,
    en: missing === 1 ? "One area has" : `${missing} areas have`,
  }[language];
  if (language === "nl")
    return `Kaart: grenzen van ${named}, vereenvoudigd. ${source}${missing === 0 ? "" : `. ${without} in dat jaar geen grens met die code en staan niet op de kaart.`}`;
  return `Map: boundaries of ${named}, simplified. ${source}${missing === 0 ? "" : `. ${without} no outline with that code in that year and can't be drawn.`}`;
}

/** In a list of the whole country a district's name needs its municipality's beside it. */
export function labelIn(within: Area, area: Area, index: AreaIndex): string {
  const municipality = within.level === "country" && area.level !== "municipality" ? index.ancestorAt(area, "municipality") : undefined;
  return municipality ? `${area.name} (${municipality.name})` : area.name;
}
