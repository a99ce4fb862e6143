// The editions under a folder, and those of them that are heard and walked through.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { eachInParallel } from '../../lib/programs.mjs';
import { unpackDocuments } from '../../lib/publication.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * `pages` are all HTML pages. `books` are all EPUBs, each with its `documents` in their order and the
 * `folder` where they lie unpacked. Of both, `heard` are those that documents.txt names; `absent` are
 * the names that are not there.
 */
export async function editionsUnder(dist) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const work = mkdtempSync(join(tmpdir(), 'reading-'));
  const publications = files.filter((file) => file.endsWith('.epub'));
  const books = await eachInParallel(publications, async (file) => {
    const folder = join(work, relative(dist, dirname(file)));
    return { file, folder, documents: await unpackDocuments(file, folder) };
  });
  const pages = files.filter((file) => file.endsWith('.html'));
  const names = readFileSync(join(ROOT, 'documents.txt'), 'utf8').trim().split('\n');
  const heard = names
    .map((name) => ({
      name,
      page: pages.find((file) => file === join(dist, name, 'index.html')),
      book: books.find(({ file }) => dirname(file) === join(dist, name)),
    }))
    .filter(({ page, book }) => page && book);
  const absent = names.filter((name) => !heard.some((document) => document.name === name));
  return { work, pages, books, heard, absent };
}

/** Makes addresses short: within the file, or within the folder that it is in with others. */
export function shortener(file, folder) {
  const own = pathToFileURL(file).href;
  const base = `${pathToFileURL(folder).href}/`;
  return (url) => {
    if (url.startsWith(`${own}#`)) return url.slice(own.length);
    return url.startsWith(base) ? url.slice(base.length) : url;
  };
}
