/** The public API as anyone reaches it: through the whole product, over a real database with the Utrecht pack. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { publicUrl, startInProcess, type InProcess } from "../test/in-process.ts";

let product: InProcess;
let release: string;
let residents: string;
beforeAll(async () => {
  product = await startInProcess();
  ({ release, residents } = product);
});
afterAll(() => product.close());

const get: InProcess["get"] = (path, init) => product.get(path, init);
const json: InProcess["json"] = (path) => product.json(path);
const rowsOf = async (response: Response): Promise<Record<string, string>[]> => parse(await response.text(), { columns: true });

// RIVM, GGD'en and CBS, StatLine 50090NED: perceived health (ErvarenGezondheidGoedZeerGoed_4), 18 years and over.
describe("figures as the RIVM's table has them", () => {
  test("a profile", async () => {
    const profile = await json("/areas/WK034403/profile?period=2020");
    const row = profile.rows.find((each: { indicator: string }) => each.indicator === "ervaren-gezondheid");
    expect(row.observation).toMatchObject({
      value: 69.9,
      sourceKey: "50090NED:ErvarenGezondheidGoedZeerGoed_4",
      status: "final",
      lower: null,
      upper: null,
    });
    expect(row.benchmark).toMatchObject({ area: "GM0344", value: 80.8 });
    expect(row.comparison).toMatchObject({ verdict: "notComparable", reason: "noLimits" });
    expect(row.history.map(({ value }: { value: number }) => value)).toEqual([65.8, 63.5, 69.9]);
    expect(profile.parents.map(({ code }: { code: string }) => code)).toEqual(["GM0344", "NL01"]);
  });

  test("an indicator by its own id and by its source key", async () => {
    const path = (id: string) => `/indicators/${id}/observations?level=district&within=GM0344&period=2020&benchmark=NL01`;
    const own = await json(path("ervaren-gezondheid"));
    expect(own.observations).toHaveLength(10);
    expect(own.observations.find(({ area }: { area: { code: string } }) => area.code === "WK034403").observation.value).toBe(69.9);
    expect(own.benchmark.value).toBe(78.4);
    expect(await json(path("50090NED:ErvarenGezondheidGoedZeerGoed_4"))).toEqual(own);
    expect((await json("/indicators/50090NED:Overgewicht_9")).id).toBe("overgewicht");
  });

  test("two areas compared", async () => {
    const { profiles } = await json("/comparison?area=WK034403&area=WK034404&period=2020");
    const values = profiles.map(
      ({ rows }: { rows: { indicator: string; observation: { value: number } }[] }) =>
        rows.find(({ indicator }) => indicator === "ervaren-gezondheid")?.observation.value,
    );
    expect(values).toEqual([69.9, 85.4]);
  });

  test("the origin of a figure: release, source, licence", async () => {
    const origin = await json("/observations/ervaren-gezondheid.WK034403.2020.2020.18plus");
    expect(origin.observation.value).toBe(69.9);
    expect(origin.release).toMatchObject({ source: "50090NED", licence: "CC BY 4.0", checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(origin.source).toMatchObject({ id: "50090NED", homepage: expect.stringContaining("statline.rivm.nl") });
  });

  // By hand, with the residents of CBS 84799NED: (78.9·45255 + 69.9·34295 + 77.3·38620) / 118170.
  test("the origin of a computed figure: formula, inputs and weights", async () => {
    const origin = await json("/observations/ervaren-gezondheid.integrale-aanpak.2020.2020.18plus");
    expect(origin.observation.value).toBeCloseTo(8_953_166 / 118_170, 10);
    expect(origin.observation.derived.formula).toBe("weightedMean");
    expect(origin.release).toBeNull();
    expect(origin.inputs.map(({ value }: { value: number }) => value)).toEqual([78.9, 69.9, 77.3]);
    expect(origin.weights.map(({ value }: { value: number }) => value)).toEqual([45_255, 34_295, 38_620]);
  });

  test("a release as CSV: every observation, stable columns, reasons for absence", async () => {
    const response = await get(`/releases/${release}/observations`, { headers: { accept: "text/csv" } });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${release}.csv"`);
    const rows = await rowsOf(response);
    expect(Object.keys(rows[0])).toEqual(
      "area,division,level,indicator,sourceKey,group,period,value,lower,upper,limits,numerator,denominator,status,reasonForAbsence,release".split(
        ",",
      ),
    );
    expect(rows).toHaveLength((await json(`/releases/${release}`)).observationCount);
    const at = (indicator: string, period: string) =>
      rows.find((row) => row.area === "WK034403" && row.indicator === indicator && row.period === period);
    expect(at("ervaren-gezondheid", "2020")).toMatchObject({
      value: "69.9",
      status: "final",
      reasonForAbsence: "",
      level: "district",
      release,
    });
    for (const row of rows) expect(row.reasonForAbsence).toBe(row.value === "" ? row.status : "");
  });

  test("a release as JSON pages holds what its CSV holds", async () => {
    const values: string[] = [];
    let pages = 0;
    for (let path: string | null = `/releases/${release}/observations?limit=100`; path; pages++) {
      const response: Response = await get(path);
      const {
        observations,
        next,
      }: { observations: { area: string; indicator: string; period: string; value: number | null }[]; next: string | null } = JSON.parse(
        await response.text(),
      );
      expect(response.headers.get("link")).toBe(next && `<${next}>; rel="next"`);
      values.push(...observations.map(({ area, indicator, period, value }) => [area, indicator, period, value ?? ""].join()));
      path = next && next.replace(`${publicUrl}/api/v1`, "");
    }
    const rows = await rowsOf(await get(`/releases/${release}/observations?format=csv`));
    expect(pages).toBe(Math.ceil(rows.length / 100));
    expect(values).toEqual(rows.map(({ area, indicator, period, value }) => [area, indicator, period, value].join()));
  });

  test("lists of figures as CSV name their areas", async () => {
    for (const path of [
      "/areas/WK034403/observations?format=csv&period=2020",
      "/indicators/ervaren-gezondheid/observations?format=csv&level=district&period=2020",
    ]) {
      const rows = await rowsOf(await get(path));
      expect(rows.find((row) => row.area === "WK034403" && row.indicator === "ervaren-gezondheid")).toMatchObject({
        value: "69.9",
        areaName: "Overvecht",
        level: "district",
      });
    }
  });
});

describe("lists", () => {
  test("areas by name, level and place, page by page", async () => {
    expect((await json("/areas?q=overvegt&level=district")).areas[0]).toEqual({
      code: "WK034403",
      division: 2020,
      level: "district",
      name: "Overvecht",
    });
    const first = await json("/areas?within=GM0344&level=neighbourhood&limit=100");
    const rest = await json(first.next.replace(`${publicUrl}/api/v1`, ""));
    expect([first.areas.length, rest.areas.length, rest.next]).toEqual([100, 11, null]);
  });

  test("one area: what it lies in and what lies in it", async () => {
    const city = await json("/areas/GM0344");
    expect(city).toMatchObject({ name: "Utrecht", divisions: [2020], parents: [{ code: "NL01" }] });
    expect(city.children).toHaveLength(10);
    expect((await json("/areas/integrale-aanpak")).members.map(({ code }: { code: string }) => code)).toEqual([
      "WK034402",
      "WK034403",
      "WK034408",
    ]);
  });

  test("releases of one source", async () => {
    expect((await json("/releases?source=84799NED")).releases.map(({ source }: { source: string }) => source)).toEqual(["84799NED"]);
    expect((await json("/releases?source=nothing")).releases).toEqual([]);
  });
});

describe("an outline", () => {
  const outline = [
    [
      [
        [155_000, 463_000],
        [156_000, 463_000],
        [156_000, 464_000],
        [155_000, 463_000],
      ],
    ],
  ];
  beforeAll(async () => {
    await product.pool.query(
      `insert into boundary (code, year, outline, path, coarse_path, west, south, east, north, centre, source)
       values ('WK034403', 2022, $1, 'M0 0Z', 'M0 0Z', 155000, 463000, 156000, 464000, point(155600, 463300), 'made for this test')`,
      [JSON.stringify(outline)],
    );
    await product.refresh();
  });

  // EPSG registry, projection 19914 (RD New): its origin 155000, 463000 is Amersfoort's tower, in ETRS89 52.15517 N 5.38721 E.
  test("comes in degrees, as GeoJSON (RFC 7946) wants", async () => {
    const response = await get("/areas/WK034403/boundary");
    expect(response.headers.get("content-type")).toBe("application/geo+json");
    expect(response.headers.get("content-crs")).toBe("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
    const feature = JSON.parse(await response.text());
    expect(feature).not.toHaveProperty("crs");
    const [longitude, latitude] = feature.geometry.coordinates[0][0][0];
    expect(longitude).toBeCloseTo(5.38721, 4);
    expect(latitude).toBeCloseTo(52.15517, 4);
    expect(feature.properties).toMatchObject({ code: "WK034403", division: 2020, year: 2022, source: "made for this test" });
    expect(product.described.operations.find(({ id }) => id === "getAreaBoundary")?.answer.parse(feature)).toEqual(feature);
  });

  test("comes in metres on request, and says so", async () => {
    const response = await get("/areas/WK034403/boundary?crs=rd");
    expect(response.headers.get("content-crs")).toBe("<http://www.opengis.net/def/crs/EPSG/0/28992>");
    const feature = JSON.parse(await response.text());
    expect(feature.geometry.coordinates).toEqual(outline);
    expect(feature.crs.properties.name).toBe("urn:ogc:def:crs:EPSG::28992");
  });

  test("that isn't loaded is not there", async () => {
    expect(await json("/areas/WK034404/boundary")).toMatchObject({ status: 404, type: "urn:gelijkop:problem:no-boundary" });
    expect(await json("/areas/integrale-aanpak/boundary")).toMatchObject({ status: 404, detail: expect.stringContaining("members") });
  });
});

describe("caching", () => {
  const again = (response: Response) => ({ headers: { "if-none-match": response.headers.get("etag") ?? "" } });

  test.each([
    "/areas",
    "/areas/WK034403/profile",
    "/indicators",
    "/catalogue",
    "/openapi.json",
    "/releases/RELEASE",
    "/releases/RELEASE/observations?limit=5",
    "/releases/RELEASE/observations?format=csv",
  ])("%s: 304 for who has it", async (given) => {
    const path = given.replace("RELEASE", release);
    const response = await get(path);
    await response.text();
    expect(response.headers.get("etag")).toMatch(/^(W\/)?"[\w.-]+"$/);
    expect(Date.parse(response.headers.get("last-modified") ?? "")).toBeGreaterThan(0);
    const second = await get(path, again(response));
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect(second.headers.get("etag")).toBe(response.headers.get("etag"));
    expect(second.headers.get("access-control-allow-origin")).toBe("*");
    const third = await get(path, { headers: { "if-modified-since": response.headers.get("last-modified") ?? "" } });
    expect(third.status).toBe(304);
    expect((await get(path, { headers: { "if-none-match": '"another"' } })).status).toBe(200);
  });

  test("a release's tag and date come from its checksum and its import", async () => {
    const { checksum, importedAt } = await json(`/releases/${release}`);
    const response = await get(`/releases/${release}/observations?format=csv`, { method: "HEAD" });
    expect(response.headers.get("etag")).toContain(checksum.slice(0, 32));
    expect(response.headers.get("last-modified")).toBe(new Date(importedAt).toUTCString());
    expect(response.headers.get("cache-control")).toMatch(/^public, max-age=\d+, immutable$/);
  });

  test("CSV and JSON of one address have tags of their own", async () => {
    const [csv, jsonAnswer] = await Promise.all([
      get(`/releases/${release}/observations`, { headers: { accept: "text/csv" } }),
      get(`/releases/${release}/observations`),
    ]);
    await csv.text();
    expect(csv.headers.get("etag")).not.toBe(jsonAnswer.headers.get("etag"));
    expect(csv.headers.get("vary")).toContain("Accept");
  });

  test("what is told about a release gets another tag when the release is withdrawn; its figures keep theirs", async () => {
    const of = async (path: string) => (await get(path, { method: "HEAD" })).headers.get("etag");
    const paths = [`/releases/${residents}`, `/releases/${residents}/observations`];
    const [about, figures] = [await of(paths[0]), await of(paths[1])];
    expect(about).not.toBeNull();
    await product.pool.query("update release set withdrawn_at = now(), withdrawn_reason = 'test' where key = $1", [residents]);
    await product.refresh();
    try {
      expect(await of(paths[0])).not.toBe(about);
      expect(await of(paths[1])).toBe(figures);
      expect(await json(paths[0])).toMatchObject({ live: false, withdrawnReason: "test" });
      expect(JSON.stringify(await json("/catalogue"))).not.toContain(residents);
    } finally {
      await product.pool.query("update release set withdrawn_at = null, withdrawn_reason = null where key = $1", [residents]);
      await product.refresh();
    }
  });

  test("HEAD says what GET says, without a body", async () => {
    for (const path of ["/areas", `/releases/${release}/observations?format=csv`, "/areas/nowhere"]) {
      const [whole, head] = [await get(path), await get(path, { method: "HEAD" })];
      await whole.text();
      expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([
        whole.status,
        "",
        whole.headers.get("content-type"),
      ]);
    }
  });

  test("a download is packed where that is understood", async () => {
    const path = `/releases/${release}/observations?format=csv`;
    const plain = await (await get(path)).text();
    const packed = await get(path, { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(plain);
  });
});

test("what the site is about doesn't hang on what was loaded first", async () => {
  const client = product.pool;
  await client.query("update area set level = 'municipality' where code = 'NL01'");
  await product.refresh();
  try {
    expect((await json("/indicators/ervaren-gezondheid/observations")).within.code).toBe("GM0344");
  } finally {
    await client.query("update area set level = 'country' where code = 'NL01'");
    await product.refresh();
  }
});
