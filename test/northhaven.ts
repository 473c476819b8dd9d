import type { Connections } from "../src/kernel/database.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { loadPack, readPack } from "../src/packs/index.ts";

/** The invented city of the tests, with an evaluation and an effort of its own. */
export const loadNorthhaven = (base: Connections) => loadPack(base, readPack(fromRoot("test", "packs", "northhaven")));
