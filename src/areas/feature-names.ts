import { levelOfCode } from "./level.ts";

export type Feature = { id?: unknown; properties?: Readonly<Record<string, unknown>> | null; geometry?: unknown };
/** Which properties hold what; those left out are looked for. */
export type PropertyNames = { code?: string; name?: string; year?: string };
export type Names = { code: string | null; name: string | null; year: number | null };

/**
 * Where publishers put code and name, the first that is there counts: CBS and PDOK (statcode), maps made from them (code), and the
 * key-figure files of CBS, in which a neighbourhood has the codes of its district and municipality beside its own; so the smallest goes first.
 */
const places: readonly { code: string; names: readonly string[] }[] = [
  { code: "statcode", names: ["statnaam"] },
  { code: "code", names: ["name", "naam", "title"] },
  ...["bu", "wk", "gm", "gg"].map((level) => ({ code: `${level}_code`, names: [`${level}_naam`, "naam", "name"] })),
  ...["buurt", "wijk", "gemeente", "ggd"].map((level) => ({ code: `${level}code`, names: [`${level}naam`, "naam", "name"] })),
  { code: "gebiedscode", names: ["gebiedsnaam", "naam", "name"] },
  { code: "jrstatcode", names: ["statnaam"] },
];
const yearPlaces = ["year", "jaar", "jrstatcode"];

/**
 * How to read code, name and year from a file's features.
 * @param given property names that the user states; they are taken as they are
 * @returns a reader per feature, and the name of the property that holds the code (`id` for the feature's own id; null when none does)
 */
export function namesIn(
  features: readonly Feature[],
  given: PropertyNames = {},
): { codeProperty: string | null; read(feature: Feature): Names } {
  // Upper and lower case differ between formats that the files were converted from (BU_CODE in shapefiles).
  const present = new Map<string, string>();
  for (const { properties } of features.slice(0, 50)) for (const key of Object.keys(properties ?? {})) present.set(key.toLowerCase(), key);
  const place = places.find(({ code }) => present.has(code));
  const firstPresent = (names: readonly string[] | undefined) => names?.map((name) => present.get(name)).find((name) => name !== undefined);
  const codeIsId = !given.code && !place && features.some(({ id }) => typeof id === "string" && levelOfCode(id.trim()) !== null);
  const codeProperty = given.code ?? (codeIsId ? "id" : ((place && present.get(place.code)) ?? null));
  const nameProperty = given.name ?? firstPresent(place && !given.code ? place.names : ["statnaam", "name", "naam"]);
  const yearProperty = given.year ?? firstPresent(yearPlaces);
  return {
    codeProperty,
    read: (feature) => {
      const code = codeIsId ? text(feature.id) : codeProperty === null ? null : text(feature.properties?.[codeProperty]);
      return {
        code: code && withoutYear(code),
        name: nameProperty === undefined ? null : text(feature.properties?.[nameProperty]),
        year: yearProperty === undefined ? null : yearIn(feature.properties?.[yearProperty]),
      };
    },
  };
}

function text(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** `2024BU03440111` (jrstatcode) → `BU03440111`. */
function withoutYear(code: string): string {
  const bare = code.slice(4);
  return /^\d{4}/.test(code) && levelOfCode(bare) !== null ? bare : code;
}

function yearIn(value: unknown): number | null {
  const found = /^(\d{4})(?:\D|$)/.exec(text(value) ?? "");
  return found ? Number(found[1]) : null;
}
