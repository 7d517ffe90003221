"""Finds the cells in a picture: what is brighter than its surroundings, and large enough."""

import base64
import glob

import png

REACH = 2  # pixels
SMALLEST = 40  # pixels
BACKGROUND = (24, 26, 38)
COLOURS = ((239, 98, 98), (247, 178, 80), (240, 226, 105), (128, 206, 120), (92, 190, 214), (140, 140, 240))


def handler(event, context):
    rows = smoothed([[sum(pixel) / 3 for pixel in row] for row in png.read(base64.b64decode(event["picture"]))])
    cells = [region for region in regions(rows, threshold(rows)) if len(region) >= SMALLEST]
    # A model would be put on the GPU here. This program only tells whether there is one.
    device = "a GPU" if glob.glob("/dev/nvidia[0-9]*") else "the CPU"
    print(f"{event['name']}: {len(cells)} cells, on {device}", flush=True)
    picture = png.write(coloured(rows, cells))
    return {"name": event["name"], "cells": len(cells), "picture": base64.b64encode(picture).decode()}


def smoothed(rows):
    """Each pixel becomes the median of its neighbourhood, so that noise makes no cells. Most of the time goes here."""

    def median(x, y):
        near = []
        for row in rows[max(0, y - REACH) : y + REACH + 1]:
            near += row[max(0, x - REACH) : x + REACH + 1]
        near.sort()
        return near[len(near) // 2]

    return [[median(x, y) for x in range(len(row))] for y, row in enumerate(rows)]


def threshold(rows):
    """Where dark ends and bright begins: Otsu's, which has the two differ most."""
    counts = [0] * 256
    for row in rows:
        for value in row:
            counts[int(value)] += 1
    total, weight = sum(counts), sum(value * count for value, count in enumerate(counts))
    dark, dark_weight, best, found = 0, 0, 0, 256
    for value, count in enumerate(counts):
        dark += count
        dark_weight += value * count
        if 0 < dark < total:
            difference = (weight - dark_weight) / (total - dark) - dark_weight / dark
            if dark * (total - dark) * difference**2 > best:
                best, found = dark * (total - dark) * difference**2, value + 1
    return found


def regions(rows, least):
    """Bright pixels that touch, as lists of (y, x), from the top down."""
    bright = {(y, x) for y, row in enumerate(rows) for x, value in enumerate(row) if value >= least}
    for start in sorted(bright):
        if start in bright:
            bright.remove(start)
            region = [start]
            for y, x in region:  # which grows meanwhile
                for neighbour in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                    if neighbour in bright:
                        bright.remove(neighbour)
                        region.append(neighbour)
            yield region


def coloured(rows, cells):
    pixels = [[BACKGROUND] * len(row) for row in rows]
    for number, cell in enumerate(cells):
        for y, x in cell:
            pixels[y][x] = COLOURS[number % len(COLOURS)]
    return pixels
