import { chromium, type Page } from "playwright";
import type { House } from "@/lib/services/house";
import { commitOne } from "./commit-one";
import { fillTo } from "./fill";
import { percentile } from "./load";
import { address, quick, results, say } from "./report";
import { pressed, watchPage } from "./watch-page";

const STORED = quick ? 10_000 : 100_000;
const WORDS = ["Critical", "High", "Medium", "Low", "Info"];
const COMMITS = quick ? 20 : 60;
const LIST = "/threats";

const rowsStand = () => document.querySelectorAll("[data-row-id]").length > 5;

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${address}${path}`);
  await page.waitForFunction(rowsStand);
  await page.getByText("Live", { exact: true }).waitFor();
  await page.waitForTimeout(2_500); // what is fetched ahead has come
}

function tell(name: string, times: number[], aim: string): void {
  const sorted = [...times].sort((a, b) => a - b);
  const [p50, p95] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
  say(`console: ${name}, p50 / p95 of ${times.length}`, `${p50.toFixed(0)} / ${p95.toFixed(0)} ms   (aim ${aim})`);
  results.console = { ...(results.console as object), [name]: { p50, p95 } };
}

/** A severity that was not asked for before, chosen in its menu by keyboard. */
async function filters(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await open(page, LIST);
    for (const word of WORDS) {
      await page.getByRole("button", { name: /^Severity: / }).press("Enter");
      const item = page.getByRole("menuitemcheckbox", { name: word });
      await item.focus();
      const shows = ({ word: wanted }: { word: string }) => {
        const rows = [...document.querySelectorAll<HTMLElement>("[data-row-id]")];
        const chosen = location.search.includes(`severity=${wanted.toLowerCase()}`);
        return chosen && (rows.length > 0 || document.body.innerText.includes("No threats match"))
          ? rows.every((row) => row.innerText.includes(wanted))
          : false;
      };
      times.push(await pressed(page, "Enter", shows, word));
      await page.keyboard.press("Enter"); // off again
      await page.keyboard.press("Escape");
      await page.waitForFunction(
        () => !location.search.includes("severity") && document.querySelector("[data-row-id]"),
      );
    }
  }
  return times;
}

/** Walks the list, opens what is reached, and goes back. */
async function walk(page: Page) {
  const times = { next: [] as number[], open: [] as number[], back: [] as number[] };
  await open(page, LIST);
  for (let step = 0; step < 15; step += 1) {
    const before = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>("[data-row-id]")?.dataset.rowId,
    );
    const moved = ({ word }: { word: string }) => {
      const at = document.activeElement?.closest<HTMLElement>("[data-row-id]")?.dataset.rowId;
      return at !== undefined && at !== word;
    };
    times.next.push(await pressed(page, "j", moved, before));
    const there = () => location.pathname.length > 20 && document.querySelector("header[data-alive] h1") !== null;
    times.open.push(await pressed(page, "Enter", there));
    await page.waitForTimeout(300);
    times.back.push(
      await page.evaluate(async () => {
        const from = performance.now();
        history.back();
        const back = () => location.pathname === "/threats" && document.querySelectorAll("[data-row-id]").length > 5;
        return (await window.bench.until(back)) - from;
      }),
    );
    await page.waitForTimeout(300);
  }
  return times;
}

/** A long way down, a good part of a screen a frame. */
async function scroll(page: Page) {
  await open(page, LIST);
  return page.evaluate(async () => {
    const box = document.querySelector("ol[aria-label=Threats]")?.parentElement;
    if (!box) throw new Error("There is no list to scroll");
    window.bench.longTasks.length = 0;
    let most = 0;
    for (let frame = 0; frame < 400; frame += 1) {
      box.scrollBy(0, 150);
      await new Promise(requestAnimationFrame);
      most = Math.max(most, document.querySelectorAll("[data-row-id]").length);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { most, way: box.scrollTop, longest: Math.max(0, ...window.bench.longTasks) };
  });
}

async function commits(page: Page, home: House): Promise<number[]> {
  await open(page, "/");
  const times: number[] = [];
  for (let count = 0; count < COMMITS; count += 1) {
    const { id, committed } = await commitOne(home);
    await page.waitForFunction((wanted) => window.bench.seen.get(wanted), id);
    times.push((await page.evaluate((wanted) => window.bench.seen.get(wanted) ?? 0, id)) - committed);
    await page.waitForTimeout(50 + (count % 7) * 40);
  }
  return times;
}

/** The console in a real browser, over a store that has grown. Times are told, never judged. */
export async function consoleAtScale(file: string, home: House): Promise<void> {
  await fillTo(file, STORED, (rows) => process.stderr.write(`\rfilling: ${rows} of ${STORED} threats   `));
  process.stderr.write(`\r${" ".repeat(50)}\r`);
  const { CHROMIUM_PATH, CHROMIUM_LIBRARIES } = process.env;
  const browser = await chromium.launch({
    executablePath: CHROMIUM_PATH || undefined,
    env: CHROMIUM_LIBRARIES ? { ...process.env, LD_LIBRARY_PATH: CHROMIUM_LIBRARIES } : undefined,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await watchPage(page);
    for (const path of ["/", LIST]) {
      await open(page, path);
      say(`console: layout shift while ${path} loads`, (await page.evaluate(() => window.bench.shift)).toFixed(4));
    }
    tell("filter", await filters(page), "p95 < 100");
    const { next, open: opened, back } = await walk(page);
    tell("next", next, "p95 < 100");
    tell("open", opened, "p95 < 100");
    tell("back", back, "p95 < 100");
    const { most, way, longest } = await scroll(page);
    say(`console: most rows in the page over ${way} px`, `${most}   (aim <= 60)`);
    say("console: longest task while scrolling", `${longest.toFixed(0)} ms   (aim < 50; 0: none over 50)`);
    tell("commit to screen", await commits(page, home), "p95 <= 100");
  } finally {
    await browser.close();
  }
}
