// Runs checks one by one, prints their findings and counts them.
const LOCATIONS_SHOWN = 5;

export class Report {
  constructor() {
    this.locationsShown = LOCATIONS_SHOWN;
    this.checks = [];
    this.printed = new Set();
  }

  /**
   * Runs one check. `run` returns `checked` (the number of files that the tool actually checked),
   * `problems` and `notes`, both lists of { rule, file, place, message }. A note about a finding that
   * a person has accepted also has `accepted`: { reason, link }. `criteria` of the outcome and of findings
   * are for results.mjs. The check fails if `run` throws or if
   * the tool skipped a file.
   *
   * `about` has more details for results.mjs: the kind of `check`, by default the name of the tool;
   * its `standard` and `view`; the `editions` that the files belong to.
   */
  async check(tool, group, files, run, about = {}) {
    const start = Date.now();
    const outcome = { checked: 0, problems: [], notes: [] };
    try {
      if (files.length) Object.assign(outcome, await run(files));
    } catch (error) {
      outcome.problems.push({ rule: 'tool-failed', message: String(error.stack ?? error) });
    }
    if (!files.length) {
      outcome.problems.push({ rule: 'nothing-to-check', message: `no files: ${group}` });
    } else if (outcome.checked !== files.length) {
      const message = `${outcome.checked} of ${files.length} files were checked`;
      outcome.problems.push({ rule: 'not-all-checked', message });
    }
    const seconds = (Date.now() - start) / 1000;
    const kind = { check: tool.toLowerCase(), editions: files, ...about };
    const check = { tool, group, files: files.length, seconds, about: kind, ...outcome };
    this.checks.push(check);
    this.#print(check);
  }

  get failed() {
    return this.checks.filter((check) => check.problems.length).length;
  }

  get passed() {
    return this.checks.length - this.failed;
  }

  #print({ tool, group, files, checked, problems, notes, seconds }) {
    const mark = problems.length ? 'FAIL' : 'ok';
    const quantity = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
    const count = checked === files ? quantity(files, 'file') : `${checked} of ${quantity(files, 'file')}`;
    const found = problems.length ? quantity(problems.length, 'problem') : 'no problems';
    console.log([
      mark.padEnd(4), tool.padEnd(10), group.padEnd(42), count.padStart(12), found.padStart(14),
      `${seconds.toFixed(1)} s`.padStart(8),
    ].join('  '));
    this.#printFindings(tool, '    ', problems);
    this.#printFindings(tool, '    note: ', notes);
  }

  /**
   * Prints findings grouped by rule, without findings that an earlier check by the same tool has
   * printed.
   */
  #printFindings(tool, prefix, findings) {
    const groups = new Map();
    let repeated = 0;
    for (const finding of findings) {
      const { rule, message, accepted } = finding;
      const heading = `${rule}: ${message}${accepted ? ` [accepted: ${accepted.reason} ${accepted.link}]` : ''}`;
      const location = [finding.file, finding.place].filter(Boolean).join('  ');
      const identity = [tool, heading, location].join('\n');
      if (this.printed.has(identity)) {
        repeated += 1;
        continue;
      }
      this.printed.add(identity);
      if (!groups.has(heading)) groups.set(heading, []);
      if (location) groups.get(heading).push(location);
    }
    for (const [heading, locations] of groups) {
      console.log(prefix + heading.replaceAll('\n', '\n      '));
      for (const location of locations.slice(0, this.locationsShown)) console.log(`        ${location}`);
      const hidden = locations.length - this.locationsShown;
      if (hidden > 0) console.log(`        and ${hidden} more`);
    }
    if (repeated) console.log(`${prefix}${repeated} printed above`);
  }
}
