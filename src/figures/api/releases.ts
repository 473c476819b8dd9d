/** Releases: what they are, what they hold, and all of their figures. */
import { z } from "@hono/zod-openapi";
import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import type { ReadDatabase } from "../../kernel/database.ts";
import { catalogue, type Catalogue } from "../catalogue.ts";
import type { Observation } from "../contract.ts";
import { describeRelease } from "../describe.ts";
import { describeCell, parseObservationId } from "../observation.ts";
import { cellsOfRelease, type CellRow, type ReleaseRow } from "../queries.ts";
import { apiVersion } from "./address.ts";
import { observationList, releaseDetail, releaseList } from "./answers.ts";
import { csvType, operation, type Operation } from "./operation.ts";
import { nextOf, noCursor } from "./paging.ts";
import { limit, parameters, pathParameters } from "./parameters.ts";
import { named } from "./read-request.ts";
import { streamReleaseCsv } from "./release-csv.ts";

const { source, format, after } = parameters;
const { releaseKey } = pathParameters;

/** A release never changes, so neither does what is made of it alone; the tag holds the form that it is given in. */
function frozen(release: ReleaseRow, form: string): Record<string, string> {
  return {
    "cache-control": "public, max-age=2592000, immutable",
    etag: `"${release.checksum.slice(0, 32)}-${apiVersion}-${form}"`,
    "last-modified": release.imported_at.toUTCString(),
  };
}

/** What is told about a release changes when another takes its place, or when it is withdrawn. */
function described(release: ReleaseRow, successor: ReleaseRow | undefined): Record<string, string> {
  const moments = [release.imported_at, successor?.imported_at, release.withdrawn_at].filter(
    (moment) => moment !== undefined && moment !== null,
  );
  const last = moments.reduce((latest, moment) => (moment > latest ? moment : latest));
  return {
    etag: `"${release.checksum.slice(0, 32)}-${apiVersion}-${release.live ? "live" : "old"}-${last.getTime()}"`,
    "last-modified": last.toUTCString(),
  };
}

const successorOf = (release: ReleaseRow, list: Catalogue): ReleaseRow | undefined =>
  list.releases.find((each) => each.supersedes_id === release.id);

function coverageOf(release: ReleaseRow, list: Catalogue) {
  return list.coverage
    .filter((row) => row.release_id === release.id)
    .map((row) => ({
      indicator: list.indicatorOf(row.indicator).id,
      period: list.periodOf(row.period).id,
      group: list.groupOf(row.population_group).id,
      filled: row.filled,
      absent: row.absent,
      notMeasured: row.not_measured,
    }));
}

/** The place in a release that a cursor names. @throws Problem `no-cursor` (400) */
function placeOf(
  cursor: string | undefined,
  index: AreaIndex,
  list: Catalogue,
): Pick<CellRow, "area_id" | "period" | "indicator" | "population_group"> | null {
  if (cursor === undefined) return null;
  const parts = parseObservationId(cursor);
  if (!parts) throw noCursor(cursor);
  const [period, group] = [named("after", () => list.period(parts.period)), named("after", () => list.group(parts.group))];
  if (!period || !group) throw noCursor(cursor);
  return {
    area_id: named("after", () => index.find(parts.area, parts.division)).id,
    period: period.number,
    indicator: named("after", () => list.indicator(parts.indicator)).number,
    population_group: group.number,
  };
}

/** One page of a release as it was delivered: limits are the source's own or none; ours stand with the figure itself. */
async function readPage(
  read: ReadDatabase,
  release: ReleaseRow,
  place: ReturnType<typeof placeOf>,
  most: number,
  index: AreaIndex,
  list: Catalogue,
): Promise<{ observations: Observation[]; cursor: string | null }> {
  const cells = await cellsOfRelease(read, release.id, place, most + 1);
  const observations = cells.slice(0, most).flatMap((cell) => {
    const area = index.get(cell.area_id);
    if (!area) return [];
    const observation = describeCell(cell, area, list);
    return [observation.limits === "source" ? observation : { ...observation, lower: null, upper: null, limits: null }];
  });
  return { observations, cursor: cells.length > most ? (observations.at(-1)?.id ?? null) : null };
}

