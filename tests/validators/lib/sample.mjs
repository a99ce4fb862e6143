// The pages that axe-core checks in a run on a sample.
import { relative, sep } from 'node:path';

/**
 * Returns all pages of documents, and of each kind of page that has the same form for every document, such
 * as statements and lists, `number` in each language of each set of editions. Without a number, all pages.
 */
export function sampleOf(base, files, number = Infinity) {
  const seen = new Map();
  return files.filter((file) => {
    const kind = kindOf(relative(base, file).split(sep));
    if (!kind) return true;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= number;
  });
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
