/** Charts of figures as files. The figures are the pack's excerpts of StatLine 50090NED (RIVM, GGD'en and CBS), and a made topic. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adults, deliver, makeIndicator, year } from "../../../test/makers.ts";
import { pagesOfPack } from "../../../test/pages-of-pack.ts";
import { fromRoot } from "../../kernel/root.ts";

let site: Awaited<ReturnType<typeof pagesOfPack>>;
beforeAll(async () => {
  site = await pagesOfPack(fromRoot("packs", "utrecht"), {
    // Three deliveries: of adults in two years, and of women in the last.
    fill: async ({ pool }) => {
      const indicators = [makeIndicator({ id: "sport", sourceKey: "sport", title: { nl: "Sport", en: "Sports" }, sort: 5000 })];
      const women = { ...adults, id: "women", title: { nl: "Vrouwen", en: "Women" }, sort: 20 };
      const cells = (city: number) => [
        { area: "GM0344", value: city, lower: city - 1, upper: city + 1 },
        { area: "WK034403", value: 45, lower: 42, upper: 48 },
        { area: "WK034404", value: 60.5, lower: 58, upper: 63 },
        { area: "WK034405", value: null, status: "suppressed" as const },
      ];
      await deliver(pool, { title: "Adults 2016", indicators, periods: [year("2016")], cells: cells(55) });
      await deliver(pool, { title: "Adults 2020", indicators, cells: cells(60) });
      await deliver(pool, { title: "Women 2020", indicators, groups: [women], cells: cells(58) });
    },
  });
});
afterAll(() => site?.close());

const textsIn = (svg: string): string[] => [...svg.matchAll(/<text [^>]+>([^<]+)<\/text>/g)].map(([, text]) => text);
const query = "?niveau=district&periode=2020";

const topic = "/indicatoren/ervaren-gezondheid";
const compare = "/gebieden/vergelijk";
const pair = "?gebied1=WK034403&gebied2=WK034405";

describe.each([
  ["", "Bron: "],
  ["/en", "Source: "],
])("in %s", (prefix, source) => {
  test.each([
    ["the map", `${topic}/kaart`, topic, query],
    ["the ranking", `${topic}/rangorde`, topic, query],
    ["the years", `${topic}/jaren`, topic, query],
    ["areas beside each other", `${compare}/kerncijfer`, compare, pair],
  ])("%s is linked to, and is a drawing with its source, as SVG and as PNG", async (_, picture, page, asked) => {
    const { html } = await site.get(prefix + page + asked);
    const at = (kind: string): string => `${prefix}${picture}.${kind}${asked}`;
    for (const kind of ["svg", "png"]) expect(html).toContain(`href="${at(kind).replaceAll("&", "&amp;")}"`);
    const svg = await site.get(at("svg"));
    expect(svg.status).toBe(200);
    expect(svg.html).not.toMatch(/href=|undefined|NaN/);
    expect(textsIn(svg.html).join(" ")).toMatch(
      new RegExp(`${source}RIVM, GGD.*50090NED|${source}RIVM, GGD.*Gezondheid per wijk en buurt`),
    );
    const png = await site.get(at("png"));
    expect([png.status, png.html.slice(1, 4)]).toEqual([200, "PNG"]);
  });

  test("the ranking has the areas and figures of the page's list, in its order", async () => {
    const { html: page } = await site.get(`${prefix}${topic}${query}`);
    const list = page.slice(page.indexOf('class="ranking-chart"'), page.indexOf("</figure>", page.indexOf('class="ranking-chart"')));
    const names = [...list.matchAll(/<span class="rn"><a [^>]+>([^<]+)<\/a>/g)].map(([, name]) => name);
    const figures = [...list.matchAll(/<b>([\d,.]+)<\/b>/g)].map(([, figure]) => figure);
    const drawn = textsIn((await site.get(`${prefix}${topic}/rangorde.svg${query}`)).html);
    expect(names).toHaveLength(10);
    expect(drawn.filter((text) => names.includes(text))).toEqual(names);
    expect(drawn.filter((text) => figures.includes(text))).toEqual(figures);
  });
});

test("the groups of a made topic are a drawing with a dot and a whisker each, in both languages", async () => {
  for (const [prefix, title, women] of [["", "Sport: per groep", "Vrouwen"] as const, ["/en", "Sports: per group", "Women"] as const]) {
    const { html: page } = await site.get(`${prefix}/indicatoren/sport${query}`);
    expect(page).toContain(`href="${prefix}/indicatoren/sport/groepen.png${query.replaceAll("&", "&amp;")}"`);
    const { status, html } = await site.get(`${prefix}/indicatoren/sport/groepen.svg${query}`);
    expect(status).toBe(200);
    expect(textsIn(html)).toEqual(expect.arrayContaining([title, women]));
    expect(html.match(/<circle/g)).toHaveLength(2);
    expect(html.match(/v10M[^"]+v10"/g)).toHaveLength(2);
  }
});

test("areas whose limits hold the city's figure stand apart from those that are higher or lower, and who is hidden is named", async () => {
  const words = textsIn((await site.get(`/indicatoren/sport/rangorde.svg${query}`)).html).join(" ");
  expect(words).toMatch(
    /Niet aantoonbaar anders dan Utrecht .*Noordoost 60,5 tussen 58,0 en 63,0 .*dan Utrecht Overvecht 45,0 tussen 42,0 en 48,0/,
  );
  expect(words).toMatch(/Zonder cijfer .*: Oost/);
});

test("each chart names the deliveries that its own figures came from", async () => {
  const releasesIn = async (picture: string): Promise<string[]> => {
    const words = textsIn((await site.get(`/indicatoren/sport/${picture}.svg${query}`)).html).join(" ");
    return ["Adults 2016", "Adults 2020", "Women 2020"].filter((title) => words.slice(words.indexOf("Bron: ")).includes(title));
  };
  expect(await releasesIn("rangorde")).toEqual(["Adults 2020"]);
  expect(await releasesIn("kaart")).toEqual(["Adults 2020"]);
  expect(await releasesIn("jaren")).toEqual(["Adults 2016", "Adults 2020"]);
  expect(await releasesIn("groepen")).toEqual(["Adults 2020", "Women 2020"]);
});

test.each([
  `${topic}/rangorde.svg?binnen=BU03440112`,
  `${topic}/kaart.svg?binnen=BU03440112`,
  `${compare}/kerncijfer.svg?gebied1=WK034403`,
])("%s is not there, as on the page", async (path) => expect((await site.get(path)).status).toBe(404));
