build-lto/src/layout/furniture.o: src/layout/furniture.c \
 src/base/banned.h src/layout/furniture.h src/layout/page.h \
 src/base/hash.h src/base/arena.h src/layout/pages.h \
 src/layout/document.h src/base/image.h src/base/diag.h \
 src/base/language.h src/base/place.h src/base/buf.h src/base/file.h \
 src/base/library.h src/base/style.h src/base/numeral.h \
 src/layout/chart/chart.h src/base/decimal.h src/layout/metrics.h \
 src/layout/table/emit.h src/layout/table/fragment.h \
 src/layout/table/grid.h src/layout/chart/drawing.h src/layout/lines.h \
 src/layout/text.h src/layout/table/measure.h
src/base/banned.h:
src/layout/furniture.h:
src/layout/page.h:
src/base/hash.h:
src/base/arena.h:
src/layout/pages.h:
src/layout/document.h:
src/base/image.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/library.h:
src/base/style.h:
src/base/numeral.h:
src/layout/chart/chart.h:
src/base/decimal.h:
src/layout/metrics.h:
src/layout/table/emit.h:
src/layout/table/fragment.h:
src/layout/table/grid.h:
src/layout/chart/drawing.h:
src/layout/lines.h:
src/layout/text.h:
src/layout/table/measure.h:
