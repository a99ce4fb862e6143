// The search page. It searches the index of its language with Pagefind, whose files are beside it, and
// lists the documents that were found with the paragraphs that have the words. A query that begins with
// a symbol, such as “68/197 para 18 (c)”, has that document first. The query and the filters are in the
// address. A query that is nothing but a symbol and a paragraph leads on to that paragraph. From the header of
// a page (“go” in the address), so does a query that is nothing but a symbol.
//
// Elements:
//   form.search               the form: q, and the filters body, subject and year
//   .search-needs             what is shown without this script
//   [role="status"]           the number of documents; data-waiting, data-found, data-none, data-failed
//   .found                    the results with their heading; hidden without results
//   .results                  the list of results
//   .more                     the button for more results
//   #result, #passage         templates: a document, and a paragraph in it

const form = document.querySelector("form.search");
const status = document.querySelector("main [role='status']");
const found = document.querySelector(".found");
const list = document.querySelector(".results");
const more = document.querySelector(".more");

/** The number of documents that are listed at once, each loaded with its text. */
const DOCUMENTS = 5;
/** The size at most of their texts, in kB. A longer text is loaded alone. */
const TEXTS_MAX = 60;
/** The size of a text that is not among the long ones, in kB. */
const TEXT = 10;
/** If a query has more words than this, words of half of the documents are left out of it. */
const WORDS = 4;
/** The number of paragraphs that are listed of a document. */
const PASSAGES = 5;

const root = new URL("../../", document.baseURI).pathname;
let engine;

/** Loads Pagefind when it is first needed. It runs in the page: a worker would need more permissions. */
function load() {
  engine ??= import(new URL("pagefind.js", document.baseURI)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: root, excerptLength: 36, excerptEllipsis: "…", noWorker: true });
    return pagefind;
  });
  return engine;
}

let costs;

/**
 * What a search should not load without need. nearly_all and half: words that nearly all documents or half of them have
 * often, the most frequent first, in lower case. texts: the sizes of long texts in kB, by the id of the document.
 */
function knownCosts() {
  costs ??= fetch(new URL("costs.json", document.baseURI)).then((file) => file.json());
  return costs;
}

/**
 * The query without the words that many documents have often. They hardly narrow a search, and their parts of the index
 * are the largest. Words of nearly all documents, such as articles, are left out of every query; words of half of the
 * documents are left out of a long one, until it is short. A query with quotation marks stays as it is, and a query of
 * such words only does, too.
 */
