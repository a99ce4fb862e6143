// Records what the virtual screen reader announces on a page, from start to end.
import { startScreenReader } from './browser.mjs';
import { shortened } from './words.mjs';

/** Roles that stay in a line. Every other role begins a new line. */
const INLINE = ['link', 'doc-noteref', 'doc-backlink', 'emphasis', 'strong', 'superscript', 'subscript', 'generic'];

/** Roles that screen readers do not announce by default. */
const UNANNOUNCED = ['emphasis', 'strong', 'superscript', 'subscript', 'generic', 'rowgroup'];

/**
 * The number of rows or items that are kept at the beginning of a long list; the last one is kept
 * too.
 */
const FIRST_ITEMS = 6;

/** The announcements of a page, or of the element of a selector, as lines, indented by nesting. */
export async function speech(page, selector) {
  const spoken = await phrases(page, selector);
  const lines = [];
  for (const part of tree(spoken)) addPart(part, 0, lines);
  return lines;
}

/**
 * Every phrase that the screen reader speaks: words, or the start or end of an element. `language` is the
 * language of the words if it differs from that of the document.
 */
export async function phrases(page, selector) {
  await startScreenReader(page, selector);
  return page.evaluate(async () => {
    const { screenReader } = globalThis;
    const ofDocument = document.documentElement.lang;
    const all = [];
    const first = await screenReader.lastSpokenPhrase();
    const ends = [`end of ${first}`, `end, ${first}`];
    const last = (phrase) => /^end of document/.test(phrase) || ends.includes(phrase);
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

/** The phrases as a tree. An element has parts if the screen reader announces its end. */
function tree(spoken) {
  const open = [{ parts: [] }];
  for (const { phrase, isWords, language } of spoken) {
    const ended = isWords ? null : /^end(?: of|,) (.*)$/s.exec(phrase);
    if (!ended) {
      open.push({ phrase, isWords, language, parts: [] });
      continue;
    }
    // The phrases between start and end are inside the element.
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

/** Adds the lines of a part of the tree. */
function addPart(part, depth, lines) {
  const add = (words, more = 0) => lines.push('  '.repeat(depth + more) + words);
  const { role, rest } = describe(part);
  if (isInline(part)) {
    add(line([part]));
    return;
  }
  let inner = depth + 1;
  const heading = /^(.*), level (\d)$/s.exec(rest);
  const item = /position (\d+), set size (\d+)/.exec(rest);
  if (role === 'heading' && heading) {
    add(`heading ${heading[2]}: ${heading[1]}`);
    return;
  }
  if (role === 'row') {
    // The name of a row repeats the text of its cells.
    add('row');
  } else if (UNANNOUNCED.includes(role)) {
    inner = depth;
  } else {
    // An option has no parts. Its value, which follows its name, is not announced.
    const [own] = role === 'option' ? rest.split(', ') : [''];
    const name = item ? ` ${item[1]} of ${item[2]}${own && `: ${own}`}` : rest && `, ${rest}`;
    const label = `${role.replace('listitem', 'item')}${name}`;
    if (part.parts.length && part.parts.every(isInline)) {
      add(`${label}: ${line(part.parts)}`);
      return;
    }
    const [only] = part.parts;
    if (part.parts.length === 1 && describe(only).role === 'paragraph' && only.parts.every(isInline)) {
      add(`${label}: ${line(only.parts)}`);
      return;
    }
    add(role.endsWith('cell') || role.endsWith('header') ? role : label);
  }
  addParts(part.parts, inner, lines);
}

/**
 * Adds the lines of several parts. Runs of words and links form one line; long lists are shortened
 * in the middle.
 */
function addParts(parts, depth, lines) {
  let run = [];
  const finish = () => {
    if (run.length) lines.push('  '.repeat(depth) + line(run));
    run = [];
  };
  const many = parts.filter((part) => ['listitem', 'row', 'option'].includes(describe(part).role));
  const omitted = many.length > FIRST_ITEMS + 2 ? new Set(many.slice(FIRST_ITEMS, -1)) : new Set();
  for (const part of parts) {
    if (isInline(part)) {
      run.push(part);
      continue;
    }
    finish();
    if (!omitted.has(part)) addPart(part, depth, lines);
    else if (part === many[FIRST_ITEMS]) lines.push(`${'  '.repeat(depth)}… ${omitted.size} more`);
  }
  finish();
}

/** The text of a line: words, shortened in the middle if they are long, and the names of links. */
function line(parts) {
  const pieces = [];
  const add = (part) => {
    const { role, rest } = describe(part);
    if (part.isWords) {
      const last = pieces.at(-1);
      if (last && !last.link && last.language === part.language) last.words += ` ${part.phrase}`;
      else pieces.push({ words: part.phrase, language: part.language });
    } else if (UNANNOUNCED.includes(role)) {
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
