import type { Language } from "../kernel/language.ts";
import type { Child } from "./markup.ts";
import { Links } from "./prose.tsx";
import { texts } from "./texts.ts";

export type Column = {
  title: string;
  /** Where the title is in another language than the page. */
  lang?: Language | undefined;
  numeric?: boolean;
  /** Address of the same page sorted by this column. */
  sortHref?: string;
  sorted?: "ascending" | "descending";
};

/** A cell's content; `sort` is what sorting in the browser goes by, where the text won't do ("1.234", "minder dan 5"). */
export type Cell = Child | { content: Child; sort: string | number };

export type DataTableProps = {
  language: Language;
  id: string;
  caption: Child;
  /** Where a heading just above says the same, the caption is for screen readers only. */
  hideCaption?: boolean;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Position of the column that names its row; 0 unless told, null for none. */
  rowHeader?: number | null;
  downloads?: readonly { href: string; text: string }[];
  /** Sorting and copying in the browser; true unless told. Without script it is a plain table. */
  enhance?: boolean;
};

/**
 * A table of figures. Where it is too wide it scrolls in a box of its own that the keyboard can reach; the box is a group and no
 * region, because a landmark for each table would bury the page's own.
 */
export function DataTable({
  language,
  id,
  caption,
  hideCaption = false,
  columns,
  rows,
  rowHeader = 0,
  downloads = [],
  enhance = true,
}: DataTableProps) {
  const words = texts[language];
  const captionId = `${id}-caption`;
  return (
    <div class="data-table" data-table={enhance ? words.copy : undefined} data-copied={enhance ? words.copied : undefined}>
      <div class="scroll" role="group" aria-labelledby={captionId} tabindex={0}>
        <table id={id}>
          <caption id={captionId}>{hideCaption ? <span class="sr">{caption}</span> : caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" lang={column.lang} class={column.numeric ? "numeric" : undefined} aria-sort={column.sorted}>
                  {column.sortHref ? (
                    <a href={column.sortHref} aria-label={`${words.sortBy} ${column.title}`}>
                      {column.title}
                      <span aria-hidden="true">{column.sorted === "ascending" ? " ▲" : column.sorted === "descending" ? " ▼" : " ↕"}</span>
                    </a>
                  ) : (
                    column.title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {row.map((cell, place) => {
                  const sort = isSortable(cell) ? cell.sort : undefined;
                  const content = isSortable(cell) ? cell.content : cell;
                  const numeric = columns[place]?.numeric ? "numeric" : undefined;
                  return place === rowHeader ? (
                    <th scope="row" class={numeric} data-sort={sort}>
                      {content}
                    </th>
                  ) : (
                    <td class={numeric} data-sort={sort}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Links items={downloads.map((link) => ({ ...link, download: true }))} label={words.download} />
    </div>
  );
}

function isSortable(cell: Cell): cell is { content: Child; sort: string | number } {
  return typeof cell === "object" && cell !== null && "sort" in cell && "content" in cell;
}
