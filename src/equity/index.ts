import { commands as equityCommands } from "./commands.ts";
import { evaluateCommands } from "./evaluation/commands.ts";
import { investCommands } from "./effort/commands.ts";

export { api } from "./api/index.ts";
export { readEffort, type EffortRecord } from "./effort/record.ts";
export { readEvaluation } from "./evaluation/file.ts";
export type { Evaluation } from "./evaluation/record.ts";
export { gatherNational, type National } from "./national-run.ts";
export { nationalInequality, type NationalInput } from "./national.ts";
export { sentence as equitySentence } from "./sentences.ts";
export { equityView, overview as equityOverview, type EquityChoice } from "./service.ts";
export { storeRecords } from "./store-records.ts";
export type { EquityView, GapChange, Outcome, Overview, PeriodView } from "./view.ts";

export const commands = [...equityCommands, ...evaluateCommands, ...investCommands];
export { gapSentence, pages, profileSection } from "./pages/index.tsx";
