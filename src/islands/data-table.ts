/**
 * Sorting and copying of the tables that the server marked with `data-table` (its value is the copy button's text). Columns that the
 * server sorts keep their links.
 */
export function enhanceTables(): void {
  for (const holder of document.querySelectorAll<HTMLElement>("[data-table]")) {
    const table = holder.querySelector("table");
    if (!table) continue;
    for (const header of table.querySelectorAll<HTMLTableCellElement>("thead th")) if (!header.querySelector("a")) addSort(table, header);
    addCopy(holder, table);
  }
}

function addSort(table: HTMLTableElement, header: HTMLTableCellElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener("click", () => {
    const descending = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = table.tBodies[0];
    if (!body) return;
    const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[header.cellIndex]) }));
    rows.sort((a, b) => compare(a.key, b.key, descending));
    body.append(...rows.map((each) => each.row));
  });
}

type Key = string | number | null;

function keyOf(cell: HTMLTableCellElement | undefined): Key {
  const text = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
  if (cell?.dataset.sort === undefined && !cell?.classList.contains("numeric")) return text;
  const dutch = document.documentElement.lang === "nl" && cell?.dataset.sort === undefined;
  const plain = dutch ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : cell?.dataset.sort ? text : null;
}

/** Numbers before texts; what is missing comes last either way. */
function compare(a: Key, b: Key, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });
  return descending ? -order : order;
}

function addCopy(holder: HTMLElement, table: HTMLTableElement): void {
  if (!navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = holder.dataset.table ?? "";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const lines = [...table.rows].map((row) =>
      [...row.cells].map((cell) => (cell.textContent ?? "").trim().replaceAll(/\s+/g, " ")).join("\t"),
    );
    await navigator.clipboard.writeText(lines.join("\n"));
    said.textContent = ` ${holder.dataset.copied ?? ""}`;
  });
  holder.append(button, said);
}
