build-lto/src/sheet/layout.o: src/sheet/layout.c src/base/banned.h \
 src/sheet/layout.h src/base/arena.h src/base/place.h src/base/buf.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/layout.h:
src/base/arena.h:
src/base/place.h:
src/base/buf.h:
src/base/utf8.h:
src/base/library.h:
