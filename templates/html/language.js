// Keeps the place when a reader changes the language: a link to another language gets the anchor of
// the paragraph that is being read. The anchors are the same in all languages. Without this script
// such links open at the beginning.

"use strict";

/** The anchor that was followed last, if its paragraph is still to be seen, else that of the paragraph at the top of the window. */
function placeOfReading() {
  const target = document.querySelector(":target");
  if (target && isSeen(target)) {
    return target.id;
  }
  const places = document.querySelectorAll("main [id]:not([id^='fnref']):not([data-ours])");
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

document.addEventListener("click", (event) => {
  const link = event.target.closest("nav.languages a");
  if (link) {
    link.hash = placeOfReading();
  }
});
