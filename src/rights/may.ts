/** The answer to "may this person do that?", from the table alone. */
import type { GivenRole, Role } from "./roles.ts";
import { extentOf, type Action } from "./table.ts";

/** A role that a person holds; `part` where the role counts for one programme or organisation: `programme:FRAMEWORK/NODE`, `organisation:FRAMEWORK/PARTNER`. */
export type Grant = { role: GivenRole; part: string | null };

/** Who asks. `system`: the machine's own work, and who has the command line of the server. */
export type Asker =
  | { kind: "visitor" }
  | { kind: "system" }
  | {
      kind: "person";
      /** The account's id (UUID). */
      id: string;
      name: string;
      grants: readonly Grant[];
    };

export const visitor: Asker = { kind: "visitor" };
export const system: Asker = { kind: "system" };

/** What an action is done to. */
export type Matter = {
  /** Parts that it lies in, as in `Grant`. */
  parts?: readonly string[];
  /** Account that it belongs to. */
  owner?: string;
};

/**
 * The role by which somebody may do this, or null: default deny.
 * @param matter left out: whether there is anything at all that they may do this to (for a menu, or a first gate before the real one)
 */
export function roleFor(asker: Asker, action: Action, matter?: Matter): Role | "system" | null {
  if (asker.kind === "system") return "system";
  if (extentOf(action, "visitor") === "all") return asker.kind === "person" ? (asker.grants[0]?.role ?? "visitor") : "visitor";
  if (asker.kind === "visitor") return null;
  for (const { role, part } of asker.grants) {
    const extent = extentOf(action, role);
    if (extent === null) continue;
    if (matter === undefined || extent === "all") return role;
    if (extent === "own" && matter.owner === asker.id) return role;
    if (extent === "part" && part !== null && matter.parts?.includes(part)) return role;
  }
  return null;
}

export const may = (asker: Asker, action: Action, matter?: Matter): boolean => roleFor(asker, action, matter) !== null;
