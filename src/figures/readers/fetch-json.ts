import { Problem } from "../../kernel/problem.ts";
import { tooLarge } from "./input.ts";

export type FetchOptions = {
  /** Hosts that may be asked, with their port where it isn't the usual one; links in answers are held to the same list. */
  allowedHosts: readonly string[];
  /** Waits between tries, in milliseconds; given so that tests needn't wait. */
  wait: (milliseconds: number) => Promise<void>;
  tries: number;
  timeoutMilliseconds: number;
  mostBytes: number;
};

const longestWait = 60_000;

/** The network, or the other side, is away; told apart so that the caller can say how far it came. */
export class NetworkGone extends Error {}

/**
 * The text of a JSON answer. Tries again with growing pauses on 429, 5xx and network errors, at most `tries` times; heeds Retry-After.
 * @throws NetworkGone when all tries failed
 * @throws Problem `host-not-allowed`, `table-not-found` (404), `source-refuses`, `file-too-large`, `not-json`
 */
export async function fetchJson(address: string, options: FetchOptions): Promise<string> {
  const url = new URL(address);
  // Without TLS anybody on the way could answer; only a port of this machine has nobody on the way.
  const safely = url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "127.0.0.1");
  if (!safely || !options.allowedHosts.includes(url.host)) {
    throw new Problem({
      kind: "host-not-allowed",
      status: 403,
      message: `${url.protocol}//${url.host} is not on the list of hosts that may be asked.`,
      wayOut: `Allowed are ${options.allowedHosts.join(", ")}, by https.`,
    });
  }
  let last: unknown = null;
  for (let attempt = 0; attempt < options.tries; attempt++) {
    let pause = Math.min(longestWait, 1000 * 2 ** attempt);
    try {
      const response = await fetch(url, {
        headers: { accept: "application/json" },
        redirect: "manual",
        signal: AbortSignal.timeout(options.timeoutMilliseconds),
      });
      if (response.ok) return checkJson(await body(response, url, options.mostBytes), url);
      await response.body?.cancel();
      if (response.status !== 429 && response.status < 500) throw refusal(response.status, url);
      last = new Error(`${url.host} answered ${response.status}`);
      const asked = Number(response.headers.get("retry-after"));
      if (asked > 0) pause = Math.min(longestWait, asked * 1000);
    } catch (error) {
      if (error instanceof Problem) throw error;
      last = error;
    }
    if (attempt < options.tries - 1) await options.wait(pause);
  }
  throw new NetworkGone(`${url.host} gave no answer after ${options.tries} tries`, { cause: last });
}

async function body(response: Response, url: URL, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge(`The answer of ${url.host}`, bytes, mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function checkJson(text: string, url: URL): string {
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new Problem({
      kind: "not-json",
      status: 502,
      message: `${url.href} answered with something else than JSON.`,
      wayOut: "Open the address in a browser to see what it says; try again later.",
      cause,
    });
  }
}

function refusal(status: number, url: URL): Problem {
  if (status === 404) {
    return new Problem({
      kind: "table-not-found",
      status: 404,
      message: `${url.host} has no ${decodeURIComponent(url.pathname)}.`,
      wayOut: "Check the table's number, and whether it is offered through this version (v3 or v4) and this catalogue.",
    });
  }
  return new Problem({
    kind: "source-refuses",
    status: 502,
    message: `${url.href} answered ${status}.`,
    wayOut: "Check the address; if it is right, the source doesn't give this to everyone.",
  });
}
