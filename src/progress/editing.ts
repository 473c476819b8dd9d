/** Words by hand in a report, as texts that people write at the desk. Key: FRAMEWORK/YEAR/LANGUAGE/CHAPTER/PART. */
import { sql } from "kysely";
import type { Beginning, Editable, Field, FieldFault } from "../desk/index.ts";
import { changedMeanwhile } from "../kernel/changed-meanwhile.ts";
import type { Database } from "../kernel/database.ts";
import { languages, type Language, type Translated } from "../kernel/language.ts";
import { notFound } from "../kernel/problem.ts";
import { readerNow, type Reader } from "../kernel/snapshot.ts";
import { freeSlug } from "../kernel/slug.ts";
import { fitsXml } from "../kernel/xml.ts";
import { listFrameworks, oneFramework, say, type FrameworkGraph } from "../policy/index.ts";
import { branchesOf } from "./build/chapters.ts";
import { words as reportWords } from "./build/words.ts";
import { textVersions, type Key } from "./queries.ts";
import { addText, chaptersOf, emptyYear, longestText } from "./service.ts";

type TextRef = Key & { chapter: string; part: string };

const reportTexts: Editable = {
  kind: "reportText",
  accepts: (key) => readRef(key) !== null,
  action: () => "report.write",
  parts: () => Promise.resolve([]),
  title: async (reader, key, _content, language) => {
    const { framework, year, chapter, part } = refOf(key);
    const { graphs } = await graphsOf(reader);
    const title = graphs.get(framework)?.chapters.find(({ value }) => value === chapter)?.text[language] ?? chapter;
    return `${words.text(year)[language]}: ${title} (${part})`;
  },
  standing: async (reader, key) => {
    const ref = refOf(key);
    const last = (await textVersions(reader.read, ref, ref)).at(-1);
    return { version: last?.version ?? 0, content: contentOf(last?.text ?? ""), removed: last?.text === "" };
  },
  blank: () => Promise.resolve({}),
  fields: () => Promise.resolve(fields),
  faults: async (db, key, content) => faultsOf(await readerNow(db), refOf(key), textIn(content)),
  publish: (trx, { key, content, ...signed }) => write(trx, key, textIn(content), signed),
  withdraw: (trx, { key, ...signed }) => write(trx, key, "", signed),
  versions: async (read, key) => {
    const ref = refOf(key);
    return (await textVersions(read, ref, ref)).map(({ version, text, author, reason, at }) => ({
      version,
      content: contentOf(text),
      removed: text === "",
      actor: author,
      reason,
      at,
    }));
  },
  address: (_reader, key) => {
    const { framework, year } = refOf(key);
    return Promise.resolve(`/voortgang/${encodeURIComponent(framework)}/${year}`);
  },
  beginnings: async (reader) => (await graphsOf(reader)).beginnings,
  begin: async (reader, name, place, title) => {
    const { beginnings } = await graphsOf(reader);
    const begun = beginnings.find(({ key }) => key === name);
    if (!begun?.places.some(({ value }) => value === place) || place === null) throw notFound();
    const { framework, year, language } = refOf(`${name}/${place}/x`);
    const taken = await textVersions(reader.read, { framework, year, language });
    const part = freeSlug(title, new Set(taken.filter(({ chapter }) => chapter === place).map((each) => each.part)));
    return { key: `${name}/${place}/${part}`, content: {} };
  },
};

/** What this room offers the desk. */
export const editables: readonly Editable[] = [reportTexts];

const both = (nl: string, en: string): Translated => ({ nl, en });
const words = {
  text: (year: number) => both(`Tekst in het verslag over ${year}`, `Text in the report on ${year}`),
  noYear: both("Over dit jaar is er geen verslag.", "There is no report on this year."),
  noChapter: both("Het verslag heeft dit hoofdstuk niet.", "The report has no such chapter."),
  empty: both("Vul dit in.", "Fill this in."),
  tooLong: both(`Maak dit korter: hoogstens ${longestText} tekens.`, `Make this shorter: ${longestText} characters at most.`),
  unseen: both(
    "Hier staat een teken dat niemand kan zien. Typ de tekst opnieuw.",
    "There is a character that nobody can see. Type the text anew.",
  ),
};

const fields: readonly Field[] = [
  {
    name: "text",
    kind: "text",
    label: both("Tekst", "Text"),
    hint: both(
      "Dit komt in het hoofdstuk, met uw naam eronder. Een lege regel begint een nieuwe alinea.",
      "It stands in the chapter, with your name below. An empty line starts a new paragraph.",
    ),
    required: true,
  },
];

const contentOf = (text: string): { text?: string } => (text === "" ? {} : { text });

function textIn(content: unknown): string {
  const text = content !== null && typeof content === "object" ? (content as { text?: unknown }).text : undefined;
  return typeof text === "string" ? text : "";
}

function readRef(name: string): TextRef | null {
  const id = "[a-z0-9]+(?:-[a-z0-9]+)*";
  const found = new RegExp(`^(${id})/(\\d{4})/(nl|en)/(${id})/(${id})$`).exec(name);
  if (!found || name.length > 300 || name.includes("\n")) return null;
  const [, framework, year, language, chapter, part] = found;
  return { framework, year: Number(year), language: language as Language, chapter, part };
}

function refOf(name: string): TextRef {
  const ref = readRef(name);
  if (!ref) throw notFound();
  return ref;
}

async function write(
  trx: Database,
  name: string,
  text: string,
  { expectedVersion, actor, reason }: { expectedVersion: number; actor: string; reason: string },
): Promise<{ version: number }> {
  const ref = refOf(name);
  await sql`select pg_advisory_xact_lock(4171353, hashtext(${name}))`.execute(trx);
  const now = (await textVersions(trx, ref, ref)).at(-1)?.version ?? 0;
  if (now !== expectedVersion) throw changedMeanwhile(`The text ${name}`, expectedVersion, now);
  return { version: await addText(trx, await readerNow(trx), ref, { ...ref, text, actor, reason }) };
}

async function faultsOf(reader: Reader, ref: TextRef, text: string): Promise<FieldFault[]> {
  const known = (await listFrameworks(reader)).some(({ id }) => id === ref.framework);
  if (!known || (await emptyYear(reader, ref))) return [{ field: "", text: words.noYear }];
  const chapters = await chaptersOf(reader, ref);
  return [
    ...(chapters.some(({ id }) => id === ref.chapter) ? [] : [{ field: "", text: words.noChapter }]),
    ...(text.trim() === "" ? [{ field: "text", text: words.empty }] : []),
    ...(text.length > longestText ? [{ field: "text", text: words.tooLong }] : []),
    ...(fitsXml(text) ? [] : [{ field: "text", text: words.unseen }]),
  ];
}

/** Chapters per framework, as far as they can be told without making a report; and where a text can be begun. */
async function graphsOf(reader: Reader): Promise<{ graphs: Map<string, { chapters: Beginning["places"] }>; beginnings: Beginning[] }> {
  const list = await Promise.all((await listFrameworks(reader)).map(({ id }) => oneFramework(reader, id)));
  const graphs = new Map(list.map((graph) => [graph.id, { chapters: placesIn(graph) }]));
  const beginnings = list.toReversed().flatMap((graph) => {
    const title = graph.framework.title;
    const group = both(say(title, "nl", graph.framework.language).text, say(title, "en", graph.framework.language).text);
    return yearsWithTexts(graph).flatMap((year) =>
      languages.map((language): Beginning => ({
        key: `${graph.id}/${year}/${language}`,
        title: inLanguage(words.text(year), language),
        group,
        titled: true,
        places: graphs.get(graph.id)?.chapters ?? [],
      })),
    );
  });
  return { graphs, beginnings };
}

const inLanguage = ({ nl, en }: Translated, language: Language): Translated =>
  language === "nl" ? both(`${nl} (Nederlands)`, `${en} (Dutch)`) : both(`${nl} (Engels)`, `${en} (English)`);

/** Years whose reports people write texts for: those that there are updates about, and those of a framework with targets. */
export function yearsWithTexts({ framework: { updates, targets, period } }: FrameworkGraph): number[] {
  const [from, to] = [period.from, period.to].map((day) => Number(day.slice(0, 4)));
  const whole = targets.length > 0 ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : [];
  return [...new Set([...whole, ...updates.map(({ year }) => year)])].toSorted((a, b) => b - a);
}

function placesIn(graph: FrameworkGraph): Beginning["places"] {
  const { nl, en } = reportWords;
  const place = (value: string, text: Translated) => ({ value, text, parts: [] });
  const own = graph.framework.language;
  return [
    place("introduction", both(nl.introduction, en.introduction)),
    place("all-policies", both(nl.allPolicies, en.allPolicies)),
    ...branchesOf(graph).branches.map(({ node: { id, title } }) =>
      place(`node-${id}`, both(say(title, "nl", own).text, say(title, "en", own).text)),
    ),
    place("targets", both(nl.targets, en.targets)),
    place("changes", both(nl.changes, en.changes)),
    place("not-in-source", both(nl.notInSource, en.notInSource)),
    place("sources", both(nl.sources, en.sources)),
  ];
}
