/** A pack: one city's content as files. Read and checked here, without a database. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join, relative } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parseDocument } from "yaml";
import { z } from "zod";
import { levelOfCode, levels, tileFaults, type AreaListing } from "../areas/index.ts";
import type { EffortRecord, Evaluation } from "../equity/index.ts";
import { Problem, type Fault } from "../kernel/problem.ts";
import type { Framework } from "../policy/index.ts";
import { readEfforts } from "./efforts.ts";
import { readEvaluations } from "./evaluations.ts";
import { readFrameworks } from "./frameworks.ts";

const translated = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, "letters, digits and hyphens");
const level = z.enum(levels);

const settings = z.strictObject({
  name: code,
  title: translated,
  division: z.int().min(1900).max(2200),
  home: code,
  headline: z.string(),
  themes: z.array(z.strictObject({ id: z.string(), title: translated })).min(1),
  intro: translated,
});
const areaRow = z.strictObject({ code, level, name: z.string().min(1).max(200), parent: z.union([code, z.literal("")]) });
const setRow = z.strictObject({ code, name: z.string().min(1).max(200), members: z.string().min(1) });
const tileRow = z.strictObject({
  map: z.string().min(1),
  code,
  col: z.coerce.number().int().min(0),
  row: z.coerce.number().int().min(0),
  label: z.string().max(40).default(""),
});

export type PackSettings = z.infer<typeof settings>;
export type PackTile = z.infer<typeof tileRow>;
export type Pack = {
  folder: string;
  /** Over all of its files: a pack that has not changed is not loaded again. */
  checksum: string;
  settings: PackSettings;
  areas: AreaListing[];
  sets: { code: string; name: string; members: string[] }[];
  tiles: PackTile[];
  /** Source descriptions of the pack, for imports. */
  sourcesFolder: string;
  /** Saved tables with figures: packs/…/figures/50090NED.csv; the name is the source's. */
  figures: string[];
  frameworks: Framework[];
  /** Whether an intervention did it: what was done where, and what is held against what. */
  evaluations: Evaluation[];
  /** Money or effort per area. */
  efforts: EffortRecord[];
};

/** @throws Problem `pack-invalid` with file, line and the way out of each fault; nothing of the pack is taken */
export function readPack(folder: string): Pack {
  if (!existsSync(join(folder, "pack.yaml"))) {
    throw new Problem({
      kind: "no-pack",
      message: `There is no pack in ${folder}: pack.yaml is missing.`,
      wayOut: "Name a folder such as packs/utrecht.",
    });
  }
  const faults: Fault[] = [];
  const settings = readSettings(folder, faults);
  const areas = readRows(folder, "areas.csv", areaRow, faults);
  const sets = readRows(folder, "sets.csv", setRow, faults).map(({ value, line }) => ({
    value: { ...value, members: value.members.split(/\s+/) },
    line,
  }));
  const tiles = readRows(folder, "tiles.csv", tileRow, faults);
  checkAreas(areas, faults);
  const codes = new Set(areas.map(({ value }) => value.code));
  for (const { value, line } of sets) {
    for (const member of value.members)
      if (!codes.has(member)) faults.push(fault("sets.csv", line, `member ${member} is not in areas.csv`, "mend the code or add the area"));
    if (codes.has(value.code)) faults.push(fault("sets.csv", line, `${value.code} is an area's code`, "give the set a code of its own"));
  }
  checkTiles(tiles, codes, faults);
  const files = listFiles(folder);
  const figures = files.filter((file) => /^figures\/[^/]+\.csv$/.test(file));
  for (const file of figures) {
    const mapping = file.replace(/csv$/, "yaml");
    if (!files.includes(mapping)) faults.push(fault(file, 1, `its mapping ${mapping} is missing`, "say there which column is what"));
  }
  if (settings && !codes.has(settings.home))
    faults.push(fault("pack.yaml", 1, `home ${settings.home} is not in areas.csv`, "name an area that is"));
  const named = new Set([...codes, ...sets.map(({ value }) => value.code)]);
  const before = faults.length;
  const frameworks = readFrameworks(folder, named, faults);
  const evaluations = readEvaluations(folder, named, faults.length > before ? null : frameworks, faults);
  const efforts = readEfforts(folder, codes, faults);
  if (faults.length > 0 || !settings) {
    throw new Problem({
      kind: "pack-invalid",
      message: `The pack ${folder} has ${faults.length} ${faults.length === 1 ? "fault" : "faults"}.`,
      wayOut: "Mend them; nothing of the pack was loaded.",
      faults: faults.slice(0, 100),
    });
  }
  return {
    folder,
    checksum: checksumOf(folder, files),
    settings,
    areas: areas.map(({ value }) => ({ ...value, parent: value.parent || null })),
    sets: sets.map(({ value }) => value),
    tiles: tiles.map(({ value }) => value),
    sourcesFolder: join(folder, "sources"),
    figures: figures.map((file) => join(folder, file)),
    frameworks,
    evaluations,
    efforts,
  };
}

