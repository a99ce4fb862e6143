// The menus of the header: Escape, a click elsewhere and leaving a menu with the Tab key close it, and
// Escape returns the focus to its button. Without this script, a menu is closed with its button.
//
// Elements:
//   details.menu   the menus; see html/frame.html

const menus = [...document.querySelectorAll("details.menu")];

for (const menu of menus) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) {
      menu.open = false;
    }
  });
}

document.addEventListener("click", ({ target }) => {
  for (const menu of menus) {
    if (!menu.contains(target)) {
      menu.open = false;
    }
  }
});