export const releaseOperations: Operation[] = [
  operation({
    id: "listReleases",
    tag: "releases",
    path: "/releases",
    texts: {
      nl: {
        summary: "Alle leveringen",
        description:
          "Elke levering van een bron, de nieuwste eerst. Een verbeterde levering komt in de plaats van een oude; de oude blijft te lezen.",
      },
      en: {
        summary: "All releases",
        description: "Each delivery of a source, newest first. A corrected one takes the place of the old, which stays readable.",
      },
    },
    example: () => "/releases",
    params: z.object({}),
    query: z.object({ source }),
    answer: releaseList,
    run: async ({ reader, query }) => {
      const list = await catalogue(reader);
      return {
        body: {
          releases: list.releases
            .filter((row) => query.source === undefined || row.source_id === query.source)
            .map((row) => describeRelease(row, list)),
        },
      };
    },
  }),
  operation({
    id: "getRelease",
    tag: "releases",
    path: "/releases/{releaseKey}",
    texts: {
      nl: { summary: "Eén levering", description: "Wie de levering uitgaf, onder welke licentie, en wat erin zit of leeg is." },
      en: { summary: "One release", description: "Who published it, under which licence, and what it holds or leaves empty." },
    },
    example: ({ release }) => `/releases/${release}`,
    params: z.object({ releaseKey }),
    query: z.object({}),
    answer: releaseDetail,
    run: async ({ reader, params, base }) => {
      const list = await catalogue(reader);
      const release = list.release(params.releaseKey);
      const successor = successorOf(release, list);
      const body = {
        ...describeRelease(release, list),
        supersededBy: successor?.key ?? null,
        withdrawnAt: release.withdrawn_at?.toISOString() ?? null,
        withdrawnReason: release.withdrawn_reason,
        coverage: coverageOf(release, list),
        csv: `${base}/releases/${encodeURIComponent(release.key)}/observations?format=csv`,
      };
      return { body, headers: described(release, successor) };
    },
  }),
  operation({
    id: "listReleaseObservations",
    tag: "releases",
    path: "/releases/{releaseKey}/observations",
    texts: {
      nl: {
        summary: "Alle cijfers van één levering",
        description:
          "Zoals ze geleverd zijn. Als CSV in één bestand, met een kolom reasonForAbsence voor waarom een cijfer er niet is. Als JSON in delen. Marges staan erin als de bron ze geeft.",
      },
      en: {
        summary: "All figures of one release",
        description:
          "As they were delivered. As CSV in one file, with a column reasonForAbsence for why a figure is not there. As JSON in parts. Limits are given where the source gives them.",
      },
    },
    example: ({ release }) => `/releases/${release}/observations?limit=20`,
    params: z.object({ releaseKey }),
    query: z.object({ format, limit: limit(1_000, 5_000), after }),
    answer: observationList,
    run: async ({ reader, params, query, format, base, url }) => {
      const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
      const release = list.release(params.releaseKey);
      if (format === "csv") {
        const headers = {
          ...frozen(release, "csv"),
          "content-type": csvType,
          "content-disposition": `attachment; filename="${release.key.replaceAll(/[^A-Za-z0-9-]/g, "-")}.csv"`,
        };
        return new Response(streamReleaseCsv(reader.read, release, list), { headers });
      }
      const { observations, cursor } = await readPage(
        reader.read,
        release,
        placeOf(query.after, index, list),
        query.limit ?? 1_000,
        index,
        list,
      );
      const { next, headers } = nextOf(cursor, base, url);
      return { body: { observations, next }, headers: { ...frozen(release, "json"), ...headers } };
    },
  }),
];
