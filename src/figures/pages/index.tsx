/** The room's pages and their addresses. */
import { Hono, type Context } from "hono";
import { levels } from "../../areas/index.ts";
import { Problem } from "../../kernel/problem.ts";
import { pictureKinds, pictureResponse } from "../../ui/chart/picture-file.ts";
import type { Markup } from "../../ui/markup.ts";
import type { Choice } from "../service.ts";
import { comparePage, comparePicture } from "./compare.tsx";
import { dataPage, releasePage } from "./data.tsx";
import { emptyPage } from "./empty.tsx";
import { homePage } from "./home.tsx";
import type { IndicatorChoice } from "./indicator-charts.ts";
import { indicatorPicture, indicatorPictures } from "./indicator-picture.ts";
import { indicatorPage } from "./indicator.tsx";
import { areasPage, indicatorsPage } from "./lists.tsx";
import { originPage } from "./origin.tsx";
import type { PageParts } from "./parts.tsx";
import { profilePage } from "./profile.tsx";

export type { CitySettings, PageParts } from "./parts.tsx";

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function pages(parts: PageParts): Hono {
  const app = new Hono();
  app.get("/", async () => html((await emptyPage(parts, "/")) ?? (await homePage(parts))));
  app.get("/gebieden", async (c) => {
    const answer = (await emptyPage(parts, "/gebieden")) ?? (await areasPage(parts, c.req.query("q")));
    return "goTo" in answer ? c.redirect(answer.goTo) : html(answer);
  });
  app.get("/gebieden/vergelijk", async (c) =>
    html((await emptyPage(parts, "/gebieden/vergelijk")) ?? (await comparePage(parts, codesOf(c), choiceOf(c)))),
  );
  app.get("/gebieden/:code", async (c) => html(await profilePage(parts, c.req.param("code"), choiceOf(c))));
  app.get("/indicatoren", async () => html(await indicatorsPage(parts)));
  app.get("/indicatoren/:id", async (c) => html(await indicatorPage(parts, c.req.param("id"), indicatorChoice(c))));
  for (const kind of pictureKinds) {
    for (const picture of indicatorPictures)
      app.get(`/indicatoren/:id/${picture}.${kind}`, async (c) => {
        const id = c.req.param("id");
        return pictureResponse(await indicatorPicture(parts, id, picture, indicatorChoice(c)), kind, picture, id);
      });
    app.get(`/gebieden/vergelijk/kerncijfer.${kind}`, async (c) =>
      pictureResponse(await comparePicture(parts, codesOf(c), choiceOf(c)), kind, "kerncijfer", "vergelijk"),
    );
  }
  app.get("/cijfers/:id", async (c) => html(await originPage(parts, c.req.param("id"), given(c, "levering"))));
  app.get("/data", async () => html(await dataPage(parts)));
  app.get("/data/:key", async (c) => html(await releasePage(parts, c.req.param("key"))));
  return app;
}

const html = (page: Markup): Response =>
  new Response(String(page), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" } });

/** A query parameter; an empty one counts as not given, as forms send those. */
const given = (c: Context, name: string): string | undefined => c.req.query(name) || undefined;

function choiceOf(c: Context): Choice {
  const division = given(c, "indeling");
  if (division !== undefined && !/^\d{4}$/.test(division))
    throw new Problem({ kind: "division", message: "The division asked for is no year.", wayOut: "Give a year such as 2020." });
  return {
    period: given(c, "periode"),
    group: given(c, "groep"),
    benchmark: given(c, "vergelijk"),
    division: division === undefined ? undefined : Number(division),
  };
}

const indicatorChoice = (c: Context): IndicatorChoice => ({ ...choiceOf(c), level: levelOf(c), within: given(c, "binnen") });

/** The areas to compare, as the form gives them. */
const codesOf = (c: Context): (string | undefined)[] =>
  ["gebied1", "gebied2", "gebied3", "gebied4", "gebied5"].map((name) => c.req.query(name));

function levelOf(c: Context) {
  const asked = given(c, "niveau");
  if (asked === undefined) return undefined;
  const level = levels.find((each) => each === asked);
  if (level) return level;
  throw new Problem({ kind: "level", message: "This level of area does not exist.", wayOut: `Choose ${levels.join(", ")}.` });
}
