import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultPort, readConfig } from "./config.ts";
import { defaultDataFolder } from "./postgres-files.ts";

describe("the configuration", () => {
  test("needs nothing", () => {
    expect(readConfig({}, {})).toEqual({ dataFolder: defaultDataFolder(), databaseUrl: null, replicaUrl: null, port: defaultPort });
  });

  test("takes the command line before the environment", () => {
    const environment = { GELIJKOP_DATA: "from-environment", PORT: "8081" };
    expect(readConfig({}, environment)).toMatchObject({ dataFolder: resolve("from-environment"), port: 8081 });
    expect(readConfig({ data: "from-line", port: "8082" }, environment)).toMatchObject({ dataFolder: resolve("from-line"), port: 8082 });
  });

  test("takes an empty variable for one that is not set", () => {
    expect(readConfig({}, { DATABASE_URL: "", DATABASE_REPLICA_URLS: "", PORT: "" })).toMatchObject({
      databaseUrl: null,
      replicaUrl: null,
      port: defaultPort,
    });
    expect(readConfig({}, { GELIJKOP_DATA: "" }).dataFolder).toBe(defaultDataFolder());
  });

  test("reads from the first replica", () => {
    expect(readConfig({}, { DATABASE_URL: "postgres://a", DATABASE_REPLICA_URLS: "postgres://b, postgres://c" })).toMatchObject({
      databaseUrl: "postgres://a",
      replicaUrl: "postgres://b",
    });
  });

  test("refuses a data folder without a name: it would be the present folder", () => {
    expect(() => readConfig({ data: "" }, {})).toThrow(expect.objectContaining({ kind: "usage" }));
  });

  test.each(["eighty", "80.5", "-1", "65536", "1e9", "0x"])("refuses %s as a port", (port) => {
    expect(() => readConfig({ port }, {})).toThrow(
      expect.objectContaining({ kind: "usage", message: `--port ${port} is not a port number.` }),
    );
  });
});
