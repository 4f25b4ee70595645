"""Which process on which PC: told so that a later one knows whether it is still running."""

import ctypes
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
START_FIELD = 19
"""The start of a process stands in this place behind its name in `/proc/PID/stat`."""

QUERY_LIMITED_INFORMATION = 0x1000
STILL_ACTIVE = 259
ACCESS_DENIED = 5


def machine_name() -> str:
    """Return the name of this PC as colleagues know it."""
    return platform.node() or "PC"


def start_of(process: int) -> str:
    """Return what tells a running process from a later one with its number.

    Empty where no such process runs, or where the system does not say.
    """
    if sys.platform == "win32":
        return _start_on_windows(process)
    with suppress(OSError, IndexError):
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        ticks = told.rpartition(")")[2].split()[START_FIELD]
        return f"{BOOT_ID.read_text(encoding='ascii').strip()}:{ticks}"
    return ""


def is_running(process: int, start: str) -> bool:
    """Return whether a process of this PC runs that began at `start`.

    Where the system tells no start, a process of that number counts.
    """
    if not _exists(process):
        return False
    now = start_of(process)
    return not now or not start or now == start


def _exists(process: int) -> bool:
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _exists_on_windows(process)
    try:
        os.kill(process, 0)
    except PermissionError:  # it runs for another user
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


if sys.platform == "win32":

    def _exists_on_windows(process: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, 0, process)
        if not handle:
            return ctypes.get_last_error() == ACCESS_DENIED
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == STILL_ACTIVE

    def _start_on_windows(process: int) -> str:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, 0, process)
        if not handle:
            return ""
        times = [ctypes.c_ulonglong() for _ in range(4)]
        told = kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        kernel.CloseHandle(handle)
        return str(times[0].value) if told else ""
