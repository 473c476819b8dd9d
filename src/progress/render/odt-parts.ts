/** The parts of an ODT that no report changes much: styles, properties, list of files. */
import type { Language } from "../../kernel/language.ts";
import { element, escapeXml } from "../../kernel/xml.ts";

export const namespaces = {
  "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
} as const;

const ink = "#12263f";
const soft = "#51627a";
const country = { nl: "NL", en: "GB" } as const;
type Properties = Record<string, string>;

export function styles(language: Language): string {
  const paragraph = (name: string, shown: string, layout: Properties, look: Properties = {}, more: Properties = {}) =>
    element(
      "style:style",
      { "style:name": name, "style:display-name": shown, "style:family": "paragraph", ...more },
      element("style:paragraph-properties", layout) + element("style:text-properties", look),
    );
  const heading = (level: number, size: string, above: string, more: Properties = {}) =>
    paragraph(
      `Heading_20_${level}`,
      `Heading ${level}`,
      { "fo:margin-top": above, "fo:margin-bottom": "0.2cm", "fo:keep-with-next": "always", ...more },
      { "fo:font-size": size, "fo:font-weight": "bold" },
      { "style:default-outline-level": String(level), "style:class": "text", "style:next-style-name": "Text_20_body" },
    );
  const character = (name: string, look: Properties) =>
    element("style:style", { "style:name": name, "style:family": "text" }, element("style:text-properties", look));
  const defaults = element(
    "style:default-style",
    { "style:family": "paragraph" },
    element("style:paragraph-properties", { "fo:orphans": "2", "fo:widows": "2" }) +
      element("style:text-properties", {
        "style:font-name": "Arial",
        "fo:font-family": "Arial, 'Liberation Sans', sans-serif",
        "fo:font-size": "10.5pt",
        "fo:color": ink,
        "fo:language": language,
        "fo:country": country[language],
        "fo:hyphenate": "true",
      }),
  );
  const named =
    defaults +
    paragraph("Standard", "Standard", {}) +
    paragraph("Text_20_body", "Text body", { "fo:margin-bottom": "0.25cm", "fo:line-height": "125%" }) +
    paragraph(
      "Title",
      "Title",
      { "fo:margin-top": "3cm", "fo:margin-bottom": "0.3cm" },
      { "fo:font-size": "25pt", "fo:font-weight": "bold" },
    ) +
    paragraph("Subtitle", "Subtitle", { "fo:margin-bottom": "1cm" }, { "fo:font-size": "14pt", "fo:color": soft }) +
    paragraph(
      "Contents_20_Heading",
      "Contents Heading",
      { "fo:margin-top": "1cm", "fo:margin-bottom": "0.3cm" },
      { "fo:font-size": "13pt", "fo:font-weight": "bold" },
    ) +
    heading(1, "19pt", "1.4cm", { "fo:border-top": `1.5pt solid ${ink}`, "fo:padding-top": "0.2cm" }) +
    paragraph("First_20_Page_20_End", "First Page End", { "fo:break-after": "page" }) +
    heading(2, "14pt", "0.7cm") +
    heading(3, "11pt", "0.45cm") +
    paragraph("Note", "Note", { "fo:margin-bottom": "0.3cm" }, { "fo:font-size": "8.5pt", "fo:color": soft }) +
    paragraph(
      "Caption",
      "Caption",
      { "fo:margin-top": "0.4cm", "fo:margin-bottom": "0.15cm", "fo:keep-with-next": "always" },
      { "fo:font-size": "9.5pt", "fo:font-weight": "bold" },
    ) +
    paragraph("Drawing", "Drawing", { "fo:margin-bottom": "0.15cm" }) +
    paragraph("List_20_Item", "List Item", { "fo:margin-bottom": "0.1cm" }) +
    paragraph("Table_20_Contents", "Table Contents", {}, { "fo:font-size": "9pt" }) +
    paragraph("Table_20_Contents_20_Number", "Table Contents Number", { "fo:text-align": "end" }, { "fo:font-size": "9pt" }) +
    paragraph(
      "Table_20_Heading",
      "Table Heading",
      { "fo:keep-with-next": "always" },
      { "fo:font-size": "9pt", "fo:font-weight": "bold", "fo:color": soft },
    ) +
    paragraph(
      "Table_20_Heading_20_Number",
      "Table Heading Number",
      { "fo:text-align": "end" },
      { "fo:font-size": "9pt", "fo:font-weight": "bold", "fo:color": soft },
    ) +
    paragraph("Footer", "Footer", { "fo:text-align": "end" }, { "fo:font-size": "8.5pt", "fo:color": soft }) +
    character("Strong", { "fo:font-weight": "bold" }) +
    character("Number", {}) +
    character("Language_nl", { "fo:language": "nl", "fo:country": "NL" }) +
    character("Language_en", { "fo:language": "en", "fo:country": "GB" }) +
    element(
      "text:list-style",
      { "style:name": "Bullets" },
      element(
        "text:list-level-style-bullet",
        { "text:level": "1", "text:bullet-char": "•" },
        element(
          "style:list-level-properties",
          { "text:list-level-position-and-space-mode": "label-alignment" },
          element("style:list-level-label-alignment", {
            "text:label-followed-by": "listtab",
            "text:list-tab-stop-position": "0.6cm",
            "fo:text-indent": "-0.4cm",
            "fo:margin-left": "0.6cm",
          }),
        ),
      ),
    );
  const automatic = element(
    "style:page-layout",
    { "style:name": "Page" },
    element("style:page-layout-properties", {
      "fo:page-width": "21cm",
      "fo:page-height": "29.7cm",
      "fo:margin-top": "2cm",
      "fo:margin-bottom": "1.6cm",
      "fo:margin-left": "2.3cm",
      "fo:margin-right": "2.3cm",
    }) +
      element("style:footer-style", {}, element("style:header-footer-properties", { "fo:min-height": "0.8cm", "fo:margin-top": "0.4cm" })),
  );
  const master = element(
    "style:master-page",
    { "style:name": "Standard", "style:page-layout-name": "Page" },
    element(
      "style:footer",
      {},
      element("text:p", { "text:style-name": "Footer" }, element("text:page-number", { "text:select-page": "current" }, "1")),
    ),
  );
  return element(
    "office:document-styles",
    { ...namespaces, "office:version": "1.3" },
    element("office:styles", {}, named) + element("office:automatic-styles", {}, automatic) + element("office:master-styles", {}, master),
  );
}

