#!/usr/bin/env python3
"""Asks one `redress` process about many drafts: it starts once, and answers each line as it comes.

    judge.py POLICY <texts.txt      one text a line; prints its category, and by when it is answered
"""
import json
import subprocess
import sys
from datetime import datetime, timezone


class Redress:
    """A process of `redress assess --ndjson`. Not for several threads at once: give each its own."""

    def __init__(self, policy):
        self.process = subprocess.Popen(
            ["redress", "assess", "--policy", policy, "--ndjson"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def assess(self, text, **draft):
        """The assessment as a dict; ValueError where the draft could not be read."""
        # One line a draft: json.dumps writes a line break of the text as \n.
        self.process.stdin.write(json.dumps({"text": text, **draft}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"redress ended with exit code {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise ValueError(answer["error"]["message"])
        return answer


def main():
    received = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    with Redress(sys.argv[1]) as redress:
        for text in sys.stdin:
            try:
                answer = redress.assess(text.rstrip("\n"), received=received, channel="link")
            except ValueError as error:
                print("error", error, sep="\t")
                continue
            # Nothing is promised where the text does not say clearly enough what it is about.
            if answer["promise"] is None:
                print("unclear", "", sep="\t")
            else:
                print(answer["category"], answer["promise"]["first_reply"]["due"], sep="\t")


if __name__ == "__main__":
    main()
