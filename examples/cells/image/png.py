"""Reads and writes PNG: as much of it as pictures from a microscope or a camera need."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # by colour type: grey, RGB, grey with alpha, RGB with alpha


class NotAPicture(Exception):
    """What should be a picture is none that can be read."""


def read(data):
    """The picture as rows of (red, green, blue), 0 to 255."""
    try:
        width, height, channels, packed = parts(data)
        rows = unfiltered(zlib.decompress(packed), width * channels, height, channels)
    except (struct.error, zlib.error, IndexError) as error:
        raise NotAPicture(f"the file is damaged: {error}") from error
    colours = (0, 0, 0) if channels < 3 else (0, 1, 2)
    return [[tuple(row[at + c] for c in colours) for at in range(0, len(row), channels)] for row in rows]


def parts(data):
    if not data.startswith(SIGNATURE):
        raise NotAPicture("the file is no PNG")
    at, packed, header = len(SIGNATURE), b"", None
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    if header is None:
        raise NotAPicture("the file is damaged: it has no header")
    width, height, depth, colour, _, _, interlaced = header
    if depth != 8 or colour not in CHANNELS or interlaced:
        raise NotAPicture("only PNG with 8 bits a channel, without palette and interlacing, can be read")
    return width, height, CHANNELS[colour], packed


def unfiltered(data, length, height, channels):
    """Rows of bytes. In the file each is the difference from what its neighbours let expect."""
    rows, above = [], bytearray(length)
    for start in range(0, height * (length + 1), length + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + length])
        for at in range(length):
            left = row[at - channels] if at >= channels else 0
            corner = above[at - channels] if at >= channels else 0
            row[at] = (row[at] + expected(kind, left, above[at], corner)) & 255
        rows.append(row)
        above = row
    return rows


def expected(kind, left, up, corner):
    if kind == 4:
        return min((left, up, corner), key=lambda value: abs(left + up - corner - value))
    return (0, left, up, (left + up) // 2)[kind]


def write(rows):
    """A PNG of rows of (red, green, blue)."""
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    plain = b"".join(b"\0" + bytes(channel for pixel in row for channel in pixel) for row in rows)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(plain, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
