import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase, type Connections, type Standing } from "../src/kernel/database.ts";

export type TestDatabase = Connections & {
  url: string;
  /** The database's owner: for what no application may do. */
  owner: pg.Pool;
  /** More pools on it; closed with it. */
  open(standing: Standing): Connections;
};

/** A database of its own: migrated, empty, gone after `close()`. */
export const testDatabase = (): Promise<TestDatabase> => freshDatabase(inject("templateName"));

/** A database without anything in it: for what happens before and during migration. */
export const emptyDatabase = (): Promise<TestDatabase> => freshDatabase("template0");

async function freshDatabase(template: string): Promise<TestDatabase> {
  const serverUrl = inject("serverUrl");
  const name = `gelijkop_test_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await createFromTemplate(admin, name, template);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const connections = openDatabase(address.href, { standing: "system" });
  const owner = new pg.Pool({ connectionString: address.href, max: 2 });
  owner.on("error", () => {});
  const more: Connections[] = [];
  return {
    ...connections,
    url: address.href,
    owner,
    open: (standing) => {
      const opened = openDatabase(address.href, { standing });
      more.push(opened);
      return opened;
    },
    close: async () => {
      await Promise.all([connections, ...more].map((each) => each.close()));
      await owner.end();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

/** PostgreSQL refuses a clone while another session clones the same template, so it waits its turn. */
async function createFromTemplate(admin: pg.Client, name: string, template: string): Promise<void> {
  await admin.query("select pg_advisory_lock(4171345)");
  try {
    await admin.query(`create database ${name} template ${template}`);
  } finally {
    await admin.query("select pg_advisory_unlock(4171345)");
  }
}
