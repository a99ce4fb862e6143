// Compares the text that people copy from a PDF, search in it or have read aloud with the words of the
// document. Each engine that readers use has its own rules for the order of words and for spaces.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { execute, lastLines, mapInParallel, TOOLS } from '../../lib/programs.mjs';
import { LIB, PYTHON } from './tools.mjs';

/** The engines, by the names that copied.json uses. */
export const ENGINES = ['pdf.js', 'pdf.js, by tags', 'PDFium', 'poppler'];

/** The name of a web page's folder has the language before the path of the document. */
const LANGUAGE = /-([A-Z]{2})(?:-[a-z-]+)?\.pdf$/;

/** The PDFs of which the words can be compared: those beside the web page of their document. */
export function withPage(pdfs) {
  return pdfs.filter((pdf) => existsSync(pageOf(pdf)));
}

const pageOf = (pdf) => join(dirname(pdf), 'index.html');

/** Returns the texts of PDFs by engine: a list with { text } or { error } for each file. */
export async function readTexts(browser, files) {
  const page = await openPdfJs(browser);
  const read = { wanted: [], 'pdf.js': [], 'pdf.js, by tags': [] };
  for (const file of files) {
    read.wanted.push(await page.evaluate((html) => window.wordsOfPage(html), readFileSync(pageOf(file), 'utf8')));
    try {
      const { pages, tags } = await page.evaluate((pdf) => window.textOfPdf(pdf), readFileSync(file).toString('base64'));
      read['pdf.js'].push({ text: pages });
      read['pdf.js, by tags'].push({ text: tags });
    } catch (error) {
      read['pdf.js'].push({ error: error.message });
      read['pdf.js, by tags'].push({ error: error.message });
    }
  }
  await page.close();
  return { ...read, PDFium: byPdfium(files), poppler: await byPoppler(files) };
}

/** Opens an empty page that has pdf.js. */
async function openPdfJs(browser) {
  const origin = 'http://pdfjs.test';
  const page = await browser.newPage();
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html>' });
    return route.fulfill({ contentType: 'text/javascript', path: join(TOOLS, 'node_modules/pdfjs-dist/build', basename(pathname)) });
  });
  await page.goto(`${origin}/`);
  await page.addScriptTag({
    type: 'module',
    content: `import * as pdfjs from '${origin}/pdf.mjs';
      pdfjs.GlobalWorkerOptions.workerSrc = '${origin}/pdf.worker.mjs';
      window.pdfjs = pdfjs;`,
  });
  await page.waitForFunction(() => window.pdfjs);
  await page.addScriptTag({ path: join(LIB, 'copied_page.js') });
  return page;
}

function byPdfium(files) {
  const input = files.map((file) => `${file}\n`).join('');
  const { stdout, stderr } = spawnSync(PYTHON, [join(LIB, 'pdfium_text.py')], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const lines = stdout.split('\n').filter(Boolean);
  if (lines.length !== files.length) throw new Error(`PDFium read ${lines.length} of ${files.length} files: ${lastLines(stderr)}`);
  return lines.map((line) => JSON.parse(line));
}

function byPoppler(files) {
  return mapInParallel(files, async (file) => {
    const { code, stdout, stderr } = await execute(['pdftotext', '-enc', 'UTF-8'], [file, '-']);
    return code === 0 ? { text: stdout } : { error: lastLines(stderr) };
  });
}

/**
 * Compares the texts of one engine with the words of the documents. `limits` is the part of copied.json
 * about the engine.
 */
export function compareTexts(dist, files, wanted, texts, limits) {
  const problems = [];
  const notes = [];
  const sums = new Map();
  const counts = [];
  let checked = 0;
  files.forEach((path, i) => {
    const file = relative(dist, path);
    const { text, error } = texts[i];
    if (error) {
      problems.push({ rule: 'unreadable', file, message: error });
      return;
    }
    checked += 1;
    const { words, lost } = lostWords(wanted[i], text);
    const language = LANGUAGE.exec(file)?.[1].toLowerCase() ?? '';
    const sum = sums.get(language) ?? { words: 0, lost: 0 };
    sums.set(language, { words: sum.words + words, lost: sum.lost + lost.length });
    counts.push({ language, name: basename(file), lost: lost.length });
    const known = limits[language]?.documents?.[basename(file)] ?? Math.floor((limits[language]?.share ?? 0) * words);
    if (lost.length > known) {
      const place = `${lost.length} of ${words} words, ${known} are known: ${lost.slice(0, 5).join(' | ')}`;
      problems.push({ rule: 'words', file, place, message: 'words that are not in the text, or not in order' });
    }
  });
  for (const [language, { words, lost }] of [...sums].sort()) {
    const share = words ? (100 * lost / words).toFixed(2) : '0.00';
    const reason = limits[language]?.reason;
    if (lost) notes.push({ rule: language || 'other', message: `${lost} of ${words} words (${share} %) are not found${reason ? `: ${reason}` : ''}` });
  }
  return { checked, problems, notes, counts };
}

/** Writes counts into the limits of copied.json. Editions of a document in several themes share the highest. */
export function recordCounts(limits, engine, counts) {
  const ofEngine = (limits[engine] ??= {});
  const highest = new Map();
  for (const { language, name, lost } of counts) {
    const key = `${language}/${name}`;
    highest.set(key, Math.max(lost, highest.get(key) ?? 0));
  }
  for (const [key, lost] of [...highest].sort()) {
    const [language, name] = key.split('/');
    const documents = ((ofEngine[language] ??= { reason: '', share: 0 }).documents ??= {});
    if (lost) documents[name] = lost;
    else delete documents[name];
  }
  for (const [language, { documents, share }] of Object.entries(ofEngine)) {
    if (!share && !Object.keys(documents ?? {}).length) delete ofEngine[language];
  }
}

/** Returns the number of words of a document, and those that a text does not have in their order. */
export function lostWords({ body, notes }, text) {
  const found = wordsOf(text);
  const outside = wordsOf(body);
  const { lost, rest } = align(outside, found);
  const surrounded = (words) => ` ${words.join(' ')} `;
  const remaining = surrounded(rest);
  let words = outside.length;
  const all = [...lost];
  // Notes may be anywhere after their paragraph, but each is in one piece, except at the end of a page.
  for (const note of notes.map(wordsOf)) {
    words += note.length;
    if (!remaining.includes(surrounded(note))) all.push(...align(note, rest).lost);
  }
  return { words, lost: all };
}

/**
 * The words of a text. Commas, characters that are not visible and the ends of lines within a word do not
 * count: readers ignore them in searches. Chinese characters count as words.
 */
export function wordsOf(text) {
  const plain = text
    .normalize('NFC')
    // PDFium marks hyphens at the ends of lines with these.
    .replace(/[\u0002\ufffe]\s*/g, '-')
    .replace(/([-\u2010\u2011\u2013\/])[ ]*\r?\n\s*/g, '$1')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[,،](?=\s|$)/g, '')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu, ' $& ');
  return plain.split(/\s+/).filter(Boolean);
}

/**
 * Aligns two lists of words so that as many as possible correspond (Myers, 1986). Returns the wanted words
 * that have no counterpart, and the found ones that have none.
 */
function align(wanted, found) {
  const longest = wanted.length + found.length;
  const middle = longest + 1;
  const reached = new Int32Array(2 * longest + 3);
  const steps = [];
  const goesDown = (row, at, diagonal, distance) => diagonal === -distance || (diagonal !== distance && row[at - 1] < row[at + 1]);
  for (let distance = 0; distance <= longest; distance += 1) {
    steps.push(reached.slice(middle - distance - 1, middle + distance + 2));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const at = middle + diagonal;
      let x = goesDown(reached, at, diagonal, distance) ? reached[at + 1] : reached[at - 1] + 1;
      while (x < wanted.length && x - diagonal < found.length && wanted[x] === found[x - diagonal]) x += 1;
      reached[at] = x;
      if (x >= wanted.length && x - diagonal >= found.length) return differences(wanted, found, steps, goesDown);
    }
  }
  throw new Error('two lists of words cannot be aligned');
}

function differences(wanted, found, steps, goesDown) {
  const lost = [];
  const rest = [];
  let x = wanted.length;
  let y = found.length;
  for (let distance = steps.length - 1; distance > 0; distance -= 1) {
    const row = steps[distance];
    const at = distance + 1 + x - y;
    const down = goesDown(row, at, x - y, distance);
    const diagonal = x - y + (down ? 1 : -1);
    x = row[distance + 1 + diagonal];
    y = x - diagonal;
    if (down) rest.push(found[y]);
    else lost.push(wanted[x]);
  }
  return { lost: lost.reverse(), rest: rest.reverse() };
}
