export { askerByEmail, openSession, personOf, type OpenSession } from "./asker.ts";
export { commands } from "./commands.ts";
export { firstAdministrator, welcomeLink } from "./first-administrator.ts";
export { stillThere } from "./oidc-check.ts";
export { openProvider, type IdentityProvider } from "./oidc-provider.ts";
export { readOidcSettings, type OidcSettings } from "./oidc-settings.ts";
export { sessionCookie, signInPath } from "./session-cookie.ts";
export { forgetPosted, keepPosted } from "./pages/kept.ts";
export { pages } from "./pages/index.tsx";
