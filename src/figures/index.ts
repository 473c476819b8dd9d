export { api, type Api, type MoreOperations, type OpenApiDocument } from "./api/index.ts";
export { csvResponse, operation, type Operation } from "./api/operation.ts";
export { parameters, pathParameters } from "./api/parameters.ts";
export { named } from "./api/read-request.ts";
export { catalogue, type Catalogue } from "./catalogue.ts";
export { commands } from "./commands.ts";
export { editables } from "./editing.ts";
export { areaReference, type Observation } from "./contract.ts";
export { importStatline, loadCsv } from "./import.ts";
export { homeArea } from "./home-area.ts";
export { importHandlers } from "./import-jobs.ts";
export { importingHandlers } from "./importing/handlers.ts";
export { dropOldUploadsHourly } from "./importing/uploads.ts";
export { importPages } from "./pages/importing/index.tsx";
export { pages } from "./pages/index.tsx";
export { emptyPage } from "./pages/empty.tsx";
export {
  areaPath,
  capital,
  indicatorPath,
  labelIn,
  mapOf,
  momentOf,
  originPath,
  titleOf,
  unitOf,
  withQuery,
  type CitySettings,
} from "./pages/parts.tsx";
export type { GroupRow, IndicatorRow, PeriodRow } from "./queries.ts";
export { valueOrReason } from "./sentences.ts";
export { areaObservations } from "./service.ts";
export { figuresIn, type Figure } from "./slice.ts";
export { figureTexts } from "./texts.ts";
