/** Two frameworks side by side: what both have, and what is only in one, by links that can be shown. */
import { areaIndex } from "../../areas/index.ts";
import { catalogue } from "../../figures/index.ts";
import type { Child, Markup } from "../../ui/markup.ts";
import { Details } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { Linked, Use } from "../compare-frameworks.ts";
import type { Framework } from "../framework.ts";
import { compareFrameworks, listFrameworks, oneFramework, targets } from "../service.ts";
import { CompareForm } from "./compare-form.tsx";
import {
  areaPolicyPath,
  frameworkPath,
  indicatorPath,
  link,
  nodePath,
  StatusTag,
  targetPath,
  updatePath,
  voiceOf,
  type PageParts,
  type Voice,
} from "./parts.tsx";
import { aim } from "./sentences.ts";
import { words } from "./words.ts";

export async function comparePage(parts: PageParts, a: string | undefined, b: string | undefined): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const text = words[language];
  const frameworks = await Promise.all((await listFrameworks(reader)).map(async ({ id }) => (await oneFramework(reader, id)).framework));
  for (const asked of [a, b]) if (asked !== undefined) await oneFramework(reader, asked);
  const wrong = a !== undefined && a === b;
  const found = a !== undefined && b !== undefined && !wrong ? await compareFrameworks(reader, a, b) : null;
  const name = (framework: Framework): string => voiceOf(framework, language).plain(framework.title);
  const heading = found ? text.compareHeading(name(found.before), name(found.after)) : text.compare;
  return frame(site, {
    path:
      a === undefined && b === undefined
        ? "/beleid/vergelijk"
        : `/beleid/vergelijk?${new URLSearchParams({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })}`,
    trail: [{ path: "/beleid", text: text.policy }, { text: text.compare }],
    title: heading,
    description: text.compareText,
    heading,
    lead: found ? sentence(found, language) : text.compareText,
    children: (
      <>
        {found ? (
          <>
            {found.succeeds ? <p>{text.compareSucceeds(name(found.before), name(found.after))}</p> : null}
            <p>{text.compareRule}</p>
            {await indicators(parts, found.indicators, found.before, found.after)}
            <Section
              title={text.areasCompared}
              all={found.areas}
              before={found.before}
              after={found.after}
              language={language}
              name={await areaNames(parts)}
            />
            <Section
              title={text.organisations}
              all={found.partners}
              before={found.before}
              after={found.after}
              language={language}
              name={(each) => voiceOf(found.before, language).plain(each.title)}
            />
          </>
        ) : null}
        <CompareForm frameworks={frameworks} language={language} chosen={[a ?? frameworks[0]?.id, b ?? frameworks[1]?.id]} wrong={wrong} />
      </>
    ),
  });
}

type Found = Awaited<ReturnType<typeof compareFrameworks>>;

function sentence({ indicators: series, partners, areas }: Found, language: Voice["language"]): string {
  const kept = (all: readonly Linked[]) => all.filter(({ fate }) => fate === "kept").length;
  const nl = language === "nl";
  const counted = (n: number, one: string, many: string) => (n === 0 ? `${nl ? "geen" : "no"} ${one}` : `${n} ${n === 1 ? one : many}`);
  const list = nl
    ? [
        counted(kept(areas), "gebied", "gebieden"),
        counted(kept(partners), "partner", "partners"),
        `${counted(kept(series), "cijfer", "cijfers")} waarmee een doel is verbonden`,
      ]
    : [
        counted(kept(areas), "area", "areas"),
        counted(kept(partners), "partner", "partners"),
        `${counted(kept(series), "figure", "figures")} that a target is linked with`,
      ];
  return nl ? `Wat beide nota's delen: ${words.nl.and(list)}.` : `What both policies share: ${words.en.and(list)}.`;
}

async function areaNames(parts: PageParts): Promise<(each: Linked) => Child> {
  const index = await areaIndex(parts.reader());
  const { language } = parts.site();
  return ({ id }) => {
    const area = index.versions(id)[0];
    return area ? link(language, areaPolicyPath(area.code), area.name) : id;
  };
}

/** The same figure through both: each target that hangs on it, and how it stands. */
async function indicators(parts: PageParts, all: readonly Linked[], before: Framework, after: Framework): Promise<Child> {
  const { language } = parts.site();
  const reader = parts.reader();
  const text = words[language];
  const [list, ...standings] = await Promise.all([catalogue(reader), targets(reader, before.id), targets(reader, after.id)]);
  const name = ({ id }: Linked): Child => {
    const row = list.indicators.find((each) => each.id === id);
    return row ? link(language, indicatorPath(id), language === "nl" ? row.title_nl : row.title_en) : id;
  };
  const kept = all.filter(({ fate }) => fate === "kept");
  const rows = kept.flatMap((each) =>
    (
      [
        [before, each.before, standings[0]],
        [after, each.after, standings[1]],
      ] as const
    ).flatMap(([framework, uses, found]) =>
      uses.flatMap(({ id }): Cell[][] => {
        const standing = found.targets.find(({ target }) => target.id === id);
        const voice = voiceOf(framework, language);
        return standing
          ? [
              [
                name(each),
                voice.say(framework.title),
                link(language, targetPath(framework.id, id), voice.say(standing.target.title)),
                aim(standing.target, language),
                <StatusTag status={standing.progress.status} language={language} />,
              ],
            ]
          : [];
      }),
    ),
  );
  return (
    <>
      {rows.length > 0 ? (
        <section>
          <h2>{text.sameIndicator}</h2>
          <DataTable
            language={language}
            id="same"
            caption={text.indicatorsText}
            columns={[
              { title: text.figures },
              { title: text.policy },
              { title: text.target },
              { title: text.goal },
              { title: text.status },
            ]}
            rows={rows}
          />
        </section>
      ) : null}
      <Section
        title={text.indicators}
        intro={text.indicatorsText}
        all={all}
        before={before}
        after={after}
        language={language}
        name={name}
      />
    </>
  );
}

type SectionProps = {
  title: string;
  intro?: string;
  all: readonly Linked[];
  before: Framework;
  after: Framework;
  language: Voice["language"];
  name: (each: Linked) => Child;
};

/** In both; only in the first; only in the second. Each leads to where it is used. */
function Section({ title, intro, all, before, after, language, name }: SectionProps) {
  const text = words[language];
  const of = (fate: Linked["fate"]) => all.filter((each) => each.fate === fate);
  const both = of("kept");
  const uses = (framework: Framework, own: readonly Use[]) =>
    own.map((use, at) => (at > 0 ? <> · {useLink(framework, use, language)}</> : useLink(framework, use, language)));
  return (
    <section>
      <h2>{title}</h2>
      {intro === undefined ? null : <p>{intro}</p>}
      <h3>
        {text.kept} ({both.length})
      </h3>
      {both.length === 0 ? <p>{text.nothing}</p> : null}
      <ul class="plain-list">
        {both.map((each) => (
          <li>
            <p>
              <b>{name(each)}</b>
            </p>
            {(
              [
                [before, each.before],
                [after, each.after],
              ] as const
            ).map(([framework, own]) => (
              <p class="source">
                {voiceOf(framework, language).say(framework.title)}: {uses(framework, own)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {(
        [
          [before, of("dropped")],
          [after, of("new")],
        ] as const
      ).map(([framework, own]) => (
        <>
          <h3>
            {text.only} {voiceOf(framework, language).say(framework.title)} ({own.length})
          </h3>
          {own.length === 0 ? (
            <p>{text.nothing}</p>
          ) : (
            <>
              <ul class="columns" role="list">
                {own.map((each) => (
                  <li>{name(each)}</li>
                ))}
              </ul>
              <Details language={language} summary={text.whereUsed}>
                <ul>
                  {own.map((each) => (
                    <li>
                      <b>{name(each)}</b>: {uses(framework, [...each.before, ...each.after])}
                    </li>
                  ))}
                </ul>
              </Details>
            </>
          )}
        </>
      ))}
    </section>
  );
}

function useLink(framework: Framework, { kind, id, title }: Use, language: Voice["language"]) {
  const voice = voiceOf(framework, language);
  if (kind === "target") return link(language, targetPath(framework.id, id), voice.say(title));
  if (kind === "node") return link(language, nodePath(framework.id, id), voice.say(title));
  const update = framework.updates.find((each) => each.id === id);
  return link(language, update ? updatePath(framework.id, update) : frameworkPath(framework.id), voice.say(title));
}
