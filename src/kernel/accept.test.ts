import { expect, test } from "vitest";
import { acceptsGzip, prefersCsv } from "./accept.ts";

// RFC 9110, 12.4.2 (weights) and 12.5.1 (Accept).
test.each([
  [null, false],
  ["*/*", false],
  ["text/html,application/xhtml+xml,*/*;q=0.8", false],
  ["text/csv", true],
  ["TEXT/CSV", true],
  ["text/csv; header=present", true],
  ["text/csv;q=0", false],
  ["application/json, text/csv;q=0.5", false],
  ["application/json;q=0.5, text/csv", true],
  ["text/csv;q=nonsense", false],
])("Accept: %s → CSV %s", (accept, csv) => expect(prefersCsv(accept)).toBe(csv));

test.each([
  [null, false],
  ["gzip, deflate, br", true],
  ["gzip;q=0", false],
  ["gzip;q=0.0, br", false],
  ["x-gzip-not", false],
])("Accept-Encoding: %s → gzip %s", (accept, gzip) => expect(acceptsGzip(accept)).toBe(gzip));
