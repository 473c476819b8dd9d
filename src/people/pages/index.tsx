/** The room's pages and their addresses. */
import { Hono } from "hono";
import type { Ground, Web } from "../../kernel/web.ts";
import type { Site } from "../../ui/site.tsx";
import type { FairQueue } from "../fair-queue.ts";
import type { IdentityProvider } from "../oidc-provider.ts";
import { passwordQueue, signIn, type SignIn } from "../sign-in.ts";
import { accountRoutes } from "./account.tsx";
import { keptRoutes } from "./kept-page.tsx";
import { passkeyRoutes } from "./passkey.tsx";
import { personRoutes } from "./person.tsx";
import { oidcRoutes } from "./provider.tsx";
import { peopleRoutes } from "./people-list.tsx";
import { secondStepRoutes } from "./second-step.tsx";
import { setUpRoutes } from "./set-up.tsx";
import { signInRoutes } from "./sign-in.tsx";
import { welcomeRoutes } from "./welcome.tsx";

export type PageParts = { ground: Ground; site: () => Site; provider: IdentityProvider | null };
export type RoomParts = PageParts & { queue: FairQueue; entering: SignIn };

/** One for the process: it is the machine's cores that it shares out. */
const queue = passwordQueue();

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function pages(parts: PageParts): Hono<Web> {
  const app = new Hono<Web>();
  const room: RoomParts = { ...parts, queue, entering: signIn(parts.ground, queue) };
  for (const routes of [signInRoutes, secondStepRoutes, setUpRoutes, welcomeRoutes, accountRoutes, keptRoutes, peopleRoutes, personRoutes])
    app.route("/", routes(room));
  app.route("/", oidcRoutes(parts));
  app.route("/", passkeyRoutes(parts));
  return app;
}
