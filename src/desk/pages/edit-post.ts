/** What happens with a form that was sent. */
import type { Reader } from "../../kernel/snapshot.ts";
import { personal, type WebContext } from "../../kernel/web.ts";
import { cleanText, isThing, settled, type Content } from "../form/content.ts";
import { withoutRow, withRow } from "../form/place.ts";
import { readContent, root } from "../form/read.ts";
import { drop, handIn, save, takeBack, type Writing } from "../service.ts";
import { lookAt, personOf, titleOf, versionOf, type Desk, type Thing } from "../thing.ts";
import type { Draft } from "../draft.ts";
import { chosenContent, conflictPage, type Conflict } from "./conflict.tsx";
import { dropPage, editPage } from "./edit.tsx";
import { deskOf, editPath, formatTime, formOf, goTo, html, proposalPath, typed, versionIn, type PageParts } from "./parts.tsx";

type Sent = { parts: PageParts; desk: Desk; c: WebContext; thing: Thing; form: FormData };

export async function editPost(parts: PageParts, c: WebContext, ref: { kind: string; key: string }): Promise<Response> {
  const desk = deskOf(parts);
  const thing = await lookAt(desk, c.get("asker"), ref);
  const sent: Sent = { parts, desk, c, thing, form: await formOf(c) };
  const [what, path = ""] = typed(sent.form, "do").split(":");
  switch (what) {
    case "add":
    case "remove":
      return saved(sent, what, path);
    case "handIn":
      return handedIn(sent);
    case "takeBack":
      await takeBack(desk, personOf(c.get("asker")), thing);
      return goTo(editPath(thing), parts.site().language);
    case "drop":
      return html(dropPage(await view(sent)));
    case "dropSure":
      await drop(desk, personOf(c.get("asker")), thing);
      return goTo("/bureau", parts.site().language);
    case "choose":
      return chosen(sent);
    default:
      return saved(sent, "save", "");
  }
}

const view = async ({ parts, desk, c, thing }: Omit<Sent, "form">) => {
  const site = parts.site();
  return { site, asker: c.get("asker"), thing, title: await titleOf(desk, thing, site.language) };
};

function writingOf({ form, thing }: Sent): Writing {
  return {
    content: readContent(thing.fields, form),
    reason: typed(form, "reason"),
    version: versionIn(typed(form, "version")),
    base: versionIn(typed(form, "base")),
  };
}

async function saved(sent: Sent, what: "save" | "add" | "remove", path: string): Promise<Response> {
  const { desk, c, thing, parts } = sent;
  const writing = writingOf(sent);
  const { fields } = thing;
  const change = what === "add" ? withRow : what === "remove" ? withoutRow : (_: unknown, content: Content) => content;
  const content = settled(fields, change(fields, writing.content, path));
  const result = await save(desk, personOf(c.get("asker")), thing, { ...writing, content });
  const script = (c.req.header("accept") ?? "").includes("application/json");
  if (script) return told(result.outcome, result.draft);
  if (result.outcome === "conflict") return windowConflict(sent, { ...writing, content }, result.draft);
  const added =
    what === "add" ? `#${root}.${path}.${rowCount(content, path) - 1}` : what === "remove" ? `#${root}.${path.replace(/\.\d+$/, "")}` : "";
  return goTo(`${editPath(thing)}${added}`, parts.site().language);
}

/** For the script that saves by itself. */
function told(outcome: "saved" | "conflict", draft: Draft): Response {
  const body = outcome === "saved" ? { version: draft.version, at: formatTime(draft.changedAt) } : { conflict: true };
  return new Response(JSON.stringify(body), {
    status: outcome === "saved" ? 200 : 409,
    headers: { "content-type": "application/json; charset=utf-8", ...personal },
  });
}

async function handedIn(sent: Sent): Promise<Response> {
  const { desk, c, thing, parts } = sent;
  const writing = writingOf(sent);
  const result = await handIn(desk, personOf(c.get("asker")), thing, writing);
  switch (result.outcome) {
    case "handedIn":
      return goTo(proposalPath(result.draft.id), parts.site().language);
    case "conflict":
      return windowConflict(sent, writing, result.draft);
    case "changedMeanwhile":
      return publicConflict({ ...sent, thing: await now(sent) });
    default: {
      const fresh = { ...sent, thing: { ...thing, draft: result.draft, content: settled(thing.fields, result.draft.content) } };
      return html(editPage({ ...(await view(fresh)), faults: result.faults }), 422);
    }
  }
}

const now = ({ desk, c, thing }: Sent): Promise<Thing> => lookAt(desk, c.get("asker"), thing);

/** What was typed and what another window saved. */
async function windowConflict(sent: Sent, writing: Writing, draft: Draft): Promise<Response> {
  const thing = { ...sent.thing, draft };
  const conflict: Conflict = { between: "window", mine: writing.content, theirs: settled(thing.fields, draft.content), base: null };
  const marks = {
    version: String(draft.version),
    base: String(writing.base),
    typed: JSON.stringify(writing.content),
    // The longer reason says more; it can be changed on the form.
    reason: cleanText(writing.reason) === "" ? draft.reason : writing.reason,
  };
  return html(conflictPage({ ...(await view({ ...sent, thing })), conflict, marks }), 409);
}

/** The draft and what is public by now, to choose from. */
export async function publicConflict(sent: Omit<Sent, "form">): Promise<Response> {
  const { thing, desk } = sent;
  const conflict = await conflictWithPublic(desk.ground.reader(), thing);
  const marks = { version: String(thing.draft?.version ?? 0), onto: String(thing.standing.version) };
  return html(conflictPage({ ...(await view(sent)), conflict, marks }), 409);
}

async function conflictWithPublic(reader: Reader, thing: Thing): Promise<Conflict> {
  const { content, standing, draft } = thing;
  // What was withdrawn has nothing to choose from; the text goes on.
  const theirs = standing.removed ? content : standing.content;
  return { between: "public", mine: content, theirs, base: await versionOf(reader, thing, draft?.baseVersion ?? 0) };
}

async function chosen(sent: Sent): Promise<Response> {
  const { form, thing, desk, c, parts } = sent;
  const { draft, fields, standing } = thing;
  const person = personOf(c.get("asker"));
  const version = versionIn(typed(form, "version"));
  const writing = { reason: draft?.reason ?? "", version, base: standing.version };
  if (typed(form, "between") === "window") {
    const mine = settled(fields, parsedThing(typed(form, "typed")));
    const typedNow = { ...writing, content: mine, reason: typed(form, "reason"), base: versionIn(typed(form, "base")) };
    if (draft && draft.version !== version) return windowConflict(sent, typedNow, draft);
    const conflict: Conflict = { between: "window", mine, theirs: settled(fields, draft?.content ?? mine), base: null };
    const result = await save(desk, person, thing, { ...typedNow, content: chosenContent(fields, conflict, form) });
    if (result.outcome === "conflict") return windowConflict(sent, typedNow, result.draft);
  } else {
    const onto = versionIn(typed(form, "onto"));
    if (!draft) return goTo(editPath(thing), parts.site().language);
    if (draft.version !== version || standing.version !== onto) return publicConflict(sent);
    const content = chosenContent(fields, await conflictWithPublic(desk.ground.reader(), thing), form);
    const result = await save(desk, person, thing, { ...writing, content }, onto);
    if (result.outcome === "conflict") return publicConflict({ ...sent, thing: await now(sent) });
  }
  return goTo(`${editPath(thing)}?samengevoegd=1`, parts.site().language);
}

function parsedThing(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return isThing(value) ? value : {};
  } catch {
    return {};
  }
}

/** How many things the list at this path holds. */
function rowCount(content: Content, path: string): number {
  const list = path
    .split(".")
    .reduce<unknown>((at, name) => (typeof at === "object" && at !== null ? (at as Content)[name] : undefined), content);
  return Array.isArray(list) ? list.length : 0;
}
