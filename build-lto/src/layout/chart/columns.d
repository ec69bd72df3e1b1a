build-lto/src/layout/chart/columns.o: src/layout/chart/columns.c \
 src/base/banned.h src/layout/chart/columns.h src/layout/chart/plot.h \
 src/layout/chart/axis.h src/base/decimal.h src/base/buf.h \
 src/base/arena.h src/base/style.h src/base/diag.h src/base/language.h \
 src/base/place.h src/layout/chart/chart.h src/layout/metrics.h \
 src/layout/chart/drawing.h src/layout/lines.h src/layout/page.h \
 src/base/hash.h src/layout/pages.h src/layout/document.h \
 src/base/image.h src/base/file.h src/base/library.h src/base/numeral.h \
 src/layout/chart/legend.h
src/base/banned.h:
src/layout/chart/columns.h:
src/layout/chart/plot.h:
src/layout/chart/axis.h:
src/base/decimal.h:
src/base/buf.h:
src/base/arena.h:
src/base/style.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/layout/chart/chart.h:
src/layout/metrics.h:
src/layout/chart/drawing.h:
src/layout/lines.h:
src/layout/page.h:
src/base/hash.h:
src/layout/pages.h:
src/layout/document.h:
src/base/image.h:
src/base/file.h:
src/base/library.h:
src/base/numeral.h:
src/layout/chart/legend.h:
