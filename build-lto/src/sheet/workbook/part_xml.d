build-lto/src/sheet/workbook/part_xml.o: src/sheet/workbook/part_xml.c \
 src/base/banned.h src/sheet/workbook/part_xml.h \
 src/sheet/workbook/archive.h src/sheet/workbook.h src/base/decimal.h \
 src/base/buf.h src/base/arena.h src/base/file.h src/base/diag.h \
 src/base/language.h src/base/place.h src/sheet/record.h src/sheet/cell.h \
 src/sheet/workbook/xml.h
src/base/banned.h:
src/sheet/workbook/part_xml.h:
src/sheet/workbook/archive.h:
src/sheet/workbook.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/record.h:
src/sheet/cell.h:
src/sheet/workbook/xml.h:
