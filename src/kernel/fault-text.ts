/**
 * An unexpected error for the server's own log: what and where, without the values that it happened with. PostgreSQL tells whole rows in
 * `detail` and what was typed in its messages on data; JSON's own errors quote the text that they could not read.
 */
export function faultText(error: unknown, at = new Date()): string {
  return `${at.toISOString()} ${told(error, 3)}`;
}

function told(error: unknown, deep: number): string {
  if (!(error instanceof Error)) return `something was thrown that is no error: ${typeof error}`;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined || deep === 0 ? [] : [`  because of ${told(error.cause, deep - 1)}`];
  return [[error.name, code, withoutValues(error, code)].filter(Boolean).join(" "), ...placeOf(error), ...frames, ...cause].join("\n");
}

/** Names of tables and columns stay, where the message can hold nothing else: PostgreSQL's classes 23, 40, 42 and above (its appendix A). */
function withoutValues(error: Error, code: string): string {
  const namesOnly = /^(?:2[3-9B-F]|[345][0-9A-Z])[0-9A-Z]{3}$/.test(code);
  const plain = error.message.replaceAll(/\p{Cc}+/gu, " ").slice(0, 500);
  return namesOnly ? plain : plain.replaceAll(/"[^"]*"?/g, '"…"').replaceAll(/`[^`]*`?/g, "`…`");
}

const placeOf = (error: Error): string[] => {
  const { table, constraint, column } = error as { table?: unknown; constraint?: unknown; column?: unknown };
  const known = Object.entries({ table, constraint, column }).flatMap(([name, value]) =>
    typeof value === "string" ? [`${name} ${value}`] : [],
  );
  return known.length > 0 ? [`  in ${known.join(", ")}`] : [];
};
