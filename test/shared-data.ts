import { existsSync } from "node:fs";
import { fromRoot } from "../src/kernel/root.ts";

/** Real files of publishers, which live beside the project and not in it. */
export const sharedData = (...parts: string[]): string => fromRoot("..", "shared", "data", ...parts);
export const hasSharedData = existsSync(sharedData());
/** For the names of tests that need them: says why they did not run. */
export const needsData = hasSharedData ? "" : " (skipped: ../shared/data is not here)";
