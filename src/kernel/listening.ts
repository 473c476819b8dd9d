/** Hearing what PostgreSQL tells, for as long as the process lives. */
import type pg from "pg";

export type Listening = { close(): void };

/**
 * Calls `told` at each notification on this channel, and once at each new connection: what was said in between was not heard.
 * @param told may fail; it is called again at the next notification
 */
export async function listen(pool: pg.Pool, channel: string, told: () => Promise<void>): Promise<Listening> {
  let client: pg.PoolClient | null = null;
  let closed = false;
  const begin = async () => {
    const mine = await pool.connect();
    if (closed) return mine.release(true);
    client = mine;
    let lost = false;
    const lose = () => {
      if (lost || closed) return;
      lost = true;
      client = null;
      mine.release(true);
      beginAgain();
    };
    mine.on("notification", () => void told().catch(() => {}));
    mine.on("error", lose);
    try {
      await mine.query(`listen ${channel}`);
      await told();
    } catch {
      lose();
    }
  };
  // Until it succeeds: a server that restarts may be away for long.
  const beginAgain = () => {
    if (!closed) setTimeout(() => void begin().catch(beginAgain), 1_000).unref();
  };
  await begin();
  return {
    close: () => {
      closed = true;
      client?.release(true);
    },
  };
}
