/**
 * Narrows a list while typing. The input names the list's id in `data-filter`; it stands in a hidden part that is shown here, because
 * without script it would do nothing. An element with `data-filter-status` and the list's id tells how many are left, in the words of its `data-one` and `data-many`.
 */
export function enhanceFilters(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-filter]")) {
    const list = document.getElementById(input.dataset.filter ?? "");
    if (!list) continue;
    input.closest("[hidden]")?.removeAttribute("hidden");
    const items = [...list.querySelectorAll<HTMLElement>("li")].map((element) => ({ element, text: plain(element.textContent ?? "") }));
    const status = document.querySelector<HTMLElement>(`[data-filter-status="${CSS.escape(list.id)}"]`);
    input.addEventListener("input", () => {
      const asked = plain(input.value).split(" ").filter(Boolean);
      let left = 0;
      for (const { element, text } of items) {
        element.hidden = !asked.every((word) => text.includes(word));
        if (!element.hidden && !element.querySelector("li")) left++;
      }
      if (status)
        status.textContent =
          asked.length === 0 ? "" : ((left === 1 ? status.dataset.one : status.dataset.many) ?? "").replace("#", String(left));
    });
  }
}

/** Lower case without accents, so that "Vogelenbuurt" and "vögelen" meet. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
