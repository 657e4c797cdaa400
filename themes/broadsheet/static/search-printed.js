"use strict";
// What the page prints where the text was corrected: the index holds the corrected wording alone, and a reader may have the paper.
(function (banmian, search, seek) {
  const {$, element} = seek;
  const MOST = 20;      // passages that are shown
  const box = $("seek-printed");

  // The words of a query that stand in a printed passage and take in what was changed there.
  const holds = ([text, from, to], words) => words.some((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (at < to && at + word.length > from) return true;
    return false;
  });
  function passage([printed, from, to, old, fresh, url, headline]) {
    const text = banmian.wideText(printed);
    const link = seek.chinese("a", {href: search.root + url}, banmian.wide(headline)), wording = {old: banmian.corpus(old), new: banmian.corpus(fresh)};
    return element("li", {}, ...banmian.phrase("search.printed", wording), " ", link, " ", seek.chinese("span", {class: "seek-about"}, "…" + text.slice(0, from), element("mark", {}, text.slice(from, to)), text.slice(to) + "…"));
  }
  // How many passages there are. `single`: of one character, too, which is asked for where no text has it, for 人 stands in too many.
  seek.printed = async function (query, single) {
    if (!box) return 0;
    const words = query.replace(/[“”"]/g, " ").split(/\s+/).filter((word) => word.length > (single ? 0 : 1) && !word.includes(":")).map(search.fold);
    const rows = words.length ? await search.load("search/printed.js", "printed") || [] : [];
    if (query !== seek.state.q.trim()) return 0;      // asked on meanwhile
    const found = rows.filter((row) => holds([search.fold(row[0]), row[1], row[2]], words)).slice(0, MOST);
    box.hidden = !found.length;
    box.replaceChildren(...found.map(passage));
    return found.length;
  };
})(window.banmian, window.banmianSearch, window.banmian.seek);
