// Tests switching the language of a page in a browser. Argument: the folder into which the folder
// languages was built.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../lib/browser.mjs';
import { expectations } from '../lib/expect.mjs';

const [dist] = process.argv.slice(2);
const page = (language) => pathToFileURL(join(dist, language, 'A/RES/99/2/index.html')).href;
const { expect, close } = expectations('languages');

async function visit(browser, address, act, options = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
  const tab = await context.newPage();
  await tab.goto(address);
  await act(tab);
  const found = { address: tab.url(), top: await tab.evaluate(() => window.scrollY) };
  await context.close();
  return found;
}

const french = (tab) => tab.locator('header a[hreflang=fr]');
/** Opens the languages in the header and clicks the link, scrolling it into view. */
const follow = async (tab) => {
  await tab.locator('header .languages summary').click();
  await french(tab).click();
};
/** Activates the link as a screen reader does, without scrolling. */
const press = async (tab) => {
  await Promise.all([tab.waitForURL(/\/fr\//), french(tab).evaluate((link) => link.click())]);
};
const scrollTo = async (tab, anchor) => {
  await tab.evaluate((id) => document.getElementById(id).scrollIntoView(), anchor);
  await tab.waitForTimeout(400);
};

const browser = await launchBrowser();
try {
  const atOnce = await visit(browser, `${page('en')}#op-3`, (tab) => press(tab));
  expect('the link keeps the paragraph of the address', atOnce.address, `${page('fr')}#op-3`);
  expect('… which is in view', atOnce.top > 200, true);
  const byMouse = await visit(browser, `${page('en')}#op-3`, async (tab) => {
    await tab.waitForTimeout(400);
    await follow(tab);
  });
  expect('… also with the mouse', byMouse.address, `${page('fr')}#op-3`);
  const scrolled = await visit(browser, page('en'), async (tab) => {
    await scrollTo(tab, 'op-8');
    await press(tab);
  });
  expect('the link keeps the paragraph that was scrolled to', scrolled.address, `${page('fr')}#op-8`);
  const back = await visit(browser, `${page('en')}#op-3`, async (tab) => {
    await scrollTo(tab, 'op-8');
    await follow(tab);
  });
  expect('… also after scrolling back to the links', back.address, `${page('fr')}#op-8`);
  const beginning = await visit(browser, page('en'), follow);
  expect('without scrolling the other page opens at the start', beginning.address.replace(/#$/, ''), page('fr'));
  const without = await visit(browser, `${page('en')}#op-3`, follow, { javaScriptEnabled: false });
  expect('the link works without JavaScript', without.address, page('fr'));
} finally {
  await browser.close();
}
close();
