export { loadPack } from "./load.ts";
export { readPack, type Pack, type PackSettings } from "./pack.ts";
export { commands } from "./commands.ts";
