import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { reachable } from "./postgres-files.ts";

const folder = mkdtempSync(join(tmpdir(), "gelijkop-files-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));
const stranger = { uid: 54_321, gid: 54_321 };

test("a folder is reachable when every folder on the way lets the user through, also one that isn't made yet", () => {
  expect(reachable(join(folder, "later", "still"), stranger)).toBe(true);
  const closed = join(folder, "closed");
  mkdirSync(join(closed, "open"), { recursive: true });
  chmodSync(closed, 0o700);
  expect(reachable(join(closed, "open"), stranger)).toBe(false);
  expect(reachable(join(closed, "open"), null)).toBe(true);
  chmodSync(closed, 0o711);
  expect(reachable(join(closed, "open"), stranger)).toBe(true);
});
