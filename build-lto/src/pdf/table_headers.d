build-lto/src/pdf/table_headers.o: src/pdf/table_headers.c \
 src/base/banned.h src/pdf/table_headers.h src/base/arena.h \
 src/base/buf.h
src/base/banned.h:
src/pdf/table_headers.h:
src/base/arena.h:
src/base/buf.h:
