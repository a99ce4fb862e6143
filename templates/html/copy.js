// Copies the link or the citation of a place: an element with an anchor, such as a paragraph or a
// note. The page has one pair of buttons. They appear after the place that the reader last went to,
// by its number, by its address or from the contents, or last selected text in. Until then they are
// not in the page, so that nobody has to tab past them. Without this script, the link over the
// printed number is the one to copy.
//
// Elements:
//   #copying   the template of the buttons; see html/contents.html. If the page has page marks, data-comma
//              is what is between a citation and the name of the page
//   #places    by anchor: spoken name, short form, citation; see html/resolution.html

const tools = document.getElementById("copying").content.firstElementChild;
const status = tools.querySelector("[role='status']");
const places = JSON.parse(document.getElementById("places").textContent);
let chosen = null;
let offerTimer;

/** The place that contains an element. */
function placeOf(element) {
  const place = element?.closest("main [id]:not([data-generated])");
  if (!place || place.id in places) {
    return place;
  }
  return placeOf(place.parentElement);
}

/**
 * The element that the buttons follow: the last of the place's own text and notes, before anything
 * nested in it.
 */
function endOf(place) {
  let end = place.querySelector(":scope > .note-text > .returns, :scope > .note-text > :last-child")
    ?? place.querySelector(":scope > p")
    ?? place.closest(".table-frame")
    ?? place;
  while (end.nextElementSibling?.matches(".note.in-text")) {
    end = end.nextElementSibling;
  }
  return end;
}

function choose(place) {
  if (!place || place === chosen) {
    return;
  }
  chosen = place;
  const [spoken] = places[place.id];
  tools.setAttribute("aria-label", spoken);
  status.textContent = "";
  keepInPlace(place, () => endOf(place).after(tools));
}

/** Inserts or removes the buttons without scrolling the place that is being read. */
function keepInPlace(place, change) {
  const before = place.getBoundingClientRect().top;
  change();
  scrollBy(0, place.getBoundingClientRect().top - before);
}

function putAway(place) {
  chosen = null;
  keepInPlace(place, () => tools.remove());
}

/** Moves the focus to a place, from which screen readers and the keyboard continue. */
function focusOn(place) {
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  place.focus({ preventScroll: true });
}

/** The name of the page of the PDF on which a place begins, if the page has page marks. */
function pageOf(place) {
  const beforeText = document.createRange();
  const isBefore = (mark) => {
    if (!place.contains(mark)) {
      return Boolean(mark.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
    }
    beforeText.setStart(place, 0);
    beforeText.setEndBefore(mark);
    return beforeText.toString().trim() === "";
  };
  const marks = [...document.querySelectorAll("main [role='doc-pagebreak']")];
  return marks.filter(isBefore).at(-1)?.title;
}

/** The citation of a place, with the page of the PDF. */
function citationOf(place) {
  const [, , citation] = places[place.id];
  const page = pageOf(place);
  return page ? citation + tools.dataset.comma + page : citation;
}

/** Copies text. Pages at an address without encryption cannot use the clipboard interface. */
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  tools.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied ? undefined : Promise.reject(new Error("refused"));
}

for (const button of tools.querySelectorAll("button")) {
  button.addEventListener("click", async () => {
    clearTimeout(offerTimer);
    const link = `${location.href.split("#")[0]}#${chosen.id}`;
    const text = button.dataset.copies === "link" ? link : citationOf(chosen);
    let opening = tools.dataset.copied;
    try {
      await copy(text);
    } catch {
      opening = tools.dataset.failed;
    }
    button.focus();
    status.textContent = opening + text;
  });
}

tools.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const place = chosen;
    putAway(place);
    focusOn(place);
  }
});

// A reader who returns from a note to its call has left the note.
const chooseTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.id in places) {
    choose(target);
  } else if (target && chosen) {
    putAway(target);
  }
};
addEventListener("hashchange", chooseTarget);
chooseTarget();

// The buttons are announced to readers who click or tap the number of a paragraph. They are not announced
// to readers who arrive from elsewhere, who came to read the text.
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a.permalink");
  if (link) {
    choose(placeOf(link));
    clearTimeout(offerTimer);
    offerTimer = setTimeout(() => {
      status.textContent = tools.dataset.offered;
    }, 100);
  }
});

// Selecting text within one place chooses that place, as soon as the selection stops changing.
let selectionTimer;
let isPressed = false;
const chooseSelected = () => {
  clearTimeout(selectionTimer);
  selectionTimer = setTimeout(() => {
    const selection = getSelection();
    if (isPressed || selection.isCollapsed || selection.rangeCount === 0) {
      return;
    }
    const range = selection.getRangeAt(0);
    const [first, last] = [range.startContainer, range.endContainer].map((node) => (
      placeOf(node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)
    ));
    if (first === last) {
      choose(first);
    }
  }, 400);
};
document.addEventListener("selectionchange", chooseSelected);
document.addEventListener("pointerdown", () => {
  isPressed = true;
});
for (const ending of ["pointerup", "pointercancel"]) {
  document.addEventListener(ending, () => {
    isPressed = false;
    chooseSelected();
  });
}
