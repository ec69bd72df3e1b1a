build-lto/src/sheet/period_text.o: src/sheet/period_text.c \
 src/base/banned.h src/sheet/period_text.h src/sheet/plan_column.h \
 src/base/ascii.h src/sheet/period_words.h src/sheet/vocabulary.h \
 src/base/arena.h
src/base/banned.h:
src/sheet/period_text.h:
src/sheet/plan_column.h:
src/base/ascii.h:
src/sheet/period_words.h:
src/sheet/vocabulary.h:
src/base/arena.h:
