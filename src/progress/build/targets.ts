/** The targets: the table that the council knows, then each one's story. */
import { reasonWords, statusWords, stepWords, type MeasuredSeries, type Measurement, type TargetProgress } from "../../policy/index.ts";
import { displayName } from "../../areas/index.ts";
import { formatNumber } from "../../kernel/language.ts";
import type { Block, Line, Run, Table, TargetLine } from "../content.ts";
import { drawPathChart, type Spot } from "../drawing/path-chart.ts";
import type { Ground } from "./ground.ts";
import {
  amount,
  documentAnchor,
  number,
  observationPath,
  paragraph,
  plain,
  sourceLine,
  spoken,
  strong,
  wordsOf,
  type Speaker,
} from "./lines.ts";
import { words } from "./words.ts";

export function targetsBlocks(ground: Ground): Block[] {
  const { framework, speaker, targets, year } = ground;
  const text = words[speaker.language];
  if (targets.length === 0) return [paragraph("targets-none", [plain(text.noTargets)])];
  const table: Table = {
    kind: "table",
    id: "targets-table",
    caption: text.targetsTable(year),
    columns: [
      { title: text.indicator, share: 2.2 },
      { title: text.baseline, share: 1.3 },
      { title: text.measured, share: 1.5 },
      { title: text.expected, share: 1.2 },
      { title: text.goal, share: 1.3 },
      { title: text.status, share: 1.2 },
      { title: text.source, share: 1.9 },
    ],
    rows: targets.map(({ target, progress }): Line[] => [
      [spoken(target.title, speaker)],
      pointCell(ground, target, "baseline"),
      progress.judgedBy ? measuredCell(ground, target, progress.judgedBy) : [plain(text.notMeasured)],
      progress.expected
        ? valueCell(ground, target, "expected", progress.expected.value, progress.expected.period.slice(0, 4), null)
        : [plain(text.none)],
      pointCell(ground, target, "goal"),
      [strong(statusWords[speaker.language][progress.status])],
      sourceLine(target.sources, framework, speaker),
    ]),
  };
  return [paragraph("targets-text", [plain(text.targetsText)]), table, ...targets.flatMap((each) => story(ground, each))];
}

/** What the next report compares with. */
export function targetLines({ targets, speaker }: Ground): TargetLine[] {
  return targets.map(({ target, progress }) => ({
    id: target.id,
    title: wordsOf(target.title, speaker),
    status: progress.status,
    statusInWords: statusWords[speaker.language][progress.status],
    measured:
      progress.judgedBy && progress.judgedBy.value !== null ? { value: progress.judgedBy.value, period: progress.judgedBy.period } : null,
  }));
}

type Target = TargetProgress["target"];

function valueCell(
  { speaker }: Ground,
  target: Target,
  part: "baseline" | "measured" | "expected" | "goal",
  value: number,
  period: string,
  origin: string | null,
  decimals?: number,
): Line {
  const label = `${wordsOf(target.title, speaker)}, ${words[speaker.language][part].replaceAll("\u00ad", "").toLowerCase()}`;
  return [
    number({
      id: `target-${target.id}-${part}`,
      label,
      value,
      unit: target.unit,
      origin,
      language: speaker.language,
      ...(decimals === undefined ? {} : { decimals }),
    }),
    plain(` (${period})`),
  ];
}

function pointCell(ground: Ground, target: Target, part: "baseline" | "goal"): Line {
  const { value, period } = target[part];
  const text = words[ground.speaker.language];
  if (value !== null) return valueCell(ground, target, part, value, period, documentAnchor(target.sources[0].document));
  if (part === "goal" && target.kind === "direction") return [plain(`${text.direction[target.better]} (${period})`)];
  if (part === "goal" && target.kind === "hold") return [plain(`${text.hold} (${period})`)];
  return [plain(`${text.unknown} (${period})`)];
}

function measuredCell(ground: Ground, target: Target, measured: Measurement): Line {
  if (measured.value === null) return [plain(words[ground.speaker.language].notMeasured)];
  const period = measured.from.kind === "matrix" ? words[ground.speaker.language].countedShort : measured.period;
  return valueCell(
    ground,
    target,
    "measured",
    measured.value,
    period,
    originOf(measured, target, ground.speaker),
    decimalsOf(ground, measured),
  );
}

/** A figure of the figures room is shown as its indicator is everywhere; a mean over a set has more digits than it means. */
function decimalsOf({ list }: Ground, { from }: Measurement): number | undefined {
  return from.kind === "observation" ? list.indicators.find(({ id }) => from.id.startsWith(`${id}.`))?.decimals : undefined;
}

function originOf(measured: Measurement, target: Target, { language }: Speaker): string {
  return measured.from.kind === "observation" ? observationPath(measured.from.id, language) : documentAnchor(target.sources[0].document);
}

function story(ground: Ground, { target, progress, series }: TargetProgress): Block[] {
  const { speaker } = ground;
  const text = words[speaker.language];
  const id = `target-${target.id}`;
  const teller = { language: speaker.language, own: speaker.own, unit: target.unit };
  const steps = progress.steps.map((step): Line => [plain(stepWords(step, teller))]);
  return [
    { kind: "heading", id, level: 3, text: wordsOf(target.title, speaker) },
    paragraph(`${id}-wording`, [spoken(target.wording, speaker), plain(" "), spoken(target.scope, speaker)]),
    paragraph(`${id}-status`, [
      strong(`${capital(statusWords[speaker.language][progress.status])}.`),
      plain(` ${progress.reasons.map((reason) => reasonWords(reason, teller)).join(" ")}`),
    ]),
    ...(progress.judgedBy
      ? [
          { kind: "heading" as const, id: `${id}-steps-heading`, level: 4 as const, text: text.steps },
          { kind: "list" as const, id: `${id}-steps`, items: steps },
        ]
      : []),
    ...pathFigure(ground, { target, progress, series }),
    ...target.notes.map((note, at) => paragraph(`${id}-note-${at + 1}`, [spoken(note, speaker)], "note")),
  ];
}

type Indicator = ReturnType<Ground["list"]["indicator"]>;
type Drawn = {
  indicator: Indicator;
  name: string;
  same: boolean;
  measurements: readonly Measurement[];
  difference: MeasuredSeries["series"]["difference"];
};

function pathFigure(ground: Ground, { target, progress, series }: Pick<TargetProgress, "target" | "progress" | "series">): Block[] {
  const { speaker, year, list, index } = ground;
  const text = words[speaker.language];
  const id = `target-${target.id}-path`;
  const title = wordsOf(target.title, speaker);
  const drawn = series.flatMap(({ series: each, absent, measurements }): Drawn[] => {
    const seen = measurements.filter(({ value, ends }) => value !== null && ends <= `${year}-12-31`);
    if (absent !== null || seen.length === 0) return [];
    const indicator = list.indicator(each.indicator);
    const topic = speaker.language === "nl" ? indicator.title_nl : indicator.title_en;
    const area = displayName(index.versions(each.area)[0]?.name ?? each.area);
    return [
      {
        indicator,
        name: `${each.complement ? capital(text.complement(topic)) : topic}, ${area}`,
        same: each.fit === "same",
        measurements: seen,
        difference: each.difference,
      },
    ];
  });
  // Two bare numbers of the document are in the table above; a drawing of them alone says no more.
  if (drawn.length === 0) return [];
  const { path } = progress;
  const ends = path && {
    from: { at: path.from.moment, period: target.baseline.period, value: path.from.value },
    to: { at: path.to.moment, period: target.goal.period, value: path.to.value },
  };
  const svg = drawPathChart({
    language: speaker.language,
    path: ends && { ...ends, name: `${text.baseline.toLowerCase()} → ${text.goal.replaceAll("\u00ad", "").toLowerCase()}` },
    series: drawn.map(({ name, same, measurements }) => ({
      name: same ? name : `${name} (${text.seriesOther.toLowerCase()})`,
      same,
      spots: measurements.map(spotOf),
    })),
  });
  const say = (value: number, decimals?: number) =>
    `${decimals === undefined ? amount(value, speaker.language) : formatNumber(value, speaker.language, decimals)}${target.unit === "%" ? "%" : ` ${target.unit}`}`;
  const alt = [
    text.pathAlt,
    ends
      ? `${text.baseline} ${say(ends.from.value)} (${ends.from.period}), ${text.goal.replaceAll("\u00ad", "").toLowerCase()} ${say(ends.to.value)} (${ends.to.period}).`
      : "",
    ...drawn.map(
      ({ name, measurements, indicator }) =>
        `${name}: ${measurements.map(({ value, period }) => `${say(value ?? Number.NaN, indicator.decimals)} (${period})`).join(", ")}.`,
    ),
  ];
  const rows = drawn.flatMap(({ name, same, measurements, indicator }, place) =>
    measurements.map((measured): Line[] => [
      [plain(same ? name : `${name} (${text.seriesOther.toLowerCase()})`)],
      [plain(measured.period)],
      [
        number({
          id: `${id}-${place + 1}-${measured.period}`,
          label: `${name}, ${measured.period}`,
          value: measured.value ?? Number.NaN,
          unit: target.unit,
          origin: originOf(measured, target, speaker),
          language: speaker.language,
          decimals: indicator.decimals,
        }),
      ],
      limitsCell(measured, speaker, text.limitsUnknown),
    ]),
  );
  // Where the reason of the status tells the difference already, it is not told twice.
  const told = progress.reasons.some(({ code }) => code === "otherMeasure");
  const differences = told ? [] : drawn.flatMap(({ difference }) => (difference ? [spoken(difference, speaker)] : []));
  const sourceRuns = distinct([...drawn.flatMap(({ indicator }) => publishersOf(ground, indicator)), ...differences]);
  return [
    {
      kind: "figure",
      id,
      title: ends ? text.pathTitle(title) : text.measuredTitle(title),
      svg,
      alt: alt.filter(Boolean).join(" "),
      source: sourceRuns.flatMap((run, at) => (at > 0 ? [plain(" "), run] : [run])),
      table: {
        kind: "table",
        id: `${id}-table`,
        caption: text.chartTable,
        columns: [
          { title: text.series, share: 3 },
          { title: text.periodHeading, share: 1 },
          { title: text.measured, numeric: true, share: 1 },
          { title: text.limitsHeading, numeric: true, share: 1.6 },
        ],
        rows,
      },
    },
  ];
}

/** Who published an indicator's figures that hold now. */
function publishersOf({ list, speaker }: Ground, indicator: Indicator): Run[] {
  const ids = new Set(list.coverageOf(indicator).map(({ release_id }) => release_id));
  const estimate = indicator.method === "modelEstimate" ? ` ${capital(words[speaker.language].estimate)}.` : "";
  return list.releases.filter(({ id }) => ids.has(id)).map(({ publisher, title }) => plain(`${publisher}, ${title}.${estimate}`));
}

const distinct = (runs: readonly Run[]): Run[] => runs.filter((run, at) => runs.findIndex(({ text }) => text === run.text) === at);

const limitsCell = ({ lower, upper }: Measurement, { language }: Speaker, none: string): Line =>
  lower === null || upper === null ? [plain(none)] : [plain(words[language].limits(amount(lower, language), amount(upper, language)))];

const spotOf = ({ starts, ends, period, value, lower, upper }: Measurement): Spot => ({
  at: (Number(starts.slice(0, 4)) + Number(ends.slice(0, 4)) + 1) / 2,
  period,
  value: value ?? Number.NaN,
  lower,
  upper,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
