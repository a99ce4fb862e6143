// Runs EPUBCheck and Ace on EPUBs.
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CHROMIUM, chunks, execute, lastLines, TOOLS } from '../../lib/programs.mjs';
import { epubcheckCommand, LIB } from './tools.mjs';

/** Runs EPUBCheck. Errors and warnings are problems, usage messages are notes. */
export async function checkConformance(dist, files, work) {
  const reports = join(work, 'epubcheck');
  mkdirSync(reports);
  const run = await execute(epubcheckCommand(), [reports, ...files]);
  if (run.code !== 0) throw new Error(`EPUBCheck failed: ${lastLines(run.stderr)}`);
  const problems = [];
  const notes = [];
  files.forEach((file, i) => {
    const { messages } = JSON.parse(readFileSync(join(reports, `${i}.json`), 'utf8'));
    for (const { ID, severity, message, locations } of messages) {
      const list = ['FATAL', 'ERROR', 'WARNING'].includes(severity) ? problems : notes;
      for (const { path, line, column } of locations.length ? locations : [{}]) {
        const place = [path, line > 0 && `line ${line}, column ${column}`].filter(Boolean).join(', ');
        list.push({ rule: ID, file: relative(dist, file), place, message: `${message} (${severity})` });
      }
    }
  });
  return { checked: files.length, problems, notes };
}

/** Runs Ace. Every failed assertion is a problem. */
export async function checkAccessibility(dist, files, work) {
  const runs = await Promise.all(chunks(files).map((chunk, i) => ace(dist, chunk, join(work, `ace-${i}`))));
  return {
    checked: runs.reduce((sum, { checked }) => sum + checked, 0),
    problems: runs.flatMap(({ problems }) => problems),
    notes: [],
  };
}

async function ace(dist, files, home) {
  mkdirSync(home);
  const env = {
    ...process.env,
    // Ace writes its logs and settings into these folders.
    XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, TMPDIR: home,
    PUPPETEER_EXECUTABLE_PATH: CHROMIUM,
    // The default timeout for starting the browser, 5 s, is too short on a busy machine.
    ACE_TIMEOUT_INITIAL: '60000',
  };
  const output = join(home, 'reports.json');
  const run = await execute(['node', join(LIB, 'ace-batch.cjs')], [TOOLS, output, ...files], { env });
  if (run.code !== 0) throw new Error(`Ace failed: ${lastLines(run.stdout + run.stderr)}`);
  const problems = [];
  let checked = 0;
  JSON.parse(readFileSync(output, 'utf8')).forEach(({ error, report }, i) => {
    const file = relative(dist, files[i]);
    if (error) {
      problems.push({ rule: 'unreadable', file, message: error });
      return;
    }
    const failures = aceFailures(file, report);
    problems.push(...failures);
    if (report['earl:result']['earl:outcome'] !== 'pass' && !failures.length) {
      problems.push({ rule: 'outcome', file, message: 'Ace reports a failure without a failed assertion' });
    }
    // The report also lists the package and, with a leading slash, the table of contents.
    if (report.assertions.some(({ 'earl:testSubject': { url } }) => /^[^/].*\.x?html?$/.test(url))) checked += 1;
  });
  return { checked, problems };
}

function aceFailures(file, report) {
  return report.assertions.flatMap(({ 'earl:testSubject': subject, assertions }) =>
    assertions
      .filter(({ 'earl:result': result }) => result['earl:outcome'] !== 'pass')
      .map(({ 'earl:test': test, 'earl:result': result }) => ({
        rule: test['dct:title'],
        file,
        place: [subject.url, result['earl:pointer']?.css?.join(' ')].filter(Boolean).join(' '),
        message: `${result['dct:description'].trim()} (${test['earl:impact']})`,
      })),
  );
}
