/** The form of a programme, a goal, an action: whatever the framework's tree is made of. */
import type { FrameworkGraph } from "../policy.ts";
import { nodes, partsOfKind } from "./choices.ts";
import { namesIn, type Property } from "./form-shape.ts";
import { inBoth, type Setting } from "./setting.ts";
import {
  assignments,
  both,
  choose,
  determinants,
  lasting,
  longText,
  number,
  period,
  shortText,
  sources,
  texts,
  tick,
  title,
} from "./shared-fields.ts";

type Content = { id?: unknown; sections?: unknown };

export function nodeFields(setting: Setting, content: Content): Property[] {
  return [
    lasting("title"),
    choose("kind", partsOfKind(setting, "nodeKind"), { label: both("Wat is het?", "What is it?"), required: true }),
    choose("parent", nodes(setting, below(setting.graph, content.id)), { label: both("Waar hoort het bij?", "What does it belong to?") }),
    title(setting),
    longText(setting, "summary", {
      label: both("Waar gaat het over?", "What is it about?"),
      hint: both("Een of twee zinnen.", "One or two sentences."),
    }),
    {
      name: "focus",
      kind: "flag",
      label: both("Hoort bij waar alle partners samen op letten", "Is part of what all partners focus on together"),
    },
    period(false),
    tick("targetGroups", partsOfKind(setting, "targetGroup"), { label: both("Voor wie is het?", "For whom is it?") }),
    sections(setting, content.sections),
    tick("columns", partsOfKind(setting, "column"), {
      label: both("Waar gebeurt het?", "Where does it happen?"),
      hint: both("Dit is de rij in de tabel met gebieden.", "This is the row in the table of areas."),
    }),
    partners(setting),
    determinants(setting),
    assignments(setting),
    finance(setting),
    measures(setting),
    milestones(setting),
    texts(setting, "notInSource", {
      label: both("Wat ontbreekt in de documenten?", "What do the documents lack?"),
      hint: both("Wat zij beloven of noemen, maar niet geven.", "What they promise or mention, but don't give."),
    }),
    sources(setting),
  ];
}

/** The node and all under it: none of them can hold it. */
function below(graph: FrameworkGraph, id: unknown): ReadonlySet<string> {
  const there = graph.framework.nodes.some((node) => node.id === id);
  return new Set(there ? [id as string, ...graph.descendants(id as string).map((node) => node.id)] : []);
}

/** A field for each heading of the framework, and for one that is gone while somebody still wrote under it. */
function sections(setting: Setting, content: unknown): Property {
  const { graph } = setting;
  const { language, headings } = graph.framework;
  const gone = namesIn(content, "heading").filter((id) => !headings.some((heading) => heading.id === id));
  const story = { kind: "texts", language, orOne: true } as const;
  return {
    name: "sections",
    kind: "keyed",
    by: "heading",
    value: "text",
    label: both("Het verhaal", "The story"),
    fields: [
      ...headings.map((heading) => ({ name: heading.id, ...story, label: inBoth(graph, heading.title) })),
      ...gone.map((id) => ({ name: id, ...story, label: both(id, id) })),
    ],
  };
}

const partners = (setting: Setting): Property => ({
  name: "partners",
  kind: "rows",
  label: both("Wie doen er mee?", "Who take part?"),
  one: both("organisatie", "organisation"),
  fields: [
    choose("partner", partsOfKind(setting, "partner"), { label: both("Organisatie", "Organisation"), required: true }),
    shortText(setting, "role", { label: both("Wat doet deze organisatie?", "What does this organisation do?") }),
  ],
});

const finance = (setting: Setting): Property => ({
  name: "finance",
  kind: "rows",
  label: both("Wie betaalt het?", "Who pays for it?"),
  one: both("bijdrage", "contribution"),
  fields: [
    { name: "payer", kind: "line", label: both("Wie betaalt?", "Who pays?"), required: true },
    { name: "years", kind: "line", label: both("Voor welke jaren?", "For which years?") },
    {
      ...number("amount", {
        label: both("Hoeveel euro?", "How many euros?"),
        hint: both("Laat dit leeg als de documenten geen bedrag noemen.", "Leave it empty where the documents name no amount."),
      }),
      empty: null,
    },
    longText(setting, "condition", { label: both("Onder welke voorwaarde?", "On what condition?") }),
    longText(setting, "ifItFails", { label: both("Wat als het geld er niet komt?", "What if the money doesn't come?") }),
  ],
});

const measures = (setting: Setting): Property => ({
  name: "measures",
  kind: "rows",
  label: both("Wat doen we en hoe goed?", "What do we do, and how well?"),
  hint: both("Cijfers over het werk zelf.", "Figures about the work itself."),
  one: both("cijfer", "figure"),
  fields: [
    lasting("title"),
    title(setting),
    choose(
      "question",
      [
        { value: "howMuch", text: both("Hoeveel doen we?", "How much do we do?") },
        { value: "howWell", text: both("Hoe goed doen we het?", "How well do we do it?") },
        { value: "betterOff", text: both("Is iemand er beter van geworden?", "Is anyone better off?") },
      ],
      { label: both("Welke vraag beantwoordt dit?", "Which question does this answer?"), required: true },
    ),
    {
      name: "unit",
      kind: "line",
      label: both("Eenheid", "Unit"),
      hint: both("Bijvoorbeeld: deelnemers, %", "For example: participants, %"),
      required: true,
    },
    { ...number("value", { label: both("Waarde", "Value"), hint: both("Leeg: nog niet bekend.", "Empty: not known yet.") }), empty: null },
    { name: "period", kind: "line", label: both("Over welke tijd?", "About which time?") },
    longText(setting, "note", { label: both("Toelichting", "Note") }),
    sources(setting),
  ],
});

const milestones = (setting: Setting): Property => ({
  name: "milestones",
  kind: "rows",
  label: both("Wat moet wanneer klaar zijn?", "What has to be done when?"),
  one: both("stap", "step"),
  fields: [
    lasting("title"),
    title(setting),
    {
      name: "due",
      kind: "date",
      label: both("Klaar op", "Due on"),
      hint: both("Leeg: geen datum genoemd.", "Empty: no date was named."),
      empty: null,
    },
    {
      name: "done",
      kind: "date",
      label: both("Klaar sinds", "Done since"),
      hint: both("Leeg: nog niet klaar.", "Empty: not done yet."),
      empty: null,
    },
    longText(setting, "evidence", { label: both("Waaruit blijkt dat?", "What shows it?") }),
    sources(setting),
  ],
});
