/** One framework on a page: what it wants, how its targets stand, its tree, its matrix, and what was reported. */
import { formatDate, localPath } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { matrix, targets, tree, updates } from "../service.ts";
import type { Looking } from "../standing.ts";
import { MatrixTable } from "./matrix.tsx";
import {
  Documents,
  formPath,
  frameworkGaps,
  frameworkPath,
  langProp,
  link,
  nodePath,
  NotInSource,
  Places,
  StatusCounts,
  StatusTag,
  targetPath,
  voiceOf,
  yearsOf,
  type PageParts,
} from "./parts.tsx";
import { standSentence } from "./sentences.ts";
import { Tree } from "./tree.tsx";
import { type gains, UpdateTitles } from "./updates.tsx";
import { words } from "./words.ts";

/** Levels of the tree that are open on this page; the tree's own page has all. */
const openLevels = 2;

export async function overviewPage(parts: PageParts, id: string, looking: Looking): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const [{ framework, roots }, standings, found, reports] = await Promise.all([
    tree(reader, id),
    targets(reader, id, looking),
    matrix(reader, id),
    updates(reader, id),
  ]);
  const reportsOf = (gain: (typeof gains)[number]) => reports.flatMap(({ update }) => (update.gain === gain ? [update] : []));
  const voice = voiceOf(framework, language);
  const text = words[language];
  const here = frameworkPath(id);
  const at = (path: string) => localPath(`${here}${path}`, language);
  const years = new Set(reports.map(({ update }) => update.year));
  const base = reportsOf("base");
  const has = { matrix: found.columns.length > 0 && found.rows.length > 0, targets: standings.targets.length > 0 };
  const title = voice.plain(framework.title);

  return frame(site, {
    path: here,
    trail: [
      { path: "/beleid", text: text.policy },
      { text: title, ...langProp(voice, framework.title) },
    ],
    title,
    description: text.policyText,
    heading: voice.say(framework.title),
    subheading: [yearsOf(framework), framework.documents[0].publisher].join(" · "),
    lead: standSentence(standings.counts, language),
    children: (
      <>
        {has.targets ? (
          <>
            <StatusCounts counts={standings.counts} language={language} />
            <p class="source">{text.asOf(formatDate(new Date(standings.asOf), language))}.</p>
          </>
        ) : null}
        <p>{voice.say(framework.intro)}</p>
        <Links
          items={[
            ...(has.targets ? [{ href: at("/doelen"), text: text.targets }] : []),
            { href: at("/boom"), text: text.tree },
            { href: at("/matrix"), text: text.matrix },
            { href: at("/gezondheidsmodel"), text: text.model },
          ]}
        />
        <section>
          <h2>{text.mission}</h2>
          {roots.map(({ node, kind }) => (
            <>
              <p>
                <span class="kind">{voice.say(kind.title.one)}</span>{" "}
                {link(language, nodePath(id, node.id), <b>{voice.say(node.title)}</b>)}
              </p>
              {node.summary ? <p>{voice.say(node.summary)}</p> : null}
              <Places framework={framework} sources={node.sources} voice={voice} />
            </>
          ))}
        </section>
        {has.targets ? (
          <section>
            <h2>{text.targets}</h2>
            <ul class="plain-list">
              {standings.targets.map(({ target, progress }) => (
                <li>
                  <StatusTag status={progress.status} language={language} />{" "}
                  {link(language, targetPath(id, target.id), voice.say(target.title))}
                </li>
              ))}
            </ul>
            <Links
              items={[
                { href: at("/doelen"), text: text.targetsHeading(framework.period.from.slice(0, 4), framework.period.to < standings.asOf) },
              ]}
            />
          </section>
        ) : null}
        <section>
          <h2>{text.tree}</h2>
          <p>{text.treeText}</p>
          <Tree framework={framework} roots={roots} voice={voice} depth={openLevels} />
        </section>
        <section>
          <h2>{text.matrix}</h2>
          {has.matrix ? <MatrixTable found={found} voice={voice} id="matrix" /> : <p>{text.matrixNone}</p>}
          <Links items={[{ href: at("/matrix"), text: `${text.matrix}?` }]} />
        </section>
        {reports.length > 0 ? (
          <section>
            <h2>{text.updates}</h2>
            <p>
              {text.updatesText} {years.size === 1 ? `${text.reported} ${[...years][0]}.` : ""}
            </p>
            <div class="two">
              {(["all", "equal"] as const).map((gain) => {
                const own = reportsOf(gain);
                return (
                  <section>
                    <h3>
                      {text.gains[gain]} ({own.length})
                    </h3>
                    {own.length > 0 ? <UpdateTitles framework={framework} updates={own} voice={voice} /> : <p>{text.gainNone[gain]}</p>}
                  </section>
                );
              })}
            </div>
            {base.length > 0 ? (
              <section>
                <h3>
                  {text.gains.base} ({base.length})
                </h3>
                <UpdateTitles framework={framework} updates={base} voice={voice} />
              </section>
            ) : null}
          </section>
        ) : null}
        {framework.targetGroups.length > 0 ? (
          <section>
            <h2>{text.targetGroups}</h2>
            <ul>
              {framework.targetGroups.map((group) => (
                <li>
                  {voice.say(group.title)}
                  {group.text ? <span class="note"> ({voice.say(group.text)})</span> : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {framework.forms.length > 0 ? (
          <section>
            <h2>{text.forms}</h2>
            <ul class="plain-list">
              {framework.forms.map((form) => (
                <li>{link(language, formPath(id, form.id), voice.say(form.title))}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <NotInSource items={frameworkGaps(framework, voice)} voice={voice} />
        <Documents framework={framework} voice={voice} />
      </>
    ),
  });
}
