// The commands of the validators, and the versions that they report.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, execute, lastLines, load, TOOLS } from '../../lib/programs.mjs';

export const LIB = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(LIB);

export const NU = ['java', '-Xss2m', '-jar', join(TOOLS, 'node_modules/vnu-jar/build/dist/vnu.jar')];
export const VERAPDF = ['java', '-jar', join(TOOLS, 'verapdf/cli.jar')];
export const OUTLOUD = [join(TOOLS, 'python/bin/outloud')];
export const PYTHON = join(TOOLS, 'python/bin/python');

/** The command that checks EPUBs in one JVM (see EpubcheckBatch.java). */
export function epubcheckCommand() {
  const lib = join(TOOLS, 'python/lib');
  const [python] = readdirSync(lib).filter((name) => name.startsWith('python3'));
  const home = join(lib, python, 'site-packages/epubcheck');
  const classes = [join(home, 'epubcheck.jar'), join(home, 'lib/*'), join(TOOLS, 'classes')];
  return ['java', '-cp', classes.join(':'), 'EpubcheckBatch'];
}

/**
 * The versions by name. Each tool is asked for its version, so that the printed version is the one
 * in use.
 */
export async function versions() {
  const ask = async (command, pattern) => {
    const { stdout, stderr } = await execute(command);
    const found = pattern.exec(stdout + stderr);
    if (!found) throw new Error(`${command.join(' ')} did not print a version: ${lastLines(stdout + stderr)}`);
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
    'pdf.js': ofPackage('pdfjs-dist'),
    PDFium: ask([PYTHON, '-c', 'import pypdfium2; print("PDFium", pypdfium2.PDFIUM_INFO)'], /PDFium ([\d.]+)/),
    poppler: ask(['pdftotext', '-v'], /pdftotext version ([\d.]+)/),
    Java: ask(['java', '-version'], /version "([^"]+)"/),
    Node: process.versions.node,
    Python: ask([PYTHON, '--version'], /Python ([\d.]+)/),
  };
  const names = Object.keys(entries);
  const values = await Promise.all(Object.values(entries));
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
