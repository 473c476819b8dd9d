/** What makes work at the desk smoother; all of it works without. */
import { autosaveForms } from "./autosave.ts";
import { followJobs } from "./job-progress.ts";
import { enablePasskeys } from "./passkey.ts";
import { showPasskeyButtons, takeWelcomeCode } from "./sign-in.ts";

enablePasskeys();
showPasskeyButtons();
takeWelcomeCode();
followJobs();
autosaveForms();
