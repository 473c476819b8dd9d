/** A form on which an organisation describes its own plan: to print, and the way to where it can be filled in. */
import { beginPath, EditLink } from "../../desk/index.ts";
import { localPath } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Markup } from "../../ui/markup.ts";
import { frame } from "../../ui/site.tsx";
import { oneFramework } from "../service.ts";
import { Documents, frameworkCrumbs, formPath, link, nodePath, Places, voiceOf, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

export async function formPage(parts: PageParts, id: string, key: string): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const graph = await oneFramework(parts.reader(), id);
  const { framework } = graph;
  const form = framework.forms.find((each) => each.id === key);
  if (!form)
    throw new Problem({
      kind: "no-form",
      status: 404,
      message: `There is no form ${key.slice(0, 80)} in ${id}.`,
      wayOut: "Look at the framework's page for its forms.",
    });
  const voice = voiceOf(framework, language);
  const text = words[language];
  const node = graph.node(form.node);
  const title = voice.plain(form.title);
  const lang = voice.langOf(form.title);
  return frame(site, {
    path: formPath(id, key),
    trail: [...frameworkCrumbs(framework, voice), { text: title, ...(lang ? { lang } : {}) }],
    title,
    description: form.intro === undefined ? title : voice.plain(form.intro),
    heading: voice.say(form.title),
    children: (
      <>
        {form.intro === undefined ? null : <p class="lead">{voice.say(form.intro)}</p>}
        <p>
          {text.formFor} {link(language, nodePath(id, node.id), voice.say(node.title))}. {text.formText}
        </p>
        <p>
          <a href={localPath(beginPath({ kind: "policy", key: `${id}/plan/${form.id}` }), language)}>{text.formFill}</a>
        </p>
        <ol class="questions">
          {form.questions.map(({ label, hint, kind }) => (
            <li>
              <p class="ask">
                {voice.say(label)}
                {text.formKind[kind] ? <span class="note"> ({text.formKind[kind]})</span> : null}
              </p>
              {hint === undefined ? null : <p class="hint">{voice.say(hint)}</p>}
              <div class={`blank ${kind}`} />
            </li>
          ))}
        </ol>
        <Places framework={framework} sources={form.sources} voice={voice} />
        <Documents framework={framework} voice={voice} />
        <EditLink kind="policy" itemKey={`${id}/form/${form.id}`} language={language} />
      </>
    ),
  });
}
