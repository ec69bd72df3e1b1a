build-lto/src/pdf/metadata.o: src/pdf/metadata.c src/base/banned.h \
 src/pdf/metadata.h src/base/buf.h src/base/arena.h src/pdf/options.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/file.h \
 src/pdf/output.h src/base/digest.h src/base/plain.h src/base/utf8.h \
 src/base/library.h src/pdf/syntax.h
src/base/banned.h:
src/pdf/metadata.h:
src/base/buf.h:
src/base/arena.h:
src/pdf/options.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/file.h:
src/pdf/output.h:
src/base/digest.h:
src/base/plain.h:
src/base/utf8.h:
src/base/library.h:
src/pdf/syntax.h:
