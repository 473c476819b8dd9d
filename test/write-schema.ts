/** `npm run schema`: makes src/kernel/schema.ts anew from the migrations. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { joinEmbedded } from "../src/kernel/embedded-postgres.ts";
import { prepare } from "../src/kernel/prepare.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { writeSchemaTypes } from "./schema-types.ts";

const folder = mkdtempSync(join(tmpdir(), "gelijkop-schema-"));
chmodSync(folder, 0o755);
const server = await joinEmbedded(folder, { durable: false });
try {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await prepare(client);
  await client.end();
  writeSchemaTypes(server.url, fromRoot("src", "kernel", "schema.ts"));
} finally {
  await server.leave();
  rmSync(folder, { recursive: true, force: true });
}
