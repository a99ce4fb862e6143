// Compares transcripts with snapshots that a person has reviewed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './editions.mjs';

const FOLDER = join(ROOT, 'snapshots');
const LINES_SHOWN = 12;

/**
 * Compares a transcript with its snapshot, or replaces the snapshot if `update` is set. Returns
 * findings.
 */
export function compare(name, transcript, update) {
  const path = join(FOLDER, `${name}.txt`);
  const text = `${transcript}\n`;
  if (update) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, text);
    return [];
  }
  if (!existsSync(path)) return [{ rule: 'no-snapshot', file: name, message: 'no transcript has been reviewed: run with --update' }];
  const reviewed = readFileSync(path, 'utf8');
  if (reviewed === text) return [];
  const message = `the transcript differs from the reviewed one\n${difference(reviewed.split('\n'), text.split('\n')).join('\n')}`;
  return [{ rule: 'transcript-differs', file: name, message }];
}

/** The first lines that are in only one of the transcripts. */
function difference(reviewed, current) {
  const only = (some, others) => {
    const known = new Set(others);
    return some.filter((line) => !known.has(line));
  };
  const lines = [
    ...only(reviewed, current).map((line) => `- ${line}`),
    ...only(current, reviewed).map((line) => `+ ${line}`),
  ];
  if (!lines.length) return ['the lines are the same, but in another order or number'];
  return lines.length > LINES_SHOWN ? [...lines.slice(0, LINES_SHOWN), `and ${lines.length - LINES_SHOWN} more`] : lines;
}
