import { afterAll, beforeAll, expect, test } from "vitest";
import { startProvider, type TestProvider } from "../../test/oidc-provider.ts";
import { openProvider } from "./oidc-provider.ts";

const site = "http://127.0.0.1:9";
let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider?.close());

const opened = (more: Parameters<TestProvider["settings"]>[0] = {}) => openProvider(provider.settings(more), site, { patience: 0.3 });

test("a provider that takes a question and never answers", async () => {
  await expect(opened().begin()).rejects.toMatchObject({ name: "ProviderError", why: "down", code: "OAUTH_TIMEOUT" });
});

test("many who ask at once are one question; each gets a state, nonce and challenge of its own", async () => {
  provider.admit(site);
  const identity = opened();
  const before = provider.requests.length;
  const begun = await Promise.all(Array.from({ length: 20 }, () => identity.begin()));
  expect(provider.requests.slice(before)).toEqual(["/.well-known/openid-configuration"]);
  for (const name of ["state", "nonce", "code_challenge"])
    expect(new Set(begun.map(({ address }) => address.searchParams.get(name))).size).toBe(20);
  const { address, sent } = begun[0];
  expect(address.origin).toBe(provider.issuer);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    client_id: "gelijkop",
    redirect_uri: `${site}/aanmelden/oidc/organisatie/terug`,
    response_type: "code",
    code_challenge_method: "S256",
    state: sent.state,
  });
  expect(address.href).not.toContain(sent.verifier);
});

test("a description of another issuer is no answer", async () => {
  provider.admit(site);
  const named = new URL(provider.issuer);
  named.hostname = "localhost";
  await expect(opened({ issuer: named }).begin()).rejects.toMatchObject({ why: "refused", code: "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED" });
});

test("a token that the provider doesn't know: gone. A secret that it doesn't know: an error of ours, which says nothing of the person", async () => {
  provider.admit(site);
  await expect(opened().again("no such token")).rejects.toMatchObject({ why: "gone", code: "invalid_grant" });
  await expect(opened({ clientSecret: "another" }).again("no such token")).rejects.toMatchObject({ why: "down" });
});
