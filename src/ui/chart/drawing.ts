import { escapeXml } from "../../kernel/xml.ts";
import { coordinate } from "../markup.ts";
import { styleOf, type drawingRules, type Style } from "./drawing-style.ts";
import { classesOf, unescaped, type Element } from "./drawing-tree.ts";

type Place = {
  width: number;
  height: number;
  /** How much the data of paths stretch. */
  stretch: readonly [number, number];
  /** How much all around is enlarged: a line that must not grow along is drawn thinner by as much. */
  zoom: number;
};

const acrossNames = new Set(["x", "x1", "x2", "cx", "width"]);
const downNames = new Set(["y", "y1", "y2", "cy", "height"]);
/** Attributes that mean something on a page only. */
const pageOnly = /^(?:class|role|aria-.*|href|tabindex|overflow|xmlns|preserveAspectRatio|viewBox)$/;

/** Draws a chart's nested, percentage-wide SVG as plain shapes at fixed places, and keeps the few classes that they need. */
export class Drawing {
  readonly rules: ReturnType<typeof drawingRules>;
  readonly styles = new Map<string, Style>();
  readonly names = new Map<string, string>();

  constructor(rules: ReturnType<typeof drawingRules>) {
    this.rules = rules;
  }

  /** The height that it says, or the one that goes with its proportions. */
  heightOf({ attributes }: Element, width: number): number {
    const [, , across, down] = viewBoxOf(attributes.viewBox);
    return attributes.height ? Number.parseFloat(attributes.height) : across && down ? Math.min(672, (width * down) / across) : width;
  }

  draw(element: Element, path: readonly Element[], width: number, height: number): string {
    return this.svg(
      { ...element, attributes: { ...element.attributes, x: "", y: "", width: "", height: "" } },
      path,
      { width, height, stretch: [1, 1], zoom: 1 },
      true,
    );
  }

  isHidden(path: readonly Element[]): boolean {
    return this.style(path).display === "none";
  }

  css(): string {
    return [...this.names].map(([style, name]) => `.${name}{${style}}`).join("");
  }

  element(element: Element, path: readonly Element[], place: Place): string {
    const here = [...path, element];
    if (this.isHidden(here) || element.name === "desc") return "";
    if (element.name === "svg") return this.svg(element, path, place, false);
    if (element.name === "a") return this.children(element, here, place, false);
    const name = this.className(here, place.zoom);
    let attributes = name ? ` class="${name}"` : "";
    for (const [key, value] of Object.entries(element.attributes))
      if (!pageOnly.test(key)) attributes += ` ${key}="${escapeXml(unescaped(placed(key, value, place)))}"`;
    const inside = this.children(element, here, place, false);
    return inside ? `<${element.name}${attributes}>${inside}</${element.name}>` : `<${element.name}${attributes}/>`;
  }

  svg(element: Element, path: readonly Element[], place: Place, outermost: boolean): string {
    const { attributes } = element;
    const size = (name: "width" | "height"): number => (attributes[name] ? Number(placed(name, attributes[name], place)) : place[name]);
    const [width, height] = [size("width"), size("height")];
    const x = Number(placed("x", attributes.x || "0", place));
    const y = Number(placed("y", attributes.y || "0", place));
    const [left, top, across, down] = viewBoxOf(attributes.viewBox);
    let transform = x || y ? `translate(${coordinate(x, 2)} ${coordinate(y, 2)})` : "";
    let inside: Place = { ...place, width, height };
    if (across && down && attributes.preserveAspectRatio === "none") inside = { ...inside, stretch: [width / across, height / down] };
    else if (across && down) {
      const zoom = Math.min(width / across, height / down);
      const [right, lower] = [x + (width - across * zoom) / 2 - left * zoom, y + (height - down * zoom) / 2 - top * zoom];
      transform =
        zoom === 1 && !right && !lower
          ? ""
          : `translate(${coordinate(right, 3)} ${coordinate(lower, 3)})${zoom === 1 ? "" : ` scale(${Number(zoom.toPrecision(6))})`}`;
      inside = { ...inside, width: across, height: down, zoom: place.zoom * zoom };
    }
    const drawn = this.children(element, [...path, element], inside, outermost);
    return transform ? `<g transform="${transform}">${drawn}</g>` : outermost || !drawn.startsWith("<title>") ? drawn : `<g>${drawn}</g>`;
  }

  /** The outermost title is the file's own. */
  children(element: Element, path: readonly Element[], place: Place, outermost: boolean): string {
    return element.children
      .map((child) =>
        typeof child === "string"
          ? escapeXml(unescaped(child))
          : outermost && child.name === "title"
            ? ""
            : this.element(child, path, place),
      )
      .join("");
  }

  style(path: readonly Element[]): Style {
    const key = path.map((element) => `${element.name}.${classesOf(element).join(".")}`).join(" ");
    const known = this.styles.get(key);
    if (known) return known;
    const style = styleOf(path, this.rules);
    this.styles.set(key, style);
    return style;
  }

  className(path: readonly Element[], zoom: number): string {
    const style = this.style(path);
    const written = Object.entries(style)
      .filter(([name]) => name !== "display" && name !== "vector-effect")
      .map(([name, value]) => `${name}:${name === "stroke-width" && style["vector-effect"] ? thinner(value, zoom) : value}`)
      .join(";");
    if (!written) return "";
    const name = this.names.get(written) ?? `c${this.names.size}`;
    this.names.set(written, name);
    return name;
  }
}

const thinner = (width: string, zoom: number): string => String(Number((Number.parseFloat(width) / zoom).toPrecision(4)));

function viewBoxOf(text: string | undefined): number[] {
  return (text ?? "")
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
}

/** A value with its percentage, or a path with its stretch, worked out. */
function placed(name: string, value: string, { width, height, stretch }: Place): string {
  if (name === "d") return stretch[0] === 1 && stretch[1] === 1 ? value : stretchedPath(value, stretch);
  if (!value.endsWith("%")) return value;
  const whole = acrossNames.has(name) ? width : downNames.has(name) ? height : null;
  return whole === null ? value : coordinate((Number.parseFloat(value) / 100) * whole, 2);
}

function stretchedPath(d: string, [across, down]: readonly [number, number]): string {
  return d.replaceAll(/([A-Za-z])([^A-Za-z]*)/g, (_, command: string, numbers: string) => {
    if (!"MLCSQTHVZ".includes(command)) throw new RangeError(`a path that stretches has absolute commands only, not ${command}`);
    const values = [...numbers.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
    const scaled = values.map((value, at) =>
      coordinate(value * (command === "H" ? across : command === "V" ? down : at % 2 === 0 ? across : down), 2),
    );
    return command + scaled.join(" ");
  });
}
