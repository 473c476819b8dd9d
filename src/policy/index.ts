export { checkFramework, frameworkIdIn, largestFileBytes, tooLarge } from "./check.ts";
export { commands } from "./commands.ts";
export { pages } from "./pages/index.tsx";
export { updatePath } from "./addresses.ts";
export type { Framework, PolicyNode, Target, Text, Update } from "./framework.ts";
export type { ItemKind } from "./items.ts";
export { editables } from "./editing/editable.ts";
export { loadFrameworks, type FrameworkLoaded } from "./load-frameworks.ts";
export type { AreaGap, MeasuredSeries, Measurement } from "./measurement.ts";
export type { Progress } from "./progress.ts";
export { statuses, type Evidence, type Reason, type Status, type Step } from "./reason.ts";
export { reasonWords, statusWords, stepWords } from "./progress-words.ts";
export {
  compareFrameworks,
  district,
  historyOf,
  listFrameworks,
  matrix,
  oneFramework,
  oneTarget,
  sheet,
  sources,
  targets,
  tree,
  updates,
  type District,
  type FrameworkComparison,
  type FrameworkSummary,
  type JoinedForm,
  type Matrix,
  type Sheet,
  type TreeNode,
} from "./service.ts";
export type { Looking, TargetProgress } from "./standing.ts";
export type { FrameworkGraph } from "./policy.ts";
export { say, type Said } from "./text.ts";
export { sourcesPage, type SourceRow } from "./sources.ts";
