import { localPath } from "../../../kernel/language.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Reader } from "../../../kernel/snapshot.ts";
import type { Markup } from "../../../ui/markup.ts";
import { Notice } from "../../../ui/prose.tsx";
import { frame, type Site } from "../../../ui/site.tsx";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { amountWords, answerSentence } from "../../effort/sentences.ts";
import { effortsOf } from "../../effort/service.ts";
import { effortWords } from "./words.ts";

export type EffortParts = { reader: () => Reader; site: () => Site };

export const effortsPath = "/ongelijkheid/geld";
export const effortPath = (id: string): string => `${effortsPath}/${encodeURIComponent(id)}`;

/** What was invested where, each with its answer; without any: what to load, and how. */
export async function effortsPage(parts: EffortParts): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = effortWords[language];
  const found = await effortsOf(parts.reader());
  const rows = found.map(({ effort, view }): Cell[] => {
    const total = effort.amounts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    const apart = effort.cityWide ? ` ${text.cityWideShort(amountWords(effort.cityWide, effort.unit, language))}` : "";
    return [
      <a href={localPath(effortPath(effort.id), language)}>{effort.title[language]}</a>,
      effort.period,
      { content: `${amountWords(total, effort.unit, language)}${apart}`, sort: total },
      view instanceof Problem ? text.noAnswerYet(view.message) : answerSentence(view.result, effort.unit, language),
    ];
  });
  return frame(site, {
    path: effortsPath,
    trail: [{ path: "/ongelijkheid", text: text.inequality }, { text: text.title }],
    title: text.title,
    description: text.intro,
    heading: text.title,
    lead: text.intro,
    children:
      found.length === 0 ? (
        <Notice title={text.none.title}>
          <p>{text.none.text}</p>
          <p>{text.none.what}</p>
          <p>{text.none.how}</p>
          <p>
            {text.none.try} <code>bin/gelijkop invest FILE.csv --need INDICATOR</code>
          </p>
          <p>{text.none.form}</p>
        </Notice>
      ) : (
        <DataTable
          language={language}
          id="efforts"
          caption={text.title}
          hideCaption
          columns={[
            { title: text.listHeadings.effort },
            { title: text.listHeadings.period },
            { title: text.listHeadings.amount },
            { title: text.listHeadings.answer },
          ]}
          rows={rows}
        />
      ),
  });
}
