// A page as it is seen: nothing is lost, nothing lies over another, nothing is faint.

/** The reader's own spacing (WCAG 1.4.12). */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** A4 without the margins that browsers leave, at 96 pixels an inch. */
const PAPER = { width: 718, height: 1047 };

/** In how many ways a page is looked at. The first shows all there is. */
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

/** As people who need it want it (WCAG 1.4.6). */
const LEAST_CONTRAST = 7;

/** The views of a publication's files: their width and colours are the reader's. */
export const BOOK_VIEWS = ['wide', 'text spacing, narrow', 'dark'];

/** Looks at an open page in every view, or in some. `picture` is called in each. */
export async function look(page, picture = async () => {}, views = Object.keys(VIEWS)) {
  const findings = [];
  let whole;
  const anchor = await page.evaluate(() => document.querySelector('main p[id] a, main li[id] a')?.closest('[id]:not(a)')?.id);
  for (const view of views) {
    const { viewport, media = {}, style } = VIEWS[view];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', ...media });
    const added = style && (await page.addStyleTag({ content: style }));
    // The paragraph that an address names has colours of its own.
    if (anchor) await page.evaluate((id) => location.replace(`#${id}`), anchor);
    const seen = await page.evaluate(readSight, { least: LEAST_CONTRAST, print: view === 'print', book: views === BOOK_VIEWS });
    whole ??= seen.words;
    // On paper there are no ways to anywhere: what is ours may be left out there.
    const lost = view === 'print' ? missing(whole.official, seen.words.official) : missing(whole.all, seen.words.all);
    for (const words of lost) seen.findings.push({ rule: 'words-lost', place: words, message: 'words are not shown' });
    findings.push(...seen.findings.map((finding) => ({ ...finding, place: `${view}: ${finding.place}` })));
    await picture(page, view);
    if (added) await added.evaluate((element) => element.remove());
  }
  return findings;
}

function missing(all, some) {
  const left = new Map();
  for (const words of some) left.set(words, (left.get(words) ?? 0) + 1);
  return all.filter((words) => {
    const number = left.get(words) ?? 0;
    left.set(words, number - 1);
    return number < 1;
  });
}

/** In the page: what is shown, and what is wrong with how. */
function readSight({ least, print, book }) {
  const { colour, behind, contrast } = globalThis.colours;
  const findings = [];
  const told = new Set();
  const find = (rule, element, message) => {
    const place = `<${element.localName}${element.className ? ` class="${element.className}"` : ''}> ${element.textContent.replace(/\s+/g, ' ').trim().slice(0, 60)}`;
    const key = `${rule} ${element.className || place}`;
    if (!told.has(key)) findings.push({ rule, place, message });
    told.add(key);
  };
  const width = document.documentElement.clientWidth;
  /** In a book nothing scrolls within a page. A table may be wider than a narrow one (WCAG 1.4.10). */
  const isFree = (element) => book && element.closest('table:not([role="presentation"])') !== null;
  const isWide = [...document.querySelectorAll('table')].some((table) => isFree(table) && table.getBoundingClientRect().right > width);
  if (document.scrollingElement.scrollWidth > width && !isWide) {
    findings.push({ rule: 'sideways-scroll', place: '', message: `the page is ${document.scrollingElement.scrollWidth} px wide in a window of ${width} px` });
  }

  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const isForEars = (element) => {
    for (let at = element; at; at = at.parentElement) if (styleOf(at).clipPath === 'inset(50%)') return true;
    return false;
  };
  /** The nearest frame that words can be scrolled in, or that cuts them off. */
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
    if (isForEars(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width: w, height: h }) => w > 0 && h > 0);
    if (!lines.length) continue;
    // A link over the edge comes into sight when it has the focus.
    if (lines.every(({ bottom }) => bottom + scrollY < 0) && element.closest('a')) continue;
    words.all.push(text);
    if (!element.closest('[data-generated]')) words.official.push(text);

    const frame = frameOf(element);
    const { left, right } = frame ? frame.getBoundingClientRect() : { left: 0, right: width };
    const isCut = lines.some((box) => box.left < left - 1 || box.right > right + 1);
    if (isCut && !(frame && canScroll(frame)) && !isFree(element)) find('words-cut-off', element, 'words reach over the edge and cannot be scrolled to');
    if (isCut && frame && canScroll(frame)) {
      const isNamed = frame.getAttribute('aria-label') || frame.getAttribute('aria-labelledby');
      if (frame.tabIndex < 0 || !isNamed || frame.getAttribute('role') !== 'region') {
        find('frame-out-of-reach', frame, 'words can be scrolled to, but not by the keyboard, or the frame has no name');
      }
    }
    if (!frame) for (const box of lines) boxes.push({ box, element, node });

    const style = styleOf(element);
    const ground = behind(element);
    const shade = `${style.color} ${ground}`;
    if (!shades.has(shade)) shades.set(shade, contrast(colour(style.color), ground));
    if (shades.get(shade) < least) find('faint', element, `contrast is ${shades.get(shade).toFixed(2)} to 1`);
  }

  // Lines lie over each other where the middles of their letters do: the boxes of fonts reach into those of the lines around.
  const middles = boxes.map(({ box, element, node }) => (
    { element, node, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 }
  ));
  middles.sort((a, b) => a.top - b.top);
  let open = [];
  for (const next of middles) {
    open = open.filter(({ bottom }) => bottom > next.top);
    for (const other of open) {
      if (other.left < next.right && next.left < other.right) {
        find('overlap', next.element, `words lie over “${other.node.data.trim().slice(0, 40)}”`);
      }
    }
    open.push(next);
  }
  return { words, findings };
}
