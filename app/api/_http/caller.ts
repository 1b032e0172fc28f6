import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { env } from "@/env";
import { logger } from "@/gateways/log";
import { socketHeader } from "@/gateways/socket-address";

type Asked = { headers: Pick<Headers, "get"> };

let isNoticed = false;

/** Behind a proxy that nobody told of, all strangers are one. */
function noticeProxies(request: Asked) {
  if (isNoticed || env.TRUSTED_PROXIES > 0 || forwardedFor(request).length === 0) return;
  isNoticed = true;
  logger.warn(
    "A request came with X-Forwarded-For, and TRUSTED_PROXIES is 0: strangers are counted by the proxy's address",
  );
}

/** Whom a request comes from, as the keyed hash of their network: no more of it is known here. */
export function addressOf(request: Asked): string {
  noticeProxies(request);
  const network = networkOf(callerBehind(request, env.TRUSTED_PROXIES));
  return createHmac("sha256", env.SESSION_SECRET[0]).update(`address:${network}`).digest("base64url");
}

/**
 * The address that the outermost of our own proxies saw: each adds one at the end of `X-Forwarded-For`, and what stands
 * before ours anybody can write. Without a proxy it is the connection's.
 */
export function callerBehind(request: Asked, proxies: number): string {
  const passed = forwardedFor(request);
  return (
    (proxies > 0 ? (passed.at(-proxies) ?? passed[0]) : undefined) ?? request.headers.get(socketHeader) ?? ""
  );
}

/** What `X-Forwarded-For` says, the last proxy's word at the end. */
export const forwardedFor = ({ headers }: Asked): string[] =>
  (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);

/** One customer has a whole network of IPv6: its first 64 bits are counted. Ports, as some proxies add, are left out. */
export function networkOf(address: string): string {
  const bare = address.replace(/^\[(.+)\](?::\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(bare) ?? [];
  if (mapped !== undefined || !isIPv6(bare)) return mapped ?? bare;

  const [left = [], right] = bare.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array<string>(8).fill("0");
  const groups = right ? [...left, ...zeros.slice(left.length + right.length), ...right] : left;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
