"use strict";
// Files made in the browser from what the page already holds: citations, and the article as text, Markdown or JSON.
// So a corpus of any size has them without three more files an article on its server.
(function (banmian) {
  banmian.whenReady(() => {
    const story = document.querySelector("article.story"), section = document.querySelector("section.cite");
    if (!story || !section) return;
    const facts = described();
    for (const source of section.querySelectorAll(".copy[data-suffix]")) {
      source.closest(".citation").querySelector("h3").append(saver(() => [source.textContent, source.dataset.suffix, source.dataset.type], facts));
    }
    const line = document.createElement("p");
    line.className = "twins";
    for (const [suffix, make] of [[".txt", plain], [".md", markdown], [".json", json]]) {
      line.append(saver(() => [make(story, facts), suffix, TYPES[suffix]], facts, suffix), " ");
    }
    section.append(line);
  });

  const TYPES = { ".txt": "text/plain", ".md": "text/markdown", ".json": "application/json" };
  const banned = /[^A-Za-z0-9._-]+/g;

  // What the page says of its article to machines; the id names the files.
  function described() {
    const found = [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => JSON.parse(script.textContent));
    return found.find((one) => one.headline) || {};
  }

  function saver(make, facts, label) {
    const button = document.createElement("button");
    button.type = "button";
    const words = document.createElement("span");
    words.dataset.t = "cite.save";
    words.textContent = banmian.say("cite.save");
    if (banmian.language !== window.BANMIAN_LANGUAGES[0][0]) words.lang = banmian.language;
    button.append(words);
    if (label) button.append(" " + label);
    button.addEventListener("click", () => {
      const [text, suffix, type] = make();
      const anchor = document.createElement("a");
      anchor.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
      anchor.download = String(facts.identifier || "article").replace(banned, "-") + suffix;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
    });
    return button;
  }

  // The reading text, a line a paragraph, as the page shows it now; ruby and what is hidden left out.
  function paragraphs(story) {
    return [...story.querySelectorAll(".abstract p, .text > *")].map((block) => {
      const copy = block.cloneNode(true);
      for (const aside of copy.querySelectorAll("rt, rp, button, [hidden]")) aside.remove();
      return { tag: block.tagName.toLowerCase(), text: copy.textContent.trim().replace(/\s*\n\s*/g, "\n") };
    }).filter((one) => one.text);
  }

  function plain(story, facts) {
    return [facts.headline || story.querySelector("h1").textContent.trim(), "", ...paragraphs(story).map((one) => one.text)].join("\n") + "\n";
  }

  function json(story, facts) {
    return JSON.stringify({ ...facts, articleBody: paragraphs(story).map((one) => one.text).join("\n") }, null, 1) + "\n";
  }

  // Front matter under the names that content files have, then the text; signs that Markdown would take are escaped.
  function markdown(story, facts) {
    const issue = facts.isPartOf || {}, paper = issue.isPartOf || (issue["@type"] === "Newspaper" ? issue : {});
    const front = { id: facts.identifier, title: facts.headline, newspaper: paper.name, date: facts.datePublished, page: facts.printPage,
      section: facts.articleSection, issue: issue.issueNumber, credit: facts.creditText,
      authors: (facts.author || []).map((one) => ({ name: one.name, ...(one.jobTitle ? { role: one.jobTitle } : {}) })), url: facts.url };
    const lines = Object.entries(front).filter(([, value]) => value && value.length !== 0).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    const text = paragraphs(story).map(({ tag, text: words }) => (/^h[1-6]$/.test(tag) ? "## " : "") + escaped(words));
    return ["---", ...lines, "---", text.join("\n\n")].join("\n") + "\n";
  }

  function escaped(text) {
    return text.replace(/[\\`*_{}[\]]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/^([+\-#>]|\d+\.)/gm, (sign) => sign.slice(0, -1) + "\\" + sign.slice(-1));
  }

  banmian.saving = { plain, markdown, json };
})(window.banmian);
