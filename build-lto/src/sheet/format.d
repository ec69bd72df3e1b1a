build-lto/src/sheet/format.o: src/sheet/format.c src/base/banned.h \
 src/sheet/format.h src/base/file.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/sheet/binding.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/record.h \
 src/sheet/cell.h src/sheet/file_type.h
src/base/banned.h:
src/sheet/format.h:
src/base/file.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/binding.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/record.h:
src/sheet/cell.h:
src/sheet/file_type.h:
