// One Chromium for all tests, and pages in it.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { load } from '../../lib/programs.mjs';
import { installColours } from './colour.mjs';

const WINDOW = { width: 1440, height: 900 };

/**
 * Where pages are opened, in as many windows as are needed at once. Nothing comes from elsewhere. The
 * policy of a page is passed by, because the screen reader and the reader's own styles come from
 * outside it, as those of an extension do.
 */
export async function openDesk(browser) {
  const context = await browser.newContext({ bypassCSP: true });
  await context.route(/^(https?|wss?):/, (route) => route.abort());
  await context.addInitScript(installColours);
  return { context, free: [] };
}

/** Opens a file in a window as it is when new, and gives the page to `read`. */
export async function reading(desk, file, read) {
  const page = desk.free.pop() ?? (await desk.context.newPage());
  try {
    await page.setViewportSize(WINDOW);
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    const answer = await read(page);
    desk.free.push(page);
    return answer;
  } catch (error) {
    await page.close();
    throw error;
  }
}

let screenReader;

/** Puts the virtual screen reader into a page, as `globalThis.screenReader`. */
export async function startScreenReader(page) {
  screenReader ??= readFileSync(load.resolve('@guidepup/virtual-screen-reader/browser.js'), 'utf8');
  await page.evaluate(async (source) => {
    const { virtual } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    globalThis.screenReader = virtual;
    // It does not know that closed details keep what is in them from all readers.
    for (const inner of document.querySelectorAll('details:not([open]) > :not(summary)')) inner.hidden = true;
    await virtual.start({ container: document.body });
  }, screenReader);
}
