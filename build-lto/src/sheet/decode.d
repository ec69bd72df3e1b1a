build-lto/src/sheet/decode.o: src/sheet/decode.c src/base/banned.h \
 src/sheet/decode.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/base/damage.h \
 src/base/utf8.h src/base/library.h
src/base/banned.h:
src/sheet/decode.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/damage.h:
src/base/utf8.h:
src/base/library.h:
