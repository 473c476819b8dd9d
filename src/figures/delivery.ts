/** What every reader (StatLine, XLSX, CSV, pack) turns its input into, before anything is stored. */
import type { Level } from "../areas/index.ts";

/** A value's status, or the reason why there is no value. */
export const statuses = ["final", "provisional", "revised", "unknown", "suppressed", "notApplicable", "notMeasured"] as const;
export type Status = (typeof statuses)[number];
/** The statuses without a value. */
export const absences: ReadonlySet<Status> = new Set(["unknown", "suppressed", "notApplicable", "notMeasured"]);

export type Polarity = "higherIsBetter" | "lowerIsBetter" | "neutral";
export type Measure = "proportion" | "rate" | "mean" | "count" | "index" | "other";
export type Method = "modelEstimate" | "survey" | "register" | "derived" | "other";

/** An area as the delivery names it; `name` is null where the source gives none. */
export type ListedArea = { code: string; level: Level; name: string | null; parent: string | null };

/** An indicator as source and source description give it. Texts that only one language has are used for both. */
export type ListedIndicator = {
  id: string;
  sourceKey: string;
  title: { nl: string; en: string };
  phrase?: { nl: string; en: string };
  definition: { nl: string; en: string };
  caveat: { nl: string; en: string };
  unit: string;
  decimals: number;
  polarity: Polarity;
  measure: Measure;
  method: Method;
  theme: string;
  sort: number;
  /** Says who has least and most: areas may be put in its order when inequality is measured. */
  orders?: boolean;
};

/** `noun` is the group in a sentence: "70 van de 100 *volwassenen* …". */
export type ListedGroup = {
  id: string;
  title: { nl: string; en: string };
  noun: { nl: string; en: string };
  totalOf: string[];
  /** The indicators whose sum counts its people, or comes nearest, and whom those counts hold: "inwoners van 15 jaar en ouder". */
  counted?: { by: string[]; as: { nl: string; en: string } };
  sort: number;
};

/** `starts` and `ends` are ISO dates, both inside the period. */
export type ListedPeriod = { id: string; starts: string; ends: string };

export type ListedSource = {
  id: string;
  title: string;
  publisher: string;
  licence: string;
  licenceUrl: string | null;
  homepage: string | null;
  disclosure: DisclosureRules;
};

/** Rules of a source, as data. All optional; an absent rule does not apply. Counts are of people. */
export type DisclosureRules = {
  /** A count from 1 up to (not including) this is hidden. */
  minimumCount?: number;
  /** A proportion, rate or mean over fewer people than this is hidden. */
  minimumDenominator?: number;
  /** Counts are rounded to a multiple of this. */
  roundTo?: number;
  /** A share above this (0.9 = 90 %) or below its complement tells too much of each person, and is hidden. */
  dominantShare?: number;
};

/** Observations in columns of equal length; positions point into the lists beside them. */
export type Cells = {
  length: number;
  area: Int32Array;
  period: Int16Array;
  indicator: Int16Array;
  group: Int16Array;
  /** Position in `statuses`. */
  status: Uint8Array;
  /** NaN where there is no value; likewise the four below. */
  value: Float64Array;
  lower: Float64Array | null;
  upper: Float64Array | null;
  numerator: Float64Array | null;
  denominator: Float64Array | null;
  /** Row of the input (1-based, as a spreadsheet shows it), for messages. */
  row: Int32Array;
};

/** An indicator × period × group that the source has a column for and left empty throughout. */
export type NotMeasured = { indicator: number; period: number; group: number };

export type Delivery = {
  source: ListedSource;
  title: string;
  /** Which slice of the source this is, e.g. "2020/18plus"; a later delivery of the same series supersedes. */
  series: string;
  url: string | null;
  fileName: string;
  /** SHA-256 of the input's bytes, hex. */
  checksum: string;
  /** Year of the division that the area codes belong to. */
  division: number;
  excerpt: boolean;
  retrievedAt: Date;
  areas: ListedArea[];
  indicators: ListedIndicator[];
  groups: ListedGroup[];
  periods: ListedPeriod[];
  cells: Cells;
  notMeasured: NotMeasured[];
};

/** Told now and then by readers and loaders; `total` is null when it can't be known. */
export type Progress = (step: string, done: number, total: number | null) => void;
