// What checks found, as docs/checks.schema.json has it: `publish statement` makes the accessibility
// statements of it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the outcomes of `checks` (a Report's) about the editions under `dist`. `names` has by kind
 * of check the tool's name and version: { axe: { tool: 'axe-core', version: '4.14.1' } }. A check
 * with a finding that is about no file did not do its work: it is not told as a result.
 */
export function writeResults(path, checks, { dist, names }) {
  const sums = new Map();
  const sumOf = (file) => {
    if (!sums.has(file)) sums.set(file, createHash('sha256').update(readFileSync(file)).digest('hex'));
    return sums.get(file);
  };
  const date = new Date().toISOString().slice(0, 10);
  const told = checks
    .filter(({ problems }) => problems.every(({ file }) => file))
    .map(({ about: { check, standard, view, editions }, group, problems, notes }) => ({
      check,
      ...names[check],
      subject: group,
      ...(standard && { standard }),
      ...(view && { view }),
      date,
      checked: [...new Set(editions.map(sumOf))],
      findings: [...problems, ...notes.filter(({ accepted }) => accepted)].map((finding) => {
        const { edition, place } = whereabouts(dist, finding);
        return {
          file: sumOf(edition),
          rule: String(finding.rule),
          message: finding.message,
          ...(place && { place }),
          ...(finding.accepted && { accepted: finding.accepted }),
        };
      }),
    }));
  writeFileSync(path, JSON.stringify({ version: 1, checks: told }));
  const lost = checks.length - told.length;
  if (lost) console.log(`note: ${lost} checks that did not do their work are not among the results`);
}

/** The edition that a finding is about, and the place in it: that of a document in an EPUB begins with its name. */
function whereabouts(dist, { edition, file, place }) {
  const [, publication, document] = /^(.*?\.epub)(?:\/(.*))?$/.exec(file) ?? [, file];
  return {
    edition: edition ?? join(dist, publication),
    // What is heard, seen or walked through in an EPUB is named by the folder that it lies unpacked in.
    place: [document ?? (edition && file), place].filter(Boolean).join('  '),
  };
}
