// Checks every edition in a folder with every validator.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeView, VIEWS } from '../../lib/axe.mjs';
import { launchBrowser } from '../../lib/browser.mjs';
import { unpackDocuments } from '../../lib/publication.mjs';
import { Report } from '../../lib/report.mjs';
import { writeResults } from '../../lib/results.mjs';
import { largestOf, sampleOf } from '../../lib/sample.mjs';
import { Accepted } from './accepted.mjs';
import { checkViews } from './axe.mjs';
import { compareTexts, ENGINES, readTexts, recordCounts, withPage } from './copied.mjs';
import { checkAccessibility, checkConformance } from './epub.mjs';
import { checkPages, checkStyles } from './nu.mjs';
import { byStandard, checkTags, checkStandard, checkSyntax } from './pdf.mjs';
import { ROOT, versions } from './tools.mjs';

const USAGE = `usage: run [--all] [--sample N] [--json FILE] [--results FILE] [--pages NAME | --epubcheck | --text [--record]] DIST
  --all           print every location of a finding, not only the first five
  --sample N      check only N EPUBs of each language and set with Ace and axe-core, the largest, and only N
                  lists, statements and the like with axe-core
  --json FILE     also write the outcome of every check to FILE
  --results FILE  write the results for each edition to FILE, for “publish statement”
  --pages NAME    check only the web pages with this file name
  --epubcheck     check only that EPUBs conform to the standard, with EPUBCheck
  --text          check only the text that is copied from PDFs
  --record        write the words that engines do not find to copied.json, as known`;

async function main(report, work) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean' }, sample: { type: 'string' }, json: { type: 'string' }, results: { type: 'string' }, pages: { type: 'string' },
      epubcheck: { type: 'boolean' }, text: { type: 'boolean' }, record: { type: 'boolean' },
    },
  });
  if (positionals.length !== 1) throw new Error(USAGE);
  const dist = resolve(positionals[0]);
  if (!statSync(dist, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${positionals[0]} is not a folder`);
  }
  if (values.all) report.locationsShown = Infinity;
  const accepted = new Accepted(join(ROOT, 'accepted.json'));
  const known = await versions();
  console.log(Object.entries(known).map(([name, version]) => `${name} ${version}`).join(', '));

  const check = values.pages ? checkNamedPages : values.epubcheck ? checkEpubsOnly : values.text ? checkTextOnly : checkAll;
  const sample = values.sample && Number(values.sample);
  await check(report, { dist, work, accepted, sample, name: values.pages, record: values.record });
  if (values.json) writeFileSync(values.json, JSON.stringify(report.checks, null, 1));
  if (values.results) writeResults(values.results, report.checks, { dist, names: namesOf(known) });
}

/** Checks only the web pages with this file name. */
async function checkNamedPages(report, { dist, accepted, sample, name }) {
  const pages = filesUnder(dist).filter((file) => basename(file) === name);
  await report.check('Nu', 'pages', pages, (files) => checkPages(dist, files, accepted));
  const sampled = sampleOf(dist, pages, sample);
  await inBrowser((browser) => checkInViews(report, browser, { group: 'pages', base: dist, files: sampled, editions: sampled, accepted }));
}

/** Checks only with EPUBCheck. */
async function checkEpubsOnly(report, { dist, work }) {
  const publications = filesUnder(dist).filter((file) => file.endsWith('.epub'));
  await report.check('EPUBCheck', 'EPUBs', publications, (files) => checkConformance(dist, files, work));
}

/** Checks only the text that is copied from PDFs. */
async function checkTextOnly(report, { dist, record }) {
  const pdfs = filesUnder(dist).filter((file) => file.endsWith('.pdf'));
  await inBrowser((browser) => checkCopiedText(report, browser, dist, withPage(pdfs), record));
}

/** Checks every edition with every validator. */
async function checkAll(report, { dist, work, accepted, sample }) {
  const found = filesUnder(dist);
  const ending = (...endings) => found.filter((file) => endings.some((end) => file.toLowerCase().endsWith(end)));
  const pages = ending('.html', '.htm');
  const styles = ending('.css');
  const publications = ending('.epub');
  const pdfs = ending('.pdf');

  await report.check('Nu', 'pages', pages, (files) => checkPages(dist, files, accepted));
  await report.check('Nu', 'style sheets', styles, (files) => checkStyles(dist, files, accepted));
  await report.check('EPUBCheck', 'EPUBs', publications, (files) => checkConformance(dist, files, work));
  const books = largestOf(dist, publications, sample);
  await report.check('Ace', 'EPUBs', books, (files) => checkAccessibility(dist, files, work));
  for (const [flavour, name, claiming] of byStandard(pdfs)) {
    await report.check('veraPDF', `PDFs, ${name}`, claiming, (files) => checkStandard(dist, files, flavour), { standard: name });
  }
  await report.check('qpdf', 'PDFs', pdfs, (files) => checkSyntax(dist, files));
  await report.check('outloud', 'PDFs', pdfs, (files) => checkTags(dist, files, work, accepted));
  const { unpacked, documents, unreadable } = await unpackAll(dist, books, work);
  await inBrowser(async (browser) => {
    await checkCopiedText(report, browser, dist, withPage(pdfs));
    const sampled = sampleOf(dist, pages, sample);
    await checkInViews(report, browser, { group: 'pages', base: dist, files: sampled, editions: sampled, accepted });
    await checkInViews(report, browser, {
      group: 'documents in EPUBs', base: unpacked, files: documents, editions: books, accepted, extraProblems: unreadable,
    });
  });

  for (const entry of accepted.unused) {
    console.log(`note: an entry of accepted.json matches no finding: ${JSON.stringify(entry)}`);
  }
}

/** Compares the text that each engine copies from PDFs with the words of their documents. */
async function checkCopiedText(report, browser, dist, pdfs, record = false) {
  const path = join(ROOT, 'copied.json');
  const limits = JSON.parse(readFileSync(path, 'utf8'));
  let texts;
  for (const engine of ENGINES) {
    await report.check(engine, 'copied text of PDFs', pdfs, async (files) => {
      texts ??= await readTexts(await browser(), files);
      const { counts, ...outcome } = compareTexts(dist, files, texts.wanted, texts[engine], limits[engine] ?? {});
      if (record) recordCounts(limits, engine, counts);
      return outcome;
    });
  }
  if (record) writeFileSync(path, `${JSON.stringify(limits, null, 1)}\n`);
}

/** The name and version of the tool for each kind of check. */
function namesOf(known) {
  const kinds = {
    nu: 'Nu HTML Checker', axe: 'axe-core', epubcheck: 'EPUBCheck', ace: 'Ace', verapdf: 'veraPDF', qpdf: 'qpdf', outloud: 'outloud',
    'pdf.js': 'pdf.js', 'pdf.js, by tags': 'pdf.js', pdfium: 'PDFium', poppler: 'poppler',
  };
  return Object.fromEntries(Object.entries(kinds).map(([kind, tool]) => [kind, { tool, version: known[tool] }]));
}

/** Unpacks all EPUBs. Returns their documents, and findings about EPUBs that cannot be unpacked. */
async function unpackAll(dist, publications, work) {
  const unpacked = join(work, 'unpacked');
  const documents = [];
  const unreadable = [];
  for (const publication of publications) {
    // The folder has the path of the EPUB, so that findings name the EPUB.
    const folder = join(unpacked, relative(dist, publication));
    try {
      documents.push(...(await unpackDocuments(publication, folder)));
    } catch (error) {
      unreadable.push({ rule: 'unreadable', file: relative(dist, publication), message: error.message });
    }
  }
  return { unpacked, documents, unreadable };
}

/** Calls `use` with a function that returns the browser. The browser starts on the first call. */
async function inBrowser(use) {
  let browser;
  try {
    await use(async () => (browser ??= await launchBrowser()));
  } finally {
    await browser?.close();
  }
}

/**
 * Runs axe-core on files that belong to `editions`, and adds `extraProblems` to its findings. A file is
 * checked in all views while it is open, so the first view is reported with the total time.
 */
async function checkInViews(report, browser, { group, base, files, editions, accepted, extraProblems = [] }) {
  let outcomes;
  for (const [i, view] of VIEWS.entries()) {
    await report.check('axe', `${group}, ${describeView(view)}`, files, async () => {
      outcomes ??= await checkViews(await browser(), base, files, accepted);
      const { problems, ...others } = outcomes[i];
      return { ...others, problems: [...problems, ...extraProblems] };
    }, { view: describeView(view), editions });
  }
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const report = new Report();
const work = mkdtempSync(join(tmpdir(), 'validators-'));
let broken = 0;
try {
  await main(report, work);
} catch (error) {
  console.error(error.message === USAGE ? USAGE : String(error.stack ?? error));
  broken = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
const failed = report.failed + broken;
console.log(`validators: ${report.passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
