// Proves that every validator fails on faulty editions, and that a missing
// program, an accepted finding without a reason and a check without files fail.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expectations } from '../../lib/expect.mjs';
import { Accepted } from './accepted.mjs';
import { compareTexts, lostWords } from './copied.mjs';
import { writeFaultyEditions } from './faulty.mjs';
import { largestOf, sampleOf } from '../../lib/sample.mjs';
import { ROOT } from './tools.mjs';

/** The findings that each check must report, as parts of "rule: message". */
const EXPECTED = {
  'Nu, pages': ['must have an “alt” attribute'],
  'Nu, style sheets': ['“colr”'],
  'EPUBCheck, EPUBs': ['RSC-007'],
  'Ace, EPUBs': ['image-alt', 'metadata-accessmode'],
  'veraPDF, PDFs, PDF/UA-1': ['7.1-', '7.21.4.1-1'],
  'veraPDF, PDFs, PDF/A-2a': ['6.2.11.4.1-1', '6.7'],
  'veraPDF, PDFs, PDF/A-3a': ['6.2.11.4.1-1', '6.7'],
  'veraPDF, PDFs, PDF/UA-2': ['8.2.1', '8.4.5.5.1-1'],
  'veraPDF, PDFs, PDF/A-4': ['6.2.10.4.1-1'],
  'veraPDF, PDFs, PDF/A-4f': ['6.2.10.4.1-1', '6.9'],
  'veraPDF, PDFs, WTPDF 1.0, accessibility': ['8.4.5.5.1-1'],
  'veraPDF, PDFs, WTPDF 1.0, reuse': ['8.4.5.5.1-1'],
  'qpdf, PDFs': ['exit-code-'],
  'outloud, PDFs': ['DOC-001', 'TXT-001'],
  'pdf.js, copied text of PDFs': ['words: '],
  'pdf.js, by tags, copied text of PDFs': ['words: '],
  'PDFium, copied text of PDFs': ['words: '],
  'poppler, copied text of PDFs': ['words: '],
  'axe, pages, light, 1280 px': ['image-alt', 'color-contrast:', 'css-orientation-lock'],
  'axe, pages, light, 320 px': ['image-alt', 'color-contrast:', 'target-size'],
  'axe, pages, dark, 1280 px': ['image-alt', 'color-contrast-enhanced', 'css-orientation-lock'],
  'axe, pages, dark, 320 px': ['image-alt', 'color-contrast-enhanced', 'target-size'],
  'axe, documents in EPUBs, light, 1280 px': ['image-alt', 'page-incomplete'],
  'axe, documents in EPUBs, light, 320 px': ['image-alt'],
  'axe, documents in EPUBs, dark, 1280 px': ['image-alt'],
  'axe, documents in EPUBs, dark, 320 px': ['image-alt'],
};

const { check, close } = expectations('selftest');

function run(folder, name, options = {}) {
  const json = join(folder, `${name}.json`);
  const resultsFile = join(folder, `${name}.results.json`);
  const dist = join(folder, name);
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'run'), ['--json', json, '--results', resultsFile, dist], {
    encoding: 'utf8',
    ...options,
  });
  const output = stdout + stderr;
  let checks = [];
  let results = [];
  try {
    checks = JSON.parse(readFileSync(json, 'utf8'));
    results = JSON.parse(readFileSync(resultsFile, 'utf8')).checks;
  } catch {
    // A run that ends early does not write its outcome. The assertions below then fail.
  }
  return { status, output, checks, results, lastLine: stdout.trim().split('\n').at(-1) };
}

function testFaultyEditions(folder) {
  const dist = join(folder, 'faulty');
  mkdirSync(dist);
  writeFaultyEditions(dist);
  const { status, output, checks, results, lastLine } = run(folder, 'faulty');
  const byName = Object.fromEntries(checks.map((outcome) => [`${outcome.tool}, ${outcome.group}`, outcome]));
  for (const [name, rules] of Object.entries(EXPECTED)) {
    const problems = (byName[name]?.problems ?? []).map(({ rule, message }) => `${rule}: ${message}`);
    const toolRan = problems.length && !problems.some((problem) => problem.startsWith('tool-failed'));
    const missing = rules.filter((rule) => !problems.some((problem) => problem.includes(rule)));
    const details = `  not found: ${missing.join(', ')}\n  found: ${problems.join('\n    ')}`;
    check(`${name} fails on ${rules.join(', ')}`, toolRan && !missing.length, details);
  }
  const names = Object.keys(byName);
  check('every check is expected to fail', names.every((name) => name in EXPECTED), names.join('; '));
  check('a run with faults fails', status === 1, output);
  const expected = `validators: 0 passed, ${Object.keys(EXPECTED).length} failed`;
  check('the last line counts the failures', lastLine === expected, lastLine);
  testResults(dist, checks, results);
}

/** The results for accessibility statements have each problem, with the edition that has it. */
function testResults(dist, checks, results) {
  const sumOf = (file) => {
    const [edition] = /^.*?\.epub(?=\/|$)/.exec(file) ?? [file];
    return createHash('sha256').update(readFileSync(join(dist, edition))).digest('hex');
  };
  const hasResult = (kind, { rule, file }) => results.some((result) => (
    result.check === kind && result.findings.some((finding) => finding.rule === String(rule) && finding.file === sumOf(file))
  ));
  const withFiles = checks.filter(({ problems }) => problems.every(({ file }) => file));
  const missing = withFiles.flatMap(({ about, problems }) => problems.filter((problem) => !hasResult(about.check, problem)));
  check('each problem is in the results of its edition', withFiles.length > 15 && !missing.length, JSON.stringify(missing.slice(0, 5)));
  // The results leave out veraPDF, which cannot read one of the files.
  const criteriaOf = (wanted) => [...results, ...checks].flatMap(({ findings, problems }) => findings ?? problems)
    .filter(({ rule }) => rule === wanted).flatMap(({ criteria }) => criteria ?? []);
  const expected = { 'image-alt': '1.1.1', 'color-contrast': '1.4.3', 'target-size': '2.5.8', '6.2-1': '1.3.1', '7.1-9': '2.4.2' };
  const without = Object.entries(expected).filter(([rule, criterion]) => !criteriaOf(rule).includes(criterion));
  check('findings have the success criteria that are not met', !without.length, JSON.stringify(without));
  const tested = results.filter((result) => result.criteria?.includes('1.4.3')).map((result) => result.check);
  check('results have the success criteria that were tested', tested.length > 0 && tested.every((kind) => kind === 'axe'), JSON.stringify(tested));
  check('every result belongs to a check', results.length === withFiles.length, `${results.length} of ${withFiles.length}`);
}

/** Words that run together, are in another order or are missing are found; notes may be anywhere. */
function testWords() {
  const document = { body: 'In 30 days the Council, recalling A/RES/1, meets.(1)', notes: ['(1) See A/1.'] };
  const lost = (text) => lostWords(document, text).lost.join(' ');
  const same = 'In 30 days the\nCouncil recalling A/\nRES/1, meets.(1) 4/12 (1) See A/1. A/RES/9';
  check('text with the words in order has all words', lost(same) === '', lost(same));
  check('words that run together are missing', lost(same.replace('30 days', '30days')) === '30 days');
  check('words in another order are missing', lost(same.replace('30 days', 'days 30')).length > 0);
  check('words that are not there are missing', lost(same.replace('Council ', '')) === 'Council');
  check('words of notes are compared', lost(same.replace('See A/1.', 'See /1A.')) === 'A/1.');
  const limits = (documents, share) => ({ en: { reason: 'A reason.', documents, share } });
  const problems = (known) => compareTexts('/d', ['/d/A-EN.pdf'], [document], [{ text: same.replace('30 days', '30days') }], known).problems.length;
  check('known numbers of words may be missing', problems(limits({ 'A-EN.pdf': 2 })) === 0 && problems(limits({}, 0.2)) === 0);
  check('… and not more', problems(limits({ 'A-EN.pdf': 1 })) === 1 && problems(limits({}, 0.1)) === 1 && problems({}) === 1);
}

function testEmptyFolder(folder) {
  mkdirSync(join(folder, 'empty'));
  const { status, checks, results, output } = run(folder, 'empty');
  const each = checks.length && checks.every(({ problems }) => problems[0]?.rule === 'nothing-to-check');
  check('every check fails without files', each && status === 1, output);
  check('… and has no result', results.length === 0, JSON.stringify(results));
}

function testMissingProgram(folder) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  for (const name of ['env', 'bash', 'dirname']) symlinkSync(`/usr/bin/${name}`, join(bin, name));
  const { status, output, lastLine } = run(folder, 'empty', { env: { ...process.env, PATH: bin } });
  check('the run fails without its programs', status === 1 && lastLine === 'validators: 0 passed, 1 failed', output);
}

function testAccepted(folder) {
  const path = join(folder, 'accepted.json');
  const read = (entries) => {
    writeFileSync(path, JSON.stringify(entries));
    return new Accepted(path);
  };
  const refuses = (entry) => {
    try {
      read([entry]);
      return false;
    } catch {
      return true;
    }
  };
  const entry = { tool: 'axe', rule: 'target-size', reason: 'Reviewed.', link: 'a thread', in: 'one/' };
  check('an accepted finding needs a reason', refuses({ ...entry, reason: '' }));
  check('findings of veraPDF cannot be accepted', refuses({ ...entry, tool: 'veraPDF' }));
  const finding = { rule: 'target-size', file: 'one/index.html', message: 'needs review' };
  const elsewhere = { ...finding, file: 'two/index.html' };
  const { problems, notes } = read([entry]).partition('axe', [finding, elsewhere]);
  check('an entry accepts findings in the locations that it names', problems[0] === elsewhere && problems.length === 1 && notes.length === 1);
  const error = { rule: 'TAG-002', severity: 'error', file: 'one/a.pdf', place: 'page 4', message: 'an error' };
  const remaining = (where) => read([{ ...entry, tool: 'outloud', rule: 'TAG-002', in: where }]).partition('outloud', [error]).problems.length;
  check('an error is accepted in locations that the entry names', remaining(['a.pdf', 'page 4']) === 0);
  check('… and nowhere else', remaining(['a.pdf', 'page 5']) === 1 && remaining(undefined) === 1);
}

function testSample() {
  const ofOneForm = ['about.html', 'accessibility.html'].flatMap((name) => [1, 2, 3].map((number) => `A/RES/68/${number}/${name}`));
  const pages = ['index.html', 'A/RES/68/1/index.html', 'A/RES/68/2/index.html', 'A/RES/68/3/index.html'];
  const lists = ['browse/subject/a.html', 'browse/subject/b.html', 'browse/subject/c.html', 'browse/council/2.html'];
  const files = ['default/en', 'default/ar', 'theme/en'].flatMap((set) =>
    [...pages, ...ofOneForm, ...lists].map((page) => join(folder, set, page)));
  const sample = sampleOf(folder, files, 2);
  const left = files.filter((file) => !sample.includes(file)).map((file) => file.slice(folder.length + 1));
  check('a sample has all documents, and of each language some pages of each other kind', left.length === 9
    && ['about.html', 'accessibility.html'].every((name) => left.includes(`default/ar/A/RES/68/3/${name}`))
    && left.includes('theme/en/browse/subject/c.html'), left.join('\n'));
  check('without a number, all pages are checked', sampleOf(folder, files).length === files.length);

  const books = [['default/en/1.epub', 20], ['default/en/2.epub', 30], ['default/en/3.epub', 10], ['theme/en/1.epub', 5]]
    .map(([path, size]) => writeBook(join(folder, 'books', path), size));
  const largest = largestOf(join(folder, 'books'), books, 2);
  check('a sample has the largest EPUBs of each language and set', largest.join() === [books[1], books[0], books[3]].join(), largest.join('\n'));
  check('without a number, all EPUBs are checked', largestOf(join(folder, 'books'), books).length === books.length);
}

function writeBook(path, size) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'x'.repeat(size));
  return path;
}

const folder = mkdtempSync(join(tmpdir(), 'validators-selftest-'));
try {
  testWords();
  testFaultyEditions(folder);
  testEmptyFolder(folder);
  testMissingProgram(folder);
  testAccepted(folder);
  testSample();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
close();
