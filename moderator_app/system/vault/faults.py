"""What a platform's keyring may raise, and which of it means "locked"; loaded on the vault's thread alone."""

from typing import Any, cast

Faults = tuple[type[Exception], ...]


def locked_faults(platform: str) -> Faults:
    """The keyring is there and nobody opened it."""
    from keyring.errors import KeyringLocked

    if platform != "linux":
        return KeyringLocked, TimeoutError
    import secretstorage

    kinds = cast(Any, secretstorage)
    return KeyringLocked, TimeoutError, kinds.LockedException, kinds.PromptDismissedException


def missing_faults(platform: str) -> Faults:
    """No keyring answers as it should."""
    from keyring.errors import KeyringError

    return (KeyringError, OSError, ImportError, RuntimeError, ValueError, *_of_the_platform(platform))


def _of_the_platform(platform: str) -> Faults:
    if platform == "linux":
        import jeepney  # pyright: ignore[reportMissingTypeStubs] - the wheel carries no types
        import secretstorage

        return cast(Any, secretstorage).SecretStorageException, cast(Any, jeepney).DBusErrorResponse
    if platform == "win32":
        from win32ctypes.pywin32 import pywintypes  # pyright: ignore[reportMissingImports, reportUnknownVariableType] - Windows alone has it

        return (cast(Any, pywintypes).error,)
    return ()
