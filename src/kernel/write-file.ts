import { writeFileSync } from "node:fs";
import { Problem } from "./problem.ts";

/** @throws Problem `file` when the place that a person named can't be written */
export function writeFile(path: string, content: Uint8Array | string): void {
  try {
    writeFileSync(path, content);
  } catch (cause) {
    throw new Problem({
      kind: "file",
      message: `${path} can't be written: ${(cause as Error).message}.`,
      wayOut: "Choose another place with --out FILE.",
      cause,
    });
  }
}
