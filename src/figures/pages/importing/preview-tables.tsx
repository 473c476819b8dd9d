/** What a preview told, as tables and lists. */
import { formatNumber, type Language } from "../../../kernel/language.ts";
import type { Child } from "../../../ui/markup.ts";
import { Definitions, Details } from "../../../ui/prose.tsx";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { texts } from "../../../ui/texts.ts";
import type { Status } from "../../delivery.ts";
import type { Change, Preview } from "../../importing/preview-result.ts";
import { count, words } from "./words.ts";

const countNames = ["fresh", "same", "changed", "gone", "absent"] as const;

export function PreviewTables({ told, language }: { told: Preview; language: Language }) {
  const text = words[language];
  return (
    <>
      <h2>{text.becomes}</h2>
      <Definitions
        items={[
          { term: text.release, text: <code>{told.release}</code> },
          { term: text.replaces, text: told.replaces ? <code>{told.replaces}</code> : text.replacesNothing },
          { term: text.source, text: sourceText(told, language) },
          { term: text.division, text: String(told.division) },
          { term: text.file, text: told.fileName },
          { term: text.excerpt, text: told.excerpt ? text.excerptText : "" },
        ]}
      />
      <h2>{text.sum}</h2>
      <DataTable
        language={language}
        id="kort"
        caption={text.sum}
        hideCaption
        enhance={false}
        columns={[{ title: text.how }, { title: text.number, numeric: true }]}
        rows={countNames.map((name): Cell[] => [text.countTexts[name], number(told.cells[name], language)])}
      />
      <Changes told={told} language={language} />
      <FreshThings told={told} language={language} />
      <Absences told={told} language={language} />
      <Described told={told} language={language} />
      <h2>{text.perIndicator}</h2>
      <DataTable
        language={language}
        id="onderwerpen"
        caption={text.perIndicator}
        hideCaption
        columns={[{ title: text.indicator }, ...countNames.map((name) => ({ title: text.counts[name], numeric: true }))]}
        rows={told.indicators.map(({ title, cells }): Cell[] => [
          title[language],
          ...countNames.map((name) => number(cells[name], language)),
        ])}
      />
    </>
  );
}

const number = (value: number, language: Language): Cell => ({ content: count(value, language), sort: value });

function sourceText({ source }: Preview, language: Language): string {
  const { newSource } = words[language];
  return `${source.id}: ${source.title} (${source.publisher}, ${source.licence})${source.fresh ? `. ${newSource}` : ""}`;
}

function Changes({ told, language }: { told: Preview; language: Language }) {
  const text = words[language];
  const indicators = new Map(told.indicators.map((each) => [each.id, each]));
  const groups = new Map(told.groups.map(({ id, title }) => [id, title[language]]));
  const shown = (change: Change, { status, value }: Change["before"]): string => {
    if (value === null) return reasonText(status, language);
    const { unit, decimals } = indicators.get(change.indicator) ?? { unit: "", decimals: 1 };
    return `${formatNumber(value, language, decimals)}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}`;
  };
  return (
    <>
      <h2>{text.changes}</h2>
      {told.changes.length === 0 ? (
        <p>{text.noChanges}</p>
      ) : (
        <>
          <p>{text.changesText}</p>
          <DataTable
            language={language}
            id="veranderingen"
            caption={text.changes}
            hideCaption
            columns={[
              { title: text.area },
              { title: text.indicator },
              { title: text.period },
              { title: text.group },
              { title: text.now, numeric: true },
              { title: text.later, numeric: true },
              { title: text.row, numeric: true },
            ]}
            rows={told.changes.map((change): Cell[] => [
              `${change.areaName} (${change.area})`,
              indicators.get(change.indicator)?.title[language] ?? change.indicator,
              change.period,
              groups.get(change.group) ?? change.group,
              shown(change, change.before),
              shown(change, change.after),
              String(change.row),
            ])}
          />
        </>
      )}
    </>
  );
}

function reasonText(status: Status, language: Language): string {
  const text = texts[language];
  if (status === "suppressed" || status === "notMeasured" || status === "notApplicable") return text[status];
  return text.unknown;
}

function FreshThings({ told, language }: { told: Preview; language: Language }) {
  const text = words[language];
  const named = (items: readonly { fresh: boolean }[], nameOf: (place: number) => string): string[] =>
    items.flatMap((item, place) => (item.fresh ? [nameOf(place)] : []));
  const lists: { title: string; names: string[]; left: number }[] = [
    { title: text.newIndicators, names: named(told.indicators, (place) => told.indicators[place].title[language]), left: 0 },
    { title: text.newPeriods, names: named(told.periods, (place) => told.periods[place].id), left: 0 },
    { title: text.newGroups, names: named(told.groups, (place) => told.groups[place].title[language]), left: 0 },
    {
      title: text.newAreas(count(told.areas.fresh, language), count(told.areas.listed, language)),
      names: told.areas.first.map(({ code, name }) => (name === code ? code : `${name} (${code})`)),
      left: told.areas.fresh - told.areas.first.length,
    },
  ].filter(({ names }) => names.length > 0);
  if (lists.length === 0) return null;
  return (
    <>
      <h2>{text.newThings}</h2>
      {lists.map(({ title, names, left }) => (
        <Details language={language} summary={`${title} (${count(names.length + left, language)})`}>
          <ul>
            {names.map((name) => (
              <li>{name}</li>
            ))}
            {left > 0 ? <li>{text.more(count(left, language))}</li> : null}
          </ul>
        </Details>
      ))}
    </>
  );
}

function Absences({ told, language }: { told: Preview; language: Language }) {
  const text = words[language];
  const { small, beside, rounded } = told.hidden;
  const lines: Child[] = [
    small > 0 ? text.hiddenSmall(count(small, language)) : null,
    beside > 0 ? text.hiddenBeside(count(beside, language)) : null,
    rounded > 0 ? text.rounded(count(rounded, language)) : null,
  ].filter((line) => line !== null);
  const reasons = Object.entries(told.absences) as [Status, number][];
  return (
    <>
      {reasons.length > 0 ? (
        <>
          <h2>{text.absences}</h2>
          <DataTable
            language={language}
            id="redenen"
            caption={text.absences}
            hideCaption
            enhance={false}
            columns={[{ title: text.reason }, { title: text.number, numeric: true }]}
            rows={reasons.map(([status, cells]): Cell[] => [reasonText(status, language), number(cells, language)])}
          />
        </>
      ) : null}
      {lines.length > 0 ? (
        <>
          <h2>{text.protection}</h2>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Described({ told, language }: { told: Preview; language: Language }) {
  const text = words[language];
  if (told.described.length === 0) return null;
  const titles = new Map(told.indicators.map(({ id, title }) => [id, title[language]]));
  return (
    <>
      <h2>{text.described}</h2>
      <p>{text.describedText}</p>
      <ul>
        {told.described.map(({ indicator, what }) => (
          <li>
            {titles.get(indicator) ?? indicator}: {what.map((name) => text.fields[name] ?? name).join(", ")}
          </li>
        ))}
      </ul>
    </>
  );
}
