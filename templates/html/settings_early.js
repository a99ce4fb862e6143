// Applies the reader's settings before the page is shown, so that nothing changes afterwards: each is an
// attribute of the root element, such as data-theme, which the style sheet uses. If the script that all
// pages share cannot be loaded, as in a copy of a page, the parts that need it stay hidden.
//
// Elements:
//   .scripted       the parts that need scripts
//   data-scripted   on the root element, where scripts run: the style sheet shows the menu in the header
//                   before html/scripted_early.js does, so that what follows it does not move.

"use strict";

{
  document.documentElement.dataset.scripted = "";
  try {
    for (const [name, value] of Object.entries(JSON.parse(localStorage.getItem("display")) ?? {})) {
      document.documentElement.dataset[name] = value;
    }
  } catch {
    // The browser stores nothing for this page.
  }
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) {
      document.addEventListener("DOMContentLoaded", () => {
        delete document.documentElement.dataset.scripted;
        document.querySelectorAll(".scripted").forEach((part) => {
          part.hidden = true;
        });
      });
    }
  }, { capture: true });
}
