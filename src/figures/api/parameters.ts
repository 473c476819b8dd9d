/** What a request may ask for. The same name means the same at every address. */
import { z } from "@hono/zod-openapi";
import { levels } from "../../areas/index.ts";
import type { Translated } from "../../kernel/language.ts";

const text = z.string().min(1, "give a value, or leave it out").max(200, "give at most 200 characters");
const year = z
  .string()
  .regex(/^\d{4}$/, "give a year such as 2020")
  .transform(Number)
  .openapi({ type: "integer", example: 2020 });

/** Shapes of query parameters, to be put together per address; all optional. */
export const parameters = {
  q: text.max(100, "give at most 100 characters").optional().openapi({ example: "overvecht" }),
  level: z.enum(levels, `choose ${levels.join(", ")}`).optional(),
  within: text.optional().openapi({ example: "GM0344" }),
  division: year.optional(),
  period: text.optional().openapi({ example: "2020" }),
  group: text.optional().openapi({ example: "18plus" }),
  benchmark: text.optional().openapi({ example: "NL01" }),
  source: text.optional().openapi({ example: "50090NED" }),
  crs: z.enum(["wgs84", "rd"], "choose wgs84 (degrees) or rd (metres)").optional(),
  format: z.enum(["json", "csv"], "choose json or csv").optional(),
  language: z.enum(["nl", "en"], "choose nl or en").optional(),
  after: text.optional(),
} as const;

/** How many at a time. */
export const limit = (standard: number, most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, `give a whole number from 1 to ${most}`)
    .transform(Number)
    .pipe(z.int().max(most, `give at most ${most}`))
    .optional()
    .openapi({ type: "integer", minimum: 1, maximum: most, default: standard });

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "a code has letters, digits and hyphens");
const name = z.string().min(1, "it is empty").max(200, "it is too long");

/** Shapes of path parameters. */
export const pathParameters = {
  code: code.openapi({ example: "WK034403" }),
  indicatorId: name.openapi({ example: "ervaren-gezondheid" }),
  observationId: name.openapi({ example: "ervaren-gezondheid.WK034403.2020.2020.18plus" }),
  releaseKey: name.openapi({ example: "50090NED-2020-18plus-v1" }),
} as const;

/** What each parameter means, for people who read about it. */
export const parameterTexts: Readonly<Record<string, Translated>> = {
  q: { nl: "Zoek op naam of code. Kleine typefouten mogen.", en: "Search by name or code. Small slips are forgiven." },
  level: { nl: "Alleen gebieden van dit niveau.", en: "Only areas of this level." },
  within: {
    nl: "Code van een gebied: alleen wat daarin ligt. Bij een indicator is dat de gemeente van deze site als u niets kiest.",
    en: "Code of an area: only what lies inside it. For an indicator this is the site's own municipality unless told.",
  },
  division: {
    nl: "Jaar van de gebiedsindeling. Zonder keuze: de nieuwste met cijfers.",
    en: "Year of the division into areas. Unless told: the newest with figures.",
  },
  period: { nl: "Periode, bijvoorbeeld 2020. Zie /periods.", en: "Period, for example 2020. See /periods." },
  group: { nl: "Groep mensen waarover het cijfer gaat. Zie /groups.", en: "The group of people that the figure is about. See /groups." },
  benchmark: { nl: "Code van het gebied waarmee u vergelijkt.", en: "Code of the area to compare with." },
  source: { nl: "Alleen leveringen van deze bron. Zie /sources.", en: "Only releases of this source. See /sources." },
  crs: {
    nl: "Coördinaten: wgs84 (graden, als u niets kiest) of rd (meters, EPSG:28992).",
    en: "Coordinates: wgs84 (degrees, unless told) or rd (metres, EPSG:28992).",
  },
  format: { nl: "json of csv. Kan ook met de header Accept: text/csv.", en: "json or csv. The header Accept: text/csv does the same." },
  language: { nl: "Taal van de beschrijving: nl of en.", en: "Language of the description: nl or en." },
  after: {
    nl: "Ga verder na dit onderdeel. Staat klaar in het antwoord, bij next.",
    en: "Go on after this item. The answer gives it, as next.",
  },
  limit: { nl: "Hoeveel er hoogstens in één antwoord staan.", en: "How many one answer holds at most." },
  area: {
    nl: "Code van een gebied. Geef deze parameter twee tot vijf keer.",
    en: "Code of an area. Give this parameter two to five times.",
  },
  code: {
    nl: "Code van een gebied, zoals het CBS die geeft, of van een eigen gebied.",
    en: "Code of an area, as the statistics office has it, or of a set of areas.",
  },
  indicatorId: {
    nl: "Naam van de indicator hier, of bij de bron: 50090NED:Overgewicht_9.",
    en: "The indicator's name here, or at its source: 50090NED:Overgewicht_9.",
  },
  observationId: {
    nl: "Naam van één cijfer: indicator.gebied.indeling.periode.groep",
    en: "Name of one figure: indicator.area.division.period.group",
  },
  releaseKey: { nl: "Naam van een levering. Zie /releases.", en: "Name of a release. See /releases." },
};
