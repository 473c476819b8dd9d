import { describe, expect, test } from "vitest";
import { edges, usual } from "../../../test/made-charts.ts";
import { Choropleth } from "./choropleth.ts";
import { quantileClasses } from "./classes.ts";
import { RankingChart } from "./dot-list.ts";
import { readMarkup } from "./drawing-tree.ts";
import { PathChart } from "./path-chart.ts";
import { standaloneSvg } from "./standalone.ts";
import { TileMap } from "./tile-map.ts";
import { TrendChart } from "./trend-chart.ts";

const classes = quantileClasses([60, 70, 80], { language: "nl", decimals: 0 });
const points = [2012, 2016, 2020].map((at) => ({ period: String(at), at, value: at - 1950, lower: at - 1952, upper: at - 1948 }));
const map = { language: "nl" as const, id: "kaart", title: "Kaart", description: "d", classes, selected: "a" };
const charts: Record<string, string> = {
  ...usual,
  ...edges,
  trend: String(
    TrendChart({ language: "nl", title: "t", description: "d", name: "Overvecht", points, benchmark: { name: "Utrecht", points } }),
  ),
  path: String(
    PathChart({
      language: "nl",
      title: "t",
      planName: "Doel",
      from: points[0],
      to: points[2],
      series: [{ name: "Noord", same: true, points }],
    }),
  ),
  map: String(
    Choropleth({
      ...map,
      viewBox: [130_000, -460_000, 8_000, 5_000],
      areas: [
        { code: "a", name: "A", path: "M130000 -460000h4000v5000h-4000Z", fill: 0, text: "60", href: "/a" },
        { code: "b", name: "B", path: "M134000 -460000h4000v5000h-4000Z", fill: "suppressed", text: "verborgen", href: "/b" },
      ],
    }),
  ),
  tiles: String(TileMap({ ...map, tiles: [{ code: "a", name: "A", col: 0, row: 0, fill: 0, short: "60", text: "60", href: "/a" }] })),
};
const draw = (chart: string, more: { theme?: string } = {}): string =>
  standaloneSvg({ language: "nl", chart, title: "Wat & wie", subtitle: "Maat, 2020", source: "StatLine <50090NED>", ...more });

describe.each(Object.entries(charts))("the file of a %s", (_, chart) => {
  const svg = draw(chart);
  test("is well-formed, with its size, title, description and source", () => {
    expect(() => readMarkup(svg.slice(svg.indexOf("<svg")))).not.toThrow();
    expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800" height="\d+"/);
    expect(svg).toMatch(/<title>Wat &amp; wie<\/title><desc>[^<]+<\/desc>/);
    expect(svg).toContain("Bron: StatLine &lt;50090NED&gt;");
  });
  test("needs nothing else: no page's classes, percentages, properties, links or nested drawings", () => {
    expect(svg).not.toMatch(
      /var\(|rem\b|%;|="[\d.]+%"|href=|url\((?!#)|<(?:div|ul|li|span)\b|overflow|preserveAspectRatio|vector-effect|NaN|undefined/,
    );
    expect(svg.match(/<svg/g)).toHaveLength(1);
    const known = new Set([...svg.matchAll(/\.(c\d+)\{/g)].map(([, name]) => name));
    const used = new Set([...svg.matchAll(/class="([^"]+)"/g)].map(([, name]) => name));
    expect(used).toEqual(known);
  });
});

test("what shows on wide screens is in it, what stands in for it on phones is not", () => {
  const svg = draw(usual.effect);
  expect(svg).toContain(">zonder aanpak 71,5<");
  expect(svg).not.toContain("Vergelijkingswijken zonder aanpak 71,5");
});

test("paths that stretch are stretched: the curve ends where its frame ends", () => {
  const d = /<path class="c\d+" d="(M0 288[^"]*[^Z])"/.exec(draw(usual.lorenz))?.[1];
  expect(d).toMatch(/L420 12$/); // 480 less 52 and 8 for what stands beside it
});

test("lines of a map are as thin as on the page, in its metres", () => {
  // 8,000 m on 752 px: 0.75 px are 7.979 m.
  expect(draw(charts.map)).toMatch(/stroke-width:7\.979/);
});

test("a city's theme gives the colours", () => {
  expect(draw(usual.slope, { theme: ":root { --gelijkop-own: #123456 }" })).toContain("fill:#123456");
  expect(draw(usual.slope)).not.toContain("#123456");
});

test("letters that XML can't hold are left out", () => {
  const svg = standaloneSvg({
    language: "en",
    chart: usual.slope.replaceAll("Overvecht", "Over\u0001vecht"),
    title: "a\u0000b",
    source: "c\u0008d",
  });
  expect(svg).toContain("<title>ab</title>");
  expect(svg).toContain("Source: cd");
  expect(svg).toContain(">Overvecht<");
});

test("a markup that is not one drawing is refused", () => {
  const ranking = String(RankingChart({ language: "nl", groups: [] }));
  for (const chart of [ranking, "", "<p>tekst</p>", "<div", '<div class="plot slope"><b></div>'])
    expect(() => draw(chart)).toThrow(RangeError);
});
