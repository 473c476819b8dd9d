export { levelOfCode, levels, parentCode, type Level } from "./level.ts";
export { readHierarchy, storeListedAreas, type AreaListing } from "./listed-areas.ts";
