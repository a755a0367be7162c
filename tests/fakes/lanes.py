"""Lanes that have no threads: work is done at once, or left lying until a test lets it go on."""


class FakeLanes:
    def __init__(self, *, held: bool = False) -> None:
        self.held = held
        self.left: list = []
        self.closed = False

    def start(self, key, work):
        if self.closed:
            return False
        if self.held:
            self.left.append((key, work))
        else:
            work()
        return True

    def wait(self):
        left, self.left = self.left, []
        for _, work in left:
            work()

    def close(self):
        self.closed = True
