// Checks the appearance of a page: no missing or overlapping words, no low contrast.

/** Text spacing set by the reader (WCAG 1.4.12). */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** A4 without the margins of browsers, at 96 pixels per inch. */
const PAPER = { width: 718, height: 1047 };

/** The views in which a page is checked. The first shows everything. */
const VIEWS = {
  wide: { viewport: { width: 1440, height: 900 } },
  middle: { viewport: { width: 768, height: 1024 } },
  narrow: { viewport: { width: 320, height: 640 } },
  '400 % zoom': { viewport: { width: 320, height: 256 } },
  'text spacing': { viewport: { width: 768, height: 1024 }, style: SPACING },
  'text spacing, narrow': { viewport: { width: 320, height: 640 }, style: SPACING },
  dark: { viewport: { width: 768, height: 1024 }, media: { colorScheme: 'dark' } },
  'forced colours': { viewport: { width: 768, height: 1024 }, media: { forcedColors: 'active' } },
  print: { viewport: PAPER, media: { media: 'print' } },
};

/** The minimum contrast of text (WCAG 1.4.6). */
const MIN_CONTRAST = 7;

/** The views for the documents of EPUBs, whose width and colours readers choose. */
export const BOOK_VIEWS = ['wide', 'text spacing, narrow', 'dark'];

/**
 * Checks an open page in some views, by default in all. `picture` is called in each. Returns
 * findings.
 */
export async function checkAppearance(page, picture = async () => {}, views = Object.keys(VIEWS)) {
  const findings = [];
  let complete;
  const anchor = await page.evaluate(() => document.querySelector('main p[id] a, main li[id] a')?.closest('[id]:not(a)')?.id);
  for (const view of views) {
    const { viewport, media = {}, style } = VIEWS[view];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', ...media });
    const added = style && (await page.addStyleTag({ content: style }));
    // The paragraph of the address has different colours.
    if (anchor) await page.evaluate((id) => location.replace(`#${id}`), anchor);
    await page.evaluate(openContents);
    const seen = await page.evaluate(readAppearance, { minContrast: MIN_CONTRAST, print: view === 'print', book: views === BOOK_VIEWS });
    complete ??= seen.words;
    // Print may omit generated text, because links do not work on paper.
    const lost = view === 'print' ? missing(complete.official, seen.words.official) : missing(complete.all, seen.words.all);
    for (const words of lost) seen.findings.push({ rule: 'words-missing', place: words, message: 'words are not shown' });
    findings.push(...seen.findings.map((finding) => ({ ...finding, place: `${view}: ${finding.place}` })));
    await picture(page, view);
    if (added) await added.evaluate((element) => element.remove());
  }
  return findings;
}

/** Runs in the page. Opens the contents, which a script closes in narrow windows. */
async function openContents() {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => { requestAnimationFrame(done); });
  for (const contents of document.querySelectorAll('nav.contents > details')) contents.open = true;
}

/** The words of `all` that are not in `some`, counting repetitions. */
function missing(all, some) {
  const remaining = new Map();
  for (const words of some) remaining.set(words, (remaining.get(words) ?? 0) + 1);
  return all.filter((words) => {
    const number = remaining.get(words) ?? 0;
    remaining.set(words, number - 1);
    return number < 1;
  });
}

/** Runs in the page. Returns the words that are shown, and findings. */
function readAppearance({ minContrast, print, book }) {
  const { colour, background, contrast } = globalThis.colours;
  const findings = [];
  const reported = new Set();
  const find = (rule, element, message) => {
    const place = `<${element.localName}${element.className ? ` class="${element.className}"` : ''}> ${element.textContent.replace(/\s+/g, ' ').trim().slice(0, 60)}`;
    const key = `${rule} ${element.className || place}`;
    if (!reported.has(key)) findings.push({ rule, place, message });
    reported.add(key);
  };
  const width = document.documentElement.clientWidth;
  /**
   * In a book, tables do not scroll in a frame. A table may be wider than a narrow page (WCAG
   * 1.4.10).
   */
  const mayBeWide = (element) => book && element.closest('table:not([role="presentation"])') !== null;
  const isWide = [...document.querySelectorAll('table')].some((table) => mayBeWide(table) && table.getBoundingClientRect().right > width);
  if (document.scrollingElement.scrollWidth > width && !isWide) {
    findings.push({ rule: 'horizontal-scroll', place: '', message: `the page is ${document.scrollingElement.scrollWidth} px wide in a window of ${width} px` });
  }

  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const isVisuallyHidden = (element) => {
    for (let at = element; at; at = at.parentElement) if (styleOf(at).clipPath === 'inset(50%)') return true;
    return false;
  };
  /** The nearest element that scrolls or clips its words. */
  const frames = new Map();
  const frameOf = (element) => {
    if (!element || element === document.body || element === document.documentElement) return null;
    if (!frames.has(element)) frames.set(element, styleOf(element).overflowX === 'visible' ? frameOf(element.parentElement) : element);
    return frames.get(element);
  };
  const canScroll = (frame) => ['auto', 'scroll'].includes(styleOf(frame).overflowX) && !print;

  const words = { all: [], official: [] };
  const boxes = [];
  const shades = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = node.data.replace(/\s+/g, ' ').trim();
    if (!text || ['SCRIPT', 'STYLE', 'script', 'style'].includes(element.localName)) continue;
    if (isVisuallyHidden(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width: w, height: h }) => w > 0 && h > 0);
    if (!lines.length) continue;
    // A link above the page comes into view when it has the focus.
    if (lines.every(({ bottom }) => bottom + scrollY < 0) && element.closest('a')) continue;
    words.all.push(text);
    if (!element.closest('[data-generated]')) words.official.push(text);

    const frame = frameOf(element);
    const { left, right } = frame ? frame.getBoundingClientRect() : { left: 0, right: width };
    const isCut = lines.some((box) => box.left < left - 1 || box.right > right + 1);
    if (isCut && !(frame && canScroll(frame)) && !mayBeWide(element)) find('words-cut-off', element, 'words extend beyond the edge and cannot be scrolled to');
    if (isCut && frame && canScroll(frame)) {
      const isNamed = frame.getAttribute('aria-label') || frame.getAttribute('aria-labelledby');
      if (frame.tabIndex < 0 || !isNamed || frame.getAttribute('role') !== 'region') {
        find('frame-not-accessible', frame, 'the keyboard cannot scroll to the words, or the frame does not have a name');
      }
    }
    if (!frame) for (const box of lines) boxes.push({ box, element, node });

    const style = styleOf(element);
    const ground = background(element);
    const shade = `${style.color} ${ground}`;
    if (!shades.has(shade)) shades.set(shade, contrast(colour(style.color), ground));
    if (shades.get(shade) < minContrast) find('low-contrast', element, `contrast is ${shades.get(shade).toFixed(2)} to 1`);
  }

  // Lines overlap if the middle parts of their letters do. The font boxes of adjacent lines always overlap.
  const middles = boxes.map(({ box, element, node }) => (
    { element, node, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 }
  ));
  middles.sort((a, b) => a.top - b.top);
  let open = [];
  for (const next of middles) {
    open = open.filter(({ bottom }) => bottom > next.top);
    for (const other of open) {
      if (other.left < next.right && next.left < other.right) {
        find('overlap', next.element, `words overlap “${other.node.data.trim().slice(0, 40)}”`);
      }
    }
    open.push(next);
  }
  return { words, findings };
}
