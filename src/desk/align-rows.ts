/** Which thing of one list is which of another. */
import type { Field } from "./editable.ts";
import { sameContent, type Content } from "./form/content.ts";

export type RowPair = { left?: Content; right?: Content };

/**
 * Things with a kept `id` are the same one when it is; others when they are equal, or stand at the same place between equal ones and have
 * something in common. Two that have nothing in common stay two, so that of two people who each add one neither loses it.
 * @returns every thing of both once, in the order of the left with the right's own after their predecessors
 */
export function alignRows(fields: readonly Field[], left: readonly Content[], right: readonly Content[]): RowPair[] {
  const matches = new Map<Content, Content>();
  const rightById = new Map(right.flatMap((row) => (idOf(fields, row) === undefined ? [] : [[idOf(fields, row), row]])));
  const taken = new Set<Content>();
  for (const row of left) {
    const id = idOf(fields, row);
    const found = id === undefined ? undefined : rightById.get(id);
    if (found && !taken.has(found)) pair(row, found);
  }
  const rest = (rows: readonly Content[]) => rows.filter((row) => idOf(fields, row) === undefined);
  for (const [one, other] of matchByText(fields, rest(left), rest(right))) pair(one, other);
  return inOrder(left, right, matches);

  function pair(one: Content, other: Content): void {
    matches.set(one, other);
    taken.add(other);
  }
}

function idOf(fields: readonly Field[], row: Content): string | undefined {
  const id = fields.some(({ kind, name }) => kind === "kept" && name === "id") ? row.id : undefined;
  return typeof id === "string" ? id : undefined;
}

function* matchByText(fields: readonly Field[], left: readonly Content[], right: readonly Content[]): Generator<[Content, Content]> {
  let [fromLeft, fromRight] = [0, 0];
  for (const [atLeft, atRight] of [...equalRows(left, right), [left.length, right.length]]) {
    const [gapLeft, gapRight] = [left.slice(fromLeft, atLeft), right.slice(fromRight, atRight)];
    for (const one of gapLeft) {
      const place = gapRight.findIndex((other) => haveCommon(fields, one, other));
      if (place === -1) continue;
      yield [one, gapRight[place]];
      // Those before it stay alone: pairs don't cross.
      gapRight.splice(0, place + 1);
    }
    if (atLeft < left.length) yield [left[atLeft], right[atRight]];
    [fromLeft, fromRight] = [atLeft + 1, atRight + 1];
  }
}

/** Places of a longest common run of equal things. */
function equalRows(left: readonly Content[], right: readonly Content[]): [number, number][] {
  const longest = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0));
  const equal = left.map((one) => right.map((other) => sameContent(one, other)));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      longest[i][j] = equal[i][j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const places: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (equal[i][j]) places.push([i++, j++]);
    else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
    else j++;
  }
  return places;
}

const haveCommon = (fields: readonly Field[], one: Content, other: Content): boolean =>
  fields.some(({ kind, name }) => kind !== "kept" && one[name] !== undefined && sameContent(one[name], other[name]));

function inOrder(left: readonly Content[], right: readonly Content[], matches: ReadonlyMap<Content, Content>): RowPair[] {
  const leftOf = new Map([...matches].map(([one, other]) => [other, one]));
  const pairs: RowPair[] = left.map((one) => ({ left: one, ...(matches.has(one) ? { right: matches.get(one) } : {}) }));
  let after = -1;
  for (const other of right) {
    const one = leftOf.get(other);
    if (one) after = pairs.findIndex((pair) => pair.left === one);
    else pairs.splice(++after, 0, { right: other });
  }
  return pairs;
}
