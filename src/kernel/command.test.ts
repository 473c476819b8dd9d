import { describe, expect, test } from "vitest";
import { commandHelp, overview, readLine, type Command } from "./command.ts";

const command = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  action: "read",
  summary: `Does ${name}.`,
  count: [0, 0],
  run: async () => {},
  ...more,
});
const commands = [
  command("import"),
  command("import csv", {
    arguments: "FILE",
    count: [1, 1],
    options: {
      mapping: { type: "string", value: "MAPPING", summary: "which column is what" },
      background: { type: "boolean", summary: "later" },
    },
  }),
  command("profile", { arguments: "AREA…", count: [1, 3], example: "bin/gelijkop profile GM0344" }),
];
const read = (line: string) => readLine(line.split(" ").filter(Boolean), commands);

describe("a line", () => {
  test("goes to the command with the longest name that fits", () => {
    expect(read("import csv a.csv")).toMatchObject({ command: { name: "import csv" }, positionals: ["a.csv"] });
    expect(read("import")).toMatchObject({ command: { name: "import" } });
  });

  test("takes options before, between and after, with = or a space", () => {
    expect(read("import csv --mapping=m.yaml a.csv --background").values).toMatchObject({ mapping: "m.yaml", background: true });
    expect(read("import csv a.csv --mapping m.yaml --data /tmp/x").values).toMatchObject({ mapping: "m.yaml", data: "/tmp/x" });
  });

  test("takes a name that begins with a hyphen after --", () => {
    expect(read("import csv -- --odd.csv").positionals).toEqual(["--odd.csv"]);
  });

  test("with --help needs no arguments", () => {
    expect(read("import csv --help").values.help).toBe(true);
  });

  test.each([
    ["", "No command was given."],
    ["--data x", "No command was given."],
    ["fly away", "There is no command fly away."],
    ["import csv", "import csv takes 1 FILE, got 0."],
    ["import csv a b", "import csv takes 1 FILE, got 2."],
    ["profile a b c d", "profile takes 1 to 3 AREA…, got 4."],
    ["import csv a --fast", "Unknown option '--fast'."],
    ["import csv a --mapping", "Option '--mapping <value>' argument missing."],
    ["import csv a --background=yes", "Option '--background' does not take an argument."],
  ])("that can't be read is a usage error with the way out: %s", (line, message) => {
    expect(() => read(line)).toThrow(
      expect.objectContaining({ kind: "usage", message, wayOut: expect.stringMatching(/^See bin\/gelijkop .*--help\.$/) }),
    );
  });
});

describe("help", () => {
  test("of a command names its arguments, its options, those of every command, and an example", () => {
    expect(commandHelp(commands[1]).split("\n")).toEqual([
      "bin/gelijkop import csv FILE [options]",
      "",
      "Does import csv.",
      "",
      "  --mapping MAPPING  which column is what",
      "  --background       later",
      "  --data DIR         folder of the embedded database (not used with DATABASE_URL)",
      "  --as EMAIL         do it with the rights of this account (without it: as the machine itself)",
      "  --help             this text",
    ]);
    expect(commandHelp(commands[2])).toContain("Example: bin/gelijkop profile GM0344");
  });

  test("of the whole has one line per command", () => {
    for (const { name, summary } of commands) expect(overview(commands)).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
  });
});
