// Runs the checks one by one, prints what each found and counts them.
const PLACES_SHOWN = 5;

export class Report {
  constructor() {
    this.placesShown = PLACES_SHOWN;
    this.checks = [];
    this.printed = new Set();
  }

  /**
   * Runs one check. `judge` answers with `checked` (how many files the tool
   * really looked at), `problems` and `notes`, both lists of
   * { rule, file, place, message }; a note that a person looked at has
   * `accepted` too, { reason, link }. Anything thrown, and any file passed over,
   * is a failure: only a tool that looked at everything can let it pass.
   * `about` tells results.mjs more: the kind of check, if it is not named as
   * the tool; its `standard` and `view`; the `editions` that the files belong to.
   */
  async check(tool, group, files, judge, about = {}) {
    const start = Date.now();
    const outcome = { checked: 0, problems: [], notes: [] };
    try {
      if (files.length) Object.assign(outcome, await judge(files));
    } catch (error) {
      outcome.problems.push({ rule: 'tool-failed', message: String(error.stack ?? error) });
    }
    if (!files.length) {
      outcome.problems.push({ rule: 'nothing-to-check', message: `there are no files: ${group}` });
    } else if (outcome.checked !== files.length) {
      const message = `${files.length} files were given, ${outcome.checked} were checked`;
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
    const some = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
    const count = checked === files ? some(files, 'file') : `${checked} of ${some(files, 'file')}`;
    const found = problems.length ? some(problems.length, 'problem') : 'no problems';
    console.log([
      mark.padEnd(4), tool.padEnd(9), group.padEnd(42), count.padStart(12), found.padStart(14),
      `${seconds.toFixed(1)} s`.padStart(8),
    ].join('  '));
    this.#printFindings(tool, '    ', problems);
    this.#printFindings(tool, '    note: ', notes);
  }

  /** Prints findings by rule, without those that an earlier check of the tool had too. */
  #printFindings(tool, prefix, findings) {
    const groups = new Map();
    let repeated = 0;
    for (const finding of findings) {
      const { rule, message, accepted } = finding;
      const heading = `${rule}: ${message}${accepted ? ` [accepted: ${accepted.reason} ${accepted.link}]` : ''}`;
      const where = [finding.file, finding.place].filter(Boolean).join('  ');
      const identity = [tool, heading, where].join('\n');
      if (this.printed.has(identity)) {
        repeated += 1;
        continue;
      }
      this.printed.add(identity);
      if (!groups.has(heading)) groups.set(heading, []);
      if (where) groups.get(heading).push(where);
    }
    for (const [heading, places] of groups) {
      console.log(prefix + heading.replaceAll('\n', '\n      '));
      for (const place of places.slice(0, this.placesShown)) console.log(`        ${place}`);
      const left = places.length - this.placesShown;
      if (left > 0) console.log(`        and ${left} more`);
    }
    if (repeated) console.log(`${prefix}${repeated} of them as above`);
  }
}
