// axe-core in Chromium, over pages and over the content documents of EPUBs.
import { pathToFileURL } from 'node:url';
import { relative } from 'node:path';
import { CHROMIUM, eachInParallel, load } from './tools.mjs';

/** How readers see a page: axe-core judges it in each of these ways. */
export const VIEWS = [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'light', width: 320, height: 640 },
  { colorScheme: 'dark', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 320, height: 640 },
];

const LONGEST_PAGE_MS = 180_000;

export const describeView = ({ colorScheme, width }) => `${colorScheme}, ${width} px`;

export function launchBrowser() {
  return load('playwright-core').chromium.launch({ executablePath: CHROMIUM });
}

/** Judges every file in one view. `base` is what reported names are relative to. */
export async function checkView(browser, view, base, files, accepted) {
  const { colorScheme, width, height } = view;
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  // An edition is whole on its own: nothing of it comes from elsewhere.
  await context.route(/^(https?|wss?):/, (route) => route.abort());
  try {
    const pages = await eachInParallel(files, (file) => judge(context, file, relative(base, file)));
    const undecided = accepted.sort('axe', pages.flatMap((page) => page.undecided));
    return {
      checked: pages.filter((page) => page.rulesPassed > 0).length,
      problems: [...pages.flatMap((page) => page.violations), ...undecided.problems],
      notes: undecided.notes,
    };
  } finally {
    await context.close();
  }
}

async function judge(context, file, name) {
  const page = await context.newPage();
  try {
    const lost = [];
    page.on('requestfailed', (request) => lost.push(request.url()));
    page.on('pageerror', (error) => lost.push(String(error)));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: LONGEST_PAGE_MS });
    await page.evaluate(load('axe-core').source);
    const results = await withinTime(name, page.evaluate(runEveryRule));
    const violations = findings(results.violations, name, '');
    for (const what of lost) {
      violations.push({ rule: 'page-not-whole', file: name, place: what, message: 'a part of the page did not load' });
    }
    return {
      rulesPassed: results.passes.length,
      violations,
      undecided: findings(results.incomplete, name, 'cannot tell: '),
    };
  } finally {
    await page.close();
  }
}

/** In the page: axe-core leaves experimental and deprecated rules out unless each is asked for. */
function runEveryRule() {
  const { axe } = globalThis;
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  return axe.run(document, { rules, resultTypes: ['violations', 'incomplete'] });
}

function findings(results, file, prefix) {
  return results.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => {
      const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.message);
      return {
        rule: id,
        file,
        place: `${node.target.flat().join(' ')}  ${[...new Set(reasons)].join(' ')}`.trim(),
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
