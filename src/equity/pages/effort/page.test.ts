import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../../test/database.ts";
import { pagesOfPack, readable } from "../../../../test/pages-of-pack.ts";
import { readerOf } from "../../../../test/reader.ts";
import { loadUtrecht } from "../../../../test/utrecht.ts";
import type { Language } from "../../../kernel/language.ts";
import { standaloneSvg } from "../../../ui/chart/standalone.ts";
import type { Site } from "../../../ui/site.tsx";
import { fromRoot } from "../../../kernel/root.ts";
import { madeEffort } from "../../effort/made-effort.ts";
import { storeRecords } from "../../store-records.ts";
import { effortCsv, effortPage } from "./page.tsx";
import { effortsPage, type EffortParts } from "./list.tsx";
import { effortPicture } from "./picture.ts";

let base: TestDatabase;
const partsIn = async (language: Language, database = base): Promise<EffortParts> => {
  const reader = await readerOf(database);
  const site: Site = {
    language,
    publicUrl: "https://gelijkop.example",
    stylesheet: "/s.css",
    scripts: [],
    deskScript: "",
    nav: [],
    footer: [],
    updated: new Date(0),
  };
  return { reader: () => reader, site: () => site };
};
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
});
afterAll(() => base?.close());

test("Northhaven, all invented, loaded as a pack: one area and nobody counted, so no answer, and each reason in words", async () => {
  let page = "";
  const city = await pagesOfPack(fromRoot("test", "packs", "northhaven"), {
    fill: async (database) => void (page = readable(String(await effortPage(await partsIn("en", database), "heat-vouchers-2026")))),
  });
  await city.close();
  expect(page).toContain("Harbour heat vouchers (invented) · 2026 · Norland");
  expect(page).toContain("Whether the money follows need can't be told. Comparing takes at least two areas with a known amount and need.");
  expect(page).toContain("One area does not count: Northhaven (the number of residents is not imported).");
  expect(page).toContain("€4,567 for the whole area together");
  expect(page).not.toContain("NaN");
});

test("without any: what to load and how, and that the documents name no amounts", async () => {
  await base.db.deleteFrom("effort").execute();
  const page = readable(String(await effortsPage(await partsIn("nl"))));
  expect(page).toContain("Er zijn nog geen bedragen per gebied ingelezen");
  expect(page).toContain("noemen geen bedragen per gebied");
  expect(page).toContain("bin/gelijkop invest FILE.csv --need INDICATOR");
});

