build-lto/src/run/form_xlsx.o: src/run/form_xlsx.c src/base/banned.h \
 src/run/form_xlsx.h src/base/diag.h src/base/language.h src/base/place.h \
 src/base/arena.h src/base/buf.h src/base/file.h src/run/form_table.h \
 src/sheet/cell.h src/sheet/value.h src/base/decimal.h src/base/io.h \
 src/base/utf8.h src/base/library.h src/run/form_size.h \
 src/run/libxlsxwriter.h
src/base/banned.h:
src/run/form_xlsx.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/arena.h:
src/base/buf.h:
src/base/file.h:
src/run/form_table.h:
src/sheet/cell.h:
src/sheet/value.h:
src/base/decimal.h:
src/base/io.h:
src/base/utf8.h:
src/base/library.h:
src/run/form_size.h:
src/run/libxlsxwriter.h:
