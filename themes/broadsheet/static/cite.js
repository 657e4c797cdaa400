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
      say(words, await copied(source) ? "cite.copied" : "cite.failed");
      setTimeout(() => say(words, "cite.copy"), 2500);
    });
    return made;
  }

  function say(node, key) {
    node.dataset.t = key;
    node.textContent = banmian.say(key);
    if (banmian.language !== window.BANMIAN_LANGUAGES[0][0]) node.lang = banmian.language;
  }

  async function copied(source) {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return true;
    } catch (error) {
      const range = document.createRange(), selection = getSelection();
      range.selectNodeContents(source);
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    }
  }
})(window.banmian);
