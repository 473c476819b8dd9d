/** A drawing that stands on its own: in a page, in a PDF and in an office document. So no stylesheet, no percentages, no scripts. */
import { coordinate, escapeText } from "../../ui/markup.ts";

export const ink = "#12263f";
export const soft = "#51627a";
export const faint = "#dde4ec";
export const own = "#2a67a6";

/** A renderer with fonts of its own puts theirs here. */
export const drawingFont = "Arial, Liberation Sans, sans-serif";

/** `size` in pixels. Anchor is where `x` lies in the text. */
export function label(
  x: number,
  y: number,
  text: string,
  style: { anchor?: "start" | "middle" | "end"; size?: number; fill?: string; bold?: boolean } = {},
): string {
  const { anchor = "start", size = 14, fill = ink, bold = false } = style;
  return `<text x="${coordinate(x, 1)}" y="${coordinate(y, 1)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${bold ? ' font-weight="700"' : ""}>${escapeText(text)}</text>`;
}

/** Readers of screen get the text alternative beside the drawing, so the drawing itself names nothing. */
export function drawing(width: number, height: number, body: string): string {
  const [w, h] = [coordinate(width), coordinate(height)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${drawingFont}">${body}</svg>`;
}

/** About how wide a text is, in pixels: enough to place a legend. */
export const widthOf = (text: string, size = 14): number => text.length * size * 0.56;
