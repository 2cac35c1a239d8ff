"""A sender that is killed at a step of its way: python -m tests.mailroom.killed WORKSPACE STEP TOWNSHIP."""

import os
import signal
import sys
from email import message_from_bytes
from email.policy import default

from fulian_excel import cli
from fulian_excel.history import State
from fulian_excel.history.letters import Letters
from fulian_excel.post.outbox import Outbox

STEPS = ("before 发送中", "after 发送中", "in the text", "after the text", "before 已发", "after 已发")


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(root: str, step: str, township: str) -> None:
    keep, text = Letters.keep, Outbox._text

    def keeping(self, letter, state, moment, why=""):
        mine = letter.township == township
        if mine and ((state is State.SENDING and step == STEPS[0]) or (state is State.SENT and step == STEPS[4])):
            _die()
        kept = keep(self, letter, state, moment, why)
        if mine and ((state is State.SENDING and step == STEPS[1]) or (state is State.SENT and step == STEPS[5])):
            _die()
        return kept

    def sending(self, session, data):
        if step == STEPS[2] and township.encode() in _decoded(data):
            session.putcmd("data")
            session.getreply()
            session.sock.sendall(data[: len(data) // 2])
            _die()
        verdict = text(self, session, data)
        if step == STEPS[3] and township.encode() in _decoded(data):
            _die()
        return verdict

    Letters.keep, Outbox._text = keeping, sending
    cli.main(["mail", root, "--send", "--yes"])


def _decoded(data: bytes) -> bytes:
    return str(message_from_bytes(data, policy=default)["Subject"]).encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
