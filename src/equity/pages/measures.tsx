/** Every measure of inequality of one period, in plain words, with its value or why it can't be had. */
import { titleOf, unitOf, type IndicatorRow } from "../../figures/index.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { measureNames } from "../measures/names.ts";
import { notComputable, reasonWords } from "../sentences/reasons.ts";
import type { EquityView, Outcome } from "../view.ts";
import { words } from "./words.ts";

export function measuresTable({ indicator, current }: EquityView, language: Language, csv: string) {
  const text = words[language];
  // Most sources give no limits, and then nothing tells chance from difference.
  const hasCorrected = current.outcomes.some((outcome) => outcome.computable && outcome.corrected !== null);
  return (
    <DataTable
      language={language}
      id="measures-table"
      caption={`${text.measures}: ${titleOf(indicator, language)}, ${current.period.id}`}
      columns={[
        { title: text.measure },
        { title: text.says },
        { title: text.value, numeric: true },
        { title: text.limits, numeric: true },
        ...(hasCorrected ? [{ title: text.corrected, numeric: true }] : []),
      ]}
      rows={current.outcomes.map((outcome) => measureRow(outcome, indicator, language).slice(0, hasCorrected ? 5 : 4))}
      downloads={[{ href: csv, text: text.downloadCsv }]}
    />
  );
}

function measureRow(outcome: Outcome, indicator: IndicatorRow, language: Language): Cell[] {
  const text = words[language];
  const { name, says, unit } = measureNames[language][outcome.measure];
  const own = indicator.unit === "%" ? text.points : unitOf(indicator, language);
  const sign = { unit: own, square: own && `${own}²`, percent: "%", thousand: "", none: "" }[unit];
  const decimals = { unit: indicator.decimals + 1, square: indicator.decimals + 1, percent: 1, thousand: 2, none: 3 }[unit];
  const show = (value: number): string => formatNumber(value, language, decimals);
  if (!outcome.computable)
    return [
      name,
      <>
        {says}; <b>{notComputable(outcome.because, language)}</b>
      </>,
      { content: text.none, sort: "" },
      text.none,
      text.none,
    ];
  const { value, lower, upper, corrected, noLimits } = outcome;
  return [
    name,
    says,
    { content: sign === "" ? show(value) : `${show(value)} ${sign}`, sort: value },
    lower === null || upper === null ? (noLimits ? reasonWords(noLimits, language) : text.none) : text.range(show(lower), show(upper)),
    corrected === null ? text.none : { content: show(corrected), sort: corrected },
  ];
}
