build-lto/src/sheet/csv.o: src/sheet/csv.c src/base/banned.h \
 src/sheet/csv.h src/sheet/decode.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/base/file.h \
 src/sheet/record.h src/sheet/cell.h src/base/utf8.h src/base/library.h \
 src/sheet/csv_scan.h
src/base/banned.h:
src/sheet/csv.h:
src/sheet/decode.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/sheet/record.h:
src/sheet/cell.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/csv_scan.h:
