// Keeps a served page current. When the page has changed, only the elements that differ are replaced,
// so that screen readers, focus and window stay where they are. If that is not possible, the page is
// loaded again at the paragraph that was being read. One status message announces that it has changed.
//
// Elements:
//   .publish-serve   the bar; data-state is the state of the page, as the server computed it

const bar = document.querySelector(".publish-serve");
const status = bar.querySelector("[role='status']");
const PLACE = "publish-serve-place";
const FOCUSABLE = "a[href], button, input, summary, [tabindex]";
const address = `${location.pathname}${location.search}`;
let source = null;
let isChecking = false;
let isChangedAgain = false;
let baseline = read();

/** The page as the server sends it, without the changes of scripts. */
async function read() {
  const response = await fetch(address);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

const stateOf = (page) => page.querySelector(".publish-serve")?.dataset.state;

/** Only pages in view hold a connection, because browsers allow only six to one server. */
function connect() {
  if (source || document.hidden) {
    return;
  }
  source = new EventSource("/_publish/events");
  source.addEventListener("message", check);
}

function disconnect() {
  source?.close();
  source = null;
}

async function check() {
  isChangedAgain = isChecking;
  if (isChecking) {
    return;
  }
  isChecking = true;
  try {
    do {
      isChangedAgain = false;
      const response = await fetch(`/_publish/state?${address}`);
      if (response.ok && (await response.text()) !== bar.dataset.state) {
        await update();
      }
    } while (isChangedAgain);
  } catch {
    // The server has ended. The browser connects again when it is back.
  } finally {
    isChecking = false;
  }
}

async function update() {
  const old = await baseline;
  const fresh = await read();
  if (stateOf(old) !== bar.dataset.state || !sameHead(old, fresh) || !replaceDifferences(old, fresh)) {
    loadAgain();
    return;
  }
  document.title = fresh.title;
  const findings = bar.querySelector(".findings");
  const freshFindings = fresh.querySelector(".publish-serve .findings");
  if (!old.querySelector(".publish-serve .findings").isEqualNode(freshFindings)) {
    findings.replaceChildren(...copies(freshFindings.childNodes));
    offerCopies();
  }
  bar.dataset.state = stateOf(fresh);
  baseline = Promise.resolve(fresh);
  announce();
}

const copies = (nodes) => [...nodes].map((node) => document.importNode(node, true));

/** Whether nothing has changed that only a new page can have: its style and its scripts. */
function sameHead(old, fresh) {
  const needed = (page) => [...page.head.querySelectorAll("link[rel='stylesheet'], script[type='module'], style")];
  const [before, after] = [needed(old), needed(fresh)];
  return before.length === after.length && before.every((element, i) => element.isEqualNode(after[i]));
}

/** Replaces the elements that differ. Returns whether all could be found in the open page. */
function replaceDifferences(old, fresh) {
  const pairs = differences(old.body, fresh.body);
  const found = pairs?.map(([before, after]) => [inOpenPage(before), after]);
  if (!found?.every(([element]) => element)) {
    return false;
  }
  for (const [element, after] of found) {
    replace(element, document.importNode(after, true));
  }
  return true;
}

/** The smallest pairs of elements that differ, or null if the pages have different structures. */
function differences(before, after) {
  if (before.isEqualNode(after) || before.matches(".publish-serve")) {
    return [];
  }
  if (before.id && before.id === after.id && before.matches("p, li, h1, h2, h3, h4, h5, h6, .note")) {
    return [[before, after]];
  }
  const [inBefore, inAfter] = [[...before.children], [...after.children]];
  const isSameKind = before.cloneNode(false).isEqualNode(after.cloneNode(false));
  if (!isSameKind || inBefore.length !== inAfter.length || words(before) !== words(after)) {
    return before.matches("body, main, section") ? null : [[before, after]];
  }
  const inner = inBefore.map((child, i) => differences(child, inAfter[i]));
  return inner.includes(null) ? null : inner.flat();
}

/** The words that are directly in an element. */
const words = (element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
  .map(({ data }) => data.trim()).join(" ");

/** The element of the open page for one of the page as it was sent. */
function inOpenPage(element) {
  if (element.id) {
    return document.getElementById(element.id);
  }
  const path = [];
  let at = element;
  while (!at.id && at !== at.ownerDocument.body) {
    path.unshift([...at.parentElement.children].indexOf(at));
    at = at.parentElement;
  }
  let found = at.id ? document.getElementById(at.id) : document.body;
  for (const index of path) {
    found = found?.children[index];
  }
  // Scripts may have changed the page around it.
  return found?.textContent === element.textContent ? found : null;
}

/** Replaces an element. If the focus was in it, it is at the same position in the new one. */
function replace(element, fresh) {
  const focus = element.contains(document.activeElement) ? positionIn(element) : null;
  element.replaceWith(fresh);
  if (focus !== null) {
    focusIn(fresh, focus);
  }
}

const positionIn = (element) => [...element.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);

function focusIn(element, position) {
  const target = element.querySelectorAll(FOCUSABLE)[position] ?? element;
  if (target === element && !element.matches(FOCUSABLE)) {
    element.tabIndex = -1;
    element.classList.add("publish-serve-place");
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  target.focus({ preventScroll: true });
}

/** Loads the page again, at the same place: by its anchor, and not by its distance from the top. */
function loadAgain() {
  const places = [...document.querySelectorAll("main [id]")];
  const inView = places.find((place) => place.getBoundingClientRect().top >= 0) ?? places.at(-1);
  const around = document.activeElement?.closest("[id]") ?? null;
  const place = {
    address,
    anchor: inView?.id,
    top: inView?.getBoundingClientRect().top,
    focus: (around ?? inView)?.id,
    position: around ? positionIn(around) : -1,
  };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  } catch {
    // The page then begins at the top.
  }
  location.reload();
}

function returnToPlace() {
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
  } catch {
    return;
  }
  if (place?.address !== address) {
    return;
  }
  history.scrollRestoration = "manual";
  const anchor = document.getElementById(place.anchor);
  if (anchor) {
    scrollBy({ top: anchor.getBoundingClientRect().top - place.top, behavior: "instant" });
  }
  const focus = document.getElementById(place.focus);
  if (focus) {
    focusIn(focus, place.position);
  }
  // The status must be in the page before it has words.
  setTimeout(announce, 300);
}

function announce() {
  const errors = document.querySelectorAll(".publish-serve .error, .publish-serve-page .error").length;
  status.textContent = errors ? `Page updated, ${errors === 1 ? "1 error" : `${errors} errors`}` : "Page updated";
  setTimeout(() => { status.textContent = ""; }, 5000);
}

/** Shows the buttons that copy a location, which need this script. */
function offerCopies() {
  for (const button of document.querySelectorAll(".publish-serve [data-copies], .publish-serve-page [data-copies]")) {
    button.hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copies);
      status.textContent = "Copied";
    };
  }
}

document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
offerCopies();
returnToPlace();
connect();
