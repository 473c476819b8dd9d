export { api, type Api, type OpenApiDocument } from "./api/index.ts";
export { commands } from "./commands.ts";
export { importStatline, loadCsv } from "./import.ts";
export { importHandlers } from "./import-jobs.ts";
export { pages } from "./pages/index.tsx";
