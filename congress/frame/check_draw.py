"""核对一次公开的随机抽取：python3 check_draw.py draw.json（只用标准库，不联网；任何人都可以自己写一个）。"""

import hashlib
import hmac
import json
import sys

if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        draw = json.load(file)
    if not draw["seed"]:
        sys.exit("种子还没有公布，现在只能保存承诺值，等公布以后再核对。")
    fixed = {"committed": draw["committed"], "seed": draw["seed"]}
    text = json.dumps(fixed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    commitment = hashlib.sha256(text.encode()).hexdigest()
    key = hmac.digest(bytes.fromhex(draw["seed"]), (draw["word"] or "").encode(), "sha256")
    ranked = sorted(
        draw["committed"]["pool"], key=lambda one: (hmac.digest(key, one["key"].encode(), "sha256"), one["key"])
    )
    drawn = []
    for share in draw["committed"]["shares"]:
        drawn += [one["key"] for one in ranked if one["share"] == share["name"]][: share["count"]]
    drawn = drawn if draw["word"] else []
    print("承诺值", commitment, "一致" if commitment == draw["commitment"] else "不一致")
    print("抽中", "、".join(drawn) or "（没有抽取）", "一致" if drawn == draw["result"] else "不一致")
    sys.exit(0 if commitment == draw["commitment"] and drawn == draw["result"] else 1)
