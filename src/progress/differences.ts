/** What differs between two bodies of one report, number by number and text by text. */
import { linesOf, numbersOf, plainBlocks, textOf, type Body, type Line, type Plain, type Table } from "./content.ts";

/** `before` null: it was not there; `after` null: it is not there any more. */
export type Difference = {
  kind: "number" | "text" | "drawing";
  chapter: string;
  what: string;
  before: string | null;
  after: string | null;
};

/** What a correction says of itself is left out on both sides. The same bodies give none. */
export function differencesOf(before: Body, after: Body): Difference[] {
  return [...numberDifferences(before, after), ...textDifferences(before, after)];
}

const reported = (body: Body) => body.chapters.filter(({ kind }) => kind !== "correction");

function numberDifferences(before: Body, after: Body): Difference[] {
  const [was, is] = [numbersIn(before), numbersIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): Difference[] => {
    const [old, now] = [was.get(id), is.get(id)];
    if (old?.text === now?.text && old?.value === now?.value) return [];
    const one = now ?? old;
    // Shown alike and yet another number: the digits that were rounded away are told then.
    const tell = (given: typeof one) =>
      given === undefined ? null : old?.text === now?.text ? `${given.text} (${given.value})` : given.text;
    return [{ kind: "number", chapter: one?.chapter ?? "", what: one?.label ?? id, before: tell(old), after: tell(now) }];
  });
}

function numbersIn(body: Body) {
  return new Map(
    reported(body).flatMap((chapter) =>
      numbersOf({ chapters: [chapter] }).map(({ id, label, text, value }) => [id, { chapter: chapter.title, label, text, value }]),
    ),
  );
}

type Piece = { kind: "text" | "drawing"; chapter: string; what: string; compared: string; shown: string };

function textDifferences(before: Body, after: Body): Difference[] {
  const [was, is] = [piecesIn(before), piecesIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): Difference[] => {
    const [old, now] = [was.get(id), is.get(id)];
    if (old?.compared === now?.compared) return [];
    const one = now ?? old;
    return one ? [{ kind: one.kind, chapter: one.chapter, what: one.what, before: old?.shown ?? null, after: now?.shown ?? null }] : [];
  });
}

/** Every text by an id that stays when others come or go. A number in a text is left out of the comparison: it was compared as a number. */
function piecesIn(body: Body): Map<string, Piece> {
  const pieces = new Map<string, Piece>();
  for (const { id, title, kind, blocks } of body.chapters) {
    if (kind === "correction") continue;
    const add = (key: string, what: string, compared: string, shown: string, as: Piece["kind"] = "text") =>
      pieces.set(key, { kind: as, chapter: title, what, compared, shown });
    add(`chapter ${id}`, title, title, title);
    let under = title;
    for (const block of plainBlocks(blocks)) {
      if (block.kind === "heading") under = block.text;
      for (const [key, line] of keyed(block))
        add(key, block.kind === "table" ? textOf(line.name) : under, line.text.map(withoutNumber).join(""), textOf(line.text));
      if (block.kind === "heading") add(block.id, block.text, block.text, block.text);
      if (block.kind === "figure") add(`${block.id} svg`, block.title, block.svg, block.alt, "drawing");
    }
  }
  return pieces;
}

const withoutNumber = (run: Line[number]): string => (run.kind === "number" ? "#" : run.text);

function keyed(block: Plain): [string, { name: Line; text: Line }][] {
  if (block.kind === "table") return keyedRows(block);
  if (block.kind === "figure") return [[`${block.id} source`, { name: [], text: block.source }], ...keyed(block.table)];
  // A list has no names for its items: the text itself is the name, so a changed item is one that went and one that came.
  if (block.kind === "list")
    return block.items.map((item) => [`${block.id} ${item.map(withoutNumber).join("")}`, { name: [], text: item }]);
  return linesOf(block).map((line) => [block.id, { name: [], text: line }]);
}

/** Rows by their name; where several have one name (a series over the years), by their turn among those too. */
function keyedRows({ id, rows, columns }: Table): [string, { name: Line; text: Line }][] {
  const turns = new Map<string, number>();
  return rows.flatMap((row) => {
    const name = textOf(row[0]);
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return row
      .slice(1)
      .map((cell, at): [string, { name: Line; text: Line }] => [
        `${id} ${name} ${turn} ${at + 1}`,
        { name: [...row[0], { kind: "text", text: `, ${columns[at + 1].title}` }], text: cell },
      ]);
  });
}
