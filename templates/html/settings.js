// The reader's settings (“Display”): text size, line spacing, typeface, colours, contrast, where notes are
// shown, and the page numbers of the PDF. They are kept in the browser for all pages of the site, and apply to all open pages at once.
// html/settings_early.js applies them when a page is loaded.
//
// Elements:
//   .settings        the form: each setting is a <select> with its name, and the value "" is its default
//   picture source   the pictures for dark pages

const form = document.querySelector(".settings");
const fields = [...form.querySelectorAll("select")];
const root = document.documentElement;
const KEY = "display";

/** The pictures that depend on the colours of the device, each with its condition. */
const pictures = [...document.querySelectorAll("picture source[media*='prefers-color-scheme']")]
  .map((source) => ({ source, media: source.media }));

/** Applies the form to the page. */
function apply() {
  for (const { name, value } of fields) {
    if (value === "") {
      delete root.dataset[name];
    } else {
      root.dataset[name] = value;
    }
  }
  for (const { source, media } of pictures) {
    source.media = { dark: "all", light: "not all" }[root.dataset.theme] ?? media;
  }
}

/** Keeps the settings of the form. Those that only other pages have stay as they are. */
function remember() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
    for (const { name, value } of fields) {
      kept[name] = value || undefined;
    }
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The settings then apply to this page only.
  }
}

/** Fills the form. A value that a field does not have is its default. */
function fill(values) {
  for (const field of fields) {
    field.value = values[field.name] ?? "";
    if (field.selectedIndex === -1) {
      field.value = "";
    }
  }
}

/** Announces a change to the other scripts of the page, such as html/notes.js, which follow their field. */
const announce = () => fields.forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));

fill(root.dataset);
apply();
form.addEventListener("change", () => {
  apply();
  remember();
});
// The fields have their defaults only after this event.
form.addEventListener("reset", () => setTimeout(announce));
addEventListener("storage", ({ key, newValue }) => {
  if (key === KEY) {
    fill(JSON.parse(newValue) ?? {});
    announce();
  }
});
