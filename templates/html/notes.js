// Where notes are read, for who wants them elsewhere than after the text: after each paragraph that
// calls them, or in a box that opens at the call. It is a choice made once and remembered for all
// documents of this publication. Notes after paragraphs are simply read on, by a screen reader, at
// any size of type and on paper. The box opens by key, mouse, touch and screen reader, never by
// hovering, and closes with Escape, with its button or when something else is touched; the focus is
// then on the call again. The note stays where it is after the text in any case.

const choice = document.querySelector(".notes-shown");
const box = document.getElementById("note-box").content.firstElementChild;
const KEY = "notes-shown";

/** The setting, where the browser keeps any for this page. */
function remembered() {
  try {
    return localStorage.getItem(KEY) ?? "end";
  } catch {
    return "end";
  }
}

function remember(place) {
  try {
    localStorage.setItem(KEY, place);
  } catch {
    // The choice then holds for this page alone.
  }
}

/** The parts of a note once more, without what may be in a page only once and without its ways back. */
function partsOf(note) {
  const copy = note.cloneNode(true);
  copy.querySelector(".returns")?.remove();
  copy.querySelectorAll(".permalink").forEach((link) => link.remove());
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return [...copy.childNodes];
}

/**
 * Fills an element with a note, in the note's language. Its mark is that of the call, with the word
 * before it, because it is not under the heading of the notes.
 */
function fill(element, note, call) {
  for (const attribute of ["lang", "dir"]) {
    const value = note.getAttribute(attribute);
    if (value === null) {
      element.removeAttribute(attribute);
    } else {
      element.setAttribute(attribute, value);
    }
  }
  element.replaceChildren(...partsOf(note));
  element.querySelector(".mark")?.replaceChildren(...call.cloneNode(true).childNodes);
}

function here([note, call]) {
  const copy = document.createElement("div");
  copy.className = "note here";
  copy.setAttribute("role", "note");
  fill(copy, note, call);
  return copy;
}

const calls = [...document.querySelectorAll("main .note-call a")];
const noteOf = (call) => document.getElementById(call.hash.slice(1));

function showAfterParagraphs() {
  const after = new Map();
  for (const call of calls) {
    const note = noteOf(call);
    const block = call.closest("table")?.parentElement ?? call.closest("p, h1, h2, h3, h4, h5, h6, li");
    // Notes that call notes are read where they stand.
    if (note && block && !call.closest(".note")) {
      const notes = after.get(block) ?? new Map();
      after.set(block, notes.has(note) ? notes : notes.set(note, call));
    }
  }
  for (const [block, notes] of after) {
    block.after(...[...notes].map(here));
  }
}

/** Does as was chosen. */
function arrange(place) {
  document.querySelectorAll(".note.here").forEach((copy) => copy.remove());
  if (place === "paragraph") {
    showAfterParagraphs();
  }
  for (const call of calls) {
    if (place === "box") {
      call.setAttribute("aria-haspopup", "dialog");
    } else {
      call.removeAttribute("aria-haspopup");
    }
  }
}

/** Puts the box under the line of the call, within the width of the window. */
function moveTo(call) {
  const { left, bottom } = call.getBoundingClientRect();
  const { marginLeft, marginRight } = getComputedStyle(box);
  const width = box.offsetWidth + parseFloat(marginLeft) + parseFloat(marginRight);
  const widest = Math.max(document.documentElement.clientWidth - width, 0);
  box.style.left = `${Math.min(Math.max(left - width / 2, 0), widest) + scrollX}px`;
  // A call stands higher than its line.
  box.style.top = `${bottom + scrollY + 16}px`;
  box.scrollIntoView({ block: "nearest" });
}

let caller = null;

function openAt(call) {
  const note = noteOf(call);
  if (!note) {
    return;
  }
  // A note that a note calls takes its place in the open box.
  if (!box.contains(call)) {
    caller = call;
  }
  // It is in the page from its first use only, so that nobody comes upon it empty.
  if (!box.isConnected) {
    document.body.append(box);
  }
  const content = box.firstElementChild;
  fill(content, note, call);
  box.setAttribute("aria-label", content.querySelector(".mark")?.textContent.trim() ?? "");
  if (!box.matches(":popover-open")) {
    box.showPopover();
  }
  moveTo(caller);
  box.focus({ preventScroll: true });
}

const isPlain = ({ button, altKey, ctrlKey, metaKey, shiftKey }) => (
  button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey
);

document.addEventListener("click", (event) => {
  const call = event.target.closest("main .note-call a, .note-box .note-call a");
  if (call && isPlain(event) && choice.querySelector(":checked").value === "box") {
    event.preventDefault();
    openAt(call);
  }
});

box.lastElementChild.addEventListener("click", () => box.hidePopover());
box.addEventListener("beforetoggle", ({ newState }) => {
  // Who has gone elsewhere is not called back.
  if (newState === "closed" && box.contains(document.activeElement)) {
    caller.focus();
  }
});

// Browsers before 2024 have no such boxes.
if (!("showPopover" in box)) {
  choice.querySelector("[value=box]").parentElement.remove();
}
choice.hidden = false;
const chosen = choice.querySelector(`[value="${CSS.escape(remembered())}"]`);
if (chosen) {
  chosen.checked = true;
  arrange(chosen.value);
  document.querySelector(":target")?.scrollIntoView();
}
choice.addEventListener("change", ({ target }) => {
  remember(target.value);
  arrange(target.value);
});
