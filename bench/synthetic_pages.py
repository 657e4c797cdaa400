"""Pages set from a corpus of articles in the styles that newspapers' texts come in, with their references.

Usage: synthetic_pages.py ARTICLES.jsonl[.xz] OUT_DIR [PAGES_A_STYLE] [SEED]

Writes OUT_DIR/STYLE_NN.txt and OUT_DIR/STYLE.yaml (in the form of the reference segmentations), to be scored by
quality.py. What a reader tuned on a handful of pages has learnt by heart shows on these. Styles: columns (narrow, an
empty line after every line, headline first), under (the same, headline last), lines (a paragraph a line, broken at
column ends), loose (the same, stops lost in recognition), plain (no bylines, no datelines), pdf, indented, local (a
county paper: kickers, decks, bylines of all kinds, photographs, notices on, teasers, adverts, recognition's spaces).
"""
from __future__ import annotations

import json
import lzma
import random
import re
import sys
from pathlib import Path

import yaml

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玲"
STYLES = ("columns", "under", "lines", "loose", "plain", "pdf", "indented", "local")
FURNITURE = ("讲文明 树新风 公益广告", "本版编辑：王伟 版式：李强", "责任编辑 陈静 电话：0571-85310000", "第3版")


def articles(path, dice):
    """Articles with a plain headline and a few paragraphs, in random order."""
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    pool = []
    with opened as lines:
        for line in lines:
            article = json.loads(line)
            title, body = article["title"].strip(), [re.sub(r"\s+", "", p) for p in article["body"].split("\n") if p.strip()]
            if 8 <= len(title) <= 28 and 3 <= len(body) <= 10 and all(15 <= len(p) <= 400 and p[-1] in "。！”" for p in body):
                pool.append((title, body))
    dice.shuffle(pool)
    return pool


def name(dice):
    return dice.choice(SURNAMES) + "".join(dice.choice(GIVEN) for _ in range(dice.choice((1, 2, 2))))


class Page:
    """A page in the making: its lines, and for each the article and role it belongs to."""

    def __init__(self):
        self.lines, self.owners = [], []

    def put(self, text, owner=None):
        self.lines.append(text)
        self.owners.append(owner)


def wrap(text, width):
    return [text[at:at + width] for at in range(0, len(text), width)]


def put_text(page, dice, style, number, paragraphs):
    """The paragraphs of an article as the style sets them."""
    for at, paragraph in enumerate(paragraphs):
        owner = (number, "body", at)
        if style in ("columns", "under"):
            for line in wrap("　　" + paragraph, 21):
                page.put(line.strip("　"), owner)
                page.put("")
        elif style == "pdf":
            for line in wrap("　　" + paragraph, 30):
                page.put(line.strip("　"), owner)
        elif style == "indented":
            for line in wrap("　　" + paragraph, 18):
                page.put(line, owner)
        else:
            cuts = [dice.randrange(10, len(paragraph) - 5)] if len(paragraph) > 60 and dice.random() < 0.2 else []
            stop = paragraph[:-1] if style == "loose" and paragraph[-1] == "。" and dice.random() < 0.35 else paragraph
            for start, end in zip([0, *cuts], [*cuts, len(stop)]):
                page.put(stop[start:end], owner)
                page.put("")


def put_heading(page, dice, style, number, title):
    """The headline, spaced into phrases or wrapped as the style has it."""
    gap = [""] if style not in ("pdf", "indented") else []
    for line in wrap(title, 20) if style == "pdf" else [title.replace("，", " ") if dice.random() < 0.7 else title]:
        page.put(line, (number, "heading", 0))
        for empty in gap:
            page.put(empty)


def put_article(page, dice, style, number, title, paragraphs):
    marks = ("bullet", "bullet", "dateline") if style in ("columns", "under") else ("bullet", "dateline", "inline", "trailing", "none")
    mark = "none" if style == "plain" else dice.choice(marks)
    text = list(paragraphs)
    if mark in ("dateline", "bullet") and dice.random() < 0.8:
        text[0] = "本报讯 " * (style != "indented") + "本报讯" * (style == "indented") + text[0]
    if mark == "inline":
        text[0] = f"本报讯（记者 {name(dice)} {name(dice)}）" + text[0]
    byline = "□ 记者 " + " ".join(name(dice) for _ in range(dice.choice((1, 2)))) if mark in ("bullet", "trailing") else ""
    if style == "indented" and byline:
        byline = "本报记者" + byline[5:].replace(" ", "")
    empty = style not in ("pdf", "indented")
    if style != "under":
        put_heading(page, dice, style, number, title)
    if byline and mark == "bullet":
        page.put(byline, (number, "byline", 0))
        if empty:
            page.put("")
    put_text(page, dice, style, number, text)
    if byline and mark == "trailing":
        page.put(byline if style != "indented" else "　　（" + byline[4:] + "）", (number, "byline" if style != "indented" else "skip", 0))
        if empty:
            page.put("")
    if style == "under":
        put_heading(page, dice, style, number, title)
    if style == "pdf":
        page.put("")


KICKERS = ("凝心聚力 真抓实干", "我市部署下阶段重点工作", "主题教育进行时", "不忘初心 砥砺前行", "市委书记强调", "喜迎二十大", "走基层·看变化")
HEADS = ("02 要闻", "2023年5月6日 星期六 责任编辑 王勇 版式 李明", "综合新闻", "要闻·综合", "A2")
ADVERTS = ("咨询电话：0571-85310000", "地址：人民路12号 热线：85310000", "扫描二维码下载客户端", "公益广告 节约用水 人人有责")
PHOTOS = ("丰收时节", "整治环境迎新年", "喜看新颜", "巧手剪窗花", "植树添绿")


def local_byline(dice):
    """A byline as county papers print them, and whether it may stand under the text."""
    first, second, third = name(dice), name(dice), name(dice)
    return dice.choice((
        f"□ 记者 {first} 通讯员 {second}", f"■记者 {first}", f"记者 {first} {second}", f"本报记者 {first} 通讯员 {second} {third}", f"通讯员 {first}",
        f"□{first}", f"融媒记者 {first} 通讯员 {second}", f"记者 {first}/文 {second}/摄", f"本报讯记者 {first}"))


def put_local(page, dice, number, title, paragraphs, spaced, half):
    """An article as a county paper prints it."""
    def put(line, owner):
        line = line.translate(str.maketrans("，：；！？（）", ",:;!?()")) if half else line
        if spaced and owner[1] == "body":
            line = " ".join(wrap(line, 19))
        page.put(line, owner)
        page.put("")

    if dice.random() < 0.3:
        put(dice.choice(KICKERS), (number, "heading", 0))
    put(title.replace("，", " ") if dice.random() < 0.7 else title, (number, "heading", 0))
    if dice.random() < 0.25:
        put(re.split("[，。]", paragraphs[1])[0][:24], (number, "heading", 0))
    mark, text = dice.choice(("over", "over", "under", "inline", "inline", "dateline", "none")), list(paragraphs)
    if mark == "over":
        put(local_byline(dice), (number, "byline", 0))
        text[0] = ("本报讯 " if dice.random() < 0.6 else "") + text[0]
    elif mark == "inline":
        text[0] = f"本报讯 (记者 {name(dice)} 通讯员 {name(dice)}) {text[0]}"
    elif mark == "dateline":
        text[0] = "本报讯 " + text[0]
    for at, paragraph in enumerate(text):
        cuts = [dice.randrange(12, len(paragraph) - 6)] if len(paragraph) > 70 and dice.random() < 0.3 else []
        for start, end in zip([0, *cuts], [*cuts, len(paragraph)], strict=True):
            put(paragraph[start:end], (number, "body", at))
    if mark == "under":
        put(local_byline(dice), (number, "byline", 0))


def make_local(pool, dice):
    """A page of a county paper."""
    page, titles = Page(), []
    spaced, half = dice.random() < 0.3, dice.random() < 0.5
    for line in dice.sample(HEADS, dice.randrange(3)):
        page.put(line, "furniture")
        page.put("")
    for number in range(dice.randrange(3, 8)):
        title, paragraphs = pool.pop()
        if dice.random() < 0.15:
            titles.append(dice.choice(PHOTOS))
            page.put(titles[-1], (number, "heading", 0))
            page.put("")
            page.put(paragraphs[0][:110].rstrip("，、。") + "。", (number, "body", 0))
            page.put("")
            page.put(dice.choice((f"记者 {name(dice)} 摄", f"{name(dice)} 摄", f"通讯员 {name(dice)} {name(dice)}/摄")), (number, "byline", 0))
            page.put("")
        else:
            titles.append(title.translate(str.maketrans("，：；！？（）", ",:;!?()")) if half else title)
            put_local(page, dice, number, title, paragraphs, spaced, half)
        if dice.random() < 0.15:
            page.put(dice.choice(ADVERTS), "furniture")
            page.put("")
    for _turn in range(dice.choice((0, 0, 1, 2))):
        page.put(pool.pop()[0], "furniture")
        page.put("")
    return page, titles


def make(pool, dice, style):
    if style == "local":
        return make_local(pool, dice)
    page = Page()
    titles = []
    if style in ("lines", "loose", "plain") and dice.random() < 0.5:
        page.put("2019年3月2日 星期六", "furniture")
        page.put("")
    for number in range(dice.randrange(3, 8)):
        title, paragraphs = pool.pop()
        titles.append(title)
        put_article(page, dice, style, number, title, paragraphs)
    if style in ("lines", "loose", "columns") and dice.random() < 0.7:
        page.put(dice.choice(FURNITURE), "furniture")
    return page, titles


def reference(page, titles):
    arts = [{"headlines": [t, re.sub("[，,]", "", t)], "heading": [], "byline": [], "body": [], "authors": None} for t in titles]
    furniture, at = [], 0
    for line, owner in zip(page.lines, page.owners):
        span = f"@{at}:{at + len(line)}"
        left = len(line) - len(line.lstrip("　"))
        at += len(line) + 1
        if owner == "furniture":
            furniture.append(span)
        elif owner and owner[1] == "body":
            body = arts[owner[0]]["body"]
            if len(body) == owner[2]:
                body.append([])
            body[-1].append(f"@{at - len(line) - 1 + left}:{at - 1}")
        elif owner and owner[1] in ("heading", "byline"):
            arts[owner[0]][owner[1]].append(span)
    return {"page": {}, "furniture": furniture, "articles": arts}


def lay_out(argv, styles, make, seed):
    """Writes the pages of each style and their reference: ARTICLES OUT [COUNT [SEED]]."""
    out, count = Path(argv[1]), int(argv[2]) if len(argv) > 2 else 8
    out.mkdir(parents=True, exist_ok=True)
    dice = random.Random(int(argv[3]) if len(argv) > 3 else seed)
    pool = articles(argv[0], dice)
    for style in styles:
        refs = {}
        for turn in range(count):
            page, titles = make(pool, dice, style)
            (out / f"{style}_{turn:02d}.txt").write_text("\n".join(page.lines) + "\n", encoding="utf-8")
            refs[f"{style}_{turn:02d}.txt"] = reference(page, titles)
        (out / f"{style}.yaml").write_text(yaml.safe_dump(refs, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    lay_out(sys.argv[1:], STYLES, make, 5)
