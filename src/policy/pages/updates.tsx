/** Updates: in full on the sheet of what they are about, by title on the framework's page. For all and for equal chances stay apart. */
import { formatDate, formatNumber } from "../../kernel/language.ts";
import type { AreaIndex } from "../../areas/index.ts";
import { Links } from "../../ui/prose.tsx";
import type { Framework, Update } from "../framework.ts";
import { amount } from "../progress-words.ts";
import { areaPolicyPath, capital, link, nodePath, Places, updatePath, type Voice } from "./parts.tsx";
import { words } from "./words.ts";

export const gains = ["all", "equal", "base"] as const;

type Parts = { framework: Framework; voice: Voice };

/** Updates of one node, each kind of gain under its own heading. */
export function UpdatesInFull({ framework, updates, voice, index }: Parts & { updates: readonly Update[]; index: AreaIndex }) {
  const text = words[voice.language];
  return (
    <>
      {gains.map((gain) => {
        const own = updates.filter((update) => update.gain === gain);
        return own.length === 0 ? null : (
          <section>
            <h3>{text.gains[gain]}</h3>
            <ul class="updates">
              {own.map((update) => (
                <li id={`bericht-${update.id}`}>
                  <h4>{voice.say(update.title)}</h4>
                  <p>{voice.say(update.text)}</p>
                  {update.figures.length > 0 ? (
                    <ul>
                      {update.figures.map((figure) => (
                        <li>
                          {voice.say(figure.title)}: <b>{amount(figure.value, voice.language)}</b> {voice.say(figure.unit)}
                        </li>
                      ))}
                    </ul>
                  ) : null}
                  <Places
                    framework={framework}
                    sources={update.sources}
                    voice={voice}
                    before={
                      <>
                        {capital(
                          text.reportedBy(
                            update.author,
                            update.year,
                            update.date ? formatDate(new Date(update.date), voice.language) : null,
                          ),
                        )}
                        .
                        {update.areas.length > 0 ? (
                          <>
                            {" "}
                            {text.inAreas}{" "}
                            {update.areas.map((code, at) => (
                              <>
                                {at > 0 ? ", " : ""}
                                {areaLink(code, index, voice)}
                              </>
                            ))}
                            .
                          </>
                        ) : null}
                        {update.partners.length > 0
                          ? ` ${text.withPartners} ${update.partners.map((id) => framework.partners.find((partner) => partner.id === id)?.name ?? id).join(", ")}.`
                          : ""}{" "}
                      </>
                    }
                  />
                  <Links items={update.links.map((href) => ({ href, text: addressName(href) }))} label={text.more} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Titles only, each leading to the whole, under the branch of the tree that they belong to: the children of its root. */
export function UpdateTitles({ framework, updates, voice }: Parts & { updates: readonly Update[] }) {
  const { language } = voice;
  const branches = Map.groupBy(updates, ({ node }) => branchOf(framework, node));
  const severalYears = new Set(framework.updates.map(({ year }) => year)).size > 1;
  return (
    <ul class="plain-list">
      {framework.nodes
        .filter(({ id }) => branches.has(id))
        .map((node) => (
          <li>
            <h4>{link(language, nodePath(framework.id, node.id), voice.say(node.title))}</h4>
            <ul>
              {branches.get(node.id)?.map((update) => (
                <li>
                  {link(language, updatePath(framework.id, update), voice.say(update.title))}
                  {severalYears ? <span class="note"> ({update.year})</span> : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ul>
  );
}

/** The root itself, or the child of the root that a node stands under. */
function branchOf({ nodes }: Framework, id: string): string {
  const parents = new Map(nodes.map((node) => [node.id, node.parent]));
  let at = id;
  for (let above = parents.get(at); above !== undefined && parents.get(above) !== undefined; above = parents.get(at)) at = above;
  return at;
}

export function areaLink(code: string, index: AreaIndex, voice: Voice) {
  const area = index.versions(code)[0];
  return area ? link(voice.language, areaPolicyPath(area.code), area.name) : code;
}

/** The host of a web address: what a reader can tell it by. */
export function addressName(href: string): string {
  try {
    return new URL(href).hostname.replace(/^www\./, "");
  } catch {
    return href;
  }
}

/** Whole euros: "€ 420.000". */
export const euros = (value: number, voice: Voice): string => `€ ${formatNumber(value, voice.language)}`;
