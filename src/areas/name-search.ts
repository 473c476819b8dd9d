import { displayName } from "./display-name.ts";
import type { Level } from "./level.ts";
import { distanceWithin, letters, mayBeWithin } from "./spelling.ts";

/** An area that can be found; `within` are the names of what holds it, nearest first (a neighbourhood: its district, its municipality). */
export type NamedArea = { code: string; name: string; level: Level; within: readonly string[] };
type Word = { text: string; letters: number };
/** Words as places in the index's list of words. `around`: words that may stand beside the name without being it. */
type Entry<A> = { area: A; shown: string; joined: Word; words: number[]; around: number[] };
export type NameIndex<A extends NamedArea = NamedArea> = { entries: readonly Entry<A>[]; words: readonly Word[] };
export type Found<A extends NamedArea = NamedArea> = { area: A; label: string };

/** Same-named areas: a municipality before the region that is called after it. */
const levelOrder: Readonly<Record<Level, number>> = { country: 0, ggdRegion: 2, municipality: 1, district: 3, neighbourhood: 4, set: 5 };

/** What people put before a name: "wijk Overvecht", "gemeente Utrecht". */
const levelWords: Readonly<Record<Level, string>> = {
  country: "land",
  ggdRegion: "ggd regio",
  municipality: "gemeente",
  district: "wijk",
  neighbourhood: "buurt",
  set: "",
};

/** A name as typed by anyone: no accents, capitals, hyphens or apostrophes. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}|['’‘`]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Prepares names for `searchNames`; make it once per set of areas (17,000 names: 150 to 200 ms). */
export function nameIndex<A extends NamedArea>(areas: readonly A[]): NameIndex<A> {
  const order = new Intl.Collator("nl");
  const words: Word[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string) => {
    const place = places.get(text) ?? words.push(word(text)) - 1;
    places.set(text, place);
    return place;
  };
  const placesOf = (plain: string) => plain.split(" ").filter(Boolean).map(placeOf);
  const entries = areas.map((area) => {
    const shown = displayName(area.name);
    const plain = plainName(shown);
    const prefix = area.name.slice(0, area.name.length - shown.length);
    const around = [levelWords[area.level], prefix, ...area.within.map(displayName)].flatMap((name) => placesOf(plainName(name)));
    return { area, shown, joined: word(plain.replaceAll(" ", "")), words: placesOf(plain), around };
  });
  // What ranks alike keeps this order: larger areas first, then by the alphabet.
  entries.sort(
    (a, b) =>
      levelOrder[a.area.level] - levelOrder[b.area.level] ||
      order.compare(a.shown, b.shown) ||
      order.compare(a.area.within.join(), b.area.within.join()),
  );
  return { entries, words };
}

/** The name to choose from a list: `Oog in Al (West, Utrecht)`. */
export function areaLabel({ name, within }: Pick<NamedArea, "name" | "within">): string {
  return within.length > 0 ? `${displayName(name)} (${within.map(displayName).join(", ")})` : displayName(name);
}

/**
 * The areas that a typed name may mean, best first: the whole name, its beginning, all words at the beginning of words ("centrum
 * utrecht" also finds a word in what holds the area), a part of it, and then names with a slip of the pen (1 in words of 4 letters and
 * more, 2 from 8). Accents, capitals, hyphens, spaces and the office's `Wijk 03` don't matter, and "wijk Overvecht" means the district. A code finds its area.
 */
export function searchNames<A extends NamedArea>(index: NameIndex<A>, typed: string, most = 10): Found<A>[] {
  const query = plainName(displayName(typed.trim().slice(0, 100)));
  if (query === "") return [];
  const joined = word(query.replaceAll(" ", ""));
  // Each distinct word is compared once; 17,000 names with what holds them have some 10,000.
  const costs = query
    .split(" ")
    .map(word)
    .map((own) => Int8Array.from(index.words, (other) => (other.text.startsWith(own.text) ? 0 : (slips(own, other) ?? none))));
  const ranked: { entry: Entry<A>; rank: number }[] = [];
  for (const entry of index.entries) {
    const rank = rankOf(entry, joined, costs);
    if (rank !== null) ranked.push({ entry, rank });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, most).map(({ entry: { area } }) => ({ area, label: areaLabel(area) }));
}

/** Cost of a word that is another word. */
const none = 127;

/** The lower the better; null where the area can't be meant. */
function rankOf<A extends NamedArea>(entry: Entry<A>, joined: Word, costs: readonly Int8Array[]): number | null {
  if (entry.joined.text === joined.text || entry.area.code.toLowerCase() === joined.text) return 0;
  if (entry.joined.text.startsWith(joined.text)) return 1;
  let total = 0;
  let inName = 0;
  for (const cost of costs) {
    const own = least(cost, entry.words);
    const best = own === 0 ? 0 : Math.min(own, least(cost, entry.around));
    if (own === best && own < none) inName++;
    total += best;
  }
  // A word that only sits in what holds the area does not name the area.
  const byWords = inName > 0 && total < none ? total : null;
  if (byWords === 0) return inName === costs.length ? 2 : 3;
  if (joined.text.length >= 3 && entry.joined.text.includes(joined.text)) return 4;
  const whole = slips(joined, entry.joined);
  if (whole !== null) return 10 + whole;
  return byWords === null ? null : 10.5 + byWords;
}

function least(cost: Int8Array, words: readonly number[]): number {
  let best = none;
  for (const place of words) if (cost[place] < best) best = cost[place]!;
  return best;
}

function slips(typed: Word, own: Word): number | null {
  const most = typed.text.length >= 8 ? 2 : typed.text.length >= 4 ? 1 : 0;
  if (most === 0 || !mayBeWithin(typed, own, most)) return null;
  return distanceWithin(typed.text, own.text, most);
}

function word(text: string): Word {
  return { text, letters: letters(text) };
}
