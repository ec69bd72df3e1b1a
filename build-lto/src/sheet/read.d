build-lto/src/sheet/read.o: src/sheet/read.c src/base/banned.h \
 src/sheet/read.h src/base/file.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/sheet/request.h \
 src/base/decimal.h src/sheet/binding.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/layout.h src/sheet/texts.h \
 src/base/intern.h src/base/hash.h src/sheet/cell.h src/sheet/sheet.h \
 src/sheet/value.h src/sheet/assembly.h src/sheet/headings.h \
 src/sheet/record.h src/sheet/file_type.h src/sheet/format.h \
 src/sheet/row_check.h src/sheet/workbook.h src/sheet/workbook_table.h
src/base/banned.h:
src/sheet/read.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/request.h:
src/base/decimal.h:
src/sheet/binding.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/layout.h:
src/sheet/texts.h:
src/base/intern.h:
src/base/hash.h:
src/sheet/cell.h:
src/sheet/sheet.h:
src/sheet/value.h:
src/sheet/assembly.h:
src/sheet/headings.h:
src/sheet/record.h:
src/sheet/file_type.h:
src/sheet/format.h:
src/sheet/row_check.h:
src/sheet/workbook.h:
src/sheet/workbook_table.h:
