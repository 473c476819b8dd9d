import { exitCodes } from "./kernel/command.ts";
import { runLine } from "./run-line.ts";

// A reader that stops early (| head) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.done);
});
process.exitCode = await runLine(process.argv.slice(2));
// Long output to a pipe must be out before the process goes; then nothing may hold it (a database pool's timer, the launcher's channel).
process.stdout.write("", () => process.exit());
