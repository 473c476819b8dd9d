import fc from "fast-check";
import { expect, test } from "vitest";
import { fairQueue } from "./fair-queue.ts";

/** Work that ends when told to, and what began in which order. */
function bench() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () =>
    new Promise<string>((done) => {
      begun.push(name);
      ends.push(() => done(name));
    });
  const finishOne = async () => {
    ends.shift()?.();
    await new Promise((done) => setImmediate(done));
  };
  return { begun, work, finishOne, running: () => ends.length };
}

test("a crowd from one place waits for itself: another comes after one turn", async () => {
  const { begun, work, finishOne } = bench();
  const queue = fairQueue({ atOnce: 2, mostEach: 100, mostWaiting: 1_000 });
  const crowd = Array.from({ length: 50 }, (_, number) => queue.run("crowd", work(`crowd ${number}`)));
  const owner = queue.run("owner", work("owner"));
  expect(begun).toEqual(["crowd 0", "crowd 1"]);
  await finishOne();
  await finishOne();
  expect(begun.slice(2)).toEqual(["crowd 2", "owner"]);
  for (let left = 0; left < 50; left++) await finishOne();
  expect(await owner).toBe("owner");
  expect((await Promise.all(crowd)).length).toBe(50);
});

test("who is known goes before strangers, however many they are", async () => {
  const { begun, work, finishOne } = bench();
  const queue = fairQueue({ atOnce: 1, mostEach: 5, mostWaiting: 1_000 });
  for (let stranger = 0; stranger < 200; stranger++) void queue.run(`stranger ${stranger}`, work("stranger"));
  void queue.run("owner", work("owner"), true);
  await finishOne();
  expect(begun).toEqual(["stranger", "owner"]);
});

test("too much from one place is not taken on, and when all is full the longest line gives up its last", async () => {
  const { begun, work, finishOne } = bench();
  const queue = fairQueue({ atOnce: 1, mostEach: 3, mostWaiting: 4 });
  const crowd = Array.from({ length: 5 }, (_, number) => queue.run("crowd", work(`crowd ${number}`)));
  // One runs, three wait, the fifth is refused.
  expect(await crowd[4]).toBeUndefined();
  const first = queue.run("first", work("first"));
  const second = queue.run("second", work("second"));
  expect(await crowd[3]).toBeUndefined();
  for (let left = 0; left < 6; left++) await finishOne();
  expect(await first).toBe("first");
  expect(await second).toBe("second");
  expect(begun).toHaveLength(5);
});

test("work that fails tells its asker, and the next begins", async () => {
  const queue = fairQueue({ atOnce: 1, mostEach: 3, mostWaiting: 3 });
  const failing = queue.run("a", () => Promise.reject(new Error("no luck")));
  const next = queue.run("a", async () => "fine");
  await expect(failing).rejects.toThrow("no luck");
  expect(await next).toBe("fine");
});

test("whatever comes: never more at once, and everything is answered once (seed 5, 100 runs)", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      async (jobs, atOnce) => {
        const { work, finishOne, running, begun } = bench();
        const queue = fairQueue({ atOnce, mostEach: 5, mostWaiting: 8 });
        const answers = jobs.map(([from, first], number) => queue.run(`${from}`, work(`${number}`), first));
        for (let left = 0; left <= jobs.length; left++) {
          expect(running()).toBeLessThanOrEqual(atOnce);
          await finishOne();
        }
        const given = (await Promise.all(answers)).filter((answer) => answer !== undefined);
        expect(given.toSorted()).toEqual(begun.toSorted());
      },
    ),
    { seed: 5, numRuns: 100 },
  );
});
