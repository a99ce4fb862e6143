// Searches the pages of a site in a browser: results, keyboard, filters, symbols, without JavaScript.
// Argument: the folder into which content and the official documents were built with --search.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runRules, VIEWS } from '../lib/axe.mjs';
import { launchBrowser } from '../lib/browser.mjs';
import { expectations } from '../lib/expect.mjs';
import { load } from '../lib/programs.mjs';
import { serveFolder } from '../lib/server.mjs';

const [dist] = process.argv.slice(2);
const { check, expect, close } = expectations('search');

/** The bytes that a search loads at most, without compression by the server. */
const BYTES_MAX = 300_000;

/** Queries with words that are in no heading or title of the document that they have to find. */
const QUERIES = [
  { language: 'en', query: 'cannabinoid receptor agonists', finds: 'A/RES/68/197', contained: 'cannabinoid' },
  { language: 'en', query: 'drug-affected driving', finds: 'A/RES/68/197', contained: 'driving' },
  { language: 'ar', query: 'لاستضافة المهاجرين', finds: 'A/HRC/RES/57/36', contained: 'المهاجرين' },
  // The text has the word with a preposition and in another case.
  { language: 'ar', query: 'لاجئون', finds: 'A/HRC/RES/57/36', contained: 'لاجئين' },
  { language: 'zh', query: '社交媒体平台', finds: 'S/RES/2713 (2023)', contained: '社交媒体平台' },
  { language: 'zh', query: '无差别使用爆炸性武器', finds: 'S/RES/2713 (2023)', contained: '爆炸性武器' },
];

const server = await serveFolder(dist);
const origin = new URL(server.address).origin;
const address = (language, query = '') => `${server.address}/${language}/search/index.html${query}`;

const browser = await launchBrowser();

/** Opens a page in a new context, which is closed after `use`. */
async function open(url, use, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const tab = await context.newPage();
  const messages = [];
  tab.on('pageerror', (error) => messages.push(String(error)));
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) messages.push(message.text());
  });
  await tab.goto(url);
  try {
    await use(tab, context);
  } finally {
    expect(`no errors and warnings in ${url.slice(origin.length)}`, messages, []);
    await context.close();
  }
}

/** Waits for the end of a search, and returns the status line. */
async function status(tab) {
  await tab.waitForFunction(() => {
    const line = document.querySelector('main [role=status]');
    return line.textContent !== '' && line.textContent !== line.dataset.waiting;
  });
  return tab.locator('main [role=status]').textContent();
}

/** The results: symbol, link, and the paragraphs with name, link and marked words. */
const results = (tab) => tab.evaluate(() => [...document.querySelectorAll('.results > li')].map((item) => ({
  symbol: item.querySelector('.symbol').textContent,
  href: item.querySelector('h3 a').href,
  passages: [...item.querySelectorAll('.passages a')].map((link) => ({
    name: link.querySelector('.where').textContent,
    href: link.href,
    marked: [...link.querySelectorAll('mark')].map((mark) => mark.textContent),
  })),
})));

/** Types a query into the field of the page, and searches with the keyboard only. */
async function type(tab, query) {
  for (let stops = 0; stops < 20; stops += 1) {
    if (await tab.evaluate(() => document.activeElement.id) === 'q') break;
    await tab.keyboard.press('Tab');
  }
  expect('the field is reached by Tab', await tab.evaluate(() => document.activeElement.id), 'q');
  await tab.keyboard.press('Control+a');
  await tab.keyboard.insertText(query);
  await tab.keyboard.press('Enter');
}

async function queries() {
  for (const { language, query, finds, contained } of QUERIES) {
    const before = server.sent;
    await open(address(language), async (tab) => {
      await type(tab, query);
      const line = await status(tab);
      check(`${query}: the status line has the number of documents`, /\p{N}/u.test(line), line);
      const found = await results(tab);
      expect(`${query}: the first document`, found[0]?.symbol, finds);
      const [first] = found[0]?.passages ?? [];
      check(`${query}: the first paragraph has a name and marked words`, first?.name.length > 2 && first?.marked.length > 0, JSON.stringify(first));
      const sent = server.sent - before;
      console.log(`      ${sent} bytes were loaded for the page and ${query}`);
      check(`${query}: at most ${BYTES_MAX} bytes were loaded`, sent > 0 && sent <= BYTES_MAX, String(sent));
      expect(`${query}: the query is in the address`, new URL(tab.url()).searchParams.get('q'), query);
      // The links follow the field, the button and the filters.
      for (let stops = 0; stops < 30; stops += 1) {
        if (await tab.evaluate(() => document.activeElement.matches('.passages a'))) break;
        await tab.keyboard.press('Tab');
      }
      const href = await tab.evaluate(() => document.activeElement.href);
      expect(`${query}: Tab reaches the first paragraph`, href, first.href);
      await Promise.all([tab.waitForURL(href), tab.keyboard.press('Enter')]);
      const text = await tab.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.textContent ?? '');
      const isThere = text.includes(contained) && first.marked.every((word) => text.includes(word.replace(/\s+$/u, '')));
      check(`${query}: the anchor exists, and its text has the words`, text !== '' && isThere, text);
      await tab.goBack();
      await status(tab);
      expect(`${query}: the way back has the same results`, (await results(tab))[0]?.symbol, finds);
    });
  }
}

async function symbols() {
  for (const [query, symbol, hash] of [
    ['68/197', 'A/RES/68/197', null],
    ['68/197 para 18 (c)', 'A/RES/68/197', '#op-18-c'],
    ['A/RES/68/197 preamble 3', 'A/RES/68/197', '#pp-3'],
    ['S/RES/2713', 'S/RES/2713 (2023)', null],
    ['2713 (2023) 4', 'S/RES/2713 (2023)', '#op-4'],
  ]) {
    await open(address('en', `?${new URLSearchParams({ q: query })}`), async (tab) => {
      await status(tab);
      const [first] = await results(tab);
      expect(`“${query}” has its document first`, first?.symbol, symbol);
      const [passage] = first?.passages ?? [];
      expect(`“${query}” has its paragraph`, passage ? new URL(passage.href).hash : null, hash);
    });
  }
}

/**
 * Words that nearly all documents have are left out of a search for other words, unless it is for a phrase. Words of
 * half of the documents are left out of a long query.
 */
async function frequentWords() {
  for (const [language, frequent, query, left, half = []] of [
    ['en', 'the', 'The cannabinoid', ['cannabinoid']],
    ['en', 'the', '"the world drug problem"', ['the', 'drug']],
    ['en', 'the', 'the', ['the']],
    ['en', 'the', 'synthetic cannabinoid receptor agonists drug', ['cannabinoid', 'receptor', 'agonist'], ['drug']],
    ['en', 'the', 'synthetic cannabinoid drug', ['cannabinoid', 'drug'], ['drug']],
    ['ar', 'في', 'لاجئون في', ['لاجئ']],
    ['zh', '的', '社交媒体的', ['社交', '媒体']],
  ]) {
    await open(address(language), async (tab) => {
      await tab.route('**/costs.json', (route) => route.fulfill({ json: { nearly_all: [frequent], half, texts: {} } }));
      await type(tab, query);
      await status(tab);
      const marked = (await results(tab)).flatMap(({ passages }) => passages.flatMap((passage) => passage.marked));
      const words = new Set(marked.map((word) => word.toLowerCase().replace(/[^\p{L}]/gu, '')));
      const has = (word) => [...words].some((one) => one.includes(word));
      check(`${query}: its words are found`, left.every(has), [...words].join(' '));
      for (const word of [frequent, ...half]) {
        expect(`${query}: “${word}” is searched`, words.has(word), left.includes(word));
      }
    });
  }
}

/** Documents with long texts are listed one by one. */
async function longDocuments() {
  const texts = readdirSync(join(dist, 'en/search/fragment')).map((file) => [file.split('.')[0], 40]);
  await open(address('en'), async (tab) => {
    await tab.route('**/costs.json', (route) => route.fulfill({ json: { nearly_all: [], half: [], texts: Object.fromEntries(texts) } }));
    await type(tab, 'resolution');
    const line = await status(tab);
    expect('one long document is listed', (await results(tab)).length, 1);
    check('all documents are counted', Number(/\d+$/.exec(line)) > 1, line);
    await tab.locator('.more').press('Enter');
    await tab.waitForFunction(() => document.querySelectorAll('.results > li').length === 2);
  });
}

/** Queries from the header of a page that name a document or paragraph and nothing else lead there. */
async function goTo() {
  const page = `${server.address}/en/A/RES/68/197/index.html`;
  for (const [query, expected] of [
    ['S/RES/2713', 'en/S/RES/2713_2023/index.html'],
    ['68/197 para 18 (c)', 'en/A/RES/68/197/index.html#op-18-c'],
    ['68/197 para 999', 'en/search/index.html'],
    ['68/197 drug', 'en/search/index.html'],
  ]) {
    await open(page, async (tab) => {
      await tab.locator('#find').fill(query);
      await Promise.all([tab.waitForURL(/search/), tab.keyboard.press('Enter')]);
      const isSearch = expected.includes('/search/');
      if (isSearch) await status(tab);
      else await tab.waitForURL((url) => !url.pathname.includes('/search/'));
      const { pathname, hash } = new URL(tab.url());
      expect(`“${query}” in the header leads to`, pathname + hash, `${new URL(server.address).pathname}/${expected}`);
      await tab.goBack();
      await tab.waitForURL(page);
    });
  }
}

/**
 * From every page, any paragraph is reached with six keys and the typing of its number: Tab to the skip link
 * or to the field in the header, and Enter.
 */
async function sixKeys() {
  const pages = ['index.html', 'A/RES/79/249/index.html', 'A/RES/79/249/about.html', 'search/index.html', 'search/index.html?q=2024', 'A/RES/79/249/accessibility.html'];
  for (const page of ['index.html', 'accessibility.html', ...['en', 'ar'].flatMap((language) => pages.map((one) => `${language}/${one}`))]) {
    const language = page.startsWith('ar/') ? 'ar' : 'en';
    const symbol = language === 'ar' ? 'S/RES/2713' : 'A/RES/68/197';
    const [number, hash] = language === 'ar' ? ['4', '#op-4'] : ['18 (c)', '#op-18-c'];
    await open(`${server.address}/${page}`, async (tab) => {
      const isField = () => tab.evaluate(() => document.activeElement.matches('input[type=search]'));
      const press = async (key) => {
        await tab.keyboard.press(key);
        keys += 1;
      };
      let keys = 0;
      const hasHeaderField = await tab.locator('#find').count() > 0;
      // Without a field in the header, there is a larger one in the content, after the skip link.
      if (!hasHeaderField) {
        await press('Tab');
        await press('Enter');
      }
      while (keys < 6 && !(await isField())) await press('Tab');
      await tab.keyboard.press('Control+a');
      await tab.keyboard.insertText(`${symbol} ${number}`);
      await press('Enter');
      await tab.waitForURL((url) => url.hash === hash);
      check(`${page}: ${symbol} ${number} is reached with ${keys} keys`, keys <= 6, String(keys));
    });
  }
}

async function filters() {
  await open(address('en', '?q=terrorism'), async (tab) => {
    const all = await status(tab);
    await tab.locator('#body').selectOption({ label: 'Security Council' });
    await tab.waitForFunction((before) => document.querySelector('main [role=status]').textContent !== before, all);
    await status(tab);
    const found = await results(tab);
    check('the filter by body', found.length > 0 && found.every(({ symbol }) => symbol.startsWith('S/')), JSON.stringify(found));
    await tab.locator('#year').selectOption('2023');
    await tab.waitForURL(/year=2023/);
    await tab.waitForFunction(() => document.querySelectorAll('.results > li').length === 1);
    expect('the filter by year', (await results(tab)).map(({ symbol }) => symbol), ['S/RES/2713 (2023)']);
    await tab.goBack();
    await tab.goBack();
    expect('the way back has all documents', await status(tab), all);
  });
  await open(address('en', '?q=wombat'), async (tab) => {
    expect('nothing found', await status(tab), await tab.locator('main [role=status]').getAttribute('data-none'));
  });
  await open(address('en', '?q=nations'), async (tab) => {
    await status(tab);
    const before = (await results(tab)).length;
    await tab.locator('.more').click();
    await tab.waitForFunction((count) => document.querySelectorAll('.results > li').length > count, before);
    await tab.waitForFunction(() => document.activeElement.matches('.results a'));
    const index = await tab.evaluate(() => [...document.querySelectorAll('.results > li')].indexOf(document.activeElement.closest('li')));
    expect('more results have the focus at the first of them', index, before);
  });
}

async function otherWays() {
  await open(address('en', '?q=drug'), async (tab) => {
    expect('without JavaScript there is no form', await tab.locator('form.search').isVisible(), false);
    await tab.locator('.search-needs a').click();
    await tab.waitForURL(`${server.address}/en/index.html`);
    expect('… but a link to the list', await tab.locator('.documents li').count() > 0, true);
  }, { javaScriptEnabled: false });
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(join(dist, 'en/search/index.html')).href);
  expect('without a server the page explains what it needs', await tab.locator('.search-needs').isVisible(), true);
  await context.close();
  await open(`${server.address}/index.html`, async (home) => {
    await type(home, 'cannabinoid');
    await home.waitForURL(/search\/index\.html\?q=cannabinoid/);
    await status(home);
    expect('the form of the list leads to the results', (await results(home))[0]?.symbol, 'A/RES/68/197');
  });
}

async function rules() {
  const firsts = QUERIES.filter(({ language }, index) => QUERIES.findIndex((one) => one.language === language) === index);
  for (const { language, query } of firsts) {
    for (const view of VIEWS) {
      const { colorScheme, width, height } = view;
      const options = { colorScheme, viewport: { width, height }, bypassCSP: true };
      await open(address(language, `?${new URLSearchParams({ q: query })}`), async (tab) => {
        await status(tab);
        await tab.addScriptTag({ path: load.resolve('axe-core/axe.min.js') });
        const { violations } = await tab.evaluate(runRules);
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join('; ')}`);
        expect(`axe, ${language}, ${colorScheme}, ${width} px`, found, []);
        const isWider = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        expect(`no sideways scroll, ${language}, ${width} px`, isWider, false);
      }, options);
    }
  }
}

try {
  await queries();
  await symbols();
  await frequentWords();
  await longDocuments();
  await goTo();
  await sixKeys();
  await filters();
  await otherWays();
  await rules();
} finally {
  await browser.close();
  server.close();
}
close();
