// Reads the editions under a folder as people do: by ear, by keyboard, by eye.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Report } from '../../validators/lib/report.mjs';
import { eachInParallel } from '../../validators/lib/tools.mjs';
import { launchBrowser, openDesk, reading } from './browser.mjs';
import { editionsUnder, shortener } from './editions.mjs';
import { skip, thereAndBack, walk } from './keyboard.mjs';
import { judgeLinks } from './links.mjs';
import { openInReadingSystem } from './reading_system.mjs';
import { BOOK_VIEWS, look } from './sight.mjs';
import { compare } from './snapshots.mjs';
import { disagreements, transcript } from './transcript.mjs';

const USAGE = `usage: run [--update] [--complete] [--pictures FOLDER] [--json FILE] DIST
  --update           write the transcripts anew, for a person to review
  --complete         fail where a document of documents.txt is not in DIST
  --pictures FOLDER  write pictures of the documents of documents.txt
  --json FILE        write the outcome of every check to FILE as well`;

async function main(report) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { update: { type: 'boolean' }, complete: { type: 'boolean' }, pictures: { type: 'string' }, json: { type: 'string' } },
  });
  const [folder] = positionals;
  if (positionals.length !== 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(USAGE);
  const dist = resolve(folder);
  const editions = await editionsUnder(dist);
  const browser = await launchBrowser();
  try {
    await readAll(report, { ...values, ...editions, dist, browser });
    if (values.json) writeFileSync(values.json, JSON.stringify(report.checks, null, 1));
  } finally {
    await browser.close();
    rmSync(editions.work, { recursive: true, force: true });
  }
}

async function readAll(report, { dist, browser, work, pages, books, heard, absent, update, complete, pictures }) {
  const desk = await openDesk(browser);
  const open = (file, read) => reading(desk, file, read);
  const nameOf = (file) => (file.startsWith(work) ? `${relative(work, file)} in the EPUB` : relative(dist, file));
  const short = (file) => shortener(file, file.startsWith(work) ? dirname(file) : dist);
  /** One check of many files, at two at once; what one of them throws is a finding about it. */
  const check = (tool, group, files, judge) => report.check(tool, group, files, async () => {
    let checked = 0;
    const problems = await eachInParallel(files, async (file) => {
      const findings = await judge(file);
      checked += 1;
      return findings.map((finding) => ({ file: typeof file === 'string' ? nameOf(file) : file.name, ...finding }));
    });
    return { checked, problems: problems.flat(), notes: [] };
  });

  if (absent.length && complete) {
    await report.check('heard', 'documents that are absent', absent, async () => (
      { checked: absent.length, problems: absent.map((file) => ({ rule: 'absent', file, message: 'the document is not in the build' })), notes: [] }
    ));
  } else if (absent.length) {
    console.log(`skipped: not in this build: ${absent.join(', ')}`);
  }

  const heardPages = heard.map(({ page }) => page);
  const heardDocuments = heard.flatMap(({ book }) => book.documents);
  const allDocuments = books.flatMap(({ documents }) => documents);

  await check('heard', 'pages', heard, async ({ name, page }) => {
    const { said, problems } = await open(page, async (tab) => (
      { said: await transcript(tab, short(page)), problems: await disagreements(tab) }
    ));
    return [...problems, ...compare(`${name.replaceAll('/', '_')}.page`, said, update)];
  });
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
  });

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
  await check('links', 'documents in EPUBs', allDocuments, (file) => judge(file, 'links'));
  await check('sight', 'documents in EPUBs', allDocuments, (file) => judge(file, 'sight'));
  await check('keyboard', 'pages, skip link', heardPages, (file) => open(file, skip));
  await check('keyboard', 'pages, every stop, every call and back', heardPages, (file) => open(file, walkAndReturn));
  await check('keyboard', 'documents in EPUBs, likewise', heardDocuments, (file) => open(file, walkAndReturn));
  await check('foliate', 'EPUBs', heard, ({ book, name }) => (
    openInReadingSystem(browser, book.file, (tab) => camera(pictures, name)(tab, 'foliate'))
  ));
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
