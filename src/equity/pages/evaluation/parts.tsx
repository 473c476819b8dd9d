/** Tables and notes of the page on one evaluation. */
import { formatNumber, localPath, type Language } from "../../../kernel/language.ts";
import { Definitions, Details, Tag } from "../../../ui/prose.tsx";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { chance, plainNumber, signed } from "../../evaluation/outcome.ts";
import type { EvaluationRecord } from "../../evaluation/record.ts";
import type { Check } from "../../evaluation/result.ts";
import { assumptionsOf, checkSentences, designSentences, evaluationWords } from "../../evaluation/sentences.ts";
import type { EvaluationView } from "../../evaluation/service.ts";
import { evaluationPageWords } from "./words.ts";

type Props = { view: EvaluationView; language: Language };

const checkTone = { passed: "same", failed: "behind", undetermined: "unknown" } as const;

/** Questions that the answer has to stand up to. */
export function ChecksTable({ view, language }: Props) {
  const text = evaluationPageWords[language];
  const { outcome } = view;
  const limits = ({ lower, upper }: Check) =>
    lower === undefined || upper === undefined ? "–" : text.between(signed(lower, outcome, language), signed(upper, outcome, language));
  return (
    <DataTable
      language={language}
      id="checks"
      caption={text.checks}
      hideCaption
      enhance={false}
      columns={[
        { title: text.check },
        { title: text.outcome },
        { title: text.answer },
        { title: text.value, numeric: true },
        { title: text.limits, numeric: true },
        { title: text.chance, numeric: true },
      ]}
      rows={checkSentences(view, language).map(({ check, question, outcome: said, answer }): Cell[] => [
        question,
        <Tag tone={checkTone[check.outcome]} badge={false}>
          {said}
        </Tag>,
        answer,
        // A fit has two sizes and an autocorrelation no unit: the words say enough.
        check.id === "fitBefore" ? "–" : signed(check.value, outcome, language),
        check.id === "fitBefore" ? "–" : limits(check),
        check.p === undefined ? "–" : chance(check.p, language),
      ])}
    />
  );
}

/** Every figure that was used, with the way to its origin. */
export function FiguresTable({ view, language }: Props) {
  const text = evaluationPageWords[language];
  const { outcome, result } = view;
  const { periods, units } = result.panel;
  return (
    <DataTable
      language={language}
      id="figures"
      caption={text.figuresCaption(outcome.title[language])}
      columns={[{ title: text.area }, { title: text.role }, ...periods.map(({ id }) => ({ title: id, numeric: true }))]}
      rows={units.map(({ name, role, values, origins }): Cell[] => [
        name,
        text.roles[role],
        ...values.map((value, at): Cell => {
          const shown = plainNumber(value, outcome, language, text.none);
          const origin = origins[at];
          return {
            content: origin ? <a href={localPath(`/cijfers/${encodeURIComponent(origin)}`, language)}>{shown}</a> : shown,
            sort: value ?? "",
          };
        }),
      ])}
    />
  );
}

export function HowChecked({ view, language }: Props) {
  const text = evaluationPageWords[language];
  const words = evaluationWords[language];
  const { outcome, result } = view;
  const { design, estimate, counts, weights } = result;
  const { indicator } = outcome;
  const number = (value: number) => signed(value, outcome, language);
  return (
    <Details language={language} summary={text.how} open>
      <Definitions
        items={[
          { term: text.design, text: design ? words.design[design.id].name : text.noDesign },
          { term: text.designWhy, text: designSentences(view, language).join(" ") },
          { term: text.counts, text: text.countsValue(counts.treated, counts.comparison, counts.before, counts.after) },
          {
            term: text.estimate,
            text:
              estimate && !Number.isNaN(estimate.value)
                ? text.estimateValue(number(estimate.value), number(estimate.lower), number(estimate.upper), chance(estimate.p, language))
                : "",
          },
          { term: text.inference, text: estimate ? words.inference[estimate.inference] : "" },
          {
            term: text.weights,
            text: weights.map(({ name, weight }) => `${name} ${formatNumber(weight * 100, language)} %`).join(", "),
          },
          { term: text.measured, text: indicator ? (language === "nl" ? indicator.definition_nl : indicator.definition_en) : "" },
          { term: text.caveat, text: indicator ? (language === "nl" ? indicator.caveat_nl : indicator.caveat_en) : "" },
        ]}
      />
      <p>{text.assumptions}:</p>
      <ul>
        {assumptionsOf(view, language).map((assumption) => (
          <li>{assumption}</li>
        ))}
      </ul>
    </Details>
  );
}

/** Where in which document the facts stand. */
export function Sources({ record, language }: { record: EvaluationRecord; language: Language }) {
  const text = evaluationPageWords[language];
  if (record.sources.length === 0) return null;
  return (
    <Details language={language} summary={text.sources}>
      {record.documents.map((document) => (
        <>
          <p>
            {document.address ? <a href={document.address}>{document.title[language]}</a> : document.title[language]}, {document.publisher},{" "}
            {document.year}. {document.note?.[language]}
          </p>
          <ul>
            {record.sources
              .filter((source) => source.document === document.id)
              .map(({ place }) => (
                <li>{place}</li>
              ))}
          </ul>
        </>
      ))}
    </Details>
  );
}
