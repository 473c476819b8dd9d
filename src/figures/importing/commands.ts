import type { Command, Context } from "../../kernel/command.ts";
import { Problem } from "../../kernel/problem.ts";
import { restoreRelease, withdrawRelease } from "./withdrawal.ts";

const reasonOption = { type: "string", value: "TEXT", summary: "why; stays with the release and is public" } as const;

function reasonOf(context: Context): string {
  const reason = context.text("reason")?.trim();
  if (reason) return reason;
  throw new Problem({ kind: "usage", message: "--reason is missing.", wayOut: "Say in a sentence why; it goes into the history." });
}

export const releaseCommands: Command[] = [
  {
    name: "release withdraw",
    action: "figures.withdraw",
    summary: "Takes a release away from what is shown; its history stays, and it can be put back.",
    arguments: "RELEASE",
    count: [1, 1],
    options: { reason: reasonOption },
    example: 'bin/gelijkop release withdraw 50090NED-2020-18plus-v2 --reason "wrong file"',
    run: async (context) => {
      const key = context.positionals[0];
      const reason = reasonOf(context);
      await withdrawRelease((await context.connect()).db, context.asker, key, reason);
      context.out(`${key} is withdrawn. Put it back with: bin/gelijkop release restore ${key} --reason TEXT`);
    },
  },
  {
    name: "release restore",
    action: "figures.withdraw",
    summary: "Puts a withdrawn release back.",
    arguments: "RELEASE",
    count: [1, 1],
    options: { reason: { ...reasonOption, summary: "why; stays in the history" } },
    run: async (context) => {
      const key = context.positionals[0];
      const reason = reasonOf(context);
      await restoreRelease((await context.connect()).db, context.asker, key, reason);
      context.out(`${key} is shown again.`);
    },
  },
];
