build-lto/src/run/import.o: src/run/import.c src/base/banned.h \
 src/run/import.h src/base/decimal.h src/base/buf.h src/base/arena.h \
 src/publish/publication.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/digest.h src/publish/lock.h src/base/file.h \
 src/publish/no_overwrite.h src/publish/portable_name.h \
 src/base/file_name.h src/sheet/currency.h src/sheet/file_type.h \
 src/sheet/read.h src/sheet/request.h src/sheet/binding.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/layout.h \
 src/sheet/texts.h src/base/intern.h src/base/hash.h src/sheet/cell.h \
 src/sheet/sheet.h src/sheet/value.h src/sheet/spreadsheet.h \
 src/sheet/workbook.h src/sheet/record.h
src/base/banned.h:
src/run/import.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/publish/publication.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/digest.h:
src/publish/lock.h:
src/base/file.h:
src/publish/no_overwrite.h:
src/publish/portable_name.h:
src/base/file_name.h:
src/sheet/currency.h:
src/sheet/file_type.h:
src/sheet/read.h:
src/sheet/request.h:
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
src/sheet/spreadsheet.h:
src/sheet/workbook.h:
src/sheet/record.h:
