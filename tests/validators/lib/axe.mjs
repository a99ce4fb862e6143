// Runs axe-core in Chromium on pages and on the content documents of EPUBs.
import { pathToFileURL } from 'node:url';
import { relative } from 'node:path';
import { criteriaOf, describeView, runRules, VIEWS } from '../../lib/axe.mjs';
import { mapInParallel, load } from '../../lib/programs.mjs';

const PAGE_TIMEOUT_MS = 180_000;

/**
 * Checks every file in every view, opening each file once. Returns one outcome per view. Reported file
 * names are relative to `base`.
 */
export async function checkViews(browser, base, files, accepted) {
  const context = await browser.newContext();
  // An edition does not load anything from the network.
  await context.route(/^(https?|wss?):/, (route) => route.abort());
  try {
    const pages = await mapInParallel(files, (file) => checkFile(context, file, relative(base, file)));
    return VIEWS.map((view, i) => outcomeOf(pages.map((page) => page[i]), accepted));
  } finally {
    await context.close();
  }
}

function outcomeOf(pages, accepted) {
  const undecided = accepted.partition('axe', pages.flatMap((page) => page.undecided));
  return {
    checked: pages.filter((page) => page.rulesPassed > 0).length,
    problems: [...pages.flatMap((page) => page.violations), ...undecided.problems],
    notes: [...undecided.notes, ...pages.flatMap((page) => page.notes)],
    criteria: [...new Set(pages.flatMap((page) => page.criteria))].sort(),
  };
}

/** Returns the outcomes of one file, one per view. */
async function checkFile(context, file, name) {
  const page = await context.newPage();
  try {
    const failures = [];
    page.on('requestfailed', (request) => failures.push(request.url()));
    page.on('pageerror', (error) => failures.push(String(error)));
    await setView(page, VIEWS[0]);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: PAGE_TIMEOUT_MS });
    await page.evaluate(load('axe-core').source);
    const seen = [];
    for (const view of VIEWS) {
      await setView(page, view);
      seen.push(await withinTime(name, checkView(page, view, seen)));
    }
    const incomplete = failures.map((what) => (
      { rule: 'page-incomplete', file: name, place: what, message: 'a part of the page did not load' }
    ));
    return seen.map(({ results, sameAs }) => ({
      rulesPassed: results.passes.length,
      criteria: RULE_RESULTS.flatMap((kind) => results[kind]).flatMap(criteriaOf),
      violations: [...findings(results.violations, name, ''), ...incomplete],
      undecided: findings(results.incomplete, name, 'needs review: '),
      notes: sameAs ? [{ rule: 'same-appearance', file: name, message: `looks the same as in “${sameAs}” and was checked there` }] : [],
    }));
  } finally {
    await page.close();
  }
}

async function setView(page, { colorScheme, width, height }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  // Scripts adapt the page to its size after the next layout.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * Checks a page in one view. If every element has the same box and colours as in an earlier view, that
 * result is reused. If the same elements are shown in other positions or colours, only the rules that
 * measure those are run, and the other findings are reused.
 */
async function checkView(page, view, seen) {
  const { structure, appearance } = await page.evaluate(describePage);
  const twin = seen.find((earlier) => earlier.appearance === appearance);
  if (twin) return { ...twin, sameAs: twin.sameAs ?? describeView(twin.view) };
  const base = seen.find((earlier) => earlier.structure === structure);
  const results = await page.evaluate(runRules, base ? MEASURING_RULES : null);
  if (base) {
    for (const kind of RULE_RESULTS) {
      const others = base.results[kind].filter(({ id }) => !MEASURING_RULES.includes(id));
      results[kind] = [...others, ...results[kind]];
    }
  }
  return { view, structure, appearance, results };
}

/** What axe-core reports about rules for which the page has something to check. */
const RULE_RESULTS = ['passes', 'violations', 'incomplete'];

/** The rules of axe-core whose outcome depends on colours, sizes or positions. */
const MEASURING_RULES = [
  'color-contrast', 'color-contrast-enhanced', 'css-orientation-lock', 'focus-order-semantics',
  'hidden-content', 'label-content-name-mismatch', 'link-in-text-block', 'p-as-heading',
  'scrollable-region-focusable', 'skip-link', 'target-size',
];

/** Runs in the page. Describes which elements are shown and how each looks. */
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

/** Findings that need review do not show that a criterion is not met, so they have no criteria. */
function findings(results, file, prefix) {
  return results.flatMap(({ id, impact, help, nodes, tags }) =>
    nodes.map((node) => {
      const [tag] = /^<[^>]*>/.exec(node.html) ?? [''];
      const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.message);
      return {
        rule: id,
        file,
        place: `${node.target.flat().join(' ')}  ${tag}  ${[...new Set(reasons)].join(' ')}`.trim(),
        message: `${prefix}${help} (${impact ?? 'no impact given'})`,
        criteria: prefix ? [] : criteriaOf({ tags }),
      };
    }),
  );
}

function withinTime(name, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`axe-core did not finish ${name}`)), PAGE_TIMEOUT_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
