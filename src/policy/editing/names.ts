/** What a thing of a framework is called in a list. */
import type { Language, Texts } from "../../kernel/language.ts";
import type { Text } from "../framework.ts";
import type { ItemKind } from "../items.ts";
import { say } from "../text.ts";
import { isThing } from "./form-shape.ts";
import type { Setting } from "./setting.ts";

export const kindNames: Texts<Readonly<Record<ItemKind, string>>> = {
  nl: {
    framework: "Beleid",
    document: "Document",
    nodeKind: "Soort onderdeel",
    heading: "Kop",
    targetGroup: "Doelgroep",
    column: "Kolom van de tabel met gebieden",
    partner: "Organisatie",
    determinant: "Oorzaak van gezondheid",
    assignment: "Opgave van de stad",
    node: "Onderdeel",
    target: "Doel",
    update: "Bericht over de voortgang",
    contribution: "Bijdrage van ander beleid",
    form: "Formulier",
    plan: "Eigen plan",
  },
  en: {
    framework: "Policy",
    document: "Document",
    nodeKind: "Kind of part",
    heading: "Heading",
    targetGroup: "Target group",
    column: "Column of the table of areas",
    partner: "Organisation",
    determinant: "Cause of health",
    assignment: "Assignment of the city",
    node: "Part",
    target: "Target",
    update: "News of progress",
    contribution: "Contribution of other policy",
    form: "Form",
    plan: "Own plan",
  },
};

/** "Programma Gezond gewicht"; its key where it has no title yet. */
export function nameOfThing({ graph }: Setting, kind: ItemKind, key: string, content: unknown, language: Language): string {
  const said = isThing(content) ? content : {};
  const { framework } = graph;
  const plain = (text: Text): string => say(text, language, framework.language).text;
  const what = (): string => {
    if (kind !== "node") return kindNames[language][kind];
    const own = framework.nodeKinds.find(({ id }) => id === said["kind"]);
    return own ? capital(plain(own.title.one)) : kindNames[language].node;
  };
  const which = (): string => {
    if (kind === "plan") {
      const form = framework.forms.find(({ id }) => id === said["form"]);
      const partner = framework.partners.find(({ id }) => id === said["partner"]);
      return [partner?.name, form ? plain(form.title) : undefined].filter(Boolean).join(", ");
    }
    const title = kind === "nodeKind" && isThing(said["title"]) ? said["title"]["one"] : (said["title"] ?? said["name"]);
    return isText(title) ? plain(title) : "";
  };
  return `${what()} ${which() || key}`;
}

const isText = (value: unknown): value is Text =>
  typeof value === "string" || (isThing(value) && (typeof value["nl"] === "string" || typeof value["en"] === "string"));

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
