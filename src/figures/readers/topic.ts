import type { ListedIndicator, Measure, Status } from "../delivery.ts";
import type { DescribedIndicator, SourceFields } from "./source-description.ts";

/** A topic or measure as the source's own metadata gives it. `path` holds the titles of its groups, the widest first. */
export type Topic = {
  key: string;
  title: string;
  path: string[];
  description: string;
  unit: string;
  decimals: number;
  /** Holds text, not numbers. */
  textual: boolean;
  /** What a blank means. */
  blank: Status;
};

/** An indicator as our description has it, filled up from the source's metadata, then from the defaults. */
export function listedIndicator(
  key: string,
  own: DescribedIndicator | undefined,
  topic: Topic | null,
  source: SourceFields,
  title: string,
  place: number,
): ListedIndicator {
  const both = (text: string): { nl: string; en: string } => ({ nl: text, en: text });
  const { defaults } = source;
  const unit = own?.unit ?? topic?.unit ?? defaults.unit;
  const decimals = own?.decimals ?? topic?.decimals ?? defaults.decimals;
  return {
    id: own?.id ?? `${kebab(source.id.toLowerCase())}-${kebab(key)}`,
    sourceKey: key,
    title: own?.title ?? both(title),
    ...(own?.phrase ? { phrase: own.phrase } : {}),
    definition: own?.definition ?? both(topic?.description ?? ""),
    caveat: own?.caveat ?? defaults.caveat,
    unit,
    decimals,
    polarity: own?.polarity ?? defaults.polarity,
    measure: own?.measure ?? (topic && !own?.unit ? measureOf(topic) : defaults.measure),
    method: own?.method ?? defaults.method,
    theme: own?.theme ?? defaults.theme,
    sort: own?.sort ?? Math.min(32_767, 1000 + place),
    ...(own?.orders ? { orders: true } : {}),
  };
}

/** Small letters, digits and hyphens: `TweeOnderEenKapWoning_51` → `twee-onder-een-kap-woning-51`. */
export function kebab(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function measureOf(topic: Topic): Measure {
  if (topic.unit === "%") return "proportion";
  if (topic.unit === "code") return "other";
  if (` ${topic.unit}`.includes(" per ")) return "rate";
  if (topic.unit === "aantal") return topic.decimals === 0 ? "count" : "mean";
  return [topic.title, ...topic.path].some((title) => /^(gem\b|gemiddeld|mediaan|afstand)/i.test(title)) ? "mean" : "other";
}

/**
 * Titles that are clear on their own: a topic in a group within a group gets that group's title in front ("Geslacht: Mannen"), and
 * where two are still the same, the wider groups that differ too ("Gemiddeld aardgasverbruik, naar woningtype: Appartement").
 */
export function clearTitles(topics: readonly Topic[]): string[] {
  const shown = topics.map((topic) => topic.title.trim().replace(/\s+/g, " "));
  const titled = (i: number, depth: number): string => {
    const groups = topics[i].path
      .slice(topics[i].path.length - depth)
      .map((title, at) => (at === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)));
    const repeats = depth === 1 && groups[0]?.split(/[ ;]/)[0] === shown[i].split(/[ ;]/)[0];
    return groups.length > 0 && !repeats ? `${groups.join(", ")}: ${shown[i]}` : shown[i];
  };
  const titles = topics.map((topic, i) => titled(i, topic.path.length > 1 ? 1 : 0));
  for (let depth = 1; depth <= 6; depth++) {
    const counts = Map.groupBy(titles, (title) => title);
    titles.forEach((title, i) => {
      if ((counts.get(title)?.length ?? 0) > 1) titles[i] = titled(i, Math.min(depth + 1, topics[i].path.length));
    });
  }
  return titles;
}
