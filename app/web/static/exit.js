/* The quick way out. Without this script it is a plain link. */
"use strict";

(() => {
  const way = document.querySelector(".exit__link");
  const PRESSES = 3;
  const APART_MS = 2000; // slow hands count too
  const presses = [];

  function leave() {
    document.documentElement.hidden = true; // nothing to see while the other page loads
    location.replace(way.href); // takes this page's place in the history: Back does not show it
  }

  way.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Escape") presses.length = 0;
    else {
      const now = performance.now();
      if (now - presses.at(-1) > APART_MS) presses.length = 0;
      if (presses.push(now) === PRESSES) leave();
    }
  }, { capture: true });
  document.querySelector(".exit__keys").hidden = false;
})();
