"use strict";
// Tables and columns that are wider than their frame: the frame says so where more stands to the right, so that it can fade there,
// and is a stop of the Tab key only while there is something to scroll.
(function (banmian) {
  // A stop of the Tab key says what it is.
  function name(text, on) {
    for (const [attribute, value] of [["role", "region"], ["aria-label", banmian.say("reading.text")], ["data-t-aria-label", "reading.text"]]) {
      if (on) text.setAttribute(attribute, value); else text.removeAttribute(attribute);
    }
  }

  banmian.whenReady(() => {
    for (const frame of document.querySelectorAll(".wide, .facing, .story .text")) {
      const tell = () => {
        const beyond = frame.scrollWidth - frame.clientWidth;
        // Vertical lines go on to the left, where scrollLeft is below nought.
        const more = beyond - Math.abs(frame.scrollLeft) > 2, left = getComputedStyle(frame).writingMode === "vertical-rl";
        if (more) frame.dataset.more = left ? "left" : ""; else delete frame.dataset.more;
        if (beyond > 2) frame.tabIndex = 0;
        else frame.removeAttribute("tabindex");
        if (frame.matches(".text")) name(frame, beyond > 2);
      };
      frame.addEventListener("scroll", tell, {passive: true});
      const sizes = new ResizeObserver(tell);
      for (const one of [frame, ...frame.children]) sizes.observe(one);       // a table can grow within a frame that does not
    }
  });
})(window.banmian);
