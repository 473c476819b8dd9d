import { afterAll, beforeAll, expect, test } from "vitest";
import { startInProcess, type InProcess } from "../test/in-process.ts";

let product: InProcess;
beforeAll(async () => void (product = await startInProcess()));
afterAll(() => product.close());

for (const [path, status, said] of [
  ["/ongelijkheid/overgewicht?volgorde=geluk", 400, "Op die volgorde kunnen we gebieden niet zetten."],
  ["/ongelijkheid/overgewicht?volgorde=overgewicht", 400, "Een onderwerp kan niet zijn eigen volgorde zijn."],
  ["/ongelijkheid/evaluaties/geluk", 404, "Deze vraag of iets hielp, kennen we niet."],
  ["/ongelijkheid/geld/geluk", 404, "Deze inzet van geld of uren kennen we niet."],
] as const)
  test(`${path} is refused in Dutch, and in English under /en`, async () => {
    const dutch = await product.ask(path);
    expect(dutch.status).toBe(status);
    expect(await dutch.text()).toContain(said);
    const english = await product.ask(`/en${path}`);
    expect(english.status).toBe(status);
    expect(await english.text()).not.toContain(said);
  });
