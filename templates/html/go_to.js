// The field “Go to paragraph”. It accepts what a reader might type to name a place: 18, 18 (c),
// op 18c, preamble 3, note 14, article 5, the first words of a heading. A place is an element with an
// anchor. It matches by its spoken name, short form, citation, anchor or printed heading, all of which
// are in the page. Without this script, readers use the links of the table of contents.
//
// Elements:
//   form.go-to                the form with the field; see html/contents.html
//   .masthead .symbol         the symbol; see text/masthead.html
//   #places                   by anchor: spoken name, short form, citation; see html/resolution.html

const form = document.querySelector("form.go-to");
const field = form.querySelector("input");
const status = form.querySelector("[role='status']");
const places = JSON.parse(document.getElementById("places").textContent);
const symbol = document.querySelector(".masthead .symbol").textContent;


/**
 * The words and numbers of a text, without punctuation, accents and capitals: “18 (c).” and “18C”
 * are [18, c].
 */
function tokens(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const figures = plain.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (figure) => figure.charCodeAt(0) & 15);
  return figures.match(/\p{N}+|\p{L}+/gu) ?? [];
}

/** All places in the order of the text, each with its names. */
function namedPlaces() {
  const elements = [...document.querySelectorAll("main [id]")];
  const isHeading = (element) => element.matches("h2, h3, h4, h5, h6");
  return elements.filter((element) => element.id in places || isHeading(element)).map((element) => {
    const [spoken, short, citation] = places[element.id] ?? [element.textContent];
    const names = [element.id, spoken, short, citation];
    // A citation begins with the symbol, which readers usually leave out.
    names.push(citation?.slice(symbol.length));
    if (isHeading(element)) {
      names.push(element.querySelector(".heading-label")?.textContent, element.textContent);
    }
    return { element, spoken, names: names.filter(Boolean).map(tokens) };
  });
}

/** A label of a place: a number, a letter or a Roman numeral. */
const LABEL = /^(\p{N}+|\p{L}|[ivxlc]+)$/u;

/** The number or letter printed before a paragraph or item. The link over it has no text. */
function printedNumber(element) {
  const number = element.querySelector(":scope > .number, :scope > p > .number");
  return tokens(number?.textContent ?? "");
}

const isEqual = (query, name) => query.join(" ") === name.join(" ");

/** Whether the name ends with the query, as “annex, paragraph 18” ends with “18”. */
const isEnd = (query, name) => isEqual(query, name.slice(-query.length));

/**
 * Whether the tokens of the query match the name in order: labels exactly, words by their beginning.
 * Other words may come before and between them, but no other label, and nothing may follow.
 */
function isBeginning(query, name) {
  let next = 0;
  for (const token of name) {
    const wanted = query[next] ?? "";
    const isLabel = LABEL.test(token);
    if (wanted !== "" && (isLabel ? token === wanted : token.startsWith(wanted))) {
      next += 1;
    } else if (isLabel || wanted === "") {
      return false;
    }
  }
  return next === query.length;
}

/** Whether the query abbreviates the end of the name, as “art 5” does for “annex I, article 5”. */
const isAbbreviation = (query, name) => name.some((_, start) => isBeginning(query, name.slice(start)));

/**
 * The places that match a query. Exact matches come first. A number also matches the printed numbers
 * that restart in annexes and articles: “3” is paragraph 3 first, then paragraph 3 of each article,
 * never note 3. Words match names that they abbreviate, unless a name matches exactly.
 */
function findPlaces(query) {
  const all = namedPlaces();
  const matching = (isMatch) => all.filter(({ names }) => names.some((name) => isMatch(query, name)));
  const exact = matching(isEqual);
  if (query.every((token) => LABEL.test(token))) {
    const isPrinted = ({ element }) => printedNumber(element).at(-1) === query.at(-1);
    const isHeading = ({ element }) => element.matches("h2, h3, h4, h5, h6");
    return [...exact.filter((place) => isPrinted(place) || isHeading(place)), ...matching(isEnd).filter(isPrinted)]
      .filter((place, index, list) => list.indexOf(place) === index);
  }
  return exact.length > 0 ? exact : matching(isAbbreviation);
}

/**
 * Moves the address, the window and the focus to an element. Screen readers continue from the
 * focus.
 */
function goTo(element) {
  location.hash = element.id;
  if (!element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView();
}

let last = { query: "", count: 0 };

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = tokens(field.value);
  const found = query.length > 0 ? findPlaces(query) : [];
  field.toggleAttribute("aria-invalid", false);
  if (found.length === 0) {
    status.textContent = form.dataset.nowhere + field.value;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    return;
  }
  // Submitting the same query again goes to the next match.
  const count = last.query === query.join(" ") ? last.count + 1 : 0;
  last = { query: query.join(" "), count };
  const place = found[count % found.length];
  status.textContent = found.length > 1 ? `${place.spoken} (${(count % found.length) + 1}/${found.length})` : "";
  goTo(place.element);
});
