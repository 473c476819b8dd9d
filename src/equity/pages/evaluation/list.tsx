/** Was it us? Every evaluation with its answer. */
import { localPath } from "../../../kernel/language.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Reader } from "../../../kernel/snapshot.ts";
import type { Markup } from "../../../ui/markup.ts";
import { Notice, Tag, type Tone } from "../../../ui/prose.tsx";
import { frame, type Site } from "../../../ui/site.tsx";
import { answerSentences, verdictWords } from "../../evaluation/sentences.ts";
import type { Verdict } from "../../evaluation/result.ts";
import { evaluationsOf } from "../../evaluation/service.ts";
import { evaluationPageWords } from "./words.ts";

export type EvaluationParts = { reader: () => Reader; site: () => Site };

export const evaluationsPath = "/ongelijkheid/evaluaties";
export const evaluationPath = (id: string): string => `${evaluationsPath}/${encodeURIComponent(id)}`;

export async function evaluationsPage(parts: EvaluationParts): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = evaluationPageWords[language];
  const found = await evaluationsOf(parts.reader());
  const count = (kind: Verdict["kind"]) =>
    found.filter(({ view }) => !(view instanceof Problem) && view.result.verdict.kind === kind).length;
  return frame(site, {
    path: evaluationsPath,
    trail: [{ path: "/ongelijkheid", text: text.inequality }, { text: text.evaluations }],
    title: text.listTitle,
    description: text.listLead.slice(0, 160),
    heading: text.listTitle,
    lead: text.listLead,
    children:
      found.length === 0 ? (
        <Notice title={text.listNone}>
          <p>{text.listNoneText}</p>
          <p>{text.listNoneHow}</p>
        </Notice>
      ) : (
        <>
          <p>
            {text.listCounts(
              count("effectShown"),
              count("noEffectLargerThan"),
              found.length - count("effectShown") - count("noEffectLargerThan"),
            )}
          </p>
          {found.map(({ record, view }) => {
            const href = localPath(evaluationPath(record.id), language);
            return (
              <section>
                <h2>
                  <a href={href}>{record.title[language]}</a>
                </h2>
                {view instanceof Problem ? (
                  <p>
                    <Tag tone="unknown">{text.noAnswer}</Tag>
                  </p>
                ) : (
                  <>
                    <p>
                      <Tag tone={toneOf(view.result.verdict)}>{verdictWords(view, language)}</Tag>
                    </p>
                    <p>{answerSentences(view, language).slice(0, 2).join(" ")}</p>
                  </>
                )}
              </section>
            );
          })}
        </>
      ),
  });
}

export function toneOf(verdict: Verdict): Tone {
  if (verdict.kind === "cannotTell") return "unknown";
  if (verdict.kind === "noEffectLargerThan") return "same";
  return { better: "good", worse: "bad", higher: "higher", lower: "lower" }[verdict.direction] as Tone;
}
