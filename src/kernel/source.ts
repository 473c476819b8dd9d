/**
 * Where a request comes from, as far as it counts for limits. Anybody can write an X-Forwarded-For header: it is believed only where a proxy
 * of ours added to it.
 */
import { BlockList, isIP } from "node:net";
import { Problem } from "./problem.ts";

/** Whether an address is one of our own proxies'. */
export type Trusted = (address: string) => boolean;

/**
 * @param listed GELIJKOP_TRUSTED_PROXIES: addresses and networks with commas between them, "127.0.0.1, 10.0.0.0/8, ::1"; nothing: none
 * @throws Problem `trusted-proxies`
 */
export function readTrustedProxies(listed: string | undefined): Trusted {
  const block = new BlockList();
  for (const entry of (listed ?? "").split(",").map((each) => each.trim())) {
    if (entry === "") continue;
    const [address, bits] = entry.split("/");
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || length < 0 || length > most)
      throw new Problem({
        kind: "trusted-proxies",
        message: `GELIJKOP_TRUSTED_PROXIES has ${entry}, which is no address or network.`,
        wayOut: "Give addresses and networks with commas between them: 127.0.0.1, 10.0.0.0/8, ::1.",
      });
    block.addSubnet(address, length, family === 4 ? "ipv4" : "ipv6");
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && block.check(address, family === 4 ? "ipv4" : "ipv6");
  };
}

/**
 * The machine or network that a request comes from: an IPv4 address, or the first 64 bits of an IPv6 address, for a household or an office
 * has all of those. Empty when it isn't known.
 * @param socket address at the other end of the connection
 * @param forwarded the X-Forwarded-For header
 */
export function sourceOf(socket: string | undefined, forwarded: string | undefined, trusted: Trusted): string {
  let source = plain(socket ?? "");
  // From right to left: each proxy of ours wrote who came to it; what a stranger claims stands further left.
  const claimed = forwarded?.split(",").map(plain) ?? [];
  while (trusted(source)) {
    const before = claimed.pop();
    if (before === undefined || isIP(before) === 0) break;
    source = before;
  }
  return isIP(source) === 6 ? `${networkOf(source)}::/64` : source;
}

/** Without a port, brackets, zone, or the wrapping of an IPv4 address as IPv6. */
function plain(address: string): string {
  const bare = address
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1")
    .replace(/%.*$/, "");
  return bare.replace(/^::ffff:(\d+(?:\.\d+){3})$/i, "$1");
}

/** The first four groups of an IPv6 address, in its shortest form. */
function networkOf(address: string): string {
  const [head, tail] = address.split("::");
  const groups = (text: string | undefined): string[] => (text ? text.split(":") : []);
  // An IPv4 address at the end stands for two groups; it lies beyond the first 64 bits.
  const written = [...groups(head), ...groups(tail)].reduce((sum, group) => sum + (group.includes(".") ? 2 : 1), 0);
  const whole = tail === undefined ? groups(head) : [...groups(head), ...Array<string>(8 - written).fill("0"), ...groups(tail)];
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
