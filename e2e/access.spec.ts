import { faultsOf } from "./support/faults";
import { expect, setTheme, test } from "./support/story";

const LISTS = ["/", "/threats", "/threats?severity=critical", "/threats?search=nothing-will-match-this"];
const TABS = ["overview", "agents", "timeline", "response", "raw"];

for (const theme of ["dark", "light"] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page, context, baseURL }) => {
      await setTheme(context, theme, baseURL ?? "");
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: theme });
    });

    for (const path of LISTS) {
      test(`${path} has no fault that a machine can find`, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await expect(page.getByRole("main")).toBeVisible();
        await page.waitForTimeout(500); // charts come after the first paint
        expect(await faultsOf(page)).toEqual([]);
      });
    }

    test("a threat has none on any tab, nor in its dialogs", async ({ page }) => {
      test.slow(); // eight pages, each read whole
      const answer = await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
      const { id } = (await answer.json()) as { id: string };
      for (const tab of TABS) {
        await page.goto(`/threats/${id}?tab=${tab}`);
        await expect(page.getByRole("tabpanel")).toBeVisible();
        expect(await faultsOf(page), tab).toEqual([]);
      }
      await expect(page.locator("header[data-alive]")).toBeVisible(); // only now keys are heard
      for (const key of ["r", "a", "?"]) {
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await faultsOf(page), `dialog of ${key}`).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      }
    });

    test("the page of an unknown threat has none", async ({ page, allowNoise }) => {
      allowNoise(/404/);
      await page.goto("/threats/00000000-0000-4000-8000-00000000dead");
      await expect(page.getByText("There is no threat with this id")).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}
