/** Just enough of `Headers` for the web, the page proxy and the sidecar to share these checks. */
export type HeaderReader = { get(name: string): string | null };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const SAFE_METHODS = new Set(["GET", "HEAD"]);

function parseOrigin(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.origin === text ? url : null;
  } catch {
    return null;
  }
}

/** True for a loopback name with any port. Another name means DNS rebinding: it resolves here, but the page is a stranger's. */
export function isLoopbackHost(host: string): boolean {
  const name = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.exec(host.toLowerCase())?.[1];
  return name !== undefined && LOOPBACK.has(name);
}

/** True for `http://<loopback name>:<one of the ports>`. */
export function isLoopbackOrigin(origin: string, ports: number[]): boolean {
  const url = parseOrigin(origin);
  return url?.protocol === "http:" && LOOPBACK.has(url.hostname) && ports.includes(Number(url.port || 80));
}

/** Why a caller is turned away, or null. Programs send neither Origin nor Sec-Fetch-Site and pass. */
export function refusalOf(method: string, headers: HeaderReader, host: string, corsOrigins: string[]): string | null {
  if (!isLoopbackHost(host)) return "This host name is not served here.";
  const origin = headers.get("origin");
  if (origin !== null) {
    const own = parseOrigin(origin)?.host === host.toLowerCase();
    return own || corsOrigins.includes(origin) ? null : "This origin is not allowed; see CORS_ORIGINS.";
  }
  const site = headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none" || SAFE_METHODS.has(method)) return null;
  return "Requests from other sites may not change anything here.";
}
