/** Where to report a weakness (RFC 9116): /.well-known/security.txt. */
import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { notFound, Problem } from "./kernel/problem.ts";
import { fromRoot } from "./kernel/root.ts";
import type { Web } from "./kernel/web.ts";

export type SecurityContact = {
  /** Addresses as URIs, the preferred one first. */
  contacts: readonly string[];
  /** Web page that says how reports are dealt with; null: none. */
  policy: string | null;
};

const dayMs = 86_400_000;

/**
 * GELIJKOP_SECURITY_CONTACT (e-mail addresses, or addresses of web forms, separated by commas) and GELIJKOP_SECURITY_POLICY. Null without a
 * contact: then there is no such file, for a contact that nobody reads is worse than none.
 * @throws Problem `security-contact`
 */
export function readSecurityContact(environment: NodeJS.ProcessEnv = process.env): SecurityContact | null {
  const contacts = (environment.GELIJKOP_SECURITY_CONTACT ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => (/^[^\s@:/<>]+@[^\s@:/<>]+$/.test(text) ? `mailto:${text}` : text));
  const policy = environment.GELIJKOP_SECURITY_POLICY?.trim() || null;
  const wrong =
    contacts.find((text) => !/^(?:mailto:[^\s]+@|https:\/\/|tel:\+)[^\s]+$/.test(text)) ??
    (policy !== null && !/^https:\/\/\S+$/.test(policy) ? policy : null);
  if (wrong !== null && wrong !== undefined)
    throw new Problem({
      kind: "security-contact",
      message: `${wrong} is no address for reports of weaknesses.`,
      wayOut:
        "Give an e-mail address or a web address with https: in GELIJKOP_SECURITY_CONTACT; in GELIJKOP_SECURITY_POLICY a web address.",
    });
  return contacts.length > 0 ? { contacts, policy } : null;
}

/**
 * The file. It expires 364 days after the release of this version: who doesn't upgrade within a year isn't known to read reports either.
 * @param released day of the release
 */
export function securityTxt({ contacts, policy }: SecurityContact, publicUrl: string, released: Date): string {
  const expires = new Date(released.getTime() + 364 * dayMs);
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: nl, en",
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    ...(policy === null ? [] : [`Policy: ${policy}`]),
    "",
  ].join("\n");
}

/** The day that publiccode.yml gives as that of this version's release. */
export function releaseDate(publiccode = readFileSync(fromRoot("publiccode.yml"), "utf8")): Date {
  const day = /^releaseDate: "?(\d{4}-\d{2}-\d{2})"?$/m.exec(publiccode)?.[1];
  if (day === undefined) throw new Error("publiccode.yml names no releaseDate");
  return new Date(`${day}T00:00:00Z`);
}

export function securityPages(contact: SecurityContact | null, publicUrl: string): Hono<Web> {
  const app = new Hono<Web>();
  const text = contact && securityTxt(contact, publicUrl, releaseDate());
  app.get("/.well-known/security.txt", () => {
    if (text === null) throw notFound();
    return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" } });
  });
  return app;
}
