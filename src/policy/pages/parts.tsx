/** What the pages of this room share: addresses, texts with their language, places in the source, statuses. */
import { localPath, type Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import type { Child } from "../../ui/markup.ts";
import { Tag, shapes, type Tone } from "../../ui/prose.tsx";
import type { Site } from "../../ui/site.tsx";
import type { Framework, Source, Text } from "../framework.ts";
import { statuses, type Status } from "../reason.ts";
import { statusWords } from "../progress-words.ts";
import { say, type Said } from "../text.ts";
import { frameworkPath } from "../addresses.ts";
import { words } from "./words.ts";

export {
  areaPolicyPath,
  formPath,
  frameworkPath,
  indicatorPath,
  nodePath,
  originPath,
  reserved,
  targetPath,
  updatePath,
} from "../addresses.ts";

export type PageParts = { reader: () => Reader; site: () => Site };

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** A framework's texts for a reader of one language. */
export type Voice = {
  language: Language;
  own: Language;
  /** Marked with its language where that is not the page's. */
  say(text: Text): Child;
  /** Where no markup can go: titles of windows, names in charts. */
  plain(text: Text): string;
  said(text: Text): Said;
  /** The language to mark an element with that holds nothing but this text; undefined when it is the page's. */
  langOf(text: Text): Language | undefined;
};

export function voiceOf({ language: own }: Pick<Framework, "language">, language: Language): Voice {
  const said = (text: Text): Said => say(text, language, own);
  const langOf = (text: Text): Language | undefined => (said(text).language === language ? undefined : said(text).language);
  return {
    language,
    own,
    said,
    langOf,
    plain: (text) => said(text).text,
    say: (text) => (langOf(text) ? <span lang={langOf(text)}>{said(text).text}</span> : said(text).text),
  };
}

/** "2011–2013" */
export function yearsOf({ period: { from, to } }: Pick<Framework, "period">): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}–${last}`;
}

/** A crumb of the way to a framework. */
export const frameworkCrumbs = (framework: Framework, voice: Voice) => [
  { path: "/beleid", text: words[voice.language].policy },
  { path: frameworkPath(framework.id), text: voice.plain(framework.title), ...langProp(voice, framework.title) },
];

export const langProp = (voice: Voice, text: Text): { lang?: Language } => {
  const lang = voice.langOf(text);
  return lang ? { lang } : {};
};

/** Where a fact stands, with what is said before and after it. With one document its name is left out: the foot of the page gives it. */
export function Places({
  framework,
  sources,
  voice,
  before,
  children,
}: {
  framework: Framework;
  sources: readonly Source[];
  voice: Voice;
  before?: Child;
  children?: Child;
}) {
  const alone = framework.documents.length === 1;
  return (
    <p class="source">
      {before}
      {sources.length > 0 ? <>{words[voice.language].source}: </> : null}
      {sources.map((source, at) => {
        const document = framework.documents.find(({ id }) => id === source.document);
        return (
          <>
            {at > 0 ? "; " : ""}
            {alone || !document ? "" : <>{voice.say(document.title)}, </>}
            {voice.say(source.place)}
          </>
        );
      })}
      {children}
    </p>
  );
}

/** The documents that the page's places are in, at its foot. */
export function Documents({ framework, voice }: { framework: Framework; voice: Voice }) {
  const text = words[voice.language];
  return (
    <section>
      <h2>{text.documents}</h2>
      <ul class="plain-list">
        {framework.documents.map(({ title, publisher, year, address, note }) => (
          <li>
            <p>
              {address ? <a href={address}>{voice.say(title)}</a> : voice.say(title)}. {voice.say(publisher)}, {year}.
            </p>
            {note ? <p class="source">{voice.say(note)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the source promises or mentions but does not hold. */
export function NotInSource({ items, voice, level = 2 }: { items: readonly Child[]; voice: Voice; level?: 2 | 3 }) {
  if (items.length === 0) return null;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section>
      <Heading>{words[voice.language].notInSource}</Heading>
      <ul class="plain-list">
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** What the framework as a whole lacks, each with the place that speaks of it. */
export const frameworkGaps = (framework: Framework, voice: Voice): Child[] =>
  framework.notInSource.map(({ what, sources }) => (
    <>
      {voice.say(what)}
      <Places framework={framework} sources={sources} voice={voice} />
    </>
  ));

export const toneOf: Readonly<Record<Status, Tone>> = {
  reached: "good",
  onCourse: "underway",
  behind: "behind",
  movingAway: "bad",
  held: "held",
  notHeld: "lost",
  cannotTell: "unknown",
};

export function StatusTag({ status, language }: { status: Status; language: Language }) {
  return <Tag tone={toneOf[status]}>{capital(statusWords[language][status])}</Tag>;
}

/** How many targets have each status; "reached" and "can't tell" always, others when there are any. */
export function StatusCounts({ counts, language }: { counts: Readonly<Record<Status, number>>; language: Language }) {
  return (
    <ul class="counts" role="list" aria-label={words[language].statusCounts}>
      {statuses
        .filter((status) => counts[status] > 0 || status === "reached" || status === "cannotTell")
        .map((status) => (
          <li class={`tone-${toneOf[status]}`}>
            <b>{counts[status]}</b>{" "}
            <span class="shape" aria-hidden="true">
              {shapes[toneOf[status]]}
            </span>{" "}
            {statusWords[language][status]}
          </li>
        ))}
    </ul>
  );
}

export const link = (language: Language, path: string, text: Child) => <a href={localPath(path, language)}>{text}</a>;
