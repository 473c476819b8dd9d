/** Passwords as Argon2id hashes (RFC 9106), stored in PHC form with the parameters that they were made with. */
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet: at least 19 MiB, 2 passes, 1 lane. */
const now = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;
const saltLength = 16;
const version = 19;

type Stored = Pick<Argon2Parameters, "memory" | "passes" | "parallelism"> & { salt: Buffer; tag: Buffer };

/** @returns `$argon2id$v=19$m=…,t=…,p=…$salt$hash` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await tagOf(password, { ...now, salt, tagLength });
  return `$argon2id$v=${version}$m=${now.memory},t=${now.passes},p=${now.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether this is the password. Without a stored hash the same work is done and the answer is no, so that the time doesn't tell whether
 * there is such an account.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const read = readHash(stored ?? (await nobodys()));
  const tag = await tagOf(password, { ...read, tagLength: read.tag.length });
  return timingSafeEqual(tag, read.tag) && stored !== null;
}

/** Whether a hash was made with other parameters than those of this version: then the next sign-in makes it anew. */
export function isOutdated(stored: string): boolean {
  const { memory, passes, parallelism, tag } = readHash(stored);
  return memory !== now.memory || passes !== now.passes || parallelism !== now.parallelism || tag.length !== tagLength;
}

/** The same letters may be typed as different code points: é, or e with an accent. NFC makes them one and changes nothing that can be seen. */
const tagOf = (password: string, { salt, ...rest }: Omit<Argon2Parameters, "message" | "nonce"> & { salt: Buffer }): Promise<Buffer> =>
  derive("argon2id", { ...rest, message: password.normalize("NFC"), nonce: salt });

let made: Promise<string> | null = null;
const nobodys = (): Promise<string> => (made ??= hashPassword(randomBytes(saltLength).toString("hex")));

const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

function readHash(stored: string): Stored {
  const found = form.exec(stored);
  if (!found) throw new Error("A stored password hash is not Argon2id in PHC form.");
  const [memory, passes, parallelism] = found.slice(1, 4).map(Number);
  return { memory, passes, parallelism, salt: Buffer.from(found[4], "base64"), tag: Buffer.from(found[5], "base64") };
}

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
