/** One evaluation: the answer, what could have been seen, what was seen, and what that rests on. */
import { localPath, type Language } from "../../../kernel/language.ts";
import type { Markup } from "../../../ui/markup.ts";
import { Definitions, Details, Links, Notice, Tag } from "../../../ui/prose.tsx";
import { frame } from "../../../ui/site.tsx";
import { size } from "../../evaluation/outcome.ts";
import { unitsOf } from "../../evaluation/panel.ts";
import { answerSentences, cautionSentences, detectableSentences, needSentences, verdictWords } from "../../evaluation/sentences.ts";
import { evaluationOf, type EvaluationView } from "../../evaluation/service.ts";
import { EventFigure, LinesFigure } from "./charts.tsx";
import { ChecksTable, FiguresTable, HowChecked, Sources } from "./parts.tsx";
import { evaluationPath, evaluationsPath, toneOf, type EvaluationParts } from "./list.tsx";
import { evaluationPageWords } from "./words.ts";

export async function evaluationPage(parts: EvaluationParts, id: string): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = evaluationPageWords[language];
  const view = await evaluationOf(parts.reader(), id);
  const { record, outcome, result } = view;
  const answer = answerSentences(view, language);
  const needs = needSentences(view, language);
  const cautions = cautionSentences(view, language);
  const apiPath = `/api/v1/evaluations/${encodeURIComponent(record.id)}`;
  const group = outcome.group && (language === "nl" ? outcome.group.title_nl : outcome.group.title_en);
  return frame(site, {
    path: evaluationPath(record.id),
    trail: [
      { path: "/ongelijkheid", text: text.inequality },
      { path: evaluationsPath, text: text.evaluations },
      { text: record.title[language] },
    ],
    title: `${text.evaluations} ${record.title[language]}`,
    description: answer.join(" ").slice(0, 160),
    heading: record.title[language],
    subheading: text.subheading(outcome.title[language], group, record.start),
    lead: answer.join(" "),
    children: (
      <>
        <p>
          {text.evaluations} <Tag tone={toneOf(result.verdict)}>{verdictWords(view, language)}</Tag>
        </p>
        {needs.length > 0 ? <List title={result.verdict.kind === "cannotTell" ? text.needs : text.needsMore} items={needs} /> : null}
        <h2>{text.detectable}</h2>
        <p>{detectableSentences(view, language).join(" ")}</p>
        <h2>{text.done}</h2>
        <p>{record.intervention.text[language]}</p>
        <Definitions items={definitions(view, language)} />
        {result.panel.units.length === 0 ? (
          <Notice>
            <p>{answer[answer.length - 1]}</p>
          </Notice>
        ) : (
          <>
            <LinesFigure view={view} language={language} />
            <EventFigure view={view} language={language} />
          </>
        )}
        {result.checks.length > 0 ? (
          <>
            <h2>{text.checks}</h2>
            <ChecksTable view={view} language={language} />
          </>
        ) : null}
        {cautions.length > 0 ? <List title={text.cautions} items={cautions} /> : null}
        <HowChecked view={view} language={language} />
        {result.panel.units.length > 0 ? (
          <Details language={language} summary={text.figures}>
            <FiguresTable view={view} language={language} />
            <Links
              items={[
                { href: `${apiPath}?format=csv`, text: text.csv, download: true },
                { href: apiPath, text: text.json },
              ]}
            />
          </Details>
        ) : null}
        {record.notes.length > 0 ? <List title={text.notes} items={record.notes.map((note) => note[language])} /> : null}
        {record.notInSource.length > 0 ? <List title={text.notInSource} items={record.notInSource.map((note) => note[language])} /> : null}
        <Sources record={record} language={language} />
      </>
    ),
  });
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </>
  );
}

function definitions({ record, outcome, areas, result }: EvaluationView, language: Language) {
  const text = evaluationPageWords[language];
  const { indicator } = outcome;
  const names = (role: "comparison" | "near") => unitsOf(result.panel, role).map(({ name }) => name);
  const others = names("comparison");
  // A list of hundreds of neighbourhoods tells nobody anything; the table has them all.
  const listed = others.length > 12 ? text.comparedAreas(others.length) : others.join(", ");
  return [
    {
      term: text.where,
      text: areas.map(({ code, name }, at) => (
        <>
          {at > 0 ? ", " : ""}
          {indicator ? <a href={localPath(`/gebieden/${encodeURIComponent(code)}`, language)}>{name}</a> : name}
        </>
      )),
    },
    { term: text.when, text: text.whenValue(record.start, record.until ?? null) },
    { term: text.comparedWith, text: listed || text.noComparison },
    { term: text.why, text: record.comparison?.reason[language] },
    { term: text.near, text: names("near").join(", ") },
    { term: text.matters, text: record.smallestEffect === undefined ? "" : size(record.smallestEffect, outcome, language) },
    {
      term: text.policy,
      text: record.framework ? (
        <a
          href={localPath(
            `/beleid/${encodeURIComponent(record.framework)}${record.node ? `/${encodeURIComponent(record.node)}` : ""}`,
            language,
          )}
        >
          {record.intervention.title[language]}
        </a>
      ) : (
        ""
      ),
    },
  ];
}
