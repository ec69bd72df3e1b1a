build-lto/src/sheet/workbook/archive.o: src/sheet/workbook/archive.c \
 src/base/banned.h src/sheet/workbook/archive.h src/sheet/workbook.h \
 src/base/decimal.h src/base/buf.h src/base/arena.h src/base/file.h \
 src/base/diag.h src/base/language.h src/base/place.h src/sheet/record.h \
 src/sheet/cell.h src/sheet/workbook/libzip.h \
 src/sheet/workbook/refusal.h
src/base/banned.h:
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
src/sheet/workbook/libzip.h:
src/sheet/workbook/refusal.h:
