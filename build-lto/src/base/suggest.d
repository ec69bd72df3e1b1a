build-lto/src/base/suggest.o: src/base/suggest.c src/base/banned.h \
 src/base/suggest.h src/base/arena.h src/base/language.h
src/base/banned.h:
src/base/suggest.h:
src/base/arena.h:
src/base/language.h:
