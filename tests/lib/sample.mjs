// The pages and documents of EPUBs that slow checks open in a run on a sample.
import { relative, sep } from 'node:path';

/**
 * Returns all files with the text of documents, and of each kind of file that has the same form for every
 * document, such as statements, lists and covers, `number` in each language of each set of editions. The
 * sets are folders in `base`. Without a number, returns all files.
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

const SAME_FORM = ['accessibility.html', 'about.html', 'changes.html', 'cover.xhtml', 'nav.xhtml'];

/** The set, language and kind of a file that has the same form as others; none for other files. */
function kindOf(path) {
  const [set, language] = path;
  const name = path.at(-1);
  const list = path.indexOf('browse');
  if (list >= 0) return [set, language, ...path.slice(list, list + 2)].join();
  return SAME_FORM.includes(name) ? [set, language, name].join() : null;
}
