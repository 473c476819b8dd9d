/**
 * How wide a text is, without a font at hand: which one people have is not known here. Shares of the font's size, on the wide side of
 * Arial, Segoe UI, Roboto and DejaVu Sans Condensed, so that a label that fits here fits on the screen.
 */
const narrow = /[ .,:;'’|!ijlI()[\]]/;
const middling = /[-frt/*"“”]/;
const wide = /[mwMW%@—]/;
const capital = /[A-Z≥≤+−=&]/;

/** @returns pixels */
export function textWidth(text: string, size: number, bold = false): number {
  let share = 0;
  for (const letter of text.normalize("NFD").replaceAll(/\p{M}/gu, "")) {
    if (narrow.test(letter)) share += 0.33;
    else if (middling.test(letter)) share += 0.42;
    else if (wide.test(letter)) share += 0.92;
    else share += capital.test(letter) ? 0.69 : 0.59;
  }
  return share * size * (bold ? 1.07 : 1);
}

/** Lines of at most `width` pixels, broken at spaces; a word that is longer than a line is cut. */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (textWidth(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (textWidth(line, size, bold) > width && line.length > 1) {
      const fits = Math.max(1, fittingLetters(line, width, size, bold));
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line ? [...lines, line] : lines;
}

function fittingLetters(word: string, width: number, size: number, bold: boolean): number {
  let count = 0;
  while (count < word.length && textWidth(word.slice(0, count + 1), size, bold) <= width) count++;
  return count;
}
