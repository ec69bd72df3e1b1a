build-lto/src/sheet/vocabulary.o: src/sheet/vocabulary.c \
 src/base/banned.h src/sheet/vocabulary.h src/base/arena.h \
 src/sheet/plan_column.h src/base/ascii.h src/base/utf8.h \
 src/base/library.h src/sheet/period_words.h src/sheet/synonyms.h \
 src/sheet/calendar.h
src/base/banned.h:
src/sheet/vocabulary.h:
src/base/arena.h:
src/sheet/plan_column.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/period_words.h:
src/sheet/synonyms.h:
src/sheet/calendar.h:
