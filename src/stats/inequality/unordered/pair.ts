import type { GroupValue } from "./group-value.ts";

/** The two that a difference (one − other) or a ratio (one / other) compares. */
export type Pair = { one: GroupValue; other: GroupValue };
