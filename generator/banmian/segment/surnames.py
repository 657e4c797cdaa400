"""Chinese surnames: what a run of characters must begin with to be cut into names."""
from __future__ import annotations

_BY_NUMBER = (      # of those who bear them, about
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
    "沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景单柏宁柯阮桂闵解强柴华车冉房边"
    "辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙喻揭窦迟宇敖糜鄢卓仇艾蓝巩稽井仲虞卞封竺冼楚佟栗匡宗"
    "巫鞠僧桑荆谌岑习蔺尚戎荀逄羊支官印"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮於蕭鄧許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸顧龍萬錢湯喬賀賴龔龐蘭顏嚴溫蘆魯韋畢聶叢嶽齊莊塗時關費紀歐項遊陽衛鮑單寧閔強華"
    "車邊饒晉鄔暢宮簡婁蓋黨談連欒鬱竇遲藍鞏荊諶習藺鐘")
DOUBLE = ("歐陽", "司馬", "諸葛", "尉遲", "公孫", "軒轅",
          "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木", "夏侯", "轩辕")


SURNAMES = frozenset(_BY_NUMBER)
_RANK = {surname: rank for rank, surname in enumerate(_BY_NUMBER)}


def rarity(name: str) -> int:
    """How rare the surname of a name is: 0 for the most common; a double surname is taken for one as soon as it stands there."""
    return 0 if name.startswith(DOUBLE) else _RANK.get(name[0], len(_RANK))


def begins_name(run: str) -> bool:
    """Whether a run of characters begins with a surname."""
    return run[0] in SURNAMES or run.startswith(DOUBLE)


def is_name(run: str) -> bool:
    """Whether a run of two to four characters looks like a Chinese name."""
    return run[0] in SURNAMES and 1 < len(run) < 4 or run.startswith(DOUBLE) and 2 < len(run) < 5
