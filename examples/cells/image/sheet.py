"""Puts pictures onto one sheet, and shows it in the log as far as letters can."""

import base64

import png

IN_A_ROW = 3
MARGIN = 4
PAPER = (255, 255, 255)


def handler(event, context):
    sheet = arranged([png.read(base64.b64decode(picture)) for picture in event["pictures"]])
    for line in sheet[::16]:
        print("".join(letter(pixel) for pixel in line[::8]), flush=True)
    return {"sheet": "data:image/png;base64," + base64.b64encode(png.write(sheet)).decode()}


def arranged(pictures):
    width = MARGIN + max(len(picture[0]) for picture in pictures)
    height = MARGIN + max(len(picture) for picture in pictures)
    down = -(-len(pictures) // IN_A_ROW)
    sheet = [[PAPER] * (MARGIN + width * IN_A_ROW) for _ in range(MARGIN + height * down)]
    for number, picture in enumerate(pictures):
        left, top = MARGIN + width * (number % IN_A_ROW), MARGIN + height * (number // IN_A_ROW)
        for y, row in enumerate(picture):
            sheet[top + y][left : left + len(row)] = row
    return sheet


def letter(pixel):
    return " " if pixel == PAPER else "#" if sum(pixel) > 300 else "."
