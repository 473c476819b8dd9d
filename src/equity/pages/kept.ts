/** Answers that many pages need in the same words, kept until the data changes. */
import type { ReadDatabase } from "../../kernel/database.ts";
import type { Reader } from "../../kernel/snapshot.ts";

/** Every municipality of the country with its two levels, and room to spare. */
const most = 2_000;
const memories = new WeakMap<ReadDatabase, { version: number; answers: Map<string, Promise<unknown>> }>();

/** @param key names the question; the same key must always mean the same answer */
export function kept<T>({ read, snapshot }: Reader, key: string, make: () => Promise<T>): Promise<T> {
  let memory = memories.get(read);
  if (!memory || memory.version !== snapshot.version || memory.answers.size >= most)
    memories.set(read, (memory = { version: snapshot.version, answers: new Map() }));
  const { answers } = memory;
  const found = answers.get(key);
  if (found) return found as Promise<T>;
  const answer = make();
  answers.set(key, answer);
  // A failed answer is not one to keep.
  answer.catch(() => answers.delete(key));
  return answer;
}
