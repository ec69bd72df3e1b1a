build-lto/src/run/libxlsxwriter.o: src/run/libxlsxwriter.c \
 src/base/banned.h src/run/libxlsxwriter.h src/base/library_load.h
src/base/banned.h:
src/run/libxlsxwriter.h:
src/base/library_load.h:
