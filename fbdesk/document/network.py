"""What the system answers where a share is out of reach, or a file is held for a moment."""

import errno

SHARING_VIOLATIONS = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation; a scanner or a preview looks at it."""

UNREACHABLE = frozenset(
    getattr(errno, name)
    for name in (
        "ECONNABORTED",
        "ECONNREFUSED",
        "ECONNRESET",
        "EHOSTDOWN",
        "EHOSTUNREACH",
        "EIO",
        "ENETDOWN",
        "ENETRESET",
        "ENETUNREACH",
        "ENODEV",
        "ENOENT",  # of a file that is to be made: its folder is gone
        "ENOLINK",
        "ENOTCONN",
        "ENOTDIR",
        "ENXIO",
        "EREMOTEIO",
        "ESHUTDOWN",
        "ESTALE",
        "ETIMEDOUT",
    )
    if hasattr(errno, name)  # not every system has every answer
)
UNREACHABLE_ON_WINDOWS = frozenset(
    {
        3,  # the path is not found
        21,  # the drive is not ready
        51,  # the computer cannot be reached
        53,  # the network path is not found
        54,  # the network is busy
        55,  # the device is no longer there
        58,  # the server cannot do it
        59,  # an unexpected network error
        64,  # the network name is gone
        65,  # network access is denied
        67,  # the network name is not found
        121,  # the time is out
        1167,  # the device is not connected
        1203,  # no network accepts the path
        1222,  # there is no network
        1225,  # refused
        1231,  # the network cannot be reached
        1232,  # the host cannot be reached
        1236,  # the connection was aborted
    }
)


def is_sharing_violation(error: OSError) -> bool:
    """Return whether another program holds the file, which it may let go in a moment."""
    return getattr(error, "winerror", None) in SHARING_VIOLATIONS


def is_unreachable(error: OSError) -> bool:
    """Return whether the folder to write in is gone or out of reach, as a share may be."""
    code = getattr(error, "winerror", None)
    if code is not None:
        return code in UNREACHABLE_ON_WINDOWS
    return isinstance(error, TimeoutError) or error.errno in UNREACHABLE
