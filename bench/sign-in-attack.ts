/**
 * Guesses passwords at one port of this machine: so many attempts, from so many addresses of it, over fifty connections. `one`: all for one
 * account; `many`: one for each of as many accounts. Tells how often each status came back.
 */
import { Agent, request } from "node:http";

export type Attack = { statuses: Record<string, number>; locations: number; seconds: number };

const connections = 50;
const mostAttempts = 10_000;

const [port, kind, attempts, sources] = process.argv.slice(2);
const count = Math.min(mostAttempts, Number(attempts));
const attack: Attack = { statuses: {}, locations: 0, seconds: 0 };
const agents = Array.from({ length: Number(sources) }, (_, place) => new Agent({ keepAlive: true, localAddress: `127.0.1.${place + 1}` }));
const start = performance.now();
let next = 0;
await Promise.all(Array.from({ length: connections }, work));
attack.seconds = (performance.now() - start) / 1000;
for (const agent of agents) agent.destroy();
process.send?.(attack, () => process.disconnect?.());

async function work(): Promise<void> {
  while (next < count) {
    const number = next++;
    const account = kind === "one" ? 0 : number;
    const { status, location } = await guess(
      agents[number % agents.length],
      `nummer${account}@verzonnen.example`,
      `gegokt wachtwoord ${number}`,
    );
    attack.statuses[status] = (attack.statuses[status] ?? 0) + 1;
    if (location) attack.locations++;
  }
}

function guess(agent: Agent, email: string, password: string): Promise<{ status: number; location: boolean }> {
  const body = new URLSearchParams({ email, password }).toString();
  const headers = {
    origin: "http://127.0.0.1",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((done, fail) => {
    const asked = request({ agent, host: "127.0.0.1", port, method: "POST", path: "/aanmelden", headers }, (answer) => {
      answer.resume();
      answer.on("error", fail);
      answer.on("end", () => done({ status: answer.statusCode ?? 0, location: answer.headers.location !== undefined }));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}
