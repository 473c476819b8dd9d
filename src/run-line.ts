/** From the words of a command line to what the command does. */
import { anchorFiles } from "./kernel/audit-anchor.ts";
import { anchorHead } from "./kernel/audit-head.ts";
import { commandHelp, exitCodes, overview, readLine, type Command, type Context } from "./kernel/command.ts";
import { readConfig } from "./kernel/config.ts";
import { connect, type Server } from "./kernel/connect.ts";
import type { Connections } from "./kernel/database.ts";
import { faultText } from "./kernel/fault-text.ts";
import { askerByEmail } from "./people/index.ts";
import { roleFor, system, type Asker } from "./rights/index.ts";
import { asProblem, Problem, problemLines } from "./kernel/problem.ts";
import { progressBar } from "./kernel/progress-bar.ts";
import { readSnapshot } from "./kernel/snapshot.ts";
import { commands } from "./commands.ts";

/**
 * Runs one command line.
 * @returns the exit code
 */
export async function runLine(
  words: readonly string[],
  all: readonly Command[] = commands,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  let server: Server | null = null;
  let own: Connections | null = null;
  let anchors: readonly string[] = [];
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
    const config = readConfig({ data: text("data"), port: text("port") }, environment);
    anchors = anchorFiles(config.dataFolder, environment);
    const open = async () => (server ??= await connect(config, text("reason")));
    const email = text("as");
    const asker: Asker = email === undefined ? system : await askerByEmail((await open()).db, email);
    // The database is told too who this is, and refuses by itself.
    const role = roleFor(asker, command.action);
    const enter = async (): Promise<Server> => {
      const entered = await open();
      if (asker.kind !== "person") return entered;
      own ??= entered.open({ account: asker.id, ...(role === null ? {} : { role }) });
      return { ...entered, ...own };
    };
    if (role === null)
      throw new Problem({
        kind: "not-allowed",
        status: 403,
        message: `${email} may not do this: ${command.name}.`,
        wayOut: "Ask an administrator for the role that it takes; /over/rechten lists them.",
      });
    const context: Context = {
      positionals,
      text,
      flag: (name) => values[name] === true,
      config,
      asker,
      connect: enter,
      reader: async () => {
        const { read, pool } = await enter();
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
    if (problem.kind === "unexpected") console.error(faultText(problem.cause));
    for (const line of problemLines(problem)) process.stderr.write(`${line}\n`);
    return problem.kind === "usage" ? exitCodes.usage : problem.kind === "unexpected" ? exitCodes.fault : exitCodes.refused;
  } finally {
    bar.clear();
    await (own as Connections | null)?.close();
    const opened = server as Server | null;
    // What it changed is noted outside the database too, before it says that it is done.
    if (opened) await anchorHead(opened.pool, anchors, (line) => process.stderr.write(`${line}\n`));
    await opened?.close();
  }
}
