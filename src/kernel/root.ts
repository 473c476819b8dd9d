import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, migrations/ and packs/. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path below the project's root. */
export const fromRoot = (...parts: string[]): string => join(root, ...parts);
