"use strict";
// Names in a text that is put into traditional characters (reading.js).
(function (banmian) {
  // The names of the byline, which stay as they were printed there and in the text alike: nobody called 东升 is 東昇 but by his own hand.
  banmian.signed = function () {
    const all = Array.from(document.querySelectorAll(".story .byline [rel=author], .story .byline .name"), (node) => node.textContent.trim());
    const held = all.filter((name) => name.length > 1).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return held.length ? new RegExp("(" + held.join("|") + ")") : null;
  };

  // Surnames that are surnames in traditional characters as they stand, where the character as a word is another: 余 is no 餘, 范 no 範.
  // A name of three characters in a list of names (士平、余水林、徐敏等), or one between an office and what its holder does (书记范大成说);
  // what begins with a phrase of OpenCC is no name (、游泳池、). Elsewhere the character is converted as a word, and the page says so.
  const OFFICE = "书记|主任|市长|区长|县长|镇长|乡长|部长|局长|院长|校长|会长|主席|经理|教授|老师|医生|记者|村民|居民|代表", DOES = "说|表示|介绍|告诉|指出|强调|认为|主持|出席|参加|带领";
  const SURNAMED = new RegExp("(?<=、)[范余于涂岳游郁]\\p{Script=Han}{2}(?=[、，。；）]|等)|(?<=^|[，。；：（])[范余于涂岳游郁]\\p{Script=Han}{2}(?=、)|"
    + "(?<=" + OFFICE + ")[范余涂岳郁]\\p{Script=Han}{1,2}(?=" + DOES + ")", "gu");
  banmian.surnamed = function (text, convert) {
    let out = "", at = 0;
    for (const {0: name, index} of text.matchAll(SURNAMED)) {
      if (convert.begins(name)) continue;
      out += convert(text.slice(at, index)) + name[0];
      at = index + 1;
    }
    return out + convert(text.slice(at));
  };
})(window.banmian);
