build-lto/src/sheet/synonyms.o: src/sheet/synonyms.c src/base/banned.h \
 src/sheet/synonyms.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/plan_headings.h
src/base/banned.h:
src/sheet/synonyms.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/plan_headings.h:
