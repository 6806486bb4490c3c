"""Renders the snippets and chats of this folder with transformers and jinja2, and writes goldens.json.

    pip install transformers==5.18.0 jinja2==3.1.6
    python make_goldens.py

A case whose "expected" is null raised; "error" says how. The clock stands at 2026-11-23 14:05:09.
"""

import copy
import datetime
import json
import pathlib
import re
import sys

from transformers.utils import chat_template_utils

from snippets import SNIPPETS, VARIABLES
from conversations import CONVERSATIONS

HERE = pathlib.Path(__file__).parent
ADDRESS = re.compile(" at 0x[0-9a-f]+>")
NOW = datetime.datetime(2026, 11, 23, 14, 5, 9)


class StoppedClock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW


chat_template_utils.datetime = StoppedClock


def render(template, variables):
    try:
        compiled = chat_template_utils._compile_jinja_template(template)
        text = compiled.render(**variables)
        text.encode("utf-8")
        if ADDRESS.search(text):
            return None, "prints an address in memory, which no other program can"
        return text, None
    except RecursionError:
        return None, "RecursionError"
    except Exception as error:  # whatever Python raises, the case must fail
        return None, f"{type(error).__name__}: {error}"


def case(name, source, variables_name, variables, **more):
    # A copy, as one of Jinja's filters (indent) changes a list that it is given before it fails.
    expected, error = render(source, copy.deepcopy(variables))
    return {"name": name, **more, "variables": variables_name, "expected": expected, "error": error}


def main():
    cases = []
    for group, templates in SNIPPETS.items():
        for number, template in enumerate(templates, 1):
            cases.append(case(f"{group} {number}", template, "snippets", VARIABLES, template=template))
    for path in sorted((HERE / "chats").glob("*.jinja")):
        template = path.read_text(encoding="utf-8")
        for name, variables in CONVERSATIONS.items():
            cases.append(case(f"{path.stem}: {name}", template, name, variables, file=path.name))
    write({"snippets": VARIABLES, **CONVERSATIONS}, cases)
    raised = sum(each["expected"] is None for each in cases)
    print(f"{len(cases)} cases, {raised} of them raise")


def write(variables, cases):
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "goldens.json"
    with open(target, "w", encoding="utf-8") as out:
        out.write('{"variables": ' + json.dumps(variables, ensure_ascii=False) + ',\n"cases": [\n')
        out.write(",\n".join(json.dumps(each, ensure_ascii=False) for each in cases) + "\n]}\n")


if __name__ == "__main__":
    main()
