build-lto/src/sheet/workbook/ods.o: src/sheet/workbook/ods.c \
 src/base/banned.h src/sheet/workbook/ods.h src/sheet/workbook/archive.h \
 src/sheet/workbook.h src/base/decimal.h src/base/buf.h src/base/arena.h \
 src/base/file.h src/base/diag.h src/base/language.h src/base/place.h \
 src/sheet/record.h src/sheet/cell.h src/sheet/workbook/sheet_rows.h \
 src/sheet/workbook/xml.h src/base/utf8.h src/base/library.h \
 src/sheet/workbook/odf_name.h src/sheet/workbook/ods_cell.h \
 src/sheet/workbook/formats.h src/sheet/workbook/number_format.h \
 src/sheet/workbook/moment.h src/sheet/workbook/digits.h \
 src/sheet/workbook/ods_styles.h src/base/intern.h src/base/hash.h \
 src/sheet/workbook/part_xml.h src/sheet/workbook/refusal.h
src/base/banned.h:
src/sheet/workbook/ods.h:
src/sheet/workbook/archive.h:
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
src/sheet/workbook/sheet_rows.h:
src/sheet/workbook/xml.h:
src/base/utf8.h:
src/base/library.h:
src/sheet/workbook/odf_name.h:
src/sheet/workbook/ods_cell.h:
src/sheet/workbook/formats.h:
src/sheet/workbook/number_format.h:
src/sheet/workbook/moment.h:
src/sheet/workbook/digits.h:
src/sheet/workbook/ods_styles.h:
src/base/intern.h:
src/base/hash.h:
src/sheet/workbook/part_xml.h:
src/sheet/workbook/refusal.h:
