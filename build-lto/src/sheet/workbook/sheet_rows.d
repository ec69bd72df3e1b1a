build-lto/src/sheet/workbook/sheet_rows.o: \
 src/sheet/workbook/sheet_rows.c src/base/banned.h \
 src/sheet/workbook/sheet_rows.h src/base/buf.h src/base/arena.h \
 src/sheet/workbook.h src/base/decimal.h src/base/file.h src/base/diag.h \
 src/base/language.h src/base/place.h src/sheet/record.h src/sheet/cell.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/workbook/sheet_rows.h:
src/base/buf.h:
src/base/arena.h:
src/sheet/workbook.h:
src/base/decimal.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/record.h:
src/sheet/cell.h:
src/base/utf8.h:
src/base/library.h:
