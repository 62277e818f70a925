export type EndpointKind =
  | "login"
  | "checkout"
  | "admin"
  | "export"
  | "account"
  | "api"
  | "health"
  | "robots"
  | "static"
  | "other";

// Whole path words only, so that /catalogin or /administer-poll do not count.
const KINDS: [EndpointKind, RegExp][] = [
  ["health", /(^|\/)(health(z|check)?|ready(z)?|live(z|ness)?|ping|status|heartbeat)(\/|$)/],
  ["robots", /(^|\/)(robots\.txt|sitemap[\w-]*\.xml|\.well-known)(\/|$)/],
  ["static", /\.(css|js|mjs|map|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|mp4)$|(^|\/)(static|assets|images|fonts)\//],
  ["export", /(^|\/)(exports?|download|dump|backup|bulk|reports?)(\/|$|\.)/],
  ["admin", /(^|\/)(wp-)?(admin|administration|root|console|manage(ment)?|internal)(\/|$|\.)/],
  [
    "login",
    /(^|\/)(log-?in|sign-?in|auth(enticate|orize)?|oauth2?|sso|session|token|password(-reset)?|reset-password|mfa|otp|wp-login)(\/|$|\.)/,
  ],
  [
    "checkout",
    /(^|\/)(checkout|payments?|pay|orders?|cart|basket|transfers?|withdraw(al)?s?|trade|purchase|booking)(\/|$|\.)/,
  ],
  ["account", /(^|\/)(accounts?|profile|users?|settings|me|wallet|patients?|records?)(\/|$|\.)/],
  ["api", /(^|\/)(api|graphql|rest|v\d+)(\/|$)/],
];

/** The path of an endpoint, lower case, without scheme, host, query, method and trailing slash. */
export function pathOf(endpoint: string): string {
  const bare = endpoint
    .trim()
    .replace(/^[A-Z]+\s+/, "")
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
  const path = (bare.split(/[?#]/)[0] ?? "").toLowerCase().replace(/\/+$/, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** True when `path` is `prefix` or lies below it. */
export function isUnder(path: string, prefix: string): boolean {
  const base = pathOf(prefix);
  return base === "/" || path === base || path.startsWith(`${base}/`);
}

export function kindOfEndpoint(endpoint: string): EndpointKind {
  const path = pathOf(endpoint);
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
}
