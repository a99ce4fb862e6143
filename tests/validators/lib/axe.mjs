// axe-core in Chromium, over pages and over the content documents of EPUBs.
import { pathToFileURL } from 'node:url';
import { relative } from 'node:path';
import { describeView, runRules, VIEWS } from '../../lib/axe.mjs';
import { eachInParallel, load } from '../../lib/programs.mjs';

const LONGEST_PAGE_MS = 180_000;

/**
 * Judges every file in every view, each in a page that is opened once. Answers with one outcome a
 * view. `base` is what reported names are relative to.
 */
export async function checkViews(browser, base, files, accepted) {
  const context = await browser.newContext();
  // An edition is whole on its own: nothing of it comes from elsewhere.
  await context.route(/^(https?|wss?):/, (route) => route.abort());
  try {
    const pages = await eachInParallel(files, (file) => judge(context, file, relative(base, file)));
    return VIEWS.map((view, i) => outcomeOf(pages.map((page) => page[i]), accepted));
  } finally {
    await context.close();
  }
}

function outcomeOf(pages, accepted) {
  const undecided = accepted.sort('axe', pages.flatMap((page) => page.undecided));
  return {
    checked: pages.filter((page) => page.rulesPassed > 0).length,
    problems: [...pages.flatMap((page) => page.violations), ...undecided.problems],
    notes: [...undecided.notes, ...pages.flatMap((page) => page.notes)],
  };
}

/** The outcomes of one file, a view each. */
async function judge(context, file, name) {
  const page = await context.newPage();
  try {
    const lost = [];
    page.on('requestfailed', (request) => lost.push(request.url()));
    page.on('pageerror', (error) => lost.push(String(error)));
    await look(page, VIEWS[0]);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: LONGEST_PAGE_MS });
    await page.evaluate(load('axe-core').source);
    const seen = [];
    for (const view of VIEWS) {
      await look(page, view);
      seen.push(await withinTime(name, judgeView(page, view, seen)));
    }
    const notWhole = lost.map((what) => (
      { rule: 'page-not-whole', file: name, place: what, message: 'a part of the page did not load' }
    ));
    return seen.map(({ results, sameAs }) => ({
      rulesPassed: results.passes.length,
      violations: [...findings(results.violations, name, ''), ...notWhole],
      undecided: findings(results.incomplete, name, 'cannot tell: '),
      notes: sameAs ? [{ rule: 'same-look', file: name, message: `looks as in “${sameAs}”, and was judged there` }] : [],
    }));
  } finally {
    await page.close();
  }
}

async function look(page, { colorScheme, width, height }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
}

/**
 * A view in which every element has the same box and colours as in an earlier one is not judged
 * again. In one that shows the same elements in other places or colours, only the rules that
 * measure those are run; what the others found holds. Else all rules are.
 */
async function judgeView(page, view, seen) {
  const { structure, appearance } = await page.evaluate(describePage);
  const twin = seen.find((earlier) => earlier.appearance === appearance);
  if (twin) return { ...twin, sameAs: twin.sameAs ?? describeView(twin.view) };
  const base = seen.find((earlier) => earlier.structure === structure);
  const results = await page.evaluate(runRules, base ? MEASURING_RULES : null);
  if (base) {
    for (const kind of ['passes', 'violations', 'incomplete']) {
      const others = base.results[kind].filter(({ id }) => !MEASURING_RULES.includes(id));
      results[kind] = [...others, ...results[kind]];
    }
  }
  return { view, structure, appearance, results };
}

/** The rules of axe-core whose outcome hangs on colours, sizes or places. */
const MEASURING_RULES = [
  'color-contrast', 'color-contrast-enhanced', 'css-orientation-lock', 'focus-order-semantics',
  'hidden-content', 'label-content-name-mismatch', 'link-in-text-block', 'p-as-heading',
  'scrollable-region-focusable', 'skip-link', 'target-size',
];

/** In the page: which elements are shown, and how each looks. */
function describePage() {
  const structure = [];
  const appearance = [];
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    structure.push([style.display, style.visibility, style.opacity, style.clipPath].join());
    appearance.push([
      x, y, width, height, element.scrollWidth, element.scrollHeight, style.color, style.backgroundColor,
      style.backgroundImage, style.fontSize, style.fontWeight, style.fontStyle, style.textDecoration,
      style.transform, style.borderColor, style.zIndex,
    ].join());
  }
  const shown = structure.join(';');
  return { structure: shown, appearance: [shown, ...appearance].join(';') };
}

function findings(results, file, prefix) {
  return results.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => {
      const [tag] = /^<[^>]*>/.exec(node.html) ?? [''];
      const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.message);
      return {
        rule: id,
        file,
        place: `${node.target.flat().join(' ')}  ${tag}  ${[...new Set(reasons)].join(' ')}`.trim(),
        message: `${prefix}${help} (${impact ?? 'no impact given'})`,
      };
    }),
  );
}

function withinTime(name, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`axe-core did not finish ${name}`)), LONGEST_PAGE_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
