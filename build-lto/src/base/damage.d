build-lto/src/base/damage.o: src/base/damage.c src/base/banned.h \
 src/base/damage.h src/base/ascii.h src/base/utf8.h src/base/arena.h \
 src/base/library.h
src/base/banned.h:
src/base/damage.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/arena.h:
src/base/library.h:
