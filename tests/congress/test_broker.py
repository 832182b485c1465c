"""The embedded broker: files of one folder."""

from queue import Empty

import pytest
from kombu import Connection


@pytest.fixture
def channel(tmp_path):
    folders = {"data_folder_in": tmp_path, "data_folder_out": tmp_path, "control_folder": tmp_path / "control"}
    options = {name: str(path) for name, path in folders.items()}
    with Connection("filesystem://", transport="congress.frame.broker:Transport", transport_options=options) as broker:
        yield broker.channel()


def taken(channel):
    try:
        return channel._get("work")
    except Empty:
        return "nothing yet"


def test_a_message_is_seen_by_nobody_before_it_is_whole(channel):
    seen = []

    class Curious:
        """Looks into the folder while it is being written into a message."""

        def __json__(self):
            seen.append(taken(channel))
            return "whole"

    channel._put("work", {"text": Curious()})

    assert (seen, taken(channel), taken(channel)) == (["nothing yet"], {"text": "whole"}, "nothing yet")


def test_messages_are_taken_in_the_order_in_which_they_came(channel):
    for number in range(3):
        channel._put("work", number)

    assert [taken(channel) for _ in range(4)] == [0, 1, 2, "nothing yet"]