type Row<T> = { value: T; line: number };

function fault(file: string, line: number, found: string, mend: string): Fault {
  return { row: line, column: file, found, mend };
}

function readSettings(folder: string, faults: Fault[]): PackSettings | null {
  const document = parseDocument(readFileSync(join(folder, "pack.yaml"), "utf8"));
  if (document.errors.length > 0) {
    for (const error of document.errors)
      faults.push(fault("pack.yaml", error.linePos?.[0].line ?? 1, error.message.split("\n")[0], "write it as YAML"));
    return null;
  }
  const read = settings.safeParse(document.toJS());
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    faults.push(fault("pack.yaml", 1, `${issue.path.join(".")}: ${issue.message}`, "see packs/utrecht/pack.yaml for the form"));
  return null;
}

function readRows<T>(folder: string, file: string, schema: z.ZodType<T>, faults: Fault[]): Row<T>[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parseCsv(readFileSync(path, "utf8"), {
      columns: true,
      info: true,
      trim: true,
      bom: true,
      skip_empty_lines: true,
      max_record_size: 65_536,
    });
  } catch (error) {
    faults.push(fault(file, (error as { lines?: number }).lines ?? 1, (error as Error).message, "mend the line"));
    return [];
  }
  return records.flatMap(({ record, info }) => {
    const read = schema.safeParse(record);
    if (read.success) return [{ value: read.data, line: info.lines }];
    for (const issue of read.error.issues)
      faults.push(fault(file, info.lines, `${issue.path.join(".")}: ${issue.message}`, "mend the line"));
    return [];
  });
}

function checkAreas(areas: Row<z.infer<typeof areaRow>>[], faults: Fault[]): void {
  const parents = new Map<string, string>();
  for (const { value, line } of areas) {
    const { code, level, parent } = value;
    if (parents.has(code)) faults.push(fault("areas.csv", line, `${code} stands here twice`, "remove one"));
    const told = levelOfCode(code);
    if (told && told !== level)
      faults.push(fault("areas.csv", line, `${code} is a code of level ${told}, not ${level}`, "mend the level or the code"));
    if (parent && !areas.some((other) => other.value.code === parent))
      faults.push(fault("areas.csv", line, `parent ${parent} of ${code} is not listed`, "add it"));
    parents.set(code, parent);
  }
  for (const { value, line } of areas) {
    const seen = new Set([value.code]);
    for (let above = parents.get(value.code); above; above = parents.get(above)) {
      if (seen.has(above)) {
        faults.push(fault("areas.csv", line, `${value.code} lies within itself, through ${above}`, "break the circle"));
        break;
      }
      seen.add(above);
    }
  }
}

function checkTiles(tiles: Row<PackTile>[], codes: ReadonlySet<string>, faults: Fault[]): void {
  for (const [map, rows] of Map.groupBy(tiles, ({ value }) => value.map)) {
    for (const each of tileFaults(
      rows.map(({ value }) => value),
      rows.map(({ value }) => value.code),
    )) {
      faults.push(fault("tiles.csv", rows[(each.row ?? 1) - 1]?.line ?? 1, `map ${map}: ${each.found}`, each.mend));
    }
    for (const { value, line } of rows)
      if (!codes.has(value.code))
        faults.push(fault("tiles.csv", line, `${value.code} is not in areas.csv`, "mend the code or add the area"));
  }
}

/** Paths below the folder with forward slashes, sorted: the same on every system. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

function checksumOf(folder: string, files: string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}
