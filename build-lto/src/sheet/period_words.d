build-lto/src/sheet/period_words.o: src/sheet/period_words.c \
 src/base/banned.h src/sheet/period_words.h src/sheet/plan_column.h \
 src/base/ascii.h src/sheet/synonyms.h src/sheet/calendar.h
src/base/banned.h:
src/sheet/period_words.h:
src/sheet/plan_column.h:
src/base/ascii.h:
src/sheet/synonyms.h:
src/sheet/calendar.h:
