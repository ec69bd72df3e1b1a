build-lto/src/pdf/libqpdf.o: src/pdf/libqpdf.c src/base/banned.h \
 src/pdf/libqpdf.h src/base/library_load.h
src/base/banned.h:
src/pdf/libqpdf.h:
src/base/library_load.h:
