/** One PostgreSQL for the whole run: DATABASE_URL's server when set, else an embedded one in a folder of its own. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { joinEmbedded } from "../src/kernel/embedded-postgres.ts";
import { prepare } from "../src/kernel/prepare.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    templateName: string;
  }
}

/** Each test's database is cloned from this one: migrated once, empty. */
const templateName = `gelijkop_template_${process.pid}`;

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-test-"));
  chmodSync(folder, 0o755);
  const server = process.env.DATABASE_URL ? null : await joinEmbedded(folder, { durable: false });
  const serverUrl = server?.url ?? process.env.DATABASE_URL ?? "";

  await withClient(serverUrl, (client) => client.query(`create database ${templateName}`));
  const templateUrl = new URL(serverUrl);
  templateUrl.pathname = `/${templateName}`;
  await withClient(templateUrl.href, prepare);
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);

  return async () => {
    await withClient(serverUrl, (client) => client.query(`drop database if exists ${templateName}`));
    await server?.leave();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
