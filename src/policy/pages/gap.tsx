/** How far areas are apart on what a target is about: every area on one scale, on a map, and through the years. */
import { areaIndex, boundariesOf, tilesOf, type Area, type AreaIndex } from "../../areas/index.ts";
import { formatNumber, localPath } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { Choropleth } from "../../ui/chart/choropleth.ts";
import { quantileClasses } from "../../ui/chart/classes.ts";
import { RankingChart, type DotListProps } from "../../ui/chart/dot-list.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import type { Markup } from "../../ui/markup.ts";
import { TileMap } from "../../ui/chart/tile-map.ts";
import { Beside } from "../../ui/prose.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { Series, Target } from "../framework.ts";
import { SeriesReader } from "../measured-series.ts";
import type { Measurement } from "../measurement.ts";
import { cityAround } from "./gap-lines.ts";
import { areaPolicyPath, capital, originPath } from "./parts.tsx";
import { roundly } from "./sentences.ts";
import { absenceWord, figureSources, seriesName, type Names } from "./target-chart.tsx";
import { words } from "./words.ts";

type Row = { area: Area; own: boolean; measurements: Measurement[] };
type Drawing = { outlines: Awaited<ReturnType<typeof boundariesOf>>; tiles: Awaited<ReturnType<typeof tilesOf>> };
export type AreaGaps = {
  series: Series;
  place: number;
  city: { area: Area; measurements: Measurement[] } | null;
  rows: Row[];
  drawing: Drawing;
};

/**
 * Of each series of a target: every area of the level that it speaks of, in the same city. Series that differ in their area only give
 * the same picture, so they give it once, with the areas of both marked.
 */
export async function areaGaps(reader: Reader, target: Target, known: (measured: Measurement) => boolean): Promise<AreaGaps[]> {
  const [index, series] = await Promise.all([areaIndex(reader), SeriesReader.open(reader)]);
  const measured = await series.ofTarget(target);
  const alike = [...Map.groupBy(measured, ({ series: each }) => `${each.indicator} ${each.group} ${each.complement}`).values()];
  const found = await Promise.all(
    alike.map(async (same, place): Promise<AreaGaps | null> => {
      const [first] = same;
      if (first.absent !== null) return null;
      const own = same.flatMap((each) => ownAreas(index, index.find(each.series.area)));
      const shown = ownPeers(index, own);
      const city = shown[0] ? cityAround(index, shown[0]) : null;
      const [rows, ofCity, drawing] = await Promise.all([
        Promise.all(
          shown.map(async (area) => ({
            area,
            own: own.includes(area),
            measurements: (await series.inArea(first.series, area)).filter(known),
          })),
        ),
        city ? series.inArea(first.series, city).then((all) => all.filter(known)) : [],
        drawingOf(reader, shown, city),
      ]);
      if (rows.filter(({ measurements }) => measurements.some(({ value }) => value !== null)).length < 2) return null;
      return { series: first.series, place, city: city ? { area: city, measurements: ofCity } : null, rows, drawing };
    }),
  );
  return found.filter((each) => each !== null);
}

/** What the series' area is made of: a set's members, a city's districts, or the area alone. */
function ownAreas(index: AreaIndex, area: Area): Area[] {
  if (area.level === "set") return area.memberIds.flatMap((id) => index.get(id) ?? []);
  return area.level === "municipality" ? [...index.children(area)] : [area];
}

function ownPeers(index: AreaIndex, own: readonly Area[]): Area[] {
  return own.length === 0 ? [] : index.peers(own[0]);
}

async function drawingOf(reader: Reader, areas: readonly Area[], city: Area | null): Promise<Drawing> {
  if (!city || areas.length === 0) return { outlines: [], tiles: [] };
  const codes = areas.map(({ code }) => code);
  const outlines = await boundariesOf(reader.read, codes, { year: city.division });
  if (outlines.length === codes.length) return { outlines, tiles: [] };
  return { outlines: [], tiles: await tilesOf(reader.read, `${city.code}-${areas[0].level}`) };
}

/** Where a target's pictures are; `query` as the page was asked. */
export type GapPictures = { path: string; query: Record<string, string | undefined> };

export function GapSection({ gap, target, names, pictures }: { gap: AreaGaps; target: Target; names: Names; pictures: GapPictures }) {
  const { language } = names;
  const lines = gapLines(gap, names);
  if (!lines) return null;
  const { path } = pictures;
  const query = { ...pictures.query, reeks: gap.place === 0 ? undefined : String(gap.place) };
  const map = gapMap(gap, target, names);
  return (
    <Figure
      language={language}
      id={`verschil-${gap.place}`}
      title={lines.title}
      level={3}
      subtitle={lines.subtitle}
      source={`${figureSources(target, names.list).join(". ")}.`}
      table={<GapTable gap={gap} names={names} />}
    >
      <Beside
        aside={
          map ? (
            <>
              {map}
              <PictureLinks language={language} path={`${path}/kaart`} query={query} />
            </>
          ) : null
        }
      >
        {RankingChart(gapDots(gap, names))}
        <PictureLinks language={language} path={`${path}/verschil`} query={query} />
      </Beside>
    </Figure>
  );
}

/** What stands above the areas, in the newest period that one of them has; null without any figure. */
export function gapLines({ rows, city, series }: AreaGaps, names: Names): { title: string; subtitle: string; name: string } | null {
  const last = newest(rows);
  if (last === null) return null;
  const text = words[names.language];
  const name = capital(seriesName({ ...series, area: city?.area.code ?? series.area }, names));
  return { title: text.gapTitle(last), subtitle: `${name}. ${text.gapOwn}`, name };
}

/** The measurement of that newest period. */
function atNewest(rows: readonly Row[]): (measurements: readonly Measurement[]) => Measurement | null {
  const last = newest(rows);
  return (measurements) => measurements.find(({ period }) => period === last) ?? null;
}

/** Every area on one scale, highest first, with the city's figure as benchmark. */
export function gapDots({ rows, city }: AreaGaps, { language }: Names): DotListProps {
  const at = atNewest(rows);
  const cityValue = city ? (at(city.measurements)?.value ?? null) : null;
  const sorted = rows.toSorted((a, b) => (at(b.measurements)?.value ?? -1) - (at(a.measurements)?.value ?? -1));
  return {
    language,
    decimals: 1,
    benchmark: city && cityValue !== null ? { name: city.area.name, value: cityValue } : null,
    groups: [
      {
        rows: sorted.map(({ area, own, measurements }) => {
          const measured = at(measurements);
          return {
            name: area.name,
            href: localPath(areaPolicyPath(area.code), language),
            value: measured?.value ?? null,
            lower: measured?.lower ?? null,
            upper: measured?.upper ?? null,
            absence: absenceWord(measured?.status ?? "unknown", language),
            own,
          };
        }),
      },
    ],
  };
}

function newest(rows: readonly Row[]): string | null {
  const measured = rows.flatMap(({ measurements }) => measurements.filter(({ value }) => value !== null));
  return measured.toSorted((a, b) => (a.ends < b.ends ? 1 : -1))[0]?.period ?? null;
}

/** The same areas on a map; null where too few have an outline or a figure. */
export function gapMap({ rows, drawing, place, series, city }: AreaGaps, target: Target, names: Names): Markup | null {
  const at = atNewest(rows);
  const { language } = names;
  const values = rows.flatMap(({ measurements }) => at(measurements)?.value ?? []);
  const tileOf = new Map(drawing.tiles.map((tile) => [tile.code, tile]));
  const drawable = drawing.outlines.length > 0 || (rows.length > 0 && rows.every(({ area }) => tileOf.has(area.code)));
  if (!drawable || values.length < 2) return null;
  const title = seriesName({ ...series, area: city?.area.code ?? series.area }, names);
  const shared = {
    language,
    id: `kaart-${place}`,
    title: capital(title),
    description: words[language].darker,
    classes: quantileClasses(values, { language, decimals: 0 }),
  };
  const filled = rows.map(({ area, measurements }) => {
    const value = at(measurements)?.value ?? null;
    return {
      code: area.code,
      name: area.name,
      fill: value === null ? ("unknown" as const) : shared.classes.classOf(value),
      text: value === null ? words[language].unknown : roundly(value, target.unit, language),
      short: value === null ? "?" : String(Math.round(value)),
      href: localPath(areaPolicyPath(area.code), language),
    };
  });
  if (drawing.outlines.length > 0) {
    const all = drawing.outlines;
    const [west, south, east, north] = [
      Math.min(...all.map((b) => b.west)),
      Math.min(...all.map((b) => b.south)),
      Math.max(...all.map((b) => b.east)),
      Math.max(...all.map((b) => b.north)),
    ];
    const paths = new Map(all.map(({ code, path }) => [code, path]));
    return Choropleth({
      ...shared,
      viewBox: [Math.floor(west), Math.floor(-north), Math.ceil(east - west), Math.ceil(north - south)],
      areas: filled.map((each) => ({ ...each, path: paths.get(each.code) ?? "" })),
    });
  }
  return TileMap({
    ...shared,
    tiles: filled.map((each) => ({
      ...each,
      shortName: tileOf.get(each.code)?.label ?? each.name,
      col: tileOf.get(each.code)?.col ?? 0,
      row: tileOf.get(each.code)?.row ?? 0,
    })),
  });
}

/** Each area in each period; every figure leads to its origin. */
function GapTable({ gap: { rows, city, place }, names }: { gap: AreaGaps; names: Names }) {
  const { language } = names;
  const text = words[language];
  const lines = [...rows, ...(city ? [{ area: city.area, own: false, measurements: city.measurements }] : [])];
  const periods = [...new Map(lines.flatMap(({ measurements }) => measurements).map(({ period, starts }) => [period, starts]))]
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([period]) => period);
  const cell = (measured: Measurement | undefined): Cell => {
    if (!measured) return text.unknown;
    const shown = measured.value === null ? absenceWord(measured.status, language) : formatNumber(measured.value, language, 1);
    return {
      content: measured.from.kind === "observation" ? <a href={localPath(originPath(measured.from.id), language)}>{shown}</a> : shown,
      sort: measured.value ?? "",
    };
  };
  return (
    <DataTable
      language={language}
      id={`verschil-${place}-tabel`}
      caption={text.gapTable}
      columns={[{ title: text.area }, ...periods.map((period) => ({ title: period, numeric: true }))]}
      rows={lines.map(({ area, own, measurements }): Cell[] => [
        own ? <b>{area.name}</b> : area.name,
        ...periods.map((period) => cell(measurements.find((each) => each.period === period))),
      ])}
    />
  );
}
