// Writes check results in the format of docs/checks.schema.json. `publish statement` makes
// accessibility statements from them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the outcomes of `checks` (from a Report) for the editions in `dist`. `names` has the name and
 * version of the tool for each kind of check: { axe: { tool: 'axe-core', version: '4.14.1' } }. A check
 * with a finding that is not about a file did not run properly, so it is left out. `criteria` of a check
 * are the success criteria of WCAG that it tests, at least in part, and `criteria` of a finding those that
 * are not met because of it.
 */
export function writeResults(path, checks, { dist, names }) {
  const sums = new Map();
  const sumOf = (file) => {
    if (!sums.has(file)) sums.set(file, createHash('sha256').update(readFileSync(file)).digest('hex'));
    return sums.get(file);
  };
  const date = new Date().toISOString().slice(0, 10);
  const results = checks
    .filter(({ problems }) => problems.every(({ file }) => file))
    .map(({ about: { check, standard, view, editions }, group, problems, notes, criteria }) => ({
      check,
      ...names[check],
      subject: group,
      ...(standard && { standard }),
      ...(view && { view }),
      ...(criteria?.length && { criteria }),
      date,
      checked: [...new Set(editions.map(sumOf))],
      findings: [...problems, ...notes.filter(({ accepted }) => accepted)].map((finding) => {
        const { edition, place } = locate(dist, finding);
        return {
          file: sumOf(edition),
          rule: String(finding.rule),
          message: finding.message,
          ...(place && { place }),
          ...(finding.criteria?.length && { criteria: finding.criteria }),
          ...(finding.accepted && { accepted: finding.accepted }),
        };
      }),
    }));
  writeFileSync(path, JSON.stringify({ version: 1, checks: results }));
  const omitted = checks.length - results.length;
  if (omitted) console.log(`note: the results leave out ${omitted} checks that did not run properly`);
}

/**
 * The edition of a finding, and the location in it. Within an EPUB, the location begins with the
 * name of the document.
 */
function locate(dist, { edition, file, place }) {
  const [, publication, document] = /^(.*?\.epub)(?:\/(.*))?$/.exec(file) ?? [, file];
  return {
    edition: edition ?? join(dist, publication),
    // The reading tests name a document of an EPUB by the folder into which it was unpacked.
    place: [document ?? (edition && file), place].filter(Boolean).join('  '),
  };
}
