build-lto/src/sheet/row_check.o: src/sheet/row_check.c src/base/banned.h \
 src/sheet/row_check.h src/sheet/assembly.h src/sheet/headings.h \
 src/sheet/binding.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/cell.h src/sheet/layout.h \
 src/sheet/record.h src/sheet/request.h src/base/decimal.h \
 src/sheet/texts.h src/base/intern.h src/base/hash.h src/sheet/sheet.h \
 src/sheet/value.h src/sheet/columns.h src/sheet/vocabulary.h \
 src/sheet/doubt.h
src/base/banned.h:
src/sheet/row_check.h:
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
src/sheet/columns.h:
src/sheet/vocabulary.h:
src/sheet/doubt.h:
