// The pages and EPUBs that slow checks open in a run on a sample.
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/**
 * Returns all pages with the text of documents, and of each kind of page that has the same form for every
 * document, such as statements and lists, `number` in each language of each set of editions. The sets are
 * folders in `base`. Without a number, returns all pages.
 */
export function sampleOf(base, pages, number = Infinity) {
  const seen = new Map();
  return pages.filter((page) => {
    const kind = kindOf(relative(base, page).split(sep));
    if (!kind) return true;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= number;
  });
}

/**
 * Returns the `number` largest EPUBs in each language of each set of editions, which are folders in `base`.
 * Without a number, returns all.
 */
export function largestOf(base, files, number = Infinity) {
  const groups = new Map();
  for (const file of files) {
    const group = relative(base, file).split(sep).slice(0, 2).join();
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  const bySize = (file, other) => statSync(other).size - statSync(file).size;
  return [...groups.values()].flatMap((group) => group.sort(bySize).slice(0, number));
}

const SAME_FORM = ['accessibility.html', 'about.html', 'changes.html'];

/** The set, language and kind of a page that has the same form as others; none for other pages. */
function kindOf(path) {
  const [set, language] = path;
  const name = path.at(-1);
  const list = path.indexOf('browse');
  if (list >= 0) return [set, language, ...path.slice(list, list + 2)].join();
  return SAME_FORM.includes(name) ? [set, language, name].join() : null;
}