/** Styles of cells and drawings stand in the content itself: elsewhere LibreOffice passes them by. */
export function contentStyles(): string {
  const cell = (name: string, border: string) =>
    element(
      "style:style",
      { "style:name": name, "style:family": "table-cell" },
      element("style:table-cell-properties", {
        "fo:padding-top": "0.08cm",
        "fo:padding-bottom": "0.08cm",
        "fo:padding-left": "0cm",
        "fo:padding-right": "0.25cm",
        "fo:border-bottom": border,
        "style:vertical-align": "top",
      }),
    );
  return (
    cell("HeaderCell", `1pt solid ${ink}`) +
    cell("BodyCell", "0.5pt solid #c4cedb") +
    element(
      "style:style",
      { "style:name": "Row", "style:family": "table-row" },
      element("style:table-row-properties", { "fo:keep-together": "always" }),
    ) +
    element(
      "style:style",
      { "style:name": "Drawing", "style:family": "graphic" },
      element("style:graphic-properties", { "style:vertical-pos": "top", "style:vertical-rel": "baseline" }),
    )
  );
}

export function meta(title: string, subject: string, language: Language, author: string | null, day: Date): string {
  const when = day.toISOString().slice(0, 19);
  const said =
    element("dc:title", {}, escapeXml(title)) +
    element("dc:subject", {}, escapeXml(subject)) +
    element("dc:language", {}, `${language}-${country[language]}`) +
    (author ? element("dc:creator", {}, escapeXml(author)) : "") +
    element("meta:creation-date", {}, when) +
    element("dc:date", {}, when) +
    element("meta:generator", {}, "Gelijkop");
  return element("office:document-meta", { ...namespaces, "office:version": "1.3" }, element("office:meta", {}, said));
}

export function manifest(pictures: readonly string[]): string {
  const space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
  const entry = (path: string, type: string) => element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type });
  const files = [
    entry("/", "application/vnd.oasis.opendocument.text"),
    ...["content.xml", "styles.xml", "meta.xml"].map((name) => entry(name, "text/xml")),
    ...pictures.map((name) => entry(name, "image/svg+xml")),
  ];
  return element("manifest:manifest", { "xmlns:manifest": space, "manifest:version": "1.3" }, files.join(""));
}
