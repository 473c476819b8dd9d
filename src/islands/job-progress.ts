/**
 * Follows a job that runs: asks the address in `data-job` how far it is, moves the bar and changes the words. What is read aloud changes
 * with each step only. When the job ended the page is asked for again: it has something else to show then.
 */
export function followJobs(): void {
  for (const holder of document.querySelectorAll<HTMLElement>("[data-job]")) void follow(holder);
}

type Progress = { status: string; value: number; text: string; aloud: string };

const everyMs = 1_000;
/** After so many unanswered questions in a row the person refreshes the page by hand. */
const mostUnanswered = 60;

async function follow(holder: HTMLElement): Promise<void> {
  const bar = holder.querySelector("progress");
  const text = holder.querySelector<HTMLElement>("[data-job-text]");
  const aloud = holder.querySelector<HTMLElement>("[data-job-aloud]");
  let said = aloud?.dataset.jobAloud ?? "";
  let unanswered = 0;
  while (unanswered < mostUnanswered) {
    await new Promise((done) => setTimeout(done, everyMs));
    if (document.hidden) continue;
    const found = await ask(holder.dataset.job ?? "");
    if (!found) {
      unanswered += 1;
      continue;
    }
    unanswered = 0;
    if (found.status !== "waiting" && found.status !== "running") return location.reload();
    if (bar) bar.value = found.value;
    if (text && text.textContent !== found.text) text.textContent = found.text;
    if (aloud && found.aloud !== said) {
      said = found.aloud;
      aloud.textContent = said;
    }
  }
}

/** Null when nobody answers, or the session ended. */
async function ask(address: string): Promise<Progress | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "application/json" }, redirect: "error" });
    return answer.ok ? ((await answer.json()) as Progress) : null;
  } catch {
    return null;
  }
}
