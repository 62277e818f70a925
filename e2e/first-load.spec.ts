import type { Page } from "@playwright/test";
import { PAGES } from "@/components/palette/entries";
import { expect, test } from "./support/story";

const MOST_KB = 250;

/**
 * Bytes of compressed script that a page makes a browser fetch before there is something to see: what its HTML names, and
 * whatever else was asked for before the first paint.
 */
async function firstLoad(page: Page, path: string): Promise<number> {
  const answer = await page.goto(path, { waitUntil: "load" });
  const html = (await answer?.text()) ?? "";
  expect(answer?.headers()["content-encoding"] ?? "gzip").toBe("gzip");
  return page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, "text/html");
    const named = [...document.querySelectorAll("script[src]:not([nomodule]), link[rel=preload][as=script]")].map(
      (element) => new URL(element.getAttribute("src") ?? element.getAttribute("href") ?? "", location.href).href,
    );
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY;
    const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
      ({ name, startTime }) => /\.js(\?|$)/.test(name) && (named.includes(name) || startTime < paint),
    );
    if (scripts.length < new Set(named).size) throw new Error("A script of the page was not measured");
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  }, html);
}

test("no page asks for more than 250 KB of script before it is drawn", async ({ browser, baseURL }) => {
  const heaviest: Record<string, number> = {};
  for (const { href } of PAGES) {
    const context = await browser.newContext({ baseURL }); // nothing kept from another page
    const page = await context.newPage();
    heaviest[href] = Math.round((await firstLoad(page, href)) / 100) / 10;
    await context.close();
  }
  console.log(`first load, KB of compressed script: ${JSON.stringify(heaviest)}`);
  for (const [href, kb] of Object.entries(heaviest)) expect.soft(kb, href).toBeLessThan(MOST_KB);
});
