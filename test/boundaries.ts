/**
 * Who may import whom, as data. This table is the architecture document; boundaries.test.ts holds every import of src/ against it.
 * A room is opened at its door only: the index.ts of its folder.
 */
import { posix } from "node:path";
import { parseSync } from "oxc-parser";

/** Room → the rooms that it may use. Acyclic. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  people: [],
  desk: [],
  areas: ["desk"],
  figures: ["areas", "desk"],
  equity: ["areas", "figures"],
  policy: ["areas", "figures", "equity", "desk"],
  progress: ["areas", "figures", "policy", "desk"],
  packs: ["areas", "figures", "policy", "equity"],
};

/** Folders below the rooms. They know no room, and each other only as listed. */
export const foundations: Readonly<Record<string, readonly string[]>> = {
  // Who may do what.
  rights: [],
  kernel: ["rights"],
  // Words, numbers and dates in two languages.
  ui: ["kernel", "rights"],
  stats: [],
};

/** Foundations whose files are reached through their index.ts too. */
const withDoor = new Set([...Object.keys(rooms), "stats", "rights"]);

/** Files straight in src/: they wire the rooms together, and nobody below imports them. */
const top = "";
/** Browser scripts: bundled, so nothing of the server may come along. */
const islands = "islands";

/** Faces of a room, or of a folder in it, in which nothing else of that room may look: they come last in api | pages | commands → service → nouns. */
const face = /(?:^|\/)(?:api|pages|commands)(?:[./]|$)/;

export type SourceFile = { path: string; text: string };
export type Violation = { from: string; to: string; why: string };

/** Every module that a file names: static, dynamic and type-only imports, and re-exports. */
export function importsOf({ path, text }: SourceFile): string[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} can't be parsed: ${errors[0].message}`);
  const statics = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const again = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/^["'`]|["'`]$/g, ""),
  );
  return [...new Set([...statics, ...again, ...dynamic])];
}

/** @param files with paths from the project's root: `src/areas/level.ts` */
export function violationsIn(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith("."))
      .flatMap((name) => {
        const to = posix.join(posix.dirname(file.path), name);
        const why = refusal(file.path, to);
        return why ? [{ from: file.path, to, why }] : [];
      }),
  );
}

function refusal(from: string, to: string): string | null {
  const isTest = /\.test\.tsx?$/.test(from) || /\/made-[^/]*$/.test(from);
  if (!to.startsWith("src/")) return isTest || !to.startsWith("test/") ? null : "only tests import from test/";
  if (/\.test\.tsx?$/.test(to)) return "nobody imports a test";
  const [mine, theirs] = [folderOf(from), folderOf(to)];
  if (mine === theirs) return insideRoom(from, to, mine);
  if (theirs === islands || mine === islands) return "islands run in the browser: they share no code with the server";
  if (theirs === top) return "the files straight in src/ wire the rooms together; nobody below imports them";
  if (mine !== top && !allowed(mine).includes(theirs)) return `${mine} may not import ${theirs}`;
  if (withDoor.has(theirs) && to !== `src/${theirs}/index.ts`) return `${theirs} is opened through src/${theirs}/index.ts only`;
  return null;
}

function insideRoom(from: string, to: string, room: string): string | null {
  if (!(room in rooms)) return null;
  const within = (path: string) => path.slice(`src/${room}/`.length);
  const outward = face.test(within(to)) && !face.test(within(from)) && within(from) !== "index.ts" && !/\.test\.tsx?$/.test(from);
  return outward ? "pages, api and commands are the outside of a room: services and nouns don't know them" : null;
}

function allowed(folder: string): readonly string[] {
  if (folder in rooms) return [...rooms[folder], ...Object.keys(foundations)];
  return foundations[folder] ?? [];
}

/** `src/areas/level.ts` → `areas`; empty for a file straight in src/. */
function folderOf(path: string): string {
  const parts = path.split("/");
  return parts.length > 2 ? parts[1] : top;
}
