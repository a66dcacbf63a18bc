// What the archive of a case says of itself, in Chinese and English, with the script that checks it.
import type { Manifest } from './manifest.ts';

/**
 * Twenty lines that need Python 3 and nothing else. They stand in the README between two marks. What must be there, the rows
 * say, which the chain holds together; case.json, which nothing holds, is asked besides.
 */
export const checkScript = `import hashlib, json, os, sys
sha = lambda data: hashlib.sha256(data).hexdigest()
read = lambda path: open(path, "rb").read()
about = json.loads(read("data/case.json"))
case, prev, seq, named = about["case"], "0" * 64, 0, about["documents"] + about["rules"]
for line in read("data/rows.jsonl").split(b"\\n")[:-1]:
    row, seq = json.loads(line), seq + 1
    if (row["case_id"], row["seq"], row["prev"]) != (case["id"], seq, prev):
        sys.exit("row %d is not the one that follows: altered, missing or out of order before it" % seq)
    prev = sha(line)
    json.loads(json.dumps(row["event"]), object_hook=named.append if row["event"]["type"] != "kernel.migrate" else None)
if (seq, prev) != (case["version"], case["hash"]):
    sys.exit("the last row is not row %d with the hash %s" % (case["version"], case["hash"]))
files = [os.path.join(at, name).replace(os.sep, "/") for at, _, names in os.walk("data") for name in names]
listed = dict(reversed(line.split("  ", 1)) for line in read("manifest-sha256.txt").decode().splitlines())
if {path: sha(read(path)) for path in files} != listed:
    sys.exit("the files are not those of manifest-sha256.txt")
for missing in sorted({one["sha256"] for one in named if isinstance(one.get("sha256"), str)} - set(listed.values())):
    sys.exit("missing: " + missing)
print("OK", case["id"], seq, prev)`;

const BEGIN = '# ---- check.py ----';
const END = '# ---- end ----';

export const readmeOf = ({ case: of }: Manifest): string => `案件档案说明

案件：${of.id}
截至：第 ${of.version} 行（${of.at}）
末行哈希：${of.hash}

一、本档案是什么
本档案是一个 BagIt 包（RFC 8493），保存一件案件的全部记录（第二十四条）。打开和核验均不需要办理系统。
  data/report.html     供阅读的办理报告，用浏览器打开
  data/rows.jsonl      台账，一行一事项，JSON（RFC 8785 规范形式，UTF-8）
  data/case.json       案件概况、文档清单、所依据的规则、关联案件当时的状态
  data/regimes/        各行所依据的规则包，文件名为其哈希
  data/calendars/      各行所依据的节假日安排
  data/words.json      流程、状态、事件、身份和条文的中英文名称
  data/documents/      文档原件，文件名为其 SHA-256 哈希

二、一行的哈希如何得出
rows.jsonl 每一行（不含行末换行符）的 SHA-256 即该行的哈希。下一行的 prev 就是这一哈希，第一行的 prev 为 64 个 0。
最后一行的哈希见上，也记在 case.json 的 case.hash。改动、删去或调换任何一行，其后各行即不能衔接。
snapshot_hash 是该行之后案件状态（规范 JSON）的哈希；regime、calendar 是当时所依据的规则包和节假日安排。

三、如何核验（在本包的目录中执行）
1. sha256sum -c manifest-sha256.txt
2. sha256sum -c tagmanifest-sha256.txt
3. 将下面两条标记线之间的内容存为 check.py，执行 python3 check.py；末行显示 OK 即为完整。
4. 将末行哈希与独立保管的台账锚定或办理系统中的记录比较：能够全部重写本包的人，不能重写别处保管的哈希。

About this archive
This is a BagIt bag (RFC 8493) with the whole record of one case; it opens and is checked without the system that made it.
Each line of data/rows.jsonl is one row of the ledger as canonical JSON (RFC 8785). The hash of a row is the SHA-256 of its
line without the line feed; "prev" is the hash of the row before, 64 zeros in the first one. Check the files with
"sha256sum -c manifest-sha256.txt" and "sha256sum -c tagmanifest-sha256.txt", and the chain with the script between the
marks: save it as check.py, and run "python3 check.py" in the folder of this bag. Compare the last hash with the anchor
that is kept apart: whoever could rewrite this bag whole could not rewrite that.

${BEGIN}
${checkScript}
${END}
`;
