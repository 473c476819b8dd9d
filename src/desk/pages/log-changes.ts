/** Two JSON values of the log, field by field. */
import type { LoggedEvent } from "../../kernel/audit-reading.ts";

/** `field` from the top down: "content › milestones › 2 › title". Null: it wasn't there, or held nothing. */
export type Change = { field: string; before: string | null; after: string | null };

/** What differs, in the order of their names in the newer value, and then those that are gone. */
export function changes(before: unknown, after: unknown): Change[] {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** A version carries who, when and why in itself; the event says these already. */
const saidTwice = new Set(["actor", "at", "from_pack", "item_id", "reason", "version"]);

/** As `changes`, for people: without what the event says beside it. */
export function changesToRead({ action, before, after }: Pick<LoggedEvent, "action" | "before" | "after">): Change[] {
  const all = changes(before, after);
  return action.endsWith("_version insert") ? all.filter(({ field }) => !saidTwice.has(field)) : all;
}

/** Every value that holds no others; a list of plain values counts as one. Null and empty are not there. */
function leaves(value: unknown, trail: readonly string[] = [], found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined || value === "") return found;
  if (typeof value !== "object") return found.set(trail.join(" › "), typeof value === "string" ? value : JSON.stringify(value));
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) {
    return value.length === 0 ? found : found.set(trail.join(" › "), value.join("; "));
  }
  for (const [name, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? rowName(inner, Number(name)) : name;
    leaves(inner, [...trail, step], found);
  }
  return found;
}

/** A thing in a list goes by its id: a list that got one more in its midst would else differ from there on. */
const rowName = (row: unknown, place: number): string => {
  const id = typeof row === "object" && row !== null && "id" in row ? row.id : null;
  return typeof id === "string" || typeof id === "number" ? String(id) : String(place + 1);
};
