/** The marks of a drawing of ours, read back from its SVG: what a format without SVG needs to draw the same. */

export type Point = readonly [x: number, y: number];
export type Stroke = { colour: string; width: number; dash: readonly number[] };
export type Mark =
  | { kind: "shape"; points: readonly Point[]; closed: boolean; fill: string | null; stroke: Stroke | null }
  | { kind: "ellipse"; centre: Point; radius: number; fill: string | null; stroke: Stroke | null }
  | { kind: "text"; at: Point; text: string; size: number; colour: string; anchor: "start" | "middle" | "end"; bold: boolean };

export type Marks = { width: number; height: number; marks: readonly Mark[] };

/** @throws Error for an element that our drawings don't have: it would be left out unseen */
export function marksOf(svg: string): Marks {
  const [whole] = svg.match(/^<svg[^>]*>/) ?? [""];
  const size = attributesOf(whole);
  const inside = svg.slice(whole.length).replace(/<\/svg>$/, "");
  const marks: Mark[] = [];
  const rest = inside.replaceAll(
    /<(rect|path|circle)\b([^>]*)\/>|<text\b([^>]*)>([^<]*)<\/text>/g,
    (_all, name: string | undefined, given: string, textGiven: string, text: string) => {
      marks.push(...(name === undefined ? [textMark(attributesOf(textGiven), text)] : shapeMarks(name, attributesOf(given))));
      return "";
    },
  );
  if (rest.trim() !== "") throw new Error(`A drawing holds what can't be read back: ${rest.slice(0, 80)}`);
  return { width: number(size, "width"), height: number(size, "height"), marks };
}

type Attributes = Readonly<Record<string, string>>;
const attributesOf = (tag: string): Attributes =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
const number = (attributes: Attributes, name: string, otherwise = 0): number => Number(attributes[name] ?? otherwise);
const colour = (given: string | undefined): string | null =>
  given === undefined || given === "none" ? null : given.length === 4 ? given.replaceAll(/[0-9a-f]/gi, "$&$&") : given;

function strokeOf(given: Attributes): Stroke | null {
  const found = colour(given.stroke);
  return found === null
    ? null
    : {
        colour: found,
        width: number(given, "stroke-width", 1),
        dash: (given["stroke-dasharray"] ?? "").split(" ").filter(Boolean).map(Number),
      };
}

function shapeMarks(name: string, given: Attributes): Mark[] {
  const stroke = strokeOf(given);
  if (name === "circle")
    return [
      {
        kind: "ellipse",
        centre: [number(given, "cx"), number(given, "cy")],
        radius: number(given, "r"),
        fill: colour(given.fill ?? "#000000"),
        stroke,
      },
    ];
  if (name === "path") {
    const parts = pathParts(given.d ?? "");
    // A path of lines is drawn, not filled, unless it says with what.
    return parts.map(({ points, closed }): Mark => ({ kind: "shape", points, closed, fill: closed ? colour(given.fill) : null, stroke }));
  }
  const [x, y, width, height] = ["x", "y", "width", "height"].map((each) => number(given, each));
  return [
    {
      kind: "shape",
      points: [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ],
      closed: true,
      fill: colour(given.fill),
      stroke,
    },
  ];
}

function textMark(given: Attributes, text: string): Mark {
  const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  const anchor = given["text-anchor"] === "middle" || given["text-anchor"] === "end" ? given["text-anchor"] : "start";
  return {
    kind: "text",
    at: [number(given, "x"), number(given, "y")],
    text: text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]),
    size: number(given, "font-size", 14),
    colour: colour(given.fill) ?? "#000000",
    anchor,
    bold: given["font-weight"] === "700",
  };
}

/** M, L, H, V and their relative forms, and z. */
function pathParts(d: string): { points: Point[]; closed: boolean }[] {
  const parts: { points: Point[]; closed: boolean }[] = [];
  let at: Point = [0, 0];
  for (const [, command, numbers] of d.matchAll(/([MLHVlhvz])([^MLHVlhvz]*)/g)) {
    const values = [...numbers.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    const part = parts.at(-1);
    if (command === "M") parts.push({ points: [(at = [values[0], values[1]])], closed: false });
    else if (command === "z" && part) part.closed = true;
    else if (part) {
      const [x, y] = at;
      const to: Record<string, Point> = {
        L: [values[0], values[1]],
        l: [x + values[0], y + values[1]],
        H: [values[0], y],
        h: [x + values[0], y],
        V: [x, values[0]],
        v: [x, y + values[0]],
      };
      part.points.push((at = to[command]));
    }
  }
  return parts;
}
