// A page from its start to its end, as the virtual screen reader says it.
import { startScreenReader } from './browser.mjs';
import { shortened } from './words.mjs';

/** Parts of a line. All else begins a line of its own. */
const INLINE = ['link', 'doc-noteref', 'doc-backlink', 'emphasis', 'strong', 'superscript', 'subscript', 'generic'];

/** Said by the virtual screen reader, and by no other as they are set up: they would only break the lines. */
const SILENT = ['emphasis', 'strong', 'superscript', 'subscript', 'generic', 'rowgroup'];

/** So many rows and items of a long list are told at its beginning, and the last one. */
const FIRST_OF_MANY = 6;

/** What is heard of a page: lines, indented by what they are in. */
export async function hear(page) {
  const said = await phrases(page);
  const lines = [];
  for (const part of tree(said)) tell(part, 0, lines);
  return lines;
}

/**
 * Every phrase, with what it is about: words, or an element that begins or ends. `language` is that of
 * the words where it is not the document's.
 */
export async function phrases(page) {
  await startScreenReader(page);
  return page.evaluate(async () => {
    const { screenReader } = globalThis;
    const ofDocument = document.documentElement.lang;
    const all = [];
    const last = (phrase) => /^end of document/.test(phrase);
    for (;;) {
      const phrase = await screenReader.lastSpokenPhrase();
      const node = screenReader.activeNode;
      const isWords = node?.nodeType === Node.TEXT_NODE;
      const element = isWords ? node.parentElement : node;
      const language = element?.closest('[lang]')?.lang ?? ofDocument;
      all.push({ phrase, isWords, language: language === ofDocument ? '' : language });
      if (last(phrase)) return all;
      await screenReader.next();
    }
  });
}

/** The phrases as a tree. What the screen reader ends has parts; what it says in one has none. */
function tree(said) {
  const open = [{ parts: [] }];
  for (const { phrase, isWords, language } of said) {
    const ended = isWords ? null : /^end(?: of|,) (.*)$/s.exec(phrase);
    if (!ended) {
      open.push({ phrase, isWords, language, parts: [] });
      continue;
    }
    // What stands between the beginning and the end is in it.
    const at = open.findLastIndex((part) => !part.isWords && !part.hasEnded && part.phrase === ended[1]);
    if (at > 0) Object.assign(open[at], { hasEnded: true, parts: open.splice(at + 1) });
  }
  return open.slice(1);
}

function describe({ phrase, isWords }) {
  if (isWords) return { role: 'words', rest: phrase };
  const [, role, rest = ''] = /^([^,]*)(?:, (.*))?$/s.exec(phrase);
  return { role, rest };
}

function isInline(part) {
  return ['words', ...INLINE].includes(describe(part).role);
}

function tell(part, depth, lines) {
  const say = (words, more = 0) => lines.push('  '.repeat(depth + more) + words);
  const { role, rest } = describe(part);
  if (isInline(part)) {
    say(line([part]));
    return;
  }
  let inner = depth + 1;
  const heading = /^(.*), level (\d)$/s.exec(rest);
  const item = /position (\d+), set size (\d+)/.exec(rest);
  if (role === 'heading' && heading) {
    say(`heading ${heading[2]}: ${heading[1]}`);
    return;
  }
  if (role === 'row') {
    // The name of a row is all that its cells say once more.
    say('row');
  } else if (SILENT.includes(role)) {
    inner = depth;
  } else {
    const name = item ? ` ${item[1]} of ${item[2]}` : rest && `, ${rest}`;
    const begins = `${role.replace('listitem', 'item')}${name}`;
    if (part.parts.length && part.parts.every(isInline)) {
      say(`${begins}: ${line(part.parts)}`);
      return;
    }
    const [only] = part.parts;
    if (part.parts.length === 1 && describe(only).role === 'paragraph' && only.parts.every(isInline)) {
      say(`${begins}: ${line(only.parts)}`);
      return;
    }
    say(role.endsWith('cell') || role.endsWith('header') ? role : begins);
  }
  tellParts(part.parts, inner, lines);
}

/** Runs of words and links make a line; of many parts of the same kind the middle ones are left out. */
function tellParts(parts, depth, lines) {
  let run = [];
  const finish = () => {
    if (run.length) lines.push('  '.repeat(depth) + line(run));
    run = [];
  };
  const many = parts.filter((part) => ['listitem', 'row'].includes(describe(part).role));
  const left = many.length > FIRST_OF_MANY + 2 ? new Set(many.slice(FIRST_OF_MANY, -1)) : new Set();
  for (const part of parts) {
    if (isInline(part)) {
      run.push(part);
      continue;
    }
    finish();
    if (!left.has(part)) tell(part, depth, lines);
    else if (part === many[FIRST_OF_MANY]) lines.push(`${'  '.repeat(depth)}… ${left.size} more`);
  }
  finish();
}

/** What is said in a line: words, cut in the middle where they are long, and links by their names. */
function line(parts) {
  const pieces = [];
  const add = (part) => {
    const { role, rest } = describe(part);
    if (part.isWords) {
      const last = pieces.at(-1);
      if (last && !last.link && last.language === part.language) last.words += ` ${part.phrase}`;
      else pieces.push({ words: part.phrase, language: part.language });
    } else if (SILENT.includes(role)) {
      part.parts.forEach(add);
    } else {
      const name = rest || part.parts.map((inner) => inner.phrase).join(' ');
      pieces.push({ link: `⟨${role} ${name}⟩`, language: part.language });
    }
  };
  parts.forEach(add);
  return pieces
    .map(({ words, link, language }) => (link ?? shortened(words)) + (language ? ` [in ${language}]` : ''))
    .join(' ');
}
