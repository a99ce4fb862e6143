// The field “Go to paragraph”. It takes what a reader would say or write of a place: 18, 18 (c),
// op 18c, preamble 3, note 14, article 5, the opening words of a heading. Each place is known by its
// spoken name, by its short form, by its citation, by its anchor and by its printed heading, all of
// which are in the page already. Without this script the links of the contents lead to paragraphs.

const form = document.querySelector("form.go-to");
const field = form.querySelector("input");
const said = form.querySelector("[role='status']");
const places = JSON.parse(document.getElementById("places").textContent);
const symbol = document.querySelector(".masthead .symbol").textContent;

for (const element of document.querySelectorAll(".contents .scripted:not(.notes-shown)")) {
  element.hidden = false;
}
document.querySelector(".contents .unscripted").remove();

/** The words and numbers of a text, without signs, accents and capitals: “18 (c).” and “18C” are [18, c]. */
function tokens(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const figures = plain.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (figure) => figure.charCodeAt(0) & 15);
  return figures.match(/\p{N}+|\p{L}+/gu) ?? [];
}

/** All places in the order of the text, each with the ways it is called. */
function calledPlaces() {
  const elements = [...document.querySelectorAll("main [id]")];
  const isHeading = (element) => element.matches("h2, h3, h4, h5, h6");
  return elements.filter((element) => element.id in places || isHeading(element)).map((element) => {
    const [spoken, short, citation] = places[element.id] ?? [element.textContent];
    const names = [element.id, spoken, short, citation];
    // A citation begins with the symbol, which readers leave out.
    names.push(citation?.slice(symbol.length));
    if (isHeading(element)) {
      names.push(element.querySelector(".heading-label")?.textContent, element.textContent);
    }
    return { element, spoken, names: names.filter(Boolean).map(tokens) };
  });
}

/** A number, a letter or a Roman numeral: what places are numbered with. */
const LABEL = /^(\p{N}+|\p{L}|[ivxlc]+)$/u;

/** The number or letter that is printed before a paragraph or item, without our words beside it. */
function printedNumber(element) {
  const number = element.querySelector(":scope > .number, :scope > p > .number");
  const own = [...(number?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
  return tokens(own.map((node) => node.data).join(""));
}

const isEqual = (asked, name) => asked.join(" ") === name.join(" ");

/** Whether all that was asked for ends the name, as “18” ends “annex, paragraph 18”. */
const isEnd = (asked, name) => isEqual(asked, name.slice(-asked.length));

/** Whether what was asked for is all that the words begin with, less words between its own; no number is passed over. */
function isBeginning(asked, name) {
  let next = 0;
  for (const token of name) {
    const wanted = asked[next] ?? "";
    const isLabel = LABEL.test(token);
    if (wanted !== "" && (isLabel ? token === wanted : token.startsWith(wanted))) {
      next += 1;
    } else if (isLabel || wanted === "") {
      return false;
    }
  }
  return next === asked.length;
}

/** Whether what was asked for abbreviates the end of the name, as “art 5” does that of “annex I, article 5”. */
const isShort = (asked, name) => name.some((_, start) => isBeginning(asked, name.slice(start)));

/**
 * The places meant: those called exactly so. Behind them, for a number, the printed numbers that
 * restart in annexes and articles: “3” is paragraph 3 first, then that of each article, never note 3.
 * For words, what they abbreviate, where nothing is called so.
 */
function meant(asked) {
  const all = calledPlaces();
  const called = (isCalled) => all.filter(({ names }) => names.some((name) => isCalled(asked, name)));
  const exact = called(isEqual);
  if (asked.every((token) => LABEL.test(token))) {
    const isPrinted = ({ element }) => printedNumber(element).at(-1) === asked.at(-1);
    const isHeading = ({ element }) => element.matches("h2, h3, h4, h5, h6");
    return [...exact.filter((place) => isPrinted(place) || isHeading(place)), ...called(isEnd).filter(isPrinted)]
      .filter((place, index, list) => list.indexOf(place) === index);
  }
  return exact.length > 0 ? exact : called(isShort);
}

/** Moves the reading there: the address, the window and the focus, from which screen readers go on. */
function goTo(element) {
  location.hash = element.id;
  if (!element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView();
}

let last = { asked: "", count: 0 };

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = tokens(field.value);
  const found = asked.length > 0 ? meant(asked) : [];
  field.toggleAttribute("aria-invalid", false);
  if (found.length === 0) {
    said.textContent = form.dataset.nowhere + field.value;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    return;
  }
  // Who asks for the same again goes on to the next place of that name.
  const count = last.asked === asked.join(" ") ? last.count + 1 : 0;
  last = { asked: asked.join(" "), count };
  const place = found[count % found.length];
  said.textContent = found.length > 1 ? `${place.spoken} (${(count % found.length) + 1}/${found.length})` : "";
  goTo(place.element);
});
