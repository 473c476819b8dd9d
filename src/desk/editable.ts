/**
 * What a room tells the desk about a kind of thing that people write: its fields, who may write it, and how it becomes public. The desk does
 * the rest alike for all: drafts, saving without loss, four eyes, history, comparison, restoring.
 */
import type { Database, ReadDatabase } from "../kernel/database.ts";
import type { Language, Translated } from "../kernel/language.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Action } from "../rights/index.ts";

/** `kind` is the editable's; `key` is its own name for the thing: "utrecht-gezond-2011-2013/node/gezond-gewicht". */
export type ObjectRef = { kind: string; key: string };

/**
 * What is public now. `version` counts from 1; 0 where there is nothing yet. All contents that an editable takes and gives have the shape of
 * its fields (below), which need not be the shape in which it stores the thing.
 */
export type Standing = { version: number; content: unknown; removed: boolean };

export type Choice = { value: string; text: Translated; group?: Translated };

/**
 * A field of a form. `name` is its key in the content at its level: letters, digits and hyphens, no dots. In a content
 * - what is empty is absent: no "", null, [], {} or false;
 * - texts have no blanks at their ends, and line feeds (\n) for line ends; a line has none;
 * - a date is 2026-12-31, a number a number, a flag true, a translated text a string (the thing's own language alone) or { nl?, en? };
 * - a date or number that can't be read is the text as typed, so that a draft keeps it; it never gets to `faults` or `publish`;
 * - a list of things may hold an empty one ({}) in a draft; it never gets to `faults` or `publish`.
 * Keys that are no field's are lost, so what must stay (a row's id) is a field of kind `kept`.
 */
export type Field = { name: string; label: Translated; hint?: Translated; required?: boolean } & (
  | { kind: "line" | "text" | "date" | "address" }
  | { kind: "number"; whole?: boolean }
  /** Not shown, and handed on unchanged: any JSON. Rows of two versions are told to be the same one by their kept `id`. */
  | { kind: "kept" }
  | { kind: "flag" }
  /** Text in the thing's own language, or in both: a string, or { nl?, en? }. */
  | { kind: "translated"; long: boolean; language: Language }
  | { kind: "choice"; choices: readonly Choice[] }
  /** A list of values out of a list. */
  | { kind: "choices"; choices: readonly Choice[] }
  /** A list of single lines. */
  | { kind: "lines" }
  /** A thing within the thing; absent when all of it is empty and it isn't required. */
  | { kind: "group"; fields: readonly Field[] }
  /** A list of things. */
  | { kind: "rows"; one: Translated; fields: readonly Field[] }
);

/** What is wrong with a content; `field` is where: "milestones.0.title", or empty for the whole. */
export type FieldFault = { field: string; text: Translated };

export type PublicVersion = { version: number; content: unknown; removed: boolean; actor: string; reason: string; at: Date };

/** A content about to become public. */
export type Publication = {
  key: string;
  content: unknown;
  /** The public version that it replaces. */
  expectedVersion: number;
  /** Name of the writer (not of the publisher), which is printed with the version. */
  actor: string;
  reason: string;
};

/** Something new that can be begun. Who begins needs the right `action(key)` for `parts` of the place, or for all where there are no places. */
export type Beginning = {
  /** Its name; `action` knows it. */
  key: string;
  /** "Bericht over de voortgang". */
  title: Translated;
  /** What it belongs to, for a list: the framework's title. */
  group: Translated;
  /** Whether a title is asked at the start, of which the key is made. */
  titled: boolean;
  /** Where it can lie; empty where it has no place. */
  places: readonly { value: string; text: Translated; parts: readonly string[] }[];
};

export type Editable = {
  kind: string;
  /** Whether this key is one of this kind at all. */
  accepts(key: string): boolean;
  /** The right that writing this takes. */
  action(key: string): Action;
  /** Programmes and organisations that it lies in, as grants name them; of a thing that is public, whatever the content; of a new one, by its content. */
  parts(reader: Reader, key: string, content: unknown): Promise<readonly string[]>;
  /** The same of where this content would put it; absent where a content moves nothing. Who may write it there too may hand it in. */
  wouldLie?(reader: Reader, key: string, content: unknown): Promise<readonly string[]>;
  /** What it is called, in a list: "Programma Gezond gewicht"; never empty, also when the content hardly says anything yet. */
  title(reader: Reader, key: string, content: unknown, language: Language): Promise<string>;
  standing(reader: Reader, key: string): Promise<Standing>;
  /** A content to begin a new thing with. */
  blank(reader: Reader, key: string): Promise<unknown>;
  fields(reader: Reader, key: string, content: unknown): Promise<readonly Field[]>;
  /** Everything that keeps this content from becoming public now; empty when it can. The desk has looked at required fields, numbers, dates and choices before. */
  faults(db: Database, key: string, content: unknown): Promise<readonly FieldFault[]>;
  /**
   * Makes it public, inside the caller's transaction.
   * @returns `key`: where it got another name than it was begun under
   * @throws Problem; ChangedMeanwhile (409) when another version is public by now
   */
  publish(trx: Database, publication: Publication): Promise<{ version: number; key?: string }>;
  /** Takes it away from now on; absent where that can't be. */
  withdraw?(trx: Database, publication: Omit<Publication, "content">): Promise<{ version: number }>;
  /** Oldest first. */
  versions(read: ReadDatabase, key: string): Promise<readonly PublicVersion[]>;
  /** Dutch path of the public page that shows it; null where there is none. */
  address(reader: Reader, key: string): Promise<string | null>;
  /** New things that can be begun here. */
  beginnings?(reader: Reader): Promise<readonly Beginning[]>;
  /**
   * The key and the first content of a new thing.
   * @param place a value of the beginning's places; null where it has none
   * @param title as typed; empty where none is asked
   * @throws Problem when the beginning or the place isn't there
   */
  begin?(reader: Reader, beginning: string, place: string | null, title: string): Promise<{ key: string; content: unknown }>;
};
