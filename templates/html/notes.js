// Shows notes where the reader wants them: after the text, after each paragraph that calls them, or in
// a box that opens at the call. The choice is one of the settings of html/settings.js. Notes
// after paragraphs are part of the text for screen readers, at any text size and on paper. The box
// opens with the keyboard, mouse, touch or a screen reader, never on hover. It closes with Escape, with
// its button or with a click elsewhere, and the focus returns to the call. The notes after the text
// stay in every case.
//
// Elements:
//   select[name=notes]   the choice: "" (after the text), box or paragraph; see html/frame.html
//   #note-box            the template of the box; see html/contents.html
//   .note-call a         the calls; see text/inlines.html
//   .note                the notes after the text; see text/enactment.html

const choice = document.querySelector("select[name='notes']");
const box = document.getElementById("note-box").content.firstElementChild;

/** Copies of the parts of a note, without ids, permalinks and ways back. */
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
  copy.className = "note in-text";
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
    // Calls within notes keep linking to the notes after the text.
    if (note && block && !call.closest(".note")) {
      const notes = after.get(block) ?? new Map();
      after.set(block, notes.has(note) ? notes : notes.set(note, call));
    }
  }
  for (const [block, notes] of after) {
    block.after(...[...notes].map(here));
  }
}

/** Applies the setting to the page. */
function apply(setting) {
  document.querySelectorAll(".note.in-text").forEach((copy) => copy.remove());
  if (setting === "paragraph") {
    showAfterParagraphs();
  }
  for (const call of calls) {
    if (setting === "box") {
      call.setAttribute("aria-haspopup", "dialog");
    } else {
      call.removeAttribute("aria-haspopup");
    }
  }
}

/** Moves the box below the line of the call, within the width of the window. */
function moveTo(call) {
  const { left, bottom } = call.getBoundingClientRect();
  const { marginLeft, marginRight } = getComputedStyle(box);
  const width = box.offsetWidth + parseFloat(marginLeft) + parseFloat(marginRight);
  const widest = Math.max(document.documentElement.clientWidth - width, 0);
  box.style.left = `${Math.min(Math.max(left - width / 2, 0), widest) + scrollX}px`;
  // A call is a superscript, so its box ends above the bottom of the line.
  box.style.top = `${bottom + scrollY + 16}px`;
  box.scrollIntoView({ block: "nearest" });
}

let caller = null;

function openAt(call) {
  const note = noteOf(call);
  if (!note) {
    return;
  }
  // A note called from the note in the open box replaces it.
  if (!box.contains(call)) {
    caller = call;
  }
  // The box is added to the page on first use, so that nobody finds it empty.
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
  if (call && isPlain(event) && choice.value === "box") {
    event.preventDefault();
    openAt(call);
  }
});

box.lastElementChild.addEventListener("click", () => box.hidePopover());
box.addEventListener("beforetoggle", ({ newState }) => {
  // The focus stays where it is if the reader has moved it out of the box.
  if (newState === "closed" && box.contains(document.activeElement)) {
    caller.focus();
  }
});

// Browsers before 2024 do not support popovers.
if (!("showPopover" in box)) {
  choice.querySelector("[value=box]").remove();
}
if (choice.value !== "") {
  apply(choice.value);
  document.querySelector(":target")?.scrollIntoView();
}
choice.addEventListener("change", () => apply(choice.value));
