/** Fields that things of several kinds have. Labels are questions where that is plainer than a term. */
import type { Choice } from "../../desk/index.ts";
import type { Translated } from "../../kernel/language.ts";
import { areas, partsOfKind } from "./choices.ts";
import type { Property } from "./form-shape.ts";
import type { Setting } from "./setting.ts";

export const both = (nl: string, en: string): Translated => ({ nl, en });

/** A label, and what it needs to be understood. */
export type Words = { label: Translated; hint?: Translated; required?: boolean };

export const lasting = (from: string): Property => ({ name: "id", kind: "id", from, label: both("Vaste naam", "Lasting name") });

export const shortText = (setting: Setting, name: string, words: Words): Property => ({
  name,
  kind: "translated",
  long: false,
  language: setting.graph.framework.language,
  ...words,
});
export const longText = (setting: Setting, name: string, words: Words): Property => ({
  name,
  kind: "translated",
  long: true,
  language: setting.graph.framework.language,
  ...words,
});
export const texts = (setting: Setting, name: string, words: Words): Property => ({
  name,
  kind: "texts",
  language: setting.graph.framework.language,
  ...words,
});
export const title = (setting: Setting): Property => shortText(setting, "title", { label: both("Titel", "Title"), required: true });
export const choose = (name: string, choices: readonly Choice[], words: Words): Property => ({ name, kind: "choice", choices, ...words });
export const tick = (name: string, choices: readonly Choice[], words: Words): Property => ({ name, kind: "choices", choices, ...words });

/** Where in which document it stands. */
export const sources = (setting: Setting): Property => ({
  name: "sources",
  kind: "rows",
  label: both("Waar staat dit?", "Where does this stand?"),
  hint: both("Noem ten minste één plek in een document.", "Name at least one place in a document."),
  required: true,
  one: both("plek", "place"),
  fields: [
    choose("document", partsOfKind(setting, "document"), { label: both("Document", "Document"), required: true }),
    {
      name: "place",
      kind: "line",
      label: both("Plek", "Place"),
      hint: both("Bijvoorbeeld: p. 8, tabel", "For example: p. 8, table"),
      required: true,
    },
  ],
});

export const period = (required: boolean): Property => ({
  name: "period",
  kind: "group",
  label: both("Wanneer?", "When?"),
  required,
  fields: [
    { name: "from", kind: "date", label: both("Van", "From"), required },
    { name: "to", kind: "date", label: both("Tot en met", "Up to and including"), required },
  ],
});

export const determinants = (setting: Setting): Property =>
  tick("determinants", partsOfKind(setting, "determinant"), {
    label: both("Op welke oorzaken van gezondheid werkt dit in?", "Which causes of health does this work on?"),
  });
export const assignments = (setting: Setting): Property =>
  tick("assignments", partsOfKind(setting, "assignment"), {
    label: both("Aan welke opgaven van de stad draagt dit bij?", "Which assignments of the city does this help?"),
  });
export const links = (): Property => ({
  name: "links",
  kind: "lines",
  label: both("Webadressen", "Web addresses"),
  hint: both("Met https:// ervoor.", "With https:// in front."),
});
export const areaChoices = (setting: Setting, name: string, words: Words): Property => tick(name, areas(setting), words);
export const number = (name: string, words: Words): Property => ({ name, kind: "number", ...words });
export const whole = (name: string, words: Words): Property => ({ name, kind: "number", whole: true, ...words });
