import { readFileSync } from "node:fs";
import { fromRoot } from "../../kernel/root.ts";
import { declaredProperties } from "../custom-properties.ts";
import { classesOf, type Element } from "./drawing-tree.ts";

/** What a mark in a drawing can have; all else of the stylesheet is for pages. */
const properties = new Set([
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "font-size",
  "font-weight",
  "text-anchor",
  "letter-spacing",
  "display",
  "vector-effect",
]);

type Compound = {
  tag: string | null;
  classes: string[];
  without: string[];
  /** Whether the element before it is its parent, not just around it. */ child: boolean;
};
type Rule = { selector: Compound[]; weight: number; style: [string, string][] };
export type Style = Readonly<Record<string, string>>;

/**
 * The rules of the stylesheet that a drawing 800 pixels wide would get, with custom properties and rem resolved. The file must look alike
 * in programs that know little of CSS, so each element's style is worked out here.
 * @param theme a city's theme, whose properties come last
 */
export function drawingRules(theme = ""): Rule[] {
  const css = readFileSync(fromRoot("src", "ui", "style.css"), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
  const values = declaredProperties(`${readFileSync(fromRoot("src", "ui", "theme.css"), "utf8")}${theme}`);
  const rules: Rule[] = [];
  for (const [, selectors, body] of flatRules(css)) {
    const style = literals(body, values);
    if (style.length === 0) continue;
    for (const each of withoutIs(selectors.trim())) {
      const selector = readSelector(each);
      if (selector) rules.push({ selector, weight: weightOf(selector), style });
    }
  }
  return rules
    .map((rule, order) => ({ rule, order }))
    .toSorted((a, b) => a.rule.weight - b.rule.weight || a.order - b.order)
    .map(({ rule }) => rule);
}

/** Rules outside of conditions, and those of conditions that a drawing of this width meets. */
function flatRules(css: string): RegExpMatchArray[] {
  const met = css.replaceAll(
    /@(media|container)\s*([^{]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}/g,
    (_, kind: string, condition: string, inside: string) =>
      condition.trim() === (kind === "media" ? "(min-width: 48rem)" : "(min-width: 40rem)") ? inside : "",
  );
  return [...met.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
}

function literals(body: string, values: ReadonlyMap<string, string>): [string, string][] {
  return [...body.matchAll(/([\w-]+)\s*:\s*([^;]+)/g)].flatMap(([, name, value]): [string, string][] => {
    if (!properties.has(name)) return [];
    const resolved = resolve(value.replace("!important", "").trim(), values, 0);
    return [[name, resolved.replaceAll(/([\d.]+)rem\b/g, (_, size: string) => `${Number(size) * 16}px`)]];
  });
}

function resolve(value: string, values: ReadonlyMap<string, string>, depth: number): string {
  const found = value.replaceAll(
    /var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)/g,
    (_, name: string, other = "") => values.get(name) ?? String(other).trim(),
  );
  return found.includes("var(") && depth < 10 ? resolve(found, values, depth + 1) : found;
}

/** Selectors of a list, each `:is(a, b)` written out. */
function withoutIs(selectors: string): string[] {
  const is = /:is\(([^()]*)\)/.exec(selectors);
  if (!is) return selectors.split(",").map((each) => each.trim());
  // Parts of the list that have no :is() come out as often as there are choices; the same rule twice is the same rule.
  return [
    ...new Set(
      is[1]
        .split(",")
        .flatMap((choice) => withoutIs(selectors.slice(0, is.index) + choice.trim() + selectors.slice(is.index + is[0].length))),
    ),
  ];
}

/** @returns null for what a drawing never is: hovered, focused, matched by an attribute */
function readSelector(text: string): Compound[] | null {
  const parts: Compound[] = [];
  let child = false;
  for (const part of text.replaceAll(">", " > ").trim().split(/\s+/)) {
    if (part === ">") {
      child = true;
      continue;
    }
    const match = /^([a-z]+)?((?:\.[\w-]+)*)((?::not\(\.[\w-]+\))*)((?:\.[\w-]+)*)$/.exec(part);
    if (!match || part === "") return null;
    const [, tag, before, not, after] = match;
    parts.push({
      tag: tag ?? null,
      classes: [...(before + after).matchAll(/\.([\w-]+)/g)].map(([, name]) => name),
      without: [...not.matchAll(/\.([\w-]+)/g)].map(([, name]) => name),
      child,
    });
    child = false;
  }
  return parts;
}

const weightOf = (selector: readonly Compound[]): number =>
  selector.reduce((sum, { tag, classes, without }) => sum + (tag ? 1 : 0) + 100 * (classes.length + without.length), 0);

/** @param path the element last, its ancestors before it from the outermost */
export function styleOf(path: readonly Element[], rules: readonly Rule[]): Style {
  const style: Record<string, string> = {};
  for (const rule of rules) if (matches(rule.selector, path)) for (const [name, value] of rule.style) style[name] = value;
  return style;
}

function matches(selector: readonly Compound[], path: readonly Element[]): boolean {
  const last = selector[selector.length - 1];
  const element = path[path.length - 1];
  if (!last || !element || !fits(last, element)) return false;
  const [outer, around] = [selector.slice(0, -1), path.slice(0, -1)];
  if (outer.length === 0) return true;
  if (last.child) return matches(outer, around);
  return around.some((_, at) => matches(outer, around.slice(0, at + 1)));
}

function fits({ tag, classes, without }: Compound, element: Element): boolean {
  const has = classesOf(element);
  return (!tag || tag === element.name) && classes.every((name) => has.includes(name)) && !without.some((name) => has.includes(name));
}
