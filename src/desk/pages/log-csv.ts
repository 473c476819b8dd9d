/** The log as a file, page by page, so that a long one takes no more memory than a short one. */
import { seeing } from "../../kernel/acting.ts";
import { listEvents, type EventFilter, type LoggedEvent } from "../../kernel/audit-reading.ts";
import { csvLine } from "../../kernel/csv.ts";
import type { Database } from "../../kernel/database.ts";
import type { Language } from "../../kernel/language.ts";
import { personal } from "../../kernel/web.ts";
import type { Asker } from "../../rights/index.ts";
import { changes } from "./log-changes.ts";
import { actorText, whatHappened } from "./log-words.ts";

const perPage = 1_000;
const columns = ["number", "id", "at", "actor", "name", "role", "action", "what", "object", "reason", "changes"];

/** Each page is read as the asker: a right that ends on the way ends the file. */
async function* lines(db: Database, asker: Asker, filter: EventFilter, language: Language): AsyncGenerator<string> {
  yield csvLine(columns);
  for (let before: number | undefined, more = true; more;) {
    const page = await seeing(db, asker, (read) => listEvents(read, filter, { before, most: perPage }));
    yield page.events.map((event) => line(event, language)).join("");
    more = page.next !== null;
    before = page.next ?? undefined;
  }
}

function line(event: LoggedEvent, language: Language): string {
  const { number, id, at, actor, name, role, action, object, reason, before, after, hidden } = event;
  const differences = [
    ...changes(before, after).map((each) => `${each.field}: ${each.before ?? ""} → ${each.after ?? ""}`),
    ...hidden.map((column) => `${column}: …`),
  ];
  const who = actorText(actor, name, language);
  return csvLine([
    number,
    id,
    at.toISOString(),
    actor,
    who,
    role,
    action,
    whatHappened(event, language),
    object,
    reason,
    differences.join("\n"),
  ]);
}

export function logCsv(db: Database, asker: Asker, filter: EventFilter, language: Language): Response {
  const source = lines(db, asker, filter, language);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await source.return(undefined)),
  });
  return new Response(body, {
    headers: { ...personal, "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="logboek.csv"' },
  });
}
