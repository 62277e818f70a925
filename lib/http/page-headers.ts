/**
 * Headers of every page. The port of the sidecar is known only at run time, so the policy is made per answer.
 * Scripts may be inline because Next streams its data as inline scripts, and nonces would rule out every static page.
 * What an attacker wrote is only ever rendered as text by React, and no foreign source is allowed.
 */
export function pageHeaders(host: string, realtimePort: number, development: boolean): Record<string, string> {
  const sidecar = ["127.0.0.1", "localhost"].flatMap((name) => [
    `http://${name}:${realtimePort}`,
    `ws://${name}:${realtimePort}`,
  ]);
  if (host.includes(":")) sidecar.push("http:", "ws:"); // a policy cannot name an IPv6 address
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${sidecar.join(" ")}${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}
