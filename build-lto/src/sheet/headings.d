build-lto/src/sheet/headings.o: src/sheet/headings.c src/base/banned.h \
 src/sheet/headings.h src/sheet/binding.h src/base/arena.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/cell.h \
 src/sheet/layout.h src/base/suggest.h src/sheet/vocabulary.h
src/base/banned.h:
src/sheet/headings.h:
src/sheet/binding.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/cell.h:
src/sheet/layout.h:
src/base/suggest.h:
src/sheet/vocabulary.h:
