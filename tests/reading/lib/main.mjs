// Reads the editions under a folder as people do: by ear, by keyboard, by eye.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../lib/browser.mjs';
import { eachInParallel } from '../../lib/programs.mjs';
import { Report } from '../../lib/report.mjs';
import { writeResults } from '../../lib/results.mjs';
import { openDesk, reading } from './browser.mjs';
import { editionsUnder, ROOT, shortener } from './editions.mjs';
import { countHeard, describeCount, judgeCount, sum } from './generated.mjs';
import { skip, thereAndBack, walk } from './keyboard.mjs';
import { judgeLinks } from './links.mjs';
import { openInReadingSystem } from './reading_system.mjs';
import { BOOK_VIEWS, look } from './sight.mjs';
import { compare } from './snapshots.mjs';
import { disagreements, transcript } from './transcript.mjs';

const USAGE = `usage: run [--update] [--complete] [--pictures FOLDER] [--json FILE] [--results FILE] [--pages NAME] DIST
  --update           write the transcripts anew, for a person to review
  --complete         fail where a document of documents.txt is not in DIST
  --pictures FOLDER  write pictures of the documents of documents.txt
  --json FILE        write the outcome of every check to FILE as well
  --results FILE     write what was found in each file to FILE, for “publish statement”
  --pages NAME       judge links and looks of the web pages of that name alone`;

async function main(report) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { update: { type: 'boolean' }, complete: { type: 'boolean' }, pictures: { type: 'string' }, json: { type: 'string' }, results: { type: 'string' }, pages: { type: 'string' } },
  });
  const [folder] = positionals;
  if (positionals.length !== 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(USAGE);
  const dist = resolve(folder);
  const editions = await editionsUnder(dist);
  const browser = await launchBrowser();
  try {
    await readAll(report, { ...values, ...editions, only: values.pages, all: editions.pages, dist, browser });
    if (values.json) writeFileSync(values.json, JSON.stringify(report.checks, null, 1));
    if (values.results) writeResults(values.results, report.checks, { dist, names: NAMES });
  } finally {
    await browser.close();
    rmSync(editions.work, { recursive: true, force: true });
  }
}

/** What these tests go by in an accessibility statement: they are part of the program. */
const NAMES = Object.fromEntries(
  ['heard', 'links', 'sight', 'keyboard'].map((kind) => [kind, { tool: 'publish', version: publishVersion() }]),
);
NAMES.foliate = { tool: 'foliate-js' };

function publishVersion() {
  const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, '../../Cargo.toml'), 'utf8'));
  return version;
}

