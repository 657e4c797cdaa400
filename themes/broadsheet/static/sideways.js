"use strict";
// Tables and columns that are wider than their frame: the frame says so where more stands to the right, so that it can fade there,
// and is a stop of the Tab key only while there is something to scroll.
(function (banmian) {
  banmian.whenReady(() => {
    for (const frame of document.querySelectorAll(".wide, .facing")) {
      const tell = () => {
        const beyond = frame.scrollWidth - frame.clientWidth;
        frame.toggleAttribute("data-more", beyond - frame.scrollLeft > 2);
        if (beyond > 2) frame.tabIndex = 0;
        else frame.removeAttribute("tabindex");
      };
      frame.addEventListener("scroll", tell, {passive: true});
      const sizes = new ResizeObserver(tell);
      for (const one of [frame, ...frame.children]) sizes.observe(one);       // a table can grow within a frame that does not
    }
  });
})(window.banmian);
