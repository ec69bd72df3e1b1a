build-lto/src/publish/portable_name.o: src/publish/portable_name.c \
 src/base/banned.h src/publish/portable_name.h src/base/arena.h \
 src/base/file_name.h src/base/buf.h src/base/language.h src/base/utf8.h \
 src/base/library.h
src/base/banned.h:
src/publish/portable_name.h:
src/base/arena.h:
src/base/file_name.h:
src/base/buf.h:
src/base/language.h:
src/base/utf8.h:
src/base/library.h:
