build-lto/src/sheet/columns.o: src/sheet/columns.c src/base/banned.h \
 src/sheet/columns.h src/sheet/binding.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/layout.h src/sheet/sheet.h \
 src/sheet/cell.h src/sheet/value.h src/base/decimal.h \
 src/sheet/vocabulary.h src/base/suggest.h src/base/utf8.h \
 src/base/library.h src/sheet/headings.h
src/base/banned.h:
src/sheet/columns.h:
src/sheet/binding.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/layout.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/vocabulary.h:
src/base/suggest.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/headings.h:
