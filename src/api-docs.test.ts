/** What the API says of itself: the OpenAPI document and the page made from it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../test/in-process.ts";

let product: InProcess;
beforeAll(async () => void (product = await startInProcess()));
afterAll(() => product.close());

const json: InProcess["json"] = (path) => product.json(path);
/** Without an example: the pack brings no outlines and no efforts. */
const without = ["getAreaBoundary", "getEffort"];

describe("the OpenAPI document", () => {
  test("describes every route that there is, and no other", async () => {
    const document = await json("/openapi.json");
    const routes = product.described.app.routes
      .filter(({ method, path }) => method === "GET" && path !== "/*")
      .map(({ path }) => path.replaceAll(/:(\w+)/g, "{$1}"));
    expect(Object.keys(document.paths).toSorted()).toEqual(routes.toSorted());
    expect(document).toMatchObject({ openapi: "3.1.0", info: { version: "1.0.0" }, servers: [{ url: `${publicUrl}/api/v1` }] });
  });

  test("resolves all of its references", async () => {
    const text = await (await product.get("/openapi.json")).text();
    const { schemas } = JSON.parse(text).components;
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(schemas).toHaveProperty(name);
  });

  // Logius, NLGov REST API Design Rules 2.x: the rules that its linter checks on a document.
  test("follows the Dutch design rules that can be checked on it", async () => {
    const document = await json("/openapi.json");
    const ids = new Set<string>();
    for (const [path, { get: operation }] of Object.entries<{
      get: {
        operationId: string;
        parameters?: { name: string; in: string; description?: string }[];
        responses: Record<string, { headers: object; content?: object }>;
      };
    }>(document.paths)) {
      expect(path).toMatch(/^\/$|^(\/([a-z0-9-]+(\.json)?|\{[a-zA-Z]+\}))+$/);
      ids.add(operation.operationId);
      for (const parameter of operation.parameters ?? []) {
        expect(parameter.name).toMatch(/^[a-z][a-z\d]*([A-Z][a-z\d]*)*$/);
        expect(parameter.description).toBeTruthy();
      }
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.headers).toHaveProperty("API-Version");
        if (status >= "400") expect(response.content).toHaveProperty("application/problem+json");
      }
      expect(operation.responses).toHaveProperty("400");
    }
    expect(ids.size).toBe(Object.keys(document.paths).length);
    expect(document.servers[0].url).toMatch(/^https:.*\/v1$/);
  });

  test("speaks Dutch, and English on request", async () => {
    const [nl, en] = [await json("/openapi.json"), await json("/openapi.json?language=en")];
    expect(nl.paths["/areas"].get.summary).toBe("Gebieden zoeken");
    expect(en.paths["/areas"].get.summary).toBe("Find areas");
    const descriptions = (document: object): string[] =>
      [...JSON.stringify(document).matchAll(/"description":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
    const untranslated = descriptions(nl.components).filter((text) => descriptions(en.components).includes(text));
    expect(untranslated).toEqual([]);
  });

  test("tells the truth: each example's answer is what its schema says, with nothing besides", async () => {
    const examples = await product.described.examples();
    for (const { id, answer, mediaType } of product.described.operations) {
      const example = examples.get(id);
      if (without.includes(id)) {
        expect([id, example]).toEqual([id, undefined]);
        continue;
      }
      const response = await product.ask(example?.replace("format=csv", "format=json") ?? "");
      expect([id, response.status]).toEqual([id, 200]);
      expect(response.headers.get("content-type")).toMatch(new RegExp(`^${mediaType?.replace("+", "\\+")}`));
      const body = JSON.parse(await response.text());
      expect([id, answer.parse(body)]).toEqual([id, body]);
    }
  });
});

describe("the page about the API", () => {
  test.each([
    ["/api", "nl", "Gebieden zoeken"],
    ["/en/api", "en", "Find areas"],
  ])("%s tells every operation, and its examples work", async (path, language, summary) => {
    const response = await product.ask(path);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    const page = await response.text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(summary);
    for (const { id, path } of product.described.operations) {
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(`GET ${path}`);
    }
    const examples = [...page.matchAll(/href="(\/api\/v1[^"]*)"/g)].map(([, href]) => href.replaceAll("&amp;", "&"));
    expect(examples.length).toBeGreaterThanOrEqual(product.described.operations.length - without.length);
    for (const href of examples) expect([href, (await product.ask(href)).status]).toEqual([href, 200]);
  });

  test("links only within itself and to this site, and runs nothing inline", async () => {
    const page = await (await product.ask("/api")).text();
    const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    for (const [, href] of main.matchAll(/href="([^"]*)"/g)) {
      if (href.startsWith("#")) expect(ids).toContain(href.slice(1));
      else expect(href).toMatch(/^\//);
    }
    expect(page).not.toMatch(/<script(?![^>]*src="\/)| on\w+="| style="/);
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
  });
});
