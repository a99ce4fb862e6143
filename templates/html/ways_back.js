// Moves the focus from a call to its note, and marks the way back to that call among the ways back of
// the note. Without this script, browsers move the view to the note but not the focus, which screen
// readers and magnifiers follow. A way back moves the focus by itself, because its target is a link.
//
// Elements:
//   [role=doc-noteref]    the calls; see text/inlines.html
//   [role=doc-backlink]   the ways back; see text/way_back.html

/** The call that was followed last. */
let followed = null;

const placeOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

function arrive(call) {
  const note = placeOf(call);
  document.querySelector("[role='doc-backlink'][aria-current]")?.removeAttribute("aria-current");
  if (!note) {
    return;
  }
  const ways = [...note.querySelectorAll("[role='doc-backlink']")];
  // One way back needs no mark.
  if (ways.length > 1) {
    ways.find((way) => placeOf(way) === call)?.setAttribute("aria-current", "true");
  }
  if (!note.hasAttribute("tabindex")) {
    note.tabIndex = -1;
    note.addEventListener("blur", () => note.removeAttribute("tabindex"), { once: true });
  }
  note.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  followed = event.target.closest("main [role='doc-noteref']");
  // Following the same call again does not change the address.
  if (followed && !event.defaultPrevented && followed.hash === location.hash) {
    setTimeout(arrive, 0, followed);
  }
});

addEventListener("hashchange", () => {
  if (followed && followed.hash === location.hash) {
    arrive(followed);
  }
  followed = null;
});
