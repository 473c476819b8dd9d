/** What several pages of this room share: addresses, the question that an address asks, sources and short pieces of text. */
import type { Context } from "hono";
import { levels, type Level } from "../../areas/index.ts";
import {
  catalogue,
  figureTexts,
  titleOf,
  unitOf,
  withQuery,
  type Catalogue,
  type CitySettings,
  type GroupRow,
  type IndicatorRow,
  type PeriodRow,
} from "../../figures/index.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import type { Site } from "../../ui/site.tsx";
import { orderingsOf, type Ordering } from "../gap/ordering.ts";
import type { EquityChoice } from "../service.ts";
import { gapText, type Ends, type Scale, type ShownGap } from "../sentences/ends.ts";
import { orderingWords } from "../sentences/ordering.ts";
import type { EquityView, GapChange, PeriodView } from "../view.ts";
import { words } from "./words.ts";

export type EquityParts = { reader: () => Reader; site: () => Site; settings: CitySettings };

export const overviewPath = "/ongelijkheid";
export const equityPath = (id: string): string => `${overviewPath}/${encodeURIComponent(id)}`;
export const funnelPath = (id: string): string => `${equityPath(id)}/trechter`;

/** In an address this asks for no order; nothing at all asks for the pack's own. */
export const withoutOrder = "geen";

/** What an address asks, as it was written. */
export type Asked = {
  order: string | undefined;
  level: Level | undefined;
  within: string | undefined;
  period: string | undefined;
  group: string | undefined;
};

/** A query parameter; an empty one counts as not given, as forms send those. */
const given = (c: Context, name: string): string | undefined => c.req.query(name) || undefined;

/** @throws Problem `level` for a level that does not exist */
export function askedOf(c: Context): Asked {
  const name = given(c, "niveau");
  const level = levels.find((each) => each === name);
  if (name !== undefined && !level)
    throw new Problem({ kind: "level", message: "This level of area does not exist.", wayOut: `Choose ${levels.join(", ")}.` });
  return { order: given(c, "volgorde"), level, within: given(c, "binnen"), period: given(c, "periode"), group: given(c, "groep") };
}

/** The same question as part of an address of a page. */
export const queryOf = ({ order, level, within, period, group }: Partial<Asked>): Record<string, string | undefined> => ({
  volgorde: order,
  niveau: level,
  binnen: within,
  periode: period,
  groep: group,
});

/** Figures that can put areas in order; one of which nothing was imported orders nothing. */
export const orderingsIn = (list: Catalogue, shown?: IndicatorRow): IndicatorRow[] =>
  orderingsOf(list.indicators, shown).filter((row) => list.groupsOf(row).length > 0);

/** As the use cases take it: the pack's own order where none was asked for, none where `geen` was. */
export async function choiceOf(reader: Reader, asked: Asked, shown?: string): Promise<EquityChoice> {
  const list = await catalogue(reader);
  const own = () => orderingsIn(list, shown === undefined ? undefined : list.indicator(shown))[0]?.id;
  const ordering = asked.order === undefined ? own() : asked.order === withoutOrder ? undefined : asked.order;
  return { ordering, level: asked.level, within: asked.within, period: asked.period, group: asked.group };
}

/** The same question to the API. */
export function apiPath(
  view: Pick<EquityView, "ordering" | "within" | "level">,
  id?: string,
  more: Record<string, string | undefined> = {},
) {
  return withQuery(`/api/v1/equity${id === undefined ? "" : `/${encodeURIComponent(id)}`}`, {
    order: view.ordering?.id,
    within: view.within.code,
    level: view.level,
    ...more,
  });
}

/** "wijken in Utrecht" */
export const placeText = ({ level, within }: Pick<EquityView, "level" | "within">, language: Language): string =>
  words[language].place(figureTexts[language].levels[level].many, within.name);

/** "Goede ervaren gezondheid (%), volwassenen, 2020" */
export function measureText(indicator: IndicatorRow, group: GroupRow, period: PeriodRow | null, language: Language): string {
  const unit = unitOf(indicator, language);
  return [`${titleOf(indicator, language)}${unit ? ` (${unit})` : ""}`, titleOf(group, language), period?.id].filter(Boolean).join(", ");
}

