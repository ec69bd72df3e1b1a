build-lto/src/pdf/pdf.o: src/pdf/pdf.c src/base/banned.h src/pdf/pdf.h \
 src/base/library.h src/layout/pages.h src/layout/document.h \
 src/base/image.h src/base/arena.h src/base/diag.h src/base/language.h \
 src/base/place.h src/base/buf.h src/base/file.h src/base/style.h \
 src/base/numeral.h src/layout/chart/chart.h src/base/decimal.h \
 src/layout/metrics.h src/pdf/options.h src/pdf/output.h \
 src/base/digest.h src/text/fonts.h src/base/input_file.h \
 src/base/intern.h src/base/hash.h src/pdf/attach.h src/pdf/objects.h \
 src/pdf/shared_streams.h src/pdf/writer.h src/pdf/numeral.h \
 src/pdf/outlet.h src/pdf/pack_queue.h src/pdf/content.h src/pdf/font.h \
 src/pdf/image.h src/pdf/structure.h src/pdf/deflater.h \
 src/pdf/metadata.h src/pdf/outline.h src/pdf/syntax.h
src/base/banned.h:
src/pdf/pdf.h:
src/base/library.h:
src/layout/pages.h:
src/layout/document.h:
src/base/image.h:
src/base/arena.h:
src/base/diag.h:
src/base/language.h:
src/base/place.h:
src/base/buf.h:
src/base/file.h:
src/base/style.h:
src/base/numeral.h:
src/layout/chart/chart.h:
src/base/decimal.h:
src/layout/metrics.h:
src/pdf/options.h:
src/pdf/output.h:
src/base/digest.h:
src/text/fonts.h:
src/base/input_file.h:
src/base/intern.h:
src/base/hash.h:
src/pdf/attach.h:
src/pdf/objects.h:
src/pdf/shared_streams.h:
src/pdf/writer.h:
src/pdf/numeral.h:
src/pdf/outlet.h:
src/pdf/pack_queue.h:
src/pdf/content.h:
src/pdf/font.h:
src/pdf/image.h:
src/pdf/structure.h:
src/pdf/deflater.h:
src/pdf/metadata.h:
src/pdf/outline.h:
src/pdf/syntax.h:
