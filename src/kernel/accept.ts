/** Which representation a request asks for, where an address has more than one. */

/** Whether CSV is wanted rather than JSON: the Accept header names text/csv, and names no JSON that it likes better (RFC 9110, 12.5.1). */
export function prefersCsv(accept: string | null): boolean {
  if (!accept) return false;
  const csv = quality(accept, "text/csv");
  return csv > 0 && csv >= quality(accept, "application/json");
}

export function acceptsGzip(acceptEncoding: string | null): boolean {
  return quality(acceptEncoding ?? "", "gzip") > 0;
}

/** The weight of a name that is listed literally; 0 when it isn't. */
function quality(header: string, name: string): number {
  for (const part of header.toLowerCase().split(",")) {
    const [listed, ...parameters] = part.split(";").map((each) => each.trim());
    if (listed !== name) continue;
    const weight = parameters.find((each) => each.startsWith("q="));
    const value = weight === undefined ? 1 : Number(weight.slice(2));
    return Number.isFinite(value) ? value : 0;
  }
  return 0;
}
