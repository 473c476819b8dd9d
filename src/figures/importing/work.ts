/** A job's work, start to end, on a connection of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { Problem } from "../../kernel/problem.ts";
import type { Progress } from "../delivery.ts";
import { loadDelivery, type Loaded } from "../load.ts";
import { readMaterial, type Folders } from "./material.ts";
import type { LoadOrder, Material } from "./order.ts";
import { previewDelivery } from "./preview.ts";
import type { Preview } from "./preview-result.ts";
import { readBasis } from "./queries.ts";

export type Work = Folders & ({ job: "preview"; material: Material } | { job: "load"; order: LoadOrder; requestedBy: string });

/** @throws Problem; nothing was changed then */
export async function doWork(client: pg.ClientBase, work: Work, progress: Progress): Promise<Preview | Loaded> {
  const folder = await mkdtemp(join(tmpdir(), "gelijkop-import-"));
  try {
    const from = work.job === "preview" ? work.material : work.order.material;
    const delivery = await readMaterial(client, from, { sources: work.sources, cache: work.cache, folder }, progress);
    if (work.job === "preview") return await previewDelivery(client, delivery, progress);
    const { checksum, basis, reason } = work.order;
    if (delivery.checksum !== checksum) throw outdated();
    return await loadDelivery(client, delivery, progress, async () => {
      if ((await readBasis(client)) !== basis) throw outdated();
      // The work is the machine's; the log says for whom.
      await client.query("select set_config('gelijkop.reason', $1, true)", [`gevraagd door account ${work.requestedBy}: ${reason}`]);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const outdated = (): Problem =>
  new Problem({
    kind: "preview-outdated",
    status: 409,
    message: "Something else was changed since the preview, so these figures could do something else than it told.",
    wayOut: "Nothing was changed. Look at a new preview and agree to that.",
  });
