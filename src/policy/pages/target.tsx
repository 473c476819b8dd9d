/** The story of one target: what it asks, what was measured, how it stands, how far areas are apart, and each step to the verdict. */
import { areaIndex } from "../../areas/index.ts";
import { EditLink } from "../../desk/index.ts";
import { gapSentence } from "../../equity/index.ts";
import { catalogue } from "../../figures/index.ts";
import { formatDate, formatNumber, localPath } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import { Definitions } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { Measurement } from "../measurement.ts";
import { amount, stepWords } from "../progress-words.ts";
import { oneFramework, oneTarget } from "../service.ts";
import type { Looking, TargetProgress } from "../standing.ts";
import { knownOn, seen } from "./as-of.ts";
import { areaGaps, GapSection } from "./gap.tsx";
import {
  capital,
  Documents,
  frameworkCrumbs,
  frameworkPath,
  indicatorPath,
  link,
  nodePath,
  originPath,
  Places,
  StatusTag,
  targetPath,
  voiceOf,
  type PageParts,
  type Voice,
} from "./parts.tsx";
import { ReasonSentence } from "./reasons.tsx";
import { aim, quantity } from "./sentences.ts";
import { absenceWord, areaName, drawn, figureSources, FitTag, seriesName, TargetChart, type Names } from "./target-chart.tsx";
import { gapsOf, YearForm } from "./targets.tsx";
import { historyPath } from "../addresses.ts";
import { Versions } from "./versions.tsx";
import { words } from "./words.ts";

export async function targetPage(parts: PageParts, id: string, key: string, looking: Looking): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const [{ framework }, whole, index, list] = await Promise.all([
    oneFramework(reader, id),
    oneTarget(reader, id, key, looking),
    areaIndex(reader),
    catalogue(reader),
  ]);
  const found = knownOn(whole, looking, whole.asOf);
  const measures = Map.groupBy(found.series, ({ series }) => `${series.indicator} ${series.group}`);
  const [gaps, [lines], ladders] = await Promise.all([
    areaGaps(reader, found.target, seen(looking, whole.asOf)),
    gapsOf(reader, [found], language),
    // The ladder is that of today: it would belie a page that looks from an earlier year.
    looking.year === undefined
      ? Promise.all(
          [...measures.values()].map(([{ series }]) => gapSentence(reader, series.indicator, series.group, undefined, language)),
        ).then((all) => all.filter((each) => each !== null))
      : [],
  ]);
  const voice = voiceOf(framework, language);
  const names: Names = { index, list, language };
  const text = words[language];
  const { target, progress, node, versions, asOf } = found;
  const path = targetPath(id, key);
  const pictures = { path, query: { jaar: looking.year === undefined ? undefined : String(looking.year) } };
  const speaker = { language, own: voice.own, unit: target.unit };
  const title = voice.plain(target.title);

  return frame(site, {
    path: looking.year === undefined ? path : `${path}?jaar=${looking.year}`,
    trail: [
      ...frameworkCrumbs(framework, voice),
      { path: `${frameworkPath(id)}/doelen`, text: text.targets },
      { text: title, ...crumbLang(voice, target.title) },
    ],
    title,
    description: aim(target, language),
    heading: voice.say(target.title),
    subheading: (
      <>
        {text.partOf} {link(language, nodePath(id, node.id), voice.say(node.title))} ·{" "}
        {text.asOf(formatDate(new Date(asOf), language)).toLowerCase()}
      </>
    ),
    children: (
      <>
        <p>
          <StatusTag status={progress.status} language={language} />
        </p>
        <p class="lead">
          {progress.reasons.slice(0, 1).map((reason) => (
            <ReasonSentence reason={reason} target={target} voice={voice} names={names} />
          ))}
        </p>
        {progress.reasons.length > 1 ? (
          <ul>
            {progress.reasons.slice(1).map((reason) => (
              <li>
                <ReasonSentence reason={reason} target={target} voice={voice} names={names} />
              </li>
            ))}
          </ul>
        ) : null}
        {target.kind === "count" || !drawn(found, names) ? (
          <TargetChart standing={found} names={names} />
        ) : (
          <Figure
            language={language}
            id="verloop"
            title={text.chartTitle}
            subtitle={aim(target, language)}
            source={
              <>
                {text.plan}:{" "}
                {target.sources.map(({ place }, at) => (
                  <>
                    {at > 0 ? "; " : ""}
                    {voice.say(place)}
                  </>
                ))}
                . {figureSources(target, list).map((each) => `${each}. `)}
              </>
            }
            table={<MeasuredTable found={found} names={names} voice={voice} />}
          >
            <TargetChart standing={found} names={names} />
            <PictureLinks language={language} path={`${path}/verloop`} query={pictures.query} />
          </Figure>
        )}
        <section>
          <h2>{text.theTarget}</h2>
          <Definitions
            items={[
              { term: text.wording, text: voice.say(target.wording) },
              { term: text.scope, text: voice.say(target.scope) },
              { term: text.kind, text: text.kinds[target.kind] },
              { term: `${text.baseline} (${target.baseline.period})`, text: valueOrReason(target.baseline, target.unit, voice) },
              { term: `${text.goal} (${target.goal.period})`, text: valueOrReason(target.goal, target.unit, voice) },
            ]}
          />
          {target.notes.length > 0 ? (
            <>
              <h3>{text.notes}</h3>
              <ul>
                {target.notes.map((note) => (
                  <li>{voice.say(note)}</li>
                ))}
              </ul>
            </>
          ) : null}
          <Places framework={framework} sources={target.sources} voice={voice} />
        </section>
        {found.series.length > 0 ? (
          <section>
            <h2>{text.whatMeasured}</h2>
            <ul class="plain-list">
              {found.series.map((each) => (
                <li>
                  <h3>{link(language, indicatorPath(each.series.indicator), capital(seriesName(each.series, names)))}</h3>
                  <p>
                    <FitTag series={each.series} language={language} />
                  </p>
                  {each.series.difference === undefined ? null : <p>{voice.say(each.series.difference)}</p>}
                  <p>
                    {each.measurements.length === 0
                      ? text.noMeasure
                      : each.measurements.map((measured, at) => (
                          <>
                            {at > 0 ? " · " : ""}
                            {origin(
                              measured,
                              `${measured.value === null ? absenceWord(measured.status, language) : formatNumber(measured.value, language, 1)} (${measured.period})`,
                              voice,
                            )}
                          </>
                        ))}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {lines.length + gaps.length + ladders.length > 0 ? <h2>{text.gap}</h2> : null}
        {lines.map(({ area, label, text: sentence }) => (
          <p>
            <b>
              {capital(area)}. {label}
            </b>{" "}
            {sentence}
          </p>
        ))}
        {ladders.map((ladder) => (
          <p>
            {ladder.text} <a href={ladder.href}>{text.ladder}</a>
          </p>
        ))}
        {gaps.map((gap) => (
          <GapSection gap={gap} target={target} names={names} pictures={pictures} />
        ))}
        <section>
          <h2 id="berekening">{text.computation}</h2>
          <ol>
            {progress.steps.map((step) => (
              <li>
                {stepWords(step.code === "counted" ? { ...step, things: step.things.map((code) => areaName(code, names)) } : step, speaker)}
              </li>
            ))}
            <li>
              <StatusTag status={progress.status} language={language} />{" "}
              {progress.reasons.map((reason) => (
                <>
                  <ReasonSentence reason={reason} target={target} voice={voice} names={names} />{" "}
                </>
              ))}
            </li>
          </ol>
          <p class="source">
            {text.computationText} {link(language, "/over/methode", text.method)}.
          </p>
        </section>
        <YearForm action={path} framework={framework} found={[whole]} year={looking.year} asOf={asOf} language={language} />
        <Versions versions={versions} history={historyPath(framework.id, "target", target.id)} language={language} />
        <Documents framework={framework} voice={voice} />
        <EditLink kind="policy" itemKey={`${framework.id}/target/${target.id}`} language={language} />
      </>
    ),
  });
}

const crumbLang = (voice: Voice, title: Parameters<Voice["langOf"]>[0]) => {
  const lang = voice.langOf(title);
  return lang ? { lang } : {};
};

function valueOrReason({ value, lower, upper, reason }: TargetProgress["target"]["baseline"], unit: string, voice: Voice) {
  const limits =
    lower === undefined || upper === undefined
      ? ""
      : ` (${words[voice.language].between(amount(lower, voice.language), amount(upper, voice.language))})`;
  return (
    <>
      {quantity(value, unit, voice.language)}
      {limits}. {reason === undefined ? null : voice.say(reason)}
    </>
  );
}

/** A figure that leads to where it comes from. */
export function origin(measured: Measurement, shown: string, { language }: Voice) {
  return measured.from.kind === "observation" ? <a href={localPath(originPath(measured.from.id), language)}>{shown}</a> : shown;
}

function MeasuredTable({ found: { target, series, progress }, names, voice }: { found: TargetProgress; names: Names; voice: Voice }) {
  const { language } = voice;
  const text = words[language];
  const number = (value: number) => formatNumber(value, language, 1);
  const rows: Cell[][] = [
    [
      text.baseline,
      target.baseline.period,
      progress.baseline?.value == null ? text.unknown : amount(progress.baseline.value, language),
      text.noLimits,
    ],
    [text.goal, target.goal.period, target.goal.value === null ? text.unknown : amount(target.goal.value, language), "–"],
    ...target.measured.map((point): Cell[] => [
      text.inDocument,
      point.period,
      point.value === null ? text.unknown : amount(point.value, language),
      point.lower === undefined || point.upper === undefined ? text.noLimits : text.between(number(point.lower), number(point.upper)),
    ]),
    ...series.flatMap((each) =>
      each.measurements.map((measured): Cell[] => [
        seriesName(each.series, names),
        measured.period,
        {
          content: origin(measured, measured.value === null ? absenceWord(measured.status, language) : number(measured.value), voice),
          sort: measured.value ?? "",
        },
        measured.lower === null || measured.upper === null
          ? `${text.noLimits}${measured.modelEstimate ? ` (${text.modelEstimate})` : ""}`
          : text.between(number(measured.lower), number(measured.upper)),
      ]),
    ),
  ];
  return (
    <DataTable
      language={language}
      id="measured-table"
      caption={text.chartTitle}
      hideCaption
      columns={[{ title: text.whatMeasured }, { title: text.period }, { title: text.value, numeric: true }, { title: text.limits }]}
      rows={rows}
    />
  );
}
