// Proves that every reading test fails on faulty editions, and that checks without files fail.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectations } from '../../lib/expect.mjs';
import { ROOT } from './editions.mjs';
import { writeFaultyEditions, writeFaultyPair } from './faulty.mjs';

const DOCUMENT = 'en/A/RES/68/197';

const LINKS = [
  'link-name-bare', 'link-names-ambiguous: 2 links with different targets have the name “here”',
  'link-names-ambiguous: 2 links with different targets have the name “by one name”', 'label-not-in-name', 'permalink-of-another-place',
];
const STOPS_OF_SITE = [
  'stop-without-name', 'stop-not-visible: it has no visible focus ring', 'stop-not-visible: it is out of view', 'stop-out-of-order',
];
const STOPS = [...STOPS_OF_SITE, 'note-not-reached', 'no-way-back'];
const APPEARANCE = ['horizontal-scroll', 'words-cut-off', 'words-missing', 'overlap', 'low-contrast', 'frame-not-accessible'];

/** The findings that each check must report, as beginnings of "rule: message". */
const EXPECTED = {
  'transcript, missing documents': ['missing-document'],
  'transcript, pages': ['transcript-differs', 'names-differ', 'words-run-together'],
  'transcript, EPUBs': ['transcript-differs', 'names-differ', 'words-run-together'],
  'transcript, generated words in pages': ['too-many-generated-words'],
  'transcript, generated words in EPUBs': ['too-many-generated-words'],
  'links, pages': LINKS,
  'links, documents in EPUBs': LINKS,
  'appearance, pages': APPEARANCE,
  'appearance, documents in EPUBs': APPEARANCE,
  'keyboard, pages, skip link': ['skip-link'],
  'keyboard, pages, all stops and calls': STOPS,
  'keyboard, documents in EPUBs, all stops and calls': STOPS,
  'transcript, pages of the site': ['missing-page', 'transcript-differs', 'names-differ'],
  'keyboard, pages of the site, all stops': ['missing-page', ...STOPS_OF_SITE],
  'appearance, pages of the site': ['missing-page', ...APPEARANCE],
  'foliate, EPUBs': ['contents-link-broken', 'no-way-back'],
};

const { check, close } = expectations('selftest');

function run(folder, name, options = []) {
  const json = join(folder, `${name}.json`);
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'run'), ['--complete', ...options, '--json', json, join(folder, name)], { encoding: 'utf8' });
  let checks = [];
  try {
    checks = JSON.parse(readFileSync(json, 'utf8'));
  } catch {
    // A run that ends early does not write its outcome. The assertions below then fail.
  }
  return { status, output: stdout + stderr, checks, lastLine: stdout.trim().split('\n').at(-1) };
}

const folder = mkdtempSync(join(tmpdir(), 'reading-selftest-'));
try {
  writeFaultyEditions(join(folder, 'faulty'), DOCUMENT);
  writeFaultyPair(join(folder, 'pairs'));
  const { status, output, checks, lastLine } = run(folder, 'faulty', ['--set', `pairs=${join(folder, 'pairs')}`]);
  const byName = Object.fromEntries(checks.map((outcome) => [`${outcome.tool}, ${outcome.group}`, outcome]));
  for (const [name, rules] of Object.entries(EXPECTED)) {
    const problems = (byName[name]?.problems ?? []).map(({ rule, message }) => `${rule}: ${message}`);
    const missing = rules.filter((rule) => !problems.some((problem) => problem.startsWith(rule)));
    const hasCrashed = problems.some((problem) => problem.startsWith('tool-failed'));
    check(`${name} fails on ${rules.join(', ')}`, !hasCrashed && !missing.length, `  not found: ${missing.join(', ')}\n  found: ${problems.join('\n    ')}`);
  }
  check('every check is expected to fail', Object.keys(byName).every((name) => name in EXPECTED), Object.keys(byName).join('; '));
  check('a run with faults fails', status === 1, output);
  check('the last line counts the failures', lastLine === `reading: 0 passed, ${Object.keys(EXPECTED).length} failed`, lastLine);
  mkdirSync(join(folder, 'empty'));
  const empty = run(folder, 'empty');
  const each = empty.checks.length && empty.checks.every(({ problems }) => ['nothing-to-check', 'missing-document', 'missing-page'].includes(problems[0]?.rule));
  check('every check fails without files', each && empty.status === 1, empty.output);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
close();
