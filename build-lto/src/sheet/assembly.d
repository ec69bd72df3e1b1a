build-lto/src/sheet/assembly.o: src/sheet/assembly.c src/base/banned.h \
 src/sheet/assembly.h src/sheet/headings.h src/sheet/binding.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/cell.h src/sheet/layout.h src/sheet/record.h \
 src/sheet/request.h src/base/decimal.h src/sheet/texts.h \
 src/base/intern.h src/base/hash.h src/sheet/sheet.h src/sheet/value.h \
 src/base/damage.h src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/assembly.h:
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
src/sheet/record.h:
src/sheet/request.h:
src/base/decimal.h:
src/sheet/texts.h:
src/base/intern.h:
src/base/hash.h:
src/sheet/sheet.h:
src/sheet/value.h:
src/base/damage.h:
src/base/utf8.h:
src/base/library.h:
