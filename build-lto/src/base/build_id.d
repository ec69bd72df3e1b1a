build-lto/src/base/build_id.o: src/base/build_id.c src/base/banned.h \
 src/base/build_id.h
src/base/banned.h:
src/base/build_id.h:
