// Tests the page of a document in a browser: with keyboard, mouse and touch, with JavaScript and
// without. Arguments: the folder into which content, tests/structure and tests/akoma_ntoso were built, and one
// with the marks of the pages of the PDF in English, Arabic and Chinese.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runRules, VIEWS } from '../lib/axe.mjs';
import { launchBrowser } from '../lib/browser.mjs';
import { expectations } from '../lib/expect.mjs';
import { load } from '../lib/programs.mjs';

const [dist, marked] = process.argv.slice(2);
const address = (path) => pathToFileURL(join(dist, path, 'index.html')).href;
const DRUGS = address('en/A/RES/68/197');
const KINDS = address('en/A/RES/99/1');
const ARABIC = address('ar/A/RES/99/14');
const { expect, close } = expectations('page');

const browser = await launchBrowser();

/** Opens a page in a new context, which is closed after `use`. */
async function open(url, use, options = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
  if (options.javaScriptEnabled !== false) {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  }
  const tab = await context.newPage();
  tab.on('pageerror', (error) => expect(`no script error in ${url}`, String(error), ''));
  await tab.goto(url);
  try {
    await use(tab);
  } finally {
    await context.close();
  }
}

// The page has its new address before the browser driver does.
const hash = (tab) => tab.evaluate(() => location.hash);
const focused = (tab) => tab.evaluate(() => document.activeElement.id);
const clipboard = (tab) => tab.evaluate(() => navigator.clipboard.readText());
const isInView = (tab, selector) => tab.locator(selector).evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
});
const summary = (tab) => tab.locator('nav.contents > details > summary');
/** The summary of the list of paragraphs of an entry of the contents. */
const list = (tab, anchor) => tab.locator(`nav.contents li:has(> a[href='#${anchor}']) > .fold > summary`);
const display = (tab) => tab.locator('details.menu:has(.settings) > summary');
/** Opens the settings. */
async function openDisplay(tab) {
  if (!(await display(tab).evaluate((one) => one.parentElement.open))) await display(tab).click();
}
const setting = (tab, name) => tab.locator(`.settings select[name=${name}]`);
/** Chooses where notes are shown, and closes the settings. */
async function choose(tab, value) {
  await openDisplay(tab);
  await setting(tab, 'notes').selectOption(value);
  await tab.keyboard.press('Escape');
}
const status = (tab, where) => tab.locator(`${where} [role=status]`);
const settle = (tab) => tab.waitForTimeout(600);

/** The tab stops between the title and the first link of the text. */
async function stopsBeforeText(tab) {
  await tab.evaluate(() => {
    const title = document.getElementById('title');
    title.tabIndex = -1;
    title.focus();
  });
  const stops = [];
  for (;;) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(() => {
      const { activeElement } = document;
      return activeElement.closest('.preamble') ? null : activeElement.localName;
    });
    if (stop === null || stops.length > 20) return stops;
    stops.push(stop);
  }
}

async function contents() {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';
    await open(DRUGS, async (tab) => {
      if (javaScriptEnabled) {
        // The PDF, the EPUB, the page about the document and the official document follow the title.
        expect('the contents are one tab stop before the text', await stopsBeforeText(tab), ['a', 'a', 'a', 'a', 'summary']);
      }
      await summary(tab).focus();
      await tab.keyboard.press('Enter');
      await list(tab, 'operative-part').focus();
      await tab.keyboard.press('Enter');
      const link = tab.locator('nav.contents').getByRole('link', { name: '18 Recognizes', exact: true });
      expect(`the contents open with the keyboard, ${how}`, await link.isVisible(), true);
      await link.focus();
      await tab.keyboard.press('Enter');
      await settle(tab);
      expect(`… and link to a paragraph, ${how}`, await hash(tab), '#op-18');
      expect(`… which is in view, ${how}`, await isInView(tab, '#op-18'), true);
      const field = tab.getByRole('textbox');
      expect(`the field is ${javaScriptEnabled ? '' : 'not '}in the page ${how}`, await field.count(), javaScriptEnabled ? 1 : 0);
      const box = await link.boundingBox();
      expect(`links to paragraphs are 44 pixels high and wide, ${how}`, box.width >= 44 && box.height >= 44, true);
    }, { javaScriptEnabled });
  }
  await open(DRUGS, async (tab) => {
    await summary(tab).tap();
    await list(tab, 'preamble').tap();
    await tab.locator('nav.contents').getByRole('link', { name: /^9 Welcoming/ }).tap();
    expect('the contents work with touch', await hash(tab), '#pp-9');
  }, { hasTouch: true });
}

