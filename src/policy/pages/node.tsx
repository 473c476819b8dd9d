/** The sheet of a programme, or of any other node: what, for whom, where, with whom, with what money, and what came of it. */
import { areaIndex } from "../../areas/index.ts";
import { catalogue } from "../../figures/index.ts";
import { formatDate } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Definitions, Lead } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import type { Text } from "../framework.ts";
import { historyOf, sheet, tree, type TreeNode } from "../service.ts";
import type { Looking } from "../standing.ts";
import {
  areaPolicyPath,
  capital,
  Documents,
  formPath,
  frameworkCrumbs,
  frameworkPath,
  link,
  nodePath,
  NotInSource,
  Places,
  voiceOf,
  type PageParts,
} from "./parts.tsx";
import { NodeEditLinks } from "./edit-links.tsx";
import { JoinedPlan } from "./joined-plan.tsx";
import { Finance, Milestones, Partners, Performance } from "./sheet-parts.tsx";
import type { Names } from "./target-chart.tsx";
import { gapsOf, TargetRow } from "./targets.tsx";
import { Tree } from "./tree.tsx";
import { UpdatesInFull } from "./updates.tsx";
import { historyPath } from "../addresses.ts";
import { Versions } from "./versions.tsx";
import { words } from "./words.ts";

export async function nodePage(parts: PageParts, id: string, nodeId: string, looking: Looking): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const [found, { roots }, index, list] = await Promise.all([
    sheet(reader, id, nodeId, looking),
    tree(reader, id),
    areaIndex(reader),
    catalogue(reader),
  ]);
  const [versions, gaps] = await Promise.all([historyOf(reader, id, "node", nodeId), gapsOf(reader, found.targets, language)]);
  const { framework, node, kind } = found;
  const voice = voiceOf(framework, language);
  const names: Names = { index, list, language };
  const text = words[language];
  const title = voice.plain(node.title);
  const branch = branchOf(roots, nodeId);
  const crumb = (each: { id: string; title: Text }) => ({
    path: nodePath(id, each.id),
    text: voice.plain(each.title),
    ...(voice.langOf(each.title) ? { lang: voice.langOf(each.title) } : {}),
  });
  const chips = (items: readonly { title: Text }[]) =>
    items.length === 0 ? null : (
      <>
        {items.map((item, at) => (
          <>
            {at > 0 ? "; " : ""}
            {voice.say(item.title)}
          </>
        ))}
      </>
    );

  return frame(site, {
    path: nodePath(id, nodeId),
    trail: [...frameworkCrumbs(framework, voice), ...found.above.map(crumb), { ...crumb(node), path: undefined }].map(({ path, ...rest }) =>
      path === undefined ? rest : { path, ...rest },
    ),
    title,
    description: node.summary === undefined ? title : voice.plain(node.summary),
    heading: voice.say(node.title),
    subheading: (
      <>
        <span lang={voice.langOf(kind.title.one)}>{capital(voice.plain(kind.title.one))}</span> ·{" "}
        {link(language, frameworkPath(id), voice.say(framework.title))}
        {node.focus ? (
          <>
            {" "}
            ·{" "}
            <span class="focus">
              <span aria-hidden="true">★</span> {text.focus}
            </span>
          </>
        ) : null}
      </>
    ),
    children: (
      <>
        {node.summary === undefined ? null : <Lead>{voice.say(node.summary)}</Lead>}
        <Definitions
          items={[
            {
              term: text.period,
              text: node.period
                ? `${formatDate(new Date(node.period.from), language)} – ${formatDate(new Date(node.period.to), language)}`
                : null,
            },
            { term: text.targetGroups, text: chips(found.targetGroups) },
            {
              term: text.areas,
              text:
                found.columns.length === 0 ? null : (
                  <>
                    {found.columns.map((column, at) => (
                      <>
                        {at > 0 ? "; " : ""}
                        {column.area === undefined
                          ? voice.say(column.title)
                          : link(language, areaPolicyPath(column.area), voice.say(column.title))}
                      </>
                    ))}
                  </>
                ),
            },
            { term: text.determinants, text: chips(found.determinants) },
            { term: text.assignments, text: chips(found.assignments) },
          ]}
        />
        <Places framework={framework} sources={node.sources} voice={voice} />
        {found.sections.map((section) => (
          <section>
            <h2>{voice.say(section.title)}</h2>
            {section.texts.length === 1 ? (
              <p>{voice.say(section.texts[0])}</p>
            ) : (
              <ul>
                {section.texts.map((each) => (
                  <li>{voice.say(each)}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
        {branch && branch.children.length > 0 ? (
          <section>
            <h2>{text.below}</h2>
            <Tree framework={framework} roots={branch.children} voice={voice} depth={2} />
          </section>
        ) : null}
        {found.targets.length > 0 ? (
          <section>
            <h2>{text.population}</h2>
            <p>{text.populationText}</p>
            <ol class="targets" role="list">
              {found.targets.map((standing, place) => (
                <li>
                  <TargetRow framework={framework} standing={standing} voice={voice} names={names} gaps={gaps[place]} level={3} />
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        {kind.sheet && found.targets.length === 0 ? (
          <section>
            <h2>{text.population}</h2>
            <p>{text.populationNone}</p>
          </section>
        ) : null}
        {kind.sheet || node.measures.length > 0 ? <Performance found={found} voice={voice} /> : null}
        <Partners found={found} voice={voice} />
        <Finance found={found} voice={voice} />
        <Milestones found={found} voice={voice} />
        {found.updates.length > 0 ? (
          <section>
            <h2>{text.updates}</h2>
            <UpdatesInFull framework={framework} updates={found.updates} voice={voice} index={index} />
          </section>
        ) : null}
        {found.forms.length > 0 ? (
          <section>
            <h2>{text.forms}</h2>
            <ul>
              {found.forms.map(({ form }) => (
                <li>{link(language, formPath(id, form.id), voice.say(form.title))}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {found.forms
          .filter(({ plans }) => plans.length > 0)
          .map((each) => (
            <JoinedPlan joined={each} voice={voice} />
          ))}
        <NotInSource items={node.notInSource.map((each) => voice.say(each))} voice={voice} />
        <Versions versions={versions} history={historyPath(framework.id, "node", node.id)} language={language} />
        <Documents framework={framework} voice={voice} />
        <NodeEditLinks sheet={found} voice={voice} />
      </>
    ),
  });
}

function branchOf(roots: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const root of roots) {
    const found = root.node.id === id ? root : branchOf(root.children, id);
    if (found) return found;
  }
  return undefined;
}
