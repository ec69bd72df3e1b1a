build-lto/src/run/init_source.o: src/run/init_source.c src/base/banned.h \
 src/run/init_source.h src/base/file.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/sheet/sheet.h \
 src/sheet/cell.h src/sheet/value.h src/base/decimal.h src/base/ascii.h \
 src/base/file_name.h src/base/utf8.h src/base/library.h \
 src/sheet/columns.h src/sheet/binding.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/layout.h src/sheet/vocabulary.h \
 src/sheet/read.h src/sheet/request.h src/sheet/texts.h src/base/intern.h \
 src/base/hash.h src/sheet/workbook.h src/sheet/record.h
src/base/banned.h:
src/run/init_source.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/sheet/value.h:
src/base/decimal.h:
src/base/ascii.h:
src/base/file_name.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/columns.h:
src/sheet/binding.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/layout.h:
src/sheet/vocabulary.h:
src/sheet/read.h:
src/sheet/request.h:
src/sheet/texts.h:
src/base/intern.h:
src/base/hash.h:
src/sheet/workbook.h:
src/sheet/record.h:
