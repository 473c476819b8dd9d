/** OpenDocument text, written as XML: the format is small, and every byte stays in our hands. */
import { absolute, plainBlocks, type Figure, type Line, type Plain, type Report, type Run, type Table } from "../content.ts";
import { dayOf, frontLines, frontWords } from "./front.ts";
import { contentStyles, manifest, meta, namespaces, styles } from "./odt-parts.ts";
import { element, escapeXml } from "../../kernel/xml.ts";
import { zip, type Entry } from "../../kernel/zip.ts";

const centimetresPerPixel = 2.54 / 96;
const widestCentimetres = 16.4;

export function renderOdt(report: Report): Uint8Array {
  const pictures: Entry[] = [];
  const { automatic, body } = writeBody(report, pictures);
  const content = element(
    "office:document-content",
    { ...namespaces, "office:version": "1.3" },
    element("office:automatic-styles", {}, automatic) + element("office:body", {}, element("office:text", {}, body)),
  );
  return zip([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text", stored: true },
    { name: "content.xml", content: xml(content) },
    { name: "styles.xml", content: xml(styles(report.head.language)) },
    {
      name: "meta.xml",
      content: xml(meta(report.body.title, report.body.subtitle, report.head.language, report.head.publishedBy, dayOf(report.head))),
    },
    ...pictures,
    { name: "META-INF/manifest.xml", content: xml(manifest(pictures.map(({ name }) => name))) },
  ]);
}

const xml = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;

function writeBody(report: Report, pictures: Entry[]): { automatic: string; body: string } {
  const { head, body } = report;
  const text = frontWords[head.language];
  let automatic = contentStyles();
  let tables = 0;

  const runs = (line: Line) => line.map(run).join("");
  const run = (one: Run): string => {
    const plain = escapeXml(one.text).replaceAll("\n", " ");
    if (one.kind === "text") {
      const style = one.strong ? "Strong" : one.lang && one.lang !== head.language ? `Language_${one.lang}` : undefined;
      return style ? element("text:span", { "text:style-name": style }, plain) : plain;
    }
    const inner = one.kind === "number" ? element("text:span", { "text:style-name": "Number" }, plain) : plain;
    const href = one.kind === "number" ? one.origin : one.href;
    return href === null ? inner : element("text:a", { "xlink:type": "simple", "xlink:href": absolute(href, head.site) }, inner);
  };
  const para = (style: string, inner: string) => element("text:p", { "text:style-name": style }, inner);
  const heading = (level: number, id: string, title: string, lang?: string) =>
    element(
      "text:h",
      { "text:style-name": `Heading_20_${level}`, "text:outline-level": String(level) },
      element("text:bookmark", { "text:name": id }) +
        (lang && lang !== head.language
          ? element("text:span", { "text:style-name": `Language_${lang}` }, escapeXml(title))
          : escapeXml(title)),
    );

  const table = ({ caption, columns, rows }: Table): string => {
    const name = `Table${(tables += 1)}`;
    const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
    // Two short columns as wide as the page would put a figure far from its name.
    const width = columns.length === 2 ? widestCentimetres / 2 : widestCentimetres;
    automatic += element(
      "style:style",
      { "style:name": name, "style:family": "table" },
      element("style:table-properties", { "style:width": `${width}cm`, "table:align": "left", "fo:margin-bottom": "0.4cm" }),
    );
    for (const [at, { share = 1 }] of columns.entries())
      automatic += element(
        "style:style",
        { "style:name": `${name}.${at + 1}`, "style:family": "table-column" },
        element("style:table-column-properties", { "style:column-width": `${((share / whole) * width).toFixed(2)}cm` }),
      );
    const cell = (inner: string, at: number, style: string) =>
      element(
        "table:table-cell",
        { "table:style-name": style, "office:value-type": "string" },
        para(`${style === "HeaderCell" ? "Table_20_Heading" : "Table_20_Contents"}${columns[at].numeric ? "_20_Number" : ""}`, inner),
      );
    const columnTags = columns.map((_, at) => element("table:table-column", { "table:style-name": `${name}.${at + 1}` })).join("");
    const header = element(
      "table:table-header-rows",
      {},
      element("table:table-row", {}, columns.map(({ title }, at) => cell(escapeXml(title), at, "HeaderCell")).join("")),
    );
    const lines = rows
      .map((row) =>
        element("table:table-row", { "table:style-name": "Row" }, row.map((line, at) => cell(runs(line), at, "BodyCell")).join("")),
      )
      .join("");
    return (
      para("Caption", escapeXml(caption)) +
      element("table:table", { "table:name": `${name} ${caption}`, "table:style-name": name }, columnTags + header + lines)
    );
  };

  const figure = ({ title, svg, alt, source, table: figures }: Figure): string => {
    const name = `Pictures/drawing-${pictures.length + 1}.svg`;
    pictures.push({ name, content: svg });
    const size = sizeOf(svg);
    const image = element("draw:image", {
      "xlink:href": name,
      "xlink:type": "simple",
      "xlink:show": "embed",
      "xlink:actuate": "onLoad",
      "draw:mime-type": "image/svg+xml",
    });
    const frame = element(
      "draw:frame",
      {
        "draw:style-name": "Drawing",
        "draw:name": title,
        "text:anchor-type": "as-char",
        "svg:width": `${size.width.toFixed(2)}cm`,
        "svg:height": `${size.height.toFixed(2)}cm`,
      },
      image + element("svg:title", {}, escapeXml(title)) + element("svg:desc", {}, escapeXml(alt)),
    );
    return (
      para("Caption", escapeXml(title)) +
      para("Drawing", frame) +
      (source.length > 0 ? para("Note", `${text.source}: ${runs(source)}`) : "") +
      table(figures)
    );
  };

  const block = (one: Plain): string => {
    switch (one.kind) {
      case "heading":
        return heading(one.level - 1, one.id, one.text, one.lang);
      case "paragraph":
        return para(one.tone === "note" ? "Note" : "Text_20_body", runs(one.line));
      case "list":
        return element(
          "text:list",
          { "text:style-name": "Bullets" },
          one.items.map((item) => element("text:list-item", {}, para("List_20_Item", runs(item)))).join(""),
        );
      case "table":
        return table(one);
      default:
        return figure(one);
    }
  };

  const contents = body.chapters
    .map(({ id, title }) =>
      element(
        "text:list-item",
        {},
        para("List_20_Item", element("text:a", { "xlink:type": "simple", "xlink:href": `#${id}` }, escapeXml(title))),
      ),
    )
    .join("");
  const front =
    para("Title", escapeXml(body.title)) +
    para("Subtitle", escapeXml(body.subtitle)) +
    frontLines(report)
      .map((line) => para("Note", escapeXml(line)))
      .join("") +
    para("Contents_20_Heading", escapeXml(text.contents)) +
    element("text:list", { "text:style-name": "Bullets" }, contents) +
    para("First_20_Page_20_End", "");
  const chapters = body.chapters
    .map(({ id, title, lang, blocks }) => heading(1, id, title, lang) + plainBlocks(blocks).map(block).join(""))
    .join("");
  return { body: front + chapters, automatic };
}

/** As drawn, and never wider than the page. */
function sizeOf(svg: string): { width: number; height: number } {
  const [width, height] = ["width", "height"].map(
    (name) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0) * centimetresPerPixel,
  );
  const scale = Math.min(1, widestCentimetres / width);
  return { width: width * scale, height: height * scale };
}
