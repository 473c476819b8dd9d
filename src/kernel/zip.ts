/** A zip whose bytes depend on its files alone. */
import { zipSync, type Zippable } from "fflate";

export type Entry = {
  name: string;
  content: Uint8Array | string;
  /** Left uncompressed, as the first file of an ODT must be. */ stored?: true;
};

export function zip(entries: readonly Entry[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, content, stored } of entries)
    files[name] = [typeof content === "string" ? new TextEncoder().encode(content) : content, { mtime, level: stored ? 0 : 6 }];
  return zipSync(files);
}

/** Zip keeps local time, so the moment is made from local parts: the same bytes in every time zone. */
const mtime = new Date(1980, 0, 1);
