/** Sets of areas, as things that people write at the desk. */
import type { Beginning, Choice, Editable, Field, FieldFault } from "../desk/index.ts";
import type { Translated } from "../kernel/language.ts";
import { notFound } from "../kernel/problem.ts";
import { readerNow } from "../kernel/snapshot.ts";
import { freeSlug } from "../kernel/slug.ts";
import { holdsUnseen } from "../kernel/unseen.ts";
import { areaIndex, type Area, type AreaIndex } from "./area-index.ts";
import { saveSetVersion, setVersions, type SetVersion } from "./sets.ts";

/** `around`: the code of the area out of which the members are chosen; it is only needed while there are none. */
type Content = { around?: unknown; name?: unknown; members?: unknown };
type SetRef = { division: number; code: string };

const longestName = 200;
/** Members of a city's set are districts and neighbourhoods, of a region's its municipalities. */
const memberLevels = { municipality: ["district", "neighbourhood"], ggdRegion: ["municipality"] } as const;
const beginning = "set";

const areaSets: Editable = {
  kind: "areaSet",
  accepts: (key) => readRef(key) !== null,
  action: () => "areaSet.draft",
  parts: () => Promise.resolve([]),
  title: (_reader, key, content, language) => {
    const { name } = contentOf(content);
    return Promise.resolve(`${words.set[language]} ${typeof name === "string" && name !== "" ? name : refOf(key).code}`);
  },
  standing: async (reader, key) => {
    const { code, division } = refOf(key);
    const last = (await setVersions(reader.read, code, division)).at(-1);
    return { version: last?.version ?? 0, content: last ? contentOfVersion(last) : {}, removed: false };
  },
  blank: () => Promise.resolve({}),
  fields: async (reader, key, content) => fieldsOf(await areaIndex(reader), refOf(key), contentOf(content)),
  faults: async (db, key, content) => faultsOf(await areaIndex(await readerNow(db)), refOf(key), contentOf(content)),
  publish: async (trx, { key, content, expectedVersion, actor, reason }) => {
    const { name, members } = contentOf(content);
    const set = { ...refOf(key), name: typeof name === "string" ? name : "", members: codesIn(members) };
    const { version } = await saveSetVersion(trx, set, { actor, reason, fromPack: false }, expectedVersion);
    return { version };
  },
  versions: async (read, key) => {
    const { code, division } = refOf(key);
    return (await setVersions(read, code, division)).map((each) => ({
      version: each.version,
      content: contentOfVersion(each),
      removed: false,
      actor: each.actor,
      reason: each.reason,
      at: each.at,
    }));
  },
  address: async (reader, key) => {
    const { code, division } = refOf(key);
    const index = await areaIndex(reader);
    if (!index.versions(code).some((area) => area.division === division)) return null;
    return `/gebieden/${encodeURIComponent(code)}${index.find(code).division === division ? "" : `?indeling=${division}`}`;
  },
  beginnings: async (reader) => [begun(await areaIndex(reader))],
  begin: async (reader, name, place, title) => {
    const index = await areaIndex(reader);
    const around = place === null ? undefined : index.versions(place)[0];
    if (name !== beginning || !around || !begun(index).places.some(({ value }) => value === place)) throw notFound();
    const { division } = index.find(around.code);
    const code = freeSlug(title, new Set(index.areas.map((area) => area.code.toLowerCase())));
    return { key: `${division}/${code}`, content: { around: around.code, name: title.trim() } };
  },
};

/** What this room offers the desk. */
export const editables: readonly Editable[] = [areaSets];

const both = (nl: string, en: string): Translated => ({ nl, en });
const same = (text: string): Translated => both(text, text);
const words = {
  set: both("Eigen gebied", "Own area"),
  districts: both("Wijken", "Districts"),
  municipalities: both("Gemeenten", "Municipalities"),
  other: both("Andere gebieden", "Other areas"),
  unknown: both("Dit gebied is er niet. Kies iets uit de lijst.", "There is no such area. Choose something from the list."),
  few: both("Kies ten minste één gebied.", "Choose at least one area."),
  tooLong: both(`Maak de naam korter: hoogstens ${longestName} tekens.`, `Make the name shorter: ${longestName} characters at most.`),
  unseen: both(
    "Hier staat een teken dat niemand kan zien. Typ de naam opnieuw.",
    "There is a character that nobody can see. Type the name anew.",
  ),
  taken: both("Deze code is van een ander soort gebied.", "This code belongs to another kind of area."),
};

function readRef(key: string): SetRef | null {
  const found = /^(\d{4})\/([A-Za-z0-9][A-Za-z0-9-]{0,99})$/.exec(key);
  return found && !key.includes("\n") ? { division: Number(found[1]), code: found[2] } : null;
}

function refOf(key: string): SetRef {
  const ref = readRef(key);
  if (!ref) throw notFound();
  return ref;
}

const contentOf = (content: unknown): Content => (content !== null && typeof content === "object" ? content : {});
const codesIn = (members: unknown): string[] =>
  Array.isArray(members) ? members.filter((each): each is string => typeof each === "string") : [];
const contentOfVersion = ({ name, members }: SetVersion): Content => ({ name, ...(members.length > 0 ? { members } : {}) });

function fieldsOf(index: AreaIndex, { division }: SetRef, { around, members }: Content): Field[] {
  return [
    { name: "around", kind: "kept", label: both("Gekozen uit", "Chosen out of") },
    {
      name: "name",
      kind: "line",
      label: both("Naam", "Name"),
      hint: both(
        "Zo staat het gebied in zinnen, bijvoorbeeld: het gebied rond het station",
        "As it stands in sentences, for example: the area around the station",
      ),
      required: true,
    },
    {
      name: "members",
      kind: "choices",
      label: both("Uit welke gebieden bestaat het?", "Which areas is it made of?"),
      hint: both("Kies een hele wijk, of losse buurten.", "Choose a whole district, or single neighbourhoods."),
      choices: choicesOf(index, division, around, codesIn(members)),
      required: true,
    },
  ];
}

/** Everything in the towns or regions that the members lie in; with a member from elsewhere, that one too. */
function choicesOf(index: AreaIndex, division: number, around: unknown, members: readonly string[]): Choice[] {
  const at = (code: string): Area | undefined => index.versions(code).find((area) => area.division === division);
  const wholes = new Map<string, Area>();
  for (const area of [...(typeof around === "string" ? [at(around)] : []), ...members.map(at)]) {
    if (!area) continue;
    const whole = area.level === "ggdRegion" || area.level === "municipality" ? area : index.ancestorAt(area, "municipality");
    const holder = members.includes(area.code) && area.level === "municipality" ? (index.ancestorAt(area, "ggdRegion") ?? area) : whole;
    if (holder) wholes.set(holder.code, holder);
  }
  const choices = [...wholes.values()].flatMap((whole) => {
    const several = wholes.size > 1 ? ` (${whole.name})` : "";
    if (whole.level === "ggdRegion") return index.within(whole, "municipality").map(choice(words.municipalities, several));
    const districts = index.within(whole, "district");
    const buurten = (district: Area) => index.within(district, "neighbourhood").map(choice(inDistrict(district.name), several));
    return [...districts.map(choice(words.districts, several)), ...districts.flatMap(buurten)];
  });
  const listed = new Set(choices.map(({ value }) => value));
  const lacking = members.filter((code) => !listed.has(code)).flatMap((code) => at(code) ?? []);
  return [...choices, ...lacking.map(choice(words.other, ""))];
}

const choice =
  (group: Translated, more: string) =>
  ({ code, name }: Area): Choice => ({ value: code, text: same(name), group: both(group.nl + more, group.en + more) });
const inDistrict = (name: string): Translated => both(`Buurten in ${name}`, `Neighbourhoods in ${name}`);

function faultsOf(index: AreaIndex, { division, code }: SetRef, { name, members }: Content): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, text: Translated) => faults.push({ field, text });
  const before = index.versions(code).find((area) => area.division === division);
  if (before && before.level !== "set") fault("", words.taken);
  if (typeof name === "string" && name.length > longestName) fault("name", words.tooLong);
  if (typeof name === "string" && holdsUnseen(name)) fault("name", words.unseen);
  const codes = codesIn(members);
  if (codes.length === 0) fault("members", words.few);
  const chosen = codes.flatMap((each) => index.versions(each).find((area) => area.division === division && area.level !== "set") ?? []);
  if (chosen.length < codes.length) fault("members", words.unknown);
  for (const area of chosen) {
    const holder = index.ancestors(area).find((above) => codes.includes(above.code));
    if (holder)
      fault(
        "members",
        both(
          `${area.name} ligt al in ${holder.name}. Kies een van de twee.`,
          `${area.name} lies in ${holder.name} already. Choose one of the two.`,
        ),
      );
  }
  return faults;
}

function begun(index: AreaIndex): Beginning {
  const shown = index.shown();
  const places = (Object.keys(memberLevels) as (keyof typeof memberLevels)[]).flatMap((level) =>
    shown
      .filter((area) => area.level === level && memberLevels[level].some((below) => index.within(area, below).length > 0))
      .map(({ code, name }) => ({ value: code, text: same(name), parts: [] })),
  );
  return { key: beginning, title: words.set, group: both("Gebieden", "Areas"), titled: true, places };
}
