"""Pages in settings that the reader was never tuned on, set from a corpus of articles, with their references.

Usage: hard_pages.py ARTICLES.jsonl[.xz] OUT_DIR [PAGES_A_STYLE] [SEED]

Writes OUT_DIR/STYLE_NN.txt and OUT_DIR/STYLE.yaml, to be scored by quality.py. Styles:
  taiwan    traditional characters, corner quotation marks, 【記者王大明台北報導】
  columns17 narrow columns without an empty line or an indent, an empty line only where a block of the page ends
  tops      every headline at the head of the page, the texts below in the same order
  evening   decks, crossheads, photographs with captions, letters, questions and answers, verse, weather, tables
  halved    half-width marks, a point for a stop, recognition's wrong characters
  spaces    paragraphs set in by four spaces, lines of 24, an empty line between items
  markdown  a recogniser's Markdown: # before headlines, ** around bylines, rules between items
  jumps     texts that come from other pages and go on there
  national  a national paper's page: masthead, staff line, wide columns, bylines of all kinds
"""
from __future__ import annotations

import re
import sys

import opencc
from synthetic_pages import Page, lay_out, name, wrap

HALF = str.maketrans("，：；！？（）。", ",:;!?().")
WRONG = str.maketrans("入已未土日干天太治", "人己末士曰千夫大冶")
WEATHER = ("今天白天晴到多云，偏东风3级，最高气温23℃，最低气温14℃。", "今日天气：多云转阴 12℃～18℃ 东北风3-4级")
VERSE = ("春风吹过旧城墙", "柳絮轻扬满画廊", "最是一年好时节", "且将新火试茶香", "小桥流水人家在", "半是烟霞半是乡")
TITLES = ("春日即景", "江南春（外一首）", "咏茶", "故乡的桥")
TABLE = ("品名\t规格\t单价(元)", "大白菜\t500克\t1.20", "西红柿\t500克\t2.80", "鸡蛋\t500克\t4.60")
CITIES = ("台北", "高雄", "台中", "花蓮")
LETTERS = ("编辑同志：", "读者来信")
PLACES = ("北京", "上海", "杭州", "广州", "成都", "西安")


def crosshead(paragraph):
    """A crosshead from the words of the paragraph below it: a clause from its middle."""
    clauses = [clause for clause in re.split("[，。：；！？“”、]", paragraph)[1:] if 6 <= len(clause) <= 14]
    return clauses[len(clauses) // 2] if clauses else ""


def taiwan(page, dice, pool, number):
    """An article as the papers of Taiwan print it."""
    converter = taiwan.converter
    title, text = pool.pop()
    title, text = converter.convert(title), [converter.convert(p).replace("“", "「").replace("”", "」") for p in text]
    writer, city = converter.convert(name(dice)), dice.choice(CITIES)
    opening = dice.choice((f"【記者{writer}{city}報導】", f"（記者{writer}／{city}報導）", f"〔記者{writer}／{city}報導〕", "【本報訊】", f"［記者{writer}{city}報導］", ""))
    line = dice.choice((f"記者{writer}／{city}報導", f"文／{writer}", f"本報記者{writer}", "")) if not opening else ""
    page.put(title, (number, "heading", 0))
    page.put("")
    if line:
        page.put(line, (number, "byline", 0))
        page.put("")
    text[0] = opening + text[0]
    for at, paragraph in enumerate(text):
        page.put(paragraph, (number, "body", at))
        page.put("")
    return title


taiwan.converter = opencc.OpenCC("s2t")


def byline(dice):
    """A byline over or under a text, or none."""
    one, two = name(dice), name(dice)
    return dice.choice((f"本报记者 {one}", f"本报记者  {one}  {two}", f"□本报记者 {one} 通讯员 {two}", f"记者 {one}", f"{one} {two}", f"通讯员 {one} 文/图", f"本报记者 {one} 本报通讯员 {two}", ""))


def columns17(page, dice, pool, number):
    """An article in narrow columns, its column ends marked by an empty line."""
    title, text = pool.pop()
    for line in wrap(title, 12) if len(title) > 14 and dice.random() < 0.6 else [title]:
        page.put(line, (number, "heading", 0))
    if over := byline(dice):
        page.put(over, (number, "byline", 0))
    left = dice.randrange(8, 25)
    text[0] = dice.choice(("", "本报讯 ", f"本报{dice.choice(PLACES)}5月6日电 ")) + text[0]
    for at, paragraph in enumerate(text):
        lines = wrap("　　" + paragraph, 17)
        for line in lines:
            page.put(line.strip("　"), (number, "body", at))
            left -= 1
            if left == 0:
                page.put("")
                left = dice.randrange(15, 30)
    page.put("")
    return title


def tops(page, dice, pool, number):
    """An article whose headline stands at the head of the page."""
    title, text = pool.pop()
    if byline_ := dice.choice((f"本报讯 (记者 {name(dice)}) ", "本报讯 ", f"本报讯 (记者 {name(dice)} 通讯员 {name(dice)}) ")):
        text[0] = byline_ + text[0]
    for at, paragraph in enumerate(text):
        page.put(paragraph, (number, "body", at))
        page.put("")
    return title


def verse(page, dice, number):
    """A poem under its title and its poet."""
    title = dice.choice(TITLES)
    for line, owner in ((title, "heading"), (dice.choice(("□", "◎", "")) + name(dice), "byline")):
        page.put(line, (number, owner, 0))
        page.put("")
    for at, line in enumerate(dice.sample(VERSE, len(VERSE))):
        page.put(line + "，。"[at % 2], (number, "body", at))
        page.put("")
    return title


def evening(page, dice, pool, number):
    """An article of an evening paper, or one of its small forms."""
    form = dice.choice(("plain", "cross", "cross", "photo", "letter", "talk", "verse"))
    if form == "verse":
        return verse(page, dice, number)
    title, text = pool.pop()
    page.put(title.replace("，", " ") if dice.random() < 0.6 else title, (number, "heading", 0))
    page.put("")
    if dice.random() < 0.4:
        deck = re.split("[。；]", text[-1])[0][:26]
        page.put(deck.replace("，", " "), (number, "heading", 0))
        page.put("")
    if over := byline(dice):
        page.put(over, (number, "byline", 0))
        page.put("")
    at = 0
    for turn, paragraph in enumerate(text):
        if form == "letter" and turn == 0:
            page.put(LETTERS[0], (number, "body", at))
            page.put("")
            at += 1
        head = crosshead(paragraph) if form == "cross" and turn and turn % 2 == 0 else ""
        if head:
            page.put(head, (number, "body", at))
            page.put("")
            at += 1
        if form == "talk":
            paragraph = ("记者：" if turn % 2 == 0 else f"{title[:1]}先生：") + paragraph
        page.put(paragraph, (number, "body", at))
        page.put("")
        at += 1
    if form == "photo":
        page.put(f"图为{re.split('[，。]', text[0])[0][:30]}。 {name(dice)} 摄", (number, "body", at))
        page.put("")
    if form == "letter":
        page.put(f"读者 {name(dice)}", (number, "byline", 0))
        page.put("")
    if dice.random() < 0.15:
        for line in dice.choice((WEATHER[:1], WEATHER[1:], TABLE)):
            page.put(line, "furniture")
            page.put("")
    return title


def halved(page, dice, pool, number):
    """An article with half-width marks and recognition's errors."""
    title, text = pool.pop()

    def spoil(line):
        line = "".join(c.translate(WRONG) if dice.random() < 0.2 else c for c in line).translate(HALF)
        return line[:-1] if line.endswith(".") and dice.random() < 0.2 else line

    title = title.translate(HALF)
    page.put(title, (number, "heading", 0))
    page.put("")
    if over := byline(dice):
        page.put(over, (number, "byline", 0))
        page.put("")
    for at, paragraph in enumerate(text):
        page.put(spoil(paragraph), (number, "body", at))
        page.put("")
    return title


def spaces(page, dice, pool, number):
    """An article whose paragraphs are set in by four spaces."""
    title, text = pool.pop()
    for line in wrap(title, 20):
        page.put("  " * ((24 - len(line)) // 2) * (number % 2) + line, (number, "heading", 0))
    if over := byline(dice):
        page.put(over, (number, "byline", 0))
    for at, paragraph in enumerate(text):
        for turn, line in enumerate(wrap("  " + paragraph, 24)):
            page.put("    " + line.strip() if turn == 0 else line, (number, "body", at))
    page.put("")
    return title


def markdown(page, dice, pool, number):
    """An article as a recogniser that writes Markdown gives it."""
    title, text = pool.pop()
    page.put(dice.choice(("# ", "## ", "### ", "**")) + title, (number, "heading", 0))
    if page.lines[-1].startswith("**"):
        page.lines[-1] += "**"
    page.put("")
    if over := byline(dice):
        page.put(dice.choice((f"**{over}**", over, f"*{over}*")), (number, "byline", 0))
        page.put("")
    for at, paragraph in enumerate(text):
        page.put(paragraph, (number, "body", at))
        page.put("")
    if dice.random() < 0.3:
        page.put(dice.choice(("---", "***", "![](page.jpg)")), "furniture")
        page.put("")
    return title


def jumps(page, dice, pool, number):
    """An article that comes from another page or goes on there."""
    title, text = pool.pop()
    form = dice.choice(("from", "to", "whole", "whole"))
    if form == "from":
        text = text[1:]
        text[0] = dice.choice(("（上接第一版）", "(上接1版) ", "（紧接第1版）", "（上接A1版）")) + text[0]
    page.put(title, (number, "heading", 0))
    page.put("")
    if form != "from" and (over := byline(dice)):
        page.put(over, (number, "byline", 0))
        page.put("")
    for at, paragraph in enumerate(text):
        if form == "to" and at == len(text) - 1:
            paragraph = paragraph[:len(paragraph) * 2 // 3] + dice.choice(("（下转第二版）", "(下转4版)", "（下转A3版）"))
        page.put(paragraph, (number, "body", at))
        page.put("")
    return title


def national(page, dice, pool, number):
    """An article of a national paper in wide columns."""
    title, text = pool.pop()
    for line in wrap(title, 16):
        page.put(line, (number, "heading", 0))
    form = dice.choice(("over", "inline", "dispatch", "under", "none"))
    if form == "over":
        page.put("本报记者  " + dice.choice((name(dice), f"{name(dice)}  {name(dice)}")), (number, "byline", 0))
    elif form == "inline":
        text[0] = f"本报{dice.choice(PLACES)}5月6日电  （记者{name(dice)}）" + text[0]
    elif form == "dispatch":
        text[0] = f"新华社{dice.choice(PLACES)}5月6日电  （记者{name(dice)}、{name(dice)}）" + text[0]
    elif form == "under":
        text[-1] += f"（{name(dice)}）"
    for at, paragraph in enumerate(text):
        for line in wrap("　　" + paragraph, 28):
            page.put(line.strip("　"), (number, "body", at))
    return title


STYLES = {style.__name__: style for style in (taiwan, columns17, tops, evening, halved, spaces, markdown, jumps, national)}
HEADS = {"national": ("人民时报", "2024年5月7日　星期二", "4 要闻"), "evening": ("A07 城事", "2024年5月7日 星期二"),
         "columns17": ("第三版", "综合新闻"), "taiwan": ("2024年5月7日 星期二", "A4 要聞")}
TAILS = {"national": ("本版责编：王 伟 李 强 张 敏", "版式设计：陈 静"), "evening": ("责编 王伟 美编 李强 校对 张敏",), "halved": ("本版编辑:王伟 校对:李强",)}


def make(pool, dice, style):
    """A page of that style and its titles."""
    page = Page()
    for line in HEADS.get(style, ()):
        if dice.random() < 0.6:
            page.put(line, "furniture")
            page.put("")
    count = dice.randrange(3, 7)
    if style == "tops":
        for number, (title, _text) in enumerate(pool[:-count - 1:-1]):
            page.put(title, (number, "heading", 0))
            page.put("")
    titles = [STYLES[style](page, dice, pool, number) for number in range(count)]
    for line in TAILS.get(style, ()):
        page.put(line, "furniture")
    return page, titles


if __name__ == "__main__":
    lay_out(sys.argv[1:], STYLES, make, 11)
