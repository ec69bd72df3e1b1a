build-lto/src/sheet/csv_scan.o: src/sheet/csv_scan.c src/base/banned.h \
 src/sheet/csv_scan.h
src/base/banned.h:
src/sheet/csv_scan.h:
