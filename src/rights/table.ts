/**
 * Who may do what, as data: the one source for the code, the database (`permission`), the page /over/rechten and the tests.
 * What does not stand here is refused.
 */
import type { Role } from "./roles.ts";

/**
 * all: everything of its kind. own: what belongs to the person (an account, a draft). part: what lies in the programme or the
 * organisation that the grant names.
 */
export type Extent = "all" | "own" | "part";

type Holders = Readonly<Partial<Record<Role, Extent>>>;

const everyone: Holders = {
  visitor: "all",
  partner: "all",
  programmeManager: "all",
  epidemiologist: "all",
  adviser: "all",
  publisher: "all",
  administrator: "all",
  auditor: "all",
};
const signedIn: Holders = {
  partner: "own",
  programmeManager: "own",
  epidemiologist: "own",
  adviser: "own",
  publisher: "own",
  administrator: "own",
  auditor: "own",
};

export const table = {
  /** Everything that is public: pages, figures, published reports, histories of what was published. */
  read: everyone,
  /** Signing in, and out. */
  "account.enter": everyone,
  /** The own account: password, passkeys, second factor, sessions. */
  "account.keep": signedIn,
  /** The desk: what waits for me, my drafts. */
  "desk.open": signedIn,
  /** A draft of a node, partner, document or other part of a framework. */
  "policy.draft": { programmeManager: "part", adviser: "all" },
  "target.draft": { epidemiologist: "all", adviser: "all" },
  /** A progress update of a programme. */
  "update.draft": { programmeManager: "part", adviser: "all" },
  /** An organisation's own plan on a form. */
  "plan.draft": { partner: "part", programmeManager: "part", adviser: "all" },
  "areaSet.draft": { epidemiologist: "all", adviser: "all" },
  /** Title, definition and caveat of an indicator. */
  "indicator.draft": { epidemiologist: "all" },
  /** Words by hand in a chapter of a report. */
  "report.write": { adviser: "all" },
  /** Drafts of others once they are handed in; an auditor sees them all. */
  "draft.read": { publisher: "all", auditor: "all" },
  /** Makes another person's draft public, or sends it back. */
  "draft.publish": { publisher: "all" },
  /** Takes away what is public; its history stays. */
  "content.withdraw": { publisher: "all" },
  /** Agrees to a report; another person publishes it. */
  "report.approve": { adviser: "all", publisher: "all" },
  "report.publish": { publisher: "all" },
  /** Figures, outlines and crosswalks from files. */
  "figures.import": { epidemiologist: "all" },
  "figures.withdraw": { epidemiologist: "all" },
  /** A city's pack of files. */
  "pack.load": { administrator: "all" },
  "jobs.read": { epidemiologist: "all", administrator: "all", auditor: "all" },
  "people.read": { administrator: "all", auditor: "all" },
  "people.manage": { administrator: "all" },
  /** The log of all changes, and whether it was tampered with. */
  "audit.read": { auditor: "all", administrator: "all" },
  /** Starting the server and bringing its database up to date. */
  "system.run": { administrator: "all" },
} as const satisfies Readonly<Record<string, Holders>>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

/** How far a role's right goes; null when it has none. */
export function extentOf(action: Action, role: Role): Extent | null {
  return (table[action] as Holders)[role] ?? null;
}

/** The table as rows, for the database and the page. */
export const rows: readonly { action: Action; role: Role; extent: Extent }[] = actions.flatMap((action) =>
  Object.entries(table[action] as Holders).map(([role, extent]) => ({ action, role: role as Role, extent })),
);
