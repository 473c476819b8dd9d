/** What a request brings besides its address: who asks, from where, and what belongs to the answer. */
import type { Context } from "hono";
import type { Asker } from "../rights/index.ts";
import type { Database } from "./database.ts";
import type { Reader } from "./snapshot.ts";
import type { Secret } from "./secret.ts";

/** Hono's environment: set for every request before any page is made. */
export type Web = {
  Bindings: Connection;
  Variables: {
    asker: Asker;
    /** Public name of the session; null when nobody is signed in. */
    session: string | null;
    /** Where the request comes from, as far as it counts for limits: an IPv4 address, or an IPv6 network of 64 bits. */
    source: string;
  };
};
/** What the server tells of the connection that a request came over. */
export type Connection = { incoming?: { socket?: { remoteAddress?: string | undefined } } };
export type WebContext = Context<Web>;

/** What pages that write need. */
export type Ground = {
  /** Connections on which nobody acts: use `acting`, `actingAs` or `seeing` (kernel/acting.ts). */
  db: Database;
  reader: () => Reader;
  secret: Secret;
  /** Absolute address of this installation, without a slash at its end. */
  publicUrl: string;
  now: () => Date;
};

/** Marks an answer as one person's own: no cache keeps it. */
export const personal = { "cache-control": "no-store" } as const;
