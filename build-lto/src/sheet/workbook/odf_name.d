build-lto/src/sheet/workbook/odf_name.o: src/sheet/workbook/odf_name.c \
 src/base/banned.h src/sheet/workbook/odf_name.h src/sheet/workbook/xml.h \
 src/sheet/workbook.h src/base/decimal.h src/base/buf.h src/base/arena.h \
 src/base/file.h src/base/diag.h src/base/language.h src/base/place.h \
 src/sheet/record.h src/sheet/cell.h
src/base/banned.h:
src/sheet/workbook/odf_name.h:
src/sheet/workbook/xml.h:
src/sheet/workbook.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/record.h:
src/sheet/cell.h:
