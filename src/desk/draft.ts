/** What may happen to a draft, and by whom. */

export type DraftState = "open" | "handedIn" | "returned" | "published" | "dropped";

export type Draft = {
  id: string;
  kind: string;
  key: string;
  title: string;
  parts: readonly string[];
  owner: string;
  /** Name of the owner. */
  writer: string;
  /** The public version that it was begun from; 0: something new. */
  baseVersion: number;
  /** As the fields have it (form/content.ts); may be unfinished. */
  content: unknown;
  /** Goes up with each save. */
  version: number;
  state: DraftState;
  /** Why, in the writer's words. */
  reason: string;
  changedAt: Date;
  handedInAt: Date | null;
  /** Who published it or sent it back last; null: nobody yet. */
  decider: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** What that person said. */
  decision: string;
};

export type Step = "save" | "handIn" | "takeBack" | "drop" | "publish" | "sendBack";

/** From which states, and whether it is the writer's step; the others are another person's: four eyes. */
const steps: Readonly<Record<Step, { from: readonly DraftState[]; writer: boolean }>> = {
  // Writing on in what was handed in takes it back.
  save: { from: ["open", "returned", "handedIn"], writer: true },
  handIn: { from: ["open", "returned"], writer: true },
  takeBack: { from: ["handedIn"], writer: true },
  drop: { from: ["open", "returned", "handedIn"], writer: true },
  publish: { from: ["handedIn"], writer: false },
  sendBack: { from: ["handedIn"], writer: false },
};

/** Whether this step can be taken by this account; the right to do it at all is asked elsewhere. */
export function can(step: Step, draft: Pick<Draft, "state" | "owner">, account: string): boolean {
  const { from, writer } = steps[step];
  return from.includes(draft.state) && (draft.owner === account) === writer;
}

/** Waits longer than this for somebody: overdue. */
export const overdueDays = 7;
const millisecondsPerDay = 86_400_000;

/** Whole days since it began to wait: with a publisher, or back with its writer. 0 for what waits for nobody. */
export function daysWaiting({ state, handedInAt, decidedAt }: Pick<Draft, "state" | "handedInAt" | "decidedAt">, now: Date): number {
  const since = state === "handedIn" ? handedInAt : state === "returned" ? decidedAt : null;
  return since === null ? 0 : Math.max(0, Math.floor((now.getTime() - since.getTime()) / millisecondsPerDay));
}
