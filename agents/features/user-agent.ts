import { isbot } from "isbot";

export type UserAgentKind =
  | "missing"
  | "attack_tool"
  | "http_library"
  | "automation"
  | "crawler_claim"
  | "browser"
  | "other";

// Tools whose purpose is to attack or probe. A user agent is cheap to forge, so its absence proves nothing.
const ATTACK_TOOL =
  /\b(sqlmap|nikto|nuclei|hydra|medusa|masscan|zgrab|nmap|wpscan|dirbuster|gobuster|dirb|ffuf|feroxbuster|acunetix|nessus|openvas|burp|metasploit|havij|w3af|arachni|openbullet|silverbullet|sentry ?mba|snipr|commix|patator|crackmapexec|zap(roxy)?|jaeles|whatweb)\b/i;
const HTTP_LIBRARY =
  /\b(python-(requests|urllib\d?|httpx)|aiohttp|httpx|curl|wget|go-http-client|okhttp|java\/|apache-httpclient|axios|node-fetch|undici|got\b|libwww-perl|lwp|guzzlehttp|ruby|faraday|rest-client|scrapy|postmanruntime|insomnia|httpie)/i;
const AUTOMATION = /\b(headlesschrome|phantomjs|puppeteer|playwright|selenium|webdriver|electron)\b/i;
const BROWSER = /^mozilla\/5\.0 .*(chrome|safari|firefox|gecko|edg|opr|mobile)/i;

export function kindOfUserAgent(userAgent: string | null): UserAgentKind {
  const text = userAgent?.trim() ?? "";
  if (text === "" || text === "-") return "missing";
  if (ATTACK_TOOL.test(text)) return "attack_tool";
  if (AUTOMATION.test(text)) return "automation";
  if (HTTP_LIBRARY.test(text)) return "http_library";
  if (isbot(text)) return "crawler_claim";
  return BROWSER.test(text) ? "browser" : "other";
}

/** The product's first word without its version, for comparing past threats: "python-requests", "googlebot", "chrome". */
export function familyOfUserAgent(userAgent: string | null): string | null {
  const text = userAgent?.trim().toLowerCase() ?? "";
  if (text === "" || text === "-") return null;
  const named = ATTACK_TOOL.exec(text)?.[1] ?? AUTOMATION.exec(text)?.[1] ?? HTTP_LIBRARY.exec(text)?.[1];
  if (named) return named;
  const bot = /([a-z][\w-]*(?:bot|crawler|spider))/.exec(text)?.[1];
  if (bot) return bot;
  return (
    ["edg", "opr", "firefox", "chrome", "safari"].find((browser) => text.includes(browser)) ??
    text.split(/[/\s(]/)[0] ??
    null
  );
}
