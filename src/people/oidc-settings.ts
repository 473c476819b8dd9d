/** The identity provider that the operator names, in environment variables; docs/operations.md tells what each does. */
import { Problem } from "../kernel/problem.ts";
import type { GivenRole } from "../rights/index.ts";
import { readGrant } from "./accounts.ts";

/** Who is in this group at the provider has this role here. */
export type GroupRole = { group: string; role: GivenRole; part: string };

export type OidcSettings = {
  /** The provider's name in addresses: /aanmelden/oidc/NAME. */
  key: string;
  /** What people call it, for the button. */
  title: string;
  issuer: URL;
  clientId: string;
  /** Null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  scope: string;
  /** True: the provider hands out the e-mail addresses itself, so they count though it doesn't say `email_verified`. */
  emailTrusted: boolean;
  groupsClaim: string;
  groupRoles: readonly GroupRole[];
};

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether plain http may be spoken with it: only with a provider on this machine. */
export const onLoopback = (issuer: URL): boolean => issuer.protocol === "http:" && loopback.has(issuer.hostname);

/**
 * Null when GELIJKOP_OIDC_ISSUER isn't set: then there are local accounts only.
 * @throws Problem `oidc-settings`
 */
export function readOidcSettings(environment: NodeJS.ProcessEnv = process.env): OidcSettings | null {
  const given = (name: string): string | null => environment[`GELIJKOP_OIDC_${name}`]?.trim() || null;
  const address = given("ISSUER");
  if (address === null) return null;
  const issuer = URL.parse(address);
  if (!issuer || (issuer.protocol !== "https:" && !onLoopback(issuer)))
    throw refused("GELIJKOP_OIDC_ISSUER is not an https address.", "Give the issuer as the provider's own discovery document names it.");
  const clientId = given("CLIENT_ID");
  if (clientId === null)
    throw refused(
      "GELIJKOP_OIDC_ISSUER is set and GELIJKOP_OIDC_CLIENT_ID isn't.",
      "Give the name under which the provider knows Gelijkop.",
    );
  return {
    key: "organisatie",
    title: given("TITLE") ?? issuer.hostname,
    issuer,
    clientId,
    clientSecret: given("CLIENT_SECRET"),
    scope: given("SCOPE") ?? "openid email profile offline_access",
    emailTrusted: given("EMAIL_TRUSTED") === "yes",
    groupsClaim: given("GROUPS_CLAIM") ?? "groups",
    groupRoles: readGroupRoles(given("ROLES") ?? ""),
  };
}

/**
 * `beheer=administrator,sport=programmeManager:programme:FRAMEWORK/NODE`. Where names of groups hold commas, semicolons stand between.
 * @throws Problem `oidc-settings`
 */
function readGroupRoles(text: string): GroupRole[] {
  const entries = text.split(text.includes(";") ? ";" : ",").map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [, group = "", grant = ""] = /^(.+)=([^=]+)$/.exec(entry) ?? [];
    if (!group) throw refused(`GELIJKOP_OIDC_ROLES has "${entry}".`, "Write group=role, or group=role:part.");
    try {
      const { role, part } = readGrant(grant);
      return { group: group.trim(), role, part: part ?? "" };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw refused(`GELIJKOP_OIDC_ROLES has "${entry}": ${error.message}`, error.wayOut);
    }
  });
}

const refused = (message: string, wayOut: string): Problem => new Problem({ kind: "oidc-settings", message, wayOut });