/** On a wide screen, the contents are open beside the text and mark the place that is read. */
async function besideText() {
  await open(DRUGS, async (tab) => {
    const entry = tab.locator("nav.contents a[href='#operative-part']");
    expect('the contents are open on a wide screen', await entry.isVisible(), true);
    const text = await tab.locator('#text').boundingBox();
    const nav = await tab.locator('nav.contents').boundingBox();
    expect('… beside the text', nav.x + nav.width <= text.x, true);
    expect('… with closed lists of paragraphs', await tab.locator("nav.contents a[href='#op-18']").isVisible(), false);
    await tab.locator('#op-18').evaluate((place) => place.scrollIntoView());
    await settle(tab);
    expect('… and mark the current part', await entry.getAttribute('aria-current'), 'true');
    await list(tab, 'operative-part').click();
    await settle(tab);
    const marked = tab.locator('nav.contents [aria-current]');
    expect('… or paragraph, if its list is open', await marked.getAttribute('href'), '#op-18');
    await tab.setViewportSize({ width: 700, height: 600 });
    await settle(tab);
    expect('… and close on a narrow screen', [await entry.isVisible(), await marked.count()], [false, 0]);
  }, { viewport: { width: 1280, height: 800 } });
  await open(DRUGS, async (tab) => {
    const shift = await tab.evaluate(() => new Promise((done) => {
      new PerformanceObserver((all) => done(all.getEntries().reduce((sum, one) => sum + one.value, 0)))
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(done, 500, 0);
    }));
    expect('nothing moves while the page loads', shift, 0);
  }, { viewport: { width: 1280, height: 800 } });
}

/** Frames of tables are stops of the keyboard only while they scroll. */
async function tableFrames() {
  await open(KINDS, async (tab) => {
    const frame = tab.locator('.table-frame').first();
    const state = async () => [
      await frame.getAttribute('tabindex'), await frame.getAttribute('role'),
      await tab.locator('.table-hint').first().evaluate((hint) => hint.checkVisibility({ opacityProperty: true })),
    ];
    expect('the frame of a table that fits is plain', await state(), [null, null, false]);
    await frame.evaluate((element) => { element.firstElementChild.style.minWidth = '60rem'; });
    await settle(tab);
    expect('… a wide one is a named stop with a hint', await state(), ['0', 'region', true]);
    await frame.evaluate((element) => { element.scrollLeft = 200; });
    const [header, edge] = await frame.evaluate((element) => [
      element.querySelector('tbody th').getBoundingClientRect().left, element.getBoundingClientRect().left,
    ]);
    expect('… and its first column stays', Math.round(header - edge), 0);
  });
}

async function search(tab, text) {
  if (!(await tab.getByRole('textbox').isVisible())) await summary(tab).click();
  await tab.getByRole('textbox').fill(text);
  await tab.keyboard.press('Enter');
}

async function goTo() {
  const searches = [
    [DRUGS, { 18: 'op-18', '18.': 'op-18', '18 (c)': 'op-18-c', '18c': 'op-18-c', 'Paragraph 48': 'op-48',
      'para. 18 (c)': 'op-18-c', 'A/RES/68/197, para. 18 (d)': 'op-18-d', 'OP 3': 'op-3', 'PP 3': 'pp-3', pp31: 'pp-31',
      'preambular paragraph 3': 'pp-3', 'preambular para. 3': 'pp-3', 'preamble 3': 'pp-3', 'note 14': 'fn-14', 'footnote 2': 'fn-2',
      notes: 'notes', preamble: 'preamble' }],
    [KINDS, { '3 bis': 'op-3-bis', '1 (a) (ii)': 'op-1-a-ii', 'article 2': 'annex-1-art-2', 'art 1': 'annex-1-art-1',
      'annex II': 'annex-2', 'annex 2': 'annex-2', 'art. 2, para. 2': 'annex-1-art-2-para-2', 'table 1': 'table-1',
      scope: 'annex-1-art-1', 'quiet heading': 'sec-heading-1' }],
    [ARABIC, { 1: 'op-1', '٢': 'op-2', 'الفقرة 1': 'op-1', '2 (أ)': 'op-2-a', 'الحاشية 2': 'fn-2' }],
  ];
  for (const [url, queries] of searches) {
    await open(url, async (tab) => {
      for (const [query, place] of Object.entries(queries)) {
        await search(tab, query);
        expect(`“${query}” goes to ${place}`, [await hash(tab), await focused(tab)], [`#${place}`, place]);
        expect('… which is in view', await isInView(tab, `#${place}`), true);
      }
      await tab.goBack();
      expect('the back button of the browser works', await hash(tab), `#${Object.values(queries).at(-2)}`);
    });
  }
  await open(DRUGS, async (tab) => {
    for (const query of ['99', 'note 99', 'article 5', '18 (z)', '…', '']) {
      await search(tab, query);
      expect(`“${query}” is not found`, [await hash(tab), await focused(tab)], ['', 'go-to']);
      expect('… which is announced', await status(tab, '.go-to').textContent(), `Not found in this document: ${query}`);
    }
    await search(tab, '18');
    expect('the message is removed', await status(tab, '.go-to').textContent(), '');
    expect('the address has the anchor', await hash(tab), '#op-18');
  });
  await open(KINDS, async (tab) => {
    const places = [];
    for (let time = 0; time < 5; time += 1) {
      await search(tab, '1');
      places.push([await hash(tab), await status(tab, '.go-to').textContent()]);
    }
    expect('searching a number again goes to the next match and announces its position', places, [
      ['#op-1', 'paragraph 1 (1/4)'], ['#op-3-quotation-para-1', 'paragraph 3, quotation 1, paragraph 1 (2/4)'],
      ['#annex-1-art-1-para-1', 'Annex I, Article 1, paragraph 1 (3/4)'],
      ['#annex-1-art-2-para-1', 'Annex I, Article 2, paragraph 1 (4/4)'], ['#op-1', 'paragraph 1 (1/4)'],
    ]);
  });
  await open(DRUGS, async (tab) => {
    await summary(tab).tap();
    await tab.getByRole('textbox').tap();
    await tab.keyboard.type('pp 2');
    await tab.getByRole('button', { name: 'Go', exact: true }).tap();
    expect('the field works with touch', [await hash(tab), await focused(tab)], ['#pp-2', 'pp-2']);
  }, { hasTouch: true, viewport: { width: 320, height: 640 } });
}

async function selectAndCopy(tab, from, to) {
  await tab.evaluate(([first, last]) => {
    const range = document.createRange();
    range.setStartBefore(document.getElementById(first).firstChild);
    range.setEndAfter(document.getElementById(last).lastChild);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, [from, to]);
  await tab.keyboard.press('Control+c');
  return clipboard(tab);
}

async function copiedText() {
  await open(DRUGS, async (tab) => {
    const text = await selectAndCopy(tab, 'op-17', 'op-19');
    const numbers = text.match(/^(\d+\.|\([a-z]\)) \S+/gmu);
    expect('copied paragraphs include their numbers and letters', numbers,
      ['17. Encourages', '18. Recognizes:', '(a) That', '(b) That', '(c) That', '(d) That', '19. Welcomes']);
    expect('… and no generated text', /paragraph 1|note |¶/.test(text), false);
    expect('… and the marks of notes', /1988,?\s?13/.test(text), true);
    const preamble = await selectAndCopy(tab, 'pp-1', 'pp-2');
    expect('a copied preamble has no generated signs', /¶|preambular|note /.test(preamble), false);
    const note = await selectAndCopy(tab, 'fn-14', 'fn-14');
    expect('a copied note includes its mark but not the ways back', [/^14/.test(note), /↩|Back/.test(note)], [true, false]);
  });
}

const copyButtons = (tab) => tab.locator('.copying');
const button = (tab, name) => copyButtons(tab).getByRole('button', { name, exact: true });

async function copying() {
  await open(DRUGS, async (tab) => {
    expect('the page has no copy buttons at first', await tab.locator('main').getByRole('button', { includeHidden: false }).count(), 0);
    const number = tab.locator('#op-18-c > p > .number > a');
    expect('links over numbers are not tab stops', await number.evaluate((link) => link.tabIndex), -1);
    await number.click();
    await settle(tab);
    expect('following a number announces the buttons', await status(tab, '.copying').textContent(),
      'Two buttons follow: copy link and copy citation.');
    expect('… which have the name of the paragraph', await copyButtons(tab).getAttribute('aria-label'), 'paragraph 18 (c)');
    await tab.reload();
    await search(tab, '18 (c)');
    await settle(tab);
    expect('the keyboard reaches them through the field', await copyButtons(tab).getAttribute('aria-label'), 'paragraph 18 (c)');
    const stops = [];
    while (stops.at(-1) !== 'Copy citation' && stops.length < 5) {
      await tab.keyboard.press('Tab');
      stops.push(await tab.evaluate(() => document.activeElement.textContent));
    }
    expect('the buttons are the next tab stops', stops.slice(-2), ['Copy link', 'Copy citation']);
    await tab.keyboard.press('Enter');
    await settle(tab);
    expect('a citation is copied with the keyboard', await clipboard(tab), 'A/RES/68/197, para. 18 (c)');
    expect('… which is announced', await status(tab, '.copying').textContent(), 'Copied: A/RES/68/197, para. 18 (c)');
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Enter');
    await settle(tab);
    expect('a link is copied with the keyboard', await clipboard(tab), `${DRUGS}#op-18-c`);
    expect('… which is announced', await status(tab, '.copying').textContent(), `Copied: ${DRUGS}#op-18-c`);
    await tab.keyboard.press('Escape');
    expect('Escape removes the buttons', await copyButtons(tab).isVisible(), false);
    expect('… and moves the focus to the paragraph', await focused(tab), 'op-18-c');
    await tab.locator('#pp-9 > a.permalink').click();
    await button(tab, 'Copy citation').click();
    await settle(tab);
    expect('a preambular paragraph can be cited', await clipboard(tab), 'A/RES/68/197, preambular para. 9');
    expect('there is only one pair of buttons', await copyButtons(tab).getByRole('button').count(), 2);
    await tab.emulateMedia({ media: 'print' });
    expect('print has no buttons', await copyButtons(tab).isVisible(), false);
    expect('… and no links back', await tab.locator('#fn-14 .returns').isVisible(), false);
    expect('… and no contents', await tab.locator('nav.contents').isVisible(), false);
  });
  await open(DRUGS, async (tab) => {
    for (const note of ['fn-1', 'fn-7', 'fn-9']) {
      const call = tab.locator(`main a[href='#${note}']`).first();
      await call.focus();
      await tab.keyboard.press('Enter');
      await settle(tab);
      expect(`${note} is in view after following its call`, await isInView(tab, `#${note}`), true);
      expect('… and has the focus', await focused(tab), note);
      const id = await call.getAttribute('id');
      const ways = await tab.locator(`#${note} [role=doc-backlink]`).count();
      const marked = await tab.locator(`#${note} [aria-current=true]`).evaluateAll((all) => all.map(({ hash }) => hash));
      expect('… the way back is marked if there are several', marked, ways > 1 ? [`#${id}`] : []);
      await tab.locator(`#${note} a[href='#${id}']`).focus();
      await tab.keyboard.press('Enter');
      await settle(tab);
      expect('… the way back leaves no buttons', await copyButtons(tab).count(), 0);
      expect('… and goes to the call', [await hash(tab), await isInView(tab, `#${id}`)], [`#${id}`, true]);
    }
  });
  await open(DRUGS, async (tab) => {
    await tab.locator('#op-18 > p > .number > a').tap();
    for (const name of ['Copy link', 'Copy citation']) {
      const { width, height } = await button(tab, name).boundingBox();
      expect(`“${name}” is 44 pixels high and wide`, width >= 44 && height >= 44, true);
    }
    await button(tab, 'Copy citation').tap();
    await settle(tab);
    expect('a citation is copied with touch', await clipboard(tab), 'A/RES/68/197, para. 18');
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    expect('the copied citation fits a phone', wide <= 320, true);
  }, { hasTouch: true, viewport: { width: 320, height: 640 } });
  await open(DRUGS, async (tab) => {
    await tab.locator('#op-20').scrollIntoViewIfNeeded();
    const box = await tab.locator('#op-20').boundingBox();
    await tab.mouse.move(box.x + 60, box.y + 12);
    await tab.mouse.down();
    await tab.mouse.move(box.x + 300, box.y + 40, { steps: 5 });
    await settle(tab);
    expect('no buttons appear while text is being selected', await copyButtons(tab).isVisible(), false);
    await tab.mouse.up();
    await settle(tab);
    expect('selecting text chooses its paragraph', await copyButtons(tab).getAttribute('aria-label'), 'paragraph 20');
  });
  const cited = [
    [`${DRUGS}#fn-14`, 'A/RES/68/197, footnote 14'], [`${KINDS}#annex-2`, 'A/RES/99/1, annex II'],
    [`${KINDS}#annex-1-art-2-para-2`, 'A/RES/99/1, annex I, article 2, para. 2'],
    [`${KINDS}#sec-1`, 'A/RES/99/1, sect. I'], [`${KINDS}#op-1-a-ii`, 'A/RES/99/1, para. 1 (a) (ii)'],
    [`${KINDS}#table-1`, 'A/RES/99/1, table 1'], [`${ARABIC}#op-2-a`, 'A/RES/99/14، الفقرة 2 (أ)'],
  ];
  for (const [url, citation] of cited) {
    await open(url, async (tab) => {
      await copyButtons(tab).getByRole('button').nth(1).click();
      await settle(tab);
      expect(`${await hash(tab)} of the address can be cited`, await clipboard(tab), citation);
    });
  }
  await open(DRUGS, async (tab) => {
    await tab.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await tab.locator('#op-1 .number > a').first().click();
    await button(tab, 'Copy citation').click();
    await settle(tab);
    expect('copying works without encryption', await status(tab, '.copying').textContent(), 'Copied: A/RES/68/197, para. 1');
    await tab.evaluate(() => { document.execCommand = () => false; });
    await button(tab, 'Copy citation').click();
    await settle(tab);
    expect('a failed copy is announced', await status(tab, '.copying').textContent(),
      'Copying failed. Copy this text yourself: A/RES/68/197, para. 1');
  });
  await open(DRUGS, async (tab) => {
    await tab.locator('#op-18-c > p > .number > a').click();
    expect('without JavaScript a link is over the number', await hash(tab), '#op-18-c');
    expect('… and the page does not have buttons', await tab.locator('main').getByRole('button').count(), 0);
  }, { javaScriptEnabled: false });
}

const notesInText = (tab) => tab.locator('.note.in-text').count();

async function notes() {
  await open(DRUGS, async (tab) => {
    const duplicateIds = () => tab.evaluate(() => {
      const all = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return all.length - new Set(all).size;
    });
    expect('no notes are shown in the text at first', await notesInText(tab), 0);
    await openDisplay(tab);
    await setting(tab, 'notes').focus();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    const callers = await tab.evaluate(() => {
      const pairs = new Set();
      for (const call of document.querySelectorAll('main .note-call a')) {
        pairs.add(`${call.closest('p').textContent}${call.hash}`);
      }
      return pairs.size;
    });
    expect('each note is shown after each paragraph that calls it', await notesInText(tab), callers);
    expect('… directly after it', await tab.locator('#pp-1 + .note.in-text').textContent().then((text) => /^\s*note 1\b/.test(text)), true);
    expect('ids are unique', await duplicateIds(), 0);
    await tab.locator('#pp-1 .note-call a').first().focus();
    await tab.keyboard.press('Enter');
    expect('a call still links to its note', await hash(tab), '#fn-1');
    await tab.goto('about:blank');
    await tab.goto(KINDS);
    expect('the choice is remembered for other documents', await notesInText(tab) > 0, true);
    expect('a note of a table is shown after it', await tab.locator('.table-frame + .note.in-text').count(), 1);
    expect('… and selected in the form', await setting(tab, 'notes').inputValue(), 'paragraph');
    await choose(tab, '');
    expect('… and can be undone', await notesInText(tab), 0);
    await tab.reload();
    expect('… permanently', await notesInText(tab), 0);
  });
  await open(DRUGS, async (tab) => {
    await display(tab).tap();
    await setting(tab, 'notes').selectOption('paragraph');
    expect('notes are shown with touch', await notesInText(tab) > 0, true);
  }, { hasTouch: true, viewport: { width: 320, height: 640 } });
  await open(DRUGS, async (tab) => {
    await summary(tab).click();
    expect('without JavaScript the choice is not offered', await tab.getByRole('combobox').count(), 0);
    await tab.locator('#pp-1 .note-call a').first().click();
    expect('… and a call links to its note', await hash(tab), '#fn-1');
  }, { javaScriptEnabled: false });
}

/** The header: its menus, and the settings of the reader. */
async function header() {
  const KEPT = ['size', 'spacing', 'typeface', 'theme', 'contrast'];
  const style = (tab, selector, name) => tab.locator(selector).first()
    .evaluate((element, property) => getComputedStyle(element)[property], name);
  await open(DRUGS, async (tab) => {
    await tab.keyboard.press('Tab');
    expect('the skip link is the first stop', await tab.evaluate(() => document.activeElement.className), 'skip-link');
    const stops = [];
    for (let stop = ''; stop !== 'main' && stops.length < 20;) {
      await tab.keyboard.press('Tab');
      stop = await tab.evaluate(() => document.activeElement.closest('header.site, main')?.localName);
      stops.push(stop);
    }
    expect('the header has at most three stops', stops.filter((stop) => stop === 'header').length <= 3, true);
    await display(tab).focus();
    await tab.keyboard.press('Enter');
    expect('the settings open with the keyboard', await setting(tab, 'size').isVisible(), true);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Escape');
    expect('Escape closes them', await setting(tab, 'size').isVisible(), false);
    expect('… and returns the focus', await tab.evaluate(() => document.activeElement.textContent), 'Display');
    await tab.keyboard.press('Enter');
    await tab.locator('#title').click();
    expect('a click elsewhere closes them', await setting(tab, 'size').isVisible(), false);
    await openDisplay(tab);
    await tab.keyboard.press('Shift+Tab');
    expect('a menu closes when the focus leaves it', await setting(tab, 'size').isVisible(), false);
    const before = [await style(tab, 'html', 'fontSize'), await style(tab, '.text p', 'lineHeight'), await style(tab, '.text p', 'fontFamily'), await style(tab, 'html', 'backgroundColor')];
    await openDisplay(tab);
    for (const [name, value] of [['size', 'largest'], ['spacing', 'wide'], ['typeface', 'low-vision'], ['theme', 'dark'], ['contrast', 'more']]) {
      await setting(tab, name).selectOption(value);
    }
    const after = async (page) => [await style(page, 'html', 'fontSize'), await style(page, '.text p', 'fontFamily'), await style(page, 'html', 'backgroundColor'), await style(page, 'html', 'color')];
    const chosen = await after(tab);
    expect('the settings apply', [chosen[0], chosen[1].includes('Atkinson Hyperlegible'), chosen[2], chosen[3]], ['24.8px', true, 'rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect('… also the line spacing', (await style(tab, '.text p', 'lineHeight')) !== before[1], true);
    await tab.goto(KINDS);
    expect('other documents have them when they are shown', await tab.evaluate((names) => names.filter((name) => document.documentElement.dataset[name]), KEPT), KEPT);
    await tab.goto(address(''));
    expect('… and lists', await style(tab, 'html', 'backgroundColor'), 'rgb(0, 0, 0)');
    expect('… whose form has them', await Promise.all(KEPT.map((name) => setting(tab, name).inputValue())), ['largest', 'wide', 'low-vision', 'dark', 'more']);
    await tab.emulateMedia({ media: 'print' });
    expect('print stays as it is', await style(tab, 'html', 'backgroundColor'), 'rgb(255, 255, 255)');
    await tab.emulateMedia({ media: 'screen' });
    await openDisplay(tab);
    await tab.locator('.settings [type=reset]').click();
    await settle(tab);
    await tab.goto(DRUGS);
    expect('they can be reset', [await style(tab, 'html', 'fontSize'), await style(tab, '.text p', 'lineHeight'), await style(tab, '.text p', 'fontFamily'), await style(tab, 'html', 'backgroundColor')], before);
  });
  await open(DRUGS, async (tab) => {
    await openDisplay(tab);
    await setting(tab, 'theme').selectOption('light');
    expect('light pages on a dark device', await style(tab, 'html', 'backgroundColor'), 'rgb(255, 254, 251)');
  }, { colorScheme: 'dark' });
  await open(DRUGS, async (tab) => {
    await openDisplay(tab);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    expect('the settings fit a phone', wide <= 320, true);
  }, { viewport: { width: 320, height: 640 } });
  await open(DRUGS, async (tab) => {
    expect('without JavaScript there are no settings', await tab.getByText('Display', { exact: true }).isVisible(), false);
  }, { javaScriptEnabled: false });
  await open(address(''), async (tab) => {
    await tab.locator('header .languages summary').click();
    expect('without JavaScript the languages open', await tab.locator('header .languages a').first().isVisible(), true);
  }, { javaScriptEnabled: false });
}

const noteBox = (tab) => tab.getByRole('dialog');
const isWithin = (tab) => noteBox(tab).evaluate((element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && left >= 0 && right <= document.documentElement.clientWidth;
});

async function notesInBox() {
  await open(DRUGS, async (tab) => {
    await choose(tab, 'box');
    const call = tab.locator('#fnref-13-1');
    await call.hover();
    await settle(tab);
    expect('a note does not open on hover', await noteBox(tab).count(), 0);
    await call.focus();
    await tab.keyboard.press('Enter');
    expect('a note opens in a box with the keyboard', await noteBox(tab).getAttribute('aria-label'), 'note 13');
    expect('… with the text of the note', await noteBox(tab).innerText().then((text) => /Ibid.*vol\. 1582/s.test(text)), true);
    expect('… and the address stays', await hash(tab), '');
    expect('… in view', await isWithin(tab), true);
    expect('… with the focus', await noteBox(tab).evaluate((element) => element === document.activeElement), true);
    await tab.keyboard.press('Tab');
    expect('the button of the box is the next tab stop', await tab.evaluate(() => document.activeElement.textContent), 'Close');
    await tab.keyboard.press('Escape');
    expect('Escape closes it', await noteBox(tab).count(), 0);
    expect('… and returns the focus to the call', await focused(tab), 'fnref-13-1');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    expect('the button closes it and returns the focus', [await noteBox(tab).count(), await focused(tab)], [0, 'fnref-13-1']);
    await call.click();
    expect('it opens with the mouse', await noteBox(tab).count(), 1);
    await tab.locator('#op-19 .number').click();
    expect('a click elsewhere closes it', await noteBox(tab).count(), 0);
    expect('… and follows the link', await hash(tab), '#op-19');
    const ids = await tab.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect('ids are unique with a box', ids.length - new Set(ids).size, 0);
    await tab.reload();
    await tab.locator('#fnref-14-3').click();
    expect('the choice of the box is remembered', await noteBox(tab).getAttribute('aria-label'), 'note 14');
    await tab.keyboard.press('Escape');
    await choose(tab, '');
    await tab.locator('#fnref-14-3').click();
    expect('with notes after the text, a call links to its note', [await noteBox(tab).count(), await hash(tab)], [0, '#fn-14']);
  });
  await open(DRUGS, async (tab) => {
    await choose(tab, 'box');
    await tab.locator('#fnref-13-2').tap();
    expect('a note opens with touch', await noteBox(tab).count(), 1);
    expect('… within a narrow window', await isWithin(tab), true);
    await noteBox(tab).getByRole('button').tap();
    expect('… and closes with touch', await noteBox(tab).count(), 0);
  }, { hasTouch: true, viewport: { width: 320, height: 640 } });
  await open(ARABIC, async (tab) => {
    await choose(tab, 'box');
    await tab.locator('.note-call a').first().click();
    expect('a box opens in right-to-left text', [await noteBox(tab).count(), await isWithin(tab)], [1, true]);
  });
}

async function narrow() {
  await open(KINDS, async (tab) => {
    const broken = await tab.evaluate(() => {
      const codes = [...document.querySelectorAll('td.code p, th.code p')];
      return [codes.length > 5, codes.filter((code) => code.getClientRects().length > 1 || code.clientHeight > 40).length];
    });
    expect('numbers in cells are not broken', broken, [true, 0]);
    const frame = tab.locator('.table-frame').first();
    await frame.evaluate((element) => { element.firstElementChild.style.minWidth = '30rem'; });
    await settle(tab);
    await frame.focus();
    expect('a table frame takes the keyboard focus', await frame.evaluate((element) => element === document.activeElement), true);
    expect('… and has a name', await tab.getByRole('region', { name: 'Amounts in United States dollars' }).count(), 1);
    expect('the page is as wide as the window', await tab.evaluate(() => document.documentElement.scrollWidth), 320);
  }, { viewport: { width: 320, height: 640 } });
}

/** Readers can show the pages of the PDF, and citations have them. */
async function pageMarks() {
  const shown = (tab) => tab.locator('#page-1').evaluate((mark) => getComputedStyle(mark, '::before').content);
  await open(DRUGS, async (tab) => {
    expect('without page marks, there is no setting for them', await setting(tab, 'pages').count(), 0);
  });
  for (const [path, page, place, citation] of [
    ['en/A/RES/68/197', 'page 1', 'op-18-c', 'A/RES/68/197, para. 18 (c), page 9'],
    ['ar/A/RES/99/14', 'الصفحة 1', 'op-1', 'A/RES/99/14، الفقرة 1، الصفحة 1'],
    ['zh/A/RES/99/12', '第1页', 'op-1', 'A/RES/99/12，第1段，第1页'],
  ]) {
    await open(`${pathToFileURL(join(marked, path, 'index.html')).href}#${place}`, async (tab) => {
      expect(`${path}: the pages of the PDF are hidden`, await shown(tab), 'none');
      await openDisplay(tab);
      await setting(tab, 'pages').selectOption('shown');
      await tab.keyboard.press('Escape');
      expect(`${path}: … until the reader shows them`, await shown(tab), `"[${page}]"`);
      await tab.locator('[data-copies=citation]').click();
      await settle(tab);
      expect(`${path}: a citation has the page`, await clipboard(tab), citation);
      await tab.evaluate(load('axe-core').source);
      const { violations } = await tab.evaluate(runRules, null);
      expect(`${path}: axe-core finds nothing`, violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target}`)), []);
      expect(`${path}: the page is as wide as the window`, await tab.evaluate(() => document.documentElement.scrollWidth), 320);
    }, { viewport: { width: 320, height: 640 } });
  }
}

/** Runs axe-core on a page in which everything that scripts add is open. */
async function accessibility() {
  for (const { colorScheme, width, height } of VIEWS) {
    await open(`${KINDS}#op-1-a`, async (tab) => {
      await choose(tab, 'paragraph');
      await search(tab, '99');
      await button(tab, 'Copy citation').click();
      await tab.evaluate(load('axe-core').source);
      const { violations, passes } = await tab.evaluate(runRules, null);
      const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target}`));
      expect(`axe-core finds nothing, ${colorScheme}, ${width} pixels`, [found, passes.length > 0], [[], true]);
      await choose(tab, 'box');
      await tab.locator('main .note-call a').first().click();
      const withBox = await tab.evaluate(runRules, null);
      const inBox = withBox.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target}`));
      expect('… also with a note in a box', [inBox, await noteBox(tab).count()], [[], 1]);
      await tab.keyboard.press('Escape');
      await openDisplay(tab);
      const withMenu = await tab.evaluate(runRules, null);
      expect('… also with the settings', withMenu.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target}`)), []);
    }, { colorScheme, viewport: { width, height } });
  }
}

try {
  for (const part of [contents, besideText, tableFrames, goTo, copiedText, copying, header, notes, notesInBox, narrow, pageMarks, accessibility]) await part();
} finally {
  await browser.close();
}
close();
