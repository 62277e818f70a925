import type { Page } from "@playwright/test";
import { allPlaces, settled } from "./support/places";
import { expect, test } from "./support/story";

const MOST_STOPS = 60; // past the bar, the filters and a good part of a list
const SAME = /^(threat-(agents|timeline|response|raw)|threats-none|unknown)$/; // their parts are on other pages

/** What has the focus, and whether that can be seen: an outline, or a ring drawn by what holds it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const seen = [null, "::before", "::after"].some((part) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part); // a row draws it around itself
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1 && !/, 0\)$/.test(outlineColor);
    });
    const strokes = () => [...element.querySelectorAll("*")].map((part) => getComputedStyle(part).stroke).join();
    const before = strokes();
    if (element instanceof SVGElement) element.blur(); // a drawing shows it by the line of one of its parts
    const changed = strokes() !== before;
    if (element instanceof SVGElement) element.focus();
    const { width, height } = element.getBoundingClientRect();
    const first = !element.hasAttribute("data-tabbed");
    element.setAttribute("data-tabbed", "");
    return { html: element.outerHTML.slice(0, 160), seen: seen || changed, size: Math.min(width, height), first };
  });

test("wherever Tab leads on any page, the focus is seen", async ({ page, allowNoise }) => {
  test.setTimeout(300_000);
  allowNoise(/404.*nowhere-at-all/);
  for (const { name, path } of (await allPlaces(page)).filter((place) => !SAME.test(place.name))) {
    await page.goto(path);
    await settled(page);
    const unseen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (!at?.first) break; // round once
      if (!at.seen || at.size === 0) unseen.push(at.html);
    }
    expect.soft(unseen, name).toEqual([]);
  }
});

test("nothing moves for who asked for less motion", async ({ page, allowNoise }) => {
  test.setTimeout(240_000);
  allowNoise(/404.*nowhere-at-all/);
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { name, path } of await allPlaces(page)) {
    await page.goto(path);
    await settled(page);
    const moving = await page.evaluate(() => {
      const longest = (text: string) => Math.max(...text.split(",").map((part) => Number.parseFloat(part)));
      return [...document.querySelectorAll("*")].flatMap((element) => {
        const { animationName, animationDuration, transitionProperty, transitionDuration } = getComputedStyle(element);
        const moves =
          (animationName !== "none" && longest(animationDuration) > 0.001) ||
          (transitionProperty !== "none" && longest(transitionDuration) > 0.001);
        return moves ? [element.outerHTML.slice(0, 140)] : [];
      });
    });
    expect.soft(moving, name).toEqual([]);
  }
});

test("a key that is pressed before its dialog has come is heard by the dialog", async ({ page }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0; // nothing is fetched ahead
  });
  const answer = await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/threats/${id}`);
  await expect(page.locator("header[data-alive]")).toBeVisible();
  await page.route(/\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.keyboard.press("r");
  await page.keyboard.press("3");
  await expect(page.getByRole("dialog").getByRole("radio", { name: "Benign" })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("att");
  await expect(page.getByRole("combobox", { name: "Search everything" })).toHaveValue("att");
});