/** By what areas stand in order, as a sentence. */
export function orderingLine(ordering: Ordering, within: EquityView["within"], language: Language): string {
  const { least, most } = orderingWords(ordering, within, language);
  return ordering.kind === "areas" ? words[language].twoGroups(least, most) : words[language].lined(least, most);
}

export type Used = { indicator: IndicatorRow; group: GroupRow; periods: readonly PeriodRow[] };

/** Publisher, titles and licence of the releases that these figures were read from. */
export function sourceText(list: Catalogue, used: readonly Used[], language: Language): string {
  const found = used.flatMap(({ indicator, group, periods }) =>
    list
      .coverageOf(indicator)
      .filter((row) => row.filled > 0 && row.population_group === group.number && periods.some(({ number }) => number === row.period))
      .map((row) => list.releaseOf(row.release_id)),
  );
  if (found.length === 0) return `${words[language].noSource}.`;
  // One licence and publisher once, however many of their releases the figures were read from.
  const together = Map.groupBy(new Set(found), ({ publisher, licence }) => `${publisher}\n${licence}`);
  return [...together.values()]
    .map((releases) => `${releases[0].publisher}, ${[...new Set(releases.map(({ title }) => title))].join("; ")}. ${releases[0].licence}.`)
    .join(" ");
}

/** What a view's figures and its order were read from, in these of its periods. */
export function usedIn({ indicator, group, ordering }: EquityView, periods: readonly PeriodView[]): Used[] {
  const orders = ordering?.kind === "indicators" ? ordering.indicators : [];
  return periods.flatMap(({ period, orderedBy, orderedByGroup }) => [
    { indicator, group, periods: [period] },
    ...orders.map((each) => ({ indicator: each, group: orderedByGroup ?? group, periods: [orderedBy ?? period] })),
  ]);
}

/** Turned so that the value is not negative; its limits go along. */
export function upright<Limited extends { value: number; lower: number | null; upper: number | null }>(gap: Limited): Limited {
  return gap.value < 0
    ? { ...gap, value: -gap.value, lower: gap.upper === null ? null : -gap.upper, upper: gap.lower === null ? null : -gap.lower }
    : gap;
}

/** What a gap is counted in: points for shares, else the indicator's own unit. */
export const gapUnit = (indicator: IndicatorRow, language: Language): string => (indicator.unit === "%" ? "" : unitOf(indicator, language));

/** "20 punten", "0,6 km", "1.200": a number that is a difference, with its unit. */
export const withGapUnit = (shown: string, indicator: IndicatorRow, language: Language): string =>
  indicator.unit === "aantal" ? shown : words[language].size(shown, gapUnit(indicator, language));

/** The size of a difference with its unit. */
export function sizeText(value: number, indicator: IndicatorRow, language: Language, decimals?: number): string {
  const shown = formatNumber(Math.abs(value), language, decimals ?? (indicator.unit === "%" ? 0 : indicator.decimals));
  return withGapUnit(shown, indicator, language);
}

/** The gap between two ends as a title: what it is and how sure. */
export function gapTitle(ends: Ends, scale: Scale, indicator: IndicatorRow, language: Language): string {
  const text = words[language];
  const shown: ShownGap = gapText(ends, scale, language);
  if (shown.includesNothing) return text.gapNotShown;
  const size = indicator.unit === "%" && scale.per === 100 ? text.size(shown.text, "") : shown.text;
  if (!shown.known) return text.gapUnsure(size);
  return shown.range === null ? text.gapIs(size) : text.gapRange(size, shown.range);
}

/** In a few words, without its subject: "sinds 2012 kleiner geworden". */
export function changeWord({ evidence, movement }: Pick<GapChange, "evidence" | "movement">, language: Language): string {
  const { change } = words[language];
  if (evidence === "notDemonstrable") return change.notDemonstrable;
  return evidence === "unknownUncertainty" ? change.seems[movement] : change[movement];
}

export function changeText(change: GapChange | null, language: Language): string {
  if (!change) return "";
  const text = words[language];
  const since = text.since(change.from.id, changeWord(change, language));
  return change.evidence === "unknownUncertainty" ? `${since} (${text.change.unsure})` : since;
}

/** A name with its place on the page kept short: the first so many, and how many more. */
export function listed(names: readonly string[], most: number, language: Language): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} ${words[language].andMore(formatNumber(names.length - most, language))}`;
}
