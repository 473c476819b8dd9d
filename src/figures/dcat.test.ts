import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makeDelivery } from "../../test/makers.ts";
import { readerOf } from "../../test/reader.ts";
import { catalogue, type Catalogue } from "./catalogue.ts";
import { dcatOf, missingProperties } from "./dcat.ts";
import { loadDelivery } from "./load.ts";

let base: TestDatabase;
let list: Catalogue;
beforeAll(async () => {
  base = await testDatabase();
  const client = await base.pool.connect();
  const licensed = (value: number) => {
    const made = makeDelivery({ cells: [{ area: "WK034401", value }] });
    return { ...made, source: { ...made.source, licenceUrl: "https://creativecommons.org/licenses/by/4.0/" } };
  };
  for (const value of [1, 2]) await loadDelivery(client, licensed(value));
  client.release();
  list = await catalogue(await readerOf(base));
});
afterAll(() => base.close());

const given = {
  base: "https://gelijkop.example/api/v1",
  title: { nl: "Cijfers", en: "Figures" },
  publisher: null,
  changedAt: new Date("2026-03-04T05:06:07Z"),
};
const publisher = { name: "Gemeente Voorbeeld", url: "https://voorbeeld.example", email: "gegevens@voorbeeld.example" };

// Geonovum, DCAT-AP-NL 3.0, shapes/300/dcat-ap-nl-SHACL.ttl (minCount 1), with what DCAT-AP 3.0 itself requires.
const required: Record<string, string[]> = {
  "dcat:Catalog": ["dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset"],
  "dcat:Dataset": [
    "dct:title",
    "dct:description",
    "dct:accessRights",
    "dcat:contactPoint",
    "dct:creator",
    "dct:identifier",
    "dct:publisher",
    "dcat:theme",
  ],
  "dcat:Distribution": ["dcat:accessURL", "dct:license"],
  "dcat:DataService": [
    "dct:title",
    "dct:description",
    "dct:accessRights",
    "dcat:contactPoint",
    "dcat:endpointURL",
    "dcat:endpointDescription",
    "dct:identifier",
    "dct:license",
    "dct:publisher",
    "dcat:theme",
  ],
};

describe("the DCAT-AP-NL catalogue", () => {
  test("has every required property where the installation tells who answers for it", () => {
    const { "@graph": nodes } = dcatOf(list, { ...given, publisher });
    expect(nodes.map((node) => node["@type"]).toSorted()).toEqual([
      "dcat:Catalog",
      "dcat:DataService",
      "dcat:Dataset",
      "dcat:Dataset",
      "dcat:Distribution",
      "dcat:Distribution",
      "dcat:Distribution",
      "dcat:Distribution",
    ]);
    for (const node of nodes)
      for (const property of required[node["@type"]]) expect(node, `${node["@type"]} ${property}`).toHaveProperty([property]);
    expect(missingProperties(list.releases, publisher)).toEqual([]);
    expect(nodes[0]).not.toHaveProperty(["rdfs:comment"]);
  });

  test("says what is missing where nobody told, and makes nothing up", () => {
    const { "@graph": nodes } = dcatOf(list, given);
    const [catalog] = nodes;
    const missing = nodes.flatMap((node) =>
      required[node["@type"]].filter((property) => !(property in node)).map((property) => `${node["@type"]} ${property}`),
    );
    expect([...new Set(missing)].toSorted()).toEqual([
      "dcat:Catalog dcat:contactPoint",
      "dcat:Catalog dct:publisher",
      "dcat:DataService dcat:contactPoint",
      "dcat:DataService dct:publisher",
      "dcat:Dataset dcat:contactPoint",
    ]);
    expect(JSON.stringify(catalog["rdfs:comment"])).toContain("dcat:contactPoint");
    expect(JSON.stringify(catalog["rdfs:comment"])).toContain("dct:publisher");
  });

  test("uses no prefix that its context doesn't explain, and links only to nodes that are there", () => {
    const whole = dcatOf(list, { ...given, publisher });
    for (const [, prefix] of JSON.stringify(whole["@graph"]).matchAll(/"([a-z]+):[A-Za-z]+"/g))
      expect(whole["@context"]).toHaveProperty(prefix);
    const ids = new Set(whole["@graph"].map((node) => node["@id"]));
    for (const node of whole["@graph"]) {
      for (const property of [
        "dcat:dataset",
        "dcat:distribution",
        "dcat:servesDataset",
        "dcat:service",
        "dcat:accessService",
        "dcat:previousVersion",
      ]) {
        for (const link of [node[property] ?? []].flat() as { "@id": string }[]) expect(ids).toContain(link["@id"]);
      }
    }
  });

  test("a correction names the release that it took the place of", () => {
    const newest = dcatOf(list, given)["@graph"].find((node) => node["dcat:version"] === "2");
    expect(newest?.["dcat:previousVersion"]).toEqual({ "@id": `${given.base}/releases/TEST1-2020-18plus-v1` });
    expect(newest?.["dct:issued"]).toEqual({ "@value": "2026-01-02", "@type": "xsd:date" });
  });
});
