/** Every command of the command line: the rooms', and those about the whole. */
import { commands as areas } from "./areas/index.ts";
import { commands as audit } from "./audit-commands.ts";
import { commands as equity } from "./equity/index.ts";
import { commands as figures } from "./figures/index.ts";
import type { Command } from "./kernel/command.ts";
import { migrationState } from "./kernel/migrate.ts";
import { printTable } from "./kernel/print.ts";
import { commands as packs } from "./packs/index.ts";
import { commands as people } from "./people/index.ts";
import { commands as policy } from "./policy/index.ts";
import { commands as progress } from "./progress/index.ts";
import { serve } from "./serve.ts";

const own: Command[] = [
  {
    name: "serve",
    action: "system.run",
    summary: "Starts the database, brings it up to date, loads the pack and serves the pages.",
    count: [0, 0],
    options: {
      port: { type: "string", value: "PORT", summary: "where to listen on this machine (3344)" },
      pack: { type: "string", value: "DIR", summary: "the city's pack (packs/utrecht)" },
    },
    example: "bin/gelijkop serve --port 8080",
    run: serve,
  },
  {
    name: "db status",
    action: "system.run",
    summary: "Shows which migrations the database has.",
    count: [0, 0],
    run: async (context) => {
      const client = await (await context.connect()).pool.connect();
      try {
        context.out(
          printTable(await migrationState(client), [
            { title: "migration", of: (row) => row.name },
            { title: "applied", of: (row) => row.appliedAt?.toISOString() ?? "not yet" },
          ]),
        );
      } finally {
        client.release();
      }
    },
  },
  {
    name: "db migrate",
    action: "system.run",
    summary: "Brings the database up to date (every command does so too).",
    count: [0, 0],
    run: async (context) => {
      await context.connect();
      context.out("The database is up to date.");
    },
  },
];

export const commands: Command[] = [...own, ...audit, ...areas, ...figures, ...equity, ...policy, ...progress, ...packs, ...people];
