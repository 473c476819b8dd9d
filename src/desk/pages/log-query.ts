/** What the log's page was asked, read with care: it comes from an address. */
import { isDay, type EventFilter } from "../../kernel/audit-reading.ts";

export type LogQuery = {
  filter: EventFilter;
  before: number | undefined;
  /** Names of the fields that can't be read; the filter leaves them out. */
  wrong: readonly ("van" | "tot")[];
  /** As typed. */
  typed: Readonly<Record<"over" | "wie" | "wat" | "van" | "tot", string>>;
};

const longest = 200;

export function readLogQuery(query: (name: string) => string | undefined): LogQuery {
  const text = (name: string): string => (query(name) ?? "").replaceAll("\0", "").toWellFormed().trim().slice(0, longest);
  const typed = { over: text("over"), wie: text("wie"), wat: text("wat"), van: text("van"), tot: text("tot") };
  const wrong = (["van", "tot"] as const).filter((name) => typed[name] !== "" && !isDay(typed[name]));
  const given = (value: string): string | undefined => value || undefined;
  const dayOf = (name: "van" | "tot") => (wrong.includes(name) ? undefined : given(typed[name]));
  const before = text("voor");
  return {
    filter: { object: given(typed.over), actor: given(typed.wie), action: given(typed.wat), from: dayOf("van"), to: dayOf("tot") },
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
    wrong,
    typed,
  };
}

/** The query of an address with the same filter; `before` for the page after. */
export function logAddress(path: string, { typed }: Pick<LogQuery, "typed">, before: number | null = null): string {
  const search = new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== ""));
  if (before !== null) search.set("voor", String(before));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
