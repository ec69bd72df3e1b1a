build-lto/src/sheet/workbook_choice.o: src/sheet/workbook_choice.c \
 src/base/banned.h src/sheet/workbook_choice.h src/sheet/layout.h \
 src/base/arena.h src/base/place.h src/base/buf.h src/sheet/workbook.h \
 src/base/decimal.h src/base/file.h src/base/diag.h src/base/language.h \
 src/sheet/record.h src/sheet/cell.h src/base/suggest.h \
 src/sheet/vocabulary.h src/sheet/plan_column.h
src/base/banned.h:
src/sheet/workbook_choice.h:
src/sheet/layout.h:
src/base/arena.h:
src/base/place.h:
src/base/buf.h:
src/sheet/workbook.h:
src/base/decimal.h:
src/base/file.h:
src/base/diag.h:
src/base/language.h:
src/sheet/record.h:
src/sheet/cell.h:
src/base/suggest.h:
src/sheet/vocabulary.h:
src/sheet/plan_column.h:
