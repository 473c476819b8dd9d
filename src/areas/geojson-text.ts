import { Problem } from "../kernel/problem.ts";
import type { Feature } from "./feature-names.ts";

/** Larger files than this don't fit in one string of the JavaScript engine. */
const mostBytes = 400_000_000;

/**
 * The features of a GeoJSON FeatureCollection, and its `crs` member as it stands.
 * @throws Problem `unreadable-boundaries`, which says what the file is instead
 */
export function featureList(bytes: Uint8Array, fileName: string): { features: Feature[]; crs: unknown } {
  const unreadable = (what: string, wayOut: string, cause?: unknown) =>
    new Problem({ kind: "unreadable-boundaries", message: `${fileName} ${what}.`, wayOut, cause });
  if (bytes.length === 0) throw unreadable("is empty", again);
  if (bytes.length > mostBytes) throw unreadable(`is larger than ${mostBytes / 1e6} MB`, "Split it by level or by region.");
  const start = String.fromCharCode(...bytes.subarray(0, 15));
  if (start.startsWith("PK")) throw unreadable("is a ZIP file", "Unpack it and convert the layer in it to GeoJSON.");
  if (start.startsWith("SQLite format")) throw unreadable("is a GeoPackage", "Convert the layer in it to GeoJSON.");

  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
  } catch (cause) {
    throw unreadable("is not UTF-8 text", "Save it as GeoJSON in UTF-8.", cause);
  }
  if (text.startsWith("<"))
    throw unreadable(
      /^<(!doctype html|html)/i.test(text) ? "is a web page, not GeoJSON" : "is XML, not GeoJSON",
      "Download the data itself (format GeoJSON), not the page about it.",
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    if (text.startsWith("{") && !text.endsWith("}")) throw unreadable("is cut off before its end", again, cause);
    throw unreadable(`is not JSON: ${(cause as Error).message.slice(0, 160)}`, again, cause);
  }
  const { type, features, crs } = (json ?? {}) as { type?: unknown; features?: unknown; crs?: unknown };
  if (type === "Topology") throw unreadable("is TopoJSON", "Convert it to GeoJSON.");
  if (type !== "FeatureCollection" || !Array.isArray(features))
    throw unreadable("is JSON but no GeoJSON FeatureCollection", "Export the areas as a FeatureCollection.");
  if (features.length === 0) throw unreadable("holds no features", "Check the selection that it was exported with.");
  const notObject = features.findIndex((feature) => typeof feature !== "object" || feature === null);
  if (notObject >= 0) throw unreadable(`has a feature ${notObject + 1} that is not an object`, again);
  return { features: features as Feature[], crs };
}

const again = "Download or export it again as GeoJSON.";
