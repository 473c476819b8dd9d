/**
 * The releases as a catalogue that others harvest: DCAT-AP-NL 3.0 (Geonovum, docs.geostandaarden.nl/dcat/dcat-ap-nl30), in JSON-LD.
 * What that profile asks for and nobody has told us is left out and said so, never made up.
 */
import type { Translated } from "../kernel/language.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ReleaseRow } from "./queries.ts";

export type Publisher = { name: string; url: string; email: string };
type Node = { "@id": string; "@type": string; [property: string]: unknown };
type Given = { base: string; title: Translated; publisher: Publisher | null; changedAt: Date };

const authority = "http://publications.europa.eu/resource/authority";
const iri = (address: string) => ({ "@id": address });
const inBoth = ({ nl, en }: Translated) => [
  { "@value": nl, "@language": "nl" },
  { "@value": en, "@language": "en" },
];
const typed = (value: string, type: "date" | "dateTime") => ({ "@value": value, "@type": `xsd:${type}` });
const dayOf = (moment: Date) => typed(moment.toISOString().slice(0, 10), "date");
const language = [iri(`${authority}/language/NLD`), iri(`${authority}/language/ENG`)];
const open = iri(`${authority}/access-right/PUBLIC`);
const health = iri(`${authority}/data-theme/HEAL`);
const agent = (name: string) => ({ "@type": "foaf:Agent", "foaf:name": name });

const context = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** The catalogue, its service, and per release a data set with its distributions. */
export function dcatOf(list: Catalogue, given: Given): { "@context": typeof context; "@graph": Node[] } {
  const releases = list.releases.filter((release) => release.withdrawn_at === null);
  const sets = releases.map((release) => datasetOf(release, list, given));
  return {
    "@context": context,
    "@graph": [
      catalogOf(releases, given),
      serviceOf(releases, given),
      ...sets,
      ...releases.flatMap((release) => distributionsOf(release, given.base)),
    ],
  };
}

/** Properties that DCAT-AP-NL 3.0 requires and this installation can't give yet, with where they are missing. */
export function missingProperties(releases: readonly ReleaseRow[], publisher: Publisher | null): string[] {
  const missing = publisher
    ? []
    : ["dcat:contactPoint (dcat:Catalog, dcat:Dataset, dcat:DataService)", "dct:publisher (dcat:Catalog, dcat:DataService)"];
  if (!licenceOfAll(releases)) missing.push("dct:license (dcat:DataService)");
  for (const release of releases) if (!release.licence_url) missing.push(`dct:license as an address (dcat:Distribution, ${release.key})`);
  if (releases.length === 0) missing.push("dcat:dataset (dcat:Catalog)");
  return missing;
}

function catalogOf(releases: readonly ReleaseRow[], { base, title, publisher, changedAt }: Given): Node {
  const missing = missingProperties(releases, publisher);
  return {
    "@id": `${base}/catalogue`,
    "@type": "dcat:Catalog",
    "dct:title": inBoth(title),
    "dct:description": inBoth({
      nl: "Cijfers over gezondheid en wat daarmee samenhangt, per gebied. Elke levering van een bron is een dataset.",
      en: "Figures on health and what goes with it, per area. Each release of a source is a data set.",
    }),
    ...answerable(publisher),
    "dct:language": language,
    "dct:modified": typed(changedAt.toISOString(), "dateTime"),
    "dcat:themeTaxonomy": iri(`${authority}/data-theme`),
    "foaf:homepage": iri(base.replace(/\/api\/v1$/, "/")),
    "dcat:service": iri(base),
    "dcat:dataset": releases.map((release) => iri(datasetId(base, release))),
    ...(missing.length > 0
      ? {
          "rdfs:comment": inBoth({
            nl: `DCAT-AP-NL 3.0 vraagt ook om wat hier nog niet bekend is: ${missing.join("; ")}.`,
            en: `DCAT-AP-NL 3.0 also asks for what is not known here yet: ${missing.join("; ")}.`,
          }),
        }
      : {}),
  };
}

function serviceOf(releases: readonly ReleaseRow[], { base, title, publisher }: Given): Node {
  const licence = licenceOfAll(releases);
  return {
    "@id": base,
    "@type": "dcat:DataService",
    "dct:identifier": base,
    "dct:title": inBoth({ nl: `API: ${title.nl}`, en: `API: ${title.en}` }),
    "dct:description": inBoth({
      nl: "Alle cijfers, met herkomst, om door programma's te laten lezen.",
      en: "All figures, with their origin, for programs to read.",
    }),
    ...answerable(publisher),
    "dct:accessRights": open,
    ...(licence ? { "dct:license": iri(licence) } : {}),
    "dct:language": language,
    "dcat:theme": health,
    "dcat:endpointURL": iri(base),
    "dcat:endpointDescription": iri(`${base}/openapi.json`),
    "foaf:page": iri(base.replace(/\/v1$/, "")),
    "dcat:servesDataset": releases.map((release) => iri(datasetId(base, release))),
  };
}

