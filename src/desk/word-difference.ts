/** Which words of two texts differ. */

/** A piece of text that stands in both, or in one of them. */
export type Piece = { text: string; side: "both" | "left" | "right" };

/** Above so many comparisons two texts are told to differ as a whole, between their equal ends. */
const mostComparisons = 4_000_000;

/** The pieces in order; those of "both" and "left" together are the left text, those of "both" and "right" the right one. */
export function wordDifference(left: string, right: string): Piece[] {
  const [a, b] = [tokens(left), tokens(right)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = (list: readonly string[]): Piece[] => list.map((text) => ({ text, side: "both" }));
  return joined([...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))]);
}

const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^]/gu) ?? [];

function between(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length * b.length > mostComparisons)
    return [
      { text: a.join(""), side: "left" },
      { text: b.join(""), side: "right" },
    ];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j] ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ text: a[i++], side: "both" });
      j++;
    } else if (j === b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1]))
      pieces.push({ text: a[i++], side: "left" });
    else pieces.push({ text: b[j++], side: "right" });
  }
  return pieces;
}

/** Runs of one side become one piece: of what was left, then what came. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let run = { left: "", right: "" };
  const close = () => {
    for (const side of ["left", "right"] as const) if (run[side] !== "") out.push({ text: run[side], side });
    run = { left: "", right: "" };
  };
  for (const { text, side } of pieces) {
    const last = out.at(-1);
    if (side !== "both") run[side] += text;
    else if (run.left + run.right === "" && last?.side === "both") last.text += text;
    else {
      close();
      out.push({ text, side });
    }
  }
  close();
  return out;
}
