/** The forms of what a framework is made with: its documents, kinds, headings, groups, columns, partners, causes, assignments, and its head. */
import { areas, frameworks, partsOfKind } from "./choices.ts";
import type { Property } from "./form-shape.ts";
import type { Setting } from "./setting.ts";
import { both, choose, lasting, longText, period, shortText, sources, tick, title, whole } from "./shared-fields.ts";

export const frameworkFields = (setting: Setting): Property[] => [
  lasting("title"),
  title(setting),
  choose(
    "language",
    [
      { value: "nl", text: both("Nederlands", "Dutch") },
      { value: "en", text: both("Engels", "English") },
    ],
    {
      label: both("In welke taal is het geschreven?", "In which language is it written?"),
      hint: both("In deze taal staan teksten zonder vertaling.", "Texts without a translation are in this language."),
      required: true,
    },
  ),
  period(true),
  choose("succeeds", frameworks(setting), { label: both("Welk beleid ging hieraan vooraf?", "Which policy came before it?") }),
  longText(setting, "intro", {
    label: both("Wat is dit voor beleid?", "What policy is this?"),
    hint: both("Een paar zinnen.", "A few sentences."),
    required: true,
  }),
  {
    name: "notInSource",
    kind: "rows",
    label: both("Wat ontbreekt in de documenten?", "What do the documents lack?"),
    one: both("gemis", "lack"),
    fields: [longText(setting, "what", { label: both("Wat ontbreekt er?", "What is lacking?"), required: true }), sources(setting)],
  },
];

export const documentFields = (setting: Setting): Property[] => [
  lasting("title"),
  title(setting),
  { name: "publisher", kind: "line", label: both("Wie gaf het uit?", "Who published it?"), required: true },
  whole("year", { label: both("Jaar", "Year"), hint: both("Vier cijfers, zoals 2026", "Four digits, such as 2026"), required: true }),
  {
    name: "address",
    kind: "address",
    label: both("Webadres", "Web address"),
    hint: both("Met https:// ervoor.", "With https:// in front."),
  },
  longText(setting, "note", {
    label: both("Hoe vindt iemand een plek in dit document?", "How does one find a place in this document?"),
    hint: both("Bijvoorbeeld: de bladzijden hebben geen nummer.", "For example: its pages have no numbers."),
  }),
];

export const nodeKindFields = (setting: Setting): Property[] => [
  lasting("title"),
  {
    name: "title",
    kind: "group",
    label: both("Hoe heet dit soort onderdeel?", "What is this kind of part called?"),
    required: true,
    fields: [
      shortText(setting, "one", {
        label: both("Eén", "One"),
        hint: both("Bijvoorbeeld: programma", "For example: programme"),
        required: true,
      }),
      shortText(setting, "many", {
        label: both("Meer", "Many"),
        hint: both("Bijvoorbeeld: programma's", "For example: programmes"),
        required: true,
      }),
    ],
  },
  tick("under", partsOfKind(setting, "nodeKind"), {
    label: both("Waar mag het onder staan?", "What may it stand under?"),
    hint: both("Niets aangevinkt: het staat bovenaan.", "Nothing ticked: it stands at the top."),
  }),
  {
    name: "sheet",
    kind: "flag",
    label: both("Het krijgt een eigen blad, zoals een programma", "It gets a sheet of its own, like a programme"),
  },
];

export const headingFields = (setting: Setting): Property[] => [lasting("title"), title(setting)];

export const targetGroupFields = (setting: Setting): Property[] => [
  lasting("title"),
  title(setting),
  longText(setting, "text", { label: both("Wie horen daarbij?", "Who belong to it?") }),
];

export const columnFields = (setting: Setting): Property[] => [
  lasting("title"),
  title(setting),
  choose("area", areas(setting), {
    label: both("Welk gebied is dit?", "Which area is this?"),
    hint: both("Laat dit leeg voor werk dat niet bij één gebied hoort.", "Leave it empty for work that is not bound to one area."),
  }),
  longText(setting, "note", { label: both("Toelichting", "Note") }),
];

export const partnerFields = (): Property[] => [
  lasting("name"),
  { name: "name", kind: "line", label: both("Naam", "Name"), required: true },
  { name: "kind", kind: "line", label: both("Wat voor organisatie is het?", "What kind of organisation is it?") },
];

export const determinantFields = (setting: Setting): Property[] => [
  lasting("title"),
  title(setting),
  shortText(setting, "group", { label: both("Onder welke kop staat deze oorzaak?", "Under which heading does this cause stand?") }),
];
