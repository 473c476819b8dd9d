/** One row of table `crosswalk`: which share of an area of one division lies in an area of another. */
export type CrosswalkRow = {
  fromCode: string;
  fromDivision: number;
  toCode: string;
  toDivision: number;
  /** Share, above 0 and at most 1, of what `basis` names (people, addresses, land …). */
  weight: number;
  basis: string;
  source: string;
  /** Stated error of the weight as a share of it (0.05 = 5 %); null when the source states none. */
  errorShare: number | null;
};

/** A figure on the from-area. `denominator`: the people that a share is of; counts need none. Null: hidden, unknown or not measured. */
export type CarriedFrom = { value: number | null; denominator?: number | null };

/** A figure on the to-area. Always to be shown as carried: it was not measured there, and has no confidence limits of its own. */
export type CarriedValue = {
  carried: true;
  value: number;
  /** Shares only: the carried number of people. */
  denominator: number | null;
  /** At most this far off because of the weights, in the value's unit; null when a weight's error is not stated. */
  error: number | null;
  from: string[];
  basis: string[];
  sources: string[];
};

export type Refusal = {
  reason: "noRows" | "mixedDivisions" | "repeatedRow" | "noCrosswalkRow" | "weightsDoNotAddUp" | "badWeight" | "noValue" | "noDenominator";
  code: string;
  /** What was found, in a sentence. */
  found: string;
};

export type Carried =
  | { values: ReadonlyMap<string, CarriedValue>; refused: readonly Refusal[] }
  | { values: null; refused: readonly Refusal[] };

/**
 * Carries one figure (an indicator, period and group) from the areas of one division to those of another, by areal interpolation with
 * weights (Goodchild & Lam 1980, "Areal interpolation: a variant of the traditional spatial problem", Geo-Processing 1, 297–312; the
 * form of the correspondence tables of CBS and Eurostat). With w the weight of from-area s in to-area t, y the value, n the people:
 *
 *   count   y(t) = Σ w·y(s)                    error(t) = Σ w·e·|y(s)|
 *   share   n(t) = Σ w·n(s)                    p(t) = Σ w·n(s)·p(s) / n(t)
 *           error(t) = Σ w·e·n(s)·|p(s) − p(t)| / n(t)
 *
 * e is the weight's stated error as a share of it. Errors are added, not squared and added: those of one source point the same way.
 * A weight of 1 without a stated error (a whole area that went over) counts as exact. The share's error is its first-order bound.
 * Both assume that the figure is spread evenly over what the weight was taken from.
 *
 * @param figures by code of the from-area; those without a value too, so that a from-area that the crosswalk forgot is seen
 * @param rows one pair of divisions
 * @param tolerance how far the weights of one from-area may be from adding up to 1
 * @returns values per to-area, and those to-areas refused because something that they need is missing. `values` is null where nothing
 *   can be carried: then `refused` names the from-areas at fault, since any to-area might lack their part
 */
export function carry(
  figures: ReadonlyMap<string, CarriedFrom>,
  rows: readonly CrosswalkRow[],
  kind: "count" | "share",
  tolerance = weightTolerance,
): Carried {
  const wholly = refusals(figures, rows, tolerance);
  if (wholly.length > 0) return { values: null, refused: wholly };
  const values = new Map<string, CarriedValue>();
  const refused: Refusal[] = [];
  for (const [toCode, parts] of Map.groupBy(rows, ({ toCode }) => toCode)) {
    if (!parts.some(({ fromCode }) => figures.has(fromCode))) continue;
    const refusal = partRefusal(toCode, parts, figures, kind);
    if (refusal) refused.push(refusal);
    else values.set(toCode, kind === "count" ? carriedCount(parts, figures) : carriedShare(parts, figures));
  }
  return { values, refused };
}