describe("with one, invented", () => {
  beforeAll(() => storeRecords(base.db, "verzonnen", { evaluations: [], efforts: [madeEffort] }));

  test("the list says what, when, how much and the answer", async () => {
    const html = String(await effortsPage(await partsIn("nl")));
    expect(html).toContain('href="/ongelijkheid/geld/maatjes"');
    expect(readable(html)).toContain("Beweegmaatjes (verzonnen) 2021 € 795.000 en € 20.000 voor het geheel Of het geld");
  });

  test("the page in words: answer first, then the curve, the areas, what is in it", async () => {
    const html = String(await effortPage(await partsIn("nl"), "maatjes"));
    const page = readable(html);
    expect(page).toMatchInlineSnapshot(
      `" Naar de inhoud Gelijkop English Gelijkop Ongelijkheid Volgt het geld de behoefte? Beweegmaatjes (verzonnen) Volgt het geld de behoefte? Beweegmaatjes (verzonnen) · 2021 · Utrecht Of het geld de behoefte volgt, is niet te zeggen. De gebieden verschillen te veel van elkaar: het kan meer of minder zijn dan hun deel. Van elke € 100 zou € 15 naar een ander gebied moeten om precies naar de behoefte te verdelen. Per inwoner gaat er naar Overvecht, waar naar verhouding de meeste behoefte is, 2,6 keer zoveel als gemiddeld. Gerekend per 100 volwassenen die moeite hebben met rondkomen is dat 1,7 keer zoveel als gemiddeld. In 2 gebieden is de behoefte groter dan gemiddeld. Daarvan krijgt 1 meer per inwoner en ook ongeveer het deel dat bij de behoefte past, of meer: Overvecht. Dat geldt niet voor Noordwest. Hoe groot de behoefte is, is een schatting. 2 gebieden tellen niet mee: Zuidwest (geen bedrag: verborgen) en Vleuten-De Meern (de bron noemt geen bedrag). Daarnaast is er € 20.000 voor het hele gebied samen. Waar dat terechtkomt is niet bekend; het telt hier niet mee. Behoefte Waarmee we meten wie het nodig heeft. Niet: goede ervaren gezondheid Inwoners Moeite met rondkomen Overgewicht Niet: regie over het eigen leven Eenzaam Niet: beweegt genoeg Mantelzorger Matig of hoog risico op angst of depressie Inwoners van 15 tot 25 jaar Inwoners van 25 tot 45 jaar Inwoners van 45 tot 65 jaar Inwoners van 65 jaar of ouder Rookt Niet: drinkt niet of hooguit een glas per dag Jaar van de behoefte 2012 2016 2020 Laat zien Wat er heen gaat, naast wie het nodig heeft Beweegmaatjes (verzonnen), 2021. Behoefte: moeite met rondkomen, 2020 zoals het nu verdeeld is gelijk verdeeld verschil met naar behoefte ↑ euro: deel van het totaal Wat er heen gaat, naast wie het nodig heeft Beweegmaatjes (verzonnen), 2021. Behoefte: moeite met rondkomen, 2020 → volwassenen die moeite hebben met rondkomen, van het gebied met de meeste behoefte naar het minste; ↑ euro: deel van het totaal. Bij 25 % hoort 38 %. Bij 50 % hoort 58 %. Bij 75 % hoort 82 %. 0 % 25 % 50 % 75 % 100 % 0 % 25 % 50 % 75 % 100 % volwassenen die moeite hebben met rondkomen, van het gebied met de meeste behoefte naar het minste → Ligt de lijn boven de schuine lijn, dan gaat er meer naar gebieden met meer behoefte dan hun deel. Ligt hij eronder, dan minder. Als SVG Als PNG Bron: Niemand, Een verzonnen lijst & meer. Behoefte: moeite met rondkomen. Deze cijfers als tabel Wat er heen gaat, naast wie het nodig heeft. Beweegmaatjes (verzonnen), 2021. Behoefte: moeite met rondkomen, 2020 Tot en met Deel van de mensen met behoefte Deel van het totaal Overvecht 18,8 % 32,7 % Noordwest 38,1 % 47,8 % Binnenstad 46,0 % 54,4 % Zuid 56,1 % 62,9 % Oost 68,1 % 74,2 % West 77,9 % 85,5 % Leidsche Rijn 88,9 % 92,5 % Noordoost 100,0 % 100,0 % Per gebied Samen gaat er € 795.000 naar deze gebieden. Dat is € 2,96 per inwoner, en € 19,74 per persoon met de behoefte (40.274 mensen). De regel ‘ongelijk investeren voor gelijke kansen’ vraagt twee dingen van gebieden met meer behoefte dan gemiddeld: meer per inwoner, en per persoon met de behoefte ten minste ongeveer evenveel als gemiddeld. Is de behoefte ongeveer gemiddeld, dan vraagt de regel alleen het tweede. Van gebieden met minder behoefte vraagt de regel niets. ‘Naar behoefte’ is wat een gebied zou krijgen als hetzelfde totaal precies naar het aantal mensen met de behoefte ging. Het is een rekenuitkomst en geen voorstel. Beweegmaatjes (verzonnen) per gebied, naast de behoefte: moeite met rondkomen Gebied Regel Nu Behoefte (%) Mensen Per inwoner Per persoon met behoefte Naar behoefte Verschil Overvecht gehaald € 260.000 27,2 7.583 € 7,58 € 34,29 € 149.695 + € 110.305 Noordwest niet gehaald € 120.000 19,9 7.766 € 2,65 € 15,45 € 153.300 − € 33.300 Binnenstad niet gehaald € 40.000 17,4 3.171 € 2,09 € 12,61 € 62.598 − € 22.598 Zuid gehaald € 80.000 17,4 4.083 € 2,87 € 19,59 € 80.596 − € 596 Oost gehaald € 90.000 16,9 4.841 € 2,81 € 18,59 € 95.561 − € 5.561 West vraagt niets € 90.000 15,9 3.924 € 3,07 € 22,94 € 77.462 + € 12.538 Leidsche Rijn vraagt niets € 55.000 14,3 4.452 € 1,33 € 12,35 € 87.888 − € 32.888 Noordoost vraagt niets € 60.000 13,3 4.453 € 1,51 € 13,47 € 87.899 − € 27.899 Welke gebieden tellen niet mee? Zuidwest: geen bedrag: verborgen Vleuten-De Meern: de bron noemt geen bedrag Wat zit erin? Dit zit erin Wat de maatjes kosten. Dit zit er niet in De zaalhuur. Niet aan een gebied toe te wijzen € 20.000 Bron van de bedragen Niemand, Een verzonnen lijst & meer, CC0 De behoefte moeite met rondkomen, 18 jaar of ouder, 2020. Aandeel dat in de twaalf maanden voor het onderzoek enige of grote moeite had om van het inkomen rond te komen. Aantal mensen geteld met inwoners van 15 jaar en ouder, 2020. Inwoners inwoners, 2020. Let op De bron geeft geen marges bij de behoefte. Een verschil van minder dan een tiende met het gemiddelde noemen we ongeveer gelijk; ook een groter verschil kan door de schatting komen. Hoe is dit gemeten? Ongeveer gelijk is: minder dan een tiende meer of minder. De concentratie-index van wat er heen gaat tegenover de behoefte (naar Suits, 1977) is 0,15. 0 is precies naar behoefte, boven 0 gaat er meer naar gebieden met meer behoefte. De 95%-marge loopt van −0,14 tot 0,43, naar hoe ver de gebieden van één lijn liggen. Wat zou moeten verschuiven (de index van Hoover) is 15,5 % van het totaal. ‘Naar verhouding’ zeggen we als minder dan 5 % zou moeten verschuiven, of als de hele marge van de index tussen −0,05 en 0,05 ligt. ‘Meer’ of ‘minder’ zeggen we als de hele marge aan één kant van 0 ligt. Anders is het niet te zeggen. Deze gegevens als CSV Bijgewerkt op 1 januari 1970 "`,
    );
    expect(html).toContain("Een verzonnen lijst &amp; meer");
  });

  test("in English, with another need that is turned round", async () => {
    const page = readable(String(await effortPage(await partsIn("en"), "maatjes", { need: "ervaren-gezondheid" })));
    expect(page).toContain("Does the money follow need?");
    expect(page).toContain("people with this need");
    expect(page).toContain("Zuidwest (no amount: hidden) and Vleuten-De Meern (the source names no amount)");
  });

  test("each origin and the CSV have an address; the CSV has the areas that don't count too", async () => {
    const parts = await partsIn("nl");
    const html = String(await effortPage(parts, "maatjes", { need: "moeite-met-rondkomen" }));
    expect(html).toContain('href="/cijfers/moeite-met-rondkomen.WK034403.2020.2020.18plus"');
    expect(html).toContain('href="/ongelijkheid/geld/maatjes.csv?behoefte=moeite-met-rondkomen"');
    const lines = (await effortCsv(parts, "maatjes")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(11);
    expect(lines.find((line) => line.startsWith("WK034408"))).toContain("geen bedrag: verborgen");
  });

  test("the curve is a file too, with both sources; the page leads to it with its own question", async () => {
    const parts = await partsIn("nl");
    const drawn = await effortPicture(parts, "maatjes", { need: "moeite-met-rondkomen" });
    if (!drawn) throw new Error("no curve");
    expect(drawn.source).toMatch(/^Niemand, Een verzonnen lijst & meer\. CC0\. RIVM/);
    const svg = standaloneSvg(drawn);
    expect(svg).toContain("Beweegmaatjes (verzonnen), 2021");
    expect(svg).not.toMatch(/undefined|NaN|\[object/);
    const html = String(await effortPage(parts, "maatjes", { need: "moeite-met-rondkomen" }));
    expect(html).toContain('href="/ongelijkheid/geld/maatjes/lorenz.svg?behoefte=moeite-met-rondkomen"');
  });

  test("a list with one that can't be held against anything still shows", async () => {
    const odd = {
      ...madeEffort,
      id: "nergens",
      amounts: [
        { area: "GM0344", amount: 5, absence: null },
        { area: "WK034401", amount: 1, absence: null },
      ],
    };
    await storeRecords(base.db, "raar", { evaluations: [], efforts: [odd] });
    const page = readable(String(await effortsPage(await partsIn("nl"))));
    await storeRecords(base.db, "raar", { evaluations: [], efforts: [] });
    expect(page).toContain("Nog geen antwoord.");
  });
});