function datasetOf(release: ReleaseRow, list: Catalogue, { base, publisher }: Given): Node {
  const id = datasetId(base, release);
  const covered = list.coverage.filter((row) => row.release_id === release.id);
  const periods = [...new Set(covered.map((row) => row.period))]
    .map((number) => list.periodOf(number))
    .toSorted((a, b) => (a.starts < b.starts ? -1 : 1));
  const titles = [...new Set(covered.map((row) => row.indicator))].map((number) => list.indicatorOf(number));
  const earlier =
    release.supersedes_id === null ? null : list.releases.find((each) => each.id === release.supersedes_id && each.withdrawn_at === null);
  return {
    "@id": id,
    "@type": "dcat:Dataset",
    "dct:identifier": id,
    "dct:title": [{ "@value": `${release.title} (${release.series})`, "@language": "nl" }],
    "dct:description": inBoth({
      nl: `Levering ${release.version} van ${release.source_id}, ${release.series}: ${release.observation_count} cijfers op de gebiedsindeling van ${release.division}. Bron: ${release.publisher}.`,
      en: `Release ${release.version} of ${release.source_id}, ${release.series}: ${release.observation_count} figures on the division of ${release.division}. Source: ${release.publisher}.`,
    }),
    "dct:publisher": agent(release.publisher),
    "dct:creator": agent(release.publisher),
    ...contact(publisher),
    "dct:accessRights": open,
    "dct:language": language,
    "dcat:theme": [health, iri(`${authority}/data-theme/SOCI`)],
    "dcat:keyword": titles.flatMap((row) => inBoth({ nl: row.title_nl, en: row.title_en })),
    "dct:issued": dayOf(release.retrieved_at),
    "dct:modified": dayOf(release.imported_at),
    "dct:spatial": iri(`${authority}/country/NLD`),
    "dct:temporal": periods.map(({ starts, ends }) => ({
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": typed(starts, "date"),
      "dcat:endDate": typed(ends, "date"),
    })),
    "dcat:version": String(release.version),
    ...(earlier ? { "dcat:previousVersion": iri(datasetId(base, earlier)) } : {}),
    ...(release.url ? { "dct:source": iri(release.url) } : {}),
    "dcat:landingPage": iri(`${base.replace(/\/api\/v1$/, "")}/data/${encodeURIComponent(release.key)}`),
    "dcat:distribution": forms.map(({ name }) => iri(`${id}#${name}`)),
  };
}

const forms = [
  { name: "csv", type: "CSV", media: "text/csv" },
  { name: "json", type: "JSON", media: "application/json" },
] as const;

function distributionsOf(release: ReleaseRow, base: string): Node[] {
  const id = datasetId(base, release);
  const licence = release.licence_url ? iri(release.licence_url) : { "@type": "dct:LicenseDocument", "rdfs:label": release.licence };
  return forms.map(({ name, type, media }) => {
    const address = iri(`${id}/observations?format=${name}`);
    return {
      "@id": `${id}#${name}`,
      "@type": "dcat:Distribution",
      "dct:title": `${release.key} (${type})`,
      "dcat:accessURL": address,
      // JSON comes in parts, so there is no one file to download.
      ...(name === "csv" ? { "dcat:downloadURL": address } : {}),
      "dcat:accessService": iri(base),
      "dct:format": iri(`${authority}/file-type/${type}`),
      "dcat:mediaType": iri(`https://www.iana.org/assignments/media-types/${media}`),
      "dct:license": licence,
      "dct:language": language,
    };
  });
}

const datasetId = (base: string, release: ReleaseRow): string => `${base}/releases/${encodeURIComponent(release.key)}`;

/** The licence that all live releases share; null where they differ or have none with an address. */
function licenceOfAll(releases: readonly ReleaseRow[]): string | null {
  const addresses = new Set(releases.filter(({ live }) => live).map((release) => release.licence_url));
  return addresses.size === 1 ? ([...addresses][0] ?? null) : null;
}

function answerable(publisher: Publisher | null): Record<string, unknown> {
  return publisher ? { "dct:publisher": { ...agent(publisher.name), "foaf:homepage": iri(publisher.url) }, ...contact(publisher) } : {};
}

function contact(publisher: Publisher | null): Record<string, unknown> {
  return publisher
    ? {
        "dcat:contactPoint": {
          "@type": "vcard:Organization",
          "vcard:fn": publisher.name,
          "vcard:hasEmail": iri(`mailto:${publisher.email}`),
          "vcard:hasURL": iri(publisher.url),
        },
      }
    : {};
}
