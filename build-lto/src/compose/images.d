build-lto/src/compose/images.o: src/compose/images.c src/base/banned.h \
 src/compose/images.h src/base/image.h src/base/arena.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/base/file.h \
 src/base/library.h src/base/style.h src/base/input_file.h \
 src/base/digest.h src/base/intern.h src/base/hash.h
src/base/banned.h:
src/compose/images.h:
src/base/image.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/library.h:
src/base/style.h:
src/base/input_file.h:
src/base/digest.h:
src/base/intern.h:
src/base/hash.h:
