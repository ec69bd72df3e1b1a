build-lto/src/run/form_csv.o: src/run/form_csv.c src/base/banned.h \
 src/run/form_csv.h src/base/file.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/run/form_table.h \
 src/sheet/cell.h src/sheet/value.h src/base/decimal.h \
 src/sheet/spreadsheet.h src/sheet/sheet.h
src/base/banned.h:
src/run/form_csv.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/run/form_table.h:
src/sheet/cell.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/spreadsheet.h:
src/sheet/sheet.h:
