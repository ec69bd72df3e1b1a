build-lto/src/prose/libcmark.o: src/prose/libcmark.c src/base/banned.h \
 src/prose/libcmark.h src/base/library_load.h
src/base/banned.h:
src/prose/libcmark.h:
src/base/library_load.h:
