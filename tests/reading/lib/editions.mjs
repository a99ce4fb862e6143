// Finds the editions in a folder, and those that get all checks.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mapInParallel } from '../../lib/programs.mjs';
import { unpackDocuments } from '../../lib/publication.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Returns all HTML `pages` and all `books`: EPUBs with their `documents` in order and the `folder` into
 * which they are unpacked. `selected` are the page and book of each document in documents.txt, `missing`
 * are the names of documents that are not in the folder.
 */
export async function editionsUnder(dist) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const work = mkdtempSync(join(tmpdir(), 'reading-'));
  const publications = files.filter((file) => file.endsWith('.epub'));
  const books = await mapInParallel(publications, async (file) => {
    const folder = join(work, relative(dist, dirname(file)));
    return { file, folder, documents: await unpackDocuments(file, folder) };
  });
  const pages = files.filter((file) => file.endsWith('.html'));
  const names = readFileSync(join(ROOT, 'documents.txt'), 'utf8').trim().split('\n');
  const selected = names
    .map((name) => ({
      name,
      page: pages.find((file) => file === join(dist, name, 'index.html')),
      book: books.find(({ file }) => dirname(file) === join(dist, name)),
    }))
    .filter(({ page, book }) => page && book);
  const missing = names.filter((name) => !selected.some((document) => document.name === name));
  return { work, pages, books, selected, missing };
}

/** Returns a function that shortens addresses: relative to the file or to its folder. */
export function shortener(file, folder) {
  const own = pathToFileURL(file).href;
  const base = `${pathToFileURL(folder).href}/`;
  return (url) => {
    if (url.startsWith(`${own}#`)) return url.slice(own.length);
    return url.startsWith(base) ? url.slice(base.length) : url;
  };
}
