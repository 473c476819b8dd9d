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

/** The city's own words and choices, from its pack. */
export type CitySettings = {
  title: { nl: string; en: string };
  home: string;
  headline: string;
  themes: readonly { id: string; title: { nl: string; en: string } }[];
  intro: { nl: string; en: string };
};

export type PageParts = { reader: () => Reader; site: () => Site; settings: CitySettings };

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

/** Why a map or a mark has no value: hidden figures have their own pattern, every other reason is "unknown" there and precise in its text. */
export function fillOf(observation: Observation | null, classOf: (value: number) => number): Fill {
  if (observation?.value != null) return classOf(observation.value);
  return observation?.status === "suppressed" ? "suppressed" : "unknown";
}

export type MapParts = {
  reader: Reader;
  language: Language;
  id: string;
  title: string;
  description: string;
  indicator: IndicatorRow;
  rows: readonly { area: Area; observation: Observation | null }[];
  /** The area that holds them all: its code and their level name the tile map. */
  within: Area;
  selected?: Area;
};

/** Outlines of another year lack a few areas; with fewer than this share of them it is no map any more. */
const leastDrawn = 0.5;
/** From this number of areas on, the simplified outlines of the country's maps are drawn. */
const coarseFrom = 400;

/**
 * The areas as a map: outlines where every area has one, else the pack's tile map, else nothing.
 * @returns the map and what its outlines are, in words; null where neither is loaded
 */
export async function mapOf(parts: MapParts): Promise<{ map: Markup; note: string } | null> {
  const { reader, language, indicator, rows, within, selected } = parts;
  const values = rows.map(({ observation }) => observation?.value).filter((value) => value !== null && value !== undefined);
  const classes = quantileClasses(values, { language, decimals: indicator.decimals });
  const shared = { language, id: parts.id, title: parts.title, description: parts.description, classes, ...(selected ? { selected: selected.code, selectedName: selected.name } : {}) };
  const textOf = (observation: Observation | null) => (observation?.value == null ? valueOrReason(observation, indicator, language) : plainValue(observation.value, indicator, language));
  const href = (area: Area) => localPath(areaPath(area), language);

  const codes = rows.map(({ area }) => area.code);
  const outlines = new Map((await boundariesOf(reader.read, codes, { year: within.division, coarse: rows.length >= coarseFrom })).map((boundary) => [boundary.code, boundary]));
  const drawn = rows.filter(({ area }) => outlines.has(area.code));
  if (drawn.length > 0 && drawn.length >= codes.length * leastDrawn) {
    const all = [...outlines.values()];
    const [west, south, east, north] = [Math.min(...all.map((b) => b.west)), Math.min(...all.map((b) => b.south)), Math.max(...all.map((b) => b.east)), Math.max(...all.map((b) => b.north))];
    const map = Choropleth({
      ...shared,
      viewBox: [Math.floor(west), Math.floor(-north), Math.ceil(east - west), Math.ceil(north - south)],
      areas: drawn.map(({ area, observation }) => ({ code: area.code, name: area.name, path: outlines.get(area.code)?.path ?? "", fill: fillOf(observation, classes.classOf), text: textOf(observation), href: href(area) })),
    });
    return { map, note: outlineNote([...new Set(all.map(({ year }) => year))], all[0].source, codes.length - drawn.length, language) };
  }
  const tiles = new Map((await tilesOf(reader.read, `${within.code}-${rows[0]?.area.level ?? ""}`)).map((tile) => [tile.code, tile]));
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
  return { map, note: language === "nl" ? "Elk vak is een gebied; de plaats is ongeveer." : "Each box is an area; its place is approximate." };
}

function outlineNote(years: number[], source: string, missing: number, language: Language): string {
  const named = years.toSorted().join(", ");
  const without = { nl: missing === 1 ? "Eén gebied heeft" : `${missing} gebieden hebben`, en: missing === 1 ? "One area has" : `${missing} areas have` }[language];
  if (language === "nl") return `Grenzen van ${named}, vereenvoudigd. ${source}${missing === 0 ? "" : `. ${without} in dat jaar geen grens met die code en staan niet op de kaart.`}`;
  return `Boundaries of ${named}, simplified. ${source}${missing === 0 ? "" : `. ${without} no outline with that code in that year and can't be drawn.`}`;
}

/** In a list of the whole country a district's name needs its municipality's beside it. */
export function labelIn(within: Area, area: Area, index: AreaIndex): string {
  const municipality = within.level === "country" && area.level !== "municipality" ? index.ancestorAt(area, "municipality") : undefined;
  return municipality ? `${area.name} (${municipality.name})` : area.name;
}
