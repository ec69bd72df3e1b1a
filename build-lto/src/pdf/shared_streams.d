build-lto/src/pdf/shared_streams.o: src/pdf/shared_streams.c \
 src/base/banned.h src/pdf/shared_streams.h src/base/intern.h \
 src/base/hash.h src/base/arena.h
src/base/banned.h:
src/pdf/shared_streams.h:
src/base/intern.h:
src/base/hash.h:
src/base/arena.h:
