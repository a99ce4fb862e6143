// Keeps the reader's position when they change the language: a link to another language gets the
// anchor of the paragraph being read. The anchors are the same in all languages. Without this script,
// such a link opens the start of the page.
//
// Elements:
//   .languages   the links to other languages, in the header and the footer; see html/frame.html

// The links are at the top of the page. A reader who scrolls back up to them returns to the paragraph
// that was last in view while the links were not.
let lastAnchor = "";
let pause;

/**
 * The anchor in the address if its paragraph is in view, else the anchor of the paragraph at the
 * top of the window.
 */
function anchorInView() {
  const target = document.querySelector(":target");
  if (target && isInView(target)) {
    return target.id;
  }
  const places = document.querySelectorAll("main [id]:not([id^='fnref']):not([data-generated])");
  let anchor = "";
  for (const candidate of places) {
    if (candidate.getBoundingClientRect().top > 96) {
      break;
    }
    anchor = candidate.id;
  }
  return anchor;
}

function isInView(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
}

function areLinksInView() {
  const links = document.querySelector("nav.languages");
  return links !== null && isInView(links);
}

document.addEventListener("scroll", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (!areLinksInView()) {
      lastAnchor = anchorInView();
    }
  }, 100);
}, { passive: true });

document.addEventListener("click", (event) => {
  const link = event.target.closest(".languages a");
  if (link) {
    link.hash = areLinksInView() ? lastAnchor : anchorInView();
  }
});
