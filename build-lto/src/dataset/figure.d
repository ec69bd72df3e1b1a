build-lto/src/dataset/figure.o: src/dataset/figure.c src/base/banned.h \
 src/dataset/figure.h src/dataset/cell.h src/base/arena.h src/base/buf.h \
 src/base/decimal.h src/dataset/catalogue.h src/plan/rollup.h \
 src/plan/plan.h src/sheet/calendar.h src/sheet/plan_column.h \
 src/sheet/sheet.h src/sheet/cell.h src/base/diag.h src/base/language.h \
 src/base/place.h src/sheet/value.h src/sheet/vocabulary.h
src/base/banned.h:
src/dataset/figure.h:
src/dataset/cell.h:
src/base/arena.h:
src/base/buf.h:
src/base/decimal.h:
src/dataset/catalogue.h:
src/plan/rollup.h:
src/plan/plan.h:
src/sheet/calendar.h:
src/sheet/plan_column.h:
src/sheet/sheet.h:
src/sheet/cell.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/sheet/value.h:
src/sheet/vocabulary.h:
