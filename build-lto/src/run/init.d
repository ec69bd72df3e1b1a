build-lto/src/run/init.o: src/run/init.c src/base/banned.h \
 src/run/init.h src/base/language.h src/publish/publication.h \
 src/base/arena.h src/base/diag.h src/base/place.h src/base/buf.h \
 src/base/digest.h src/publish/lock.h src/base/file.h \
 src/base/file_name.h src/publish/no_overwrite.h src/run/init_source.h \
 src/sheet/sheet.h src/sheet/cell.h src/sheet/value.h src/base/decimal.h \
 src/sheet/columns.h src/sheet/binding.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/layout.h src/sheet/vocabulary.h \
 src/sheet/read.h src/sheet/request.h src/sheet/texts.h src/base/intern.h \
 src/base/hash.h
src/base/banned.h:
src/run/init.h:
src/base/language.h:
src/publish/publication.h:
src/base/arena.h:
src/base/diag.h:
src/base/place.h:
src/base/buf.h:
src/base/digest.h:
src/publish/lock.h:
src/base/file.h:
src/base/file_name.h:
src/publish/no_overwrite.h:
src/run/init_source.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/sheet/value.h:
src/base/decimal.h:
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
