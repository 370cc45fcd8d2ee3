// Looks at a page's pictures in a real browser, on windows of several widths and screens of several densities.
// node pictures.mjs CHROMIUM PAGE FROM TO [WIDTHxDENSITY…]: prints a line of JSON for each window, and one for the picture for sharing.
// What is asked for at FROM comes from TO: the address that the service has by its own words, and where it is.
import { chromium } from "playwright-core";

const [, , executablePath, address, from, to, ...windows] = process.argv;
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});

async function opened(viewport, deviceScaleFactor) {
  const context = await browser.newContext({ viewport, deviceScaleFactor });
  await context.route(`${from}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(from, to) });
    await route.fulfill({ response });
  });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  return page;
}

// What each picture of the page is when a reader has come to it; colours are of the five places named in PLACES, as red, green, blue.
async function looked(page) {
  const found = [];
  for (const one of await page.locator("img").all()) {
    await one.scrollIntoViewIfNeeded();
    found.push(await one.evaluate(async (image) => {
      if (!image.complete) await new Promise((done) => image.addEventListener("load", done, { once: true }));
      await image.decode();
      return { url: image.currentSrc, form: [image.naturalWidth / image.naturalHeight, image.clientWidth / image.clientHeight] };
    }));
  }
  return found;
}

const colours = (page, url) => page.evaluate(async (url) => {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const { width, height } = bitmap;
  const places = [[4, 4], [width - 5, 4], [4, height - 5], [width - 5, height - 5], [width >> 1, height >> 1]];
  return { size: [width, height], colours: places.map(([x, y]) => [...canvas.getImageData(x, y, 1, 1).data].slice(0, 3)) };
}, url);

for (const one of windows) {
  const [width, density] = one.split("x").map(Number);
  const page = await opened({ width, height: 900 }, density);
  const images = await looked(page);
  console.log(JSON.stringify({ window: one, images, first: await colours(page, images[0].url) }));
  await page.context().close();
}
const page = await opened({ width: 800, height: 900 }, 1);
const share = await page.locator("meta[property='og:image']").getAttribute("content");
console.log(JSON.stringify({ share: await colours(page, share) }));
await browser.close();
