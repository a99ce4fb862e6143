// Changes the language of a page as readers do, in a browser. Argument: what was built of the
// folder languages.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../lib/browser.mjs';
import { expectations } from '../lib/expect.mjs';

const [dist] = process.argv.slice(2);
const page = (language) => pathToFileURL(join(dist, language, 'A/RES/99/2/index.html')).href;
const { expect, close } = expectations('languages');

async function reading(browser, address, read, options = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
  const tab = await context.newPage();
  await tab.goto(address);
  await read(tab);
  const found = { address: tab.url(), top: await tab.evaluate(() => window.scrollY) };
  await context.close();
  return found;
}

const french = (tab) => tab.getByRole('link', { name: 'Français', exact: true });
/** By mouse: the page is scrolled until the link is seen. */
const follow = (tab) => french(tab).click();
/** As a screen reader does: the page stays where it is. */
const press = async (tab) => {
  await Promise.all([tab.waitForURL(/\/fr\//), french(tab).evaluate((link) => link.click())]);
};
const readTo = async (tab, anchor) => {
  await tab.evaluate((id) => document.getElementById(id).scrollIntoView(), anchor);
  await tab.waitForTimeout(400);
};

const browser = await launchBrowser();
try {
  const atOnce = await reading(browser, `${page('en')}#op-3`, (tab) => press(tab));
  expect('the paragraph of the address is kept', atOnce.address, `${page('fr')}#op-3`);
  expect('… and is in sight', atOnce.top > 200, true);
  const byMouse = await reading(browser, `${page('en')}#op-3`, async (tab) => {
    await tab.waitForTimeout(400);
    await follow(tab);
  });
  expect('… and by mouse', byMouse.address, `${page('fr')}#op-3`);
  const scrolled = await reading(browser, page('en'), async (tab) => {
    await readTo(tab, 'op-8');
    await press(tab);
  });
  expect('the paragraph that was scrolled to is kept', scrolled.address, `${page('fr')}#op-8`);
  const back = await reading(browser, `${page('en')}#op-3`, async (tab) => {
    await readTo(tab, 'op-8');
    await follow(tab);
  });
  expect('… and after scrolling back to the links', back.address, `${page('fr')}#op-8`);
  const beginning = await reading(browser, page('en'), follow);
  expect('who has read nothing begins at the beginning', beginning.address.replace(/#$/, ''), page('fr'));
  const without = await reading(browser, `${page('en')}#op-3`, follow, { javaScriptEnabled: false });
  expect('without script the link works', without.address, page('fr'));
} finally {
  await browser.close();
}
close();
