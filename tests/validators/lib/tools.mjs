// Where the tools are, how a program is run, and what each says its version is.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const LIB = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(LIB);
export const TOOLS = join(ROOT, '.tools');
export const CHROMIUM = join(LIB, 'chromium');

/** Loads one of the installed Node packages. */
export const load = createRequire(join(TOOLS, 'package.json'));

export const NU = ['java', '-Xss2m', '-jar', join(TOOLS, 'node_modules/vnu-jar/build/dist/vnu.jar')];
export const VERAPDF = ['java', '-jar', join(TOOLS, 'verapdf/cli.jar')];
export const OUTLOUD = [join(TOOLS, 'python/bin/outloud')];

/** The command that checks publications in one JVM (see EpubcheckBatch.java). */
export function epubcheckCommand() {
  const lib = join(TOOLS, 'python/lib');
  const [python] = readdirSync(lib).filter((name) => name.startsWith('python3'));
  const home = join(lib, python, 'site-packages/epubcheck');
  const classes = [join(home, 'epubcheck.jar'), join(home, 'lib/*'), join(TOOLS, 'classes')];
  return ['java', '-cp', classes.join(':'), 'EpubcheckBatch'];
}

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

/** Asks the tools themselves, so that what is printed is what judges: versions by name. */
export async function versions() {
  const ask = async (command, pattern) => {
    const { stdout, stderr } = await execute(command);
    const found = pattern.exec(stdout + stderr);
    if (!found) throw new Error(`${command.join(' ')} told no version: ${lastLines(stdout + stderr)}`);
    return found[1];
  };
  const ofPackage = (name) => load(`${name}/package.json`).version;
  const epubcheckJar = epubcheckCommand()[2].split(':')[0];
  const entries = {
    'Nu HTML Checker': ask([...NU, '--version'], /^(\d[\d.]+)/m),
    'axe-core': load('axe-core').version,
    'playwright-core': ofPackage('playwright-core'),
    Chromium: ask([CHROMIUM, '--version'], /Chromium ([\d.]+)/),
    EPUBCheck: ask(['java', '-jar', epubcheckJar, '--version'], /EPUBCheck v([\d.]+)/),
    Ace: load('@daisy/ace-meta/package').version,
    veraPDF: ask([...VERAPDF, '--version'], /veraPDF ([\d.]+)/),
    qpdf: ask(['qpdf', '--version'], /qpdf version ([\d.]+)/),
    outloud: ask([...OUTLOUD, '--version'], /version ([\d.]+)/),
    Java: ask(['java', '-version'], /version "([^"]+)"/),
    Node: process.versions.node,
    Python: ask([join(TOOLS, 'python/bin/python'), '--version'], /Python ([\d.]+)/),
  };
  const names = Object.keys(entries);
  const values = await Promise.all(Object.values(entries));
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
