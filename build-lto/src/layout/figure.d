build-lto/src/layout/figure.o: src/layout/figure.c src/base/banned.h \
 src/layout/figure.h src/layout/page.h src/base/hash.h src/base/arena.h \
 src/layout/pages.h src/layout/document.h src/base/image.h \
 src/base/diag.h src/base/language.h src/base/place.h src/base/buf.h \
 src/base/file.h src/base/library.h src/base/style.h src/base/numeral.h \
 src/layout/chart/chart.h src/base/decimal.h src/layout/metrics.h \
 src/layout/chart/spark.h src/layout/chart/drawing.h src/layout/lines.h
src/base/banned.h:
src/layout/figure.h:
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
src/layout/chart/spark.h:
src/layout/chart/drawing.h:
src/layout/lines.h:
