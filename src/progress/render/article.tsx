/** The report as part of a page: the same elements in the site's frame and in a file that stands alone. */
import { markup } from "../../ui/markup.ts";
import { DataTable } from "../../ui/table.tsx";
import { absolute, plainBlocks, type Chapter, type Figure, type Line, type Plain, type Report, type Run, type Table } from "../content.ts";
import { frontWords } from "./front.ts";

/** @param alone the file is read away from the site: its links need the whole address */
export function Article({ report, alone }: { report: Report; alone: boolean }) {
  const { head, body } = report;
  const draw: Draw = { report, href: (href) => (alone ? absolute(href, head.site) : href), alone };
  return (
    <article lang={head.language}>
      <nav aria-labelledby="contents">
        <h2 id="contents">{frontWords[head.language].contents}</h2>
        <ol>
          {body.chapters.map(({ id, title, lang }) => (
            <li>
              <a href={`#${id}`} lang={lang}>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {body.chapters.map((chapter) => (
        <ChapterPart chapter={chapter} draw={draw} />
      ))}
    </article>
  );
}

type Draw = { report: Report; href: (href: string) => string; alone: boolean };

function ChapterPart({ chapter, draw }: { chapter: Chapter; draw: Draw }) {
  return (
    <section aria-labelledby={chapter.id}>
      <h2 id={chapter.id} lang={chapter.lang}>
        {chapter.title}
      </h2>
      {plainBlocks(chapter.blocks).map((block) => (
        <BlockPart block={block} draw={draw} />
      ))}
    </section>
  );
}

function BlockPart({ block, draw }: { block: Plain; draw: Draw }) {
  switch (block.kind) {
    case "heading": {
      const Heading = block.level === 3 ? "h3" : "h4";
      return (
        <Heading id={block.id} lang={block.lang}>
          {block.text}
        </Heading>
      );
    }
    case "paragraph":
      return <p class={block.tone === "note" ? "source" : undefined}>{runs(block.line, draw)}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li>{runs(item, draw)}</li>
          ))}
        </ul>
      );
    case "table":
      return <TablePart table={block} draw={draw} />;
    default:
      return <FigurePart figure={block} draw={draw} />;
  }
}

function TablePart({ table, draw }: { table: Table; draw: Draw }) {
  return (
    <DataTable
      language={draw.report.head.language}
      id={table.id}
      caption={table.caption}
      columns={table.columns}
      rows={table.rows.map((row) => row.map((cell) => ({ content: runs(cell, draw), sort: sortOf(cell) })))}
      enhance={!draw.alone}
    />
  );
}

/** By the first number of a cell; by its text where there is none. */
function sortOf(cell: Line): string | number {
  return cell.find((run) => run.kind === "number")?.value ?? cell.map(({ text }) => text).join("");
}

function FigurePart({ figure, draw }: { figure: Figure; draw: Draw }) {
  const text = frontWords[draw.report.head.language];
  return (
    <figure class="figure" id={figure.id} aria-labelledby={`${figure.id}-title`}>
      <p class="figure-title" id={`${figure.id}-title`}>
        <strong>{figure.title}</strong>
      </p>
      {/* At its own size: on a phone it scrolls in a box of its own, as its words would be too small to read otherwise. */}
      <div class="scroll" role="group" aria-labelledby={`${figure.id}-title`} tabindex={0}>
        <div role="img" aria-label={figure.alt}>
          {markup(figure.svg)}
        </div>
      </div>
      {figure.source.length > 0 ? (
        <figcaption class="source">
          {text.source}: {runs(figure.source, draw)}
        </figcaption>
      ) : null}
      <details class="details" open={draw.alone}>
        <summary>{text.table}</summary>
        <TablePart table={figure.table} draw={draw} />
      </details>
    </figure>
  );
}

function runs(line: Line, draw: Draw) {
  return line.map((run) => <RunPart run={run} draw={draw} />);
}

function RunPart({ run, draw }: { run: Run; draw: Draw }) {
  switch (run.kind) {
    case "text":
      if (run.strong) return <strong lang={run.lang}>{run.text}</strong>;
      return run.lang ? <span lang={run.lang}>{run.text}</span> : <>{run.text}</>;
    case "link":
      return <a href={draw.href(run.href)}>{run.text}</a>;
    default: {
      const figure = (
        <data id={run.id} value={String(run.value)}>
          {run.text}
        </data>
      );
      return run.origin === null ? figure : <a href={draw.href(run.origin)}>{figure}</a>;
    }
  }
}
