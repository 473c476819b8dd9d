/** A real browser for tests: `$CHROME_PATH`, else the one inside the npm package, else the system's. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { fromRoot } from "../src/kernel/root.ts";

// The package's own default arguments hang outside of the cloud service that they are made for.
const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Close it when done: it is a process of its own. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? (await packagedBrowser()) ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args }).catch((cause: unknown) => {
    throw new Error(`No browser starts from ${executablePath}. Set CHROME_PATH to a Chromium, or install one as /usr/bin/chromium.`, {
      cause,
    });
  });
}

/**
 * The package unpacks into the temporary folder under a name without version, and takes whatever lies there: half a file after a kill,
 * or another version. So it unpacks into a folder of its own, which gets its lasting name when it is complete.
 * @returns null where the package has no browser for this machine
 */
async function packagedBrowser(): Promise<string | null> {
  if (platform() !== "linux" || arch() !== "x64") return null;
  const { version } = JSON.parse(readFileSync(fromRoot("node_modules", "@sparticuz", "chromium", "package.json"), "utf8")) as {
    version: string;
  };
  const kept = join(tmpdir(), `gelijkop-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(kept)) await unpackTo(kept);
  return join(kept, "chromium");
}

async function unpackTo(kept: string): Promise<void> {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(`${kept}-`);
  try {
    process.env.TMPDIR = folder;
    const { default: packaged } = await import("@sparticuz/chromium");
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(folder, kept);
  } catch {
    // Another process was first; its copy is as good.
    rmSync(folder, { recursive: true, force: true });
  }
}
