import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { formControls } from "../../../test/form-controls.ts";
import { makePerson } from "../../../test/people.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import { asProblem } from "../../kernel/problem.ts";
import type { Web } from "../../kernel/web.ts";
import type { Site } from "../../ui/site.tsx";
import { publish } from "../decide.ts";
import { asPerson, madeDesk, makeNotes } from "../made-notes.ts";
import { handIn } from "../service.ts";
import { lookAt, type Desk, type Person } from "../thing.ts";
import { pages } from "./index.tsx";

let base: TestDatabase;
let desk: Desk;
let app: Hono<Web>;
let asker: Person;
let writer: Person;
let publisher: Person;
let both: Person;
let now = new Date();

const siteIn = (language: Language): Site => ({
  language,
  publicUrl: "http://localhost",
  stylesheet: "/style.css",
  scripts: [],
  deskScript: "/desk.js",
  nav: [],
  footer: [],
  updated: new Date(0),
});

beforeAll(async () => {
  base = await testDatabase();
  desk = madeDesk(base, [await makeNotes(base)], () => now);
  app = new Hono<Web>();
  app.use(async (c, next) => {
    c.set("asker", asker);
    await next();
  });
  for (const language of ["nl", "en"] as const) app.route(localPath("/", language), pages({ ...desk, site: () => siteIn(language) }));
  app.onError((error) => {
    const { status, kind } = asProblem(error);
    return new Response(kind, { status });
  });
  const make = async (name: string, ...grants: Parameters<typeof asPerson>[1][]) =>
    asPerson(await makePerson(base, name, grants), ...grants);
  writer = await make("Wil (verzonnen)", ["programmeManager", "programme:zwemmen"]);
  publisher = await make("Pub (verzonnen)", "publisher");
  both = await make("Beide (verzonnen)", "publisher", "adviser");
});
afterAll(() => base?.close());

let count = 0;
let key = "";
let path = "";
beforeEach(() => {
  key = `zwemmen/blad-${++count}`;
  path = `/bureau/wijzigen/note/${key}`;
  asker = writer;
  now = new Date();
});

const get = async (at: string) => {
  const response = await app.request(at);
  return { status: response.status, html: await response.text(), headers: response.headers };
};
/** Presses a button of a form, with what was typed into it. */
async function press(at: string, html: string, button: string, filled: Record<string, string> = {}, init: RequestInit = {}) {
  const form = formControls(html);
  for (const [name, value] of Object.entries(filled)) form.set(name, value);
  form.set("do", button);
  const body = new URLSearchParams([...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  const response = await app.request(at, { method: "POST", body, ...init });
  return { status: response.status, html: await response.text(), to: response.headers.get("location") ?? "" };
}
const ref = () => ({ kind: "note", key });
const draftNow = async (who: Person) => (await lookAt(desk, who, ref())).draft;
const hostile = `<script>alert(1)</script>"'&amp;\n\n  </textarea>`;

describe("the form", () => {
  test("saves what was typed and shows it again, hostile or not", async () => {
    const { html } = await get(path);
    expect(html).toContain("Nog niets bewaard.");
    const saved = await press(path, html, "save", { "f.title": "Zwemles", "f.text": hostile, "f.amount": "tien", reason: hostile });
    expect(saved).toMatchObject({ status: 303, to: path });
    const again = await get(path);
    expect(again.html).not.toContain("<script>alert");
    const form = formControls(again.html);
    expect(form.get("f.text")).toBe(hostile.replaceAll("\n", "\r\n"));
    expect(form.get("f.amount")).toBe("tien");
    expect(again.html).toContain("Bedrag: Dit is geen getal.");
    expect(again.headers.get("cache-control")).toBe("no-store");
  });

  test("gets a list longer and shorter without losing a word", async () => {
    const { html } = await get(path);
    const added = await press(path, html, "add:steps", { "f.title": "Half af" });
    expect(added.to).toBe(`${path}#f.steps.0`);
    const second = await press(path, (await get(path)).html, "add:steps", { "f.steps.0.what": "Eerst" });
    expect(second.to).toBe(`${path}#f.steps.1`);
    await press(path, (await get(path)).html, "remove:steps.0", { "f.steps.1.what": "Dan" });
    expect((await draftNow(writer))?.content).toEqual({ title: "Half af", steps: [{ what: "Dan" }] });
  });

  test("tells what must be mended, on top and beside the field, and keeps all of it", async () => {
    const { html } = await get(path);
    const refused = await press(path, html, "handIn", { "f.amount": "tien", "f.text": "Elke week" });
    expect(refused.status).toBe(422);
    for (const line of [
      '<a href="#f.amount">Bedrag: Dit is geen getal.',
      '<a href="#f.title">Titel: Vul dit in.',
      '<a href="#reason">Schrijf waarom',
    ])
      expect(refused.html).toContain(line);
    expect(refused.html).toContain("<title>Let op: ");
    expect(formControls(refused.html).get("f.text")).toBe("Elke week");
    expect((await draftNow(writer))?.content).toEqual({ amount: "tien", text: "Elke week" });
  });

  test("goes to the one who decides, who publishes it", async () => {
    const handedIn = await press(path, (await get(path)).html, "handIn", { "f.title": "Zwemles", reason: "Nieuw" });
    expect(handedIn.to).toMatch(/^\/bureau\/voorstellen\//);
    expect((await get(path)).html).toContain("Neem het terug");
    const own = await get(handedIn.to);
    expect(own.html).toContain("Dit is uw eigen voorstel");
    expect(own.html).not.toContain('value="publish"');
    asker = publisher;
    expect((await get("/bureau")).html).toContain("Voorstel van Wil (verzonnen)");
    const { html } = await get(handedIn.to);
    expect(await press(handedIn.to, html, "publish")).toMatchObject({ status: 303, to: handedIn.to });
    expect((await get(handedIn.to)).html).toContain("Gepubliceerd door Pub (verzonnen)");
    expect((await press(handedIn.to, html, "publish")).status).toBe(409);
  });

  test("of one's own can't be published by its page", async () => {
    asker = both;
    const { to } = await press(path, (await get(path)).html, "handIn", { "f.title": "Van mij", reason: "Nieuw" });
    expect((await get(to)).html).not.toContain('value="publish"');
    expect(await press(to, '<input type="hidden" name="version" value="2"/>', "publish")).toMatchObject({ status: 403, html: "own-draft" });
    expect((await draftNow(both))?.state).toBe("handedIn");
  });

  test("comes back with remarks, which the writer reads on the form", async () => {
    const { to } = await press(path, (await get(path)).html, "handIn", { "f.title": "Zwemles", reason: "Nieuw" });
    asker = publisher;
    const { html } = await get(to);
    expect(await press(to, html, "sendBack", { remarks: " " })).toMatchObject({ status: 422 });
    expect(await press(to, html, "sendBack", { remarks: hostile })).toMatchObject({ status: 303 });
    asker = writer;
    const again = await get(path);
    expect(again.html).toContain("Teruggestuurd door Pub (verzonnen)");
    expect(again.html).not.toContain("<script>alert");
    expect((await get("/bureau")).html).toContain("Teruggestuurd door Pub (verzonnen): pas het aan");
  });

  test("is thrown away only when asked twice", async () => {
    await press(path, (await get(path)).html, "save", { "f.title": "Weg ermee" });
    const asked = await press(path, (await get(path)).html, "drop");
    expect(asked.html).toContain("Dit concept weggooien?");
    expect((await draftNow(writer))?.state).toBe("open");
    expect(await press(path, asked.html, "dropSure")).toMatchObject({ to: "/bureau" });
    expect(await draftNow(writer)).toBeNull();
  });

  test("answers a script with the new version, or that there is a conflict", async () => {
    const { html } = await get(path);
    const script = { headers: { accept: "application/json" } };
    const saved = await press(path, html, "save", { "f.title": "Een" }, script);
    expect(JSON.parse(saved.html)).toEqual({ version: 1, at: expect.stringMatching(/^\d\d:\d\d$/) });
    const other = await press(path, html, "save", { "f.title": "Twee" }, script);
    expect([other.status, JSON.parse(other.html)]).toEqual([409, { conflict: true }]);
  });
});

describe("two windows of one person", () => {
  test("show both texts; each can be kept field by field, or written anew", async () => {
    const old = (await get(path)).html;
    await press(path, old, "save", { "f.title": "Uit venster een", "f.text": "Lange tekst een", "f.amount": "1" });
    const conflict = await press(path, old, "save", { "f.title": "Uit venster twee", "f.text": hostile, "f.amount": "2", reason: "Twee" });
    expect(conflict.status).toBe(409);
    for (const text of ["Uit venster", "Verschil 1 van 3", "Wat u net typte", "Wat al bewaard was"]) expect(conflict.html).toContain(text);
    expect(conflict.html).not.toContain("<script>alert");
    const chosen = await press(path, conflict.html, "choose", { "kies.0": "right", "kies.1": "left", "kies.2": "left" });
    expect(chosen.to).toBe(`${path}?samengevoegd=1`);
    expect(await draftNow(writer)).toMatchObject({
      version: 2,
      reason: "Twee",
      content: { title: "Uit venster een", text: hostile, amount: 2 },
    });
  });

  test("a third window that saves meanwhile starts the choice anew, with nothing lost", async () => {
    const old = (await get(path)).html;
    await press(path, old, "save", { "f.title": "Een" });
    const conflict = await press(path, old, "save", { "f.title": "Twee" });
    await press(path, (await get(path)).html, "save", { "f.title": "Drie" });
    const again = await press(path, conflict.html, "choose");
    expect(again.status).toBe(409);
    for (const text of ["Twee", "Drie"]) expect(again.html).toContain(text);
    expect((await draftNow(writer))?.content).toEqual({ title: "Drie" });
  });

  test("own words that were written beside a choice are what counts", async () => {
    const old = (await get(path)).html;
    await press(path, old, "save", { "f.title": "Een", "f.text": "Een" });
    const conflict = await press(path, old, "save", { "f.title": "Twee", "f.text": "Twee" });
    await press(path, conflict.html, "choose", { "kies.0": "own", "eigen.0": "Een en twee", "eigen.1": "Samen" });
    expect((await draftNow(writer))?.content).toEqual({ title: "Een en twee", text: "Samen" });
  });
});

describe("somebody else's version that became public meanwhile", () => {
  async function published(who: Person, content: Record<string, unknown>, baseVersion: number) {
    const thing = await lookAt(desk, who, ref());
    const { draft } = await handIn(desk, who, thing, { content, reason: "Ander", version: thing.draft?.version ?? 0, base: baseVersion });
    await publish(desk, publisher, draft.id, draft.version);
  }

  test("stands beside the draft; what each changed alone is kept without asking twice", async () => {
    await published(both, { title: "Zwemles", text: "Elke week", amount: 5 }, 0);
    await press(path, (await get(path)).html, "save", { "f.title": "Leren zwemmen", "f.amount": "6" });
    await published(both, { title: "Zwemmen voor ieder", text: "Elke dag", amount: 5 }, 1);
    const mine = await get(path);
    expect(mine.html).toContain("Er is intussen een nieuwere versie openbaar");
    const refused = await press(path, mine.html, "handIn", { reason: "Duidelijker" });
    expect(refused.status).toBe(409);
    for (const text of [
      "Verschil 1 van 3",
      "Dit hebt u gewijzigd, en een ander ook.",
      "Dit heeft een ander gewijzigd.",
      "Dit hebt u gewijzigd.",
    ])
      expect(refused.html).toContain(text);
    await press(path, refused.html, "choose", { "kies.0": "own", "eigen.0": "Leren zwemmen voor ieder" });
    expect(await draftNow(writer)).toMatchObject({
      baseVersion: 2,
      reason: "Duidelijker",
      content: { title: "Leren zwemmen voor ieder", text: "Elke dag", amount: 6 },
    });
    const { to } = await press(path, (await get(path)).html, "handIn");
    asker = publisher;
    expect((await press(to, (await get(to)).html, "publish")).status).toBe(303);
  });

  test("an old version comes back as a draft, and only when it is saved", async () => {
    await published(both, { title: "Eerste" }, 0);
    await published(both, { title: "Tweede" }, 1);
    const old = await get(`${path}?versie=1`);
    expect(old.html).toContain("U zet versie 1 terug");
    expect(await draftNow(writer)).toBeNull();
    await press(path, old.html, "save");
    expect(await draftNow(writer)).toMatchObject({ content: { title: "Eerste" }, baseVersion: 2 });
    expect((await get(`${path}?versie=9`)).status).toBe(404);
  });

  test("is withdrawn with a reason by a publisher, after seeing what goes", async () => {
    await published(both, { title: "Gaat weg" }, 0);
    const at = `/bureau/intrekken/note/${key}`;
    expect((await get(at)).status).toBe(404);
    asker = publisher;
    const { html } = await get(at);
    expect(html).toContain("Gaat weg");
    expect((await press(at, html, "", { reason: "" })).html).toContain('<a href="#reason">Schrijf waarom u dit intrekt.');
    expect(await press(at, html, "", { reason: "Gestopt" })).toMatchObject({ status: 303, to: "/bureau?ingetrokken=1" });
    expect((await get(at)).status).toBe(404);
  });
});

describe("what is asked wrongly", () => {
  test.each([
    ["no form", { body: "{}", headers: { "content-type": "application/json" } }, 415],
    ["a broken form", { body: "--x", headers: { "content-type": "multipart/form-data; boundary=x" } }, 415],
    [
      "more than a form holds",
      { body: new URLSearchParams({ "f.text": "x".repeat(1_100_000) }), headers: { "content-length": "1100007" } },
      413,
    ],
    ["strange versions", { body: new URLSearchParams({ version: "-1e9", base: "999999999999", "f.title": "x" }) }, 303],
    ["a choice of nothing", { body: new URLSearchParams({ do: "choose", typed: "{[", between: "window" }) }, 303],
    [
      "a choice of anything",
      { body: new URLSearchParams({ do: "choose", typed: '{"title":{"a":[1]},"steps":"x"}', between: "window" }) },
      303,
    ],
    ["a list that is none", { body: new URLSearchParams({ do: "add:title.0.__proto__" }) }, 303],
  ] as [string, RequestInit, number][])("%s", async (_, init, status) => {
    expect((await app.request(path, { method: "POST", ...init })).status).toBe(status);
  });
  test.each([
    "/bureau/wijzigen/geen/a",
    "/bureau/wijzigen/note/zwemmen/%00",
    "/bureau/wijzigen/note/A B",
    "/bureau/voorstellen/1",
    "/bureau/nieuw/note?in=x",
    "/bureau/intrekken/note/x/y",
  ])("%s is not there", async (at) => expect((await get(at)).status).toBe(404));
});

describe("the work list", () => {
  test("has first what has waited too long", async () => {
    await press(path, (await get(path)).html, "handIn", { "f.title": `Jong ${key}`, reason: "x" });
    const young = key;
    key = `zwemmen/oud-${count}`;
    path = `/bureau/wijzigen/note/${key}`;
    await press(path, (await get(path)).html, "handIn", { "f.title": `Oud ${key}`, reason: "x" });
    await base.owner.query(
      `begin; set local session_replication_role = replica; update draft set handed_in_at = now() - interval '9 days 1 hour' where key = '${key}'; commit`,
    );
    asker = publisher;
    const { html } = await get("/bureau");
    expect(html).toMatch(/Te lang: wacht al 9 dagen/);
    expect(html.indexOf(`Oud ${key}`)).toBeGreaterThan(-1);
    expect(html.indexOf(`Oud ${key}`)).toBeLessThan(html.indexOf(`Jong ${young}`));
    now = new Date(Date.now() + 8.1 * 86_400_000);
    expect((await get("/en/bureau")).html).toContain("Too long: has waited 8 days");
  });

  test("leads to what can be begun, which asks for a place and a title", async () => {
    const { html } = await get("/bureau");
    expect(html).toContain('href="/bureau/nieuw/note?in=nieuw"');
    const at = "/bureau/nieuw/note?in=nieuw";
    const page = await get(at);
    const refused = await press(at, page.html, "", { title: " " });
    expect(refused.html).toContain('<a href="#title">Schrijf een titel.');
    expect(await press(at, page.html, "", { title: `Nieuw plan ${count}` })).toMatchObject({
      status: 303,
      to: `/bureau/wijzigen/note/zwemmen/nieuw-plan-${count}`,
    });
  });
});
