export { levelOfCode, levels, parentCode, type Level } from "./level.ts";
