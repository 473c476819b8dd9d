/** The product on a port of this machine, over a test's own database. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { makeApp } from "../src/app.tsx";
import type { OidcSettings } from "../src/people/index.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { followSnapshot } from "../src/kernel/snapshot.ts";
import { readPack } from "../src/packs/index.ts";
import type { TestDatabase } from "./database.ts";
import { testSecret } from "./people.ts";

export type TestSite = {
  /** Without a slash at its end: http://127.0.0.1:41234 */
  url: string;
  close(): Promise<void>;
};

export const utrecht = () => readPack(fromRoot("packs", "utrecht"));

/**
 * Serves what the database holds, with the words and choices of Utrecht's pack; it does not load the pack.
 * @param host name under which the site knows itself: a passkey belongs to a name, not to a number
 */
export async function startSite(
  base: TestDatabase,
  { host = "127.0.0.1", oidc = null }: { host?: string; oidc?: OidcSettings | null } = {},
): Promise<TestSite> {
  const { pool } = base;
  // As requests have them: nobody acts until somebody signed in.
  const { db, read } = base.open("nobody");
  const { settings, folder } = utrecht();
  const follower = await followSnapshot(pool);
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  server.on(
    "request",
    getRequestListener(
      makeApp({ read, db, secret: testSecret, snapshot: follower.now, settings, packFolder: folder, publicUrl: url, oidc }).fetch,
    ),
  );
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await follower.close();
    },
  };
}
