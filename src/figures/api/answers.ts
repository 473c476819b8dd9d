/** Answers of the API that only the API gives; what pages and command line share is in contract.ts. */
import { z } from "@hono/zod-openapi";
import { areaReference, comparison, indicator, observation, profile, release } from "../contract.ts";

const next = z.string().nullable().openapi({ description: "Address of what follows; null at the end." });
const translated = z.object({ nl: z.string(), en: z.string() });

export const root = z
  .object({
    title: translated,
    version: z.string(),
    documentation: z.string(),
    openapi: z.string(),
    catalogue: z.string(),
    links: z.array(z.string()).openapi({ description: "Addresses to start from." }),
  })
  .openapi("Root");

export const areaList = z.object({ areas: z.array(areaReference), next }).openapi("AreaList");

export const areaDetail = areaReference
  .extend({
    parents: z.array(areaReference).openapi({ description: "What holds it, nearest first." }),
    children: z.array(areaReference).openapi({ description: "What lies directly inside it." }),
    members: z.array(areaReference).openapi({ description: "For a set: the areas that it is made of." }),
    divisions: z.array(z.int()).openapi({ description: "Years of all divisions that know this code, newest first." }),
  })
  .openapi("Area");

export const observationList = z.object({ observations: z.array(observation), next }).openapi("ObservationList");

export const comparisonAnswer = z.object({ profiles: z.array(profile) }).openapi("ComparedAreas");

export const indicatorList = z.object({ indicators: z.array(indicator) }).openapi("IndicatorList");

export const indicatorObservations = z
  .object({
    indicator: z.string(),
    level: areaReference.shape.level,
    within: areaReference,
    period: z.string(),
    group: z.string(),
    benchmark: observation.nullable().openapi({ description: "The figure that each is compared with." }),
    observations: z.array(z.object({ area: areaReference, observation, comparison })),
    next,
  })
  .openapi("IndicatorObservations");

export const source = z
  .object({
    id: z.string().openapi({ example: "50090NED" }),
    title: z.string(),
    publisher: z.string(),
    licence: z.string(),
    licenceUrl: z.string().nullable(),
    homepage: z.string().nullable(),
    disclosure: z
      .object({
        minimumCount: z.number().optional(),
        minimumDenominator: z.number().optional(),
        roundTo: z.number().optional(),
        dominantShare: z.number().optional(),
      })
      .openapi({ description: "Rules by which figures of this source are hidden or rounded before they are stored." }),
  })
  .openapi("Source");
export const sourceList = z.object({ sources: z.array(source) }).openapi("SourceList");

export const origin = z
  .object({
    observation,
    area: areaReference,
    indicator,
    release: release.nullable().openapi({ description: "The release that it stands in; null for a figure that is computed here." }),
    source: source.nullable(),
    inputs: z.array(observation).openapi({ description: "For a figure computed here: the figures that went into it." }),
    weights: z.array(observation).openapi({ description: "For a weighted mean: the figures that weigh the inputs, in the same order." }),
    otherVersions: z.array(z.object({ observation, release })).openapi({ description: "The same figure as other releases have it." }),
  })
  .openapi("Origin");

export const group = z
  .object({
    id: z.string().openapi({ example: "18plus" }),
    title: translated,
    noun: translated.openapi({ description: "The group in a sentence." }),
  })
  .openapi("Group");
export const groupList = z.object({ groups: z.array(group) }).openapi("GroupList");

export const period = z
  .object({
    id: z.string().openapi({ example: "2020" }),
    starts: z.iso.date(),
    ends: z.iso.date().openapi({ description: "The last day that belongs to it." }),
  })
  .openapi("Period");
export const periodList = z.object({ periods: z.array(period) }).openapi("PeriodList");

export const releaseList = z.object({ releases: z.array(release) }).openapi("ReleaseList");

export const releaseDetail = release
  .extend({
    supersededBy: z.string().nullable().openapi({ description: "The release that came in its place." }),
    withdrawnAt: z.iso.datetime().nullable(),
    withdrawnReason: z.string().nullable(),
    coverage: z
      .array(
        z.object({
          indicator: z.string(),
          period: z.string(),
          group: z.string(),
          filled: z.int(),
          absent: z.int(),
          notMeasured: z.boolean(),
        }),
      )
      .openapi({
        description:
          "Per indicator, period and group: how many values, how many reasons instead, and whether the source left all of it empty.",
      }),
    csv: z.string().openapi({ description: "Address of all of its figures as CSV." }),
  })
  .openapi("ReleaseDetail");

const position = z.array(z.number()).min(2).max(2);
export const boundaryFeature = z
  .object({
    type: z.literal("Feature"),
    id: z.string(),
    crs: z
      .object({ type: z.literal("name"), properties: z.object({ name: z.string() }) })
      .optional()
      .openapi({ description: "Only where the coordinates are not degrees." }),
    properties: areaReference.extend({
      year: z.int().openapi({ description: "Year of the outline; it may differ from the division." }),
      source: z.string(),
    }),
    geometry: z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position))) }),
  })
  .openapi("Boundary");

export const dcatCatalogue = z
  .looseObject({ "@context": z.looseObject({}), "@graph": z.array(z.looseObject({ "@id": z.string(), "@type": z.string() })) })
  .openapi("DcatCatalogue");

export const openApiAnswer = z.looseObject({ openapi: z.string() }).openapi("OpenApiDocument");

export const problem = z
  .object({
    type: z.string().openapi({ example: "urn:gelijkop:problem:no-area" }),
    title: z.string().openapi({ description: "What was asked and what was found." }),
    status: z.int(),
    detail: z.string().openapi({ description: "The way out." }),
    instance: z.string(),
    faults: z
      .array(z.object({ row: z.int().optional(), column: z.string().optional(), found: z.string(), mend: z.string() }))
      .optional()
      .openapi({ description: "One entry per thing that is wrong; column is the parameter." }),
  })
  .openapi("Problem");
