build-lto/src/sheet/binding.o: src/sheet/binding.c src/base/banned.h \
 src/sheet/binding.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/sheet/calendar.h \
 src/sheet/plan_column.h src/sheet/vocabulary.h
src/base/banned.h:
src/sheet/binding.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/vocabulary.h:
