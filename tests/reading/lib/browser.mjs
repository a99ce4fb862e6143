// Opens pages in one Chromium for all tests.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { load } from '../../lib/programs.mjs';
import { installColours } from './colour.mjs';

const WINDOW = { width: 1440, height: 900 };

/**
 * Creates a pool of browser pages without access to other computers. The content security policy of pages is
 * bypassed, because the tests inject the screen reader and style sheets into them, as a browser extension
 * does.
 */
export async function createPagePool(browser) {
  const context = await browser.newContext({ bypassCSP: true });
  await context.route(/^(https?|wss?):(?!\/\/127\.0\.0\.1:)/, (route) => route.abort());
  await context.addInitScript(installColours);
  return { context, free: [] };
}

/** Opens a file in a page with default settings and calls `read` with the page. */
export function openFile(pool, file, read) {
  return openAddress(pool, pathToFileURL(file).href, read);
}

/** Opens an address in a page with default settings and calls `read` with the page. */
export async function openAddress(pool, url, read) {
  const page = pool.free.pop() ?? (await pool.context.newPage());
  try {
    await page.setViewportSize(WINDOW);
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(laidOut);
    const result = await read(page);
    pool.free.push(page);
    return result;
  } catch (error) {
    await page.close();
    throw error;
  }
}

/**
 * Waits until the scripts of a page that observe its layout have run: they decide whether the frame of a
 * table is a region. Observers run in a frame, before it is painted.
 */
async function laidOut() {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
}

let screenReader;

/**
 * Injects the virtual screen reader into a page as `globalThis.screenReader` and starts it in the element
 * of a selector.
 */
export async function startScreenReader(page, selector = 'body') {
  screenReader ??= readFileSync(load.resolve('@guidepup/virtual-screen-reader/browser.js'), 'utf8');
  await page.evaluate(async ({ source, within }) => {
    const { virtual } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    globalThis.screenReader = virtual;
    // It does not know that the content of closed details elements is hidden.
    for (const inner of document.querySelectorAll('details:not([open]) > :not(summary)')) inner.hidden = true;
    await virtual.start({ container: document.querySelector(within) });
  }, { source: screenReader, within: selector });
}
