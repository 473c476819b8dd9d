/** The curve of an effort as a file. */
import { catalogue } from "../../../figures/index.ts";
import { LorenzPlot } from "../../../ui/chart/lorenz-plot.ts";
import type { StandaloneProps } from "../../../ui/chart/standalone.ts";
import { effortView, type EffortChoice } from "../../effort/service.ts";
import { sourceText } from "../parts.tsx";
import { curveProps } from "./chart-props.ts";
import type { EffortParts } from "./list.tsx";
import { effortWords } from "./words.ts";

/** @returns null where the page shows no curve */
export async function effortPicture(parts: EffortParts, id: string, choice: EffortChoice): Promise<StandaloneProps | null> {
  const reader = parts.reader();
  const { language } = parts.site();
  const [list, view] = await Promise.all([catalogue(reader), effortView(reader, id, choice)]);
  const props = curveProps(view, language);
  if (!props) return null;
  const { effort, need } = view;
  const amounts = effort.source
    ? `${effort.source.publisher}, ${effort.source.title}. ${effort.source.licence}.`
    : effortWords[language].noSource;
  const figures = sourceText(list, [{ indicator: need.indicator, group: need.group, periods: [need.period] }], language);
  return { language, title: props.title, chart: LorenzPlot(props), subtitle: `${props.description}.`, source: `${amounts} ${figures}` };
}
