import { expect, type Page } from "@playwright/test";
import { PAGES } from "@/components/palette/entries";
import { judged, REMOTE_LOGON, sampleAlert } from "./alerts";

/** Somewhere a reader can be. */
export type Place = { name: string; path: string };

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const TABS = ["overview", "agents", "timeline", "response", "raw"];

/** Every page of the rail, and what opens from their lists, with a threat and an alert of one's own. */
export async function allPlaces(page: Page): Promise<Place[]> {
  const answer = await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
  const { id: threat } = (await answer.json()) as { id: string };
  const { workflow_id: alert } = await judged(page, sampleAlert(REMOTE_LOGON));
  return [
    ...PAGES.map(({ words, href }) => ({ name: slug(words), path: href })),
    { name: "threats-none", path: "/threats?search=nothing-will-match-this" },
    ...TABS.map((tab) => ({ name: `threat-${tab}`, path: `/threats/${threat}?tab=${tab}` })),
    { name: "alert", path: `/alerts/${alert}` },
    { name: "alert-drawer", path: `/alerts?open=${alert}` },
    { name: "review-threat", path: `/review?item=threat:${threat}` },
    { name: "entity", path: "/entities/ip/203.0.113.45" },
    { name: "threat-print", path: `/threats/${threat}/print` },
    { name: "alert-print", path: `/alerts/${alert}/print` },
    { name: "unknown", path: "/nowhere-at-all" },
  ];
}

/** Waits until a place stands as it will be read: nothing loading, nothing still coming in. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("main").or(page.getByRole("dialog")).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}
