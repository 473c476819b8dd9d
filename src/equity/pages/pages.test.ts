import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pagesOfPack, readable } from "../../../test/pages-of-pack.ts";
import { readerOf } from "../../../test/reader.ts";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { districts, madeCity } from "./made-city.ts";
import { gapSentence, pages } from "./index.tsx";

let folder: string;
let site: Awaited<ReturnType<typeof pagesOfPack>>;
let base: TestDatabase;

beforeAll(async () => {
  folder = madeCity();
  site = await pagesOfPack(folder, { fill: async (filled) => void (base = filled) });
});
afterAll(async () => {
  await site?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const wordsOf = async (path: string): Promise<string> => {
  const { status, html } = await site.get(path);
  expect(status, html.slice(0, 400)).toBe(200);
  return readable(html);
};

describe("the overview", () => {
  test("says first how many topics are unequal, and by which order", async () => {
    const text = await wordsOf("/ongelijkheid");
    expect(text).toMatch(
      /Waar de kansen het minst gelijk zijn Wijken in Leeuwenstad Waar mensen het vaakst moeite hebben met rondkomen, is het bij/,
    );
    expect(text).toContain(
      "De gebieden staan op volgorde: van waar mensen het vaakst moeite hebben met rondkomen, tot waar mensen het minst vaak moeite hebben met rondkomen.",
    );
  });

  test("parts what is demonstrable from what is not and from what can't be said", async () => {
    const text = await wordsOf("/ongelijkheid");
    // Figures without limits take the scatter around the line; a topic that goes up and down shows nothing.
    const [, shown, not] = /Aantoonbaar minder gunstig(.*?)Niet aantoonbaar ongelijk(.*?)Onderwerpen die dicht/.exec(text) ?? [];
    expect(shown).toContain("Gezond");
    expect(not).toContain("Sport");
    expect(shown).toMatch(/plaats 1.* van 4/);
    expect(shown).toContain("sinds 2016 kleiner geworden");
  });

  test("leads to the topic with the same question, and to the same rows as a file", async () => {
    const { html } = await site.get("/ongelijkheid?volgorde=moeite&niveau=district");
    expect(html).toContain('href="/ongelijkheid/gezond?volgorde=moeite&amp;niveau=district"');
    expect(html).toContain('href="/api/v1/equity?order=moeite&amp;within=GM9901&amp;level=district&amp;format=csv"');
    expect(html).toContain('href="/ongelijkheid/evaluaties"');
  });

  test("in English says the same", async () => {
    expect(await wordsOf("/en/ongelijkheid")).toMatch(
      /Where chances are least equal .*Demonstrably less favourable where the largest share of people have difficulty making ends meet/,
    );
  });
});

describe("a topic", () => {
  // 60 and 84 are the ends of the line through (2 i + 1) / 12, 60 + 24 × that.
  test("opens with its sentence: both ends, their difference with limits, and since when", async () => {
    const text = await wordsOf("/ongelijkheid/gezond");
    expect(text).toMatch(/Gezond: hoe ongelijk\? 18 jaar of ouder · 2020 · wijken in Leeuwenstad/);
    expect(text).toMatch(/voelen ongeveer 60 van de 100 volwassenen zich gezond; .* zijn dat er ongeveer 84\. Dat verschil van 24/);
    expect(text).toMatch(/sinds 2016 kleiner geworden \(toen was het 36\)/);
  });

  test("shows the ladder, the groups per year and the gap over the years, each with its finding, table and files", async () => {
    const { html } = await site.get("/ongelijkheid/gezond?periode=2020");
    for (const figure of ["helling", "trap", "verloop"]) {
      expect(html).toMatch(new RegExp(`<figure class="figure" id="${figure}"`));
      expect(html).toContain(`href="/ongelijkheid/gezond/${figure}.svg?periode=2020"`);
      expect(html).toContain(`href="/ongelijkheid/gezond/${figure}.png?periode=2020"`);
    }
    expect(readable(html)).toMatch(/Het verschil tussen de twee einden is ongeveer 24 punten \(tussen \d+ en \d+\)/);
    expect(readable(html)).toContain("Het verschil is sinds 2016 kleiner geworden");
    expect(readable(html)).toContain("De verandering van 2016 tot 2020, over 6 wijken die toen en nu een cijfer hebben: -12,0 punten");
  });

  // Fifths by the middles of their districts: 62 | 66 | 70 and 74 | 78 | 82 in 2020.
  test("shows each year's ends of the line, which the sentence tells, with the fifths between", async () => {
    const text = await wordsOf("/ongelijkheid/gezond");
    expect(text).toContain("Het verschil is sinds 2016 kleiner geworden");
    expect(text).toMatch(/2016 50,0 53,0 59,0 68,0 77,0 83,0 86,0 36,0 \d+,\d tot \d+,\d 2020 60,0 62,0 66,0 72,0 78,0 82,0 84,0 24,0 /);
    expect(text).toContain("een vijfde deel van de mensen, op volgorde verdeeld");
  });

  test("lists each measure with what it says, and why one can't be had", async () => {
    const text = await wordsOf("/ongelijkheid/gezond");
    expect(text).toMatch(/Helling \(SII\) verschil tussen de twee einden van de rechte lijn over de ladder 24,00 punten/);
    expect(text).toMatch(/Theil, tussen grotere gebieden [^;]*; niet te berekenen, want alle gebieden liggen in één groter gebied/);
  });

  test("names who is left out and why, and leads from each figure to its origin", async () => {
    const { html } = await site.get("/ongelijkheid/gezond");
    expect(readable(html)).toContain("Het cijfer is verborgen, omdat het over te weinig mensen gaat: Polder.");
    expect(html).toContain('href="/cijfers/gezond.WK990101.2020.2020.18plus"');
    expect(readable(html)).toContain("De marges komen uit de marges van de bron.");
  });

  test("without an order asks for one, draws no ladder and gives no measure along one", async () => {
    const { html } = await site.get("/ongelijkheid/gezond?volgorde=geen");
    const text = readable(html);
    expect(text).toContain("Er is geen volgorde gekozen");
    expect(html).not.toContain('id="helling"');
    expect(text).toMatch(/Helling \(SII\) [^;]*; niet te berekenen, want er is niet gekozen wie het meest en wie het minst heeft/);
    expect(text).toMatch(/Variantie tussen gebieden [^;]*? \d/);
  });

  test("by an order without figures says so, and that order is not offered", async () => {
    const { html } = await site.get("/ongelijkheid/gezond?volgorde=leeg");
    expect(readable(html)).toContain("De wijken van Leeuwenstad zijn niet op volgorde te zetten: over laag inkomen is er geen cijfer.");
    expect(html).not.toContain('id="trap"');
    for (const path of ["/ongelijkheid", "/ongelijkheid/gezond"]) {
      const offered = (await site.get(path)).html;
      expect(offered).toContain('<option value="moeite"');
      expect(offered).not.toContain('<option value="leeg"');
    }
  });

  test("that sets the order itself does not ask for another figure to be imported", async () => {
    const text = await wordsOf("/ongelijkheid/moeite");
    expect(text).toContain("Voor dit onderwerp zelf is er geen ander cijfer dat dat kan doen.");
    expect(text).not.toContain("nog niet ingelezen");
  });

  test("in numbers of people says that they tell nothing of chances", async () => {
    expect(await wordsOf("/ongelijkheid/inwoners")).toContain("Dit is een aantal. Het hangt af van hoe groot een gebied is");
  });

  test("by a named group compares it with the rest", async () => {
    const text = await wordsOf("/ongelijkheid/gezond?volgorde=aandacht");
    // Noord and Zuid 62 and 66: 64; the other four 70, 74, 78, 82: 76.
    expect(text).toMatch(/In de aandachtswijken voelen ongeveer 64 van de 100 .* in de rest van Leeuwenstad zijn dat er ongeveer 76/);
    expect(text).toContain("We vergelijken wie in de aandachtswijken wonen met wie in de rest van Leeuwenstad wonen.");
  });

  test("asked within one area still says something", async () => {
    expect(await wordsOf("/ongelijkheid/gezond?binnen=WK990101")).toContain("dan is er niets om mee te vergelijken");
  });

  test.each([
    ["/ongelijkheid/nergens", 404],
    ["/ongelijkheid/gezond?niveau=straat", 400],
    ["/ongelijkheid/gezond?volgorde=gezond", 400],
    ["/ongelijkheid/gezond?volgorde=iets", 400],
    ["/ongelijkheid/gezond?periode=1950", 404],
    ["/ongelijkheid/gezond/trechter.png?periode=2016", 404],
  ])("%s is refused with %i", async (path, status) => {
    expect((await site.get(path)).status).toBe(status);
  });
});

describe("files", () => {
  test("the areas as CSV: six on the ladder and one left out", async () => {
    const { html } = await site.get("/ongelijkheid/gezond/gebieden.csv");
    const lines = html.trim().split("\r\n");
    expect(lines[0]).toBe("area,division,name,indicator,group,period,order,rank,orderValue,value,lower,upper,people,fifth,leftOut");
    expect(lines.slice(1, 7).map((line) => line.split(",")[0])).toEqual([...districts]);
    expect(lines[7]).toMatch(/^WK990107,.*the figure is hidden/);
  });

  test.each(["trap", "helling", "verloop"])(
    "%s as SVG names its finding, its order and its source, and needs nothing else",
    async (name) => {
      const { status, html } = await site.get(`/ongelijkheid/gezond/${name}.svg`);
      expect(status).toBe(200);
      expect(html.replaceAll(/<[^>]+>/g, " ")).toMatch(
        /verschil.*18 jaar of ouder.*Wijken in Leeuwenstad.*moeite.*Bron: Leeuwenstad, De peiling/is,
      );
      expect(html).not.toMatch(/href=|url\(http/);
    },
  );

  test.each([
    [
      "",
      /De onderwerpen, van groot naar klein verschil.*Wijken in Leeuwenstad\..*Aantoonbaar minder gunstig.*Niet aantoonbaar ongelijk/s,
      "Bron: ",
    ],
    ["/en", /The topics, from the largest to the smallest difference.*Demonstrably less favourable.*Not demonstrably unequal/s, "Source: "],
  ])(
    "%s/ongelijkheid/lijst has every topic of the page's list, its groups and its source, as SVG and as PNG",
    async (prefix, said, source) => {
      const { html: page } = await site.get(`${prefix}/ongelijkheid?niveau=district`);
      const list = page.slice(page.indexOf('class="ranking-chart"'), page.indexOf("</figure>"));
      const topics = [...list.matchAll(/<span class="rn"><a [^>]+>([^<]+)<\/a>/g)].map(([, name]) => name);
      const figures = [...list.matchAll(/<b>(-?\d+)<\/b>/g)].map(([, figure]) => figure);
      expect(topics.length).toBeGreaterThan(2);
      expect(figures).toHaveLength(topics.length);
      const { status, html } = await site.get(`${prefix}/ongelijkheid/lijst.svg?niveau=district`);
      expect(status).toBe(200);
      const texts = [...html.matchAll(/<text [^>]+>([^<]+)<\/text>/g)].map(([, text]) => text);
      expect(texts).toEqual(expect.arrayContaining([...topics, ...figures]));
      expect(texts.join(" ")).toMatch(said);
      expect(texts.some((text) => text.startsWith(`${source}Leeuwenstad, De peiling`))).toBe(true);
      for (const kind of ["svg", "png"]) expect(page).toContain(`href="${prefix}/ongelijkheid/lijst.${kind}?niveau=district"`);
      const png = await site.get(`${prefix}/ongelijkheid/lijst.png?niveau=district`);
      expect([png.status, png.html.slice(1, 4)]).toEqual([200, "PNG"]);
    },
  );

  test("a map where the page has none is refused, as everything that there is not", async () => {
    expect((await site.get("/ongelijkheid/gezond")).html).not.toContain("/kaart.svg");
    expect((await site.get("/ongelijkheid/gezond/kaart.svg")).status).toBe(404);
  });

  test("helling as PNG is one", async () => {
    const { status, html } = await site.get("/ongelijkheid/gezond/helling.png");
    expect(status).toBe(200);
    expect(html.slice(1, 4)).toBe("PNG");
  });
});

describe("the funnel", () => {
  // 2,000 of 6,000 are members: a third. z of Haven = (0.5 − 1/3) / √(2/9 / 1000) = 11.2; of the others at most 2.9 in size.
  test("names who lies beyond what chance can make", async () => {
    const text = await wordsOf("/ongelijkheid/lid/trechter");
    expect(text).toMatch(/\d van de 6 gebieden liggen binnen wat toeval kan maken rond het gemiddelde van 33,3 %/);
    expect(text).toContain("Aantoonbaar hoger: Haven.");
    expect(text).toMatch(/Haven 50,0 500 1\.000 veel hoger \(buiten de 99,8 %-grens\)/);
    expect(text).toContain("Naar het gemiddelde getrokken (schatting)");
  });

  test("can't be made of model estimates, and says so", async () => {
    expect(await wordsOf("/ongelijkheid/model/trechter")).toContain("Niet te maken, omdat modelschattingen geen tellingen zijn");
  });

  test("can't be made without counts, and says so", async () => {
    expect(await wordsOf("/ongelijkheid/gezond/trechter")).toContain("Niet te maken, omdat de bron geen aantallen geeft");
  });
});

describe("on other pages", () => {
  test("a city's profile has its largest demonstrable gaps", async () => {
    const text = await wordsOf("/gebieden/GM9901");
    expect(text).toMatch(
      /Hoe gelijk zijn de kansen\? Tussen de wijken van Leeuwenstad: aantoonbaar minder gunstig waar mensen het vaakst moeite hebben met rondkomen\. Gezond ?: een verschil van ongeveer 24 punten, sinds 2016 kleiner geworden\./,
    );
  });

  test("a district's profile has its place in the order and the city's gap", async () => {
    const text = await wordsOf("/gebieden/WK990102");
    expect(text).toContain(
      "Op volgorde van moeite met rondkomen staat Zuid op plaats 2 van 6 wijken. Plaats 1 is waar mensen het vaakst moeite hebben met rondkomen.",
    );
    expect(text).toContain("Dat verschil van 24");
  });

  test("the country's profile says nothing of it", async () => {
    expect(await wordsOf("/gebieden/NL99")).not.toContain("Hoe gelijk zijn de kansen?");
  });

  test("a target's page gets the sentence and its address; nothing of what is unknown", async () => {
    const reader = await readerOf(base);
    expect(await gapSentence(reader, "gezond", undefined, undefined, "nl")).toEqual({
      text: expect.stringContaining("Dat verschil van 24"),
      href: "/ongelijkheid/gezond",
    });
    expect(await gapSentence(reader, "bestaat-niet", undefined, undefined, "nl")).toBeNull();
    expect(await gapSentence(reader, "gezond", undefined, "WK990101", "nl")).toBeNull();
  });
});

test("where nobody said who has least, the overview says what that means", async () => {
  const bare = madeCity({ orders: false });
  const plain = await pagesOfPack(bare);
  try {
    const overview = await plain.get("/ongelijkheid");
    expect(overview.status).toBe(200);
    expect(readable(overview.html)).toContain("Er is nog geen cijfer ingelezen dat de gebieden op volgorde zet");
    const topic = readable((await plain.get("/ongelijkheid/gezond")).html);
    expect(topic).toContain("Er is nog geen cijfer ingelezen dat de gebieden op volgorde zet");
    expect(readable((await plain.get("/gebieden/WK990102")).html)).not.toContain("Hoe gelijk zijn de kansen?");
  } finally {
    await plain.close();
    rmSync(bare, { recursive: true });
  }
});

test("before anything is loaded the pages say so", async () => {
  const nothing = await testDatabase();
  try {
    const reader = await readerOf(nothing);
    const settings = { title: { nl: "", en: "" }, home: "GM9901", headline: "gezond", themes: [], intro: { nl: "", en: "" } };
    const site = () => ({
      language: "nl" as const,
      publicUrl: "",
      stylesheet: "",
      scripts: [],
      deskScript: "",
      nav: [],
      footer: [],
      updated: new Date(0),
    });
    const app = pages({ reader: () => reader, site, settings });
    for (const path of ["/ongelijkheid", "/ongelijkheid/gezond", "/ongelijkheid/gezond/trechter"]) {
      const answer = await app.request(path);
      expect(answer.status, path).toBe(200);
      expect(readable(await answer.text())).toContain("Hier staan nog geen cijfers");
    }
    expect(await gapSentence(reader, "gezond", undefined, undefined, "nl")).toBeNull();
  } finally {
    await nothing.close();
  }
});
