// Shows each note after the paragraph that calls it, for who wants that; remembered for all
// documents of this publication. A choice made once, because 42 pop-ups in a text are 42 things to
// open, to close and to come back from: so the text of a note is simply read on, by a screen reader,
// at any size of type and on paper. The call stays a link to the note below, which stays where it is.

const box = document.querySelector(".notes-after input");
const KEY = "notes-after-paragraphs";

/** The setting, where the browser keeps any for this page. */
function remembered() {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

function remember(isWanted) {
  try {
    localStorage.setItem(KEY, isWanted ? "yes" : "no");
  } catch {
    // The choice then holds for this page alone.
  }
}

/** The note once more, without what may be in a page only once and without its ways back. */
function copyOf(note) {
  const copy = document.createElement("div");
  copy.className = "note here";
  copy.setAttribute("role", "note");
  copy.append(...note.cloneNode(true).childNodes);
  for (const attribute of ["lang", "dir"]) {
    if (note.hasAttribute(attribute)) {
      copy.setAttribute(attribute, note.getAttribute(attribute));
    }
  }
  copy.querySelector(".returns")?.remove();
  copy.querySelectorAll(".permalink").forEach((link) => link.remove());
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return copy;
}

function show() {
  const after = new Map();
  for (const call of document.querySelectorAll("main .note-call a")) {
    const note = document.getElementById(call.hash.slice(1));
    const block = call.closest("table")?.parentElement ?? call.closest("p, h1, h2, h3, h4, h5, h6, li");
    // Notes that call notes are read where they stand.
    if (note && block && !call.closest(".note")) {
      after.set(block, (after.get(block) ?? new Set()).add(note));
    }
  }
  for (const [block, notes] of after) {
    block.after(...[...notes].map(copyOf));
  }
}

function hide() {
  document.querySelectorAll(".note.here").forEach((copy) => copy.remove());
}

box.closest(".scripted").hidden = false;
box.checked = remembered();
if (box.checked) {
  show();
  document.querySelector(":target")?.scrollIntoView();
}
box.addEventListener("change", () => {
  remember(box.checked);
  if (box.checked) {
    show();
  } else {
    hide();
  }
});
