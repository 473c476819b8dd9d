type Report = { testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[] };
export function countResults(report: Report | null, status: number | null): { passed: number; failed: number; skipped: number };
export function skippedLines(report: Report | null): string[];
