/**
 * What a report says, without how it looks: one content for web page, PDF, DOCX, ODT and JSON. This is also what freezes, so a change
 * in these types needs a new `format`, and the renderers must go on reading the old one.
 */
import type { Language } from "../kernel/language.ts";

/** A number that a reader may want to trace. `id` is the same in every version of the report, so that versions can be compared. */
export type NumberRun = {
  kind: "number";
  id: string;
  /** What it is, in words: "Overgewicht bij kinderen, uitgangswaarde". */
  label: string;
  value: number;
  /** As written in the report's language, with its unit. */
  text: string;
  /** Where it comes from: a path of this site, `#` and the id of a source in the report; null for a count over the report itself. */
  origin: string | null;
};
export type Run =
  | { kind: "text"; text: string; strong?: true; /** Only when it is not the report's language. */ lang?: Language }
  /** `href`: a whole address, a path of this site, or `#` and an id in the report. */
  | { kind: "link"; text: string; href: string }
  | NumberRun;
/** A piece of running text. */
export type Line = readonly Run[];

export type Column = { title: string; numeric?: true; /** Width beside the others; 1 unless told. */ share?: number };
export type Table = {
  kind: "table";
  id: string;
  caption: string;
  columns: readonly Column[];
  /** The first cell names its row. */ rows: readonly (readonly Line[])[];
};
/** `alt` says what the drawing says; `table` holds its figures. */
export type Figure = { kind: "figure"; id: string; title: string; svg: string; alt: string; source: Line; table: Table };
/** Level 2 is a chapter's own title, so blocks begin at 3. */
export type Heading = { kind: "heading"; id: string; level: 3 | 4; text: string; lang?: Language };
export type Paragraph = { kind: "paragraph"; id: string; line: Line; tone: "text" | "note" };
export type List = { kind: "list"; id: string; items: readonly Line[] };
/** One signed piece of progress. `about`: where, with whom, its source. */
export type UpdateBlock = {
  kind: "update";
  id: string;
  gain: "all" | "equal" | "base";
  title: string;
  lang?: Language;
  text: Line;
  figures: readonly Line[];
  about: Line;
};

export type Block = Heading | Paragraph | List | Table | Figure | UpdateBlock;
/** What a renderer must know how to draw. */
export type Plain = Exclude<Block, UpdateBlock>;

export const chapterKinds = [
  "correction",
  "introduction",
  "allPolicies",
  "priority",
  "targets",
  "city",
  "changes",
  "sources",
  "notInSource",
] as const;
export type Chapter = { id: string; kind: (typeof chapterKinds)[number]; title: string; lang?: Language; blocks: readonly Block[] };

/** A target's standing in few words, for the next report to compare with. */
export type TargetLine = {
  id: string;
  title: string;
  status: string;
  statusInWords: string;
  measured: { value: number; period: string } | null;
};

/** Everything that follows from the data; the same data give the same body, byte for byte. */
export type Body = {
  format: 1;
  title: string;
  subtitle: string;
  chapters: readonly Chapter[];
  targets: readonly TargetLine[];
  updates: readonly string[];
};

/** Who made it public, and when. A draft has no version, person or moment. */
export type Head = {
  framework: string;
  year: number;
  language: Language;
  /** Absolute address of the site that the numbers lead to, without a slash at its end. */
  site: string;
  state: "draft" | "approved" | "published";
  /** 1 and up; for a draft the version that it would become. */
  version: number;
  /** ISO 8601. */
  publishedAt: string | null;
  publishedBy: string | null;
  approvedBy: string | null;
  /** Why this version is there. */
  reason: string | null;
};
export type Report = { head: Head; body: Body };

/** Blocks as renderers draw them: an update is a heading, its text, its figures and a line about it. */
export function plainBlocks(blocks: readonly Block[]): Plain[] {
  return blocks.flatMap((block): Plain[] => {
    if (block.kind !== "update") return [block];
    const { id, title, lang, text, figures, about } = block;
    return [
      { kind: "heading", id, level: 4, text: title, ...(lang ? { lang } : {}) },
      { kind: "paragraph", id: `${id}-text`, line: text, tone: "text" },
      ...(figures.length > 0 ? [{ kind: "list" as const, id: `${id}-figures`, items: figures }] : []),
      ...(about.length > 0 ? [{ kind: "paragraph" as const, id: `${id}-about`, line: about, tone: "note" as const }] : []),
    ];
  });
}

/** Every line of a block, in the order in which it is read. */
export function linesOf(block: Plain): Line[] {
  switch (block.kind) {
    case "heading":
      return [];
    case "paragraph":
      return [block.line];
    case "list":
      return [...block.items];
    case "table":
      return block.rows.flat();
    default:
      return [block.source, ...linesOf(block.table)];
  }
}

/** Every number of a body, in the order in which it is read. */
export function numbersOf(body: Pick<Body, "chapters">): NumberRun[] {
  return body.chapters.flatMap(({ blocks }) =>
    plainBlocks(blocks).flatMap((block) =>
      linesOf(block)
        .flat()
        .filter((run) => run.kind === "number"),
    ),
  );
}

export const textOf = (line: Line): string => line.map(({ text }) => text).join("");

/** Where a link of a frozen report leads, outside this site's own pages. */
export const absolute = (href: string, site: string): string => (href.startsWith("/") ? site + href : href);
