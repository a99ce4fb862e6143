// Shows the parts of the page that need scripts, and opens the table of contents on a wide screen, where it
// is beside the text. It runs directly after the header and after the contents, before the text is shown,
// so that nothing moves. The scripts themselves are in the file that all pages share.
//
// Elements:
//   .scripted      the parts that need scripts
//   nav.contents   the contents; see html/contents.html

"use strict";

{
  document.querySelectorAll(".scripted").forEach((part) => {
    part.hidden = false;
  });
  const contents = document.querySelector("nav.contents > details");
  if (contents) {
    contents.open = matchMedia("(min-width: 68.75em)").matches;
  }
}