async function narrowed(query) {
  if (/["“”„«»]/.test(query) || !Intl.Segmenter) return query;
  const known = await knownCosts();
  const segments = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(query);
  const words = [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment.normalize("NFC"));
  let kept = words.filter((word) => !known.nearly_all.includes(word.toLowerCase()));
  if (kept.length === 0) return query;
  for (const frequentWord of known.half) {
    if (kept.length <= WORDS) break;
    const others = kept.filter((word) => word.toLowerCase() !== frequentWord);
    if (others.length > 0) kept = others;
  }
  return kept.length < words.length ? kept.join(" ") : query;
}

/** The letters and numbers of a text: “68/197 para. 18 (c)” is [68, 197, para, 18, c]. */
function tokens(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const figures = plain.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (figure) => figure.charCodeAt(0) & 15);
  return figures.match(/\p{N}+|\p{L}+/gu) ?? [];
}

const isNumber = (token) => /^\p{N}+$/u.test(token);
/** A label of a place: a number, a letter or a Roman numeral. */
const isLabel = (token) => /^(\p{N}+|(?!\p{Script=Han})\p{L}|[ivxl]+)$/u.test(token);
/** Whether two words have the same beginning, as “preamble” and “preambular” have. */
const isAlike = (word, token) => word.length > 1 && token.startsWith(word.slice(0, 5));

/**
 * The number of tokens at the beginning of the query that name the symbol, or 0. The beginning of the
 * symbol and a year at its end may be missing: 68/197 and A/RES/68/197, S/RES/1325 and 1325 (2000).
 */
function namedBy(query, symbol) {
  const year = symbol.length > 2 && /^\d{4}$/.test(symbol.at(-1)) ? 1 : 0;
  for (const end of year ? [symbol.length, symbol.length - 1] : [symbol.length]) {
    for (let start = 0; end - start >= 2; start += 1) {
      const part = symbol.slice(start, end);
      if (part.some(isNumber) && part.every((token, index) => token === query[index])) return part.length;
    }
  }
  return 0;
}

/** The symbols that the query begins with, each with the rest of the query. */
async function symbolsIn(query, pagefind) {
  const wanted = tokens(query);
  if (!wanted.slice(0, 6).some(isNumber)) return [];
  const { symbol = {} } = await pagefind.filters();
  const named = Object.keys(symbol).map((one) => ({ symbol: one, count: namedBy(wanted, tokens(one)) }));
  const most = Math.max(1, ...named.map(({ count }) => count));
  const found = named.filter(({ count }) => count === most).slice(0, 3);
  return found.map((one) => ({ symbol: one.symbol, rest: wanted.slice(one.count) }));
}

/**
 * The position in a document that the rest of a query names: “para 18 (c)” is operative paragraph 18 (c).
 * Of several places with these labels, the one whose name has most words of the query is meant, or
 * else the one in the operative part.
 */
function placeIn(data, rest) {
  const labels = rest.filter(isLabel).join(" ");
  const words = rest.filter((token) => !isLabel(token));
  if (labels === "") return null;
  const places = data.anchors.filter(({ title }) => title && tokens(title).filter(isLabel).join(" ") === labels);
  const rank = ({ id, title }) => {
    const named = words.filter((word) => tokens(title).some((token) => isAlike(word, token)));
    return 2 * named.length + (id.startsWith("op-") ? 1 : 0);
  };
  return places.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

/** Whether every word of the rest of a query is in the name of the place. */
function isNamed(rest, place) {
  const names = tokens(place?.title ?? "");
  return rest.every((token) => (isLabel(token) ? place : names.some((name) => isAlike(token, name))));
}

/** Adds an excerpt, whose only elements are <mark>, as text. */
function addExcerpt(element, excerpt) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("\u200B", "");
  for (const part of excerpt.split(/(<mark>.*?<\/mark>)/su)) {
    const marked = /^<mark>(.*)<\/mark>$/su.exec(part);
    if (marked) {
      const mark = document.createElement("mark");
      mark.textContent = plain(marked[1]);
      element.append(mark);
    } else {
      element.append(plain(part));
    }
  }
}

/** A copy of a template. */
const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

function passage({ href, name, excerpt }) {
  const item = copy("passage");
  item.querySelector("a").href = href;
  item.querySelector(".where").textContent = name;
  if (excerpt) addExcerpt(item.querySelector(".words"), excerpt);
  return item;
}

/** The number of different words that are marked in an excerpt. */
const matched = ({ excerpt }) => new Set(excerpt.match(/<mark>.*?<\/mark>/gsu)).size;

/** The list item of a document. `place` is the one that the query names. */
function result(data, place) {
  const item = copy("result");
  item.querySelector("a").href = data.url;
  item.querySelector(".symbol bdi").textContent = data.meta.symbol;
  const title = item.querySelector(".title");
  if (data.meta.title === data.meta.symbol) title.remove();
  else title.textContent = data.meta.title;
  const meta = item.querySelector(".meta");
  if (data.meta.date) meta.textContent = data.meta.date;
  else meta.remove();
  const passages = data.sub_results.filter(({ anchor }) => anchor && anchor.id !== place?.id)
    .sort((one, other) => matched(other) - matched(one))
    .map((one) => ({ href: one.url, name: one.title, excerpt: one.excerpt }));
  if (place) passages.unshift({ href: `${data.url}#${place.id}`, name: place.title });
  const kept = passages.slice(0, PASSAGES).map(passage);
  if (kept.length > 0) item.querySelector("ul").append(...kept);
  else item.querySelector("ul").remove();
  return item;
}

let current = 0;

/**
 * Searches what the form has, and shows the results. `goes` is whether a query leads on to the only document
 * that it names, and to the place in it.
 */
async function search(goes = () => false) {
  const run = current += 1;
  const { q, ...given } = Object.fromEntries(new FormData(form));
  const query = q.trim();
  found.hidden = true;
  list.replaceChildren();
  more.hidden = true;
  if (query === "") {
    status.textContent = "";
    return;
  }
  status.textContent = status.dataset.waiting;
  try {
    const pagefind = await load();
    const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
    const symbols = await symbolsIn(query, pagefind);
    const named = [];
    for (const { symbol, rest } of symbols) {
      const { results } = await pagefind.search(null, { filters: { symbol } });
      const data = await results[0]?.data();
      if (data) named.push({ id: results[0].id, data, rest, place: placeIn(data, rest) });
    }
    const [first] = named;
    if (named.length === 1 && goes(first.place) && isNamed(first.rest, first.place)) {
      // The page from which the reader came stays the previous one.
      location.replace(first.place ? `${first.data.url}#${first.place.id}` : first.data.url);
      return;
    }
    const { results } = await pagefind.search(await narrowed(query), { filters });
    if (run !== current) return;
    const others = results.filter(({ id }) => !named.some((one) => one.id === id));
    const count = named.length + others.length;
    const items = named.map(({ data, place }) => result({ ...data, sub_results: [] }, place));
    await show(items, others, run);
    if (run === current) status.textContent = count > 0 ? status.dataset.found + count.toLocaleString(document.documentElement.lang) : status.dataset.none;
  } catch (error) {
    if (run === current) status.textContent = status.dataset.failed;
    console.error(error);
  }
}

/** Loads the first documents: fewer if they are long. */
async function loaded(documents) {
  const { texts } = await knownCosts();
  const first = [];
  let size = 0;
  for (const one of documents.slice(0, DOCUMENTS)) {
    size += texts[one.id] ?? TEXT;
    if (first.length > 0 && size > TEXTS_MAX) break;
    first.push(one);
  }
  return Promise.all(first.map((one) => one.data()));
}

/** Shows items and the next documents. Returns the first item. */
async function show(items, documents, run) {
  const next = await loaded(documents);
  if (run !== current) return null;
  const added = [...items, ...next.map((data) => result(data, null))];
  list.append(...added);
  found.hidden = list.childElementCount === 0;
  const rest = documents.slice(next.length);
  more.hidden = rest.length === 0;
  more.onclick = async () => {
    const first = await show([], rest, run);
    first?.querySelector("a").focus();
  };
  return added[0];
}

/** Fills the form from the address. */
function fill() {
  const given = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("[name]")) {
    field.value = given.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
}

/** Searches, and makes the query part of the address. */
function submit(goes) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(given).toString();
  history.pushState(null, "", query ? `?${query}` : location.pathname);
  return search(goes);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit((place) => place !== null);
});
for (const filter of form.querySelectorAll("select")) {
  filter.addEventListener("change", () => {
    if (form.elements.q.value.trim() !== "") submit();
  });
}
addEventListener("popstate", () => {
  fill();
  search();
});

// The index cannot be loaded from a folder.
if (location.protocol !== "file:") {
  document.querySelector(".search-needs").hidden = true;
  form.hidden = false;
  status.hidden = false;
  fill();
  const isFromHeader = new URLSearchParams(location.search).has("go");
  search(() => isFromHeader);
}
