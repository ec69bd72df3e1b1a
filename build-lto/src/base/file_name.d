build-lto/src/base/file_name.o: src/base/file_name.c src/base/banned.h \
 src/base/file_name.h src/base/ascii.h src/base/utf8.h src/base/arena.h \
 src/base/library.h
src/base/banned.h:
src/base/file_name.h:
src/base/ascii.h:
src/base/utf8.h:
src/base/arena.h:
src/base/library.h:
