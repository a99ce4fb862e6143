// Functions for copied.mjs that run in a browser page: the words of a web page, and the text that pdf.js
// reads from a PDF.

const INLINE = new Set(['A', 'BDI', 'EM', 'SPAN', 'STRONG', 'SUB', 'SUP']);
const isOf = (node, role) => node.getAttribute('role') === role;

/**
 * The words of the document on a web page, without generated text: the text outside the notes, and each
 * note. They are the words of the source, as tests/suite/words and “publish build --check” verify.
 */
window.wordsOfPage = (html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const notes = [];
  const collect = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.hasAttribute('data-generated')) return '';
    const text = [...node.childNodes].map(collect).join('');
    if (isOf(node, 'doc-footnote')) {
      notes.push(text);
      return ' ';
    }
    return INLINE.has(node.tagName) && !node.classList.contains('heading-label') ? text : ` ${text} `;
  };
  const main = page.querySelector('main');
  return main ? { body: collect(main), notes } : { body: '', notes };
};

const WITHIN_LINES = new Set(['Em', 'Link', 'Reference', 'Span', 'Strong']);

/** Whether an element is a part of a line. A label is, if it is the mark of a note. */
const isInLine = (role, outer) => WITHIN_LINES.has(role) || (role === 'Lbl' && outer === 'Reference');

/** The text of a PDF in the order of its pages, as Firefox copies and searches it, and in that of its tags. */
window.textOfPdf = async (base64) => {
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const loading = window.pdfjs.getDocument({ data, verbosity: 0 });
  try {
    const document = await loading.promise;
    const pages = [];
    const tags = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map(textOf).join(''));
      tags.push(await textOfTags(page));
    }
    return { pages: pages.join('\n'), tags: tags.join('\n') };
  } finally {
    await loading.destroy();
  }
};

const textOf = ({ str, hasEOL }) => str + (hasEOL ? '\n' : '');

async function textOfTags(page) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const marked = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop();
    else if (item.type) open.push(item.id ?? open.at(-1));
    else marked.set(open.at(-1), (marked.get(open.at(-1)) ?? '') + textOf(item));
  }
  const collect = ({ id, role, children = [] }, outer) => {
    // The other children are annotations.
    if (!role) return marked.get(id) ?? '';
    const text = children.map((child) => collect(child, role)).join('');
    return isInLine(role, outer) ? text : ` ${text} `;
  };
  const tree = await page.getStructTree();
  return tree ? collect(tree, null) : '';
}
