/** The installation's key: what must be readable here and nowhere else is sealed with it. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.ts";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export type Secret = {
  /** Encrypts and signs (AES-256-GCM). What was sealed for one purpose opens for no other. */
  seal(purpose: string, text: string): Buffer;
  /** Null when it was not sealed here, for this purpose, or was changed since. */
  unseal(purpose: string, sealed: Uint8Array): string | null;
  /** A keyed mark (HMAC-SHA-256, base64url) that only this installation can make. */
  mark(purpose: string, text: string): string;
};

/**
 * GELIJKOP_SECRET where it is set (at least 32 characters), else the file `secret` of the data folder, made at first use.
 * @throws Problem `secret-short`
 */
export function readSecret(dataFolder: string, environment: NodeJS.ProcessEnv = process.env): Secret {
  const given = environment.GELIJKOP_SECRET;
  if (given !== undefined && given !== "") {
    if (given.length >= keyBytes) return secretOf(Buffer.from(given, "utf8"));
    throw new Problem({
      kind: "secret-short",
      message: `GELIJKOP_SECRET has ${given.length} characters.`,
      wayOut: `Give at least ${keyBytes} random ones, or leave it out: then a key is kept in the data folder.`,
    });
  }
  return secretOf(keyFile(dataFolder));
}

export function secretOf(key: Uint8Array): Secret {
  const derived = (purpose: string) => Buffer.from(hkdfSync("sha256", key, "gelijkop", purpose, keyBytes));
  return {
    seal(purpose, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", derived(purpose), nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unseal(purpose, sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv("aes-256-gcm", derived(purpose), bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
    mark: (purpose, text) =>
      createHmac("sha256", derived(`mark ${purpose}`))
        .update(text)
        .digest("base64url"),
  };
}

/** The file appears whole and once, also when two processes start together. */
function keyFile(folder: string): Buffer {
  const file = join(folder, "secret");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const fresh = `${file}-${randomBytes(4).toString("hex")}`;
    writeFileSync(fresh, randomBytes(keyBytes), { mode: 0o600 });
    chmodSync(fresh, 0o600);
    try {
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(fresh);
    }
  }
  return readFileSync(file);
}

/** A random token that nobody guesses (256 bits, base64url). */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token or long random code. */
export const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether two marks are the same, in a time that tells nothing. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}
