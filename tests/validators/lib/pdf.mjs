// veraPDF, qpdf and outloud over PDFs.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { eachInParallel, execute, lastLines, parseJson, shares } from '../../lib/programs.mjs';
import { OUTLOUD, VERAPDF } from './tools.mjs';

/** The standards by veraPDF's names. */
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

/** Those by which a PDF is judged that claims none, and which some PDF has to keep. */
const WITHOUT_OPTIONS = ['ua1', '2a'];

/** The PDFs by the standards that they say they keep: [veraPDF's name, ours, files], each once. */
export function byStandard(files) {
  const claimed = files.map((file) => [file, claims(file)]);
  const all = [...STANDARDS].map(([flavour, name]) => {
    const keep = claimed.filter(([, flavours]) => flavours.has(flavour));
    return [flavour, name, keep.map(([file]) => file)];
  });
  return all.filter(([flavour, , keep]) => keep.length || WITHOUT_OPTIONS.includes(flavour));
}

/** What the metadata claims (ISO 14289, ISO 19005, PDF Declarations). It is not compressed in these standards. */
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

/** veraPDF takes one flavour at a time, and any number of files. */
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
        problems.push({ rule: `${clause}-${testNumber}`, file, place, message: description });
      }
    }
    if (!compliant && !details.ruleSummaries.length) {
      problems.push({ rule: 'compliant', file, message: 'veraPDF does not let it pass and does not say why' });
    }
  }
  if (run.code !== 0 && !problems.length) {
    problems.push({ rule: 'exit-code', message: `exit code ${run.code}: ${lastLines(run.stderr)}` });
  }
  return { checked, problems, notes: [] };
}

/** qpdf reads every object and stream; a warning (exit code 3) is a fault too. */
export async function checkSyntax(dist, files) {
  const runs = await eachInParallel(files, (file) => execute(['qpdf', '--check'], [file]));
  const problems = [];
  runs.forEach(({ code, stdout, stderr }, i) => {
    if (code === 0) return;
    const message = lastLines(stderr || stdout).replaceAll(files[i], relative(dist, files[i]));
    problems.push({ rule: `exit-code-${code}`, file: relative(dist, files[i]), message });
  });
  return { checked: runs.length, problems, notes: [] };
}

/** outloud: errors and warnings fail, unless they are accepted; the rest is told. */
export async function checkMeaning(dist, files, work, accepted) {
  const runs = await Promise.all(
    shares(files).map((share, i) => outloud(dist, share, join(work, `outloud-${i}.json`))),
  );
  const sorted = accepted.sort('outloud', runs.flatMap(({ findings }) => findings));
  return {
    checked: runs.reduce((sum, { checked }) => sum + checked, 0),
    problems: [...runs.flatMap(({ problems }) => problems), ...sorted.problems],
    notes: [...runs.flatMap(({ notes }) => notes), ...sorted.notes],
  };
}

async function outloud(dist, files, output) {
  const run = await execute(OUTLOUD, ['--quiet', '--json', output, '--fail-on', 'never', ...files]);
  if (!existsSync(output)) throw new Error(`outloud gave no report: ${lastLines(run.stdout + run.stderr)}`);
  const problems = [];
  const findings = [];
  const notes = [];
  let checked = 0;
  for (const { path, error, findings: found, rules } of JSON.parse(readFileSync(output, 'utf8')).results) {
    const file = relative(dist, path);
    if (error) problems.push({ rule: 'unreadable', file, message: String(error) });
    if (rules.some(({ status }) => status === 'ran')) checked += 1;
    for (const { rule, severity, message, ...where } of found) {
      const list = severity === 'info' ? notes : findings;
      list.push({ rule, severity, file, place: describePlace(where), message: `${message} (${severity})` });
    }
  }
  if (run.code !== 0 && !problems.length && !findings.length) {
    problems.push({ rule: 'exit-code', message: `exit code ${run.code}: ${lastLines(run.stderr)}` });
  }
  return { checked, problems, findings, notes };
}

function describePlace(where) {
  return Object.entries(where)
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}
