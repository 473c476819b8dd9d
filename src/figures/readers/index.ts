/** The readers: each turns one kind of input into a `Delivery`, all or nothing, without touching the database. */
export { readCsv } from "./csv.ts";
export { isHtml } from "./input.ts";
export { loadMapping, readMapping, type Mapping } from "./mapping.ts";
export { descriptionOf, loadSourceDescriptions, type SourceDescription } from "./source-description.ts";
export { readStatlineLive, type Api, type LiveOptions } from "./statline-live.ts";
export { readOdata3, type SavedOptions } from "./statline-odata3.ts";
export { readOdata4 } from "./statline-odata4.ts";
export { readStatlineXlsx, type XlsxOptions } from "./statline-xlsx.ts";
export { openZip } from "./zip.ts";
