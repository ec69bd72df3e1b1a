build-lto/src/sheet/separator.o: src/sheet/separator.c src/base/banned.h \
 src/sheet/separator.h src/sheet/binding.h src/base/arena.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/csv.h \
 src/sheet/decode.h src/base/file.h src/sheet/record.h src/sheet/cell.h \
 src/sheet/headings.h src/sheet/layout.h
src/base/banned.h:
src/sheet/separator.h:
src/sheet/binding.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/csv.h:
src/sheet/decode.h:
src/base/file.h:
src/sheet/record.h:
src/sheet/cell.h:
src/sheet/headings.h:
src/sheet/layout.h:
