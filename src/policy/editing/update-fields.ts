/** The forms of what is told about the work: news of its progress, what other policy fields add, and the plans of organisations. */
import { nodes, partsOfKind } from "./choices.ts";
import { namesIn, type Property } from "./form-shape.ts";
import { inBoth, type Setting } from "./setting.ts";
import {
  areaChoices,
  assignments,
  both,
  choose,
  determinants,
  lasting,
  links,
  longText,
  number,
  shortText,
  sources,
  tick,
  title,
  whole,
} from "./shared-fields.ts";

export function updateFields(setting: Setting): Property[] {
  return [
    lasting("title"),
    choose("node", nodes(setting), { label: both("Waar gaat dit bericht over?", "What is this news about?"), required: true }),
    whole("year", {
      label: both("Over welk jaar?", "About which year?"),
      hint: both("Vier cijfers, zoals 2026", "Four digits, such as 2026"),
      required: true,
    }),
    { name: "date", kind: "date", label: both("Op welke dag was het?", "On which day was it?") },
    choose(
      "gain",
      [
        { value: "all", text: both("Voor iedereen", "For everyone") },
        { value: "equal", text: both("Voor wie de minste kansen heeft", "For those with the fewest chances") },
        { value: "base", text: both("Voor allebei: het is de basis", "For both: it is the base") },
      ],
      { label: both("Voor wie is dit winst?", "For whom is this a gain?"), required: true },
    ),
    title(setting),
    longText(setting, "text", { label: both("Wat is er gebeurd?", "What happened?"), required: true }),
    {
      name: "author",
      kind: "line",
      label: both("Wie vertelt dit?", "Who tells this?"),
      hint: both("Uw organisatie of afdeling. Dit komt onder het bericht.", "Your organisation or department. It stands below the news."),
      required: true,
    },
    {
      name: "figures",
      kind: "rows",
      label: both("Welke getallen horen erbij?", "Which numbers belong to it?"),
      one: both("getal", "number"),
      fields: [
        shortText(setting, "title", { label: both("Wat is het?", "What is it?"), required: true }),
        number("value", { label: both("Getal", "Number"), required: true }),
        { name: "unit", kind: "line", label: both("Eenheid", "Unit"), required: true },
      ],
    },
    areaChoices(setting, "areas", { label: both("In welke gebieden?", "In which areas?") }),
    tick("partners", partsOfKind(setting, "partner"), { label: both("Met wie?", "With whom?") }),
    determinants(setting),
    links(),
    {
      ...sources(setting),
      required: false,
      hint: both("Alleen als het in een document staat.", "Only if it stands in a document."),
    },
  ];
}

export function contributionFields(setting: Setting): Property[] {
  return [
    lasting("title"),
    title(setting),
    longText(setting, "text", {
      label: both("Wat doet dit beleid voor gezondheid?", "What does this policy do for health?"),
      required: true,
    }),
    {
      name: "field",
      kind: "line",
      label: both("Van welk terrein is het?", "Of which field is it?"),
      hint: both("Bijvoorbeeld: wonen of verkeer", "For example: housing or traffic"),
      required: true,
    },
    determinants(setting),
    assignments(setting),
    links(),
    sources(setting),
  ];
}

export function formFields(setting: Setting): Property[] {
  return [
    lasting("title"),
    choose("node", nodes(setting), {
      label: both("Bij welk onderdeel hoort dit formulier?", "Which part does this form belong to?"),
      required: true,
    }),
    title(setting),
    longText(setting, "intro", { label: both("Uitleg boven het formulier", "Explanation above the form") }),
    {
      name: "questions",
      kind: "rows",
      label: both("Vragen", "Questions"),
      one: both("vraag", "question"),
      required: true,
      fields: [
        lasting("label"),
        shortText(setting, "label", { label: both("Vraag", "Question"), required: true }),
        shortText(setting, "hint", { label: both("Uitleg bij de vraag", "Explanation of the question") }),
        choose(
          "kind",
          [
            { value: "line", text: both("Eén regel", "One line") },
            { value: "text", text: both("Een verhaal", "A story") },
            { value: "number", text: both("Een getal", "A number") },
            { value: "date", text: both("Een datum", "A date") },
          ],
          { label: both("Wat voor antwoord?", "What kind of answer?"), required: true },
        ),
      ],
    },
    sources(setting),
  ];
}

/** What one organisation answers; the form and the organisation are settled where the plan is begun. */
export function planFields(setting: Setting, content: { form?: unknown; partner?: unknown; answers?: unknown }): Property[] {
  const { graph } = setting;
  const form = graph.framework.forms.find(({ id }) => id === content.form);
  const settled = (kind: "form" | "partner", value: unknown) => {
    const all = partsOfKind(setting, kind);
    return typeof value === "string" && value !== "" ? all.filter((choice) => choice.value === value) : all;
  };
  const asked = form?.questions ?? [];
  const answered = namesIn(content.answers, "question");
  const fieldOf = (question: string): Property => {
    const { label, hint, kind } = asked.find(({ id }) => id === question) ?? { label: question, hint: undefined, kind: "text" as const };
    const numberHint = kind === "number" ? both("Een getal, bijvoorbeeld 12.5", "A number, for example 12.5") : undefined;
    const shownHint = hint === undefined ? numberHint : inBoth(graph, hint);
    return {
      name: question,
      kind: kind === "number" ? "line" : kind,
      label: inBoth(graph, label),
      ...(shownHint ? { hint: shownHint } : {}),
    };
  };
  const order = [...new Set([...asked.map(({ id }) => id), ...answered])];
  return [
    lasting("partner"),
    choose("form", settled("form", content.form), { label: both("Formulier", "Form"), required: true }),
    choose("partner", settled("partner", content.partner), { label: both("Organisatie", "Organisation"), required: true }),
    { name: "date", kind: "date", label: both("Op welke dag vult u dit in?", "On which day do you fill this in?"), required: true },
    {
      name: "answers",
      kind: "keyed",
      by: "question",
      value: "answer",
      label: both("Uw antwoorden", "Your answers"),
      required: true,
      fields: order.map(fieldOf),
    },
  ];
}
