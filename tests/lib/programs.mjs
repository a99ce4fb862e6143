// Where the installed tools are, and how programs are run.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIB = dirname(fileURLToPath(import.meta.url));

/** Where tests/validators/install puts the pinned tools and packages. */
export const TOOLS = join(LIB, '../validators/.tools');
export const CHROMIUM = join(LIB, 'chromium');

/** Loads one of the installed Node packages. */
export const load = createRequire(join(TOOLS, 'package.json'));

const LONGEST_RUN_MS = 20 * 60 * 1000;

/**
 * Runs a program to its end. An exit code is an answer; not starting, being
 * killed and running too long are errors.
 */
export function execute([program, ...first], rest = [], options = {}) {
  const settings = { maxBuffer: 2 ** 30, timeout: LONGEST_RUN_MS, ...options };
  return new Promise((resolve, reject) => {
    execFile(program, [...first, ...rest], settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') {
        reject(new Error(`${program} did not run to its end: ${error.message}\n${lastLines(stderr)}`));
      } else {
        resolve({ code: error ? error.code : 0, stdout, stderr });
      }
    });
  });
}

/** Parses what a program printed as JSON, and says what it printed if it isn't. */
export function parseJson(name, { code, stdout, stderr }) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${name} gave no report (exit code ${code}): ${lastLines(stdout + stderr)}`);
  }
}

export function lastLines(text, count = 12) {
  return text.trim().split('\n').slice(-count).join('\n');
}

/** Applies `work` to every item, as many at once as there are processors. */
export async function eachInParallel(items, work) {
  const waiting = [...items.entries()];
  const results = [];
  const worker = async () => {
    for (let next; (next = waiting.shift()); ) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** As many lists as there are processors, of like size, with every item in one of them. */
export function shares(items) {
  const number = Math.min(availableParallelism(), items.length);
  return Array.from({ length: number }, (_, i) => items.filter((_, j) => j % number === i));
}
