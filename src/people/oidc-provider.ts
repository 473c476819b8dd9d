/** The conversation with an identity provider (OpenID Connect, authorization code with PKCE). All of it goes through openid-client. */
import * as client from "openid-client";
import { onLoopback, type OidcSettings } from "./oidc-settings.ts";

/** What is remembered between sending somebody to the provider and their return. */
export type Sent = { state: string; nonce: string; verifier: string };

/** What the provider says of who came back; checked, but not yet anybody here. */
export type Vouched = {
  subject: string;
  claims: Readonly<Record<string, unknown>>;
  /** To ask later whether the account is still there; null when the provider gave none. */
  refreshToken: string | null;
};

/**
 * Why there is no answer that counts. `down`: none came, or none that could be understood, so it says nothing about the person.
 * `gone`: the provider no longer vouches. `refused`: an answer that is not to be trusted, or a no.
 */
export class ProviderError extends Error {
  readonly why: "down" | "gone" | "refused";
  /** A short code for the log; never a token, never a name. */
  readonly code: string;

  constructor(why: ProviderError["why"], code: string, cause?: unknown) {
    super(`identity provider: ${why} (${code})`, { cause });
    this.name = "ProviderError";
    this.why = why;
    this.code = code;
  }
}

export type IdentityProvider = {
  settings: OidcSettings;
  /**
   * Where to send somebody. Asks the provider first, so that a provider that is down is told in our words and not the browser's.
   * @throws ProviderError `down`
   */
  begin(): Promise<{ address: URL; sent: Sent }>;
  /**
   * Turns the code of a return into who it is.
   * @param query the return's query, as it came
   * @throws ProviderError
   */
  finish(query: string, sent: Sent): Promise<Vouched>;
  /**
   * Asks whether the account is still there.
   * @throws ProviderError
   */
  again(refreshToken: string): Promise<{ subject: string | null; refreshToken: string }>;
  /**
   * Where to sign out at the provider; null when it has no such place.
   * @throws ProviderError `down`
   */
  signOutAddress(): Promise<URL | null>;
};

/** Clocks differ. */
const toleranceSeconds = 30;
const discoveryMinutes = 10;

/**
 * @param publicUrl address of this installation, without a slash at its end
 * @param patience how long one answer of the provider may take, in seconds
 */
export function openProvider(settings: OidcSettings, publicUrl: string, { patience = 5 } = {}): IdentityProvider {
  const returnAddress = `${publicUrl}/aanmelden/oidc/${settings.key}/terug`;
  let known: { metadata: client.ServerMetadata; at: number } | null = null;
  let asking: Promise<client.ServerMetadata> | null = null;

  const ask = async (): Promise<client.ServerMetadata> => {
    const found = await answered(
      client.discovery(settings.issuer, settings.clientId, undefined, client.None(), {
        timeout: patience,
        execute: onLoopback(settings.issuer) ? [client.allowInsecureRequests] : [],
      }),
    );
    known = { metadata: found.serverMetadata(), at: Date.now() };
    return known.metadata;
  };
  /** Many who ask at once are one question to the provider. */
  const asked = async (): Promise<client.ServerMetadata> => {
    asking ??= ask().finally(() => (asking = null));
    return asking;
  };
  const metadata = async (): Promise<client.ServerMetadata> =>
    known && Date.now() - known.at < discoveryMinutes * 60_000 ? known.metadata : asked();

  // Made anew for each conversation: the library keeps keys with it, and a key that the provider took back must not be good for minutes.
  const configuration = (found: client.ServerMetadata): client.Configuration => {
    const made = new client.Configuration(
      found,
      settings.clientId,
      { [client.clockTolerance]: toleranceSeconds },
      settings.clientSecret === null ? client.None() : authentication(found, settings.clientSecret),
    );
    made.timeout = patience;
    if (onLoopback(settings.issuer)) client.allowInsecureRequests(made);
    client.enableNonRepudiationChecks(made);
    return made;
  };

  return {
    settings,
    async begin() {
      const config = configuration(await asked());
      const sent = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: returnAddress,
        scope: settings.scope,
        state: sent.state,
        nonce: sent.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(sent.verifier),
        code_challenge_method: "S256",
      });
      return { address, sent };
    },

    async finish(query, { state, nonce, verifier }) {
      const config = configuration(await metadata());
      const address = new URL(returnAddress);
      address.search = query;
      const tokens = await answered(
        client.authorizationCodeGrant(config, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      );
      const claims = tokens.claims();
      if (!claims) throw new ProviderError("refused", "no-id-token");
      // The library looks at when a token ends and not at when it was made.
      if (claims.iat > Date.now() / 1000 + toleranceSeconds) throw new ProviderError("refused", "made-in-future");
      const more = config.serverMetadata().userinfo_endpoint
        ? await answered(client.fetchUserInfo(config, tokens.access_token, claims.sub))
        : {};
      return { subject: claims.sub, claims: { ...more, ...claims }, refreshToken: tokens.refresh_token ?? null };
    },

    async again(refreshToken) {
      const config = configuration(await metadata());
      const tokens = await answered(client.refreshTokenGrant(config, refreshToken), "gone");
      return { subject: tokens.claims()?.sub ?? null, refreshToken: tokens.refresh_token ?? refreshToken };
    },

    async signOutAddress() {
      const found = await asked();
      if (!found.end_session_endpoint) return null;
      return client.buildEndSessionUrl(configuration(found), { post_logout_redirect_uri: `${publicUrl}/aanmelden` });
    },
  };
}

/** As the provider's document has it; without a word of it there, RFC 8414 says: basic. */
function authentication(found: client.ServerMetadata, secret: string): client.ClientAuth {
  const ways = found.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return ways.includes("client_secret_basic") ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}

/** Errors that say something about the answer, and so of whoever sent it. All others say that none came. */
const untrusted = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
  "OAUTH_UNSUPPORTED_OPERATION",
]);

/** @param onInvalidGrant what it means that the provider doesn't know the grant (any more) */
async function answered<T>(conversation: Promise<T>, onInvalidGrant: "refused" | "gone" = "refused"): Promise<T> {
  try {
    return await conversation;
  } catch (cause) {
    if (cause instanceof client.AuthorizationResponseError) throw new ProviderError("refused", cause.error, cause);
    if (cause instanceof client.ResponseBodyError)
      throw new ProviderError(cause.error === "invalid_grant" ? onInvalidGrant : "down", cause.error, cause);
    const code = codeOf(cause) ?? (cause instanceof Error ? codeOf(cause.cause) : null) ?? "unexpected";
    throw new ProviderError(untrusted.has(code) ? "refused" : "down", code, cause);
  }
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
