import { describe, expect, test } from "vitest";
import { inWords, PathChart, type PathChartProps } from "./path-chart.ts";

const props: PathChartProps = {
  language: "nl",
  title: "De weg",
  planName: "Doel",
  from: { period: "2010", at: 2010.5, value: 24 },
  to: { period: "2014", at: 2014.5, value: 22.5 },
  series: [
    { name: "Noord", same: true, points: [{ period: "2012", at: 2012.5, value: 23, lower: 21, upper: 25 }] },
    {
      name: "Zuid",
      same: false,
      points: [
        { period: "2012", at: 2012.5, value: 28.2 },
        { period: "2016", at: 2016.5, value: null },
        { period: "2020", at: 2020.5, value: 24.2 },
      ],
    },
  ],
};
const html = String(PathChart(props));
const count = (pattern: RegExp, text = html): number => text.match(pattern)?.length ?? 0;

describe("the path of a target", () => {
  test("runs from a ring to a diamond", () => {
    const plot = html.slice(0, html.indexOf("<ul"));
    expect([count(/class="tg"/g, plot), count(/class="tgb"/g, plot), count(/class="tgd"/g, plot)]).toEqual([1, 1, 1]);
  });
  test("has what was measured beside it, each value at its mark, with whiskers where there are limits", () => {
    expect([...html.matchAll(/class="value[^>]*>([^<]+)</g)].map(([, value]) => value)).toEqual(["23,0", "28,2", "24,2"]);
    expect(count(/class="dw"/g)).toBe(1);
  });
  test("draws another measure apart, with dots between and a mark of its own", () => {
    expect(html).toMatch(/class="to m1"/);
    expect(html).not.toMatch(/class="to m0"/);
    expect(html).toMatch(/<path class="tp m1" d="M-5-5H5V5H-5Z"/);
  });
  test("says the same in words, absence included", () => {
    expect(inWords(props)).toBe(
      "Doel, streefwaarde: van 24,0 (2010) naar 22,5 (2014). Noord: 23,0 (2012). Zuid: 28,2 (2012), onbekend (2016), 24,2 (2020).",
    );
    expect(html).toContain(`<desc>${inWords(props)}</desc>`);
  });
  test("without a baseline or a goal has no path, and no place that is not a number", () => {
    for (const bare of [
      { ...props, from: null },
      { ...props, to: null },
      { ...props, from: null, to: null },
      { ...props, series: [] },
      { ...props, from: null, series: [] },
    ]) {
      expect(String(PathChart(bare))).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
  test("leaves out years that have no room between first and last", () => {
    const years = (at: number[]) =>
      [
        ...String(
          PathChart({
            ...props,
            from: null,
            to: null,
            series: [{ name: "n", same: true, points: at.map((each) => ({ period: String(each), at: each, value: 1 })) }],
          }),
        ).matchAll(/text-anchor="middle">(\d{4})</g),
      ].map(([, year]) => Number(year));
    expect(years([2000, 2001, 2010, 2019, 2020])).toEqual([2000, 2010, 2020]);
  });
  test("keeps code in names as text", () => {
    const hostile = String(
      PathChart({
        ...props,
        title: "<script>",
        planName: "<b>",
        series: [{ name: `"><img>`, same: true, points: [{ period: "<i>", at: 1, value: 1 }] }],
      }),
    );
    expect(hostile).not.toMatch(/<(?:script|b|img|i)>/);
  });
});
