/**
 * A district's name as people say it: the office's `Wijk 03 Overvecht` → `Overvecht`. Other names stay: `Wijk aan Zee` and `Wijk C`
 * are names, and `Wijk 00` alone would leave nothing.
 */
export function displayName(name: string): string {
  return name.replace(/^Wijk \d{2}\s+(?=[^\s\d])/i, "");
}
