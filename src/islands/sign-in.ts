/** Signing in: the code in the address bar goes into its field, and out of the address bar. */
export function takeWelcomeCode(): void {
  const field = document.querySelector<HTMLInputElement>("input[name=welkomcode]:not([type=hidden])");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!field || !/^[\w-]{8,40}$/.test(code)) return;
  field.value = code;
  // Whoever looks over a shoulder, or at this browser later, doesn't find it.
  history.replaceState(null, "", location.pathname + location.search);
}

/** Buttons that lead to a passkey are of use only where the browser knows them. */
export function showPasskeyButtons(): void {
  if (!("PublicKeyCredential" in window)) return;
  for (const button of document.querySelectorAll<HTMLElement>("[data-needs-passkey]")) button.hidden = false;
}
