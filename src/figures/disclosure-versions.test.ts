/** Versions of one series under rules: expected numbers by arithmetic on the sums themselves (13 − 12 = 1; 13 − 10 = 3). */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makeDelivery, makeIndicator } from "../../test/makers.ts";
import type { Delivery, DisclosureRules } from "./delivery.ts";
import { loadDelivery } from "./load.ts";

let base: TestDatabase;
beforeEach(async () => void (base = await testDatabase()));
afterEach(() => base.close());

async function load(delivery: Delivery) {
  const client = await base.pool.connect();
  try {
    return await loadDelivery(client, delivery);
  } finally {
    client.release();
  }
}

const asthma = makeIndicator({ id: "asthma", unit: "aantal", decimals: 0, measure: "count" });
/** Districts 1, 2, 3 … of one city, and the city as their sum. */
function city(counts: readonly number[], disclosure: DisclosureRules = { minimumCount: 5 }): Delivery {
  const districts = counts.map((value, at) => ({ area: `WK0344${`${at + 1}`.padStart(2, "0")}`, value }));
  const total = { area: "GM0344", value: counts.reduce((sum, value) => sum + value, 0) };
  return makeDelivery({ cells: [total, ...districts], indicators: [asthma], disclosure });
}
const hidden = async (version: number): Promise<string[]> => {
  const { rows } = await base.pool.query<{ code: string }>(
    "select a.code from observation o join area a on a.id = o.area_id join release r on r.id = o.release_id where r.version = $1 and o.status = 'suppressed' order by 1",
    [version],
  );
  return rows.map(({ code }) => code);
};

describe("a later version of a series", () => {
  const first = [3, 20, 10, 10, 10, 10, 10, 10, 10, 10];
  const pair = ["WK034401", "WK034403"];

  test("hides what the first one hid, so that no shown neighbour settles the pair (else 13 − 10 = 3)", async () => {
    await load(city(first));
    expect(await hidden(1)).toEqual(pair);
    await load(city(first.with(2, 12)));
    expect(await hidden(2)).toEqual(pair);
  });

  test("keeps a pair hidden that is no longer sensitive, since the first version's sum still stands", async () => {
    await load(city(first));
    await load(city(first.with(0, 7)));
    expect(await hidden(2)).toEqual(pair);
  });

  test("with a correction elsewhere comes in, time and again, with the same cells hidden", async () => {
    await load(city(first));
    for (const [at, count] of [21, 22, 23].entries()) {
      await load(city(first.with(1, count)));
      expect(await hidden(at + 2)).toEqual(pair);
    }
  });

  test("can't cover a number that became small with neighbours that everyone has seen: refused with its row", async () => {
    await load(city([7, 20, 10]));
    await expect(load(city([3, 20, 10]))).rejects.toMatchObject({ kind: "disclosure-refused", faults: [{ row: 3 }] });
    await expect(load(city([3, 20, 14]))).rejects.toMatchObject({ kind: "disclosure-refused" });
  });

  test("hides a small number that was public before the source had rules, and nothing beside it", async () => {
    await load(city([3, 20, 10], {}));
    await load(city([3, 21, 10]));
    expect(await hidden(2)).toEqual(["WK034401"]);
  });

  test("fills in what was only unknown", async () => {
    const unknown = makeDelivery({
      cells: [
        { area: "WK034401", value: 20 },
        { area: "WK034402", value: null },
      ],
      indicators: [asthma],
      disclosure: { minimumCount: 5 },
    });
    await load(unknown);
    await load(city([20, 30]));
    expect(await hidden(2)).toEqual([]);
  });
});

describe("the rules of a source", () => {
  const stored = async () => (await base.pool.query("select disclosure from source")).rows[0].disclosure;

  test("hold for a delivery that brings none, and stay", async () => {
    await load(city([30, 20, 10]));
    await load({ ...city([3, 20, 10], {}), series: "another", periods: [{ id: "2019", starts: "2019-01-01", ends: "2019-12-31" }] });
    expect(await hidden(1)).toEqual(["WK034401", "WK034403"]);
    expect(await stored()).toEqual({ minimumCount: 5 });
  });

  test.each([
    ["a lower minimum", { minimumCount: 3 }, { column: "minimumCount", found: "stored is 5, the delivery says 3" }],
    ["another rule in its place", { minimumDenominator: 10 }, { column: "minimumCount", found: "stored is 5, the delivery leaves it out" }],
  ])("can't be loosened by a delivery: %s", async (_, rules, fault) => {
    await load(city([30, 20, 10]));
    await expect(load(city([3, 20, 10], rules))).rejects.toMatchObject({ kind: "disclosure-looser", faults: [fault] });
    expect(await stored()).toEqual({ minimumCount: 5 });
  });

  test("may become stricter, and then hold", async () => {
    await load(city([30, 20, 10]));
    await load(city([30, 21, 10], { minimumCount: 8, roundTo: 5 }));
    expect(await stored()).toEqual({ minimumCount: 8, roundTo: 5 });
    await expect(load(city([30, 22, 10], { minimumCount: 8, roundTo: 7 }))).rejects.toMatchObject({ faults: [{ column: "roundTo" }] });
  });
});
