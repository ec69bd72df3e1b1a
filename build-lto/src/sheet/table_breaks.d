build-lto/src/sheet/table_breaks.o: src/sheet/table_breaks.c \
 src/base/banned.h src/sheet/table_breaks.h src/sheet/headings.h \
 src/sheet/binding.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/cell.h src/sheet/layout.h \
 src/sheet/sheet.h src/sheet/value.h src/base/decimal.h \
 src/sheet/table_head.h src/sheet/workbook.h src/base/file.h \
 src/sheet/record.h src/sheet/vocabulary.h
src/base/banned.h:
src/sheet/table_breaks.h:
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
src/sheet/sheet.h:
src/sheet/value.h:
src/base/decimal.h:
src/sheet/table_head.h:
src/sheet/workbook.h:
src/base/file.h:
src/sheet/record.h:
src/sheet/vocabulary.h:
