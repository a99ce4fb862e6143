// The Nu HTML Checker: pages against the HTML standard, style sheets against CSS.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, NU, parseJson } from './tools.mjs';

export const checkPages = (dist, files) => nu(dist, ['--html'], files);

export const checkStyles = (dist, files) => nu(dist, ['--css'], files);

async function nu(dist, options, files) {
  const run = await execute(NU, ['--Werror', '--verbose', '--format', 'json', '--stdout', ...options, ...files]);
  const { messages } = parseJson('the Nu HTML Checker', run);
  const problems = [];
  const notes = [];
  for (const { type, subType, url, lastLine, firstColumn, lastColumn, message, extract } of messages) {
    const finding = {
      rule: subType ?? type,
      file: url?.startsWith('file:') ? relative(dist, fileURLToPath(url)) : url,
      place: lastLine ? `line ${lastLine}, column ${firstColumn ?? lastColumn}: ${extract?.trim() ?? ''}` : '',
      message,
    };
    (type === 'info' && subType !== 'warning' ? notes : problems).push(finding);
  }
  if (run.code !== 0 && !problems.length) {
    problems.push({ rule: 'exit-code', message: `exit code ${run.code} without a message` });
  }
  // With --verbose it names each file it read on the error stream.
  const read = new Set(run.stderr.split('\n'));
  return { checked: files.filter((file) => read.has(file)).length, problems, notes };
}
