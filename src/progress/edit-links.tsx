/** The ways from a report to the forms of what people wrote in it. The same for every visitor. */
import { beginPath, editPath } from "../desk/index.ts";
import { localPath, type Texts } from "../kernel/language.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { oneFramework } from "../policy/index.ts";
import { yearsWithTexts } from "./editing.ts";
import { currentTexts, type Key } from "./queries.ts";

type Words = { ask: string; begin: string; change: (text: string) => string };
const words: Texts<Words> = {
  nl: { ask: "Werkt u hieraan mee?", begin: "Schrijf een tekst voor dit verslag", change: (text) => `Wijzig de tekst ${text}` },
  en: { ask: "Do you work on this?", begin: "Write a text for this report", change: (text) => `Change the text ${text}` },
};

export async function reportEditLinks(reader: Reader, key: Key) {
  const { framework, year, language } = key;
  const [graph, texts] = await Promise.all([oneFramework(reader, framework), currentTexts(reader.read, key)]);
  const text = words[language];
  const name = `${framework}/${year}/${language}`;
  const kind = "reportText";
  const links = [
    ...(yearsWithTexts(graph).includes(year) ? [{ href: beginPath({ kind, key: name }), said: text.begin }] : []),
    ...texts.map(({ chapter, part }) => ({ href: editPath({ kind, key: `${name}/${chapter}/${part}` }), said: text.change(part) })),
  ];
  return links.length === 0 ? null : (
    <p class="edit-link">
      {text.ask}
      {links.map(({ href, said }) => (
        <>
          {" "}
          <a href={localPath(href, language)}>{said}</a>
        </>
      ))}
    </p>
  );
}
