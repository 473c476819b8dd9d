export { AreaIndex, areaIndex, type Area } from "./area-index.ts";
export { displayName } from "./display-name.ts";
export { levelOfCode, levels, parentCode, type Level } from "./level.ts";
export { readHierarchy, storeListedAreas, type AreaListing } from "./listed-areas.ts";
export { tileFaults } from "./tile-map.ts";
export { areaLabel, nameIndex, searchNames } from "./name-search.ts";
export { boundariesOf, outlineOf, saveBoundaries, saveCrosswalk, saveSet, saveTiles, tilesOf, type BoundaryRow } from "./queries.ts";
export { commands } from "./commands.ts";
