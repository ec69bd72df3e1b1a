build-lto/src/sheet/workbook/ods_styles.o: \
 src/sheet/workbook/ods_styles.c src/base/banned.h \
 src/sheet/workbook/ods_styles.h src/base/intern.h src/base/hash.h \
 src/base/arena.h src/sheet/workbook/number_format.h src/base/buf.h \
 src/base/decimal.h src/sheet/workbook/moment.h \
 src/sheet/workbook/digits.h src/sheet/workbook/xml.h \
 src/sheet/workbook.h src/base/file.h src/base/diag.h src/base/language.h \
 src/base/place.h src/sheet/record.h src/sheet/cell.h src/base/ascii.h \
 src/base/utf8.h src/base/library.h src/sheet/currency.h \
 src/sheet/workbook/format_code.h src/sheet/workbook/odf_name.h
src/base/banned.h:
src/sheet/workbook/ods_styles.h:
src/base/intern.h:
src/base/hash.h:
src/base/arena.h:
src/sheet/workbook/number_format.h:
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
src/base/ascii.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/currency.h:
src/sheet/workbook/format_code.h:
src/sheet/workbook/odf_name.h:
