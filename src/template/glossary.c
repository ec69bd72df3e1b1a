/*
 * What the keys and words of jobs and templates, which are English, are called in Spanish.
 */
#include <string.h>

#include "base/utf8.h"
#include "template/loader.h"

/* As utf8_fold() leaves them; of several meanings, the one whose key may stand there is taken. */
static const struct {
	const char *spanish, *english;
} words[] = {
    {"abajo", "bottom"},
    {"actividad", "activity"},
    {"alinear", "align"},
    {"alineacion", "align"},
    {"alto", "height"},
    {"altura", "height"},
    {"ancho", "width"},
    {"anchos", "widths"},
    {"ano", "year"},
    {"anterior", "previous"},
    {"archivo", "source"},
    {"arriba", "top"},
    {"asunto", "subject"},
    {"autor", "author"},
    {"avance", "progress"},
    {"barras", "bars"},
    {"borde", "border"},
    {"bordes", "border"},
    {"borrador", "draft"},
    {"cabecera", "header"},
    {"cada unidad", "each-unit"},
    {"cada-unidad", "each-unit"},
    {"cambios", "changes"},
    {"campo", "field"},
    {"cargo", "position"},
    {"carta", "letter"},
    {"celdas", "cells"},
    {"centrado", "center"},
    {"centro", "center"},
    {"codigo", "code"},
    {"columnas", "columns"},
    {"contenido", "contents"},
    {"contenido", "content"},
    {"cursiva", "italic"},
    {"decimales", "decimals"},
    {"derecha", "right"},
    {"descripcion", "description"},
    {"documentos", "documents"},
    {"encabezado", "header"},
    {"encabezado", "heading"},
    {"entrelinea", "leading"},
    {"espacio", "space"},
    {"espacio-antes", "space-before"},
    {"espacio-despues", "space-after"},
    {"estilo", "style"},
    {"estilos", "styles"},
    {"extiende", "extends"},
    {"familia", "font"},
    {"fecha", "date"},
    {"filas", "rows"},
    {"firmas", "signatures"},
    {"fondo", "background"},
    {"fragmento", "fragment"},
    {"fragmentos", "fragments"},
    {"fuente", "font"},
    {"fuente", "source"},
    {"fuentes", "fonts"},
    {"gobierno", "government"},
    {"grafica", "chart"},
    {"grafico", "chart"},
    {"grupo", "group"},
    {"horizontal", "landscape"},
    {"idioma", "language"},
    {"imagen", "image"},
    {"indice", "contents"},
    {"inicio del ano", "year-starts"},
    {"institucion", "institution"},
    {"interlineado", "leading"},
    {"izquierda", "left"},
    {"justificado", "justify"},
    {"lineas", "lines"},
    {"lista", "list"},
    {"margen", "margins"},
    {"margenes", "margins"},
    {"medio", "middle"},
    {"mes", "month"},
    {"motivo", "reason"},
    {"negrita", "bold"},
    {"ninguno", "none"},
    {"nivel", "level"},
    {"niveles", "levels"},
    {"nombre", "name"},
    {"numero", "number"},
    {"numeracion", "numbering"},
    {"orientacion", "orientation"},
    {"padre", "parent"},
    {"pagina", "page"},
    {"palabras clave", "keywords"},
    {"parrafo", "paragraph"},
    {"periodo", "period"},
    {"periodos", "periods"},
    {"pie", "footer"},
    {"pie de pagina", "footer"},
    {"plantilla", "template"},
    {"por", "per"},
    {"porcentaje", "percent"},
    {"regla", "rule"},
    {"relleno", "padding"},
    {"rol", "role"},
    {"salida", "output"},
    {"salto de pagina", "page-break"},
    {"salto-de-pagina", "page-break"},
    {"sangria", "indent"},
    {"secciones", "sections"},
    {"tabla", "table"},
    {"tablas", "tables"},
    {"tamano", "size"},
    {"texto", "text"},
    {"tipo", "kind"},
    {"titulo", "title"},
    {"titulo", "heading"},
    {"titulos", "titles"},
    {"trimestre", "quarter"},
    {"unidad", "unit"},
    {"unidades", "units"},
    {"vacio", "empty"},
    {"variante", "variant"},
    {"version", "version"},
    {"vertical", "portrait"},
};

const char *
load_in_english(struct loader *l, const char *word, const char *const *names, size_t n)
{
	size_t folded_length;
	const char *folded = utf8_fold(l->arena, word, strlen(word), &folded_length);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(words[i].spanish, folded) != 0)
			continue;
		for (size_t k = 0; k < n; k++)
			if (strcmp(names[k], words[i].english) == 0)
				return names[k];
	}
	return NULL;
}
