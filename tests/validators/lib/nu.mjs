// Runs the Nu HTML Checker on pages and style sheets.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, parseJson } from '../../lib/programs.mjs';
import { NU } from './tools.mjs';

export const checkPages = (dist, files, accepted) => nu(dist, ['--html'], files, accepted);

export const checkStyles = (dist, files, accepted) => nu(dist, ['--css'], files, accepted);

async function nu(dist, options, files, accepted) {
  const run = await execute(NU, ['--Werror', '--verbose', '--format', 'json', '--stdout', ...options, ...files]);
  const { messages } = parseJson('the Nu HTML Checker', run);
  const errors = [];
  const warnings = [];
  const notes = [];
  for (const { type, subType, url, lastLine, firstColumn, lastColumn, message, extract } of messages) {
    const finding = {
      rule: subType ?? type,
      file: url?.startsWith('file:') ? relative(dist, fileURLToPath(url)) : url,
      place: lastLine ? `line ${lastLine}, column ${firstColumn ?? lastColumn}: ${extract?.trim() ?? ''}` : '',
      message,
    };
    if (type === 'info') (subType === 'warning' ? warnings : notes).push(finding);
    else errors.push(finding);
  }
  const separated = accepted.partition('Nu', warnings);
  const problems = [...errors, ...separated.problems];
  notes.push(...separated.notes);
  if (run.code !== 0 && !errors.length && !warnings.length) {
    problems.push({ rule: 'exit-code', message: `exit code ${run.code} without a message` });
  }
  // With --verbose, the checker prints the name of each file that it reads to standard error.
  const read = new Set(run.stderr.split('\n'));
  return { checked: files.filter((file) => read.has(file)).length, problems, notes };
}
