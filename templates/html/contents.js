// Marks the place that is being read in the table of contents, and opens and closes the contents when the
// screen becomes wide or narrow. Without this script, the contents are unmarked.
//
// Elements:
//   nav.contents   the contents; see html/contents.html

{
  const nav = document.querySelector("nav.contents");
  const wide = matchMedia("(min-width: 68.75em)");
  const fit = () => {
    nav.firstElementChild.open = wide.matches;
  };
  wide.addEventListener("change", fit);

  let entries = [];
  let current = null;

  /** The entries, each with its position in the text. An entry in a closed list is not marked. */
  const findEntries = () => {
    const links = [...nav.querySelectorAll("a[href^='#']")];
    entries = links.map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }));
  };

  const mark = () => {
    const isShown = ({ link }) => link.checkVisibility?.({ contentVisibilityAuto: true }) ?? link.offsetParent !== null;
    const passed = ({ target }) => target && target.getBoundingClientRect().top < innerHeight * 0.3;
    const link = wide.matches ? entries.filter((entry) => isShown(entry) && passed(entry)).at(-1)?.link ?? null : null;
    if (link === current) {
      return;
    }
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
    if (link && nav.scrollHeight > nav.clientHeight) {
      nav.scrollTop = link.offsetTop - nav.clientHeight / 3;
    }
  };

  let isWaiting = false;
  const markSoon = () => {
    if (!isWaiting) {
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        mark();
      });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    findEntries();
    addEventListener("scroll", markSoon, { passive: true });
    nav.addEventListener("toggle", markSoon, { capture: true });
    markSoon();
  });
}
