/** The room's use cases: a draft from what the system holds, its approval, and freezing it for good. */
import { createHash } from "node:crypto";
import type { Database } from "../kernel/database.ts";
import type { Language } from "../kernel/language.ts";
import { Problem } from "../kernel/problem.ts";
import { fitsXml } from "../kernel/xml.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { oneFramework } from "../policy/index.ts";
import { buildBody } from "./build/body.ts";
import { correctionChapter } from "./build/correction.ts";
import { readGround } from "./build/ground.ts";
import type { Body, Head, Report } from "./content.ts";
import { differencesOf } from "./differences.ts";
import {
  approvalOf,
  currentTexts,
  formerReport,
  frozenContent,
  insertApproval,
  insertPublished,
  insertText,
  listPublished,
  wasApproved,
  type Key,
  type PublishedRow,
  type Signed,
} from "./queries.ts";
import { nothingAbout, noYear, type NothingAbout } from "./years.ts";

export type { Key, PublishedRow, Signed } from "./queries.ts";

/** Every published version, the latest year first. */
export const archive = (reader: Reader): Promise<PublishedRow[]> => listPublished(reader.read);

/**
 * The report as it would be published now. After a first publication it is a correction, and says what differs.
 * @param site absolute address that the numbers lead to, without a slash at its end
 * @throws Problem `no-framework`, `no-year` with the years that there are (both 404)
 */
export async function draft(reader: Reader, key: Key, site: string): Promise<Report> {
  const { body, version } = await nextBody(reader, key);
  const approval = await approvalOf(reader.read, key, version, sha256(JSON.stringify(body)));
  return {
    head: {
      ...key,
      site,
      state: approval ? "approved" : "draft",
      version,
      publishedAt: null,
      publishedBy: null,
      approvedBy: approval?.actor ?? null,
      reason: null,
    },
    body,
  };
}

/**
 * A report as it was frozen: from its content alone, whatever changed since.
 * @throws Problem `no-report` (404)
 */
export async function published(reader: Reader, key: Key, version?: number): Promise<Report> {
  const found = await frozenContent(reader.read, key, version);
  if (found) return JSON.parse(found.content) as Report;
  throw new Problem({
    kind: "no-report",
    status: 404,
    message: `${version === undefined ? "No report" : `No version ${version} of a report`} on ${key.framework.slice(0, 80)} ${key.year} was published in ${key.language}.`,
    wayOut: "See the archive: bin/gelijkop reports.",
  });
}

/** As published; null when it never was. */
export async function newestPublished(reader: Reader, key: Key): Promise<Report | null> {
  const found = await frozenContent(reader.read, key);
  return found ? (JSON.parse(found.content) as Report) : null;
}

/** What there is in place of a year that nothing can be reported about; null when it can. @throws Problem `no-framework` (404) */
export async function emptyYear(reader: Reader, { framework, year }: Pick<Key, "framework" | "year">): Promise<NothingAbout | null> {
  return nothingAbout((await oneFramework(reader, framework)).framework, year);
}

/**
 * Says that a person read the draft and agrees to it, as it is now.
 * @throws Problem `unsigned`, `report-unchanged` when it says the same as the published version
 */
export async function approve(db: Database, reader: Reader, key: Key, signed: Signed): Promise<{ version: number; bodySha256: string }> {
  const by = readSigned(signed);
  const { body, version } = await nextBody(reader, key);
  refuseUnchanged(key, version, body);
  const bodySha256 = sha256(JSON.stringify(body));
  await insertApproval(db, key, version, bodySha256, by);
  return { version, bodySha256 };
}

/**
 * Freezes the approved draft and makes it public, for good.
 * @param signed `account`: whose work it is; absent where only a name is known (the command line)
 * @param at the moment of publication; it is printed, and stands in the files
 * @throws Problem `unsigned`, `not-approved`, `own-approval`, `changed-since-approval`, `report-unchanged`, `published-meanwhile` (409)
 */
export async function publish(
  db: Database,
  reader: Reader,
  key: Key,
  signed: Signed & { account?: string | null },
  { site, at }: { site: string; at: Date },
): Promise<PublishedRow> {
  const by = readSigned(signed);
  const { body, version } = await nextBody(reader, key);
  refuseUnchanged(key, version, body);
  const approval = await approvalOf(reader.read, key, version, sha256(JSON.stringify(body)));
  if (!approval) throw await notApproved(reader, key, version);
  if (samePerson(approval, { ...by, account: signed.account ?? null }))
    throw new Problem({
      kind: "own-approval",
      message: `${by.actor} approved this report; another person publishes it.`,
      wayOut: "Let somebody else publish it, or let somebody else approve it first.",
    });
  const head: Head = {
    ...key,
    site,
    state: "published",
    version,
    publishedAt: at.toISOString(),
    publishedBy: by.actor,
    approvedBy: approval.actor,
    reason: by.reason,
  };
  const content = JSON.stringify({ head, body } satisfies Report);
  const row = { ...by, version, content, sha256: sha256(content), at };
  if (!(await insertPublished(db, key, row))) {
    throw new Problem({
      kind: "published-meanwhile",
      status: 409,
      message: `Somebody published version ${version} of this report a moment ago.`,
      wayOut: "Look at it first: bin/gelijkop reports.",
    });
  }
  return { ...key, ...by, version, sha256: row.sha256, at };
}

/**
 * Adds words by hand to a chapter of the draft, in place of what this part of it said before; an empty text takes it away.
 * @returns the version of this text
 * @throws Problem `unsigned`, `no-chapter` with the chapters that there are, `report-text`
 */
export async function addText(
  db: Database,
  reader: Reader,
  key: Key,
  written: { chapter: string; part?: string | undefined; text: string } & Signed,
): Promise<number> {
  const { actor, reason } = readSigned(written);
  const { chapter, part = "text" } = written;
  const text = written.text.replaceAll("\r\n", "\n").trim();
  const known = await chaptersOf(reader, key);
  if (!known.some(({ id }) => id === chapter))
    throw new Problem({
      kind: "no-chapter",
      status: 404,
      message: `The report has no chapter ${chapter.slice(0, 80)}.`,
      wayOut: `Choose from: ${known.map(({ id }) => id).join(", ")}.`,
    });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part))
    throw new Problem({
      kind: "report-text",
      message: `${part.slice(0, 80)} is no name for a text.`,
      wayOut: "Use small letters, digits and single hyphens.",
    });
  if (text.length > longestText)
    throw new Problem({
      kind: "report-text",
      message: `The text has ${text.length} characters.`,
      wayOut: `Keep it within ${longestText}.`,
    });
  if (!fitsXml(text))
    throw new Problem({
      kind: "report-text",
      message: "The text holds control characters.",
      wayOut: "Save it as plain text and try again.",
    });
  return insertText(db, key, { chapter, part, text, author: actor, reason });
}

export const longestText = 20_000;

/** The chapters that words can be added to. @throws Problem `no-framework`, `no-year` (404) */
export async function chaptersOf(reader: Reader, key: Key): Promise<readonly { id: string; title: string }[]> {
  return (await nextBody(reader, key)).body.chapters.filter(({ kind }) => kind !== "correction");
}

/** The body as it would be published, and the version that it would become. */
async function nextBody(reader: Reader, key: Key): Promise<{ body: Body; version: number }> {
  const nothing = await emptyYear(reader, key);
  if (nothing) throw noYear(key.framework, nothing);
  const [texts, former, last] = await Promise.all([
    currentTexts(reader.read, key),
    formerReport(reader.read, key),
    frozenContent(reader.read, key),
  ]);
  const earlier = former && { year: former.year, version: former.version, ...pick((JSON.parse(former.content) as Report).body) };
  const ground = await readGround(reader, {
    framework: key.framework,
    year: key.year,
    language: key.language,
    texts,
    former: earlier ?? null,
  });
  const body = await buildBody(ground);
  if (!last) return { body, version: 1 };
  const version = last.version + 1;
  const chapter = correctionChapter({
    language: key.language,
    former: last.version,
    version,
    differences: differencesOf((JSON.parse(last.content) as Report).body, body),
  });
  return { body: { ...body, chapters: [chapter, ...body.chapters] }, version };
}

const pick = ({ targets, updates }: Body) => ({ targets, updates });

/** A correction that corrects nothing would only put readers on the wrong foot. */
function refuseUnchanged({ framework, year }: Key, version: number, body: Body): void {
  const correction = body.chapters.find(({ kind }) => kind === "correction");
  if (!correction || correction.blocks.some(({ kind }) => kind === "table")) return;
  throw new Problem({
    kind: "report-unchanged",
    message: `The report on ${framework} ${year} says the same as version ${version - 1}.`,
    wayOut: "Change what is wrong first, then publish the correction.",
  });
}

async function notApproved(reader: Reader, key: Key, version: number): Promise<Problem> {
  const line = `bin/gelijkop report approve ${key.framework} ${key.year} --language ${key.language} --by NAME --reason TEXT`;
  if (await wasApproved(reader.read, key, version))
    return new Problem({
      kind: "changed-since-approval",
      message: "The draft changed after it was approved.",
      wayOut: `Read it again and approve it as it is now: ${line}`,
    });
  return new Problem({
    kind: "not-approved",
    message: `Nobody approved this report on ${key.framework} ${key.year} yet.`,
    wayOut: `Read the draft, then: ${line}`,
  });
}

function readSigned({ actor, reason }: Signed): Signed {
  if (actor.trim() && reason.trim()) return { actor: actor.trim(), reason: reason.trim() };
  throw new Problem({ kind: "unsigned", message: "This needs who does it and why.", wayOut: "Give both: --by NAME --reason TEXT." });
}

type Signer = { actor: string; account: string | null };

/** Names change, and two people may have the same one; from the command line there is only a name. */
const samePerson = (one: Signer, other: Signer): boolean =>
  one.account !== null && other.account !== null
    ? one.account === other.account
    : one.actor.trim().toLowerCase() === other.actor.trim().toLowerCase();

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @throws Problem `usage` */
export function readLanguage(given: string | undefined): Language {
  if (given === undefined || given === "nl" || given === "en") return given ?? "nl";
  throw new Problem({ kind: "usage", message: `--language ${given} is not spoken here.`, wayOut: "Choose nl or en." });
}
