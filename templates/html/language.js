// Keeps the place when a reader changes the language: a link to another language gets the anchor of
// the paragraph that is being read. The anchors are the same in all languages. Without this script
// such links open at the beginning.

"use strict";

// The links stand at the top of the page. Who has scrolled back to them is taken to where the
// reading stopped: the place seen last while they were out of sight.
let lastPlace = "";
let pause;

/** The anchor that was followed last, if its paragraph is still to be seen, else that of the paragraph at the top of the window. */
function placeInSight() {
  const target = document.querySelector(":target");
  if (target && isSeen(target)) {
    return target.id;
  }
  const places = document.querySelectorAll("main [id]:not([id^='fnref']):not([data-generated])");
  let place = "";
  for (const candidate of places) {
    if (candidate.getBoundingClientRect().top > 96) {
      break;
    }
    place = candidate.id;
  }
  return place;
}

function isSeen(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
}

function areLinksSeen() {
  const links = document.querySelector("nav.languages");
  return links !== null && isSeen(links);
}

document.addEventListener("scroll", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (!areLinksSeen()) {
      lastPlace = placeInSight();
    }
  }, 100);
}, { passive: true });

document.addEventListener("click", (event) => {
  const link = event.target.closest("nav.languages a");
  if (link) {
    link.hash = areLinksSeen() ? lastPlace : placeInSight();
  }
});
