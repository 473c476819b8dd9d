/**
 * Saves a form by itself while somebody writes, to the form's own address. What could not be saved is tried again until it is; a page with
 * text that isn't saved warns before it closes. The words come from the form's `data-autosave`, `#` in them is the time.
 */
type Words = { saved: string; failing: string; signedOut: string; refused: string; otherWindow: string };

const quietSeconds = 3;
/** Who keeps typing is saved as well. */
const longestSeconds = 12;
const firstRetrySeconds = 2;
const lastRetrySeconds = 30;
/** Screen readers hear that it was saved no more often than this. */
const tellSeconds = 60;

export function autosaveForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]"))
    autosave(form, JSON.parse(form.dataset.autosave ?? "{}") as Words);
}

type Ended = "saved" | "failing" | "stopped";

function autosave(form: HTMLFormElement, words: Words): void {
  /** Something was typed that no request holds yet. */
  let changed = false;
  /** Sent, and no answer came: it may be stored or not, so the very same is sent again. */
  let unanswered: URLSearchParams | null = null;
  let running: Promise<Ended> | null = null;
  /** Another window or the end of the session: only the person can go on. */
  let stopped = false;
  let leaving = false;
  let retrySeconds = firstRetrySeconds;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = teller(form);

  const later = (seconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), seconds * 1000);
  };

  const save = (): Promise<Ended> => {
    running ??= send().finally(() => (running = null));
    return running;
  };

  const send = async (): Promise<Ended> => {
    if (stopped) return "stopped";
    while (changed || unanswered) {
      const body = (unanswered ??= collect(form));
      changed = false;
      const answer = await post(form.action, body);
      if (answer.kind === "none") {
        tell(words.failing, true);
        later(retrySeconds);
        retrySeconds = Math.min(retrySeconds * 2, lastRetrySeconds);
        return "failing";
      }
      unanswered = null;
      retrySeconds = firstRetrySeconds;
      if (answer.kind !== "saved") {
        stopped = true;
        changed = true;
        tell(words[answer.kind === "conflict" ? "otherWindow" : answer.kind], true);
        return "stopped";
      }
      const version = form.elements.namedItem("version");
      if (version instanceof HTMLInputElement) version.value = String(answer.version);
      tell(words.saved.replace("#", answer.at), false);
    }
    return "saved";
  };

  let since = 0;
  const typed = () => {
    if (!changed) since = Date.now();
    changed = true;
    if (!stopped) later(Math.max(0, Math.min(quietSeconds, longestSeconds - (Date.now() - since) / 1000)));
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);

  // A page that can't be reached would take what was typed with it: first it is saved here, then the form goes its way.
  form.addEventListener("submit", (event) => {
    if (leaving || stopped || (!changed && !unanswered && !running)) {
      leaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    const go = () => {
      leaving = true;
      form.requestSubmit(submitter);
    };
    // A form can't be sent while it is telling that it is sent.
    void save().then((ended) => (ended === "failing" ? null : setTimeout(go)));
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (changed || unanswered || running)) event.preventDefault();
  });
  // A telephone may never come back to a page that it put away.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed && !stopped) void save();
  });
  // The way back shows the page as it was left, with an old version in it.
  window.addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted && !changed && !unanswered) location.reload();
  });
}

function collect(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.set("do", "save");
  return body;
}

type Answer = { kind: "saved"; version: number; at: string } | { kind: "conflict" | "signedOut" | "refused" | "none" };

async function post(address: string, body: URLSearchParams): Promise<Answer> {
  try {
    const response = await fetch(address, { method: "POST", body, headers: { accept: "application/json" }, redirect: "manual" });
    if (response.type === "opaqueredirect" || response.status === 401) return { kind: "signedOut" };
    if (response.status === 409) return { kind: "conflict" };
    if (response.status === 403 || response.status === 404) return { kind: "refused" };
    if (!response.ok) return { kind: "none" };
    return { kind: "saved", ...((await response.json()) as { version: number; at: string }) };
  } catch {
    return { kind: "none" };
  }
}

/** What is seen changes each time; what is heard only when it matters, or now and then. */
function teller(form: HTMLFormElement): (text: string, matters: boolean) => void {
  const seen = form.querySelector<HTMLElement>("[data-saved]");
  const heard = document.createElement("span");
  heard.setAttribute("role", "status");
  heard.className = "sr";
  seen?.after(heard);
  let last = 0;
  return (text, matters) => {
    if (seen) seen.textContent = text;
    const now = Date.now();
    if (!matters && now - last < tellSeconds * 1000) return;
    last = now;
    heard.textContent = text;
  };
}
