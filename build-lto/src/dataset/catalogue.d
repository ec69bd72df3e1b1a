build-lto/src/dataset/catalogue.o: src/dataset/catalogue.c \
 src/base/banned.h src/dataset/catalogue.h src/base/utf8.h \
 src/base/arena.h src/base/library.h
src/base/banned.h:
src/dataset/catalogue.h:
src/base/utf8.h:
src/base/arena.h:
src/base/library.h:
