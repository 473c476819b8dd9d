/** One area across all policies: what is done here, for whom, and does it help? */
import { areaIndex, type Area } from "../../areas/index.ts";
import { catalogue } from "../../figures/index.ts";
import { localPath } from "../../kernel/language.ts";
import type { Child, Markup } from "../../ui/markup.ts";
import { Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { district, type District, type Touch } from "../district.ts";
import { countStatuses } from "../progress.ts";
import type { Looking } from "../standing.ts";
import {
  areaPolicyPath,
  capital,
  frameworkPath,
  link,
  nodePath,
  Places,
  StatusTag,
  targetPath,
  updatePath,
  voiceOf,
  yearsOf,
  type PageParts,
  type Voice,
} from "./parts.tsx";
import { GapReader, type GapLine } from "./gap-lines.ts";
import { ReasonSentence } from "./reasons.tsx";
import { roundly, standSentence } from "./sentences.ts";
import { absenceWord, FitTag, seriesName, type Names } from "./target-chart.tsx";
import { origin } from "./target.tsx";
import { gains } from "./updates.tsx";
import { words } from "./words.ts";

type Part = District["frameworks"][number];
/** Target → how this area lies to its city on each of its series. */
type Lines = ReadonlyMap<string, readonly (GapLine | null)[]>;

export async function districtPage(parts: PageParts, code: string, looking: Looking): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const [{ area, frameworks }, index, list] = await Promise.all([district(reader, code, looking), areaIndex(reader), catalogue(reader)]);
  const gaps = await GapReader.open(reader);
  const lines = await Promise.all(frameworks.map((part) => linesOf(part, area, gaps, language)));
  const text = words[language];
  const profile = `/gebieden/${encodeURIComponent(area.code)}`;
  const heading = text.districtHeading(area.name);
  const lead = leadOf(area, frameworks, language);
  return frame(site, {
    path: areaPolicyPath(area.code),
    trail: [
      { path: "/gebieden", text: language === "nl" ? "Gebieden" : "Areas" },
      { path: profile, text: capital(area.name) },
      { text: text.policy },
    ],
    title: heading,
    description: lead,
    heading,
    lead,
    children: (
      <>
        {frameworks.length === 0 ? (
          <Notice title={text.districtNone(area.name)}>
            <p>{text.districtNoneText}</p>
          </Notice>
        ) : null}
        {frameworks.map((part, place) => (
          <InFramework
            part={part}
            lines={lines[place]}
            area={area}
            voice={voiceOf(part.framework, language)}
            names={{ index, list, language }}
          />
        ))}
        <Links
          items={[
            { href: localPath(profile, language), text: text.districtProfile(area.name) },
            { href: localPath("/beleid", language), text: text.policyTitle },
          ]}
        />
      </>
    ),
  });
}

async function linesOf({ targets }: Part, area: Area, gaps: GapReader, language: Voice["language"]): Promise<Lines> {
  const each = targets.map(
    async ({ target, here }) =>
      [
        target.id,
        await Promise.all(here.map(({ measurements }, at) => gaps.withCity(target.series[at], area, measurements, target.unit, language))),
      ] as const,
  );
  return new Map(await Promise.all(each));
}

function leadOf({ name }: Area, frameworks: readonly Part[], language: Voice["language"]): string {
  const text = words[language];
  if (frameworks.length === 0) return text.districtNone(name);
  const nl = language === "nl";
  const [nodes, updates] = [
    frameworks.reduce((sum, part) => sum + part.nodes.length, 0),
    frameworks.reduce((sum, part) => sum + part.updates.length, 0),
  ];
  const [programmes, reports] = nl
    ? [
        nodes === 1 ? "1 programma of actie" : `${nodes} programma's en acties`,
        updates === 1 ? "1 voortgangsbericht" : `${updates} voortgangsberichten`,
      ]
    : [nodes === 1 ? "1 programme or action" : `${nodes} programmes and actions`, updates === 1 ? "1 update" : `${updates} updates`];
  const done = nl
    ? `Over ${name} gaan ${text.and([programmes, reports])}.`
    : `${capital(text.and([programmes, reports]))} ${nodes + updates === 1 ? "is" : "are"} about ${name}.`;
  const targets = frameworks.flatMap((part) => part.targets);
  return targets.length === 0 ? done : `${done} ${standSentence(countStatuses(targets.map(({ progress }) => progress)), language)}`;
}

function InFramework({
  part: { framework, nodes, updates, targets },
  lines,
  area,
  voice,
  names,
}: {
  part: Part;
  lines: Lines;
  area: Area;
  voice: Voice;
  names: Names;
}) {
  const { language } = voice;
  const text = words[language];
  const touched = (touch: Touch): Child => (touch === "here" ? null : <span class="note"> ({text.touch[touch]})</span>);
  return (
    <section>
      <h2>
        {link(language, frameworkPath(framework.id), voice.say(framework.title))}{" "}
        <span class="note">{voice.plain(framework.title).includes(yearsOf(framework)) ? "" : yearsOf(framework)}</span>
      </h2>
      <h3>{text.whatIsDone}</h3>
      {nodes.length === 0 ? <p>{text.whatIsDoneNone}</p> : null}
      <ul class="plain-list">
        {nodes.map(({ node, touch, columns, targetGroups }) => (
          <li>
            <h4>
              {link(language, nodePath(framework.id, node.id), voice.say(node.title))}
              {touched(touch)}
            </h4>
            {node.summary === undefined ? null : <p>{voice.say(node.summary)}</p>}
            <Places
              framework={framework}
              sources={node.sources}
              voice={voice}
              before={
                <>
                  {targetGroups.length > 0 ? (
                    <>
                      {text.forWhom}:{" "}
                      {targetGroups.map((group, at) => (
                        <>
                          {at > 0 ? ", " : ""}
                          {voice.say(group.title)}
                        </>
                      ))}
                      .{" "}
                    </>
                  ) : null}
                  {text.areas}:{" "}
                  {columns.map((column, at) => (
                    <>
                      {at > 0 ? ", " : ""}
                      {voice.say(column.title)}
                    </>
                  ))}
                  .{" "}
                </>
              }
            />
          </li>
        ))}
      </ul>
      {updates.length > 0 ? <h3>{text.whatWasReported}</h3> : null}
      {updates.length > 0 ? (
        <ul class="plain-list">
          {gains
            .flatMap((gain) => updates.filter(({ update }) => update.gain === gain))
            .map(({ update, touch }) => (
              <li>
                <h4>
                  {link(language, updatePath(framework.id, update), voice.say(update.title))}{" "}
                  <span class="note">({[update.year, text.gainWords[update.gain]].join(", ")})</span>
                  {touched(touch)}
                </h4>
                <p>{voice.say(update.text)}</p>
                <Places framework={framework} sources={update.sources} voice={voice} />
              </li>
            ))}
        </ul>
      ) : null}
      <h3>{text.doesItHelp}</h3>
      {targets.length === 0 ? <p>{text.doesItHelpNone}</p> : <p>{text.doesItHelpText}</p>}
      <ul class="plain-list">
        {targets.map((standing) => (
          <li>
            <h4>
              {link(language, targetPath(framework.id, standing.target.id), voice.say(standing.target.title))}
              {touched(standing.touch)}
            </h4>
            <p>
              <StatusTag status={standing.progress.status} language={language} />{" "}
              {standing.progress.reasons.slice(0, 1).map((reason) => (
                <ReasonSentence reason={reason} target={standing.target} voice={voice} names={names} />
              ))}
            </p>
            <Here standing={standing} lines={lines.get(standing.target.id) ?? []} area={area} voice={voice} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The target's series as they were in this very area, each once. */
function Here({
  standing: { target, here, series },
  lines,
  area,
  voice,
  names,
}: {
  standing: Part["targets"][number];
  lines: readonly (GapLine | null)[];
  area: Area;
  voice: Voice;
  names: Names;
}) {
  const { language } = voice;
  const text = words[language];
  const seen = new Set<string>();
  const own = here.flatMap(({ indicator, measurements }, at) => {
    const { complement, group } = target.series[at];
    const key = `${indicator} ${group} ${complement}`;
    if (seen.has(key) || measurements.length === 0) return [];
    seen.add(key);
    return [{ measurements, series: series[at].series, line: lines[at] ?? null }];
  });
  if (own.length === 0) return target.kind === "count" ? null : <p class="source">{text.notMeasuredHere}</p>;
  return (
    <>
      {own.map((each) => (
        <p>
          {capital(seriesName({ ...each.series, area: area.code }, names))}:{" "}
          {each.measurements.map((measured, at) => (
            <>
              {at > 0 ? ", " : ""}
              {origin(
                measured,
                `${measured.value === null ? absenceWord(measured.status, language) : roundly(measured.value, target.unit, language)} (${measured.period})`,
                voice,
              )}
            </>
          ))}
          . <FitTag series={each.series} language={language} />
          {each.line === null ? null : (
            <>
              <br />
              <b>{each.line.label}</b> {each.line.text}
            </>
          )}
        </p>
      ))}
    </>
  );
}
