/**
 * Keeps so many connections to one port of this machine busy with one GET, for so many seconds, and tells how many whole answers came.
 * It writes to plain sockets and reads no more of an answer than its length, so that the server is what is measured and not this.
 */
import { connect, type Socket } from "node:net";

export type Load = { answers: number; seconds: number; bytes: number };

const mostConnections = 100;
const mostSeconds = 10;

const [port, path, connections, seconds] = process.argv.slice(2);
const until = performance.now() + Math.min(mostSeconds, Number(seconds)) * 1000;
const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: gzip\r\n\r\n`, "latin1");
const start = performance.now();
const found = await Promise.all(Array.from({ length: Math.min(mostConnections, Number(connections)) }, keepBusy));
const load: Load = {
  answers: found.reduce((sum, each) => sum + each.answers, 0),
  bytes: found.reduce((sum, each) => sum + each.bytes, 0),
  seconds: (performance.now() - start) / 1000,
};
process.send?.(load, () => process.disconnect?.());

function keepBusy(): Promise<{ answers: number; bytes: number }> {
  return new Promise((done, fail) => {
    const socket: Socket = connect(Number(port), "127.0.0.1");
    let [answers, bytes, missing] = [0, 0, 0];
    let head = "";
    socket.setNoDelay(true);
    socket.on("connect", () => socket.write(request));
    socket.on("error", fail);
    socket.on("data", (data) => {
      bytes += data.length;
      if (missing === 0) {
        head += data.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!head.startsWith("HTTP/1.1 200") || length === undefined) {
          fail(new Error(`Unexpected answer: ${head.slice(0, 200)}`));
          return;
        }
        missing = Number(length) - (head.length - end - 4);
        head = "";
      } else missing -= data.length;
      if (missing > 0) return;
      answers++;
      if (performance.now() < until) socket.write(request);
      else {
        socket.destroy();
        done({ answers, bytes });
      }
    });
  });
}
