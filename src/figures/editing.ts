/** How indicators are explained, as texts that people write at the desk. Unit and measure come with the figures and are no text. */
import type { Editable, Field, FieldFault } from "../desk/index.ts";
import { languages, type Language, type Translated } from "../kernel/language.ts";
import { notFound } from "../kernel/problem.ts";
import { holdsUnseen } from "../kernel/unseen.ts";
import { catalogue } from "./catalogue.ts";
import { saveTexts, textVersions, type IndicatorTexts } from "./indicator-texts.ts";

/** One language of an indicator's texts, as the form has them. */
type Said = { title?: unknown; phrase?: unknown; definition?: unknown; caveat?: unknown };

const longest = { title: 300, phrase: 300, definition: 5_000, caveat: 5_000 } as const;
const parts = Object.keys(longest) as (keyof typeof longest)[];

const indicatorTexts: Editable = {
  kind: "indicator",
  accepts: isKey,
  action: () => "indicator.draft",
  parts: () => Promise.resolve([]),
  title: (_reader, key, content, language) => {
    const { title } = saidIn(content, language);
    return Promise.resolve(`${words.topic[language]} ${typeof title === "string" && title !== "" ? title : idOf(key)}`);
  },
  standing: async (reader, key) => {
    const last = (await textVersions(reader.read, idOf(key))).at(-1);
    return { version: last?.version ?? 0, content: last ? contentOf(last) : {}, removed: false };
  },
  blank: () => Promise.resolve({}),
  fields: () => Promise.resolve(fields),
  faults: async (db, key, content) => {
    const there = (await textVersions(db, idOf(key))).length > 0;
    return [
      ...(there ? [] : [{ field: "", text: words.gone }]),
      ...languages.flatMap((language) => faultsOf(language, saidIn(content, language))),
    ];
  },
  publish: (trx, { key, content, ...signed }) => saveTexts(trx, idOf(key), textsOf(content), signed),
  versions: async (read, key) =>
    (await textVersions(read, idOf(key))).map((each) => ({
      version: each.version,
      content: contentOf(each),
      removed: false,
      actor: each.actor,
      reason: each.reason,
      at: each.at,
    })),
  address: async (reader, key) =>
    (await catalogue(reader)).indicators.some(({ id }) => id === key) ? `/indicatoren/${encodeURIComponent(key)}` : null,
};

/** What this room offers the desk. */
export const editables: readonly Editable[] = [indicatorTexts];

const both = (nl: string, en: string): Translated => ({ nl, en });
const words = {
  topic: both("Onderwerp", "Topic"),
  gone: both("Dit onderwerp is er niet.", "There is no such topic."),
  unseen: both(
    "Hier staat een teken dat niemand kan zien. Typ de tekst opnieuw.",
    "There is a character that nobody can see. Type the text anew.",
  ),
};

const languageNames: Readonly<Record<Language, Translated>> = {
  nl: both("In het Nederlands", "In Dutch"),
  en: both("In het Engels", "In English"),
};

const fields: readonly Field[] = languages.map((language) => ({
  name: language,
  kind: "group",
  label: languageNames[language],
  required: true,
  fields: [
    { name: "title", kind: "line", label: both("Naam van het onderwerp", "Name of the topic"), required: true },
    {
      name: "phrase",
      kind: "line",
      label: both("Hoe gaat de zin verder: van de 100 volwassenen …", "How does the sentence go on: of 100 adults, …"),
      hint: both("Bijvoorbeeld: vinden de eigen gezondheid goed", "For example: feel healthy"),
    },
    { name: "definition", kind: "text", label: both("Wat is er precies gemeten?", "What was measured exactly?") },
    {
      name: "caveat",
      kind: "text",
      label: both("Wat moet iemand weten voor die het cijfer gebruikt?", "What must one know before using the figure?"),
    },
  ],
}));

function isKey(key: string): boolean {
  return key.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && !key.includes("\n");
}

function idOf(key: string): string {
  if (!isKey(key)) throw notFound();
  return key;
}

function saidIn(content: unknown, language: Language): Said {
  const said = content !== null && typeof content === "object" ? (content as Record<string, unknown>)[language] : undefined;
  return said !== null && typeof said === "object" ? said : {};
}

function contentOf(texts: IndicatorTexts): Record<Language, Said> {
  const one = (language: Language): Said =>
    Object.fromEntries(parts.flatMap((part) => (texts[`${part}_${language}`] ? [[part, texts[`${part}_${language}`]]] : [])));
  return { nl: one("nl"), en: one("en") };
}

function textsOf(content: unknown): IndicatorTexts {
  const [nl, en] = [saidIn(content, "nl"), saidIn(content, "en")];
  const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
  return {
    title_nl: text(nl.title),
    title_en: text(en.title),
    phrase_nl: text(nl.phrase) || null,
    phrase_en: text(en.phrase) || null,
    definition_nl: text(nl.definition),
    definition_en: text(en.definition),
    caveat_nl: text(nl.caveat),
    caveat_en: text(en.caveat),
  };
}

function faultsOf(language: Language, said: Said): FieldFault[] {
  return parts.flatMap((part): FieldFault[] => {
    const text = said[part];
    const field = `${language}.${part}`;
    if (text === undefined && part === "title") return [{ field, text: both("Vul dit in.", "Fill this in.") }];
    if (typeof text !== "string") return [];
    const most = longest[part];
    if (text.length > most)
      return [{ field, text: both(`Maak dit korter: hoogstens ${most} tekens.`, `Make this shorter: ${most} characters at most.`) }];
    return holdsUnseen(text) ? [{ field, text: words.unseen }] : [];
  });
}
