/** Parts of the page on one effort: the form, what is in it, and how it is measured. */
import type { IndicatorRow } from "../../../figures/index.ts";
import { formatNumber, type Language } from "../../../kernel/language.ts";
import { Form, SelectField, SubmitButton } from "../../../ui/form.tsx";
import { Definitions, Details } from "../../../ui/prose.tsx";
import { needKindOf } from "../../effort/need.ts";
import { amountWords, needWords } from "../../effort/sentences.ts";
import type { EffortView } from "../../effort/service.ts";
import { effortWords } from "./words.ts";

type Titled = { title_nl: string; title_en: string };
const titleOf = (row: Titled, language: Language): string => (language === "nl" ? row.title_nl : row.title_en);

/** "Niet: goede ervaren gezondheid", where the need is the rest. */
function optionText(indicator: IndicatorRow, language: Language): string {
  const words = needWords(indicator, needKindOf(indicator), language);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function effortChooser({ need, needs, groups, periods }: EffortView, action: string, language: Language) {
  const text = effortWords[language];
  return (
    <Form action={action} label={text.choose}>
      <SelectField
        name="behoefte"
        label={text.need}
        hint={text.needHint}
        value={need.indicator.id}
        options={needs.map((indicator) => ({ value: indicator.id, text: optionText(indicator, language) }))}
      />
      {groups.length > 1 ? (
        <SelectField
          name="groep"
          label={text.group}
          value={need.group.id}
          options={groups.map((group) => ({ value: group.id, text: titleOf(group, language) }))}
        />
      ) : null}
      {periods.length > 1 ? (
        <SelectField
          name="periode"
          label={text.period}
          value={need.period.id}
          options={periods.map(({ id }) => ({ value: id, text: id }))}
        />
      ) : null}
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}

/** What the amounts hold and where they come from; what the need is and who was counted. */
export function effortContents({ effort, need, counted, residents, result }: EffortView, language: Language) {
  const text = effortWords[language].within;
  const { source } = effort;
  const definition = language === "nl" ? need.indicator.definition_nl : need.indicator.definition_en;
  const limits =
    text.limits[need.indicator.method === "register" ? "exact" : result.areas.some(({ standing }) => standing.limits) ? "need" : "none"];
  return (
    <>
      <h2>{text.title}</h2>
      <Definitions
        items={[
          { term: text.included, text: effort.included?.[language] },
          { term: text.notIncluded, text: effort.notIncluded?.[language] },
          { term: text.cityWide, text: effort.cityWide === null ? text.noCityWide : amountWords(effort.cityWide, effort.unit, language) },
          {
            term: text.source,
            text: source && (
              <>
                {source.publisher}, {source.address ? <a href={source.address}>{source.title}</a> : source.title}, {source.licence}
              </>
            ),
          },
          { term: text.place, text: source?.place },
          {
            term: text.need,
            text: `${needWords(need.indicator, need.kind, language)}, ${titleOf(need.group, language)}, ${need.period.id}. ${definition}`,
          },
          {
            term: text.people,
            text: counted && `${counted.as[language]}, ${counted.of.id}.${counted.instead ? ` ${text.instead}` : ""}`,
          },
          { term: text.residents, text: residents && `${residents.as[language]}, ${residents.of.id}.` },
          { term: text.caveat, text: limits },
        ]}
      />
    </>
  );
}

export function effortMethod({ result }: EffortView, language: Language) {
  const text = effortWords[language].method;
  const number = (value: number): string => formatNumber(value, language, 2).replace("-", "−");
  const { againstNeed, toMove } = result;
  const limits =
    againstNeed?.lower == null || againstNeed.upper === null || againstNeed.limitsFrom === null
      ? text.noLimits
      : text.indexLimits[againstNeed.limitsFrom](number(againstNeed.lower), number(againstNeed.upper));
  return (
    <Details language={language} summary={text.title}>
      <p>{text.about}</p>
      <p>{againstNeed ? `${text.index(number(againstNeed.value))} ${limits}` : text.notComputable}</p>
      {toMove === null ? null : <p>{text.moved(`${formatNumber(toMove * 100, language, 1)} %`)}</p>}
      <p>{text.judged}</p>
    </Details>
  );
}
