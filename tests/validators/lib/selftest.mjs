// Shows that every validator fails on faulty editions, and that nothing to
// check, a missing program and an unreasoned acceptance are failures too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectations } from '../../lib/expect.mjs';
import { Accepted } from './accepted.mjs';
import { writeFaultyEditions } from './faulty.mjs';
import { ROOT } from './tools.mjs';

/** For each check: what it has to find, as "rule: message" or a part of that. */
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
  'axe, pages, light, 1280 px': ['image-alt', 'color-contrast:', 'css-orientation-lock'],
  'axe, pages, light, 320 px': ['image-alt', 'color-contrast:', 'target-size'],
  'axe, pages, dark, 1280 px': ['image-alt', 'color-contrast-enhanced', 'css-orientation-lock'],
  'axe, pages, dark, 320 px': ['image-alt', 'color-contrast-enhanced', 'target-size'],
  'axe, documents in EPUBs, light, 1280 px': ['image-alt', 'page-not-whole'],
  'axe, documents in EPUBs, light, 320 px': ['image-alt'],
  'axe, documents in EPUBs, dark, 1280 px': ['image-alt'],
  'axe, documents in EPUBs, dark, 320 px': ['image-alt'],
};

const { hold, close } = expectations('selftest');

function run(folder, name, options = {}) {
  const json = join(folder, `${name}.json`);
  const results = join(folder, `${name}.results.json`);
  const dist = join(folder, name);
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'run'), ['--json', json, '--results', results, dist], {
    encoding: 'utf8',
    ...options,
  });
  const output = stdout + stderr;
  let checks = [];
  let told = [];
  try {
    checks = JSON.parse(readFileSync(json, 'utf8'));
    told = JSON.parse(readFileSync(results, 'utf8')).checks;
  } catch {
    // A run that ended early writes no outcome; its checks are found missing.
  }
  return { status, output, checks, told, closing: stdout.trim().split('\n').at(-1) };
}

function testFaultyEditions(folder) {
  const dist = join(folder, 'faulty');
  mkdirSync(dist);
  writeFaultyEditions(dist);
  const { status, output, checks, told, closing } = run(folder, 'faulty');
  const byName = Object.fromEntries(checks.map((check) => [`${check.tool}, ${check.group}`, check]));
  for (const [name, rules] of Object.entries(EXPECTED)) {
    const problems = (byName[name]?.problems ?? []).map(({ rule, message }) => `${rule}: ${message}`);
    const toolRan = problems.length && !problems.some((problem) => problem.startsWith('tool-failed'));
    const unseen = rules.filter((rule) => !problems.some((problem) => problem.includes(rule)));
    const details = `  not found: ${unseen.join(', ')}\n  found: ${problems.join('\n    ')}`;
    hold(`${name} fails on ${rules.join(', ')}`, toolRan && !unseen.length, details);
  }
  const names = Object.keys(byName);
  hold('every check is tried', names.every((name) => name in EXPECTED), names.join('; '));
  hold('faults make the run fail', status === 1, output);
  const wanted = `validators: 0 passed, ${Object.keys(EXPECTED).length} failed`;
  hold('the closing line counts them', closing === wanted, closing);
  testResults(dist, checks, told);
}

/** What statements are made of: each problem, of the edition that has it. */
function testResults(dist, checks, told) {
  const sumOf = (file) => {
    const [edition] = /^.*?\.epub(?=\/|$)/.exec(file) ?? [file];
    return createHash('sha256').update(readFileSync(join(dist, edition))).digest('hex');
  };
  const isTold = (check, { rule, file }) => told.some((result) => (
    result.check === check && result.findings.some((finding) => finding.rule === String(rule) && finding.file === sumOf(file))
  ));
  const withFiles = checks.filter(({ problems }) => problems.every(({ file }) => file));
  const lost = withFiles.flatMap(({ about, problems }) => problems.filter((problem) => !isTold(about.check, problem)));
  hold('each problem is a result about its edition', withFiles.length > 15 && !lost.length, JSON.stringify(lost.slice(0, 5)));
  hold('no result without a check', told.length === withFiles.length, `${told.length} of ${withFiles.length}`);
}

function testEmptyFolder(folder) {
  mkdirSync(join(folder, 'empty'));
  const { status, checks, told, output } = run(folder, 'empty');
  const each = checks.length && checks.every(({ problems }) => problems[0]?.rule === 'nothing-to-check');
  hold('without a file every check fails', each && status === 1, output);
  hold('… and none has a result', told.length === 0, JSON.stringify(told));
}

function testMissingProgram(folder) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  for (const name of ['env', 'bash', 'dirname']) symlinkSync(`/usr/bin/${name}`, join(bin, name));
  const { status, output, closing } = run(folder, 'empty', { env: { ...process.env, PATH: bin } });
  hold('without its programs the run fails', status === 1 && closing === 'validators: 0 passed, 1 failed', output);
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
  const entry = { tool: 'axe', rule: 'target-size', reason: 'Seen by a person.', link: 'a thread', in: 'one/' };
  hold('an acceptance without a reason is refused', refuses({ ...entry, reason: '' }));
  hold('nothing of veraPDF can be accepted', refuses({ ...entry, tool: 'veraPDF' }));
  const finding = { rule: 'target-size', file: 'one/index.html', message: 'cannot tell' };
  const elsewhere = { ...finding, file: 'two/index.html' };
  const { problems, notes } = read([entry]).sort('axe', [finding, elsewhere]);
  hold('an acceptance holds where it says', problems[0] === elsewhere && problems.length === 1 && notes.length === 1);
  const error = { rule: 'TAG-002', severity: 'error', file: 'one/a.pdf', place: 'page 4', message: 'an error' };
  const left = (where) => read([{ ...entry, tool: 'outloud', rule: 'TAG-002', in: where }]).sort('outloud', [error]).problems.length;
  hold('an error is accepted in places that are named', left(['a.pdf', 'page 4']) === 0);
  hold('… and nowhere else', left(['a.pdf', 'page 5']) === 1 && left(undefined) === 1);
}

const folder = mkdtempSync(join(tmpdir(), 'validators-selftest-'));
try {
  testFaultyEditions(folder);
  testEmptyFolder(folder);
  testMissingProgram(folder);
  testAccepted(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
close();
