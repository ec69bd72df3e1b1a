build-lto/src/plan/cut.o: src/plan/cut.c src/base/banned.h src/plan/cut.h \
 src/sheet/calendar.h src/sheet/plan_column.h
src/base/banned.h:
src/plan/cut.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
