// Runs veraPDF, qpdf and outloud on PDFs.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chunks, execute, lastLines, mapInParallel, parseJson } from '../../lib/programs.mjs';
import { OUTLOUD, VERAPDF } from './tools.mjs';

/** The standards, by veraPDF's names. */
const STANDARDS = new Map([
  ['ua1', 'PDF/UA-1'],
  ['2a', 'PDF/A-2a'],
  ['3a', 'PDF/A-3a'],
  ['ua2', 'PDF/UA-2'],
  ['4', 'PDF/A-4'],
  ['4f', 'PDF/A-4f'],
  ['wt1a', 'WTPDF 1.0, accessibility'],
  ['wt1r', 'WTPDF 1.0, reuse'],
]);

/** The standards for PDFs that claim none. At least one PDF must claim each of them. */
const DEFAULT_STANDARDS = ['ua1', '2a'];

/** The PDFs by the standards that they claim: [veraPDF's name, name of the standard, files]. */
export function byStandard(files) {
  const claimed = files.map((file) => [file, claims(file)]);
  const all = [...STANDARDS].map(([flavour, name]) => {
    const claiming = claimed.filter(([, flavours]) => flavours.has(flavour));
    return [flavour, name, claiming.map(([file]) => file)];
  });
  return all.filter(([flavour, , claiming]) => claiming.length || DEFAULT_STANDARDS.includes(flavour));
}

/**
 * The standards that the metadata claims (ISO 14289, ISO 19005, PDF Declarations). They forbid
 * compressed metadata.
 */
function claims(file) {
  const text = readFileSync(file, 'latin1');
  const value = (name) => text.match(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`))?.[1] ?? '';
  const accessible = `ua${value('pdfuaid:part') || 1}`;
  const archived = `${value('pdfaid:part') || 2}${value('pdfaid:conformance').toLowerCase()}`;
  const declared = (name) => text.includes(`http://pdfa.org/declarations/wtpdf#${name}1.0`);
  return new Set([
    accessible,
    STANDARDS.has(archived) ? archived : '2a',
    ...(declared('accessibility') ? ['wt1a'] : []),
    ...(declared('reuse') ? ['wt1r'] : []),
  ]);
}

/** Runs veraPDF, which accepts one flavour and any number of files. */
export async function checkStandard(dist, files, flavour) {
  const run = await execute(VERAPDF, ['--flavour', flavour, '--format', 'json', '--nonpdfext', ...files]);
  const { jobs } = parseJson('veraPDF', run).report;
  const problems = [];
  let checked = 0;
  for (const { itemDetails, taskException, validationResult } of jobs) {
    const file = relative(dist, itemDetails.name);
    if (taskException) {
      problems.push({ rule: 'unreadable', file, message: taskException.exceptionMessage });
      continue;
    }
    const [{ compliant, details }] = validationResult;
    if (details.passedChecks + details.failedChecks > 0) checked += 1;
    for (const { clause, testNumber, description, checks } of details.ruleSummaries) {
      for (const { context, errorMessage } of checks) {
        const place = `${context}  ${errorMessage ?? ''}`.trim();
        const criteria = flavour === 'ua1' ? criteriaOf(clause, testNumber) : [];
        problems.push({ rule: `${clause}-${testNumber}`, file, place, message: description, criteria });
      }
    }
    if (!compliant && !details.ruleSummaries.length) {
      problems.push({ rule: 'compliant', file, message: 'veraPDF reports a failure without a failed rule' });
    }
  }
  if (run.code !== 0 && !problems.length) {
    problems.push({ rule: 'exit-code', message: `exit code ${run.code}: ${lastLines(run.stderr)}` });
  }
  return { checked, problems, notes: [], ...(flavour === 'ua1' && { criteria: UA1_CRITERIA }) };
}

/** The success criteria of WCAG that rules of PDF/UA-1 test, at least in part. */
const UA1_CRITERIA = ['1.1.1', '1.3.1', '2.4.2', '2.4.3', '2.4.4', '3.1.1', '4.1.2'];

/** The rules of clause 7.2 about languages; the others are about tables and lists. */
const LANGUAGE_TESTS = new Set([2, 21, 22, 23, 24, 25, 29, 30, 31, 32, 33, 34]);

/**
 * The success criteria that are not met if a PDF does not follow a rule of PDF/UA-1. Most rules about
 * fonts and other parts of the file belong to none.
 */
function criteriaOf(clause, test) {
  const rule = `${clause}-${test}`;
  if (rule === '7.1-9' || rule === '7.1-10') return ['2.4.2'];
  if (clause === '7.2') return LANGUAGE_TESTS.has(Number(test)) ? ['3.1.1'] : ['1.3.1'];
  if (clause === '7.3' || clause === '7.7') return ['1.1.1'];
  if (clause === '7.18.3') return ['2.4.3'];
  if (rule === '7.18.5-2') return ['2.4.4'];
  if (rule === '7.18.1-3' || clause === '7.18.4') return ['4.1.2'];
  const isStructure = ['6.2', '7.1', '7.4.2', '7.4.4', '7.5', '7.9', '7.20'].includes(clause);
  return isStructure && rule !== '7.1-8' ? ['1.3.1'] : [];
}

/** Runs qpdf, which reads every object and stream. A warning (exit code 3) is a problem too. */
export async function checkSyntax(dist, files) {
  const runs = await mapInParallel(files, (file) => execute(['qpdf', '--check'], [file]));
  const problems = [];
  runs.forEach(({ code, stdout, stderr }, i) => {
    if (code === 0) return;
    const message = lastLines(stderr || stdout).replaceAll(files[i], relative(dist, files[i]));
    problems.push({ rule: `exit-code-${code}`, file: relative(dist, files[i]), message });
  });
  return { checked: runs.length, problems, notes: [] };
}

/** Runs outloud. Errors and warnings are problems unless they are accepted; the rest are notes. */
export async function checkTags(dist, files, work, accepted) {
  const runs = await Promise.all(
    chunks(files).map((chunk, i) => outloud(dist, chunk, join(work, `outloud-${i}.json`))),
  );
  const separated = accepted.partition('outloud', runs.flatMap(({ findings }) => findings));
  return {
    checked: runs.reduce((sum, { checked }) => sum + checked, 0),
    problems: [...runs.flatMap(({ problems }) => problems), ...separated.problems],
    notes: [...runs.flatMap(({ notes }) => notes), ...separated.notes],
  };
}

async function outloud(dist, files, output) {
  const run = await execute(OUTLOUD, ['--quiet', '--json', output, '--fail-on', 'never', ...files]);
  if (!existsSync(output)) throw new Error(`outloud did not write a report: ${lastLines(run.stdout + run.stderr)}`);
  const problems = [];
  const findings = [];
  const notes = [];
  let checked = 0;
  for (const { path, error, findings: found, rules } of JSON.parse(readFileSync(output, 'utf8')).results) {
    const file = relative(dist, path);
    if (error) problems.push({ rule: 'unreadable', file, message: String(error) });
    if (rules.some(({ status }) => status === 'ran')) checked += 1;
    for (const { rule, severity, message, ...location } of found) {
      const list = severity === 'info' ? notes : findings;
      list.push({ rule, severity, file, place: describeLocation(location), message: `${message} (${severity})` });
    }
  }
  if (run.code !== 0 && !problems.length && !findings.length) {
    problems.push({ rule: 'exit-code', message: `exit code ${run.code}: ${lastLines(run.stderr)}` });
  }
  return { checked, problems, findings, notes };
}

function describeLocation(location) {
  return Object.entries(location)
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}
