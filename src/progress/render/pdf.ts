/** PDF/UA-1 by Typst: the compiler refuses a drawing without a text alternative. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Problem } from "../../kernel/problem.ts";
import { fromRoot } from "../../kernel/root.ts";
import { absolute, plainBlocks, type Figure, type Line, type Plain, type Report, type Table } from "../content.ts";
import { dayOf, frontLines, frontWords, statusLine } from "./front.ts";

/** The parts of the binding that are used here; it comes without types. */
type Compiler = {
  pdf(source: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: "ua-1" }): Uint8Array;
  evictCache(age: number): void;
};

const bindings = ["@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu", "@myriaddreamin/typst-ts-node-compiler-linux-x64-musl"];

/** @throws Problem `no-pdf` (501) on a platform without the compiler, `pdf-refused` when it finds the report not accessible */
export function renderPdf(report: Report): Uint8Array {
  const { head, body } = report;
  const text = frontWords[head.language];
  const day = dayOf(head);
  const data = {
    title: body.title,
    subtitle: body.subtitle,
    author: head.publishedBy ?? "",
    language: head.language,
    region: head.language === "nl" ? "NL" : "GB",
    day: [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()],
    front: frontLines(report),
    footer:
      head.state === "published"
        ? `${body.title} · ${text.version(head.version).replace(/\.$/, "")}`
        : `${body.title} · ${statusLine(head).split(".")[0]}`,
    contents: text.contents,
    page: text.page,
    source: text.source,
    chapters: body.chapters.map(({ id, title, lang, blocks }) => ({
      id,
      title,
      ...(lang ? { lang } : {}),
      blocks: plainBlocks(blocks).map((block) => blockData(block, head.site)),
    })),
  };
  const compiler = openCompiler();
  try {
    return compiler.pdf(
      {
        mainFileContent: readFileSync(fromRoot("src", "progress", "render", "report.typ"), "utf8"),
        inputs: { report: JSON.stringify(data) },
      },
      { pdfStandard: "ua-1" },
    );
  } catch (cause) {
    const said = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    const found = /message: "([^"]*)"/.exec(said)?.[1] ?? said.slice(0, 200);
    throw new Problem({
      kind: "pdf-refused",
      status: 500,
      message: `The PDF was refused: ${found}.`,
      wayOut: "Take HTML, DOCX or ODT, and tell the makers of this software.",
      cause,
    });
  } finally {
    // The compiler remembers what it set before; reports come once a year.
    compiler.evictCache(0);
  }
}

function openCompiler(): Compiler {
  const require = createRequire(import.meta.url);
  for (const name of bindings) {
    try {
      const { NodeCompiler } = require(name) as { NodeCompiler: { create(): Compiler } };
      return NodeCompiler.create();
    } catch (error) {
      if (!["MODULE_NOT_FOUND", "ERR_DLOPEN_FAILED"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  throw new Problem({
    kind: "no-pdf",
    status: 501,
    message: "PDF can't be made on this machine: its compiler comes for Linux on x64 only.",
    wayOut: "Take html, docx or odt.",
  });
}

function blockData(block: Plain, site: string): unknown {
  switch (block.kind) {
    case "heading":
      return block;
    case "paragraph":
      return { ...block, line: lineData(block.line, site) };
    case "list":
      return { ...block, items: block.items.map((item) => lineData(item, site)) };
    case "table":
      return tableData(block, site);
    default:
      return {
        ...block,
        svg: printed(block),
        width: Number(/width="([\d.]+)"/.exec(block.svg)?.[1] ?? 640),
        source: lineData(block.source, site),
        table: tableData(block.table, site),
      };
  }
}

/** The compiler's own font: one that happens to be on this machine would make another file on the next. */
const printed = ({ svg }: Figure): string => svg.replace(/font-family="[^"]*"/, 'font-family="Libertinus Serif"');

const tableData = ({ kind, caption, columns, rows }: Table, site: string) => ({
  kind,
  caption,
  columns: columns.map(({ title, numeric = false, share = 1 }) => ({ title, numeric, share })),
  rows: rows.map((row) => row.map((cell) => lineData(cell, site))),
});

const lineData = (line: Line, site: string) =>
  line.map((run) => ({
    text: run.text,
    href:
      run.kind === "text" ? null : run.kind === "link" ? absolute(run.href, site) : run.origin === null ? null : absolute(run.origin, site),
    ...(run.kind === "text" && run.strong ? { strong: true } : {}),
    ...(run.kind === "text" && run.lang ? { lang: run.lang } : {}),
  }));
