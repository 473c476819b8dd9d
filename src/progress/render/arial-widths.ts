/** How far each letter of Arial goes, in thousandths of its size: the metrics of Helvetica's AFM, which Arial keeps to. From space to tilde. */
const regular =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";
const boldface =
  "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584";
const tables = [regular, boldface].map((table) => table.split(" ").map((width) => Number(width) / 1_000));

/** @returns per UTF-16 unit its width as a share of the font's size; a letter with an accent is as wide as without */
export function advances(text: string, bold: boolean): number[] {
  const table = tables[bold ? 1 : 0];
  return text.split("").map((letter) => table[letter.normalize("NFD").charCodeAt(0) - 32] ?? others[letter] ?? 0.556);
}

const others: Readonly<Record<string, number>> = { "–": 0.556, "→": 1, "‘": 0.222, "’": 0.222, "\u00a0": 0.278 };
