/** Runs and lines, made short. */
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { say, type Framework, type Text } from "../../policy/index.ts";
import type { Line, NumberRun, Paragraph, Run } from "../content.ts";

/** Whose words are said to whom: the report's language, and the one that the framework is written in. */
export type Speaker = { language: Language; own: Framework["language"] };

export const plain = (text: string): Run => ({ kind: "text", text });
export const strong = (text: string): Run => ({ kind: "text", text, strong: true });
export const link = (text: string, href: string): Run => ({ kind: "link", text, href });

/** A framework's text; it carries its language where that is not the report's. */
export function spoken(text: Text, { language, own }: Speaker): Run {
  const said = say(text, language, own);
  return { kind: "text", text: said.text, ...(said.language === language ? {} : { lang: said.language }) };
}

export const wordsOf = (text: Text, { language, own }: Speaker): string => say(text, language, own).text;

/** `lang` for a title that is not in the report's language. */
export function langOf(text: Text, { language, own }: Speaker): { lang?: Language } {
  const said = say(text, language, own);
  return said.language === language ? {} : { lang: said.language };
}

export const paragraph = (id: string, line: Line, tone: Paragraph["tone"] = "text"): Paragraph => ({ kind: "paragraph", id, line, tone });

/** As many decimals as the number has, at most two: 22.5, 65. */
export function amount(value: number, language: Language): string {
  const hundredths = Math.round(value * 100);
  return formatNumber(value, language, hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2);
}

/** With its unit: "22,5%", "4 gebieden". A unit of counted people or things is left to the sentence around it when empty. */
export function number(given: {
  id: string;
  label: string;
  value: number;
  unit: string;
  origin: string | null;
  language: Language;
  decimals?: number;
}): NumberRun {
  const { id, label, value, unit, origin, language, decimals } = given;
  const digits = decimals === undefined ? amount(value, language) : formatNumber(value, language, decimals);
  return { kind: "number", id, label, value, text: unit === "%" ? `${digits}%` : unit ? `${digits}\u00a0${unit}` : digits, origin };
}

/** The page on which a figure of the figures room tells where it comes from. */
export const observationPath = (id: string, language: Language): string => localPath(`/cijfers/${encodeURIComponent(id)}`, language);
/** The place in the report's own list of documents. */
export const documentAnchor = (document: string): string => `#source-${document}`;

/** "actieplan p. 4; p. 7", each leading to its document in the list. */
export function sourceLine(sources: readonly { document: string; place: string }[], framework: Framework, speaker: Speaker): Line {
  const one = framework.documents.length === 1;
  return sources.flatMap(({ document, place }, at): Run[] => {
    const found = framework.documents.find(({ id }) => id === document);
    const name = one || !found ? "" : `${wordsOf(found.title, speaker)}, `;
    return [...(at > 0 ? [plain("; ")] : []), link(`${name}${place}`, documentAnchor(document))];
  });
}

export function joined(lines: readonly Line[], between: string): Line {
  return lines.filter((line) => line.length > 0).flatMap((line, at) => (at === 0 ? [...line] : [plain(between), ...line]));
}
