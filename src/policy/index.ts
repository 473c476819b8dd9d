export { checkFramework, frameworkIdIn, largestFileBytes, tooLarge } from "./check.ts";
export { commands } from "./commands.ts";
export type { Framework, PolicyNode, Target, Text, Update } from "./framework.ts";
export type { ItemKind } from "./items.ts";
export { loadFrameworks, type FrameworkLoaded } from "./load-frameworks.ts";
export type { MeasuredSeries, Measurement } from "./measurement.ts";
export { countStatuses, expectedAt, statuses, type Progress, type Reason, type Status, type Step } from "./progress.ts";
export { reasonWords, statusWords, stepWords } from "./progress-words.ts";
export {
  ChangedMeanwhile,
  compareFrameworks,
  district,
  historyOf,
  listFrameworks,
  matrix,
  oneFramework,
  oneTarget,
  removeItem,
  saveItem,
  sheet,
  sources,
  targets,
  tree,
  updates,
} from "./service.ts";
export type { TargetProgress } from "./standing.ts";
export { say, type Said } from "./text.ts";