function refusals(figures: ReadonlyMap<string, CarriedFrom>, rows: readonly CrosswalkRow[], tolerance: number): Refusal[] {
  if (rows.length === 0) return [{ reason: "noRows", code: "", found: "There is no crosswalk between these divisions." }];
  const [{ fromDivision, toDivision }] = rows as [CrosswalkRow];
  const found: Refusal[] = [];
  const byFrom = Map.groupBy(rows, ({ fromCode }) => fromCode);
  for (const [code, group] of byFrom) {
    const mixed = group.find((row) => row.fromDivision !== fromDivision || row.toDivision !== toDivision);
    if (mixed)
      found.push({
        reason: "mixedDivisions",
        code,
        found: `${code} goes from ${mixed.fromDivision} to ${mixed.toDivision}, others from ${fromDivision} to ${toDivision}.`,
      });
    if (new Set(group.map(({ toCode }) => toCode)).size < group.length)
      found.push({ reason: "repeatedRow", code, found: `${code} has two rows to one area.` });
    const bad = group.find(({ weight }) => !(weight > 0 && weight <= 1));
    if (bad) found.push({ reason: "badWeight", code, found: `${code} to ${bad.toCode} has weight ${bad.weight}.` });
  }
  for (const code of figures.keys()) {
    if (!byFrom.has(code)) found.push({ reason: "noCrosswalkRow", code, found: `${code} (${fromDivision}) has no row to ${toDivision}.` });
  }
  return [
    ...found,
    ...unevenWeights(
      rows.filter(({ fromCode }) => figures.has(fromCode)),
      tolerance,
    ),
  ];
}

/**
 * The from-areas whose weights don't add up to 1: part of them goes to an area that the crosswalk doesn't tell, or twice.
 * @param rows one pair of divisions
 */
export function unevenWeights(rows: readonly CrosswalkRow[], tolerance = weightTolerance): Refusal[] {
  return [...Map.groupBy(rows, ({ fromCode }) => fromCode)].flatMap(([code, group]) => {
    const total = sum(group.map(({ weight }) => weight));
    return Math.abs(total - 1) <= tolerance
      ? []
      : [{ reason: "weightsDoNotAddUp" as const, code, found: `The weights of ${code} add up to ${Number(total.toPrecision(6))}, not 1.` }];
  });
}

const weightTolerance = 0.001;

function partRefusal(
  toCode: string,
  parts: readonly CrosswalkRow[],
  figures: ReadonlyMap<string, CarriedFrom>,
  kind: "count" | "share",
): Refusal | null {
  const empty = parts.find(({ fromCode }) => !Number.isFinite(figures.get(fromCode)?.value ?? NaN));
  if (empty) return { reason: "noValue", code: toCode, found: `${toCode} takes part of ${empty.fromCode}, which has no value.` };
  if (kind === "count") return null;
  const people = parts.map(({ fromCode }) => figures.get(fromCode)!.denominator ?? NaN);
  const without = parts.find((_, i) => !(Number.isFinite(people[i]) && people[i] >= 0));
  if (without)
    return {
      reason: "noDenominator",
      code: toCode,
      found: `${toCode} takes part of ${without.fromCode}, of which the number of people is not known.`,
    };
  return sum(people) > 0 ? null : { reason: "noDenominator", code: toCode, found: `${toCode} takes only from areas without people.` };
}

function carriedCount(parts: readonly CrosswalkRow[], figures: ReadonlyMap<string, CarriedFrom>): CarriedValue {
  const terms = parts.map((row) => ({ row, part: row.weight * figures.get(row.fromCode)!.value! }));
  return {
    carried: true,
    value: sum(terms.map(({ part }) => part)),
    denominator: null,
    error: added(terms.map(({ row, part }) => errorOf(row, Math.abs(part)))),
    ...origin(parts),
  };
}

function carriedShare(parts: readonly CrosswalkRow[], figures: ReadonlyMap<string, CarriedFrom>): CarriedValue {
  const terms = parts.map((row) => {
    const { value, denominator } = figures.get(row.fromCode)!;
    return { row, share: value!, people: row.weight * denominator! };
  });
  const people = sum(terms.map((term) => term.people));
  const value = sum(terms.map((term) => term.people * term.share)) / people;
  const errors = terms.map((term) => errorOf(term.row, (term.people * Math.abs(term.share - value)) / people));
  return { carried: true, value, denominator: people, error: added(errors), ...origin(parts) };
}

function errorOf({ weight, errorShare }: CrosswalkRow, part: number): number | null {
  if (errorShare === null) return weight === 1 ? 0 : null;
  return errorShare * part;
}

function added(errors: readonly (number | null)[]): number | null {
  return errors.every((error) => error !== null) ? sum(errors) : null;
}

function origin(parts: readonly CrosswalkRow[]) {
  return {
    from: parts.map(({ fromCode }) => fromCode),
    basis: [...new Set(parts.map(({ basis }) => basis))],
    sources: [...new Set(parts.map(({ source }) => source))],
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
