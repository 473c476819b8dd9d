import { commandHelp, exitCodes, overview, readLine, type Command, type Context } from "./kernel/command.ts";
import { readConfig } from "./kernel/config.ts";
import { connect } from "./kernel/connect.ts";
import type { Connections } from "./kernel/database.ts";
import { asProblem, problemLines } from "./kernel/problem.ts";
import { progressBar } from "./kernel/progress-bar.ts";
import { readSnapshot } from "./kernel/snapshot.ts";
import { commands } from "./commands.ts";

/** Runs one command line. @returns the exit code */
export async function runLine(words: readonly string[], all: readonly Command[] = commands): Promise<number> {
  let connections: Connections | null = null;
  const bar = progressBar(process.stderr);
  try {
    if (words.length === 0 || words[0] === "--help" || words[0] === "help") {
      process.stdout.write(`${overview(all)}\n`);
      return words.length === 0 ? exitCodes.usage : exitCodes.done;
    }
    const { command, positionals, values } = readLine(words, all);
    if (values.help) {
      process.stdout.write(`${commandHelp(command)}\n`);
      return exitCodes.done;
    }
    const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
    const config = readConfig({ data: text("data"), port: text("port") });
    const open = async () => (connections ??= await connect(config));
    const context: Context = {
      positionals,
      text,
      flag: (name) => values[name] === true,
      config,
      connect: open,
      reader: async () => {
        const { read, pool } = await open();
        return { read, snapshot: await readSnapshot((query) => pool.query(query)) };
      },
      out: (line) => void process.stdout.write(`${line}\n`),
      progress: bar.show,
    };
    await command.run(context);
    return exitCodes.done;
  } catch (error) {
    bar.clear();
    const problem = asProblem(error);
    if (problem.kind === "unexpected") console.error(problem.cause);
    for (const line of problemLines(problem)) process.stderr.write(`${line}\n`);
    return problem.kind === "usage" ? exitCodes.usage : problem.kind === "unexpected" ? exitCodes.fault : exitCodes.refused;
  } finally {
    bar.clear();
    await (connections as Connections | null)?.close();
  }
}

// A reader that stops early (| head) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.done);
});
process.exitCode = await runLine(process.argv.slice(2));
// Long output to a pipe must be out before the process goes; then nothing may hold it (a database pool's timer, the launcher's channel).
process.stdout.write("", () => process.exit());
