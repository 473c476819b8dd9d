/** A framework's text in the language of the reader, where there is one. */
import type { Language } from "../kernel/language.ts";
import type { Text } from "./framework.ts";

/** What to show, and in which language it is: pages say so when it is not their own. */
export type Said = { text: string; language: Language };

/** @param own the framework's own language, in which a text without one is written */
export function say(text: Text, language: Language, own: Language): Said {
  if (typeof text === "string") return { text, language: own };
  const said = text[language];
  if (said !== undefined) return { text: said, language };
  const other: Language = language === "nl" ? "en" : "nl";
  return { text: text[other] ?? "", language: other };
}
