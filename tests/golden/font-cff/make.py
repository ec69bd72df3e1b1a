#!/usr/bin/env python3
"""Makes the fonts of the tests, whose outlines are CFF: every letter is a box, and no two are as wide.

    python3 tests/golden/font-cff/make.py

boxes.otf calls its glyphs by names; boxes-cid.otf by numbers (CIDs) that are not their places.  Needs
python3-fonttools, in the version that wrote the files: with another, they may come out otherwise.
"""

import pathlib

from fontTools import cffLib
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

HERE = pathlib.Path(__file__).resolve().parent
CHARACTERS = ([chr(code) for code in range(0x21, 0x7F)] +
              list("\u00a0¡«°ª·º»¿ÁÉÍÑÓÚÜáéíñóúü×–—‘’“”•…"))
CID_STEP = 3  # between the CIDs of neighbours
CID_FIRST = 40


def box(width, height):
    pen = T2CharStringPen(width, None)
    pen.moveTo((40, 0))
    for point in ((40, height), (width - 40, height), (width - 40, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.getCharString()


def width_of(character):
    return 300 + ord(character) * 37 % 397 if character.strip() else 250


def number_glyphs(font):
    """As fonts of many thousand glyphs have it: by CIDs, in one group."""
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    private = top.Private
    group = cffLib.FontDict()
    group.FontName, group.Private = "Boxes", private
    groups = cffLib.FDArrayIndex()
    groups.strings, groups.file = None, None
    groups.append(group)
    select = cffLib.FDSelect()
    select.gidArray, select.format = [0] * len(top.charset), 3
    order = [".notdef"] + [f"cid{CID_FIRST + CID_STEP * i:05d}" for i in range(1, len(top.charset))]
    strings = top.CharStrings
    old = dict(zip(top.charset, order))
    strings.charStrings = {old[name]: index for name, index in strings.charStrings.items()}
    strings.fdArray, strings.fdSelect = groups, select
    top.charset = order
    top.rawDict.pop("Private", None)
    del top.Private
    top.order = cffLib.buildOrder(cffLib.topDictOperators)
    ros = cffLib.TopDict()
    ros.order = top.order
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), CID_FIRST + CID_STEP * len(order)
    top.FDArray, top.FDSelect = groups, select
    font.setGlyphOrder(order)
    return old


def make(path, with_cids):
    names = {" ": "space", **{character: f"uni{ord(character):04X}" for character in CHARACTERS}}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    widths = {".notdef": 500, **{name: width_of(character) for character, name in names.items()}}
    heights = {name: 500 if character.islower() else 700 for character, name in names.items()}
    empty = T2CharStringPen(250, None).getCharString()
    outlines = {name: box(widths[name], heights.get(name, 700)) for name in order}
    outlines["space"] = outlines["uni00A0"] = empty
    name = "BoxesCID" if with_cids else "Boxes"
    builder.setupCFF(name, {"FullName": name}, outlines, {"BlueValues": []})
    builder.setupHorizontalMetrics({glyph: (width, 40) for glyph, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=0,
                     sxHeight=500, sCapHeight=700)
    builder.setupPost(keepGlyphNames=False)
    builder.addOpenTypeFeatures("feature kern { pos uni0041 uni0056 -80; } kern;")
    font = builder.font
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    if with_cids:
        old = number_glyphs(font)
        for table in font["cmap"].tables:
            table.cmap = {code: old[glyph] for code, glyph in table.cmap.items()}
        font["hmtx"].metrics = {old[glyph]: metric for glyph, metric in font["hmtx"].metrics.items()}
        del font["GPOS"]
    font.save(path)


make(HERE / "boxes.otf", False)
make(HERE / "boxes-cid.otf", True)
