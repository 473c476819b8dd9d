import type { WriteStream } from "node:tty";
import type { Report } from "./jobs.ts";

const width = 24;
const everyMs = 100;

/** One line that is written over; silent where the stream is no terminal. */
export function progressBar(stream: NodeJS.WriteStream | WriteStream): { show: Report; clear(): void } {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  let shownAt = 0;
  let shown = false;
  return {
    show: (step, done, total) => {
      const now = Date.now();
      if (now - shownAt < everyMs && done !== total) return;
      shownAt = now;
      shown = true;
      const part = total ? Math.min(1, done / total) : 0;
      const bar = total
        ? `[${"#".repeat(Math.round(part * width)).padEnd(width)}] ${Math.round(part * 100)} %`
        : done > 0
          ? String(done)
          : "";
      stream.write(`\r\u001b[K${step} ${bar}`);
    },
    clear: () => {
      if (shown) stream.write("\r\u001b[K");
      shown = false;
    },
  };
}
