// accepted.json: undecided findings and warnings that a person has reviewed and accepted.
import { readFileSync } from 'node:fs';

/** The tools whose undecided findings and warnings can be accepted. */
const TOOLS = ['axe', 'outloud', 'Nu'];

export class Accepted {
  #entries;
  #used = new Set();

  /**
   * An entry has `tool`, `rule`, `reason` and `link` (a thread or page that explains it). Two optional
   * fields restrict it: `in`, one or several texts that the file name or the location must contain, and
   * `message`, a text that the message must contain.
   */
  constructor(path) {
    this.#entries = JSON.parse(readFileSync(path, 'utf8'));
    for (const entry of this.#entries) {
      const missing = ['tool', 'rule', 'reason', 'link'].filter((key) => !entry[key]);
      if (missing.length) {
        throw new Error(`accepted.json: ${JSON.stringify(entry)} does not have ${missing.join(', ')}`);
      }
      if (!TOOLS.includes(entry.tool)) {
        throw new Error(`accepted.json: findings of ${entry.tool} cannot be accepted, only those of ${TOOLS.join(', ')}`);
      }
    }
  }

  /** Separates findings into problems and notes about accepted findings. */
  partition(tool, findings) {
    const problems = [];
    const notes = [];
    for (const finding of findings) {
      const entry = this.#entries.find((candidate) => matches(candidate, tool, finding));
      if (entry) {
        this.#used.add(entry);
        notes.push({ ...finding, accepted: { reason: entry.reason, link: entry.link } });
      } else {
        problems.push(finding);
      }
    }
    return { problems, notes };
  }

  /** Entries that matched no finding and can be removed. */
  get unused() {
    return this.#entries.filter((entry) => !this.#used.has(entry));
  }
}

/** An error is accepted only in locations that the entry names. */
function matches(entry, tool, { rule, severity, file, place, message }) {
  if (severity === 'error' && !entry.in) return false;
  const location = [file, place].filter(Boolean);
  return entry.tool === tool && entry.rule === rule &&
    (!entry.message || message.includes(entry.message)) &&
    [entry.in ?? []].flat().every((part) => location.some((text) => text.includes(part)));
}
