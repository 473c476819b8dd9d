/** What is taken away runs nothing in a spreadsheet and carries a plain name. */
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn } from "../people.ts";
import { filled, findAddresses, type Found } from "./addresses.ts";
import { everyone } from "./everyone.ts";

const evil = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", 'GGD;=HYPERLINK("http://evil.example")', "\t=1"] as const;

let product: InProcess;
let cookie: string;
let addresses: ReadonlyMap<string, Found>;
beforeAll(async () => {
  product = await startInProcess();
  const { base } = product;
  cookie = await signIn(base, await makePerson(base, "Taker (verzonnen)", everyone), publicUrl);
  // As whoever can write names can: an area, an indicator and a source of every city's own.
  const client = await base.owner.connect();
  await client.query("select set_config('gelijkop.actor', 'system', false), set_config('gelijkop.reason', $1, false)", [evil[0]]);
  await client.query("update area set name = $1 where code = 'GM0344'", [evil[0]]);
  for (const [at, name] of evil.entries())
    await client.query(
      "update area set name = $1 where code = (select code from area where level = 'district' order by code offset $2 limit 1)",
      [name, at],
    );
  await client.query("update source set title = $1, publisher = $2", [evil[4], evil[3]]);
  client.release(true);
  await product.refresh();
  addresses = await findAddresses(
    product.ask,
    product.routes.filter((route) => route.startsWith("GET ")).map((route) => route.split(" ")[1]),
    ["/", "/api/v1", "/bureau", "/bureau/logboek"],
    cookie,
    200,
  );
});
afterAll(() => product.close());

/** A field that a spreadsheet would run; numbers may be negative. */
const runs = (field: string): boolean => /^[=+@\t\r＝＋－＠]|^-(?![\d.]+$)|[;\t\r\n]"*[=+@＝＋＠]/.test(field);

test("no CSV holds a formula, whatever names there are", async () => {
  let files = 0;
  let planted = 0;
  for (const [path, { values }] of addresses) {
    const own = path.endsWith(".csv") || path.includes("csv}");
    const forms: readonly [string, Record<string, string>][] = own
      ? [["", {}]]
      : path.startsWith("/api/v1")
        ? [
            ["?format=csv", {}],
            ["", { accept: "text/csv" }],
          ]
        : [];
    for (const [query, headers] of forms) {
      const response = await product.ask(filled(path, values) + query, { headers: { ...headers, cookie } });
      if (!(response.headers.get("content-type") ?? "").startsWith("text/csv") || response.status !== 200) {
        await response.body?.cancel();
        continue;
      }
      files++;
      const text = await response.text();
      const rows: string[][] = parse(text.slice(0, 3_000_000).replace(/[^\n]*$/, ""), { relax_column_count: true, bom: true });
      for (const row of rows)
        for (const field of row) {
          if (runs(field)) throw new Error(`${path}: ${JSON.stringify(field)}`);
          if (/^'=cmd|^'\+1|^'@SUM|;'=HYPER/.test(field)) planted++;
        }
    }
  }
  expect(files).toBeGreaterThan(4);
  expect(planted).toBeGreaterThan(0);
});

test("a file that is taken away has a plain name, and isn't shown as a page", async () => {
  let files = 0;
  for (const [path, { values }] of addresses) {
    if (!/\.csv|:format$|observations$/.test(path)) continue;
    const response = await product.ask(filled(path, values) + (path.endsWith("observations") ? "?format=csv" : ""), {
      headers: { cookie },
    });
    await response.body?.cancel();
    const disposition = response.headers.get("content-disposition");
    if (disposition === null) continue;
    files++;
    expect([path, disposition]).toEqual([path, expect.stringMatching(/^attachment; filename="[A-Za-z0-9][A-Za-z0-9._-]*"$/)]);
  }
  expect(files).toBeGreaterThan(0);
});
