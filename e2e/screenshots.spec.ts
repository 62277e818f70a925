import { allPlaces, settled } from "./support/places";
import { expect, setTheme, test } from "./support/story";

const WIDTHS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const theme of ["dark", "light"] as const) {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    test.describe(`${theme}, ${width}`, () => {
      test.use({ viewport });

      test("every page has its picture taken, and none is wider than its window", async ({
        page,
        context,
        baseURL,
        allowNoise,
      }) => {
        test.setTimeout(240_000); // two dozen pages, each waited for
        allowNoise(/404.*nowhere-at-all/);
        await setTheme(context, theme, baseURL ?? "");
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        for (const { name, path } of await allPlaces(page)) {
          await page.goto(path);
          await settled(page);
          const folder = `test-results/screenshots/${theme}-${width}`;
          await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
          const [content, window] = await page.evaluate(() => {
            const { scrollWidth = 0, clientWidth = 0 } = document.scrollingElement ?? {};
            return [scrollWidth, clientWidth];
          });
          expect.soft(content, `${name} is wider than its window`).toBeLessThanOrEqual(window ?? 0);
        }
      });
    });
  }
}
