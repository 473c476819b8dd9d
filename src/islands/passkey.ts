/**
 * Lets the browser answer with a passkey. A part with `data-passkey` holds words for browsers that can't, and a hidden form: its field
 * `credential` is filled with the answer to the question of `data-ask`, and then it is sent as any form. What makes sense with passkeys alone
 * is hidden with `data-needs-passkey` until then.
 */
type Ask = (question: never) => Promise<Credential | null>;

export function enablePasskeys(): void {
  // A passkey belongs to a name: at a bare address the browser would only refuse.
  const named = !/^[\d.]+$|^\[/.test(location.hostname);
  const able = named && typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
  if (able) for (const element of document.querySelectorAll("[data-needs-passkey]")) element.removeAttribute("hidden");
  for (const part of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
    const form = part.querySelector("form");
    if (!able || !form) continue;
    part.querySelector(".hint")?.setAttribute("hidden", "");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer(part, form);
    });
  }
}

async function answer(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem("credential");
  const button = form.querySelector("button");
  const said = form.querySelector<HTMLElement>("[data-said]");
  if (!(field instanceof HTMLInputElement)) return;
  if (said) {
    said.textContent = "";
    said.className = "";
  }
  if (button) button.disabled = true;
  try {
    const response = await fetch(part.dataset.ask ?? "", { method: "POST" });
    if (!response.ok) throw new Error(`The question came with ${response.status}`);
    const question: unknown = await response.json();
    const credential = await (part.dataset.passkey === "enter" ? enter : register)(question as never);
    if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey");
    field.value = JSON.stringify(credential);
    form.submit();
  } catch {
    if (said) {
      said.className = "error";
      said.textContent = said.dataset.said ?? "";
    }
  } finally {
    if (button) button.disabled = false;
  }
}

const enter: Ask = (question) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
const register: Ask = (question) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) });
