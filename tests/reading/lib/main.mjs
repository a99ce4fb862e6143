// Tests the editions in a folder as people read them: with a screen reader, with the keyboard and by sight.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../lib/browser.mjs';
import { mapInParallel } from '../../lib/programs.mjs';
import { Report } from '../../lib/report.mjs';
import { writeResults } from '../../lib/results.mjs';
import { largestOf, sampleOf } from '../../lib/sample.mjs';
import { BOOK_VIEWS, checkAppearance } from './appearance.mjs';
import { createPagePool, openAddress, openFile } from './browser.mjs';
import { editionsUnder, ROOT, shortener } from './editions.mjs';
import { countSpoken, describeCount, findingsOfCount, sum } from './generated.mjs';
import { checkSkipLink, followCallAndReturn, walk } from './keyboard.mjs';
import { checkLinks } from './links.mjs';
import { openSets, prepare } from './pages.mjs';
import { openInReadingSystem } from './reading_system.mjs';
import { compare } from './snapshots.mjs';
import { disagreements, transcript, transcriptOfSite } from './transcript.mjs';

const USAGE = `usage: run [--update] [--complete] [--pictures FOLDER] [--json FILE] [--results FILE] [--pages NAME | --site]
           [--sample N] [--set NAME=FOLDER]... DIST
  --update           rewrite the transcripts, for review by a person
  --complete         fail if a document of documents.txt or a page of pages.txt is not in its set
  --sample N         check the links and appearance of only N EPUBs of each language, the largest, and only N
                     lists, statements and the like
  --site             check only the pages of pages.txt
  --set NAME=FOLDER  the folder of a set of pages.txt; DIST is the set “default”
  --pictures FOLDER  write screenshots of the documents of documents.txt
  --json FILE        also write the outcome of every check to FILE
  --results FILE     write the results for each edition to FILE, for “publish statement”
  --pages NAME       check only links and appearance of the web pages with this file name`;

async function main(report) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { update: { type: 'boolean' }, complete: { type: 'boolean' }, pictures: { type: 'string' }, json: { type: 'string' }, results: { type: 'string' }, pages: { type: 'string' }, site: { type: 'boolean' }, sample: { type: 'string' }, set: { type: 'string', multiple: true } },
  });
  const [folder] = positionals;
  if (positionals.length !== 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(USAGE);
  const dist = resolve(folder);
  const editions = values.site ? {} : await editionsUnder(dist);
  const sets = Object.fromEntries((values.set ?? []).map((set) => set.split('=')));
  const site = await openSets({ default: dist, ...sets });
  const browser = await launchBrowser();
  try {
    if (!values.site) await runChecks(report, { ...values, ...editions, only: values.pages, all: editions.pages, sample: values.sample && Number(values.sample), dist, browser });
    // Those of pages of the site are not results of editions.
    if (values.results) writeResults(values.results, report.checks, { dist, names: NAMES });
    // Lists are as reviewed only if all documents are in the build.
    const reviewed = values.complete || values.update ? site.pages : site.pages.filter(({ set }) => set === 'pairs');
    if (!values.pages) await checkSite(report, { ...values, ...site, pages: reviewed, browser });
    if (values.json) writeFileSync(values.json, JSON.stringify(report.checks, null, 1));
  } finally {
    site.close();
    await browser.close();
    if (editions.work) rmSync(editions.work, { recursive: true, force: true });
  }
}

/**
 * The names of these checks in an accessibility statement, and the success criteria of WCAG that they test
 * in part. They are part of publish.
 */
const NAMES = Object.fromEntries(
  Object.entries({
    transcript: ['1.3.1', '1.3.2', '4.1.2'],
    links: ['2.4.4'],
    appearance: ['1.4.4', '1.4.10', '1.4.12'],
    keyboard: ['2.1.1', '2.1.2', '2.4.1', '2.4.3'],
  }).map(([kind, criteria]) => [kind, { tool: 'publish', version: publishVersion(), criteria }]),
);
NAMES.foliate = { tool: 'foliate-js' };

function publishVersion() {
  const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, '../../Cargo.toml'), 'utf8'));
  return version;
}

async function runChecks(report, { dist, browser, work, all, only, sample, books, selected, missing, update, complete, pictures }) {
  const pages = sampleOf(dirname(dist), only ? all.filter((file) => basename(file) === only) : all, sample);
  const pool = await createPagePool(browser);
  const open = (file, read) => openFile(pool, file, read);
  const nameOf = (file) => (file.startsWith(work) ? `${relative(work, file)} in the EPUB` : relative(dist, file));
  const short = (file) => shortener(file, file.startsWith(work) ? dirname(file) : dist);
  const bookOf = new Map(books.flatMap(({ file, documents }) => documents.map((document) => [document, file])));
  const pageOrBook = (file) => bookOf.get(file) ?? file;
  /**
   * Runs one check on many files in parallel. `editionOf` returns the edition to which the findings about a
   * file belong.
   */
  const check = (tool, group, files, run, editionOf = pageOrBook) => report.check(tool, group, files, async () => {
    let checked = 0;
    const problems = await mapInParallel(files, async (file) => {
      const findings = await run(file);
      checked += 1;
      const name = typeof file === 'string' ? nameOf(file) : file.name;
      return findings.map((finding) => ({ file: name, edition: editionOf(file), ...finding }));
    });
    return { checked, problems: problems.flat(), notes: [] };
  }, { editions: files.map(editionOf) });

  const selectedPages = selected.map(({ page }) => page);
  // A file is opened once to check its links and its appearance.
  const outcomes = new Map();
  const outcomeOf = async (file, kind) => {
    if (!outcomes.has(file)) {
      const picture = camera(pictures, selectedPages.includes(file) && nameOf(dirname(file)));
      outcomes.set(file, await open(file, async (tab) => ({
        links: await checkLinks(tab, short(file)),
        appearance: await checkAppearance(tab, picture, file.startsWith(work) ? BOOK_VIEWS : undefined),
      })));
    }
    return outcomes.get(file)[kind];
  };
  await check('links', 'pages', pages, (file) => outcomeOf(file, 'links'));
  await check('appearance', 'pages', pages, (file) => outcomeOf(file, 'appearance'));
  if (only) return;
  const sampledBooks = largestOf(dirname(dist), books.map(({ file }) => file), sample);
  const allDocuments = books.filter(({ file }) => sampledBooks.includes(file)).flatMap(({ documents }) => documents);
  await check('links', 'documents in EPUBs', allDocuments, (file) => outcomeOf(file, 'links'));
  await check('appearance', 'documents in EPUBs', allDocuments, (file) => outcomeOf(file, 'appearance'));

  if (missing.length && complete) {
    await report.check('transcript', 'missing documents', missing, async () => (
      { checked: missing.length, problems: missing.map((place) => ({ rule: 'missing-document', place, message: 'the document is not in the build' })), notes: [] }
    ));
  } else if (missing.length) {
    console.log(`skipped: not in this build: ${missing.join(', ')}`);
    if (!selected.length) return;
  }

  const selectedDocuments = selected.flatMap(({ book }) => book.documents);
  await check('transcript', 'pages', selected, async ({ name, page }) => {
    const { text, problems } = await open(page, async (tab) => (
      { text: await transcript(tab, short(page)), problems: await disagreements(tab) }
    ));
    return [...problems, ...compare(`${name.replaceAll('/', '_')}.page`, text, update)];
  }, ({ page }) => page);
  await check('transcript', 'EPUBs', selected, async ({ name, book }) => {
    const texts = [];
    const problems = [];
    for (const file of book.documents) {
      await open(file, async (tab) => {
        texts.push(`##### ${basename(file)}`, await transcript(tab, short(file)));
        problems.push(...(await disagreements(tab)));
      });
    }
    return [...problems, ...compare(`${name.replaceAll('/', '_')}.epub`, texts.join('\n\n'), update)];
  }, ({ book }) => book.file);

  const counts = { pages: new Map(), EPUBs: new Map() };
  await check('transcript', 'generated words in pages', selected, async ({ name, page }) => {
    const count = await open(page, countSpoken);
    counts.pages.set(name, count);
    return findingsOfCount(name, count);
  }, ({ page }) => page);
  await check('transcript', 'generated words in EPUBs', selected, async ({ name, book }) => {
    const all = [];
    for (const file of book.documents) all.push(await open(file, countSpoken));
    // The contents and the cover are not part of reading from start to end.
    const count = sum(all.filter(({ official }) => official > 0));
    counts.EPUBs.set(name, count);
    return findingsOfCount(name, count);
  }, ({ book }) => book.file);
  printShares(counts);

  await check('keyboard', 'pages, skip link', selectedPages, (file) => open(file, checkSkipLink));
  await check('keyboard', 'pages, all stops and calls', selectedPages, (file) => open(file, walkAndReturn));
  await check('keyboard', 'documents in EPUBs, all stops and calls', selectedDocuments, (file) => open(file, walkAndReturn));
  await check('foliate', 'EPUBs', selected, ({ book, name }) => (
    openInReadingSystem(browser, book.file, (tab) => camera(pictures, name)(tab, 'foliate'))
  ), ({ book }) => book.file);
}

/** Checks pages of sites that are not documents: with a screen reader, with the keyboard and by sight. */
async function checkSite(report, { browser, pages, missing, update, complete }) {
  const pool = await createPagePool(browser);
  const absent = missing.map((place) => ({ rule: 'missing-page', place, message: 'the page is not in the build' }));
  if (!complete) {
    console.log('skipped: pages of the site, which need --complete, except those of the set “pairs”');
    if (!pages.length) return;
  }
  const check = (tool, group, files, run) => report.check(tool, group, files, async () => {
    const problems = await mapInParallel(files, (one) => openAddress(pool, one.url, async (tab) => {
      const selector = await prepare(tab, one);
      return (await run(tab, one, selector)).map((finding) => ({ file: one.name, ...finding }));
    }));
    return { checked: files.length, problems: [...problems.flat(), ...(complete ? absent : [])], notes: [] };
  });
  await check('transcript', 'pages of the site', pages, async (tab, { name, url, base, isDisplay }, selector) => {
    const short = (address) => (address.startsWith(`${url}#`) ? address.slice(url.length) : address.replace(base, ''));
    return [...compare(`${name}.site`, await transcriptOfSite(tab, short, selector), update), ...(isDisplay ? [] : await disagreements(tab, { isDocument: false }))];
  });
  await check('keyboard', 'pages of the site, all stops', pages, async (tab, { isDisplay }) => (isDisplay ? [] : (await walk(tab)).findings));
  // Those of the set “default” are among all pages, whose appearance is checked.
  const others = pages.filter(({ set }) => set !== 'default');
  await check('appearance', 'pages of the site', others, (tab) => checkAppearance(tab));
}

/** Prints the share of generated words for each language. */
function printShares(counts) {
  for (const [kind, byName] of Object.entries(counts)) {
    const languages = [...new Set([...byName.keys()].map((name) => name.split('/')[0]))].sort();
    for (const language of languages) {
      const all = sum([...byName].filter(([name]) => name.startsWith(`${language}/`)).map(([, count]) => count));
      console.log(`      generated words in ${kind}, ${language}: ${describeCount(all)}`);
    }
  }
}

async function walkAndReturn(page) {
  const calls = await page.evaluate(() => document.querySelectorAll('[role="doc-noteref"]').length);
  let returned = 0;
  const { findings } = await walk(page, async ({ isCall, id }, find) => {
    if (!isCall) return;
    await followCallAndReturn(page, find, id);
    returned += 1;
  });
  if (returned !== calls) {
    findings.push({ rule: 'calls-not-reached', place: '', message: `the page has ${calls} calls, the keyboard reached ${returned}` });
  }
  return findings;
}

/** Returns a function that takes a screenshot of a page, if there is a folder and a name for it. */
function camera(folder, name) {
  return async (page, view) => {
    if (!folder || !name) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name.replaceAll('/', '_')}.${view.replace(/[^a-z0-9]+/g, '-')}.png`) });
  };
}

const report = new Report();
let broken = 0;
try {
  await main(report);
} catch (error) {
  console.error(error.message === USAGE ? USAGE : String(error.stack ?? error));
  broken = 1;
}
const failed = report.failed + broken;
console.log(`reading: ${report.passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
