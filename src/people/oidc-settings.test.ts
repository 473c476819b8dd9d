import { expect, test } from "vitest";
import { readOidcSettings } from "./oidc-settings.ts";

const given = (more: Record<string, string> = {}) =>
  readOidcSettings({ GELIJKOP_OIDC_ISSUER: "https://id.verzonnen.example", GELIJKOP_OIDC_CLIENT_ID: "gelijkop", ...more });

test("without an issuer there is no provider", () => {
  expect(readOidcSettings({})).toBeNull();
  expect(readOidcSettings({ GELIJKOP_OIDC_ISSUER: " ", GELIJKOP_OIDC_CLIENT_ID: "x" })).toBeNull();
});

test("the least that is needed, and what is then taken", () => {
  expect(given()).toMatchObject({
    title: "id.verzonnen.example",
    clientSecret: null,
    emailTrusted: false,
    groupsClaim: "groups",
    groupRoles: [],
  });
  expect(given({ GELIJKOP_OIDC_EMAIL_TRUSTED: "yes" })?.emailTrusted).toBe(true);
});

test.each(["http://id.verzonnen.example", "id.verzonnen.example", "ftp://localhost", "http://127.0.0.1.verzonnen.example"])(
  "plain http only with a provider on this machine: %s is refused",
  (issuer) => {
    expect(() => given({ GELIJKOP_OIDC_ISSUER: issuer })).toThrow(/not an https address/);
  },
);
test.each(["http://127.0.0.1:4000", "http://localhost:4000/realm", "http://[::1]:4000"])("plain http on this machine: %s", (issuer) => {
  expect(given({ GELIJKOP_OIDC_ISSUER: issuer })?.issuer.href).toContain(issuer);
});

test("an issuer alone is not enough", () => {
  expect(() => given({ GELIJKOP_OIDC_CLIENT_ID: "" })).toThrow(/CLIENT_ID isn't/);
});

test("groups that give roles, with commas between or with semicolons where names hold commas", () => {
  expect(given({ GELIJKOP_OIDC_ROLES: "beheer=administrator, sport=programmeManager:programme:nota/sport" })?.groupRoles).toEqual([
    { group: "beheer", role: "administrator", part: "" },
    { group: "sport", role: "programmeManager", part: "programme:nota/sport" },
  ]);
  expect(given({ GELIJKOP_OIDC_ROLES: "CN=GGD,OU=Groepen=epidemiologist;CN=Raad=auditor;" })?.groupRoles).toEqual([
    { group: "CN=GGD,OU=Groepen", role: "epidemiologist", part: "" },
    { group: "CN=Raad", role: "auditor", part: "" },
  ]);
});

test.each([
  "beheer",
  "beheer=",
  "beheer=baas",
  "iedereen=visitor",
  "=administrator",
  "sport=programmeManager",
  "x=partner:programme:a/b",
  "x=auditor:programme:a/b",
])("refused: %s", (roles) => {
  expect(() => given({ GELIJKOP_OIDC_ROLES: roles })).toThrow(/GELIJKOP_OIDC_ROLES/);
});
