/** Word, by the docx package; what it takes from the clock and from chance is put right afterwards. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from "docx";
import { absolute, plainBlocks, type Figure, type Line, type Plain, type Report, type Run, type Table } from "../content.ts";
import { steady } from "./docx-steady.ts";
import { emfOf } from "./emf.ts";
import { dayOf, frontLines, frontWords } from "./front.ts";

const soft = "51627A";
/** Twentieths of a point between the margins of A4. */
const textWidth = 9_300;
const widestPixels = 610;
const locales = { nl: "nl-NL", en: "en-GB" } as const;
const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

export async function renderDocx(report: Report): Promise<Uint8Array> {
  const { head, body } = report;
  const text = frontWords[head.language];
  const write = writer(report);
  const document = new Document({
    title: body.title,
    subject: body.subtitle,
    creator: head.publishedBy ?? "Gelijkop",
    lastModifiedBy: head.publishedBy ?? "Gelijkop",
    styles: documentStyles(locales[head.language]),
    numbering: {
      config: [
        {
          reference: "bullets",
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 340, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_150, bottom: 1_150, left: 1_303, right: 1_303 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: "Note",
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ children: [`${text.page} `, PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(body.title)] }),
          new Paragraph({ style: "Subtitle", children: [new TextRun(body.subtitle)] }),
          ...frontLines(report).map((line) => new Paragraph({ style: "Note", children: [new TextRun(line)] })),
          new Paragraph({ style: "Contents", children: [new TextRun(text.contents)] }),
          ...body.chapters.map(
            ({ id, title }) =>
              new Paragraph({
                numbering: { reference: "bullets", level: 0 },
                children: [new InternalHyperlink({ anchor: anchorOf(id), children: [new TextRun({ text: title, style: "Hyperlink" })] })],
              }),
          ),
          new Paragraph({ children: [new PageBreak()] }),
          ...body.chapters.flatMap(({ id, title, lang, blocks }) => [
            write.heading(1, id, title, lang),
            ...plainBlocks(blocks).flatMap(write.block),
          ]),
        ],
      },
    ],
  });
  return steady(new Uint8Array(await Packer.toBuffer(document)), dayOf(head));
}

/** Word takes at most 40 characters, letters and digits, in the name of a bookmark. */
function anchorOf(id: string): string {
  const name = id.replaceAll(/[^A-Za-z0-9]/g, "_");
  if (name.length <= 36) return `b_${name}`;
  let hash = 7;
  for (const character of name) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_000_007;
  return `b_${name.slice(0, 26)}_${hash.toString(36)}`;
}

function writer({ head }: Report) {
  const text = frontWords[head.language];
  const run = (one: Run): ParagraphChild => {
    if (one.kind === "text")
      return new TextRun({
        text: one.text,
        ...(one.strong ? { bold: true } : {}),
        ...(one.lang && one.lang !== head.language ? { language: { value: locales[one.lang] } } : {}),
      });
    const href = one.kind === "number" ? one.origin : one.href;
    const plain = new TextRun({ text: one.text, style: one.kind === "link" ? "Hyperlink" : href === null ? "Figure" : "FigureLink" });
    if (href === null) return plain;
    return href.startsWith("#")
      ? new InternalHyperlink({ anchor: anchorOf(href.slice(1)), children: [plain] })
      : new ExternalHyperlink({ link: absolute(href, head.site), children: [plain] });
  };
  const runs = (line: Line): ParagraphChild[] => line.map(run);
  const heading = (level: 1 | 2 | 3, id: string, title: string, lang?: "nl" | "en") =>
    new Paragraph({
      heading: levels[level - 1],
      ...(level === 1 ? { border: { top: { style: BorderStyle.SINGLE, size: 12, color: "12263F", space: 6 } } } : {}),
      children: [
        new Bookmark({
          id: anchorOf(id),
          children: [new TextRun({ text: title, ...(lang && lang !== head.language ? { language: { value: locales[lang] } } : {}) })],
        }),
      ],
    });

  const table = ({ caption, columns, rows }: Table): (Paragraph | WordTable)[] => {
    const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
    // Two short columns as wide as the page would put a figure far from its name.
    const width = columns.length === 2 ? textWidth / 2 : textWidth;
    const widths = columns.map(({ share = 1 }) => Math.round((share / whole) * width));
    const cell = (children: ParagraphChild[], at: number, header: boolean) =>
      new TableCell({
        width: { size: widths[at], type: WidthType.DXA },
        margins: { top: 50, bottom: 50, left: 60, right: 60 },
        borders: {
          ...noBorders,
          bottom: header
            ? { style: BorderStyle.SINGLE, size: 8, color: "12263F" }
            : { style: BorderStyle.SINGLE, size: 4, color: "C4CEDB" },
        },
        children: [
          new Paragraph({
            style: header ? "TableHeading" : "TableText",
            alignment: columns[at].numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children,
          }),
        ],
      });
    return [
      new Paragraph({ style: "Caption", children: [new TextRun(caption)] }),
      new WordTable({
        width: { size: width, type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
        rows: [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: columns.map(({ title }, at) => cell([new TextRun(title)], at, true)),
          }),
          ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((line, at) => cell(runs(line), at, false)) })),
        ],
      }),
      new Paragraph({ style: "Note", children: [] }),
    ];
  };

  const figure = ({ title, svg, alt, source, table: figures }: Figure): (Paragraph | WordTable)[] => {
    const [width, height] = ["width", "height"].map((name) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0));
    const scale = Math.min(1, widestPixels / width);
    const image = new ImageRun({
      type: "svg",
      data: Buffer.from(svg),
      transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
      altText: { name: title, title, description: alt },
      fallback: { type: "png", data: Buffer.from(emfOf(svg)) },
    });
    return [
      new Paragraph({ style: "Caption", children: [new TextRun(title)] }),
      new Paragraph({ keepNext: true, children: [image] }),
      ...(source.length > 0 ? [new Paragraph({ style: "Note", children: [new TextRun(`${text.source}: `), ...runs(source)] })] : []),
      ...table(figures),
    ];
  };

  const block = (one: Plain): (Paragraph | WordTable)[] => {
    switch (one.kind) {
      case "heading":
        return [heading(one.level === 3 ? 2 : 3, one.id, one.text, one.lang)];
      case "paragraph":
        return [new Paragraph({ ...(one.tone === "note" ? { style: "Note" } : {}), children: runs(one.line) })];
      case "list":
        return one.items.map((item) => new Paragraph({ numbering: { reference: "bullets", level: 0 }, children: runs(item) }));
      case "table":
        return table(one);
      default:
        return figure(one);
    }
  };
  return { heading, block };
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const noBorders = { top: none, bottom: none, left: none, right: none } as const;

function documentStyles(locale: string) {
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: "12263F", font: "Arial" },
    paragraph: { spacing: { before, after: 100, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true },
  });
  const paragraph = (
    id: string,
    name: string,
    size: number,
    more: { bold?: boolean; color?: string; before?: number; after?: number; keepNext?: boolean } = {},
  ) => ({
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: { size, ...(more.bold ? { bold: true } : {}), color: more.color ?? "12263F" },
    paragraph: {
      spacing: { before: more.before ?? 0, after: more.after ?? 0, line: 252, lineRule: LineRuleType.AUTO },
      ...(more.keepNext ? { keepNext: true } : {}),
    },
  });
  return {
    default: {
      document: {
        run: { font: "Arial", size: 21, color: "12263F", language: { value: locale } },
        paragraph: { spacing: { after: 130, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 50, bold: true, color: "12263F", font: "Arial" },
        paragraph: { spacing: { before: 1_700, after: 160, line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(38, 760),
      heading2: heading(28, 380),
      heading3: heading(22, 240),
      hyperlink: { run: { color: "0B4F9C", underline: {} } },
    },
    paragraphStyles: [
      paragraph("Subtitle", "Subtitle", 28, { color: soft, after: 560 }),
      paragraph("Contents", "Contents", 26, { bold: true, before: 560, after: 160 }),
      paragraph("Note", "Note", 17, { color: soft, after: 160 }),
      paragraph("Caption", "caption", 19, { bold: true, before: 220, after: 80, keepNext: true }),
      paragraph("TableText", "Table Text", 18),
      paragraph("TableHeading", "Table Heading", 18, { bold: true, color: soft }),
    ],
    characterStyles: [
      { id: "Figure", name: "Figure", run: {} },
      { id: "FigureLink", name: "Figure Link", run: { color: "0B4F9C", underline: {} } },
    ],
  };
}
