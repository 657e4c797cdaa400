"use strict";
// Facets, the filters that are chosen, and the histogram.
(function (banmian, search, seek) {
  const {$, element, say} = seek;
  const TOP = 6;

  seek.facets = async function () {
    const mine = seek.answer, blocks = [];
    for (const facet of seek.FACETS) {
      if (!mine.index.manifest.facets[facet]) continue;
      const chosen = seek.state.filters.filter((filter) => filter.facet === facet).map((filter) => filter.value);
      const rows = await offered(mine, facet, chosen);
      if (rows.length > 1 || chosen.length) blocks.push(block(facet, rows, chosen));
    }
    if (mine !== seek.answer) return;
    const held = document.activeElement && document.activeElement.dataset.value;
    $("seek-facets").replaceChildren(...blocks);
    if (held) { const same = [...$("seek-facets").querySelectorAll("input")].find((node) => node.dataset.value === held); if (same) same.focus(); }
  };
  // The values of a facet with what each would give: the facet's own choice does not narrow them, for further values join it by OR.
  async function offered(mine, facet, chosen) {
    const docs = await seek.beside(mine, facet), given = async (value) => [value, (await search.filtered(mine.index, docs, seek.asFilter({facet, value}))).length];
    let counts = await search.counts(mine.index, facet, docs, facet === "date" ? 7 : 0);
    if (facet === "date") counts = counts.map(([date, n]) => [date.length < 7 ? date + seek.MONTHLESS : date, n]);       // so that the numbers add up
    if (facet === "date") counts.reverse().push(...[await given(seek.UNDATED)].filter(([, n]) => n));
    return [...await Promise.all(chosen.filter((value) => !counts.some((row) => row[0] === value)).map(given)), ...counts];
  }
  // The documents that the question and the filters of the other facets leave.
  seek.beside = (found, facet) => search.narrowed(found.index, found.unfiltered, found.filters.filter((filter) => !filter.choice || filter.facet !== facet));
  // The filters that are chosen stand above the list as well, each to be taken away by itself: on a telephone the facets are folded.
  seek.chosen = function () {
    const filters = seek.state.filters, rows = filters.map((filter) => {
      const button = element("button", {type: "button", "data-facet": filter.facet, "aria-label": say("search.facet.remove", {x: seek.label(filter.facet, filter.value)})}, seek.value(filter.facet, filter.value), " ×");
      button.addEventListener("click", () => seek.change({filters: filters.filter((other) => other !== filter)}, "seek"));
      return button;
    });
    if (filters.length > 1) rows.push(clear());
    $("seek-chosen").replaceChildren(...rows);
    $("seek-chosen").hidden = !rows.length;
    $("seek-fold").textContent = say("search.facets") + (filters.length ? ` (${filters.length})` : "");
  };
  function clear() {
    const button = element("button", {type: "button"}, say("search.facet.clear"));
    button.addEventListener("click", () => seek.change({filters: []}, "seek"));
    return button;
  }
  $("seek-fold").addEventListener("click", () => {
    const open = $("seek-facets").classList.toggle("open");
    $("seek-fold").setAttribute("aria-expanded", String(open));
  });
  function block(facet, rows, chosen) {
    const last = rows.some((row) => row[0] === seek.UNDATED && facet === "date") ? rows.length - 1 : rows.length;      // the undated stay in sight
    const items = rows.map(([value, n]) => option(facet, value, n, chosen.includes(value))), folded = items.slice(TOP, last);
    const set = element("fieldset", {id: "seek-facet-" + facet}, element("legend", {}, say("search.facet." + facet)), ...items.slice(0, Math.min(TOP, last)));
    if (folded.length) {
      const before = document.querySelector(`#seek-facet-${facet} details`), open = before && before.open || folded.some((item) => item.querySelector("input").checked);
      set.append(element("details", {open: open ? "" : null}, element("summary", {}, say("search.facet.all", {n: items.length})), ...folded));
    }
    set.append(...items.slice(last));
    return set;
  }
  function option(facet, value, n, on) {
    const box = element("input", {type: "checkbox", "data-value": facet + ":" + value});
    box.checked = on;
    box.addEventListener("change", () => {
      const others = seek.state.filters.filter((filter) => filter.facet !== facet || filter.value !== value);
      seek.change({filters: box.checked ? [...others, {facet, value}] : others});
    });
    return element("label", {class: "seek-value"}, box, seek.value(facet, value), element("span", {class: "n"}, seek.number(n)));
  }
  // Bars of hits a month (a year where there are many months), each beside what the corpus holds of that time.
  seek.histogram = async function () {
    const mine = seek.answer, figure = $("seek-time");
    let digits = 7, hits = await search.counts(mine.index, "date", mine.hits, digits);
    if (hits.length > 60) hits = await search.counts(mine.index, "date", mine.hits, digits = 4);
    const whole = Int32Array.from({length: mine.index.documents}, (_, i) => i);
    const all = new Map(await search.counts(mine.index, "date", whole, digits));
    if (mine !== seek.answer) return;
    const monthless = hits.filter(([date]) => date.length < digits), undated = mine.total - hits.reduce((sum, row) => sum + row[1], 0);
    hits = hits.filter(([date]) => date.length === digits);
    figure.hidden = hits.length < 2;
    if (figure.hidden) return;
    hits = filled(hits, digits);
    const most = Math.max(...hits.map((row) => row[1]));
    const told = element("span", {class: "told"});          // what the bar that is pointed at, or has the focus, says
    const bars = hits.map(([date, n]) => {
      if (!n) return gap(date, all.get(date) || 0);
      const text = say("search.time.row", {date, n, all: seek.number(all.get(date) || 0)});
      const button = element("button", {type: "button", class: "bar-of", title: text, "aria-label": text});
      button.style.setProperty("--part", (n / most).toFixed(3));   // a style attribute is what the site's policy refuses
      for (const event of ["pointerenter", "focus"]) button.addEventListener(event, () => { told.textContent = text; });
      button.addEventListener("click", () => restrict(date));
      return element("li", {}, button);
    });
    // Nothing found: where pages are held that is an answer, where none are it is not.
    // What bears the year alone may be of any of its months.
    function gap(date, held) {
      if (!held && all.has(date.slice(0, 4))) return element("li", {});
      const text = held ? say("search.time.row", {date, n: 0, all: seek.number(held)}) : say("search.time.none", {date});
      const item = element("li", {class: held ? "zero" : "gap", title: text}, element("span", {class: "off"}, text));
      item.addEventListener("pointerenter", () => { told.textContent = text; });
      return item;
    }
    const row = element("ol", {}, ...bars);
    const keys = ["zero", "gap"].filter((kind) => row.querySelector("." + kind)).map((kind) => element("span", {class: "key " + kind}, say("search.time.key." + kind)));
    roving(row, [...row.querySelectorAll("button")]);
    figure.replaceChildren(element("figcaption", {}, say("search.time"), element("span", {class: "hint"}, say("search.time.hint")), ...keys.flatMap((key) => [" ", key])), element("div", {role: "toolbar", "aria-label": say("search.time")}, row),
      element("p", {class: "ends", "aria-hidden": "true"}, element("span", {}, banmian.date(hits[0][0])), told, element("span", {}, banmian.date(hits[hits.length - 1][0]))), ...remarks(undated, monthless));
  };
  // What the bars cannot show: articles without a date, and those of a year without a month.
  function remarks(undated, monthless) {
    const rows = [["search.time.undated", undated, [seek.UNDATED]], ["search.time.monthless", monthless.reduce((sum, row) => sum + row[1], 0), monthless.map(([year]) => year + seek.MONTHLESS)]];
    return rows.filter(([, n]) => n).map(([key, n, dates]) => {
      const button = element("button", {type: "button"}, say(key, {n}));
      button.addEventListener("click", () => restrict(...dates));
      return element("p", {class: "undated"}, button);
    });
  }
  // To one time alone, or to several. The chart goes or changes with it, so that the focus goes to the filter, which is also the way back.
  async function restrict(...dates) {
    await seek.change({filters: seek.instead("date", ...dates)});
    const chip = [...$("seek-chosen").querySelectorAll("[data-facet=date]")].pop();
    if (chip) chip.focus();
  }

  // One stop for the Tab key; the arrows, Home and End go from bar to bar.
  function roving(row, bars) {
    const stop = (at) => bars.forEach((bar, i) => { bar.tabIndex = i === at ? 0 : -1; });
    stop(0);
    row.addEventListener("focusin", (event) => stop(bars.indexOf(event.target)));
    row.addEventListener("keydown", (event) => {
      const step = {ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity}[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      bars[Math.min(bars.length - 1, Math.max(0, bars.indexOf(document.activeElement) + step))].focus();
    });
  }

  // With the months or years in which nothing was found.
  function filled(hits, digits) {
    const found = new Map(hits), out = [];
    for (let at = hits[0][0]; at <= hits[hits.length - 1][0] && out.length < 600;) {
      out.push([at, found.get(at) || 0]);
      const year = +at.slice(0, 4), month = +at.slice(5);
      at = digits === 4 ? String(year + 1).padStart(4, "0") : month === 12 ? String(year + 1).padStart(4, "0") + "-01" : at.slice(0, 5) + String(month + 1).padStart(2, "0");
    }
    return out;
  }
})(window.banmian, window.banmianSearch, window.banmian.seek);
