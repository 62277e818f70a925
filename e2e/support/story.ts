import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { THEME_COOKIE } from "@/components/shell/theme";

type Theme = "dark" | "light";

type Story = {
  /** Errors that this story causes on purpose; every other one on a page's console fails it. */
  allowNoise: (pattern: RegExp) => void;
  /** A console in a browser context of its own, opened and showing the list of threats. */
  openConsole: (options?: {
    path?: string;
    theme?: Theme;
    viewport?: { width: number; height: number };
  }) => Promise<Page>;
  noise: { watch: (page: Page) => void; allowed: RegExp[] };
};

export const test = base.extend<Story>({
  noise: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const heard: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (page: Page) => {
        page.on("pageerror", (error) => heard.push(`uncaught: ${error.message}`));
        page.on("console", (message) => {
          if (message.type() === "error") heard.push(`${message.text()} (${message.location().url})`);
        });
      };
      await use({ watch, allowed });
      expect(
        heard.filter((line) => !allowed.some((pattern) => pattern.test(line))),
        "errors on the console",
      ).toEqual([]);
    },
    { auto: true },
  ],
  allowNoise: async ({ noise }, use) => {
    await use((pattern) => {
      noise.allowed.push(pattern);
    });
  },
  page: async ({ page, noise }, use) => {
    noise.watch(page);
    await use(page);
  },
  openConsole: async ({ browser, noise, baseURL }, use) => {
    const pages: Page[] = [];
    await use(async ({ path = "/", theme = "dark", viewport } = {}) => {
      const context = await browser.newContext({ colorScheme: theme, ...(viewport ? { viewport } : {}) });
      const page = await context.newPage();
      pages.push(page);
      noise.watch(page);
      await setTheme(context, theme, baseURL ?? page.url());
      await page.goto(path);
      if (path === "/") await expect(threatList(page)).toBeVisible();
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

export { expect };

export const threatList = (page: Page) => page.getByRole("list", { name: "Threats", exact: true });

/** What a reader chose earlier: must be called before the page is opened. */
export async function setTheme(context: BrowserContext, theme: Theme, url: string): Promise<void> {
  await context.addCookies([{ name: THEME_COOKIE, value: theme, url }]);
}

/** Keeps a picture of the page in test-results/screens. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${name}.png`, animations: "disabled" });
}
