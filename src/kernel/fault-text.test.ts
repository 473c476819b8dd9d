import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { faultText } from "./fault-text.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

const at = new Date("2026-11-22T01:02:03.004Z");
const planted = "geheim-Zx7";
/** Some libraries throw what is no error. */
function thrown(what: unknown): never {
  throw what;
}
/** What really goes wrong. */
async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing went wrong");
}

test.each<[string, () => unknown, RegExp]>([
  [
    "a row that a constraint refuses",
    () => base.owner.query("insert into account (email, name) values ($1, '')", [`${planted}@b.example`]),
    /23514 .*account[^]*constraint account_email_check/,
  ],
  [
    "a row that is there already",
    () => base.owner.query("insert into permission values ($1, 'a', 'all'), ($1, 'a', 'all')", [planted]),
    /23505 .*permission_pkey/,
  ],
  ["a value of another type", () => base.owner.query("select $1::uuid", [planted]), /22P02 invalid input syntax for type uuid: "…"/],
  ["a table that isn't there", () => base.owner.query("select $1 from nowhere", [planted]), /42P01 relation "nowhere" does not exist/],
  ["text that is no JSON", () => JSON.parse(`{"${planted}`), /SyntaxError/],
  [
    "an error within an error",
    () => {
      throw new Error("outer", { cause: new Error(`inner "${planted}"`) });
    },
    /outer[^]*because of Error inner "…"/,
  ],
  ["something thrown that is no error", () => thrown(planted), /no error: string/],
])("%s is told without what was sent", async (_, work, expected) => {
  const text = faultText(await errorOf(work), at);
  expect(text).not.toContain(planted);
  expect(text).toMatch(expected);
  expect(text.startsWith("2026-11-22T01:02:03.004Z ")).toBe(true);
});

test("says where, and stays on lines of its own", () => {
  const text = faultText(new Error("a\r\n2026-01-01T00:00:00Z made up"), at);
  expect(text).toContain("fault-text.test.ts");
  expect(text.split("\n").filter((line) => line.startsWith("2026"))).toHaveLength(1);
});
