/** Which programme works in which area: a table, and on a narrow screen a list per programme. */
import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import { localPath } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { Framework, Update } from "../framework.ts";
import { matrix, type Matrix } from "../service.ts";
import {
  areaPolicyPath,
  Documents,
  frameworkCrumbs,
  frameworkPath,
  langProp,
  link,
  nodePath,
  updatePath,
  voiceOf,
  type PageParts,
  type Voice,
} from "./parts.tsx";
import { areaLink } from "./updates.tsx";
import { words } from "./words.ts";

export function MatrixTable({ found: { framework, columns, rows }, voice, id }: { found: Matrix; voice: Voice; id: string }) {
  const text = words[voice.language];
  const name = ({ node, focus }: Matrix["rows"][number]) => (
    <>
      {link(voice.language, nodePath(framework.id, node.id), voice.say(node.title))}
      {focus ? (
        <>
          {" "}
          <span class="focus">
            <span aria-hidden="true">★</span> {text.focus}
          </span>
        </>
      ) : null}
    </>
  );
  const cell = (works: boolean): Cell => ({
    content: (
      <span class={works ? "yes" : "no"}>
        <span aria-hidden="true">{works ? "●" : "–"}</span> {works ? text.yes : text.no}
      </span>
    ),
    sort: works ? 1 : 0,
  });
  return (
    <div class="matrix">
      <div class="matrix-table">
        <DataTable
          language={voice.language}
          id={id}
          caption={text.matrixCaption}
          columns={[
            { title: text.what },
            ...columns.map(({ column }) => ({ title: voice.plain(column.title), lang: voice.langOf(column.title) })),
          ]}
          rows={rows.map((row): Cell[] => [name(row), ...row.cells.map(cell)])}
        />
      </div>
      <ul class="matrix-list plain-list">
        {rows.map((row) => {
          const own = columns.filter((_, at) => row.cells[at]);
          return (
            <li>
              <h3>{name(row)}</h3>
              {own.length === 0 ? <p class="no">– {text.matrixLone}</p> : null}
              {own.length > 0 ? (
                <ul>
                  {own.map(({ column }) => (
                    <li>
                      <span aria-hidden="true">●</span> {voice.say(column.title)}
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export async function matrixPage(parts: PageParts, id: string): Promise<Markup> {
  const site = parts.site();
  const reader = parts.reader();
  const [found, index] = await Promise.all([matrix(reader, id), areaIndex(reader)]);
  const { framework, columns, rows } = found;
  const voice = voiceOf(framework, site.language);
  const text = words[site.language];
  return frame(site, {
    path: `${frameworkPath(id)}/matrix`,
    trail: [...frameworkCrumbs(framework, voice), { text: text.matrix }],
    title: text.matrixOf(voice.plain(framework.title)),
    description: text.matrixText,
    heading: `${text.matrix}?`,
    subheading: <span lang={langProp(voice, framework.title).lang}>{voice.plain(framework.title)}</span>,
    lead:
      columns.length > 0
        ? text.matrixText
        : `${text.matrixNone} ${framework.updates.some(({ areas }) => areas.length > 0) ? text.matrixNoneText : ""}`,
    children: (
      <>
        {columns.length > 0 && rows.length > 0 ? <MatrixTable found={found} voice={voice} id="matrix" /> : null}
        {columns.length > 0 ? (
          <ColumnNotes columns={columns} voice={voice} />
        ) : (
          <UpdatesByArea framework={framework} index={index} voice={voice} />
        )}
        <Links
          items={[
            { href: localPath(frameworkPath(id), site.language), text: text.wholeFramework },
            { href: localPath(`${frameworkPath(id)}/boom`, site.language), text: text.tree },
          ]}
        />
        <Documents framework={framework} voice={voice} />
      </>
    ),
  });
}

/** What each column is: an area with a page of its own, or work that is not bound to one. */
function ColumnNotes({ columns, voice }: { columns: Matrix["columns"]; voice: Voice }) {
  const text = words[voice.language];
  return (
    <section>
      <h2>{text.areas}</h2>
      <ul class="plain-list">
        {columns.map(({ column, area }) => (
          <li>
            <p>
              {area ? link(voice.language, areaPolicyPath(area.code), voice.say(column.title)) : voice.say(column.title)}
              {area ? null : ` (${text.notAreaBound})`}
            </p>
            {column.note ? <p class="source">{voice.say(column.note)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UpdatesByArea({ framework, index, voice }: { framework: Framework; index: AreaIndex; voice: Voice }) {
  const placed = framework.updates.flatMap((update) => update.areas.map((code): { code: string; update: Update } => ({ code, update })));
  return (
    <ul class="plain-list">
      {[...Map.groupBy(placed, ({ code }) => code)].map(([code, own]) => (
        <li>
          <h2>{areaLink(code, index, voice)}</h2>
          <ul>
            {own.map(({ update }) => (
              <li>{link(voice.language, updatePath(framework.id, update), voice.say(update.title))}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
