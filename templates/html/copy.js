// Copies the link or the citation of a place. There is one pair of buttons in the page: it stands
// behind the place that was gone to last, whether by its number, by its address or by the contents,
// or in which text was selected. It is nowhere before, so that nobody has to pass it. Without this
// script the link to copy is the one over the printed number.

const tools = document.getElementById("copying").content.firstElementChild;
const said = tools.querySelector("[role='status']");
const places = JSON.parse(document.getElementById("places").textContent);
let chosen = null;
let offer;

/** The place that an element stands in. */
function placeOf(element) {
  const place = element?.closest("main [id]:not([data-generated])");
  if (!place || place.id in places) {
    return place;
  }
  return placeOf(place.parentElement);
}

/** What the buttons stand behind: the words of the place and its notes, without what goes on under it. */
function endOf(place) {
  let end = place.querySelector(":scope > .note-text > .returns, :scope > .note-text > :last-child")
    ?? place.querySelector(":scope > p")
    ?? place.closest(".table-frame")
    ?? place;
  while (end.nextElementSibling?.matches(".note.here")) {
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
  said.textContent = "";
  move(place, () => endOf(place).after(tools));
}

/** Moves the buttons without moving the place under the eyes of who reads there. */
function move(place, how) {
  const before = place.getBoundingClientRect().top;
  how();
  scrollBy(0, place.getBoundingClientRect().top - before);
}

function putAway(place) {
  chosen = null;
  move(place, () => tools.remove());
}

/** Puts the focus on a place, from which screen readers and the keyboard continue. */
function focusOn(place) {
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  place.focus({ preventScroll: true });
}

/** Copies where pages may use the clipboard, which they may not on an address without encryption. */
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
    clearTimeout(offer);
    const [, , citation] = places[chosen.id];
    const link = `${location.href.split("#")[0]}#${chosen.id}`;
    const text = button.dataset.copies === "link" ? link : citation;
    let opening = tools.dataset.copied;
    try {
      await copy(text);
    } catch {
      opening = tools.dataset.failed;
    }
    button.focus();
    said.textContent = opening + text;
  });
}

tools.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const place = chosen;
    putAway(place);
    focusOn(place);
  }
});

// Who goes back from a note to its call has left the note.
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

// A reader who clicks or taps the number of a paragraph is told that the buttons are there now. A reader
// who comes to a place from elsewhere came to read it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a.permalink");
  if (link) {
    choose(placeOf(link));
    clearTimeout(offer);
    offer = setTimeout(() => {
      said.textContent = tools.dataset.offered;
    }, 100);
  }
});

// Text selected within one place chooses it, once the selection rests.
let rest;
let isPressed = false;
const chooseSelected = () => {
  clearTimeout(rest);
  rest = setTimeout(() => {
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
