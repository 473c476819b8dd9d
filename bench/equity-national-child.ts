/** The national run against plain loops, or the whole command against its reading; tells the most memory that this process had, in MB. */
import { measureIds } from "../src/equity/measures/ids.ts";
import { nationalInequality, stride, type NationalInput } from "../src/equity/national/national.ts";
import { gatherNational, nationalCsv } from "../src/equity/national/run.ts";
import { openDatabase } from "../src/kernel/database.ts";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { plainInequality, studentReaches } from "./equity-national-plain.ts";
import { interleave, timed, type Measured } from "./interleave.ts";

export type NationalAnswer = { measured: Measured; megabytes: number; municipalities: number; indicators: number; areas: number };

const [url, what] = process.argv.slice(2);
const database = openDatabase(url, { standing: "system" });
const { pool, read } = database;
const reader = { read, snapshot: await readSnapshot((text) => pool.query(text)) };
const nothing: Measured = { ours: Number.NaN, theirs: Number.NaN, ratio: Number.NaN };
let answer: Omit<NationalAnswer, "megabytes"> = { measured: nothing, municipalities: 0, indicators: 0, areas: 0 };
if (what !== "idle") {
  const { input, municipalities } = await gatherNational(reader);
  const sizes = { municipalities: municipalities.length, indicators: input.indicators.length, areas: input.parents.length };
  answer = { measured: await (what === "loops" ? loops(input) : command()), ...sizes };
}
await database.close();
const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
process.send?.({ ...answer, megabytes } satisfies NationalAnswer, () => process.disconnect?.());

function loops(input: NationalInput): Promise<Measured> {
  const reaches = studentReaches(input.parents.length);
  agree(nationalInequality(input), plainInequality(input, reaches), input);
  return interleave(
    15,
    () => timed(() => nationalInequality(input)),
    () => timed(() => plainInequality(input, reaches)),
    5,
  );
}

function command(): Promise<Measured> {
  return interleave(
    5,
    () => timed(async () => nationalCsv(await gatherNational(reader)).reduce((length, piece) => length + piece.length, 0)),
    () => timed(() => gatherNational(reader)),
    1,
  );
}

/** @throws where the two say something else: then neither time says anything */
function agree(ours: Float64Array, plain: Float64Array, { indicators }: NationalInput): void {
  let numbers = 0;
  for (let at = 0; at < ours.length; at++) {
    const [one, other] = [ours[at], plain[at]];
    const same = Number.isNaN(one) ? Number.isNaN(other) : Math.abs(one - other) <= 1e-9 * Math.abs(one) + 1e-9;
    if (!Number.isNaN(one)) numbers++;
    if (same && ours.length === plain.length) continue;
    const cell = Math.floor(at / stride / measureIds.length);
    const measure = `${measureIds[Math.floor(at / stride) % measureIds.length]}, number ${at % stride}`;
    throw new Error(
      `The plain loop gives ${other} where we give ${one}: municipality ${Math.floor(cell / indicators.length)}, indicator ${cell % indicators.length}, ${measure}.`,
    );
  }
  if (numbers === 0) throw new Error("There was nothing to compute.");
}
