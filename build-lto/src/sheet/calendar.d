build-lto/src/sheet/calendar.o: src/sheet/calendar.c src/base/banned.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/base/message.h \
 src/base/arena.h src/base/buf.h src/base/language.h
src/base/banned.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/base/message.h:
src/base/arena.h:
src/base/buf.h:
src/base/language.h:
