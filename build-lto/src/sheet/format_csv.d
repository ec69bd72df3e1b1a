build-lto/src/sheet/format_csv.o: src/sheet/format_csv.c \
 src/base/banned.h src/base/utf8.h src/base/arena.h src/base/library.h \
 src/sheet/csv.h src/sheet/decode.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/sheet/record.h \
 src/sheet/cell.h src/sheet/file_type.h src/sheet/format.h \
 src/sheet/binding.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/separator.h
src/base/banned.h:
src/base/utf8.h:
src/base/arena.h:
src/base/library.h:
src/sheet/csv.h:
src/sheet/decode.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/sheet/record.h:
src/sheet/cell.h:
src/sheet/file_type.h:
src/sheet/format.h:
src/sheet/binding.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/separator.h:
