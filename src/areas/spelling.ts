/** The letters that occur in a word as bits of one number, to rule out most of 17,000 names before they are compared in full. */
export function letters(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** False where two words surely differ by more than `most` slips: one slip adds at most one letter, and takes away at most one. */
export function mayBeWithin(a: { text: string; letters: number }, b: { text: string; letters: number }, most: number): boolean {
  return (
    Math.abs(a.text.length - b.text.length) <= most && bitsWithin(a.letters & ~b.letters, most) && bitsWithin(b.letters & ~a.letters, most)
  );
}

function bitsWithin(bits: number, most: number): boolean {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) if (++count > most) return false;
  return true;
}

/**
 * Slips between two words: letters left out, put in, taken for another, or two neighbours swapped (the "optimal string alignment"
 * form of Damerau 1964, Communications of the ACM 7(3), 171–176); null when there are more than `most`.
 */
export function distanceWithin(a: string, b: string, most: number): number | null {
  const far = most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, far));
  for (let i = 1; i <= a.length; i++) {
    const row = Array.from({ length: b.length + 1 }, () => far);
    if (i <= most) row[0] = i;
    // Further from the diagonal than `most`, letters have been left out or put in more often than that.
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), far);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
    }
    before = above;
    above = row;
  }
  const distance = above[b.length];
  return distance <= most ? distance : null;
}
