/** A real identity provider (npm oidc-provider) on a port of this machine, and a visitor who walks through its pages. */
import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign, type webcrypto } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider, type Configuration } from "oidc-provider";
import type { OidcSettings } from "../src/people/index.ts";

type Claims = Record<string, unknown>;
export type SigningKey = webcrypto.JsonWebKey & { kid: string };
/** An ID token on its way to the client; what comes back is signed anew by `key`, or not at all when it is null. */
export type Alter = (token: { claims: Claims; key: SigningKey }) => { claims: Claims; key: SigningKey | null };

export const newKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), alg: "RS256", use: "sig" };
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(claims: Claims, key: SigningKey | null): string {
  const body = `${encoded(key ? { alg: "RS256", kid: key.kid, typ: "JWT" } : { alg: "none" })}.${encoded(claims)}`;
  if (!key) return `${body}.`;
  return `${body}.${sign("sha256", Buffer.from(body), createPrivateKey({ key, format: "jwk" })).toString("base64url")}`;
}

export async function startProvider() {
  /** Name at the provider → what it says of the person. Taken out: the account is removed. */
  const accounts = new Map<string, Claims>();
  let key = newKey();
  let alter: Alter | null = null;
  let redirects: string[] = [];
  let handler: ((request: IncomingMessage, response: ServerResponse) => unknown) | null = null;
  const requests: string[] = [];

  const server = createServer((request, response) => {
    requests.push(new URL(request.url ?? "/", "http://provider").pathname);
    if (!handler) return;
    if (alter && request.url === "/token") rewrite(response, alter);
    void handler(request, response);
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;

  /** The provider's own answer, with another ID token in it. */
  const rewrite = (response: ServerResponse, change: Alter): void => {
    const end = response.end.bind(response) as (text: string) => ServerResponse;
    response.end = ((chunk?: unknown) => {
      const body = JSON.parse(String(chunk)) as Claims;
      if (typeof body.id_token === "string") {
        const claims = JSON.parse(Buffer.from(body.id_token.split(".")[1], "base64url").toString()) as Claims;
        const made = change({ claims, key });
        body.id_token = signed(made.claims, made.key);
      }
      const text = JSON.stringify(body);
      response.setHeader("content-length", Buffer.byteLength(text));
      return end(text);
    }) as typeof response.end;
  };

  const open = (): void => {
    const configuration: Configuration = {
      clients: [
        {
          client_id: "gelijkop",
          client_secret: "a secret of this test",
          redirect_uris: redirects.map((url) => `${url}/aanmelden/oidc/organisatie/terug`),
          post_logout_redirect_uris: redirects.map((url) => `${url}/aanmelden`),
          grant_types: ["authorization_code", "refresh_token"],
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: [createHash("sha256").update(issuer).digest("hex")] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
      issueRefreshToken: () => true,
      rotateRefreshToken: true,
      findAccount: (_context, id) => {
        const claims = accounts.get(id);
        return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
      },
    };
    handler = new Provider(issuer, configuration).callback();
  };

  return {
    issuer,
    accounts,
    /** Paths that were asked, in order. */
    requests,
    settings: (more: Partial<OidcSettings> = {}): OidcSettings => ({
      key: "organisatie",
      title: "Gemeente Verzonnen",
      issuer: new URL(issuer),
      clientId: "gelijkop",
      clientSecret: "a secret of this test",
      scope: "openid email profile offline_access",
      emailTrusted: false,
      groupsClaim: "groups",
      groupRoles: [],
      ...more,
    }),
    /** Lets a site in as a client. */
    admit: (publicUrl: string) => {
      redirects = [...redirects, publicUrl];
      open();
    },
    /** Null: ID tokens stay as the provider made them. */
    alterTokens: (by: Alter | null) => (alter = by),
    /** From now on there is one other key; gives the old one. */
    rotateKeys: (): SigningKey => {
      const old = key;
      key = newKey();
      open();
      return old;
    },
    down: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    up: () => listen(port),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type TestProvider = Awaited<ReturnType<typeof startProvider>>;

/** Somebody with a browser without scripts: keeps cookies, follows links that are redirects, sends forms. */
export function walker() {
  const jars = new Map<string, Map<string, string>>();

  async function open(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const headers = new Headers(init.headers);
    headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    if (init.method === "POST") headers.set("origin", origin);
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*(?:max-age=0|expires=Thu, 01 Jan 1970)/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** @param until stops before this address is opened */
  async function follow(
    address: string,
    init: RequestInit = {},
    until?: (address: string) => boolean,
  ): Promise<{ address: string; response: Response }> {
    let response = await open(address, init);
    let at = address;
    for (let steps = 0; steps < 15; steps++) {
      const next = response.headers.get("location");
      if (next === null) break;
      at = new URL(next, at).href;
      if (until?.(at)) break;
      response = await open(at);
    }
    return { address: at, response };
  }

  return {
    open,
    follow,
    cookies: (origin: string): Map<string, string> => jars.get(origin) ?? new Map<string, string>(),
    /**
     * From the link on the page for signing in, through the provider's own pages, up to the address that leads back to the site.
     * @returns that address, with its code
     */
    async throughProvider(site: string, login: string, query = ""): Promise<string> {
      const back = (address: string) => address.startsWith(`${site}/aanmelden/oidc/organisatie/terug`);
      let at = await follow(`${site}/aanmelden/oidc/organisatie${query}`, {}, back);
      for (const prompt of ["login", "consent"]) {
        if (back(at.address)) break;
        const action = /action="([^"]+)"/.exec(await at.response.text())?.[1];
        if (!action) throw new Error(`The provider shows no form at ${at.address}: ${at.response.status}`);
        at = await follow(action, { method: "POST", body: new URLSearchParams({ prompt, login, password: "x" }) }, back);
      }
      return at.address;
    },
  };
}

export type Walker = ReturnType<typeof walker>;
