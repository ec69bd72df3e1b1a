build-lto/src/pdf/outlet.o: src/pdf/outlet.c src/base/banned.h \
 src/pdf/outlet.h src/base/buf.h src/base/arena.h src/base/library.h \
 src/pdf/output.h src/base/digest.h
src/base/banned.h:
src/pdf/outlet.h:
src/base/buf.h:
src/base/arena.h:
src/base/library.h:
src/pdf/output.h:
src/base/digest.h:
