// Makes the frame of a table a stop of the keyboard only while the table is wider than the frame, and
// then shows a hint above it. Without this script, every frame is a stop and there is no hint.
//
// Elements:
//   .table-frame   the frames; see text/blocks.html
//   .table-hint    the hint before each frame

const NAMES = ["role", "tabindex", "aria-label", "aria-labelledby"];
const sent = new Map();

/** Adapts a frame to the widths of itself and its table. */
function adapt(frame) {
  const isScrolling = frame.scrollWidth > frame.clientWidth + 1;
  for (const [name, value] of sent.get(frame)) {
    if (isScrolling) {
      frame.setAttribute(name, value);
    } else {
      frame.removeAttribute(name);
    }
  }
  frame.classList.toggle("scrolls", isScrolling);
  const hint = frame.previousElementSibling;
  hint?.classList.toggle("shown", isScrolling);
}

const observer = new ResizeObserver((changes) => {
  const frames = changes.map(({ target }) => target.closest(".table-frame"));
  new Set(frames).forEach(adapt);
});

for (const frame of document.querySelectorAll(".table-frame")) {
  const names = NAMES.filter((name) => frame.hasAttribute(name));
  sent.set(frame, names.map((name) => [name, frame.getAttribute(name)]));
  observer.observe(frame);
  observer.observe(frame.firstElementChild);
}
