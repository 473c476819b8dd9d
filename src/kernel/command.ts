/** The shape of a command, how its line is read, and its help. */
import { parseArgs } from "node:util";
import type { Config } from "./config.ts";
import type { Server } from "./connect.ts";
import type { Action, Asker } from "../rights/index.ts";
import { Problem } from "./problem.ts";
import type { Reader } from "./snapshot.ts";
import type { Report } from "./jobs.ts";

export type Option = { type: "string" | "boolean"; value?: string; summary: string };

export type Context = {
  positionals: readonly string[];
  /** The value of a text option; undefined when it was not given. */
  text(name: string): string | undefined;
  flag(name: string): boolean;
  config: Config;
  /** Whom the command runs for: the machine itself, or the account named by `--as`. */
  asker: Asker;
  /** Opens the database on first use; closed when the command ends. */
  connect(): Promise<Server>;
  reader(): Promise<Reader>;
  /** Writes a line to standard output. */
  out(line: string): void;
  /** Shows progress on standard error, when that is a terminal. */
  progress: Report;
};

export type Command = {
  /** One or more words: "import statline". */
  name: string;
  /** The right that it takes; the command line of the server has all of them unless `--as` names somebody. */
  action: Action;
  summary: string;
  /** As in the usage line: "FILE…". */
  arguments?: string;
  /** How many positionals it takes at least and at most. */
  count: readonly [number, number];
  options?: Readonly<Record<string, Option>>;
  example?: string;
  run(context: Context): Promise<void>;
};

/** Options that every command has. */
export const commonOptions: Readonly<Record<string, Option>> = {
  data: { type: "string", value: "DIR", summary: "folder of the embedded database (not used with DATABASE_URL)" },
  as: { type: "string", value: "EMAIL", summary: "do it with the rights of this account (without it: as the machine itself)" },
  help: { type: "boolean", summary: "this text" },
};

/** Exit codes: 0 done; 1 refused or impossible, nothing half-done; 2 the line can't be read; 70 a fault of ours. */
export const exitCodes = { done: 0, refused: 1, usage: 2, fault: 70 } as const;

/** Who signs what a command writes: the account that it runs for, else the name given with `--by`. */
export const signer = ({ asker, text }: Pick<Context, "asker" | "text">): string | undefined =>
  asker.kind === "person" ? asker.name : text("by");

export type Line = { command: Command; positionals: string[]; values: Record<string, string | boolean | undefined> };

/** Finds the command with the longest name that the words begin with. @throws Problem `usage` */
export function readLine(words: readonly string[], commands: readonly Command[]): Line {
  const command = commands
    .filter(({ name }) => name.split(" ").every((word, place) => words[place] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (!command)
    throw usage(
      words.length === 0 || words[0].startsWith("-") ? "No command was given." : `There is no command ${words.slice(0, 2).join(" ")}.`,
      "See bin/gelijkop --help.",
    );
  const rest = words.slice(command.name.split(" ").length);
  const options = { ...commonOptions, ...command.options };
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    });
    const [least, most] = command.count;
    if (!values.help && (positionals.length < least || positionals.length > most)) {
      throw usage(
        `${command.name} takes ${least === most ? least : `${least} to ${most}`} ${command.arguments ?? "arguments"}, got ${positionals.length}.`,
        `See bin/gelijkop ${command.name} --help.`,
      );
    }
    return { command, positionals, values };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw usage(`${(error as Error).message.split(". ")[0].replace(/\.$/, "")}.`, `See bin/gelijkop ${command.name} --help.`);
  }
}

function usage(message: string, wayOut: string): Problem {
  return new Problem({ kind: "usage", message, wayOut });
}

export function commandHelp(command: Command): string {
  const options = { ...command.options, ...commonOptions };
  const names = Object.entries(options).map(([name, { value }]) => `--${name}${value ? ` ${value}` : ""}`);
  const width = Math.max(...names.map((name) => name.length));
  return [
    `bin/gelijkop ${command.name}${command.arguments ? ` ${command.arguments}` : ""} [options]`,
    "",
    command.summary,
    "",
    ...Object.values(options).map(({ summary }, place) => `  ${names[place].padEnd(width)}  ${summary}`),
    ...(command.example ? ["", `Example: ${command.example}`] : []),
  ].join("\n");
}

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "bin/gelijkop COMMAND [options]",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "bin/gelijkop COMMAND --help tells more.",
  ].join("\n");
}
