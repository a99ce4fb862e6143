// accepted.json: findings that stay although a tool cannot tell or warns.
import { readFileSync } from 'node:fs';

/** The tools whose undecided findings and warnings a person may accept. */
const TOOLS = ['axe', 'outloud', 'Nu'];

export class Accepted {
  #entries;
  #used = new Set();

  /**
   * An entry names `tool`, `rule`, `reason` and `link` (a thread or a page
   * where the matter is told); `in`, a part of the file's name or of the place,
   * or several that have to be there, narrows it, and `says`, a part of the message,
   * does so for a tool whose findings have no names.
   */
  constructor(path) {
    this.#entries = JSON.parse(readFileSync(path, 'utf8'));
    for (const entry of this.#entries) {
      const lacking = ['tool', 'rule', 'reason', 'link'].filter((key) => !entry[key]);
      if (lacking.length) {
        throw new Error(`accepted.json: ${JSON.stringify(entry)} lacks ${lacking.join(', ')}`);
      }
      if (!TOOLS.includes(entry.tool)) {
        throw new Error(`accepted.json: nothing of ${entry.tool} can be accepted, only of ${TOOLS.join(', ')}`);
      }
    }
  }

  /** Parts findings into those that count and notes on those that are accepted. */
  sort(tool, findings) {
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

  /** Entries that nothing called for: they can go. */
  get unused() {
    return this.#entries.filter((entry) => !this.#used.has(entry));
  }
}

/** What a tool calls an error is accepted only in places that the entry names. */
function matches(entry, tool, { rule, severity, file, place, message }) {
  if (severity === 'error' && !entry.in) return false;
  const where = [file, place].filter(Boolean);
  return entry.tool === tool && entry.rule === rule &&
    (!entry.says || message.includes(entry.says)) &&
    [entry.in ?? []].flat().every((part) => where.some((text) => text.includes(part)));
}
