build-lto/src/pdf/structure.o: src/pdf/structure.c src/base/banned.h \
 src/pdf/structure.h src/layout/pages.h src/layout/document.h \
 src/base/image.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/base/library.h \
 src/base/style.h src/base/numeral.h src/layout/chart/chart.h \
 src/base/decimal.h src/layout/metrics.h src/pdf/objects.h \
 src/pdf/output.h src/base/digest.h src/pdf/shared_streams.h \
 src/base/intern.h src/base/hash.h src/pdf/writer.h src/pdf/numeral.h \
 src/pdf/outlet.h src/pdf/pack_queue.h src/pdf/elements.h \
 src/pdf/table_headers.h src/pdf/syntax.h src/pdf/tree.h
src/base/banned.h:
src/pdf/structure.h:
src/layout/pages.h:
src/layout/document.h:
src/base/image.h:
src/base/arena.h:
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
src/pdf/objects.h:
src/pdf/output.h:
src/base/digest.h:
src/pdf/shared_streams.h:
src/base/intern.h:
src/base/hash.h:
src/pdf/writer.h:
src/pdf/numeral.h:
src/pdf/outlet.h:
src/pdf/pack_queue.h:
src/pdf/elements.h:
src/pdf/table_headers.h:
src/pdf/syntax.h:
src/pdf/tree.h:
