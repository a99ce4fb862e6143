// Shows that every reading test fails on faulty editions, and that nothing to read is a failure too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectations } from '../../lib/expect.mjs';
import { ROOT } from './editions.mjs';
import { writeFaultyEditions } from './faulty.mjs';

const DOCUMENT = 'en/A/RES/68/197';

const LINKS = [
  'link-name-bare', 'link-names-alike: 2 links with different targets are called “here”',
  'link-names-alike: 2 links with different targets are called “by one name”', 'link-not-as-seen', 'hidden-link-leads-away',
];
const STOPS = [
  'stop-without-name', 'stop-not-visible: nothing around it', 'stop-not-visible: it is out of sight', 'stop-out-of-order',
  'note-not-reached', 'no-way-back',
];
const SIGHT = ['sideways-scroll', 'words-cut-off', 'words-lost', 'overlap', 'faint', 'frame-out-of-reach'];

/** For each check: what it has to find, as the beginning of "rule: message". */
const EXPECTED = {
  'heard, documents that are absent': ['absent'],
  'heard, pages': ['heard-otherwise', 'readers-disagree', 'words-run-together'],
  'heard, EPUBs': ['heard-otherwise', 'readers-disagree', 'words-run-together'],
  'heard, generated words in pages': ['too-much-generated'],
  'heard, generated words in EPUBs': ['too-much-generated'],
  'links, pages': LINKS,
  'links, documents in EPUBs': LINKS,
  'sight, pages': SIGHT,
  'sight, documents in EPUBs': SIGHT,
  'keyboard, pages, skip link': ['skip-link'],
  'keyboard, pages, every stop, every call and back': STOPS,
  'keyboard, documents in EPUBs, likewise': STOPS,
  'foliate, EPUBs': ['contents-astray', 'no-way-back'],
};

const { hold, close } = expectations('selftest');

function run(folder, name) {
  const json = join(folder, `${name}.json`);
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'run'), ['--complete', '--json', json, join(folder, name)], { encoding: 'utf8' });
  let checks = [];
  try {
    checks = JSON.parse(readFileSync(json, 'utf8'));
  } catch {
    // A run that ended early writes no outcome; its checks are found missing.
  }
  return { status, output: stdout + stderr, checks, closing: stdout.trim().split('\n').at(-1) };
}

const folder = mkdtempSync(join(tmpdir(), 'reading-selftest-'));
try {
  writeFaultyEditions(join(folder, 'faulty'), DOCUMENT);
  const { status, output, checks, closing } = run(folder, 'faulty');
  const byName = Object.fromEntries(checks.map((check) => [`${check.tool}, ${check.group}`, check]));
  for (const [name, rules] of Object.entries(EXPECTED)) {
    const problems = (byName[name]?.problems ?? []).map(({ rule, message }) => `${rule}: ${message}`);
    const unseen = rules.filter((rule) => !problems.some((problem) => problem.startsWith(rule)));
    const broke = problems.some((problem) => problem.startsWith('tool-failed'));
    hold(`${name} fails on ${rules.join(', ')}`, !broke && !unseen.length, `  not found: ${unseen.join(', ')}\n  found: ${problems.join('\n    ')}`);
  }
  hold('every check is tried', Object.keys(byName).every((name) => name in EXPECTED), Object.keys(byName).join('; '));
  hold('faults make the run fail', status === 1, output);
  hold('the closing line counts them', closing === `reading: 0 passed, ${Object.keys(EXPECTED).length} failed`, closing);
  mkdirSync(join(folder, 'empty'));
  const empty = run(folder, 'empty');
  const each = empty.checks.length && empty.checks.every(({ problems }) => ['nothing-to-check', 'absent'].includes(problems[0]?.rule));
  hold('without a file every check fails', each && empty.status === 1, empty.output);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
close();
