/** A square code for a telephone's camera, as a drawing. */
import { encode } from "uqr";
import { escapeText, markup, type Markup } from "../../ui/markup.ts";

/** Modules of white around it, without which cameras don't find it. */
const border = 4;

/** @param label what it is, for who can't see it */
export function qrCode(text: string, label: string): Markup {
  const { size, data } = encode(text, { ecc: "M", border });
  const marks = data.flatMap((row, y) => [...row.entries()].flatMap(([x, dark]) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return markup(
    `<svg class="qr-code" viewBox="0 0 ${size} ${size}" width="220" height="220" role="img" aria-label="${escapeText(label)}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${marks}" fill="#000"/></svg>`,
  );
}
