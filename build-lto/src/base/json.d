build-lto/src/base/json.o: src/base/json.c src/base/banned.h \
 src/base/json.h src/base/buf.h src/base/arena.h src/base/utf8.h \
 src/base/library.h
src/base/banned.h:
src/base/json.h:
src/base/buf.h:
src/base/arena.h:
src/base/utf8.h:
src/base/library.h:
