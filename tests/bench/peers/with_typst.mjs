// The pages by Typst, of its package for Node: node with_typst.mjs DOCUMENT.TSV OUT.PDF
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../..");
const installed = createRequire(join(root, "build/bench/peers/"));
const { NodeCompiler } = installed("@myriaddreamin/typst-ts-node-compiler");

const [source, out] = process.argv.slice(2);
const text = readFileSync(source, "utf8");
const fonts = text.match(/^fonts\t(.*)$/m)[1];
const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontPaths: [fonts] }] });
const template = readFileSync(join(here, "pages.typ"), "utf8");
const main = `#let source = ${JSON.stringify(resolve(source))}\n${template}`;
writeFileSync(out, compiler.pdf({ mainFileContent: main }));
