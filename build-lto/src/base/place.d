build-lto/src/base/place.o: src/base/place.c src/base/banned.h \
 src/base/place.h src/base/arena.h src/base/buf.h
src/base/banned.h:
src/base/place.h:
src/base/arena.h:
src/base/buf.h:
