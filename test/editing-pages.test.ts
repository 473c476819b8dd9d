/** From a public page to its form, and back to the page: with the policy of a real city, by invented people. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { formControls } from "./form-controls.ts";
import { publicUrl, startInProcess, type InProcess } from "./in-process.ts";
import { makePerson, signIn, type MadePerson } from "./people.ts";

const framework = "utrecht-gezond-2011-2013";
const programme = "heeft-u-ook-kinderen";

let site: InProcess;
let publisher: MadePerson;
beforeAll(async () => {
  site = await startInProcess();
  publisher = await makePerson(site.base, "Noor Publicist (verzonnen)", ["publisher"]);
}, 60_000);
afterAll(() => site.close());

type Page = { status: number; text: string; location: string };

async function visitor(person?: MadePerson) {
  const cookie = person ? await signIn(site.base, person, publicUrl) : "";
  const send = async (path: string, init: Omit<RequestInit, "headers"> = {}): Promise<Page> => {
    const response = await site.ask(path, { ...init, headers: { cookie, origin: publicUrl } });
    return { status: response.status, text: await response.text(), location: response.headers.get("location") ?? "" };
  };
  const post = (path: string, form: FormData | Record<string, string>) =>
    send(path, {
      method: "POST",
      body: new URLSearchParams([...(form instanceof FormData ? form : Object.entries(form))] as [string, string][]),
    });
  /** The form of a page as it stands, with some of it filled in otherwise. */
  const fill = async (path: string, typed: Readonly<Record<string, string>>, button: string) => {
    const { text } = await send(path);
    const form = formControls(text.slice(text.indexOf('<form class="form'), text.lastIndexOf("</form>")));
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    form.set("do", button);
    return post(path, form);
  };
  return { get: (path: string) => send(path), post, fill };
}

const linkIn = (html: string, words: string): string => {
  const found = new RegExp(`<a href="([^"]*)">${words}`).exec(html)?.[1];
  if (!found) throw new Error(`There is no link "${words}".`);
  return found.replaceAll("&amp;", "&");
};

async function published(proposal: string): Promise<void> {
  const decider = await visitor(publisher);
  expect(await decider.fill(proposal, {}, "publish")).toMatchObject({ status: 303, location: proposal });
  await site.refresh();
}

test("public pages lead to their forms, with the same words for everybody; who may not write finds nothing there", async () => {
  const other = await makePerson(site.base, "Pim Elders (verzonnen)", [["programmeManager", `programme:${framework}/gezond-gewicht`]]);
  const [nobody, stranger] = [await visitor(), await visitor(other)];
  const pages: [string, string, string][] = [
    [`/beleid/${framework}/${programme}`, "Wijzig deze pagina", `/bureau/wijzigen/policy/${framework}/node/${programme}`],
    [
      `/beleid/${framework}/doelen/gebieden-gezonde-wijk`,
      "Wijzig deze pagina",
      `/bureau/wijzigen/policy/${framework}/target/gebieden-gezonde-wijk`,
    ],
    ["/gebieden/integrale-aanpak", "Wijzig deze pagina", "/bureau/wijzigen/areaSet/2020/integrale-aanpak"],
    ["/indicatoren/overgewicht", "Wijzig de uitleg", "/bureau/wijzigen/indicator/overgewicht"],
    [
      `/voortgang/gezondheid-voor-iedereen-2019-2023/2021`,
      "Schrijf een tekst",
      "/bureau/nieuw/reportText?in=gezondheid-voor-iedereen-2019-2023%2F2021%2Fnl",
    ],
  ];
  for (const [path, words, form] of pages) {
    const { text } = await nobody.get(path);
    expect(linkIn(text, words)).toBe(form);
    expect((await stranger.get(path)).text).toBe(text);
    expect(await nobody.get(form)).toMatchObject({ status: 303, location: `/aanmelden?naar=${encodeURIComponent(form)}` });
    expect((await stranger.get(form)).status).toBe(404);
  }
});

test("a programme manager writes news of the own programme; a publisher makes it public; a visitor reads it", async () => {
  const manager = await makePerson(site.base, "Mees Programma (verzonnen)", [["programmeManager", `programme:${framework}/${programme}`]]);
  const desk = await visitor(manager);
  const begin = linkIn((await desk.get(`/beleid/${framework}/${programme}`)).text, "Schrijf een nieuw bericht");
  const places = [...(await desk.get(begin)).text.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value);
  expect(places).toContain(programme);
  expect(places).not.toContain("gezond-gewicht");
  const { location } = await desk.post(begin, { place: programme, title: "Eerste groep begonnen" });
  expect(location).toMatch(new RegExp(`^/bureau/wijzigen/policy/${framework}/update/\\d{4}-eerste-groep-begonnen$`));

  const faulty = await desk.fill(
    location,
    { "f.text.nl": "De <b>eerste</b> groep", "f.gain": "all", "f.author": "Gemeente", reason: "nieuws" },
    "handIn",
  );
  expect(faulty.status).toBe(422);
  const more = await desk.fill(location, { "f.text.nl": "De eerste groep kinderen is begonnen." }, "add:sources");
  expect(more.status).toBe(303);
  const handed = await desk.fill(
    location,
    { "f.sources.0.document": "actieplan", "f.sources.0.place": "p. 10", reason: "nieuws" },
    "handIn",
  );
  expect(handed.location).toMatch(/^\/bureau\/voorstellen\//);
  const before = await (await visitor()).get(`/beleid/${framework}/${programme}`);
  expect(before.text).not.toContain("Eerste groep begonnen");
  await published(handed.location);
  const after = await (await visitor()).get(`/beleid/${framework}/${programme}`);
  expect(after.text).toContain("De eerste groep kinderen is begonnen.");
  expect(after.text).toContain("Wijzig het bericht: Eerste groep begonnen");
});

test("a partner fills in the form for the own organisation only, and the plan stands on the sheet", async () => {
  const partner = await makePerson(site.base, "Kim Partner (verzonnen)", [["partner", `organisation:${framework}/agis`]]);
  const desk = await visitor(partner);
  const form = await desk.get(`/beleid/${framework}/formulier/plan-heeft-u-ook-kinderen`);
  const begin = linkIn(form.text, "Vul dit formulier in");
  const choices = [...(await desk.get(begin)).text.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value);
  expect(choices).toEqual(["agis"]);
  const { location } = await desk.post(begin, { place: "agis", title: "" });
  const handed = await desk.fill(location, { "f.answers.vraag": "Bij de intake, altijd.", reason: "ons plan" }, "handIn");
  expect(handed.location).toMatch(/^\/bureau\/voorstellen\//);
  await published(handed.location);
  expect((await (await visitor()).get(`/beleid/${framework}/${programme}`)).text).toContain("Bij de intake, altijd.");
  expect((await desk.get(`/bureau/wijzigen/policy/${framework}/node/${programme}`)).status).toBe(404);
});
