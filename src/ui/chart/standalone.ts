import type { Language } from "../../kernel/language.ts";
import { escapeXml } from "../../kernel/xml.ts";
import { texts } from "../texts.ts";
import { Drawing } from "./drawing.ts";
import { drawingRules } from "./drawing-style.ts";
import { classesOf, elementsIn, readMarkup, textOf, unescaped, type Element } from "./drawing-tree.ts";
import { textWidth, wrapText } from "./text-width.ts";

export type StandaloneProps = {
  language: Language;
  /** What a chart's function gave: any of those with one drawing (trend, path, equiplot, slope, funnel, Lorenz, effect, map, tiles, ranking). */
  chart: string | { toString(): string };
  /** The finding, written on top. */
  title: string;
  /** The measure and the year. */
  subtitle?: string;
  /** Written below, after "Bron:". */
  source: string;
  /** A city's theme (CSS), for its colours. */
  theme?: string;
};

export const standaloneWidth = 800;
const margin = 24;
/** How wide a drawing is that fills the file. */
export const drawnWidth = standaloneWidth - 2 * margin;
const ink = "#12263f";
const soft = "#51627a";
const family = "Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif";

/** What the stylesheet keeps free beside a drawing for the words that stand out of it, and how wide a chart may be. */
const frames: Readonly<Record<string, { left: number; right: number; most?: number }>> = {
  trend: { left: 44, right: 144 },
  path: { left: 36, right: 4 },
  equiplot: { left: 52, right: 52 },
  slope: { left: 52, right: 8 },
  funnel: { left: 52, right: 8 },
  events: { left: 52, right: 8 },
  lorenz: { left: 52, right: 8, most: 480 },
  effect: { left: 52, right: 168 },
  map: { left: 0, right: 0 },
  tiles: { left: 0, right: 0, most: 544 },
  ranks: { left: 0, right: 0 },
};

/**
 * One SVG file that needs nothing else: the finding, the chart, what its marks mean and the source, 800 pixels wide on white. It holds no
 * percentages, no nested drawings and no selectors but single classes, so that it looks alike in browsers, word processors and resvg.
 * @throws RangeError when the markup holds no drawing of a chart that is known here
 */
export function standaloneSvg(props: StandaloneProps): string {
  const chart = readMarkup(String(props.chart)).children.find((child) => typeof child !== "string");
  const frame =
    chart &&
    classesOf(chart)
      .map((name) => frames[name])
      .find(Boolean);
  if (!chart || !frame)
    throw new RangeError("standaloneSvg draws charts of src/ui/chart that are one drawing; it was given another markup");
  const sheet = new Sheet(new Drawing(drawingRules(props.theme)), frame);
  sheet.write(props.title, { size: 20, bold: true, colour: ink });
  sheet.skip(4);
  if (props.subtitle) sheet.write(props.subtitle, { size: 15, colour: soft });
  sheet.skip(8);
  sheet.part(chart, []);
  sheet.skip(12);
  sheet.write(`${texts[props.language].source}: ${props.source}`, { size: 14, colour: soft });
  return sheet.finish(props.language, props.title);
}

type Letters = { size: number; bold?: boolean; colour: string };

/** The page that is written from the top down. */
class Sheet {
  readonly drawing: Drawing;
  readonly frame: { left: number; right: number; most?: number };
  y = margin;
  body = "";
  description = "";

  constructor(drawing: Drawing, frame: { left: number; right: number; most?: number }) {
    this.drawing = drawing;
    this.frame = frame;
  }

  get width(): number {
    return Math.min(drawnWidth, this.frame.most ?? drawnWidth);
  }

  skip(height: number): void {
    this.y += height;
  }

  /** Wrapped lines; the next begins below. */
  write(text: string, letters: Letters, at: { left?: number; width?: number; anchor?: "start" | "end" } = {}): void {
    const { left = 0, anchor = "start" } = at;
    const width = at.width ?? drawnWidth - left;
    for (const line of wrapText(text, width, letters.size, letters.bold)) {
      this.y += Math.round(letters.size * 1.35);
      this.letters(line, letters, anchor === "end" ? left + width : left, this.y, anchor);
    }
  }

  letters(line: string, { size, bold, colour }: Letters, x: number, y: number, anchor: "start" | "end" = "start"): void {
    this.body += `<text x="${margin + x}" y="${y}" font-size="${size}"${bold ? ' font-weight="700"' : ""} fill="${colour}"${anchor === "end" ? ' text-anchor="end"' : ""}>${escapeXml(line)}</text>`;
  }

  part(element: Element, path: readonly Element[]): void {
    const here = [...path, element];
    const has = classesOf(element);
    if (element.name === "svg") this.draw(element, path);
    else if (element.name === "ul" && (has.includes("chart-key") || has.includes("legend"))) this.key(element, here);
    else if (has.includes("plot-ends")) this.ends(element);
    else if (has.includes("absent")) this.absent(element);
    else if (element.name === "p") this.note(element, has.includes("plot-axis") && this.description !== "");
    else for (const child of elementsIn(element)) this.part(child, here);
  }

  draw(element: Element, path: readonly Element[]): void {
    const { left, right } = this.frame;
    const width = this.width - left - right;
    const height = this.drawing.heightOf(element, width);
    this.skip(10);
    this.body += `<g transform="translate(${margin + left} ${this.y})">${this.drawing.draw(element, path, width, height)}</g>`;
    this.description = elementsIn(element)
      .filter(({ name }) => name === "desc")
      .map(textOf)
      .join(" ");
    this.skip(height + 6);
  }

  /** Swatches with their words, as many beside each other as fit. */
  key(element: Element, path: readonly Element[]): void {
    let x = 0;
    const items = elementsIn(element).filter((item) => !this.drawing.isHidden([...path, item]));
    if (items.length === 0) return;
    this.skip(22);
    for (const item of items) {
      const text = unescaped(textOf(item)).trim();
      const room = drawnWidth - 40;
      const lines = wrapText(text, room, 15);
      const width = 36 + Math.max(0, ...lines.map((line) => textWidth(line, 15))) + 18;
      if (x > 0 && x + width > drawnWidth) {
        x = 0;
        this.skip(22);
      }
      const swatch = elementsIn(item).find(({ name }) => name === "svg");
      if (swatch) {
        const height = this.drawing.heightOf(swatch, 28);
        this.body += `<g transform="translate(${margin + x} ${this.y - 5 - height / 2})">${this.drawing.draw(swatch, [...path, item], 28, height)}</g>`;
      }
      for (const [at, line] of lines.entries()) {
        if (at > 0) this.skip(20);
        this.letters(line, { size: 15, colour: ink }, x + 36, this.y);
      }
      x += width;
    }
    this.skip(6);
  }

  note(element: Element, below: boolean): void {
    const text = unescaped(textOf(element));
    const letters = { size: 15, colour: soft };
    if (below) this.write(text, letters, { left: this.frame.left, width: this.width - this.frame.left, anchor: "end" });
    else this.write(text, letters);
    this.skip(2);
  }

  /** Two texts below the ends of an axis. */
  ends(element: Element): void {
    const [first, second] = elementsIn(element).map((each) => unescaped(textOf(each)));
    const { left } = this.frame;
    const width = (this.width - left) / 2 - 12;
    const [top, letters] = [this.y, { size: 15, colour: soft }];
    this.write(first ?? "", letters, { left, width });
    const after = this.y;
    this.y = top;
    this.write(second ?? "", letters, { left: this.width - width, width, anchor: "end" });
    this.y = Math.max(after, this.y) + 2;
  }

  absent(element: Element): void {
    this.skip(8);
    const [heading, list] = elementsIn(element);
    if (heading) this.write(unescaped(textOf(heading)), { size: 15, bold: true, colour: ink });
    for (const item of list ? elementsIn(list) : []) this.write(unescaped(textOf(item)), { size: 15, colour: ink });
  }

  finish(language: Language, title: string): string {
    const height = Math.ceil(this.y + margin);
    return (
      `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${standaloneWidth}" height="${height}" viewBox="0 0 ${standaloneWidth} ${height}" xml:lang="${language}" role="img" font-family="${family}">` +
      `<title>${escapeXml(title)}</title><desc>${escapeXml(unescaped(this.description))}</desc><style>${this.drawing.css()}</style>` +
      `<rect width="${standaloneWidth}" height="${height}" fill="#ffffff"/>${this.body}</svg>\n`
    );
  }
}
