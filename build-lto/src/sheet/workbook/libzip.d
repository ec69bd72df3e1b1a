build-lto/src/sheet/workbook/libzip.o: src/sheet/workbook/libzip.c \
 src/base/banned.h src/sheet/workbook/libzip.h src/base/library_load.h
src/base/banned.h:
src/sheet/workbook/libzip.h:
src/base/library_load.h:
