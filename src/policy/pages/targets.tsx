/** Every target of a framework: a row each, as an answer to the question whether it came true; and all of them as a table. */
import { areaIndex } from "../../areas/index.ts";
import { catalogue } from "../../figures/index.ts";
import { formatDate, localPath, type Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { Form, SelectField, SubmitButton } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Details } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { Framework } from "../framework.ts";
import { amount, statusWords } from "../progress-words.ts";
import { targets } from "../service.ts";
import type { Looking, TargetProgress } from "../standing.ts";
import {
  Documents,
  frameworkCrumbs,
  frameworkPath,
  langProp,
  link,
  Places,
  StatusCounts,
  StatusTag,
  targetPath,
  voiceOf,
  type PageParts,
  type Voice,
} from "./parts.tsx";
import { differencesOf, ReasonSentence } from "./reasons.tsx";
import { knownOn } from "./as-of.ts";
import { GapReader, type GapLine } from "./gap-lines.ts";
import { aim, isOver, standSentence } from "./sentences.ts";
import { TargetChart, type Names } from "./target-chart.tsx";
import { words } from "./words.ts";

export async function targetsPage(parts: PageParts, id: string, looking: Looking): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const [{ framework, targets: all, counts, asOf }, index, list] = await Promise.all([
    targets(reader, id, looking),
    areaIndex(reader),
    catalogue(reader),
  ]);
  const found = all.map((standing) => knownOn(standing, looking, asOf));
  const gaps = await gapsOf(reader, found, language);
  const voice = voiceOf(framework, language);
  const names: Names = { index, list, language };
  const text = words[language];
  const path = `${frameworkPath(id)}/doelen`;
  const heading = text.targetsHeading(framework.period.from.slice(0, 4), isOver(framework, asOf));
  return frame(site, {
    path: looking.year === undefined ? path : `${path}?jaar=${looking.year}`,
    trail: [...frameworkCrumbs(framework, voice), { text: text.targets }],
    title: `${heading} ${voice.plain(framework.title)}`,
    description: standSentence(counts, language),
    heading,
    subheading: (
      <>
        <span lang={langProp(voice, framework.title).lang}>{voice.plain(framework.title)}</span> ·{" "}
        {text.asOf(formatDate(new Date(asOf), language)).toLowerCase()}
      </>
    ),
    lead: standSentence(counts, language),
    children:
      found.length === 0 ? (
        <p>{link(language, frameworkPath(id), text.wholeFramework)}</p>
      ) : (
        <>
          <StatusCounts counts={counts} language={language} />
          <p class="source">{text.chartKey}</p>
          <ol class="targets" role="list">
            {found.map((standing, place) => (
              <li>
                <TargetRow framework={framework} standing={standing} voice={voice} names={names} gaps={gaps[place]} />
              </li>
            ))}
          </ol>
          <Details language={language} summary={text.asTable}>
            <TargetTable framework={framework} found={found} voice={voice} />
          </Details>
          <YearForm action={path} framework={framework} found={all} year={looking.year} asOf={asOf} language={language} />
          <Documents framework={framework} voice={voice} />
        </>
      ),
  });
}

/** Name and aim, the drawing, the verdict with its reason, and how far areas are apart. */
export function TargetRow({
  framework,
  standing,
  voice,
  names,
  gaps,
  level = 2,
}: {
  framework: Framework;
  standing: TargetProgress;
  voice: Voice;
  names: Names;
  gaps: readonly GapLine[];
  level?: 2 | 3;
}) {
  const { language } = voice;
  const text = words[language];
  const { target, progress } = standing;
  const Heading = level === 2 ? "h2" : "h3";
  const differences = differencesOf(target, voice);
  return (
    <>
      <div>
        <Heading>{link(language, targetPath(framework.id, target.id), voice.say(target.title))}</Heading>
        <p class="source">
          {aim(target, language)} {voice.say(target.scope)}
        </p>
      </div>
      <div>
        <TargetChart standing={standing} names={names} small />
      </div>
      <div>
        <p>
          <StatusTag status={progress.status} language={language} />
        </p>
        <p>
          {progress.reasons.map((reason) => (
            <>
              <ReasonSentence reason={reason} target={target} voice={voice} names={names} />{" "}
            </>
          ))}
        </p>
        {gaps.map(({ area, label, text: sentence }) => (
          <p>
            <b>{gaps.length === 1 ? label : `${area}. ${label}`}</b> {sentence}
          </p>
        ))}
        {differences.length > 0 ? (
          <Details language={language} summary={text.difference}>
            {differences.map((each) => (
              <p>{voice.say(each.text)}</p>
            ))}
          </Details>
        ) : null}
        <Places framework={framework} sources={target.sources} voice={voice}>
          {" · "}
          <a href={localPath(`${targetPath(framework.id, target.id)}#berekening`, language)}>
            {text.howComputed}
            <span class="sr">: {voice.say(target.title)}</span>
          </a>
        </Places>
      </div>
    </>
  );
}

/** Of each target how far areas are apart. */
export async function gapsOf(reader: Reader, standings: readonly TargetProgress[], language: Language): Promise<GapLine[][]> {
  const gaps = await GapReader.open(reader);
  return Promise.all(standings.map(({ series, target }) => gaps.ofTarget(series, target.unit, language)));
}

/** The columns that the council knows: indicator, baseline, measured, expected, target, status, source. */
function TargetTable({ framework, found, voice }: { framework: Framework; found: readonly TargetProgress[]; voice: Voice }) {
  const { language } = voice;
  const text = words[language];
  const at = (value: number | null, period: string): Cell => ({
    content: value === null ? `${text.unknown} (${period})` : `${amount(value, language)} (${period})`,
    sort: value ?? "",
  });
  return (
    <DataTable
      language={language}
      id="targets-table"
      caption={voice.say(framework.title)}
      columns={[
        { title: text.target },
        { title: text.baseline },
        { title: text.measured },
        { title: text.expected },
        { title: text.goal },
        { title: text.status },
        { title: text.source },
      ]}
      rows={found.map(({ target, progress }): Cell[] => [
        <>
          {voice.say(target.title)} ({voice.say(target.unit)})
        </>,
        at(progress.baseline?.value ?? null, target.baseline.period),
        progress.judgedBy ? at(progress.judgedBy.value, progress.judgedBy.period) : text.noMeasure.toLowerCase(),
        progress.expected ? at(progress.expected.value, progress.expected.period) : text.unknown,
        at(target.goal.value, target.goal.period),
        statusWords[language][progress.status],
        <>
          {target.sources.map(({ place }, nr) => (
            <>
              {nr > 0 ? "; " : ""}
              {voice.say(place)}
            </>
          ))}
        </>,
      ])}
    />
  );
}

/** Years from the framework's start on: at the end of any of them things may have stood otherwise. */
export function YearForm({
  action,
  framework,
  found,
  year,
  asOf,
  language,
}: {
  action: string;
  framework: Framework;
  found: readonly TargetProgress[];
  year: number | undefined;
  asOf: string;
  language: Language;
}) {
  const text = words[language];
  const measured = found.flatMap(({ progress, series }) =>
    [...progress.measured, ...series.flatMap(({ measurements }) => measurements)].map(({ ends }) => Number(ends.slice(0, 4))),
  );
  const goals = found.map(({ target }) => Number(target.goal.period.slice(0, 4))).filter((each) => each > 0);
  const first = Number(framework.period.from.slice(0, 4));
  const years = [...new Set([first, ...measured, ...goals, ...(year === undefined ? [] : [year])])]
    .filter((each) => each >= first && each <= Number(asOf.slice(0, 4)))
    .toSorted((a, b) => a - b);
  return (
    <Form action={localPath(action, language)} label={text.lookAt}>
      <SelectField
        name="jaar"
        label={text.lookAt}
        value={year === undefined ? "" : String(year)}
        options={[{ value: "", text: text.today }, ...years.map((each) => ({ value: String(each), text: String(each) }))]}
      />
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}
