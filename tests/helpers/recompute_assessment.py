"""Computes a self-assessment again from the exported score sheet alone (standardization.md 3.3): Decimal, no code of the app."""
import json
import sys
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
plain = lambda value: str(value or "").replace("\n", "")
head = next(index for index, row in enumerate(rows) if "条目编号" in map(plain, row))
place = {plain(value): column for column, value in enumerate(rows[head]) if value}
category = element = ""
categories, items, printed = {}, [], {}
for row in rows[head + 1:]:
    at = lambda label: row[place[label]]
    if at("一级要素"):
        category = at("一级要素")
        element = at("二级要素")
    if category in ("小计", "合计"):
        printed[at("二级要素") or category] = str(at("实得分"))
        if category == "合计":
            break
        continue
    element = at("二级要素") or element
    own = categories.setdefault(category, {"elements": {}, "extra": Decimal(0), "due": Decimal(0), "full": Decimal(0), "zeroed": set()})
    points = Decimal(str(at("标准分值")))
    own["full"] += points
    own["elements"].setdefault(element, Decimal(0))
    if at("空项（理由）"):
        items.append([at("条目编号"), "空项"])
        continue
    own["due"] += points
    earned = max(Decimal(0), points - Decimal(str(at("扣分"))))
    own["elements"][element] += earned
    items.append([at("条目编号"), str(earned)])
    assert Decimal(str(at("实得分"))) == earned, at("条目编号")
    for part in str(at("追加扣分") or "0").split("；"):
        if part == "二级要素不得分":
            own["zeroed"].add(element)
        else:
            own["extra"] += Decimal(part)
short = lambda value: format(value.normalize(), "f")
result = {}
for name, own in categories.items():
    before = sum((earned for place_, earned in own["elements"].items() if place_ not in own["zeroed"]), Decimal(0))
    result[name] = max(Decimal(0), before - own["extra"])
due = sum((own["due"] for own in categories.values()), Decimal(0))
full = sum((own["full"] for own in categories.values()), Decimal(0))
earned = sum(result.values(), Decimal(0))
percent = (earned * 100 / due).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
json.dump(
    {
        "items": len(items),
        "blanks": sum(1 for item in items if item[1] == "空项"),
        "full": short(full),
        "due": short(due),
        "earned": short(earned),
        "percent": str(percent),
        "categories": {name: short(value) for name, value in result.items()},
        "printed": {name: short(Decimal(value)) for name, value in printed.items()},
    },
    sys.stdout,
    ensure_ascii=False,
)
