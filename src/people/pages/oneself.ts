import { notFound } from "../../kernel/problem.ts";
import type { WebContext } from "../../kernel/web.ts";
import type { Oneself } from "../own-account.ts";

/** The person who asks. @throws Problem 404 for a visitor, whom the gate never lets through to here */
export function oneself(c: WebContext): Oneself {
  const asker = c.get("asker");
  if (asker.kind !== "person") throw notFound();
  return asker;
}
