/**
 * Heavy work a few at a time, in turns over those who ask: who asks a thousand times waits for itself and keeps nobody else waiting.
 */
export type FairQueue = {
  /**
   * @param from who asks
   * @param first whether it goes before those who are strangers
   * @returns undefined when too much waits already: try again later
   */
  run<T>(from: string, work: () => Promise<T>, first?: boolean): Promise<T | undefined>;
};

type Waiting = { start: () => void; drop: () => void };
/** Who asks → what waits, in the order of turns. */
type Lane = Map<string, Waiting[]>;

export function fairQueue({ atOnce, mostEach, mostWaiting }: { atOnce: number; mostEach: number; mostWaiting: number }): FairQueue {
  const lanes: readonly [Lane, Lane] = [new Map(), new Map()];
  let running = 0;
  let waiting = 0;

  const next = (): void => {
    for (const lane of lanes) {
      for (const [from, line] of lane) {
        if (running >= atOnce) return;
        lane.delete(from);
        const job = line.shift();
        // Its next one waits until everybody else had a turn.
        if (line.length > 0) lane.set(from, line);
        if (!job) continue;
        waiting--;
        running++;
        job.start();
      }
    }
  };
  const add = (lane: Lane, from: string, job: Waiting): void => {
    const line = lane.get(from) ?? [];
    if (line.length >= mostEach) {
      job.drop();
      return;
    }
    line.push(job);
    lane.set(from, line);
    waiting++;
    // Full: whoever has most waiting gives up its last.
    if (waiting > mostWaiting) {
      const longest = [...lanes[1].values(), ...lanes[0].values()].reduce((most, each) => (each.length > most.length ? each : most));
      longest.pop()?.drop();
      waiting--;
    }
    for (const each of lanes) for (const [name, { length }] of each) if (length === 0) each.delete(name);
  };

  return {
    run: (from, work, first = false) =>
      new Promise((done, fail) => {
        const start = async () => {
          try {
            done(await work());
          } catch (error) {
            fail(error);
          } finally {
            running--;
            next();
          }
        };
        add(lanes[first ? 0 : 1], from, { start: () => void start(), drop: () => done(undefined) });
        next();
      }),
  };
}
