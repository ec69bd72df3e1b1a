build-lto/src/dataset/periods.o: src/dataset/periods.c src/base/banned.h \
 src/dataset/periods.h src/base/arena.h src/dataset/catalogue.h \
 src/sheet/calendar.h src/sheet/plan_column.h src/sheet/vocabulary.h
src/base/banned.h:
src/dataset/periods.h:
src/base/arena.h:
src/dataset/catalogue.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/vocabulary.h:
