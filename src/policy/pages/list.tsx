/** Every framework, oldest first. */
import { localPath } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { listFrameworks, oneFramework } from "../service.ts";
import { CompareForm } from "./compare-form.tsx";
import { frameworkPath, link, voiceOf, yearsOf, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

export async function listPage(parts: PageParts): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const reader = parts.reader();
  const text = words[language];
  const summaries = await listFrameworks(reader);
  const frameworks = await Promise.all(summaries.map(async ({ id }) => (await oneFramework(reader, id)).framework));
  const empty = frameworks.length === 0;
  return frame(site, {
    path: "/beleid",
    trail: [{ text: text.policy }],
    title: empty ? text.noFrameworks : text.policyTitle,
    description: text.policyText,
    hidden: empty,
    heading: empty ? text.noFrameworks : text.policyTitle,
    lead: empty ? text.noFrameworksText : text.policyText,
    children: empty ? (
      <p>{text.noFrameworksWayOut}</p>
    ) : (
      <>
        <ul class="plain-list">
          {frameworks.toReversed().map((framework) => {
            const voice = voiceOf(framework, language);
            const before = frameworks.find(({ id }) => id === framework.succeeds);
            const at = (path: string) => localPath(`${frameworkPath(framework.id)}${path}`, language);
            return (
              <li>
                <h2>{link(language, frameworkPath(framework.id), voice.say(framework.title))}</h2>
                <p class="subheading">
                  {[
                    yearsOf(framework),
                    ...(framework.targets.length > 0 ? [text.count.targets(framework.targets.length)] : []),
                    text.count.updates(framework.updates.length),
                  ].join(" · ")}
                </p>
                <p>{voice.say(framework.intro)}</p>
                {before ? (
                  <p>
                    {text.succeeds} {link(language, frameworkPath(before.id), voiceOf(before, language).say(before.title))}.
                  </p>
                ) : null}
                {framework.targets.length > 0 ? null : <p>{text.noTargets}</p>}
                <Links
                  items={[
                    ...(framework.targets.length > 0 ? [{ href: at("/doelen"), text: text.targets }] : []),
                    { href: at("/boom"), text: text.tree },
                    { href: at("/matrix"), text: text.matrix },
                    { href: at("/gezondheidsmodel"), text: text.model },
                  ]}
                />
              </li>
            );
          })}
        </ul>
        {frameworks.length > 1 ? (
          <section>
            <h2>{text.compareTwo}</h2>
            <CompareForm frameworks={frameworks} language={language} chosen={[frameworks.at(-2)?.id, frameworks.at(-1)?.id]} />
          </section>
        ) : null}
      </>
    ),
  });
}
