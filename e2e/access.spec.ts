import { judged, REMOTE_LOGON, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { allPlaces, settled } from "./support/places";
import { expect, setTheme, test } from "./support/story";

for (const theme of ["dark", "light"] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page, context, baseURL }) => {
      await setTheme(context, theme, baseURL ?? "");
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: theme });
    });

    test("no page has a fault that a machine can find", async ({ page, allowNoise }) => {
      test.setTimeout(300_000); // two dozen pages, each read whole
      allowNoise(/404.*nowhere-at-all/);
      for (const { name, path } of await allPlaces(page)) {
        await page.goto(path);
        await settled(page);
        expect.soft(await faultsOf(page), name).toEqual([]);
      }
    });

    test("the dialogs of a threat have none, nor the sheet of keys and the palette", async ({ page }) => {
      test.slow();
      const answer = await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
      const { id } = (await answer.json()) as { id: string };
      await page.goto(`/threats/${id}`);
      await expect(page.locator("header[data-alive]")).toBeVisible(); // only now keys are heard
      for (const key of ["r", "a", "?", "Control+k"]) {
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        expect.soft(await faultsOf(page), `dialog of ${key}`).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      }
    });

    test("the dialogs of an alert have none, nor what the bar opens", async ({ page }) => {
      test.slow();
      const { workflow_id } = await judged(page, sampleAlert(REMOTE_LOGON));
      await page.goto(`/alerts/${workflow_id}`);
      await expect(page.locator("nav[data-alive]")).toBeVisible();
      for (const key of ["r", "a"]) {
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        expect.soft(await faultsOf(page), `dialog of ${key}`).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      }
      for (const name of [/^Notifications/, /how everything is judged/, /^Generator/, "More scenarios"]) {
        const button = page.getByRole("banner").getByRole("button", { name });
        await button.click();
        await expect(button).toHaveAttribute("aria-expanded", "true");
        await expect(page.getByRole("dialog").or(page.getByRole("menu"))).toBeVisible();
        expect.soft(await faultsOf(page), `opened by ${name}`).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(button).toBeFocused();
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
