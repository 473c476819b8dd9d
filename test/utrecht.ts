import type { Connections } from "../src/kernel/database.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { loadPack, readPack } from "../src/packs/index.ts";

/** Loads the Utrecht pack: areas, sets, tiles, and the excerpts of 50090NED and 84799NED. */
export const loadUtrecht = (base: Connections) => loadPack(base, readPack(fromRoot("packs", "utrecht")));
