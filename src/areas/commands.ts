import { basename, resolve } from "node:path";
import type { Command } from "../kernel/command.ts";
import { formats, printCsv, printJson, printTable, readFormat, type Column } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { areaIndex, type Area } from "./area-index.ts";
import { searchAreas } from "./area-names.ts";
import { importBoundaries } from "./import-boundaries.ts";
import { importCrosswalk } from "./import-crosswalk.ts";
import { levels } from "./level.ts";

const columns: Column<Area>[] = [
  { title: "code", of: (area) => area.code },
  { title: "division", of: (area) => area.division, numeric: true },
  { title: "level", of: (area) => area.level },
  { title: "name", of: (area) => area.name },
];

export const commands: Command[] = [
  {
    name: "areas",
    action: "read",
    summary: "Lists areas, or searches them by name.",
    arguments: "[NAME]",
    count: [0, 1],
    options: {
      level: { type: "string", value: "LEVEL", summary: levels.join(", ") },
      within: { type: "string", value: "AREA", summary: "only inside this area" },
      format: { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` },
    },
    example: "bin/gelijkop areas --level district --within GM0344",
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const level = context.text("level");
      if (level !== undefined && !levels.some((each) => each === level))
        throw new Problem({ kind: "level", message: `--level ${level} does not exist.`, wayOut: `Choose ${levels.join(", ")}.` });
      const reader = await context.reader();
      const index = await areaIndex(reader);
      const inside = context.text("within");
      const scope = inside === undefined ? index.areas : levels.flatMap((each) => index.within(index.find(inside), each));
      let found = scope.filter((area) => level === undefined || area.level === level);
      const typed = context.positionals[0];
      if (typed !== undefined) {
        const codes = new Set(found.map(({ code }) => code));
        found = (await searchAreas(reader, typed, Number.POSITIVE_INFINITY))
          .map(({ area }) => area)
          .filter(({ code }) => codes.has(code))
          .slice(0, 20);
        if (found.length === 0)
          throw new Problem({
            kind: "no-area",
            message: `No area is called ${typed}.`,
            wayOut: `Try another spelling, or list them: bin/gelijkop areas --level district.`,
          });
      }
      const listed = found.map(({ code, division, level, name }) => ({ code, division, level, name }));
      context.out(format === "json" ? printJson(listed) : format === "csv" ? printCsv(found, columns) : printTable(found, columns));
    },
  },
  {
    name: "import boundaries",
    action: "figures.import",
    summary: "Imports outlines of areas from GeoJSON (EPSG:28992 or WGS84).",
    arguments: "FILE…",
    count: [1, 20],
    options: {
      year: { type: "string", value: "YEAR", summary: "year of the outlines, where the file does not say" },
      source: { type: "string", value: "TEXT", summary: "who published them, under which licence" },
    },
    example: 'bin/gelijkop import boundaries utrecht_buurt_2024.rd.geojson --year 2024 --source "CBS/PDOK, CC BY 4.0"',
    run: async (context) => {
      const { pool } = await context.connect();
      const given = context.text("year");
      if (given !== undefined && !/^\d{4}$/.test(given))
        throw new Problem({ kind: "year", message: `--year ${given} is no year.`, wayOut: "Give a year such as 2024." });
      const source = context.text("source");
      if (!source)
        throw new Problem({
          kind: "usage",
          message: "--source is missing.",
          wayOut: "Say who published the outlines and under which licence: it stands under every map.",
        });
      for (const path of context.positionals) {
        const { count, changed, year, notes } = await importBoundaries(
          pool,
          resolve(path),
          { year: given === undefined ? undefined : Number(given), source },
          context.progress,
        );
        context.out(
          `${basename(path)}: ${count} outlines of ${year}${changed === count ? "" : changed === 0 ? "; nothing changed" : `, of which ${changed} changed`}.`,
        );
        for (const note of notes) context.out(`  ${note}`);
      }
    },
  },
  {
    name: "import crosswalk",
    action: "figures.import",
    summary: "Imports which share of an area of one division lies in an area of another.",
    arguments: "FILE",
    count: [1, 1],
    example:
      "bin/gelijkop import crosswalk 2020-2024.csv (columns: from_code,from_division,to_code,to_division,weight,basis,source,error_share)",
    run: async (context) => {
      const { pool } = await context.connect();
      const path = resolve(context.positionals[0]);
      const { rows, changed, notes } = await importCrosswalk(pool, path);
      context.out(`${basename(path)}: ${rows} rows${changed === 0 ? "; nothing changed" : `; ${changed} areas new or changed`}.`);
      for (const note of notes) context.out(`  ${note}`);
    },
  },
];
