"""Time, memory and bytes of a build at growing sizes, as a table: `python bench/growth.py --sizes 1000 5000 10000`.

For each size a corpus of made-up articles (600 to 1,400 characters, the front matter that other generators use; the same for everybody,
no text of anybody's) is written to a folder of its own, on a memory file system where there is one, and built: cold, with nothing changed, and with a
paragraph added to one article. CPU is that of the whole process tree; memory is the greatest sum of resident sizes over the tree, looked at ten times a second.
`calib` is the CPU time of a fixed loop beside each run: on a busy machine it says how slow the processor was, and so what the CPU seconds are worth.
"""
from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = (  # noqa: SIM905
         "春茶 采摘 开园 茶农 清晨 上山 市场 收购 价格 去年 增加 桥梁 修缮 通车 河道 整治 居民 出行 学校 图书馆 开放 读者 座位 藏书 工程 部门 负责人 介绍 "
         "预计 完成 质量 安全 服务 中心 志愿者 社区 活动 举行 代表 会议 研究 部署 落实 措施 企业 生产 订单 出口 技术 改造 设备 投资 项目 建设 进度 "
         "农业 种植 面积 产量 收入 合作社 示范 基地 培训 农民 道路 拓宽 绿化 环境 保护 监测 数据 显示 空气 水质 达标 医院 门诊 医生 患者 治疗 演出 剧团").split()
CITIES = [f"{a}{b}" for a in "东西南北上下" for b in "山江溪川城州"]
TAGS = ["经济", "教育", "文化", "交通", "农业", "环保", "民生", "医疗"]
SURNAMES, GIVEN = "王李张刘陈杨黄赵周吴徐孙马朱胡", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀"


def articles(count: int) -> Iterator[tuple[str, str]]:
    """File names and texts."""
    rng = random.Random(20261123)
    first = datetime.date(2020, 1, 1)
    for n in range(count):
        body, size = [], rng.randint(600, 1400)
        while sum(map(len, body)) < size:
            body.append(sentence(rng, rng.randint(60, 220)))
        body.insert(len(body) // 2, "## " + sentence(rng, 12)[:-1])
        body[0] = f"本报讯 **{body[0][:6]}**{body[0][6:]}"
        day, city = first + datetime.timedelta(days=n * 7919 % 1096), rng.choice(CITIES)
        yield f"a{n:06d}.md", (
            f'---\ntitle: "{sentence(rng, 14)[:-1]}（{n:05d}）"\ndate: {day}\ncity: {city}市\ncounty: {rng.choice("甲乙丙丁戊己")}县\n'
            f'newspaper: "今日{city}"\nbyline: "记者 {rng.choice(SURNAMES)}{rng.choice(GIVEN)}{rng.choice(GIVEN)}"\n'
            f"tags: [{', '.join(rng.sample(TAGS, 3))}]\n---\n\n" + "\n\n".join(body) + "\n")


def sentence(rng: random.Random, size: int) -> str:
    """About `size` characters of words, with commas, ending in a stop."""
    made = ""
    while len(made) < size:
        made += "".join(rng.choices(WORDS, k=rng.randint(2, 5))) + "，"
    return made[:-1] + "。"


def resident(pid: int) -> int:
    """Bytes resident in a process and all below it."""
    total, todo = 0, [pid]
    while todo:
        one = todo.pop()
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            for task in os.listdir(f"/proc/{one}/task"):
                todo += map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split())
        except (OSError, ValueError, IndexError):
            continue
    return total


def calibration() -> float:
    """Milliseconds of CPU for a fixed loop, the best of five."""
    best = 1e9
    for _ in range(5):
        start, x = time.process_time(), 0
        for i in range(400_000):
            x += i ^ 3
        best = min(best, time.process_time() - start)
    return best * 1000


def measured(command: list[str], cwd: Path) -> dict[str, float]:
    """Wall and CPU seconds and the peak of memory of a command."""
    peak, done = [0], threading.Event()
    before, start = calibration(), time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE)

    def watch() -> None:
        while not done.is_set():
            peak[0] = max(peak[0], resident(process.pid))
            done.wait(0.1)
    watcher = threading.Thread(target=watch)
    watcher.start()
    assert process.stdout is not None
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    if status:
        raise SystemExit(f"{command} failed in {cwd}: {out.decode()}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": peak[0] / 2**20, "calib": (before + calibration()) / 2,
            "written": json.loads(out)["counts"]["written"]}


def grown(size: int, folder: Path, jobs: int) -> dict[str, object]:
    """The figures of one size."""
    site = folder / f"n{size}"
    shutil.rmtree(site, ignore_errors=True)
    (site / "content").mkdir(parents=True)
    for name, text in articles(size):
        (site / "content" / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "banmian.cli", "build", "--json", "--jobs", str(jobs)]
    row: dict[str, object] = {"articles": size, "cold": measured(command, site), "nothing": measured(command, site)}
    with (site / "content" / f"a{size // 2:06d}.md").open("a", encoding="utf-8") as file:
        file.write("\n新增一段文字。\n")
    row["one"] = measured(command, site)
    held = [path.stat().st_size for path in (site / "public").rglob("*") if path.is_file()]
    row["files"], row["megabytes"] = len(held), round(sum(held) / 2**20, 1)
    shutil.rmtree(site)
    return row


def table(rows: list[dict]) -> Iterator[str]:
    """The rows as Markdown."""
    yield "| articles | cold wall (CPU) s | nothing changed | one changed | peak MB | files | MB | calib ms |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        cells = [f"{row[k]['wall']:.2f} ({row[k]['cpu']:.2f})" for k in ("cold", "nothing", "one")]
        yield (f"| {row['articles']:,} | {' | '.join(cells)} | {row['cold']['peak']:.0f} | {row['files']:,} | {row['megabytes']} | "
               f"{row['cold']['calib']:.0f} |")


def main() -> None:
    """Measures and prints."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 10000])
    asked.add_argument("--jobs", type=int, default=0)
    asked.add_argument("--json", action="store_true", help="the figures as JSON in place of the table")
    options = asked.parse_args()
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        rows = [grown(size, Path(folder), options.jobs) for size in options.sizes]
    print(json.dumps(rows, indent=1) if options.json else "\n".join(table(rows)))


if __name__ == "__main__":
    main()
