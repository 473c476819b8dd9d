/** The path of a target and what was measured, as a drawing; for things that are counted, the count and what it holds. */
import type { AreaIndex } from "../../areas/index.ts";
import type { Catalogue } from "../../figures/index.ts";
import type { Language } from "../../kernel/language.ts";
import { PathChart, type PathSeries } from "../../ui/chart/path-chart.ts";
import { texts } from "../../ui/texts.ts";
import type { Series, Target } from "../framework.ts";
import type { MeasuredSeries, Measurement } from "../measurement.ts";
import { momentOf, spanOf } from "../moment.ts";
import { amount } from "../progress-words.ts";
import type { TargetProgress } from "../standing.ts";
import { words } from "./words.ts";

export type Names = { index: AreaIndex; list: Catalogue; language: Language };

/** Why there is no figure, in a word. */
export function absenceWord(status: string, language: Language): string {
  const each = texts[language];
  return status === "suppressed"
    ? each.suppressed
    : status === "notMeasured"
      ? each.notMeasured
      : status === "notApplicable"
        ? each.notApplicable
        : each.unknown;
}

export const areaName = (code: string, { index }: Pick<Names, "index">): string => index.versions(code)[0]?.name ?? code;

/** "niet ‘Goede ervaren gezondheid’, 18 jaar of ouder, Overvecht": a series as people know it. */
export function seriesName({ indicator, group, area, complement }: Series, names: Names): string {
  const { list, language } = names;
  const nl = language === "nl";
  const row = list.indicators.find(({ id }) => id === indicator);
  const title = row ? (nl ? row.title_nl : row.title_en) : indicator;
  const who = list.groups.find(({ id }) => id === group);
  return [
    complement ? (nl ? `niet ‘${title}’` : `not ‘${title}’`) : title,
    who ? (nl ? who.title_nl : who.title_en) : group,
    areaName(area, names),
  ].join(", ");
}

const pointsOf = (measurements: readonly Measurement[]) =>
  measurements.map((each) => ({ period: each.period, at: momentOf(each), value: each.value, lower: each.lower, upper: each.upper }));

function endOf(value: number | null, period: string) {
  const span = spanOf(period);
  return span && value !== null ? { period, at: momentOf(span), value } : null;
}

/** What can be drawn of a target; null when that is nothing at all. */
export function drawn({ target, series, progress }: Pick<TargetProgress, "target" | "series" | "progress">, names: Names) {
  const measured: PathSeries[] = series
    .filter(({ measurements }) => measurements.some(({ value }) => value !== null))
    .map((each) => ({ name: seriesName(each.series, names), same: each.series.fit === "same", points: pointsOf(each.measurements) }));
  const written = documentPoints(target);
  if (written.length > 0) measured.push({ name: words[names.language].inDocument, same: true, points: written });
  const [from, to] = [endOf(progress.baseline?.value ?? null, target.baseline.period), endOf(target.goal.value, target.goal.period)];
  return from || to || measured.length > 0 ? { from, to, series: measured } : null;
}

/** Values that the documents themselves give after the baseline. */
function documentPoints({ measured }: Target) {
  return measured.flatMap(({ period, value, lower, upper }) => {
    const span = spanOf(period);
    return span ? [{ period, at: momentOf(span), value, lower: lower ?? null, upper: upper ?? null }] : [];
  });
}

export function TargetChart({
  standing,
  names,
  small = false,
}: {
  standing: Pick<TargetProgress, "target" | "series" | "progress">;
  names: Names;
  small?: boolean;
}) {
  const { language } = names;
  const text = words[language];
  if (standing.target.kind === "count") return <CountBox standing={standing} names={names} />;
  const found = drawn(standing, names);
  const nothing = !found || found.series.length === 0;
  return (
    <>
      {found ? PathChart({ language, title: text.chartTitle, planName: text.plan, small, ...found }) : null}
      {nothing ? (
        <p class="box">
          <i>{text.noMeasure}</i>
        </p>
      ) : null}
    </>
  );
}

function CountBox({ standing: { target, progress }, names }: { standing: Pick<TargetProgress, "target" | "progress">; names: Names }) {
  const { language } = names;
  const nl = language === "nl";
  const counted = progress.steps.find((step) => step.code === "counted");
  if (!counted) return <p class="box">{words[language].noMeasure}</p>;
  const goal = target.goal.value === null ? "" : `${nl ? "van" : "of"} ${amount(target.goal.value, language)} `;
  const things = counted.things.map((code) => areaName(code, names));
  return (
    <p class="box">
      <b>{amount(counted.value, language)}</b> {goal}
      {target.unit}
      {things.length > 0 ? `: ${words[language].and(things)}` : ""}
    </p>
  );
}

/** Who published the figures that a target's series come from, each publisher with all of its titles. */
export function figureSources({ series }: Pick<Target, "series">, list: Catalogue): string[] {
  const keys = series.flatMap(({ indicator }) => list.indicators.find(({ id }) => id === indicator)?.source_keys ?? []);
  const sources = new Set(keys.map((key) => key.split(":")[0]));
  const used = list.releases.filter(({ live, source_id }) => live && sources.has(source_id));
  return [...Map.groupBy(used, ({ publisher }) => publisher)].map(
    ([publisher, releases]) => `${publisher}, ${[...new Set(releases.map(({ title }) => title))].toSorted().join("; ")}`,
  );
}

/** Whether a series measures what the target speaks of, in a word with a shape. */
export function FitTag({ series, language }: { series: MeasuredSeries["series"]; language: Language }) {
  return (
    <span class="note">
      <span aria-hidden="true">{series.fit === "same" ? "=" : "≠"}</span>{" "}
      {series.fit === "same" ? words[language].sameMeasure : words[language].otherMeasure}
    </span>
  );
}
