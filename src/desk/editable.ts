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

/** What is public now. `version` counts from 1; 0 where there is nothing yet. */
export type Standing = { version: number; content: unknown; removed: boolean };

export type Choice = { value: string; text: string; group?: string };

/** A field of a form. `name` is its key in the content at its level. */
export type Field = { name: string; label: Translated; hint?: Translated; required?: boolean } & (
  | { kind: "line" | "text" | "date" | "address" }
  | { kind: "number"; whole?: boolean }
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
  /** Name of the writer, which is printed with the version. */
  actor: string;
  reason: string;
};

export type Editable = {
  kind: string;
  /** Whether this key is one of this kind at all. */
  accepts(key: string): boolean;
  /** The right that writing this takes. */
  action(key: string): Action;
  /** Programmes and organisations that it lies in, as grants name them; of a new thing, by its content. */
  parts(reader: Reader, key: string, content: unknown): Promise<readonly string[]>;
  /** What it is called, in a list: "Programma Gezond gewicht". */
  title(reader: Reader, key: string, content: unknown, language: Language): Promise<string>;
  standing(reader: Reader, key: string): Promise<Standing>;
  /** A content to begin a new thing with. */
  blank(reader: Reader, key: string): Promise<unknown>;
  fields(reader: Reader, key: string, content: unknown): Promise<readonly Field[]>;
  /** Everything that keeps this content from becoming public now; empty when it can. */
  faults(db: Database, key: string, content: unknown): Promise<readonly FieldFault[]>;
  /** Makes it public, inside the caller's transaction. @throws Problem; ChangedMeanwhile (409) when another version is public by now */
  publish(trx: Database, publication: Publication): Promise<{ version: number }>;
  /** Takes it away from now on; absent where that can't be. */
  withdraw?(trx: Database, publication: Omit<Publication, "content">): Promise<{ version: number }>;
  /** Oldest first. */
  versions(read: ReadDatabase, key: string): Promise<readonly PublicVersion[]>;
  /** Dutch path of the public page that shows it; null where there is none. */
  address(key: string): string | null;
  /** Kinds of new things that can be begun under this editable, for somebody with these parts: where to begin each. */
  beginnings?(reader: Reader): Promise<readonly { key: string; title: Translated; parts: readonly string[] }[]>;
};
