build-lto/src/sheet/workbook_table.o: src/sheet/workbook_table.c \
 src/base/banned.h src/sheet/workbook_table.h src/base/file.h \
 src/base/arena.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/buf.h src/sheet/assembly.h src/sheet/headings.h \
 src/sheet/binding.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/cell.h src/sheet/layout.h src/sheet/record.h \
 src/sheet/request.h src/base/decimal.h src/sheet/texts.h \
 src/base/intern.h src/base/hash.h src/sheet/sheet.h src/sheet/value.h \
 src/sheet/table_breaks.h src/sheet/table_head.h src/sheet/workbook.h \
 src/sheet/vocabulary.h src/sheet/workbook_choice.h
src/base/banned.h:
src/sheet/workbook_table.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/assembly.h:
src/sheet/headings.h:
src/sheet/binding.h:
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
src/sheet/table_breaks.h:
src/sheet/table_head.h:
src/sheet/workbook.h:
src/sheet/vocabulary.h:
src/sheet/workbook_choice.h:
