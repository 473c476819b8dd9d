/** A browser without a screen: keeps cookies, sends forms, and may come from any address of this machine (127.0.0.2, 127.0.0.3 …). */
import { request } from "node:http";

export type Answer = {
  status: number;
  location: string | null;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
};

export type WebClient = {
  get(path: string): Promise<Answer>;
  /** @param fields of the form, in order; several of one name as pairs */
  post(path: string, fields?: Readonly<Record<string, string>> | readonly (readonly [string, string])[]): Promise<Answer>;
  /** Name → value. */
  cookies: Map<string, string>;
};

/** @param site as `http://127.0.0.1:41234` @param from address that its connections come from */
export function webClient(site: string, from = "127.0.0.1"): WebClient {
  const cookies = new Map<string, string>();
  const { hostname, port, origin } = new URL(site);
  const send = (method: "GET" | "POST", path: string, body: string | null): Promise<Answer> =>
    new Promise((done, fail) => {
      const headers = {
        origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === null ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
      };
      const asked = request({ hostname, port, method, path, headers, localAddress: from }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", fail);
        response.on("end", () => {
          for (const line of response.headers["set-cookie"] ?? []) take(line);
          done({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? null,
            headers: response.headers,
            text: Buffer.concat(parts).toString("utf8"),
          });
        });
      });
      asked.on("error", fail);
      asked.end(body ?? undefined);
    });
  const take = (line: string): void => {
    const [pair] = line.split(";");
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    if (value === "" || /max-age=0(?:;|$)/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  };
  return {
    get: (path) => send("GET", path, null),
    post: (path, fields = {}) =>
      send("POST", path, new URLSearchParams((Array.isArray(fields) ? fields : Object.entries(fields)) as [string, string][]).toString()),
    cookies,
  };
}
