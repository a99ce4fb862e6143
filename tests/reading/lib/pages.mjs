// The pages of a site that are not documents: which are read, and how they are opened.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveFolder } from '../../lib/server.mjs';
import { ROOT } from './editions.mjs';

/**
 * Returns the pages of pages.txt that are in the folders of `sets`, by name, and the names of those
 * that are `missing`. A line is a set and an address in it, and perhaps “display”: then the reader's
 * settings of this page are read. Pages for search are served, because a browser does not search in files.
 */
export async function openSets(sets) {
  const servers = new Map();
  const pages = [];
  const missing = [];
  for (const line of readFileSync(join(ROOT, 'pages.txt'), 'utf8').trim().split('\n')) {
    const [set, address, part] = line.split(' ');
    const [path, query] = address.split('?');
    const file = sets[set] && join(sets[set], path);
    if (!file || !existsSync(file)) {
      missing.push(line);
      continue;
    }
    const isSearch = path.includes('/search/');
    if (isSearch && !servers.has(set)) servers.set(set, await serveFolder(sets[set]));
    const folder = isSearch ? servers.get(set).address : pathToFileURL(sets[set]).href;
    const url = encodeURI(`${folder}/${address}`);
    const name = `${path.replace(/(?:\/index)?\.html$/, '')}${query ? '.results' : ''}${part ? `.${part}` : ''}`;
    pages.push({ set, name: name.replaceAll('/', '_'), url, base: `${folder}/`, isSearch, isQuery: query !== undefined, isDisplay: part === 'display' });
  }
  return { pages, missing, close: () => servers.forEach((server) => server.close()) };
}

/**
 * Waits until a page has its results, and opens the settings if they are read. Returns the selector of the
 * part that is read.
 */
export async function prepare(page, { isQuery, isDisplay }) {
  if (isQuery) {
    await page.waitForFunction(() => {
      const line = document.querySelector('main [role=status]');
      return line.textContent !== '' && line.textContent !== line.dataset.waiting;
    });
  }
  if (!isDisplay) return 'body';
  await page.evaluate(() => document.querySelector('.settings').closest('details').setAttribute('open', ''));
  return 'details.menu:has(.settings)';
}