async function readAll(report, { dist, browser, work, all, only, books, heard, absent, update, complete, pictures }) {
  const pages = only ? all.filter((file) => basename(file) === only) : all;
  const desk = await openDesk(browser);
  const open = (file, read) => reading(desk, file, read);
  const nameOf = (file) => (file.startsWith(work) ? `${relative(work, file)} in the EPUB` : relative(dist, file));
  const short = (file) => shortener(file, file.startsWith(work) ? dirname(file) : dist);
  const bookOf = new Map(books.flatMap(({ file, documents }) => documents.map((document) => [document, file])));
  const pageOrBook = (file) => bookOf.get(file) ?? file;
  /**
   * One check of many files, at two at once; what one of them throws is a finding about it.
   * `editionOf` tells which edition's results the findings about a file are.
   */
  const check = (tool, group, files, judge, editionOf = pageOrBook) => report.check(tool, group, files, async () => {
    let checked = 0;
    const problems = await eachInParallel(files, async (file) => {
      const findings = await judge(file);
      checked += 1;
      const name = typeof file === 'string' ? nameOf(file) : file.name;
      return findings.map((finding) => ({ file: name, edition: editionOf(file), ...finding }));
    });
    return { checked, problems: problems.flat(), notes: [] };
  }, { editions: files.map(editionOf) });

  const heardPages = heard.map(({ page }) => page);
  // A file is opened once for its links and for its looks.
  const judged = new Map();
  const judge = async (file, what) => {
    if (!judged.has(file)) {
      const picture = camera(pictures, heardPages.includes(file) && nameOf(dirname(file)));
      judged.set(file, await open(file, async (tab) => ({
        links: await judgeLinks(tab, short(file)),
        sight: await look(tab, picture, file.startsWith(work) ? BOOK_VIEWS : undefined),
      })));
    }
    return judged.get(file)[what];
  };
  await check('links', 'pages', pages, (file) => judge(file, 'links'));
  await check('sight', 'pages', pages, (file) => judge(file, 'sight'));
  if (only) return;

  if (absent.length && complete) {
    await report.check('heard', 'documents that are absent', absent, async () => (
      { checked: absent.length, problems: absent.map((place) => ({ rule: 'absent', place, message: 'the document is not in the build' })), notes: [] }
    ));
  } else if (absent.length) {
    console.log(`skipped: not in this build: ${absent.join(', ')}`);
  }

  const heardDocuments = heard.flatMap(({ book }) => book.documents);
  const allDocuments = books.flatMap(({ documents }) => documents);

  await check('heard', 'pages', heard, async ({ name, page }) => {
    const { said, problems } = await open(page, async (tab) => (
      { said: await transcript(tab, short(page)), problems: await disagreements(tab) }
    ));
    return [...problems, ...compare(`${name.replaceAll('/', '_')}.page`, said, update)];
  }, ({ page }) => page);
  await check('heard', 'EPUBs', heard, async ({ name, book }) => {
    const said = [];
    const problems = [];
    for (const file of book.documents) {
      await open(file, async (tab) => {
        said.push(`##### ${basename(file)}`, await transcript(tab, short(file)));
        problems.push(...(await disagreements(tab)));
      });
    }
    return [...problems, ...compare(`${name.replaceAll('/', '_')}.epub`, said.join('\n\n'), update)];
  }, ({ book }) => book.file);

  const shares = { pages: new Map(), EPUBs: new Map() };
  await check('heard', 'generated words in pages', heard, async ({ name, page }) => {
    const count = await open(page, countHeard);
    shares.pages.set(name, count);
    return judgeCount(name, count);
  }, ({ page }) => page);
  await check('heard', 'generated words in EPUBs', heard, async ({ name, book }) => {
    const counts = [];
    for (const file of book.documents) counts.push(await open(file, countHeard));
    // The contents and the cover are not among what is read from start to end.
    const count = sum(counts.filter(({ official }) => official > 0));
    shares.EPUBs.set(name, count);
    return judgeCount(name, count);
  }, ({ book }) => book.file);
  printShares(shares);

  await check('links', 'documents in EPUBs', allDocuments, (file) => judge(file, 'links'));
  await check('sight', 'documents in EPUBs', allDocuments, (file) => judge(file, 'sight'));
  await check('keyboard', 'pages, skip link', heardPages, (file) => open(file, skip));
  await check('keyboard', 'pages, every stop, every call and back', heardPages, (file) => open(file, walkAndReturn));
  await check('keyboard', 'documents in EPUBs, likewise', heardDocuments, (file) => open(file, walkAndReturn));
  await check('foliate', 'EPUBs', heard, ({ book, name }) => (
    openInReadingSystem(browser, book.file, (tab) => camera(pictures, name)(tab, 'foliate'))
  ), ({ book }) => book.file);
}

/** Prints for each language how many generated words are heard to the official ones. */
function printShares(shares) {
  for (const [kind, counts] of Object.entries(shares)) {
    const languages = [...new Set([...counts.keys()].map((name) => name.split('/')[0]))].sort();
    for (const language of languages) {
      const all = sum([...counts].filter(([name]) => name.startsWith(`${language}/`)).map(([, count]) => count));
      console.log(`      generated to official words heard in ${kind}, ${language}: ${describeCount(all)}`);
    }
  }
}

async function walkAndReturn(page) {
  const calls = await page.evaluate(() => document.querySelectorAll('[role="doc-noteref"]').length);
  let returned = 0;
  const { findings } = await walk(page, async ({ isCall, id }, find) => {
    if (!isCall) return;
    await thereAndBack(page, find, id);
    returned += 1;
  });
  if (returned !== calls) {
    findings.push({ rule: 'calls-not-reached', place: '', message: `${calls} calls are in the page, the keyboard came to ${returned}` });
  }
  return findings;
}

/** Takes pictures of what a page shows, if pictures are wanted and the page has a name for them. */
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
