import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./freshness.mjs";
import { runNode } from "./run-node.mjs";
import { StartError } from "./settings.mjs";

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds a browser for the tests, or installs one: CHROMIUM_PATH, an installed one, Playwright's own, one from the npm
 * registry (Linux on x64), or a download by Playwright.
 * @returns variables for playwright.config.ts
 */
export async function findBrowser(hint) {
  const given = process.env.CHROMIUM_PATH?.trim();
  if (given && !existsSync(given)) throw new StartError(`CHROMIUM_PATH: there is no file ${given}`);
  const here = given || installed();
  if (here) return { CHROMIUM_PATH: here };
  if (existsSync(await playwrightsOwn())) return {};
  hint("no browser found, fetching one");
  const packed = await unpacked();
  if (packed) return packed;
  const cli = path.join(ROOT, "node_modules/playwright/cli.js");
  const { code, output } = await runNode([cli, "install", "chromium"]);
  if (code === 0) return {};
  throw new StartError("No browser for the tests: install chromium or set CHROMIUM_PATH.", output.slice(-1_000));
}

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = folders.flatMap((folder) => INSTALLED.map((name) => path.join(folder, name)));
  return [...candidates, ...MAC].find((file) => existsSync(file));
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright");
  return chromium.executablePath();
}

/** Unpacks @sparticuz/chromium, with the libraries it brings, once; what a failure left half-written is removed. */
async function unpacked() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = path.join(ROOT, "node_modules/.cache/soc/chromium");
  const answer = path.join(folder, "ready.json");
  if (!existsSync(answer)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const module = JSON.stringify(
      pathToFileURL(path.join(ROOT, "node_modules/@sparticuz/chromium/build/esm/index.js")),
    );
    const source = `
      const { default: chromium } = await import(${module});
      const CHROMIUM_PATH = await chromium.executablePath();
      const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
      console.log(JSON.stringify({ CHROMIUM_PATH, CHROMIUM_LIBRARIES: LD_LIBRARY_PATH, FONTCONFIG_PATH }));`;
    const env = { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
    const { code, output } = await runNode(["--input-type=module", "-e", source], { env });
    const found = code === 0 ? output.split("\n").at(-1) : "";
    if (!found || !runs(JSON.parse(found))) {
      rmSync(folder, { recursive: true, force: true });
      return null;
    }
    writeFontSettings(path.join(folder, "fonts"));
    writeFileSync(answer, found);
  }
  return JSON.parse(readFileSync(answer, "utf8"));
}

/** The package's own settings name folders of another machine; without any font the browser aborts on the first page. */
function writeFontSettings(folder) {
  const places = [folder, "/usr/share/fonts", "/usr/local/share/fonts"].map((place) => `<dir>${place}</dir>`);
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  const settings = `${head}<fontconfig>${places.join("")}<cachedir>${folder}/cache</cachedir></fontconfig>\n`;
  rmSync(path.join(folder, "fonts.conf"), { force: true });
  writeFileSync(path.join(folder, "fonts.conf"), settings);
}

function runs({ CHROMIUM_PATH, CHROMIUM_LIBRARIES }) {
  try {
    execFileSync(CHROMIUM_PATH, ["--version"], {
      env: { ...process.env, LD_LIBRARY_PATH: CHROMIUM_LIBRARIES },
      stdio: "pipe",
    });
    return true;
  } catch {
    return false;
  }
}
