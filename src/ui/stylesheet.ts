import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { fromRoot } from "../kernel/root.ts";
import { declaredProperties, usedProperties } from "./custom-properties.ts";

export type Stylesheet = { css: string; /** First 10 hex digits of the SHA-256, for the file name. */ hash: string };

/** The licence of what is taken asks for this notice to stay. */
const notice =
  "/*! Components: (c) Frameless B.V., Gemeente Utrecht; neutral theme: (c) NL Design System Community. EUPL-1.2. Changed: variants and unused properties left out. */\n";

/** Components of NL Design System that are taken, as they style plain elements ("html") or by class ("class"). */
const components = {
  html: ["link", "heading-1", "heading-2", "heading-3", "table", "select", "textbox", "button"],
  class: ["skip-link"],
} as const;

/** Selectors of variants that no page uses; the text box alone repeats its rules for a dozen input types. */
const unused =
  /alternate-row-color|type=(?:date|datetime-local|month|tel|time|url|week|button|reset)\b|:read-only|--(?:hidden|visible|focus|focus-visible)(?![\w-])|not-selected|input:not\(\[type\]\)|\[href\^=|autocomplete|inputmode/;

/**
 * The one stylesheet: the taken components in a cascade layer, the neutral theme's properties that they need, our own properties and
 * rules, and last a city's theme, which is a file of custom properties (`packs/<city>/theme.css`).
 */
export function composeStylesheet({ theme = "" }: { theme?: string } = {}): Stylesheet {
  const own = readOwn("style.css");
  const house = readOwn("theme.css");
  const taken = withoutUnused(minify(componentCss()));
  const neutral = readFileSync(packageFile("@nl-design-system-unstable/voorbeeld-design-tokens", "dist", "theme.css"), "utf8");
  const properties = usedProperties(declaredProperties(neutral), `${taken}${own}${house}${theme}`);
  const overridden = new Set(declaredProperties(house).keys());
  const base = [...properties].filter(([name]) => !overridden.has(name)).map(([name, value]) => `${name}:${value}`);
  const css = notice + minify(`@layer nlds{:root{${base.join(";")}}${taken}}${house}${own}${theme}`);
  return { css, hash: createHash("sha256").update(css).digest("hex").slice(0, 10) };
}

function componentCss(): string {
  const files = [
    ...components.html.map((name) => componentFile(name, "dist", "html", "index.css")),
    ...components.class.map((name) => componentFile(name, "dist", "index.css")),
  ];
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

/** Minified CSS without the selectors that match `unused`; a rule that loses all of them goes. Rules must not be nested. */
export function withoutUnused(css: string, pattern: RegExp = unused): string {
  return css.replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors: string, body: string) => {
    const kept = selectors.split(/,(?![^(]*\))/).filter((selector) => !pattern.test(selector));
    return kept.length === 0 ? "" : rule.startsWith("@") ? rule : `${kept.join(",")}{${body}}`;
  });
}

function minify(css: string): string {
  return transformSync(css, { loader: "css", minify: true, legalComments: "none", target: "es2022" }).code.trim();
}

function readOwn(name: string): string {
  return readFileSync(fromRoot("src", "ui", name), "utf8");
}

/** The components are dependencies of the library, so they are looked for from there. */
function componentFile(name: string, ...path: string[]): string {
  const library = createRequire(packageFile("@utrecht/component-library-css", "package.json"));
  return join(dirname(library.resolve(`@utrecht/${name}-css/package.json`)), ...path);
}

function packageFile(name: string, ...path: string[]): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), ...path);
}
