/** What the form of an import brought, looked at before anything of it is kept. */
import { Problem } from "../../../kernel/problem.ts";
import type { WebContext } from "../../../kernel/web.ts";
import { mappingOf } from "../../importing/material.ts";
import { checkFigures, checkMappingFile, cleanName, type Sent } from "../../importing/uploads.ts";
import { loadSourceDescriptions } from "../../readers/index.ts";
import type { FieldError } from "./overview.tsx";
import type { Asking } from "./parts.tsx";
import { refusalInDutch, tellFault } from "./refusal-words.ts";
import { words } from "./words.ts";

export type ReadSent = { table: string } | { figures: Sent; mapping: Sent | null } | { errors: FieldError[] };

const mostTold = 5;

export async function readSent(c: WebContext, { site, sources }: Asking): Promise<ReadSent> {
  const text = words[site.language];
  const errors: FieldError[] = [];
  const refuse = (name: FieldError["name"], told: string): void => void errors.push({ name, text: told });
  const form: Record<string, unknown> = await c.req.parseBody();
  const descriptions = await loadSourceDescriptions(sources);
  if ("tabel" in form) {
    const asked = descriptions.find(({ id }) => id === form.tabel);
    return asked ? { table: asked.id } : { errors: [{ name: "tabel", text: text.noTable }] };
  }
  const [figures, mapping] = [await sentFile(form.bestand), await sentFile(form.beschrijving)];
  if (!figures) return { errors: [{ name: "bestand", text: text.noFile }] };
  /** Runs one check; what it refuses becomes an error at that field. */
  const check = async <T>(name: FieldError["name"], look: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refuse(name, tellProblem(error, site.language));
      return null;
    }
  };
  const kind = await check("bestand", () => checkFigures(figures));
  if (kind === "csv" && !mapping) refuse("beschrijving", text.noMapping);
  else if (kind === "xlsx" && mapping) refuse("beschrijving", text.notNeeded);
  else if (mapping)
    await check("beschrijving", async () => {
      checkMappingFile(mapping);
      await mappingOf(mapping.bytes, mapping.fileName, descriptions);
    });
  return errors.length > 0 ? { errors } : { figures, mapping };
}

/** Null where no file was chosen: the browser sends one without name and content. */
async function sentFile(given: unknown): Promise<Sent | null> {
  if (!(given instanceof File) || (given.name === "" && given.size === 0)) return null;
  return { fileName: cleanName(given.name), bytes: Buffer.from(await given.arrayBuffer()) };
}

/** A refusal on one line, with its first faults. */
function tellProblem(problem: Problem, language: "nl" | "en"): string {
  const dutch = language === "nl" ? refusalInDutch(problem.kind) : null;
  const faults = problem.faults.slice(0, mostTold).map((fault) => {
    const { row, column, found, mend } = tellFault(fault, language);
    const place = [row === null ? "" : `${words[language].row.toLowerCase()} ${row}`, column].filter(Boolean).join(", ");
    return `${place}${place ? ": " : ""}${found}; ${mend}.`;
  });
  return [dutch?.what ?? problem.message, ...faults, dutch?.wayOut ?? problem.wayOut].join(" ");
}
