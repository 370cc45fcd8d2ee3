// Looks at pages in a real browser, in light and dark, narrow and wide: what axe-core finds to mend for readers who see little, hear the
// page or use no mouse; what the console says; what is wider than the window. Every host but the server's own is out of reach.
// node pages.mjs CHROMIUM ADDRESS PATH…: prints a line of JSON for each finding.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [, , executablePath, address, ...paths] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const REFERENCE = "/docs";
const SCHEMES = ["light", "dark"];
const WIDTHS = [1280, 390];
const COLOURS = ["color-contrast", "link-in-text-block"];
// What depends on the width where nothing else does: guides differ in their text only, and one of them is looked at whole.
const LAYOUT = ["target-size", "scrollable-region-focusable"];
// Whether the scheme has come to the page; the reference is told by its script.
const isPainted = (scheme) =>
  window.matchMedia(`(prefers-color-scheme: ${scheme})`).matches &&
  (!document.querySelector(".swagger-ui") || document.documentElement.classList.contains("dark-mode") === (scheme === "dark"));
const TAGS = ["posts", "sitemaps", "authored-resources"];
const OPENED = ["posts-listRelatedPosts", "sitemaps-getNewsSitemap", "authored-resources-createTag", "authored-resources-deleteTag"];

const [, , ...otherGuides] = paths.filter((path) => path.startsWith("/docs/guides"));
const told = (finding) => console.log(JSON.stringify(finding));

function rulesFor(state, width, colorScheme) {
  if (colorScheme === "dark") return { runOnly: COLOURS };
  return width !== WIDTHS[0] && otherGuides.includes(state) ? { runOnly: LAYOUT } : {};
}

async function looked(page, state, within = "html") {
  await page.evaluate(axe);
  await page.mouse.move(0, 0);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if ((await page.evaluate(() => document.documentElement.scrollWidth)) > width) told({ state, width, rule: "reflow" });
    // No colour depends on the width.
    for (const colorScheme of width === WIDTHS[0] ? SCHEMES : SCHEMES.slice(0, 1)) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction(isPainted, colorScheme);
      const rules = rulesFor(state, width, colorScheme);
      const { violations } = await page.evaluate(
        ([within, rules]) => window.axe.run(within, { ...rules, resultTypes: ["violations"] }),
        [within, rules],
      );
      for (const { id, nodes } of violations) {
        told({ state, width, colorScheme, rule: id, places: nodes.length, first: nodes[0].html.slice(0, 200), why: nodes[0].failureSummary });
      }
    }
  }
}

async function opened(page) {
  for (const tag of TAGS) await page.locator(`#operations-tag-${tag} button.expand-operation`).click();
  for (const id of OPENED) {
    await page.locator(`#operations-${id} .opblock-summary-control`).click();
    await page.locator(`#operations-${id} .responses-table`).first().waitFor();
  }
  await page.locator("#operations-sitemaps-getNewsSitemap .execute").click();
  await page.locator("#operations-sitemaps-getNewsSitemap .live-responses-table").waitFor();
  for (const tab of await page.locator("#operations-authored-resources-createTag [data-name=model]").all()) await tab.click();
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
const context = await browser.newContext({ reducedMotion: "reduce" });
async function visited(path, state, look) {
  const page = await context.newPage();
  const said = (message) => told({ state, console: message.text() });
  page.on("console", said);
  if (state !== path) await page.route(`**${path}`, withoutScript);
  const answer = await page.goto(address + path);
  if (answer.status() !== 200) told({ state, status: answer.status() });
  await look(page, () => page.off("console", said));
  await page.close();
}

// As a browser without script shows the page: axe itself needs one with script.
async function withoutScript(route) {
  const response = await route.fetch();
  const body = (await response.text()).replaceAll(/<script[^>]*><\/script>|<\/?noscript>/g, "");
  await route.fulfill({ response, body });
}

for (const path of paths) await visited(path, path, (page) => looked(page, path));
await visited(REFERENCE, `${REFERENCE} without script`, (page) => looked(page, `${REFERENCE} without script`));
await visited(REFERENCE, REFERENCE, async (page, unheard) => {
  await page.locator("#operations-tag-posts").waitFor();
  unheard(); // the UI warns of components that it lacks
  await opened(page);
  await looked(page, `${REFERENCE} opened`);
  await page.locator(".btn.authorize").first().click();
  await page.locator(".auth-container").first().waitFor();
  await looked(page, `${REFERENCE} asking for a key`, ".dialog-ux");
});
await browser.close();
