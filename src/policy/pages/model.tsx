/** The health model: causes of health and assignments of the city, and what works on each, from this policy and from other fields. */
import { localPath } from "../../kernel/language.ts";
import type { Child, Markup } from "../../ui/markup.ts";
import { Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import type { Framework } from "../framework.ts";
import { oneFramework } from "../service.ts";
import {
  Documents,
  frameworkCrumbs,
  frameworkGaps,
  frameworkPath,
  langProp,
  link,
  nodePath,
  NotInSource,
  Places,
  updatePath,
  voiceOf,
  type PageParts,
  type Voice,
} from "./parts.tsx";
import { addressName } from "./updates.tsx";
import { words } from "./words.ts";

type Props = { framework: Framework; voice: Voice };

export async function modelPage(parts: PageParts, id: string): Promise<Markup> {
  const site = parts.site();
  const { framework } = await oneFramework(parts.reader(), id);
  const voice = voiceOf(framework, site.language);
  const text = words[site.language];
  const groups = [...Map.groupBy(framework.determinants, ({ group }) => (group === undefined ? "" : voice.plain(group))).values()];
  const loose = framework.contributions.filter(({ determinants, assignments }) => determinants.length + assignments.length === 0);
  return frame(site, {
    path: `${frameworkPath(id)}/gezondheidsmodel`,
    trail: [...frameworkCrumbs(framework, voice), { text: text.model }],
    title: text.modelOf(voice.plain(framework.title)),
    description: text.modelText,
    heading: text.modelHeading,
    subheading: <span lang={langProp(voice, framework.title).lang}>{voice.plain(framework.title)}</span>,
    lead: text.modelText,
    children: (
      <>
        <section>
          <h2>{text.determinants}</h2>
          {framework.determinants.length === 0 ? <p>{text.determinantsNone}</p> : null}
          {groups.map((own) => (
            <>
              {own[0].group === undefined ? null : <p class="source">{voice.say(own[0].group)}:</p>}
              <ul class="plain-list">
                {own.map(({ id: determinant, title }) => (
                  <li>
                    <h3>{voice.say(title)}</h3>
                    <Works
                      framework={framework}
                      voice={voice}
                      by={({ determinants }) => determinants.includes(determinant)}
                      updates={framework.updates.filter(({ determinants }) => determinants.includes(determinant))}
                    />
                  </li>
                ))}
              </ul>
            </>
          ))}
        </section>
        <section>
          <h2>{text.assignments}</h2>
          {framework.assignments.length === 0 ? <p>{text.assignmentsNone}</p> : null}
          <ul class="plain-list">
            {framework.assignments.map(({ id: assignment, title }) => (
              <li>
                <h3>{voice.say(title)}</h3>
                <Works framework={framework} voice={voice} by={({ assignments }) => assignments.includes(assignment)} updates={[]} />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{text.contributions}</h2>
          {framework.contributions.length === 0 ? <p>{text.contributionsNone}</p> : null}
          <ul class="plain-list">
            {framework.contributions.map((contribution) => (
              <li id={`bijdrage-${contribution.id}`}>
                <h3>{voice.say(contribution.title)}</h3>
                <p>{voice.say(contribution.text)}</p>
                <Places
                  framework={framework}
                  sources={contribution.sources}
                  voice={voice}
                  before={
                    <>
                      {text.field}: {voice.say(contribution.field)}.
                      {loose.includes(contribution) ? ` ${text.contributionsOther}.` : ""}{" "}
                    </>
                  }
                />
                <Links items={contribution.links.map((href) => ({ href, text: addressName(href) }))} label={text.more} />
              </li>
            ))}
          </ul>
        </section>
        <NotInSource items={frameworkGaps(framework, voice)} voice={voice} />
        <Links items={[{ href: localPath(frameworkPath(id), site.language), text: text.wholeFramework }]} />
        <Documents framework={framework} voice={voice} />
      </>
    ),
  });
}

/** What works on one cause or assignment: parts of this policy, policy of other fields, and what was reported. */
function Works({
  framework,
  voice,
  by,
  updates,
}: Props & { by: (each: { determinants: readonly string[]; assignments: readonly string[] }) => boolean; updates: Framework["updates"] }) {
  const { language } = voice;
  const text = words[language];
  const nodes = framework.nodes.filter(by);
  const contributions = framework.contributions.filter(by);
  if (nodes.length + contributions.length + updates.length === 0) return <p>{text.nothingLinked}</p>;
  const listed = (items: readonly Child[]) => items.map((item, at) => (at > 0 ? <>; {item}</> : item));
  return (
    <>
      {nodes.length > 0 ? (
        <p>
          <b>{text.inThisFramework}:</b>{" "}
          {listed(nodes.map((node) => link(language, nodePath(framework.id, node.id), voice.say(node.title))))}
        </p>
      ) : null}
      {contributions.length > 0 ? (
        <p>
          <b>{text.fromOtherFields}:</b> {listed(contributions.map((each) => <a href={`#bijdrage-${each.id}`}>{voice.say(each.title)}</a>))}
        </p>
      ) : null}
      {updates.length > 0 ? (
        <details class="details">
          <summary>{text.reports(updates.length)}</summary>
          <ul>
            {updates.map((update) => (
              <li>{link(language, updatePath(framework.id, update), voice.say(update.title))}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
