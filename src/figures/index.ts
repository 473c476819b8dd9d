export { api, type Api, type OpenApiDocument } from "./api/index.ts";
export { catalogue, type Catalogue } from "./catalogue.ts";
export { commands } from "./commands.ts";
export type { Observation } from "./contract.ts";
export { importStatline, loadCsv } from "./import.ts";
export { importHandlers } from "./import-jobs.ts";
export { pages } from "./pages/index.tsx";
export { areaObservations } from "./service.ts";
