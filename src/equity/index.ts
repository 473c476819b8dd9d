import { commands as equityCommands } from "./commands.ts";
import { evaluateCommands } from "./evaluation/commands.ts";
import { investCommands } from "./effort/commands.ts";

export { api } from "./api/index.ts";
export { readEffort, type EffortRecord } from "./effort/record.ts";
export { readEvaluation } from "./evaluation/file.ts";
export type { Evaluation } from "./evaluation/record.ts";
export { storeRecords } from "./store-records.ts";

export const commands = [...equityCommands, ...evaluateCommands, ...investCommands];
export { gapSentence, pages, profileSection } from "./pages/index.tsx";
