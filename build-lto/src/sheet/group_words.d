build-lto/src/sheet/group_words.o: src/sheet/group_words.c \
 src/base/banned.h src/sheet/group_words.h src/sheet/layout.h \
 src/base/arena.h src/base/place.h src/base/buf.h
src/base/banned.h:
src/sheet/group_words.h:
src/sheet/layout.h:
src/base/arena.h:
src/base/place.h:
src/base/buf.h:
