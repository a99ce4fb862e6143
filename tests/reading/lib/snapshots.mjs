// Transcripts as a person has reviewed them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './editions.mjs';

const FOLDER = join(ROOT, 'snapshots');
const LINES_SHOWN = 12;

/** Compares a transcript with the reviewed one, or puts it in its place. Answers with findings. */
export function compare(name, transcript, update) {
  const path = join(FOLDER, `${name}.txt`);
  const text = `${transcript}\n`;
  if (update) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, text);
    return [];
  }
  if (!existsSync(path)) return [{ rule: 'no-snapshot', file: name, message: 'nobody has reviewed a transcript of it: run with --update' }];
  const reviewed = readFileSync(path, 'utf8');
  if (reviewed === text) return [];
  const message = `it is heard otherwise than reviewed\n${difference(reviewed.split('\n'), text.split('\n')).join('\n')}`;
  return [{ rule: 'heard-otherwise', file: name, message }];
}

/** The lines that only one of both has, the first of them. */
function difference(reviewed, heard) {
  const only = (some, others) => {
    const left = new Set(others);
    return some.filter((line) => !left.has(line));
  };
  const lines = [
    ...only(reviewed, heard).map((line) => `- ${line}`),
    ...only(heard, reviewed).map((line) => `+ ${line}`),
  ];
  if (!lines.length) return ['the same lines in another order or number'];
  return lines.length > LINES_SHOWN ? [...lines.slice(0, LINES_SHOWN), `and ${lines.length - LINES_SHOWN} more`] : lines;
}
