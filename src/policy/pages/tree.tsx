/** The goal tree as nested lists that open and close; all of it is text. */
import { localPath } from "../../kernel/language.ts";
import type { Child, Markup } from "../../ui/markup.ts";
import { Details, Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import type { Framework } from "../framework.ts";
import { tree, type TreeNode } from "../service.ts";
import { Documents, frameworkCrumbs, frameworkPath, langProp, link, nodePath, voiceOf, type PageParts, type Voice } from "./parts.tsx";
import { words } from "./words.ts";

/** @param depth how many levels are open from the start */
export function Tree({
  framework,
  roots,
  voice,
  depth,
}: {
  framework: Framework;
  roots: readonly TreeNode[];
  voice: Voice;
  depth: number;
}) {
  return (
    <ul class="tree">
      {roots.map((each) => (
        <Branch framework={framework} branch={each} voice={voice} depth={depth} />
      ))}
    </ul>
  );
}

function Branch({
  framework,
  branch: { node, kind, children },
  voice,
  depth,
}: {
  framework: Framework;
  branch: TreeNode;
  voice: Voice;
  depth: number;
}): Child {
  const text = words[voice.language];
  return (
    <li>
      <p>
        <span class="kind">{voice.say(kind.title.one)}</span> {link(voice.language, nodePath(framework.id, node.id), voice.say(node.title))}
        {node.focus ? (
          <>
            {" "}
            <span class="focus">
              <span aria-hidden="true">★</span> {text.focus}
            </span>
          </>
        ) : null}
      </p>
      {children.length > 0 ? (
        <Details language={voice.language} summary={text.under(whatIsUnder(children, voice))} open={depth > 0}>
          <ul>
            {children.map((each) => (
              <Branch framework={framework} branch={each} voice={voice} depth={depth - 1} />
            ))}
          </ul>
        </Details>
      ) : null}
    </li>
  );
}

/** "2 programma's en 1 actie" */
function whatIsUnder(children: readonly TreeNode[], voice: Voice): string {
  const kinds = [...Map.groupBy(children, ({ kind }) => kind.id).values()];
  return words[voice.language].and(
    kinds.map((own) => `${own.length} ${voice.plain(own.length === 1 ? own[0].kind.title.one : own[0].kind.title.many)}`),
  );
}

export async function treePage(parts: PageParts, id: string): Promise<Markup> {
  const site = parts.site();
  const { framework, roots } = await tree(parts.reader(), id);
  const voice = voiceOf(framework, site.language);
  const text = words[site.language];
  const path = `${frameworkPath(id)}/boom`;
  return frame(site, {
    path,
    trail: [...frameworkCrumbs(framework, voice), { text: text.tree }],
    title: text.treeOf(voice.plain(framework.title)),
    description: text.treeText,
    heading: text.tree,
    subheading: <span lang={langProp(voice, framework.title).lang}>{voice.plain(framework.title)}</span>,
    lead: text.treeTextAll,
    children: (
      <>
        {framework.nodes.some(({ focus }) => focus) ? (
          <p>
            <span aria-hidden="true">★</span> {text.focusText}
          </p>
        ) : null}
        <Tree framework={framework} roots={roots} voice={voice} depth={Number.POSITIVE_INFINITY} />
        <Links
          items={[
            { href: localPath(frameworkPath(id), site.language), text: text.wholeFramework },
            { href: localPath(`${frameworkPath(id)}/matrix`, site.language), text: text.matrix },
          ]}
        />
        <Documents framework={framework} voice={voice} />
      </>
    ),
  });
}
