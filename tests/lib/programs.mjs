// Paths of the installed tools, and functions to run programs.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIB = dirname(fileURLToPath(import.meta.url));

/** The folder into which tests/validators/install installs the pinned tools and packages. */
export const TOOLS = join(LIB, '../validators/.tools');
export const CHROMIUM = join(LIB, 'chromium');

/** Loads one of the installed Node packages. */
export const load = createRequire(join(TOOLS, 'package.json'));

const RUN_TIMEOUT_MS = 20 * 60 * 1000;

/**
 * Runs a program and returns its exit code and output. Rejects if the program does not start, is
 * killed or exceeds the timeout.
 */
export function execute([program, ...first], rest = [], options = {}) {
  const settings = { maxBuffer: 2 ** 30, timeout: RUN_TIMEOUT_MS, ...options };
  return new Promise((resolve, reject) => {
    execFile(program, [...first, ...rest], settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') {
        reject(new Error(`${program} did not finish: ${error.message}\n${lastLines(stderr)}`));
      } else {
        resolve({ code: error ? error.code : 0, stdout, stderr });
      }
    });
  });
}

/** Parses the JSON output of a program. If it is not JSON, the error quotes the output. */
export function parseJson(name, { code, stdout, stderr }) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${name} did not write a JSON report (exit code ${code}): ${lastLines(stdout + stderr)}`);
  }
}

export function lastLines(text, count = 12) {
  return text.trim().split('\n').slice(-count).join('\n');
}

/**
 * Applies `work` to every item, on as many items at once as there are processors, and returns the
 * results.
 */
export async function mapInParallel(items, work) {
  const waiting = [...items.entries()];
  const results = [];
  const worker = async () => {
    for (let next; (next = waiting.shift()); ) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** Splits items into lists of similar size, one per processor. */
export function chunks(items) {
  const number = Math.min(availableParallelism(), items.length);
  return Array.from({ length: number }, (_, i) => items.filter((_, j) => j % number === i));
}
