"use strict";
// The interface's words where a script writes them: they bear the interface's language, as words.js gives it to those that stand in the
// page, and words of the corpus among them bear theirs, so that a voice reads each as what it is (WCAG 3.1.2).
(function (banmian) {
  const FIRST = window.BANMIAN_LANGUAGES[0][0];

  // A value of `lang`: null where the whole page is in that language.
  banmian.tongue = () => banmian.language === FIRST ? null : banmian.language;

  function spanned(text, language) {
    const made = document.createElement("span");
    if (language) made.lang = language;
    made.append(text);
    return made;
  }
  // Words of the corpus, or those of a reader who asks for them.
  banmian.corpus = (text) => spanned(text, "zh-Hans");
  // A text of the interface among words of the corpus.
  banmian.spoken = (text) => spanned(text, banmian.tongue());

  // The words of a key; values that are elements stand among them as they are.
  banmian.phrase = function (key, values = {}) {
    const held = Object.entries(values).filter(([, value]) => value instanceof Node);
    const places = held.map(([name], i) => [name, "\u0000" + i + "\u0000"]);
    const text = banmian.say(key, {...values, ...Object.fromEntries(places)});
    return text.split("\u0000").map((part, i) => i % 2 ? held[part][1] : part);
  };

  // Puts such words into an element that stands in the page.
  banmian.speak = function (node, ...parts) {
    if (banmian.tongue()) node.lang = banmian.tongue(); else node.removeAttribute("lang");
    node.replaceChildren(...parts);
  };
})(window.banmian = window.banmian || {});
