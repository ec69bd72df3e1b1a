build-lto/src/sheet/workbook/xlsx_styles.o: \
 src/sheet/workbook/xlsx_styles.c src/base/banned.h \
 src/sheet/workbook/xlsx_styles.h src/sheet/workbook/number_format.h \
 src/base/arena.h src/base/buf.h src/base/decimal.h \
 src/sheet/workbook/moment.h src/sheet/workbook/digits.h \
 src/sheet/workbook/xml.h src/sheet/workbook.h src/base/file.h \
 src/base/diag.h src/base/language.h src/base/place.h src/sheet/record.h \
 src/sheet/cell.h
src/base/banned.h:
src/sheet/workbook/xlsx_styles.h:
src/sheet/workbook/number_format.h:
src/base/arena.h:
src/base/buf.h:
src/base/decimal.h:
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
src/sheet/workbook/xml.h:
src/sheet/workbook.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/record.h:
src/sheet/cell.h:
