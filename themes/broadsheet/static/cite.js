"use strict";
// A button beside each citation that copies it.
(function (banmian) {
  banmian.whenReady(() => {
    for (const citation of document.querySelectorAll(".citation")) citation.querySelector("h3").append(button(citation.querySelector(".copy")));
  });

  function button(source) {
    const made = document.createElement("button");
    made.type = "button";
    const words = document.createElement("span");
    words.setAttribute("role", "status");
    say(words, "cite.copy");
    made.append(words);
    made.addEventListener("click", async () => {
      say(words, await banmian.copy(dated(source)) ? "cite.copied" : "cite.failed");
      setTimeout(() => say(words, "cite.copy"), 2500);
    });
    return made;
  }

  function say(node, key) {
    node.dataset.t = key;
    node.textContent = banmian.say(key);
    if (banmian.language !== window.BANMIAN_LANGUAGES[0][0]) node.lang = banmian.language;
  }

  // GB/T 7714—2015 asks for the day on which an address was read, which only the reader's browser knows: it stands before the address.
  function dated(source) {
    const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    return "accessed" in source.dataset ? source.textContent.replace(/(?=\. https?:\S+$)/, `[${day}]`) : source.textContent;
  }

  // Puts the text on the clipboard; where the browser gives none (a page from disk), by way of a selection.
  banmian.copy = async function (text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const held = document.createElement("textarea"), before = document.activeElement;
      held.value = text;
      held.className = "off";
      (document.querySelector("dialog[open]") || document.body).append(held);       // beside an open dialog nothing can be selected
      held.select();
      const done = document.execCommand("copy");
      held.remove();
      if (before) before.focus({preventScroll: true});
      return done;
    }
  };
  // The first citation of the page (GB/T 7714), with the day of reading where it asks for one.
  banmian.citation = () => dated(document.querySelector(".citation .copy"));
})(window.banmian);
