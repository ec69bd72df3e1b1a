build-lto/src/sheet/spreadsheet.o: src/sheet/spreadsheet.c \
 src/base/banned.h src/sheet/spreadsheet.h src/base/buf.h \
 src/base/arena.h src/base/decimal.h src/sheet/sheet.h src/sheet/cell.h \
 src/base/diag.h src/base/language.h src/base/place.h src/sheet/value.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/spreadsheet.h:
src/base/buf.h:
src/base/arena.h:
src/base/decimal.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/value.h:
src/base/utf8.h:
src/base/library.h:
